"""Designs of the demonstration's later rounds: invented, as an MLE lead might have written them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from harvests.design_parts import PARTS, marks_of
from harvests.enums import MethodStep as Step
from harvests.enums import Need
from harvests.models import HarvestRound
from harvests.queries.design import design_of
from harvests.services.design import copy_design, save_part
from wiego_mle.kernel.access import Principal

_FIRST = "2024"
_COPIED = "2025"

_PARTS_OF_2024: dict[str, dict[str, object]] = {
    "purpose": {
        "purpose": (
            "To learn which changes in laws, plans and practices helped workers in informal employment in 2024, "
            "how WIEGO and others contributed to them, and where work should go on."
        ),
        "who-1": "The board",
        "use-1": "Decides in June on the plan for the following year.",
        "who-2": "Programme directors",
        "use-2": "Compare what was hoped for with what happened, and choose what to stop.",
        "who-3": "Two donors",
        "use-3": "Read the annual report; one of them asks how far outcomes were confirmed by others.",
    },
    "questions": {
        "question-1": "Which laws, plans and by-laws changed for informal workers, and who changed them?",
        "question-2": "Where did organisations of workers gain a seat at a table, and what came of it?",
        "question-3": "What did WIEGO contribute, and what did others contribute, to these changes?",
        "question-4": "Which changes were negative or unexpected, and what do we learn from them?",
    },
    "fields": {"need-stage": Need.OFF, "need-level": Need.ACCEPT},
    "texts": {
        "least-statement": 20,
        "most-statement": 80,
        "least-significance": 30,
        "most-significance": 120,
    },
    "substantiation": {
        "substantiation_rule": "All negative outcomes, all that are quoted in the report, and a third of the others.",
        "substantiation_who": (
            "An official or a member of another organisation who knows the change and did not tell us of it."
        ),
        "substantiation_number": 1,
    },
    "calendar": {
        f"{step}-{what}": value
        for step, first, last, hours in (
            (Step.DESIGN, date(2023, 11, 6), date(2023, 12, 8), 24),
            (Step.DOCUMENTS, date(2024, 1, 8), date(2024, 10, 31), 60),
            (Step.SOURCES, date(2024, 4, 1), date(2025, 1, 31), 120),
            (Step.SUBSTANTIATE, date(2025, 2, 3), date(2025, 3, 28), 40),
            (Step.ANALYSE, date(2025, 3, 17), date(2025, 5, 9), 48),
            (Step.USE, date(2025, 5, 12), date(2025, 6, 27), 16),
        )
        for what, value in (("from", first), ("until", last), ("hours", Decimal(hours)))
    },
}
_SPENT_ON_2024 = {
    "design-spent": Decimal(20),
    "documents-spent": Decimal("71.5"),
    "sources-spent": Decimal(154),
}

_DECISIONS_OF_2025 = (
    (
        "fields",
        {"need-stage": Need.OPTIONAL},
        "Law and Urban Policies want to see how far laws have come. It stays optional, because most texts do not "
        "say it.",
    ),
    (
        "substantiation",
        {"substantiation_number": 2},
        "A donor asks for two people of different kinds for each outcome that is quoted.",
    ),
)


def plan_design(harvest_round: HarvestRound, earlier: Mapping[str, HarvestRound], *, by: Principal) -> None:
    """Write the design of a round before it opens; rounds of long ago have none."""
    if harvest_round.reference == _FIRST:
        for part, answers in _PARTS_OF_2024.items():
            _save(harvest_round, part, answers, by)
    elif harvest_round.reference == _COPIED:
        copy_design(harvest_round=harvest_round, source=earlier[_FIRST], by=by)
        purpose = str(_PARTS_OF_2024["purpose"]["purpose"]).replace("2024", "2025")
        _save(harvest_round, "purpose", {"purpose": purpose}, by)


def decide_on_design(harvest_round: HarvestRound, *, by: Principal) -> None:
    """Change the design of a round that is open, with reasons, and note the hours that it took."""
    if harvest_round.reference == _FIRST:
        _save(harvest_round, "spent", _SPENT_ON_2024, by)
    elif harvest_round.reference == _COPIED:
        for part, answers, reason in _DECISIONS_OF_2025:
            _save(harvest_round, part, answers, by, reason)


def _save(
    harvest_round: HarvestRound, part: str, answers: Mapping[str, object], by: Principal, reason: str = ""
) -> None:
    shown = design_of(harvest_round).answers
    save_part(
        harvest_round=harvest_round,
        part=part,
        answers=answers,
        marks=marks_of(shown, PARTS[part].answers),
        reason=reason,
        by=by,
    )
