"""Threads: outcomes that led to one another, each thread along its time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from outcomes.enums import LinkKind

FOLLOWING = (LinkKind.LED_TO, LinkKind.CONTRIBUTED_TO, LinkKind.CONTINUES)
"""The links that make a thread; others say that two records are alike or contradict each other."""


def threads_of(links: Iterable[Sequence[str]], days: Mapping[str, str]) -> list[list[str]]:
    """Return the references of each thread, the earliest first; the longest thread first.

    `links` are pairs or triples whose first and last part are references; `days` holds the day of each as
    text. What has no day stands last in its thread.
    """
    belongs: dict[str, set[str]] = {}
    for first, *_kind, second in links:
        joined = belongs.get(first, {first}) | belongs.get(second, {second})
        for reference in joined:
            belongs[reference] = joined
    threads = {min(thread): thread for thread in belongs.values()}
    ordered = [
        sorted(thread, key=lambda reference: (days.get(reference) or "9999", reference))
        for thread in threads.values()
    ]
    return sorted(ordered, key=lambda thread: (-len(thread), thread[0]))
