"""Addresses on the web, and what a reader is told about where they lead."""

from __future__ import annotations

import pytest

from outcomes.validators import host_of, validate_link


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://example.org/%C3%A9t%C3%A9",
        "https://médiathèque.example.org/été",
        "https://192.0.2.1/x",
    ],
)
def test_plain_addresses_are_kept(link):
    assert validate_link(link) is None


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://www.ilo.org/x", "www.ilo.org"),
        ("https://WWW.ILO.ORG:443/x", "www.ilo.org"),
        # The first letter is Cyrillic: it looks like a Latin a.
        ("https://\u0430pple.example/x", "xn--pple-43d.example"),
    ],
)
def test_the_host_is_told_in_letters_that_cannot_be_mistaken(link, host):
    assert host_of(link) == host
