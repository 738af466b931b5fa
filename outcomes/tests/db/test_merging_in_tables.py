"""What the annual tables, their annex and the exports count before a merge, after it, and when it is undone."""

from __future__ import annotations

import pytest

from outcomes.models import Outcome
from outcomes.queries.outcomes import visible_to
from outcomes.reports.outcome_rows import outcome_table
from outcomes.services.merging import merge_outcomes, undo_merge
from outcomes.tests.annual_year import make_year
from outcomes.tests.db.test_tables import every_cell, report_for

pytestmark = pytest.mark.django_db


def figures(year) -> dict:
    """Return every number of the year's tables, and the references of its annex and of an export."""
    report = report_for(year, "lead")
    numbers = {each.key: every_cell(each) for each in report.all()}
    accepted = visible_to(year.people["lead"].principal).filter(state="accepted").order_by("pk")
    return {
        "tables": numbers,
        "annex": sorted(row[0].value for row in report.annex(report.annex_rows()).body()),
        "export": [row[0].value for row in outcome_table(accepted, title="").body()],
    }


def test_the_tables_count_once_and_undone_they_are_as_before():
    year = make_year()
    lead = year.people["lead"].principal
    before = figures(year)
    kept, other = (Outcome.objects.select_related("round").get(pk=year.outcomes[key].pk) for key in "AB")
    merge_outcomes(kept=kept, merged=other, reason="One ruling, two reports.", by=lead)
    after = figures(year)
    assert set(before["annex"]) - set(after["annex"]) == {other.reference}
    assert set(before["export"]) - set(after["export"]) == {other.reference}
    funnel, was = after["tables"]["funnel"], before["tables"]["funnel"]
    assert funnel["All", "Accepted"] == was["All", "Accepted"] - 1
    assert funnel["All", "Set aside"] == was["All", "Set aside"] + 1
    undo_merge(
        merged=Outcome.objects.select_related("round").get(pk=other.pk), reason="Two rulings.", by=lead
    )
    assert figures(year) == before
