"""How strong the evidence of an outcome is: each step of the ladder, and what never counts."""

from __future__ import annotations

from itertools import product

import pytest

from outcomes.credibility import Facts, Grade, Voice, credibility

YES, PARTLY, NO, UNKNOWN = "fully", "partly", "disagree", "cannot_say"


def voice(outcome=YES, contribution=YES, *, person=1, kind="ally", **more) -> Voice:
    return Voice(
        person=person,
        kind=kind,
        outcome=outcome,
        significance=YES,
        contribution=contribution,
        **more,
    )


@pytest.mark.parametrize(
    ("facts", "grade"),
    [
        (Facts(is_accepted=False), Grade.C0),
        (Facts(is_accepted=False, documents=3, official=1, voices=(voice(),)), Grade.C0),
        (Facts(is_accepted=True), Grade.C1),
        (Facts(is_accepted=True, documents=1), Grade.C2),
        (Facts(is_accepted=True, documents=1, official=1), Grade.C2),
        (Facts(is_accepted=True, voices=(voice(),)), Grade.C3),
        (Facts(is_accepted=True, documents=2, voices=(voice(),)), Grade.C3),
        (Facts(is_accepted=True, documents=1, official=1, voices=(voice(),)), Grade.C4),
        (Facts(is_accepted=True, voices=(voice(), voice(person=2, kind="official"))), Grade.C4),
        (Facts(is_accepted=True, voices=(voice(), voice(person=2))), Grade.C3),
        (Facts(is_accepted=True, is_contested=True, documents=1, voices=(voice(),)), Grade.CONTESTED),
        (Facts(is_accepted=True, voices=(voice(NO), voice(person=2))), Grade.CONTESTED),
        (Facts(is_accepted=True, voices=(voice(contribution=NO),)), Grade.CONTESTED),
        (Facts(is_accepted=True, voices=(voice(NO, is_settled=True), voice(person=2))), Grade.C3),
        (Facts(is_accepted=True, voices=(voice(PARTLY),)), Grade.C1),
        (Facts(is_accepted=True, documents=1, voices=(voice(contribution=UNKNOWN),)), Grade.C2),
    ],
)
def test_each_step_of_the_ladder(facts, grade):
    assert credibility(facts).grade == grade


@pytest.mark.parametrize("bar", [{"bars": "was a source"}, {"on_these_words": False}])
@pytest.mark.parametrize(("outcome", "contribution"), [*product((YES, PARTLY, NO, UNKNOWN), repeat=2)])
def test_who_is_not_independent_or_judged_other_words_changes_nothing(bar, outcome, contribution):
    for base in (
        Facts(is_accepted=True),
        Facts(is_accepted=True, documents=1, official=1),
        Facts(is_accepted=True, voices=(voice(person=7, kind="official"),)),
    ):
        with_more = Facts(
            is_accepted=True,
            documents=base.documents,
            official=base.official,
            voices=(*base.voices, voice(outcome, contribution, **bar)),
        )
        assert credibility(with_more).grade == credibility(base).grade
        assert credibility(with_more).confirming == credibility(base).confirming


def test_significance_is_told_and_never_asked_for():
    unsure = Voice(person=1, kind="ally", outcome=YES, significance=NO, contribution=YES)
    assert credibility(Facts(is_accepted=True, voices=(unsure,))).grade == Grade.C3


def test_another_confirmation_never_weakens():
    order = [Grade.C1, Grade.C2, Grade.C3, Grade.C4]
    for documents, official, kinds in product((0, 1), (0, 1), ((), ("ally",), ("ally", "official"))):
        voices = tuple(voice(person=place, kind=kind) for place, kind in enumerate(kinds))
        facts = Facts(is_accepted=True, documents=documents, official=min(official, documents), voices=voices)
        more = Facts(
            is_accepted=True,
            documents=documents,
            official=facts.official,
            voices=(*voices, voice(person=9, kind="expert")),
        )
        assert order.index(credibility(more).grade) >= order.index(credibility(facts).grade)


def test_the_words_say_what_counted_and_what_did_not():
    facts = Facts(
        is_accepted=True,
        documents=1,
        official=1,
        voices=(
            voice(),
            voice(PARTLY, person=2),
            voice(person=3, bars="declared a conflict"),
            voice(person=4, on_these_words=False),
            voice(NO, person=5, is_settled=True),
        ),
    )
    found = credibility(facts)
    assert (found.grade, found.confirming, found.answered) == (Grade.C4, 1, 5)
    assert found.reasons == (
        "A reviewer accepted it as specific enough to be verified.",
        "1 document about the change was checked by somebody else.",
        "Among them is an official record: a law or a ruling.",
        "1 independent person agrees fully with what changed and with who contributed.",
        "1 independent person disagrees; a reviewer has decided what follows.",
        "1 independent person agrees in part or cannot say.",
        "1 answer does not count: whoever gave it is not independent.",
        "1 answer was given on an earlier wording and stays with that.",
    )


def test_two_of_one_kind_are_told_to_be_one_side():
    found = credibility(Facts(is_accepted=True, voices=(voice(), voice(person=2))))
    assert "They are of one kind, so they count as one side." in found.reasons
