"""Pages on which reviewers share work: who reviews what, conflicts of interest, opinions, the seven questions."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from harvests.tests.factories import TeamMemberFactory
from outcomes.models import (
    ConflictOfInterest,
    Outcome,
    Question,
    ReviewAssignment,
    ReviewerCheck,
    SecondOpinion,
    SmartVerdict,
)
from outcomes.queries.coach import standing_questions
from outcomes.services.assigning import give_reviews
from outcomes.services.opinions import ask_opinion
from outcomes.tests.records import complete_outcome
from wiego_mle.accounts.enums import Role
from wiego_mle.tests.cast import member

pytestmark = pytest.mark.django_db

QUEUE = reverse("outcomes:review-queue")
SHARE = reverse("outcomes:review-share")
INTERESTS = reverse("outcomes:interest-list")


def sent(cast, title: str, **fields) -> Outcome:
    made = complete_outcome(
        **{"round": cast.round, "author": cast.reporter.person, "title": title, "submitted": True} | fields
    )
    return Outcome.objects.select_related("round", "author").get(pk=made.pk)


def text_of(response) -> str:
    return response.content.decode()


# Taking back


def test_the_next_record_offers_to_take_the_last_decision_back_and_keeps_the_filter(cast):
    first, second = sent(cast, "first"), sent(cast, "second")
    client = cast.reviewer.client
    desk = client.get(f"/outcomes/{first.reference}/?round=here&from=review").context["desk"]
    assert desk.taken is None
    after = client.post(desk.accept_url, {"version": first.version, "next": desk.next_url}, follow=True)
    taken = after.context["desk"].taken

    assert after.context["outcome"] == second
    assert f"Take back {first.reference}" in text_of(after)
    assert cast.lead.client.get(QUEUE).context["taken"] is None
    back = client.post(taken.url, {"version": taken.outcome.version, "next": taken.next}, follow=True)
    assert back.context["outcome"] == first
    assert "round=here" in back.context["desk"].queue_url
    assert f"{first.reference} waits for a decision again" in text_of(back)
    again = client.post(taken.url, {"version": taken.outcome.version, "next": taken.next}, follow=True)
    assert again.status_code == 200
    assert Outcome.objects.get(pk=first.pk).decisions.count() == 2


def test_after_the_minute_nothing_is_offered_and_a_late_press_is_answered_in_words(cast):
    outcome = sent(cast, "first")
    client = cast.reviewer.client
    client.post(reverse("outcomes:step", args=[outcome.reference, "accept"]), {"version": outcome.version})
    Outcome.objects.update(decided_at="2025-01-01T00:00Z")
    outcome.decisions.update(at="2025-01-01T00:00Z")
    late = client.post(
        reverse("outcomes:step", args=[outcome.reference, "take_back"]), {"version": outcome.version}
    )

    assert "A decision can be taken back for one minute" in text_of(late)
    assert client.get(QUEUE).context["taken"] is None
    assert "Take it back" not in text_of(client.get(f"/outcomes/{outcome.reference}/"))
    assert Outcome.objects.get(pk=outcome.pk).state == "accepted"


# Who reviews what


def test_the_lead_gives_some_and_is_told_which_could_not_be_given(cast):
    mine, fine = sent(cast, "mine", author=cast.reviewer.person), sent(cast, "fine")
    body = {
        "do": "give",
        "outcome": [mine.reference, fine.reference],
        "reviewer": cast.reviewer.person.reference,
    }
    answer = cast.lead.client.post(f"{SHARE}?round=here", body, follow=True)

    assert "1 given to Rita Reviewer." in text_of(answer)
    assert f"Not given to Rita Reviewer: {mine.reference}. This person wrote it." in text_of(answer)
    assert ReviewAssignment.objects.get().outcome == fine
    freed = cast.lead.client.post(SHARE, {"do": "free", "outcome": [fine.reference]}, follow=True)
    assert "1 was taken off." in text_of(freed)


def test_without_a_tick_what_is_nobodys_is_shared_out_once(cast):
    second = member("Ravi Reviewer", here=Role.REVIEWER, round_=cast.round)
    for number in range(4):
        sent(cast, f"number {number}")
    among = [cast.reviewer.person.reference, second.person.reference]
    page = cast.lead.client.get(SHARE)
    assert page.context["form"].ticked_people == set(among)
    first = cast.lead.client.post(SHARE, {"do": "share", "among": among}, follow=True)
    again = cast.lead.client.post(SHARE, {"do": "share", "among": among}, follow=True)

    assert "2 given to Rita Reviewer." in text_of(first)
    assert "2 given to Ravi Reviewer." in text_of(first)
    assert "Every outcome is given to somebody already." in text_of(again)
    assert ReviewAssignment.objects.count() == 4


def test_what_is_missing_is_said_at_its_field_and_the_ticks_stay(cast):
    outcome = sent(cast, "fine")
    client = cast.lead.client
    without = client.post(SHARE, {"do": "give", "reviewer": cast.reviewer.person.reference})
    nobody = client.post(SHARE, {"do": "give", "outcome": [outcome.reference]})
    among = client.post(SHARE, {"do": "share"})
    stranger = client.post(
        SHARE, {"do": "give", "outcome": ["OH-9999"], "reviewer": cast.outsider.person.reference}
    )

    assert "Tick at least one outcome." in text_of(without)
    assert "Choose to whom they are given." in text_of(nobody)
    assert re.search(rf'value="{outcome.reference}" checked', text_of(nobody))
    assert "Tick at least one person" in text_of(among)
    assert "One of these was decided meanwhile" in text_of(stranger)
    assert "Choose somebody who reviews in this round." in text_of(stranger)
    assert not ReviewAssignment.objects.exists()
    assert client.get(f"{SHARE}?round=elsewhere").status_code == 404
    assert client.post(f"{SHARE}?round=elsewhere", {"do": "share"}).status_code == 404


def test_the_queue_shows_whose_each_is_and_can_be_narrowed(cast):
    given, other = sent(cast, "given"), sent(cast, "other")
    client = cast.reviewer.client
    assert client.get(QUEUE).context["shares"] == []
    give_reviews(outcomes=[given], reviewer=cast.reviewer.person, by=cast.lead.principal)
    page = client.get(QUEUE)
    shares = {each["label"]: each for each in page.context["shares"]}

    assert [line["outcome"] for line in page.context["waiting"]] == [given, other]
    assert (shares["Given to you"]["number"], shares["Given to nobody"]["number"]) == (1, 1)
    assert [line["outcome"] for line in client.get(shares["Given to you"]["url"]).context["waiting"]] == [
        given
    ]
    assert [line["outcome"] for line in client.get(shares["Given to nobody"]["url"]).context["waiting"]] == [
        other
    ]
    assert "given to Rita Reviewer" in text_of(cast.lead.client.get(QUEUE))
    home = cast.reviewer.client.get("/")
    assert "Given to you" in text_of(home)


@pytest.mark.parametrize("number", [1, 3])
def test_sharing_costs_the_same_queries_whatever_waits(cast, number, django_assert_num_queries):
    for each in range(number):
        sent(cast, f"number {each}")
    client = cast.lead.client
    client.get(SHARE)

    with django_assert_num_queries(SHARE_QUERIES):
        client.get(SHARE)


SHARE_QUERIES = 15

# Conflicts of interest


def test_declared_at_a_record_it_leaves_the_queue_and_the_next_comes(cast):
    first, second = sent(cast, "first"), sent(cast, "second", author=cast.colleague.person)
    client = cast.reviewer.client
    address = reverse("outcomes:interest-in-record", args=[first.reference])
    assert "Everything by Rosa Reporter in this round" in text_of(client.get(address))
    missing = client.post(address, {"reason": "A cousin"})
    assert "Choose what it is about." in text_of(missing)
    assert 'value="A cousin"' in text_of(missing)
    after = client.post(address, {"about": "author", "reason": "A cousin"}, follow=True)

    assert after.context["outcome"] == second
    record = client.get(f"/outcomes/{first.reference}/?from=review")
    assert record.context["desk"].position is None
    assert record.context["panel"] is None
    assert not record.context["conversation"].may_ask
    page = text_of(cast.lead.client.get(INTERESTS))
    assert "Rita Reviewer" in page
    assert "A cousin" in page
    assert "A cousin" not in text_of(client.get(f"/outcomes/{first.reference}/"))


def test_declared_for_a_round_and_ended_again(cast):
    outcome = sent(cast, "first")
    actor = outcome.actors.get()
    client = cast.reviewer.client
    nothing = client.post(INTERESTS, {"round": "here"})
    unknown = client.post(INTERESTS, {"round": "here", "actor": "Nobody of this name"})
    both = client.post(
        INTERESTS,
        {"round": "here", "actor": actor.name, "author": cast.reporter.person.reference},
    )
    elsewhere = client.post(INTERESTS, {"round": "elsewhere", "author": cast.reporter.person.reference})

    for answer, words in (
        (nothing, "Choose one: a person, an actor or a programme."),
        (both, "Choose one: a person, an actor or a programme."),
        (unknown, "There is no such actor in the register."),
        (elsewhere, "Choose a round in which you review."),
    ):
        assert words in text_of(answer)
    for _press in range(2):
        client.post(INTERESTS, {"round": "here", "actor": actor.reference}, follow=True)
    conflict = ConflictOfInterest.objects.get()
    assert not client.get(QUEUE).context["waiting"]
    end = reverse("outcomes:interest-end", args=[conflict.reference])
    assert cast.lead.client.post(end).status_code == 404
    for _press in range(2):
        assert client.post(end).status_code == 302
    assert len(client.get(QUEUE).context["waiting"]) == 1
    assert "ended on" in text_of(client.get(INTERESTS))


def test_people_to_choose_are_those_who_write_in_the_rounds_one_reviews(cast):
    page = text_of(cast.reviewer.client.get(INTERESTS))
    for name in ("Rosa Reporter", "Lena Lead"):
        assert f">{name}</option>" in page
    assert "Otto Outsider" not in page
    assert "Rob Reader" not in page
    stranger = cast.reviewer.client.post(
        INTERESTS, {"round": "here", "author": cast.outsider.person.reference}
    )
    assert "Choose somebody who writes in a round that you review." in text_of(stranger)


def test_in_a_large_team_a_person_is_named_and_not_looked_for_in_a_long_list(cast):
    for number in range(61):
        TeamMemberFactory(round=cast.round, person__name=f"Writer {number:02}")
    client = cast.reviewer.client
    page = text_of(client.get(INTERESTS))
    assert "Writer 07" not in page
    assert "Write the name or a part of it." in page
    several = text_of(client.post(INTERESTS, {"round": "here", "author": "writer"}))
    assert "Several are called like this: Writer 00" in several
    assert 'value="writer"' in several
    client.post(INTERESTS, {"round": "here", "author": "writer 07"})
    assert ConflictOfInterest.objects.get().author.name == "Writer 07"


# Second opinions


def test_an_opinion_is_asked_for_given_and_seen_by_reviewers_alone(cast):
    outcome = sent(cast, "first")
    ask = reverse("outcomes:opinion-ask", args=[outcome.reference])
    client = cast.reviewer.client
    assert "Choose whom you ask." in text_of(client.post(ask, {"question": "Is it new?"}))
    client.post(ask, {"person": cast.lead.person.reference, "question": "Is it new?"})
    record = f"/outcomes/{outcome.reference}/"

    lead = cast.lead.client
    for page in ("/", QUEUE):
        assert "Asked for your opinion" in text_of(lead.get(page))
    assert "Lena Lead is asked for an opinion" in text_of(client.get(QUEUE))
    give = reverse("outcomes:opinion", args=[outcome.reference, 1])
    assert "Is it new?" in text_of(lead.get(give))
    assert client.get(give).status_code == 403
    assert "Write what you doubt." in text_of(lead.post(give, {"verdict": "doubt", "note": " "}))
    for _press in range(2):
        assert lead.post(give, {"verdict": "doubt", "note": "CANARY-DOUBT"}).status_code == 302

    assert SecondOpinion.objects.get().verdict == "doubt"
    assert "CANARY-DOUBT" in text_of(client.get(record))
    for who in (cast.reporter, cast.colleague, cast.administrator, cast.coder):
        assert "CANARY-DOUBT" not in text_of(who.client.get(record))


def test_an_opinion_can_be_no_longer_asked_for(cast):
    outcome = sent(cast, "first")
    ask_opinion(outcome=outcome, of=cast.lead.person, by=cast.reviewer.principal)
    address = reverse("outcomes:opinion-withdraw", args=[outcome.reference, 1])
    for _press in range(2):
        assert cast.reviewer.client.post(address).status_code == 302

    assert "Asked for your opinion" not in text_of(cast.lead.client.get(QUEUE))


# The seven questions, the coach and the criteria


def test_what_is_not_there_yet_is_asked_with_one_press_in_the_language_of_the_text(cast):
    outcome = sent(cast, "first", language="es")
    client = cast.reviewer.client
    record = client.get(f"/outcomes/{outcome.reference}/?from=review")
    assert "¿Cuándo ocurrió?" in text_of(record)
    body = {"version": outcome.version, "who": "yes", "when": "not_yet", "ask": "when"}
    for _press in range(2):
        client.post(reverse("outcomes:checks", args=[outcome.reference]), body)

    question = Question.objects.get()
    assert question.field == "statement"
    assert question.messages.get().text.startswith("¿Cuándo ocurrió?")
    assert dict(ReviewerCheck.objects.values_list("question", "answer")) == {"who": "yes", "when": "not_yet"}
    again = text_of(client.get(f"/outcomes/{outcome.reference}/?from=review"))
    assert "asked already" in again
    assert "1 yes, 1 not yet" in again


def test_a_text_changed_meanwhile_is_said_and_the_answers_stay_ticked(cast):
    outcome = sent(cast, "first")
    address = reverse("outcomes:checks", args=[outcome.reference])
    stale = cast.reviewer.client.post(address, {"version": outcome.version + 1, "why": "not_yet"})
    nonsense = cast.reviewer.client.post(address, {"version": outcome.version, "why": "<script>"})

    assert stale.status_code == 409
    assert re.search(r'name="why" value="not_yet" checked', text_of(stale))
    assert "Choose yes or not yet." in text_of(nonsense)
    assert not ReviewerCheck.objects.exists()


def test_a_question_of_the_coach_is_asked_with_one_press(cast):
    outcome = sent(cast, "first", language="fr", contribution_wiego="WIEGO a formé les vendeuses.")
    suggestion = standing_questions(outcome)[0]
    client = cast.reviewer.client
    page = text_of(client.get(f"/outcomes/{outcome.reference}/?from=review"))
    assert f'name="coach" value="{suggestion.key}"' in page
    address = reverse("outcomes:question-ask", args=[outcome.reference])
    for _press in range(2):
        assert client.post(address, {"coach": suggestion.key}).status_code == 302
    unknown = client.post(address, {"coach": "statement-acronym-00000000"})

    question = Question.objects.get()
    assert question.field == suggestion.asked.field
    assert unknown.status_code == 200
    assert "Write what you want to know." in text_of(unknown)


def test_criteria_are_kept_with_their_notes_and_shown_to_the_lead(cast):
    outcome = sent(cast, "first")
    address = reverse("outcomes:criteria", args=[outcome.reference])
    client = cast.reviewer.client
    without = client.post(address, {"version": outcome.version, "timely_note": "Too early?"})
    assert "Choose yes, partly or no for this note." in text_of(without)
    assert 'value="Too early?"' in text_of(without)
    long = client.post(address, {"version": outcome.version, "timely_met": "no", "timely_note": "x" * 501})
    assert "501 characters" in text_of(long)
    client.post(address, {"version": outcome.version, "timely_met": "no", "timely_note": "CANARY-EARLY"})

    assert SmartVerdict.objects.get().note == "CANARY-EARLY"
    record = f"/outcomes/{outcome.reference}/"
    assert "CANARY-EARLY" in text_of(cast.lead.client.get(record))
    second = member("Ravi Reviewer", here=Role.REVIEWER, round_=cast.round)
    for who in (second, cast.reporter, cast.administrator):
        assert "CANARY-EARLY" not in text_of(who.client.get(record))


@pytest.mark.parametrize("page", ["checks", "criteria", "opinion-ask", "interest-in-record"])
def test_hostile_text_is_shown_as_text(cast, page):
    hostile = "<script>alert(1)</script>"
    outcome = sent(cast, hostile, statement=hostile)
    text = text_of(cast.reviewer.client.get(reverse(f"outcomes:{page}", args=[outcome.reference])))

    assert "<script>alert" not in text
