"""Builds what audits leave in the database, by the checker's own services, without a browser."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import Group, User
from django.utils import timezone
from wagtail.models import Page, Site

from accessibility import issues
from accessibility.findings import Finding, Impact, Origin, OriginKind, Outcome, Text
from accessibility.models import Scan, ScannedPage

TEMPLATE = Origin(OriginKind.TEMPLATE, "includes/header.html", "includes/header.html")


def person(name: str, *, group: str = "", **fields: Any) -> User:
    """A user in one of the groups that the migrations make."""
    user = User.objects.create_user(name, f"{name}@stadt.example", "secret", **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def finding(
    rule: str = "image-alt",
    *,
    outcome: Outcome = Outcome.FAILED,
    impact: Impact = Impact.CRITICAL,
    criteria: Iterable[str] = ("1.1.1",),
    origin: Origin | None = None,
    selector: str = "main > p > img",
    html: str = '<img src="rathaus.jpg">',
) -> Finding:
    return Finding(
        rule=rule,
        outcome=outcome,
        impact=impact,
        engines=("axe",),
        selector=selector,
        html=html,
        message=Text(de="Dem Bild fehlt ein Text", en="The image lacks a text"),
        criteria=tuple(criteria),
        origin=origin or Origin(),
    )


def scan_of(site: Site, **fields: Any) -> Scan:
    """A scan that has begun and has no pages yet."""
    started = {
        "started_at": timezone.now(),
        "state": Scan.State.RUNNING,
        "engines": {"axe": "4.14.1"},
    }
    return Scan.objects.create(site=site, **(started | fields))


def audited(
    scan: Scan,
    url: str,
    *,
    findings: Iterable[Finding] = (),
    outcomes: Mapping[str, Outcome] | None = None,
    page: Page | None = None,
    **fields: Any,
) -> ScannedPage:
    """A page of the scan with its result; the rules that found something need not be named."""
    found = list(findings)
    of_rules = {each.rule: each.outcome for each in found} | dict(outcomes or {})
    earlier = ScannedPage.objects.filter(scan__site=scan.site, url=url)
    earlier.update(is_current=False)
    scanned = ScannedPage.objects.create(
        scan=scan,
        url=url,
        page=page,
        title=fields.pop("title", url),
        state=ScannedPage.State.DONE,
        is_current=True,
        audited_at=timezone.now(),
        seconds=0.5,
        outcomes={"axe": {rule: outcome.value for rule, outcome in of_rules.items()}},
        **fields,
    )
    issues.record(scanned, found)
    return scanned


def not_audited(scan: Scan, url: str, *, failure: str = "load_timeout") -> ScannedPage:
    """A page of the scan that could not be audited."""
    return ScannedPage.objects.create(
        scan=scan,
        url=url,
        title=url,
        state=ScannedPage.State.FAILED,
        failure=failure,
        failure_detail="20",
    )


def checked_file(scan: Scan, url: str) -> ScannedPage:
    """A file of the scan in which nothing was found."""
    return ScannedPage.objects.create(
        scan=scan,
        kind=ScannedPage.Kind.DOCUMENT,
        url=url,
        state=ScannedPage.State.DONE,
        audited_at=timezone.now(),
    )


def finished(scan: Scan) -> Scan:
    """End the scan as the scanner does: its issues are settled."""
    issues.settle(scan)
    scan.state, scan.finished_at = Scan.State.FINISHED, timezone.now()
    scan.save()
    return scan


def small_scan(site: Site, **fields: Any) -> Scan:
    """A finished scan of the site with two audited pages and one that failed.

    Both pages show the template's missing text, the first one also a doubtful contrast and a
    heading that only best practice minds.
    """
    scan = scan_of(site, **fields)
    home = site.root_page
    in_header = finding(origin=TEMPLATE, selector="header > img")
    contrast = finding(
        "color-contrast",
        outcome=Outcome.CANT_TELL,
        impact=Impact.SERIOUS,
        criteria=["1.4.3"],
        selector="main > p",
        html="<p>Grau</p>",
    )
    advice = finding(
        "heading-order", impact=Impact.MODERATE, criteria=[], selector="h4", html="<h4>Zahlen</h4>"
    )
    outcomes = {"document-title": Outcome.PASSED, "video-caption": Outcome.INAPPLICABLE}
    audited(
        scan,
        "http://localhost/",
        title="Start",
        page=home,
        findings=[in_header, contrast, advice],
        outcomes=outcomes,
    )
    audited(scan, "http://localhost/a/", title="Anders", findings=[in_header], outcomes=outcomes)
    not_audited(scan, "http://localhost/langsam/")
    return finished(scan)
