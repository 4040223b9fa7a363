"""What is stored, as the sheets name it: pages by number, units and parents by name."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from pages.models import FieldOfActionPage, GoalPage, MeasurePage, Unit
from pages.spreadsheets.sheets import Sheet


class Records:
    """The published pages of one language that a person may edit, and their lines."""

    def __init__(self, user: Any, *, locale: Locale) -> None:
        self.user = user
        self.locale = locale
        numbers = MeasurePage.objects.filter(locale=locale, alias_of=None).exclude(identifier="")
        self._by_number: dict[str, list[int]] = defaultdict(list)
        self._number: dict[int, str] = {}
        # Where a draft has the same number as a published measure, the number means the latter.
        for pk, number, live in numbers.order_by("pk").values_list("pk", "identifier", "live"):
            known = self._by_number[number.strip().casefold()]
            if live or not known:
                known[:] = [one for one in known if one in self._number]
                known.append(pk)
            if live:
                self._number[pk] = number.strip()

    def reference(self, page_id: int) -> str:
        """The number of the measure where it is the only one with it, or else “#12”."""
        number = self._number.get(page_id, "")
        same = self._by_number.get(number.casefold(), [])
        return number if same == [page_id] else f"#{page_id}"

    def page_id(self, reference: str) -> int | None:
        """The page that a number or “#12” means; None where there is none or several."""
        if reference.startswith("#"):
            digits = reference[1:]
            if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):  # noqa: PLR2004
                return None
            pages = Page.objects.filter(pk=int(digits), locale=self.locale)
            return pages.values_list("pk", flat=True).first()
        found = self._by_number.get(reference.casefold(), [])
        return found[0] if len(found) == 1 else None

    def measures(self) -> QuerySet[MeasurePage]:
        """Those that are exported, in the order of the tree."""
        found = MeasurePage.objects.filter(pk__in=self._editable.values("pk"))
        return found.select_related("unit").defer_streamfields().order_by("path")

    def measure(self, page_id: int) -> MeasurePage | None:
        """A measure, also one that is not exported."""
        return self._measures.get(page_id)

    def lines(self, sheet: Sheet) -> Iterable[Any]:
        """The lines of a sheet that are exported."""
        found = sheet.model._default_manager.filter(page__in=self._editable.values("pk"))
        return found.order_by("page__path", sheet.ordered_by, "sort_order", "pk")

    def lines_by_id(self, sheet: Sheet) -> dict[int, Any]:
        """All lines of a sheet, also those that are not exported."""
        if sheet.title not in self._lines:
            found = sheet.model._default_manager.filter(page__locale=self.locale)
            self._lines[sheet.title] = {line.pk: line for line in found}
        return self._lines[sheet.title]

    def title(self, page_id: int) -> str:
        """The title of a page that is exported."""
        return self._titles.get(page_id, "")

    def parent(self, measure: MeasurePage) -> str:
        """The title of the field of action or goal that the measure lies below."""
        parent = self._parents.get(measure.path[: -Page.steplen])
        return parent.title if parent else ""

    def parents_called(self, title: str) -> list[Page]:
        """The published fields of action and goals with this title."""
        wanted = title.casefold()
        return [page for page in self._parents.values() if page.title.casefold() == wanted]

    def unit(self, name: str) -> Unit | None:
        """The unit with this name."""
        return self._units.get(name.casefold())

    @cached_property
    def _editable(self) -> QuerySet[Page]:
        pages = PagePermissionPolicy().instances_user_has_permission_for(self.user, "change")
        return pages.filter(live=True, locale=self.locale, alias_of=None).order_by()

    @cached_property
    def _titles(self) -> dict[int, str]:
        return dict(self._editable.values_list("pk", "title"))

    @cached_property
    def _measures(self) -> dict[int, MeasurePage]:
        found = MeasurePage.objects.filter(locale=self.locale)
        return {page.pk: page for page in found.select_related("unit").defer_streamfields()}

    @cached_property
    def _lines(self) -> dict[str, dict[int, Any]]:
        return {}

    @cached_property
    def _parents(self) -> dict[str, Page]:
        found: dict[str, Page] = {}
        for model in (FieldOfActionPage, GoalPage):
            pages = model.objects.filter(locale=self.locale, live=True, alias_of=None)
            found |= {page.path: page for page in pages.defer_streamfields()}
        return found

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {unit.name.casefold(): unit for unit in Unit.objects.all()}
