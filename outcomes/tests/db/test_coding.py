"""Coding is blind, nothing said is overwritten, and settling changes no agreement."""

from __future__ import annotations

import pytest

from harvests.enums import RoundState
from harvests.models import CodebookVersion
from harvests.tests.factories import TeamMemberFactory
from outcomes.models import Coding, Consensus, Outcome, SettledCode, Vote
from outcomes.policy import Act, may
from outcomes.queries.coded import Coded, count_by_code, settled_codes
from outcomes.queries.coding import asked_dimensions, coding_queue, open_by_round, to_code
from outcomes.queries.votes import differences_in, readable_for_settling
from outcomes.reports.agreement import Agreement, agreement_tables
from outcomes.services.coding import Answer, keep_votes, settle_code
from outcomes.services.coding_plans import (
    choose_practice,
    free_codings,
    give_practice,
    is_decided_anew,
    plan_coding,
)
from outcomes.services.interests import declare_conflict
from outcomes.tests.coded_round import accepted, coded, planned, shared
from outcomes.tests.factories import CodingFactory, OutcomeFactory
from wiego_mle.accounts.enums import Role
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Incomplete, Refused, Stale

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(cast):
    return TeamMemberFactory(round=cast.round, role=Role.CODER, person__name="Dora Coder").person


@pytest.fixture
def pair(cast, second):
    """One outcome that two people code."""
    (outcome,) = accepted(cast.round, cast.reporter.person, 1)
    planned(cast.round, cast.lead.principal)
    shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    return outcome


def stage_of(cast):
    return next(each.dimension for each in asked_dimensions(cast.round) if each.key == "stage")


def settle(cast, outcome, *codes, why="The by-law is in force.", number=0):
    return settle_code(
        outcome=Outcome.objects.select_related("round__codebook").get(pk=outcome.pk),
        dimension=stage_of(cast),
        codes=codes,
        why=why,
        number=number,
        by=cast.lead.principal,
    )


def test_what_two_people_give_alike_counts_when_both_are_done(cast, second, pair):
    coded(pair, cast.coder.person, stage="adopted")
    assert not SettledCode.objects.exists(), "nobody learns what the first coder gave"
    coded(pair, second, stage="adopted")
    assert settled_codes([pair.pk]) == {pair.pk: {"stage": Coded(("adopted",), "agreed")}}
    assert not differences_in(cast.round, ["stage"])


def test_a_difference_is_settled_by_name_and_the_votes_and_the_agreement_stay(cast, second, pair):
    coded(pair, cast.coder.person, stage="adopted")
    coded(pair, second, stage="commitment")
    assert not SettledCode.objects.exists()
    assert [(each.outcome_id, each.dimension) for each in differences_in(cast.round, ["stage"])] == [
        (pair.pk, "stage")
    ]
    before, votes = Agreement(cast.round).of_dimension(stage_of(cast)), list(Vote.objects.values())

    settle(cast, pair, "adopted")

    assert settled_codes([pair.pk]) == {pair.pk: {"stage": Coded(("adopted",), "consensus")}}
    assert Agreement(cast.round).of_dimension(stage_of(cast)) == before
    assert list(Vote.objects.values()) == votes
    told = Consensus.objects.get()
    assert (told.by, told.why) == (cast.lead.person, "The by-law is in force.")
    assert Entry.objects.get(act="coding.settled").changes == {"stage": ["", "adopted"]}


def test_settling_again_is_a_further_row_and_two_leads_do_not_overwrite_each_other(cast, second, pair):
    coded(pair, cast.coder.person, stage="adopted")
    coded(pair, second, stage="commitment")
    settle(cast, pair, "adopted")
    with pytest.raises(Stale):
        settle(cast, pair, "commitment")
    settle(cast, pair, "commitment", number=1)
    assert list(Consensus.objects.order_by("number").values_list("codes__key", "is_current")) == [
        ("adopted", False),
        ("commitment", True),
    ]


