"""Brings an installation up to date before it starts, doing only what has changed."""

import fcntl
import hashlib
import re
from pathlib import Path
from typing import IO

import polib
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def lock_installation() -> IO[str]:
    """Return the open lock of the data folder: what closes it, or ends, lets the next one in.

    Raises:
        BlockingIOError: somebody else has it.
    """
    lock = (Path(settings.DATA_DIR) / "up.lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise
    return lock


def compile_translations(folders: list[Path]) -> list[Path]:
    """Write the .mo file of each .po file that is newer, and return those written.

    Done in Python, so that no gettext programs are needed where the application runs. Translators of French type
    plain spaces before its signs; pages get ones that do not break.
    """
    written = []
    for folder in folders:
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                catalogue = polib.pofile(str(source))
                if source.parents[1].name == "fr":
                    keep_signs_with_words(catalogue)
                catalogue.save_as_mofile(str(target))
                written.append(target)
    return written


_BREAKING_SPACE = re.compile(r"(?<=«) | (?=[:;?!»])")


def keep_signs_with_words(catalogue: polib.POFile) -> None:
    """Let no line of a French text end before its colon, semicolon, question or exclamation mark, or inside «»."""
    for entry in catalogue:
        entry.msgstr = _BREAKING_SPACE.sub("\u00a0", entry.msgstr)
        for number, words in entry.msgstr_plural.items():
            entry.msgstr_plural[number] = _BREAKING_SPACE.sub("\u00a0", words)


def migrate() -> int:
    """Apply what is missing and return how many migrations that were."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        call_command("migrate", verbosity=0, interactive=False)
    return len(missing)


def collect_static() -> bool:
    """Collect and compress the static files unless none has changed; tell whether it was done."""
    stamp = Path(settings.DATA_DIR) / "static-collected"
    state = static_state()
    if Path(settings.STATIC_ROOT).is_dir() and stamp.exists() and stamp.read_text() == state:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(state)
    return True


def static_state() -> str:
    """Return a fingerprint of names, sizes and times of all static files and how they are stored."""
    fingerprint = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            fingerprint.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return fingerprint.hexdigest()
