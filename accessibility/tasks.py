"""Background work: a task only says that a scan has work; what is to do stands in its rows."""

import logging
from functools import partial

from django.db import transaction
from django_tasks import task

from accessibility import scanner
from accessibility.failures import AuditError
from accessibility.models import Scan

logger = logging.getLogger(__name__)


@task()
def execute_scan(scan_id: int) -> None:
    """Audit what is left of a scan, then of any whose worker was killed.

    A scan that is finished or was deleted meanwhile is left alone.
    """
    scan = Scan.objects.select_related("site").filter(pk=scan_id).first()
    if scan is None or scan.state == Scan.State.FINISHED:
        return
    for each in (scan, *scanner.abandoned()):
        try:
            scanner.execute(each)
        except AuditError as error:
            # The scan itself keeps the reason and shows it to people.
            logger.warning("scan could not run", extra={"scan": each.pk, "reason": str(error)})


def execute_in_background(scan: Scan) -> None:
    """Ask for a worker as soon as the scan's rows can be seen by one."""
    transaction.on_commit(partial(execute_scan.enqueue, scan.pk))
