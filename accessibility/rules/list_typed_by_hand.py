"""A list made of paragraphs or lines that begin with a dash, a dot or a number."""

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString

from accessibility.findings import Impact, Text
from accessibility.rules import Broken, Doubt, HtmlPage, quoted, rule

_BULLET = re.compile(r"([-–—•·*▪►»o✓✔➔→])\s+\S")
_NUMBER = re.compile(
    r"(\d{1,2})\s?[.)]\s+(?!januar|februar|märz|april|mai|juni|juli|august|september|oktober|"
    r"november|dezember|halbjahr|quartal|jahrhundert)\S",
    re.IGNORECASE,
)
_LETTER = re.compile(r"([a-h])\)\s+\S")
_CERTAIN_BULLETS = frozenset("•·▪►✓✔➔")
_DASHES = frozenset("-–—")
_SENTENCE_END = re.compile(r"[.!?…][\"'“”»«’)]*$")
CERTAIN_LENGTH = 3


@rule(
    criteria=("1.3.1",),
    impact=Impact.MODERATE,
    applies_to="p",
    title=Text(de="Aufzählung von Hand getippt", en="List typed by hand"),
    why=Text(
        de="Screenreader erkennen die Zeilen nicht als Liste: Sie sagen nicht, wie viele Punkte "
        "folgen, und man kann die Liste nicht überspringen.",
        en="Screen readers do not see a list in these lines: they do not say how many items "
        "follow, and the list cannot be skipped.",
    ),
    advice=Text(
        de="Markieren Sie die Zeilen im Textfeld und wählen Sie die Schaltfläche für Aufzählung "
        "oder nummerierte Liste. Löschen Sie die getippten Striche oder Zahlen.",
        en="Select the lines in the text field and choose the button for a bulleted or numbered "
        "list. Delete the dashes or numbers that were typed.",
    ),
    for_developers=Text(
        de="Kommen die Zeilen aus der Vorlage, geben Sie sie als „ul“ oder „ol“ mit „li“ aus; "
        "Striche und Zahlen setzt CSS.",
        en="Where the lines come from the template, render them as “ul” or “ol” with “li”; dashes "
        "and numbers are made by CSS.",
    ),
    fails="<p>- Personalausweis<br>- Meldebescheinigung<br>- Passfoto</p>",
    passes="<ul><li>Personalausweis</li><li>Meldebescheinigung</li><li>Passfoto</li></ul>",
)
def list_typed_by_hand(page: HtmlPage) -> Iterator[Broken | Doubt]:
    for run in _paragraph_runs(page):
        lines = [(paragraph, line) for paragraph in run for line in _lines(paragraph)]
        position = 0
        while position < len(lines):
            items = _items([line for _, line in lines[position:]])
            if len(items) > 1:
                kind = Broken if _is_certain(items) else Doubt
                yield kind(lines[position][0], quoted(items[0]))
            position += max(len(items), 1)


def _is_certain(items: list[str]) -> bool:
    """Whether it can be nothing but a list: who speaks in turn may begin with a dash as well."""
    if items[0][0] in _CERTAIN_BULLETS:
        return True
    may_be_spoken = items[0][0] in _DASHES and any(map(_SENTENCE_END.search, items))
    return len(items) >= CERTAIN_LENGTH and not may_be_spoken


def _paragraph_runs(page: HtmlPage) -> Iterator[list[Tag]]:
    """Paragraphs that follow each other with nothing between."""
    run: list[Tag] = []
    for paragraph in page.shown("p"):
        if run and paragraph.find_previous_sibling() is not run[-1]:
            yield run
            run = []
        run.append(paragraph)
    yield run


def _lines(paragraph: Tag) -> list[str]:
    lines = [""]
    for node in paragraph.descendants:
        if isinstance(node, Tag) and node.name == "br":
            lines.append("")
        elif type(node) is NavigableString:
            lines[-1] += node
    return [" ".join(line.split()) for line in lines]


def _items(lines: list[str]) -> list[str]:
    """The lines at the beginning that carry the same mark, or marks that count on."""
    if not lines:
        return []
    for pattern, counts in ((_BULLET, False), (_NUMBER, True), (_LETTER, True)):
        match = pattern.match(lines[0])
        if match:
            return _followers(lines, pattern, match[1], counts=counts)
    return []


def _followers(lines: list[str], pattern: re.Pattern[str], mark: str, *, counts: bool) -> list[str]:
    found: list[str] = []
    for line in lines:
        match = pattern.match(line)
        if not match or match[1] != mark:
            break
        found.append(line)
        if counts:
            mark = str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)
    return found