@pytest.mark.parametrize(
    ("codes", "why", "field"),
    [((), "Because.", "codes"), (("adopted",), " ", "why"), (("adopted", "discourse"), "x", "codes")],
)
def test_settling_asks_for_one_code_and_a_reason(cast, second, pair, codes, why, field):
    coded(pair, cast.coder.person, stage="adopted")
    coded(pair, second, stage="commitment")
    with pytest.raises(Incomplete) as missing:
        settle(cast, pair, *codes, why=why)
    assert field in missing.value.missing
    assert not Consensus.objects.exists()


def test_nothing_is_settled_while_somebody_still_codes(cast, second, pair):
    coded(pair, cast.coder.person, stage="adopted")
    with pytest.raises(Refused, match="not all done"):
        settle(cast, pair, "adopted")


def test_a_lead_who_codes_reads_no_votes_before_they_are_done(cast, second):
    (outcome,) = accepted(cast.round, cast.reporter.person, 1)
    planned(cast.round, cast.lead.principal, times=3)
    shared(cast.round, [cast.coder.person, second, cast.lead.person], cast.lead.principal)
    coded(outcome, cast.coder.person, stage="adopted")
    coded(outcome, second, stage="commitment")
    assert not readable_for_settling(cast.lead.principal, cast.round).exists()
    with pytest.raises(Refused, match="still code this outcome yourself"):
        settle(cast, outcome, "adopted")
    coded(outcome, cast.lead.person, stage="adopted")
    assert readable_for_settling(cast.lead.principal, cast.round).get() == outcome


def test_revising_is_a_further_row_until_the_code_is_settled(cast, second, pair):
    coded(pair, cast.coder.person, stage="adopted")
    coded(pair, second, stage="commitment")
    coded(pair, second, stage="discourse")
    rows = Vote.objects.filter(coding__coder=second).order_by("number")
    assert list(rows.values_list("codes__key", "number", "is_current")) == [
        ("commitment", 1, False),
        ("discourse", 2, True),
    ]
    settle(cast, pair, "adopted")
    with pytest.raises(Refused, match="settled meanwhile"):
        coded(pair, second, stage="adopted")
    assert rows.count() == 2


def test_saying_the_same_again_leaves_no_trace(cast, pair):
    coded(pair, cast.coder.person, done=False, stage="adopted")
    coded(pair, cast.coder.person, done=False, stage="adopted")
    assert Vote.objects.count() == 1
    assert Coding.objects.get(coder=cast.coder.person).version == 2


def test_unsure_and_not_applicable_say_why_and_go_to_a_person(cast, second, pair):
    with pytest.raises(Incomplete) as missing:
        coded(pair, second, stage=Answer(("adopted",), is_unsure=True))
    assert missing.value.missing.keys() == {"stage_note"}
    coded(pair, cast.coder.person, stage="adopted")
    coded(pair, second, stage=Answer(("adopted",), is_unsure=True, note="Adopted, or only announced?"))
    (told,) = differences_in(cast.round, ["stage"])
    assert told.is_unsure
    assert not SettledCode.objects.exists()


def test_that_no_code_applies_is_an_answer_that_counts(cast, second, pair):
    nothing = Answer(is_not_applicable=True, note="A relation has no stage.")
    coded(pair, cast.coder.person, stage=nothing)
    coded(pair, second, stage=nothing)
    assert settled_codes([pair.pk]) == {pair.pk: {"stage": Coded((), "agreed")}}
    assert count_by_code(Outcome.objects.all(), "stage") == {(None,): 1}


def test_done_needs_an_answer_and_open_does_not(cast, pair):
    coded(pair, cast.coder.person, done=False)
    with pytest.raises(Incomplete) as missing:
        coded(pair, cast.coder.person)
    assert missing.value.missing.keys() == {"stage"}
    assert Coding.objects.get(coder=cast.coder.person).state == "open"


def test_a_code_outside_the_codebook_version_of_the_round_is_refused(cast, pair):
    with pytest.raises(Refused, match="codebook version"):
        coded(pair, cast.coder.person, stage="invented")
    with pytest.raises(Refused, match="does not code"):
        coded(pair, cast.coder.person, level="city")
    assert not Vote.objects.exists()


