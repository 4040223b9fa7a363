"""A page whose main text is in another language than the page declares."""

from collections.abc import Iterator

from bs4 import Tag

from accessibility.findings import Impact, Text
from accessibility.languages import Guess, contradicts
from accessibility.passages import text_in_language
from accessibility.rules import Broken, Doubt, HtmlPage, rule

MIN_CHARS = 80
CERTAIN_CHARS = 200


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
    if len(text) < MIN_CHARS:
        return
    guess = contradicts(text, declared=language)
    if guess is None:
        return
    detail = Text(
        de=f"angegeben ist „{language}“, gelesen wird „{guess.language}“",
        en=f"declared is “{language}”, read is “{guess.language}”",
    )
    certain = len(text) > CERTAIN_CHARS and _holds_throughout(text, language, guess)
    evidence = _longest_block(page)
    yield Broken(evidence, detail) if certain else Doubt(evidence, detail)


def _main_text(page: HtmlPage, language: str) -> str:
    if page.main.name != "body":
        return text_in_language(page, page.main, language=language)
    parts: list[Tag] = [
        part
        for part in page.main.find_all(True, recursive=False)
        if page.is_shown(part) and part.name not in {"header", "nav", "footer", "aside"}
    ]
    return " ".join(text_in_language(page, part, language=language) for part in parts)


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
