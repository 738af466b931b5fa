"""The substantiation of a round for its lead: which outcomes, with whom, how far, and what waits to be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import Count, F, Q, QuerySet

from harvests.models import HarvestRound, SubstantiationPlan
from harvests.queries.substantiation import plan_of
from outcomes.batching import Batch, Candidate, batches
from outcomes.enums import OutcomeState
from outcomes.models import (
    AskedOutcome,
    Judgement,
    Nomination,
    Outcome,
    Resolution,
    SubstantiationRequest,
    Substantiator,
    SuggestedPerson,
)
from outcomes.nomination_enums import NominationState
from outcomes.queries.independence import Tie
from outcomes.queries.nominations import ties_of_nominations
from outcomes.queries.requests import letters_of
from outcomes.queries.selections import accepted_in, selected_in
from outcomes.queries.substantiators import load_of
from outcomes.request_enums import WAITING, WITH_ANSWER, Judged, JudgedPart, RequestState
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.queries import DOUBTFUL, shown_state

COUNTED = (*WAITING, *WITH_ANSWER)
"""States of a request in which its outcomes count as asked about: an answer is there or still hoped for."""


def differs(judgement: Judgement) -> bool:
    """Say whether an answer leaves something to be decided: it agrees only partly, disagrees, or corrects the text."""
    said = {getattr(judgement, f"{part.value}_judgement") for part in JudgedPart}
    return bool(said & {Judged.PARTLY, Judged.DISAGREE} or judgement.corrected_statement)


@dataclass
class AskedAbout:
    """A selected outcome with everybody who was proposed for it and everything that was asked about it."""

    outcome: Outcome
    nominations: list[Nomination] = field(default_factory=list)
    asked: list[AskedOutcome] = field(default_factory=list)

    @property
    def can_be_asked_about(self) -> bool:
        """Say whether it is accepted still, so that people can be asked about it."""
        return self.outcome.state == OutcomeState.ACCEPTED

    @property
    def answered(self) -> int:
        """Return how many people have answered."""
        return sum(1 for each in self.asked if each.answers)

    @property
    def counted(self) -> int:
        """Return from how many people an answer is there or still hoped for."""
        return sum(1 for each in self.asked if self.counts(each))

    @property
    def differed_at(self) -> datetime | None:
        """Return when somebody last did not fully agree or wrote another text; None if nobody did."""
        judgements = [each.judgement for each in self.asked if each.answers]
        return max((each.answered_at for each in judgements if differs(each)), default=None)

    @staticmethod
    def counts(asked: AskedOutcome) -> bool:
        """Say whether an answer is there, or still hoped for."""
        return bool(asked.answers) or (asked.ended_at is None and asked.request.state in COUNTED)

    def asked_of(self, person_id: int) -> AskedOutcome | None:
        """Return what somebody was asked about it last; None if nothing."""
        mine = [each for each in self.asked if each.substantiator_id == person_id]
        return max(mine, key=lambda each: (each.ended_at is None, each.pk), default=None)

    def was_asked(self, person_id: int) -> bool:
        """Say whether somebody was asked about it, and cannot be asked a second time."""
        return any(each.substantiator_id == person_id and each.ended_at is None for each in self.asked)


class Asking:
    """What the lead of a round sees of its substantiation; read in a number of queries that does not grow."""

    def __init__(self, harvest_round: HarvestRound, *, now: datetime):
        self.round = harvest_round
        self.now = now

    @cached_property
    def plan(self) -> SubstantiationPlan:
        """How the round asks."""
        return plan_of(self.round)

    @cached_property
    def outcomes(self) -> list[AskedAbout]:
        """The selected outcomes, those of a round that was asked about besides, each with its people."""
        rows = selected_in(self.round).only(
            "reference", "title", "withheld", "state", "confidentiality", "public_text", "round", "author"
        )
        found = {each.pk: AskedAbout(each) for each in rows}
        for nomination in (
            Nomination.objects.filter(outcome__in=found).select_related("substantiator").order_by("pk")
        ):
            nomination.outcome = found[nomination.outcome_id].outcome
            found[nomination.outcome_id].nominations.append(nomination)
        for asked in (
            AskedOutcome.objects.filter(outcome__in=found)
            .select_related("request", "substantiator", "judgement")
            .order_by("request__asked_at", "pk")
        ):
            found[asked.outcome_id].asked.append(asked)
        return list(found.values())

    @cached_property
    def to_resolve(self) -> set[int]:
        """The keys of outcomes about which people outside differ, and nobody has decided since what follows."""
        differed = {one.outcome.pk: when for one in self.outcomes if (when := one.differed_at)}
        standing = Resolution.objects.filter(outcome__in=differed, ended_at__isnull=True)
        decided = dict(standing.values_list("outcome_id", "at"))
        return {pk for pk, when in differed.items() if pk not in decided or decided[pk] < when}

    @cached_property
    def accepted(self) -> int:
        """How many outcomes of the round are accepted."""
        return accepted_in(self.round).count()

    @cached_property
    def ties(self) -> Mapping[int, Tie | None]:
        """What keeps proposed people from judging independently, by the key of the nomination."""
        return ties_of_nominations([each for one in self.outcomes for each in one.nominations])

    @cached_property
    def load(self) -> Mapping[int, int]:
        """About how many outcomes the people of the round were asked in all rounds."""
        people = {each.substantiator_id for one in self.outcomes for each in one.nominations}
        return load_of(people | {each.substantiator_id for one in self.outcomes for each in one.asked})

    def may_be_asked(self, nomination: Nomination) -> bool:
        """Say whether a proposed person was approved, is independent as far as is known, and is not erased."""
        return (
            nomination.state == NominationState.APPROVED
            and nomination.substantiator.erased_at is None
            and self.ties[nomination.pk] in (None, Tie.DECLARED)
        )

    def free_people(self, one: AskedAbout) -> list[Nomination]:
        """Return who can be asked about an outcome and was not asked about it yet."""
        return [
            each
            for each in one.nominations
            if self.may_be_asked(each) and not one.was_asked(each.substantiator_id)
        ]

    def wanted(self, one: AskedAbout) -> int:
        """Return how many people are still wanted for an outcome."""
        return max(0, self.plan.people_per_outcome - one.counted) if one.can_be_asked_about else 0

    def lacking(self, one: AskedAbout) -> int:
        """Return how many people are wanted for an outcome and not even proposed and approved."""
        return max(0, self.wanted(one) - len(self.free_people(one)))

    @cached_property
    def batches(self) -> list[Batch]:
        """The letters that could go now: who is asked about what; keys of people and of outcomes."""
        candidates = [
            Candidate(each.substantiator_id, each.outcome_id, each.relation, each.channel)
            for one in self.outcomes
            for each in self.free_people(one)
        ]
        return batches(
            candidates,
            wanted={one.outcome.pk: self.wanted(one) for one in self.outcomes},
            load=self.load,
            heard={one.outcome.pk: self._heard(one) for one in self.outcomes},
            most=self.plan.most_per_letter,
        )

    def _heard(self, one: AskedAbout) -> set[str]:
        """Return which relations have a voice about an outcome, or will have one."""
        counted = {each.substantiator_id for each in one.asked if one.counts(each)}
        return {each.relation for each in one.nominations if each.substantiator_id in counted}

    @cached_property
    def requests(self) -> list[SubstantiationRequest]:
        """Every request of the round, the latest first."""
        return list(requests_in(self.round))

    @cached_property
    def unsent(self) -> list[SubstantiationRequest]:
        """The requests that are prepared and of which no letter was written yet."""
        return [each for each in self.requests if each.state == RequestState.UNSENT and not each.sendings]

    @cached_property
    def undelivered(self) -> list[tuple[SubstantiationRequest, str]]:
        """The waiting requests whose last letter failed or of which nobody knows whether it went."""
        waiting = [each for each in self.requests if each.state in WAITING and each.sendings]
        letters = letters_of(waiting) if waiting else {}
        found = []
        for request in waiting:
            written = letters.get(request.reference)
            state = shown_state(written[-1], self.now) if written else ""
            if state in (LetterState.FAILED, DOUBTFUL):
                found.append((request, state))
        return found

    @cached_property
    def to_check(self) -> int:
        """How many proposals of the round wait for a reviewer."""
        return Nomination.objects.filter(outcome__round=self.round, state=NominationState.PROPOSED).count()

    @cached_property
    def suggestions(self) -> list[SuggestedPerson]:
        """Whom people outside named to be asked instead, and nobody has settled."""
        return list(suggestions_in(self.round))

    def people(self) -> list[PersonLine]:
        """Return who was proposed and approved for the selected outcomes or asked about them, by name."""
        lines: dict[int, PersonLine] = {}

        def line(person: Substantiator) -> PersonLine:
            return lines.setdefault(person.pk, PersonLine(person, self.load.get(person.pk, 0)))

        for one in self.outcomes:
            for nomination in one.nominations:
                if self.may_be_asked(nomination):
                    line(nomination.substantiator).proposed += 1
            for asked in one.asked:
                if one.counts(asked):
                    mine = line(asked.substantiator)
                    mine.asked += 1
                    mine.answered += bool(asked.answers)
        return sorted(lines.values(), key=lambda each: (each.person.shown_name.casefold(), each.person.pk))

    def funnel(self) -> dict[str, int]:
        """Return how many outcomes are accepted, selected, have somebody to ask, are asked about and answered."""
        ones: Sequence[AskedAbout] = self.outcomes
        return {
            "accepted": self.accepted,
            "selected": len(ones),
            "with_people": sum(1 for one in ones if one.counted or self.free_people(one)),
            "asked": sum(1 for one in ones if one.counted),
            "answered": sum(1 for one in ones if one.answered),
        }


@dataclass
class PersonLine:
    """Somebody with what they do in this round and how much they were asked in all."""

    person: Substantiator
    load: int
    proposed: int = 0
    asked: int = 0
    answered: int = 0


def requests_in(harvest_round: HarvestRound) -> QuerySet[SubstantiationRequest]:
    """Return the requests of a round, the latest first, with the person asked."""
    return (
        SubstantiationRequest.objects.filter(round=harvest_round)
        .select_related("round__substantiation_plan", "substantiator", "asked_by")
        .order_by("-asked_at", "-pk")
    )


def suggestions_in(harvest_round: HarvestRound) -> QuerySet[SuggestedPerson]:
    """Return whom people outside named in a round and nobody has settled, the oldest first.

    `number` counts them within their request, settled ones too, so that it stays the same.
    """
    earlier = Q(request__suggested__pk__lte=F("pk"))
    return (
        SuggestedPerson.objects.filter(request__round=harvest_round, settled_at__isnull=True)
        .annotate(number=Count("request__suggested", filter=earlier))
        .select_related("request__substantiator", "request__round")
        .order_by("at", "pk")
    )
