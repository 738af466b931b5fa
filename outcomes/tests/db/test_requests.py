"""Asking people outside: the exact words, one letter, one link, nobody twice, and what becomes of it by itself."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest
from django.apps import apps
from django.core import mail
from django.db.models import CharField, JSONField, TextField
from django.utils import timezone

from harvests.models import SubstantiationPlan
from outcomes.enums import WithheldKind
from outcomes.links import ANSWER
from outcomes.models import (
    AskedOutcome,
    LinkWish,
    Outcome,
    RequestEvent,
    SubstantiationRequest,
    SuggestedPerson,
)
from outcomes.models.evidence import ERASED
from outcomes.outside_pages import text_of
from outcomes.policy import Act, may
from outcomes.queries.requests import EXTRA_DAYS, request_of, token_for, visible_to
from outcomes.request_enums import RequestState as R
from outcomes.services.link_wishes import grant_wishes, mark_of, wish_for_link
from outcomes.services.other_changes import note_as_lead, note_other_changes
from outcomes.services.record import save_answers
from outcomes.services.request_answers import (
    answer_outcome,
    decline_request,
    open_request,
    reconsider_request,
    save_draft,
)
from outcomes.services.request_changes import expire_requests, note_letters
from outcomes.services.request_codes import code_was_given, enter_code, renew_code, show_code
from outcomes.services.request_steps import loaded
from outcomes.services.requests import (
    give_more_time,
    prepare_request,
    resend_request,
    revoke_request,
    send_request,
)
from outcomes.services.review import take_step
from outcomes.services.withheld import withhold_words
from outcomes.tests.asking import (
    AGREES,
    accepted,
    answered,
    first_of,
    in_days,
    in_state,
    let_it_be_day,
    opened,
    prepared,
    sent,
    where_it_is_night,
)
from outcomes.tests.factories import (
    OutcomeActorFactory,
    OutcomeCountryFactory,
    SourceFactory,
    SubstantiatorFactory,
)
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import DomainError, Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.links import Claim, token_of
from wiego_mle.mailing.models import LINK_MARK, Letter
from wiego_mle.mailing.services import deliver_letter

pytestmark = pytest.mark.django_db


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def reworded(cast, outcome: Outcome, **answers) -> Outcome:
    """Reopen an accepted outcome, change it, and accept it again."""
    outcome = take_step(outcome=fresh(outcome), step="reopen", reason="A date.", by=cast.lead.principal)
    return save_answers(
        outcome=outcome,
        version=outcome.version,
        answers=answers or {"statement": "Other words."},
        by=cast.lead.principal,
    )


# --- the words ------------------------------------------------------------------------------------


def test_what_is_asked_is_the_version_of_that_moment_and_nothing_else(cast):
    outcome = accepted(cast, city="Accra")
    OutcomeCountryFactory(outcome=outcome)
    actor = OutcomeActorFactory(outcome=outcome).actor
    asked = first_of(opened(cast, outcome))
    Outcome.objects.filter(pk=outcome.pk).update(statement="Changed since.", city="Kumasi")
    text = text_of(first_of(asked.request))

    assert asked.version_number == outcome.version
    assert (text.title, text.statement) == (outcome.title, outcome.statement)
    assert (text.when, text.where, text.who) == ("March 2025", "Accra, Ghana", actor.name)
    assert set(asked.frozen) == {
        *("title", "statement", "significance", "contribution_wiego", "contribution_others", "language"),
        *("countries", "is_global", "city", "date_from", "date_to", "date_precision", "is_ongoing", "actors"),
        *("restricted", "whole"),
    }


def test_withheld_words_never_leave_also_those_withheld_later(cast):
    outcome = accepted(cast, statement="Ama Serwaa and Kojo Mensah signed the by-law.")
    withhold_words(outcome=outcome, words="Ama Serwaa", why="Risk.", by=cast.lead.principal)
    request = opened(cast, fresh(outcome))
    assert "Ama Serwaa" not in str(first_of(request).frozen)
    withhold_words(
        outcome=outcome, words="Kojo Mensah", why="Risk.", by=cast.lead.principal, kind=WithheldKind.NAME
    )
    assert text_of(first_of(request)).statement == "[name withheld] and [name withheld] signed the by-law."


def test_of_a_restricted_outcome_only_the_public_text_leaves_unless_a_code_is_asked_for(cast):
    hidden = {"restricted": True, "statement": "Officer Badu told us.", "public_text": "A rule was changed."}
    asked = first_of(prepared(cast, accepted(cast, **hidden)))
    assert set(asked.frozen) == {"statement", "language", "restricted", "whole"}
    assert text_of(asked).statement == "A rule was changed."
    with pytest.raises(Refused, match="public text"):
        prepared(cast, accepted(cast, restricted=True))
    whole = first_of(prepared(cast, accepted(cast, **hidden), needs_code=True))
    assert text_of(whole).statement == "Officer Badu told us."


def test_a_record_that_becomes_restricted_is_not_shown_any_more(cast):
    request = answered(cast, accepted(cast))
    Outcome.objects.filter(pk=first_of(request).outcome_id).update(confidentiality="restricted")
    text = text_of(first_of(request))
    assert text.is_gone
    assert (text.significance, text.contribution_wiego, text.when, text.who) == ("", "", "", "")


# --- whom, and how often --------------------------------------------------------------------------


def test_nobody_is_asked_twice_about_an_outcome_unless_it_was_taken_back(cast):
    outcome, person = accepted(cast), SubstantiatorFactory()
    request = sent(cast, outcome, substantiator=person)
    with pytest.raises(Refused, match="twice"):
        prepared(cast, outcome, accepted(cast), substantiator=person)
    assert SubstantiationRequest.objects.get() == request
    prepared(cast, outcome)  # Somebody else may be asked.
    renewed = prepared(cast, outcome, substantiator=person, replaces=request)
    assert first_of(renewed).outcome == outcome


def test_who_told_us_wrote_it_or_cannot_be_reached_is_refused(cast):
    outcome = accepted(cast)
    SourceFactory(outcome=outcome, email="Told@us.example")
    for person in (
        SubstantiatorFactory(email="told@US.example"),
        SubstantiatorFactory(email=outcome.author.email),
        SubstantiatorFactory(email=""),
    ):
        with pytest.raises(Refused):
            prepared(cast, outcome, substantiator=person)
    assert not SubstantiationRequest.objects.exists()


@pytest.mark.parametrize("fields", [{"accepted": False}, {"round": "other"}])
def test_only_accepted_outcomes_of_the_round_are_asked_about(cast, fields):
    fields = {"round": cast.other_round} if "round" in fields else fields
    with pytest.raises(Refused):
        prepared(cast, accepted(cast, **fields))


def test_only_the_lead_asks(cast):
    for who in (cast.reviewer, cast.reporter, cast.administrator, cast.reader):
        with pytest.raises(Refused):
            prepare_request(
                harvest_round=cast.round,
                substantiator=SubstantiatorFactory(),
                outcomes=[accepted(cast)],
                answer_until=in_days(9),
                by=who.principal,
            )


def test_an_outcome_changed_while_it_is_frozen_is_not_asked_about(cast, monkeypatch):
    outcome = accepted(cast)
    freeze = AskedOutcome.objects.bulk_create

    def and_meanwhile(rows):
        Outcome.objects.filter(pk=outcome.pk).update(version=outcome.version + 1)
        return freeze(rows)

    monkeypatch.setattr(AskedOutcome.objects, "bulk_create", and_meanwhile)
    with pytest.raises(Stale):
        prepared(cast, outcome)
    assert not SubstantiationRequest.objects.exists()


# --- letter and link ------------------------------------------------------------------------------


def test_one_letter_for_several_outcomes_in_the_language_of_the_person(cast):
    titles = [accepted(cast), accepted(cast), accepted(cast)]
    request = sent(cast, *titles, substantiator=SubstantiatorFactory(language="en", name="Kofi Annor"))
    letter, gone = Letter.objects.get(), mail.outbox[0]
    assert send_request(request=prepared(cast), by=cast.lead.principal).sendings == 1
    assert letter.language == "en"
    assert gone.to == [request.substantiator.email]
    for words in (
        *(outcome.title for outcome in titles),
        "Kofi Annor",
        cast.lead.person.name,
        cast.lead.person.email,
        "10 minutes",
        "12 months",
        f"/answer/{token_for(request)}/",
    ):
        assert words in gone.body


def test_pressed_twice_one_letter_goes_and_a_resend_has_the_same_link(cast):
    request = prepared(cast)
    send_request(request=request, by=cast.lead.principal)
    send_request(request=loaded(request.pk), by=cast.lead.principal)
    with pytest.raises(Stale):
        send_request(request=request, by=cast.lead.principal)
    assert Letter.objects.count() == 1
    with pytest.raises(Refused, match="outbox"):
        resend_request(request=loaded(request.pk), by=cast.lead.principal)
    Letter.objects.update(state="sent", sent_at=timezone.now())
    before = token_for(request)
    resend_request(request=loaded(request.pk), by=cast.lead.principal)
    assert Letter.objects.count() == 2
    assert token_for(loaded(request.pk)) == before


def test_titles_of_restricted_outcomes_stand_in_no_letter(cast):
    hidden = accepted(cast, restricted=True, public_text="A rule was changed.")
    sent(cast, hidden, accepted(cast))
    assert hidden.title not in mail.outbox[0].body


def test_no_table_and_no_letter_kept_holds_a_link(cast):
    request = opened(cast, needs_code=True)
    token = token_for(request)
    secret = token.partition(":")[2]
    code = show_code(request=request, by=cast.lead.principal)
    assert LINK_MARK in Letter.objects.get().body
    for model in apps.get_models():
        texts = [f.name for f in model._meta.fields if isinstance(f, CharField | TextField | JSONField)]
        for row in model._default_manager.values_list(*texts) if texts else ():
            assert token not in str(row), model
            assert secret not in str(row), model
            assert code not in str(row) or model._meta.label == "audit.Entry", model


def test_a_letter_of_a_revoked_request_does_not_go(cast):
    request = send_request(request=prepared(cast), by=cast.lead.principal)
    revoke_request(request=request, by=cast.lead.principal)
    let_it_be_day()
    deliver_letter(Letter.objects.get().pk)
    assert (Letter.objects.get().state, Letter.objects.get().failure) == ("left", "link-void")
    assert not mail.outbox


NIGHT_IN_LIMA = datetime(2026, 3, 6, 2, 30, tzinfo=UTC)
"""Half past nine on a Thursday evening in Lima, Friday morning nearly everywhere else."""


@pytest.mark.parametrize(
    ("now", "zone", "goes"),
    [
        (NIGHT_IN_LIMA, "America/Lima", datetime(2026, 3, 6, 13, tzinfo=UTC)),
        (NIGHT_IN_LIMA, "Asia/Kathmandu", NIGHT_IN_LIMA),
        # Nobody knows the clock: UTC, as for reminders.
        (NIGHT_IN_LIMA, "", datetime(2026, 3, 6, 8, tzinfo=UTC)),
        # Friday evening in Kathmandu: on Monday morning.
        (NIGHT_IN_LIMA + timedelta(hours=12), "Asia/Kathmandu", datetime(2026, 3, 9, 2, 15, tzinfo=UTC)),
    ],
)
def test_a_letter_waits_for_the_day_of_its_reader(cast, now, zone, goes):
    request = prepared(cast, substantiator=SubstantiatorFactory(time_zone=zone))
    request = send_request(request=request, by=cast.lead.principal, now=now)
    letter = Letter.objects.get()
    assert letter.due_at == goes
    letter.due_at = timezone.now()
    letter.state, letter.sent_at = "sent", timezone.now()
    letter.save()
    resend_request(request=request, by=cast.lead.principal, now=now)
    assert Letter.objects.latest("pk").due_at == goes


def test_a_round_that_writes_at_weekends_does_so_for_the_first_letter(cast):
    SubstantiationPlan.objects.create(round=cast.round, skips_weekends=False, quiet_until=6)
    request = prepared(cast, substantiator=SubstantiatorFactory(time_zone="UTC"))
    send_request(request=request, by=cast.lead.principal, now=datetime(2026, 3, 7, 5, tzinfo=UTC))
    assert Letter.objects.get().due_at == datetime(2026, 3, 7, 6, tzinfo=UTC)


def test_a_letter_that_would_come_after_the_last_day_is_not_sent(cast):
    request = prepared(cast, answer_until=in_days(1), substantiator=SubstantiatorFactory(time_zone="UTC"))
    evening = datetime.combine(in_days(1), time(21), tzinfo=UTC)
    with pytest.raises(Refused, match="Give more time first"):
        send_request(request=request, by=cast.lead.principal, now=evening)
    assert not Letter.objects.exists()
    assert loaded(request.pk).sendings == 0


def test_who_asks_for_the_link_at_night_gets_it_at_once(cast):
    request = sent(cast, substantiator=SubstantiatorFactory(time_zone=where_it_is_night()))
    wish_for_link(address=request.substantiator.email)
    grant_wishes()
    assert Letter.objects.latest("pk").due_at <= timezone.now()
    assert Letter.objects.count() == 2


def test_the_link_of_a_person_who_was_erased_opens_nothing(cast):
    request = opened(cast)
    person = request.substantiator
    person.name, person.email, person.phone, person.organisation, person.position = ERASED, "", "", "", ""
    person.erased_at = timezone.now()
    person.save()
    assert request_of(token_for(request), timezone.now()) is None


def test_a_request_is_sent_when_its_letter_went_and_not_before(cast):
    request = send_request(request=prepared(cast), by=cast.lead.principal)
    for state, failure in (("sending", ""), ("failed", "refused")):
        Letter.objects.update(state=state, failure=failure, claimed_at=timezone.now())
        note_letters(now=timezone.now())
        note_letters(now=timezone.now())
        assert loaded(request.pk).state == R.UNSENT
    assert RequestEvent.objects.filter(kind="bounced").count() == 1
    gone_at = timezone.now() - timedelta(hours=1)
    Letter.objects.update(state="sent", failure="", sent_at=gone_at)
    note_letters(now=timezone.now())
    note_letters(now=timezone.now())
    assert (loaded(request.pk).state, loaded(request.pk).sent_at) == (R.SENT, gone_at)
    assert RequestEvent.objects.filter(kind="sent").count() == 1


def test_a_hundred_thousand_guesses_open_nothing(cast):
    request = sent(cast)
    token, now = token_for(request), timezone.now()
    assert request_of(token, now) == request
    chance = random.Random(5)
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
    head, _colon, signature = token.partition(":")
    hits = 0
    for number in range(100_000):
        if number % 4 == 0:  # A guessed signature of the true claim.
            guess = f"{head}:{''.join(chance.choices(letters, k=len(signature)))}"
        elif number % 4 == 1:  # One letter of the true token changed.
            place = chance.randrange(len(token))
            changed = chance.choice([each for each in letters if each != token[place]])
            guess = token[:place] + changed + token[place + 1 :]
        elif number % 4 == 2:  # The true signature on another claim.
            guess = f"SR-{number:04d}.{chance.randbytes(5).hex()}:{signature}"
        else:
            guess = "".join(chance.choices(letters + ":.", k=len(token)))
        hits += guess != token and request_of(guess, now) is not None
    assert hits == 0
    assert request_of(token_of("invitation", Claim(request.reference, request.nonce)), now) is None
    assert request_of(token_of(ANSWER, Claim(request.reference, "0" * 10)), now) is None


# --- what happens by itself -----------------------------------------------------------------------


def test_new_words_end_the_question_about_the_old_ones_where_nobody_answered(cast):
    changed, kept = accepted(cast), accepted(cast)
    alone, both, done = sent(cast, changed), opened(cast, changed, kept), answered(cast, changed)
    reworded(cast, changed)
    assert loaded(alone.pk).state == R.SUPERSEDED
    assert request_of(token_for(loaded(alone.pk)), timezone.now()) is None
    assert loaded(both.pk).state == R.OPENED
    assert [each.outcome for each in AskedOutcome.objects.filter(request=both, ended_at=None)] == [kept]
    assert loaded(done.pk).state == R.ANSWERED, "who answered stays bound to what they read"
    answer_outcome(asked=AskedOutcome.objects.get(request=both, ended_at=None), answers=AGREES, seen=0)
    assert loaded(both.pk).state == R.ANSWERED


def test_a_change_of_something_that_was_not_asked_disturbs_nobody(cast):
    outcome = accepted(cast)
    request = opened(cast, outcome)
    reworded(cast, outcome, harm="None that we know.")
    assert loaded(request.pk).state == R.OPENED


def test_what_is_set_aside_is_not_asked_about_any_more(cast):
    outcome = accepted(cast)
    request = opened(cast, outcome)
    again = take_step(outcome=fresh(outcome), step="reopen", reason="An output.", by=cast.lead.principal)
    take_step(
        outcome=again, step="set_aside", reason="Output.", set_aside_kind="output", by=cast.lead.principal
    )
    assert loaded(request.pk).state == R.SUPERSEDED


def test_the_last_day_is_the_persons_own_and_partial_answers_stay(cast):
    person = SubstantiatorFactory(time_zone="Pacific/Auckland")
    first, second = accepted(cast), accepted(cast)
    request = opened(cast, first, second, substantiator=person, answer_until=in_days(2))
    answer_outcome(asked=first_of(request), answers=AGREES, seen=0)
    other = opened(cast, first, answer_until=in_days(2))
    last_evening = timezone.now().replace(hour=23, minute=0) + timedelta(days=2)
    expire_requests(now=last_evening)
    assert loaded(request.pk).state == R.EXPIRED, "in Auckland the day was over"
    assert loaded(other.pk).state == R.OPENED, "somewhere it is still that day"
    assert first_of(loaded(request.pk)).judgement.outcome_judgement == "fully"


def test_a_day_out_of_reach_is_refused_and_the_link_goes_on_opening(cast):
    request = opened(cast)
    with pytest.raises(Refused, match="between 1990 and 2199"):
        give_more_time(request=request, until=date(9999, 12, 31), by=cast.lead.principal)
    with pytest.raises(Refused, match="between 1990 and 2199"):
        prepared(cast, answer_until=date(9999, 12, 31))
    give_more_time(request=request, until=date(2199, 12, 31), by=cast.lead.principal)
    assert request_of(token_for(loaded(request.pk)), timezone.now())


def test_a_closed_round_takes_no_answers(cast):
    request = opened(cast)
    cast.round.state = "closed"
    cast.round.save()
    assert request_of(token_for(request), timezone.now()) is None
    with pytest.raises(Refused):
        answer_outcome(asked=first_of(request), answers=AGREES, seen=0)
    expire_requests(now=timezone.now())
    assert loaded(request.pk).state == R.EXPIRED


# --- answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({}, {"outcome_judgement", "significance_judgement", "contribution_judgement", "quoting"}),
        (AGREES | {"outcome_judgement": "maybe"}, {"outcome_judgement"}),
        (AGREES | {"contribution_comment": " "}, {"contribution_comment"}),
        (AGREES | {"significance_judgement": "disagree"}, {"significance_comment"}),
        (AGREES | {"quoting": ""}, {"quoting"}),
    ],
)
def test_what_an_answer_needs(cast, answers, missing):
    request = opened(cast)
    with pytest.raises(Incomplete) as refusal:
        answer_outcome(asked=first_of(request), answers=answers, seen=0)
    assert refusal.value.missing.keys() == missing
    assert not hasattr(first_of(request), "judgement")


def test_the_same_answer_again_is_one_and_an_older_page_overwrites_nothing(cast):
    request = answered(cast)
    asked = first_of(request)
    answer_outcome(asked=asked, answers=AGREES, seen=0)
    answer_outcome(asked=asked, answers=AGREES, seen=1)
    assert first_of(request).answers == 1
    with pytest.raises(Stale):
        answer_outcome(asked=asked, answers=AGREES | {"quoting": "by_name"}, seen=0)
    assert first_of(request).judgement.quoting == "by_role"


def test_a_draft_counts_nowhere_and_ends_with_the_answer(cast):
    request = opened(cast)
    for words in ("It was", "It was the mayor."):
        save_draft(asked=first_of(request), answers={"outcome_comment": words})
    assert first_of(request).draft.content == {"outcome_comment": "It was the mayor."}
    assert loaded(request.pk).state == R.OPENED
    assert RequestEvent.objects.filter(kind="saved").count() == 1
    answer_outcome(asked=first_of(request), answers=AGREES, seen=0)
    assert not hasattr(first_of(request), "draft")


def test_declining_may_name_somebody_else_and_the_trail_knows_nobody_by_name(cast):
    request = opened(cast, substantiator=SubstantiatorFactory(name="Kofi Annor", email="kofi@x.example"))
    answers = AGREES | {"outcome_comment": "Said by Yaa Asantewaa."}
    with pytest.raises(Incomplete):
        decline_request(request=request, kind="other")
    with pytest.raises(Incomplete):
        decline_request(request=request, kind="no_time", instead={"contact": "0200"})
    decline_request(request=request, kind="do_not_know", instead={"name": "Esi Owusu", "contact": "0201"})
    assert SuggestedPerson.objects.get().name == "Esi Owusu"
    with pytest.raises(WrongState):
        answer_outcome(asked=first_of(request), answers=answers, seen=0)
    told = str(list(Entry.objects.values_list("by_name", "changes", "reason")))
    for name in ("Kofi", "kofi@", "Esi", "0201", "Yaa"):
        assert name not in told
    assert request.substantiator.reference in told


def test_other_changes_become_one_lead_of_who_asked(cast):
    request = opened(cast)
    more = AGREES | {"other_changes": "Kumasi licenses its hawkers too, since June."}
    judgement = answer_outcome(asked=first_of(request), answers=more, seen=0)
    lead = note_other_changes(judgement=judgement)
    assert (lead.state, lead.author, lead.statement) == ("lead", cast.lead.person, more["other_changes"])
    assert request.substantiator.reference in lead.origin_note
    judgement = answer_outcome(asked=first_of(request), answers=more | {"quoting": "by_name"}, seen=1)
    assert note_other_changes(judgement=judgement) is None
    assert Outcome.objects.filter(state="lead").count() == 1


def test_where_the_round_takes_nothing_new_the_words_wait_for_another_round(cast):
    cast.round.state = "analysing"
    cast.round.save()
    request = opened(cast)
    judgement = answer_outcome(asked=first_of(request), answers=AGREES | {"other_changes": "More."}, seen=0)
    assert note_other_changes(judgement=judgement) is None
    with pytest.raises(Refused):
        note_as_lead(judgement=judgement, harvest_round=cast.other_round, by=cast.lead.principal)
    assert first_of(request).judgement.other_changes == "More."


# --- a lost link ----------------------------------------------------------------------------------


def test_a_wish_goes_to_the_address_on_record_and_is_the_same_row_for_everybody(cast):
    request = sent(cast, substantiator=SubstantiatorFactory(email="kofi@city.example"))
    mail.outbox.clear()
    for address in ("KOFI@city.example", "nobody@else.example"):
        wish_for_link(address=address)
        wish_for_link(address=address)
    assert {wish.mark for wish in LinkWish.objects.all()} == {
        mark_of("kofi@city.example"),
        mark_of("nobody@else.example"),
    }
    grant_wishes()
    grant_wishes()
    assert not LinkWish.objects.exists()
    assert [letter.to_address for letter in Letter.objects.filter(state="queued")] == ["kofi@city.example"]
    assert loaded(request.pk).state == R.SENT


def test_who_comes_too_late_gets_some_days_once(cast):
    request = sent(cast, substantiator=SubstantiatorFactory(email="kofi@city.example"))
    for expected in (R.SENT, R.EXPIRED):
        SubstantiationRequest.objects.update(answer_until=in_days(-3))
        expire_requests(now=timezone.now())
        Letter.objects.update(state="sent", sent_at=timezone.now())
        wish_for_link(address="kofi@city.example")
        grant_wishes()
        assert loaded(request.pk).state == expected
    assert Letter.objects.count() == 2
    assert EXTRA_DAYS.days == 7


@pytest.mark.parametrize("state", [R.REVOKED, R.REPLACED, R.SUPERSEDED])
def test_what_was_taken_back_is_not_sent_again(cast, state):
    request = in_state(cast, state, substantiator=SubstantiatorFactory(email="kofi@city.example"))
    Letter.objects.update(state="sent", sent_at=timezone.now())
    before = Letter.objects.filter(about_reference=request.reference).count()
    wish_for_link(address="kofi@city.example")
    grant_wishes()
    assert Letter.objects.filter(about_reference=request.reference).count() == before


# --- the code -------------------------------------------------------------------------------------


def test_the_code_opens_and_five_wrong_ones_close(cast):
    request = opened(cast, needs_code=True)
    code = show_code(request=request, by=cast.lead.principal)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    mark = enter_code(request=loaded(request.pk), code=f" {code[:3]} {code[3:]} ")
    assert code_was_given(loaded(request.pk), mark)
    assert not code_was_given(loaded(request.pk), "")
    for _number in range(5):
        assert enter_code(request=loaded(request.pk), code=wrong) == ""
    with pytest.raises(Refused, match="too often"):
        enter_code(request=loaded(request.pk), code=code)
    renew_code(request=loaded(request.pk), by=cast.lead.principal)
    assert not code_was_given(loaded(request.pk), mark), "a new code ends what the old one opened"
    assert enter_code(request=loaded(request.pk), code=code) == ""
    new = show_code(request=loaded(request.pk), by=cast.lead.principal)
    assert code_was_given(loaded(request.pk), enter_code(request=loaded(request.pk), code=new))


@pytest.mark.parametrize("who", ["reviewer", "administrator", "reporter"])
def test_only_the_lead_tells_the_code(cast, who):
    request = opened(cast, needs_code=True)
    with pytest.raises(Refused):
        show_code(request=request, by=getattr(cast, who).principal)


# --- at the same moment ---------------------------------------------------------------------------


def test_ten_copies_of_an_answer_at_the_same_moment_are_one(cast, together):
    request = opened(cast)
    asked = first_of(request)
    results = together([lambda: answer_outcome(asked=asked, answers=AGREES, seen=0)] * 10)
    assert not [each for each in results if isinstance(each, Exception)], results
    assert first_of(request).answers == 1
    assert first_of(request).judgement.versions.count() == 1
    assert RequestEvent.objects.filter(request=request, kind="answered").count() == 1
    assert Entry.objects.filter(act="request.answered").count() == 1
    assert loaded(request.pk).state == R.ANSWERED


def test_a_beginning_pressed_several_times_at_once_is_one_and_nobody_is_told_off(cast, together):
    request = sent(cast)
    results = together([partial(open_request, request=loaded(request.pk)) for _press in range(6)])
    assert {getattr(each, "state", each) for each in results} == {R.OPENED}
    assert RequestEvent.objects.filter(request=request, kind="opened").count() == 1


def test_declining_and_thinking_again_pressed_several_times_at_once_are_one(cast, together):
    request = opened(cast)
    instead = {"name": "Nana Mensah"}
    results = together(
        [
            partial(decline_request, request=loaded(request.pk), kind="no_time", instead=instead)
            for _press in range(6)
        ]
    )
    assert {getattr(each, "state", each) for each in results} == {R.DECLINED}
    assert request.suggested.count() == 1
    results = together([partial(reconsider_request, request=loaded(request.pk)) for _press in range(6)])
    assert {getattr(each, "state", each) for each in results} == {R.OPENED}
    assert RequestEvent.objects.filter(request=request, kind="reconsidered").count() == 1


def test_different_answers_at_the_same_moment_are_one_and_the_others_are_told(cast, together):
    request = opened(cast)
    asked = first_of(request)
    said = [AGREES | {"others_contributed": f"Number {number}"} for number in range(10)]
    results = together([lambda one=one: answer_outcome(asked=asked, answers=one, seen=0) for one in said])
    assert sum(isinstance(each, Stale) for each in results) == 9, results
    assert first_of(request).judgement.versions.count() == 1


def test_two_outcomes_answered_at_the_same_moment_make_the_request_answered(cast, together):
    request = opened(cast, accepted(cast), accepted(cast))
    both = list(
        AskedOutcome.objects.filter(request=request).select_related(
            "request__round", "request__substantiator", "outcome"
        )
    )
    together([lambda one=one: answer_outcome(asked=one, answers=AGREES, seen=0) for one in both])
    assert loaded(request.pk).state == R.ANSWERED


def test_many_tries_of_a_code_at_the_same_moment_are_five(cast, together):
    request = opened(cast, needs_code=True)
    results = together([lambda: enter_code(request=request, code="x")] * 8)
    assert sum(isinstance(each, Refused) for each in results) == 3, results
    assert loaded(request.pk).code_tries == 5


def test_answering_and_revoking_at_the_same_moment_ends_in_one_of_them(cast, together):
    by = cast.lead.principal
    for _number in range(5):
        request = opened(cast)
        asked = first_of(request)
        results = together(
            [
                lambda asked=asked: answer_outcome(asked=asked, answers=AGREES, seen=0),
                lambda request=request: revoke_request(request=request, by=by),
            ]
        )
        assert sum(isinstance(each, DomainError) for each in results) == 1, results
        answers = first_of(request).answers
        assert (loaded(request.pk).state, answers) in {(R.ANSWERED, 1), (R.REVOKED, 0)}


# --- who may see it -------------------------------------------------------------------------------


def test_visible_to_says_what_the_policy_says(cast):
    here = opened(cast)
    hidden = opened(cast, accepted(cast, restricted=True, public_text="A rule was changed."))
    people = ("reporter", "colleague", "reviewer", "lead", "coder", "administrator", "reader", "outsider")
    seen = {}
    for name in people:
        principal = getattr(cast, name).principal
        seen[name] = {each.pk for each in visible_to(principal) if may(principal, Act.SEE_REQUEST)}
        for request in (here, hidden):
            assert (request.pk in seen[name]) == bool(may(principal, Act.SEE_REQUEST, request)), name
    assert {name for name in people if seen[name] == {here.pk, hidden.pk}} == {"lead", "administrator"}
    assert {name for name in people if seen[name] == {here.pk}} == {"reviewer"}
    assert not any(seen[name] for name in people if name not in ("lead", "administrator", "reviewer"))


def test_contact_data_are_for_those_who_need_them(cast):
    by_mail, by_phone = opened(cast), prepared(cast, channel="telephone")
    assert not may(cast.reviewer.principal, Act.SEE_CONTACT, by_mail)
    assert may(cast.reviewer.principal, Act.SEE_CONTACT, by_phone)
    for who in (cast.lead, cast.administrator):
        assert may(who.principal, Act.SEE_CONTACT, by_mail)


def test_who_wrote_it_does_not_enter_what_is_said_about_it(cast):
    request = prepared(cast, accepted(cast, author=cast.reviewer.person), channel="telephone")
    assert not may(cast.reviewer.principal, Act.ANSWER_FOR, first_of(request))
    assert may(cast.lead.principal, Act.ANSWER_FOR, first_of(request))
