"""What two engines say of the same element is one finding."""

import pytest

from accessibility.auditor import Auditor
from accessibility.findings import Finding, Outcome
from tests.accessibility.bad_server import BadServer

pytestmark = pytest.mark.browser


def findings_of(auditor: Auditor, server: BadServer, path: str) -> dict[str, list[Finding]]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in auditor.audit(server.url(path)).findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return by_rule


def test_same_element_is_one_finding_with_two_names(
    auditor: Auditor, bad_server: BadServer
) -> None:
    found = findings_of(auditor, bad_server, "/twice-found")
    assert [f.engines for f in found["tabindex-positive"]] == [("static", "axe")]
    assert [f.engines for f in found["heading-empty"]] == [("static", "axe")]
    assert not found.keys() & {"tabindex", "empty-heading"}


def test_other_elements_stay_apart(auditor: Auditor, bad_server: BadServer) -> None:
    """The second heading is in a frame, which only axe looks into."""
    found = findings_of(auditor, bad_server, "/found-in-a-frame")
    assert "heading-empty" not in found
    assert [f.engines for f in found["empty-heading"]] == [("axe",)]


def test_joined_outcome_is_the_certain_one(auditor: Auditor, bad_server: BadServer) -> None:
    found = findings_of(auditor, bad_server, "/twice-found")
    assert {f.outcome for f in found["heading-empty"]} == {Outcome.FAILED}
