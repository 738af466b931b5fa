"""The page of one outcome."""

from __future__ import annotations

import pytest
from django.urls import reverse

from outcomes.models import Outcome
from outcomes.services.nominations import nominate
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.services.sources import add_source
from outcomes.tests.factories import (
    ContributionLinkFactory,
    EvidenceFactory,
    OutcomeActorFactory,
    OutcomeFactory,
    PassageFactory,
    ReviewDecisionFactory,
    SourceFactory,
)
from outcomes.tests.records import add_parts, complete_outcome

pytestmark = pytest.mark.django_db

TAGS = "<script>alert(1)</script>\u202eevil\u2066 \x07👩🏽‍🌾 {{ 7*7 }} \"'><img src=x onerror=alert(1)>"


def address(outcome: Outcome) -> str:
    return reverse("outcomes:detail", args=[outcome.reference])


def page(member, outcome: Outcome) -> str:
    response = member.client.get(address(outcome))
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def accepted(cast) -> Outcome:
    return complete_outcome(
        round=cast.round, author=cast.reporter.person, accepted=True, decided_by=cast.reviewer.person
    )


def test_the_record_reads_as_one_page(cast, accepted):
    text = page(cast.reader, accepted)

    for part in (
        accepted.reference,
        accepted.title,
        accepted.statement,
        accepted.significance,
        "March 2025",
        "Ghana",
        "Accepted",
        "Positive",
        "D: jointly → external actor",
        accepted.evidence.get().title,
        accepted.contribution_links.get().how,
        "Substantial",
    ):
        assert str(part) in text
    assert text.count("<h1") == 1


def test_both_contributions_stand_side_by_side_even_if_one_is_missing(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, contribution_others="")
    text = page(cast.reporter, outcome)

    assert text.index("What WIEGO did") < text.index("What others did")
    assert "Not written yet" in text.partition("What others did")[2][:120]


