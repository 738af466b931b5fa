"""Whether somebody is free to judge an outcome: not who told us about it, and not who wrote or decided it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from outcomes.independence import Known
from outcomes.models import Nomination, Outcome, OutcomeMerge, OutcomeVersion, Source, Substantiator
from outcomes.nomination_enums import Closeness
from wiego_mle.accounts.models import User

_OWN_ORGANISATION = "WIEGO"
"""To which those who work in this application belong, so that a namesake elsewhere is not taken for them."""


class Tie(StrEnum):
    """What somebody is to an outcome that keeps them from judging it independently."""

    SOURCE = "source"
    AUTHOR = "author"
    CONTRIBUTOR = "contributor"
    DECLARED = "declared"

    @property
    def words(self) -> str:
        """Return it as a sentence for whoever proposes or checks, in the active language."""
        return {
            Tie.SOURCE: _(
                "This person told us about this outcome, so they cannot confirm it independently. "
                "Propose somebody else."
            ),
            Tie.AUTHOR: _(
                "This person wrote this outcome, so they cannot confirm it independently. Propose somebody else."
            ),
            Tie.CONTRIBUTOR: _(
                "This person worked on the text of this outcome, so they cannot confirm it independently. "
                "Propose somebody else."
            ),
            Tie.DECLARED: _("A conflict of interest was declared for this person."),
        }[self]


@dataclass
class Ties:
    """Who is tied to one outcome."""

    people: list[tuple[Known, Tie]] = field(default_factory=list)

    def of(self, person: Known) -> Tie | None:
        """Return what ties somebody to the outcome; None if nothing is known. Answers are counted by the same rule."""
        return next((tie for known, tie in self.people if person.is_same_as(known)), None)


def ties_to(outcomes: Collection[int]) -> dict[int, Ties]:
    """Return who is tied to each of these outcomes (by key), in five queries however many there are.

    Who told of a report that was merged into an outcome told of the same change, and counts as its source.
    """
    found: dict[int, Ties] = defaultdict(Ties)
    stands_for = {pk: [pk] for pk in outcomes}
    merges = OutcomeMerge.objects.filter(kept__in=outcomes, ended_at__isnull=True)
    for merged, kept in merges.values_list("merged_id", "kept_id"):
        stands_for.setdefault(merged, []).append(kept)
    for outcome, name, organisation, email in Source.objects.filter(
        outcome__in=stands_for, erased_at__isnull=True
    ).values_list("outcome_id", "name", "organisation", "email"):
        for pk in stands_for[outcome]:
            found[pk].people.append((Known(name, organisation, email), Tie.SOURCE))
    people = _people_of(stands_for)
    accounts = User.objects.filter(pk__in={person for person, _tie, _outcome in people}).in_bulk()
    for person, tie, outcome in people:
        for pk in stands_for[outcome]:
            known = Known(accounts[person].name, _OWN_ORGANISATION, accounts[person].email)
            found[pk].people.append((known, tie))
    return {pk: found[pk] for pk in outcomes}


def _people_of(outcomes: Iterable[int]) -> list[tuple[int, Tie, int]]:
    """Return who worked on which outcomes; authors first, so that they are told to be that."""
    rows = list(
        Outcome.objects.filter(pk__in=outcomes).order_by().values_list("pk", "author_id", "decided_by_id")
    )
    people = [(author, Tie.AUTHOR, pk) for pk, author, _decided_by in rows]
    people += [(decided_by, Tie.CONTRIBUTOR, pk) for pk, _author, decided_by in rows if decided_by]
    versions = OutcomeVersion.objects.filter(outcome__in=outcomes, by__isnull=False).order_by()
    return people + [
        (by, Tie.CONTRIBUTOR, pk) for by, pk in versions.values_list("by_id", "outcome_id").distinct()
    ]


def tie_of(nomination: Nomination, ties: Ties) -> Tie | None:
    """Return why a proposed person is not independent, if so; a declared conflict of interest comes last."""
    person = nomination.substantiator
    if person.erased_at is None:
        tie = ties.of(known_of(person))
        if tie:
            return tie
    return Tie.DECLARED if nomination.conflict == Closeness.DECLARED else None


def known_of(person: Substantiator) -> Known:
    """Return what is known of a person outside, to be compared."""
    return Known(person.name, person.organisation, person.email)
