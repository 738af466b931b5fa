"""What becomes of each row of the demonstration, and who does it."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.demonstration.rows import DemoRow

_AUTHORS_BY_LANGUAGE = {"es": "lucia", "fr": "fatou"}
_AUTHORS_BY_REGION = {
    "Africa": "amara",
    "Asia": "priya",
    "Latin America": "joana",
    "Europe and North America": "amara",
    "Global": "amara",
}
_REVIEWERS = {"Africa": "grace", "Asia": "tomas", "Latin America": "tomas"}

RESTRICTED = "OH-024"
"""One outcome is marked restricted, so that the demonstration shows how such a one is withheld."""
WHY_RESTRICTED = "Vendors who told of the raid could lose their place on the street if they were known."
HARM = "To the vendors who spoke: the officers who raided the street could find out who they are."

_DRAFTS = ("OH-019", "OH-042")
_WAITING = ("OH-016", "OH-018", "OH-084", "OH-087", "OH-088")
_CAME_BACK_AND_WAITS = ("OH-077",)


@dataclass(frozen=True)
class DemoLead:
    """A first note that somebody has still to follow up, taken from a reviewer's question in the file."""

    key: str
    author: str
    round: str
    title: str
    statement: str
    language: str = "en"
    carried_from: str = ""
    """The round in which it was noted first, where another one."""


CARRIED_BECAUSE = "Nobody had the dates before the deadline; the union promised them for this round."
LEADS = (
    DemoLead(
        "lead-1",
        "amara",
        "2025",
        "Who paid waste pickers after the rules of 2021?",
        "OH-033 could be linked to the law of May 2021 in South Africa. Find out whether any producer "
        "responsibility organisation has paid since, how many people, and from when.",
    ),
    DemoLead(
        "lead-2",
        "priya",
        "2025",
        "Kathmandu: key dates of the evictions",
        "The period of OH-062 is long. Ask the street vendors’ union for the dates of the decisions of the "
        "city and for what was taken back.",
        carried_from="2024",
    ),
    DemoLead(
        "lead-3",
        "lucia",
        "2025",
        "España: ¿quién aportó a la reforma de 2022?",
        "El aporte en OH-021 es débil. Preguntar a las asociaciones de trabajadoras del hogar quién participó "
        "y qué hizo cada una.",
        "es",
    ),
)


def author_of(row: DemoRow) -> str:
    """Return the key of the person who logs a row."""
    return _AUTHORS_BY_LANGUAGE.get(row["language"]) or _AUTHORS_BY_REGION[row["region"]]


def reviewer_of(row: DemoRow) -> str:
    """Return the key of the person who decides a row; only the lead decides what is restricted."""
    return "miriam" if row["ref"] == RESTRICTED else _REVIEWERS.get(row["region"], "grace")


def steps_of(row: DemoRow) -> tuple[str, ...]:
    """Return the steps that a row goes after it was logged as a draft."""
    if row["ref"] in _DRAFTS:
        return ()
    if row["ref"] in _WAITING:
        return ("submit",)
    if row["ref"] in _CAME_BACK_AND_WAITS:
        return ("submit", "return", "resubmit")
    if row.is_weak:
        return ("submit", "return")
    return ("submit", "accept")
