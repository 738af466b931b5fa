"""Which outcomes of a round are selected: by which rules, among which, and that anybody can repeat it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from harvests.enums import Dimension, RoundState
from harvests.tests.factories import CodeFactory, ProgrammeFactory
from outcomes.enums import LinkKind, SelectionMark, StratumKind
from outcomes.models import IntendedQuote, Outcome, SelectedOutcome, Selection
from outcomes.queries.selections import draw_of, selected_in, units_of
from outcomes.selecting.plans import ByHand, ByLot, ByLotInGroups, Everything, Marked
from outcomes.selecting.written import read, read_units, written, written_units
from outcomes.services.reserve import mark_quotes, take_from_reserve, unmark_quote
from outcomes.services.selections import (
    change_selection,
    choose_by_hand,
    draw_selection,
    drop_choice,
    drop_selection,
    mark_of_draw,
    plan_selection,
)
from outcomes.tests.factories import (
    EvidenceFactory,
    OutcomeCountryFactory,
    OutcomeFactory,
    OutcomeLinkFactory,
    OutcomeProgrammeFactory,
    ReviewDecisionFactory,
    SecondOpinionFactory,
    SmartVerdictFactory,
)
from wiego_mle.accounts.enums import Role
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.tests.cast import Cast, member

pytestmark = pytest.mark.django_db


def accepted(cast: Cast, number: int = 1, **fields) -> Outcome:
    """Make an accepted outcome whose reference is known."""
    return OutcomeFactory(
        **{"reference": f"OH-{number:04d}", "round": cast.round, "author": cast.reporter.person}
        | {"accepted": True}
        | fields
    )


def planned(cast: Cast, *rules, seed: str = "2024", together: bool = False) -> Selection:
    """Plan a selection with these rules."""
    selection = plan_selection(harvest_round=cast.round, by=cast.lead.principal)
    return change_selection(
        selection=selection,
        rules=rules,
        seed=seed,
        together=together,
        version=selection.version,
        by=cast.lead.principal,
    )


def drawn(cast: Cast, *rules, **facts) -> Selection:
    """Plan a selection with these rules and draw it."""
    selection = planned(cast, *rules, **facts)
    return draw_selection(selection=selection, seen=seen_of(selection), by=cast.lead.principal)


def seen_of(selection: Selection) -> str:
    """Return the mark of what a lead sees on the page of a planned selection."""
    return mark_of_draw(draw_of(selection, units_of(selection.round, together=selection.together)))


def references(selection: Selection) -> list[str]:
    return sorted(selection.selected.values_list("outcome__reference", flat=True))


def test_rules_are_read_back_as_they_were_written():
    rules = [
        Everything(),
        Marked("negative"),
        ByLot(percent=10),
        ByLotInGroups("region", each=2),
        ByHand("OH-0001", "The minister denies it."),
    ]
    assert read(written(rules)) == rules
    with pytest.raises(ValueError, match="not a rule"):
        read([{"rule": "by magic"}])
    with pytest.raises(ValueError, match="not a rule"):
        read([{"rule": "lot", "shade": 3}])


def test_the_draw_of_a_seed_is_the_same_on_every_engine(cast):
    # Made without Python, as in outcomes/tests/unit/selecting: printf '2024\nOH-0000' | sha256sum, sorted.
    for number in (3, 5, 0, 4, 2, 1):
        accepted(cast, number)
    selection = drawn(cast, ByLot(number=3))
    assert references(selection) == ["OH-0000", "OH-0003", "OH-0005"]
    assert draw_of(selection).in_reserve == ("OH-0001", "OH-0004", "OH-0002")
    assert list(selection.selected.values_list("outcome__reference", "place", "why")) == [
        ("OH-0000", 1, ["lot"]),
        ("OH-0003", 2, ["lot"]),
        ("OH-0005", 3, ["lot"]),
    ]


def test_only_what_is_accepted_in_this_round_is_drawn_among(cast):
    here = accepted(cast, 1)
    secret = accepted(cast, 2, restricted=True)
    accepted(cast, 3, round=cast.other_round)
    OutcomeFactory(round=cast.round, submitted=True)
    OutcomeFactory(round=cast.round, set_aside=True)
    assert references(drawn(cast, Everything())) == [here.reference, secret.reference]


def test_marks_tell_what_is_doubtful_negative_or_to_be_quoted(cast):
    plain, negative, quoted, asked, differing, vague, bare = (accepted(cast, number) for number in range(7))
    for each in (plain, negative, quoted, asked, differing, vague):
        EvidenceFactory(outcome=each, supports="change")
    Outcome.objects.filter(pk=negative.pk).update(direction="negative")
    mark_quotes(harvest_round=cast.round, references=[quoted.reference], by=cast.lead.principal)
    earlier = timezone.now() - timedelta(days=2)
    ReviewDecisionFactory(outcome=plain, step="accept", to_state="accepted", reason="Clear.", at=earlier)
    ReviewDecisionFactory(outcome=plain, step="accept", to_state="accepted", reason="")
    ReviewDecisionFactory(outcome=asked, step="accept", to_state="accepted", reason="The date may follow.")
    SecondOpinionFactory(outcome=differing, number=1, given=True, verdict="doubt", note="Which court?")
    SmartVerdictFactory(outcome=plain, criterion="specific", met="no", by=cast.lead.person, outcome_version=1)
    SmartVerdictFactory(
        outcome=plain, criterion="specific", met="yes", by=cast.lead.person, outcome_version=2
    )
    SmartVerdictFactory(outcome=vague, criterion="specific", met="partly")
    EvidenceFactory(outcome=bare, supports="contribution")
    EvidenceFactory(outcome=bare, supports="change", removed_at=timezone.now())

    units = {unit.name: unit.marks for unit in units_of(cast.round, together=False)}
    assert units == {
        plain.reference: frozenset(),
        negative.reference: {SelectionMark.NEGATIVE},
        quoted.reference: {SelectionMark.QUOTED},
        asked.reference: {SelectionMark.QUESTIONS},
        differing.reference: {SelectionMark.OPINIONS},
        vague.reference: {SelectionMark.CRITERIA},
        bare.reference: {SelectionMark.EVIDENCE},
    }
    selection = drawn(cast, *(Marked(mark.value) for mark in SelectionMark))
    assert references(selection) == [f"OH-{number:04d}" for number in range(1, 7)]


def test_groups_are_those_of_the_record(cast):
    outcome = accepted(cast, 1, change_type=CodeFactory(dimension=Dimension.CHANGE_TYPE, key="policy-x"))
    OutcomeCountryFactory(outcome=outcome, country="GH")
    OutcomeCountryFactory(outcome=outcome, country="PE")
    OutcomeProgrammeFactory(outcome=outcome, programme=ProgrammeFactory(key="law-x"), is_lead=True)
    OutcomeProgrammeFactory(outcome=outcome, programme=ProgrammeFactory(key="other-x"), is_lead=False)
    SmartVerdictFactory(outcome=outcome, criterion="relevant", met="yes")
    SmartVerdictFactory(outcome=outcome, criterion="relevant", met="partly")
    accepted(cast, 2, is_global=True, direction="", language="fr")

    first, second = units_of(cast.round, together=False)
    assert first.groups == {
        StratumKind.PROGRAMME: {"law-x"},
        StratumKind.REGION: {"africa", "latin-america"},
        StratumKind.CHANGE_TYPE: {"policy-x"},
        StratumKind.SIGNIFICANCE: {"partly"},
        StratumKind.DIRECTION: {"positive"},
        StratumKind.LANGUAGE: {"en"},
    }
    assert second.groups == {
        StratumKind.PROGRAMME: frozenset(),
        StratumKind.REGION: {"global"},
        StratumKind.CHANGE_TYPE: frozenset(),
        StratumKind.SIGNIFICANCE: frozenset(),
        StratumKind.DIRECTION: frozenset(),
        StratumKind.LANGUAGE: {"fr"},
    }


def test_a_thread_is_one_unit_named_by_its_first_outcome(cast):
    first, second, third, alone, contrary = (accepted(cast, number) for number in range(1, 6))
    OutcomeLinkFactory(outcome=second, other=third, kind=LinkKind.LED_TO)
    OutcomeLinkFactory(outcome=third, other=first, kind=LinkKind.CONTINUES)
    OutcomeLinkFactory(outcome=alone, other=contrary, kind=LinkKind.CONTRADICTS)
    elsewhere = accepted(cast, 9, round=cast.other_round)
    OutcomeLinkFactory(outcome=alone, other=elsewhere, kind=LinkKind.SAME_AS)
    units = units_of(cast.round, together=True)
    assert [(unit.name, unit.outcomes) for unit in units] == [
        ("OH-0001", ("OH-0001", "OH-0002", "OH-0003")),
        ("OH-0004", ("OH-0004",)),
        ("OH-0005", ("OH-0005",)),
    ]
    assert len(units_of(cast.round, together=False)) == 5
    selection = planned(cast, together=True)
    selection = choose_by_hand(
        selection=selection,
        references=["OH-0003"],
        reason="The ruling is quoted.",
        version=selection.version,
        by=cast.lead.principal,
    )
    selection = draw_selection(selection=selection, seen=seen_of(selection), by=cast.lead.principal)
    assert references(selection) == ["OH-0001", "OH-0002", "OH-0003"]


@pytest.mark.parametrize("together", [False, True])
def test_what_is_drawn_among_is_read_in_as_many_queries_for_one_as_for_many(
    cast, django_assert_num_queries, together
):
    accepted(cast, 1)
    with django_assert_num_queries(9 + together):
        units_of(cast.round, together=together)
    for number in range(2, 6):
        outcome = accepted(cast, number)
        OutcomeCountryFactory(outcome=outcome)
        SmartVerdictFactory(outcome=outcome)
        EvidenceFactory(outcome=outcome)
    with django_assert_num_queries(9 + together):
        units_of(cast.round, together=together)


def test_a_drawn_selection_is_frozen_and_can_be_repeated_for_ever(cast):
    for number in range(20):
        accepted(cast, number)
    selection = drawn(cast, ByLot(number=5), Marked("negative"))
    before = references(selection)
    assert selection.drawn_by == cast.lead.person
    assert read_units(selection.frame) == units_of(cast.round, together=False)
    assert written_units(read_units(selection.frame)) == selection.frame
    # What happens afterwards to the outcomes changes nothing.
    Outcome.objects.filter(reference="OH-0001").update(direction="negative")
    accepted(cast, 30)
    assert sorted(draw_of(selection).chosen) == before
    for change in (
        lambda: change_selection(
            selection=selection, rules=[], seed="x", together=False, version=2, by=cast.lead.principal
        ),
        lambda: draw_selection(selection=selection, seen="", by=cast.lead.principal),
        lambda: drop_choice(selection=selection, reference="OH-0001", by=cast.lead.principal),
        lambda: drop_selection(selection=selection, by=cast.lead.principal),
    ):
        with pytest.raises(WrongState):
            change()


def test_a_later_selection_never_drops_what_an_earlier_one_drew(cast):
    for number in range(10):
        accepted(cast, number)
    first = drawn(cast, ByLot(number=4), seed="one")
    second = drawn(cast, ByLot(number=4), seed="two")
    assert (first.number, second.number) == (1, 2)
    both = {*references(first), *references(second)}
    assert {each.reference for each in selected_in(cast.round)} == both
    assert len(both) > 4


def test_drawing_is_on_the_trail_of_the_round_and_of_each_outcome(cast):
    for number in range(3):
        accepted(cast, number)
    drawn(cast, Everything(), seed="2024")
    entry = Entry.objects.get(act="selection.drawn")
    assert entry.changes == {"seed": ["", "2024"], "selected": ["", 3], "counted": ["", 3]}
    assert Entry.objects.filter(act="outcome.selected", subject_reference="OH-0001").exists()


def test_pressed_twice_it_is_planned_and_drawn_once(cast):
    accepted(cast, 1)
    first = plan_selection(harvest_round=cast.round, by=cast.lead.principal)
    assert plan_selection(harvest_round=cast.round, by=cast.lead.principal) == first
    selection = planned(cast, Everything())
    seen = seen_of(selection)
    draw_selection(selection=selection, seen=seen, by=cast.lead.principal)
    with pytest.raises(Stale):
        draw_selection(selection=selection, seen=seen, by=cast.lead.principal)
    assert SelectedOutcome.objects.count() == 1


def test_nothing_is_drawn_that_the_lead_did_not_see(cast):
    accepted(cast, 1)
    selection = planned(cast, Everything())
    seen = seen_of(selection)
    accepted(cast, 2)
    with pytest.raises(Stale, match="Other outcomes"):
        draw_selection(selection=selection, seen=seen, by=cast.lead.principal)
    assert not SelectedOutcome.objects.exists()


def test_a_change_on_top_of_somebody_elses_is_refused(cast):
    selection = planned(cast, Everything())
    with pytest.raises(Stale):
        change_selection(
            selection=selection,
            rules=[],
            seed="x",
            together=False,
            version=selection.version - 1,
            by=cast.lead.principal,
        )


def test_without_a_rule_or_a_match_nothing_is_drawn(cast):
    accepted(cast, 1)
    with pytest.raises(Incomplete):
        draw_selection(selection=planned(cast), seen="", by=cast.lead.principal)
    with pytest.raises(Incomplete):
        draw_selection(selection=planned(cast, Marked("quoted")), seen="", by=cast.lead.principal)


def test_a_choice_by_hand_says_why_and_is_of_this_round(cast):
    accepted(cast, 1)
    accepted(cast, 2, round=cast.other_round)
    selection = planned(cast)
    said = {"selection": selection, "version": selection.version, "by": cast.lead.principal}
    with pytest.raises(Incomplete):
        choose_by_hand(references=["OH-0001"], reason=" ", **said)
    with pytest.raises(Incomplete):
        choose_by_hand(references=[], reason="Because.", **said)
    with pytest.raises(Refused):
        choose_by_hand(references=["OH-0002"], reason="Because.", **said)
    selection = choose_by_hand(references=["OH-0001"], reason="The minister denies it.", **said)
    assert selection.rules == [{"rule": "hand", "name": "OH-0001", "reason": "The minister denies it."}]
    # The rules of the form do not touch what was chosen by hand.
    selection = planned(cast, Everything())
    assert [each["rule"] for each in selection.rules] == ["everything", "hand"]
    selection = drop_choice(selection=selection, reference="OH-0001", by=cast.lead.principal)
    assert [each["rule"] for each in selection.rules] == ["everything"]


def test_what_was_chosen_by_hand_and_reopened_has_to_be_taken_off(cast):
    outcome = accepted(cast, 1)
    accepted(cast, 2)
    selection = planned(cast, Everything())
    selection = choose_by_hand(
        selection=selection,
        references=["OH-0001"],
        reason="Because.",
        version=selection.version,
        by=cast.lead.principal,
    )
    Outcome.objects.filter(pk=outcome.pk).update(state="submitted")
    with pytest.raises(Refused, match="Take it off"):
        draw_selection(selection=selection, seen="", by=cast.lead.principal)


def test_the_reserve_stands_in_in_the_order_of_the_lot(cast):
    for number in range(6):
        accepted(cast, number)
    selection = drawn(cast, ByLot(number=3))
    silent = selection.selected.get(outcome__reference="OH-0003")
    Outcome.objects.filter(reference="OH-0001").update(state="submitted")
    (row,) = take_from_reserve(selected=silent, by=cast.lead.principal)
    assert (row.outcome.reference, row.place, row.stands_in_for.reference) == ("OH-0004", 5, "OH-0003")
    with pytest.raises(WrongState):
        take_from_reserve(selected=silent, by=cast.lead.principal)
    assert "OH-0003" in references(selection)
    other = selection.selected.get(outcome__reference="OH-0000")
    (row,) = take_from_reserve(selected=other, by=cast.lead.principal)
    assert row.outcome.reference == "OH-0002"
    third = selection.selected.get(outcome__reference="OH-0005")
    with pytest.raises(Refused, match="Nothing is left"):
        take_from_reserve(selected=third, by=cast.lead.principal)


def test_the_reserve_can_be_asked_for_one_of_the_same_group(cast):
    for number in range(6):
        outcome = accepted(cast, number)
        OutcomeCountryFactory(outcome=outcome, country="PE" if number in (2, 3) else "GH")
    selection = drawn(cast, ByLot(number=3))
    silent = selection.selected.get(outcome__reference="OH-0003")
    (row,) = take_from_reserve(selected=silent, by=cast.lead.principal, within="region")
    assert row.outcome.reference == "OH-0002"


def test_a_quote_is_noted_and_taken_back(cast):
    outcome = accepted(cast, 1)
    said = {"harvest_round": cast.round, "references": ["OH-0001", "OH-9999"], "by": cast.lead.principal}
    assert mark_quotes(**said) == 1
    assert mark_quotes(**said) == 0
    unmark_quote(outcome=outcome, by=cast.lead.principal)
    unmark_quote(outcome=outcome, by=cast.lead.principal)
    assert not IntendedQuote.objects.exists()
    acts = list(
        Entry.objects.filter(subject_reference="OH-0001").order_by("pk").values_list("act", flat=True)
    )
    assert acts == ["outcome.to_be_quoted", "outcome.not_to_be_quoted"]


def test_only_the_lead_of_the_round_selects_and_only_while_it_runs(cast):
    accepted(cast, 1)
    foreign = member("Fatou Foreign", here=Role.LEAD, round_=cast.other_round)
    for who in (cast.reporter, cast.reviewer, cast.coder, cast.administrator, cast.reader, foreign):
        with pytest.raises(Refused):
            plan_selection(harvest_round=cast.round, by=who.principal)
        with pytest.raises(Refused):
            mark_quotes(harvest_round=cast.round, references=["OH-0001"], by=who.principal)
    cast.round.state = RoundState.CLOSED
    cast.round.save()
    with pytest.raises(Refused, match="closed"):
        plan_selection(harvest_round=cast.round, by=cast.lead.principal)


def test_two_plans_at_once_are_one(cast):
    plan_selection(harvest_round=cast.round, by=cast.lead.principal)
    with pytest.raises(IntegrityError), transaction.atomic():
        Selection.objects.create(round=cast.round, number=2, created_by=cast.lead.person)
