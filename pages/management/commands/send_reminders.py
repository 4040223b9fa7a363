"""Sends the digests of reminders; meant for a timer, once a day."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.reminders.digest import Tally, send_digests


class Command(BaseCommand):
    """Ends with 1 where a mail could not be sent; what was not sent is tried again next time."""

    help = _("Mail people what is overdue, stale or missing where they answer for it.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help=_("Only say who would get how many reminders.")
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        tally = send_digests(timezone.localdate(), dry_run=options["dry_run"])
        self._tell(tally, dry_run=options["dry_run"])
        if tally.failed:
            raise CommandError(_("Not every mail could be sent."), returncode=1)

    def _tell(self, tally: Tally, *, dry_run: bool) -> None:
        parts = (
            (_("Would be sent:") if dry_run else _("Sent:"), tally.sent),
            (_("Turned off by the person:"), tally.unwanted),
            (_("No mail possible (no address, or not active):"), tally.unreachable),
        )
        for title, people in parts:
            if people:
                self.stdout.write(title)
            for name, number in people.items():
                self.stdout.write(f"  {name}: {number_of_reminders(number)}")
        if tally.ownerless:
            self.stdout.write(_("Nobody answers for:"))
            for reminder in tally.ownerless:
                self.stdout.write(
                    f"  {reminder.title}" + (f" ({reminder.detail})" * bool(reminder.detail))
                )
        for name, reason in tally.failed.items():
            self.stderr.write(_("%(name)s: %(reason)s") % {"name": name, "reason": reason})
        if not (tally.sent or tally.failed):
            self.stdout.write(_("Nothing new to send."))


def number_of_reminders(number: int) -> str:
    """How many, in words."""
    return ngettext("%(number)d reminder", "%(number)d reminders", number) % {"number": number}
