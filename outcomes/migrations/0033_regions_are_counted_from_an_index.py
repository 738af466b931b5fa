"""Counting by region reads one index instead of every outcome with its texts."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("harvests", "0014_grants_and_focal_cities"),
        ("outcomes", "0032_grants_and_focal_cities_of_outcomes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="outcome",
            name="outcomes_counted",
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(
                fields=[
                    "state",
                    "confidentiality",
                    "round",
                    "author",
                    "direction",
                    "language",
                    "change_type",
                    "actor_type",
                    "level",
                    "is_global",
                    "id",
                ],
                name="outcomes_counted",
            ),
        ),
    ]
