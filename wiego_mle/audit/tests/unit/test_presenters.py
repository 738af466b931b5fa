"""Entries become lines that people read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy

from wiego_mle.accounts.enums import Role
from wiego_mle.audit.models import Entry
from wiego_mle.audit.presenters import ChangeLine, Words, every_word, lines, overview_lines
from wiego_mle.kernel.access import Principal

OUTCOME = Words(
    subject=gettext_lazy("Outcome"),
    acts={"outcome.returned": "Returned with a reason"},
    fields={
        "title": "Title",
        "state": "State",
        "open": "Open",
        "countries": "Countries",
        "on": "Day",
        "at": "Time",
    },
    choices={
        "state": {"draft": "Draft", "returned": "Returned"},
        "countries": {"GH": "Ghana", "SN": "Senegal"},
    },
    main=frozenset({"outcome.returned"}),
    page="outcomes:detail",
)


def entry(**fields) -> Entry:
    values = {
        "at": datetime(2025, 3, 1, 12, 0, tzinfo=UTC),
        "by_name": "Rita",
        "act": "outcome.returned",
        "subject_type": "outcome",
        "subject_reference": "OH-0042",
        "reason": "Who changed?",
    }
    return Entry(**(values | fields))


def test_an_act_is_told_in_the_words_of_its_application():
    (line,) = lines([entry()], labels=OUTCOME)
    assert (line.what, line.who, line.reason, line.main) == (
        "Returned with a reason",
        "Rita",
        "Who changed?",
        True,
    )
    assert (line.subject, line.reference, line.url) == ("Outcome", "OH-0042", "/outcomes/OH-0042/")


def test_an_act_without_words_is_still_readable():
    (line,) = lines([entry(act="outcome.put_on_hold")], labels=OUTCOME)
    assert line.what == "Put on hold"
    assert not line.main


def test_values_are_told_as_people_know_them():
    changes = {
        "title": ["", "A title"],
        "state": ["draft", "returned"],
        "open": [False, True],
        "countries": [[], ["GH", "SN"]],
        "on": [None, "2025-06-12"],
        "at": ["2025-06-12T10:00:00Z", None],
        "unknown_field": [1, 2],
    }
    with timezone.override("Africa/Nairobi"), translation.override("en"):
        (line,) = lines([entry(changes=changes)], labels=OUTCOME)
    assert line.changes == (
        ChangeLine("Title", "", "A title"),
        ChangeLine("State", "Draft", "Returned"),
        ChangeLine("Open", "no", "yes"),
        ChangeLine("Countries", "", "Ghana, Senegal"),
        ChangeLine("Day", "", "12 June 2025"),
        ChangeLine("Time", "12 June 2025, 13:00", ""),
        ChangeLine("Unknown field", "1", "2"),
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (["GH"], ["GH", "SN"], ("", "Senegal")),
        (["GH", "SN"], ["SN"], ("Ghana", "")),
        (["GH", "SN"], ["SN", "GH"], ("Ghana, Senegal", "Senegal, Ghana")),
    ],
)
def test_of_a_list_only_what_went_and_what_came_is_told(old, new, told):
    (line,) = lines([entry(changes={"countries": [old, new]})], labels=OUTCOME)
    assert line.changes == (ChangeLine("Countries", *told),)


def test_a_reference_that_fits_no_address_has_no_link():
    (line,) = lines([entry(subject_reference="not / one")], labels=OUTCOME)
    assert line.url == ""


ADMINISTRATOR = Principal(1, "Ada", frozenset({Role.ADMINISTRATOR}))
LEAD = Principal(2, "Lena", frozenset({Role.LEAD}))


def test_the_overview_links_no_page_that_its_reader_may_not_open():
    drawn = entry(act="selection.drawn", subject_type="selection", subject_reference="2024")
    (for_administrator,) = overview_lines([drawn], reader=ADMINISTRATOR)
    (for_lead,) = overview_lines([drawn], reader=LEAD)
    assert (for_administrator.url, for_lead.url) == ("", "/rounds/2024/selections/")
    assert for_administrator.reference == "2024"


def test_the_overview_names_the_fields_of_closed_records_and_keeps_their_texts():
    changes = {"title": ["Old secret", "New secret"]}
    (line,) = overview_lines([entry(changes=changes)], reader=ADMINISTRATOR)
    assert line.changes == ()
    assert line.reason == ""
    assert line.withheld
    assert "secret" not in repr(line)


def test_texts_of_outcomes_and_contributions_are_nowhere_declared_open():
    for kind in ("outcome", "contribution"):
        if kind in every_word():
            assert not every_word()[kind].values_are_open
