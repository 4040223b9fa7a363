import uuid
from typing import Any

from django.db import migrations, models


def write_the_first_stamp(apps: Any, _schema_editor: Any) -> None:
    apps.get_model("pages", "LastChange").objects.create()


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0008_query_block_and_facets"),
    ]

    operations = [
        migrations.CreateModel(
            name="LastChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stamp", models.UUIDField(default=uuid.uuid4)),
            ],
            options={
                "verbose_name": "last change",
                "verbose_name_plural": "last changes",
            },
        ),
        migrations.RunPython(write_the_first_stamp, migrations.RunPython.noop),
    ]
