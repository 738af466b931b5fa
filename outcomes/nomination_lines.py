"""People who were proposed, in the words of a page; how they are reached is shown to those who ask them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from outcomes.masking import shown_text
from outcomes.models import Nomination, Outcome, Substantiator
from outcomes.policy import Act, may
from outcomes.policy.nominations import NAMED
from outcomes.queries.independence import Tie
from outcomes.queries.nominations import nominations_for, ties_of_nominations
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import Principal


@dataclass(frozen=True)
class NominationLine:
    """One proposed person as a page prints it."""

    nomination: Nomination
    name: str
    place: str
    email: str
    phone: str
    tie: str
    independence: str
    conflict_note: str
    refusal: str


def nomination_lines(principal: Principal, nominations: Collection[Nomination]) -> list[NominationLine]:
    """Return proposals as lines, in five queries for all of them."""
    ties = ties_of_nominations(nominations)
    return [nomination_line(principal, each, ties[each.pk]) for each in nominations]


def nomination_line(principal: Principal, nomination: Nomination, tie: Tie | None) -> NominationLine:
    """Return one proposal as a line; withheld words of the outcome are masked in what is said about it."""
    person, outcome = nomination.substantiator, nomination.outcome
    reaches = principal.has(Role.LEAD, round_id=outcome.round_id) or bool(
        may(principal, Act.CHECK_NOMINATION, nomination)
    )
    return NominationLine(
        nomination=nomination,
        name=shown_text(outcome, person.shown_name),
        place=shown_text(outcome, place_of(person)),
        email=person.email if reaches else masked_address(person.email),
        phone=person.phone if reaches else masked_number(person.phone),
        tie="" if tie in (None, Tie.DECLARED) else tie.words,
        independence=shown_text(outcome, nomination.independence),
        conflict_note=shown_text(outcome, nomination.conflict_note),
        refusal=shown_text(outcome, nomination.refusal),
    )


def place_of(person: Substantiator) -> str:
    """Return position and organisation of a person as one would say them."""
    return ", ".join(filter(None, (person.position, person.organisation)))


def masked_address(email: str) -> str:
    """Return an address by which its owner would know it and nobody could write to it."""
    name, _at, host = email.partition("@")
    return _("%(first)s…@%(host)s") % {"first": name[:1], "host": host} if email else ""


def masked_number(phone: str) -> str:
    """Return a telephone number of which only the end is shown."""
    return f"… {phone[-2:]}" if phone else ""


def people_shown(principal: Principal, outcome: Outcome) -> dict | None:
    """Return who was proposed for an outcome and whether one may propose somebody; None where it is not shown.

    It costs one query, and none to those who may not know.
    """
    if outcome.state not in NAMED or not may(principal, Act.SEE_NOMINATIONS, outcome):
        return None
    return {
        "people": [
            {
                "reference": each.substantiator.reference,
                "name": shown_text(outcome, each.substantiator.shown_name),
                "place": shown_text(outcome, place_of(each.substantiator)),
                "relation": each.get_relation_display(),
                "state": each.state,
                "label": each.get_state_display(),
            }
            for each in nominations_for(principal, outcome)
        ],
        "may_nominate": may(principal, Act.NOMINATE, outcome),
    }
