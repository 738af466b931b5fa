"""Indexes for the orders and filters of the lists, and on PostgreSQL for searching parts of words."""

from django.db import migrations, models
from django.db.models.functions import Lower


class OnPostgreSQL(migrations.RunSQL):
    """Statements for PostgreSQL alone; the same queries run on SQLite without these indexes."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


def on_postgresql(name: str, target: str) -> OnPostgreSQL:
    return OnPostgreSQL(f"CREATE INDEX {name} ON {target}", f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0002_actor_other_names")]

    operations = [
        migrations.AddIndex(
            "outcome", models.Index(Lower("title"), models.F("id"), name="outcomes_by_title")
        ),
        migrations.AddIndex("outcome", models.Index(fields=["date_from", "id"], name="outcomes_by_date")),
        migrations.AddIndex(
            "outcome",
            models.Index(
                fields=[
                    "state",
                    "confidentiality",
                    "round",
                    "author",
                    "direction",
                    "language",
                    "change_type",
                    "actor_type",
                    "level",
                ],
                name="outcomes_counted",
            ),
        ),
        # Not TrigramExtension(), which cannot be taken back on SQLite. Others may use the extension too.
        OnPostgreSQL("CREATE EXTENSION IF NOT EXISTS pg_trgm", migrations.RunSQL.noop),
        on_postgresql("outcomes_search_trigrams", "outcomes_outcome USING gin (search_text gin_trgm_ops)"),
        on_postgresql(
            "contributions_search_trigrams", "outcomes_contribution USING gin (search_text gin_trgm_ops)"
        ),
        # Undated outcomes stand last in either direction; on SQLite they do so in this order anyway.
        on_postgresql(
            "outcomes_latest_change_first", "outcomes_outcome (date_from DESC NULLS LAST, id DESC)"
        ),
    ]
