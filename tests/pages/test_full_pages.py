"""However much hangs on a page and stands in its content, it takes few queries."""

import datetime
from collections.abc import Iterable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from pages.blocks import BodyBlock
from pages.models import (
    AgendaItem,
    BasePage,
    BudgetLine,
    EvaluationFinding,
    EvaluationPage,
    FieldOfActionPage,
    GoalPage,
    Grant,
    Indicator,
    IndicatorValue,
    ITServicePage,
    MeasurePage,
    Milestone,
    MotionPointPage,
    NewsPage,
    OrganisationOptionPage,
    Paper,
    ReportChapterPage,
    ReportPage,
    StaffingLine,
    StatusUpdate,
)
from tests import factories
from tests.factories import block
from tests.pages.council_case import consult
from tests.pages.test_page_types import MAX_QUERIES, page_types
from tests.snapshots import Snapshot

MANY = 5
TIMES = 3
"""How often each kind of block stands in the content."""


def indicator() -> Indicator:
    name = f"Kennzahl {Indicator.objects.count()}"
    made = Indicator.objects.create(name=name, unit="Dienste")
    for year in (2022, 2023, 2024):
        date = datetime.date(year, 12, 31)
        IndicatorValue.objects.create(indicator=made, date=date, value=year)
    return made


def full_body(linked: Page, *, section: Page) -> list[dict[str, Any]]:
    """Every kind of block several times, each with files, pages and questions of its own."""
    question = {"statuses": [], "limit": 6, "shape": "cards", "section": section.pk}
    call = {"title": "Mehr", "link_text": "Zur Seite", "page": linked.pk}
    made: list[dict[str, Any]] = [factories.text(f'<p><a linktype="page" id="{linked.pk}">x</a>')]
    for kind in ("measure", "news", "service"):
        made += factories.every_block()
        film = {"title": "Film", "video": factories.document(name="film.mp4").pk}
        made.append(block("video", {**film, "poster": factories.image().pk}))
        made.append(block("call_to_action", call))
        made.append(block("documents", [factories.document().pk for _each in range(2)]))
        made.append(block("indicator", {"indicator": indicator().pk, "chart": "line"}))
        made.append(block("page_query", {**question, "kind": kind}))
    counts = {name: sum(one["type"] == name for one in made) for name in BodyBlock().child_blocks}
    assert min(counts.values()) >= TIMES, counts
    return made


def add_lines(pages: Iterable[Page]) -> None:
    for page in pages:
        BudgetLine.objects.create(page=page, year=2024, purpose="Technik", planned=9, actual=8)
        Grant.objects.create(page=page, year=2024, programme="Programm", granted=1)
        StaffingLine.objects.create(page=page, year=2024, purpose="project", planned_fte=1)


def full_town() -> dict[str, Page]:
    """A page of every type with full content, and much beside and below each of them."""
    town = factories.town()
    paper = Paper.objects.create(name="Antrag", reference="A 1/2021")
    town["MotionPage"].paper = paper
    town["ReportPage"].strategy, town["ReportPage"].motion = (
        town["StrategyPage"],
        town["MotionPage"],
    )
    for number in range(MANY):
        _add_one_of_each(town, paper, number=number)
    points = list(MotionPointPage.objects.all())
    for page in MeasurePage.objects.all():
        page.motion_points, page.resolutions = points, list(AgendaItem.objects.all())
        page.milestones = [Milestone(title="Start", due_date=datetime.date(2024, 6, 30))]
        page.status_updates = [StatusUpdate(text="Es läuft.")]
        others = MeasurePage.objects.exclude(pk=page.pk)
        page.depends_on, page.supersedes = list(others), list(others)
        page.save_revision().publish()
    for model in (EvaluationPage, ITServicePage):
        for page in model.objects.all():
            page.motion_points = points
            page.save_revision().publish()
    add_lines(Page.objects.filter(depth__gt=2))
    goal = GoalPage.objects.get(pk=town["GoalPage"].pk)
    goal.indicators.set(Indicator.objects.all())
    goal.save()
    _fill(town)
    return town


def _add_one_of_each(town: dict[str, Page], paper: Paper, *, number: int) -> None:
    consult(paper, f"Ausschuss {number}", day=datetime.date(2024, 1, 1 + number), result="ja")
    indicator()
    for model, parent in (
        (FieldOfActionPage, "StrategyPage"),
        (GoalPage, "FieldOfActionPage"),
        (MeasurePage, "GoalPage"),
        (NewsPage, "NewsIndexPage"),
        (MotionPointPage, "MotionPage"),
        (EvaluationPage, "MotionPage"),
        (OrganisationOptionPage, "OrganisationComparisonPage"),
        (ITServicePage, "ServiceInventoryPage"),
        (ReportChapterPage, "ReportPage"),
    ):
        fields = {"image": factories.image()} if hasattr(model, "image") else {}
        name = f"{model.__name__} {number}"
        factories.add_page(model, parent=town[parent], title=name, **fields)
    measure = MeasurePage.objects.latest("pk")
    EvaluationFinding.objects.create(page=town["EvaluationPage"], title="Befund", measure=measure)
    factories.add_page(
        ReportPage, parent=town["HomePage"], title=f"Bericht {number}", motion=town["MotionPage"]
    )


def _fill(town: dict[str, Page]) -> None:
    """The content of the page of each type; the report last, which freezes all of it."""
    measures = list(MeasurePage.objects.all())
    order = sorted(page_types(), key=lambda model: model is ReportPage)
    for model in order:
        page = model.objects.get(pk=town[model.__name__].pk)
        page.body = full_body(measures[0], section=town["HomePage"])
        page.related = [block("page", measure.pk) for measure in measures]
        page.tags.set(["Teilhabe", "Schule"])
        page.save_revision().publish()


FULL_TOWN = Snapshot(full_town)


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_full_page_answers_within_its_queries(
    db: None, client: Client, model: type[BasePage]
) -> None:
    page = FULL_TOWN.restore()[model.__name__]
    assert client.get(page.url).status_code == 200  # makes the pictures

    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)

    asked = "\n".join(query["sql"][:200] for query in queries)
    assert len(queries) <= MAX_QUERIES, f"{len(queries)} queries:\n{asked}"
