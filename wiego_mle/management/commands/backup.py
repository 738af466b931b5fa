"""`manage.py backup`: everything an installation holds, in one file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from wiego_mle.backups.archive import BackupError
from wiego_mle.backups.taking import take_backup


class Command(BaseCommand):
    """Writes every row and every stored file into one archive while the application runs."""

    help = "Write everything the installation holds into one file, with checksums."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask where to."""
        parser.add_argument(
            "where", type=Path, help="the file to write, or a folder for a file named by its time"
        )

    def handle(self, *args, **options) -> None:
        """Take the backup and say what is in it."""
        path = options["where"]
        if path.is_dir():
            path /= f"outcome-harvest-{timezone.now():%Y-%m-%dT%H%M%S}Z.zip"
        try:
            manifest = take_backup(path)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{path}: {manifest.rows:,} rows, {len(manifest.files):,} files.")
        self.stdout.write(
            "It holds names and words that can put people at risk: keep it encrypted, and not for ever."
        )
