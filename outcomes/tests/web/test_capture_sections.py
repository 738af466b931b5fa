"""The pages of questions: each saves a draft at any point and says in words what is malformed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from harvests.models import Code, Programme
from harvests.tests.factories import ProgrammeFactory
from outcomes.enums import OutcomeState as S
from outcomes.forms.capture import SECTION_FORMS
from outcomes.models import Outcome
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.tests.capture import TEXT, code, draft_of, happened, page, posted, programme
from outcomes.tests.factories import ActorFactory, OutcomeFactory, SourceFactory
from wiego_mle.kernel.partial_dates import Precision

SECTIONS = list(SECTION_FORMS)


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.get(pk=outcome.pk)


def test_the_list_of_questions_says_how_far_each_is(cast):
    outcome = draft_of(cast, significance="It matters.")
    response = cast.reporter.client.get(f"/outcomes/{outcome.reference}/edit/")
    states = {task["url"].rsplit("/", 2)[1]: task["state"] for task in response.context["tasks"].tasks}
    assert states["significance"] == "done"
    assert states["happened"] == "begun"
    assert states["who"] == "needed"
    assert states["evidence"] == "optional"
    done = list(states.values()).count("done")
    assert f"{done} of {len(states)} parts done, 1 is optional" in response.text
    assert f"part 1 of {len(states)}" in cast.reporter.client.get(page(outcome, "happened")).text
    for key in SECTIONS:
        assert f'href="{page(outcome, key)}"' in response.text


def test_saving_leads_to_the_next_page_or_back_to_the_list(cast):
    outcome = draft_of(cast)
    client = cast.reporter.client
    assert client.post(page(outcome, "happened"), happened(outcome)).url == page(outcome, "who")
    back = client.post(page(outcome, "happened"), happened(fresh(outcome), do="back"))
    assert back.url == f"/outcomes/{outcome.reference}/edit/"
    last = client.post(page(outcome, "confidentiality"), posted(outcome, confidentiality="open"))
    assert last.url == f"/outcomes/{outcome.reference}/check/"


def test_what_happened_is_saved_as_one_version(cast):
    outcome = draft_of(cast)
    cast.reporter.client.post(page(outcome, "happened"), happened(outcome, statement=TEXT, language="fr"))
    now = fresh(outcome)
    assert (now.statement, now.language, now.version) == (TEXT, "fr", 2)


@pytest.mark.parametrize(
    ("section", "field"),
    [
        ("significance", "significance"),
        ("contribution", "contribution_wiego"),
        ("others", "contribution_others"),
    ],
)
def test_a_text_is_saved_and_may_be_emptied_again(cast, section, field):
    outcome = draft_of(cast)
    client = cast.reporter.client
    client.post(page(outcome, section), posted(outcome, **{field: f"  {TEXT} "}))
    assert getattr(fresh(outcome), field) == TEXT
    client.post(page(outcome, section), posted(fresh(outcome), **{field: ""}))
    assert getattr(fresh(outcome), field) == ""


@pytest.mark.parametrize("section", SECTIONS)
def test_a_draft_may_leave_everything_open(cast, section):
    outcome = draft_of(cast)
    kept = happened(outcome) | {"confidentiality": "internal"}
    response = cast.reporter.client.post(page(outcome, section), kept)
    assert response.status_code == 302
    assert fresh(outcome).version == 1


def test_a_title_is_needed_by_every_draft(cast):
    outcome = draft_of(cast)
    response = cast.reporter.client.post(
        page(outcome, "happened"), happened(outcome, title=" ", statement=TEXT)
    )
    assert response.context["form"].errors == {"title": ["Give the outcome a title."]}
    assert TEXT in response.text
    assert fresh(outcome).statement == ""


@pytest.mark.parametrize(
    ("parts", "words", "precision"),
    [
        ({"date_from_year": "2024"}, "2024", Precision.YEAR),
        ({"date_from_year": "2024", "date_from_quarter": "2"}, "Q2 2024", Precision.QUARTER),
        ({"date_from_year": "2024", "date_from_month": "5"}, "May 2024", Precision.MONTH),
        (
            {"date_from_year": "2024", "date_from_month": "5", "date_from_day": "7"},
            "7 May 2024",
            Precision.DAY,
        ),
        (
            {"date_from_year": "2023", "date_until_year": "2024", "date_until_month": "5"},
            "2023 – 2024",
            Precision.YEAR,
        ),
    ],
)
def test_a_date_is_kept_as_exactly_as_it_is_known(cast, parts, words, precision):
    outcome = draft_of(cast)
    cast.reporter.client.post(page(outcome, "when-where"), posted(outcome, **parts))
    now = fresh(outcome)
    assert (now.period.words(), now.date_precision) == (words, precision)
    again = cast.reporter.client.get(page(outcome, "when-where")).context["form"].initial
    assert again["date_from"].first == now.date_from


def test_where_it_happened_is_saved_and_shown_again(cast):
    outcome = draft_of(cast)
    level = code("level")
    typed = {"countries": ["Ghana", "Perú"], "city": "Accra", "level": level.key, "is_ongoing": "on"}
    cast.reporter.client.post(page(outcome, "when-where"), posted(outcome, **typed))
    now = fresh(outcome)
    assert {place.country for place in now.countries.all()} == {"GH", "PE"}
    assert (now.city, now.level, now.is_ongoing) == ("Accra", level, True)
    shown = cast.reporter.client.get(page(outcome, "when-where")).text
    assert 'value="Ghana"' in shown
    assert 'value="Peru"' in shown


def test_classification_is_saved_by_keys(cast):
    outcome = draft_of(cast)
    lead, other = Programme.objects.all()[:2]
    groups = list(Code.objects.filter(dimension="worker_group")[:2])
    change, stage = code("change_type"), code("stage")
    typed = {
        "lead_programme": lead.key,
        "programmes": [lead.key, other.key],
        "change_type": change.key,
        "stage": stage.key,
        "direction": "negative",
        "expected": "unintended",
        "influence_route": "C",
        "worker_groups": [group.key for group in groups],
    }
    cast.reporter.client.post(page(outcome, "classification"), posted(outcome, **typed))
    now = fresh(outcome)
    parts = {part.programme: part.is_lead for part in now.programme_parts.all()}
    assert parts == {lead: True, other: False}
    assert (now.change_type, now.stage) == (change, stage)
    assert (now.direction, now.expected, now.influence_route) == ("negative", "unintended", "C")
    assert set(now.worker_groups.all()) == set(groups)
    shown = cast.reporter.client.get(page(outcome, "classification")).text
    assert f'value="{lead.key}" selected' in shown
    assert shown.count(" checked") == 6


def test_a_choice_can_be_taken_back(cast):
    outcome = draft_of(cast, direction="positive", change_type=code("change_type"))
    cast.reporter.client.post(page(outcome, "classification"), posted(outcome, direction="", change_type=""))
    now = fresh(outcome)
    assert (now.direction, now.change_type) == ("", None)


def test_a_retired_code_stays_where_it_was_chosen_and_is_offered_nowhere_else(cast):
    old = code("change_type")
    with_it, without = draft_of(cast, change_type=old), draft_of(cast)
    Code.objects.filter(pk=old.pk).update(retired_on="2024-01-01")
    client = cast.reporter.client
    assert f'value="{old.key}"' in client.get(page(with_it, "classification")).text
    assert f'value="{old.key}"' not in client.get(page(without, "classification")).text
    response = client.post(page(without, "classification"), posted(without, change_type=old.key))
    assert "change_type" in response.context["form"].errors


def test_confidentiality_and_its_public_text_are_saved(cast):
    outcome = draft_of(cast)
    typed = {"confidentiality": "restricted", "public_text": "A city lets vendors trade."}
    cast.reporter.client.post(page(outcome, "confidentiality"), posted(outcome, **typed))
    now = fresh(outcome)
    assert (now.is_restricted, now.public_text) == (True, "A city lets vendors trade.")


def test_a_reviewer_who_restricts_a_record_is_told_where_it_went(cast):
    outcome = draft_of(cast)
    typed = posted(outcome, confidentiality="restricted")
    response = cast.reviewer.client.post(page(outcome, "confidentiality"), typed, follow=True)
    assert f"{outcome.reference} is saved and restricted now." in response.text
    assert fresh(outcome).is_restricted


def test_restricted_text_is_not_kept_on_the_device(cast):
    outcome = draft_of(cast)
    client = cast.reporter.client
    assert "data-autosave>" in client.get(page(outcome, "happened")).text.replace(
        " data-saves", "> data-saves"
    )
    save_answers(
        outcome=outcome, version=1, answers={"confidentiality": "restricted"}, by=cast.reporter.principal
    )
    assert "data-autosave " not in client.get(page(outcome, "happened")).text


def test_linking_a_contribution_saves_the_page_first(cast):
    outcome = draft_of(cast)
    typed = posted(outcome, contribution_wiego=TEXT, do="link")
    response = cast.reporter.client.post(page(outcome, "contribution"), typed)
    assert response.url == reverse("outcomes:contribution-link", args=[outcome.reference])
    assert fresh(outcome).contribution_wiego == TEXT


@pytest.mark.parametrize("section", ["no-such-page", "version", "WHO"])
def test_an_unknown_page_is_not_found(cast, section):
    outcome = draft_of(cast)
    address = f"/outcomes/{outcome.reference}/edit/{section}/"
    assert cast.reporter.client.get(address).status_code == 404
    assert cast.reporter.client.post(address, posted(outcome)).status_code == 404


@pytest.mark.parametrize("section", SECTIONS)
def test_a_foreign_draft_is_not_found(cast, section):
    outcome = draft_of(cast)
    for stranger in (cast.colleague, cast.reader, cast.outsider, cast.administrator):
        client = stranger.client
        assert client.get(page(outcome, section)).status_code == 404
        assert client.post(page(outcome, section), posted(outcome)).status_code == 404
    assert fresh(outcome).version == 1


def test_what_may_be_read_but_not_changed_is_refused_with_the_reason(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    for address in (f"/outcomes/{outcome.reference}/edit/", page(outcome, "happened")):
        response = cast.reporter.client.get(address)
        assert response.status_code == 403


def test_text_typed_into_a_record_that_was_sent_meanwhile_stays_in_the_box(cast):
    outcome = draft_of(cast, statement=TEXT, programmes=[], lead_programme=programme())
    SourceFactory(outcome=outcome)
    take_step(outcome=outcome, step="submit", by=cast.reporter.principal)
    typed = happened(outcome, statement="My better words")
    response = cast.reporter.client.post(page(outcome, "happened"), typed)
    assert response.status_code == 403
    assert "My better words" in response.text
    assert "The text is with the reviewers now" in response.text
    assert (fresh(outcome).statement, fresh(outcome).state) == (TEXT, S.SUBMITTED)


@pytest.mark.parametrize("section", SECTIONS)
def test_pages_stay_light(cast, section, light):
    outcome = draft_of(cast, actors=[ActorFactory(), ActorFactory()], statement=TEXT)
    light(cast.reporter.client.get(page(outcome, section)))


QUERIES = {
    "happened": 10,
    "who": 13,
    "when-where": 11,
    "significance": 9,
    "contribution": 13,
    "others": 10,
    "classification": 12,
    "confidentiality": 8,
}


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(cast, section, number, django_assert_num_queries):
    outcome = draft_of(
        cast,
        actors=[ActorFactory() for _each in range(number)],
        countries=["GH", "PE", "IN"][:number],
        programmes=list(Programme.objects.all()[:number]),
        worker_groups=list(Code.objects.filter(dimension="worker_group")[:number]),
    )
    client = cast.reporter.client
    client.get(page(outcome, section))
    with django_assert_num_queries(QUERIES[section]):
        client.get(page(outcome, section))


def test_the_list_of_questions_asks_a_fixed_number_of_queries(cast, django_assert_num_queries, light):
    outcome = draft_of(cast, actors=[ActorFactory(), ActorFactory(), ActorFactory()], countries=["GH", "PE"])
    client = cast.reporter.client
    client.get(f"/outcomes/{outcome.reference}/edit/")
    with django_assert_num_queries(18):
        light(client.get(f"/outcomes/{outcome.reference}/edit/"))


@pytest.mark.parametrize("number", [1, 3])
def test_a_save_writes_in_a_fixed_number_of_queries(cast, number, django_assert_num_queries):
    outcome = draft_of(
        cast,
        actors=[ActorFactory() for _each in range(number)],
        countries=["GH", "PE", "IN"][:number],
    )
    client = cast.reporter.client
    client.get(page(outcome, "significance"))
    with django_assert_num_queries(25):
        client.post(page(outcome, "significance"), posted(outcome, significance=TEXT))


def test_a_programme_that_ended_before_the_round_is_kept_but_not_offered(cast):
    ended = ProgrammeFactory(label_en="Ended long ago", active_to="2010-12-31")
    began_later = ProgrammeFactory(label_en="Began later", active_from="2099-01-01")
    with_it = draft_of(cast, programmes=[ended], lead_programme=ended)
    without = draft_of(cast)
    assert f'value="{ended.key}"' in cast.reporter.client.get(page(with_it, "classification")).text
    shown = cast.reporter.client.get(page(without, "classification")).text
    assert ended.key not in shown
    assert began_later.key not in shown
    cast.reporter.client.post(page(without, "classification"), posted(without, lead_programme=ended.key))
    assert not fresh(without).programme_parts.exists()
