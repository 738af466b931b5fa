"""What reviewers and contributors of the demonstration ask and answer, in the language of each text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoQuestion:
    """A question of a reviewer; `answer` and `settled` say how far it went, `tell` who is mentioned."""

    row: str
    field: str
    text: str
    answer: str = ""
    settled: bool = False
    tell: str = ""


@dataclass(frozen=True)
class DemoNote:
    """A note among reviewers."""

    row: str
    text: str
    field: str = ""


QUESTIONS = (
    DemoQuestion(
        "OH-018",
        "date_from",
        "The page gives 13 May, other records 24 April and 24 May. Which day was the vote?",
        answer="I wrote “spring 2024” until I have the official journal.",
    ),
    DemoQuestion(
        "OH-021",
        "contribution_others",
        "¿Quién más contribuyó a este cambio? Si no se conoce a nadie, escriba «no se conoce ninguna».",
        answer="Las fuentes públicas nombran a las asociaciones de trabajadoras del hogar, sin más detalle.",
        settled=True,
    ),
    DemoQuestion(
        "OH-042",
        "evidence",
        "Que pourrait lire ou voir une personne extérieure pour le vérifier ?",
    ),
    DemoQuestion(
        "OH-043",
        "date_from",
        "Est-ce le 7 ou le 8 avril ?",
        answer="Les sources donnent les deux ; le premier versement connu est du 8 avril.",
        settled=True,
    ),
    DemoQuestion(
        "OH-077",
        "contribution_wiego",
        "Is there anything newer than the documents of 2019?",
        answer="Not on the public pages. The text says so now.",
        settled=True,
    ),
    DemoQuestion(
        "OH-083",
        "statement",
        "What did the officials do differently after the course?",
    ),
    DemoQuestion(
        "OH-084",
        "statement",
        "Is this what somebody else did, or our own activity?",
        answer="The dialogue was ours. The public page does not say what the assemblies did afterwards.",
    ),
    DemoQuestion(
        "OH-084",
        "date_from",
        "Can you say more exactly when?",
        answer="The page names only the year 2013.",
        settled=True,
    ),
    DemoQuestion(
        "OH-085",
        "statement",
        "Did a city or a market take up one of the models in the book?",
        tell="miriam",
    ),
    DemoQuestion("OH-085", "date_from", "When did it happen? A month or a year is enough."),
    DemoQuestion(
        "OH-086",
        "actors",
        "The actor is the partner itself. What did the municipality or the traders change?",
        answer="The room stands on Brook Street. I am asking who gave the permit.",
    ),
    DemoQuestion(
        "OH-086",
        "contribution_wiego",
        "What did we do that may have influenced this, when and with whom?",
    ),
    DemoQuestion(
        "OH-088",
        "contribution_wiego",
        "What did we do that may have influenced this, when and with whom?",
    ),
    DemoQuestion("OH-088", "date_from", "In which year was the wage raised?"),
    DemoQuestion("OH-089", "statement", "Who exactly did this? Please name one government and one act."),
    DemoQuestion(
        "OH-089",
        "evidence",
        "What could an outsider read or look at to check this?",
        answer="I know of no public page. What would be enough?",
    ),
)
NOTES = (
    DemoNote("OH-084", "Probably an output. If nothing comes back, set it aside.", "statement"),
    DemoNote("OH-088", "The increase may be that of May 2018; ask the federation before accepting."),
)


def questions_of(row: str) -> list[DemoQuestion]:
    """Return what is asked about a row, in this order."""
    return [each for each in QUESTIONS if each.row == row]


def notes_of(row: str) -> list[DemoNote]:
    """Return the internal notes about a row."""
    return [each for each in NOTES if each.row == row]
