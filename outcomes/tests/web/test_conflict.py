"""Two people save the same page: the second one sees both texts and decides; nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from harvests.models import Programme
from outcomes.models import Actor, Outcome, OutcomeVersion
from outcomes.services.record import save_answers
from outcomes.tests.capture import TEXT, draft_of, happened, page, posted, typed_fields
from outcomes.tests.factories import ActorFactory
from wiego_mle.audit.queries import trail_of

MINE = "Mine: the assembly issued 200 licences 🎉."
THEIRS = "Theirs: the assembly passed a by-law."


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.get(pk=outcome.pk)


def saved_by_reviewer(cast, outcome: Outcome, **answers) -> Outcome:
    return save_answers(
        outcome=outcome, version=fresh(outcome).version, answers=answers, by=cast.reviewer.principal
    )


def settle(response, **decided) -> dict:
    """Return the page of a conflict as it would be posted."""
    conflict = response.context["conflict"]
    chosen = {f"{each.name}-choice": each.choice for each in conflict.differences}
    return {"version": conflict.outcome.version, "typed": conflict.typed, "do": "resolve"} | chosen | decided


@pytest.fixture
def both_wrote(cast):
    """Return the record, the second writer's browser and the page that told of the conflict."""
    outcome = draft_of(cast, statement=TEXT)
    saved_by_reviewer(cast, outcome, statement=THEIRS)
    client = cast.reporter.client
    return outcome, client, client.post(page(outcome, "happened"), happened(outcome, statement=MINE))


def test_the_second_one_sees_both_texts_with_who_and_when(both_wrote):
    outcome, _client, response = both_wrote
    assert response.status_code == 409
    assert "Not saved yet: two people changed this" in response.text
    [difference] = response.context["conflict"].differences
    assert (difference.name, difference.mine, difference.theirs, difference.only) == (
        "statement",
        MINE,
        THEIRS,
        "",
    )
    assert difference.saved.by_name == "Rita Reviewer"
    for words in (MINE, THEIRS, "Saved by Rita Reviewer, "):
        assert words in response.text
    assert fresh(outcome).statement == THEIRS


def test_keeping_mine_saves_it_on_top(both_wrote):
    outcome, client, response = both_wrote
    following = client.post(page(outcome, "happened"), settle(response, **{"statement-choice": "mine"}))
    assert following.url == page(outcome, "who")
    assert (fresh(outcome).statement, fresh(outcome).version) == (MINE, 3)


def test_keeping_theirs_writes_nothing(both_wrote):
    outcome, client, response = both_wrote
    client.post(page(outcome, "happened"), settle(response, **{"statement-choice": "theirs"}))
    assert (fresh(outcome).statement, fresh(outcome).version) == (THEIRS, 2)


def test_both_can_be_put_together(both_wrote):
    outcome, client, response = both_wrote
    together = {"statement-choice": "together", "statement-together": f"{THEIRS}\r\n\r\n{MINE}"}
    client.post(page(outcome, "happened"), settle(response, **together))
    assert fresh(outcome).statement == f"{THEIRS}\n\n{MINE}"


def test_nobody_decides_for_the_person(both_wrote):
    outcome, client, response = both_wrote
    assert response.text.count(" checked") == 0
    again = client.post(page(outcome, "happened"), settle(response))
    assert again.status_code == 409
    assert "Choose which text to keep." in again.text
    assert 'href="#statement-question"' in again.text
    assert fresh(outcome).statement == THEIRS


def test_each_text_is_shown_as_what_it_made_of_the_ancestor(both_wrote):
    _outcome, _client, response = both_wrote
    [difference] = response.context["conflict"].differences
    assert difference.before == TEXT
    assert "What stood there before both of you" in response.text
    for pieces, text in ((difference.mine_pieces, MINE), (difference.theirs_pieces, THEIRS)):
        assert "".join(each.text for each in pieces if each.kind != "removed").strip() == text
        assert any(each.kind == "removed" for each in pieces)
    assert '<span class="visually-hidden">added: </span>' in response.text


