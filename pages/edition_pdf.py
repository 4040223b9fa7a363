"""The PDF of an edition: made once, as a rule in the background, and then kept with the edition."""

import datetime
import io
import logging
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.signals import page_published

from pages import pdf
from pages.kept_files import keep, name_of
from pages.models import EditionFile, ReportEdition, ReportPage
from pages.pdf import PdfUnavailable, TakesTooLong, typeset
from pages.presenters.report import document_context
from pages.snapshots import latest_edition
from pages.snapshots.texts import language_of

logger = logging.getLogger(__name__)
FOLDER: Final = "edition_pdfs"
"""Not served by itself: who may read a report is asked at the edition's address."""
WORKER_SECONDS: Final = 600


def pdf_of(edition: ReportEdition, request: HttpRequest) -> bytes:
    """The file as it was made once; made now if there is none yet.

    Raises `PdfUnavailable` where that cannot be, or takes longer than visitors wait. What takes
    longer is then made in the background.
    """
    stored = _stored(edition)
    if stored is not None:
        return stored
    try:
        return _make(edition, request, seconds=pdf.MAX_SECONDS)
    except TakesTooLong as reason:
        make_pdf.enqueue(edition.pk)
        raise PdfUnavailable(
            _("The PDF is being made and takes some minutes. Please try again later.")
        ) from reason


@task()
def make_pdf(edition_id: int) -> None:
    """Make the PDF unless it is there; if that fails, the next who asks for it tries again."""
    edition = ReportEdition.objects.select_related("report").filter(pk=edition_id).first()
    if edition is None or _stored(edition) is not None:
        return
    try:
        _make(edition, _visit(edition.report), seconds=WORKER_SECONDS)
    except PdfUnavailable as reason:
        logger.warning("PDF of edition %s was not made: %s", edition, reason)


def listen() -> None:
    """Hear of every report that is published, once it is frozen."""
    page_published.connect(_on_published, sender=ReportPage, dispatch_uid="pages.edition_pdf")


def _on_published(*, instance: ReportPage, **_signal: Any) -> None:
    edition = latest_edition(instance)
    if edition is not None and not edition.pdf:
        transaction.on_commit(partial(make_pdf.enqueue, edition.pk))


def _stored(edition: ReportEdition) -> bytes | None:
    if not edition.pdf:
        return None
    try:
        with edition.pdf.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        logger.warning("PDF of edition %s is missing: %s", edition, edition.pdf.name)
        return None


def _make(edition: ReportEdition, request: HttpRequest, *, seconds: float) -> bytes:
    """One process at a time makes it: that whose claim finds none that still holds."""
    mine = ReportEdition.objects.filter(pk=edition.pk)
    now = timezone.now()
    is_free = Q(pdf_awaited_until=None) | Q(pdf_awaited_until__lt=now)
    until = now + datetime.timedelta(seconds=seconds)
    if not mine.filter(is_free).update(pdf_awaited_until=until):
        raise PdfUnavailable(_("The PDF is being made. Please try again in a minute."))
    try:
        with translation.override(language_of(edition.report)):
            html = render_to_string("pages/report/pdf.html", document_context(edition, request))
        content = typeset(html, base_url=request.build_absolute_uri("/"), seconds=seconds)
        name = f"{FOLDER}/{name_of(content, like='edition.pdf')}"
        keep(content, name=name)
        mine.update(pdf=name)
    finally:
        mine.update(pdf_awaited_until=None)
    EditionFile(edition, "pdf").note_size(len(content))
    return content


def _visit(report: ReportPage) -> HttpRequest:
    """An anonymous visit to the report at the address of its site."""
    address = urlsplit(report.full_url or "")
    is_safe = settings.SECURE_SSL_REDIRECT or address.scheme == "https"
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address.path,
        "HTTP_HOST": address.netloc,
        "SERVER_NAME": address.hostname or "",
        "SERVER_PORT": str(address.port or (443 if is_safe else 80)),
        "wsgi.url_scheme": "https" if is_safe else "http",
        "wsgi.input": io.BytesIO(),
    }
    return WSGIRequest(environ)
