"""How well the coach asks what experienced reviewers asked: precision and recall, per rule and language."""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from outcomes.coach.asking import ask
from outcomes.coach.rules import RULES
from outcomes.coach.texts import FIELDS, LANGUAGES, Texts

EXAMPLES = Path(__file__).parent / "data" / "coach_examples.csv"
"""Labelled examples; their columns are told in data/README.md."""


@dataclass
class Tally:
    """How often a question was asked rightly, in vain, and not though it should have been."""

    right: int = 0
    in_vain: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Return the share of questions asked that reviewers asked too; None where none was asked."""
        asked = self.right + self.in_vain
        return self.right / asked if asked else None

    @property
    def recall(self) -> float | None:
        """Return the share of reviewers' questions that were asked; None where they asked none."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else None


@dataclass
class Score:
    """What a run over labelled rows gave."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)
    """By rule and language; the language "all" holds the sum."""
    milliseconds: list[float] = field(default_factory=list)

    def median(self) -> float:
        """Return the median time per record in milliseconds."""
        return statistics.median(self.milliseconds)

    def p95(self) -> float:
        """Return the time within which 95 of 100 records were read, in milliseconds."""
        return sorted(self.milliseconds)[int(len(self.milliseconds) * 0.95)]

    def count(self, rule: str, language: str, *, asked: bool, wanted: bool) -> None:
        """Count one question of one row."""
        for key in ((rule, language), (rule, "all")):
            tally = self.tallies.setdefault(key, Tally())
            tally.right += asked and wanted
            tally.in_vain += asked and not wanted
            tally.missed += wanted and not asked


def labelled_rows(path: Path = EXAMPLES) -> list[tuple[Texts, set[str], str]]:
    """Return texts, labels and id of each row of a labelled file."""
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return [
            (
                Texts(row["lang"], *(row[each] for each in FIELDS)),
                {label for label in row["labels"].split(";") if label},
                row["id"],
            )
            for row in csv.DictReader(opened)
        ]


def scored(rows: Iterable[tuple[Texts, set[str], str]]) -> Score:
    """Return how the questions of the coach compare with the labels."""
    score = Score()
    ask(Texts("en", "Ghana."))  # reads the names of places, once per process
    for texts, wanted, _row in rows:
        begun = time.perf_counter()
        asked = {each.rule for each in ask(texts)}
        score.milliseconds.append((time.perf_counter() - begun) * 1000)
        for rule in asked | wanted:
            score.count(rule, texts.language, asked=rule in asked, wanted=rule in wanted)
    return score


def figures(score: Score) -> dict:
    """Return a score for JSON: per rule and language what was asked and wanted, and the times."""
    return {
        "rules": {
            rule: {
                language: _figures_of(score.tallies[rule, language])
                for language in ("all", *LANGUAGES)
                if (rule, language) in score.tallies
            }
            for rule in RULES
        },
        "median_ms": round(score.median(), 2),
        "p95_ms": round(score.p95(), 2),
        "records": len(score.milliseconds),
    }


def _figures_of(tally: Tally) -> dict:
    return {
        "precision": None if tally.precision is None else round(tally.precision, 2),
        "recall": None if tally.recall is None else round(tally.recall, 2),
        "asked": tally.right + tally.in_vain,
        "wanted": tally.right + tally.missed,
    }
