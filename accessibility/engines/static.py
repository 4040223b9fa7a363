"""The engine for our own rules: pure functions over a page's HTML.

They judge what the server sent. Where one finds something, it judges once more the page as it
stands in the browser, and only that counts: a script may have filled what was empty, and nobody
meets what a style sheet hides.
"""

from collections.abc import Iterable
from itertools import islice

from accessibility.document import HtmlPage
from accessibility.elements import selector_of, snippet_of
from accessibility.findings import MAX_FINDINGS_PER_RULE, EngineResult, Finding, Outcome, Text
from accessibility.gender_forms import WORDS
from accessibility.origins import origin_of
from accessibility.rules import Broken, Doubt, Rule, all_rules
from accessibility.targets import LoadedPage


class StaticEngine:
    """Runs every rule of the rules package."""

    name = "static"
    version = "1"

    def __init__(self, *, gender_form: str = WORDS) -> None:
        self._gender_form = gender_form

    def check(self, page: LoadedPage) -> EngineResult:
        """The findings on the page's HTML and an outcome for each rule.

        Raises PageFailed when the tab is gone or hangs.
        """
        rules = all_rules()
        served = self._judge(page.document, rules.values())
        told = dict.fromkeys(finding.rule for finding in served.findings)
        if not told or page.standing is None:
            return served
        standing = self._judge(page.standing, (rules[rule] for rule in told))
        return EngineResult(standing.findings, {**served.outcomes, **standing.outcomes})

    def _judge(self, document: HtmlPage, rules: Iterable[Rule]) -> EngineResult:
        document.gender_form = self._gender_form
        return check_document(document, rules=rules)


def check_document(page: HtmlPage, *, rules: Iterable[Rule]) -> EngineResult:
    """What the rules say of a parsed page, in the order of the rules and then of the elements."""
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    for rule in rules:
        hits = islice(_hits(page, rule), MAX_FINDINGS_PER_RULE)
        found = [_finding(page, rule, hit) for hit in hits]
        findings += found
        outcomes[rule.id] = _outcome(page, rule, found)
    return EngineResult(tuple(findings), outcomes)


def _hits(page: HtmlPage, rule: Rule) -> Iterable[Broken | Doubt]:
    for hit in rule.check(page):
        yield hit if isinstance(hit, Broken | Doubt) else Broken(hit)


def _outcome(page: HtmlPage, rule: Rule, found: list[Finding]) -> Outcome:
    if any(finding.outcome is Outcome.FAILED for finding in found):
        return Outcome.FAILED
    if found:
        return Outcome.CANT_TELL
    return Outcome.PASSED if page.has(rule.applies_to) else Outcome.INAPPLICABLE


def _finding(page: HtmlPage, rule: Rule, hit: Broken | Doubt) -> Finding:
    return Finding(
        rule=rule.id,
        outcome=Outcome.FAILED if isinstance(hit, Broken) else Outcome.CANT_TELL,
        impact=rule.impact,
        engines=(StaticEngine.name,),
        selector=selector_of(page, hit.element),
        html=snippet_of(hit.element),
        message=_message(rule.title, hit.detail),
        criteria=rule.criteria,
        act_rules=rule.act_rules,
        origin=origin_of(hit.element),
    )


def _message(title: Text, detail: Text | None) -> Text:
    if detail is None:
        return title
    return Text(de=f"{title.de}: {detail.de}", en=f"{title.en}: {detail.en}")
