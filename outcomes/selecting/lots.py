"""A lot that gives the same on every machine: each name has its own number, and the lowest are drawn.

The number is the SHA-256 of the seed and the name, so it depends neither on a library's generator nor on
what else is in the lot: asking for one more adds one and keeps the others, and an outcome that comes in
later moves nobody but the last. (Permanent random numbers: E. Ohlsson, "Coordination of samples using
permanent random numbers", in: Business Survey Methods, 1995.)
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil


def new_seed() -> str:
    """Return a seed that nobody could foresee, short enough to be read out: eight digits."""
    return f"{secrets.randbelow(10**8):08d}"


def in_order_of_lot(names: Iterable[str], seed: str) -> list[str]:
    """Return the names in the order in which they are drawn with this seed."""
    return sorted(names, key=lambda name: (lot_number(name, seed), name))


def lot_number(name: str, seed: str) -> str:
    """Return the number of a name: 64 hexadecimal digits that sort as they count."""
    return hashlib.sha256(f"{seed}\n{name}".encode()).hexdigest()


def how_many(total: int, *, number: int | None = None, percent: int | None = None) -> int:
    """Return how many of `total` are drawn: `number` of them, or `percent` of 100 rounded up; never more.

    Raises:
        ValueError: not exactly one of the two is given, or it lies below 0 or above 100 %.
    """
    if (number is None) == (percent is None):
        raise ValueError("give a number or a percentage")
    if number is not None:
        if number < 0:
            raise ValueError("a number below 0")
        return min(number, total)
    if not 0 <= percent <= 100:
        raise ValueError("a percentage below 0 or above 100")
    return ceil(Fraction(total * percent, 100))


def shared_out(number: int, sizes: Mapping[str, int]) -> dict[str, int]:
    """Share a number out among groups in proportion to their sizes, at least one each while it lasts.

    The largest remainders get what is left over (method of Hare and Niemeyer); ties go by name. Nobody
    gets more than the group holds, and the shares add up to the number, or to all there is.
    """
    shares = dict.fromkeys(sorted(sizes), 0)
    number = min(number, sum(sizes.values()))
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        if sizes[name] and sum(shares.values()) < number:
            shares[name] = 1
    total = sum(sizes.values())
    while (left := number - sum(shares.values())) > 0:
        wanted = {
            name: Fraction(number * sizes[name], total) - shares[name]
            for name in shares
            if shares[name] < sizes[name]
        }
        for name in sorted(wanted, key=lambda name: (-wanted[name], name))[:left]:
            shares[name] += 1
    return shares
