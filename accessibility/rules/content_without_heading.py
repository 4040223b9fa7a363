"""A page whose own content, behind menu and header, has no heading.

ACT rule 047fe0; one of the ways to satisfy 2.4.1, and no duty by itself.
"""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.document import attribute
from accessibility.findings import Impact, Text
from accessibility.leading_blocks import Blocks, headings
from accessibility.rules import Doubt, HtmlPage, rule

_BANNERS = {"header": "banner"}


@rule(
    impact=Impact.MODERATE,
    applies_to="nav, aside, header, ul, ol, [role]",
    act_rules=("047fe0",),
    title=Text(de="Inhalt ohne Überschrift", en="Content without a heading"),
    why=Text(
        de="Mit dem Screenreader springt man von Überschrift zu Überschrift. Ohne eine führt kein "
        "Sprung am Menü vorbei zum Inhalt.",
        en="Screen readers jump from heading to heading. Without one, no jump leads past the menu "
        "to the content.",
    ),
    advice=Text(
        de="Beginnen Sie den Inhalt mit einer Überschrift, die sagt, worum es auf der Seite geht.",
        en="Begin the content with a heading that says what the page is about.",
    ),
    for_developers=Text(
        de="Geben Sie den Seitentitel im Hauptbereich als „h1“ aus und verbergen Sie ihn nicht mit "
        "„aria-hidden“.",
        en="Put the page's title into the main area as an “h1”, and do not hide it with "
        "“aria-hidden”.",
    ),
    fails='<nav><a href="/rat/">Rat</a></nav><div><p>Der Rat tagt am Montag.</p></div>',
    passes='<nav><a href="/rat/">Rat</a></nav><main><h1>Sitzung</h1><p>Am Montag.</p></main>',
)
def content_without_heading(page: HtmlPage) -> Iterator[Tag | Doubt]:
    blocks = Blocks(page)
    content = blocks.content_behind()
    if content is None or any(_is_of_content(heading, blocks) for heading in headings(page)):
        return
    may_be_elsewhere = any(_is_of_content(host, blocks) for host in page.hosts)
    yield Doubt(content.beginning) if may_be_elsewhere else content.beginning


def _is_of_content(heading: Tag, blocks: Blocks) -> bool:
    """A page's title often stands in its header."""
    block = blocks.around(heading)
    return block is None or "banner" in {attribute(block, "role"), _BANNERS.get(block.name)}
