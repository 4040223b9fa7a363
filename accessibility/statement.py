"""The statement on accessibility: how links call it, and what it has to say.

Its parts are those of the model statement in Implementing Decision (EU) 2018/1523. The patterns are
wide: a part that is there in other words must not be missed. But a word that any page could have,
such as "Kontakt" or "geprüft", counts only near to what makes it that part.
"""

import re
from types import MappingProxyType

from accessibility.findings import Text

NAME = re.compile(
    r"erkl(?:ä|ae)rung\s+(?:über\s+die\s+|zur\s+)(?:digitalen?\s+)?barrierefreiheit"
    r"|barrierefreiheitserkl(?:ä|ae)rung|^(?:digitale\s+)?barrierefreiheit$"
    r"|accessibility\s+(?:statement|declaration)|statement\s+on\s+accessibility|^accessibility$",
    re.IGNORECASE,
)
PERHAPS_NAME = re.compile(r"barrierefreiheit|accessibility", re.IGNORECASE)

PARTS = MappingProxyType(
    {
        "scope": Text(de="der Geltungsbereich", en="the scope"),
        "status": Text(de="der Stand der Vereinbarkeit", en="the compliance status"),
        "content": Text(
            de="die nicht barrierefreien Inhalte", en="the content that is not accessible"
        ),
        "date": Text(de="das Datum", en="the date"),
        "method": Text(de="die Art der Bewertung", en="the method of evaluation"),
        "feedback": Text(de="der Weg für Rückmeldungen", en="the way to give feedback"),
        "enforcement": Text(
            de="das Durchsetzungsverfahren mit der Schlichtungs- oder Ombudsstelle",
            en="the enforcement procedure with its body",
        ),
    }
)
"""The mandatory parts in the order of the model statement."""

_MONTHS = (
    "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january"
    "|february|march|may|june|july|october|december"
)
_DATE = (
    rf"(?:\b\d{{1,2}}\. ?\d{{1,2}}\. ?\d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
    rf"|\b(?:{_MONTHS})\b[ \d,.a-z]{{0,6}}\b\d{{4}}\b)"
)
_MADE = (
    r"(?:erstell|aktualisier|überarbeite|überprüf|geprüft|prüfung|bewert|veröffentlich|änder|verfasst"
    r"|\bstand\b|\bdatum|prepared|reviewed|updated|created|published|assess|evaluat|audit|\bdate"
    r"|\bas of\b)"
)
_FULLY = r"vollständig (?:vereinbar|konform|barrierefrei)|fully (?:compliant|conformant|accessible)"
_OFFER = (
    r"(?:website|webseite|webauftritt|webangebot|internet|angebot|auftritt|portal|domain|anwendung"
    r"|\bapp\b|\bseiten?\b|www\.|https?:|\w\.(?:de|eu|org|com|net|info|example)\b)"
)
_BARRIERS = r"(?:barrieren?\b|mängel|\bbarriers?\b|accessibility|accessible|problem|issues?\b)"
_TELLING = (
    r"(?:kontakt|melde[nt]?\b|mitteil|schreib|wenden|hinweise?n?\b|e-?mail|telefon|contact|report"
    r"|tell us|let us know|write to)"
)
_PATTERNS = {
    "scope": rf"\bgilt\b[^.]{{0,20}}\bfür\b|\bgilt\b[^.]{{0,100}}{_OFFER}"
    rf"|{_OFFER}[^.]{{0,100}}\bgilt\b|bezieht sich auf[^.]{{0,100}}{_OFFER}|\bgeltungsbereich\b"
    r"|geltungsbereichs? (?:dieser|der) erklärung|applies to|scope of (?:this|the) statement",
    "status": r"\b(?:vollständig|vollumfänglich|teilweise|überwiegend|weitgehend|nicht)"
    r"\b[^.]{0,120}(?:vereinbar|konform|barrierefrei\b|erfüllt)"
    r"|(?:vereinbar|konform|barrierefrei\b|erfüllt)[^.]{0,80}\b(?:vollständig|teilweise|weitgehend)"
    r"|\b(?:fully|partially|partly|mostly|not)\s(?:compliant|conform\w*|accessible|in conform)",
    "content": rf"nicht barrierefrei|noch nicht zugänglich|nicht zugänglich|barrieren bestehen"
    rf"|bekannte (?:barrieren|mängel)|not (?:yet )?accessible|non-?accessible|inaccessible"
    rf"|known (?:issues|limitations|barriers)|{_FULLY}",
    "date": rf"{_MADE}.{{0,80}}{_DATE}|{_DATE}.{{0,80}}{_MADE}",
    "method": r"selbst(?:bewertung|einschätzung|prüfung|test)|bitv-?(?:test|selbst|prüf)|gutachten"
    r"|(?:prüf|test)(?:bericht|verfahren|methode|ergebnis)|art der bewertung"
    rf"|(?:{_OFFER}|\b(?:von|durch|mit|nach)\b)[^.]{{0,100}}"
    r"\b(?:geprüft|getestet|bewertet|evaluiert)\b|geprüft (?:von|durch|mit)"
    r"|(?:bewertung|prüfung|test)[^.]{0,80}(?:durch|von|mit|nach|auf grundlage)\b"
    r"|self-?(?:assessment|evaluation)|third[- ]part|evaluat|\baudit|assessment"
    r"|assessed (?:by|with|on)",
    "feedback": rf"feedback|rückmeld|kontaktangaben|{_BARRIERS}.{{0,150}}{_TELLING}"
    rf"|{_TELLING}.{{0,100}}{_BARRIERS}|ansprech\w+[^.]{{0,60}}barriere",
    "enforcement": r"durchsetzung|schlichtung|ombuds|enforcement|arbitration|conciliation"
    r"|mediation",
}
_PART_PATTERNS = {part: re.compile(pattern) for part, pattern in _PATTERNS.items()}


def parts_in(text: str) -> tuple[str, ...]:
    """Which of the `PARTS` a text with single spaces speaks of."""
    lowered = text.lower()
    return tuple(part for part in PARTS if _PART_PATTERNS[part].search(lowered))
