"""What many pages show alike, kept in memory until something on the site changes.

Menus, links between pages, the site's settings and the glossary are the same for thousands of
visits. Each process keeps them under the stamp of the last change (`LastChange`), for which every
request asks: one short query in place of ten. Whatever changes them replaces the stamp once it is
committed, and all processes read anew. The pages themselves are never kept.

Within a transaction nothing is kept beyond the request: it may yet be undone.
"""

import time
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Final, TypeVar, cast

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from pages.models import GlossaryTerm, LastChange, SiteSettings

MOST_ENTRIES: Final = 5000
MOST_SECONDS: Final = 60  # what changed past the models, such as by SQL, is seen by then
SHOWN_EVERYWHERE: Final = (GlossaryTerm, Locale, Page, PageViewRestriction, Site, SiteSettings)

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
            known = request._memory = cls.now()  # type: ignore[attr-defined]
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


@receiver([post_save, post_delete])
def _note_change(sender: type, **_kwargs: Any) -> None:
    if issubclass(sender, SHOWN_EVERYWHERE):
        transaction.on_commit(LastChange.note)


@receiver([post_page_move, page_slug_changed])
def _note_move(**_kwargs: Any) -> None:
    transaction.on_commit(LastChange.note)
