"""Whose money the overview adds up, and which part of it an address asks for."""

from functools import cached_property

from django.db.models import Q
from django.http import Http404, HttpRequest, QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.query import PageQuerySet

from pages.finance import EVERY_LINE, answers_to, at_least, of_point, that_answer, that_count
from pages.models import FieldOfActionPage, FinancePage, MotionPointPage
from pages.models.finance_page import FIELD, POINT, POINTS, YEAR
from pages.visibility import visible

REST = 0  # stands for what lies in no field, or answers no point


class Scope:
    """The public pages of one language whose money counts, with their fields and points."""

    def __init__(self, page: FinancePage, *, request: HttpRequest) -> None:
        self.request = request
        self.locale_id = page.locale_id
        self.pages = that_count(self._visible(Page)).order_by()

    @cached_property
    def fields(self) -> dict[int, Page]:
        return self._by_id(self._visible(FieldOfActionPage).order_by("path"))

    @cached_property
    def points(self) -> dict[int, Page]:
        return self._by_id(self._visible(MotionPointPage).order_by("path"))

    def address(self, **query: int | str) -> str:
        """The address of this page with the query."""
        parameters = QueryDict(mutable=True)
        parameters.update({name: str(value) for name, value in query.items()})
        encoded = parameters.urlencode()
        return f"{self.request.path}?{encoded}" if encoded else self.request.path

    def _visible(self, model: type[Page]) -> PageQuerySet:
        return visible(model.objects.filter(locale_id=self.locale_id), request=self.request)

    @staticmethod
    def _by_id(pages: PageQuerySet) -> dict[int, Page]:
        return {page.pk: page for page in pages.defer_streamfields()}


def number_in(request: HttpRequest, name: str) -> int:
    """A parameter of the address as a number; raises Http404 where it is none."""
    value = request.GET[name]
    if not (value.isascii() and value.isdecimal() and len(value) < 10):  # noqa: PLR2004 - fits
        raise Http404
    return int(value)


def selection_of(query: dict[str, int], *, scope: Scope) -> tuple[Q, str]:
    """The condition on lines, and its name such as “Online services, 2024”."""
    where, names = EVERY_LINE, []
    if FIELD in query:
        where &= _in_field(query[FIELD], scope)
        names.append(_title(query[FIELD], scope.fields, rest=outside_fields()))
    if POINT in query:
        where &= _in_point(query[POINT], scope)
        names.append(_title(query[POINT], scope.points, rest=outside_points()))
    if POINTS in query:
        where &= _for_several(query[POINTS], scope)
        names.append(counted_for(query[POINTS]))
    if YEAR in query:
        where &= Q(year=query[YEAR])
        names.append(str(query[YEAR]))
    return where, ", ".join(names) or _("All years")


def _title(key: int, pages: dict[int, Page], *, rest: str) -> str:
    if key != REST and key not in pages:
        raise Http404
    return rest if key == REST else pages[key].title


def _for_several(number: int, scope: Scope) -> Q:
    pages = at_least(answers_to(scope.points)).get(number)
    if pages is None:
        raise Http404
    return Q(page__in=pages)


def outside_fields() -> str:
    """The name of all that lies in no field of action."""
    return _("Outside the fields of action")


def outside_points() -> str:
    """The name of all that answers no point of the motion."""
    return _("Not for a point of the motion")


def counted_for(number: int) -> str:
    """The name of what answers so many points of the motion, or more."""
    return _("Counted for at least %(number)d points") % {"number": number}


def _in_field(key: int, scope: Scope) -> Q:
    if key != REST:
        return Q(page__path__startswith=scope.fields[key].path) if key in scope.fields else Q()
    outside = Q()
    for field in scope.fields.values():
        outside &= ~Q(page__path__startswith=field.path)
    return outside


def _in_point(key: int, scope: Scope) -> Q:
    if key != REST:
        return of_point(key)
    points = list(scope.points)
    return ~Q(page__in=points) & ~that_answer(points)
