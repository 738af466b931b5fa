"""The people who write for a round: what they sent, what is with them, and who has said nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q, QuerySet

from harvests.models import HarvestRound, Reply, TeamMember
from harvests.queries.deadlines import deadlines_of
from harvests.queries.replies import replies_of
from outcomes.queries.cockpit import open_questions_in, rows_of
from outcomes.queries.filters import PASSED, SENT_AGAIN, SENT_FIRST, condition_of
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.accounts.queries import absences_of
from wiego_mle.kernel.access import Principal
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter

REMINDER = "reminder"
"""The kind of the letters that a lead writes from the cockpit."""
LONG = 7
"""After how many days a returned text or an open question is worth a reminder."""

SENT = {"submission": [SENT_FIRST, SENT_AGAIN]}
UNSENT = {"state": ["lead", "draft"]}
RETURNED = {"state": ["returned"]}
RETURNED_LONG = {"state": ["returned"], "longer": [str(LONG)]}
OVERDUE = {"deadline": [PASSED]}
_WITH_THEM = {
    "sent": SENT,
    "unsent": UNSENT,
    "returned": RETURNED,
    "returned_long": RETURNED_LONG,
    "overdue": OVERDUE,
}
"""What is counted per person, by the conditions of the list that opens behind the number."""


@dataclass(frozen=True)
class Contributor:
    """Somebody who writes for a round, with how many of their records are where.

    `until` is their own last day; `questions` are those that wait for their answer, `questions_long` those
    among them that have waited for more than a week.
    """

    person: User
    in_team: bool
    until: date
    sent: int = 0
    unsent: int = 0
    returned: int = 0
    returned_long: int = 0
    overdue: int = 0
    questions: int = 0
    questions_long: int = 0
    reply: Reply | None = None
    away_until: date | None = None
    """The last day of an absence that has begun where they are."""

    @property
    def is_silent(self) -> bool:
        """Say whether the team expects something of them, and nothing has come: no outcome and no word."""
        return self.in_team and not self.sent and self.reply is None

    @property
    def can_be_written_to(self) -> bool:
        """Say whether a letter would be read: who can no longer sign in gets none."""
        return self.person.is_active


GROUPS: dict[str, Callable[[Contributor], bool]] = {
    "silent": lambda each: each.is_silent,
    "replied": lambda each: each.reply is not None,
    "overdue": lambda each: bool(each.overdue),
    "returned": lambda each: bool(each.returned_long),
    "questions": lambda each: bool(each.questions_long),
    "unsent": lambda each: bool(each.unsent),
    "all": lambda each: True,
}
"""Whom a lead may want to remind together."""


def contributors_of(principal: Principal, harvest_round: HarvestRound, *, now: datetime) -> list[Contributor]:
    """Return the contributors of the team and whoever else wrote in the round, by name.

    Read in eight queries, however many they are. Records that this person may not read are not counted.
    """
    team = set(
        TeamMember.objects.filter(round=harvest_round, role=Role.CONTRIBUTOR).values_list(
            "person_id", flat=True
        )
    )
    records = _records_by_author(principal, harvest_round, now)
    questions = _questions_by_author(principal, harvest_round, now)
    replies = replies_of(harvest_round)
    people = list(User.objects.filter(pk__in={*team, *records, *replies}).order_by("name", "pk"))
    keys = [person.pk for person in people]
    until, absences = deadlines_of(harvest_round, keys), absences_of(keys)
    return [
        Contributor(
            person=person,
            in_team=person.pk in team,
            until=until[person.pk],
            reply=replies.get(person.pk),
            away_until=_away_until(person, absences.get(person.pk, ()), now),
            **records.get(person.pk, {}),
            **questions.get(person.pk, {}),
        )
        for person in people
    ]


def _away_until(person: User, absences: Sequence[tuple[date, date]], now: datetime) -> date | None:
    today = now.astimezone(ZoneInfo(person.time_zone)).date()
    return max((last for first, last in absences if first <= today <= last), default=None)


def _records_by_author(
    principal: Principal, harvest_round: HarvestRound, now: datetime
) -> Mapping[int, dict[str, int]]:
    counts = {
        name: Count("pk", filter=condition_of(conditions, now=now)) for name, conditions in _WITH_THEM.items()
    }
    rows = rows_of(principal, harvest_round).values("author_id").annotate(**counts)
    return {row.pop("author_id"): row for row in rows}


def _questions_by_author(
    principal: Principal, harvest_round: HarvestRound, now: datetime
) -> Mapping[int, dict[str, int]]:
    rows = (
        open_questions_in(principal, harvest_round)
        .order_by()
        .values("outcome__author_id")
        .annotate(
            questions=Count("pk"),
            questions_long=Count("pk", filter=Q(asked_at__lt=now - timedelta(days=LONG))),
        )
    )
    return {row.pop("outcome__author_id"): row for row in rows}


@dataclass(frozen=True)
class LetterHistory:
    """When somebody was last reminded of a round, and whether their newest letter reached them."""

    reminded_at: datetime | None = None
    last_failed: bool = False


def letter_histories(
    harvest_round: HarvestRound, contributors: Sequence[Contributor]
) -> dict[int, LetterHistory]:
    """Return what is known of earlier letters to these people by their keys, in one query."""
    rows = (
        Letter.objects.filter(to__in=[each.person.pk for each in contributors])
        .order_by()
        .values_list("to_id")
        .annotate(
            reminded=Max("queued_at", filter=Q(kind=REMINDER, round_id=harvest_round.pk)),
            failed=Max("queued_at", filter=Q(state=LetterState.FAILED)),
            reached=Max("queued_at", filter=Q(state=LetterState.SENT)),
        )
    )
    return {
        person: LetterHistory(reminded, bool(failed and (reached is None or failed > reached)))
        for person, reminded, failed, reached in rows
    }


def reminders_of(harvest_round: HarvestRound, key: UUID) -> QuerySet[Letter]:
    """Return the letters that one form of a lead has written, by name."""
    return Letter.objects.filter(
        effect_key__startswith=f"{REMINDER}:{harvest_round.reference}:{key}:", round_id=harvest_round.pk
    ).order_by("to_name", "pk")
