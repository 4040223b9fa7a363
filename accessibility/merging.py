"""What two engines say of the same element is one finding that names both.

A rule of ours that is ``same_as`` another engine's is that rule under our name: our texts are
written for editors. Where both ran, the other rule has no place of its own in a page's result, so
nothing counts twice and every page has an outcome for the same rules: its findings are taken into
ours or, where ours says nothing of the element, stand under our rule with the other engine's name,
and our rule's outcome is the worse of the two. Where only the other engine ran, nothing changes.

A rule that looks closer ``sharpens`` another engine's with the same demand: of an element of which
both speak there is one finding, under our name and with both engines. Elsewhere each stands as it
is. Where nothing is left to the other rule, it has passed: its outcome is that of its findings.

A rule that sees in the browser what others guess at ``overrules`` them: where it was tested, they
have neither findings nor an outcome.

Where rules of several names demand the same of an element, a name for it, there is one finding
under that which was told first: which of them speaks only depends on how an engine divides them.

An engine that goes by another's names is a second opinion: what it finds counts, that it finds
nothing says nothing where the first engine has spoken. Only where our live engine tries another's
rule once more in a state of the page, and does not get there, has the rule not passed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from bs4 import Tag
from soupsieve import SelectorSyntaxError

from accessibility.depth import ENGINE
from accessibility.elements import selector_of
from accessibility.findings import INTO, EngineResult, Finding, Impact, Outcome
from accessibility.live_rules import LiveRule, all_live_rules
from accessibility.probes import probe_rules
from accessibility.rules import Rule, all_rules
from accessibility.states.names import joined
from accessibility.targets import LoadedPage

_STRONGEST_FIRST = (
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.PASSED,
    Outcome.UNTESTED,
    Outcome.INAPPLICABLE,
)
_ONE_DEMAND = (
    ("label", "select-name", "aria-input-field-name", "aria-toggle-field-name"),
    ("link-name", "button-name", "input-button-name", "aria-command-name"),
)
"""Rules that ask for a name, of a field, and of what is pressed."""
_DEMANDS = {rule: demand[0] for demand in _ONE_DEMAND for rule in demand}
Twins = Mapping[str, Rule]
"""Our rule by the ID of another engine's that says the same."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What all engines together say of a page."""

    findings: tuple[Finding, ...]
    outcomes: Mapping[str, Mapping[str, Outcome]]
    """Outcome by rule by engine; no rule stands under two engines or two names."""


def merged(page: LoadedPage, results: Mapping[str, EngineResult]) -> Merged:
    """The results by engine as one."""
    results = _without_overruled(results)
    ran = {rule for result in results.values() for rule in result.outcomes}
    ours = [rule for rule in all_rules().values() if rule.id in ran]
    twins = {theirs: rule for rule in ours for theirs in rule.same_as}
    findings = [finding for result in results.values() for finding in result.findings]
    named = _joined_findings(page, findings, twins)
    sharpened = _sharpened(page, named)
    failed = {finding.rule for finding in sharpened if finding.outcome is Outcome.FAILED}
    taken_in = {finding.rule for finding in (*findings, *named) if finding.rule not in twins}
    taken_in -= {finding.rule for finding in sharpened}
    return Merged(
        findings=tuple(sharpened),
        outcomes=dict(_joined_outcomes(results, twins, failed=failed, taken_in=taken_in)),
    )


def _without_overruled(results: Mapping[str, EngineResult]) -> Mapping[str, EngineResult]:
    """Without the rules of which one that sees more has spoken."""
    told = {
        rule
        for result in results.values()
        for rule, outcome in result.outcomes.items()
        if outcome is not Outcome.UNTESTED
    }
    silenced = {name for rule in _live_rules() if rule.id in told for name in rule.overrules}
    return {
        engine: EngineResult(
            tuple(finding for finding in result.findings if finding.rule not in silenced),
            {rule: said for rule, said in result.outcomes.items() if rule not in silenced},
        )
        for engine, result in results.items()
    }


def _live_rules() -> Iterable[LiveRule]:
    return (*all_live_rules().values(), *probe_rules().values())


def _joined_findings(page: LoadedPage, findings: Iterable[Finding], twins: Twins) -> list[Finding]:
    """Several findings of our own on one element all stay: each says something else."""
    findings = list(_joined_opinions(findings))
    kept = list(dict.fromkeys(finding for finding in findings if finding.rule not in twins))
    places: dict[tuple[str, str], list[int]] = {}
    for place, finding in enumerate(kept):
        places.setdefault((finding.rule, finding.selector), []).append(place)
    for finding in findings:
        if own := twins.get(finding.rule):
            theirs = _under_our_name(finding, own)
            at = places.get((own.id, _own_selector(page, finding)))
            if at:
                # Of several on the element, the one that is as certain is the same.
                place = next((p for p in at if kept[p].outcome is theirs.outcome), at[0])
                kept[place] = _joined(kept[place], theirs)
            else:
                kept.append(theirs)
    return kept


