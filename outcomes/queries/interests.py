"""Conflicts of interest: which stand, whose they are, and which outcomes they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from harvests.enums import RoundState
from harvests.models import HarvestRound, TeamMember
from harvests.queries.rounds import busiest_first
from outcomes.models import CarryOver, ConflictOfInterest, Outcome, OutcomeActor, OutcomeProgramme
from outcomes.policy import WEIGHERS
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal


def standing_conflicts() -> QuerySet[ConflictOfInterest]:
    """Return the conflicts of interest that nobody has ended."""
    return ConflictOfInterest.objects.filter(ended_at__isnull=True)


def in_conflict(principal: Principal) -> Q:
    """Return the condition that a person declared a conflict with an outcome.

    Says the same as `Outcome.people_in_conflict`, as a filter.
    """
    return in_conflict_of(principal.person_id)


def in_conflict_of(person_id: int | None) -> Q:
    """Return the same condition for the person with an id."""
    return Q(Exists(standing_conflicts().filter(matches_of(), person_id=person_id)))


def matches_of(path: str = "") -> Q:
    """Return the condition on a conflict that it is about the outcome of the query around it.

    `path` leads from the rows of that query to the outcome, empty where they are outcomes. What was declared
    in a round goes with an outcome that is carried over from it.
    """
    pk = f"{path.removesuffix('__')}_id" if path else "pk"
    actors = OutcomeActor.objects.filter(outcome=OuterRef(OuterRef(pk))).values("actor")
    programmes = OutcomeProgramme.objects.filter(outcome=OuterRef(OuterRef(pk))).values("programme")
    about = (
        Q(outcome=OuterRef(pk))
        | Q(author=OuterRef(f"{path}author"))
        | Q(actor__in=actors)
        | Q(actor__merged_into__in=actors)
        | Q(actor__merged_into__merged_into__in=actors)
        | Q(programme__in=programmes)
    )
    before = CarryOver.objects.filter(outcome=OuterRef(OuterRef(pk))).order_by().values("from_round")
    return (Q(round=OuterRef(f"{path}round")) | Q(round__in=before)) & about


def _printed(rows: QuerySet[ConflictOfInterest]) -> QuerySet[ConflictOfInterest]:
    return rows.select_related("round", "person", "author", "actor", "programme", "outcome").order_by(
        "ended_at", "-declared_at", "-pk"
    )


def conflicts_of(principal: Principal) -> list[ConflictOfInterest]:
    """Return what a person declared, the ended ones too and last."""
    rows = list(_printed(ConflictOfInterest.objects.filter(person_id=principal.person_id)))
    return [row for row in rows if row.ended_at is None] + [row for row in rows if row.ended_at]


def conflicts_under(principal: Principal) -> QuerySet[ConflictOfInterest]:
    """Return what others declared and holds, in the rounds that a person leads."""
    rows = standing_conflicts().exclude(person_id=principal.person_id)
    if not principal.has(Role.LEAD):
        rows = rows.filter(round__in=principal.rounds_with(Role.LEAD))
    return _printed(rows)


def rounds_to_review(principal: Principal) -> QuerySet[HarvestRound]:
    """Return the rounds that are not closed in which a person reviews or codes, the running ones first."""
    rounds = HarvestRound.objects.exclude(state=RoundState.CLOSED)
    if not principal.has(*WEIGHERS):
        rounds = rounds.filter(pk__in=principal.rounds_with(*WEIGHERS))
    return busiest_first(rounds)


def writers_in(rounds: Iterable[HarvestRound]) -> QuerySet[User]:
    """Return who is in the team of one of these rounds, or wrote in one, and can sign in; by name."""
    keys = [each.pk for each in rounds]
    team = TeamMember.objects.filter(round__in=keys).order_by().values("person")
    authors = Outcome.objects.filter(round__in=keys).order_by().values("author")
    people = User.objects.filter(Q(pk__in=team) | Q(pk__in=authors), is_active=True)
    return people.order_by("name", "pk")


def load_conflicts(outcomes: Collection[Outcome]) -> None:
    """Read `people_in_conflict` of several outcomes in at most four queries, so that asking the policy costs none."""
    keys = [outcome.pk for outcome in outcomes]
    carried = CarryOver.objects.filter(outcome__in=keys).order_by()
    rounds = {outcome.round_id for outcome in outcomes}
    where = Q(round__in=rounds) | Q(round__in=carried.values("from_round"))
    standing = list(standing_conflicts().filter(where).select_related("actor__merged_into"))
    moves = set(carried.values_list("outcome_id", "from_round_id")) if standing else set()
    actors, programmes = defaultdict(set), defaultdict(set)
    if standing:
        for outcome_id, actor_id in _parts(OutcomeActor, keys, "actor_id"):
            actors[outcome_id].add(actor_id)
        for outcome_id, programme_id in _parts(OutcomeProgramme, keys, "programme_id"):
            programmes[outcome_id].add(programme_id)
    for outcome in outcomes:
        outcome.people_in_conflict = frozenset(
            conflict.person_id
            for conflict in standing
            if (conflict.round_id == outcome.round_id or (outcome.pk, conflict.round_id) in moves)
            and (
                conflict.outcome_id == outcome.pk
                or conflict.author_id == outcome.author_id
                or conflict.programme_id in programmes[outcome.pk]
                or _names_of(conflict) & actors[outcome.pk]
            )
        )


def _parts(model: type[Model], keys: Collection[int], column: str) -> QuerySet:
    return model.objects.filter(outcome__in=keys).order_by().values_list("outcome_id", column)


def _names_of(conflict: ConflictOfInterest) -> set[int | None]:
    """Return the keys under which the actor of a conflict stands in records, merged or not."""
    if conflict.actor is None:
        return set()
    kept = conflict.actor.merged_into
    return {conflict.actor_id, conflict.actor.merged_into_id, kept.merged_into_id if kept else None} - {None}
