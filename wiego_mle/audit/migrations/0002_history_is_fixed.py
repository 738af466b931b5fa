"""The database itself refuses to change or remove rows of the trail.

PostgreSQL refuses both; emptying the whole table (TRUNCATE), as tests do, stays possible. SQLite has no such
difference between emptying a table and removing rows from it, so there only changes are refused; removed rows
are found by the chain. Decision 0031.
"""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION trail_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of the trail are never changed or removed';
END $$;
CREATE TRIGGER trail_is_fixed BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION trail_is_fixed();
"""
SQLITE = """
CREATE TRIGGER trail_is_fixed BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'rows of the trail are never changed');
END
"""


def fix(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRESQL if is_postgresql else SQLITE, params=None)


def loosen(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER trail_is_fixed ON audit_entry")
        schema_editor.execute("DROP FUNCTION trail_is_fixed()")
    else:
        schema_editor.execute("DROP TRIGGER trail_is_fixed")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(fix, loosen)]
