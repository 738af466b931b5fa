"""The design of a round: written part by part, changed with a reason, copied to the next round."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from harvests.design_parts import PARTS, marks_of
from harvests.enums import MethodStep, Need
from harvests.models import (
    HarvestQuestion,
    HarvestRound,
    IntendedUse,
    RoundDesign,
    RoundField,
    RoundStep,
    TeamMember,
)
from harvests.queries.design import decisions_of, design_of, rounds_to_copy, unwritten
from harvests.services.design import copy_design, save_part
from harvests.services.rounds import edit_round, move_round
from harvests.tests.factories import (
    HarvestQuestionFactory,
    HarvestRoundFactory,
    RoundDesignFactory,
    RoundFieldFactory,
    RoundStepFactory,
    TeamMemberFactory,
)
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.presenters import lines
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Incomplete, Refused, Stale
from wiego_mle.kernel.roles import Role
from wiego_mle.tests.cast import member

BECAUSE = "The team agreed on it."


@pytest.fixture
def lead(db):
    return member("Organisation-wide lead", everywhere=(Role.LEAD,)).principal


@pytest.fixture
def planned(db):
    return HarvestRoundFactory(planned=True)


def seen(harvest_round: HarvestRound, part: str) -> str:
    """Return the marks that a page made now would carry."""
    return marks_of(design_of(harvest_round).answers, PARTS[part].answers)


def save(harvest_round, part, by, *, reason="", marks=None, **answers):
    """Save answers, whose names are written with `_` in place of the hyphen before the last part."""
    named = {name.replace("__", "-"): value for name, value in answers.items()}
    return save_part(
        harvest_round=harvest_round,
        part=part,
        answers=named,
        marks=seen(harvest_round, part) if marks is None else marks,
        by=by,
        reason=reason,
    )


class TestParts:
    def test_a_purpose_with_its_users_is_kept_and_told(self, lead, planned):
        save(
            planned,
            "purpose",
            lead,
            purpose=" Why\x07 \r\n",
            who__1="Board",
            use__1="Decides.",
            who__3="Donor",
        )
        assert RoundDesign.objects.get(round=planned).purpose == "Why"
        assert list(IntendedUse.objects.values_list("slot", "who", "use")) == [
            (1, "Board", "Decides."),
            (3, "Donor", ""),
        ]
        (entry,) = Entry.objects.filter(act="round.design_changed")
        assert entry.changes["who-1"] == ["", "Board"]
        assert not faults()

    def test_a_user_who_is_emptied_goes(self, lead, planned):
        save(planned, "purpose", lead, who__1="Board", who__2="Donor")
        save(planned, "purpose", lead, who__1="")
        assert list(IntendedUse.objects.values_list("who", flat=True)) == ["Donor"]

    def test_a_use_without_a_user_is_refused_at_the_user(self, lead, planned):
        with pytest.raises(ValidationError) as refusal:
            save(planned, "purpose", lead, use__2="Decides.")
        assert list(refusal.value.message_dict) == ["who-2"]

    def test_questions_are_numbered_in_the_order_asked_for_and_keep_their_row(self, lead, planned):
        save(planned, "questions", lead, question__1="A?", question__2="B?", question__5="C?")
        rows = dict(HarvestQuestion.objects.values_list("text", "pk"))
        save(planned, "questions", lead, place__5=1, place__1=2, place__2=3, question__2="B, in other words?")
        assert list(HarvestQuestion.objects.values_list("place", "text")) == [
            (1, "C?"),
            (2, "A?"),
            (3, "B, in other words?"),
        ]
        assert HarvestQuestion.objects.get(place=3).pk == rows["B?"]

    def test_a_question_that_is_emptied_goes_and_the_others_close_up(self, lead, planned):
        save(planned, "questions", lead, question__1="A?", question__2="B?", question__3="C?")
        save(planned, "questions", lead, question__1="")
        assert list(HarvestQuestion.objects.values_list("place", "text")) == [(1, "B?"), (2, "C?")]

    def test_a_round_has_at_least_one_question_and_no_eighth(self, lead, planned):
        save(planned, "questions", lead, question__1="A?")
        with pytest.raises(ValidationError) as refusal:
            save(planned, "questions", lead, question__1="  ")
        assert refusal.value.message_dict == {"question-1": ["Write at least one question."]}
        with pytest.raises(TypeError):
            save(planned, "questions", lead, question__8="An eighth?")
        assert HarvestQuestion.objects.count() == 1

    def test_a_question_that_is_too_long_is_refused_at_its_box(self, lead, planned):
        with pytest.raises(ValidationError) as refusal:
            save(planned, "questions", lead, question__3="x" * 301)
        assert list(refusal.value.message_dict) == ["question-3"]

    def test_only_what_differs_from_the_method_is_a_row(self, lead, planned):
        save(planned, "fields", lead, need__city=Need.OFF, need__level=Need.SUBMIT, need__stage=Need.OPTIONAL)
        assert dict(RoundField.objects.values_list("name", "need")) == {"city": "off", "level": "submit"}
        save(planned, "fields", lead, need__city=Need.OPTIONAL)
        assert dict(RoundField.objects.values_list("name", "need")) == {"level": "submit"}

    @pytest.mark.parametrize("name", ["significance", "actors", "date_from", "countries"])
    def test_what_makes_an_outcome_is_not_switched_off(self, lead, planned, name):
        with pytest.raises(ValidationError) as refusal:
            save(planned, "fields", lead, **{f"need__{name}": Need.OFF})
        assert list(refusal.value.message_dict) == [f"need-{name}"]
        assert not RoundField.objects.exists()

    def test_a_rule_and_a_length_of_one_text_share_a_row(self, lead, planned):
        save(planned, "fields", lead, need__significance=Need.SUBMIT)
        save(planned, "texts", lead, least__significance=20, most__significance=60)
        row = RoundField.objects.get()
        assert (row.need, row.words_from, row.words_to) == ("submit", 20, 60)
        save(planned, "fields", lead, need__significance=Need.ACCEPT)
        assert RoundField.objects.get().words_to == 60
        save(planned, "texts", lead, least__significance=None, most__significance=None)
        assert not RoundField.objects.exists()

    def test_the_contributions_share_one_length(self, lead, planned):
        save(planned, "texts", lead, least__contribution_wiego=10, most__contribution_wiego=40)
        fresh = HarvestRound.objects.get()
        assert fresh.words_of("contribution_others") == fresh.words_of("contribution_wiego") == (10, 40)

    @pytest.mark.parametrize(
        ("answers", "field"),
        [
            ({"least__statement": 60, "most__statement": 20}, "most-statement"),
            ({"least__statement": 60}, "most-statement"),
            ({"most__statement": 60}, "least-statement"),
            ({"least__statement": 0, "most__statement": 20}, "least-statement"),
            ({"least__statement": 5, "most__statement": 2001}, "most-statement"),
            ({"languages": []}, "languages"),
            ({"languages": ["en", "de"]}, "languages"),
        ],
    )
    def test_lengths_and_languages_that_cannot_be_are_refused(self, lead, planned, answers, field):
        with pytest.raises(ValidationError) as refusal:
            save(planned, "texts", lead, **answers)
        assert list(refusal.value.message_dict) == [field]

    def test_a_step_does_not_end_before_it_begins(self, lead, planned):
        with pytest.raises(ValidationError) as refusal:
            save(planned, "calendar", lead, sources__from=date(2025, 5, 2), sources__until=date(2025, 5, 1))
        assert list(refusal.value.message_dict) == ["sources-until"]

    def test_steps_may_overlap(self, lead, planned):
        save(
            planned,
            "calendar",
            lead,
            documents__from=date(2025, 1, 1),
            documents__until=date(2025, 6, 30),
            sources__from=date(2025, 3, 1),
            sources__hours=Decimal("12.5"),
        )
        assert RoundStep.objects.count() == 2
        assert RoundStep.objects.get(step=MethodStep.SOURCES).hours_planned == Decimal("12.5")

    @pytest.mark.parametrize("hours", [Decimal(-1), Decimal("10000")])
    def test_hours_that_cannot_be_are_refused(self, lead, planned, hours):
        with pytest.raises(ValidationError) as refusal:
            save(planned, "calendar", lead, use__hours=hours)
        assert list(refusal.value.message_dict) == ["use-hours"]

    @pytest.mark.parametrize("number", [0, 21])
    def test_nobody_or_a_crowd_is_not_asked(self, lead, planned, number):
        with pytest.raises(ValidationError):
            save(planned, "substantiation", lead, substantiation_number=number)

    def test_saving_the_same_again_leaves_no_trace(self, lead, planned):
        save(planned, "questions", lead, question__1="A?")
        before = Entry.objects.count()
        design = save(planned, "questions", lead, question__1="A?")
        assert (design.row.version, Entry.objects.count()) == (2, before)


class TestWho:
    @pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.REVIEWER, Role.CODER])
    def test_others_in_the_team_do_not_write_it(self, planned, role):
        other = member("Somebody", here=role, round_=planned).principal
        with pytest.raises(Refused):
            save(planned, "purpose", other, purpose="Mine")
        with pytest.raises(Refused):
            copy_design(harvest_round=planned, source=HarvestRoundFactory(), by=other)
        assert not RoundDesign.objects.exists()

    def test_the_lead_of_one_round_does_not_write_another(self, cast):
        with pytest.raises(Refused):
            save(cast.other_round, "purpose", cast.lead.principal, purpose="Mine", reason=BECAUSE)


class TestDecisions:
    def test_past_planning_a_change_needs_a_reason(self, lead):
        running = HarvestRoundFactory()
        with pytest.raises(Incomplete) as refusal:
            save(running, "fields", lead, need__city=Need.OFF, reason=" \n")
        assert list(refusal.value.missing) == ["reason"]
        assert not RoundField.objects.exists()
        save(running, "fields", lead, need__city=Need.OFF, reason=BECAUSE)
        (told,) = lines(decisions_of(running))
        assert (told.what, told.who, told.reason) == ("Design changed", "Organisation-wide lead", BECAUSE)
        (change,) = told.changes
        assert (change.label, change.old, change.new) == ("City or place", "Optional", "Not asked")

    def test_decisions_are_those_with_a_reason_the_latest_first(self, lead, planned):
        save(planned, "questions", lead, question__1="A?")
        running = move_round(harvest_round=planned, step="open", by=lead)
        save(running, "questions", lead, question__1="B?", reason="Too narrow.")
        edit_round(
            harvest_round=running, version=running.version, by=lead, boundary="Cities.", reason="Asked often."
        )
        assert [line.reason for line in lines(decisions_of(running))] == ["Asked often.", "Too narrow."]

    def test_a_closed_round_keeps_its_design_and_takes_the_hours_it_took(self, lead):
        closed = HarvestRoundFactory(closed=True)
        for part, answers in (("purpose", {"purpose": "New"}), ("calendar", {"use__hours": Decimal(4)})):
            with pytest.raises(Refused):
                save(closed, part, lead, reason=BECAUSE, **answers)
        save(closed, "spent", lead, use__spent=Decimal("7.5"))
        assert RoundStep.objects.get().hours_actual == Decimal("7.5")
        assert not decisions_of(closed)


class TestTwoPeople:
    def test_different_answers_of_one_part_are_both_kept(self, lead, planned):
        marks = seen(planned, "questions")
        save(planned, "questions", lead, question__1="Mine?")
        save(planned, "questions", lead, marks=marks, question__1="", question__2="Theirs?")
        assert set(HarvestQuestion.objects.values_list("text", flat=True)) == {"Mine?", "Theirs?"}

    def test_the_same_answer_changed_by_both_is_decided_by_a_person(self, lead, planned):
        marks = seen(planned, "purpose")
        save(planned, "purpose", lead, purpose="First")
        with pytest.raises(Stale):
            save(planned, "purpose", lead, marks=marks, purpose="Second")
        assert RoundDesign.objects.get().purpose == "First"

    def test_both_wrote_the_same(self, lead, planned):
        marks = seen(planned, "purpose")
        save(planned, "purpose", lead, purpose="Same")
        assert save(planned, "purpose", lead, marks=marks, purpose="Same").row.version == 2

    def test_a_round_that_closed_meanwhile_is_not_changed(self, lead):
        running = HarvestRoundFactory()
        HarvestRound.objects.update(state="closed")
        with pytest.raises(Stale):
            save(running, "purpose", lead, purpose="Late", reason=BECAUSE)
        assert not RoundDesign.objects.exists()


class TestCopying:
    @pytest.fixture
    def earlier(self, db):
        earlier = HarvestRoundFactory(
            name="Harvest 2024",
            boundary="Only others.",
            covers_from=date(2024, 1, 1),
            covers_to=date(2024, 12, 31),
            collecting_from=date(2024, 10, 1),
            collecting_to=date(2025, 1, 31),
        )
        RoundDesignFactory(round=earlier, languages=["en", "fr"], substantiation_number=2)
        HarvestQuestionFactory(round=earlier, text="A?")
        RoundFieldFactory(round=earlier)
        RoundStepFactory(
            round=earlier,
            starts_on=date(2024, 10, 1),
            ends_on=date(2024, 11, 30),
            hours_planned=30,
            hours_actual=44,
        )
        TeamMemberFactory(round=earlier, person__name="Ana")
        TeamMemberFactory(round=earlier, person=UserFactory(is_active=False))
        return earlier

    def test_everything_planned_comes_along_and_the_calendar_moves(self, lead, planned, earlier):
        filled = copy_design(harvest_round=planned, source=earlier, by=lead)
        assert filled == ("purpose", "questions", "fields", "texts", "substantiation", "calendar", "boundary")
        copied, there = design_of(planned).answers, design_of(earlier).answers
        assert copied["sources-from"] == date(2025, 10, 1)
        assert copied["sources-until"] == date(2025, 11, 30)
        assert copied["sources-spent"] is None
        moved = ("sources-from", "sources-until", "sources-spent")
        assert {name: copied[name] for name in copied if name not in moved} == {
            name: there[name] for name in there if name not in moved
        }
        assert HarvestRound.objects.get(pk=planned.pk).boundary == "Only others."
        assert not TeamMember.objects.filter(round=planned).exists()
        assert not faults()

    @pytest.mark.parametrize(
        ("begins", "first", "last"),
        [
            (date(2025, 10, 1), date(2025, 2, 28), date(2025, 11, 30)),
            (date(2025, 11, 1), date(2025, 3, 29), date(2025, 12, 30)),
            (date(2024, 10, 11), date(2024, 3, 10), date(2024, 12, 10)),
        ],
    )
    def test_whole_months_later_is_the_same_day_of_the_month_and_else_days_are_counted(
        self, lead, planned, earlier, begins, first, last
    ):
        RoundStep.objects.update(starts_on=date(2024, 2, 29), ends_on=date(2024, 11, 30))
        HarvestRound.objects.filter(pk=planned.pk).update(collecting_from=begins)
        copy_design(harvest_round=HarvestRound.objects.get(pk=planned.pk), source=earlier, by=lead)
        copied = design_of(planned).answers
        assert (copied["sources-from"], copied["sources-until"]) == (first, last)

    def test_what_is_written_already_stays(self, lead, planned, earlier):
        save(planned, "questions", lead, question__1="Our own?")
        filled = copy_design(harvest_round=planned, source=earlier, by=lead)
        assert "questions" not in filled
        assert [each.text for each in design_of(planned).questions] == ["Our own?"]

    def test_a_double_click_copies_once(self, lead, planned, earlier):
        copy_design(harvest_round=planned, source=earlier, by=lead, with_team=True)
        before = design_of(planned).answers, TeamMember.objects.count()
        fresh = HarvestRound.objects.get(pk=planned.pk)
        assert copy_design(harvest_round=fresh, source=earlier, by=lead, with_team=True) == ()
        assert (design_of(planned).answers, TeamMember.objects.count()) == before
        assert Entry.objects.filter(act="round.design_copied").count() == 1

    def test_the_team_comes_only_when_asked_for_and_only_who_can_sign_in(self, lead, planned, earlier):
        assert copy_design(harvest_round=planned, source=earlier, by=lead, with_team=True)[-1] == "team"
        assert [each.person.name for each in TeamMember.objects.filter(round=planned)] == ["Ana"]

    def test_only_a_planned_round_takes_a_copy_and_never_of_itself(self, lead, earlier, planned):
        with pytest.raises(Refused):
            copy_design(harvest_round=earlier, source=planned, by=lead)
        with pytest.raises(Refused):
            copy_design(harvest_round=planned, source=planned, by=lead)

    def test_rounds_without_a_design_are_not_offered(self, lead, planned, earlier):
        HarvestRoundFactory()
        assert list(rounds_to_copy(lead, planned)) == [earlier]


def test_a_design_is_read_in_the_same_number_of_queries_however_much_it_holds(
    planned, django_assert_num_queries
):
    with django_assert_num_queries(5):
        assert design_of(planned).answers == unwritten(planned).answers
    for slot in (1, 2, 3):
        HarvestQuestionFactory(round=planned, slot=slot, place=slot)
    for step in MethodStep:
        RoundStepFactory(round=planned, step=step)
    with django_assert_num_queries(5):
        design_of(planned)
