"""Grows the demo's page tree: creates the pages that are missing and leaves the others alone."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from pages.demo.bodies import BodyBuilder
from pages.demo.relations import Relations, Sources, field_of
from pages.demo.texts import ContentError, PageText

HOUR_OF_NEWS = datetime.time(9)
DATES = ("date", "publication_date", "document_date")


Grown = list[tuple[Page, PageText]]


def grow(texts: list[PageText]) -> Grown:
    """Create the pages that are missing, still without what refers to anything else."""
    with disable_reference_index_auto_update():  # `_store` notes what each of them refers to
        return [(page, text) for text in texts if (page := _create(text, texts))]


def fill(grown: Grown, sources: Sources) -> None:
    """Give new pages their content, now that everything they refer to exists."""
    for page, text in grown:
        # What was created before its children does not know how many it has.
        page.refresh_from_db()
        try:
            _fill(page, text, sources)
        except ContentError as error:
            raise ContentError(f"{text.place}: {error}") from error


def find(text: PageText) -> Page | None:
    """The page of a text, wherever an editor has moved it."""
    return Page.objects.filter(
        translation_key=text.key, locale__language_code=text.language
    ).first()


def _create(text: PageText, texts: Iterable[PageText]) -> Page | None:
    if find(text):
        return None
    model = _model(text)
    published_at = None if text.is_draft else _published_at(text)
    page = model(
        title=text.title,
        slug=text.slug,
        summary=text.summary,
        show_in_menus=model.show_in_menus_default if text.in_menu is None else text.in_menu,
        translation_key=text.key,
        locale=Locale.objects.get(language_code=text.language),
        live=not text.is_draft,
        has_unpublished_changes=text.is_draft,
        first_published_at=published_at,
        last_published_at=published_at,
        **{name: value for field, name, value in _fields(text) if not field.is_relation},
    )
    parent: Page = _parent(text, texts)
    return parent.add_child(instance=page)


def _model(text: PageText) -> Any:
    try:
        return apps.get_model("pages", text.type)
    except LookupError:
        known = [model.__name__ for model in apps.get_app_config("pages").get_models()]
        raise ContentError.unknown(text.type, known, where=text.place) from None


def _fields(text: PageText) -> Iterator[tuple[Any, str, Any]]:
    """Each field of the text with its name and what the text says there."""
    model = _model(text)
    for name, value in text.fields.items():
        yield field_of(model, name, where=text.place), name, value


def _parent(text: PageText, texts: Iterable[PageText]) -> Page:
    if text.is_start:
        return Page.get_first_root_node()
    parent_text = next(
        other
        for other in texts
        if (other.language, other.path) == (text.language, text.parent_path)
    )
    parent = find(parent_text)
    if parent is None:
        raise LookupError(f"{text.path} comes before its parent {text.parent_path}")
    return parent


def _published_at(text: PageText) -> datetime.datetime:
    date = next((text.fields[name] for name in DATES if name in text.fields), None)
    if date is None:
        return timezone.now()
    return timezone.make_aware(datetime.datetime.combine(date, HOUR_OF_NEWS))


def _fill(page: Any, text: PageText, sources: Sources) -> None:
    builder = BodyBuilder(text, sources, locale=page.locale)
    relations = Relations(page, text, sources)
    streams = {"body": builder.build()}
    for field, paths in (("highlights", text.highlights), ("related", text.related)):
        if paths:
            streams[field] = builder.pages(paths, field=field)
    for name, value in streams.items():
        setattr(page, name, _stream(page, name, value))
    for field, name, value in _fields(text):
        if isinstance(field, RichTextField):
            setattr(page, name, builder.rich_text(value))
        elif field.is_relation:
            field.save_form_data(page, relations.value(field, value))
    for name, rows in text.rows.items():
        setattr(page, name, relations.rows(name, rows))
    _store(page)


def _store(page: Any) -> None:
    """Save as published, without the signal of a publication.

    Nobody wants as many single audits as there are pages when the whole site is about to be
    audited. The revision comes last, so that it knows the rows by their IDs.
    """
    with disable_reference_index_auto_update():  # the revision saves the page once more
        page.save(clean=False)
    revision = page.save_revision(changed=False, clean=False)
    if page.live:
        Page.objects.filter(pk=page.pk).update(live_revision=revision)


def _stream(page: Any, name: str, value: list[dict[str, Any]]) -> Any:
    field: StreamField = page._meta.get_field(name)
    return field.stream_block.to_python(value)
