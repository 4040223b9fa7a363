"""``manage.py keep_edition_files``: copy and make the files that editions still lack."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from pages.edition_pdf import make_pdf
from pages.models import ReportEdition
from pages.snapshots.files import keep_files_of


class Command(BaseCommand):
    """Once after an upgrade; a later run only adds what was missing before."""

    help = _(
        "Keeps the pictures and documents of editions from before they were copied, and makes the "
        "PDF of each that has none."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        editions = ReportEdition.objects.exclude(data__has_key="files").select_related("report")
        for edition in editions.iterator(chunk_size=1):
            keep_files_of(edition)
            self.stdout.write(f"{edition}: {len(edition.moved_files)}")
        for key in list(ReportEdition.objects.filter(pdf="").values_list("pk", flat=True)):
            make_pdf.call(key)
            edition = ReportEdition.objects.select_related("report").get(pk=key)
            self.stdout.write(f"{edition}: {'PDF' if edition.pdf else '–'}")
