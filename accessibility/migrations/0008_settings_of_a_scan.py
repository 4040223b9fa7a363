from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accessibility", "0007_when_a_checked_file_was_used"),
    ]

    operations = [
        migrations.AddField(
            model_name="scan",
            name="configuration",
            field=models.JSONField(blank=True, default=dict, verbose_name="settings and rules"),
        ),
    ]
