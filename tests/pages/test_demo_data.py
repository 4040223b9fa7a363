"""The demo's data: figures that add up, relations that hold, reports frozen as of their days."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.db.models import Sum
from django.test import Client
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from pages.demo.planted import PLANTED
from pages.demo.relations import Relations, Sources
from pages.demo.texts import ROWS, ContentError, PageText, parse_page, read_pages
from pages.models import (
    AgendaItem,
    DocumentPage,
    EvaluationPage,
    FieldOfActionPage,
    GlossaryPage,
    GoalPage,
    Indicator,
    ITServicePage,
    MeasurePage,
    MotionPage,
    MotionPointPage,
    OptionScore,
    OrganisationComparisonPage,
    OrganisationOptionPage,
    ReportChapterPage,
    ReportPage,
    ServiceInventoryPage,
    StatusUpdate,
    StrategyPage,
)
from pages.snapshots.completeness import gaps_of
from pages.snapshots.readiness import needs_note

DOCUMENTS = Path(__file__).parents[2] / "pages" / "demo" / "documents"
REPORTS_FROZEN = {2022: datetime.date(2023, 3, 21), 2024: datetime.date(2025, 3, 18)}


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo with its users, loaded once for all tests of this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", "--with-users", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded: None, db: None) -> None:
    """The demo as it comes."""


def measures() -> list[MeasurePage]:
    return list(MeasurePage.objects.live().order_by("identifier"))


def test_every_page_passes_the_checks_of_its_form(demo: None) -> None:
    refused: dict[str, ValidationError] = {}
    for page in Page.objects.filter(depth__gt=1).specific():
        try:
            page.full_clean(exclude=["body"] if page.url in PLANTED else [])
        except ValidationError as error:
            refused[page.url] = error

    assert refused == {}


def test_measures_are_numbered_and_stand_under_a_goal(demo: None) -> None:
    found = measures()
    assert [page.identifier for page in found] == [f"M-{n:02}" for n in range(1, len(found) + 1)]
    assert all(isinstance(page.get_parent().specific, GoalPage) for page in found)


def test_every_measure_tells_what_a_citizen_asks(demo: None) -> None:
    for page in measures():
        assert page.unit, page
        assert page.plain_language_summary, page
        assert page.aims, page
        assert page.effect, page
        assert page.contact_name, page
        assert page.start_date, page
        assert page.milestones.exists(), page
        assert page.status_updates.exists(), page
        assert page.budget_lines.exists(), page
        assert page.principles.exists(), page
        assert page.target_groups.exists(), page


def test_fields_of_action_name_their_challenges(demo: None) -> None:
    for page in FieldOfActionPage.objects.filter(locale__language_code="de"):
        assert page.starting_point, page
        assert page.challenges, page
        assert page.theme, page


def test_a_dozen_measures_have_a_place_in_town(demo: None) -> None:
    placed = [page for page in measures() if page.latitude is not None]

    assert len(placed) >= 12
    for page in placed:
        assert page.place_name, page
        assert 51.53 < float(page.latitude or 0) < 51.61, page
        assert 6.70 < float(page.longitude or 0) < 6.82, page


def test_grants_of_a_measure_stay_below_its_cost(demo: None) -> None:
    for page in measures():
        cost = page.budget_lines.aggregate(total=Sum("planned"))["total"]
        granted = page.grants.aggregate(total=Sum("granted"))["total"] or Decimal(0)
        assert granted <= cost, page


def test_progress_fits_the_status_and_the_latest_news(demo: None) -> None:
    status = MeasurePage.Status
    for page in measures():
        if page.status == status.DONE:
            assert page.progress == 100, page
            assert not page.milestones.filter(done_date=None).exists(), page
        elif page.status == status.PLANNED:
            assert (page.progress or 0) < 20, page
        latest = page.status_updates.latest("date")
        assert latest.progress == page.progress, page


def test_nothing_is_said_to_have_happened_in_the_future(demo: None) -> None:
    last = datetime.date(2026, 11, 22)
    assert not StatusUpdate.objects.filter(date__gt=last).exists()
    for page in measures():
        assert not page.milestones.filter(done_date__gt=last).exists(), page
        assert not page.budget_lines.filter(year__gt=last.year).exclude(actual=None).exists(), page


def test_measures_are_of_every_status_and_some_are_late(demo: None) -> None:
    found = measures()
    assert {page.status for page in found} == set(MeasurePage.Status.values)
    assert sum(page.assessment == "off_track" for page in found) >= 2
    assert sum(page.is_continuous for page in found) >= 3
    overdue = {
        page.identifier
        for page in found
        for one in page.milestones.filter(done_date=None)
        if one.is_overdue(datetime.date(2026, 11, 22))
    }
    assert len(overdue) >= 4


def test_news_of_measures_have_an_author(demo: None) -> None:
    assert not StatusUpdate.objects.filter(author=None).exists()


def test_each_point_of_the_motion_has_an_answer_a_cost_and_measures(demo: None) -> None:
    motion = MotionPage.objects.get()
    assert motion.paper.reference
    points = MotionPointPage.objects.child_of(motion).order_by("number")
    assert [point.number for point in points] == [1, 2, 3, 4, 5, 6]
    for point in points:
        assert point.request, point
        assert point.answer, point
        assert point.budget_lines.exists(), point
        assert point.measures.count() >= 2, point


def test_indicators_have_values_and_those_of_audits_wait_for_them(demo: None) -> None:
    fed = Indicator.objects.exclude(feed="")
    assert set(fed.values_list("feed", flat=True)) == set(Indicator.Feed.values)
    assert not fed.filter(values__isnull=False).exists()
    for indicator in Indicator.objects.filter(feed=""):
        dates = list(indicator.values.order_by("date").values_list("date", flat=True))
        assert len(dates) >= 3, indicator
        assert indicator.target_value is not None, indicator
    assert all(goal.indicators.exists() for goal in GoalPage.objects.all())


def test_options_are_scored_by_all_criteria_whose_weights_add_up(demo: None) -> None:
    comparison = OrganisationComparisonPage.objects.get()
    criteria = comparison.criteria.all()
    assert sum(criterion.weight for criterion in criteria) == 100
    options = OrganisationOptionPage.objects.child_of(comparison)
    assert {option.kind for option in options} == set(OrganisationOptionPage.Kind.values)
    for option in options:
        assert {score.criterion for score in option.scores.all()} == set(criteria), option
    totals = {
        option.title: sum(score.points * score.criterion.weight for score in option.scores.all())
        for option in options
    }
    best = OrganisationOptionPage.objects.get(is_recommended=True)
    assert max(totals, key=lambda title: totals[title]) == best.title
    assert OptionScore.objects.filter(reason="").count() == 0


def test_services_are_enough_and_all_recommendations_occur(demo: None) -> None:
    services = ITServicePage.objects.all()
    assert services.count() >= 12
    found = set(services.values_list("recommendation", flat=True))
    assert found == set(ITServicePage.Recommendation.values)


def test_cost_of_some_services_is_not_known(demo: None, client: Client) -> None:
    unknown = ITServicePage.objects.filter(budget_lines=None)
    assert unknown.count() >= 2

    [inventory] = ServiceInventoryPage.objects.filter(locale__language_code="de")
    html = " ".join(client.get(inventory.url).content.decode().split())
    assert re.search(r"ohne \d+ Dienste, deren Kosten nicht angegeben sind", html)


def test_document_keeps_its_earlier_version(demo: None, client: Client) -> None:
    page = DocumentPage.objects.get(slug="digitalstrategie-kurzfassung")
    versions = page.versions.order_by("number")

    assert [one.note for one in versions] == ["", page.version_note] != ["", ""]
    assert versions[0].published_at < versions[1].published_at
    assert "Fassung 1" in client.get(page.url).content.decode()
    assert client.get(f"{page.url}version/1/").status_code == 200


def test_report_has_a_corrected_edition_beside_the_first(demo: None, client: Client) -> None:
    report = ReportPage.objects.get(reporting_year=2024)
    second, first = report.editions.all()

    assert second.note
    assert not first.note
    assert first.data["report"]["summary"] != second.data["report"]["summary"] == report.summary
    assert not report.edition_note
    assert second.note in client.get(report.url).content.decode()


def test_one_evaluation_is_done_and_the_other_is_due(demo: None) -> None:
    done, due = EvaluationPage.objects.order_by("due_date")
    assert done.carried_out_on
    assert done.findings.exclude(measure=None).count() >= 3
    assert done.findings.filter(state="open").exists()
    assert due.due_date.year == 2026
    assert due.carried_out_on is None


def test_report_says_of_its_measures_what_its_edition_says(demo: None) -> None:
    words = ("keine", "eine", "zwei", "drei", "vier", "fünf", "sechs")
    glass = "Glasfaser für alle Stadtteile"
    report = ReportPage.objects.get(reporting_year=2024)
    edition = report.editions.get(number=2)
    data = edition.data
    off = [row for row in data["measures"] if row["assessment"] == "off_track"]
    at_risk = [row for row in data["measures"] if row["assessment"] == "at_risk"]
    fields = {row["page"] for row in data["fields"]}
    untroubled = fields - {row["field"] for row in (*off, *at_risk)}

    said = f"{words[len(off)]} Maßnahme nicht im Plan, {words[len(at_risk)]} gefährdet"
    assert said in data["report"]["summary"]
    assert edition.note == "Berichtigt: Eine Maßnahme ist gefährdet, der Ausbau der Glasfaser."
    document = (DOCUMENTS / "digitalisierungsbericht-2024.html").read_text(encoding="utf-8")
    for text in (data["report"]["html"], document):
        assert f"In {words[len(untroubled)]} von {words[len(fields)]} Handlungsfeldern" in text
        assert [row["title"] for row in at_risk] == [glass]
        assert f"Eine Maßnahme ist gefährdet: {glass}." in text


def test_every_resolution_is_judged(demo: None) -> None:
    assert not AgendaItem.objects.unjudged().exists()


def test_resolutions_are_linked_and_some_are_open(demo: None) -> None:
    assert StrategyPage.objects.get(locale__language_code="de").adopted_by
    waiting = AgendaItem.objects.resolutions().filter(needs_action=True, carried_out_on=None)
    assert waiting.count() >= 3
    assert AgendaItem.objects.resolutions().filter(measures__isnull=False).exists()


def test_reports_are_frozen_as_of_their_days(demo: None) -> None:
    for year, day in REPORTS_FROZEN.items():
        report = ReportPage.objects.get(reporting_year=year)
        edition = report.editions.get(number=1)
        assert edition.frozen_at.date() == day
        kinds = {chapter["kind"] for chapter in edition.data["chapters"]}
        assert kinds >= set(ReportChapterPage.Kind.values) - {"text"}
        assert edition.data["measures"]
        assert max(line["year"] for line in edition.data["lines"]["costs"]) <= year
        assert not needs_note(report)


def test_next_report_is_a_draft(demo: None) -> None:
    report = ReportPage.objects.get(reporting_year=2026)
    assert not report.live
    assert report.has_unpublished_changes
    assert report.previous_report.reporting_year == 2024
    assert not report.editions.exists()
    assert not report.get_children().live().exists()


def test_every_gap_of_the_next_report_names_somebody(demo: None) -> None:
    report = ReportPage.objects.get(reporting_year=2026).get_latest_revision_as_object()
    owners = [one.owner for one in gaps_of(report)]
    assert len(owners) > 1
    assert "" not in owners


def test_files_of_document_pages_are_versions_of_their_day(demo: None) -> None:
    for page in DocumentPage.objects.exclude(document=None):
        version = page.versions.order_by("number").last()
        assert version is not None
        assert version.published_at.date() == page.document_date, page


def test_glossary_explains_words(demo: None) -> None:
    assert GlossaryPage.objects.get().terms.count() >= 10


def page_text(**data: Any) -> PageText:
    known = {"type": "MeasurePage", "title": "T", "summary": "S"}
    return parse_page({**known, **data}, language="de", path="strategie/feld/ziel/massnahme")


def test_misspelled_key_is_named_with_what_may_be_meant() -> None:
    with pytest.raises(ContentError, match=r"massnahme\.toml: “mile_stones”.*milestones"):
        page_text(mile_stones=[])


def test_misspelled_field_of_a_row_is_named(demo: None) -> None:
    text = page_text(costs=[{"year": 2024, "purpose": "P", "planed": 1}])
    relations = Relations(MeasurePage(), text, Sources(None, None, None))  # type: ignore[arg-type]

    with pytest.raises(ContentError, match=r"budget_lines, row 1: “planed”.*planned"):
        relations.rows(ROWS["costs"], text.rows[ROWS["costs"]])


def test_amount_that_does_not_add_up_is_refused(demo: None) -> None:
    grant = {"year": 2024, "programme": "P", "grantor": "Land", "granted": 2, "drawn": 3}
    text = page_text(grants=[grant])
    relations = Relations(MeasurePage(), text, Sources(None, None, None))  # type: ignore[arg-type]

    with pytest.raises(ContentError, match=r"grants, row 1"):
        relations.rows("grants", text.rows["grants"])


def test_amounts_are_read_exactly() -> None:
    amounts = [
        row["actual"]
        for text in read_pages()
        for row in text.rows.get("budget_lines", ())
        if "actual" in row
    ]
    assert amounts
    assert not any(isinstance(amount, float) for amount in amounts)
