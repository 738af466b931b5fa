"""The design of a round, read as a whole, and the decisions with which it was changed later."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from harvests.design_parts import PARTS, QUESTION_SLOTS, USE_SLOTS
from harvests.enums import MethodStep, Need
from harvests.models import HarvestQuestion, HarvestRound, IntendedUse, RoundDesign, RoundField, RoundStep
from harvests.record_fields import CHOSEN_BY_ROUNDS, RECORD_FIELDS, TEXTS_WITH_LENGTH
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.access import Principal

DECISIONS = ("round.edited", "round.design_changed", "round.collecting_again", "round.reopened")
"""Acts that are decisions when they carry a reason; who was given more time is told elsewhere."""


@dataclass(frozen=True)
class Design:
    """Everything that a round plans; `row` is not saved yet while nothing was written."""

    round: HarvestRound
    row: RoundDesign
    uses: list[IntendedUse]
    questions: list[HarvestQuestion]
    rules: dict[str, RoundField]
    steps: dict[str, RoundStep]

    @property
    def answers(self) -> dict[str, object]:
        """Return all answers by their flat names; what is not written is None or an empty text."""
        answers: dict[str, object] = {
            name: getattr(self.row, name)
            for name in (
                "purpose",
                "languages",
                "substantiation_who",
                "substantiation_number",
                "substantiation_rule",
            )
        }
        uses = {each.slot: each for each in self.uses}
        for slot in USE_SLOTS:
            answers[f"who-{slot}"] = uses[slot].who if slot in uses else ""
            answers[f"use-{slot}"] = uses[slot].use if slot in uses else ""
        questions = {each.slot: each for each in self.questions}
        for slot in QUESTION_SLOTS:
            answers[f"question-{slot}"] = questions[slot].text if slot in questions else ""
            answers[f"place-{slot}"] = questions[slot].place if slot in questions else None
        return answers | self._rules() | self._steps()

    def _rules(self) -> dict[str, object]:
        answers: dict[str, object] = {}
        for name in CHOSEN_BY_ROUNDS:
            rule = self.rules.get(name)
            answers[f"need-{name}"] = Need(rule.need) if rule else RECORD_FIELDS[name].need
        for name in TEXTS_WITH_LENGTH:
            rule = self.rules.get(name)
            answers[f"least-{name}"] = rule.words_from if rule else None
            answers[f"most-{name}"] = rule.words_to if rule else None
        return answers

    def _steps(self) -> dict[str, object]:
        answers: dict[str, object] = {}
        for step in MethodStep:
            row = self.steps.get(step)
            answers[f"{step}-from"] = row.starts_on if row else None
            answers[f"{step}-until"] = row.ends_on if row else None
            answers[f"{step}-hours"] = row.hours_planned if row else None
            answers[f"{step}-spent"] = row.hours_actual if row else None
        return answers

    def is_written(self, part: str) -> bool:
        """Say whether somebody has written something in this part."""
        answers, empty = self.answers, unwritten(self.round).answers
        return any(answers[name] != empty[name] for name in PARTS[part].answers)


def unwritten(harvest_round: HarvestRound) -> Design:
    """Return the design of a round for which nothing is written yet."""
    return Design(harvest_round, RoundDesign(round=harvest_round), [], [], {}, {})


def design_of(harvest_round: HarvestRound) -> Design:
    """Return the design of a round as it is now, in five queries; the round answers by it from here on."""
    harvest_round.field_rules = {rule.name: rule for rule in RoundField.objects.filter(round=harvest_round)}
    return Design(
        round=harvest_round,
        row=RoundDesign.objects.filter(round=harvest_round).first() or RoundDesign(round=harvest_round),
        uses=list(IntendedUse.objects.filter(round=harvest_round)),
        questions=list(HarvestQuestion.objects.filter(round=harvest_round)),
        rules=harvest_round.field_rules,
        steps={row.step: row for row in RoundStep.objects.filter(round=harvest_round)},
    )


def rounds_to_copy(principal: Principal, harvest_round: HarvestRound) -> QuerySet[HarvestRound]:
    """Return the other rounds with a design that somebody wrote, the latest first."""
    return (
        HarvestRound.objects.filter(design__isnull=False)
        .exclude(pk=harvest_round.pk)
        .order_by("-covers_from", "-pk")
    )


def decisions_of(harvest_round: HarvestRound) -> QuerySet[Entry]:
    """Return the changes of a round that were made with a reason, the latest first."""
    return (
        trail_of("round", harvest_round.reference)
        .filter(act__in=DECISIONS)
        .exclude(reason="")
        .order_by("-sequence")
    )
