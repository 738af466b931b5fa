"""Fills the code lists and programmes of a new installation."""

from django.db import migrations

from harvests.starting_lists import add_missing


def fill(apps, schema_editor):
    """Add the shipped lines that are missing."""
    add_missing(
        programmes=apps.get_model("harvests", "Programme").objects,
        codes=apps.get_model("harvests", "Code").objects,
    )


class Migration(migrations.Migration):
    dependencies = [("harvests", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
