"""The child process: limits itself, cleans the file that comes as its input, and says what became of it.

Started with the kind of the file as its only word; leaves `served` and `thumbnail` in its folder.
Whatever it cannot read ends it with an error, which the parent takes for a damaged file.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import resource
import sys
from contextlib import suppress
from pathlib import Path

MEMORY_BYTES = 512 * 1024 * 1024
PROCESSOR_SECONDS = 8
MOST_FILE_BYTES = 64 * 1024 * 1024
MOST_OPEN_FILES = 32

_READERS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "image/jpeg": "pictures",
    "image/png": "pictures",
    "image/gif": "pictures",
    "image/webp": "pictures",
    "message/rfc822": "mail",
    "text/plain": "mail",
}
_NO_NETWORK = 0x10000000 | 0x40000000
"""A namespace of its own for users and for the network; Linux gives it to anybody in most places."""
_REFUSED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "urllib.")


def confine() -> None:
    """Give up what reading a file does not need."""
    os.umask(0o077)
    for name, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_FILE_BYTES),
        (resource.RLIMIT_NOFILE, MOST_OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(name, (most, most))
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NO_NETWORK)
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(event)


def clean(kind: str) -> dict:
    """Clean the input and return the answer for the parent."""
    # Last, so that no name in the folder stands before one of Python's own.
    sys.path.append(str(Path(__file__).resolve().parents[1]))
    results = importlib.import_module("cleaning.results")
    reader = importlib.import_module(f"cleaning.{_READERS[kind]}")
    try:
        cleaned = reader.clean(sys.stdin.buffer, kind)
    except results.CannotClean as no:
        return {"failure": no.reason}
    except MemoryError:
        return {"failure": results.TOO_MUCH}
    Path("served").write_bytes(cleaned.content)
    if cleaned.thumbnail:
        Path("thumbnail").write_bytes(cleaned.thumbnail)
    width, height = cleaned.size_of_thumbnail
    return {
        "content_type": cleaned.content_type,
        "ending": cleaned.ending,
        "text": cleaned.text,
        "thumbnail": [width, height] if cleaned.thumbnail else None,
        "peak_kb": peak_kb(),
    }


def peak_kb() -> int:
    """Return the most memory that this process held; what the system counts includes its parent's."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    confine()
    json.dump(clean(sys.argv[1]), sys.stdout)
