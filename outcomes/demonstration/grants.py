"""Invented grants of the demonstration: who really paid for what is told by none of its public sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from harvests.models import Grant
from harvests.services.lists import add_grant
from outcomes.demonstration.rows import DemoRow
from wiego_mle.kernel.access import Principal


@dataclass(frozen=True)
class DemoGrant:
    """An invented grant, and the programme for whose outcomes of its time it is said to have paid."""

    key: str
    funder: str
    name: str
    first: date
    last: date
    programme: str

    def paid_for(self, row: DemoRow) -> bool:
        """Say whether a row falls into its programme and its time."""
        period = row.period
        return (
            row.programme_key == self.programme
            and period is not None
            and self.first <= period.first <= self.last
        )


GRANTS = (
    DemoGrant(
        "example-law",
        "Example Foundation (invented)",
        "Law 2017–2022",
        date(2017, 1, 1),
        date(2022, 12, 31),
        "law",
    ),
    DemoGrant(
        "example-core",
        "Example Foundation (invented)",
        "Organizing 2018–2021",
        date(2018, 1, 1),
        date(2021, 12, 31),
        "organization-representation",
    ),
    DemoGrant(
        "sample-cities",
        "Sample Agency (invented)",
        "Cities 2019–2024",
        date(2019, 4, 1),
        date(2024, 3, 31),
        "urban-policies",
    ),
)


def add_grants(by: Principal) -> dict[str, Grant]:
    """Add the grants and return them by their keys."""
    return {
        told.key: add_grant(
            by=by,
            key=told.key,
            funder=told.funder,
            name=told.name,
            active_from=told.first,
            active_to=told.last,
        )
        for told in GRANTS
    }


def grants_of(row: DemoRow, grants: Mapping[str, Grant]) -> list[Grant]:
    """Return the grants that are said to have paid for what led to a row."""
    return [grants[told.key] for told in GRANTS if told.paid_for(row)]
