"""Titles are sorted without the words that a record withholds: their place in a list would tell the name."""

from django.db import migrations

from outcomes.masking import as_passages, without
from wiego_mle.kernel.folding import sort_key


def sort_without_withheld_words(apps, schema_editor):
    """Write anew what the titles of records are sorted by that withhold something."""
    outcome = apps.get_model("outcomes", "Outcome")
    for each in outcome.objects.only("title", "withheld").order_by("pk").iterator(chunk_size=500):
        if each.withheld:
            title = without(each.title, as_passages(each.withheld))
            outcome.objects.filter(pk=each.pk).update(title_sorted=sort_key(title))


class Migration(migrations.Migration):
    dependencies = [
        ("outcomes", "0017_evidence_texts_without_withheld_words"),
    ]

    operations = [
        migrations.RunPython(sort_without_withheld_words, migrations.RunPython.noop, elidable=True),
    ]
