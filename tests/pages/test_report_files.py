"""The files of an edition: JSON by its schema, CSV and XLSX with safe cells, PDF/UA."""

import csv
import datetime
import hashlib
import io
import itertools
import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pikepdf
import pytest
from django.core.cache import cache
from django.template.defaultfilters import filesizeformat
from django.test import Client
from django.utils import timezone

from pages import edition_pdf, pdf, snapshots
from pages.models import Grant, ReportPage
from tests import factories
from tests.pages import report_data
from tests.pages.report_data import ReportedTown
from tests.source_tree import ROOT

SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def town(db: None) -> ReportedTown:
    cache.clear()
    made = report_data.reported_town()
    made.measure.unit = factories.unit("=1+1")
    made.measure.save_revision().publish()
    ReportPage.objects.get(pk=made.report.pk).save_revision().publish()
    return made


def load(client: Client, town: ReportedTown, kind: str) -> bytes:
    answer = client.get(f"{town.report.url}ausgabe/1/{kind}/")
    assert answer.status_code == 200
    assert f"bericht-2024-ausgabe-1.{kind}" in answer["Content-Disposition"]
    return answer.content


def test_json_follows_its_schema_and_its_checksum(town: ReportedTown, client: Client) -> None:
    document = json.loads(load(client, town, "json"))

    jsonschema.validate(document, SCHEMA)
    assert document["edition"]["checksum"] == snapshots.checksum_of(document["data"])
    assert document["data"]["measures"][0]["title"] == "Portal"


def test_json_of_an_edition_from_before_follows_the_schema(
    town: ReportedTown, client: Client
) -> None:
    edition = town.report.editions.get()
    edition.data["schema"] = "2"
    edition.data["sums"]["total"] |= {"planned_fte": "1.50", "filled_fte": None}
    edition.save()

    jsonschema.validate(json.loads(load(client, town, "json")), SCHEMA)


def test_links_name_the_size_of_files_that_were_made(town: ReportedTown, client: Client) -> None:
    assert "(CSV)" in client.get(town.report.url).content.decode()

    size = filesizeformat(len(load(client, town, "csv")))

    for address in (town.report.url, f"{town.report.url}ausgabe/1/"):
        shown = client.get(address).content.decode()
        assert f"Maßnahmen, Ausgabe 1 (CSV, {size})" in shown
        assert "(PDF)" in shown


def test_csv_lists_measures_without_formulas(town: ReportedTown, client: Client) -> None:
    text = load(client, town, "csv").decode("utf-8-sig")

    head, row = csv.reader(io.StringIO(text), delimiter=";")
    cells = dict(zip(head, row, strict=True))
    assert "M-01" in cells.values()
    assert "'=1+1" in cells.values()
    assert "1000,10" in cells.values()


def test_spreadsheet_has_numbers_and_no_formulas(town: ReportedTown, client: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(load(client, town, "xlsx")))

    assert len(book.sheetnames) == len(set(book.sheetnames)) > 8
    assert all(len(name) < 31 for name in book.sheetnames)  # Excel cuts longer ones
    assert "Nach Punkten des Antrags" in book.sheetnames
    cells = [cell for row in book.worksheets[1].iter_rows(min_row=2) for cell in row]
    assert 1000.10 in [cell.value for cell in cells]
    assert ("=1+1", "s") in [(cell.value, cell.data_type) for cell in cells]


