"""What was written before a change of the models keeps what it says, in pages and in drafts."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps.registry import Apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

Back = Callable[[str], Apps]


def migrate(*targets: tuple[str, str]) -> Apps:
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets))
    return MigrationExecutor(connection).loader.project_state(list(targets)).apps


def migrate_pages(name: str) -> Apps:
    return migrate(("pages", name))


@pytest.fixture
def back_to(transactional_db: None) -> Iterator[Back]:
    """Gives the models as they were; afterwards the database is as the other tests expect it."""
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    if not any(app == "pages" for app, _name in latest) or settings.MIGRATION_MODULES:
        pytest.skip("the database was made without migrations")
    yield migrate_pages
    migrate(*latest)


def measure(apps: Apps, number: int, **fields: Any) -> Any:
    """A measure right below the root."""
    locale, _created = apps.get_model("wagtailcore", "Locale").objects.get_or_create(
        language_code="de"
    )
    return apps.get_model("pages", "MeasurePage").objects.create(
        title=f"Maßnahme {number}",
        draft_title=f"Maßnahme {number}",
        slug=f"massnahme-{number}",
        url_path=f"/massnahme-{number}/",
        path=f"00019{number:03d}",
        depth=2,
        content_type=_kind(apps),
        locale=locale,
        **fields,
    )


def draft(apps: Apps, page: Any, *, month: int = 1, **fields: Any) -> Any:
    """A version of the page from the first of a month of 2024."""
    return apps.get_model("wagtailcore", "Revision").objects.create(
        content_type=_kind(apps),
        base_content_type=_kind(apps),
        object_id=str(page.pk),
        created_at=datetime.datetime(2024, month, 1, 12, tzinfo=datetime.UTC),
        content={"pk": page.pk, "title": page.title, **fields},
    )


def _kind(apps: Apps) -> Any:
    kinds = apps.get_model("contenttypes", "ContentType").objects
    return kinds.get_or_create(app_label="pages", model="measurepage")[0]


def test_units_and_years_are_carried_over_in_pages_and_drafts(back_to: Back) -> None:
    old = back_to("0002_passages_and_silent_videos")
    fields: dict[str, Any] = {
        "lead_unit": " Fachdienst Digitales ",
        "start_year": 2023,
        "end_year": 2025,
    }
    known = measure(old, 1, **fields)
    draft(old, known, **fields, phase="Pilot in zwei Schulen")
    same = measure(old, 2, lead_unit="Fachdienst Digitales", start_year=None, end_year=None)
    bare = measure(old, 3, lead_unit="", start_year=2024, end_year=None)

    new = migrate_pages("0005_measures_without_old_fields")

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


def test_assessments_are_dated_by_the_version_that_set_them(back_to: Back) -> None:
    old = back_to("0014_permanent_versions")
    known = measure(old, 1, assessment="at_risk")
    for month, assessment in enumerate(("on_track", "at_risk", "at_risk", "off_track"), start=2):
        draft(old, known, month=month, assessment=assessment)
    unknown = measure(old, 2, assessment="at_risk")
    without = measure(old, 3)
    draft(old, without, assessment="")

    new = migrate_pages("0015_days_of_assessments")

    pages = new.get_model("pages", "MeasurePage").objects.in_bulk()
    assert pages[known.pk].assessment_since == datetime.date(2024, 3, 1)
    assert pages[unknown.pk].assessment_since is None
    assert pages[without.pk].assessment_since is None
    revisions = new.get_model("wagtailcore", "Revision").objects.order_by("created_at")
    drafts = revisions.filter(object_id=str(known.pk))
    days = [revision.content["assessment_since"] for revision in drafts]
    assert days == ["2024-02-01", "2024-03-01", "2024-03-01", "2024-05-01"]
