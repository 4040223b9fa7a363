"""Measures name their unit and their dates in fields of their own kind, in drafts as well."""

import datetime

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    measures = apps.get_model("pages", "MeasurePage").objects
    for measure in measures.all():
        measure.unit_id = _unit(apps, measure.lead_unit)
        measure.start_date = _first_day(measure.start_year)
        measure.end_date = _last_day(measure.end_year)
        measure.save(update_fields=["unit", "start_date", "end_date"])
    _fill_revisions(apps)


def _fill_revisions(apps: Apps) -> None:
    content_types = apps.get_model("contenttypes", "ContentType").objects
    kind = content_types.filter(app_label="pages", model="measurepage").first()
    if kind is None:
        return
    for revision in apps.get_model("wagtailcore", "Revision").objects.filter(content_type=kind):
        content = revision.content
        if "start_year" not in content:
            continue
        content["unit"] = _unit(apps, content.pop("lead_unit", ""))
        content["start_date"] = _text(_first_day(content.pop("start_year", None)))
        content["end_date"] = _text(_last_day(content.pop("end_year", None)))
        content["start_precision"] = content["end_precision"] = "year"
        content["phase_note"], content["phase"] = content.get("phase", ""), ""
        revision.save(update_fields=["content"])


def _unit(apps: Apps, name: str) -> int | None:
    if not name.strip():
        return None
    return apps.get_model("pages", "Unit").objects.get_or_create(name=name.strip())[0].pk


def _first_day(year: int | None) -> datetime.date | None:
    return datetime.date(year, 1, 1) if year else None


def _last_day(year: int | None) -> datetime.date | None:
    return datetime.date(year, 12, 31) if year else None


def _text(date: datetime.date | None) -> str | None:
    return date.isoformat() if date else None


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("pages", "0003_strategy_data"),
    ]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
