"""The child process: limits itself, reads the spreadsheet that comes as its input, and writes down its cells.

Leaves `sheets.jsonl` in its folder and says what became of it. Whatever it cannot read ends it with an
error, which the parent takes for a damaged file.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

_KERNEL = str(Path(__file__).resolve().parents[1])


def main() -> dict:
    """Read the input and return the answer for the parent."""
    # Last, so that no name in the folder stands before one of Python's own.
    sys.path.append(_KERNEL)
    limits = importlib.import_module("cleaning.child")
    results = importlib.import_module("cleaning.results")
    limits.confine()
    reading = importlib.import_module("sheets.reading")
    written = importlib.import_module("sheets.written")
    try:
        book = reading.read(sys.stdin.buffer)
        with Path("sheets.jsonl").open("w", encoding="utf-8") as lines:
            written.write(book, lines)
    except results.CannotClean as no:
        return {"failure": no.reason}
    except (MemoryError, OSError):
        return {"failure": results.TOO_MUCH}
    return {"kind": book.kind, "peak_kb": limits.peak_kb()}


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
