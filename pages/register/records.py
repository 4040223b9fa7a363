"""A measure as a record of open data: the fields of the register's files, by one name each."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from pages.addresses import Addresses
from pages.finance import Sums, sums_by_page
from pages.models import MeasurePage
from pages.register.index import Field
from pages.register.views import field_title


@dataclass(frozen=True, slots=True)
class Record:
    """What a file says of a measure; docs/register.md explains the fields."""

    number: str
    title: str
    url: str
    field_of_action: str
    status: str
    status_label: str
    phase: str
    phase_label: str
    progress_percent: int | None
    start_date: datetime.date | None
    end_date: datetime.date | None
    is_continuous: bool
    period: str
    unit: str
    summary: str
    planned_euros: Decimal | None
    granted_euros: Decimal | None


HEADERS = {
    "number": _("Number"),
    "title": _("Measure"),
    "url": _("Address"),
    "field_of_action": _("Field of action"),
    "status_label": _("Status"),
    "phase_label": _("Phase"),
    "progress_percent": _("Progress (per cent)"),
    "start_date": _("Beginning"),
    "end_date": _("End"),
    "period": _("Period"),
    "unit": _("Unit in charge"),
    "summary": _("Summary"),
    "planned_euros": _("Planned cost (euros)"),
    "granted_euros": _("Grants approved (euros)"),
}
"""The columns of the tables, in their order; codes are left to the data file."""


def records_of(
    measures: Iterable[MeasurePage], *, fields: Sequence[Field], request: HttpRequest
) -> list[Record]:
    """The records of the measures; one query for the money of all of them."""
    titles = {field.path: field.title for field in fields}
    addresses = Addresses.during(request)
    rows = list(measures)
    sums = sums_by_page(Page.objects.filter(pk__in=[measure.pk for measure in rows]))
    return [
        Record(
            number=measure.identifier,
            title=measure.title,
            url=request.build_absolute_uri(addresses.of(measure)),
            field_of_action=field_title(measure, titles),
            status=measure.status,
            status_label=str(measure.get_status_display()),
            phase=measure.phase,
            phase_label=str(measure.get_phase_display()),
            progress_percent=measure.progress,
            start_date=measure.start_date,
            end_date=measure.end_date,
            is_continuous=measure.is_continuous,
            period=measure.period(),
            unit=measure.unit.name if measure.unit else "",
            summary=measure.summary,
            planned_euros=sums.get(measure.pk, Sums()).planned,
            granted_euros=sums.get(measure.pk, Sums()).granted,
        )
        for measure in rows
    ]
