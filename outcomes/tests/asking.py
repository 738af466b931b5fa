"""Requests to people outside, made by the services as the lead of a round makes them."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from outcomes.models import AskedOutcome, Outcome, SubstantiationRequest
from outcomes.queries.requests import asked_rows
from outcomes.request_enums import RequestState as R
from outcomes.services.request_answers import (
    answer_outcome,
    decline_request,
    open_request,
)
from outcomes.services.request_changes import expire_requests, note_letters, supersede_requests
from outcomes.services.request_steps import loaded
from outcomes.services.requests import prepare_request, revoke_request, send_request
from outcomes.tests.factories import OutcomeFactory, SubstantiatorFactory
from wiego_mle.mailing.models import Letter
from wiego_mle.mailing.services import deliver_letter

AGREES = {
    "outcome_judgement": "fully",
    "significance_judgement": "fully",
    "contribution_judgement": "partly",
    "contribution_comment": "The traders' union drafted the by-law.",
    "quoting": "by_role",
}
"""An answer with everything that is asked for."""


def in_days(days: int):
    """Return the day so many days from now."""
    return timezone.localdate() + timedelta(days=days)


def accepted(cast, **fields) -> Outcome:
    """Return an accepted outcome of the round."""
    return OutcomeFactory(**{"accepted": True, "round": cast.round, "author": cast.reporter.person} | fields)


def prepared(cast, *outcomes: Outcome, **options) -> SubstantiationRequest:
    """Return a request about these outcomes, or about one more, that was not sent yet."""
    options = {"substantiator": None, "answer_until": in_days(14)} | options
    options["substantiator"] = options["substantiator"] or SubstantiatorFactory()
    return prepare_request(
        harvest_round=cast.round, outcomes=outcomes or [accepted(cast)], by=cast.lead.principal, **options
    )


def sent(cast, *outcomes: Outcome, **options) -> SubstantiationRequest:
    """Return a request whose letter was handed over."""
    request = prepared(cast, *outcomes, **options)
    request = send_request(request=request, by=cast.lead.principal, due_at=timezone.now())
    for letter in Letter.objects.filter(about_reference=request.reference, state="queued"):
        deliver_letter(letter.pk)
    note_letters(now=timezone.now())
    return loaded(request.pk)


def where_it_is_night() -> str:
    """Return a time zone in which it is about two o’clock at night."""
    ahead = (2 - timezone.now().hour) % 24
    return f"Etc/GMT{-ahead:+d}" if ahead <= 14 else f"Etc/GMT{24 - ahead:+d}"


def let_it_be_day() -> None:
    """Let the letters that wait for the day of their readers be due, whatever the clock of the machine says."""
    Letter.objects.filter(state="queued", due_at__gt=timezone.now()).update(due_at=timezone.now())


def opened(cast, *outcomes: Outcome, **options) -> SubstantiationRequest:
    """Return a request that the person has begun to answer."""
    return open_request(request=sent(cast, *outcomes, **options))


def first_of(request: SubstantiationRequest) -> AskedOutcome:
    """Return the first outcome of a request as it is now."""
    return asked_rows().filter(request=request).select_related("outcome__round", "request__substantiator")[0]


def answered(cast, *outcomes: Outcome, **options) -> SubstantiationRequest:
    """Return a request of which everything is answered."""
    request = opened(cast, *outcomes, **options)
    for asked in asked_rows().filter(request=request):
        answer_outcome(asked=asked, answers=AGREES, seen=0)
    return loaded(request.pk)


def in_state(cast, state: str, **options) -> SubstantiationRequest:
    """Return a request in a state, on the way that people and the application take."""
    if state == R.UNSENT:
        return prepared(cast, **options)
    if state == R.SENT:
        return sent(cast, **options)
    if state == R.OPENED:
        return opened(cast, **options)
    if state == R.ANSWERED:
        return answered(cast, **options)
    request = answered(cast, **options) if state == R.REVISED else opened(cast, **options)
    _WAYS[state](cast, request)
    return loaded(request.pk)


def _revise(_cast, request: SubstantiationRequest) -> None:
    answer_outcome(asked=first_of(request), answers=AGREES | {"quoting": "by_name"}, seen=1)


def _decline(_cast, request: SubstantiationRequest) -> None:
    decline_request(request=request, kind="no_time")


def _replace(cast, request: SubstantiationRequest) -> None:
    outcomes = [asked.outcome for asked in request.asked.all()]
    prepared(cast, *outcomes, replaces=request)


def _expire(_cast, request: SubstantiationRequest) -> None:
    SubstantiationRequest.objects.filter(pk=request.pk).update(answer_until=in_days(-3))
    expire_requests(now=timezone.now())


def _revoke(cast, request: SubstantiationRequest) -> None:
    revoke_request(request=request, by=cast.lead.principal)


def _supersede(cast, request: SubstantiationRequest) -> None:
    supersede_requests(
        outcome=first_of(request).outcome, changed={"statement"}, by=cast.lead.principal, now=timezone.now()
    )


_WAYS = {
    R.REVISED: _revise,
    R.DECLINED: _decline,
    R.REPLACED: _replace,
    R.EXPIRED: _expire,
    R.REVOKED: _revoke,
    R.SUPERSEDED: _supersede,
}
