"""An edition of a grant can count all its years."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outcomes", "0033_regions_are_counted_from_an_index"),
    ]

    operations = [
        migrations.AlterField(
            model_name="edition",
            name="year",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="financial year"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("year__isnull", False),
                    models.Q(("grant__isnull", False), ("round__isnull", True)),
                    _connector="OR",
                ),
                name="edition_of_all_years_is_of_a_grant",
            ),
        ),
    ]
