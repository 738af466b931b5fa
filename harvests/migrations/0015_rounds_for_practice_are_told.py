"""Rounds with made-up texts are marked, so that no other round is compared with them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("harvests", "0014_grants_and_focal_cities"),
    ]

    operations = [
        migrations.AddField(
            model_name="harvestround",
            name="is_practice",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Its texts are made up; no other round is compared with it.",
                verbose_name="is for practice alone",
            ),
        ),
    ]
