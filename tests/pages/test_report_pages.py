"""What visitors see of a report: its frozen chapters, its editions, the comparison."""

import itertools
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from pages.models import ReportPage
from tests import factories
from tests.pages import report_data
from tests.pages.report_data import ReportedTown

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> ReportedTown:
    made = report_data.reported_town()
    publish(made.report)
    return made


def publish(report: ReportPage, **fields: Any) -> None:
    page = ReportPage.objects.get(pk=report.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def soup_of(client: Client, url: str) -> BeautifulSoup:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return BeautifulSoup(answer.content, "lxml")


def text_at(client: Client, url: str) -> str:
    [article] = soup_of(client, url).select("article.article")
    return " ".join(article.get_text(" ").split())


def later_town(town: ReportedTown) -> ReportPage:
    """A report on 2026 after the one on 2024, published, with one measure more and one changed."""
    report_data.add_measure(town.field, "Neues Portal", number="M-09")
    town.measure.status = "done"
    town.measure.save_revision().publish()
    report_data.add_money(town.measure, year=2026, planned="500.00")
    motion = town.motion
    report, _chapters = report_data.add_report(
        town.home, year=2026, strategy=town.strategy, motion=motion, previous_report=town.report
    )
    publish(report)
    return report


def test_chapter_shows_text_and_data(town: ReportedTown, client: Client) -> None:
    text = text_at(client, town.chapters["fields"].url)

    assert "Text zu fields." in text
    assert "Measures: Dienste" in text or "Maßnahmen: Dienste" in text
    assert "M-01 Portal" in text
    assert "Es läuft." in text


@pytest.mark.parametrize("kind", report_data.KINDS)
def test_every_kind_of_chapter_is_shown_in_few_queries(
    kind: str, town: ReportedTown, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get(town.chapters[kind].url)
    with django_assert_max_num_queries(30):
        soup = soup_of(client, town.chapters[kind].url)
    assert len(soup.find_all("h1")) == 1


def test_later_changes_leave_the_published_report_alone(town: ReportedTown, client: Client) -> None:
    chapter = town.chapters["fields"]
    before = text_at(client, chapter.url)
    town.measure.title = "Ganz anders"
    town.measure.save_revision().publish()
    chapter.title = "Neuer Titel"
    chapter.body = []
    chapter.save_revision().publish()

    assert text_at(client, chapter.url) == before

    publish(town.report)
    after = text_at(client, chapter.url)
    assert "Ganz anders" in after
    assert "Neuer Titel" in after


def test_titles_around_a_chapter_are_those_of_the_edition(
    town: ReportedTown, client: Client
) -> None:
    chapter, other = town.chapters["fields"], town.chapters["online_services"]
    chapter.title = "Neuer Titel"
    chapter.save_revision().publish()

    for page in (chapter, other, town.report):
        assert "Neuer Titel" not in client.get(page.url).content.decode()

    publish(town.report)
    for page in (chapter, other, town.report):
        assert "Neuer Titel" in client.get(page.url).content.decode()


def test_search_knows_chapters_as_they_are_in_the_edition(
    town: ReportedTown, client: Client
) -> None:
    chapter = town.chapters["fields"]
    chapter.title = "Quittengelee"
    chapter.body = [factories.text("<p>Mispelmus</p>")]
    chapter.save_revision().publish()

    for word in ("Quittengelee", "Quitten", "Mispelmus"):
        assert not found(client, word), word
    assert found(client, "Text zu fields")

    publish(town.report)
    for word in ("Quittengelee", "Quitten", "Mispelmus"):
        assert found(client, word) == [chapter.url], word


def found(client: Client, words: str) -> list[str]:
    """The addresses of the hits."""
    soup = soup_of(client, f"/suche/?q={words}")
    return [str(link["href"]) for link in soup.select(".hits a, .hit a")]


def test_preview_shows_the_figures_of_today(town: ReportedTown, rf: Any) -> None:
    town.measure.title = "Ganz anders"
    town.measure.save_revision().publish()
    chapter = town.chapters["fields"]

    answer = chapter.make_preview_request()

    answer.render()
    assert "Ganz anders" in answer.content.decode()


def test_report_lists_chapters_editions_and_files(town: ReportedTown, client: Client) -> None:
    soup = soup_of(client, town.report.url)

    links = [link["href"] for link in soup.select("main a")]
    for path in ("ausgabe/1/", "ausgabe/1/pdf/", "ausgabe/1/xlsx/", "ausgabe/1/json/"):
        assert town.report.url + path in links
    assert town.chapters["summary"].url in links


def test_old_edition_stays_at_its_address(town: ReportedTown, client: Client) -> None:
    first = text_at(client, f"{town.report.url}ausgabe/1/")
    town.measure.title = "Portal für alle"
    town.measure.save_revision().publish()
    publish(town.report, edition_note="Name berichtigt")

    old, new = (text_at(client, f"{town.report.url}ausgabe/{n}/") for n in (1, 2))

    assert "M-01 Portal für alle" not in old
    assert old.replace("There is a newer edition", "").startswith(first[:40])
    assert "M-01 Portal für alle" in new
    assert "Name berichtigt" in new


def test_whole_report_has_sound_headings_and_anchors(town: ReportedTown, client: Client) -> None:
    soup = soup_of(client, f"{town.report.url}ausgabe/1/")

    ids = [tag["id"] for tag in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    levels = [int(tag.name[1]) for tag in soup.select("main :is(h1, h2, h3, h4, h5, h6)")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for link in soup.select('.toc a[href^="#"]'):
        assert link["href"][1:] in ids


def test_addresses_that_do_not_exist_are_not_found(town: ReportedTown, client: Client) -> None:
    nowhere = ("ausgabe/2/", "ausgabe/1/doc/", "ausgabe/x/", "vergleich/", "ausgabe/", "x/")
    others = (
        "ausgabe/01/",
        "ausgabe/0001999/",
        "ausgabe/00015/json/",
        "ausgabe/\N{SUPERSCRIPT ONE}/",
    )
    for path in (*nowhere, *others):
        assert client.get(town.report.url + path).status_code == 404, path


def test_comparison_says_what_has_changed(
    town: ReportedTown, client: Client, django_assert_max_num_queries: Any
) -> None:
    later = later_town(town)
    client.get(later.url)

    with django_assert_max_num_queries(30):
        soup = soup_of(client, f"{later.url}vergleich/")

    rows = {
        row.select("th")[0].get_text(): [cell.get_text() for cell in row.select("td")]
        for row in soup.select("#massnahmen ~ div tbody tr")
    }
    assert rows["M-09 Neues Portal"][0] in {"not in it", "nicht enthalten"}
    assert rows["M-01 Portal"][-1].count(";") == 8
    assert f"{later.url}vergleich/" in [a["href"] for a in soup_of(client, later.url).select("a")]


def test_sitemap_names_editions_lines_and_comparison(town: ReportedTown, client: Client) -> None:
    later = later_town(town)

    entries = ReportPage.objects.get(pk=later.pk).get_sitemap_urls()

    ends = [entry["location"].partition("/bericht-2026/")[2] for entry in entries]
    assert ends == ["", "ausgabe/1/", "vergleich/", "ausgabe/1/zeilen/"]
    for entry in entries:
        assert client.get(entry["location"]).status_code == 200
