"""Texts that have broken pages before; every field takes them and every page prints them as text."""

from __future__ import annotations

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% load i18n %}",
    "=1+1",
    "\u202egnp.exe",
    "a\x00b\x07c",
    "👩🏽‍🌾🧺",
    "Ñandú Ærø ǅ ﷽",
    "%s %(name)s %d",
)
MARKS = ("<script>alert", "<img src=x", "' onmouseover='", "\u202e", "\x00", "\x07")
"""What must never stand in a page."""


def prints_as_text(response) -> bool:
    """Say whether a page carries none of the marks, so that nothing typed became part of it."""
    page = response.content.decode()
    return not any(mark in page for mark in MARKS)
