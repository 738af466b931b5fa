"""Keeping files under random names, outside of everything that is served by itself."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils import timezone

from harvests.models import DocumentVersion
from outcomes.models import EditionFile, Evidence, ServedCopy, SheetImport

UNUSED_FOR = timedelta(hours=24)
"""A file without a row may still get one while its upload is being saved; later it is left over."""
_KEY = re.compile(r"\A[0-9a-f]{64}\Z")


@dataclass(frozen=True)
class KeptFile:
    """A file that was written: its random name, its size and its checksum."""

    key: str
    size: int
    sha256: str


@contextmanager
def kept_file(pieces: Iterable[bytes]) -> Iterator[KeptFile]:
    """Write a file before its row is written, and take it away again if the row is not.

    When the process dies in between, a file without a row is left; `sweep_files` removes it.
    """
    kept = _write(pieces)
    done = False
    try:
        yield kept
        done = True
    finally:
        if not done:
            path_of(kept.key).unlink(missing_ok=True)


def path_of(key: str) -> Path:
    """Return where a file is; raise ValueError for what is not one of our random names."""
    if not _KEY.match(key):
        raise ValueError("not the name of a kept file")
    return Path(settings.MEDIA_ROOT) / key[:2] / key


def open_file(key: str) -> IO[bytes]:
    """Open a kept file for reading; raise FileNotFoundError if it is gone."""
    return path_of(key).open("rb")


def discard(keys: Iterable[str]) -> None:
    """Remove kept files whose rows no longer name them; one that is gone already is no error."""
    for key in keys:
        path_of(key).unlink(missing_ok=True)


def sweep_files(*, now: datetime | None = None) -> list[str]:
    """Remove files that no row names and that are older than `UNUSED_FOR`; return their names."""
    oldest = ((now or timezone.now()) - UNUSED_FOR).timestamp()
    removed = []
    for folder in Path(settings.MEDIA_ROOT).glob("[0-9a-f][0-9a-f]"):
        candidates = [path for path in folder.iterdir() if path.stat().st_mtime < oldest]
        named = _named_in(folder.name)
        for path in candidates:
            if path.name not in named:
                path.unlink(missing_ok=True)
                removed.append(path.name)
    return sorted(removed)


def _named_in(folder: str) -> set[str]:
    """Return the names of files in a folder of the store that a row names."""
    return {
        key
        for rows, column in (
            (Evidence.objects, "file_key"),
            (ServedCopy.objects, "file_key"),
            (ServedCopy.objects, "thumbnail_key"),
            (DocumentVersion.objects, "file_key"),
            (EditionFile.objects, "file_key"),
            (SheetImport.objects, "file_key"),
        )
        for key in rows.filter(**{f"{column}__startswith": folder}).values_list(column, flat=True)
    }


def _write(pieces: Iterable[bytes]) -> KeptFile:
    key = secrets.token_hex(32)
    path = path_of(key)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    checksum, size = hashlib.sha256(), 0
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    whole = False
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
                checksum.update(piece)
                size += len(piece)
            file.flush()
            os.fsync(file.fileno())
        whole = True
    finally:
        if not whole:
            # A full disk is not kept full by half of a file.
            path.unlink(missing_ok=True)
    return KeptFile(key, size, checksum.hexdigest())
