"""From selected to confirmed: each number with its list and its denominator, and what is proposed in vain."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode

import pytest

from harvests.models import Programme, SubstantiationPlan
from harvests.tests.factories import SubstantiationPlanFactory
from outcomes.models import Outcome, SelectedOutcome, SubstantiationRequest
from outcomes.queries.filters import narrowed
from outcomes.queries.funnel import STEPS, funnel_of, responses_of
from outcomes.queries.replacements import proposal_for, proposals_in
from outcomes.reports.substantiation import SubstantiationTables
from outcomes.services.replacing import replace
from outcomes.tests.answers import answered, nominated
from outcomes.tests.factories import (
    AskedOutcomeFactory,
    EditionFactory,
    EditionRowFactory,
    OutcomeFactory,
    OutcomeProgrammeFactory,
    SelectedOutcomeFactory,
    SelectionFactory,
    SubstantiationRequestFactory,
    SubstantiatorFactory,
)
from wiego_mle.kernel.errors import Refused, Stale

pytestmark = pytest.mark.django_db


def accepted(cast, number: int) -> list[Outcome]:
    return OutcomeFactory.create_batch(number, accepted=True, round=cast.round, author=cast.reporter.person)


def asked(outcome: Outcome, **request) -> SubstantiationRequest:
    person = SubstantiatorFactory()
    made = SubstantiationRequestFactory(round=outcome.round, substantiator=person, **request)
    AskedOutcomeFactory(request=made, outcome=outcome)
    return made


@pytest.fixture
def year(cast) -> list[Outcome]:
    """Ten accepted outcomes: six selected, five of them asked, four opened, three answered, two agreed."""
    rows = accepted(cast, 10)
    selection = SelectionFactory(round=cast.round, drawn=True)
    for each in rows[:6]:
        SelectedOutcomeFactory(selection=selection, outcome=each)
    answered(rows[0], relation="official")
    answered(rows[0], relation="ally", says="partly")
    answered(rows[1], significance="disagree")
    answered(rows[2], contribution="partly", conflict="declared")
    asked(rows[3], opened=True)
    asked(rows[4], sent=True)
    asked(rows[5])
    return rows


def test_each_step_is_counted_once_per_outcome_and_opens_its_list(cast, year):
    rows = Outcome.objects.filter(round=cast.round)
    counted = funnel_of(rows)
    assert counted == {
        "selected": 6,
        "asked": 5,
        "opened": 4,
        "answered": 3,
        "agreed": 2,
        "agreed-outcome": 2,
        "agreed-significance": 1,
        "agreed-contribution": 2,
    }
    for step in STEPS:
        assert narrowed(rows, {"outside": [step]}).count() == counted[step], step
    assert not narrowed(rows, {"outside": ["loved"]}).exists()


def test_denominators_stand_beside_each_step(cast, year):
    tables = SubstantiationTables(Outcome.objects.filter(round=cast.round), link=lambda **said: f"?{said}")
    funnel = [[cell.value for cell in row] for row in tables.funnel().rows()]
    assert [row[1:] for row in funnel[:6]] == [
        [10, "", ""],
        [6, 10, "60 %"],
        [5, 6, "83 %"],
        [4, 5, "80 %"],
        [3, 5, "60 %"],
        [2, 3, "67 %"],
    ]
    strength = {row[0].value[:2].strip(): row[1].value for row in tables.strength().rows()}
    assert strength == {"C1": 8, "C2": 0, "C3": 2, "C4": 0, "X": 0}
    agreement = [[cell.value for cell in row] for row in tables.agreement().rows()]
    assert [row[1:6] for row in agreement] == [[2, 1, 0, 0, 3], [2, 0, 1, 0, 3], [3, 0, 0, 0, 3]]
    assert tables.agreement().notes[0].startswith("1 more answer is not counted")


def test_each_programme_is_followed_from_accepted_to_reported(cast, year):
    """Law leads the first four, statistics the next three; an edition tells of three of all ten."""
    programmes = {each.key: each for each in Programme.objects.all()}
    for key, rows in (("law", year[:4]), ("statistics", year[4:7])):
        for each in rows:
            OutcomeProgrammeFactory(outcome=each, programme=programmes[key])
    OutcomeProgrammeFactory(outcome=year[9], programme=programmes["law"], is_lead=False)
    edition = EditionFactory(published=True)
    for each in (year[0], year[9]):
        EditionRowFactory(edition=edition, outcome=each, printed="own")
    EditionRowFactory(edition=edition, outcome=year[1])  # counted in its tables
    EditionRowFactory(edition=edition, outcome=year[4], is_counted=False)  # withheld altogether
    EditionRowFactory(edition=EditionFactory(), outcome=year[2], printed="own")  # not published
    rows = Outcome.objects.filter(round=cast.round)
    table = SubstantiationTables(rows, link=lambda **said: urlencode(said, doseq=True)).by_programme()
    lines = {row[0].value: row[1:] for row in [*table.rows(), table.total]}
    # accepted, selected, asked, answered, substantiated, reported
    assert {label: [cell.value for cell in cells] for label, cells in lines.items()} == {
        "Law": [4, 4, 4, 3, 2, 2],
        "Statistics": [3, 2, 1, 0, 0, 0],
        "Not given": [3, 0, 0, 0, 0, 1],
        "All": [10, 6, 5, 3, 2, 3],
    }
    for cells in lines.values():
        for cell in cells:
            if cell.link:
                asked_for = parse_qs(cell.link)
                assert narrowed(rows, asked_for).count() == cell.value, cell.link


def test_the_response_rate_is_told_by_relation_language_and_channel(cast, year):
    rows = Outcome.objects.filter(round=cast.round)
    found = responses_of(rows)
    assert (len(found), sum(each.answered for each in found)) == (6, 4)
    table = SubstantiationTables(rows, link=lambda **_said: "").response()
    lines = {row[0].value: [cell.value for cell in row[1:]] for row in table.rows()}
    assert lines["Relation: An ally who worked for the change"] == [3, 3, 3, 0, "100 %"]
    assert lines["Relation: not given"] == [2, 1, 0, 0, "0 %"]
    assert lines["Channel: By e-mail"] == [6, 5, 4, 0, "67 %"]
    assert [cell.value for cell in table.total] == ["All", 6, 5, 4, 0, "67 %"]


def test_three_outcomes_cost_what_ten_cost(cast, year, django_assert_num_queries):
    for rows in (
        Outcome.objects.filter(pk__in=[each.pk for each in year[:3]]),
        Outcome.objects.filter(round=cast.round),
    ):
        with django_assert_num_queries(23):
            SubstantiationTables(rows, link=lambda **_said: "").all()


@pytest.fixture
def in_vain(cast) -> Outcome:
    (outcome,) = accepted(cast, 1)
    SubstantiationPlanFactory(round=cast.round)
    asked(outcome, state="expired", sendings=1, sent_at="2026-01-05T10:00:00Z")
    return outcome


def test_the_next_approved_person_is_proposed_and_asked_with_one_click(cast, in_vain):
    nominated(in_vain, SubstantiatorFactory(), state="proposed")
    person = SubstantiatorFactory(name="Akosua Darko")
    nominated(in_vain, person, relation="expert")
    (proposal,) = proposals_in(cast.round)
    assert proposal.nominee.substantiator == person
    old = proposal.asked.request
    new = replace(proposal=proposal, by=cast.lead.principal)
    assert (new.substantiator, new.replaces, new.sendings) == (person, old, 1)
    old.refresh_from_db()
    assert old.state == "replaced"
    assert proposals_in(cast.round) == []
    with pytest.raises(Stale):
        replace(proposal=proposal, by=cast.lead.principal)
    assert SubstantiationRequest.objects.filter(substantiator=person).count() == 1


def test_without_a_person_the_next_of_the_lot_is_proposed_for_what_was_drawn(cast, in_vain):
    (proposal,) = proposals_in(cast.round)
    assert (proposal.nominee, proposal.selected) == (None, None)
    with pytest.raises(Refused, match="Nobody else is named"):
        replace(proposal=proposal, by=cast.lead.principal)
    row = SelectedOutcomeFactory(outcome=in_vain)
    assert proposal_for(cast.round, in_vain.reference).selected == row
    SelectedOutcomeFactory(selection=row.selection, outcome=accepted(cast, 1)[0], stands_in_for=in_vain)
    assert proposals_in(cast.round) == []
    assert SelectedOutcome.objects.filter(stands_in_for=in_vain).count() == 1


@pytest.mark.parametrize(
    ("rule", "nominee", "selected"),
    [("nominee", True, False), ("lot", False, True), ("nobody", False, False)],
)
def test_the_rule_of_the_round_decides_what_is_proposed(cast, in_vain, rule, nominee, selected):
    SubstantiationPlan.objects.update(replacement=rule)
    nominated(in_vain, SubstantiatorFactory())
    SelectedOutcomeFactory(outcome=in_vain)
    (proposal,) = proposals_in(cast.round)
    assert (proposal.nominee is not None, proposal.selected is not None) == (nominee, selected)


def test_who_has_answered_or_has_time_left_is_enough(cast, in_vain):
    answered(in_vain)
    assert proposals_in(cast.round) == []


def test_only_the_lead_replaces(cast, in_vain):
    nominated(in_vain, SubstantiatorFactory())
    (proposal,) = proposals_in(cast.round)
    for who in (cast.reviewer, cast.administrator, cast.reporter):
        with pytest.raises(Refused):
            replace(proposal=proposal, by=who.principal)


def test_the_proposals_of_three_cost_those_of_one(cast, in_vain, django_assert_num_queries):
    nominated(in_vain, SubstantiatorFactory())
    with django_assert_num_queries(7):
        assert len(proposals_in(cast.round)) == 1
    for each in accepted(cast, 2):
        asked(each, declined=True)
        nominated(each, SubstantiatorFactory())
    with django_assert_num_queries(7):
        assert len(proposals_in(cast.round)) == 3
