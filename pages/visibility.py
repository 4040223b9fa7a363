"""Which pages everybody may see: published ones that no view restriction covers.

A chapter is public only as its report has frozen it: not before a published report has it in its
newest edition.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import JSONField, Q, Value
from django.http import HttpRequest
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from pages.memory import Memory
from pages.models import ReportChapterPage, ReportEdition


@dataclass(frozen=True, slots=True)
class _Limits:
    """Tree paths under which pages are private, and the only chapters that are public."""

    private: tuple[str, ...]
    chapters: frozenset[int]


def restricted_paths(request: HttpRequest | None) -> tuple[str, ...]:
    """Tree paths under which pages are private."""
    return _limits(request).private


def visible(pages: PageQuerySet, *, request: HttpRequest | None) -> PageQuerySet:
    """Those of the pages that are live and public; in a preview also chapters not frozen yet."""
    limits = _limits(request)
    found = _outside(pages, limits.private)
    is_preview = getattr(request, "is_preview", False)
    if is_preview or not issubclass(ReportChapterPage, pages.model):
        return found
    is_chapter = found.exact_type_q(ReportChapterPage)
    return found.filter(~is_chapter | Q(pk__in=limits.chapters))


def public(pages: PageQuerySet) -> PageQuerySet:
    """As `visible`, for what is frozen now: with all live chapters, and without a request."""
    return _outside(pages, PageViewRestriction.objects.values_list("page__path", flat=True))


def _limits(request: HttpRequest | None) -> _Limits:
    return Memory.during(request).recall("limits", _read_limits)


def _read_limits() -> _Limits:
    """Both in one query, which the first visit after every change makes."""
    restrictions = PageViewRestriction.objects.order_by()
    private = restrictions.values_list("page__path", Value(None, JSONField()))
    editions = ReportEdition.objects.public().order_by()
    rows = list(private.union(editions.values_list("report__path", "data__chapters"), all=True))
    return _Limits(
        private=tuple(path for path, chapters in rows if chapters is None),
        chapters=frozenset(row["page"] for _path, chapters in rows for row in chapters or ()),
    )


def _outside(pages: PageQuerySet, paths: Iterable[str]) -> PageQuerySet:
    private = Q()
    for path in paths:
        private |= Q(path__startswith=path)
    return pages.live().exclude(private) if private else pages.live()
