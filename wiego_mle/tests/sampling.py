"""`--parameters N` runs a test with many parameters with N of them: for an engine that shows again what another showed.

Loaded by `-p wiego_mle.tests.sampling`, with `--ds`: the project names its settings when it is imported. Every test
is still run; of its parameters the first, the last and others evenly between them are, the same ones each time.
Decision 0159.
"""

from __future__ import annotations

from collections import defaultdict

import pytest


def evenly(number: int, of: int) -> set[int]:
    """Return the places of `number` things, evenly spread over `of` of them, both ends included.

    >>> sorted(evenly(3, 9))
    [0, 4, 8]
    """
    if number >= of:
        return set(range(of))
    if number == 1:
        return {0}
    return {round(place * (of - 1) / (number - 1)) for place in range(number)}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption("--parameters", type=int, default=0, help="so many parameters of a test, 0 for all")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the parameters in between, and say how many."""
    number = config.getoption("--parameters")
    if number < 1:
        return
    tests = defaultdict(list)
    for item in items:
        tests[item.nodeid.partition("[")[0]].append(item)
    kept = {
        id(item)
        for each in tests.values()
        for place, item in enumerate(each)
        if place in evenly(number, len(each))
    }
    left_out = [item for item in items if id(item) not in kept]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if id(item) in kept]
