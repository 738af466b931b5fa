"""How strong the evidence of outcomes is, read from the tables: the same for one, for many and for a list."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from outcomes.credibility import Grade
from outcomes.models import Outcome
from outcomes.queries.credibility import credibility_of, grades_among, strength_condition
from outcomes.queries.filters import narrowed
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.tests.answers import answered
from outcomes.tests.factories import (
    EvidenceFactory,
    OutcomeFactory,
    OutcomeVersionFactory,
    ResolutionFactory,
    SourceFactory,
    SubstantiatorFactory,
)

pytestmark = pytest.mark.django_db


def grade(outcome: Outcome) -> Grade:
    return credibility_of([outcome])[outcome.pk].grade


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(accepted=True, round=cast.round, author=cast.reporter.person)


def test_from_a_draft_to_two_sides(cast, outcome):
    draft = OutcomeFactory(round=cast.round)
    answered(draft)
    assert grade(draft) == Grade.C0
    assert grade(outcome) == Grade.C1
    EvidenceFactory(outcome=outcome, kind="document", checked=True)
    assert grade(outcome) == Grade.C2
    answered(outcome, relation="ally")
    assert grade(outcome) == Grade.C3
    answered(outcome, relation="ally")
    assert grade(outcome) == Grade.C3
    answered(outcome, relation="official")
    assert grade(outcome) == Grade.C4


@pytest.mark.parametrize(
    "evidence",
    [
        {"kind": "statement", "checked": True},
        {"kind": "note", "checked": True},
        {"kind": "document"},
        {"kind": "document", "checked": True, "supports": "contribution"},
        {"kind": "document", "checked": True, "removed_at": timezone.now()},
    ],
)
def test_what_documents_nothing_about_the_change_does_not_count(outcome, evidence):
    EvidenceFactory(outcome=outcome, **evidence)
    assert grade(outcome) == Grade.C1


def test_a_checked_law_and_a_person_are_two_sides(outcome):
    EvidenceFactory(outcome=outcome, kind="law", checked=True)
    assert grade(outcome) == Grade.C2
    answered(outcome)
    assert grade(outcome) == Grade.C4


@pytest.mark.parametrize("nomination", ["proposed", "refused", ""])
def test_nobody_counts_whose_independence_was_not_checked(outcome, nomination):
    answered(outcome, nomination=nomination)
    assert grade(outcome) == Grade.C1


def test_a_declared_conflict_never_counts(outcome):
    answered(outcome, conflict="declared")
    answered(outcome, conflict="declared", says="disagree")
    assert grade(outcome) == Grade.C1


@pytest.mark.parametrize(
    "source",
    [
        {"name": "Somebody", "email": "KWABENA@city.example"},
        {"name": "Kwabená  OWUSU", "organisation": "city administration"},
        {"name": "Kwabena Owusu", "organisation": ""},
    ],
)
def test_a_source_never_counts_whenever_it_was_named(outcome, source):
    person = SubstantiatorFactory(name="Kwabena Owusu", email="kwabena@city.example")
    answered(outcome, person=person)
    assert grade(outcome) == Grade.C3
    SourceFactory(outcome=outcome, **source)
    assert grade(outcome) == Grade.C1


def test_a_namesake_elsewhere_and_erased_people_are_others(outcome):
    person = SubstantiatorFactory(name="Kwabena Owusu", organisation="City administration")
    answered(outcome, person=person)
    SourceFactory(outcome=outcome, name="Kwabena Owusu", organisation="Traders’ union")
    assert grade(outcome) == Grade.C3


def test_who_wrote_in_the_record_never_counts(cast, outcome):
    OutcomeVersionFactory(outcome=outcome, by=cast.reporter.person)
    answered(outcome, person=SubstantiatorFactory(email=cast.reporter.person.email.upper()))
    assert grade(outcome) == Grade.C1


def test_an_answer_stays_with_the_words_it_was_given_on(cast, outcome):
    answered(outcome)
    take_step(outcome=outcome, step="reopen", reason="The date is wrong.", by=cast.reviewer.principal)
    outcome = Outcome.objects.select_related("round").get(pk=outcome.pk)
    outcome = save_answers(
        outcome=outcome, version=outcome.version, answers={"title": "Another title"}, by=cast.lead.principal
    )
    accepted = {"state": "accepted", "decided_by": cast.lead.person, "decided_at": timezone.now()}
    Outcome.objects.filter(pk=outcome.pk).update(**accepted)
    assert (outcome.version, outcome.judged_from) == (2, 1)
    assert grade(outcome) == Grade.C3, "a title alone changes nothing of what was judged"
    Outcome.objects.filter(pk=outcome.pk).update(state="submitted", decided_by=None, decided_at=None)
    outcome = Outcome.objects.select_related("round").get(pk=outcome.pk)
    outcome = save_answers(
        outcome=outcome,
        version=2,
        answers={"statement": "In May 2025 the council of Accra did otherwise."},
        by=cast.lead.principal,
    )
    Outcome.objects.filter(pk=outcome.pk).update(**accepted)
    assert (outcome.version, outcome.judged_from) == (3, 3)
    found = credibility_of([outcome])[outcome.pk]
    assert (found.grade, found.answered, found.confirming) == (Grade.C1, 1, 0)
    assert "1 answer was given on an earlier wording and stays with that." in found.reasons


def test_a_disagreement_contests_until_somebody_decides_and_again_when_a_new_one_comes(outcome):
    answered(outcome)
    answered(outcome, says="disagree", relation="official")
    assert grade(outcome) == Grade.CONTESTED
    resolution = ResolutionFactory(outcome=outcome, kind="keep", reason="The minutes say March.")
    assert grade(outcome) == Grade.C3
    answered(outcome, contribution="disagree", answered_at=timezone.now() + timedelta(minutes=1))
    assert grade(outcome) == Grade.CONTESTED
    resolution.delete()
    ResolutionFactory(
        outcome=outcome, kind="contested", reason="Two offices say otherwise.", at=timezone.now()
    )
    assert grade(outcome) == Grade.CONTESTED


def test_many_cost_the_queries_of_one(cast, outcome, django_assert_num_queries):
    def more() -> list[Outcome]:
        made = OutcomeFactory.create_batch(2, accepted=True, round=cast.round)
        for each in made:
            EvidenceFactory(outcome=each, checked=True)
            answered(each)
        return made

    answered(outcome)
    with django_assert_num_queries(7):
        credibility_of([outcome])
    three = [outcome, *more()]
    with django_assert_num_queries(7):
        assert len(credibility_of(three)) == 3
    with django_assert_num_queries(7):
        grades_among(Outcome.objects.filter(round=cast.round).order_by("title"))


def test_a_list_narrowed_by_grade_is_what_is_graded_so(cast):
    """The database grades what nobody judged: both ways must agree, whatever an outcome is like."""
    dice = random.Random(20261130)
    for number in range(120):
        trait = dice.choice(["accepted", "accepted", "accepted", "submitted", "lead", "set_aside"])
        each = OutcomeFactory(**{trait: True}, round=cast.round)
        for _number in range(dice.choice([0, 0, 1, 2])):
            EvidenceFactory(
                outcome=each,
                kind=dice.choice(["law", "document", "statement"]),
                supports=dice.choice(["change", "contribution", "both"]),
                checked=dice.random() < 0.6,
            )
        for _number in range(dice.choice([0, 0, 1, 2])):
            answered(
                each,
                says=dice.choice(["fully", "fully", "partly", "disagree"]),
                contribution=dice.choice(["fully", "fully", "cannot_say"]),
                relation=dice.choice(["ally", "official"]),
                nomination=dice.choice(["approved", "approved", "proposed"]),
            )
        if number % 7 == 0:
            ResolutionFactory(
                outcome=each, kind=dice.choice(["keep", "contested"]), reason="A reason.", at=timezone.now()
            )
    rows = Outcome.objects.filter(round=cast.round)
    graded = grades_among(rows)
    assert set(graded.values()) == set(Grade)
    for asked in ([each] for each in Grade):
        expected = {key for key, grade in graded.items() if grade in asked}
        assert (
            set(narrowed(rows, {"strength": [str(each) for each in asked]}).values_list("pk", flat=True))
            == expected
        )
    both = {key for key, grade in graded.items() if grade in (Grade.C3, Grade.C4)}
    assert set(rows.filter(strength_condition(["C3", "C4"])).values_list("pk", flat=True)) == both
    assert not rows.filter(strength_condition(["C9", "x"])).exists()
    assert isinstance(strength_condition([]), Q)
