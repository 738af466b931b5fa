"""The pages of a round as one whole: what can be opened from each of them, and which comes next in planning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from harvests import policy as rounds_policy
from harvests.enums import RoundState
from harvests.models import HarvestRound
from outcomes import policy
from wiego_mle.kernel.access import Principal


@dataclass(frozen=True)
class Section:
    """A part of a round with an address of its own; `pages` are the addresses that belong to it."""

    key: str
    label: object
    address: str
    pages: tuple[str, ...]
    act: rounds_policy.Act | policy.Act
    from_opening: bool = False

    def is_offered(self, principal: Principal, harvest_round: HarvestRound) -> bool:
        """Say whether this person can open it, and whether there is something to see yet."""
        if self.from_opening and harvest_round.state == RoundState.PLANNED:
            return False
        may = policy.may if isinstance(self.act, policy.Act) else rounds_policy.may
        return bool(may(principal, self.act, harvest_round))


SECTIONS = (
    Section("round", _("Round"), "rounds:detail", ("edit", "reply"), rounds_policy.Act.VIEW_ROUND),
    Section(
        "design",
        _("Design"),
        "rounds:design",
        ("design-section", "design-copy"),
        rounds_policy.Act.VIEW_ROUND,
    ),
    Section("asked", _("Programmes"), "rounds:asked", (), rounds_policy.Act.ASK_PROGRAMMES),
    Section(
        "team",
        _("Team"),
        "rounds:team",
        ("team-add", "team-copy", "team-member", "team-group", "team-invite", "more-time"),
        rounds_policy.Act.EDIT_TEAM,
    ),
    Section(
        "letters",
        _("Letters of this round"),
        "rounds:letters",
        ("letters-plan", "letter-words"),
        rounds_policy.Act.PLAN_LETTERS,
    ),
    Section(
        "documents",
        _("Documents of this round"),
        "rounds:documents",
        ("document-add",),
        rounds_policy.Act.SEE_DOCUMENTS,
    ),
    Section(
        "imports",
        _("Imports"),
        "rounds:imports",
        ("import", "import-columns", "import-questions", "import-rows", "import-row"),
        policy.Act.SEE_IMPORTS,
        from_opening=True,
    ),
    Section(
        "cockpit",
        _("Cockpit"),
        "rounds:cockpit",
        ("open-questions", "contributors", "remind", "reminded"),
        policy.Act.SEE_COCKPIT,
        from_opening=True,
    ),
    Section(
        "substantiation",
        _("Substantiation"),
        "rounds:substantiation",
        (
            "selections",
            "selection",
            "selection-hand",
            "proposed",
            "asking",
            "asking-letters",
            "suggestion",
            "substantiation-plan",
            "substantiation-results",
        ),
        policy.Act.SEE_SUBSTANTIATION,
        from_opening=True,
    ),
    Section(
        "coding",
        _("Coding"),
        "rounds:coding",
        (
            "coding-plan",
            "coding-share",
            "coding-suggestions",
            "coding-practice",
            "coding-dimension",
            "coding-votes",
            "coding-differences",
            "coding-settle",
        ),
        policy.Act.PLAN_CODING,
        from_opening=True,
    ),
    Section(
        "closing",
        _("Checks and closing"),
        "rounds:checks",
        ("check", "step", "closing"),
        rounds_policy.Act.MOVE_ROUND,
        from_opening=True,
    ),
    Section(
        "yours",
        _("What became of yours"),
        "rounds:yours",
        (),
        rounds_policy.Act.REPLY,
        from_opening=True,
    ),
)
"""The sections in the order in which a round is planned, run and closed."""

PLANNED_IN_TURN = ("design", "asked", "team", "letters")


@dataclass(frozen=True)
class Place:
    """A section as a page prints it: where it leads, and whether the page belongs to it."""

    key: str
    label: object
    url: str
    current: str = ""


def places_of(principal: Principal, harvest_round: HarvestRound, view_name: str) -> list[Place]:
    """Return the sections of a round that this person can open, the one of this page marked."""
    return [
        Place(
            each.key,
            each.label,
            reverse(each.address, args=[harvest_round.reference]),
            _mark(each, view_name),
        )
        for each in SECTIONS
        if each.is_offered(principal, harvest_round)
    ]


def _mark(section: Section, view_name: str) -> str:
    """Return what `aria-current` says: this very page, or a page that belongs to the section."""
    if view_name == section.address:
        return "page"
    return "true" if view_name.removeprefix("rounds:") in section.pages else ""


def next_to_plan(principal: Principal, harvest_round: HarvestRound, key: str) -> Place | None:
    """Return what a person plans after a section; the page of the round after the last; None otherwise."""
    if harvest_round.state != RoundState.PLANNED or key not in PLANNED_IN_TURN:
        return None
    if not rounds_policy.may(principal, rounds_policy.Act.EDIT_TEAM, harvest_round):
        return None
    later = PLANNED_IN_TURN[PLANNED_IN_TURN.index(key) + 1 :]
    return next(_offered(later, principal, harvest_round), None) or Place(
        "round", _("Look it through and open it"), reverse("rounds:detail", args=[harvest_round.reference])
    )


def _offered(keys: tuple[str, ...], principal: Principal, harvest_round: HarvestRound) -> Iterator[Place]:
    for each in SECTIONS:
        if each.key in keys and each.is_offered(principal, harvest_round):
            yield Place(each.key, each.label, reverse(each.address, args=[harvest_round.reference]))
