"""A page whose main text is in another language than the page declares."""

from collections.abc import Iterator, Set

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.languages import Guess, contradicts
from accessibility.passages import parts_of_names, text_in_language
from accessibility.rules import Broken, Doubt, HtmlPage, rule

MIN_CHARS = 80
CERTAIN_CHARS = 200
MIN_CHARS_OF_SHORT = 40


@rule(
    criteria=("3.1.1",),
    act_rules=("ucwvc8",),
    impact=Impact.SERIOUS,
    applies_to="html[lang] body",
    title=Text(
        de="Text der Seite passt nicht zur angegebenen Sprache",
        en="Text of the page does not match its declared language",
    ),
    why=Text(
        de="Der Screenreader liest den Text mit der Aussprache der angegebenen Sprache vor. "
        "Englisch mit deutscher Stimme versteht niemand.",
        en="The screen reader reads the text with the pronunciation of the declared language. "
        "Nobody understands English read by a German voice.",
    ),
    advice=Text(
        de="Legen Sie den Text als Übersetzung im Zweig der richtigen Sprache an oder übersetzen "
        "Sie ihn. Einzelne fremdsprachige Absätze kennzeichnen Sie mit ihrer Sprache.",
        en="Put the text into the branch of the right language as a translation, or translate it. "
        "Mark single paragraphs in another language with that language.",
    ),
    for_developers=Text(
        de="Prüfen Sie, ob „lang“ am Element „html“ aus der Sprache der Seite kommt.",
        en="Check that “lang” on the element “html” comes from the page's language.",
    ),
    fails=(
        '<html lang="de"><body><main><p>The town has decided to modernise its '
        "administration, and it reports\n"
        "every second year on what has become of this and what it has "
        "cost.</p></main></body></html>"
    ),
    passes=(
        '<html lang="en"><body><main><p>The town has decided to modernise its '
        "administration, and it reports\n"
        "every second year on what has become of this and what it has "
        "cost.</p></main></body></html>"
    ),
)
def page_language_doubtful(page: HtmlPage) -> Iterator[Broken | Doubt]:
    language = page.language
    text = _main_text(page, language)
    if len(text) <= CERTAIN_CHARS:
        sure = _of_short_page(page, language)
        guess = sure or (contradicts(text, declared=language) if len(text) >= MIN_CHARS else None)
    else:
        guess = contradicts(text, declared=language)
        sure = guess if guess and _holds_throughout(text, language, guess) else None
    if guess is None:
        return
    detail = Text(
        de=f"angegeben ist „{language}“, gelesen wird „{guess.language}“",
        en=f"declared is “{language}”, read is “{guess.language}”",
    )
    evidence = _longest_block(page)
    is_certain = sure and _is_more_than_names(page, language, guess)
    yield Broken(evidence, detail) if is_certain else Doubt(evidence, detail)


def _of_short_page(page: HtmlPage, language: str) -> Guess | None:
    """A certain guess for a page of few words: all of them count, those of its menu as well."""
    title = page.title.get_text() if page.title else ""
    body = text_in_language(page, page.body, language=language) if page.body else ""
    text = f"{title} {body}"
    if not MIN_CHARS_OF_SHORT <= len(text) <= 2 * CERTAIN_CHARS:
        return None
    guess = contradicts(text, declared=language)
    return guess if guess and guess.certain else None


def _is_more_than_names(page: HtmlPage, language: str, guess: Guess) -> bool:
    """Whether what is left says the same where names are left out: those of bands say nothing."""
    text = _main_text(page, language, without=parts_of_names(page))
    found = contradicts(text, declared=language)
    return found is not None and found.certain and found.language == guess.language


def _main_text(page: HtmlPage, language: str, *, without: Set[int] = frozenset()) -> str:
    if page.main.name != "body":
        return text_in_language(page, page.main, language=language, without=without)
    parts: list[Tag] = [
        part
        for part in page.main.find_all(True, recursive=False)
        if page.is_shown(part) and part.name not in {"header", "nav", "footer", "aside"}
    ]
    texts = (text_in_language(page, part, language=language, without=without) for part in parts)
    return " ".join(texts)


def _longest_block(page: HtmlPage) -> Tag:
    """Where the text stands: what an editor has to open, in place of the page's opening tag."""
    blocks = [block for block in page.text_blocks if page.main in block.parents]
    return max(blocks, key=lambda block: len(page.wording(block)), default=page.main)


def _holds_throughout(text: str, declared: str, guess: Guess) -> bool:
    """Whether either half says the same, so that the page is not simply bilingual."""
    middle = len(text) // 2
    return all(
        contradicts(half, declared=declared) == Guess(guess.language, True)
        for half in (text[:middle], text[middle:])
    )
