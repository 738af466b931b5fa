"""Whether somebody is free to judge an outcome: not who told us about it, and not who wrote or decided it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from outcomes.models import Outcome, OutcomeMerge, OutcomeVersion, Source
from outcomes.nomination_enums import Closeness
from wiego_mle.accounts.models import User
from wiego_mle.kernel.folding import sort_key

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
    """Who is tied to one outcome: by e-mail address, and by name and organisation."""

    by_address: dict[str, Tie] = field(default_factory=dict)
    by_name: dict[tuple[str, str], Tie] = field(default_factory=dict)

    def of(self, *, name: str, email: str, organisation: str) -> Tie | None:
        """Return what ties somebody to the outcome; None if nothing is known.

        Somebody with the name of a source is taken for it, unless both belong to different organisations.
        """
        if email and (tie := self.by_address.get(email.casefold())):
            return tie
        said = (sort_key(name), sort_key(organisation))
        for (known_name, known_organisation), tie in self.by_name.items():
            if known_name == said[0] and (
                not (known_organisation and said[1]) or known_organisation == said[1]
            ):
                return tie
        return None


def ties_to(outcomes: Collection[int]) -> dict[int, Ties]:
    """Return who is tied to each of these outcomes (by key), in four queries however many there are.

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
            found[pk].by_name[sort_key(name), sort_key(organisation)] = Tie.SOURCE
            if email:
                found[pk].by_address[email.casefold()] = Tie.SOURCE
    people = _people_of(stands_for)
    accounts = User.objects.filter(pk__in={person for person, _tie, _outcome in people}).in_bulk()
    for person, tie, outcome in people:
        for pk in stands_for[outcome]:
            _add(found[pk], accounts[person], tie)
    return {pk: found[pk] for pk in outcomes}


def _people_of(outcomes: Iterable[int]) -> list[tuple[int, Tie, int]]:
    """Return who worked on which outcomes; authors last, so that they are told to be that."""
    versions = OutcomeVersion.objects.filter(outcome__in=outcomes, by__isnull=False).order_by()
    people = [(by, Tie.CONTRIBUTOR, pk) for by, pk in versions.values_list("by_id", "outcome_id").distinct()]
    rows = Outcome.objects.filter(pk__in=outcomes).order_by()
    for pk, author, decided_by in rows.values_list("pk", "author_id", "decided_by_id"):
        if decided_by:
            people.append((decided_by, Tie.CONTRIBUTOR, pk))
        people.append((author, Tie.AUTHOR, pk))
    return people


def _add(ties: Ties, person: User, tie: Tie) -> None:
    ties.by_address[person.email.casefold()] = tie
    ties.by_name[sort_key(person.name), sort_key(_OWN_ORGANISATION)] = tie


def tie_of(nomination, ties: Ties) -> Tie | None:
    """Return why a proposed person is not independent, if so; a declared conflict of interest comes last."""
    person = nomination.substantiator
    if person.erased_at is None:
        tie = ties.of(name=person.name, email=person.email, organisation=person.organisation)
        if tie:
            return tie
    return Tie.DECLARED if nomination.conflict == Closeness.DECLARED else None
