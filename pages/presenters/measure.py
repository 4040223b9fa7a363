"""A measure: how it stands, its way so far, who does it and what it belongs to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, Value
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from pages.assessment import assess
from pages.frame import Link
from pages.links import links_to
from pages.models import MeasurePage, Unit
from pages.outline import Section
from pages.places.coordinates import map_url, say_coordinates
from pages.places.surroundings import surroundings_of
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.finance import money_context
from pages.presenters.gathered import gathered
from pages.resolutions import Resolution, resolution_of
from pages.timeline import News, TimelineStep, news_of, timeline_of

NAMED_BY_A_MEASURE = ("depends_on", "supersedes", "motion_points")
NAMING_A_MEASURE = ("needed_by", "superseded_by")


@dataclass(frozen=True, slots=True)
class Connections:
    """What a measure hangs together with, as far as everybody may see it."""

    depends_on: list[Link]
    needed_by: list[Link]
    supersedes: list[Link]
    superseded_by: list[Link]
    motion_points: list[Link]
    resolutions: list[Resolution]
    principles: list[str]

    @property
    def groups(self) -> list[tuple[str, list[Link]]]:
        """A heading with links for each way in which pages hang together that occurs."""
        wanted = (
            (_("Superseded by"), self.superseded_by),
            (_("Depends on"), self.depends_on),
            (_("Needed by"), self.needed_by),
            (_("Supersedes"), self.supersedes),
            (_("Answers these points of the motion"), self.motion_points),
        )
        return [(title, links) for title, links in wanted if links]

    def __bool__(self) -> bool:
        return bool(self.groups or self.resolutions or self.principles)


@context_of.register
def measure_context(page: MeasurePage, request: HttpRequest) -> dict[str, Any]:
    """What citizens want to know of a measure, besides the fields that stand in it as they are."""
    today = timezone.localdate()
    milestones = list(page.milestones.all())
    assessed = assess(page, steps=milestones, today=today)
    steps = timeline_of(milestones, status=page.status, today=today)
    news = news_of(page.status_updates.select_related("author"))
    names = gathered("names", page, lambda: _names_of(page), request=request)
    connections = gathered(
        "connections",
        page,
        lambda: connections_of(page, principles=names["principles"], request=request),
        request=request,
    )
    is_off_track = assessed is not None and assessed.is_off_track
    money = money_context(page, request)
    return {
        **common_context(
            page,
            request,
            before=_before(page, is_off_track=is_off_track),
            after=_after(
                page,
                steps=steps,
                news=news,
                money_section=money["money_section"],
                connections=connections,
            ),
        ),
        "badge": page.badge(),
        "assessed": assessed,
        "assessment_badge": assessed.badge() if assessed else None,
        "is_off_track": is_off_track,
        "unit": ", ".join(names["unit"]),
        "participants": ", ".join(names["participants"]),
        "target_groups": ", ".join(names["target_groups"]),
        "coordinates": say_coordinates(page.latitude, page.longitude),
        "map_url": map_url(page.latitude, page.longitude),
        "surroundings": gathered(
            f"surroundings {page.latitude} {page.longitude} {page.identifier}",
            page,
            lambda: surroundings_of(page, request=request),
            request=request,
        ),
        "phone_url": phone_url(page.contact_phone),
        "steps": steps,
        "news": news,
        "connections": connections,
        **money,
    }


def connections_of(
    page: MeasurePage, *, principles: list[str], request: HttpRequest
) -> Connections:
    """Everything the measure names, and the measures that name it."""
    ids = _related_ids(page)
    links = links_to({pk for some in ids.values() for pk in some}, request=request)
    items = page.resolutions.select_related("meeting")
    return Connections(
        **{name: [links[pk] for pk in some if pk in links] for name, some in ids.items()},
        resolutions=[resolution_of(item) for item in items if item.public],
        principles=principles,
    )


def phone_url(number: str) -> str:
    """The number without what only makes it legible, to be dialled."""
    digits = re.sub(r"\(0\)|[^+\d]", "", number)
    return f"tel:{digits}" if digits else ""


def _names_of(page: MeasurePage) -> dict[str, list[str]]:
    """The names of what it names that is no page; one query for all that is stored."""
    first, units = Value(0), Unit.objects.filter(pk=page.unit_id or 0)
    found: dict[str, tuple[Any, Any, str]] = {
        "unit": (units, first, "name"),
        "participants": (page.participants.all(), first, "name"),
        "target_groups": (page.target_groups.all(), first, "name"),
        "principles": (page.principles.all(), F("sort_order"), "title"),
    }
    stored = [
        rows.order_by()
        .annotate(kind=Value(kind), rank=order, label=F(name))
        .values_list("kind", "rank", "label")
        for kind, (rows, order, name) in found.items()
        if isinstance(rows, QuerySet)
    ]
    by_kind: dict[str, list[str]] = {kind: [] for kind in found}
    for kind, _rank, name in stored[0].union(*stored[1:], all=True).order_by("rank", "label"):
        by_kind[kind].append(name)
    for kind, (rows, _order, _name) in found.items():
        if not isinstance(rows, QuerySet):  # in a preview
            by_kind[kind] += [str(row) for row in rows]
    return by_kind


def _related_ids(page: MeasurePage) -> dict[str, list[int]]:
    """Pages by relation, in the order of the tree; one query for all that is stored."""
    names = [*NAMED_BY_A_MEASURE, *(NAMING_A_MEASURE if page.pk else ())]
    found = {name: getattr(page, name).all() for name in names}
    stored = [
        rows.order_by().values_list(Value(name), "path", "pk")
        for name, rows in found.items()
        if isinstance(rows, QuerySet)
    ]
    rows = list(stored[0].union(*stored[1:], all=True)) if stored else []
    for name, unsaved in found.items():  # in a preview
        if not isinstance(unsaved, QuerySet):
            rows += [(name, one.path, one.pk) for one in unsaved]
    return {
        name: [pk for relation, _path, pk in sorted(rows) if relation == name]
        for name in (*NAMED_BY_A_MEASURE, *NAMING_A_MEASURE)
    }


def _before(page: MeasurePage, *, is_off_track: bool) -> tuple[Section, ...]:
    has_risks = is_off_track and (page.risk_causes or page.risk_options)
    wanted = (
        (page.plain_language_summary, _("In plain words"), "einfach-gesagt"),
        (has_risks, _("Why it is off track"), "risiken"),
        (page.aims, _("What we want to reach"), "ziele"),
        (page.effect, _("What changes"), "wirkung"),
    )
    return _sections(wanted)


def _after(
    page: MeasurePage,
    *,
    steps: list[TimelineStep],
    news: list[News],
    money_section: tuple[Section, ...],
    connections: Connections,
) -> tuple[Section, ...]:
    effects = page.accessibility_effect or page.sustainability_effect
    progress = (
        (steps, _("Milestones"), "meilensteine"),
        (news, _("What happened so far"), "verlauf"),
    )
    rest = (
        (effects, _("Accessibility and sustainability"), "auswirkungen"),
        (connections, _("How it hangs together"), "zusammenhang"),
        (page.has_contact(), _("Contact"), "kontakt"),
    )
    return (*_sections(progress), *money_section, *_sections(rest))


def _sections(wanted: Iterable[tuple[Any, str, str]]) -> tuple[Section, ...]:
    """A heading for each part that has content."""
    return tuple(
        Section(title=title, anchor=anchor) for content, title, anchor in wanted if content
    )
