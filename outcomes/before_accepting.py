"""What a reviewer looks at once more before accepting.

Nothing here refuses: each is a sentence with the place where it can be looked at, shown between the first
and the second press of "Accept". What must be there is in `completeness`, what may be done in `policy`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.queries.duplicates import draft_of, possible_duplicates
from outcomes.queries.questions import answered_questions
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.written import date_format

_COUNTED_OR_COMING = (S.SUBMITTED, S.RETURNED, S.ACCEPTED)
_OURSELVES = ("wiego", "women in informal employment: globalizing and organizing")


@dataclass(frozen=True)
class Look:
    """One thing to look at: a sentence, and the page where it is seen better."""

    words: str
    url: str = ""


def looks_before_accepting(principal: Principal, outcome: Outcome) -> list[Look]:
    """Return what speaks for a second look at a record that is read with its actors, countries and round."""
    return [
        *_twins(principal, outcome),
        *_outside_period(outcome),
        *_ourselves(outcome),
        *_unread_answers(outcome),
    ]


def _twins(principal: Principal, outcome: Outcome) -> Iterator[Look]:
    for possible in possible_duplicates(principal, draft_of(outcome)):
        if possible.is_same and possible.outcome.state in _COUNTED_OR_COMING:
            yield Look(
                _("Perhaps the same change as %(reference)s (%(why)s): accepting both counts it twice.")
                % {"reference": possible.outcome.reference, "why": ", ".join(possible.why)},
                reverse("outcomes:compare", args=[outcome.reference, possible.outcome.reference]),
            )


def _outside_period(outcome: Outcome) -> Iterator[Look]:
    period, covered = outcome.period, outcome.round
    if period is None or (period.last >= covered.covers_from and period.first <= covered.covers_to):
        return
    yield Look(
        _("It happened %(when)s; the round covers changes from %(first)s to %(last)s.")
        % {
            "when": period.words(),
            "first": date_format(covered.covers_from, "DATE_FORMAT"),
            "last": date_format(covered.covers_to, "DATE_FORMAT"),
        }
    )


def _ourselves(outcome: Outcome) -> Iterator[Look]:
    if any(fold(part.actor.name).startswith(_OURSELVES) for part in outcome.actor_parts.all()):
        yield Look(_("The actor is WIEGO itself: an outcome is a change in what somebody else does."))


def _unread_answers(outcome: Outcome) -> Iterator[Look]:
    number = answered_questions(outcome).count()
    if number:
        yield Look(
            ngettext(
                "%(number)d answer waits to be read: accepting settles its question.",
                "%(number)d answers wait to be read: accepting settles their questions.",
                number,
            )
            % {"number": number},
            f"{reverse('outcomes:detail', args=[outcome.reference])}#conversation",
        )
