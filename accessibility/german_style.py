"""Sees passive voice and strings of abstract nouns in German sentences, by their word forms.

No parser: what is found is a hint for an editor, and rules ask for several hits before they speak.
"""

import re
from collections.abc import Sequence
from typing import Final

_AUXILIARIES: Final = frozenset({"wird", "werden", "wurde", "wurden", "worden"})
_PARTICIPLE = re.compile(
    r"(?:[a-zäöüß]{0,9}ge[a-zäöüß]{2,}(?:t|en)|(?:be|er|ver|ent|zer|über|unter|wider)[a-zäöüß]{2,}t"
    r"|[a-zäöüß]{2,}iert)$"
)
_STRONG_FORMS: Final = """
beschlossen behoben verschoben betrieben entschieden erhoben übernommen unterschrieben verboten
verglichen verbunden beschrieben bestritten verliehen ausgeschrieben begonnen gewonnen
erworben entworfen beworben
"""
_STRONG: Final = frozenset(_STRONG_FORMS.split())
_OTHER_FORMS: Final = """
gehen geben gelten genießen gehören gelangen geschehen genügen gestalten gewährleisten
gebrauchen gefallen gelingen gegen neugierigen eigen eigenen gesamt gesamten gemeinsamen
genauen geraten geeignet insgesamt bereit bekannt gut begeistert verwandt
weitergeben weitergehen vorgehen ausgehen eingehen zugehen umgehen angeben ausgeben
hervorgehen herausgeben angehen ergehen vergeben begehen bergen sorgen folgen zeigen tragen
fragen legen liegen bringen steigen bewegen fliegen singen springen steigern verlängern
gegenüber übergeben abgeben nachgehen aufgeben geringen jungen wenigen einigen ruhigen
"""
_NO_PARTICIPLES: Final = frozenset(_OTHER_FORMS.split())
_CLAUSE_END = re.compile(r"[,;:–—()]\s*")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ABSTRACT = re.compile(r"[A-ZÄÖÜ][\w-]{3,}(?:ung|ungen|ierung|nahme|nahmen|barkeit|lichkeit)$")
_EVERYDAY = re.compile(
    r"(?:verwaltung|zeitung|wohnung|sitzung|wirtschaftsförderung|maßnahmen?|abteilung|leistung"
    r"|meinung|ordnung|regierung|bildung|bevölkerung|versicherung|lösung|richtung|erfahrung"
    r"|ausbildung|veranstaltung|forschung|stiftung|rechnung|kleidung|einladung|prüfung|satzung"
    r"|förderung|umgebung|digitalisierung|vorlesung|nutzung|planung|übung|sammlung"
    r"|siedlung|zahlung|entfernung|werbung|datenschutzerklärung|erklärung|einrichtung|behinderung"
    r"|anmeldung|öffnung|beratung)(?:en)?$",
    re.IGNORECASE,
)
_MOST_ABSTRACT_NOUNS: Final = 2


def is_passive(sentence: str) -> bool:
    """Whether a clause holds a form of "werden" and a past participle, as in "wird geprüft"."""
    return any(_is_passive_clause(clause) for clause in _CLAUSE_END.split(sentence))


def _is_passive_clause(clause: str) -> bool:
    words = _LETTERS.findall(clause)
    if _AUXILIARIES.isdisjoint(words):
        return False
    first, *others = words
    return any(map(_is_participle, (first.lower(), *filter(str.islower, others))))


def _is_participle(word: str) -> bool:
    if word in _STRONG:
        return True
    return word not in _NO_PARTICIPLES and bool(_PARTICIPLE.match(word))


def abstract_nouns(words: Sequence[str]) -> list[str]:
    """The different nouns made of verbs, like "Durchführung", without those everybody uses."""
    found = (word for word in words if _ABSTRACT.match(word) and not _EVERYDAY.search(word))
    return list(dict.fromkeys(found))


def is_nominal(words: Sequence[str]) -> bool:
    """Whether more nouns made of verbs stand in the sentence than one reads at ease."""
    return len(abstract_nouns(words)) > _MOST_ABSTRACT_NOUNS
