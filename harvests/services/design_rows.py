"""Putting the answers of a design into their rows: one design, and rows of questions, uses, fields and steps."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from harvests.design_parts import QUESTION_SLOTS, SUBSTANTIATION, USE_SLOTS
from harvests.enums import MethodStep, Need
from harvests.models import HarvestQuestion, IntendedUse, RoundDesign, RoundField, RoundStep
from harvests.queries.design import Design
from harvests.record_fields import CHOSEN_BY_ROUNDS, RECORD_FIELDS, TEXTS_WITH_LENGTH

_COLUMNS = ("purpose", "languages", *SUBSTANTIATION)


def checked(part: str, answers: dict, design: Design) -> dict:
    """Return all answers with those of one part as they will be kept; the places of questions are closed up.

    Raises ValidationError, named by the answers, if one of them contradicts a rule.
    """
    if part == "questions":
        answers = _in_order(answers)
    if wrong := contradictions(part, answers):
        raise ValidationError(wrong)
    errors: dict[str, list] = {}
    for row, names in _rows_of(part, answers, design):
        if not isinstance(row, RoundDesign) and _is_empty(row):
            continue
        try:
            # The rows are matched by what makes them unique, so that needs no query of its own.
            row.full_clean(exclude=["round"], validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            for column, said in error.error_dict.items():
                errors.setdefault(names.get(column, next(iter(names.values()))), []).extend(said)
    if errors:
        raise ValidationError(errors)
    return answers


def contradictions(part: str, answers: dict) -> dict[str, str]:
    """Return what is wrong between the answers of a part, at the answer where it is mended."""
    return _RULES[part](answers) if part in _RULES else {}


def write_rows(design: Design, answers: dict, changes: dict) -> None:
    """Write the rows that hold the changed answers; a row of which nothing is left goes."""
    if columns := {name: answers[name] for name in _COLUMNS if name in changes}:
        RoundDesign.objects.filter(round=design.round).update(**columns)
    for part in ("purpose", "questions", "fields", "calendar"):
        for row, names in _rows_of(part, answers, design):
            if isinstance(row, RoundDesign) or not set(names.values()) & set(changes):
                continue
            if _is_empty(row):
                row.delete()
            else:
                row.save()


def _rows_of(part: str, answers: dict, design: Design) -> list[tuple[Model, dict[str, str]]]:
    """Return the rows that hold a part, with the new answers in them, and by column the answer it holds.

    Rows that hold nothing and never did are left out.
    """
    made = [
        (_filled(row, names, answers), names)
        for row, names in {
            "purpose": lambda: [_design(design, ("purpose",)), *_uses(design)],
            "questions": lambda: _questions(design),
            "fields": lambda: _fields(design),
            "texts": lambda: [_design(design, ("languages",)), *_fields(design)],
            "substantiation": lambda: [_design(design, SUBSTANTIATION)],
            "calendar": lambda: _steps(design),
            "spent": lambda: _steps(design),
        }[part]()
    ]
    return [
        (row, names) for row, names in made if row.pk or isinstance(row, RoundDesign) or not _is_empty(row)
    ]


def _filled(row: Model, names: dict[str, str], answers: dict) -> Model:
    for column, name in names.items():
        if name in answers:
            setattr(row, column, answers[name])
    return row


def _design(design: Design, columns: tuple[str, ...]) -> tuple[Model, dict[str, str]]:
    return RoundDesign(round=design.round, languages=design.row.languages), {name: name for name in columns}


def _uses(design: Design) -> list[tuple[Model, dict[str, str]]]:
    there = {row.slot: row for row in design.uses}
    return [
        (
            there.get(slot) or IntendedUse(round=design.round, slot=slot),
            {"who": f"who-{slot}", "use": f"use-{slot}"},
        )
        for slot in USE_SLOTS
    ]


def _questions(design: Design) -> list[tuple[Model, dict[str, str]]]:
    there = {row.slot: row for row in design.questions}
    return [
        (
            there.get(slot) or HarvestQuestion(round=design.round, slot=slot),
            {"text": f"question-{slot}", "place": f"place-{slot}"},
        )
        for slot in QUESTION_SLOTS
    ]


def _fields(design: Design) -> list[tuple[Model, dict[str, str]]]:
    return [
        (
            design.rules.get(name)
            or RoundField(round=design.round, name=name, need=RECORD_FIELDS[name].need),
            {"need": f"need-{name}", "words_from": f"least-{name}", "words_to": f"most-{name}"},
        )
        for name in RECORD_FIELDS
        if name in CHOSEN_BY_ROUNDS or name in TEXTS_WITH_LENGTH
    ]


def _steps(design: Design) -> list[tuple[Model, dict[str, str]]]:
    return [
        (
            design.steps.get(step) or RoundStep(round=design.round, step=step),
            {
                "starts_on": f"{step}-from",
                "ends_on": f"{step}-until",
                "hours_planned": f"{step}-hours",
                "hours_actual": f"{step}-spent",
            },
        )
        for step in MethodStep
    ]


def _is_empty(row: Model) -> bool:
    if isinstance(row, HarvestQuestion):
        return not row.text
    if isinstance(row, IntendedUse):
        return not (row.who or row.use)
    if isinstance(row, RoundField):
        return row.need == RECORD_FIELDS[row.name].need and row.words_from is None and row.words_to is None
    values = (row.starts_on, row.ends_on, row.hours_planned, row.hours_actual)
    return all(value is None for value in values)


def _in_order(answers: dict) -> dict:
    """Return the answers with the questions numbered one after the other, in the order that was asked for."""
    last = len(QUESTION_SLOTS) + 1
    written = sorted(
        (slot for slot in QUESTION_SLOTS if answers[f"question-{slot}"]),
        key=lambda slot: (answers[f"place-{slot}"] or last, slot),
    )
    places = {slot: number for number, slot in enumerate(written, start=1)}
    return answers | {f"place-{slot}": places.get(slot) for slot in QUESTION_SLOTS}


def _check_questions(answers: dict) -> dict[str, str]:
    if any(answers[f"question-{slot}"] for slot in QUESTION_SLOTS):
        return {}
    return {f"question-{QUESTION_SLOTS[0]}": _("Write at least one question.")}


def _check_texts(answers: dict) -> dict[str, str]:
    wrong = {} if answers["languages"] else {"languages": _("Choose at least one of the languages.")}
    for name in TEXTS_WITH_LENGTH:
        least, most = answers[f"least-{name}"], answers[f"most-{name}"]
        if (least is None) != (most is None):
            missing = "least" if least is None else "most"
            wrong[f"{missing}-{name}"] = _("Give both numbers, or leave both empty.")
        elif least is not None and most < least:
            wrong[f"most-{name}"] = _("This is less than %(least)d, the lower number.") % {"least": least}
    return wrong


def _check_calendar(answers: dict) -> dict[str, str]:
    return {
        f"{step}-until": _("This is before the step begins. Give the same day or a later one.")
        for step in MethodStep
        if answers[f"{step}-from"]
        and answers[f"{step}-until"]
        and answers[f"{step}-until"] < answers[f"{step}-from"]
    }


def _check_uses(answers: dict) -> dict[str, str]:
    return {
        f"who-{slot}": _("Say who will use it for this.")
        for slot in USE_SLOTS
        if answers[f"use-{slot}"] and not answers[f"who-{slot}"]
    }


def _check_needs(answers: dict) -> dict[str, str]:
    return {
        f"need-{name}": _("Choose one of the answers in the list.")
        for name in CHOSEN_BY_ROUNDS
        if Need(answers[f"need-{name}"]) not in RECORD_FIELDS[name].choices
    }


_RULES: dict[str, Callable[[dict], dict[str, str]]] = {
    "purpose": _check_uses,
    "questions": _check_questions,
    "fields": _check_needs,
    "texts": _check_texts,
    "calendar": _check_calendar,
}
