"""What can be taken away from the desk's lists, and how the success criteria are filtered."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from accessibility.models import Issue, Scan
from accessibility.wcag import CRITERIA
from tests.accessibility import audits
from tests.accessibility.desk import book_of, page_of, rows_of

COVERAGE = "2 von 3 Seiten geprüft, 1 fehlgeschlagen"


@pytest.mark.parametrize("name", ["scan_issues", "scan_pages", "scan_criteria", "issue", "issues"])
def test_exports_bring_their_coverage(desk: Client, scan: Scan, name: str) -> None:
    Scan.objects.update(all_engines=False)
    keys = {"issues": [], "issue": [Issue.objects.earliest("pk").pk]}.get(name, [scan.pk])
    of_each_row = {row["Abdeckung"] for row in rows_of(desk, name, *keys)}
    beside = [cell.value for (cell,) in book_of(desk, name, *keys)["Abdeckung"].iter_rows()]
    assert of_each_row == {" ".join(beside)}
    assert COVERAGE in " ".join(beside)
    assert "Nur ein Teil der Prüfwerkzeuge lief." in beside


def test_seconds_are_written_as_a_german_spreadsheet_reads_them(desk: Client, scan: Scan) -> None:
    scan.pages.update(seconds=1.938227693999579)
    assert {row["Dauer in Sekunden"] for row in rows_of(desk, "scan_pages", scan.pk)} == {"1,9"}


def test_scans_bring_the_coverage_of_their_documents_and_how_they_looked(
    desk: Client, scan: Scan
) -> None:
    audits.checked_file(scan, "http://localhost/eins.pdf")
    versions = {"axe": "4.14.1", "live": "1-quick"}
    began = timezone.now()
    ended = began + timedelta(seconds=126.98876)
    Scan.objects.update(all_engines=False, engines=versions, started_at=began, finished_at=ended)
    (row,) = rows_of(desk, "scans")
    assert (row["Gefundene Dokumente"], row["Geprüfte Dokumente"]) == ("1", "1")
    assert row["Prüfwerkzeuge"].startswith("axe-core 4.14.1, ")
    assert row["Prüftiefe"].startswith("schnell")
    assert "Nur ein Teil der Prüfwerkzeuge lief." in row["Ausgelassen"]
    assert row["Dauer"] == "2:07 min"


def test_what_was_not_audited_has_no_numbers(desk: Client, scan: Scan) -> None:
    numbers = ("Verstöße", "Zu prüfende Befunde", "Empfehlungen")
    *_pages, failed = rows_of(desk, "scan_pages", scan.pk)
    assert failed["Adresse"] == "http://localhost/langsam/"
    assert [failed[number] for number in numbers] == ["", "", ""]
    shown = page_of(desk, "scan_pages", scan.pk)
    assert re.findall(r'<td class="audit-number[^>]*>(.*?)</td>', shown)[-4:-1] == ["", "", ""]
    (row,) = rows_of(desk, "scans")
    assert {row[heading] for heading in row if "in Dokumenten" in heading} == {""}


def test_an_issues_places_can_be_taken_away(desk: Client, scan: Scan) -> None:
    issue = Issue.objects.get(rule="image-alt")
    rows = rows_of(desk, "issue", issue.pk)
    assert [row["Adresse"] for row in rows] == ["http://localhost/", "http://localhost/a/"]
    assert rows[0]["Selektor"] == "header > img"
    assert rows[0]["Prüfwerkzeug"] == "axe-core"
    assert (
        "export=csv" in desk.get(reverse("accessibility:issue", args=[issue.pk])).content.decode()
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"outcome": "failed"}, ["1.1.1"]),
        ({"outcome": "cantTell", "level": "AA"}, ["1.4.3"]),
        ({"outcome": "cantTell", "level": "A"}, []),
        ({"order": "failed", "level": "A", "outcome": "failed"}, ["1.1.1"]),
        ({"outcome": "nonsense", "level": "A", "obligation": "advised"}, None),
    ],
)
def test_criteria_can_be_filtered_in_view_and_export(
    desk: Client, scan: Scan, query: dict[str, str], expected: list[str] | None
) -> None:
    rows = rows_of(desk, "scan_criteria", scan.pk, **query)
    numbers = [row["Nummer"].removeprefix("WCAG ") for row in rows]
    shown = re.findall(
        r'scope="row">\s*(?:<a [^>]*>)?([\d.]+) ', page_of(desk, "scan_criteria", scan.pk, **query)
    )
    assert shown == numbers
    assert numbers == (list(CRITERIA) if expected is None else expected)


def test_criteria_come_with_the_most_failed_first(desk: Client, scan: Scan) -> None:
    rows = rows_of(desk, "scan_criteria", scan.pk, order="failed")
    assert [row["Nummer"] for row in rows[:2]] == ["WCAG 1.1.1", "WCAG 1.4.3"]


def test_no_cell_of_the_criteria_is_a_date_to_a_german_spreadsheet(
    desk: Client, scan: Scan
) -> None:
    cells = {cell for row in rows_of(desk, "scan_criteria", scan.pk) for cell in row.values()}
    assert not [cell for cell in cells if re.fullmatch(r"\d{1,2}\.\d{1,2}(\.\d{0,4})?", cell)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("scans", "Bisher wurde nichts geprüft."),
        ("issues", "Es ist kein Befund bekannt."),
        ("scan_issues", "Der Prüflauf hat keine Befunde ergeben."),
        ("scan_documents", "Der Prüflauf hat keine Dokumente geprüft."),
    ],
)
def test_an_empty_list_says_why(desk: Client, site: Site, name: str, words: str) -> None:
    keys = [audits.finished(audits.scan_of(site)).pk] if name.startswith("scan_") else []
    assert words in page_of(desk, name, *keys)
    assert "Zu dieser Auswahl gibt es nichts." in page_of(
        desk, name, *keys, state="failed", status="fixed", outcome="failed"
    )


def test_a_rules_number_of_issues_has_its_coverage(desk: Client, scan: Scan) -> None:
    assert COVERAGE in desk.get(reverse("accessibility:rule", args=["image-alt"])).content.decode()


def test_scans_can_be_taken_away_as_a_spreadsheet(desk: Client, scan: Scan) -> None:
    sheet = book_of(desk, "scans").active
    assert sheet is not None
    assert next(cell.value for cell in sheet[1]) == "Nummer"
    assert sheet.max_row == 2


def test_a_spreadsheet_is_ready_to_be_read(desk: Client, scan: Scan) -> None:
    sheet = book_of(desk, "issues").active
    assert sheet is not None
    assert sheet.title == "Befunde"
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
    column = next(cell.column for cell in sheet[1] if cell.value == "Zuletzt gesehen")
    local = timezone.make_naive(scan.created_at)
    seen = sheet.cell(2, column).value
    assert isinstance(seen, datetime)
    assert abs(seen - local) < timedelta(seconds=2)


def test_an_export_opens_in_a_german_spreadsheet(desk: Client, scan: Scan) -> None:
    response = desk.get(reverse("accessibility:issues"), {"export": "csv"})
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert content.startswith(b"\xef\xbb\xbfNummer;")


def test_exported_issues_say_where_they_are_and_what_to_do(desk: Client, scan: Scan) -> None:
    for row in (rows_of(desk, "issues")[0], rows_of(desk, "scan_issues", scan.pk)[0]):
        addresses = row["Adressen betroffener Seiten oder Dokumente"]
        assert addresses == "http://localhost/, http://localhost/a/"
        assert "Alternativtext" in row["Was zu tun ist"]
