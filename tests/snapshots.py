"""Keeps what a factory has stored, so that the next test gets it without building it again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, transaction
from wagtail.models import Locale, Page, Site

Made = Mapping[str, Any]
"""Instances of models by name."""
Table = tuple[list[str], list[tuple[Any, ...]]]
"""Names of columns, and rows."""


@dataclass(slots=True)
class Snapshot:
    """The tables that a factory has changed, and which instances it gave.

    What was built on another ground, such as other IDs of content types, is built anew.
    """

    build: Callable[[], Made]
    _ground: Any = None
    _tables: dict[str, Table] | None = None
    _keys: dict[str, tuple[type[Any], int]] | None = None

    def restore(self) -> dict[str, Any]:
        """What the factory gives, each read anew."""
        cache.clear()
        ground = _ground()
        if self._tables is None or ground != self._ground:
            before = _read_tables()
            made = self.build()
            after = _read_tables()
            self._ground = ground
            self._tables = {name: after[name] for name in after if after[name] != before[name]}
            self._keys = {name: (type(each), each.pk) for name, each in made.items()}
        else:
            _write_tables(self._tables)
        assert self._keys is not None
        return {name: model.objects.get(pk=pk) for name, (model, pk) in self._keys.items()}


def _ground() -> Any:
    """What a snapshot rests on."""
    content_types = ContentType.objects.order_by("pk").values_list("pk", "model")
    pages = Page.objects.order_by("pk").values_list("pk", "path", "numchild")
    locales = Locale.objects.order_by("pk").values_list("pk", "language_code")
    sites = Site.objects.order_by("pk").values_list("pk", "root_page")
    return [list(rows) for rows in (content_types, pages, locales, sites)]


def _read_tables() -> dict[str, Table]:
    names = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    stored = set(connection.introspection.table_names())
    # Triggers keep the index of the full-text search beside its entries.
    return {name: _read(name) for name in sorted(names & stored) if not name.endswith("_fts")}


def _read(name: str) -> Table:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)} ORDER BY 1")  # noqa: S608 - our own table
        columns = [column[0] for column in cursor.description or ()]
        return columns, list(cursor.fetchall())


def _write_tables(tables: dict[str, Table]) -> None:
    quote = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        for name in tables:
            cursor.execute(f"DELETE FROM {quote(name)}")  # noqa: S608 - our own table
        for name, (columns, rows) in tables.items():
            values = ", ".join(["%s"] * len(columns))
            names = ", ".join(map(quote, columns))
            insert = f"INSERT INTO {quote(name)} ({names}) VALUES ({values})"  # noqa: S608
            cursor.executemany(insert, rows)
        models = [model for model in apps.get_models() if model._meta.db_table in tables]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
