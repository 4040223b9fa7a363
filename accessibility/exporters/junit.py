"""JUnit XML: a suite for each page and file, a case for each rule, for build servers to read."""

import io
from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from accessibility import reports
from accessibility.findings import Outcome
from accessibility.models import Scan
from accessibility.reports import ADVICE, DEMANDED


def render(scan: Scan) -> Iterator[str]:
    """Failed rules are failures, doubts are skipped, what could not be audited is an error.

    A failure's ``type`` says whether the law demands the rule or it is advice. What was left out on
    purpose is a single case that was skipped.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="accessibility">\n'
    for page in chain(reports.page_records(scan), reports.document_records(scan)):
        yield _suite(page)
    yield "</testsuites>\n"


def _suite(page: dict[str, Any]) -> str:
    buffer = io.StringIO()
    xml = XMLGenerator(buffer, encoding="UTF-8", short_empty_elements=True)
    is_audited, is_left_out = page["status"] == "done", page["status"] == "skipped"
    outcomes = [rule["outcome"] for rule in page["rules"].values()]
    counts = {
        "name": page["url"],
        "tests": str(len(outcomes) if is_audited else 1),
        "failures": str(outcomes.count(Outcome.FAILED)),
        "skipped": str(is_left_out + len(outcomes) - sum(map(_is_decided, outcomes))),
        "errors": str(int(not is_audited and not is_left_out)),
        "time": f"{page['seconds'] or 0:.3f}",
    }
    xml.startElement("testsuite", AttributesImpl(counts))
    if not is_audited:
        kind, message = "skipped" if is_left_out else "error", page["reason"] or page["status"]
        _case(xml, page["url"], "audit", kind=kind, message=message)
    for rule, result in page["rules"].items():
        _rule_case(xml, page, rule, result["outcome"])
    xml.endElement("testsuite")
    return buffer.getvalue() + "\n"


def _is_decided(outcome: str) -> bool:
    return outcome in {Outcome.PASSED, Outcome.FAILED}


def _rule_case(xml: XMLGenerator, page: dict[str, Any], rule: str, outcome: str) -> None:
    """A failure counts only what failed; the doubts of its rule follow with their outcome."""
    of_rule = [finding for finding in page["findings"] if finding["rule"] == rule]
    failed = [finding for finding in of_rule if finding["outcome"] == Outcome.FAILED]
    doubts = [finding for finding in of_rule if finding["outcome"] != Outcome.FAILED]
    lines = [_place(finding) for finding in failed]
    lines += [f"{finding['outcome']}: {_place(finding)}" for finding in doubts]
    detail = "\n".join(lines)
    if outcome == Outcome.FAILED:
        is_advice = all(finding["obligation"] == ADVICE for finding in failed)
        marks = {"type": ADVICE if is_advice else DEMANDED}
        message = f"{ADVICE}: " * is_advice + f"{len(failed)} × {rule}"
        _case(xml, page["url"], rule, kind="failure", message=message, detail=detail, marks=marks)
    elif _is_decided(outcome):
        _case(xml, page["url"], rule)
    else:
        _case(xml, page["url"], rule, kind="skipped", message=outcome, detail=detail)


def _place(finding: dict[str, Any]) -> str:
    return f"{finding['selector']}: {finding['message']['en']}"


def _case(
    xml: XMLGenerator,
    class_name: str,
    name: str,
    *,
    kind: str = "",
    message: str = "",
    detail: str = "",
    marks: Mapping[str, str] = MappingProxyType({}),
) -> None:
    xml.startElement("testcase", AttributesImpl({"classname": class_name, "name": name}))
    if kind:
        xml.startElement(kind, AttributesImpl({"message": message, **marks}))
        xml.characters(_printable(detail))
        xml.endElement(kind)
    xml.endElement("testcase")


def _printable(text: str) -> str:
    """Without the control characters that XML 1.0 has no place for."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")
