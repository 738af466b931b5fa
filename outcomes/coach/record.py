"""The texts of a record, read once for all rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from types import ModuleType

from outcomes.coach.clauses import Clauses
from outcomes.coach.languages import MODULES
from outcomes.coach.reading import Reading
from outcomes.coach.texts import FIELDS, Texts


class Record:
    """What the rules look at: each text as it was read, and the clauses of the statement."""

    def __init__(self, texts: Texts) -> None:
        """Read the texts; raises KeyError in a language that the coach does not know."""
        self.language: ModuleType = MODULES[texts.language]
        self.readings = {field: Reading(getattr(texts, field)) for field in FIELDS}
        self.readings["statement"] = self._without_opening(self.readings["statement"])
        self.found: dict[tuple, object] = {}
        """What a rule that others ask too has found, by its name and what it was asked about."""

    def _without_opening(self, reading: Reading) -> Reading:
        """Return a text without words that only announce it ("it is to be noted that")."""
        opening = self.language.OPENINGS.at(reading, 0) if reading else None
        if opening is None or opening.end >= len(reading):
            return reading
        return Reading(reading.text[reading.spans[opening.end][0] :])

    @property
    def statement(self) -> Reading:
        """The text that says what changed."""
        return self.readings["statement"]

    @cached_property
    def clauses(self) -> Clauses:
        """The clauses of the statement."""
        return Clauses(self.statement, self.language)

    @cached_property
    def contribution(self) -> Clauses:
        """The clauses of the contribution of WIEGO."""
        return Clauses(self.readings["contribution_wiego"], self.language)

    @cached_property
    def denies_contribution(self) -> bool:
        """Say whether the contribution of WIEGO is that there was none."""
        reading = self.contribution.reading
        return bool(reading) and self.language.NO_CONTRIBUTION.at(reading, 0) is not None


def once_per_record(rule: Callable) -> Callable:
    """Let a rule look at a record once, however many other rules want to know what it found."""

    @wraps(rule)
    def asked(record: Record, *about: str) -> object:
        key = (rule.__name__, *about)
        if key not in record.found:
            record.found[key] = rule(record, *about)
        return record.found[key]

    return asked
