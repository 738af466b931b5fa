"""An edition of a grant can count all its years."""

from django.db import migrations, models


def refuse_to_forget(apps, _schema_editor):
    """Say what stands in the way back, before the database does."""
    found = apps.get_model("outcomes", "Edition").objects.filter(year__isnull=True)
    references = ", ".join(found.order_by("pk").values_list("reference", flat=True)[:20])
    if references:
        raise RuntimeError(
            f"Editions of all years of a grant cannot be kept without this migration: {references}. "
            "Restore a backup that was made before them instead."
        )


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
        # The way back begins here.
        migrations.RunPython(migrations.RunPython.noop, refuse_to_forget),
    ]
