"""Finds abbreviations in capitals in running text, and whether the text explains them."""

import re
from collections.abc import Iterator
from typing import Final

_EVERYDAY: Final = """
EU USA UN UNO UK DDR BRD NRW NATO UNESCO UNICEF WHO NASA ARD ZDF WDR NDR SWR MDR RBB DLF BBC ADAC
CDU SPD FDP CSU AFD DGB DFB FIFA UEFA TÜV DIN ISO EN IEEE VW BMW IBM SAP AEG RWE
PDF HTML URL CSV XLSX XLS DOCX DOC ODT ODS PPTX XML JSON ZIP TXT JPG JPEG PNG SVG GIF RSS MP
CD DVD USB TV PC IT EDV WC LED WLAN WIFI GPS SMS MMS SIM PIN TAN QR FAQ VIP DNA AIDS HIV ID OK
PKW LKW KFZ AG KG OHG EG GBR EUR USD MWST IBAN BIC KM KMH KWH KW MW MWH GWH TWH HZ KHZ MHZ GHZ MM CM
DM KG MG KB MB GB TB KBIT MBIT GBIT KBPS MBPS GBPS MBIT CO AM PM UTC MEZ MESZ BZW ZB USW SOS
MO DI MI DO FR SA SO NO NW SW OST WEST NORD SÜD NR STR TEL FAX PLZ KITA OGS AGB PS NB
HTTP HTTPS WWW DE COM ORG COVID ABC BAFÖG ASCII UNICODE
"""
EVERYDAY: Final = frozenset(_EVERYDAY.split())
_TOKEN = re.compile(r"(?<![\w&/.@#])([A-ZÄÖÜ]{2,7})s?(?![\w&@]|\.\w)(?!-\d)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_SHOUTED_WORDS: Final = 2
REACH: Final = 120
"""How many characters around an abbreviation are searched for its long form."""


def abbreviations(text: str) -> Iterator[tuple[str, int]]:
    """Each abbreviation in a text with its position, without what everybody knows."""
    if text.isupper() and len(text.split()) >= _SHOUTED_WORDS:
        return
    for match in _TOKEN.finditer(text):
        token = match[1]
        if token not in EVERYDAY and not _ROMAN.fullmatch(token):
            yield token, match.start(1)


def is_explained(text: str, abbreviation: str, *, at: int) -> bool:
    """Whether the long form stands beside: "Langform (ABK)", "ABK (Langform)", "ABK heißt …"."""
    key = re.escape(abbreviation)
    end = at + len(abbreviation)
    before, after = text[max(at - REACH, 0) : at], text[end : end + REACH]
    in_brackets = re.search(
        r"[^\W\d]{6,}[^()]{0,40}\((?:[^()]{0,40}[\s„“\"])?[„“\"]?$", before
    ) and re.match(r"[“”\"]?[^()]{0,60}\)", after)
    long_form_follows = re.match(
        r"s?[“”\"]?\s*(?:\(\s*[^()]*[^\W\d]{6,}|(?:steht|stehen)\s+für|bedeutet|heißt|"
        r"ist die abkürzung|"
        r"stands?\s+for|means|is short for|is the abbreviation|[:=–—]\s+\w{4,})",
        after,
        re.IGNORECASE,
    )
    announced = re.search(
        r"(?:kurz|abgekürzt|genannt|short|abbreviated|called)\s*(?:als|as)?[:,]?\s*[„“\"]?$",
        before,
        re.IGNORECASE,
    )
    short_for = re.search(
        rf"\b{key}\b\s*,\s*(?:kurz|short)\s+(?:für|for)\b", f"{abbreviation}{after}"
    )
    return bool(in_brackets or long_form_follows or announced or short_for)
