"""Files that were kept before wait for their copies; dates become dates; texts of files get their index."""

from __future__ import annotations

import re
from datetime import date

from django.db import migrations

_WRITTEN = re.compile(r"\A(\d{4})(?:-Q[1-4]|-(\d\d)(?:-(\d\d))?)?\Z", re.ASCII)


def _is_date(text: str) -> bool:
    found = _WRITTEN.match(text)
    if found is None:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def dates_and_copies(apps, schema_editor) -> None:
    """Move dates that were written in other ways into the note, and queue every file that is kept."""
    evidence = apps.get_model("outcomes", "Evidence")
    for item in evidence.objects.exclude(dated="").iterator():
        if not _is_date(item.dated):
            item.note = f"{item.note}\n{item.dated}".strip()
            item.dated = ""
            item.save(update_fields=["note", "dated"])
    copies = apps.get_model("outcomes", "ServedCopy")
    files = evidence.objects.exclude(file_key="").values_list("pk", flat=True)
    copies.objects.bulk_create((copies(evidence_id=pk) for pk in files.iterator()), batch_size=500)


class OnPostgreSQL(migrations.RunSQL):
    """Statements for PostgreSQL alone; the same queries run on SQLite without these indexes."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0006_evidence_copies_checks_and_purges")]

    operations = [
        migrations.RunPython(dates_and_copies, migrations.RunPython.noop),
        OnPostgreSQL(
            "CREATE INDEX evidence_text_trigrams ON outcomes_evidencetext USING gin (folded gin_trgm_ops)",
            "DROP INDEX evidence_text_trigrams",
        ),
    ]
