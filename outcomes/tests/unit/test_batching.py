"""Who is asked about what: few letters, different voices, nobody more than a letter holds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.batching import Batch, Candidate, batches


def asked(*pairs: str, most: int = 5, wanted: int = 1, **facts) -> list[Batch]:
    """Return the batches of candidates written as “person outcome relation”."""
    candidates = [Candidate(*pair.split()) for pair in pairs]
    outcomes = {each.outcome for each in candidates}
    return batches(
        candidates,
        wanted=facts.pop("each", dict.fromkeys(outcomes, wanted)),
        load=facts.pop("load", {}),
        most=most,
        **facts,
    )


def test_one_person_gets_one_letter_about_all_they_can_judge():
    assert asked("ana 1", "ana 2", "ben 2", "ana 3") == [Batch("ana", "", ("1", "2", "3"))]


def test_as_many_people_are_asked_as_are_wanted_and_no_more():
    assert asked("ana 1", "ben 1", "cai 1", wanted=2) == [Batch("ana", "", ("1",)), Batch("ben", "", ("1",))]
    assert asked("ana 1", "ben 1", each={"1": 0}) == []


def test_what_few_can_judge_is_served_before_what_many_can():
    assert asked("ana 1", "ben 1", "ana 2", "ana 3", most=2) == [
        Batch("ana", "", ("2", "3")),
        Batch("ben", "", ("1",)),
    ]


def test_somebody_of_another_kind_is_asked_first():
    both = asked("ana 1 ally", "ben 1 ally", "cai 1 expert", wanted=2)
    assert [batch.person for batch in both] == ["ana", "cai"]
    third = asked("ana 1 ally", "ben 1 expert", heard={"1": ["ally"]})
    assert [batch.person for batch in third] == ["ben"]


def test_who_was_asked_least_is_asked_first():
    assert asked("ana 1", "ben 1", load={"ana": 3, "ben": 1})[0].person == "ben"


def test_what_does_not_fit_into_a_letter_waits_and_is_told():
    assert asked("ana 1", "ana 2", "ana 3", most=2) == [Batch("ana", "", ("1", "2"), left=1)]


def test_two_ways_of_asking_are_two_occasions():
    candidates = [Candidate("ana", "1", "ally", "email"), Candidate("ana", "2", "ally", "telephone")]
    assert batches(candidates, wanted={"1": 1, "2": 1}, load={}, most=5) == [
        Batch("ana", "email", ("1",), left=1)
    ]


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9)), unique=True, max_size=40),
    st.integers(1, 4),
    st.integers(1, 3),
)
@settings(max_examples=150, deadline=None)
def test_whoever_can_judge_what_nobody_is_asked_twice_or_too_much(pairs, most, wanted):
    candidates = [Candidate(person, outcome) for person, outcome in pairs]
    outcomes = {each.outcome for each in candidates}
    found = batches(candidates, wanted=dict.fromkeys(outcomes, wanted), load={}, most=most)
    assert len({batch.person for batch in found}) == len(found)
    for batch in found:
        assert 1 <= len(batch.outcomes) <= most
        assert len(set(batch.outcomes)) == len(batch.outcomes)
        assert {(batch.person, outcome) for outcome in batch.outcomes} <= set(pairs)
    for outcome in outcomes:
        assert sum(outcome in batch.outcomes for batch in found) <= wanted
