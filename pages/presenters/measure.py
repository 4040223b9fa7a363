"""A measure: how it stands, its way so far, who does it and what it belongs to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Value
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pages.assessment import assess
from pages.frame import Link
from pages.links import links_to
from pages.models import MeasurePage
from pages.outline import Section
from pages.presenters import context_of
from pages.presenters.every_page import common_context
from pages.presenters.finance import money_context
from pages.presenters.gathered import gathered
from pages.resolutions import Resolution, resolution_of
from pages.timeline import News, TimelineStep, news_of, timeline_of

DECIMALS_OF_A_PLACE = 4  # some ten metres
ZOOM_OF_A_PLACE = 17  # the streets around it
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
    connections, participants, target_groups = gathered(
        "connections",
        page,
        lambda: (
            connections_of(page, request=request),
            ", ".join(str(unit) for unit in page.participants.all()),
            ", ".join(str(group) for group in page.target_groups.all()),
        ),
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
        "participants": participants,
        "target_groups": target_groups,
        "coordinates": say_coordinates(page.latitude, page.longitude),
        "map_url": map_url(page.latitude, page.longitude),
        "phone_url": phone_url(page.contact_phone),
        "steps": steps,
        "news": news,
        "connections": connections,
        **money,
    }


def connections_of(page: MeasurePage, *, request: HttpRequest) -> Connections:
    """Everything the measure names, and the measures that name it."""
    ids = _related_ids(page)
    links = links_to({pk for some in ids.values() for pk in some}, request=request)
    items = page.resolutions.select_related("meeting")
    return Connections(
        **{name: [links[pk] for pk in some if pk in links] for name, some in ids.items()},
        resolutions=[resolution_of(item) for item in items if item.public],
        principles=[principle.title for principle in page.principles.all()],
    )


def say_coordinates(latitude: Decimal | None, longitude: Decimal | None) -> str:
    """A place such as “51.5625° N, 6.7431° E”; nothing where it is not known."""
    if latitude is None or longitude is None:
        return ""
    north = pgettext("compass", "N") if latitude >= 0 else pgettext("compass", "S")
    east = pgettext("compass", "E") if longitude >= 0 else pgettext("compass", "W")
    return f"{_degrees(latitude)}\u00a0{north}, {_degrees(longitude)}\u00a0{east}"


def map_url(latitude: Decimal | None, longitude: Decimal | None) -> str:
    """The place on OpenStreetMap, marked; nothing where it is not known."""
    if latitude is None or longitude is None:
        return ""
    return (
        f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}"
        f"#map={ZOOM_OF_A_PLACE}/{latitude}/{longitude}"
    )


def phone_url(number: str) -> str:
    """The number without what only makes it legible, to be dialled."""
    digits = re.sub(r"\(0\)|[^+\d]", "", number)
    return f"tel:{digits}" if digits else ""


def _degrees(value: Decimal) -> str:
    return number_format(abs(value), decimal_pos=DECIMALS_OF_A_PLACE) + "°"


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
