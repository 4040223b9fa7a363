"""Guesses the language of a text, and says how sure the guess is.

Statistics alone take "Smart City Governance Framework" for English prose, so a guess is certain
only where the little words that every sentence needs are those of the guessed language.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

USUAL: Final = frozenset({"de", "en", "fr", "nl", "tr", "pl", "es", "it"})
"""What is read and written in the towns this is made for."""

_LITTLE_WORDS: Final = {
    "de": "der die das und ist nicht mit auf für den dem ein eine zu im von wir sie es werden auch "
    "am bei bis nach sind war wurde",
    "en": "the and of to is in that for with are on this as be by it was we you not has have",
    "fr": "le la les des et est une un dans pour que qui sur avec au du ne pas nous vous ce sont",
    "nl": "de het een en van is dat niet met op voor zijn aan te ook door wij naar er hij om",
    "tr": "ve bir bu için ile da de olarak olan daha çok gibi kadar sonra ne var biz siz en",
    "pl": "i w na z do nie się jest to że o jak dla po od oraz przez są który które",
    "es": "el la los las de y es en que un una por con para se del no su al como más",
    "it": "il la lo gli le di e è che un una per con non si del della nel da sono come",
}
MIN_LITTLE_WORDS: Final = 0.12
MAX_LITTLE_WORDS_OF_DECLARED: Final = 0.05
ENOUGH_LITTLE_WORDS_OF_DECLARED: Final = 0.15
CONFIDENT: Final = 0.95


@dataclass(frozen=True, slots=True)
class Guess:
    """A language as its ISO 639-1 code; ``certain`` where another reading is out of question."""

    language: str
    certain: bool


def contradicts(text: str, *, declared: str) -> Guess | None:
    """The language that a text seems to be in, where it is not the declared one.

    ``declared`` is a primary subtag such as ``de``. Nothing for languages the detector does not
    know: it would take them for their neighbours.
    """
    if declared not in _known_languages():
        return None
    # A subset, so that rare languages do not compete; the declared one always takes part.
    values = _detector(USUAL | {declared}).compute_language_confidence_values(text)
    best = values[0]
    language = best.language.iso_code_639_1.name.lower()
    if language == declared or best.value < CONFIDENT:
        return None
    words = [word.strip("“”„\"'’.,;:!?()").casefold() for word in text.split()]
    of_declared = _share(words, declared)
    if of_declared >= max(ENOUGH_LITTLE_WORDS_OF_DECLARED, _share(words, language)):
        return None  # "erledigt am 5. Februar, war fällig am 31. Januar" only looks Dutch
    is_prose = _share(words, language) >= MIN_LITTLE_WORDS
    return Guess(language, is_prose and of_declared <= MAX_LITTLE_WORDS_OF_DECLARED)


def _share(words: list[str], language: str) -> float:
    little = _little_words(language)
    return sum(word in little for word in words) / max(len(words), 1)


@cache
def _little_words(language: str) -> frozenset[str]:
    return frozenset(_LITTLE_WORDS.get(language, "").split())


@cache
def _known_languages() -> frozenset[str]:
    return frozenset(language.iso_code_639_1.name.lower() for language in Language.all())


@cache
def _detector(languages: frozenset[str]) -> LanguageDetector:
    codes = [getattr(IsoCode639_1, language.upper()) for language in sorted(languages)]
    builder = LanguageDetectorBuilder.from_iso_codes_639_1(*codes)
    return builder.with_low_accuracy_mode().build()
