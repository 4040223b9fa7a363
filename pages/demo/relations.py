"""Resolves what a page's fields and rows refer to: by name, by number, by key or by path."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model
from taggit.models import Tag
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from pages.demo.council import Council
from pages.demo.records import Records
from pages.demo.references import References
from pages.demo.texts import ContentError, PageText, Row
from pages.models import (
    AgendaItem,
    Criterion,
    Indicator,
    MotionPointPage,
    Paper,
    Principle,
    TargetGroup,
    Unit,
)


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that texts may refer to."""

    references: References
    records: Records
    council: Council


def field_of(model: type[Model], name: str, *, where: str) -> Any:
    """The field of a model, or a message that says which name is wrong."""
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        known = [field.name for field in model._meta.get_fields()]
        raise ContentError.unknown(name, known, where=where) from None


class Relations:
    """Turns what one page's text names into what is stored."""

    def __init__(self, page: Any, text: PageText, sources: Sources) -> None:
        self._page = page
        self._text = text
        self._sources = sources

    def value(self, field: Field[Any, Any], named: Any) -> Any:
        """One record for a foreign key, a list of them for a many-to-many relation."""
        if field.many_to_many:
            return [self._find(field, name) for name in named]
        return self._find(field, named)

    def rows(self, relation: str, rows: Iterable[Row]) -> list[Model]:
        """The records of a relation such as the milestones, in the order of the text."""
        model = field_of(type(self._page), relation, where=self._text.type).related_model
        return [
            self._row(model, row, place, where=f"{relation}, row {place + 1}")
            for place, row in enumerate(rows)
        ]

    def _row(self, model: Any, row: Row, place: int, *, where: str) -> Model:
        values = {}
        for name, value in row.items():
            field = field_of(model, name, where=where)
            values[name] = self._find(field, value) if field.is_relation else value
        record: Model = model(sort_order=place, **values)
        try:
            record.full_clean(exclude=["page"])
        except ValidationError as error:
            raise ContentError(f"{where}: {error}") from error
        return record

    def _find(self, field: Field[Any, Any], name: Any) -> Any:
        model: Any = field.related_model
        if model in FINDERS:
            return FINDERS[model](self, name)
        if issubclass(model, Page):
            return self._page_at(model, name)
        raise ContentError(f"{field.name} cannot be named in a text")

    def _page_at(self, model: type[Page], path: str) -> Page:
        found = self._sources.references.page(path, locale=self._page.locale)
        page: Page | None = model._default_manager.filter(pk=found.pk).first()
        if page is None:
            wanted = model._meta.verbose_name
            raise ContentError(f"the page {path} is no {wanted}")
        return page

    def image(self, name: str) -> Any:
        return self._sources.references.media.image(name)

    def document(self, name: str) -> Any:
        return self._sources.references.media.document(name)

    def unit(self, name: str) -> Unit:
        return self._sources.records.unit(name)

    def target_group(self, name: str) -> TargetGroup:
        return self._sources.records.target_group(name)

    def indicator(self, name: str) -> Indicator:
        return self._sources.records.indicator(name)

    def tag(self, name: str) -> Tag:
        """The tag with this word, made where it is not there yet."""
        tag: Tag = Tag.objects.get_or_create(name=name)[0]
        return tag

    def user(self, name: str) -> Any:
        return self._sources.records.user(name)

    def agenda_item(self, key: str) -> AgendaItem:
        return self._sources.council.item(key)

    def paper(self, key: str) -> Paper:
        return self._sources.council.paper(key)

    def principle(self, title: str) -> Principle:
        """A principle of the strategy to which the page belongs."""
        principles = Principle.objects.filter(page__in=self._page.get_ancestors())
        return self._among({one.title: one for one in principles}, title, where="principles")

    def criterion(self, name: str) -> Criterion:
        """A criterion of the comparison to which the option belongs."""
        criteria = Criterion.objects.filter(page__in=self._page.get_ancestors())
        return self._among({one.name: one for one in criteria}, name, where="criteria")

    def motion_point(self, number: int) -> MotionPointPage:
        points = MotionPointPage.objects.filter(locale=self._page.locale)
        return self._among({str(one.number): one for one in points}, str(number), where="points")

    def _among(self, known: Mapping[str, Any], name: str, *, where: str) -> Any:
        if name not in known:
            raise ContentError.unknown(name, known, where=where)
        return known[name]


FINDERS: Final[Mapping[type[Model], Callable[[Relations, Any], Any]]] = {
    get_image_model(): Relations.image,
    get_document_model(): Relations.document,
    get_user_model(): Relations.user,
    Tag: Relations.tag,
    Unit: Relations.unit,
    TargetGroup: Relations.target_group,
    Indicator: Relations.indicator,
    AgendaItem: Relations.agenda_item,
    Paper: Relations.paper,
    Principle: Relations.principle,
    Criterion: Relations.criterion,
    MotionPointPage: Relations.motion_point,
}
"""How a record is found, by what a field leads to; other pages are found by their paths."""
