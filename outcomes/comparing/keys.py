"""The few words of a text by which it is found again: names, figures and words that few texts use."""

from __future__ import annotations

from outcomes.comparing.reports import telling_in

LONGEST_KEY = 12
MOST_KEYS = 16


def keys_of(*texts: str) -> list[str]:
    """Return the most telling keys of a record's texts, the most telling first.

    Names and figures come before other words, and long words before short ones; every text has its
    own words, so a short note shares them with a long report.
    """
    told = telling_in(" \n".join(texts))
    names = sorted(told.names, key=lambda name: (-len(name), name))
    figures = sorted((str(number) for number in told.numbers), key=lambda number: (-len(number), number))
    stems = sorted(told.stems, key=lambda stem: (-len(stem), stem))
    wanted = dict.fromkeys(key[:LONGEST_KEY] for key in (*names, *figures, *stems))
    return list(wanted)[:MOST_KEYS]
