"""A paragraph in another language than the one that is declared for it."""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.languages import Guess, contradicts
from accessibility.passages import is_enumeration, passages
from accessibility.rules import Broken, Doubt, HtmlPage, rule
from accessibility.rules.page_language_doubtful import page_language_doubtful

MIN_CHARS = 60
MIN_CHARS_OF_MARKED = 8
CERTAIN_CHARS = 150
SURE = 0.99


@rule(
    criteria=("3.1.2",),
    act_rules=("off6ek",),
    impact=Impact.MODERATE,
    applies_to="p, li, dd, td, blockquote, body [lang]",
    title=Text(
        de="Absatz in einer anderen Sprache als angegeben",
        en="Passage in another language than declared",
    ),
    why=Text(
        de="Der Screenreader wechselt die Stimme nur, wenn die fremde Sprache gekennzeichnet ist. "
        "Sonst liest er Englisch mit deutscher Aussprache vor.",
        en="The screen reader changes its voice only where another language is marked. Otherwise "
        "it reads German with an English pronunciation.",
    ),
    advice=Text(
        de="Markieren Sie die Stelle im Textfeld und weisen Sie ihr die Sprache zu, oder geben Sie "
        "den Absatz auf Deutsch wieder. Eigennamen und einzelne Fremdwörter sind ausgenommen.",
        en="Select the passage in the text field and assign its language, or render it in the "
        "page's language. Names and single foreign words are exempt.",
    ),
    for_developers=Text(
        de="Felder mit fremdsprachigem Inhalt brauchen in der Vorlage ein eigenes „lang“.",
        en="Fields that hold another language need a “lang” of their own in the template.",
    ),
    fails=(
        '<html lang="de"><body><p>Die Stadt baut ihr Glasfasernetz in allen Ortsteilen aus '
        "und informiert jeden Monat über den Fortschritt.</p>\n"
        "<p>Please contact the citizens’ office if you need help with the application "
        "form.</p></body></html>"
    ),
    passes=(
        '<html lang="de"><body><p>Die Stadt baut ihr Glasfasernetz in allen Ortsteilen aus '
        "und informiert jeden Monat über den Fortschritt.</p>\n"
        '<p lang="en">Please contact the citizens’ office if you need help with the '
        "application form.</p></body></html>"
    ),
)
def passage_language_doubtful(page: HtmlPage) -> Iterator[Broken | Doubt]:
    told: set[int] = set()
    for element, text in passages(page):
        declaring = _declaring(element)
        # A declaration of its own that is wrong was meant for just this text.
        is_marked = declaring is element
        if len(text) < (MIN_CHARS_OF_MARKED if is_marked else MIN_CHARS):
            continue
        if id(declaring) in told:
            continue
        declared = page.language_of(element)
        guess = contradicts(text, declared=declared)
        if guess is None or (declaring is None and _whole_page_is_wrong(page)):
            continue
        is_certain = (
            guess.certain and (is_marked or len(text) >= CERTAIN_CHARS) and not is_enumeration(text)
        )
        if not is_certain and not _is_worth_a_look(text, guess, is_marked=is_marked):
            continue
        if is_marked:
            told.add(id(element))
        detail = Text(
            de=f"angegeben ist „{declared}“, gelesen wird „{guess.language}“",
            en=f"declared is “{declared}”, read is “{guess.language}”",
        )
        yield Broken(element, detail) if is_certain else Doubt(element, detail)


def _whole_page_is_wrong(page: HtmlPage) -> bool:
    """Whether the page is in another language than it says: then that is the one thing to mend."""
    if _whole_page_is_wrong not in page.notes:
        page.notes[_whole_page_is_wrong] = any(True for _ in page_language_doubtful.check(page))
    return bool(page.notes[_whole_page_is_wrong])


def _is_worth_a_look(text: str, guess: Guess, *, is_marked: bool) -> bool:
    """Whether more than a name is in the other language."""
    if len(text) >= MIN_CHARS:
        return True
    words = [word for word in text.split() if word.strip("!?.,;:–").isalpha()]
    return is_marked and guess.confidence >= SURE and any(map(str.islower, words[1:]))


def _declaring(element: Tag) -> Tag | None:
    """The element within the page that declares its language; None: that is the page's own."""
    lineage = (element, *element.parents)
    return next((tag for tag in lineage if tag.has_attr("lang") and tag.name != "html"), None)
