"""The addresses behind the numbers of tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.urls import reverse
from django.utils.http import urlencode


def list_link(base: Mapping[str, Sequence[str]]) -> Callable[..., str]:
    """Return a function that gives the address of the list of outcomes under further conditions.

    `base` and the conditions name filters of the list; a condition is one value or several, and replaces the one of
    `base` by the same name.

    >>> list_link({"state": ["accepted"]})(programme="law", level=["local", "global"])
    '/outcomes/?state=accepted&programme=law&level=local&level=global'
    """
    address = reverse("outcomes:list")

    def link(**conditions: str | Sequence[str]) -> str:
        chosen = dict(base)
        for name, value in conditions.items():
            chosen[name] = [value] if isinstance(value, str) else value
        return f"{address}?{urlencode(chosen, doseq=True)}"

    return link