def test_changes_of_different_words_are_put_together_beforehand(cast):
    outcome = draft_of(cast, statement=TEXT)
    mine, theirs = TEXT.replace("street vendors", "4,000 street vendors"), TEXT.replace("March", "April")
    saved_by_reviewer(cast, outcome, statement=theirs)
    client = cast.reporter.client
    response = client.post(page(outcome, "happened"), happened(outcome, statement=mine))
    [difference] = response.context["conflict"].differences
    both = mine.replace("March", "April")
    assert (difference.together, difference.overlaps, difference.choice) == (both, 0, "")
    assert "this text holds both changes" in response.text
    decided = {"statement-choice": "together", "statement-together": difference.together}
    client.post(page(outcome, "happened"), settle(response, **decided))
    assert fresh(outcome).statement == both


def test_changes_of_the_same_words_are_marked_and_not_saved_with_their_marks(cast):
    outcome = draft_of(cast, statement=TEXT)
    mine, theirs = TEXT.replace("March", "May"), TEXT.replace("March", "April")
    saved_by_reviewer(cast, outcome, statement=theirs)
    client = cast.reporter.client
    response = client.post(page(outcome, "happened"), happened(outcome, statement=mine))
    [difference] = response.context["conflict"].differences
    assert difference.overlaps == 1
    assert difference.together == TEXT.replace("March", "⟦yours: May⟧⟦saved: April⟧")
    decided = {"statement-choice": "together", "statement-together": difference.together}
    again = client.post(page(outcome, "happened"), settle(response, **decided))
    assert again.status_code == 409
    assert "Decide first what stays between the marks" in again.text
    assert difference.together in again.text
    assert fresh(outcome).statement == theirs


def test_without_an_ancestor_both_texts_stand_one_above_the_other(cast):
    outcome = draft_of(cast, statement=TEXT)
    saved_by_reviewer(cast, outcome, statement=THEIRS)
    OutcomeVersion.objects.filter(outcome=outcome, number=1).delete()
    response = cast.reporter.client.post(page(outcome, "happened"), happened(outcome, statement=MINE))
    assert f"{THEIRS}\n\n{MINE}" in response.text


def test_a_text_put_together_survives_a_third_save_and_is_decided_again(both_wrote, cast):
    outcome, client, response = both_wrote
    saved_by_reviewer(cast, outcome, statement="Theirs once more.")
    decided = {"statement-choice": "together", "statement-together": "Both of us."}
    again = client.post(page(outcome, "happened"), settle(response, **decided))
    assert again.status_code == 409
    [difference] = again.context["conflict"].differences
    assert (difference.together, difference.choice, difference.saved_again) == ("Both of us.", "", True)
    assert "It was saved once more while you decided." in again.text
    for words in (MINE, "Theirs once more.", "Both of us.", TEXT):
        assert words in again.text
    assert fresh(outcome).statement == "Theirs once more."


def test_a_third_save_of_something_else_leaves_the_decision(both_wrote, cast):
    outcome, client, response = both_wrote
    saved_by_reviewer(cast, outcome, significance="Something else.")
    again = client.post(page(outcome, "happened"), settle(response, **{"statement-choice": "mine"}))
    assert again.status_code == 409
    [difference] = again.context["conflict"].differences
    assert (difference.choice, difference.saved_again) == ("mine", False)


def test_a_combination_that_is_too_long_comes_back_whole(both_wrote):
    outcome, client, response = both_wrote
    long = "z" * 10_001
    decided = {"statement-choice": "together", "statement-together": long}
    again = client.post(page(outcome, "happened"), settle(response, **decided))
    assert again.status_code == 409
    assert "10,001 characters" in again.text
    assert 'href="#statement-question"' in again.text
    assert "Error: Not saved yet" in again.text
    for words in (long, MINE, THEIRS):
        assert words in again.text
    assert fresh(outcome).statement == THEIRS


@pytest.mark.parametrize("choice", ["", "nobody", "MINE"])
def test_an_unknown_choice_is_asked_again(both_wrote, choice):
    outcome, client, response = both_wrote
    again = client.post(page(outcome, "happened"), settle(response, **{"statement-choice": choice}))
    assert again.status_code == 409
    assert "Choose which text to keep." in again.text
    assert fresh(outcome).statement == THEIRS


