"""The files of an edition: PDF, spreadsheet, CSV, JSON."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.text import slugify

from pages.edition_pdf import pdf_of
from pages.models import EditionFile, ReportEdition
from pages.pdf import PdfUnavailable
from pages.presenters import answer_of
from pages.report_exports import render_csv, render_json, render_xlsx

SERVICE_UNAVAILABLE: Final = 503
_CONTENT_TYPES: Final = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
_RENDERERS: Final[dict[str, Callable[[ReportEdition], bytes]]] = {
    "xlsx": render_xlsx,
    "csv": render_csv,
    "json": render_json,
}


@answer_of.register
def edition_file(file: EditionFile, request: HttpRequest) -> HttpResponse:
    """The file under a name that says report and edition, or in words why there is none."""
    edition = file.edition
    try:
        render = _RENDERERS.get(file.kind)
        content = render(edition) if render else pdf_of(edition, request)
    except PdfUnavailable as reason:
        context = {"reason": str(reason), "edition": edition, "page": edition.report}
        html = render_to_string("pages/report/no_pdf.html", context, request=request)
        unavailable = HttpResponse(html, status=SERVICE_UNAVAILABLE)
        unavailable["Retry-After"] = "60"
        return unavailable
    answer = HttpResponse(content, content_type=_CONTENT_TYPES[file.kind])
    name = f"{slugify(edition.data['report']['title']) or 'bericht'}-ausgabe-{edition.number}"
    answer["Content-Disposition"] = f'inline; filename="{name}.{file.kind}"'
    return answer