def test_foreign_records_and_unknown_ones_look_alike(cast):
    draft = OutcomeFactory(round=cast.other_round)
    restricted = OutcomeFactory(round=cast.round, accepted=True, restricted=True)
    for member in (cast.outsider, cast.reader, cast.colleague, cast.coder):
        answers = [
            member.client.get(where)
            for where in (
                address(draft),
                address(restricted),
                reverse("outcomes:detail", args=["OH-9999999"]),
            )
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert restricted.title not in answers[1].content.decode()


def test_somebody_signed_out_is_asked_to_sign_in(client, accepted):
    assert client.get(address(accepted)).status_code == 302


def test_only_some_read_who_told_us(cast, accepted):
    source = accepted.sources.get()
    SourceFactory(outcome=accepted, name="Second Source")
    reads = {
        name: source.name in page(getattr(cast, name), accepted)
        for name in (
            "reporter",
            "colleague",
            "reviewer",
            "lead",
            "coder",
            "administrator",
            "reader",
            "outsider",
        )
    }

    assert [name for name, sees in reads.items() if sees] == ["reporter", "reviewer", "lead", "administrator"]
    assert "2 sources. Only the author" in page(cast.reader, accepted)


def test_the_trail_tells_who_told_us_to_nobody_else(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    told = add_source(outcome=outcome, answers={"name": "Canary Source"}, by=cast.reviewer.principal)
    told.sources.filter(name="Canary Source").delete()
    take_step(outcome=told, step="accept", by=cast.reviewer.principal)

    assert "Source named" in page(cast.reader, outcome)
    assert "Canary Source" not in page(cast.reader, outcome)
    # Those who may know are told which source it was, by number; nothing keeps its name.
    assert "Canary Source" not in page(cast.reporter, outcome)
    assert "version 1: Not asked yet" in page(cast.reporter, outcome)
    assert "version 1: Not asked yet" not in page(cast.reader, outcome)


def test_the_author_finds_the_reason_of_a_return_at_the_top(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    take_step(
        outcome=outcome,
        step="return",
        by=cast.reviewer.principal,
        reason="Which assembly, and in which month?",
    )
    text = page(cast.reporter, outcome)

    assert text.index("Which assembly, and in which month?") < text.index("What changed</h2>")
    assert cast.reviewer.person.name in text
    assert "notice-returned" in text


def test_a_resubmission_is_told_apart(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    returned = take_step(outcome=outcome, step="return", by=cast.reviewer.principal, reason="Which assembly?")
    changed = save_answers(
        outcome=returned, version=returned.version, answers={"city": "Accra"}, by=cast.reporter.principal
    )
    take_step(outcome=changed, step="resubmit", by=cast.reporter.principal, reason="I named it.")
    text = page(cast.lead, outcome)

    assert "Came back: 2nd time" in text
    assert "Submitted again" in text
    assert "I named it." in text
    assert "Which assembly?" in text
    assert "Changed since it was sent back: City or place." in text
    assert "You returned it" in page(cast.reviewer, outcome)

    nominate(
        outcome=Outcome.objects.get(pk=outcome.pk),
        person={"name": "Ama Boateng", "email": "ama@example.org", "language": "en"},
        said={"relation": "official", "conflict": "none", "channel": "email"},
        by=cast.reporter.principal,
    )
    assert "Changed since it was sent back: City or place." in page(cast.lead, outcome)
    take_step(outcome=Outcome.objects.get(pk=outcome.pk), step="accept", by=cast.reviewer.principal)
    accepted = page(cast.lead, outcome)
    assert "Came back: 2nd time" not in accepted
    assert f"{cast.reviewer.person.name} accepted it" in accepted
    assert "You accepted it" in page(cast.reviewer, outcome)


def test_the_buttons_are_the_steps_of_this_person(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    steps = {
        name: [step["name"] for step in getattr(cast, name).client.get(address(outcome)).context["steps"]]
        for name in ("reporter", "colleague", "reviewer", "administrator")
    }

    assert steps == {
        "reporter": ["withdraw"],
        "colleague": [],
        "reviewer": ["accept", "return", "set_aside"],
        "administrator": [],
    }
    assert "/step/accept/" in page(cast.reviewer, outcome)
    assert "/step/" not in page(cast.colleague, outcome)


def test_edit_is_offered_to_those_who_may(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person)

    assert f"/outcomes/{outcome.reference}/edit/" in page(cast.reporter, outcome)
    submitted = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    assert f"/outcomes/{submitted.reference}/edit/" not in page(cast.reporter, submitted)


def test_a_duplicate_names_the_other_only_to_those_who_may_read_it(cast):
    kept = OutcomeFactory(round=cast.round, accepted=True, restricted=True)
    outcome = OutcomeFactory(
        round=cast.round,
        set_aside=True,
        set_aside_kind="duplicate",
        duplicate_of=kept,
        author=cast.reporter.person,
    )

    assert kept.reference in page(cast.lead, outcome)
    assert kept.reference not in page(cast.reviewer, outcome)


def test_removed_evidence_is_gone_from_the_page(cast, accepted):
    removed = EvidenceFactory(outcome=accepted, title="Removed by-law", removed_at=accepted.created_at)

    assert removed.title not in page(cast.reader, accepted)


def test_hostile_text_is_shown_as_text_everywhere(cast):
    outcome = complete_outcome(
        round=cast.round,
        author=cast.reporter.person,
        title=TAGS[:100],
        statement=TAGS,
        significance=TAGS,
        contribution_wiego=TAGS,
        contribution_others=TAGS,
        public_text=TAGS,
        city=TAGS[:120],
        origin_note=TAGS,
        returned=True,
    )
    OutcomeActorFactory(outcome=outcome, actor__name=TAGS, role=TAGS[:120])
    SourceFactory(outcome=outcome, name=TAGS[:120], organisation=TAGS, role=TAGS[:120])
    EvidenceFactory(outcome=outcome, title=TAGS, note=TAGS, dated=TAGS[:40], page=TAGS[:40])
    ContributionLinkFactory(
        outcome=outcome, how=TAGS, contribution__title=TAGS[:100], contribution__partners=TAGS
    )
    ReviewDecisionFactory(outcome=outcome, reason=TAGS)
    text = page(cast.lead, outcome)

    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 15
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "{{ 7*7 }}" in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_record_takes_the_same_queries_whatever_it_holds(cast, number, django_assert_num_queries):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True)
    for _number in range(number - 1):
        add_parts(outcome)
    for _number in range(number):
        ReviewDecisionFactory(outcome=outcome)
        PassageFactory(outcome=outcome)
    client = cast.lead.client
    client.get(address(outcome))

    with django_assert_num_queries(RECORD_QUERIES):
        client.get(address(outcome))


RECORD_QUERIES = 38  # six of them look for outcomes that are perhaps the same change


def test_a_long_trail_shows_its_end_first_and_all_of_it_on_request(cast):
    outcome = complete_outcome(round=cast.round, author=cast.reporter.person)
    for number in range(23):
        outcome = save_answers(
            outcome=outcome,
            version=outcome.version,
            answers={"city": f"Place {number}."},
            by=cast.reporter.principal,
        )
    short = page(cast.reporter, outcome)
    whole = cast.reporter.client.get(address(outcome), {"trail": "all"}).content.decode()

    assert "The last 20 changes" in short
    assert "Show 3 earlier changes" in short
    assert "<ins>Place 0.</ins>" not in short
    assert "<ins>Place 22.</ins>" in short
    assert "<ins>Place 0.</ins>" in whole
    assert "Every change (23)" in whole


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_page_only_shows(cast, accepted, method):
    assert getattr(cast.lead.client, method)(address(accepted)).status_code == 405
