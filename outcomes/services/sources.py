"""Naming who told us."""

from __future__ import annotations

from outcomes.models import Outcome, Source
from outcomes.services.parts import change_parts, still_as_seen
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import clean_text

ANSWERS = ("name", "organisation", "role", "consent", "wants_credit")
"""What is said about a source."""


def add_source(*, outcome: Outcome, answers: dict, by: Principal) -> Outcome:
    """Name a source of an outcome and return the outcome as it is now.

    The same source twice, as after a double click, is kept once.

    Raises:
        Refused: the person may not change this record now.
        ValidationError: an answer is malformed.
    """

    def write(fresh: Outcome) -> None:
        source = Source(outcome=fresh)
        said = _applied(source, answers)
        if not fresh.sources.filter(**said).exists():
            source.save(force_insert=True)

    return change_parts(outcome=outcome, by=by, write=write, part="sources", act="outcome.source_added")


def change_source(*, source: Source, seen: str, answers: dict, by: Principal) -> Outcome:
    """Change what is said about a source and return its outcome as it is now.

    `seen` is the `mark_of_part` of the source as the person saw it.

    Raises:
        Refused: the person may not change this record now.
        Stale: somebody else changed or removed the source.
        ValidationError: an answer is malformed.
    """

    def write(fresh: Outcome) -> None:
        row = still_as_seen(fresh.sources, source.pk, seen=seen, answers=ANSWERS)
        _applied(row, answers)
        row.save(update_fields=ANSWERS)

    return change_parts(
        outcome=source.outcome, by=by, write=write, part="sources", act="outcome.source_changed"
    )


def remove_source(*, source: Source, seen: str, by: Principal) -> Outcome:
    """Take a source off an outcome and return the outcome; earlier versions keep its name.

    No reason is asked: it stands on the trail for more people than may know who told us.

    Raises:
        Refused: the person may not change this record now.
        Stale: somebody else changed or removed the source.
    """

    def write(fresh: Outcome) -> None:
        still_as_seen(fresh.sources, source.pk, seen=seen, answers=ANSWERS).delete()

    return change_parts(
        outcome=source.outcome, by=by, write=write, part="sources", act="outcome.source_removed"
    )


def _applied(source: Source, answers: dict) -> dict:
    unknown = answers.keys() - set(ANSWERS)
    if unknown:
        raise TypeError(f"not an answer about a source: {', '.join(sorted(unknown))}")
    for name, value in answers.items():
        setattr(source, name, " ".join(clean_text(value).split()) if isinstance(value, str) else value)
    source.clean_fields(exclude={"outcome"})
    return {name: getattr(source, name) for name in ANSWERS}
