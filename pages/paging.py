"""Long lists, page by page, with addresses such as ``?page=2``."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PARAMETER = "page"
LISTED = "listed"
"""Says in an entry of the sitemap, if it is there and false, that search engines do not get it."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Where in the list one is, and the addresses before and after; empty where there is none."""

    number: int
    pages: int
    total: int
    first: int  # position of the first item shown, counted from 1
    previous_url: str
    next_url: str


@dataclass(frozen=True, slots=True)
class Paged:
    """The items of one page of a list."""

    items: Sequence[Any]
    paging: Paging


def sitemap_of_list(
    entries: list[dict[str, Any]], *, total: int, per_page: int, parameter: str = PARAMETER
) -> list[dict[str, Any]]:
    """The sitemap's entries of a list, with one for each of its further pages."""
    numbers = range(2, math.ceil(total / per_page) + 1)
    further = [
        {**entry, "location": f"{entry['location']}?{parameter}={number}"}
        for entry in entries
        for number in numbers
    ]
    return [*entries, *further]


def unlisted(entries: list[dict[str, Any]], *further: str) -> list[dict[str, Any]]:
    """Entries of what an audit is to see, and search engines need not be told of.

    Such as one filtered view of many: ``further`` goes behind the address of each entry.
    """
    return [
        {**entry, "location": entry["location"] + more, LISTED: False}
        for entry in entries
        for more in further
    ]


def paged(
    items: QuerySet[Any] | Sequence[Any],
    *,
    request: HttpRequest,
    per_page: int,
    parameter: str = PARAMETER,
) -> Paged:
    """The part of the list that the address asks for; a number out of range gives the nearest."""
    page = Paginator(items, per_page).get_page(request.GET.get(parameter))

    def address(number: int) -> str:
        parameters = request.GET.copy()
        parameters.pop(parameter, None)
        if number > 1:
            parameters[parameter] = str(number)
        query = parameters.urlencode()
        return f"{request.path}?{query}" if query else request.path

    return Paged(
        items=list(page.object_list),
        paging=Paging(
            number=page.number,
            pages=page.paginator.num_pages,
            total=page.paginator.count,
            first=page.start_index(),
            previous_url=address(page.number - 1) if page.has_previous() else "",
            next_url=address(page.number + 1) if page.has_next() else "",
        ),
    )
