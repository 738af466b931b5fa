"""Taking a step of the workflow in a browser."""

from __future__ import annotations

import pytest
from django.urls import reverse

from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.tests.factories import OutcomeFactory
from outcomes.tests.records import add_parts, complete_outcome
from outcomes.workflows import OUTCOME

pytestmark = pytest.mark.django_db


def address(outcome: Outcome, step: str) -> str:
    return reverse("outcomes:step", args=[outcome.reference, step])


def detail(outcome: Outcome) -> str:
    return reverse("outcomes:detail", args=[outcome.reference])


def press(client, outcome: Outcome, step: str, **answers):
    return client.post(address(outcome, step), {"version": outcome.version} | answers)


def state_of(outcome: Outcome) -> str:
    return Outcome.objects.get(pk=outcome.pk).state


def sign_in(client, member) -> None:
    """Sign in through the form, in the session that the browser has."""
    member.person.set_password("a long enough phrase")
    member.person.save()
    answer = client.post(
        "/account/login/", {"login": member.person.email, "password": "a long enough phrase"}
    )
    assert answer.status_code == 302


@pytest.fixture
def submitted(cast) -> Outcome:
    return complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)


@pytest.fixture
def draft(cast) -> Outcome:
    return complete_outcome(round=cast.round, author=cast.reporter.person)


@pytest.mark.parametrize("step", ["accept", "return", "set_aside"])
def test_looking_at_a_step_says_what_will_happen_and_changes_nothing(cast, submitted, step):
    response = cast.reviewer.client.get(address(submitted, step))

    assert response.status_code == 200
    assert str(OUTCOME.step(step).label) in response.content.decode()
    assert "The contributor gets" in response.content.decode()
    assert state_of(submitted) == S.SUBMITTED


@pytest.mark.parametrize(
    ("who", "made", "step", "answers", "state"),
    [
        ("reporter", {}, "submit", {}, S.SUBMITTED),
        ("reporter", {}, "withdraw", {}, S.WITHDRAWN),
        ("reporter", {"lead": True, "statement": "x"}, "develop", {}, S.DRAFT),
        ("reporter", {"withdrawn": True}, "restore", {}, S.DRAFT),
        ("reporter", {"returned": True}, "resubmit", {"reason": "I added it."}, S.SUBMITTED),
        ("reviewer", {"submitted": True}, "accept", {}, S.ACCEPTED),
        ("reviewer", {"submitted": True}, "return", {"reason": "Which month?"}, S.RETURNED),
        ("lead", {"accepted": True}, "reopen", {"reason": "A mistake."}, S.SUBMITTED),
        (
            "reviewer",
            {"submitted": True},
            "set_aside",
            {"reason": "A training.", "set_aside_kind": "output"},
            S.SET_ASIDE,
        ),
    ],
)
def test_each_step_is_taken_and_leads_back_to_the_record(cast, who, made, step, answers, state):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, **made)
    client = getattr(cast, who).client
    response = press(client, outcome, step, **answers)

    assert response.status_code == 302
    assert response.url == detail(outcome)
    assert state_of(outcome) == state
    assert outcome.reference in str(next(iter(client.get(response.url).context["messages"])))


def test_pressing_twice_leads_to_the_same_page_without_an_error(cast, draft):
    client = cast.reporter.client
    first, second = press(client, draft, "submit"), press(client, draft, "submit")

    assert (first.status_code, first.url) == (second.status_code, second.url) == (302, detail(draft))
    assert Outcome.objects.get(pk=draft.pk).submissions == 1
    assert draft.decisions.count() == 1
    assert len(client.get(second.url).context["messages"]) == 1


@pytest.mark.parametrize(
    ("step", "answers"),
    [("accept", {}), ("return", {"reason": "?"}), ("set_aside", {"reason": "?", "set_aside_kind": "impact"})],
)
def test_deciding_twice_decides_once(cast, submitted, step, answers):
    client = cast.reviewer.client
    urls = [press(client, submitted, step, next="/review/", **answers).url for _press in range(2)]

    assert urls == ["/review/", "/review/"]
    assert submitted.decisions.count() == 1


