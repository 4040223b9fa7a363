"""The success criteria of WCAG 2.0 to 2.2, levels A and AA: plain data.

English names are those of the Recommendations, German ones follow the authorised translation of
WCAG 2.0 and, for later criteria, its successors. EN 301 549 V3.2.1 repeats the criteria of
WCAG 2.1 in its clause 9 (web pages) and, for documents, in its clause 10 under the same numbers.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from accessibility.findings import Text

EN_301_549_WCAG_VERSION: Final = "2.1"
"""What the cited version of the European standard, V3.2.1, takes over."""
EN_301_549_URL: Final = (
    "https://www.etsi.org/deliver/etsi_en/301500_301599/301549/03.02.01_60/en_301549v030201p.pdf"
)


@dataclass(frozen=True)
class Criterion:
    """A success criterion; ``since`` and ``removed_in`` are versions of WCAG such as "2.1"."""

    number: str
    level: str
    since: str
    name: Text
    removed_in: str | None = None

    @cached_property
    def en_clause(self) -> str | None:
        """The clause of EN 301 549 V3.2.1; None for criteria that it does not have."""
        return f"9.{self.number}" if self.since <= EN_301_549_WCAG_VERSION else None

    @cached_property
    def en_document_clause(self) -> str | None:
        """The clause of EN 301 549 V3.2.1 on files; void where WCAG speaks of sets of pages."""
        is_void = self.number in _VOID_FOR_DOCUMENTS or not self.en_clause
        return None if is_void else f"10.{self.number}"

    @property
    def axe_tag(self) -> str:
        """How axe-core names the criterion: ``wcag111``."""
        return f"wcag{self.number.replace('.', '')}"


class UnknownCriterion(LookupError):
    """The number is none of a success criterion of level A or AA."""


def criterion(number: str) -> Criterion:
    """The criterion with a number such as "2.4.4"; raises `UnknownCriterion` for any other."""
    try:
        return CRITERIA[number]
    except KeyError:
        message = f"WCAG 2 has no success criterion {number} of level A or AA."
        raise UnknownCriterion(message) from None


def is_demanded(criteria: Iterable[str]) -> bool:
    """Whether the cited standard has one of the criteria, so that breaking it is a failure.

    Anything else is advice: best practice, level AAA, and what only WCAG 2.2 has, which the
    standard as cited does not take over.
    """
    return not DEMANDED.isdisjoint(criteria)


def understanding_url(number: str) -> str:
    """Where the W3C explains a criterion, in English."""
    known = criterion(number)
    version = (known.removed_in and "21") or "22"
    slug = re.sub(r"[^a-z0-9]+", "-", known.name.en.casefold()).strip("-")
    return f"https://www.w3.org/WAI/WCAG{version}/Understanding/{slug}.html"


def _criteria() -> Mapping[str, Criterion]:
    found: dict[str, Criterion] = {}
    for line in _TABLE.strip().splitlines():
        number, level, since, english, german = line.split("|")
        name = Text(de=german, en=english)
        found[number] = Criterion(number, level, since, name, _REMOVED_IN.get(number))
    return MappingProxyType(found)


_TABLE: Final = """
1.1.1|A|2.0|Non-text Content|Nicht-Text-Inhalt
1.2.1|A|2.0|Audio-only and Video-only (Prerecorded)|Reines Audio und Video (aufgezeichnet)
1.2.2|A|2.0|Captions (Prerecorded)|Untertitel (aufgezeichnet)
1.2.3|A|2.0|Audio Description or Media Alternative (Prerecorded)|Audiodeskription oder Medienalternative (aufgezeichnet)
1.2.4|AA|2.0|Captions (Live)|Untertitel (live)
1.2.5|AA|2.0|Audio Description (Prerecorded)|Audiodeskription (aufgezeichnet)
1.3.1|A|2.0|Info and Relationships|Info und Beziehungen
1.3.2|A|2.0|Meaningful Sequence|Bedeutungsvolle Reihenfolge
1.3.3|A|2.0|Sensory Characteristics|Sensorische Eigenschaften
1.3.4|AA|2.1|Orientation|Ausrichtung
1.3.5|AA|2.1|Identify Input Purpose|Eingabezweck bestimmen
1.4.1|A|2.0|Use of Color|Benutzung von Farbe
1.4.2|A|2.0|Audio Control|Audio-Steuerelement
1.4.3|AA|2.0|Contrast (Minimum)|Kontrast (Minimum)
1.4.4|AA|2.0|Resize Text|Textgröße ändern
1.4.5|AA|2.0|Images of Text|Bilder von Text
1.4.10|AA|2.1|Reflow|Automatischer Umbruch (Reflow)
1.4.11|AA|2.1|Non-text Contrast|Nicht-Text-Kontrast
1.4.12|AA|2.1|Text Spacing|Textabstand
1.4.13|AA|2.1|Content on Hover or Focus|Eingeblendeter Inhalt bei Darüberschweben (Hover) oder Fokus
2.1.1|A|2.0|Keyboard|Tastatur
2.1.2|A|2.0|No Keyboard Trap|Keine Tastaturfalle
2.1.4|A|2.1|Character Key Shortcuts|Zeichentastenbefehle
2.2.1|A|2.0|Timing Adjustable|Zeiteinteilung anpassbar
2.2.2|A|2.0|Pause, Stop, Hide|Pausieren, beenden, ausblenden
2.3.1|A|2.0|Three Flashes or Below Threshold|Grenzwert von dreimaligem Blitzen oder weniger
2.4.1|A|2.0|Bypass Blocks|Blöcke umgehen
2.4.2|A|2.0|Page Titled|Seite mit Titel versehen
2.4.3|A|2.0|Focus Order|Fokus-Reihenfolge
2.4.4|A|2.0|Link Purpose (In Context)|Linkzweck (im Kontext)
2.4.5|AA|2.0|Multiple Ways|Verschiedene Methoden
2.4.6|AA|2.0|Headings and Labels|Überschriften und Beschriftungen (Labels)
2.4.7|AA|2.0|Focus Visible|Fokus sichtbar
2.4.11|AA|2.2|Focus Not Obscured (Minimum)|Fokus nicht verdeckt (Minimum)
2.5.1|A|2.1|Pointer Gestures|Zeigergesten
2.5.2|A|2.1|Pointer Cancellation|Abbruch der Zeigeraktion
2.5.3|A|2.1|Label in Name|Beschriftung (Label) im Namen
2.5.4|A|2.1|Motion Actuation|Betätigung durch Bewegung
2.5.7|AA|2.2|Dragging Movements|Ziehbewegungen
2.5.8|AA|2.2|Target Size (Minimum)|Zielgröße (Minimum)
3.1.1|A|2.0|Language of Page|Sprache der Seite
3.1.2|AA|2.0|Language of Parts|Sprache von Teilen
3.2.1|A|2.0|On Focus|Bei Fokus
3.2.2|A|2.0|On Input|Bei Eingabe
3.2.3|AA|2.0|Consistent Navigation|Konsistente Navigation
3.2.4|AA|2.0|Consistent Identification|Konsistente Erkennung
3.2.6|A|2.2|Consistent Help|Konsistente Hilfe
3.3.1|A|2.0|Error Identification|Fehlererkennung
3.3.2|A|2.0|Labels or Instructions|Beschriftungen (Labels) oder Anweisungen
3.3.3|AA|2.0|Error Suggestion|Fehlerempfehlung
3.3.4|AA|2.0|Error Prevention (Legal, Financial, Data)|Fehlervermeidung (rechtliche, finanzielle, Daten)
3.3.7|A|2.2|Redundant Entry|Redundante Eingabe
3.3.8|AA|2.2|Accessible Authentication (Minimum)|Barrierefreie Authentifizierung (Minimum)
4.1.1|A|2.0|Parsing|Syntaxanalyse
4.1.2|A|2.0|Name, Role, Value|Name, Rolle, Wert
4.1.3|AA|2.1|Status Messages|Statusmeldungen
"""  # noqa: E501  (a row of the table is one line)
_REMOVED_IN: Final = {"4.1.1": "2.2"}
_VOID_FOR_DOCUMENTS: Final = frozenset({"2.4.1", "2.4.5", "3.2.3", "3.2.4"})

CRITERIA: Final = _criteria()
"""Every criterion of level A and AA by number, in the order of the standard."""
BEYOND: Final = MappingProxyType(
    {
        "1.4.6": Text(de="Kontrast (erhöht)", en="Contrast (Enhanced)"),
        "2.1.3": Text(de="Tastatur (keine Ausnahme)", en="Keyboard (No Exception)"),
    }
)
"""The names of those of level AAA that a rule names; no law demands them."""
DEMANDED: Final = frozenset(number for number, known in CRITERIA.items() if known.en_clause)
"""The numbers of those that the cited standard has."""
