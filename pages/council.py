"""The way of a motion through the council: consultations and resolutions, as rows read once.

What is not public in the council's own system is not shown here either.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from pages.models import Consultation, Meeting, MotionPage, Organization, Paper


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """A paper as people quote it."""

    reference: str
    name: str
    kind: str
    date: datetime.date | None
    groups: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Deliberation:
    """A committee dealt, or will deal, with a paper."""

    date: datetime.date | None
    committees: tuple[str, ...]
    meeting: str
    role: str
    decides: bool
    cancelled: bool
    paper: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was resolved, and whether it is carried out."""

    pk: int
    date: datetime.date | None
    committees: tuple[str, ...]
    subject: str
    result: str
    text: str
    needs_action: bool | None  # None as long as nobody has judged it
    carried_out_on: datetime.date | None
    implementation: str

    @property
    def is_open(self) -> bool:
        return bool(self.needs_action) and self.carried_out_on is None

    @property
    def is_unjudged(self) -> bool:
        return self.needs_action is None and self.carried_out_on is None


@dataclass(frozen=True, slots=True)
class Proceedings:
    """All that the council's system knows of a motion; the motion's own paper stands first."""

    papers: tuple[PaperFacts, ...] = ()
    deliberations: tuple[Deliberation, ...] = ()
    resolutions: tuple[Resolution, ...] = ()

    @property
    def paper(self) -> PaperFacts | None:
        return self.papers[0] if self.papers else None


def proceedings_of(page: MotionPage) -> Proceedings:
    """The motion's paper, the papers that answer it, and where they were dealt with.

    Four queries, however long the way was, and one where consultations name no committee.
    """
    if page.paper_id is None:
        return Proceedings()
    papers = _papers(page.paper_id)
    rows = list(
        Consultation.objects.filter(paper__in=papers)
        .exclude(agenda_item__public=False)
        .select_related("paper", "agenda_item", "agenda_item__meeting", "meeting")
        .prefetch_related("organizations")
    )
    committees = _committees_of_meetings(rows)
    rows.sort(key=lambda row: (_date(row) is None, _date(row), row.pk))
    return Proceedings(
        papers=tuple(_facts(paper) for paper in papers),
        deliberations=tuple(_deliberation(row, committees) for row in rows),
        resolutions=tuple(_resolutions(rows, committees)),
    )


def _papers(pk: int) -> list[Paper]:
    """The paper and those related to it, the oldest of these first."""
    related = Paper.related_papers.through.objects.filter(from_paper_id=pk)
    wanted = Paper.objects.filter(Q(pk=pk) | Q(pk__in=related.values("to_paper_id")))
    rows = wanted.prefetch_related("originator_organizations")
    return sorted(rows, key=lambda row: (row.pk != pk, row.date or datetime.date.max, row.pk))


def _committees_of_meetings(rows: Iterable[Consultation]) -> dict[int, tuple[str, ...]]:
    """Names by meeting, for those consultations that name no committee themselves."""
    keys = {
        meeting.pk
        for row in rows
        if not row.organizations.all() and (meeting := _meeting(row)) is not None
    }
    if not keys:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    pairs = Organization.objects.filter(meetings__in=keys).values_list("meetings", "name")
    for meeting_id, name in pairs:
        found[meeting_id] = (*found.get(meeting_id, ()), name)
    return found


def _meeting(row: Consultation) -> Meeting | None:
    return row.meeting or (row.agenda_item.meeting if row.agenda_item else None)


def _date(row: Consultation) -> datetime.date | None:
    meeting = _meeting(row)
    return timezone.localtime(meeting.start).date() if meeting and meeting.start else None


def _names(row: Consultation, committees: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    own = tuple(one.name for one in row.organizations.all())
    meeting = _meeting(row)
    return own or (committees.get(meeting.pk, ()) if meeting else ())


def _facts(paper: Paper) -> PaperFacts:
    return PaperFacts(
        reference=paper.reference,
        name=paper.name,
        kind=paper.paper_type,
        date=paper.date,
        groups=tuple(one.name for one in paper.originator_organizations.all()),
        url=paper.web,
    )


def _deliberation(row: Consultation, committees: dict[int, tuple[str, ...]]) -> Deliberation:
    meeting = _meeting(row)
    return Deliberation(
        date=_date(row),
        committees=_names(row, committees),
        meeting=meeting.name if meeting else "",
        role=row.role,
        decides=row.authoritative,
        cancelled=bool(meeting and meeting.cancelled),
        paper=row.paper.reference or row.paper.name,
    )


def _resolutions(
    rows: Iterable[Consultation], committees: dict[int, tuple[str, ...]]
) -> Iterator[Resolution]:
    """Each item with a result once, though it may deal with several papers."""
    seen: set[int] = set()
    for row in rows:
        item = row.agenda_item
        if item is None or not item.result or item.pk in seen:
            continue
        seen.add(item.pk)
        yield Resolution(
            pk=item.pk,
            date=_date(row),
            committees=_names(row, committees),
            subject=item.name,
            result=item.result,
            text=item.resolution_text,
            needs_action=item.needs_action,
            carried_out_on=item.carried_out_on,
            implementation=item.implementation,
        )
