"""Audits a page in the background when it is published; publishing itself never fails for it."""

from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail.signals import page_published

from accessibility import scanner
from accessibility.conf import configuration
from accessibility.failures import NothingToAudit
from accessibility.models import Scan
from accessibility.tasks import execute_in_background


def listen() -> None:
    """Hear of every page that is published."""
    page_published.connect(_on_published, dispatch_uid="accessibility.publishing")


def _on_published(*, instance: Page, **_signal: Any) -> None:
    def audit() -> None:
        audit_published(instance)

    if configuration().audit_on_publish:
        # Robust: an error is logged, by the function's name, which a partial one would not have;
        # whoever published the page does not meet it.
        transaction.on_commit(audit, robust=True)


@transaction.atomic
def audit_published(page: Page) -> Scan | None:
    """Plan and start the audit of a page; None where there is nothing to audit.

    That is so for a page that is not public, and for one that is waiting to be audited already.
    """
    # Of two that publish the page at the same moment, the second waits for the first's scan.
    Page.objects.select_for_update().filter(pk=page.pk).first()
    site = page.get_site()
    if site is None or _waits_already(page):
        return None
    try:
        scan = scanner.plan(site, pages=[page], trigger=Scan.Trigger.PUBLISHED)
    except NothingToAudit:
        return None
    execute_in_background(scan)
    return scan


def _waits_already(page: Page) -> bool:
    # The address is compared because a page may have been moved since.
    return Scan.objects.filter(
        trigger=Scan.Trigger.PUBLISHED,
        state=Scan.State.WAITING,
        root_page=page.pk,
        pages__url=page.full_url,
    ).exists()
