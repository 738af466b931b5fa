"""The pages of versions: list, one whole, two compared, bringing one back; and what is new to a reader."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from harvests.models import Programme
from outcomes.models import LastLook, Outcome, OutcomeVersion
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.services.sources import add_source
from outcomes.tests.capture import TEXT, draft_of
from outcomes.tests.factories import ActorFactory, LastLookFactory
from outcomes.tests.hostile import HOSTILE
from outcomes.tests.records import complete_outcome, keep_versions
from wiego_mle.kernel.typed_text import mark_of

SOURCE = {"name": "Adwoa Vendor", "organisation": "", "role": "", "consent": "given", "wants_credit": True}


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round").get(pk=outcome.pk)


def saved(outcome: Outcome, member, why: str = "", **answers) -> Outcome:
    now = fresh(outcome)
    return save_answers(outcome=now, version=now.version, answers=answers, by=member.principal, why=why)


def address(outcome: Outcome, what: str = "list", *args, **asked) -> str:
    page = reverse(f"outcomes:version-{what}", args=[outcome.reference, *args])
    return page + "?" + "&".join(f"{name}={value}" for name, value in asked.items()) if asked else page


def words(response) -> str:
    """Return what a page says, without tags."""
    text = re.sub(r"(?s)<(script|style).*?</\1>", "", response.text)
    return " ".join(re.sub(r"<[^>]+>", "", text).split())


@pytest.fixture
def rewritten(cast) -> Outcome:
    outcome = draft_of(cast, statement=TEXT, countries=["GH"])
    saved(outcome, cast.reporter, statement=TEXT.replace("March", "April"))
    saved(outcome, cast.reviewer, "Checked in the gazette.", countries=["GH", "PE"])
    return outcome


def test_the_list_says_who_changed_what_and_why(cast, rewritten):
    said = words(cast.reporter.client.get(address(rewritten)))
    assert "Version 3 as it is now Rita Reviewer" in said
    assert "Checked in the gazette." in said
    assert "Changed: Where." in said
    assert "Versions 1 to 2 Rosa Reporter" in said
    assert "saved 2 times while writing" in said


def test_each_version_can_be_listed_by_itself(cast, rewritten):
    said = words(cast.reporter.client.get(address(rewritten, each=1)))
    assert "Version 2 Rosa Reporter" in said
    assert "Version 1 Rosa Reporter" in said
    assert "Changed: Outcome statement." in said


def test_the_list_tells_the_steps_between_the_versions(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    keep_versions(outcome)
    take_step(outcome=fresh(outcome), step="return", by=cast.reviewer.principal, reason="Say who.")
    assert "Then: Rita Reviewer returned it." in words(cast.reporter.client.get(address(outcome)))


def test_one_version_is_shown_whole_in_words(cast):
    actor, lead = ActorFactory(name="Accra Metropolitan Assembly"), Programme.objects.first()
    outcome = draft_of(cast, statement=TEXT, countries=["GH"], actors=[actor], lead_programme=lead)
    saved(outcome, cast.reporter, statement="Other words.")
    response = cast.reporter.client.get(address(outcome, "detail", 1))
    said = words(response)
    for each in (TEXT, "Ghana", "Accra Metropolitan Assembly", f"{lead.label} (leads)", "Rosa Reporter"):
        assert each in said
    assert "Other words." not in said
    assert "Bring this version back" in said
    now = words(cast.reporter.client.get(address(outcome, "detail", 2)))
    assert "Bring this version back" not in now


def test_two_versions_are_compared_word_by_word(cast, rewritten):
    response = cast.reporter.client.get(address(rewritten, "compare", earlier=1, later=3))
    assert '<del><span class="visually-hidden">removed: </span>March </del>' in response.text
    assert '<ins><span class="visually-hidden">added: </span>April </ins>' in response.text
    assert '<ins><span class="visually-hidden">added: </span>Peru</ins>' in response.text
    assert '<li class="soft">Ghana</li>' in response.text


def test_without_a_choice_the_last_change_is_shown(cast, rewritten):
    response = cast.reporter.client.get(address(rewritten, "compare"))
    assert (response.context["old"].number, response.context["new"].number) == (2, 3)
    turned = cast.reporter.client.get(address(rewritten, "compare", earlier=3, later=1))
    assert (turned.context["old"].number, turned.context["new"].number) == (1, 3)
    alone = draft_of(cast)
    assert "say the same" in cast.reporter.client.get(address(alone, "compare")).text


@pytest.mark.parametrize("number", ["0", "4", "-1", "x", "9" * 30, "１"])
def test_a_version_that_is_not_there_is_not_found(cast, rewritten, number):
    assert cast.reporter.client.get(address(rewritten, "compare", earlier=number, later=3)).status_code == 404
    if number.isascii() and number.isdigit():
        assert cast.reporter.client.get(address(rewritten, "detail", int(number))).status_code == 404


def test_a_record_without_versions_has_a_list_and_nothing_to_compare(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person)
    assert "No version is kept" in cast.reporter.client.get(address(outcome)).text
    assert cast.reporter.client.get(address(outcome, "compare")).status_code == 404


def test_sources_are_told_only_to_those_who_may_know_them(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, returned=True)
    saved(outcome, cast.reporter, statement="Other words.")
    add_source(outcome=fresh(outcome), answers=SOURCE, by=cast.reviewer.principal)
    pages = [address(outcome), address(outcome, "detail", 3), address(outcome, "compare", earlier=2, later=3)]
    for page in pages:
        assert cast.colleague.client.get(page).status_code == 200
        assert "Sources" not in words(cast.colleague.client.get(page)).replace("No sources", "")
        assert "Adwoa" not in cast.colleague.client.get(page).text
        assert "Sources" in words(cast.reviewer.client.get(page))
    assert "version 1: Agreed" in words(cast.reviewer.client.get(pages[2]))


def test_what_was_restricted_is_not_shown_later(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, returned=True, restricted=True)
    saved(outcome, cast.reporter, statement="Adwoa told us this.")
    saved(outcome, cast.reporter, statement="A vendor told us this.", confidentiality="internal")
    client = cast.colleague.client
    said = words(client.get(address(outcome)))
    assert "1 version was saved while the record was restricted" in said
    assert client.get(address(outcome, "detail", 2)).status_code == 404
    assert client.get(address(outcome, "compare", earlier=2, later=3)).status_code == 404
    assert "Adwoa" not in client.get(address(outcome, "compare")).text


def test_hostile_text_is_printed_as_text(cast):
    outcome = draft_of(cast, statement=TEXT)
    for text in HOSTILE:
        saved(outcome, cast.reporter, statement=text, city=text[:100])
    number = fresh(outcome).version
    for page in (
        address(outcome),
        address(outcome, "detail", number),
        address(outcome, "compare", earlier=1, later=number),
    ):
        text = cast.reporter.client.get(page).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_a_version_is_brought_back_after_its_difference_was_shown(cast, rewritten):
    client = cast.reporter.client
    page = client.get(address(rewritten, "restore", 1))
    assert '<ins><span class="visually-hidden">added: </span>March </ins>' in page.text
    assert '<del><span class="visually-hidden">removed: </span>Peru</del>' in page.text
    response = client.post(address(rewritten, "restore", 1), {"version": 3, "why": "It was right."})
    assert response.url == reverse("outcomes:detail", args=[rewritten.reference])
    assert (fresh(rewritten).statement, fresh(rewritten).version) == (TEXT, 4)
    said = words(client.get(address(rewritten)))
    assert "Brought back from version 1" in said
    assert "It was right." in said


def test_a_save_meanwhile_is_told_and_the_next_attempt_is_on_top_of_it(cast, rewritten):
    client = cast.reporter.client
    saved(rewritten, cast.reviewer, statement="Meanwhile.")
    response = client.post(address(rewritten, "restore", 1), {"version": 3, "why": "It was right."})
    assert response.status_code == 409
    assert "Somebody else changed this meanwhile" in response.text
    assert "It was right." in response.text
    assert fresh(rewritten).statement == "Meanwhile."
    again = {name: response.context["form"][name].value() for name in ("version", "why")}
    client.post(address(rewritten, "restore", 1), again)
    assert fresh(rewritten).statement == TEXT


def test_who_may_only_read_brings_nothing_back(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, accepted=True)
    keep_versions(outcome)
    client = cast.colleague.client
    assert "Bring this version back" not in client.get(address(outcome, "detail", 1)).text
    assert client.get(address(outcome, "restore", 1)).status_code == 403
    assert client.post(address(outcome, "restore", 1), {"version": 2}).status_code == 403
    assert OutcomeVersion.objects.filter(outcome=outcome).count() == 2


def test_a_reason_that_is_too_long_comes_back_whole(cast, rewritten):
    response = cast.reporter.client.post(address(rewritten, "restore", 1), {"version": 3, "why": "y" * 201})
    assert response.status_code == 200
    assert "201 characters" in response.text
    assert "y" * 201 in response.text
    assert fresh(rewritten).version == 3


def test_a_reason_typed_before_the_session_ended_comes_back(cast, rewritten):
    client = cast.reporter.client
    client.logout()
    typed = {"version": 3, "why": "It was right.", "typed_by": mark_of(cast.reporter.person.pk)}
    client.post(address(rewritten, "restore", 1), typed)
    client.force_login(cast.reporter.person)
    assert fresh(rewritten).version == 3
    assert client.get(address(rewritten, "restore", 1)).context["form"]["why"].value() == "It was right."


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("what", ["list", "detail", "compare", "restore"])
def test_the_pages_take_the_same_queries_whatever_they_hold(
    cast, what, number, django_assert_num_queries, light
):
    actors = [ActorFactory() for _number in range(number)]
    outcome = draft_of(cast, statement=TEXT, actors=actors, countries=["GH", "PE", "IN"][:number])
    for each in range(number):
        saved(outcome, cast.reviewer if each % 2 else cast.reporter, statement=f"{TEXT} {each}", actors=[])
    client = cast.reporter.client
    asked = {"earlier": 1, "later": number + 1} if what == "compare" else {}
    page = address(outcome, what, *([1] if what in ("detail", "restore") else []), **asked)
    client.get(page)
    with django_assert_num_queries(QUERIES[what]):
        response = client.get(page)
    light(response)


QUERIES = {"list": 10, "detail": 9, "compare": 9, "restore": 21}


# what is new to a reader


def test_reading_changes_nothing_until_it_is_remembered(cast, rewritten):
    client = cast.lead.client
    client.get(reverse("outcomes:detail", args=[rewritten.reference]))
    client.get(address(rewritten))
    assert not LastLook.objects.filter(person=cast.lead.person).exists()
    response = client.post(reverse("outcomes:look", args=[rewritten.reference]), {"version": 3})
    assert response.url == reverse("outcomes:detail", args=[rewritten.reference])
    assert LastLook.objects.get(person=cast.lead.person).version == 3
    quiet = client.post(
        reverse("outcomes:look", args=[rewritten.reference]), {"version": 3, "quietly": "yes"}
    )
    assert (quiet.status_code, quiet.content) == (204, b"")


@pytest.mark.parametrize("version", ["", "0", "99", "x"])
def test_a_version_that_is_not_there_is_not_remembered(cast, rewritten, version):
    cast.lead.client.post(reverse("outcomes:look", args=[rewritten.reference]), {"version": version})
    assert not LastLook.objects.filter(person=cast.lead.person).exists()


def test_a_hidden_record_cannot_be_looked_at(cast, rewritten):
    response = cast.outsider.client.post(reverse("outcomes:look", args=[rewritten.reference]), {"version": 1})
    assert response.status_code == 404
    assert not LastLook.objects.filter(person=cast.outsider.person).exists()


def test_the_record_says_what_changed_since_somebody_looked(cast, rewritten):
    LastLookFactory(outcome=rewritten, person=cast.lead.person, version=1)
    response = cast.lead.client.get(reverse("outcomes:detail", args=[rewritten.reference]))
    said = words(response)
    assert re.search(r"Changed since you looked on .*?: 2 answers", said)
    assert "Outcome statement, Where." in said
    assert "I have read this" in said
    assert f"{address(rewritten, 'compare')}?earlier=1&amp;later=3" in response.text
    LastLook.objects.update(version=3)
    again = words(cast.lead.client.get(reverse("outcomes:detail", args=[rewritten.reference])))
    assert "Changed since you looked" not in again
    assert "I have read this" not in again


def test_lists_and_the_queue_say_what_is_new(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    keep_versions(outcome)
    LastLookFactory(outcome=outcome, person=cast.reviewer.person, version=1)
    for name in ("outcomes:list", "outcomes:review-queue"):
        assert "changed since you looked" in cast.reviewer.client.get(reverse(name)).text
        assert "changed since you looked" not in cast.lead.client.get(reverse(name)).text


def test_a_reviewer_sees_word_by_word_what_became_of_a_returned_text(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True, statement=TEXT)
    keep_versions(outcome)
    take_step(outcome=fresh(outcome), step="return", by=cast.reviewer.principal, reason="In which month?")
    saved(outcome, cast.reporter, statement=TEXT.replace("March", "April"))
    take_step(outcome=fresh(outcome), step="resubmit", by=cast.reporter.principal)
    response = cast.reviewer.client.get(reverse("outcomes:detail", args=[outcome.reference]) + "?from=review")
    assert '<del><span class="visually-hidden">removed: </span>March </del>' in response.text
    assert '<ins><span class="visually-hidden">added: </span>April </ins>' in response.text
    assert f"{address(outcome, 'compare')}?earlier=2&amp;later=3" in response.text
