"""``manage.py db_worker``: the worker of django_tasks_db, which first takes up what was cut off.

It has no signal for its start, so the command is overridden, as Django provides for: this app
stands before it in ``INSTALLED_APPS``.
"""

from typing import Any

from django_tasks_db.management.commands import db_worker

from accessibility import scanner, tasks


class Command(db_worker.Command):
    """As the original; scans whose worker was killed are put into the queue again."""

    def handle(self, *args: Any, **options: Any) -> None:
        for scan in scanner.abandoned():
            tasks.execute_in_background(scan)
        super().handle(*args, **options)
