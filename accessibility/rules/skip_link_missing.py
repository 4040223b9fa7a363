"""A page with blocks before its content and no link that leads past them.

ACT rule ye5d6e; one of the ways to satisfy 2.4.1, and no duty by itself.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin

from bs4 import Tag
from bs4.element import NavigableString

from accessibility.controls import acts_by_script, is_focused_before
from accessibility.document import attribute
from accessibility.findings import Impact, Text
from accessibility.leading_blocks import Blocks
from accessibility.rules import Broken, Doubt, HtmlPage, rule

_SKIPPING = re.compile(
    r"zum inhalt|hauptinhalt|überspringen|springe|\bskip\b|\bjump\b|(?:main|to) content",
    re.IGNORECASE,
)


@rule(
    impact=Impact.MINOR,
    applies_to="nav, aside, header, ul, ol, [role]",
    act_rules=("ye5d6e",),
    title=Text(de="Kein Sprunglink zum Inhalt", en="No skip link to the content"),
    why=Text(
        de="Wer nur die Tastatur benutzt, muss auf jeder Seite erst durch alle Links davor.",
        en="Whoever uses the keyboard only has to pass through all links before it on every page.",
    ),
    advice=Text(
        de="Den Sprunglink gibt die Vorlage aus. Melden Sie die Stelle denen, die sie pflegen.",
        en="The template provides the skip link. Tell those who maintain it.",
    ),
    for_developers=Text(
        de="Setzen Sie an den Anfang der Seite einen Link wie „Zum Inhalt“ auf die ID des "
        "Hauptbereichs. Er darf unsichtbar sein, solange er den Fokus nicht hat.",
        en="Put a link such as “To the content” to the ID of the main area at the beginning of the "
        "page. It may be invisible as long as it has no focus.",
    ),
    fails='<nav><a href="/rat/">Rat</a></nav><main id="inhalt"><p>Am Montag.</p></main>',
    passes='<a href="#inhalt">Zum Inhalt</a><nav><a href="/rat/">Rat</a></nav>'
    '<main id="inhalt"><p>Am Montag.</p></main>',
)
def skip_link_missing(page: HtmlPage) -> Iterator[Broken | Doubt]:
    blocks = Blocks(page)
    content = blocks.content_behind()
    if content is None or any(_leads_past(page, link, blocks) for link in page.shown("a")):
        return
    if any(_may_skip(page, tag) for tag in page.shown()):
        return
    if is_focused_before(page, content.beginning):
        # A script may put one there, and what is closed need not be passed through.
        may_be_passed = acts_by_script(page) or content.block.find_parent("details")
        yield (Doubt if may_be_passed else Broken)(content.block)


def _leads_past(page: HtmlPage, link: Tag, blocks: Blocks) -> bool:
    """Whether the link jumps to where nothing of a block follows any more."""
    fragment = _fragment(page, link)
    if not fragment:
        return False
    target = page.by_id.get(fragment) or page.by_id.get(unquote(fragment))
    if target is None:
        return False
    block = blocks.around(target)
    return block is None or not _has_text_from(block, target)


def _fragment(page: HtmlPage, link: Tag) -> str:
    """The place on this very page that the link names; empty for other pages."""
    try:
        address, fragment = urldefrag(urljoin(page.url, attribute(link, "href").strip()))
    except ValueError:
        return ""
    return fragment if address == urldefrag(page.url).url else ""


def _has_text_from(block: Tag, target: Tag) -> bool:
    """Whether the block goes on with text in the target or behind it."""
    if target.get_text(strip=True):
        return True
    for node in target.next_elements:
        if isinstance(node, NavigableString) and block not in node.parents:
            return False
        if type(node) is NavigableString and node.strip():
            return True
    return False


def _may_skip(page: HtmlPage, tag: Tag) -> bool:
    """Something else to press that says it leads to the content, by script."""
    is_pressed = tag.name == "button" or any(
        tag.has_attr(name) for name in ("onclick", "tabindex", "role")
    )
    is_place = tag.name in {"main", "nav", "body"}
    return is_pressed and not is_place and bool(_SKIPPING.search(page.name_of(tag)[:100]))