def test_a_step_without_its_reason_asks_for_it_in_the_same_words(cast, submitted):
    for reason in ("", "  \n ", "\u202e\x00"):
        response = press(cast.reviewer.client, submitted, "return", reason=reason)
        text = response.content.decode()

        assert text.count("Write the reason. The contributor will read it.") >= 2
        assert "<title>Error:" in text
        assert 'href="#return_reason"' in text
    assert state_of(submitted) == S.SUBMITTED


def test_a_reason_of_100_000_characters_is_refused_and_kept_in_the_field(cast, submitted):
    text = press(cast.reviewer.client, submitted, "return", reason="ä" * 100_000).content.decode()

    assert "This text has 100,000 characters; at most 10,000 fit here. Shorten it." in text
    assert "ä" * 100_000 in text
    assert state_of(submitted) == S.SUBMITTED


def test_accepting_shows_what_is_missing_linked_to_where_it_is_answered(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True, significance="")
    before = cast.reviewer.client.get(address(outcome, "accept")).content.decode()
    after = press(cast.reviewer.client, outcome, "accept").content.decode()

    for text in (before, after):
        assert "Say why the change matters for informal workers here." in text
        assert reverse("outcomes:edit-section", args=[outcome.reference, "significance"]) in text
    assert "Accept</button>" not in before
    assert "<title>Error:" in after
    assert state_of(outcome) == S.SUBMITTED


def test_setting_aside_as_a_duplicate_names_the_other(cast, submitted):
    kept = complete_outcome(round=cast.round, accepted=True)
    asked = {"reason": "Told twice.", "set_aside_kind": "duplicate"}
    client = cast.reviewer.client

    assert (
        "Write the reference of the outcome that is the same change"
        in press(client, submitted, "set_aside", **asked).content.decode()
    )
    assert (
        press(client, submitted, "set_aside", **asked, duplicate_of=kept.reference.lower()).status_code == 302
    )
    assert Outcome.objects.get(pk=submitted.pk).duplicate_of == kept


@pytest.mark.parametrize("kind", ["foreign", "unknown", "itself", "hostile"])
def test_a_duplicate_of_what_one_may_not_read_or_of_itself_is_refused(cast, submitted, kind):
    foreign = OutcomeFactory(round=cast.round, accepted=True, restricted=True)
    reference = {
        "foreign": foreign.reference,
        "unknown": "OH-99999",
        "itself": submitted.reference,
        "hostile": "<script>\x00",
    }[kind]
    response = press(
        cast.reviewer.client,
        submitted,
        "set_aside",
        reason="Told twice.",
        set_aside_kind="duplicate",
        duplicate_of=reference,
    )

    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert "<script>\x00" not in response.content.decode()
    assert state_of(submitted) == S.SUBMITTED


def test_a_kind_that_is_none_is_refused(cast, submitted):
    response = press(cast.reviewer.client, submitted, "set_aside", reason="x", set_aside_kind="nonsense")

    assert response.status_code == 200
    assert state_of(submitted) == S.SUBMITTED


def test_somebody_elses_decision_is_told_calmly(cast, submitted):
    take_step(outcome=submitted, step="accept", by=cast.lead.principal)
    looked = cast.reviewer.client.get(address(submitted, "return"))
    pressed = press(cast.reviewer.client, submitted, "return", reason="Which month did it happen?")

    assert (looked.status_code, pressed.status_code) == (200, 409)
    for response in (looked, pressed):
        text = response.content.decode()
        assert "Lena Lead accepted it" in text
        assert "at " in text
        assert "Accepted" in text
    assert "Which month did it happen?" in pressed.content.decode()
    assert state_of(submitted) == S.ACCEPTED


def test_nobody_decides_about_a_text_they_have_not_seen(cast, submitted):
    save_answers(
        outcome=submitted,
        version=submitted.version,
        answers={"title": "Another title"},
        by=cast.lead.principal,
    )
    response = press(cast.reviewer.client, submitted, "return", reason="Which month did it happen?")
    text = response.content.decode()

    assert response.status_code == 409
    assert "Lena Lead changed it" in text
    assert "Which month did it happen?</textarea>" in text
    assert 'name="version" value="2"' in text
    assert state_of(submitted) == S.SUBMITTED
    again = press(cast.reviewer.client, submitted, "return", reason="Which month?", version="2")
    assert again.status_code == 302


