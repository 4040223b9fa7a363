"""Chapters on a subject name the fields of action that they told of so far by their icon."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

STEP = 4  # letters of a tree path for each level
ICONS = {
    "online_services": ("service", "administration"),
    "broadband": ("network",),
    "schools": ("education",),
    "accessibility": ("people",),
}


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    chapter_model = apps.get_model("pages", "ReportChapterPage")
    links = chapter_model._meta.get_field("fields_of_action").remote_field.through.objects
    fields = apps.get_model("pages", "FieldOfActionPage").objects
    reports = apps.get_model("pages", "ReportPage").objects.select_related("strategy")
    for chapter in chapter_model.objects.filter(kind__in=ICONS):
        report = reports.filter(path=chapter.path[:-STEP]).first()
        if report and report.strategy:
            below = fields.filter(path__startswith=report.strategy.path)
            for field in below.filter(icon__in=ICONS[chapter.kind]):
                links.get_or_create(reportchapterpage_id=chapter.pk, fieldofactionpage_id=field.pk)


class Migration(migrations.Migration):
    dependencies = [("pages", "0012_chapters_name_their_measures")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
