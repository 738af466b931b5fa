"""What the page of a record shows of other records that belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from outcomes.enums import OutcomeState, SetAsideKind
from outcomes.evidence_lines import evidence_lines
from outcomes.models import Outcome
from outcomes.policy import Act, may
from outcomes.queries.interests import load_conflicts
from outcomes.queries.links import SeenLink, links_seen_from, open_merge_of, reports_merged_into
from wiego_mle.kernel.access import Principal

_LOOKS = (OutcomeState.LEAD, OutcomeState.DRAFT, OutcomeState.SUBMITTED, OutcomeState.RETURNED)
"""States in which the page looks for possible duplicates without being asked."""


@dataclass(frozen=True)
class OtherReport:
    """Another report of the same change, as far as the reader may see its parts."""

    outcome: Outcome
    sources: str
    evidence: list[dict]
    undo_url: str = ""


@dataclass(frozen=True)
class Belonging:
    """Other reports of a change, and the links of its record to others."""

    reports: list[OtherReport]
    links: list[SeenLink]
    may_link: bool
    looks: bool
    undo_url: str = ""


def belonging_of(principal: Principal, outcome: Outcome) -> Belonging:
    """Return what belongs to a record as far as the reader may see it."""
    may_link = bool(may(principal, Act.LINK)) and bool(may(principal, Act.LINK, outcome))
    is_merged = outcome.set_aside_kind == SetAsideKind.DUPLICATE and open_merge_of(outcome) is not None
    reports = list(reports_merged_into(principal, outcome))
    load_conflicts(reports)
    return Belonging(
        reports=[_report(principal, each) for each in reports],
        links=links_seen_from(principal, outcome),
        may_link=may_link,
        looks=may_link and outcome.state in _LOOKS,
        undo_url=_undo_url(principal, outcome) if is_merged else "",
    )


def _report(principal: Principal, other: Outcome) -> OtherReport:
    told = ""
    if may(principal, Act.SEE_SOURCES, other):
        told = "; ".join(
            ", ".join(filter(None, (each.shown_name, each.role, each.organisation)))
            for each in other.sources.all()
        )
    undo_url = _undo_url(principal, other) if other.open_merges else ""
    return OtherReport(other, told, evidence_lines(other, other.evidence.all()), undo_url)


def _undo_url(principal: Principal, outcome: Outcome) -> str:
    allowed = may(principal, Act.MERGE, outcome)
    return reverse("outcomes:merge-undo", args=[outcome.reference]) if allowed else ""
