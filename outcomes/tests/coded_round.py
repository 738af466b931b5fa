"""A round that is coded by three people, with answers made by rule so that every figure is known beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from harvests.models import CodebookVersion, HarvestRound
from harvests.queries.teams import principal_for
from outcomes.models import Coding, Outcome
from outcomes.queries.coding import asked_dimensions
from outcomes.services.coding import Answer, keep_votes
from outcomes.services.coding_plans import plan_coding, share_codings
from outcomes.tests.factories import OutcomeFactory
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal

STAGES = ("discourse", "commitment", "adopted", "implementation", "enforcement", "sustained")


def planned(harvest_round: HarvestRound, by: Principal, only: Sequence[str] = ("stage",), **rules) -> None:
    """Plan the coding of a round in the newest codebook with some dimensions only."""
    book = CodebookVersion.objects.order_by("-number").first()
    needs = {
        key: "coding" if key in only else "off"
        for key in (
            "actor_type",
            "change_type",
            "stage",
            "level",
            "worker_group",
            "strategy",
            "degree",
            "goal",
        )
    }
    rules = {"twice": "all", "times": 2, "seed": "2025"} | rules
    plan_coding(harvest_round=harvest_round, book=book, needs=needs, by=by, **rules)
    harvest_round.refresh_from_db()


def accepted(harvest_round: HarvestRound, author: User, number: int) -> list[Outcome]:
    """Make accepted outcomes."""
    return [OutcomeFactory(round=harvest_round, author=author, accepted=True) for _each in range(number)]


def shared(harvest_round: HarvestRound, coders: Sequence[User], by: Principal):
    """Share everything out among coders."""
    return share_codings(harvest_round=harvest_round, coders=coders, by=by)


def coded(outcome: Outcome, coder: User, done: bool = True, **codes: str | Sequence[str] | Answer) -> Coding:
    """Let somebody code an outcome: a code, several, or a whole answer per dimension."""
    coding = Coding.objects.select_related("outcome__round__codebook").get(
        outcome=outcome, coder=coder, purpose="counted"
    )
    answers = {key: as_answer(each) for key, each in codes.items()}
    return keep_votes(
        coding=coding, answers=answers, version=coding.version, by=principal_for(coder), done=done
    )


def as_answer(said: str | Sequence[str] | Answer) -> Answer:
    """Return an answer for a code, or for several."""
    if isinstance(said, Answer):
        return said
    return Answer((said,) if isinstance(said, str) else tuple(said))


def all_coded(harvest_round: HarvestRound, rule: Callable[[int, int], str]) -> None:
    """Let everybody code everything: `rule` gives the stage for the number of an outcome and of a coder."""
    assert asked_dimensions(harvest_round)
    outcomes = list(Outcome.objects.filter(round=harvest_round).order_by("reference"))
    for number, outcome in enumerate(outcomes):
        codings = Coding.objects.filter(outcome=outcome).select_related("coder").order_by("coder__name")
        for place, coding in enumerate(codings):
            coded(outcome, coding.coder, stage=rule(number, place))
