"""Text for a terminal: coverage first, then the issues, the worst first, then what is missing."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accessibility import reports
from accessibility.coverage import Coverage
from accessibility.findings import OriginKind, Outcome
from accessibility.models import Scan
from accessibility.models.issues import IMPACTS

_IMPACTS = dict(IMPACTS)


def render(scan: Scan) -> Iterator[str]:
    """A summary that fits a person; the numbers of failures and doubts stay apart."""
    coverage = scan.coverage
    yield _("Scan {id} of {site}, {state}\n").format(
        id=scan.pk, site=scan.site.hostname, state=scan.get_state_display()
    )
    yield _("Coverage: {audited} of {found} pages audited, {failed} failed, {open} open\n").format(
        audited=coverage.audited,
        found=coverage.found,
        failed=coverage.failed,
        open=coverage.remaining,
    )
    yield from _documents(scan.document_coverage)
    yield _("Engines: {engines}\n").format(
        engines=", ".join(f"{name} {version}" for name, version in scan.engines.items())
    )
    yield from (f"{limit}\n" for limit in scan.limits)
    issues = list(reports.issue_records(scan))
    groups = (
        (_("Failed"), [i for i in issues if _is_failure(i) and not i["advice"]]),
        (_("Advice"), [i for i in issues if _is_failure(i) and i["advice"]]),
        (_("Needs a look"), [i for i in issues if not _is_failure(i)]),
    )
    for heading, group in groups:
        yield f"\n{heading}: {_numbers(group)}\n"
        yield from map(_lines, group)
    yield from _unaudited(scan)


def _numbers(group: list[dict[str, Any]]) -> str:
    """How many issues are on pages and, where there are any, how many in documents."""
    in_documents = sum(issue["documents"] > 0 for issue in group)
    on_pages = str(len(group) - in_documents)
    if not in_documents:
        return on_pages
    return _("{pages} on pages, {documents} in documents").format(
        pages=on_pages, documents=in_documents
    )


def _documents(coverage: Coverage) -> Iterator[str]:
    if coverage.found:
        yield _(
            "Documents: {audited} of {found} checked, {failed} failed, {skipped} skipped\n"
        ).format(
            audited=coverage.audited,
            found=coverage.found,
            failed=coverage.failed,
            skipped=coverage.skipped,
        )


def _is_failure(issue: dict[str, Any]) -> bool:
    return bool(issue["outcome"] == Outcome.FAILED)


def _lines(issue: dict[str, Any]) -> str:
    language = "de" if (get_language() or "de").startswith("de") else "en"
    number = issue["pages"] or issue["documents"]
    pages = ngettext("{n} page", "{n} pages", number)
    documents = ngettext("{n} document", "{n} documents", number)
    extent = (pages if issue["pages"] else documents).format(n=number)
    criteria = ", ".join(issue["criteria"]) or "–"
    width = max(len(str(name)) for name in _IMPACTS.values())
    return (
        f"  {_IMPACTS[issue['impact']]!s:<{width}} {issue['rule']:<34} {criteria:<16} "
        f"{extent:<11} {issue['title'][language]}\n{' ' * (width + 3)}{_place(issue)}\n"
    )


def _place(issue: dict[str, Any]) -> str:
    """Where to mend it: the template, the document, or the block and a page that has it."""
    origin = issue["origin"]
    if origin["kind"] == OriginKind.TEMPLATE:
        return _("template {name}").format(name=origin["key"])
    if origin["kind"] == OriginKind.DOCUMENT:
        return f"{origin['label']}: {issue['example']}"
    label = f" ({origin['label']})" if origin["label"] else ""
    return f"{issue['example']}{label}"


def _unaudited(scan: Scan) -> Iterator[str]:
    missing = list(reports.unaudited_pages(scan))
    if missing:
        yield "\n" + _("Not audited: {n}\n").format(n=len(missing))
    for page in missing:
        yield f"  {page.url}: {page.reason or page.get_state_display()}\n"
