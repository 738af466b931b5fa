"""The calendar of letters of a round: what is planned, in which words, and what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Count, Q, QuerySet
from django.utils import translation

from harvests.calendar import USUAL, Key, Planned
from harvests.enums import LetterFate, LetterKind, RoundState
from harvests.models import HarvestRound, LetterCalendar, LetterPlan, LetterWording, RoundLetter, TeamMember
from harvests.shipped_letters import SHIPPED, Words
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import RoleGrant, User
from wiego_mle.mailing.enums import LetterState


def calendar_of(harvest_round: HarvestRound) -> LetterCalendar:
    """Return the calendar of a round; one that is not stored yet if nobody has touched it."""
    found = LetterCalendar.objects.filter(round=harvest_round).first()
    return found or LetterCalendar(round=harvest_round)


def running_calendars() -> QuerySet[LetterCalendar]:
    """Return the calendars whose letters go, with their rounds."""
    return (
        LetterCalendar.objects.filter(running_since__isnull=False)
        .exclude(round__state=RoundState.PLANNED)
        .select_related("round")
        .order_by("pk")
    )


def plans_of(harvest_round: HarvestRound) -> dict[LetterKind, Planned]:
    """Return what is planned for each kind of letter, the usual where nobody planned otherwise."""
    plans = dict(USUAL)
    for row in LetterPlan.objects.filter(round=harvest_round):
        plans[LetterKind(row.kind)] = Planned(
            row.is_on, tuple(int(day) for day in row.days.split(",") if day)
        )
    return plans


def decided_in(harvest_round: HarvestRound) -> frozenset[Key]:
    """Return which letters of a round were decided about."""
    rows = RoundLetter.objects.filter(round=harvest_round)
    return frozenset(rows.values_list("person_id", "kind", "number", "about_day"))


def roles_in(harvest_round: HarvestRound) -> list[tuple[User, frozenset[str]]]:
    """Return to whom a round writes, each with the roles they hold in it.

    The team says who gets letters. Where it names nobody who leads or reviews, those do who hold the
    role for the whole organisation. Who can no longer sign in gets none.
    """
    held: dict[int, set[str]] = defaultdict(set)
    for person_id, role in TeamMember.objects.filter(round=harvest_round).values_list("person_id", "role"):
        held[person_id].add(role)
    present = set().union(*held.values()) if held else set()
    lacking = [Role.LEAD] if Role.LEAD not in present else []
    lacking += [Role.REVIEWER] if not {Role.LEAD, Role.REVIEWER} & present else []
    if lacking:
        for person_id, role in RoleGrant.objects.filter(role__in=lacking).values_list("person_id", "role"):
            held[person_id].add(role)
    people = User.objects.filter(pk__in=held, is_active=True).order_by("name", "pk")
    return [(person, frozenset(held[person.pk])) for person in people]


def wordings_of(harvest_round: HarvestRound) -> dict[tuple[str, str], LetterWording]:
    """Return the words written for a round, by kind and language."""
    return {(row.kind, row.language): row for row in LetterWording.objects.filter(round=harvest_round)}


def shipped_words(kind: LetterKind | str, language: str) -> Words:
    """Return the words that come with the application, in a language."""
    with translation.override(language):
        words = SHIPPED[LetterKind(kind)]
        return Words(str(words.subject), str(words.body))


def fates_by_kind(harvest_round: HarvestRound) -> dict[str, dict[str, int]]:
    """Return per kind of letter how many were written, went, wait, are held or were left out, in one query."""
    went = Q(letter__state=LetterState.SENT)
    rows = (
        RoundLetter.objects.filter(round=harvest_round)
        .order_by()
        .values("kind")
        .annotate(
            sent=Count("pk", filter=went),
            waiting=Count("pk", filter=Q(letter__state__in=(LetterState.QUEUED, LetterState.HELD))),
            troubled=Count("pk", filter=Q(letter__state__in=(LetterState.SENDING, LetterState.FAILED))),
            dropped=Count("pk", filter=Q(letter__state=LetterState.LEFT)),
            superseded=Count("pk", filter=Q(fate=LetterFate.SUPERSEDED)),
            done=Count("pk", filter=Q(fate=LetterFate.DONE)),
            nothing=Count("pk", filter=Q(fate=LetterFate.NOTHING)),
        )
    )
    return {row.pop("kind"): row for row in rows}


def open_letters_of(harvest_round: HarvestRound, person_ids: Collection[int] | None = None):
    """Return the letters of a round that were written and have not been taken yet."""
    rows = RoundLetter.objects.filter(
        round=harvest_round,
        fate=LetterFate.WRITTEN,
        letter__state__in=(LetterState.QUEUED, LetterState.HELD),
    )
    return rows if person_ids is None else rows.filter(person__in=person_ids)
