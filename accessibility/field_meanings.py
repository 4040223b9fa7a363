"""What a form field is for, as its name, its autocomplete and its type tell, and its label.

Names are for programs, so that they say something else than the label proves nothing: what rests on
this is never more than a doubt.
"""

import re
from dataclasses import dataclass
from typing import Final

from bs4 import Tag

from accessibility.document import attribute
from accessibility.vocabulary import folded

_LANGUAGES: Final = frozenset({"", "de", "en"})
_FIELD_TO_LEAVE_EMPTY: Final = re.compile(r"\b(?:leer|frei|blank|empty)\b")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What fields are called in code, and by which words their labels say the same."""

    codes: frozenset[str]
    words: re.Pattern[str]


def _meaning(codes: str, words: str) -> Meaning:
    return Meaning(frozenset(codes.split()), re.compile(words))


_MEANINGS: Final = (
    _meaning(
        "fname firstname vorname givenname",
        r"name|vorname|given|first|ansprechpartner|kontaktperson|wer\b|who\b",
    ),
    _meaning(
        "lname lastname surname familyname nachname",
        r"name|family|last|ansprechpartner|kontaktperson|wer\b|who\b",
    ),
    _meaning(
        "email emailaddress mail emailadresse",
        r"mail|adress|kontakt|contact|empfang|recipient|newsletter|benutzer|user|login|anmeld|"
        r"erreich|reach|get back|write to|antwort|reply|answer|schreib|meld",
    ),
    _meaning(
        "tel telefon telefonnummer phone phonenumber mobile handy",
        r"tel|phone|mobil|handy|fax|ruf|nummer|number|kontakt|contact|erreich|reach|call|get back|"
        r"antwort|meld",
    ),
    _meaning("bday birthday birthdate geburtsdatum", r"geb|birth|born|alter|age\b"),
    _meaning(
        "street streetaddress addressline1 strasse",
        r"str\b|stra|street|adress|address|anschrift|weg\b|wohn|hausnummer|road",
    ),
    _meaning("plz postleitzahl zip zipcode postalcode postcode", r"plz|post|zip|ort\b|adress"),
    _meaning(
        "city wohnort addresslevel2",
        r"ort|stadt|city|town|gemeinde|wohn|adress|place|village",
    ),
    _meaning(
        "password passwort kennwort newpassword currentpassword",
        r"pass|kenn|pin\b|code|geheim|secret|schlussel|key",
    ),
)
_TYPES: Final = frozenset({"email", "tel", "password"})


def contradicts(label: str, field: Tag, language: str) -> bool:
    """Whether nothing in the label is about what the field's markup says that it is for."""
    plain = folded(label)
    if language not in _LANGUAGES or _FIELD_TO_LEAVE_EMPTY.search(plain):
        return False
    meanings = [meaning for meaning in _MEANINGS if not meaning.codes.isdisjoint(_codes(field))]
    return bool(meanings) and not any(meaning.words.search(plain) for meaning in meanings)


def _codes(field: Tag) -> set[str]:
    """What the field is called for programs, without hyphens and the like."""
    purposes = attribute(field, "autocomplete").split()[-1:]
    kind = attribute(field, "type").casefold()
    said = (attribute(field, "name"), *purposes, kind if kind in _TYPES else "")
    return {re.sub(r"[\W_]", "", folded(code)) for code in said} - {""}
