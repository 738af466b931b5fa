"""Withheld words: who may mark them, who may look, and what is kept of it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from outcomes.enums import WithheldKind
from outcomes.masking import shown
from outcomes.models import Contribution, Outcome, SensitivePassage, WithheldLook
from outcomes.services.contributions import change_contribution, link_contribution, unlink_contribution
from outcomes.services.parts import mark_of_part
from outcomes.services.record import save_answers
from outcomes.services.withheld import look_at_words, show_again, withhold_words
from outcomes.tests.factories import ContributionFactory, OutcomeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults, trail_of
from wiego_mle.kernel.errors import Refused, WrongState

pytestmark = pytest.mark.django_db


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(
        round=cast.round,
        author=cast.reporter.person,
        statement="Rosa Pérez signed.",
        search_text="rosa perez",
    )


def withheld(outcome: Outcome, by, words: str = "Rosa Pérez") -> SensitivePassage:
    return withhold_words(outcome=outcome, words=words, why="She could lose her stall.", by=by)


def test_words_are_withheld_everywhere_and_found_by_nobody(cast, outcome):
    withheld(outcome, cast.reviewer.principal)
    outcome.refresh_from_db()
    assert shown(outcome, "statement") == "[name withheld] signed."
    assert outcome.statement == "Rosa Pérez signed."
    assert "rosa" not in outcome.search_text
    assert outcome.version == 1
    entry = trail_of("outcome", outcome.reference).get()
    assert (entry.act, entry.changes) == ("outcome.words_withheld", {"withheld": ["", "name"]})
    assert not faults()


def test_the_same_words_twice_are_withheld_once(cast, outcome):
    first = withheld(outcome, cast.reporter.principal)
    assert withheld(outcome, cast.reviewer.principal, "ROSA  PEREZ") == first
    assert outcome.passages.count() == 1
    assert Entry.objects.count() == 1


def test_what_is_written_later_is_withheld_too_and_named_on_no_trail(cast, outcome):
    withheld(outcome, cast.reporter.principal)
    saved = save_answers(
        outcome=outcome,
        version=1,
        answers={"significance": "It is ROSA PEREZ’s stall."},
        why="Asked Rosa Pérez",
        by=cast.reporter.principal,
    )
    assert shown(saved, "significance") == "It is [name withheld] stall."
    assert "rosa" not in saved.search_text
    entry = trail_of("outcome", outcome.reference).last()
    assert entry.changes["significance"][1] == "It is [name withheld] stall."
    assert entry.reason == "Asked [name withheld]"
    assert saved.versions.get().content["significance"] == "It is ROSA PEREZ’s stall."


def test_a_contribution_withholds_what_its_outcomes_withhold(cast, outcome):
    contribution = ContributionFactory(
        author=cast.reporter.person, what_was_done="Rosa Pérez was trained.", title="Training"
    )
    link = link_contribution(
        outcome=outcome, contribution=contribution, how="", strength="small", by=cast.reporter.principal
    )
    withheld(outcome, cast.reporter.principal)
    withheld(outcome, cast.reporter.principal, "Somebody Else")
    contribution.refresh_from_db()
    assert contribution.withheld == [["Rosa Pérez", "name"]]
    assert "rosa" not in contribution.search_text
    with pytest.raises(Refused):
        change_contribution(
            contribution=contribution, version=1, answers={"title": "Else"}, by=cast.reviewer.principal
        )
    contribution = change_contribution(
        contribution=contribution, version=1, answers={"title": "Somebody Else"}, by=cast.reporter.principal
    )
    assert shown(contribution, "title") == "[name withheld]"
    unlink_contribution(link=link, seen=mark_of_part(link, ("how", "strength")), by=cast.reporter.principal)
    assert Contribution.objects.get().withheld == []


def test_a_look_says_who_and_why(cast, outcome):
    withheld(outcome, cast.reporter.principal)
    outcome.refresh_from_db()
    look_at_words(outcome=outcome, reason="Is Rosa Pérez the secretary?", by=cast.reviewer.principal)
    entry = trail_of("outcome", outcome.reference).last()
    assert (entry.act, entry.by_name, entry.reason) == (
        "outcome.words_looked_at",
        "Rita Reviewer",
        "Is [name withheld] the secretary?",
    )
    assert WithheldLook.objects.get().by == cast.reviewer.person


@pytest.mark.parametrize("who", ["colleague", "coder", "reader", "outsider"])
def test_others_neither_mark_nor_look(cast, who):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True)
    by = getattr(cast, who).principal
    with pytest.raises(Refused):
        withheld(outcome, by)
    withheld(outcome, cast.administrator.principal)
    outcome.refresh_from_db()
    with pytest.raises(Refused):
        look_at_words(outcome=outcome, reason="Curious", by=by)
    with pytest.raises(Refused):
        show_again(passage=outcome.passages.get(), why="Why not", by=by)
    assert not WithheldLook.objects.exists()


def test_only_the_lead_lets_words_of_a_sent_text_be_read_again(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)
    passage = withheld(outcome, cast.reporter.principal, "Accra")
    for who in (cast.reporter, cast.reviewer):
        with pytest.raises(Refused):
            show_again(passage=passage, why="She agreed.", by=who.principal)
    show_again(passage=passage, why="She agreed.", by=cast.lead.principal)
    outcome.refresh_from_db()
    assert (outcome.withheld, "accra" in outcome.search_text) == ([], True)
    with pytest.raises(WrongState):
        show_again(passage=passage, why="She agreed.", by=cast.lead.principal)
    # Afterwards the same words may be withheld anew.
    assert withheld(outcome, cast.reporter.principal, "Accra").number == 2


def test_bad_input_is_refused(cast, outcome):
    by = cast.reporter.principal
    for words, why in (
        ("", "why"),
        ("a", "why"),
        ("…!", "why"),
        ("x" * 1001, "why"),
        ("Rosa", " "),
        ("Rosa", "x" * 301),
    ):
        with pytest.raises(ValidationError):
            withhold_words(outcome=outcome, words=words, why=why, by=by)
    with pytest.raises(ValidationError):
        withhold_words(outcome=outcome, words="Rosa", why="why", kind="colour", by=by)
    with pytest.raises(Refused):
        look_at_words(outcome=outcome, reason="why", by=by)
    withheld(outcome, by)
    outcome.refresh_from_db()
    with pytest.raises(ValidationError):
        look_at_words(outcome=outcome, reason=" ", by=by)
    assert Entry.objects.count() == 1


def test_two_people_who_mark_at_once_both_mark(together, cast, outcome):
    results = together(
        [
            lambda name=name, who=who: withheld(outcome, who.principal, name)
            for name, who in (("Rosa", cast.reporter), ("Pérez", cast.reviewer), ("signed", cast.lead))
        ]
    )
    assert not [result for result in results if isinstance(result, BaseException)]
    outcome.refresh_from_db()
    assert sorted(words for words, _kind in outcome.withheld) == ["Pérez", "Rosa", "signed"]
    assert sorted(outcome.passages.values_list("number", flat=True)) == [1, 2, 3]
    assert WithheldKind.NAME in dict(map(reversed, outcome.withheld))