def test_two_windows_do_not_overwrite_each_other(cast, pair):
    coding = Coding.objects.select_related("outcome__round__codebook").get(coder=cast.coder.person)
    coded(pair, cast.coder.person, done=False, stage="adopted")
    with pytest.raises(Stale):
        keep_votes(
            coding=coding,
            answers={"stage": Answer(("discourse",))},
            version=1,
            by=cast.coder.principal,
            done=True,
        )
    assert Vote.objects.count() == 1


def test_the_trail_tells_that_somebody_coded_and_never_what(cast, pair):
    coded(pair, cast.coder.person, stage="adopted")
    entry = Entry.objects.get(act="coding.done")
    assert (entry.subject_reference, entry.changes, entry.reason) == (pair.reference, {}, "")


def test_nobody_else_codes_what_was_given_to_somebody(cast, second, pair):
    coding = Coding.objects.select_related("outcome__round__codebook").get(coder=cast.coder.person)
    for who in (cast.lead, cast.reviewer, cast.administrator, cast.reporter):
        with pytest.raises(Refused):
            keep_votes(coding=coding, answers={}, version=1, by=who.principal, done=False)
    assert [each.coder for each in to_code(cast.coder.principal)] == [cast.coder.person]
    assert not to_code(cast.administrator.principal).exists()


def test_a_conflict_of_interest_takes_the_outcome_out_of_the_queue(cast, pair):
    declare_conflict(harvest_round=cast.round, about=cast.reporter.person, by=cast.coder.principal)
    assert not to_code(cast.coder.principal).exists()
    assert open_by_round(cast.coder.principal) == []
    with pytest.raises(Refused, match="conflict of interest"):
        coded(pair, cast.coder.person, stage="adopted")


def test_nobody_is_given_what_they_wrote_may_not_read_or_have_a_conflict_with(cast, second):
    own = OutcomeFactory(round=cast.round, author=cast.coder.person, accepted=True)
    hidden = OutcomeFactory(round=cast.round, author=cast.reporter.person, accepted=True, restricted=True)
    planned(cast.round, cast.lead.principal)
    done = shared(cast.round, [cast.coder.person, second, cast.lead.person], cast.lead.principal)
    assert set(own.codings.values_list("coder", flat=True)) == {second.pk, cast.lead.person.pk}
    assert set(hidden.codings.values_list("coder", flat=True)) == {cast.lead.person.pk}
    assert done.fewer == (hidden.reference,)


def test_codings_are_shared_evenly_and_the_lot_is_the_same_every_time(cast, second):
    outcomes = accepted(cast.round, cast.reporter.person, 10)
    planned(cast.round, cast.lead.principal, twice="share", percent=40)
    done = shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    # Who is second is whoever was not first, so the two can differ by as many as the lot holds.
    assert sum(done.numbers.values()) == 14
    assert all(5 <= number <= 9 for number in done.numbers.values())
    twice = [each.reference for each in outcomes if each.codings.count() == 2]
    assert len(twice) == 4
    assert shared(cast.round, [cast.coder.person, second], cast.lead.principal).numbers == {}
    Coding.objects.all().delete()
    shared(cast.round, [second, cast.coder.person], cast.lead.principal)
    assert [each.reference for each in outcomes if each.codings.count() == 2] == twice


def test_taking_off_leaves_what_somebody_has_begun(cast, second):
    first, _other = accepted(cast.round, cast.reporter.person, 2)
    planned(cast.round, cast.lead.principal)
    shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    coded(first, cast.coder.person, done=False, stage="adopted")
    taken = free_codings(harvest_round=cast.round, coder=cast.coder.person, by=cast.lead.principal)
    assert taken == 1
    assert Coding.objects.get(coder=cast.coder.person).outcome == first


