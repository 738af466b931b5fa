"""`manage.py restore`: an installation as it was when a backup was taken."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wiego_mle import preparation
from wiego_mle.audit.queries import verified
from wiego_mle.backups.archive import BackupError
from wiego_mle.backups.restoring import check_backup, restore_backup


class Command(BaseCommand):
    """Fills an empty installation from a backup, on either engine, wholly or not at all."""

    help = "Fill an empty installation from a backup; with --check only read the backup to its end."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask which backup, and whether it is only to be read."""
        parser.add_argument("backup", type=Path, help="a file that `manage.py backup` wrote")
        parser.add_argument("--check", action="store_true", help="compare its checksums and change nothing")

    def handle(self, *args, **options) -> None:
        """Check or restore, and say what was found."""
        try:
            if options["check"]:
                manifest, held = check_backup(options["backup"]), 0
            else:
                preparation.migrate()
                manifest, held = restore_backup(options["backup"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        verb = "It is whole" if options["check"] else "Restored"
        self.stdout.write(
            f"{verb}: {manifest.rows:,} rows, {len(manifest.files):,} files, as of {manifest.taken_at}."
        )
        if options["check"]:
            return
        verdict = verified()
        self.stdout.write(
            f"The trail has {verdict.entries:,} entries, "
            + (
                f"{len(verdict.faults)} not as written: manage.py verify_trail."
                if verdict.faults
                else "all as written."
            )
        )
        if held:
            self.stdout.write(
                f"{held} letters waited then and may have gone since. They are held back: see the outbox, "
                "before you start the worker for reminders that fell due meanwhile."
            )
