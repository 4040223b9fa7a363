"""The app with the page types of the town's site."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from pages import edition_pdf, permanence  # noqa: PLC0415 - models must be ready
        from pages.documents import versions  # noqa: PLC0415 - models must be ready
        from pages.presenters import load_presenters  # noqa: PLC0415 - models must be ready
        from pages.snapshots import freezing  # noqa: PLC0415

        load_presenters()
        permanence.listen()
        versions.listen()
        freezing.connect()
        edition_pdf.listen()  # after the freezing, which makes the edition
