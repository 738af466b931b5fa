"""The file of a backup: a ZIP archive with a list of its parts and their checksums."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

FORMAT = 1
MANIFEST = "manifest.json"
TABLES, FILES = "tables/", "files/"
_PIECE = 1024 * 1024
_LONGEST_LIST = 256 * 1024 * 1024
"""Bytes of a list of more than a million parts."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What reading a damaged, cut, encrypted or invented archive ends in."""


class BackupError(Exception):
    """A backup cannot be taken, read or restored; the message says why and what to do."""


@dataclass(frozen=True)
class Part:
    """One part of the archive: its size in bytes, its SHA-256 and, of a table, how many rows it has."""

    size: int
    sha256: str
    rows: int | None = None


@dataclass
class Manifest:
    """What a backup says of itself: when it was taken, of which state of the tables, and its parts by name."""

    taken_at: str
    migrations: list[str]
    parts: dict[str, Part] = field(default_factory=dict)
    format: int = FORMAT

    def as_json(self) -> str:
        """Return it as it stands in the archive."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read it; raise BackupError where it is none that this version reads."""
        try:
            said = json.loads(text)
            if said["format"] != FORMAT:
                raise BackupError(f"It is a backup of format {said['format']}; this version reads {FORMAT}.")
            parts = {name: Part(**part) for name, part in said["parts"].items()}
            for part in parts.values():
                part.size + (part.rows or 0)  # both are numbers
            return cls(str(said["taken_at"]), [*said["migrations"]], parts)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise BackupError("Its list of parts cannot be read.") from error

    @property
    def rows(self) -> int:
        """Return how many rows all its tables have together."""
        return sum(part.rows or 0 for part in self.parts.values())

    @property
    def files(self) -> list[str]:
        """Return the names of its stored files, below the folder of files."""
        return [name.removeprefix(FILES) for name in self.parts if name.startswith(FILES)]


class ArchiveWriter:
    """Writes the parts of a backup one after the other, in constant memory, and their checksums last.

    The file gets its name when it is complete; until then, and if it fails, nothing stands under that name.
    Only the account that runs the command may read it.
    """

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self._path, self.manifest = path, manifest
        self._must_be_free()

    def __enter__(self) -> ArchiveWriter:
        try:
            # A name of its own, so that two backups under one name never write into one file.
            descriptor, name = tempfile.mkstemp(
                prefix=f".{self._path.name}.", suffix=".unfinished", dir=self._path.parent
            )
        except OSError as error:
            raise BackupError(f"{self._path} cannot be written: {error.strerror}.") from error
        self._unfinished = Path(name)
        self._file = os.fdopen(descriptor, "wb")
        self._archive = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)
        return self

    def __exit__(self, kind, error, traceback) -> None:
        try:
            if error is not None:
                raise error
            self._archive.writestr(MANIFEST, self.manifest.as_json())
            self._archive.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._must_be_free()
            self._unfinished.replace(self._path)
        except OSError as broken:
            raise BackupError(f"{self._path} cannot be written: {broken.strerror or broken}.") from broken
        finally:
            # On a full disk closing fails as well; what was begun goes all the same.
            for close in (self._archive.close, self._file.close):
                with suppress(OSError, ValueError):
                    close()
            self._unfinished.unlink(missing_ok=True)

    def _must_be_free(self) -> None:
        if self._path.exists():
            raise BackupError(
                f"{self._path} is there already. Give another name; a backup is never overwritten."
            )

    def add_table(self, label: str, lines: Iterable[bytes]) -> None:
        """Write a table, a line per row."""
        name = f"{TABLES}{label}.jsonl"
        digest, size, rows = hashlib.sha256(), 0, 0
        with self._archive.open(name, "w", force_zip64=True) as part:
            for line in lines:
                part.write(line)
                digest.update(line)
                size += len(line)
                rows += 1
        self.manifest.parts[name] = Part(size, digest.hexdigest(), rows)

    def add_file(self, below: str, source: IO[bytes]) -> None:
        """Write a stored file, as it is: most are compressed already."""
        name = f"{FILES}{below}"
        digest, size = hashlib.sha256(), 0
        entry = zipfile.ZipInfo(name)
        with self._archive.open(entry, "w", force_zip64=True) as part:
            while piece := source.read(_PIECE):
                part.write(piece)
                digest.update(piece)
                size += len(piece)
        self.manifest.parts[name] = Part(size, digest.hexdigest())


class ArchiveReader:
    """Reads a backup; nothing is handed out whose checksum was not compared first."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
            if self._archive.getinfo(MANIFEST).file_size > _LONGEST_LIST:
                raise BackupError("Its list of parts is longer than any backup has.")
            self.manifest = Manifest.from_json(self._archive.read(MANIFEST).decode())
        except (KeyError, *_UNREADABLE) as error:
            if isinstance(error, OSError):
                raise BackupError(f"{path} cannot be read: {error.strerror}.") from error
            raise BackupError(f"{path} is no backup, or only a piece of one.") from error

    def __enter__(self) -> ArchiveReader:
        return self

    def __exit__(self, kind, error, traceback) -> None:
        self._archive.close()

    def check(self) -> None:
        """Compare every part with its checksum; raise BackupError naming the first that is not as written."""
        present = set(self._archive.namelist()) - {MANIFEST}
        if present != set(self.manifest.parts):
            odd = min(present ^ set(self.manifest.parts))
            raise BackupError(f"Its parts are not those it was written with: {odd}.")
        for name, part in self.manifest.parts.items():
            if not _is_plain(name):
                raise BackupError(f"A part has a name that leads elsewhere: {name}.")
            digest, size = hashlib.sha256(), 0
            try:
                with self._archive.open(name) as opened:
                    # A part that was blown up is not read to its end.
                    while size <= part.size and (piece := opened.read(_PIECE)):
                        digest.update(piece)
                        size += len(piece)
            except _UNREADABLE as error:
                raise BackupError(f"It is damaged: {name} cannot be read.") from error
            if (size, digest.hexdigest()) != (part.size, part.sha256):
                raise BackupError(f"It is damaged: {name} is not as it was written.")

    def lines(self, label: str) -> Iterator[bytes]:
        """Yield the lines of a table; none where the backup has no such table."""
        name = f"{TABLES}{label}.jsonl"
        if name in self.manifest.parts:
            with self._archive.open(name) as part:
                yield from part

    def extract_file(self, below: str, folder: Path) -> None:
        """Write a stored file to its place in a folder; only the account that runs the command may read it."""
        target = folder / below
        for parent in reversed([target.parent, *target.parent.parents]):
            if parent.is_relative_to(folder):
                parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with self._archive.open(f"{FILES}{below}") as part, os.fdopen(descriptor, "wb") as written:
            shutil.copyfileobj(part, written, _PIECE)


def _is_plain(name: str) -> bool:
    """Say whether a name stays below its folder: it has no empty step, which would begin at the root of the disk."""
    steps = name.split("/")
    return name.startswith((TABLES, FILES)) and not {"", ".", ".."} & set(steps) and "\\" not in name
