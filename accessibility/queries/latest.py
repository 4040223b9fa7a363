"""What is known of one page of the site: its latest result, and what became of the latest try."""

from dataclasses import dataclass

from wagtail.models import Page

from accessibility.models import Scan, ScannedPage
from accessibility.queries.pages import results_of_same, with_issue_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """The latest result with its numbers of issues, and whether it tells of what is published."""

    result: ScannedPage | None
    failed: ScannedPage | None
    is_due: bool
    is_outdated: bool


def state_of_page(page: Page) -> PageState:
    """What an editor has to know of a page's audits, in three queries."""
    tries = ScannedPage.objects.filter(page=page.pk).order_by("-pk")
    current = tries.current().select_related("scan").order_by("-audited_at")
    result = with_issue_counts(current).first()
    # A scan that was interrupted comes to its pages only when somebody resumes it.
    at_work = [Scan.State.WAITING, Scan.State.RUNNING]
    last = tries.exclude(state=ScannedPage.State.PENDING).first()
    published, audited = page.last_published_at, result.audited_at if result else None
    return PageState(
        result=result,
        failed=last if last and last.state == ScannedPage.State.FAILED else None,
        is_due=tries.open().filter(scan__state__in=at_work).exists(),
        is_outdated=bool(published and audited and published > audited),
    )


def current_result_of(page: ScannedPage) -> ScannedPage | None:
    """The latest complete result of the same page, where that is another than this one."""
    if page.is_current:
        return None
    current = results_of_same(page).filter(is_current=True)
    return current.select_related("scan").order_by("-audited_at").first()