def test_a_third_save_while_deciding_is_a_conflict_again(both_wrote, cast):
    outcome, client, response = both_wrote
    saved_by_reviewer(cast, outcome, statement="Theirs once more.")
    again = client.post(page(outcome, "happened"), settle(response, **{"statement-choice": "mine"}))
    assert again.status_code == 409
    [difference] = again.context["conflict"].differences
    assert (difference.mine, difference.theirs) == (MINE, "Theirs once more.")
    client.post(page(outcome, "happened"), settle(again, **{"statement-choice": "mine"}))
    assert fresh(outcome).statement == MINE


def test_different_answers_are_both_kept_in_one_click(cast):
    outcome = draft_of(cast, statement=TEXT)
    saved_by_reviewer(cast, outcome, title="Their better title")
    client = cast.reporter.client
    response = client.post(page(outcome, "happened"), happened(outcome, statement=MINE))
    assert response.status_code == 409
    assert "you changed different answers" in response.text
    assert "Keep both changes" in response.text
    assert {each.name: each.only for each in response.context["conflict"].differences} == {
        "title": "theirs",
        "statement": "mine",
    }
    client.post(page(outcome, "happened"), settle(response))
    now = fresh(outcome)
    assert (now.title, now.statement) == ("Their better title", MINE)


def test_an_answer_on_another_page_is_a_conflict_that_one_click_settles(cast):
    outcome = draft_of(cast)
    saved_by_reviewer(cast, outcome, significance=THEIRS)
    client = cast.reporter.client
    response = client.post(page(outcome, "happened"), happened(outcome, statement=MINE))
    assert response.status_code == 409
    assert response.context["conflict"].on_different_questions
    client.post(page(outcome, "happened"), settle(response))
    now = fresh(outcome)
    assert (now.statement, now.significance) == (MINE, THEIRS)


def test_the_same_words_of_both_need_no_decision(cast):
    outcome = draft_of(cast, statement=TEXT)
    saved_by_reviewer(cast, outcome, statement=MINE)
    response = cast.reporter.client.post(page(outcome, "happened"), happened(outcome, statement=MINE))
    assert response.status_code == 302
    assert fresh(outcome).version == 2


def test_ones_own_work_in_a_second_window_is_no_conflict(cast):
    outcome = draft_of(cast)
    save_answers(outcome=outcome, version=1, answers={"significance": "Mine too"}, by=cast.reporter.principal)
    response = cast.reporter.client.post(page(outcome, "happened"), happened(outcome, statement=MINE))
    assert response.status_code == 302
    now = fresh(outcome)
    assert (now.statement, now.significance, now.version) == (MINE, "Mine too", 3)


def test_the_same_answer_in_ones_second_window_is_a_conflict(cast):
    outcome = draft_of(cast)
    save_answers(outcome=outcome, version=1, answers={"statement": THEIRS}, by=cast.reporter.principal)
    response = cast.reporter.client.post(page(outcome, "happened"), happened(outcome, statement=MINE))
    assert response.status_code == 409
    assert fresh(outcome).statement == THEIRS


@pytest.mark.parametrize("version", ["", "0", "-1", "99", "1e3", "one", "9" * 30, "２"])
def test_a_wrong_version_never_overwrites_and_loses_nothing(cast, version):
    outcome = draft_of(cast, statement=TEXT)
    response = cast.reporter.client.post(
        page(outcome, "happened"), happened(outcome, statement=MINE, version=version)
    )
    assert response.status_code == 409
    assert MINE in response.text
    assert TEXT in response.text
    assert (fresh(outcome).statement, fresh(outcome).version) == (TEXT, 1)


def test_a_record_without_its_ancestor_still_shows_both(cast):
    outcome = draft_of(cast, statement=TEXT)
    saved_by_reviewer(cast, outcome, statement=THEIRS)
    OutcomeVersion.objects.filter(outcome=outcome, number=1).delete()
    response = cast.reporter.client.post(page(outcome, "happened"), happened(outcome, statement=MINE))
    assert response.status_code == 409
    assert [each.only for each in response.context["conflict"].differences] == [""]


