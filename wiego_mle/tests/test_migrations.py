"""A new installation takes the short way; one that went the long way has nothing left to do."""

from __future__ import annotations

import pytest
from django.db.migrations.loader import MigrationLoader

SQUASHED = {
    "harvests": "0001_squashed_0008_rounds_are_analysed_and_close_with_a_note",
    "outcomes": "0001_squashed_0021_reviews_are_told_and_letters_name_outcomes",
}


def loaded() -> dict:
    """Return every migration that is written down, whether a database went through it or not."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    return loader.disk_migrations


@pytest.mark.parametrize(("app", "name"), SQUASHED.items())
def test_the_short_way_stands_for_every_step_of_the_long_one(app, name):
    steps = loaded()
    last = name.removeprefix("0001_squashed_")
    long_way = sorted((a, n) for a, n in steps if a == app and n != name and n <= last)
    assert sorted(steps[app, name].replaces) == long_way
    assert long_way[-1] == (app, last)
