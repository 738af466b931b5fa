"""Whose turn it is, how old the open questions are, and who has sent what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from outcomes.enums import WaitsFor
from outcomes.queries.cockpit import AGES, Conditions
from outcomes.queries.contributors import GROUPS, OVERDUE, RETURNED_LONG, Contributor
from outcomes.reports.cockpit.ground import Figure, Ground
from wiego_mle.kernel.tables import Cell, Column, Kind, Table

_TURNS = (WaitsFor.REVIEWERS, WaitsFor.CONTRIBUTOR, WaitsFor.NOBODY)
_WEEK, _FORTNIGHT = "7", "14"

ASKED: Mapping[str, Conditions] = {
    "overdue": OVERDUE,
    "returned_long": RETURNED_LONG,
    "set_aside": {"state": ["set_aside"]},
    "withdrawn": {"state": ["withdrawn"]},
    WaitsFor.NOBODY.value: {"waits": [WaitsFor.NOBODY.value]},
} | {
    f"{who.value}{longer}": {"waits": [who.value]} | ({"longer": [longer]} if longer else {})
    for who in _TURNS[:2]
    for longer in ("", _WEEK, _FORTNIGHT)
}
"""What this part counts of the records of a round."""

GROUP_WORDS = {
    "silent": gettext_lazy("Have sent nothing, and said nothing"),
    "replied": gettext_lazy("Have said that nothing more comes from them"),
    "overdue": gettext_lazy("Their last day is over, and a text is with them"),
    "returned": gettext_lazy("A text came back to them more than a week ago"),
    "questions": gettext_lazy("A question to them has been open for more than a week"),
    "unsent": gettext_lazy("Have leads or drafts that they have not sent"),
    "all": gettext_lazy("Everybody who writes for this round"),
}


def turns(ground: Ground, numbers: Mapping[str, int]) -> Table:
    """Return whose turn it is with the records of the round, and for how long."""

    def cell(key: str) -> Cell:
        return ground.cell(numbers[key], ASKED[key])

    def row(who: WaitsFor) -> tuple[Cell, ...]:
        waits = who is not WaitsFor.NOBODY
        return (
            Cell(capfirst(str(who.label))),
            cell(who.value),
            cell(f"{who.value}{_WEEK}") if waits else Cell(None),
            cell(f"{who.value}{_FORTNIGHT}") if waits else Cell(None),
            cell("overdue") if who is WaitsFor.CONTRIBUTOR else Cell(None),
        )

    number = sum(numbers[who.value] for who in _TURNS)
    return ground.table(
        "turns",
        _("Whose turn it is"),
        [
            Column("waits", _("Waits for")),
            Column("records", _("Records"), Kind.NUMBER),
            Column("week", _("More than 7 days"), Kind.NUMBER),
            Column("fortnight", _("More than 14 days"), Kind.NUMBER),
            Column("overdue", _("Last day over"), Kind.NUMBER),
        ],
        [row(who) for who in _TURNS],
        counted=number,
        counted_words=ngettext("N = %d record", "N = %d records", number) % number,
        notes=[
            _(
                "Counted since a text was sent, returned or last worked on. A sent text with an open "
                "question waits for its contributor. The last day is everybody’s own, with the time that "
                "was given to them."
            )
        ],
    )


def questions(ground: Ground, by_age: Mapping[str, int]) -> Table:
    """Return how many open questions there are of each age."""
    number = sum(by_age.values())
    rows = [(Cell(age_words(age.key)), _question_cell(ground, by_age[age.key], age.key)) for age in AGES]
    return ground.table(
        "questions",
        _("Open questions by age"),
        [Column("age", _("Open for")), Column("questions", _("Questions"), Kind.NUMBER)],
        rows,
        counted=number,
        counted_words=ngettext("N = %d open question", "N = %d open questions", number) % number,
        total=(Cell(_("All")), _question_cell(ground, number)),
    )


def age_words(key: str) -> str:
    """Return an age of questions in words."""
    age = next(age for age in AGES if age.key == key)
    if age.until is None:
        return _("more than %d days") % (age.since - 1)
    return _("%(since)d–%(until)d days") % {"since": age.since, "until": age.until}


def _question_cell(ground: Ground, number: int, age: str = "") -> Cell:
    return Cell(number, ground.questions_of(age) if number else "")


def people(ground: Ground, contributors: Sequence[Contributor]) -> Table:
    """Return how many people are in each group whom a lead may want to remind."""
    rows = []
    for group, belongs in GROUPS.items():
        number = sum(belongs(each) for each in contributors)
        rows.append((Cell(str(GROUP_WORDS[group])), Cell(number, ground.people_of(group) if number else "")))
    number = len(contributors)
    return ground.table(
        "people",
        _("Who has sent what"),
        [Column("group", _("People")), Column("number", _("How many"), Kind.NUMBER)],
        rows,
        counted=number,
        counted_words=ngettext("N = %d person", "N = %d people", number) % number,
        notes=[_("The contributors of the team, and whoever else wrote in this round.")],
    )


def blockers(
    ground: Ground,
    numbers: Mapping[str, int],
    by_age: Mapping[str, int],
    contributors: Sequence[Contributor],
) -> list[Figure]:
    """Return what holds the round up, each with the list behind it; nothing where nothing does."""
    silent = sum(GROUPS["silent"](each) for each in contributors)
    old = by_age["15"]
    figures = [
        Figure(
            numbers["reviewers"],
            ngettext("text waits for the reviewers", "texts wait for the reviewers", numbers["reviewers"]),
            ground.list_of(ASKED["reviewers"]),
        ),
        Figure(
            numbers["overdue"],
            ngettext(
                "text is late: the last day is over, and its contributor has it",
                "texts are late: the last day is over, and their contributors have them",
                numbers["overdue"],
            ),
            ground.list_of(ASKED["overdue"]),
        ),
        Figure(
            numbers["returned_long"],
            ngettext(
                "text came back more than 7 days ago and was not sent again",
                "texts came back more than 7 days ago and were not sent again",
                numbers["returned_long"],
            ),
            ground.list_of(ASKED["returned_long"]),
        ),
        Figure(
            old,
            ngettext(
                "question has been open for more than 14 days",
                "questions have been open for more than 14 days",
                old,
            ),
            ground.questions_of("15"),
        ),
        Figure(
            silent,
            ngettext("person has sent nothing", "people have sent nothing", silent),
            ground.people_of("silent"),
        ),
    ]
    return [figure for figure in figures if figure.number]
