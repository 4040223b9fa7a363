"""A hint that finds a control only by eye: "das Menü rechts", "the round button".

Where the sentence quotes a name, or something on the page goes by the word in question, people who
do not see the page can follow it as well.
What a colour means, a sign may say as well: "red, with a star".
"""

import re
from collections.abc import Iterator

from accessibility.findings import Impact, Text
from accessibility.rules import Doubt, HtmlPage, attribute, quoted, rule
from accessibility.vocabulary import folded

_PLACE = (
    r"(?:oben|unten|rechts|(?<!den )(?<!der )(?<!die )links|daneben|nebenstehend\w*|right|left|top|"
    r"bottom|above|below|upper|lower|obere\w*|untere\w*|rechte\w*|linke\w*)"
)
_LOOK = (
    r"(?:rot\w*|grun\w*|blau\w*|gelb\w*|orange\w*|grau\w*|rund\w*|eckig\w*|viereckig\w*|quadratisch\w*|"
    r"dreieckig\w*|gross\w*|fett\w*|farbig\w*|red|green|blue|yellow|orange|grey|gray|round|circular|"
    r"square|rectangular|triangle|triangular|circle|oval|big|large|bold|coloured|colored)"
)
_NOUN = (
    r"(?P<{0}>schaltflache\w*|knopf\w*|button\w*|menu\w*|navigation|kasten|box|feld|symbol\w*|icon\w*|"
    r"spalte|leiste|seitenleiste|reiter|sidebar|column|field|bar|tab|panel|banner)"
)
_SOME_WORDS = r"(?:[\w,]+\s+){0,3}?"
_REFERENCE = re.compile(
    rf"\b{_LOOK}\s+{_NOUN.format('looks')}\b|"
    rf"\b{_NOUN.format('named')},?\s+{_SOME_WORDS}{_PLACE}\b|"
    rf"\b{_PLACE}\s+{_SOME_WORDS}{_NOUN.format('placed')}\b|"
    r"\b(?P<pointed>links?|items?|entries|list|eintrage|liste)\s+(?:on|at|auf|in|an)\s+"
    r"(?:the|your|der)\s+(?:left|right|top|bottom|linken|rechten)\b|"
    rf"\b(?:the|der|dem|den|im)\s+{_LOOK}\s+(?P<written>text)\b"
)
_THE_ONE = re.compile(
    rf"\b(?:press|click|tap)\s+(?:on\s+)?the\s+(?:\w+\s+)?(?P<one>{_LOOK})\s+one\b|"
    r"\b(?:klick|druck|tipp)\w*\s+(?:sie\s+)?(?:auf\s+)?(?:den|die|das)\s+"
    rf"(?P<den>{_LOOK})(?=\s*(?:[.,!?]|$)|\s+(?:um|und)\b)"
)
"""A control that has no other name than its looks: "Press the round one"."""
_ALSO_OUTSIDE = re.compile(r"(?:feld|kasten|box|spalte|leiste|field|bar|column|banner)\w*")
"""Nouns that a town has as well: a blue field, a green bar."""
_LEADS = re.compile(
    r"\b(?:(?:klick|druck|tipp|wahl|nutz|benutz|verwend|find|sehen|sieh|steh|fulle|ausfull|trag|"
    r"schreib|geben|gib)\w*|"
    r"(?:click|press|tap|touch|select|choose|pick|use|see|look|fill|enter|type|write|go|please|bitte))\b"
)
_COLOUR = (
    r"(?:rot|grun|blau|gelb|orange|grau|farbig|red|green|blue|yellow|grey|gray|coloured|colored)"
)
_THINGS = (
    r"(?:(?:pflicht|eingabe|formular|text)?felder|eintrage|angaben|termine|zeilen|zellen|links|tasten|"
    r"schaltflachen|knopfe|fields|items|entries|dates|rows|cells|buttons|options)"
)
_MARKED = r"(?:markiert|hinterlegt|unterlegt|umrandet|gekennzeichnet|hervorgehoben|geschrieben)\w*"
_MEANS_BY_COLOUR = re.compile(
    rf"\b{_COLOUR}\s+{_MARKED}\s+{_THINGS}\b|"
    rf"\b{_THINGS}\s+(?:sind|werden|are)\s+{_COLOUR}\b|"
    rf"\b{_THINGS}\s+(?:\w+\s+){{0,2}}in\s+{_COLOUR}\b"
)
"""What a colour alone says of things of a page: "Fields in red are required"."""
_OTHER_SIGN = re.compile(r"\*|\b(?:stern\w*|asterisk\w*|unterstrich\w*|underlined)\b")
_LOOKS = re.compile(rf"{_LOOK}|{_PLACE}")
_QUOTES = re.compile(r"[\"“”„‚‘’«»]|\b(?:labell?ed|called|named|namens|beschriftet|genannt)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NAMED = ("h1", "h2", "h3", "h4", "h5", "h6", "button", "a", "label", "legend", "summary", "input")
MAX_SENTENCE_CHARS = 400
MIN_NAME_LETTERS = 4


@rule(
    criteria=("1.3.3",),
    act_rules=("9bd38c",),
    impact=Impact.MODERATE,
    applies_to="p, li, td, dd",
    title=Text(
        de="Hinweis verlangt vielleicht, die Seite zu sehen", en="Hint may demand seeing the page"
    ),
    why=Text(
        de="„Der rote Knopf rechts“ hilft nicht, wenn man die Seite hört, Farben nicht "
        "unterscheidet oder am Handy alles untereinander steht.",
        en="“The red button on the right” is of no help to people who listen to the page, who "
        "cannot tell colours apart, or on a phone, where everything stands in one column.",
    ),
    advice=Text(
        de="Nennen Sie zusätzlich den Namen, der dort steht: „der rote Knopf ‚Absenden‘ rechts“.",
        en="Add the name that is written there: “the red button ‘Send’ on the right”.",
    ),
    for_developers=Text(
        de="Nennt ein Text der Vorlage Form, Farbe oder Ort eines Elements, ergänzen Sie dessen "
        "Beschriftung.",
        en="Where a text of the template names the shape, colour or place of an element, add its "
        "label.",
    ),
    fails="<p>Klicken Sie auf den roten Knopf.</p>",
    passes="<p>Klicken Sie auf den roten Knopf „Absenden“.</p>",
)
def visual_reference_only(page: HtmlPage) -> Iterator[Doubt]:
    names: str | None = None
    for block in page.text_blocks:
        for sentence in _SENTENCE.split(page.wording(block)):
            plain = folded(sentence[:MAX_SENTENCE_CHARS])
            if _QUOTES.search(sentence.casefold()):
                continue
            if by_colour := _MEANS_BY_COLOUR.search(plain):
                if not _OTHER_SIGN.search(plain):
                    yield Doubt(block, quoted(by_colour[0]))
                continue
            match = _REFERENCE.search(plain) or _THE_ONE.search(plain)
            if not match or _may_be_outside(match):
                continue
            if names is None:
                names = _names(page)
            if not _is_called(match, names):
                yield Doubt(block, quoted(match[0]))


def _may_be_outside(match: re.Match[str]) -> bool:
    """Whether the sentence may tell of a thing in the world, and asks nobody to do anything."""
    noun = match.groupdict().get("looks")
    return bool(noun and _ALSO_OUTSIDE.fullmatch(noun)) and not _LEADS.search(match.string)


def _is_called(match: re.Match[str], names: str) -> bool:
    """Whether something goes by the thing's word, or by the one before: "the search field"."""
    group = next(name for name, noun in match.groupdict().items() if noun)
    before = match.string[: match.start(group)].split()[-1:]
    is_name = bool(before) and len(before[0]) >= MIN_NAME_LETTERS and before[0] in names
    return match[group][:6] in names or (is_name and not _LOOKS.fullmatch(before[0]))


def _names(page: HtmlPage) -> str:
    """Everything by which parts of the page are called."""
    told = (page.name_of(tag) for tag in page.shown(*_NAMED))
    labels = (attribute(tag, "aria-label") for tag in page.shown())
    return folded(" ".join((*told, *filter(None, labels))))
