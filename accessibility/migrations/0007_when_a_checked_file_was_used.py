from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [
        ("accessibility", "0006_kept_facts"),
    ]

    operations = [
        migrations.RenameField(
            model_name="checkedfile",
            old_name="checked_at",
            new_name="used_at",
        ),
        migrations.AlterField(
            model_name="checkedfile",
            name="used_at",
            field=models.DateTimeField(default=timezone.now, verbose_name="last used"),
        ),
    ]
