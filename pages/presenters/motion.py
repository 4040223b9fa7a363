"""A motion with the whole way from its points to the report, and each point with its answer."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.addresses import Addresses
from pages.cards import cards_for
from pages.council import Proceedings, Resolution, proceedings_of
from pages.finance import ANSWERING, Pairs, answers_to, sums_by_page, that_count, total
from pages.finance_views import Row, Table
from pages.frame import Link
from pages.models import (
    EvaluationPage,
    MeasurePage,
    MotionPage,
    MotionPointPage,
    ReportPage,
)
from pages.models.base import Badge
from pages.open_matters import (
    OpenMatter,
    oldest_first,
    open_evaluations,
    open_measures,
    open_points,
    open_resolutions,
)
from pages.outline import Section
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.finance import ANCHOR, money_context
from pages.presenters.gathered import gathered
from pages.visibility import visible


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of the motion in the table."""

    number: int
    title: str
    url: str
    request: str
    unit: str
    badge: Badge
    measures: int


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure in the chain, with the points that it answers."""

    title: str
    url: str
    badge: Badge
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenRow:
    """Something open, with the address of the page that tells of it."""

    matter: OpenMatter
    url: str


@dataclass(frozen=True, slots=True)
class OtherAnswer:
    """A page that answers a point and is no measure; ``kind`` says what it is."""

    title: str
    url: str
    kind: str


class Answers:
    """The pages that answer points, and the measures that do or carry out resolutions.

    Four queries.
    """

    def __init__(
        self,
        points: Sequence[MotionPointPage],
        resolutions: Sequence[Resolution],
        *,
        request: HttpRequest,
    ) -> None:
        self.of_point = _grouped(answers_to([point.pk for point in points]))
        self.of_resolution = _grouped(_carried_out_by([one.pk for one in resolutions]))
        keys = {
            key for found in (self.of_point, self.of_resolution) for key in chain(*found.values())
        }
        found = visible(MeasurePage.objects.filter(pk__in=keys), request=request)
        rows = found.defer_streamfields().select_related("unit").order_by("path")
        rows = rows.prefetch_related("milestones")
        self.measures: dict[int, MeasurePage] = {row.pk: row for row in rows}

    def pages(self) -> set[int]:
        """Every page that answers a point, or is a measure that carries out a resolution."""
        return {*self.measures, *chain(*self.of_point.values())}

    def number_of(self, point: MotionPointPage) -> int:
        """How many measures that everybody may see answer the point."""
        return sum(key in self.measures for key in self.of_point[point.pk])

    def points_of(self, measure: MeasurePage, points: Sequence[MotionPointPage]) -> tuple[int, ...]:
        """Numbers of the points that the measure answers."""
        return tuple(p.number for p in points if measure.pk in self.of_point[p.pk])

    def units_of(self, resolution: Resolution) -> list[str]:
        """Who carries the resolution out, each unit once."""
        rows = [self.measures.get(key) for key in self.of_resolution[resolution.pk]]
        return list(dict.fromkeys(str(row.unit) for row in rows if row and row.unit))


def _carried_out_by(resolutions: list[int]) -> list[tuple[int, int]]:
    rows = MeasurePage.resolutions.through.objects.filter(agendaitem__in=resolutions)
    return list(rows.order_by("pk").values_list("agendaitem_id", "measurepage_id"))


def _grouped(pairs: Pairs) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for key, page in pairs:
        found[key].append(page)
    return found


@context_of.register
def motion_context(page: MotionPage, request: HttpRequest) -> dict[str, Any]:
    """The points, the chain from motion to report, and what is still open."""
    way = gathered("chain", page, lambda: _chain(page, request), request=request)
    after = [Section(title=_("From the motion to the report"), anchor="weg")]
    after.append(Section(title=_("What is still open?"), anchor="offen"))
    points = Section(title=_("The points of the motion"), anchor="punkte")
    before = (points,) if way["points"] else ()
    return {**common_context(page, request, before=before, after=tuple(after)), **way}


def _chain(page: MotionPage, request: HttpRequest) -> dict[str, Any]:
    addresses = Addresses.during(request)
    points = _points(MotionPointPage.objects.child_of(page), request=request)
    proceedings = proceedings_of(page)
    answers = Answers(points, proceedings.resolutions, request=request)
    evaluations = _evaluations(page, list(answers.measures), request=request)
    matters = _open_matters(points, proceedings, answers, evaluations)
    reports = visible(ReportPage.objects.filter(motion=page), request=request)
    return {
        "points": [_point_row(point, answers, addresses) for point in points],
        "proceedings": proceedings,
        "measures": [
            MeasureRow(
                title=measure.title,
                url=addresses.of(measure),
                badge=measure.badge(),
                points=answers.points_of(measure, points),
            )
            for measure in answers.measures.values()
        ],
        "money": _money(points, answers, request=request),
        "reports": [
            (Link(title=report.title, url=addresses.of(report)), report.publication_date)
            for report in reports.defer_streamfields().order_by("publication_date", "path")
        ],
        "open_matters": [
            OpenRow(matter=one, url=addresses.of(one.page) if one.page else "") for one in matters
        ],
    }


def _money(
    points: Sequence[MotionPointPage], answers: Answers, *, request: HttpRequest
) -> Table | None:
    """What each point, measure and further answer costs, every page counted once."""
    keys = {*(point.pk for point in points), *answers.pages()}
    pages = that_count(visible(Page.objects.filter(pk__in=keys), request=request))
    sums = sums_by_page(pages)
    addresses = Addresses.during(request)
    rows = tuple(
        Row(label=page.title, sums=sums[page.pk], url=f"{addresses.of(page)}#{ANCHOR}")
        for page in pages.filter(pk__in=sums).order_by("path")
    )
    if not rows:
        return None
    return Table(
        title=_("What the sums are made of"),
        heading=_("Page"),
        anchor="summen",
        rows=rows,
        total=total(sums.values()),
    )


def _points(points: Any, *, request: HttpRequest) -> list[MotionPointPage]:
    rows = visible(points, request=request).defer_streamfields().select_related("unit")
    return list(rows.order_by("number", "path"))


def _point_row(point: MotionPointPage, answers: Answers, addresses: Addresses) -> PointRow:
    return PointRow(
        number=point.number,
        title=point.title,
        url=addresses.of(point),
        request=point.request,
        unit=str(point.unit or ""),
        badge=point.badge(),
        measures=answers.number_of(point),
    )


def _evaluations(
    page: MotionPage, measures: list[int], *, request: HttpRequest
) -> list[EvaluationPage]:
    """Those that answer its points or stand below it, and those that led to its measures."""
    points = MotionPointPage.objects.child_of(page)
    keys = EvaluationPage.objects.filter(
        Q(motion_points__in=points)
        | Q(path__startswith=page.path)
        | Q(findings__measure__in=measures)
    ).values("pk")
    found = visible(EvaluationPage.objects.filter(pk__in=keys), request=request)
    rows = found.defer_streamfields().select_related("unit").prefetch_related("findings")
    return list(rows.order_by("path"))


def _open_matters(
    points: Sequence[MotionPointPage],
    proceedings: Proceedings,
    answers: Answers,
    evaluations: Sequence[EvaluationPage],
) -> list[OpenMatter]:
    today = timezone.localdate()
    paper, resolutions = proceedings.paper, proceedings.resolutions
    units = {one.pk: answers.units_of(one) for one in resolutions}
    return oldest_first(
        [
            *open_points(points, since=paper.date if paper else None),
            *open_resolutions(resolutions, units=units),
            *open_measures(answers.measures.values(), today=today),
            *open_evaluations(evaluations, today=today),
        ]
    )


@context_of.register
def motion_point_context(page: MotionPointPage, request: HttpRequest) -> dict[str, Any]:
    """What answers the point, the measures first, and the points before and after it."""
    measures = visible(MeasurePage.objects.filter(motion_points=page), request=request)
    rows = measures.defer_streamfields().order_by("path")
    cards = gathered(
        "measures",
        page,
        lambda: cards_for(rows, request=request, pictures=False),
        request=request,
    )
    others = gathered(
        "other answers", page, lambda: _other_answers(page, request=request), request=request
    )
    before = []
    if page.request:
        before.append(Section(title=_("What the motion asks"), anchor="antrag"))
    if page.answer:
        before.append(Section(title=_("The answer"), anchor="antwort"))
    after = []
    if cards:
        after.append(Section(title=_("Measures that answer this point"), anchor="massnahmen"))
    if others:
        after.append(Section(title=_("What else answers this point"), anchor="weitere"))
    money = money_context(page, request)
    previous, following = gathered(
        "neighbours", page, lambda: _neighbours(page, request=request), request=request
    )
    return {
        **common_context(
            page, request, before=tuple(before), after=(*after, *money["money_section"])
        ),
        **money,
        "badge": page.badge(),
        "measures": cards,
        "other_answers": others,
        "previous": previous,
        "next": following,
    }


def _other_answers(page: MotionPointPage, *, request: HttpRequest) -> list[OtherAnswer]:
    """The IT services and evaluations that answer the point; one query."""
    answering = Q()
    for model in ANSWERING:
        if model is not MeasurePage:
            answering |= Q(pk__in=model.objects.filter(motion_points=page).order_by().values("pk"))
    rows = visible(Page.objects.filter(answering), request=request).order_by("path")
    addresses = Addresses.during(request)
    return [
        OtherAnswer(
            title=row.title,
            url=addresses.of(row),
            kind=str(row.specific_class._meta.verbose_name),
        )
        for row in rows
    ]


def _neighbours(page: MotionPointPage, *, request: HttpRequest) -> tuple[Link | None, Link | None]:
    siblings = _points(MotionPointPage.objects.sibling_of(page), request=request)
    addresses = Addresses.during(request)
    keys = [row.pk for row in siblings]
    if page.pk not in keys:  # a draft in its preview
        return None, None
    at = keys.index(page.pk)
    return (
        _link(siblings[at - 1] if at else None, addresses),
        _link(siblings[at + 1] if at + 1 < len(siblings) else None, addresses),
    )


def _link(page: MotionPointPage | None, addresses: Addresses) -> Link | None:
    return Link(title=page.title, url=addresses.of(page)) if page else None
