"""The life of a request to somebody outside: every state, every action, and what each leaves behind."""

from __future__ import annotations

import pytest
from django.utils import timezone

from outcomes.models import JudgementVersion, SubstantiationRequest
from outcomes.request_enums import RequestState as R
from outcomes.services.request_answers import (
    answer_for,
    answer_outcome,
    decline_request,
    open_request,
    reconsider_request,
    save_draft,
)
from outcomes.services.request_changes import expire_requests, note_letters, supersede_requests
from outcomes.services.request_codes import renew_code, show_code
from outcomes.services.request_steps import loaded
from outcomes.services.requests import (
    give_more_time,
    renew_request,
    resend_request,
    revoke_request,
    send_request,
)
from outcomes.tests.asking import AGREES, first_of, in_days, in_state, prepared
from outcomes.workflows import REQUEST
from wiego_mle.kernel.errors import DomainError

pytestmark = pytest.mark.django_db


def say_something_else(cast, request):
    asked = first_of(request)
    answer_outcome(asked=asked, answers=AGREES | {"others_contributed": "The bishop."}, seen=asked.answers)


def say_by_telephone(cast, request):
    asked = first_of(request)
    answer_for(asked=asked, answers=AGREES, seen=asked.answers, by=cast.lead.principal, channel="telephone")


def run_out(cast, request):
    SubstantiationRequest.objects.filter(pk=request.pk).update(answer_until=in_days(-3))
    expire_requests(now=timezone.now())


def change_text(cast, request):
    outcome = first_of(request).outcome
    supersede_requests(outcome=outcome, changed={"statement"}, by=cast.lead.principal, now=timezone.now())


ACTIONS = {
    "send": lambda cast, request: send_request(request=request, by=cast.lead.principal),
    "note_letters": lambda cast, request: note_letters(now=timezone.now()),
    "resend": lambda cast, request: resend_request(request=request, by=cast.lead.principal),
    "open": lambda cast, request: open_request(request=request),
    "save": lambda cast, request: save_draft(asked=first_of(request), answers={"outcome_judgement": "fully"}),
    "answer": say_something_else,
    "answer_for": say_by_telephone,
    "decline": lambda cast, request: decline_request(request=request, kind="involved"),
    "reconsider": lambda cast, request: reconsider_request(request=request),
    "more_time": lambda cast, request: give_more_time(
        request=request, until=in_days(30), by=cast.lead.principal
    ),
    "revoke": lambda cast, request: revoke_request(request=request, by=cast.lead.principal),
    "replace": lambda cast, request: prepared(
        cast, *[asked.outcome for asked in request.asked.all()], replaces=request
    ),
    "renew": lambda cast, request: renew_request(request=request, until=in_days(20), by=cast.lead.principal),
    "expire": run_out,
    "supersede": change_text,
    "show_code": lambda cast, request: show_code(request=request, by=cast.lead.principal),
    "renew_code": lambda cast, request: renew_code(request=request, by=cast.lead.principal),
}
WAIT = {R.UNSENT, R.SENT, R.OPENED}
DONE = {R.ANSWERED, R.REVISED}
LEADS_TO = {
    "send": {R.UNSENT: R.UNSENT},
    "note_letters": {state: state for state in R},
    # Of a request that was never sent there is nothing to send again.
    "resend": {state: state for state in (R.SENT, R.OPENED, *DONE)},
    "open": {R.UNSENT: R.OPENED, R.SENT: R.OPENED, R.OPENED: R.OPENED} | {state: state for state in DONE},
    "save": {state: state for state in (R.OPENED, *DONE)},
    "answer": {R.OPENED: R.ANSWERED, R.ANSWERED: R.REVISED, R.REVISED: R.REVISED},
    "answer_for": dict.fromkeys(WAIT, R.ANSWERED) | dict.fromkeys(DONE, R.REVISED),
    "decline": dict.fromkeys(WAIT, R.DECLINED),
    "reconsider": {R.DECLINED: R.OPENED, R.OPENED: R.OPENED},
    "more_time": {R.EXPIRED: R.SENT} | {state: state for state in (*WAIT, *DONE)},
    "revoke": dict.fromkeys(WAIT, R.REVOKED),
    "replace": dict.fromkeys((*WAIT, R.DECLINED, R.EXPIRED, R.REVOKED, R.SUPERSEDED), R.REPLACED),
    # Asked again is what was changed after asking, and what a revoked request asked about.
    "renew": {R.SUPERSEDED: R.REPLACED, R.REVOKED: R.REPLACED},
    "expire": dict.fromkeys(WAIT, R.EXPIRED) | {state: state for state in set(R) - WAIT},
    "supersede": dict.fromkeys(WAIT, R.SUPERSEDED) | {state: state for state in set(R) - WAIT},
    "show_code": {},
    "renew_code": {},
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("state", list(R))
def test_every_action_in_every_state(cast, state, action):
    request = in_state(cast, state)
    before = SubstantiationRequest.objects.filter(pk=request.pk).values().get()
    goes_to = LEADS_TO[action].get(state)
    if goes_to is None:
        with pytest.raises(DomainError):
            ACTIONS[action](cast, request)
        assert SubstantiationRequest.objects.filter(pk=request.pk).values().get() == before
    else:
        ACTIONS[action](cast, request)
        assert loaded(request.pk).state == goes_to


@pytest.mark.parametrize("state", list(R))
def test_the_code_is_shown_as_long_as_an_answer_can_come(cast, state):
    request = in_state(cast, state, needs_code=True)
    if state in (*WAIT, *DONE):
        assert len(show_code(request=request, by=cast.lead.principal)) == 6
    else:
        with pytest.raises(DomainError):
            show_code(request=request, by=cast.lead.principal)


def test_the_table_and_the_services_know_the_same_moves(cast):
    """What the table allows is what some action does, and nothing else moves a request."""
    moves = {
        (state, target) for leads in LEADS_TO.values() for state, target in leads.items() if state != target
    }
    table = {
        (source, step.target) for step in REQUEST.steps for source in step.sources if source != step.target
    }
    # A letter that was written and went; and a request that was never sent gets more time.
    assert table - moves == {(R.UNSENT, R.SENT), (R.EXPIRED, R.UNSENT)}
    assert moves <= table


def test_a_request_that_ran_out_unsent_waits_again_unsent(cast):
    request = prepared(cast)
    run_out(cast, request)
    request = give_more_time(request=loaded(request.pk), until=in_days(9), by=cast.lead.principal)
    assert (request.state, request.sendings) == (R.UNSENT, 0)


def test_each_answer_stays_as_it_was_given(cast):
    request = in_state(cast, R.REVISED)
    kept = JudgementVersion.objects.filter(judgement__asked__request=request)
    assert [version.content["quoting"] for version in kept] == ["by_role", "by_name"]
