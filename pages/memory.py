"""What is gathered from many pages, kept in memory until something on the site changes.

Menus, links between pages, the site's settings, the glossary and sums over all measures are the
same for thousands of visits. Each process keeps them under the stamp of the last change
(`LastChange`), for which every request asks: one short query in place of ten. Whatever changes them
replaces the stamp once it is committed, and all processes read anew. The pages themselves are never
kept.

Within a transaction nothing is kept beyond the request: it may yet be undone. Nor in a preview, in
which the page is not what everybody sees.
"""

import time
from collections.abc import Callable, Hashable, Iterable
from functools import cache
from typing import Any, Final, TypeVar, cast

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.images.models import AbstractImage
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from pages.models import LastChange

MOST_ENTRIES: Final = 5000
MOST_SECONDS: Final = 60  # what changed past the models, such as by SQL, is seen by then
SHOWN_EVERYWHERE: Final = (AbstractImage, Locale, Page, PageViewRestriction, Site)

_UNKNOWN: Final[Any] = object()

Value = TypeVar("Value")
Key = TypeVar("Key", bound=Hashable)


class Memory:
    """What is known under one stamp."""

    _newest: "Memory | None" = None

    def __init__(self, stamp: str) -> None:
        self._stamp = stamp
        self._began = time.monotonic()
        self._known: dict[Hashable, Any] = {}

    @classmethod
    def during(cls, request: HttpRequest | None) -> "Memory":
        """That of the request, the same from its beginning to its end."""
        if request is None:
            return cls.now()
        known: Memory | None = getattr(request, "_memory", None)
        if known is None:
            is_preview = getattr(request, "is_preview", False)
            known = cls("") if is_preview else cls.now()
            request._memory = known  # type: ignore[attr-defined]
        return known

    @classmethod
    def now(cls) -> "Memory":
        """What this process knows of the site as it is; empty after a change."""
        if connection.in_atomic_block:
            return cls("")
        stamp = LastChange.read()
        newest = cls._newest
        if newest is None or not stamp or newest._is_outdated(stamp):
            newest = cls._newest = cls(stamp)
        return newest

    def recall(self, key: Hashable, read: Callable[[], Value]) -> Value:
        """The value under the key, read the first time."""
        known = self._known.get(key, _UNKNOWN)
        if known is _UNKNOWN:
            self._keep(key, known := read())
        return cast("Value", known)

    def recall_many(
        self, name: Hashable, keys: Iterable[Key], read: Callable[[set[Key]], dict[Key, Value]]
    ) -> dict[Key, Value]:
        """The value of each key that has one; those not known yet are read at once."""
        known = {key: self._known.get((name, key), _UNKNOWN) for key in keys}
        if missing := {key for key, value in known.items() if value is _UNKNOWN}:
            found = read(missing)
            for key in missing:
                known[key] = found.get(key)
                self._keep((name, key), known[key])
        return {key: value for key, value in known.items() if value is not None}

    def _keep(self, key: Hashable, value: Any) -> None:
        if len(self._known) >= MOST_ENTRIES:
            self._known = {}
        self._known[key] = value

    def _is_outdated(self, stamp: str) -> bool:
        return self._stamp != stamp or time.monotonic() - self._began > MOST_SECONDS


@receiver([post_save, post_delete, m2m_changed])
def _note_change(sender: type[Model], **_kwargs: Any) -> None:
    if sender in _own_models() or issubclass(sender, SHOWN_EVERYWHERE):
        _note_once()


@receiver([post_page_move, page_slug_changed])
def _note_move(**_kwargs: Any) -> None:
    _note_once()


@cache
def _own_models() -> frozenset[type[Model]]:
    """All of this app, with the tables of their many-to-many relations."""
    return frozenset(apps.get_app_config("pages").get_models(include_auto_created=True))


def _note_once() -> None:
    """Replace the stamp once the transaction is committed, however much changes in it."""
    if LastChange.note not in [entry[1] for entry in connection.run_on_commit]:
        transaction.on_commit(LastChange.note)
