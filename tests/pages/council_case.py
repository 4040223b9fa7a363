"""A motion with its way through the council, for the tests of several subjects."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from pages.models import (
    AgendaItem,
    Consultation,
    FieldOfActionPage,
    HomePage,
    MeasurePage,
    Meeting,
    MotionPage,
    MotionPointPage,
    Organization,
    Paper,
    StrategyPage,
)
from tests import factories


def days_ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)


@dataclass
class Case:
    """What the tests change and look at."""

    home: HomePage
    motion: MotionPage
    points: list[MotionPointPage]
    paper: Paper
    resolution: AgendaItem
    field: FieldOfActionPage

    def measure(self, title: str, **fields: Any) -> MeasurePage:
        """A measure that answers the given points and carries out the given resolutions."""
        points, resolutions = fields.pop("points", []), fields.pop("resolutions", [])
        page = factories.add_page(MeasurePage, parent=self.field, title=title, **fields)
        page.motion_points.set(points)
        page.resolutions.set(resolutions)
        page.save_revision().publish()
        return page


def consult(paper: Paper, committee: str, *, day: datetime.date, **item: Any) -> AgendaItem:
    """A committee's meeting with an item on the paper."""
    organization, _created = Organization.objects.get_or_create(name=committee)
    start = timezone.make_aware(datetime.datetime.combine(day, datetime.time(17)))
    meeting = Meeting.objects.create(name=f"Sitzung: {committee}", start=start)
    meeting.organizations.add(organization)
    agenda_item = AgendaItem.objects.create(meeting=meeting, **{"name": paper.name, **item})
    Consultation.objects.create(
        paper=paper, agenda_item=agenda_item, meeting=meeting, role="Beratung", authoritative=True
    )
    return agenda_item


def council_case(*, points: int = 2) -> Case:
    """A motion of two points that the council has accepted."""
    home = factories.home_page()
    group = Organization.objects.create(name="Fraktion Morgen", organization_type="Fraktion")
    paper = Paper.objects.create(
        name="Antrag: Digitales Dinslaken",
        reference="A 12/2021",
        date=days_ago(400),
        paper_type="Antrag",
    )
    paper.originator_organizations.add(group)
    resolution = consult(
        paper, "Rat der Stadt", day=days_ago(300), result="einstimmig angenommen", needs_action=True
    )
    motion = factories.add_page(MotionPage, parent=home, title="Der Antrag", paper=paper)
    made = [
        factories.add_page(
            MotionPointPage,
            parent=motion,
            title=f"Punkt {number}: Prüfauftrag",
            number=number,
            request="Die Verwaltung wird gebeten zu prüfen.",
            unit=factories.unit("Fachdienst Digitales"),
        )
        for number in range(1, points + 1)
    ]
    strategy: Page = factories.add_page(StrategyPage, parent=home, title="Strategie")
    field = factories.add_page(FieldOfActionPage, parent=strategy, title="Dienste")
    return Case(home, motion, made, paper, resolution, field)