def test_years_dates_and_values_are_typed_cells(town: ReportedTown, client: Client) -> None:
    """So that they can be sorted, filtered and reckoned with."""
    book = openpyxl.load_workbook(io.BytesIO(load(client, town, "xlsx")))

    sheets = {sheet.title: [list(row) for row in sheet.values] for sheet in book.worksheets}
    for name in ("Kosten", "Förderung", "Stellen nach Jahren", "Stellen"):
        head, row = sheets[name][0], sheets[name][1]
        assert row[head.index("Jahr")] == 2024, name
    assert sheets["Nach Jahren"][1][0] == 2024
    assert dict(sheets["Bericht"])["Stichtag"] == datetime.datetime(2024, 12, 31)
    head, row = sheets["Maßnahmen"][:2]
    assert row[head.index("Zuletzt berichtet am")] == datetime.datetime(2024, 11, 5)
    head, row = sheets["Beschlüsse"][:2]
    assert row[head.index("Datum")] == datetime.datetime(2023, 5, 9)
    head, row = sheets["Kennzahlen"][:2]
    assert row[head.index("Letzter Wert")] == 87
    assert row[head.index("Letzter Wert: Datum")] == datetime.datetime(2024, 12, 31)


def test_spreadsheet_tells_all_of_grants_and_indicators(town: ReportedTown, client: Client) -> None:
    Grant.objects.update(deadline=datetime.date(2024, 3, 31), rate=Decimal("90.50"))
    town.indicator.decimal_places = 1
    town.indicator.save()
    ReportPage.objects.get(pk=town.report.pk).save_revision().publish()
    answer = client.get(f"{town.report.url}ausgabe/2/xlsx/")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))

    head, row, *_rest, total = [list(row) for row in book["Förderung"].values]
    assert row[head.index("Frist")] == datetime.datetime(2024, 3, 31)
    assert row[head.index("Fördersatz (Prozent)")] == 90.5
    assert total[head.index("Bewilligt")] == row[head.index("Bewilligt")]
    values = [list(row) for row in book["Werte der Kennzahlen"].values]
    assert values[0] == ["Kennzahl", "Datum", "Wert", "Maßeinheit", "Anmerkung"]
    assert [row[:4] for row in values[1:]] == [
        ["Dienste online", datetime.datetime(2022, 12, 31), 40, "Dienste"],
        ["Dienste online", datetime.datetime(2024, 12, 31), 87, "Dienste"],
    ]


def test_files_do_not_change_with_the_pages(town: ReportedTown, client: Client) -> None:
    before = {kind: load(client, town, kind) for kind in ("json", "csv")}
    town.measure.title = "Ganz anders"
    town.measure.save_revision().publish()

    assert {kind: load(client, town, kind) for kind in before} == before


def test_pdf_is_tagged_for_accessibility(town: ReportedTown, client: Client) -> None:
    content = load(client, town, "pdf")

    with pikepdf.open(io.BytesIO(content)) as document:
        root: Any = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "de"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as metadata:
            assert "Bericht 2024" in str(metadata["dc:title"])
            assert str(metadata["pdfuaid:part"]) == "1"
        kinds = [str(kind) for kind in structure(root.StructTreeRoot)]
        outlines = [item.title for item in document.open_outline().root]
    for kind in ("/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Caption", "/Link", "/L"):
        assert kind in kinds, kind
    assert levels_follow(kinds)
    chapters = [row["title"] for row in town.report.editions.get().data["chapters"]]
    assert [title for title in flat_titles(content) if title in chapters] == chapters
    assert outlines


def structure(node: Any) -> list[Any]:
    """The kinds of all elements in the structure tree, in order."""
    found = [node.S] if "/S" in node else []
    children = node.get("/K")
    if children is None:
        return found
    rows = list(children) if isinstance(children, pikepdf.Array) else [children]
    for child in rows:
        if isinstance(child, pikepdf.Dictionary):
            found += structure(child)
    return found


def flat_titles(content: bytes) -> list[str]:
    """The titles of all bookmarks, in order."""
    titles: list[str] = []

    def walk(items: Any) -> None:
        for item in items:
            titles.append(str(item.title))
            walk(item.children)

    with pikepdf.open(io.BytesIO(content)) as document:
        walk(document.open_outline().root)
    return titles


