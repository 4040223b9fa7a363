"""An error message that only says that something is wrong, or that stands where nobody meets it."""

import re
from collections.abc import Iterator

from bs4 import Tag

from accessibility.document import FIELDS, collapse
from accessibility.findings import Impact, Text
from accessibility.rules import Doubt, HtmlPage, attribute, quoted, rule
from accessibility.vocabulary import folded, words_of

_ERROR = re.compile(r"(?:^|[-_\s])(?:error|errors|errormessage|fehler\w*|invalid)(?:$|[-_\s])")
_SPEAKS_OF_ERROR = re.compile(
    r"^(?:invalid|incorrect|wrong|error|fehler|ungultig\w*|falsch\w*)\b|"
    r"\b(?:(?:is|was|went) (?:invalid|incorrect|wrong)|not (?:valid|correct)|try again|"
    r"(?:ist|war) (?:leider )?(?:ungultig|falsch|schiefgegangen|schiefgelaufen)|"
    r"stimmt (?:so |leider )?nicht|nicht (?:gultig|korrekt|richtig)|hat nicht geklappt|"
    r"versuchen sie es (?:noch ?einmal|nochmals|erneut))\b"
)
_TELLS_HOW = re.compile(
    r"\d|[@„“\"]|\b(?:z\.\s?b|e\.\s?g|such as|like|zum beispiel|muss|mussen|must|has to|should|"
    r"soll\w*|(?:nennen|wahlen|schreiben|geben|tragen|fullen|setzen) sie|"
    r"bitte (?:geben|tragen|wahlen|schreiben)|lacks?|fehlen|"
    r"please (?:enter|choose|select|write)|enter|format|"
    r"at least|at most|between|mindestens|hochstens|zwischen|only|nur|leer|empty|required|fehlt|"
    r"pflicht\w*|missing|zu (?:kurz|lang|gross|klein)|too (?:short|long|large|big|small))\b"
)
_INVALID = frozenset({"true", "grammar", "spelling"})
MAX_WORDS = 12
MAX_SEARCHED = 2000


@rule(
    criteria=("3.3.1",),
    act_rules=("36b590",),
    impact=Impact.MODERATE,
    applies_to="form",
    title=Text(
        de="Fehlermeldung hilft vielleicht nicht weiter", en="Error message may be of no help"
    ),
    why=Text(
        de="„Ungültige Eingabe“ sagt, dass etwas falsch ist, aber nicht, was erwartet wird. Und "
        "eine Meldung, die kein Screenreader vorliest, ist für manche nicht da.",
        en="“Invalid input” says that something is wrong, but not what is expected. And a message "
        "that no screen reader reads is not there for some people.",
    ),
    advice=Text(
        de="Nennen Sie das Feld und was hineingehört, zum Beispiel „Alter: Tragen Sie eine Zahl ab "
        "1 ein“.",
        en="Name the field and what belongs into it, such as “Age: enter a number of 1 or more”.",
    ),
    fails="<form><label>Alter <input></label><p class=error>Ungültiger Wert.</p></form>",
    passes="<form><label>Alter <input></label>"
    "<p class=error>Tragen Sie eine Zahl ab 1 ein.</p></form>",
    for_developers=Text(
        de="Verbinden Sie die Meldung mit dem Feld (aria-describedby) und lassen Sie sie nicht "
        "durch aria-hidden verschwinden.",
        en="Connect the message with the field (aria-describedby) and do not hide it by "
        "aria-hidden.",
    ),
)
def error_message_vague(page: HtmlPage) -> Iterator[Doubt]:
    described_elsewhere = _described_by_no_field(page)
    messages = {id(tag): tag for tag in (*_messages(page), *_of_invalid_fields(page))}
    for tag in messages.values():
        text = collapse(tag.get_text(" "))
        if not text or len(words_of(text)) > MAX_WORDS:
            continue
        if page.is_shown(tag):
            if not _TELLS_HOW.search(folded(text)):
                yield Doubt(tag, quoted(text))
        elif attribute(tag, "aria-hidden") == "true" or tag in described_elsewhere:
            yield Doubt(tag, quoted(text))


def _messages(page: HtmlPage) -> Iterator[Tag]:
    """What looks like a message on errors in a form, or is announced beside one."""
    forms = page.shown("form")
    for form in forms:
        for tag in form.find_all(True, limit=MAX_SEARCHED):
            if tag.name not in FIELDS and not tag.find(FIELDS) and _is_error(tag):
                yield tag
    for tag in page.shown() if forms else ():
        is_beside = attribute(tag, "role") == "alert" and not tag.find_parent("form")
        if is_beside and _speaks_of_error(tag):
            yield tag


def _of_invalid_fields(page: HtmlPage) -> Iterator[Tag]:
    """What is said last of a field that is marked as wrong, where nothing that is said tells how.

    And what stands right behind such a field, for eyes alone.
    """
    for field in page.shown(*FIELDS):
        if attribute(field, "aria-invalid") not in _INVALID:
            continue
        keys = f"{attribute(field, 'aria-describedby')} {attribute(field, 'aria-errormessage')}"
        told = [page.by_id[key] for key in keys.split() if key in page.by_id]
        told = [tag for tag in told if page.is_shown(tag)]
        if told and not any(_TELLS_HOW.search(folded(tag.get_text(" "))) for tag in told):
            yield told[-1]
        behind = field.find_next_sibling()
        if behind is not None and attribute(behind, "aria-hidden") == "true":
            yield behind


def _is_error(tag: Tag) -> bool:
    names = f"{attribute(tag, 'class')} {attribute(tag, 'id')}".casefold()
    if _ERROR.search(names):
        return True
    is_leaf = tag.find(True) is None
    return is_leaf and _speaks_of_error(tag)


def _speaks_of_error(tag: Tag) -> bool:
    return bool(_SPEAKS_OF_ERROR.search(folded(collapse(tag.get_text(" ")))))


def _described_by_no_field(page: HtmlPage) -> list[Tag]:
    """What only buttons and the like are described by, so that no field announces it."""
    by_fields: set[str] = set()
    by_others: set[str] = set()
    for tag in page.shown():
        keys = f"{attribute(tag, 'aria-describedby')} {attribute(tag, 'aria-errormessage')}".split()
        is_field = tag.name in FIELDS and attribute(tag, "type") not in {"button", "submit"}
        (by_fields if is_field else by_others).update(keys)
    return [page.by_id[key] for key in by_others - by_fields if key in page.by_id]
