"""A short paragraph in bold that serves as a heading without being one."""

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

from accessibility.document import attribute
from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, quoted, rule

MAX_CHARS = 80
MIN_CHARS_BELOW = 80
_SENTENCE_END = re.compile(r"[.!?…]\W*$")
_MAY_BE_A_FACT = re.compile(r"^[\W_]|[\d€$£%,]|[:;]\W*$")
"""A price, a date or who has signed stands out without being a heading."""
_MAY_BE_A_NAME = re.compile(r"(?:[^\W\d_][\w.-]*\s+){1,3}[^\W\d_][\w-]*")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_RUNNING_TEXT = ("td", "th", "figure", "blockquote", "address", "label", "button", "a")


@rule(
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    same_as=("p-as-heading",),
    applies_to="p b, p strong, p [style*=font-weight]",
    title=Text(
        de="Fett gesetzter Absatz statt Überschrift", en="Bold paragraph in place of a heading"
    ),
    why=Text(
        de="Was nur fett gesetzt ist, kommt in der Gliederung nicht vor. Wer mit dem Screenreader "
        "von Überschrift zu Überschrift springt, findet den Abschnitt nicht.",
        en="What is only bold does not appear in the outline. Whoever jumps from heading to "
        "heading with a screen reader does not find the section.",
    ),
    advice=Text(
        de="Setzen Sie den Text in den Baustein „Überschrift“ und wählen Sie die passende Ebene.",
        en="Put the text into the block “Heading” and choose the level that fits.",
    ),
    for_developers=Text(
        de="Kommt die Zeile aus der Vorlage, geben Sie sie als „h2“ bis „h6“ aus und gestalten "
        "Sie sie mit CSS.",
        en="Where the line comes from the template, render it as “h2” to “h6” and style it with "
        "CSS.",
    ),
    fails=(
        "<p><strong>Öffnungszeiten</strong></p>\n"
        "<p>Das Bürgerbüro ist montags bis freitags von 8 bis 12 Uhr geöffnet, donnerstags "
        "auch bis 18 Uhr.</p>"
    ),
    passes=(
        "<h2>Öffnungszeiten</h2>\n"
        "<p>Das Bürgerbüro ist montags bis freitags von 8 bis 12 Uhr geöffnet, donnerstags "
        "auch bis 18 Uhr.</p>"
    ),
)
def bold_paragraph_as_heading(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for paragraph in page.shown("p"):
        text = page.wording(paragraph)
        if not _could_be_a_heading(text) or paragraph.find_parent(_NOT_RUNNING_TEXT):
            continue
        below = paragraph.find_next_sibling()
        if below is None or not _is_all_bold(page, paragraph) or not _has_content(page, below):
            continue
        heads_a_text = below.name == "p" and len(page.wording(below)) >= MIN_CHARS_BELOW
        is_certain = heads_a_text and not _MAY_BE_A_FACT.search(text) and not _is_name(text)
        yield (Broken if is_certain else Doubt)(paragraph, quoted(text))


def _is_name(text: str) -> bool:
    """Whether it may be somebody's name: a few words, each with a capital."""
    return bool(_MAY_BE_A_NAME.fullmatch(text)) and text.istitle()


def _could_be_a_heading(text: str) -> bool:
    return 0 < len(text) <= MAX_CHARS and not _SENTENCE_END.search(text)


def _has_content(page: HtmlPage, below: Tag) -> bool:
    """Whether what follows is what a heading stands above: a text that is not bold, or a list."""
    if below.name == "p":
        return bool(page.wording(below)) and not _is_all_bold(page, below)
    return below.name in {"ul", "ol", "table"}


def _is_all_bold(page: HtmlPage, paragraph: Tag) -> bool:
    texts = [
        node
        for node in paragraph.descendants
        if type(node) is NavigableString and node.strip() and page.is_shown(node.parent)
    ]
    return bool(texts) and all(_is_bold(text, paragraph) for text in texts)


def _is_bold(text: NavigableString, paragraph: Tag) -> bool:
    for parent in text.parents:
        if parent.name in {"b", "strong"} or _BOLD_STYLE.search(attribute(parent, "style")):
            return True
        if parent is paragraph:
            return False
    return False
