"""Whether a resolution asks for action is no longer answered with “no” before anybody has looked."""

from typing import Any

from django.db import migrations, models


def forget_what_nobody_said(apps: Any, _schema_editor: Any) -> None:
    """Imported resolutions that nobody has edited here are not judged yet; all others keep theirs.

    The admin's log tells who has saved one; a day or a note of its implementation tells it, too.
    """
    items = apps.get_model("pages", "AgendaItem").objects
    edited = apps.get_model("wagtailcore", "ModelLogEntry").objects.filter(
        content_type__app_label="pages", content_type__model="agendaitem"
    )
    keys = [int(key) for key in edited.values_list("object_id", flat=True) if key.isdecimal()]
    untouched = items.filter(carried_out_on=None, implementation="", needs_action=False)
    untouched = untouched.exclude(oparl_id=None).exclude(pk__in=keys)
    untouched.update(needs_action=None)


def answer_with_no(apps: Any, _schema_editor: Any) -> None:
    """The field could not be empty before."""
    apps.get_model("pages", "AgendaItem").objects.filter(needs_action=None).update(
        needs_action=False
    )


class Migration(migrations.Migration):
    dependencies = [("pages", "0016_editions_keep_their_files")]

    operations = [
        migrations.AlterField(
            model_name="agendaitem",
            name="needs_action",
            field=models.BooleanField(
                blank=True,
                choices=[(None, "not judged yet"), (True, "yes"), (False, "no")],
                help_text=(
                    "With “yes”, a resolution counts as open until it is carried out. Imported "
                    "ones are not judged yet."
                ),
                null=True,
                verbose_name="asks the administration to act",
            ),
        ),
        migrations.RunPython(forget_what_nobody_said, answer_with_no),
    ]
