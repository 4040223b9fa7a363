"""Numbers as people write them: “1.234,56” in German, “1,234.56” in English."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

_IN_BETWEEN: Final = re.compile(r"[\s€'’]")
_PLAIN: Final = re.compile(r"[+-]?\d+([.,]\d+)?")
_GROUPED: Final = {
    "de": re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?"),
    "en": re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?"),
}


def number_of(text: str, *, language: str = "de", may_group: bool = True) -> Decimal:
    """The number that the text says; raises InvalidOperation where it says none.

    Three digits after the language's mark between thousands are thousands, so “1.234” is more than
    a thousand in German and little more than one in English. Where no number is that large, such
    as for coordinates, ``may_group`` is False and the mark is a decimal one.
    """
    written = _IN_BETWEEN.sub("", text).replace("\N{MINUS SIGN}", "-")
    grouped = _GROUPED["en" if language.startswith("en") else "de"]
    if may_group and grouped.fullmatch(written):
        mark = "," if grouped is _GROUPED["en"] else "."
        written = written.replace(mark, "")
    elif not _PLAIN.fullmatch(written):
        raise InvalidOperation
    return Decimal(written.replace(",", "."))
