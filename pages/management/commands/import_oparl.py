"""``manage.py import_oparl``: bring in what is new in the council, from an OParl server."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from pages.oparl.client import Client
from pages.oparl.failures import OParlError
from pages.oparl.importer import import_from
from pages.oparl.summaries import summary_of

SKIPPED = 1
COULD_NOT_RUN = 2


class Command(BaseCommand):
    """Exit status: 0 all imported, 1 something was skipped, 2 could not run or go on."""

    help = _("Imports committees, meetings, papers and resolutions from an OParl server.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "url", nargs="?", help=_("Address of the system or body; otherwise OPARL_URL.")
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        url = options["url"] or settings.OPARL_URL
        if not url:
            message = _("There is no address to import from. Set OPARL_URL, or name it here.")
            raise CommandError(message, returncode=COULD_NOT_RUN)
        try:
            client = Client(url, allow_private=settings.OPARL_ALLOW_PRIVATE)
            run = import_from(url, client=client)
        except OParlError as error:
            raise CommandError(str(error), returncode=COULD_NOT_RUN) from error
        for error_row in run.errors:
            self.stderr.write(f"{error_row['id']}: {error_row['reason']}")
        for line in summary_of(run):
            self.stdout.write(line)
        if run.errors:
            sys.exit(SKIPPED)
