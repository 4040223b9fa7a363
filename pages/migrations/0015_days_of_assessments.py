"""Assessments by hand have a day: that of the version since which they are as they are."""

import pages.periods
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def fill(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Where a page has no version that says so, the day stays empty."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    kind = content_types.filter(app_label="pages", model="measurepage").first()
    if kind is None:
        return
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(content_type=kind)
    measures = apps.get_model("pages", "MeasurePage").objects
    for pk, assessment in measures.values_list("pk", "assessment"):
        days = _fill_revisions(revisions.filter(object_id=str(pk)))
        if day := days.get(assessment):
            measures.filter(pk=pk).update(assessment_since=day)


def _fill_revisions(revisions: models.QuerySet) -> dict[str, str]:
    """Gives the day since which each assessment stands, where it was set several times the last."""
    days: dict[str, str] = {}
    before = ""
    for revision in revisions.order_by("created_at", "pk"):
        assessment = revision.content.get("assessment", "")
        if assessment and assessment != before:
            days[assessment] = timezone.localdate(revision.created_at).isoformat()
        before = assessment
        if assessment:
            revision.content["assessment_since"] = days[assessment]
            revision.save(update_fields=["content"])
    return days


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("pages", "0014_permanent_versions"),
    ]

    operations = [
        migrations.AddField(
            model_name="measurepage",
            name="assessment_since",
            field=models.DateField(
                blank=True,
                help_text="Fills itself in when the assessment changes. Reports on an earlier time do without the assessment. Empty: nobody knows the day, and it holds for all reports.",
                null=True,
                validators=[pages.periods.happened_by_today],
                verbose_name="assessment set on",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
