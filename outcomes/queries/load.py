"""What one person has to do with outcomes in each round, as far as somebody else may see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count

from harvests.models import HarvestRound, TeamMember
from harvests.queries.team_page import roles_held
from outcomes.enums import OutcomeState as S
from outcomes.queries.filters import QUESTIONS_OPEN, narrowed
from outcomes.queries.outcomes import visible_to
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal

NOT_SENT = (S.LEAD, S.DRAFT, S.RETURNED)


@dataclass(frozen=True)
class Numbers:
    """How many outcomes somebody wrote, per state; how many wait for their answer; how many they decided."""

    by_state: Mapping[str, int] = field(default_factory=dict)
    asked: int = 0
    decided: int = 0

    @property
    def written(self) -> int:
        """Return how many there are in all."""
        return sum(self.by_state.values())

    @property
    def not_sent(self) -> int:
        """Return how many are with the person: leads, drafts, and what was returned."""
        return sum(self.by_state.get(state, 0) for state in NOT_SENT)

    @property
    def waiting(self) -> int:
        """Return how many wait for a decision."""
        return self.by_state.get(S.SUBMITTED, 0)

    @property
    def accepted(self) -> int:
        """Return how many were accepted."""
        return self.by_state.get(S.ACCEPTED, 0)


@dataclass(frozen=True)
class RoundLoad:
    """A person's roles in a round, and the numbers."""

    round: HarvestRound
    members: list[TeamMember]
    numbers: Numbers


def load_of(principal: Principal, person: User) -> list[RoundLoad]:
    """Return the rounds in which a person holds a role or wrote or decided something, the latest first.

    Counts only what `principal` may see, with the same conditions as the lists behind the numbers. Six
    queries, however many rounds.
    """
    seen = visible_to(principal)
    own = {"author": [person.reference]}
    by_state: dict[int, dict[str, int]] = defaultdict(dict)
    for round_id, state, number in (
        narrowed(seen, own).order_by().values_list("round_id", "state").annotate(number=Count("pk"))
    ):
        by_state[round_id][state] = number
    asked = _per_round(narrowed(seen, own | {"questions": [QUESTIONS_OPEN]}))
    decided = _per_round(narrowed(seen, {"decided_by": [person.reference]}))
    held: dict[int, list[TeamMember]] = defaultdict(list)
    for member in roles_held(principal, person):
        held[member.round_id].append(member)
    rounds = HarvestRound.objects.filter(pk__in={*held, *by_state, *decided}).order_by("-covers_from", "-pk")
    return [
        RoundLoad(
            each,
            held.get(each.pk, []),
            Numbers(by_state.get(each.pk, {}), asked.get(each.pk, 0), decided.get(each.pk, 0)),
        )
        for each in rounds
    ]


def in_all(loads: list[RoundLoad]) -> Numbers:
    """Return the sum over rounds."""
    by_state: dict[str, int] = defaultdict(int)
    for each in loads:
        for state, number in each.numbers.by_state.items():
            by_state[state] += number
    return Numbers(
        by_state,
        sum(each.numbers.asked for each in loads),
        sum(each.numbers.decided for each in loads),
    )


def _per_round(rows) -> dict[int, int]:
    return dict(rows.order_by().values_list("round_id").annotate(number=Count("pk")))
