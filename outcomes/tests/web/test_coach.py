"""The questions of the coach on the pages: while somebody writes, after saving, before sending, in the history."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache

from outcomes.models import CoachDismissal, Outcome
from outcomes.queries.coach import questions_about
from outcomes.services.coach import dismiss_question
from outcomes.services.record import save_answers
from outcomes.tests.capture import TEXT, draft_of, happened, page, programme
from outcomes.tests.factories import EvidenceFactory, OutcomeFactory, SourceFactory
from outcomes.tests.hostile import HOSTILE, prints_as_text
from outcomes.views.coach import MOST_PER_MINUTE
from wiego_mle.accounts.models import User
from wiego_mle.audit.models import Entry

WEAK = "Stakeholders were empowered thanks to WIEGO and now take part in the debate on the city."


def address(outcome: Outcome, section: str = "happened", *more: str) -> str:
    return "/".join(("/outcomes", outcome.reference, "coach", section, *more)) + "/"


@pytest.fixture
def weak(cast) -> Outcome:
    """Return a draft of the reporter about which the coach asks several questions."""
    return draft_of(cast, statement=WEAK)


def key(outcome: Outcome, rule: str, **typed) -> str:
    return next(each.key for each in questions_about(outcome, typed=typed) if each.asked.rule == rule)


def keys_in(response) -> list[str]:
    return re.findall(r'data-question="([\w-]+)"', response.text)


def dismissed(outcome: Outcome, rule: str, by, reason: str = "The minister says so.") -> CoachDismissal:
    question = next(each for each in questions_about(outcome) if each.asked.rule == rule)
    return dismiss_question(outcome=outcome, question=question, reason=reason, by=by.principal)


# --- while somebody writes ---


def test_the_typed_text_is_asked_about_and_nothing_is_saved(cast):
    outcome = draft_of(cast, statement=TEXT)
    response = cast.reporter.client.post(address(outcome), {"statement": WEAK, "language": "en"})
    assert response.status_code == 200
    assert key(outcome, "attribution", statement=WEAK) in keys_in(response)
    for words in ("without saying that it caused", '<q lang="en">thanks to WIEGO</q>', "Not a problem here"):
        assert words in response.text
    fresh = Outcome.objects.get(pk=outcome.pk)
    assert (fresh.statement, fresh.version) == (TEXT, outcome.version)


def test_an_improved_text_is_left_alone(cast, weak):
    response = cast.reporter.client.post(address(weak), {"statement": TEXT, "language": "en"})
    assert keys_in(response) == []
    assert "No question is left about this text." in response.text


def test_a_text_just_begun_is_not_asked_about_but_an_empty_one_may_be(cast, weak):
    client = cast.reporter.client
    assert keys_in(client.post(address(weak), {"statement": "Stakeholders were empowered"})) == []
    begun = client.post(address(weak, "others"), {"contribution_others": "None known"})
    assert keys_in(begun) == []


def test_three_questions_stand_at_once_and_the_others_are_unfolded(cast, weak):
    text = "Stakeholders were empowered recently thanks to WIEGO and the KMVA will adopt a policy soon."
    response = cast.reporter.client.post(address(weak), {"statement": text})
    (area,) = response.context["areas"]
    assert len(area.first) == 3
    assert area.more
    assert f"{len(area.more)} more" in response.text


def test_the_reader_is_asked_in_their_own_language_whatever_the_text_is_written_in(cast, weak):
    User.objects.filter(pk=cast.reporter.person.pk).update(language="fr")
    response = cast.reporter.client.post(address(weak), {"statement": WEAK, "language": "en"})
    assert '<q lang="en">thanks to WIEGO</q>' in response.text
    assert "without saying that it caused" not in response.text


@pytest.mark.parametrize("field", ["title", "author", "search_text", "__class__"])
def test_a_field_that_is_no_text_of_the_page_is_not_read(cast, weak, field):
    with_it = cast.reporter.client.post(address(weak), {"statement": WEAK, field: "x" * 300})
    assert keys_in(with_it) == keys_in(cast.reporter.client.post(address(weak), {"statement": WEAK}))


@pytest.mark.parametrize("section", ["classification", "sources", "confidentiality", "nowhere"])
def test_a_page_without_questions_of_the_coach_is_not_there(cast, weak, section):
    assert cast.reporter.client.post(address(weak, section)).status_code == 404


def test_a_hundred_thousand_characters_are_answered(cast, weak):
    response = cast.reporter.client.post(address(weak), {"statement": "Stakeholders agreed. " * 5000})
    assert response.status_code == 200
    assert "too_long" in "".join(keys_in(response))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text(cast, weak, text):
    typed = f"Thanks to WIEGO, {text} was empowered and {text} KMVA WXYZ will soon adopt a policy."
    assert prints_as_text(cast.reporter.client.post(address(weak), {"statement": typed}))


def test_a_question_is_asked_only_of_a_post_with_its_token(cast, weak):
    assert cast.reporter.client.get(address(weak)).status_code == 405
    strict = type(cast.reporter.client)(enforce_csrf_checks=True)
    strict.force_login(cast.reporter.person)
    assert strict.post(address(weak), {"statement": WEAK}).status_code == 403


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("reporter", 200),
        ("reviewer", 200),
        ("lead", 200),
        ("colleague", 404),
        ("outsider", 404),
        ("reader", 404),
    ],
)
def test_who_may_not_write_is_not_answered(cast, weak, name, status):
    assert getattr(cast, name).client.post(address(weak), {"statement": WEAK}).status_code == status


def test_who_asks_on_and_on_waits_a_minute_and_others_do_not(cast, weak):
    cache.clear()
    client = cast.reporter.client
    # Tries are counted per minute of the clock, and a new minute may begin between them.
    answers = [
        client.post(address(weak), {"statement": ""}).status_code for _each in range(2 * MOST_PER_MINUTE + 2)
    ]
    assert set(answers[:20]) == {200}
    assert 429 in answers
    assert cast.reviewer.client.post(address(weak), {"statement": ""}).status_code == 200
    cache.clear()


@pytest.mark.parametrize("text", [TEXT, WEAK])
def test_asking_takes_the_same_queries_whatever_is_asked(cast, weak, text, django_assert_num_queries):
    client = cast.reporter.client
    client.post(address(weak), {"statement": text})
    with django_assert_num_queries(8):
        client.post(address(weak), {"statement": text})


def test_a_lead_is_asked_only_whether_it_is_an_outcome(cast):
    client = cast.reporter.client
    training = client.post("/outcomes/new/coach/", {"what": "WIEGO trained forty vendors on their rights."})
    assert "What did somebody outside our team do differently afterwards?" in training.text
    assert "When did it happen?" not in training.text
    assert "Not a problem here" not in training.text
    fine = client.post("/outcomes/new/coach/", {"what": "The city began to give vendors licences."})
    assert "<li" not in fine.text
    assert "data-coach-ask" in client.get("/leads/new/").text
    assert "data-coach-ask" not in client.get("/outcomes/new/").text


# --- without a script ---


def test_the_questions_stand_at_their_field_when_the_page_is_opened(cast, weak, light):
    response = cast.reporter.client.get(page(weak, "happened"))
    assert key(weak, "attribution") in keys_in(response)
    area = response.text.index('id="coach-statement"')
    assert response.text.index('id="id_statement"') < area < response.text.index('id="id_title"')


@pytest.mark.parametrize("section", ["happened", "significance", "contribution", "others"])
def test_the_page_of_a_text_stays_light_with_questions(cast, light, section):
    outcome = draft_of(
        cast, statement=WEAK, significance="A historic milestone.", contribution_wiego="We supported it."
    )
    response = cast.reporter.client.get(page(outcome, section))
    light(response)


def test_a_refused_page_asks_about_what_was_typed(cast):
    outcome = draft_of(cast, statement=TEXT)
    response = cast.reporter.client.post(
        page(outcome, "happened"), happened(outcome, title="", statement=WEAK)
    )
    assert response.status_code == 200
    assert key(outcome, "attribution", statement=WEAK) in keys_in(response)


def test_the_button_saves_the_page_and_asks_for_the_reason(cast):
    outcome = draft_of(cast, statement=TEXT)
    question = key(outcome, "attribution", statement=WEAK)
    response = cast.reporter.client.post(
        page(outcome, "happened"), happened(outcome, statement=WEAK, do=f"coach.{question}")
    )
    assert response.headers["Location"] == address(outcome, "happened", question)
    assert Outcome.objects.get(pk=outcome.pk).statement == WEAK
    text = cast.reporter.client.get(response.headers["Location"]).text
    for words in ("Why is this no problem here?", "thanks to WIEGO", WEAK):
        assert words in text


@pytest.mark.parametrize("pressed", ["coach.", "coach.statement", "coach.x-y-z", "coach.//evil.example/"])
def test_a_button_that_names_no_question_goes_on_as_usual(cast, weak, pressed):
    response = cast.reporter.client.post(page(weak, "happened"), happened(weak, do=pressed))
    assert response.headers["Location"] == page(weak, "who")


def test_a_reason_is_given_and_the_question_stays_away(cast, weak):
    question = key(weak, "attribution")
    response = cast.reporter.client.post(
        address(weak, "happened", question), {"own": "The minister says so."}
    )
    assert response.headers["Location"] == page(weak, "happened") + "#id_statement"
    assert weak.coach_dismissals.get().reason == "The minister says so."
    text = cast.reporter.client.get(page(weak, "happened")).text
    assert "Rosa Reporter: “The minister says so.”" in text
    assert text.index("Found to be no problem here") < text.index(question)


def test_a_ready_reason_is_kept_in_words(cast, weak):
    cast.reporter.client.post(address(weak, "happened", key(weak, "no_date")), {"ready": "3"})
    assert weak.coach_dismissals.get().reason == "Nobody knows this any more."


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Choose a reason, or write your own."),
        ({"ready": "own"}, "Choose a reason, or write your own."),
        ({"ready": "77"}, "77"),
        ({"own": "x" * 301}, "at most 300 fit here"),
    ],
)
def test_a_bad_reason_is_asked_for_again(cast, weak, typed, words):
    response = cast.reporter.client.post(address(weak, "happened", key(weak, "attribution")), typed)
    assert response.status_code == 200
    assert words in response.text
    assert not weak.coach_dismissals.exists()


def test_the_script_gets_what_is_left_and_what_is_wrong(cast, weak):
    question = key(weak, "attribution")
    client = cast.reporter.client
    typed = {"live": "1", "statement": f"{WEAK} More.", "language": "en"}
    wrong = client.post(address(weak, "happened", question), typed)
    assert (wrong.status_code, wrong.text) == (422, "Choose a reason, or write your own.")
    left = client.post(address(weak, "happened", question), typed | {"ready": "2"})
    assert left.status_code == 200
    (area,) = left.context["areas"]
    assert question not in [line.key for line in area.first + area.more]
    assert [line.key for line in area.dismissed] == [question]
    again = client.post(address(weak, "happened", question, "take-back"), typed)
    (area,) = again.context["areas"]
    assert question in [line.key for line in area.first + area.more]
    assert not CoachDismissal.objects.exists()


def test_a_question_that_is_not_asked_any_more_leads_back(cast, weak):
    question = key(weak, "attribution")
    save_answers(outcome=weak, version=1, answers={"statement": TEXT}, by=cast.reporter.principal)
    for ask in (
        lambda client: client.get(address(weak, "happened", question)),
        lambda client: client.post(address(weak, "happened", question), {"ready": "1"}),
        lambda client: client.post(address(weak, "happened", question, "take-back")),
    ):
        response = ask(cast.reporter.client)
        assert response.headers["Location"] == page(weak, "happened") + "#id_statement"
    assert not Entry.objects.filter(subject_type="coach").exists()


def test_a_question_is_taken_back_on_its_page(cast, weak):
    dismissed(weak, "attribution", cast.reporter)
    question = key(weak, "attribution")
    client = cast.reporter.client
    shown = client.get(address(weak, "happened", question)).text
    assert "Ask this again" in shown
    assert "The minister says so." in shown
    client.post(address(weak, "happened", question, "take-back"))
    assert not weak.coach_dismissals.exists()


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("significance", None),
        ("happened", "statement-attribution"),
        ("happened", "statement-praise-00000000"),
    ],
)
def test_a_question_of_another_page_or_of_no_rule_is_not_there(cast, weak, section, name):
    response = cast.reporter.client.get(address(weak, section, name or key(weak, "attribution")))
    assert response.status_code == 404


@pytest.mark.parametrize("reason", HOSTILE)
def test_a_hostile_reason_is_shown_as_text_at_the_field_and_in_the_history(cast, weak, reason):
    client = cast.reporter.client
    client.post(address(weak, "happened", key(weak, "attribution")), {"own": reason})
    assert weak.coach_dismissals.exists()
    for shown in (page(weak, "happened"), f"/outcomes/{weak.reference}/"):
        assert prints_as_text(client.get(shown))


# --- before sending, and in the history ---


def test_what_is_left_is_listed_by_field_before_sending_and_never_blocks(cast, weak):
    save_answers(outcome=weak, version=1, answers={"lead_programme": programme()}, by=cast.reporter.principal)
    SourceFactory(outcome=weak)
    dismissed(weak, "no_date", cast.reporter)
    client = cast.reporter.client
    text = client.get(f"/outcomes/{weak.reference}/check/").text
    assert f'<a href="{page(weak, "happened")}#id_statement">What happened?</a>' in text
    assert f'href="{address(weak, "happened", key(weak, "attribution"))}?from=check"' in text
    assert key(weak, "no_date") not in text
    response = client.post(f"/outcomes/{weak.reference}/check/", {"version": "2"})
    assert response.headers["Location"] == f"/outcomes/{weak.reference}/"
    assert Outcome.objects.get(pk=weak.pk).state == "submitted"


def test_an_answer_from_the_check_page_leads_back_to_it(cast, weak):
    where = address(weak, "happened", key(weak, "attribution"))
    client = cast.reporter.client
    assert f'href="/outcomes/{weak.reference}/check/"' in client.get(f"{where}?from=check").text
    response = client.post(where, {"ready": "1", "from": "check"})
    assert response.headers["Location"] == f"/outcomes/{weak.reference}/check/"


def test_a_record_without_questions_says_nothing_about_the_coach_before_sending(cast):
    outcome = draft_of(
        cast,
        statement=TEXT,
        significance="Until then a vendor without a permit could lose her goods on any day of the week.",
        contribution_wiego="In May 2024 we wrote a comment on the draft by-law and explained it to the committee.",
        contribution_others="The vendors collected 400 signatures and negotiated with the mayor.",
    )
    assert "coach-left" not in cast.reporter.client.get(f"/outcomes/{outcome.reference}/check/").text


def test_questions_about_evidence_stand_on_its_page_as_links(cast):
    outcome = draft_of(cast, statement=TEXT)
    EvidenceFactory(outcome=outcome, supports="contribution")
    text = cast.reporter.client.get(page(outcome, "evidence")).text
    assert "Is there something that shows the change itself?" in text
    assert f'href="{address(outcome, "evidence", key(outcome, "evidence_only_ours"))}"' in text


@pytest.mark.parametrize(
    ("name", "sees"),
    [("reporter", True), ("reviewer", True), ("lead", True), ("colleague", False), ("administrator", False)],
)
def test_the_history_tells_author_and_reviewers_what_does_not_apply_and_nobody_else(cast, name, sees):
    outcome = OutcomeFactory(submitted=True, round=cast.round, author=cast.reporter.person, statement=WEAK)
    dismissed(outcome, "attribution", cast.reviewer, "The minister says so.")
    text = getattr(cast, name).client.get(f"/outcomes/{outcome.reference}/").text
    assert ("The minister says so." in text) is sees
    assert ("is no problem here, because:" in text) is sees


def test_reviewers_find_on_their_desk_what_they_could_ask(cast):
    outcome = OutcomeFactory(submitted=True, round=cast.round, author=cast.reporter.person, statement=WEAK)
    suggestion = "Could you say what WIEGO contributed, without saying that it caused the change?"
    assert suggestion in cast.reviewer.client.get(f"/outcomes/{outcome.reference}/?from=review").text
    assert suggestion not in cast.reviewer.client.get(f"/outcomes/{outcome.reference}/").text
    assert suggestion not in cast.colleague.client.get(f"/outcomes/{outcome.reference}/?from=review").text
