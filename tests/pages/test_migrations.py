"""Measures that were written before units and dates had fields of their own keep what they say."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps.registry import Apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = ("pages", "0002_passages_and_silent_videos")
AFTER = ("pages", "0005_measures_without_old_fields")


def migrate(*targets: tuple[str, str]) -> Apps:
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets))
    return MigrationExecutor(connection).loader.project_state(list(targets)).apps


@pytest.fixture
def old(transactional_db: None) -> Iterator[Apps]:
    """The models as they were; afterwards the database is as the other tests expect it."""
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    if not any(app == "pages" for app, _name in latest) or settings.MIGRATION_MODULES:
        pytest.skip("the database was made without migrations")
    yield migrate(BEFORE)
    migrate(*latest)


def measure(apps: Apps, number: int, **fields: Any) -> Any:
    """A measure right below the root, with a revision of itself as a draft."""
    kind, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="pages", model="measurepage"
    )
    locale, _created = apps.get_model("wagtailcore", "Locale").objects.get_or_create(
        language_code="de"
    )
    page = apps.get_model("pages", "MeasurePage").objects.create(
        title=f"Maßnahme {number}",
        draft_title=f"Maßnahme {number}",
        slug=f"massnahme-{number}",
        url_path=f"/massnahme-{number}/",
        path=f"00019{number:03d}",
        depth=2,
        content_type=kind,
        locale=locale,
        **fields,
    )
    apps.get_model("wagtailcore", "Revision").objects.create(
        content_type=kind,
        base_content_type=kind,
        object_id=str(page.pk),
        created_at=datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC),
        content={"pk": page.pk, "title": page.title, **fields, "phase": "Pilot in zwei Schulen"},
    )
    return page


def test_units_and_years_are_carried_over_in_pages_and_drafts(old: Apps) -> None:
    known = measure(old, 1, lead_unit=" Fachdienst Digitales ", start_year=2023, end_year=2025)
    same = measure(old, 2, lead_unit="Fachdienst Digitales", start_year=None, end_year=None)
    bare = measure(old, 3, lead_unit="", start_year=2024, end_year=None)

    new = migrate(AFTER)

    pages = new.get_model("pages", "MeasurePage").objects.in_bulk()
    unit = new.get_model("pages", "Unit").objects.get()
    assert unit.name == "Fachdienst Digitales"
    found = {
        pk: (page.unit_id, page.start_date, page.end_date, page.start_precision)
        for pk, page in pages.items()
    }
    assert found == {
        known.pk: (unit.pk, datetime.date(2023, 1, 1), datetime.date(2025, 12, 31), "year"),
        same.pk: (unit.pk, None, None, "year"),
        bare.pk: (None, datetime.date(2024, 1, 1), None, "year"),
    }
    revisions = new.get_model("wagtailcore", "Revision").objects
    content = revisions.get(object_id=str(known.pk)).content
    assert content["unit"] == unit.pk
    assert (content["start_date"], content["end_date"]) == ("2023-01-01", "2025-12-31")
    assert (content["phase"], content["phase_note"]) == ("", "Pilot in zwei Schulen")
    assert not {"lead_unit", "start_year", "end_year"} & content.keys()
