"""The engine for files: pure functions over their contents, as the static one over HTML."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

from accessibility.document_rules import DocumentRule, Doubt, Hit, all_document_rules
from accessibility.documents.contents import Contents
from accessibility.engines import DOCUMENTS
from accessibility.findings import (
    MAX_FINDINGS_PER_RULE,
    MAX_SNIPPET_CHARS,
    EngineResult,
    Finding,
    Origin,
    Outcome,
    Text,
)

STATE: Final = "document"


def check_contents(contents: Contents, *, origin: Origin) -> EngineResult:
    """What the rules say of a file, in the order of the rules and then of the places."""
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    for rule in all_document_rules().values():
        hits = list(islice(_hits(rule, contents), MAX_FINDINGS_PER_RULE))
        findings += [_finding(rule, hit, origin) for hit in hits]
        outcomes[rule.id] = _outcome(rule, contents, hits)
    return EngineResult(tuple(findings), outcomes)


def _hits(rule: DocumentRule, contents: Contents) -> Iterable[Hit]:
    return rule.check(contents) if contents.file_type in rule.file_types else ()


def _outcome(rule: DocumentRule, contents: Contents, hits: list[Hit]) -> Outcome:
    if any(not isinstance(hit, Doubt) for hit in hits):
        return Outcome.FAILED
    if hits:
        return Outcome.CANT_TELL
    is_concerned = contents.file_type in rule.file_types and rule.applies(contents)
    return Outcome.PASSED if is_concerned else Outcome.INAPPLICABLE


def _finding(rule: DocumentRule, hit: Hit, origin: Origin) -> Finding:
    place = hit.place
    if hit.page and not place.startswith("page["):
        place = f"page[{hit.page}] > {place}"
    return Finding(
        rule=rule.id,
        outcome=Outcome.CANT_TELL if isinstance(hit, Doubt) else Outcome.FAILED,
        impact=rule.impact,
        engines=(DOCUMENTS,),
        selector=place,
        html=hit.text[:MAX_SNIPPET_CHARS],
        message=_message(rule.title, hit),
        criteria=rule.criteria,
        state=STATE,
        origin=origin,
    )


def _message(title: Text, hit: Hit) -> Text:
    """The rule's title, the page where there are pages, and what is special about this place."""
    german, english = [title.de], [title.en]
    if hit.page:
        german.append(f"Seite {hit.page}")
        english.append(f"page {hit.page}")
    if hit.detail:
        german.append(hit.detail.de)
        english.append(hit.detail.en)
    return Text(de=": ".join(german), en=": ".join(english))
