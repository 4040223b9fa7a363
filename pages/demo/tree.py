"""Grows the demo's page tree: creates the pages that are missing and leaves the others alone."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page

from pages.demo.bodies import BodyBuilder
from pages.demo.media import MediaLibrary
from pages.demo.references import References
from pages.demo.texts import PageText

HOUR_OF_NEWS = datetime.time(9)


Grown = list[tuple[Page, PageText]]


def grow(texts: list[PageText], media: MediaLibrary) -> Grown:
    """Create the pages that are missing, still without what links to other pages."""
    return [(page, text) for text in texts if (page := _create(text, texts, media))]


def fill(grown: Grown, references: References) -> None:
    """Give new pages their content, now that everything they link to has an address."""
    for page, text in grown:
        # What was created before its children does not know how many it has.
        page.refresh_from_db()
        _fill(page, text, references)


def find(text: PageText) -> Page | None:
    """The page of a text, wherever an editor has moved it."""
    return Page.objects.filter(
        translation_key=text.key, locale__language_code=text.language
    ).first()


def _create(text: PageText, texts: Iterable[PageText], media: MediaLibrary) -> Page | None:
    if find(text):
        return None
    model: Any = apps.get_model("pages", text.type)
    page = model(
        title=text.title,
        slug=text.slug,
        summary=text.summary,
        show_in_menus=model.show_in_menus_default if text.in_menu is None else text.in_menu,
        translation_key=text.key,
        locale=Locale.objects.get(language_code=text.language),
        first_published_at=_published_at(text),
        last_published_at=_published_at(text),
        **{name: _value(model, name, value, media) for name, value in text.fields.items()},
    )
    parent: Page = _parent(text, texts)
    return parent.add_child(instance=page)


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


def _value(model: type[models.Model], name: str, value: Any, media: MediaLibrary) -> Any:
    """What is stored in a field; names of files become what they name."""
    if isinstance(model._meta.get_field(name), models.ForeignKey):
        return media.image(value) if name == "image" else media.document(value)
    return value


def _published_at(text: PageText) -> datetime.datetime:
    date = text.fields.get("date")
    if not isinstance(date, datetime.date):
        return timezone.now()
    return timezone.make_aware(datetime.datetime.combine(date, HOUR_OF_NEWS))


def _fill(page: Any, text: PageText, references: References) -> None:
    builder = BodyBuilder(text, references, locale=page.locale)
    streams = {"body": builder.build()}
    for field, paths in (("highlights", text.highlights), ("related", text.related)):
        if paths:
            streams[field] = builder.pages(paths, field=field)
    for name, value in streams.items():
        setattr(page, name, _stream(page, name, value))
    for name, value in text.fields.items():
        if isinstance(page._meta.get_field(name), RichTextField):
            setattr(page, name, builder.rich_text(value))
    # Stored as published, without the signal of a publication: nobody wants as many single
    # audits as there are pages when the whole site is about to be audited.
    revision = page.save_revision(changed=False, clean=False)
    page.latest_revision = page.live_revision = revision
    page.save(clean=False)


def _stream(page: Any, name: str, value: list[dict[str, Any]]) -> Any:
    field: StreamField = page._meta.get_field(name)
    return field.stream_block.to_python(value)
