"""The addresses behind numbers."""

from __future__ import annotations

from outcomes.reports.links import list_link


def test_conditions_are_added_to_the_base_and_replace_what_it_says_of_the_same():
    link = list_link({"round": ["2024"], "state": ["accepted"]})
    assert link() == "/outcomes/?round=2024&state=accepted"
    assert link(level=["local", "global"]) == "/outcomes/?round=2024&state=accepted&level=local&level=global"
    assert link(state="draft") == "/outcomes/?round=2024&state=draft"
    assert link() == "/outcomes/?round=2024&state=accepted", "one address leaves nothing in the next"
