"""Guesses the language of a text, and says how sure the guess is.

Statistics alone take "Smart City Governance Framework" for English prose, so a guess is certain
only where the little words that every sentence needs are those of the guessed language.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Final

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

USUAL: Final = frozenset({"de", "en", "fr", "nl", "tr", "pl", "es", "it"})
"""What is read and written in the towns this is made for."""

_LITTLE_WORDS: Final = {
    "de": "der die das und ist nicht mit auf für den dem ein eine zu im von wir sie es werden "
    "auch am bei bis nach sind war wurde ich du er uns ihr ihre sich oder aber wenn wie aus zum "
    "zur über kein keine einen einem einer haben hat kann noch nur vom dass als des",
    "en": "the and of to is in that for with are on this as be by it was we you not has have i my "
    "your our they he she at from or but if will can would about over into what which how its been "
    "were their his her all there do does",
    "fr": "le la les des et est une un dans pour que qui sur avec au du ne pas nous vous ce sont "
    "je il elle ils cette ces ou mais aux par plus en à ont été être leur votre notre se sa son",
    "nl": "de het een en van is dat niet met op voor zijn aan te ook door wij naar er hij om ik je "
    "wat dit die bij uit maar zich deze wordt worden heeft hebben ging nog over",
    "tr": "ve bir bu için ile da de olarak olan daha çok gibi kadar sonra ne var biz siz en ben mi "
    "değil her ama",
    "pl": "i w na z do nie się jest to że o jak dla po od oraz przez są który które a ale czy co",
    "es": "el la los las de y es en que un una por con para se del no su al como más mi lo pero "
    "este esta son está muy",
    "it": "il la lo gli le di e è che un una per con non si del della nel da sono come i al alla "
    "ma questo questa anche più",
}
MIN_LITTLE_WORDS: Final = 0.12
MIN_WORDS_OF_SENTENCE: Final = 3
MAX_LITTLE_WORDS_OF_DECLARED: Final = 0.05
ENOUGH_LITTLE_WORDS_OF_DECLARED: Final = 0.15
LIKELY: Final = 0.9
CONFIDENT: Final = 0.95


@dataclass(frozen=True, slots=True)
class Guess:
    """A language as its ISO 639-1 code; ``certain`` where another reading is out of question."""

    language: str
    certain: bool
    confidence: float = field(default=1.0, compare=False)
    """The detector's, from 0 to 1; high for single words already."""


def contradicts(text: str, *, declared: str) -> Guess | None:
    """The language that a text seems to be in, where it is not the declared one.

    ``declared`` is a primary subtag such as ``de``. Nothing for languages the detector does not
    know: it would take them for their neighbours.
    """
    if declared not in _known_languages():
        return None
    words = [word.strip("“”„\"'’.,;:!?()").casefold() for word in text.split()]
    shares = {language: _share(words, language) for language in {*_LITTLE_WORDS, declared}}
    if shares[declared] >= max(ENOUGH_LITTLE_WORDS_OF_DECLARED, *shares.values()):
        return None  # "erledigt am 5. Februar, war fällig am 31. Januar" only looks Dutch
    # A subset, so that rare languages do not compete; the declared one always takes part.
    best = _detector(USUAL | {declared}).compute_language_confidence_values(text)[0]
    language = best.language.iso_code_639_1.name.lower()
    if language == declared or best.value < LIKELY:
        return None
    if shares[declared] >= max(ENOUGH_LITTLE_WORDS_OF_DECLARED, _share(words, language)):
        return None
    of_declared_alone = _share(words, declared, except_in=language)
    certain = (
        len(words) >= MIN_WORDS_OF_SENTENCE
        and _share(words, language, except_in=declared) >= MIN_LITTLE_WORDS
        and of_declared_alone <= MAX_LITTLE_WORDS_OF_DECLARED
    )
    if not certain and best.value < CONFIDENT:
        return None
    return Guess(language, certain, best.value)


def _share(words: list[str], language: str, *, except_in: str = "") -> float:
    little = _little_words(language) - _little_words(except_in)
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
