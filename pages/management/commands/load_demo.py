"""Loads the demo: a town's site about its digitalisation, with users for each role on request."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.demo import people
from pages.demo.site import ForeignSite, load


class Command(BaseCommand):
    """Can be run again at any time: it adds what is missing and changes nothing else."""

    help = _("Load the demo site. Adds what is missing, never overwrites what editors changed.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, help=_("The port that the site is served on."))
        parser.add_argument(
            "--with-users",
            action="store_true",
            help=_("Also create a user for each role, with a password that everybody knows."),
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        if options["with_users"] and not settings.DEMO_USERS_ALLOWED:
            raise CommandError(
                _(
                    "The demo's users all have a password that everybody knows, one of them with "
                    "all rights. They are only created where DEMO_USERS_ALLOWED is set in the "
                    "settings, which an installation that people use must not do."
                )
            )
        try:
            loaded = load(port=options["port"], with_users=options["with_users"])
        except ForeignSite as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            _("Pages: %(created)d added, %(all)d in all. Files: %(files)d added.")
            % {"created": loaded.pages_created, "all": loaded.pages, "files": loaded.files_created}
        )
        self.stdout.write(_("Site: %(address)s") % {"address": loaded.site.root_url})
        if options["with_users"]:
            self._tell_users(loaded.users_created)

    def _tell_users(self, created: int) -> None:
        self.stdout.write(
            ngettext("Users: %(count)d added.", "Users: %(count)d added.", created)
            % {"count": created}
        )
        for user in people.USERS:
            role = user.group or _("all rights")
            self.stdout.write(f"  {user.username} / {people.PASSWORD} ({role})")
