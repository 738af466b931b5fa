"""The child process: limits itself, reads the document that comes as its input, and leaves its pages.

Started with the kind of the file as its only word; leaves `pages`, a line of JSON for each page, in its
folder. Whatever it cannot read ends it with an error, which the parent takes for a damaged file.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

# Last, so that no name in the folder stands before one of Python's own.
sys.path.append(str(Path(__file__).resolve().parents[1]))

_READERS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
    "application/vnd.oasis.opendocument.text": "word",
    "text/plain": "plain",
    "text/html": "plain",
}


def read(kind: str) -> dict:
    """Read the input, write its pages, and return the answer for the parent."""
    cleaning = importlib.import_module("cleaning.results")
    results = importlib.import_module("paging.results")
    reader = importlib.import_module(f"paging.{_READERS[kind]}")
    try:
        found = reader.read(sys.stdin.buffer, kind)
    except cleaning.CannotClean as no:
        return {"failure": no.reason}
    except MemoryError:
        return {"failure": cleaning.TOO_MUCH}
    if len(found.pages) > results.MOST_PAGES:
        return {"failure": cleaning.TOO_MUCH}
    if not any(letter.isalnum() for page in found.pages for letter in page):
        return {"failure": results.NO_TEXT}
    with Path("pages").open("w", encoding="ascii") as file:
        for page in found.pages:
            file.write(json.dumps(page) + "\n")
    return {"pages": len(found.pages), "is_paged": found.is_paged, "peak_kb": confined.peak_kb()}


if __name__ == "__main__":
    confined = importlib.import_module("cleaning.child")
    confined.confine()
    json.dump(read(sys.argv[1]), sys.stdout)
