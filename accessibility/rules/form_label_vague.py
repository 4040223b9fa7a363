"""A form field whose label fits any field, or that shares its label with another of the form.

Only a label that is nothing but a placeholder, such as "Feld 3", is wrong wherever it stands. One
about something else than the field's name, autocomplete or type is for a person to judge.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from bs4 import Tag

from accessibility.document import FIELDS, collapse
from accessibility.field_meanings import contradicts
from accessibility.findings import Impact, Text
from accessibility.headings import headings
from accessibility.rules import Broken, Doubt, HtmlPage, attribute, quoted, rule
from accessibility.vocabulary import words_of

_FIELD = (
    r"(?:form\w*\s*)?(?:feld|eingabefeld|textfeld|formularfeld|field|input|label|beschriftung|"
    r"bezeichnung|textbox|text\s?area)"
)
_PLACEHOLDER = re.compile(
    rf"{_FIELD}\s*\d+|untitled|unbenannt|xxx+|\?+|lorem ipsum.*", re.IGNORECASE
)
_BARE = re.compile(rf"{_FIELD}\s*(?:name|label|text)?", re.IGNORECASE)
"""What may be meant: the field of a farm, the designation of a thing, the label of a record."""
_VAGUE_WORDS = """
angabe angaben anderes auswahl antwort daten diverses eingabe go hier info infos information
informationen los mehr ok option sonstiges start text weiter wert answer choice choose data
details enter here item more other select something stuff submit value
"""
_VAGUE = frozenset(_VAGUE_WORDS.split())
_NO_TEXT_LABEL = frozenset({"hidden", "submit", "button", "reset", "image", "radio", "checkbox"})
_GROUPS = frozenset({"fieldset", "section", "article", "div", "li", "td"})
_OUT_OF_SIGHT = re.compile(r"(?:left|top|text-indent)\s*:\s*-\d{3,}", re.IGNORECASE)


@rule(
    criteria=("2.4.6",),
    act_rules=("cc0f0a",),
    impact=Impact.MODERATE,
    applies_to="input, select, textarea",
    title=Text(
        de="Beschriftung sagt nicht, was einzutragen ist", en="Label does not say what to enter"
    ),
    why=Text(
        de="Wer das Formular nicht überblickt, hört oder sieht nur das eine Feld mit seiner "
        "Beschriftung. „Info“ oder zweimal „Name“ verrät nicht, was gefragt ist.",
        en="People who cannot survey the form hear or see just the one field with its label. "
        "“Info”, or “Name” twice, does not tell what is asked for.",
    ),
    advice=Text(
        de="Schreiben Sie an jedes Feld, was hineingehört, zum Beispiel „Geburtsdatum“. Kommt eine "
        "Angabe zweimal vor, sagen Sie dazu, wessen: „Name des Kindes“, „Name der Mutter“.",
        en="Say at each field what belongs into it, such as “Date of birth”. Where the same is "
        "asked twice, say whose: “Name of the child”, “Name of the mother”.",
    ),
    fails="<label>Feld 1 <input name=a></label>",
    passes="<label>Geburtsdatum <input name=a type=date></label>",
    for_developers=Text(
        de="Gruppieren Sie gleich beschriftete Felder in einem fieldset mit sichtbarer legend.",
        en="Group fields with the same label in a fieldset with a visible legend.",
    ),
)
def form_label_vague(page: HtmlPage) -> Iterator[Broken | Doubt]:
    same: defaultdict[tuple[int, str], list[Tag]] = defaultdict(list)
    for field in page.shown(*FIELDS):
        name = _seen_name(page, field)
        if attribute(field, "type").lower() in _NO_TEXT_LABEL or not name:
            continue
        plain = name.strip(" :*.…")
        if _PLACEHOLDER.fullmatch(plain):
            yield Broken(field, quoted(name))
        elif _is_vague(plain) or contradicts(plain, field, page.language_of(field)):
            yield Doubt(field, quoted(name))
        else:
            same[id(field.find_parent("form")), plain.casefold()].append(field)
    titles = frozenset(id(tag) for tag in headings(page) if not _is_out_of_sight(tag))
    above = _headings_above(page, titles)
    for fields in same.values():
        groups = [_group_of(page, field, titles) or above[id(field)] for field in fields]
        if len(fields) > 1 and len(set(groups)) < len(fields):
            yield from (Doubt(f, quoted(_seen_name(page, f))) for f in fields[1:])


def _is_vague(label: str) -> bool:
    words = words_of(label)
    return bool(_BARE.fullmatch(label)) or (bool(words) and _VAGUE.issuperset(words))


def _seen_name(page: HtmlPage, field: Tag) -> str:
    """What its labels say to those who see them; empty where nothing on the page labels it."""
    if references := attribute(field, "aria-labelledby").split():
        sources = [page.by_id[key] for key in references if key in page.by_id]
    else:
        sources = page.labels.get(id(field), [])
    seen = (page.wording(tag) for tag in sources if not _is_out_of_sight(tag))
    return collapse(" ".join(seen))


def _group_of(page: HtmlPage, field: Tag, headings_seen: frozenset[int]) -> int:
    """The nearest group around the field that has a name to see; 0 where there is none."""
    for parent in field.parents:
        if parent.name in _GROUPS and (
            _is_named(page, parent)
            or any(id(tag) in headings_seen for tag in parent.find_all(True, recursive=False))
        ):
            return id(parent)
        if parent.name == "form":
            break
    return 0


def _headings_above(page: HtmlPage, headings_seen: frozenset[int]) -> dict[int, int]:
    """The last heading before each field, both by ``id()``; 0 where there is none."""
    above: dict[int, int] = {}
    last = 0
    for tag in page.shown():
        if id(tag) in headings_seen:
            last = id(tag)
        elif tag.name in FIELDS:
            above[id(tag)] = last
    return above


def _is_named(page: HtmlPage, group: Tag) -> bool:
    legend = group.find("legend", recursive=False) if group.name == "fieldset" else None
    return bool(
        (isinstance(legend, Tag) and page.wording(legend))
        or group.has_attr("aria-labelledby")
        or attribute(group, "aria-label")
        or group.name in {"td", "li"}
    )


def _is_out_of_sight(tag: Tag) -> bool:
    return bool(_OUT_OF_SIGHT.search(attribute(tag, "style")))
