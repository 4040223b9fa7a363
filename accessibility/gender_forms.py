"""Finds nouns that name more than one gender by a character in the word: "Bürger*innen"."""

import re
from collections.abc import Iterator
from typing import Final

WORDS: Final = "words"
ANY: Final = "any"
_SIGNS: Final = {"*": r"\*", ":": ":", "_": "_", "·": "[·•]", "/": "/-?", "()": r"\(", "I": ""}
CHOICES: Final = (WORDS, ANY, *_SIGNS)
"""What a site may prefer: words without such a character, any form, or one of the forms."""
_START: Final = r"(?<![\w/.@#:*-])"
_ARTICLE: Final = r"(?:[Jj]ede|[Ww]elche|[Dd]iese|[Dd]er|[Dd]ie|[Kk]?[Ee]ine?)"
# "Ort/in der Stadt" names no person; the plural "innen" needs no such care.
_PERSON: Final = (
    r"[A-ZÄÖÜ][\w-]*(?:er|ent|ant|and|ist|eur|[td]or|arzt|wirt|anwalt|loge?|rat|at|chef)"
)
_CAN_HOLD_ONE: Final = re.compile(r"[*:_·•/(][a-z-]|[a-zäöüß]Innen")


def _pattern(form: str, sign: str) -> re.Pattern[str]:
    if form == "I":
        return re.compile(rf"{_START}[A-ZÄÖÜ][\w-]*[a-zäöüß]Innen(?!\w)")
    close = r"\)" if form == "()" else ""
    noun = rf"(?:[A-ZÄÖÜ][\w-]*[a-zäöüß]{{2}}{sign}innen|{_PERSON}{sign}in){close}"
    if form in {"*", ":", "_"}:
        noun = rf"(?:{noun}|{_ARTICLE}{sign}(?:r|n|m|s|e|er|die|der|das))"
    return re.compile(rf"{_START}{noun}(?!\w)")


_PATTERNS: Final = {form: _pattern(form, sign) for form, sign in _SIGNS.items()}


def gender_forms(text: str, *, preferred: str) -> Iterator[str]:
    """The words of the text in another form than the preferred one, in their order."""
    if preferred == ANY or not _CAN_HOLD_ONE.search(text):
        return
    found = (
        (match.start(), match[0])
        for form, pattern in _PATTERNS.items()
        if form != preferred
        for match in pattern.finditer(text)
    )
    yield from (word for _, word in sorted(found))
