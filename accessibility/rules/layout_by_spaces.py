"""Distance made by typing: runs of no-break spaces, empty paragraphs, rows of line breaks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, HtmlPage, attribute, rule

_SPACE_RUN = re.compile(r"(?:[ \t]{0,2}[\u00a0\u2000-\u200a\u3000]){3,}")
_FILLED_BY_SCRIPT = ("id", "role", "aria-live", "hidden")
MAX_BREAKS = 2
_SPACES = Text(de="mehrere Leerzeichen hintereinander", en="several spaces in a row")
_EMPTY = Text(de="leerer Absatz", en="empty paragraph")
_BREAKS = Text(de="mehrere Zeilenumbrüche hintereinander", en="several line breaks in a row")


@rule(
    impact=Impact.MINOR,
    applies_to="p, li, td, div",
    title=Text(de="Abstand mit Leerzeichen oder Leerzeilen", en="Distance made of spaces or lines"),
    why=Text(
        de="Getippte Abstände verrutschen auf dem Telefon und bei großer Schrift, und manche "
        "Screenreader sagen für jede Leerzeile „leer“ an.",
        en="Distances that were typed slip on a phone and in large print, and some screen readers "
        "announce “blank” for every empty line.",
    ),
    advice=Text(
        de="Löschen Sie die Leerzeichen und Leerzeilen. Spalten gehören in eine Tabelle, Abstände "
        "ergeben sich von selbst, wenn Sie für jeden Teil den passenden Baustein wählen.",
        en="Delete the spaces and empty lines. Columns belong into a table; distance comes by "
        "itself when each part is in the block that fits it.",
    ),
    for_developers=Text(
        de="Setzen Sie Abstände und Spalten mit „margin“, „gap“ und „grid“ und nicht mit „&nbsp;“ "
        "oder leeren Absätzen.",
        en="Make distances and columns with “margin”, “gap” and “grid”, not with “&nbsp;” or "
        "empty paragraphs.",
    ),
    fails="<p>Montag&nbsp;&nbsp;&nbsp;&nbsp;8 bis 12 Uhr</p>",
    passes="<table><tr><th>Montag</th><td>8 bis 12 Uhr</td></tr></table>",
)
def layout_by_spaces(page: HtmlPage) -> Iterator[Broken]:
    yield from _space_runs(page)
    yield from (Broken(paragraph, _EMPTY) for paragraph in _empty_paragraphs(page))
    for line_break in page.shown("br"):
        if _breaks_before(line_break) == MAX_BREAKS:
            yield Broken(line_break, _BREAKS)


def _space_runs(page: HtmlPage) -> Iterator[Broken]:
    reported: Tag | None = None
    for text in page.texts:
        parent = text.parent
        if not _SPACE_RUN.search(text) or parent is None or not page.is_shown(parent):
            continue
        if text.strip() and parent is not reported and not text.find_parent(("pre", "code")):
            reported = parent
            yield Broken(parent, _SPACES)


def _empty_paragraphs(page: HtmlPage) -> Iterator[Tag]:
    """Those kept open by a space or a line break, and the second of two truly empty ones."""
    empty = [paragraph for paragraph in page.shown("p") if _is_empty(page, paragraph)]
    for paragraph in empty:
        if paragraph.find("br") or paragraph.get_text():
            yield paragraph
    bare = [paragraph for paragraph in empty if not paragraph.contents]
    for before, paragraph in pairwise(bare):
        if paragraph.find_previous_sibling() is before:
            yield paragraph


def _is_empty(page: HtmlPage, paragraph: Tag) -> bool:
    if page.wording(paragraph) or paragraph.find(lambda tag: tag.name not in {"br", "b", "strong"}):
        return False
    return not any(attribute(paragraph, name) for name in _FILLED_BY_SCRIPT)


def _breaks_before(line_break: Tag) -> int:
    """How many line breaks stand right before this one."""
    count = 0
    for node in line_break.previous_siblings:
        if isinstance(node, Tag):
            if node.name != "br":
                break
            count += 1
            if count > MAX_BREAKS:
                break
        elif str(node).strip():
            break
    return count
