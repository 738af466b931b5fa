"""The parts of a round's design: which answers each of them asks, what they are called, how they are compared.

Whatever table an answer is kept in, forms, services and the trail know it by one flat name, such as
`question-2` or `sources-until`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from harvests.enums import MethodStep
from harvests.models.design import MOST_QUESTIONS, MOST_USES
from harvests.record_fields import CHOSEN_BY_ROUNDS, RECORD_FIELDS, TEXTS_WITH_LENGTH

QUESTION_SLOTS = tuple(range(1, MOST_QUESTIONS + 1))
USE_SLOTS = tuple(range(1, MOST_USES + 1))
SUBSTANTIATION = ("substantiation_who", "substantiation_number", "substantiation_rule")


@dataclass(frozen=True)
class Part:
    """A part of the design, changed on a page of its own.

    A part that `is_a_decision` is changed with a reason once the round is past planning, and not at all
    once it is closed. A part that is `counted` is there for somebody to write before the round opens.
    """

    key: str
    title: object
    answers: tuple[str, ...]
    is_a_decision: bool = True
    counted: bool = True


PARTS: dict[str, Part] = {
    part.key: part
    for part in (
        Part(
            "purpose",
            _("What it is for"),
            ("purpose", *(f"{what}-{slot}" for slot in USE_SLOTS for what in ("who", "use"))),
        ),
        Part(
            "questions",
            _("Harvest questions"),
            tuple(f"{what}-{slot}" for slot in QUESTION_SLOTS for what in ("question", "place")),
        ),
        Part(
            "fields",
            _("What is asked about an outcome"),
            tuple(f"need-{name}" for name in CHOSEN_BY_ROUNDS),
            counted=False,
        ),
        Part(
            "texts",
            _("Languages and length of texts"),
            ("languages", *(f"{end}-{name}" for name in TEXTS_WITH_LENGTH for end in ("least", "most"))),
            counted=False,
        ),
        Part("substantiation", _("Substantiation"), SUBSTANTIATION),
        Part(
            "calendar",
            _("Calendar and hours"),
            tuple(f"{step}-{what}" for step in MethodStep for what in ("from", "until", "hours")),
        ),
        Part(
            "spent",
            _("Hours it took"),
            tuple(f"{step}-spent" for step in MethodStep),
            is_a_decision=False,
            counted=False,
        ),
    )
}


def _labels() -> dict[str, object]:
    labels: dict[str, object] = {
        "purpose": _("Purpose"),
        "languages": _("Languages of the round"),
        "substantiation_who": _("Whom we ask"),
        "substantiation_number": _("People asked about each outcome"),
        "substantiation_rule": _("Which outcomes are chosen"),
    }
    for slot in QUESTION_SLOTS:
        labels[f"question-{slot}"] = format_lazy(_("Question {number}"), number=slot)
        labels[f"place-{slot}"] = format_lazy(_("Place of question {number}"), number=slot)
    for slot in USE_SLOTS:
        labels[f"who-{slot}"] = format_lazy(_("User {number}"), number=slot)
        labels[f"use-{slot}"] = format_lazy(_("Use by user {number}"), number=slot)
    for name in CHOSEN_BY_ROUNDS:
        labels[f"need-{name}"] = RECORD_FIELDS[name].label
    for name in TEXTS_WITH_LENGTH:
        labels[f"least-{name}"] = format_lazy(_("{text}: words, at least"), text=RECORD_FIELDS[name].label)
        labels[f"most-{name}"] = format_lazy(_("{text}: words, at most"), text=RECORD_FIELDS[name].label)
    for step in MethodStep:
        labels[f"{step}-from"] = format_lazy(_("{step}: from"), step=step.label)
        labels[f"{step}-until"] = format_lazy(_("{step}: until"), step=step.label)
        labels[f"{step}-hours"] = format_lazy(_("{step}: hours planned"), step=step.label)
        labels[f"{step}-spent"] = format_lazy(_("{step}: hours it took"), step=step.label)
    return labels


LABELS: dict[str, object] = _labels()
"""What each answer of a design is called where it is read beside others."""


def as_text(value) -> str:
    """Return an answer as a page sends it; nothing is an empty text."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return ",".join(value) if isinstance(value, list) else str(value)


def marks_of(answers: Mapping[str, object], names: Iterable[str]) -> str:
    """Return a short mark for each of these answers, by which a page says later what it was made from."""
    return " ".join(f"{name}:{_mark(answers[name])}" for name in names)


def read_marks(text: str) -> dict[str, str]:
    """Return the marks that a page sends back; what is no mark is left out."""
    pairs = (pair.rpartition(":") for pair in text.split()[:100])
    return {name: mark for name, _colon, mark in pairs if name}


@dataclass(frozen=True)
class Comparison:
    """What somebody typed beside what is saved now.

    `wanted` is what they changed, `overtaken` what only somebody else changed since their page was
    opened, `disputed` what both changed into something different.
    """

    wanted: dict
    overtaken: tuple[str, ...]
    disputed: tuple[str, ...]


def compare(typed: Mapping[str, object], saved: Mapping[str, object], marks: Mapping[str, str]) -> Comparison:
    """Compare answers with what is saved, by the marks of what the page showed."""
    wanted, overtaken, disputed = {}, [], []
    for name, mine in typed.items():
        if as_text(mine) == as_text(saved[name]):
            continue
        if _mark(mine) == marks.get(name):
            overtaken.append(name)
        elif _mark(saved[name]) == marks.get(name):
            wanted[name] = mine
        else:
            disputed.append(name)
    return Comparison(wanted, tuple(overtaken), tuple(disputed))


def _mark(value) -> str:
    return hashlib.sha256(as_text(value).encode()).hexdigest()[:8]
