"""An engine that shows again what another showed still runs every test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wiego_mle.tests.sampling import evenly

ROOT = Path(__file__).parents[3]
SOURCE = """
import pytest

@pytest.mark.parametrize("number", range(9))
def test_many(number):
    assert number in (0, 4, 8)

@pytest.mark.parametrize("number", range(2))
def test_two(number):
    pass

def test_one():
    pass
"""


@pytest.mark.parametrize(
    ("number", "of", "places"),
    [(3, 9, {0, 4, 8}), (3, 3, {0, 1, 2}), (3, 1, {0}), (1, 5, {0}), (2, 5, {0, 4})],
)
def test_places_are_spread_evenly_with_both_ends(number, of, places):
    assert evenly(number, of) == places


def test_every_test_runs_with_some_of_its_parameters(tmp_path):
    (tmp_path / "test_many.py").write_text(SOURCE)
    words = [
        "-p",
        "wiego_mle.tests.sampling",
        "--parameters",
        "3",
        "-q",
        "-c",
        os.devnull,
        "--rootdir",
        str(tmp_path),
    ]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *words, "-p", "no:django", "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert "6 passed, 6 deselected" in run.stdout, run.stdout