def test_dates_places_and_programmes_are_compared_as_one_answer_each(cast):
    outcome = draft_of(cast, countries=["GH"])
    lead, other = Programme.objects.all()[:2]
    saved_by_reviewer(
        cast,
        outcome,
        countries=["PE"],
        is_global=False,
        date_from=date(2024, 1, 1),
        date_to=date(2024, 12, 31),
        date_precision="year",
    )
    client = cast.reporter.client
    typed = posted(
        outcome, countries=["Ghana", "India"], date_from_year="2023", date_from_month="5", is_ongoing="on"
    )
    response = client.post(page(outcome, "when-where"), typed)
    words = {each.name: (each.mine, each.theirs) for each in response.context["conflict"].differences}
    assert words == {"date_from": ("May 2023, still going on", "2024"), "countries": ("Ghana, India", "Peru")}
    decided = {"date_from-choice": "mine", "countries-choice": "theirs"}
    client.post(page(outcome, "when-where"), settle(response, **decided))
    now = fresh(outcome)
    assert now.period.words() == "May 2023"
    assert [place.country for place in now.countries.all()] == ["PE"]

    saved_by_reviewer(cast, outcome, lead_programme=lead, programmes=[])
    response = client.post(page(outcome, "classification"), posted(now, lead_programme=other.key))
    [difference] = response.context["conflict"].differences
    assert (difference.mine, difference.theirs) == (f"{other.label} (leads)", f"{lead.label} (leads)")


def test_a_page_that_was_empty_on_one_side_is_compared_too(cast):
    outcome = draft_of(cast)
    saved_by_reviewer(cast, outcome, direction="positive")
    first = Programme.objects.first()
    client = cast.reporter.client
    response = client.post(page(outcome, "classification"), posted(outcome, lead_programme=first.key))
    assert {each.name: (each.mine, each.theirs) for each in response.context["conflict"].differences} == {
        "programmes": (f"{first.label} (leads)", ""),
        "direction": ("", "Positive"),
    }
    client.post(page(outcome, "classification"), settle(response))
    now = fresh(outcome)
    assert (now.direction, now.programme_parts.get().programme) == ("positive", first)


def test_a_new_actor_waits_for_the_decision(cast):
    there, theirs = ActorFactory(name="High Court"), ActorFactory(name="Parliament")
    outcome = draft_of(cast, actors=[there])
    saved_by_reviewer(cast, outcome, actors=[theirs])
    client = cast.reporter.client
    typed = posted(outcome, actors=[there.reference], new_name="Tema Traders")
    response = client.post(page(outcome, "who"), typed)
    assert response.status_code == 409
    assert Actor.objects.count() == 2
    assert response.context["conflict"].differences[0].mine == "High Court; Tema Traders"
    client.post(page(outcome, "who"), settle(response, **{"actors-choice": "mine"}))
    assert {actor.name for actor in fresh(outcome).actors.all()} == {"High Court", "Tema Traders"}


def test_a_new_actor_that_is_given_up_is_not_added(cast):
    there, theirs = ActorFactory(name="High Court"), ActorFactory(name="Parliament")
    outcome = draft_of(cast, actors=[there])
    saved_by_reviewer(cast, outcome, actors=[theirs])
    client = cast.reporter.client
    response = client.post(page(outcome, "who"), posted(outcome, new_name="Tema Traders"))
    client.post(page(outcome, "who"), settle(response, **{"actors-choice": "theirs"}))
    assert list(fresh(outcome).actors.all()) == [theirs]
    assert Actor.objects.count() == 2


def test_the_page_carries_no_token_and_only_what_was_typed(both_wrote):
    _outcome, _client, response = both_wrote
    typed = typed_fields(response)
    assert typed["statement"] == MINE
    assert "csrfmiddlewaretoken" not in typed


def test_every_save_leaves_one_version_and_one_trail_row(both_wrote):
    outcome, client, response = both_wrote
    client.post(page(outcome, "happened"), settle(response, **{"statement-choice": "mine"}))
    assert OutcomeVersion.objects.filter(outcome=outcome).count() == 3
    assert trail_of("outcome", outcome.reference).count() == 3
