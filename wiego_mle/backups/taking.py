"""Taking a backup while the application runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from wiego_mle.backups.archive import ArchiveWriter, BackupError, Manifest
from wiego_mle.backups.rows import kept_models, lines_of


def take_backup(path: Path) -> Manifest:
    """Write every row and every stored file into one archive, and return what is in it.

    All tables are read as of one moment; work goes on meanwhile (on SQLite, saving waits while tables are
    read). Files are read afterwards: they are written before the row that names them, so none is missing,
    and one too many does no harm.

    Raises:
        BackupError: the file is there already, cannot be written or would hold itself, or something among the
            stored files is no file.
    """
    folder = Path(settings.MEDIA_ROOT)
    if path.resolve().is_relative_to(folder.resolve()):
        raise BackupError(f"{path} is in the folder of files, of which the backup is. Write it elsewhere.")
    manifest = Manifest(timezone.now().isoformat(), applied_migrations())
    with ArchiveWriter(path, manifest) as archive:
        with _one_moment():
            for model in kept_models():
                archive.add_table(model._meta.label_lower, lines_of(model))
        for file in stored_files():
            if file.is_symlink():
                raise BackupError(f"{file} is a link. Put the file itself in its place, or remove it.")
            try:
                opened = file.open("rb")
            except FileNotFoundError:
                continue  # destroyed, or swept as never used, since the folder was read
            with opened:
                archive.add_file(file.relative_to(folder).as_posix(), opened)
    return manifest


def applied_migrations() -> list[str]:
    """Return the migrations of the database, which say what its tables look like."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def stored_files() -> list[Path]:
    """Return every stored file, and links as well, which the application never makes."""
    return sorted(
        path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_symlink() or path.is_file()
    )


@contextmanager
def _one_moment() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(settings.BEGIN_OF_ONE_MOMENT)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
