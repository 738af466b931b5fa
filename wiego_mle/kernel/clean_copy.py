"""A copy of a file without what it tells about people, made by a confined child process."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from wiego_mle.kernel.confined import SECONDS, Broken, OutOfTime, run_confined

CHILD = Path(__file__).with_name("cleaning") / "child.py"
DAMAGED, TOO_LONG = "damaged", "too_long"


class NotCleaned(Exception):
    """No copy could be made; `reason` is a word of `cleaning/results.py`, or `too_long`."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class CleanCopy:
    """The copy and a small picture of it, as files that are gone when the block ends, and its text."""

    file: Path
    content_type: str
    ending: str
    text: str
    thumbnail: Path | None
    width: int
    height: int
    peak_kb: int


@contextmanager
def clean_copy(source: IO[bytes], content_type: str, *, seconds: float = SECONDS) -> Iterator[CleanCopy]:
    """Yield a clean copy of an open file of an accepted type.

    Raises:
        NotCleaned: it is damaged, locked, unsafe, or needs more than a file may need.
    """
    with tempfile.TemporaryDirectory(prefix="copy-") as name:
        folder = Path(name)
        try:
            answer = run_confined(CHILD, content_type, source=source, folder=folder, seconds=seconds)
            said = json.loads(answer.words)
        except OutOfTime as error:
            raise NotCleaned(TOO_LONG) from error
        except (Broken, ValueError) as error:
            raise NotCleaned(DAMAGED) from error
        if "failure" in said:
            raise NotCleaned(said["failure"])
        width, height = said["thumbnail"] or (0, 0)
        yield CleanCopy(
            file=folder / "served",
            content_type=said["content_type"],
            ending=said["ending"],
            text=said["text"],
            thumbnail=folder / "thumbnail" if said["thumbnail"] else None,
            width=width,
            height=height,
            peak_kb=said["peak_kb"],
        )
