"""The moments at which a process is killed: whoever reaches the one that is waited for strikes."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from enum import StrEnum


class Moment(StrEnum):
    """Where in its work an installation is hit."""

    BEFORE_A_LETTER = "a letter is about to be handed over"
    LETTER_TAKEN = "a letter was taken, and nobody knows yet"
    LETTER_CONFIRMED = "a letter was taken and confirmed"
    ORDER_SENT = "the lead's order to send is on its way"
    ANSWER_SENT = "an answer is on its way"
    ANSWER_CONFIRMED = "the person was thanked for an answer"
    ANY = "at random"


ON_ITS_WAY = frozenset({Moment.ORDER_SENT, Moment.ANSWER_SENT})
"""Here the strike falls a little later, anywhere between the sending and the answer."""


class Moments:
    """One blow at a time, which falls in the thread of whoever reaches its moment."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._lock = threading.Lock()
        self._awaited: Moment | None = None
        self._strike: Callable[[], None] = lambda: None
        self._struck = threading.Event()

    def reached(self, moment: Moment) -> None:
        """Strike if this is the moment that is waited for."""
        with self._lock:
            if self._awaited is not moment:
                return
            self._awaited = None
        if moment in ON_ITS_WAY:
            time.sleep(self._chance.uniform(0, 0.12))
        self._strike()
        self._struck.set()

    def strike_at(self, moment: Moment, strike: Callable[[], None], *, patience: float) -> Moment:
        """Wait for a moment, strike, and return when it was: at any time if the moment did not come."""
        self._strike = strike
        self._struck.clear()
        if moment is not Moment.ANY:
            with self._lock:
                self._awaited = moment
            if self._struck.wait(patience):
                return moment
            with self._lock:
                late, self._awaited = self._awaited is None, None
            if late:
                self._struck.wait()
                return moment
        time.sleep(self._chance.uniform(0, 1.5))
        strike()
        return Moment.ANY
