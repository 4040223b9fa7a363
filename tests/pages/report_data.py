"""A small strategy with money, staff, council and indicators, and a report on it."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wagtail.models import Page

from pages.models import (
    AgendaItem,
    BudgetLine,
    FieldOfActionPage,
    GlossaryPage,
    GlossaryTerm,
    GoalPage,
    Grant,
    HomePage,
    Indicator,
    IndicatorValue,
    MeasurePage,
    Meeting,
    Milestone,
    MotionPage,
    MotionPointPage,
    ReportChapterPage,
    ReportPage,
    StaffingLine,
    StatusUpdate,
    StrategyPage,
)
from tests import factories
from tests.snapshots import Snapshot

KINDS = [str(kind) for kind in ReportChapterPage.Kind]


@dataclass
class ReportedTown:
    """The pages that tests reach for."""

    home: HomePage
    strategy: StrategyPage
    field: FieldOfActionPage
    measure: MeasurePage
    motion: MotionPage
    point: MotionPointPage
    indicator: Indicator
    resolution: AgendaItem
    report: ReportPage
    chapters: dict[str, ReportChapterPage]


def add_money(page: Page, *, year: int, planned: str = "1000.10", granted: str = "400.05") -> None:
    """A line of each kind for a year."""
    BudgetLine.objects.create(
        page=page,
        year=year,
        purpose="Server",
        planned=Decimal(planned),
        approved=Decimal(planned),
        actual=Decimal(planned) - 1,
    )
    Grant.objects.create(
        page=page,
        year=year,
        programme="Digitale Kommune",
        grantor="Land",
        applied=Decimal(granted),
        granted=Decimal(granted),
        drawn=Decimal("0.05"),
    )
    StaffingLine.objects.create(
        page=page, year=year, task="Leitung", planned_fte=Decimal("1.50"), filled_fte=Decimal(1)
    )


def add_measure(parent: Page, title: str, *, number: str, **fields: Any) -> MeasurePage:
    """A measure under way since 2022 with a status update, a milestone and money for two years."""
    fields.setdefault("status", "running")
    fields.setdefault("start_date", datetime.date(2022, 3, 1))
    fields.setdefault("risk_causes", "Es fehlt Personal.")
    fields.setdefault("risk_options", "Die Stelle neu ausschreiben.")
    measure = factories.add_page(
        MeasurePage, parent=parent, title=title, identifier=number, summary=title, **fields
    )
    StatusUpdate.objects.create(
        page=measure, date=datetime.date(2024, 11, 5), text="Es läuft.", progress=60
    )
    Milestone.objects.create(page=measure, title="Start", due_date=datetime.date(2024, 6, 30))
    for year in (2024, 2025):
        add_money(measure, year=year)
    return measure


def council(measure: MeasurePage) -> AgendaItem:
    """A resolution of 2023 that the measure carries out; still open."""
    start = datetime.datetime(2023, 5, 9, 17, tzinfo=datetime.UTC)
    meeting = Meeting.objects.create(name="Rat", start=start)
    item = AgendaItem.objects.create(
        meeting=meeting, number="4", name="Portal", result="einstimmig", needs_action=True
    )
    measure.resolutions.add(item)
    measure.save_revision().publish()
    return item


def add_report(
    home: Page, *, year: int, strategy: StrategyPage, motion: MotionPage, **fields: Any
) -> tuple[ReportPage, dict[str, ReportChapterPage]]:
    """A report with a chapter of every kind, by kind; published, but before its chapters were."""
    report = factories.add_page(
        ReportPage,
        parent=home,
        title=f"Bericht {year}",
        slug=f"bericht-{year}",
        summary="Was erreicht wurde.",
        reporting_year=year,
        covers_from=datetime.date(year - 1, 1, 1),
        covers_until=datetime.date(year, 12, 31),
        strategy=strategy,
        motion=motion,
        body=[factories.heading("Vorwort"), factories.text("<p>Liebe Leserinnen und Leser.</p>")],
        **fields,
    )
    services = list(FieldOfActionPage.objects.descendant_of(strategy).filter(icon="service"))
    chapters = {
        kind: factories.add_page(
            ReportChapterPage,
            parent=report,
            title=f"Kapitel {ReportChapterPage.Kind(kind).label}",
            slug=f"kapitel-{kind.replace('_', '-')}",
            kind=kind,
            fields_of_action=services if kind == "online_services" else [],
            body=[factories.heading("Dazu"), factories.text(f"<p>Text zu {kind}.</p>")],
        )
        for kind in KINDS
    }
    return report, chapters


def reported_town() -> ReportedTown:
    """A site with a strategy, a motion and a report that has no edition yet."""
    made = REPORTED_TOWN.restore()
    chapters = {kind: made.pop(f"chapter {kind}") for kind in KINDS}
    return ReportedTown(**made, chapters=chapters)


def _build() -> dict[str, Any]:
    home = factories.home_page()
    strategy = factories.add_page(StrategyPage, parent=home, title="Strategie")
    field = factories.add_page(FieldOfActionPage, parent=strategy, title="Dienste", icon="service")
    goal = factories.add_page(GoalPage, parent=field, title="Alles online", target_year=2026)
    motion = factories.add_page(MotionPage, parent=home, title="Antrag")
    point = factories.add_page(MotionPointPage, parent=motion, title="Punkt eins", number=1)
    measure = add_measure(goal, "Portal", number="M-01", unit=factories.unit("Digitales"))
    measure.motion_points.add(point)
    measure.save_revision().publish()
    indicator = Indicator.objects.create(name="Dienste online", unit="Dienste")
    for when, value in ((2022, 40), (2024, 87), (2025, 99)):
        IndicatorValue.objects.create(
            indicator=indicator, date=datetime.date(when, 12, 31), value=value
        )
    goal.indicators.add(indicator)
    goal.save()
    glossary = factories.add_page(GlossaryPage, parent=home, title="Glossar")
    GlossaryTerm.objects.create(page=glossary, term="E-Akte", explanation="Akte ohne Papier.")
    report, chapters = add_report(home, year=2024, strategy=strategy, motion=motion)
    return {
        "home": home,
        "strategy": strategy,
        "field": field,
        "measure": measure,
        "motion": motion,
        "point": point,
        "indicator": indicator,
        "resolution": council(measure),
        "report": report,
        **{f"chapter {kind}": chapter for kind, chapter in chapters.items()},
    }


REPORTED_TOWN = Snapshot(_build)
