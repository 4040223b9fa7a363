"""Our own audits, as the benches run them: planned, executed and stored like any other scan."""

import time
from collections.abc import Sequence

from wagtail.models import Site

from accessibility import scanner
from accessibility.depth import QUICK
from accessibility.discovery import discover
from accessibility.models import Scan, ScannedPage
from accessibility.targets import at_base


def published_urls(base_url: str = "") -> list[str]:
    """The addresses of the demo site's pages, at the server of that address if there is one."""
    return [at_base(target.url, base_url) for target in discover(Site.objects.get())]


def scan(
    urls: Sequence[str], *, base_url: str, engines: Sequence[str] = (), depth: str = QUICK
) -> float:
    """Audit the addresses and store the result.

    Gives the seconds from the beginning of the first page to the end of the last.
    """
    planned = scanner.plan(Site.objects.get(), engine_names=engines, base_url=base_url, depth=depth)
    wanted = [page.pk for page in planned.pages.all() if at_base(page.url, base_url) in urls]
    planned.pages.exclude(pk__in=wanted).delete()
    begins: list[float] = []
    ends: list[float] = []

    def note(page: ScannedPage) -> None:
        ends.append(time.monotonic())
        begins.append(ends[-1] - (page.seconds or 0))

    scanner.execute(planned, on_page=note)
    refuse_incomplete(planned)
    return max(ends) - min(begins)


def plan_many(pages: int) -> Scan:
    """A scan of so many addresses: the demo's pages again and again, told apart by their query."""
    planned = scanner.plan(Site.objects.get())
    originals = list(planned.pages.all())
    planned.pages.all().delete()
    ScannedPage.objects.bulk_create(
        ScannedPage(
            scan=planned,
            page_id=original.page_id,
            url=_copy_of(original.url, number // len(originals)),
            title=original.title,
            language=original.language,
        )
        for number in range(pages)
        for original in (originals[number % len(originals)],)
    )
    return planned


def _copy_of(url: str, number: int) -> str:
    return f"{url}{'&' if '?' in url else '?'}copy={number}"


def refuse_incomplete(planned: Scan) -> None:
    """A page that was not audited would make every figure too good."""
    coverage = Scan.objects.get(pk=planned.pk).coverage
    if not coverage.is_complete:
        reasons = {page.reason for page in planned.pages.filter(state=ScannedPage.State.FAILED)}
        raise RuntimeError(f"The scan is not complete: {coverage} {reasons}")
