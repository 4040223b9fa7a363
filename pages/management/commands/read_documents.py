"""``manage.py read_documents``: keep versions of what is published, and read their text."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from pages.documents.extraction import read_version
from pages.documents.versions import keep_version
from pages.models import DocumentPage, DocumentVersion


class Command(BaseCommand):
    """For pages published before versions were kept, and after limits were changed."""

    help = _("Reads the text of published documents for the search.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help=_("Read again what was read."))

    def handle(self, *_args: Any, **options: Any) -> None:
        for page in DocumentPage.objects.live().defer_streamfields().iterator(chunk_size=100):
            keep_version(page)
        versions = DocumentVersion.objects.select_related("document", "page")
        if not options["all"]:
            versions = versions.filter(state=DocumentVersion.State.WAITING)
        for version in versions.iterator(chunk_size=100):
            read_version(version)
            self.stdout.write(f"{version}: {version.get_state_display()}")