def levels_follow(kinds: list[str]) -> bool:
    """Whether no heading level is skipped."""
    levels = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H[1-6]", kind)]
    return all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_pdf_is_made_once_and_kept_for_good(
    town: ReportedTown, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(client, town, "pdf")
    monkeypatch.setattr(pdf, "MAX_SECONDS", 0.01)  # not enough to make it again
    cache.clear()  # as after a restart

    assert load(client, town, "pdf") == first
    edition = town.report.editions.get()
    assert edition.pdf.name == f"edition_pdfs/{hashlib.sha256(first).hexdigest()}.pdf"
    assert client.get(f"/media/{edition.pdf.name}").status_code == 404  # it may be private
    assert f"(PDF, {filesizeformat(len(first))})" in client.get(town.report.url).content.decode()


def test_pdf_is_made_in_the_background_when_the_report_is_published(
    town: ReportedTown,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    town.measure.title = "Portal für alle"
    town.measure.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        ReportPage.objects.get(pk=town.report.pk).save_revision().publish()
    monkeypatch.setattr(pdf, "MAX_SECONDS", 0.01)  # so this visitor does not have it made

    answer = client.get(f"{town.report.url}ausgabe/2/pdf/")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_who_asks_while_the_pdf_is_being_made_is_told_to_come_back(
    town: ReportedTown, client: Client
) -> None:
    in_a_minute = timezone.now() + datetime.timedelta(minutes=1)
    town.report.editions.update(pdf_awaited_until=in_a_minute)

    answer = client.get(f"{town.report.url}ausgabe/1/pdf/")

    assert answer.status_code == 503
    assert "wird gerade erstellt" in answer.content.decode()
    town.report.editions.update(pdf_awaited_until=timezone.now())  # its process was killed
    load(client, town, "pdf")


def test_pdf_that_failed_or_was_lost_is_made_again(
    town: ReportedTown, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = town.report.editions.get()
    with monkeypatch.context() as patch:
        patch.setattr(edition_pdf, "WORKER_SECONDS", 0.01)
        edition_pdf.make_pdf.call(edition.pk)
    assert not town.report.editions.get().pdf

    assert load(client, town, "pdf").startswith(b"%PDF")

    town.report.editions.get().pdf.delete(save=False)
    assert load(client, town, "pdf").startswith(b"%PDF")


def test_pdf_that_takes_too_long_for_a_visitor_is_made_in_the_background(
    town: ReportedTown, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MAX_SECONDS", 0.01)

    answer = client.get(f"{town.report.url}ausgabe/1/pdf/")

    assert answer.status_code == 503
    assert town.report.url in answer.content.decode()
    assert "dauert einige Minuten" in answer.content.decode()
    assert answer["Retry-After"]
    assert client.get(f"{town.report.url}ausgabe/1/pdf/").status_code == 200


def test_without_libraries_the_reason_is_said(tmp_path: Path) -> None:
    """WeasyPrint raises OSError on import where Pango is missing; so does this one."""
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library pango')")

    done = subprocess.run(
        [sys.executable, "-m", "pages.typesetting"],
        cwd=ROOT,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=False,
        input=b"{}",
    )

    assert done.returncode == 3
    assert b"pango" in done.stderr


def test_pdf_loads_nothing_but_the_sites_own_files() -> None:
    html = (
        '<img src="http://elsewhere.example/x.png"><img src="/media/../../etc/passwd">'
        '<img src="/media/%2e%2e/%2e%2e/passwd"><img src="/static/%2e%2e/settings/base.py">'
        '<img src="file:///etc/passwd"><link href="/static/cms/report-paper.css">'
    )

    files = pdf._files_in(html, base_url="http://localhost/")

    assert all(name.startswith("http://localhost/static/") for name in files)
    assert "http://localhost/static/cms/report-paper.css" in files


def test_pdf_finds_files_that_were_collected_under_another_name(
    settings: Any, tmp_path: Path
) -> None:
    """In production a static file's address has a hash in it."""
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    collected = tmp_path / "cms" / "report-paper.0123456789ab.css"
    collected.parent.mkdir()
    collected.write_text("p { color: black }")

    html = '<link href="/static/cms/report-paper.0123456789ab.css">'

    assert str(collected) in pdf._files_in(html, base_url="http://localhost/").values()
