"""A malformed spreadsheet is read or refused with a reason, in time and within its memory, and never an error."""

from __future__ import annotations

import io
import os
import time

import pytest

from wiego_mle.kernel.spreadsheets import (
    DAMAGED,
    LOCKED,
    OTHER_KIND,
    TOO_LONG,
    TOO_MUCH,
    UNSAFE,
    Unreadable,
    read_workbook,
)
from wiego_mle.kernel.tests.malformed_sheets import malformed, workbook

NUMBER = int(os.environ.get("MALFORMED_SHEETS", "60"))
"""`MALFORMED_SHEETS=1000` reads a thousand."""
REASONS = {DAMAGED, LOCKED, OTHER_KIND, TOO_LONG, TOO_MUCH, UNSAFE}
_A_BUSY_MACHINE = 5
"""Seconds that starting a child may take beside the ten in which it reads."""


def outcome_of(content: bytes) -> tuple[str, float, int]:
    began = time.monotonic()
    try:
        peak = read_workbook(io.BytesIO(content)).peak_kb
    except Unreadable as no:
        return no.reason, time.monotonic() - began, 0
    return "read", time.monotonic() - began, peak


def test_malformed_files_end_with_a_reason_in_time():
    for name, content in malformed(NUMBER):
        told, seconds, peak = outcome_of(content)
        assert told == "read" or told in REASONS, name
        assert seconds < 10 + _A_BUSY_MACHINE, name
        assert peak < 512 * 1024, name


@pytest.mark.parametrize(
    ("name", "reasons"),
    [
        ("zip bomb", {TOO_MUCH}),
        ("entities", {UNSAFE}),
        ("entity of a file", {UNSAFE}),
        ("a cell at the far end", {TOO_MUCH}),
        ("deep", {DAMAGED, TOO_MUCH}),
        ("pdf", {OTHER_KIND}),
        ("picture", {OTHER_KIND}),
        ("program", {OTHER_KIND}),
        ("web page", {OTHER_KIND}),
        ("another package", {OTHER_KIND}),
        ("nothing but zeros", {OTHER_KIND}),
        ("locked", {LOCKED}),
    ],
)
def test_the_reason_says_what_is_wrong(name, reasons):
    content = dict(malformed(20))[name]
    assert outcome_of(content)[0] in reasons


def test_a_file_in_order_is_read():
    assert outcome_of(workbook())[0] == "read"
