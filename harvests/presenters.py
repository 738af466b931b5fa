"""The design of a round as it is read, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from harvests.design_parts import PARTS
from harvests.enums import MethodStep, Need
from harvests.models import HarvestRound
from harvests.queries.design import Design
from harvests.record_fields import RECORD_FIELDS, TEXTS_WITH_LENGTH
from wiego_mle.kernel.languages import Language

_HEADS = {
    Need.SUBMIT: _("Needed before you send a text"),
    Need.ACCEPT: _("Needed before it is accepted"),
    Need.OPTIONAL: _("Optional"),
    Need.OFF: _("Not asked in this round"),
}


@dataclass(frozen=True)
class AskedGroup:
    """The answers of the record that this round needs at the same moment."""

    title: object
    labels: list[object]


@dataclass(frozen=True)
class Length:
    """How long a text should be; `is_own` says that the round decided it."""

    label: object
    least: int
    most: int
    is_own: bool


@dataclass(frozen=True)
class StepLine:
    """A step of the method with its days and hours."""

    label: object
    starts_on: date | None
    ends_on: date | None
    planned: Decimal | None
    actual: Decimal | None


@dataclass(frozen=True)
class Progress:
    """How many parts of a design are written, and the first that is not."""

    done: int
    total: int
    following: object


def asked_groups(harvest_round: HarvestRound) -> list[AskedGroup]:
    """Return what the round asks about an outcome, by when it is needed."""
    labels: dict[Need, list[object]] = {need: [] for need in _HEADS}
    for field in RECORD_FIELDS.values():
        if not field.follows:
            labels[harvest_round.need_of(field.name)].append(field.label)
    return [AskedGroup(_HEADS[need], found) for need, found in labels.items() if found]


def lengths(harvest_round: HarvestRound) -> list[Length]:
    """Return how long each text should be in this round."""
    return [
        Length(
            RECORD_FIELDS[name].label,
            *harvest_round.words_of(name),
            is_own=harvest_round.words_of(name) != RECORD_FIELDS[name].words,
        )
        for name in TEXTS_WITH_LENGTH
    ]


def step_lines(design: Design) -> list[StepLine]:
    """Return the six steps in their order, also those for which nothing is planned."""
    answers = design.answers
    return [
        StepLine(step.label, *(answers[f"{step}-{what}"] for what in ("from", "until", "hours", "spent")))
        for step in MethodStep
    ]


def hours_in_all(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of the hours that are known; None if none is."""
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if known else None


def progress_of(design: Design) -> Progress:
    """Return how far the design is: the parts that a lead writes before the round opens."""
    counted = [part for part in PARTS.values() if part.counted]
    missing = [part for part in counted if not design.is_written(part.key)]
    return Progress(len(counted) - len(missing), len(counted), missing[0] if missing else None)


def design_context(design: Design) -> dict:
    """Return what the page of a design and its printed form show."""
    steps = step_lines(design)
    return {
        "round": design.round,
        "design": design,
        "asked": asked_groups(design.round),
        "languages": [Language(code).label for code in Language.values if code in design.row.languages],
        "lengths": lengths(design.round),
        "steps": steps,
        "planned_in_all": hours_in_all(step.planned for step in steps),
        "actual_in_all": hours_in_all(step.actual for step in steps),
        "has_calendar": design.is_written("calendar") or design.is_written("spent"),
    }