def test_the_codebook_version_stays_from_the_first_vote_on(cast, pair):
    book = CodebookVersion.objects.get(number=1)
    other = CodebookVersion.objects.create(number=2, content=book.content, checksum=book.checksum)
    rules = {
        "needs": {},
        "twice": "none",
        "seed": "1",
        "by": cast.lead.principal,
        "reason": "A code was missing.",
    }
    plan_coding(harvest_round=cast.round, book=other, version=1, **rules)
    planned_again = {
        "stage": "coding",
        "change_type": "off",
        "worker_group": "off",
        "degree": "off",
        "goal": "off",
    }
    plan_coding(harvest_round=cast.round, book=other, version=2, **(rules | {"needs": planned_again}))
    cast.round.refresh_from_db()
    coded(pair, cast.coder.person, stage="adopted")
    with pytest.raises(Refused, match="keeps that version"):
        plan_coding(harvest_round=cast.round, book=book, version=3, **rules)


def test_changing_the_plan_of_an_open_round_is_a_decision_with_a_reason(cast):
    planned(cast.round, cast.lead.principal)
    book = cast.round.codebook
    other = CodebookVersion.objects.create(number=2, content=book.content, checksum=book.checksum)
    changed = {"needs": {"stage": "off"}, "twice": "all", "seed": "1", "book": other, "version": 1}
    with pytest.raises(Incomplete) as no:
        plan_coding(harvest_round=cast.round, by=cast.lead.principal, **changed)
    assert set(no.value.missing) == {"reason"}
    cast.round.refresh_from_db()
    assert cast.round.codebook == book
    plan_coding(
        harvest_round=cast.round, by=cast.lead.principal, reason=" Version 2 tells stages. ", **changed
    )
    entry = Entry.objects.get(act="coding_plan.changed")
    assert entry.reason == "Version 2 tells stages."
    assert entry.changes["codebook"] == [1, 2]
    assert "stage" in entry.changes["dimensions"][0]
    assert "stage" not in entry.changes["dimensions"][1]
    assert "percent" not in entry.changes


def test_while_a_round_is_planned_its_coding_is_planned_freely(cast):
    cast.round.state = RoundState.PLANNED
    cast.round.save()
    for version in (0, 1, 2):
        planned(cast.round, cast.lead.principal, version=version, seed=str(version))
    assert not is_decided_anew(cast.round)


def test_only_the_lead_of_the_round_plans_and_shares(cast):
    for who in (cast.coder, cast.reviewer, cast.administrator, cast.reporter):
        with pytest.raises(Refused):
            planned(cast.round, who.principal)


def test_practice_comes_first_and_never_counts(cast, second):
    accepted(cast.round, cast.reporter.person, 4)
    planned(cast.round, cast.lead.principal)
    for _click in range(2):
        assert choose_practice(harvest_round=cast.round, number=2, seen=0, by=cast.lead.principal) == 2
    assert Coding.objects.filter(purpose="reference").count() == 2
    with pytest.raises(Stale, match="drawn for practice meanwhile"):
        choose_practice(harvest_round=cast.round, number=1, seen=0, by=cast.lead.principal)
    with pytest.raises(Refused, match="Finish the reference coding"):
        give_practice(harvest_round=cast.round, coders=[cast.coder.person], by=cast.lead.principal)
    for reference in Coding.objects.filter(purpose="reference").select_related("outcome__round__codebook"):
        keep_votes(
            coding=reference,
            answers={"stage": Answer(("adopted",))},
            version=1,
            by=cast.lead.principal,
            done=True,
        )
    assert give_practice(harvest_round=cast.round, coders=[cast.coder.person], by=cast.lead.principal) == 2
    shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    queue = coding_queue(cast.coder.principal, cast.round, practice=True)
    assert len(queue) == 2
    for trial in Coding.objects.filter(purpose="trial").select_related("outcome__round__codebook"):
        keep_votes(
            coding=trial,
            answers={"stage": Answer(("discourse",))},
            version=1,
            by=cast.coder.principal,
            done=True,
        )
    assert {each.basis for each in SettledCode.objects.all()} == {"reference"}
    assert Agreement(cast.round).of_dimension(stage_of(cast)).units == 0


