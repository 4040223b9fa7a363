"""Measures that another one names: picked with Wagtail's page chooser, however many there are."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks
from wagtail.blocks.list_block import ListValue


class MeasureChoices(blocks.BlockField):
    """A list of page choosers in place of a list of all measures; gives a list of pages."""

    def __init__(self, **kwargs: Any) -> None:
        chooser = blocks.PageChooserBlock(
            page_type="pages.MeasurePage", required=False, label=gettext_lazy("Measure")
        )
        super().__init__(block=blocks.ListBlock(chooser), required=False, **kwargs)

    def prepare_value(self, value: Any) -> ListValue:
        return self.block.normalize(value if isinstance(value, ListValue) else list(value or ()))

    def clean(self, value: Any) -> list[Any]:
        chosen = [page for page in super().clean(value) if page is not None]
        return list(dict.fromkeys(chosen))

    def has_changed(self, initial: Any, data: Any) -> bool:
        before, now = (self.prepare_value(value) for value in (initial, data))
        return {page.pk for page in before if page} != {page.pk for page in now if page}


def objection_to(measure: Any, chosen: Sequence[Any], *, name: str) -> str:
    """Why the measure cannot name these in its field; nothing where it can.

    What other measures name is taken as it is published.
    """
    if measure.pk and measure in chosen:
        return _("A measure cannot stand in its own list. Remove it.")
    foreign = [page for page in chosen if measure.locale_id not in {None, page.locale_id}]
    if foreign:
        message = _("“%(title)s” is of another language. Choose its version in this one.")
        return message % {"title": foreign[0].title}
    way = _way_back(measure, chosen, field=type(measure)._meta.get_field(name))
    if not way:
        return ""
    titles = type(measure).objects.in_bulk(way)
    names = [_number_and_title(titles[pk]) for pk in way]
    message = _("These measures run in a circle: %(circle)s. Remove one of the connections.")
    return message % {"circle": " → ".join(names)}


def _way_back(measure: Any, chosen: Iterable[Any], *, field: Any) -> list[int]:
    """The shortest circle from the measure through one of those chosen; empty without any."""
    if measure.pk is None:
        return []
    named: dict[int, list[int]] = defaultdict(list)
    names = (field.m2m_column_name(), field.m2m_reverse_name())
    for pk, other in field.remote_field.through.objects.values_list(*names):
        named[pk].append(other)
    named[measure.pk] = [page.pk for page in chosen]
    came_from: dict[int, int] = {}
    waiting = deque([measure.pk])
    while waiting:
        pk = waiting.popleft()
        for other in named[pk]:
            if other == measure.pk:
                return _retraced(pk, came_from, start=measure.pk)
            if other not in came_from:
                came_from[other] = pk
                waiting.append(other)
    return []


def _retraced(last: int, came_from: dict[int, int], *, start: int) -> list[int]:
    way = [start, last]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


def _number_and_title(measure: Any) -> str:
    return f"{measure.identifier} {measure.title}".strip()
