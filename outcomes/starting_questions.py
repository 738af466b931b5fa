"""The ready questions that a new installation starts with."""

from __future__ import annotations

import csv
from pathlib import Path

from django.db.models import Manager

FILE = Path(__file__).resolve().parent / "data/ready_questions.csv"
LANGUAGES = ("en", "es", "fr", "pt")


def question_rows() -> list[dict]:
    """Return the shipped questions as columns of the model, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            {
                "key": line["key"],
                "field": line["field"],
                "order": position * 10,
                **{f"text_{language}": line[language] for language in LANGUAGES},
            }
            for position, line in enumerate(csv.DictReader(file), start=1)
        ]


def add_missing(questions: Manager) -> int:
    """Add the shipped questions that are not there yet and return how many were added.

    What is there is left as it is, so that a question somebody has reworded stays so. The manager may
    be that of a migration's historical model, which is why this is no service and writes no trail.
    """
    known = set(questions.values_list("key", flat=True))
    new = [questions.model(**row) for row in question_rows() if row["key"] not in known]
    questions.bulk_create(new)
    return len(new)
