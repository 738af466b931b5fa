"""Measures that tests of pages share."""

from __future__ import annotations

import gzip

import pytest

FORM_PAGE = 6_000
"""Bytes of a page with a form after compression."""


@pytest.fixture
def light():
    """Return a check that a page with a form weighs at most 6 kB compressed."""

    def check(response) -> None:
        assert len(gzip.compress(response.content)) <= FORM_PAGE

    return check
