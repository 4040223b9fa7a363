"""The test steps of the BIK BITV-Test (web) for chapter 9 of EN 301 549: plain data.

The steps carry the clause's number and, where a clause has several, a letter. Numbers and names
are those of the files in https://github.com/BIK-BITV/BIK-Web-Test, folder "Prüfschritte/de", as
its CHANGELOG names them at version 3.0.0. Which of several steps a rule belongs to is said only
where the step's name is the rule's own subject; otherwise the clause itself is named.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from accessibility.wcag import CRITERIA

_FOLDER: Final = "https://github.com/BIK-BITV/BIK-Web-Test/blob/HEAD/Prüfschritte/de/"
LIST_OF_STEPS: Final = "https://github.com/BIK-BITV/BIK-Web-Test/tree/HEAD/Prüfschritte/de"


@dataclass(frozen=True, slots=True)
class Step:
    """A test step; one without a name stands for all steps of a clause."""

    number: str
    name: str = ""

    @property
    def url(self) -> str:
        """Where its text is; for all steps of a clause the list."""
        if not self.name:
            return quote(LIST_OF_STEPS, safe=":/")
        return quote(f"{_FOLDER}{self.number} {self.name}.adoc", safe=":/")


def steps_of(rule_id: str, criteria: Iterable[str]) -> list[Step]:
    """The steps for a rule's criteria, in their order; none for what the standard does not have."""
    clauses = [CRITERIA[number].en_clause for number in criteria if number in CRITERIA]
    return [_step(rule_id, clause) for clause in clauses if clause]


def _step(rule_id: str, clause: str) -> Step:
    certain = STEPS.get(f"{clause}{_LETTERS.get(rule_id, '')}")
    return certain or Step(clause)


def _steps() -> dict[str, Step]:
    lines = (line.partition(" ") for line in _TABLE.strip().splitlines())
    return {number: Step(number, name) for number, _, name in lines}


_TABLE: Final = """
9.1.1.1a Alternativtexte für Bedienelemente
9.1.1.1b Alternativtexte für Grafiken und Objekte
9.1.1.1c Leere alt-Attribute für Layoutgrafiken
9.1.1.1d Alternativen für CAPTCHAs
9.1.2.1 Alternativen für Audiodateien und stumme Videos
9.1.2.2 Aufgezeichnete Videos mit Untertiteln
9.1.2.3 Audiodeskription oder Volltext-Alternative für Videos
9.1.2.4 Videos (live) mit Untertiteln
9.1.2.5 Audiodeskription für Videos
9.1.3.1a HTML-Strukturelemente für Überschriften
9.1.3.1b HTML-Strukturelemente für Listen
9.1.3.1c HTML-Strukturelemente für Zitate
9.1.3.1d Inhalt gegliedert
9.1.3.1e Datentabellen richtig aufgebaut
9.1.3.1f Zuordnung von Tabellenzellen
9.1.3.1g Kein Strukturmarkup für Layouttabellen
9.1.3.1h Beschriftung von Formularelementen programmatisch ermittelbar
9.1.3.2 Sinnvolle Reihenfolge
9.1.3.3 Ohne Bezug auf sensorische Merkmale nutzbar
9.1.3.4 Keine Beschränkung der Bildschirmausrichtung
9.1.3.5 Eingabefelder zu Nutzerdaten vermitteln den Zweck
9.1.4.1 Ohne Farben nutzbar
9.1.4.2 Ton abschaltbar
9.1.4.3 Kontraste von Texten ausreichend
9.1.4.4 Text auf 200% vergrößerbar
9.1.4.5 Verzicht auf Schriftgrafiken
9.1.4.10 Inhalte brechen um
9.1.4.11 Kontraste von Grafiken und grafischen Bedienelementen ausreichend
9.1.4.12 Textabstände anpassbar
9.1.4.13 Eingeblendete Inhalte bedienbar
9.2.1.1 Ohne Maus nutzbar
9.2.1.2 Keine Tastaturfalle
9.2.1.4 Tastatur-Kurzbefehle abschaltbar oder anpassbar
9.2.2.1 Zeitbegrenzungen anpassbar
9.2.2.2 Bewegte Inhalte abschaltbar
9.2.3.1 Verzicht auf Flackern
9.2.4.1 Bereiche überspringbar
9.2.4.2 Sinnvolle Dokumenttitel
9.2.4.3 Schlüssige Reihenfolge bei der Tastaturbedienung
9.2.4.4 Aussagekräftige Linktexte
9.2.4.5 Alternative Zugangswege
9.2.4.6 Aussagekräftige Überschriften und Beschriftungen
9.2.4.7 Aktuelle Position des Fokus deutlich
9.2.5.1 Alternativen für komplexe Zeiger-Gesten
9.2.5.2 Zeigergesten-Eingaben können abgebrochen oder widerrufen werden
9.2.5.3 Sichtbare Beschriftung Teil des zugänglichen Namens
9.2.5.4 Alternativen für Bewegungsaktivierung
9.3.1.1 Hauptsprache angegeben
9.3.1.2 Anderssprachige Wörter und Abschnitte ausgezeichnet
9.3.2.1 Keine unerwartete Kontextänderung bei Fokus
9.3.2.2 Keine unerwartete Kontextänderung bei Eingabe
9.3.2.3 Konsistente Navigation
9.3.2.4 Konsistente Bezeichnung
9.3.3.1 Fehlererkennung
9.3.3.2 Beschriftungen von Formularelementen vorhanden
9.3.3.3 Hilfe bei Fehlern
9.3.3.4 Fehlervermeidung wird unterstützt
9.4.1.1 Korrekte Syntax
9.4.1.2 Name, Rolle, Wert verfügbar
9.4.1.3 Statusmeldungen programmatisch verfügbar
"""
_LETTERS: Final = {
    "input-image-alt": "a",
    "bold-paragraph-as-heading": "a",
    "p-as-heading": "a",
    "definition-list": "b",
    "dlitem": "b",
    "list": "b",
    "list-typed-by-hand": "b",
    "listitem": "b",
    "table-without-headers": "e",
    "td-has-header": "e",
    "td-headers-attr": "f",
}
"""Of the two clauses that have several steps, 9.1.1.1 and 9.1.3.1, the one that a rule is about."""
STEPS: Final = _steps()
"""Every step of chapter 9 by its number, in the order of the standard."""
