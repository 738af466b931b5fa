"""Making an installation of a backup."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction

from wiego_mle.backups.archive import TABLES, ArchiveReader, BackupError, Manifest
from wiego_mle.backups.rows import checksum_of, kept_models, write_lines
from wiego_mle.backups.taking import applied_migrations, stored_files
from wiego_mle.mailing.services import hold_all_that_wait
from wiego_mle.preparation import lock_installation

_REFUSED = (DatabaseError, ValidationError, ValueError, TypeError, OverflowError, RecursionError)
"""What a row ends in that is no row of its table."""


def check_backup(path: Path) -> Manifest:
    """Read a backup to its end and return what is in it.

    Raises:
        BackupError: it is damaged or no backup.
    """
    with ArchiveReader(path) as archive:
        archive.check()
        return archive.manifest


def restore_backup(path: Path) -> tuple[Manifest, int]:
    """Fill an installation in which nobody worked yet; return what was restored, and how many letters were held.

    It happens wholly or not at all. Every table is read back and compared with the backup before it counts.
    Letters that waited when the backup was taken may have gone since; they are held back, for a person to let
    go or to leave.

    Raises:
        BackupError: the backup is damaged or of another version, the installation is not empty or in use, or
            what was written is not what the backup holds.
    """
    with ArchiveReader(path) as archive:
        archive.check()
        with _alone():
            _must_fit(archive.manifest)
            try:
                with _files_of(archive), transaction.atomic():
                    _restore_tables(archive)
                    held = hold_all_that_wait()
            except _REFUSED as error:
                raise BackupError(f"The database refuses what it holds: {error}") from error
    ContentType.objects.clear_cache()
    return archive.manifest, held


@contextmanager
def _alone() -> Iterator[None]:
    try:
        lock = lock_installation()
    except BlockingIOError as error:
        raise BackupError(
            f"Something runs with the data in {settings.DATA_DIR}. End the application, or the other restore, first."
        ) from error
    with lock:
        yield


@contextmanager
def _files_of(archive: ArchiveReader) -> Iterator[None]:
    """Write the stored files; take away again what was written if this or what follows fails."""
    folder, written, is_whole = Path(settings.MEDIA_ROOT), [], False
    try:
        for name in archive.manifest.files:
            try:
                archive.extract_file(name, folder)
            except FileExistsError as error:  # not ours, so it stays
                raise BackupError(f"{folder / name} cannot be written: it is there already.") from error
            except OSError as error:
                written.append(folder / name)
                raise BackupError(f"{folder / name} cannot be written: {error.strerror}.") from error
            written.append(folder / name)
        yield
        is_whole = True
    finally:
        if not is_whole:
            for path in written:
                with suppress(OSError):
                    path.unlink()


def _must_fit(manifest: Manifest) -> None:
    ours, theirs = set(applied_migrations()), set(manifest.migrations)
    if ours != theirs:
        newer = sorted(theirs - ours) or sorted(ours - theirs)
        raise BackupError(
            f"It was taken by another version (the difference begins with {newer[0]}). Restore it with that "
            "version, then update."
        )
    known = {f"{TABLES}{model._meta.label_lower}.jsonl" for model in kept_models()}
    unknown = {name for name in manifest.parts if name.startswith(TABLES)} - known
    if unknown:
        raise BackupError(f"It holds a table that this version does not know: {min(unknown)}.")
    if missing := known - manifest.parts.keys():
        raise BackupError(f"It lacks a table: {min(missing)}.")
    if get_user_model().objects.exists() or stored_files():
        raise BackupError(
            "People or files are here already. Restore into a new, empty database and an empty folder of files."
        )


def _restore_tables(archive: ArchiveReader) -> None:
    models = kept_models()
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        # What migrations wrote (code lists, permissions) is in the backup too, as it was there.
        for statement in connection.ops.sql_flush(no_style(), tables, reset_sequences=True):
            cursor.execute(statement)
        for model in models:
            write_lines(model, archive.lines(model._meta.label_lower))
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    for model in models:
        part = archive.manifest.parts[f"{TABLES}{model._meta.label_lower}.jsonl"]
        if checksum_of(model) != part.sha256:
            raise BackupError(
                f"What was written to {model._meta.verbose_name_plural} is not what the backup holds."
            )
