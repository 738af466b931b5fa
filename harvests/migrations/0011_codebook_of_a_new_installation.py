"""Fills the codebook of an installation and publishes it as its first version."""

from django.db import migrations

from harvests.starting_lists import add_codebook


def fill(apps, schema_editor):
    """Add the shipped dimensions, codes and explanations that are missing."""
    add_codebook(
        dimensions=apps.get_model("harvests", "CodebookDimension").objects,
        codes=apps.get_model("harvests", "Code").objects,
        versions=apps.get_model("harvests", "CodebookVersion").objects,
    )


class Migration(migrations.Migration):
    dependencies = [("harvests", "0010_codebook_dimensions_and_versions")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
