"""Rounds: planned, changed, moved on, closed; each with its row on the trail."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from harvests.enums import RoundState as S
from harvests.frozen import checksum
from harvests.models import HarvestRound, RoundClosing, TeamMember
from harvests.models.closing import LONGEST_NOTE
from harvests.queries.closings import faults_of, standing_closings
from harvests.queries.rounds import (
    available_steps,
    busiest_first,
    demonstration_is_loaded,
    overlapping,
)
from harvests.queries.team_page import by_person, members_of
from harvests.services.rounds import NOTE, close_round, edit_round, move_round, plan_round
from harvests.tests.factories import HarvestRoundFactory, TeamMemberFactory
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.roles import Role
from wiego_mle.tests.cast import member

PLAN = {
    "reference": "2025",
    "name": "Harvest 2025",
    "covers_from": date(2025, 1, 1),
    "covers_to": date(2025, 12, 31),
    "collecting_from": date(2025, 10, 1),
    "collecting_to": date(2026, 2, 15),
    "financial_year": 2025,
}


WHOLE = {
    "note": {
        "limits": "Outcomes from Asia are few.",
        "non_response": "Two offices did not answer.",
        "method_changes": "Nothing was done differently.",
    },
    "guard": lambda: None,
    "freeze": lambda _round: "{}",
}
"""What closing is given by who counts outcomes."""


@pytest.fixture
def lead(db):
    return member("Organisation-wide lead", everywhere=(Role.LEAD,)).principal


def entries(act: str) -> list[Entry]:
    return list(Entry.objects.filter(act=act))


def test_a_round_is_planned_with_what_was_answered(lead):
    planned = plan_round(by=lead, **PLAN, boundary="  The changes\x07 of others.  ")
    planned.refresh_from_db()
    assert planned.state == S.PLANNED
    assert planned.boundary == "The changes of others."
    (entry,) = entries("round.planned")
    assert (entry.subject_reference, entry.by_id) == ("2025", lead.person_id)
    assert entry.changes["covers_to"] == [None, "2025-12-31"]
    assert not faults()


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.CODER, Role.READER])
def test_others_do_not_plan_rounds(db, role):
    with pytest.raises(Refused):
        plan_round(by=member("Somebody", everywhere=(role,)).principal, **PLAN)
    assert not HarvestRound.objects.exists()
    assert not entries("round.planned")


def test_a_double_click_plans_one_round(lead):
    key = uuid.uuid4()
    first = plan_round(by=lead, **PLAN, creation_key=key)
    assert plan_round(by=lead, **PLAN, creation_key=key) == first
    assert len(entries("round.planned")) == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"reference": "Harvest 2025"}, "reference"),
        ({"reference": "lists"}, "reference"),
        ({"reference": "groups"}, "reference"),
        ({"reference": "2025\n"}, "reference"),
        ({"name": ""}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"covers_to": date(2024, 12, 31)}, "__all__"),
        ({"collecting_to": date(2025, 9, 30)}, "__all__"),
    ],
)
def test_an_unlawful_plan_is_refused_in_words(lead, wrong, field):
    with pytest.raises(ValidationError) as refusal:
        plan_round(by=lead, **PLAN | wrong)
    assert field in refusal.value.message_dict
    assert not HarvestRound.objects.exists()


def test_two_rounds_share_neither_short_name_nor_name(lead):
    plan_round(by=lead, **PLAN)
    with pytest.raises(ValidationError):
        plan_round(by=lead, **PLAN | {"name": "Another"})
    with pytest.raises(ValidationError):
        plan_round(by=lead, **PLAN | {"reference": "another", "name": "HARVEST 2025"})


def test_a_change_is_saved_and_told_field_by_field(lead):
    harvest_round = HarvestRoundFactory(name="Old", boundary="Same")
    saved = edit_round(
        harvest_round=harvest_round, version=1, by=lead, reason="A typing error.", name="New", boundary="Same"
    )
    assert (saved.name, saved.version) == ("New", 2)
    (entry,) = entries("round.edited")
    assert entry.changes == {"name": ["Old", "New"]}
    assert entry.reason == "A typing error."


def test_a_planned_round_is_changed_freely_and_an_open_one_with_a_reason(lead):
    planned, running = HarvestRoundFactory(planned=True), HarvestRoundFactory()
    assert edit_round(harvest_round=planned, version=1, by=lead, boundary="Cities.").boundary == "Cities."
    with pytest.raises(Incomplete) as refusal:
        edit_round(harvest_round=running, version=1, by=lead, boundary="Cities.", reason="  ")
    assert list(refusal.value.missing) == ["reason"]
    running.refresh_from_db()
    assert (running.boundary, running.version) == ("", 1)


def test_saving_the_same_again_leaves_no_trace(lead):
    harvest_round = HarvestRoundFactory(name="Same")
    assert edit_round(harvest_round=harvest_round, version=1, by=lead, name="Same").version == 1
    assert not entries("round.edited")


def test_the_second_of_two_who_change_a_round_is_told(lead):
    harvest_round = HarvestRoundFactory(name="Old")
    edit_round(harvest_round=harvest_round, version=1, by=lead, name="First", reason="Clearer.")
    with pytest.raises(Stale):
        edit_round(harvest_round=harvest_round, version=1, by=lead, name="Second", reason="Clearer.")
    harvest_round.refresh_from_db()
    assert harvest_round.name == "First"


def test_a_closed_round_and_a_foreign_round_are_not_changed(cast):
    closed = HarvestRoundFactory(closed=True)
    TeamMemberFactory(round=closed, person=cast.lead.person, role=Role.LEAD)
    for harvest_round in (closed, cast.other_round):
        with pytest.raises(Refused):
            edit_round(harvest_round=harvest_round, version=1, by=cast.lead.principal, name="New")
    assert not entries("round.edited")


def test_the_short_name_and_the_state_are_never_edited(lead):
    harvest_round = HarvestRoundFactory()
    for field in ("reference", "state"):
        with pytest.raises(TypeError):
            edit_round(harvest_round=harvest_round, version=1, by=lead, **{field: "closed"})


def test_a_round_goes_its_way_and_back_with_reasons(cast):
    harvest_round = HarvestRoundFactory(planned=True)
    TeamMemberFactory(round=harvest_round, person=cast.lead.person, role=Role.LEAD)
    by = cast.lead.principal
    for step, reason, state in [
        ("open", "", S.OPEN),
        ("review", "", S.REVIEWING),
        ("collect", "Dakar asked for a week more.", S.OPEN),
        ("review", "", S.REVIEWING),
        ("analyse", "", S.ANALYSING),
        ("review_again", "One text was read wrongly.", S.REVIEWING),
        ("analyse", "", S.ANALYSING),
    ]:
        harvest_round = move_round(harvest_round=harvest_round, step=step, by=by, reason=reason)
        assert harvest_round.state == state
    closed = close_round(harvest_round=harvest_round, by=by, **WHOLE)
    reopened = move_round(
        harvest_round=closed, step="reopen", by=by, reason="A source asked to correct a date."
    )
    assert (closed.state, reopened.state) == (S.CLOSED, S.ANALYSING)
    assert [(entry.act, entry.reason) for entry in Entry.objects.filter(subject_type="round")] == [
        ("round.opened", ""),
        ("round.review_begun", ""),
        ("round.collecting_again", "Dakar asked for a week more."),
        ("round.review_begun", ""),
        ("round.analysis_begun", ""),
        ("round.reviewing_again", "One text was read wrongly."),
        ("round.analysis_begun", ""),
        ("round.closed", ""),
        ("round.reopened", "A source asked to correct a date."),
    ]


@pytest.mark.parametrize(
    ("state", "step"),
    [(S.REVIEWING, "collect"), (S.ANALYSING, "review_again"), (S.CLOSED, "reopen")],
)
def test_going_back_without_a_reason_is_refused(lead, state, step):
    harvest_round = HarvestRoundFactory(state=state)
    with pytest.raises(Incomplete) as refusal:
        move_round(harvest_round=harvest_round, step=step, by=lead, reason=" \n ")
    assert "reason" in refusal.value.missing
    harvest_round.refresh_from_db()
    assert harvest_round.state == state


def test_only_who_leads_the_round_moves_it(cast):
    harvest_round = HarvestRoundFactory(planned=True)
    for somebody in (cast.reporter, cast.reviewer, cast.lead, cast.administrator, cast.outsider):
        with pytest.raises(Refused):
            move_round(harvest_round=harvest_round, step="open", by=somebody.principal)


def test_a_step_from_elsewhere_and_a_step_too_late_are_refused(lead):
    harvest_round = HarvestRoundFactory(planned=True)
    with pytest.raises(WrongState):
        move_round(harvest_round=harvest_round, step="review", by=lead)
    move_round(harvest_round=harvest_round, step="open", by=lead)
    with pytest.raises(Stale):
        move_round(harvest_round=harvest_round, step="open", by=lead)


def refuses() -> None:
    raise Refused("2 outcomes wait")


@pytest.mark.parametrize(
    ("state", "take"),
    [
        (S.REVIEWING, lambda **given: move_round(step="analyse", guard=refuses, **given)),
        (S.ANALYSING, lambda **given: close_round(**WHOLE | {"guard": refuses}, **given)),
    ],
)
def test_what_the_guard_refuses_leaves_the_round_as_it_is(lead, state, take):
    harvest_round = HarvestRoundFactory(state=state)
    with pytest.raises(Refused, match="2 outcomes wait"):
        take(harvest_round=harvest_round, by=lead)
    harvest_round.refresh_from_db()
    assert (harvest_round.state, harvest_round.version) == (state, 1)
    assert not Entry.objects.filter(subject_type="round").exists()
    assert not RoundClosing.objects.exists()


def test_closing_has_no_way_around_its_note(lead):
    with pytest.raises(ValueError, match="close_round"):
        move_round(harvest_round=HarvestRoundFactory(analysing=True), step="close", by=lead)


@pytest.mark.parametrize("part", NOTE)
def test_a_round_closes_with_a_whole_note(lead, part):
    harvest_round = HarvestRoundFactory(analysing=True)
    with pytest.raises(Incomplete) as refusal:
        close_round(harvest_round=harvest_round, by=lead, **WHOLE | {"note": WHOLE["note"] | {part: " \n "}})
    assert list(refusal.value.missing) == [part]
    assert not RoundClosing.objects.exists()


def test_a_note_that_is_too_long_closes_nothing(lead):
    harvest_round = HarvestRoundFactory(analysing=True)
    note = WHOLE["note"] | {"limits": "x" * (LONGEST_NOTE + 1)}
    with pytest.raises(ValidationError):
        close_round(harvest_round=harvest_round, by=lead, **WHOLE | {"note": note})
    harvest_round.refresh_from_db()
    assert harvest_round.state == S.ANALYSING


def test_closing_freezes_what_it_was_given_and_the_trail_has_its_checksum(lead):
    closed = close_round(harvest_round=HarvestRoundFactory(analysing=True), by=lead, **WHOLE)
    closing = RoundClosing.objects.get()
    assert (closing.round, closing.number, closing.content) == (closed, 1, "{}")
    assert closing.closed_by_id == lead.person_id
    (entry,) = entries("round.closed")
    assert entry.changes["record"] == [None, closing.sha256]
    assert entry.changes["limits"] == [None, WHOLE["note"]["limits"]]
    assert faults_of(closing) == []


def test_a_change_while_the_record_is_made_closes_nothing(lead):
    made = iter(("{}", "{1}"))
    with pytest.raises(Stale, match="was changed while it closed"):
        close_round(
            harvest_round=HarvestRoundFactory(analysing=True),
            by=lead,
            **WHOLE | {"freeze": lambda _round: next(made)},
        )
    assert not RoundClosing.objects.exists()
    assert HarvestRound.objects.get().state == S.ANALYSING


def test_every_closing_is_kept_and_spoiling_one_shows(lead):
    harvest_round = HarvestRoundFactory(analysing=True)
    for content in ("{}", '{"outcomes":[]}'):
        closed = close_round(
            harvest_round=harvest_round,
            by=lead,
            **WHOLE | {"freeze": lambda _round, content=content: content},
        )
        harvest_round = move_round(harvest_round=closed, step="reopen", by=lead, reason="A date was wrong.")
    later, first = RoundClosing.objects.order_by("-number")
    assert (first.content, later.content) == ("{}", '{"outcomes":[]}')
    assert [faults_of(each) for each in (first, later)] == [[], []]
    RoundClosing.objects.filter(pk=first.pk).update(content="{ }")
    first.refresh_from_db()
    assert faults_of(first) == ["content"]
    RoundClosing.objects.filter(pk=first.pk).update(sha256=checksum("{ }"))
    first.refresh_from_db()
    assert faults_of(first) == ["trail"]
    assert faults_of(later) == []


def test_the_notes_of_closed_rounds_are_the_latest_of_each(lead, django_assert_num_queries):
    once, reopened, never = (HarvestRoundFactory(analysing=True) for _number in range(3))
    once = close_round(harvest_round=once, by=lead, **WHOLE)
    for _number in range(2):
        closed = close_round(harvest_round=reopened, by=lead, **WHOLE)
        reopened = move_round(harvest_round=closed, step="reopen", by=lead, reason="A date was wrong.")
    with django_assert_num_queries(1):
        assert [each.round for each in standing_closings([once, reopened, never])] == [once]
    close_round(harvest_round=reopened, by=lead, **WHOLE)
    told = standing_closings([once, reopened, never])
    assert [(each.round.pk, each.number) for each in told] == [(reopened.pk, 3), (once.pk, 1)]


def test_the_buttons_are_the_steps_that_this_person_may_take(cast):
    names = [step.name for step in available_steps(cast.lead.principal, HarvestRoundFactory(reviewing=True))]
    assert names == []
    cast.round.state = S.REVIEWING
    assert [step.name for step in available_steps(cast.lead.principal, cast.round)] == [
        "collect",
        "analyse",
    ]
    cast.round.state = S.ANALYSING
    assert [step.name for step in available_steps(cast.lead.principal, cast.round)] == [
        "review_again",
        "close",
    ]
    assert available_steps(cast.reviewer.principal, cast.round) == []


@pytest.mark.django_db
def test_busy_rounds_come_first():
    for state in (S.CLOSED, S.ANALYSING, S.PLANNED, S.OPEN, S.REVIEWING):
        HarvestRoundFactory(state=state)
    found = [harvest_round.state for harvest_round in busiest_first(HarvestRound.objects.all())]
    assert found == [S.OPEN, S.REVIEWING, S.ANALYSING, S.PLANNED, S.CLOSED]


@pytest.mark.django_db
def test_rounds_that_share_a_day_overlap():
    year = HarvestRoundFactory(covers_from=date(2025, 1, 1), covers_to=date(2025, 12, 31))
    touching = HarvestRoundFactory(covers_from=date(2025, 12, 31), covers_to=date(2026, 6, 30))
    HarvestRoundFactory(covers_from=date(2026, 1, 1), covers_to=date(2026, 6, 30))
    assert list(overlapping(year)) == [touching]


@pytest.mark.django_db
def test_demonstration_material_is_known_from_its_round():
    HarvestRoundFactory()
    assert not demonstration_is_loaded()
    HarvestRoundFactory(is_demonstration=True)
    assert demonstration_is_loaded()


def test_the_team_is_read_in_two_queries_however_large(cast, django_assert_num_queries):
    both = UserFactory(name="Aba Both")
    for role in (Role.REVIEWER, Role.CONTRIBUTOR):
        TeamMemberFactory(round=cast.round, person=both, role=role)
    with django_assert_num_queries(2):
        team = by_person(members_of(cast.round))
    assert [(person.name, [held.role for held in roles]) for person, roles in team] == [
        ("Aba Both", ["contributor", "reviewer"]),
        ("Carlos Colleague", ["contributor"]),
        ("Cora Coder", ["coder"]),
        ("Lena Lead", ["lead"]),
        ("Rita Reviewer", ["reviewer"]),
        ("Rosa Reporter", ["contributor"]),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("unlawful", "constraint"),
    [
        ({"covers_to": date(2024, 12, 31)}, "round_covers_forward"),
        ({"collecting_to": date(2024, 12, 31)}, "round_collects_forward"),
        ({"state": "sleeping"}, "round_state_is_known"),
        ({"name": ""}, "round_has_a_name"),
        ({"reference": ""}, "round_has_a_reference"),
        ({"name": "HARVEST OF NOW"}, "round_name_once_whatever_case"),
    ],
)
def test_the_database_refuses_unlawful_rounds(unlawful, constraint):
    HarvestRoundFactory(name="Harvest of now")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        HarvestRoundFactory(**unlawful)


def test_the_database_refuses_unlawful_roles(cast):
    with pytest.raises(IntegrityError, match="team_role_is_known"), transaction.atomic():
        TeamMember.objects.create(round=cast.round, person=cast.outsider.person, role=Role.READER)
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamMember.objects.create(round=cast.round, person=cast.lead.person, role=Role.LEAD)