@pytest.mark.parametrize("version", ["", "0", "-1", "x", "9" * 40, "2147483648"])
def test_a_version_that_is_none_changes_nothing(cast, submitted, version):
    response = press(cast.reviewer.client, submitted, "accept", version=version)

    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert state_of(submitted) == S.SUBMITTED


def test_nobody_accepts_returns_or_moves_what_is_not_theirs_to_decide(cast, submitted):
    own = complete_outcome(round=cast.round, author=cast.reviewer.person, submitted=True)

    for method in ("get", "post"):
        assert getattr(cast.reviewer.client, method)(address(own, "accept")).status_code == 403
        assert getattr(cast.colleague.client, method)(address(submitted, "accept")).status_code == 403
        assert getattr(cast.administrator.client, method)(address(submitted, "return")).status_code == 403
        assert getattr(cast.reader.client, method)(address(submitted, "accept")).status_code == 404
        assert getattr(cast.outsider.client, method)(address(submitted, "accept")).status_code == 404
    assert "somebody else decides" in cast.reviewer.client.get(address(own, "accept")).content.decode()
    assert (state_of(own), state_of(submitted)) == (S.SUBMITTED, S.SUBMITTED)


def test_a_step_that_is_none_does_not_exist(cast, submitted):
    for method in ("get", "post"):
        assert getattr(cast.reviewer.client, method)(address(submitted, "delete")).status_code == 404


def test_somebody_signed_out_is_asked_to_sign_in(client, submitted):
    assert client.post(address(submitted, "accept")).status_code == 302
    assert state_of(submitted) == S.SUBMITTED


def test_a_reason_typed_before_the_session_ended_survives_the_sign_in(cast, submitted):
    client = cast.reviewer.client
    form = client.get(address(submitted, "return")).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {
        "reason": "Which month did it happen?"
    }
    client.logout()
    sent_away = client.post(address(submitted, "return"), typed)
    sign_in(client, cast.reviewer)
    given_back = client.get(address(submitted, "return")).content.decode()

    assert sent_away.status_code == 302
    assert "Which month did it happen?</textarea>" in given_back
    assert "You were signed out" in given_back
    assert state_of(submitted) == S.SUBMITTED
    assert "Which month" not in client.get(address(submitted, "return")).content.decode()


def test_what_one_person_typed_is_not_given_to_another(cast, submitted):
    client = cast.reviewer.client
    form = client.get(address(submitted, "return")).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"reason": "Canary"}
    client.logout()
    client.post(address(submitted, "return"), typed)
    sign_in(client, cast.lead)
    looked = client.get(address(submitted, "return"))

    assert looked.status_code == 200
    assert "Canary" not in looked.content.decode()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("/review/?round=here", "/review/?round=here"),
        ("https://evil.example/", None),
        ("//evil.example/", None),
        ("///evil.example", None),
        ("/\\evil.example", None),
        ("javascript:alert(1)", None),
        ("review/", None),
        ("\t//evil.example", None),
        ("", None),
    ],
)
def test_the_way_on_stays_within_the_application(cast, submitted, given, expected):
    response = press(cast.reviewer.client, submitted, "accept", next=given)

    assert response.status_code == 302
    assert response.url == (expected or detail(submitted))


def test_a_foreign_way_on_is_not_printed(cast, submitted):
    take_step(outcome=submitted, step="accept", by=cast.lead.principal)

    for step in ("accept", "reopen"):
        page = cast.reviewer.client.get(address(submitted, step), {"next": "https://evil.example/"})
        assert 'href="https://evil.example/' not in page.content.decode()


@pytest.mark.parametrize("step", ["accept", "reopen"])
def test_hostile_text_is_shown_as_text(cast, step):
    hostile = "<script>alert(1)</script>\u202e👩🏽‍🌾"
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True, title=hostile)
    take_step(outcome=outcome, step="return", by=cast.lead.principal, reason=hostile)
    text = press(cast.reviewer.client, outcome, step, reason=hostile).content.decode()

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize("number", [1, 3])
def test_taking_a_step_costs_the_same_whatever_the_record_holds(cast, number, django_assert_num_queries):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    for _number in range(number - 1):
        add_parts(outcome)
    client = cast.reviewer.client
    client.get(detail(outcome))

    with django_assert_num_queries(STEP_QUERIES):
        press(client, outcome, "accept")


STEP_QUERIES = 46
