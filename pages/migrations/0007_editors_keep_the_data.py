"""Editors and Moderators keep units, indicators and the council's work; only the latter delete."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MODELS = (
    "unit",
    "targetgroup",
    "indicator",
    "organization",
    "meeting",
    "paper",
    "agendaitem",
    "consultation",
)
GROUPS = {
    "Editors": ("view", "add", "change"),
    "Moderators": ("view", "add", "change", "delete"),
}


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects

    def permission(action: str, model: str) -> object:
        content_type, _ = content_types.get_or_create(app_label="pages", model=model)
        return permissions.get_or_create(
            content_type=content_type,
            codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {model}"},
        )[0]

    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        actions = GROUPS[group.name]
        group.permissions.add(
            *(permission(action, model) for action in actions for model in MODELS)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0002_initial_data"),
        ("pages", "0006_finance_page_and_oparl_import"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
