"""The product's own files are clean: the editions of reports and the documents of the demo."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from pages.demo.media import FILES
from pages.demo.planted import PLANTED_IN_DOCUMENTS
from pages.models import ReportPage
from tests.accessibility.documents import findings_in
from tests.pages import report_data


@pytest.mark.django_db
def test_an_edition_of_a_report_is_clean(client: Client, tmp_path: Path) -> None:
    cache.clear()
    town = report_data.reported_town()
    ReportPage.objects.get(pk=town.report.pk).save_revision().publish()
    path = tmp_path / "bericht-2024.pdf"
    path.write_bytes(client.get(f"{town.report.url}ausgabe/1/pdf/").content)
    assert findings_in(path) == []


def test_the_demos_documents_are_clean() -> None:
    files = sorted((FILES / "documents").glob("*.pdf"))
    clean = [path for path in files if path.name not in PLANTED_IN_DOCUMENTS]
    assert clean
    assert {path.name: findings_in(path) for path in clean} == {path.name: [] for path in clean}
