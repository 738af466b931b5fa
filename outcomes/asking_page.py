"""What the pages of a round's substantiation print: figures, outcomes with their people, letters to be composed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.batching import Batch
from outcomes.masking import shown, shown_text
from outcomes.models import AskedOutcome, Nomination, Outcome, SubstantiationRequest, Substantiator
from outcomes.nomination_enums import NominationState
from outcomes.outside_pages import text_of
from outcomes.queries.asking import AskedAbout, Asking
from outcomes.queries.independence import Tie
from outcomes.queries.requests import asked_of
from outcomes.request_enums import Channel, RequestState
from outcomes.services.asking import Ask, planned_letter
from wiego_mle.mailing.queries import DOUBTFUL


@dataclass(frozen=True)
class PersonOfOutcome:
    """Somebody who was proposed for or asked about an outcome, with where that stands."""

    name: str
    relation: str
    state: str
    label: str
    url: str


@dataclass(frozen=True)
class OutcomeRow:
    """A selected outcome as the page of the lead prints it."""

    outcome: Outcome
    title: str
    people: list[PersonOfOutcome]
    lacking: int
    answered: int
    hint: str
    to_resolve: bool


def funnel_figures(asking: Asking) -> list[dict]:
    """Return the way from accepted to answered as figures, each with where it leads."""
    funnel, here = asking.funnel(), asking.round.reference
    own = reverse("rounds:substantiation", args=[here])
    words = {
        "accepted": ngettext("accepted", "accepted", funnel["accepted"]),
        "selected": ngettext("selected", "selected", funnel["selected"]),
        "with_people": ngettext("with somebody to ask", "with somebody to ask", funnel["with_people"]),
        "asked": ngettext("asked about", "asked about", funnel["asked"]),
        "answered": ngettext("answered", "answered", funnel["answered"]),
    }
    accepted = f"{reverse('outcomes:list')}?round={here}&state=accepted"
    urls = {"accepted": accepted, "selected": reverse("rounds:selections", args=[here])}
    return [
        {"number": funnel[key], "label": label, "url": urls.get(key, f"{own}#outcomes")}
        for key, label in words.items()
    ]


def to_do(asking: Asking, *, may_ask: bool) -> list[dict]:
    """Return what waits to be done, as a task list; what is done is not on it."""
    here = asking.round.reference
    lacking = sum(1 for one in asking.outcomes if asking.lacking(one))
    tasks = [
        (
            asking.to_check,
            ngettext("Check %(number)d proposed person", "Check %(number)d proposed people", asking.to_check),
            reverse("rounds:proposed", args=[here]),
        ),
        (
            lacking,
            ngettext("Find people for %(number)d outcome", "Find people for %(number)d outcomes", lacking),
            f"{reverse('rounds:substantiation', args=[here])}#outcomes",
        ),
        (
            len(asking.to_resolve),
            ngettext(
                "Decide what follows from the answers about %(number)d outcome",
                "Decide what follows from the answers about %(number)d outcomes",
                len(asking.to_resolve),
            ),
            f"{reverse('rounds:substantiation', args=[here])}#outcomes",
        ),
        (
            len(asking.suggestions),
            ngettext(
                "Look at %(number)d person whom somebody asked has named",
                "Look at %(number)d people whom somebody asked has named",
                len(asking.suggestions),
            ),
            f"{reverse('rounds:substantiation', args=[here])}#suggested",
        ),
    ]
    if may_ask:
        tasks += [
            (
                len(asking.batches),
                ngettext(
                    "Compose the letter to %(number)d person",
                    "Compose the letters to %(number)d people",
                    len(asking.batches),
                ),
                reverse("rounds:asking", args=[here]),
            ),
            (
                len(asking.unsent),
                ngettext(
                    "Look through %(number)d prepared request",
                    "Look through %(number)d prepared requests",
                    len(asking.unsent),
                ),
                reverse("rounds:asking-letters", args=[here]),
            ),
        ]
    return [
        {"label": words % {"number": number}, "url": url, "state": "needed", "state_label": _("to do")}
        for number, words, url in tasks
        if number
    ]


def undelivered_lines(asking: Asking) -> list[dict]:
    """Return the letters that did not arrive, each with what to do about it."""
    return [
        {
            "request": request,
            "name": request.substantiator.shown_name,
            "words": _("Nobody can say whether the letter went. Decide about it in the outbox.")
            if state == DOUBTFUL
            else _(
                "The letter did not arrive. Correct the address and send it again, or ask them by telephone."
            ),
            "edit_url": reverse("outcomes:substantiator-edit", args=[request.substantiator.reference]),
            "url": reverse("outcomes:request", args=[request.reference]),
        }
        for request, state in asking.undelivered
    ]


def outcome_rows(asking: Asking) -> list[OutcomeRow]:
    """Return the selected outcomes with their people, those that lack somebody or wait for a decision first."""
    rows = [_row(asking, one) for one in asking.outcomes]
    return sorted(rows, key=lambda row: (not row.lacking and not row.to_resolve, row.outcome.reference))


def _row(asking: Asking, one: AskedAbout) -> OutcomeRow:
    lacking = asking.lacking(one)
    hint = ""
    if not one.can_be_asked_about:
        hint = _("It is not accepted any more: %(state)s") % {"state": one.outcome.get_state_display()}
    elif lacking:
        hint = ngettext("%(number)d person is lacking", "%(number)d people are lacking", lacking) % {
            "number": lacking
        }
    return OutcomeRow(
        outcome=one.outcome,
        title=shown(one.outcome, "title"),
        people=_people_of(asking, one),
        lacking=lacking,
        answered=one.answered,
        hint=hint,
        to_resolve=one.outcome.pk in asking.to_resolve,
    )


def _people_of(asking: Asking, one: AskedAbout) -> list[PersonOfOutcome]:
    named = {each.substantiator_id: each for each in one.nominations}
    people = []
    for person_id, nomination in named.items():
        asked = one.asked_of(person_id)
        people.append(
            _asked_line(one, asked, nomination) if asked else _proposed_line(asking, one, nomination)
        )
    for asked in one.asked:
        if asked.substantiator_id not in named:
            named[asked.substantiator_id] = None
            people.append(_asked_line(one, one.asked_of(asked.substantiator_id), None))
    return people


def _asked_line(one: AskedAbout, asked: AskedOutcome, nomination: Nomination | None) -> PersonOfOutcome:
    state, label = asked.request.state, asked.request.get_state_display()
    if asked.answers:
        state, label = "answered", asked.judgement.get_outcome_judgement_display()
    elif state == RequestState.UNSENT and asked.request.sendings:
        label = _("in the outbox")
    elif asked.ended_at and asked.request.state not in ("revoked", "expired", "replaced"):
        state, label = "superseded", _("no longer asked")
    return PersonOfOutcome(
        name=shown_text(one.outcome, asked.substantiator.shown_name),
        relation=nomination.get_relation_display() if nomination else "",
        state=state,
        label=label,
        url=reverse("outcomes:request", args=[asked.request.reference]),
    )


def _proposed_line(asking: Asking, one: AskedAbout, nomination: Nomination) -> PersonOfOutcome:
    label = nomination.get_state_display()
    tie = asking.ties[nomination.pk]
    if nomination.state != NominationState.REFUSED and tie not in (None, Tie.DECLARED):
        label = _("not independent")
    return PersonOfOutcome(
        name=shown_text(one.outcome, nomination.substantiator.shown_name),
        relation=nomination.get_relation_display(),
        state=nomination.state,
        label=label,
        url=reverse("outcomes:nomination", args=[one.outcome.reference, nomination.substantiator.reference]),
    )


# ---- Letters ----


@dataclass(frozen=True)
class ComposedLetter:
    """A letter that could be prepared: to whom, by which way, about what."""

    value: str
    person: Substantiator
    channel: Channel
    outcomes: list[Outcome]
    titles: list[str]
    load: int
    left: int

    @property
    def is_closed(self) -> bool:
        """Say whether one of the outcomes is restricted, so that a code is asked for besides the link."""
        return any(each.is_restricted for each in self.outcomes)

    @property
    def ask(self) -> Ask:
        """Return it as the service takes it."""
        return Ask(self.person, self.outcomes, self.channel.value)


def composed_letters(asking: Asking) -> list[ComposedLetter]:
    """Return the letters that could be prepared now, one per person."""
    outcomes = {one.outcome.pk: one.outcome for one in asking.outcomes}
    people = {
        each.substantiator_id: each.substantiator for one in asking.outcomes for each in one.nominations
    }
    return [_composed(batch, people, outcomes, asking) for batch in asking.batches]


def _composed(batch: Batch, people: dict, outcomes: dict, asking: Asking) -> ComposedLetter:
    mine = [outcomes[key] for key in batch.outcomes]
    person = people[batch.person]
    return ComposedLetter(
        value=" ".join([person.reference, *(each.reference for each in mine)]),
        person=person,
        channel=Channel(batch.channel),
        outcomes=mine,
        titles=[f"{each.reference} {shown(each, 'title')}" for each in mine],
        load=asking.load.get(batch.person, 0),
        left=batch.left,
    )


@dataclass(frozen=True)
class PreparedLetter:
    """A prepared request with its letter exactly as it will go, and the words that the person will read."""

    request: SubstantiationRequest
    subject: str
    body: str
    texts: list


def prepared_letters(requests: Sequence[SubstantiationRequest]) -> list[PreparedLetter]:
    """Return prepared requests with their letters; who is asked by telephone or in person gets none."""
    found = []
    for request in requests:
        subject, body = ("", "") if request.is_spoken else planned_letter(request)
        found.append(PreparedLetter(request, subject, body, [text_of(each) for each in asked_of(request)]))
    return found
