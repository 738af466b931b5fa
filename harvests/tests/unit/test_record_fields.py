"""What a round may change about the answers of the record, and what is the same in every round."""

from __future__ import annotations

import pytest

from harvests.design_parts import LABELS, PARTS, as_text, compare, marks_of, read_marks
from harvests.enums import Need
from harvests.record_fields import CHOSEN_BY_ROUNDS, RECORD_FIELDS, TEXTS_WITH_LENGTH


def test_the_method_itself_is_no_choice():
    fixed = {field.name for field in RECORD_FIELDS.values() if not field.choices}
    assert fixed == {
        "title",
        "statement",
        "language",
        "programmes",
        "confidentiality",
        "confidentiality_reason",
        "contribution_others",
    }


@pytest.mark.parametrize("name", ["actors", "date_from", "countries", "significance", "sources"])
def test_what_makes_an_outcome_can_be_asked_later_but_never_left_out(name):
    assert Need.OFF not in RECORD_FIELDS[name].choices


def test_the_contributions_of_wiego_and_of_others_are_asked_alike():
    others = RECORD_FIELDS["contribution_others"]
    assert others.follows == "contribution_wiego"
    assert others.need == RECORD_FIELDS["contribution_wiego"].need
    assert RECORD_FIELDS["contribution_wiego"].choices == (Need.SUBMIT, Need.ACCEPT)


def test_the_usual_need_is_one_of_those_a_round_can_choose():
    assert all(RECORD_FIELDS[name].need in RECORD_FIELDS[name].choices for name in CHOSEN_BY_ROUNDS)
    assert TEXTS_WITH_LENGTH == ("statement", "significance", "contribution_wiego", "public_text")


def test_needs_are_compared_by_how_much_they_ask():
    assert sorted(Need, key=lambda need: need.strictness) == [
        Need.OFF,
        Need.OPTIONAL,
        Need.ACCEPT,
        Need.SUBMIT,
    ]


def test_every_answer_of_every_part_has_a_name_for_readers():
    named = [name for part in PARTS.values() for name in part.answers]
    assert len(named) == len(set(named))
    assert set(named) == set(LABELS)


def test_answers_that_two_people_changed_are_told_apart_by_what_the_page_showed():
    shown = {"purpose": "Old", "who-1": "", "who-2": "Board", "use-2": "Plan"}
    marks = read_marks(marks_of(shown, shown))
    saved = shown | {"purpose": "Theirs", "who-2": "Council"}
    typed = shown | {"purpose": "Mine", "who-1": "Donors"}
    found = compare(typed, saved, marks)
    assert found.wanted == {"who-1": "Donors"}
    assert found.overtaken == ("who-2",)
    assert found.disputed == ("purpose",)


def test_without_marks_every_difference_is_disputed():
    assert compare({"purpose": "Mine"}, {"purpose": "Theirs"}, read_marks("no mark at all")).disputed == (
        "purpose",
    )


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (["en", "fr"], "en,fr"), (3, "3"), (Need.OFF, "off")]
)
def test_an_answer_is_compared_as_a_page_sends_it(value, text):
    assert as_text(value) == text
