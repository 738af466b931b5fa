"""More than three hundred malformed files, two hundred refused in words, the others read; in time, in little memory."""

from __future__ import annotations

import io
import multiprocessing
import resource
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryFile

import django
import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from outcomes.enums import CopyFailure
from wiego_mle.kernel.clean_copy import NotCleaned, clean_copy
from wiego_mle.kernel.cleaning.child import MEMORY_BYTES
from wiego_mle.kernel.confined import SECONDS
from wiego_mle.kernel.file_kinds import judge_file
from wiego_mle.kernel.tests.malformed_files import malformed_files

NEVER_READ = (
    "entities",
    "nothing",
    "zeros",
    "a bomb of",
    "a locked",
    "macros",
    "a way out",
    "pages that are",
)
MOST_SECONDS = 10.0
MOST_BYTES = 512 * 1024 * 1024
STARTING_AND_ENDING = 15.0
"""What a busy machine may add to the time of the child."""


def fate_of(case: tuple[str, str, bytes]) -> tuple[str, str, float]:
    """Return what became of a file, why, and how long that took."""
    _what, name, content = case
    begun = time.monotonic()
    try:
        kind = judge_file(io.BytesIO(content), size=len(content), name=name, most_bytes=20 * 1024 * 1024)
    except ValidationError as error:
        return "refused", " ".join(error.messages), time.monotonic() - begun
    with TemporaryFile() as source:
        source.write(content)
        source.seek(0)
        try:
            with clean_copy(source, kind.content_type) as copy:
                if copy.content_type.startswith("image/"):
                    Image.open(copy.file).load()
                return "read", "", time.monotonic() - begun
        except NotCleaned as no:
            return "failed", str(CopyFailure(no.reason).label), time.monotonic() - begun


def fates_of_all() -> tuple[list[tuple[str, str, float]], int]:
    """Return the fates of all files, and how many bytes the hungriest child held."""
    django.setup()
    # Made beforehand: what makes the files would else take its time from those that read them.
    cases = list(malformed_files())
    with ThreadPoolExecutor(max_workers=2) as beside:
        fates = list(beside.map(fate_of, cases))
    return fates, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


@pytest.mark.slow
@pytest.mark.embedded
def test_each_is_refused_with_a_reason_or_read_and_none_harms():
    assert SECONDS <= MOST_SECONDS
    assert MEMORY_BYTES <= MOST_BYTES
    cases = list(malformed_files())
    assert len(cases) >= 300
    # A child starts with the memory of its parent on its account, so the parent is a fresh process.
    with multiprocessing.get_context("spawn").Pool(1) as fresh:
        fates, most_bytes = fresh.apply(fates_of_all)
    told = {case[0]: fate for case, fate in zip(cases, fates, strict=True)}
    assert len(told) == len(cases)
    slow = {what: fate for what, fate in told.items() if fate[2] > MOST_SECONDS + STARTING_AND_ENDING}
    assert not slow
    assert all(words for fate, words, _seconds in fates if fate != "read")
    assert most_bytes <= MOST_BYTES
    # What is still readable after a small damage is handed out as what was read of it.
    counted = Counter(fate for fate, _words, _seconds in fates)
    assert counted["refused"] + counted["failed"] >= 200, counted
    assert not [what for what, fate in told.items() if what.startswith(NEVER_READ) and fate[0] == "read"]
