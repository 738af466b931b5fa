"""The text of a document page by page, read by a confined child process."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from wiego_mle.kernel.confined import SECONDS, Broken, OutOfTime, run_confined
from wiego_mle.kernel.folding import clean_text

CHILD = Path(__file__).with_name("paging") / "child.py"
DAMAGED, TOO_LONG = "damaged", "too_long"


class NotRead(Exception):
    """No text could be read; `reason` is a word of the readers, or `too_long`."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class PagedText:
    """The pages of a document, each paragraph on a line; `is_paged` says whether they are pages on paper."""

    pages: list[str]
    is_paged: bool
    peak_kb: int


def paged_text(source: IO[bytes], content_type: str, *, seconds: float = SECONDS) -> PagedText:
    """Return the text of an open document of an accepted kind.

    Raises:
        NotRead: it is damaged, locked, unsafe, without text, or needs more than a document may need.
    """
    with tempfile.TemporaryDirectory(prefix="pages-") as name:
        folder = Path(name)
        try:
            answer = run_confined(CHILD, content_type, source=source, folder=folder, seconds=seconds)
            said = json.loads(answer.words)
            if "failure" in said:
                raise NotRead(said["failure"])
            with (folder / "pages").open(encoding="ascii") as lines:
                pages = [_cleaned(json.loads(line)) for line in lines]
        except OutOfTime as error:
            raise NotRead(TOO_LONG) from error
        except (Broken, ValueError, OSError) as error:
            raise NotRead(DAMAGED) from error
        return PagedText(pages, said["is_paged"], said["peak_kb"])


def _cleaned(page: str) -> str:
    # A reader may return halves of characters, which no database takes.
    return clean_text(page.encode("utf-8", "replace").decode()).strip()
