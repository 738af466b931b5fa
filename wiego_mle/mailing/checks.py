"""Whether a letter that was written ahead is still to go when its time has come.

Each application that writes letters ahead says in its module `letter_checks.py` how to find out:

    CHECKS = {"round_opening": verdict_of}

A check takes the letter and the time, changes nothing, and answers with a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wiego_mle.kernel.gathering import gathered
from wiego_mle.mailing.models import Letter


@dataclass(frozen=True)
class Verdict:
    """Whether a letter goes now; if not, it is put off until `later` or, without that, dropped."""

    goes: bool
    later: datetime | None = None


GOES = Verdict(True)
NEEDLESS = Verdict(False)


def put_off(later: datetime) -> Verdict:
    """Return the verdict that the letter goes at another time."""
    return Verdict(False, later)


def verdict_of(letter: Letter, now: datetime) -> Verdict:
    """Return what its application says about a letter; letters without a check go."""
    check = gathered("letter_checks", "CHECKS").get(letter.kind)
    return check(letter, now) if check else GOES
