"""Keep the telling words of the outcomes that are there already, so that duplicates of them are found."""

from django.db import migrations

from outcomes.comparing.keys import keys_of

BATCH = 500


def keep_keys(apps, schema_editor):
    outcome_model, key_model = apps.get_model("outcomes", "Outcome"), apps.get_model("outcomes", "OutcomeKey")
    rows = []
    for pk, title, statement in (
        outcome_model.objects.order_by("pk")
        .values_list("pk", "title", "statement")
        .iterator(chunk_size=BATCH)
    ):
        rows += [key_model(outcome_id=pk, key=key) for key in keys_of(title, statement)]
        if len(rows) >= BATCH * 10:
            key_model.objects.bulk_create(rows, batch_size=BATCH * 4)
            rows = []
    key_model.objects.bulk_create(rows, batch_size=BATCH * 4)


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0009_outcomes_belong_together")]
    operations = [migrations.RunPython(keep_keys, migrations.RunPython.noop)]
