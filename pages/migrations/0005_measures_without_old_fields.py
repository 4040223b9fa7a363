from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("pages", "0004_measures_with_units_and_dates")]
    operations = [
        migrations.RemoveField("measurepage", "lead_unit"),
        migrations.RemoveField("measurepage", "start_year"),
        migrations.RemoveField("measurepage", "end_year"),
    ]
