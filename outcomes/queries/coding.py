"""Coding: what a round codes, who codes in it, what waits for a coder, and what they said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from harvests.codebook import Book, BookDimension
from harvests.enums import CodingNeed
from harvests.models import CodebookVersion, HarvestRound, TeamMember
from harvests.queries.teams import people_around
from outcomes.enums import CodingPurpose, CodingState, TwiceRule
from outcomes.enums import OutcomeState as S
from outcomes.models import Coding, CodingPlan, Outcome, Vote
from outcomes.policy import CODERS, RUNNING
from outcomes.queries.interests import in_conflict_of
from outcomes.queries.outcomes import in_rounds_of, visible_to
from outcomes.selecting.lots import how_many, in_order_of_lot
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal


@dataclass(frozen=True)
class Asked:
    """A dimension that a round codes, and whether coders must answer it."""

    dimension: BookDimension
    is_needed: bool

    @property
    def key(self) -> str:
        """Return the key of the dimension."""
        return self.dimension.key


def asked_dimensions(harvest_round: HarvestRound) -> list[Asked]:
    """Return what the coders of a round are asked, in the order of its codebook version; two queries.

    Nothing where no version was chosen for the round.
    """
    if harvest_round.codebook is None:
        return []
    own = dict(harvest_round.coded_dimensions.values_list("dimension__key", "need"))
    asked = []
    for dimension in Book.of(harvest_round.codebook.content).dimensions:
        need = CodingNeed(own.get(dimension.key, dimension.need))
        if need != CodingNeed.OFF and dimension.codes:
            asked.append(Asked(dimension, need == CodingNeed.CODING))
    return asked


def needs_of(
    harvest_round: HarvestRound, book: CodebookVersion | None
) -> list[tuple[BookDimension, CodingNeed]]:
    """Return the dimensions of a version with whether the round codes each, also those it leaves out."""
    if book is None:
        return []
    own = dict(harvest_round.coded_dimensions.values_list("dimension__key", "need"))
    return [
        (each, CodingNeed(own.get(each.key, each.need)))
        for each in Book.of(book.content).dimensions
        if each.codes
    ]


@dataclass(frozen=True)
class Progress:
    """How far the coding of a round is: outcomes that are coded, and codings that are done."""

    outcomes: int
    complete: int
    codings: int
    done: int
    twice: int


def progress_of(harvest_round: HarvestRound) -> Progress:
    """Return how far the coding of a round is, in one query."""
    per_outcome = (
        Coding.objects.filter(outcome__round=harvest_round, purpose=CodingPurpose.COUNTED)
        .order_by()
        .values_list("outcome")
        .annotate(all=Count("pk"), done=Count("pk", filter=Q(state=CodingState.DONE)))
    )
    rows = list(per_outcome)
    return Progress(
        outcomes=len(rows),
        complete=sum(all_ == done for _pk, all_, done in rows),
        codings=sum(all_ for _pk, all_, _done in rows),
        done=sum(done for _pk, _all, done in rows),
        twice=sum(all_ > 1 for _pk, all_, _done in rows),
    )


def practice_figures(harvest_round: HarvestRound) -> dict[str, int]:
    """Return how many reference and trial codings a round has and how many of each are done; one query."""
    rows = Coding.objects.filter(outcome__round=harvest_round).order_by()
    is_reference, is_trial = Q(purpose=CodingPurpose.REFERENCE), Q(purpose=CodingPurpose.TRIAL)
    is_done = Q(state=CodingState.DONE)
    return rows.aggregate(
        references=Count("pk", filter=is_reference),
        references_done=Count("pk", filter=is_reference & is_done),
        trials=Count("pk", filter=is_trial),
        trials_done=Count("pk", filter=is_trial & is_done),
    )


def plan_of(harvest_round: HarvestRound) -> CodingPlan | None:
    """Return how a round is coded, or None where nobody has said so yet."""
    return CodingPlan.objects.filter(round=harvest_round).select_related("programme", "made_by").first()


@dataclass(frozen=True)
class Coder:
    """Somebody who codes in a round, with what they have to do there and the programmes they are there for."""

    person: User
    principal: Principal
    open: int
    done: int
    is_coder: bool
    programmes: frozenset[int]


def coders_in(round_id: int) -> list[Coder]:
    """Return who codes or leads in a round, by name, with how much each has; five queries."""
    rows = Coding.objects.filter(outcome__round=round_id, purpose=CodingPurpose.COUNTED).order_by()
    counts = {
        person: (open_, done)
        for person, open_, done in rows.values_list("coder_id").annotate(
            open=Count("pk", filter=Q(state=CodingState.OPEN)),
            done=Count("pk", filter=Q(state=CodingState.DONE)),
        )
    }
    named: dict[int, set[int]] = {}
    roles = TeamMember.objects.filter(round=round_id, role=Role.CODER, programmes__isnull=False)
    for person_id, programme_id in roles.order_by().values_list("person_id", "programmes"):
        named.setdefault(person_id, set()).add(programme_id)
    return [
        Coder(
            person,
            principal,
            *counts.get(person.pk, (0, 0)),
            is_coder=principal.has(Role.CODER, round_id=round_id),
            programmes=frozenset(named.get(person.pk, ())),
        )
        for person, principal in people_around(round_id)
        if principal.has(*CODERS, round_id=round_id)
    ]


def to_code(principal: Principal) -> QuerySet[Coding]:
    """Return the codings that wait for a person, practice first; says the same as the policy of CODE."""
    readable = visible_to(principal, Outcome.objects.filter(state=S.ACCEPTED, round__state__in=RUNNING))
    readable = readable.filter(in_rounds_of(principal, *CODERS)).exclude(in_conflict_of(principal.person_id))
    own_text = Q(outcome__author=F("coder"), purpose=CodingPurpose.COUNTED)
    practice_first = Case(When(purpose=CodingPurpose.COUNTED, then=Value(1)), default=Value(0))
    return (
        Coding.objects.filter(coder_id=principal.person_id, outcome__in=readable.order_by().values("pk"))
        .exclude(own_text)
        .order_by(practice_first, "given_at", "pk")
    )


def open_by_round(principal: Principal) -> list[tuple[HarvestRound, int, int]]:
    """Return the rounds in which a person codes, each with how many are open and how many done."""
    figures = {
        pk: (open_, done)
        for pk, open_, done in to_code(principal)
        .order_by()
        .values_list("outcome__round")
        .annotate(
            open=Count("pk", filter=Q(state=CodingState.OPEN)),
            done=Count("pk", filter=Q(state=CodingState.DONE)),
        )
    }
    rounds = HarvestRound.objects.filter(pk__in=figures).order_by("-covers_from", "-pk")
    return [(each, *figures[each.pk]) for each in rounds]


@dataclass(frozen=True)
class CodingQueue:
    """The codings of one person in one round: the keys of the outcomes in their order, and which are done."""

    references: tuple[str, ...]
    done: frozenset[str]

    def __len__(self) -> int:
        return len(self.references)

    def position(self, reference: str) -> int:
        """Return the place of a reference, counted from one."""
        return self.references.index(reference) + 1

    def beside(self, reference: str, step: int) -> str | None:
        """Return the reference so many places on, or None beyond the ends."""
        place = self.references.index(reference) + step
        return self.references[place] if 0 <= place < len(self.references) else None

    def next_open(self, reference: str = "") -> str | None:
        """Return the next that is not done after a reference, beginning again at the front; None at the end."""
        start = self.references.index(reference) + 1 if reference in self.references else 0
        around = self.references[start:] + self.references[:start]
        return next((each for each in around if each != reference and each not in self.done), None)


def coding_queue(principal: Principal, harvest_round: HarvestRound, *, practice: bool) -> CodingQueue:
    """Return what a person codes in a round, either what counts or what is practice; one query."""
    purposes = (CodingPurpose.TRIAL, CodingPurpose.REFERENCE) if practice else (CodingPurpose.COUNTED,)
    rows = to_code(principal).filter(outcome__round=harvest_round, purpose__in=purposes)
    found = list(rows.values_list("outcome__reference", "state"))
    return CodingQueue(
        tuple(reference for reference, _state in found),
        frozenset(reference for reference, state in found if state == CodingState.DONE),
    )


def practice_is_open(principal: Principal, harvest_round: HarvestRound) -> bool:
    """Say whether a person still has practice to do before they code what counts."""
    rows = to_code(principal).filter(outcome__round=harvest_round, purpose=CodingPurpose.TRIAL)
    return rows.filter(state=CodingState.OPEN).exists()


def printed_codings(rows: QuerySet[Coding]) -> QuerySet[Coding]:
    """Return codings with what a list prints of their outcomes."""
    return rows.select_related("outcome__round").only(
        "purpose",
        "state",
        "done_at",
        "outcome_version",
        "outcome__reference",
        "outcome__title",
        "outcome__withheld",
        "outcome__version",
        "outcome__confidentiality",
        "outcome__round__reference",
        "outcome__round__name",
    )


def current_votes(codings: Iterable[Coding]) -> dict[int, dict[str, Vote]]:
    """Return what stands of some codings, by coding and dimension, with the codes loaded; two queries."""
    found: dict[int, dict[str, Vote]] = {}
    rows = Vote.objects.filter(coding__in=[each.pk for each in codings], is_current=True)
    for vote in rows.select_related("dimension").prefetch_related("codes").order_by("pk"):
        found.setdefault(vote.coding_id, {})[vote.dimension.key] = vote
    return found


def without_coding(harvest_round: HarvestRound) -> QuerySet[Outcome]:
    """Return the accepted outcomes of a round that nobody codes yet."""
    rows = Coding.objects.filter(outcome=OuterRef("pk")).exclude(purpose=CodingPurpose.TRIAL)
    return Outcome.objects.filter(round=harvest_round, state=S.ACCEPTED).exclude(Exists(rows))


def lot_of(plan: CodingPlan, outcomes: Sequence[Outcome]) -> set[str]:
    """Return the references of those outcomes that a plan has coded by several people."""
    names = [each.reference for each in outcomes]
    if plan.twice == TwiceRule.ALL:
        return set(names)
    if plan.twice == TwiceRule.SHARE:
        return set(in_order_of_lot(names, plan.seed)[: how_many(len(names), percent=plan.percent)])
    if plan.twice == TwiceRule.PROGRAMME:
        rows = Outcome.objects.filter(reference__in=names, programme_parts__programme=plan.programme_id)
        return set(rows.values_list("reference", flat=True))
    return set()