def _sharpened(page: LoadedPage, findings: Iterable[Finding]) -> list[Finding]:
    """What ours says more closely of an element takes in what another engine says of it."""
    kept = list(findings)
    own_rules: Iterable[Rule | LiveRule] = chain(all_rules().values(), _live_rules())
    told = {finding.rule for finding in kept}
    # Only where both have spoken: to find another engine's element, the page has to be parsed.
    for rule in (rule for rule in own_rules if rule.id in told):
        for theirs in [each for each in kept if each.rule in rule.sharpens]:
            selectors = {theirs.selector, _own_selector(page, theirs)}
            for place, ours in enumerate(kept):
                if ours.rule == rule.id and ours.selector in selectors:
                    kept[place] = _joined(ours, theirs)
                    kept.remove(theirs)
                    break
    return kept


def _joined_opinions(findings: Iterable[Finding]) -> Iterable[Finding]:
    """What engines say of the same element under one name, or of one demand, as one finding."""
    kept: list[Finding] = []
    places: dict[tuple[str, str], int] = {}
    for finding in findings:
        demand = _DEMANDS.get(finding.rule, finding.rule)
        place = places.setdefault((demand, finding.selector), len(kept))
        if place < len(kept) and _is_another_view(finding, kept[place]):
            kept[place] = _joined(kept[place], finding)
        else:
            kept.append(finding)
    return kept


def _is_another_view(finding: Finding, kept: Finding) -> bool:
    """Whether it was told by another engine, under another name or of another state of the page."""
    return (
        finding.rule != kept.rule
        or finding.state != kept.state
        or not set(finding.engines) & set(kept.engines)
    )


def _joined_outcomes(
    results: Mapping[str, EngineResult],
    twins: Twins,
    *,
    failed: Iterable[str],
    taken_in: Collection[str],
) -> Iterator[tuple[str, dict[str, Outcome]]]:
    told: dict[str, set[Outcome]] = {rule: {Outcome.FAILED} for rule in failed}
    spoken: dict[str, str] = {}
    unreached: set[str] = set()
    for engine, result in results.items():
        for rule, outcome in result.outcomes.items():
            is_second = spoken.setdefault(rule, engine) != engine
            if rule in taken_in:
                told[rule] = {Outcome.PASSED}
            elif not is_second or outcome is Outcome.FAILED:
                told.setdefault(_own_id(rule, twins), set()).add(outcome)
            elif outcome is Outcome.UNTESTED and engine == ENGINE:
                unreached.add(_own_id(rule, twins))
    for engine, result in results.items():
        yield (
            engine,
            {
                rule: _joined_outcome(told[rule], is_whole=rule not in unreached)
                for rule in result.outcomes
                if rule not in twins and spoken[rule] == engine
            },
        )


def _joined_outcome(told: Iterable[Outcome], *, is_whole: bool) -> Outcome:
    strongest = min(told, key=_STRONGEST_FIRST.index)
    is_finding = strongest in {Outcome.FAILED, Outcome.CANT_TELL}
    return strongest if is_finding or is_whole else Outcome.UNTESTED


def _own_id(rule: str, twins: Twins) -> str:
    return twins[rule].id if rule in twins else rule


def _own_selector(page: LoadedPage, finding: Finding) -> str:
    """Another engine's selector in our own spelling; empty where it names nothing in the HTML."""
    if INTO in finding.selector:
        return ""
    document = page.standing or page.document
    try:
        element = document.select_one(finding.selector)
    except SelectorSyntaxError:
        return ""
    return selector_of(document, element) if isinstance(element, Tag) else ""


def _under_our_name(theirs: Finding, own: Rule) -> Finding:
    """With what the issue that it belongs to has from our rule, whoever found it first."""
    return replace(
        theirs,
        rule=own.id,
        criteria=own.criteria,
        impact=_greater(own.impact, theirs.impact),
        act_rules=tuple(dict.fromkeys((*own.act_rules, *theirs.act_rules))),
    )


def _joined(ours: Finding, theirs: Finding) -> Finding:
    is_certain = Outcome.FAILED in {ours.outcome, theirs.outcome}
    return replace(
        ours,
        outcome=Outcome.FAILED if is_certain else Outcome.CANT_TELL,
        impact=_greater(ours.impact, theirs.impact),
        engines=tuple(dict.fromkeys((*ours.engines, *theirs.engines))),
        act_rules=tuple(dict.fromkeys((*ours.act_rules, *theirs.act_rules))),
        state=joined((ours.state, theirs.state)),
    )


def _greater(one: Impact, other: Impact) -> Impact:
    return max(one, other, key=lambda impact: impact.rank)
