"""Who told us, page by page."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from outcomes.models import Outcome, Source
from outcomes.services.parts import mark_of_part
from outcomes.services.sources import ANSWERS
from outcomes.tests.factories import OutcomeFactory, SourceFactory
from outcomes.tests.hostile import HOSTILE, prints_as_text
from wiego_mle.kernel.typed_text import mark_of

pytestmark = pytest.mark.django_db
QUERIES_OF_THE_PAGE = 9
"""Session, person, two of roles, whether this is the demonstration, the outcome, its sources."""


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(round=cast.round, author=cast.reporter.person)


def section(outcome: Outcome) -> str:
    return reverse("outcomes:source-list", args=[outcome.reference])


def page(name: str, outcome: Outcome, number: int = 1) -> str:
    return reverse(f"outcomes:source-{name}", args=[outcome.reference, number])


def said(**more: str) -> dict[str, str]:
    return {"name": "Ama Mensah", "consent": "given", "do": "add"} | more


def seen(source: Source) -> str:
    return mark_of_part(Source.objects.get(pk=source.pk), ANSWERS)


def test_it_is_a_page_of_the_task_list(outcome):
    assert section(outcome) == reverse("outcomes:edit-section", args=[outcome.reference, "sources"])


def test_a_source_is_named_and_shown(cast, outcome):
    client = cast.reporter.client
    answer = client.post(section(outcome), said(organisation="Vendors' association"))
    assert answer.url == section(outcome)
    shown = client.get(section(outcome))
    assert "Ama Mensah" in shown.text
    assert "Vendors&#x27; association" in shown.text
    assert "Agreed" in shown.text


def test_going_on_saves_what_was_typed_and_needs_nothing(cast, outcome):
    client = cast.reporter.client
    following = reverse("outcomes:edit-section", args=[outcome.reference, "evidence"])
    untouched = {"name": "", "consent": "not_asked", "do": "continue"}
    assert client.post(section(outcome), untouched).url == following
    assert not outcome.sources.exists()
    assert client.post(section(outcome), said(do="continue")).url == following
    assert outcome.sources.get().name == "Ama Mensah"


def test_what_is_missing_is_said_at_its_field_and_at_the_top(cast, outcome):
    answer = cast.reporter.client.post(section(outcome), said(name="", role="Secretary"))
    assert answer.status_code == 200
    assert answer.text.count("Write who told us.") == 2
    assert 'href="#id_name"' in answer.text
    assert "<title>Error:" in answer.text
    assert 'value="Secretary"' in answer.text


def test_nobody_is_credited_who_did_not_agree(cast, outcome):
    answer = cast.reporter.client.post(section(outcome), said(consent="anonymous", wants_credit="on"))
    assert "They did not agree to be named." in answer.text
    assert not outcome.sources.exists()


def test_a_source_is_changed_and_removed(cast, outcome):
    client = cast.reporter.client
    SourceFactory(outcome=outcome)
    source = SourceFactory(outcome=outcome, name="Second")
    assert 'value="Second"' in client.get(page("edit", outcome, 2)).text
    client.post(page("edit", outcome, 2), said(name="Second, renamed", seen=seen(source)))
    source.refresh_from_db()
    assert source.name == "Second, renamed"
    assert "Second, renamed" in client.get(page("remove", outcome, 2)).text
    assert client.post(page("remove", outcome, 2), {"seen": seen(source)}).url == section(outcome)
    assert outcome.sources.count() == 1


def test_opening_a_page_changes_nothing(cast, outcome):
    SourceFactory(outcome=outcome)
    for address in (section(outcome), page("edit", outcome), page("remove", outcome)):
        cast.reporter.client.get(address)
    outcome.refresh_from_db()
    assert (outcome.version, outcome.sources.count()) == (1, 1)


def test_the_second_of_two_sees_both_texts_and_decides(cast, outcome):
    source = SourceFactory(outcome=outcome)
    before = seen(source)
    cast.reviewer.client.post(page("edit", outcome), said(name="By the reviewer", seen=before))
    client = cast.reporter.client
    answer = client.post(page("edit", outcome), said(name="By the reporter", seen=before))
    assert answer.status_code == 409
    assert "By the reviewer" in answer.text
    assert 'value="By the reporter"' in answer.text
    now = answer.context["form"].initial["seen"]
    assert client.post(page("edit", outcome), said(name="By both", seen=now)).status_code == 302
    source.refresh_from_db()
    assert source.name == "By both"


def test_removing_what_somebody_changed_asks_again(cast, outcome):
    source = SourceFactory(outcome=outcome)
    before = seen(source)
    cast.reviewer.client.post(page("edit", outcome), said(name="By the reviewer", seen=before))
    answer = cast.reporter.client.post(page("remove", outcome), {"seen": before})
    assert answer.status_code == 409
    assert "Somebody else changed this meanwhile" in answer.text
    assert outcome.sources.exists()


@pytest.mark.parametrize("who", ["colleague", "coder", "administrator", "reader", "outsider"])
def test_a_draft_of_others_is_not_there(cast, outcome, who):
    SourceFactory(outcome=outcome, name="Known to few")
    client = getattr(cast, who).client
    for address in (section(outcome), page("edit", outcome), page("remove", outcome)):
        assert client.get(address).status_code == 404
        assert client.post(address, said()).status_code == 404
    assert outcome.sources.get().name == "Known to few"


def test_who_may_read_but_not_write_is_told_why(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    SourceFactory(outcome=outcome, name="Known to few")
    client = cast.colleague.client
    for address in (section(outcome), page("edit", outcome), page("remove", outcome)):
        refused = client.get(address)
        assert refused.status_code == 403
        assert "Known to few" not in refused.text
    answer = cast.reporter.client.post(section(outcome), said(name="Too late"))
    assert answer.status_code == 403
    assert "The text is with the reviewers now." in answer.text
    assert 'value="Too late"' in answer.text
    assert outcome.sources.count() == 1


def test_a_refused_post_shows_no_names(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    source = SourceFactory(outcome=outcome, name="Known to few")
    client = cast.colleague.client
    for address in (section(outcome), page("edit", outcome), page("remove", outcome)):
        answer = client.post(address, said(seen=seen(source)))
        assert answer.status_code == 403
        assert "Known to few" not in answer.text


def test_there_is_no_source_beyond_the_last(cast, outcome):
    SourceFactory(outcome=outcome)
    for number in (0, 2, 999999):
        assert cast.reporter.client.get(page("edit", outcome, number)).status_code == 404


def test_what_was_typed_comes_back_after_signing_in(cast, outcome):
    person = cast.reporter.person
    client = Client()
    typed = said(name="Typed before the session ended", typed_by=mark_of(person.pk))
    answer = client.post(section(outcome), typed)
    assert "/account/login/" in answer.url
    client.force_login(person)
    again = client.get(section(outcome))
    assert "You were signed out" in again.text
    assert 'value="Typed before the session ended"' in again.text
    assert not outcome.sources.exists()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(cast, outcome, text):
    client = cast.reporter.client
    client.post(section(outcome), said(name=text, role=text, organisation=text))
    source = outcome.sources.get()
    assert prints_as_text(client.get(section(outcome)))
    assert prints_as_text(client.get(page("edit", outcome)))
    assert prints_as_text(client.get(page("remove", outcome)))
    assert prints_as_text(client.post(page("edit", outcome), said(name="", role=text, seen=seen(source))))


def test_a_very_long_text_is_refused_and_kept(cast, outcome):
    answer = cast.reporter.client.post(section(outcome), said(name="x" * 100_000))
    assert "This text has 100,000 characters; at most 120 fit here." in answer.text
    assert "x" * 100_000 in answer.text


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_the_same_for_one_and_for_three(
    cast, outcome, number, django_assert_num_queries, light
):
    SourceFactory.create_batch(number, outcome=outcome)
    client = cast.reporter.client
    with django_assert_num_queries(QUERIES_OF_THE_PAGE):
        light(client.get(section(outcome)))


def test_what_is_known_of_a_source_is_erased_with_a_reason(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    source = SourceFactory(outcome=outcome, name="Ama Mensah", email="ama@example.org", phone="0244 123456")
    record = reverse("outcomes:detail", args=[outcome.reference])
    erase = reverse("outcomes:source-erase", args=[outcome.reference, source.pk])
    for who in (cast.reporter, cast.reviewer):
        assert "ama@example.org" in who.client.get(record).text
        assert who.client.get(erase).status_code == 403
        assert who.client.post(erase, {"reason": "She asked us to."}).status_code == 403
    assert "ama@example.org" not in cast.colleague.client.get(record).text
    client = cast.lead.client
    assert "Write why it is erased" in client.post(erase, {"reason": " "}).text
    assert client.post(erase, {"reason": "She asked us to."}).url == record
    source.refresh_from_db()
    assert (source.organisation, source.role, source.email, source.phone) == ("", "", "", "")
    shown = client.get(record).text
    assert "Ama Mensah" not in shown
    assert "[erased on request]" in shown
    assert "What was known of a source erased" in shown
    assert client.get(erase).status_code == 404
