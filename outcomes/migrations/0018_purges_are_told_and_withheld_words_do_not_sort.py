"""Who may agree that a file is destroyed is told of it; titles are sorted without the words that a record withholds."""

import django.db.models.deletion
from django.db import migrations, models

from outcomes.masking import as_passages, without
from wiego_mle.kernel.folding import sort_key


def sort_without_withheld_words(apps, schema_editor):
    """Write anew what titles are sorted by: the place of one with a withheld name would tell the name."""
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
        migrations.RemoveConstraint(model_name="notice", name="notice_is_of_a_message_or_a_note"),
        migrations.RemoveConstraint(model_name="notice", name="notice_reason_is_known"),
        migrations.AddField(
            model_name="notice",
            name="purge",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices",
                to="outcomes.purge",
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="reason",
            field=models.CharField(
                choices=[
                    ("asked", "You are asked"),
                    ("answered", "Your question was answered"),
                    ("mentioned", "You were mentioned"),
                    ("purge", "A file is to be destroyed, and needs a second person"),
                ],
                max_length=9,
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                fields=("person", "purge"), name="person_told_once_of_a_purge"
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("message__isnull", False), ("note__isnull", True), ("purge__isnull", True)
                )
                | models.Q(("message__isnull", True), ("note__isnull", False), ("purge__isnull", True))
                | models.Q(
                    ("message__isnull", True),
                    ("note__isnull", True),
                    ("purge__isnull", False),
                    ("reason", "purge"),
                ),
                name="notice_is_of_a_message_a_note_or_a_purge",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__in", ["asked", "answered", "mentioned", "purge"])),
                name="notice_reason_is_known",
            ),
        ),
        migrations.RunPython(sort_without_withheld_words, migrations.RunPython.noop),
    ]