def test_agreement_is_told_in_tables_with_plain_words(cast, second):
    stages_given(cast, second, number=12)
    overview, figures, codes = agreement_tables(cast.round)
    (line,) = overview.rows()
    # Observed disagreement 2/12, expected 2 · 14 · 10 / (24 · 23).
    assert [cell.value for cell in line[:4]] == ["Stage", 12, 0.833, pytest.approx(0.671, abs=0.001)]
    kappa = next(row for row in figures.rows() if row[0].value == "Cohen’s κ")
    # Observed 5/6, expected (1/2 · 2/3) + (1/2 · 1/3) = 1/2.
    assert kappa[1].value == 0.667
    assert kappa[2].value <= 0.667 <= kappa[3].value
    assert [row[0].value for row in codes.rows()] == ["Discourse", "Law, plan or budget adopted"]


@pytest.mark.parametrize("alike", [True, False])
def test_agreement_about_few_outcomes_claims_nothing(cast, second, alike):
    stages_given(cast, second, number=9, alike=alike)
    _overview, figures, _codes = agreement_tables(cast.round)
    rows = {row[0].value: row for row in figures.rows()}
    assert rows["Gwet’s AC1"][2].value is None
    assert rows["Gwet’s AC1"][3].value is None
    words = " ".join(str(cell.value) for row in rows.values() for cell in row)
    assert "Too few outcomes were coded by two people to tell" in words
    assert "conclusions" not in words


def test_perfect_agreement_about_enough_outcomes_is_firm(cast, second):
    stages_given(cast, second, number=10, alike=True)
    _overview, figures, _codes = agreement_tables(cast.round)
    words = " ".join(str(cell.value) for row in figures.rows() for cell in row)
    assert "Firm: conclusions can rest on these codes." in words


def stages_given(cast, second, *, number: int, alike: bool = False) -> None:
    """Have two people code: the first says that half were adopted, the other two thirds unless alike."""
    outcomes = accepted(cast.round, cast.reporter.person, number)
    planned(cast.round, cast.lead.principal)
    shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    half, more = number // 2, number // 2 if alike else number * 2 // 3
    for at, outcome in enumerate(outcomes):
        coded(outcome, cast.coder.person, stage="adopted" if at < half else "discourse")
        coded(outcome, second, stage="adopted" if at < more else "discourse")


@pytest.mark.parametrize("purpose", ["counted", "trial"])
@pytest.mark.parametrize("who", ["coder", "lead", "reporter", "reviewer", "administrator"])
def test_the_queue_holds_what_the_policy_allows_and_nothing_else(cast, who, purpose):
    person = getattr(cast, who)
    outcomes = [
        OutcomeFactory(round=round_, author=author, restricted=restricted, **traits)
        for round_ in (cast.round, cast.other_round)
        for author in (cast.reporter.person, person.person)
        for restricted in (False, True)
        for traits in ({"accepted": True}, {"submitted": True})
    ]
    codings = [CodingFactory(outcome=each, coder=person.person, purpose=purpose) for each in outcomes]
    codings += [CodingFactory(outcome=outcomes[0], coder=cast.colleague.person)]
    queue = set(to_code(person.principal))
    for each in codings:
        assert (each in queue) is bool(may(person.principal, Act.CODE, each)), each.outcome


@pytest.mark.parametrize("number", [1, 3])
def test_settled_codes_are_read_in_one_query(cast, second, django_assert_num_queries, number):
    outcomes = accepted(cast.round, cast.reporter.person, number)
    planned(cast.round, cast.lead.principal, twice="none")
    shared(cast.round, [cast.coder.person, second], cast.lead.principal)
    for outcome in outcomes:
        coded(outcome, outcome.codings.get().coder, stage="adopted")
    with django_assert_num_queries(1):
        assert len(settled_codes([each.pk for each in outcomes])) == number
    with django_assert_num_queries(1):
        assert count_by_code(Outcome.objects.filter(round=cast.round), "stage", "round") == {
            ("adopted", cast.round.pk): number
        }
