"""What is unsettled in a round before it goes on, as a list of checks.

A check is data: what it is called, which outcomes it lists, and which steps it refuses while it lists some
that the lead has neither settled nor left with a reason. Another kind of work adds its check to `CHECKS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy

from harvests.enums import RoundState
from harvests.models import HarvestRound
from outcomes.enums import OutcomeState as S
from outcomes.enums import QuestionState
from outcomes.models import LeftInRound, Outcome, Question
from outcomes.policy import RUNNING, UNDER_WAY
from outcomes.queries.coded import open_codings, unsettled_votes
from outcomes.queries.coding import asked_dimensions
from outcomes.queries.funnel import UNANSWERED, unanswered


@dataclass(frozen=True)
class Check:
    """One thing to look at before a round goes on.

    `lists` is the condition of the outcomes it lists. `refuses` names the steps that it refuses, `told`
    those before which it is only told. `left_by` names the checks whose reason counts for this one too.
    Where an outcome `may_not_be_left`, the sentence says why not; accepted ones cannot be carried over.
    `address` is what the list (`page`) is asked for, besides the round, to show the same rows; a page that
    `is_of_round` has the round in its path.
    """

    key: str
    label: object
    hint: object
    counted: Callable
    lists: Callable[[HarvestRound], Q]
    refuses: frozenset[str]
    told: frozenset[str] = frozenset()
    left_by: tuple[str, ...] = ()
    may_not_be_left: object = ""
    can_be_carried: bool = True
    address: tuple[tuple[str, str], ...] = ()
    page: str = "outcomes:list"
    is_of_round: bool = False
    page_label: object = _("See them in the list of outcomes")

    def sentence(self, number: int) -> str:
        """Return how many there are, in words."""
        return self.counted % {"number": number}


def _has_questions(_round: HarvestRound) -> Q:
    waiting = Question.objects.filter(outcome=OuterRef("pk")).exclude(state=QuestionState.SETTLED)
    return Q(Exists(waiting), state__in=UNDER_WAY)


def _has_open_codings(_round: HarvestRound) -> Q:
    return Q(Exists(open_codings("pk")), state=S.ACCEPTED)


def _has_differences(harvest_round: HarvestRound) -> Q:
    """Return the condition that everybody has coded an outcome, and a dimension that is needed has no code yet."""
    needed = [each.key for each in asked_dimensions(harvest_round) if each.is_needed]
    votes = unsettled_votes("pk").filter(dimension__key__in=needed)
    return Q(Exists(votes), ~Exists(open_codings("pk")), state=S.ACCEPTED)


_ENDINGS = frozenset({"analyse", "close"})

CHECKS: tuple[Check, ...] = (
    Check(
        "undecided",
        _("Sent and not decided"),
        _("Each was sent by somebody who waits for an answer: accept, return or set it aside."),
        ngettext_lazy(
            "%(number)d outcome still waits for a decision",
            "%(number)d outcomes still wait for a decision",
            "number",
        ),
        lambda _round: Q(state=S.SUBMITTED),
        refuses=_ENDINGS,
        may_not_be_left=_(
            "What was sent is decided or carried over to a later round; it is not left without an answer."
        ),
        page="outcomes:review-queue",
        page_label=_("Decide now"),
    ),
    Check(
        "returned",
        _("Returned and not sent again"),
        _("Their authors were asked to change or add something and have not answered."),
        ngettext_lazy(
            "%(number)d outcome was returned and not sent again",
            "%(number)d outcomes were returned and not sent again",
            "number",
        ),
        lambda _round: Q(state=S.RETURNED),
        refuses=_ENDINGS,
        address=(("state", S.RETURNED.value),),
    ),
    Check(
        "unfinished",
        _("Drafts and leads"),
        _("They were begun and never sent. A later round can take them as they are."),
        ngettext_lazy(
            "%(number)d draft or lead is unfinished", "%(number)d drafts or leads are unfinished", "number"
        ),
        lambda _round: Q(state__in=(S.DRAFT, S.LEAD)),
        refuses=_ENDINGS,
        told=frozenset({"review"}),
        address=(("state", S.LEAD.value), ("state", S.DRAFT.value)),
    ),
    Check(
        "questions",
        _("Questions not settled"),
        _("Somebody asked and was not answered, or the answer was not looked at."),
        ngettext_lazy(
            "%(number)d outcome has questions that are not settled",
            "%(number)d outcomes have questions that are not settled",
            "number",
        ),
        _has_questions,
        page="",
        refuses=_ENDINGS,
        told=frozenset({"review"}),
        left_by=("returned", "unfinished"),
    ),
    Check(
        "unanswered",
        _("Asked outside and not answered"),
        _(
            "People outside were asked about them and can still answer. Once the round is closed their links end."
        ),
        ngettext_lazy(
            "an answer from outside is waited for about %(number)d outcome",
            "answers from outside are waited for about %(number)d outcomes",
            "number",
        ),
        lambda _round: unanswered(),
        refuses=frozenset({"close"}),
        told=frozenset({"analyse"}),
        can_be_carried=False,
        address=(("outside", UNANSWERED),),
    ),
    Check(
        "uncoded",
        _("Given to coders and not coded"),
        _("Somebody was asked to code them and has not finished, so no code of theirs counts yet."),
        ngettext_lazy(
            "%(number)d outcome is not coded by everybody who was asked to",
            "%(number)d outcomes are not coded by everybody who was asked to",
            "number",
        ),
        _has_open_codings,
        refuses=frozenset({"close"}),
        can_be_carried=False,
        page="rounds:coding",
        is_of_round=True,
        page_label=_("See who codes what"),
    ),
    Check(
        "differences",
        _("Coded and not settled"),
        _(
            "Coders differ or were unsure where this round needs a code. Until somebody settles it, no code counts."
        ),
        ngettext_lazy(
            "coders differ about %(number)d outcome, and nobody settled it",
            "coders differ about %(number)d outcomes, and nobody settled it",
            "number",
        ),
        _has_differences,
        refuses=frozenset({"close"}),
        can_be_carried=False,
        page="rounds:coding-differences",
        is_of_round=True,
        page_label=_("Settle them now"),
    ),
)
_BY_KEY = {check.key: check for check in CHECKS}


@dataclass(frozen=True)
class Found:
    """What a check finds in a round: how many wait, and how many were left with a reason."""

    check: Check
    waiting: int
    left: int

    @property
    def is_settled(self) -> bool:
        """Say whether nothing waits any more."""
        return not self.waiting


def check_named(key: str) -> Check | None:
    """Return the check with a key, or None."""
    return _BY_KEY.get(key)


def _is_left(check: Check, harvest_round: HarvestRound) -> Exists:
    return Exists(
        LeftInRound.objects.filter(
            round=harvest_round,
            outcome=OuterRef("pk"),
            kind__in=(check.key, *check.left_by),
            ended_at__isnull=True,
        )
    )


def listed_in(harvest_round: HarvestRound, check: Check) -> QuerySet[Outcome]:
    """Return the outcomes about which a lead can still say something: in a closed round also those left."""
    if harvest_round.state in RUNNING:
        return waiting(check, harvest_round)
    return Outcome.objects.filter(check.lists(harvest_round), round=harvest_round).order_by("reference", "pk")


def waiting(check: Check, harvest_round: HarvestRound) -> QuerySet[Outcome]:
    """Return the outcomes that a check lists and that nobody left with a reason, whoever may see them."""
    rows = Outcome.objects.filter(check.lists(harvest_round), round=harvest_round)
    return rows.filter(~_is_left(check, harvest_round)).order_by("reference", "pk")


def left(check: Check, harvest_round: HarvestRound) -> QuerySet[LeftInRound]:
    """Return what was left with a reason and is still listed by the check."""
    listed = Outcome.objects.filter(check.lists(harvest_round), round=harvest_round)
    return (
        LeftInRound.objects.filter(
            round=harvest_round, kind=check.key, ended_at__isnull=True, outcome__in=listed.values("pk")
        )
        .select_related("outcome", "by")
        .order_by("outcome__reference", "pk")
    )


def found_in(harvest_round: HarvestRound, step: str = "") -> list[Found]:
    """Return what every check finds, or those that speak before a step; one query for each."""
    return [
        _found(check, harvest_round)
        for check in CHECKS
        if not step or step in check.refuses or step in check.told
    ]


def _found(check: Check, harvest_round: HarvestRound) -> Found:
    rows = Outcome.objects.filter(check.lists(harvest_round), round=harvest_round)
    is_left = _is_left(check, harvest_round)
    numbers = rows.order_by().aggregate(
        waiting=Count("pk", filter=Q(~is_left)), left=Count("pk", filter=Q(is_left))
    )
    return Found(check, **numbers)


def refusals(harvest_round: HarvestRound, step: str) -> list[str]:
    """Return what stands against a step, one sentence for each check."""
    return [
        found.check.sentence(found.waiting)
        for found in found_in(harvest_round, step)
        if step in found.check.refuses and found.waiting
    ]


def has_checks(step: str) -> bool:
    """Say whether any check refuses a step or is told before it."""
    return any(step in check.refuses or step in check.told for check in CHECKS)


def later_rounds(harvest_round: HarvestRound) -> QuerySet[HarvestRound]:
    """Return the open rounds that may take what is unfinished in a round, the next one first."""
    return (
        HarvestRound.objects.filter(state=RoundState.OPEN, covers_to__gte=harvest_round.covers_to)
        .exclude(pk=harvest_round.pk)
        .order_by("covers_to", "pk")
    )


def refused_because(sentences: list[str]) -> str:
    """Return why a step is refused, as one text."""
    return ngettext(
        "%(list)s. Settle it first, or say why the round goes on without it.",
        "%(list)s. Settle them first, or say why the round goes on without them.",
        len(sentences),
    ) % {"list": "; ".join(sentences)}
