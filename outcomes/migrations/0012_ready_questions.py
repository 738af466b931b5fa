"""Fills the library of ready questions of a new installation."""

from django.db import migrations

from outcomes.starting_questions import add_missing


def fill(apps, schema_editor):
    """Add the shipped questions that are missing."""
    add_missing(apps.get_model("outcomes", "ReadyQuestion").objects)


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0011_questions_and_notices")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
