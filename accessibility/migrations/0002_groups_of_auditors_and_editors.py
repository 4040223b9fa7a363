"""Auditors start and read audits without editing rights; Editors and Moderators read them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

READ = ("view_scan", "view_issue")
START = ("add_scan", "change_scan")


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    content_types = apps.get_model("contenttypes", "ContentType")
    permissions = apps.get_model("auth", "Permission")
    groups = apps.get_model("auth", "Group")

    def permission(codename: str) -> object:
        action, model = codename.split("_")
        content_type, _ = content_types.objects.get_or_create(
            app_label="accessibility", model=model
        )
        return permissions.objects.get_or_create(
            content_type=content_type,
            codename=codename,
            defaults={"name": f"Can {action} {model}"},
        )[0]

    access_admin = permissions.objects.get(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    auditors, _ = groups.objects.get_or_create(name="Auditors")
    auditors.permissions.add(access_admin, *map(permission, READ + START))
    for group in groups.objects.filter(name__in=["Editors", "Moderators"]):
        group.permissions.add(*map(permission, READ))


class Migration(migrations.Migration):
    dependencies = [
        ("accessibility", "0001_scans_and_issues"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0002_initial_data"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
