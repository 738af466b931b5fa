"""Grants that pay for contributions, and the cities in which all programmes work, with the shipped five."""

import django.db.models.functions.text
from django.db import migrations, models

import wiego_mle.kernel.countries
from harvests.starting_lists import add_focal_cities


def fill(apps, schema_editor):
    """Add the shipped Focal Cities."""
    add_focal_cities(cities=apps.get_model("harvests", "FocalCity").objects)


class Migration(migrations.Migration):
    dependencies = [
        ("harvests", "0013_codebook_imports_can_be_undone"),
    ]

    operations = [
        migrations.CreateModel(
            name="FocalCity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label_en", models.CharField(max_length=120, verbose_name="label in English")),
                ("label_es", models.CharField(blank=True, max_length=120, verbose_name="label in Spanish")),
                ("label_fr", models.CharField(blank=True, max_length=120, verbose_name="label in French")),
                (
                    "label_pt",
                    models.CharField(blank=True, max_length=120, verbose_name="label in Portuguese"),
                ),
                ("key", models.SlugField(max_length=40, unique=True, verbose_name="key")),
                (
                    "country",
                    models.CharField(
                        max_length=2,
                        validators=[wiego_mle.kernel.countries.validate_country],
                        verbose_name="country",
                    ),
                ),
                (
                    "other_names",
                    models.TextField(blank=True, default="", verbose_name="other names and spellings"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired on")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "Focal City",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("label_en", ""), _negated=True),
                            models.Q(("country", ""), _negated=True),
                        ),
                        name="focal_city_has_name_and_country",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40, unique=True, verbose_name="key")),
                ("funder", models.CharField(max_length=120, verbose_name="funder")),
                ("name", models.CharField(max_length=120, verbose_name="short name or number")),
                ("active_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("active_to", models.DateField(blank=True, null=True, verbose_name="until")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired on")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "grant",
                "ordering": ["funder", "name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("funder", ""), _negated=True), models.Q(("name", ""), _negated=True)
                        ),
                        name="grant_has_funder_and_name",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("funder"),
                        django.db.models.functions.text.Lower("name"),
                        name="grant_once_per_funder",
                        violation_error_message="This funder has a grant of this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("active_to__isnull", True),
                            ("active_from__isnull", True),
                            ("active_to__gte", models.F("active_from")),
                            _connector="OR",
                        ),
                        name="grant_active_forward",
                    ),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
    ]
