"""A scan of a site in a real browser, from the link on a page to the issue of its file."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from pytest_django import Settings
from wagtail.documents.models import Document

from accessibility import scanner
from accessibility.models import Issue, Scan
from pages.models import ContentPage, ReportPage
from tests import factories
from tests.pages import report_data


def _untagged(path: Path) -> bytes:
    content = BytesIO()
    with pikepdf.open(path) as pdf:
        del pdf.Root["/StructTreeRoot"]
        pdf.save(content)
    return content.getvalue()


@pytest.mark.django_db(transaction=True)
def test_linked_files_are_checked(settings: Settings, good_pdf: Path, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {"extra_paths": ()}
    home = factories.home_page(host="www.musterstadt.example")
    broken = Document.objects.create(title="Alt", file=ContentFile(b"alt", name="alt.pdf"))
    scan = Document(title="Scan", file=ContentFile(_untagged(good_pdf), name="gebuehren.pdf"))
    scan.save()
    links = "".join(f'<p><a linktype="document" id="{d.pk}">Datei</a></p>' for d in (broken, scan))
    factories.add_page(ContentPage, parent=home, title="Rathaus", body=[factories.text(links)])
    told: list[tuple[int, int]] = []
    done = scanner.execute(
        scanner.plan(home.get_site()), workers=1, on_files=lambda *n: told.append(n)
    )
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert done.state == Scan.State.FINISHED
    assert {row.document_id: row.state for row in done.documents} == {
        broken.pk: "failed",
        scan.pk: "done",
    }
    issue = Issue.objects.get(rule="pdf-not-tagged")
    assert (issue.status, issue.origin_key) == ("new", str(scan.pk))
    row = done.documents.get(document=scan)
    assert [page.title for page in row.linked_from.all()] == ["Rathaus"]


@pytest.mark.django_db(transaction=True)
def test_the_files_that_the_site_makes_of_a_report_are_checked(settings: Settings) -> None:
    settings.ACCESSIBILITY = settings.ACCESSIBILITY | {"extra_paths": ()}
    cache.clear()
    report = report_data.reported_town().report
    ReportPage.objects.get(pk=report.pk).save_revision().publish()
    scan = scanner.plan(report.get_site(), pages=[report])
    scan.scope = Scan.Scope.SITE  # of which one page is enough here
    scan.save()
    done = scanner.execute(scan, workers=1)
    pdf = done.documents.get(url__endswith="/ausgabe/1/pdf/")
    assert (pdf.state, pdf.title, pdf.findings.count()) == ("done", "Bericht 2024, Ausgabe 1", 0)
    assert pdf.outcomes["documents"]["pdf-not-tagged"] == "passed"
    assert {page.page_id for page in pdf.linked_from.all()} == {report.pk}
    others = done.documents.exclude(pk=pdf.pk).values_list("state", "failure", "failure_detail")
    assert set(others) == {("skipped", "file_type", "XLSX")}
