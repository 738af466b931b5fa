"""`manage.py coach`: what the coach asks about the rows of a file, as JSON."""

import json
from collections import Counter
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from outcomes.coach import LANGUAGES, RULES, ask
from outcomes.coach.rows import NotReadable, Row, rows_of

_HELP = """List which questions the coach asks about each row of a CSV file, as JSON.

The file has the columns id, lang, statement, significance, contribution_wiego, contribution_others; only
statement must be there. Without id a row is called by its number, without lang it is read as English.
The JSON has "rows", in the order of the file, each with id, lang, questions (the rules, each once) and
details (rule, field, and the words that led to the question); and "counts", how often each rule asks.
A row in a language other than en, es, fr, pt has no questions and says so in "note"."""


class Command(BaseCommand):
    """Reads a file with the columns of outcomes/coach/data/coach_examples.csv; nothing is stored."""

    help = _HELP

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the file to read and the file to write."""
        parser.add_argument(
            "--csv", required=True, type=Path, metavar="IN", help="the file to read, in UTF-8"
        )
        parser.add_argument(
            "--json", type=Path, metavar="OUT", help="the file to write; without it the answer is printed"
        )

    def handle(self, *args, **options) -> None:
        """Ask about every row, then write the answer."""
        try:
            rows = [_asked_about(row) for row in rows_of(options["csv"])]
        except NotReadable as refused:
            raise CommandError(str(refused)) from refused
        counts = Counter(rule for row in rows for rule in row["questions"])
        answer = json.dumps(
            {"rows": rows, "counts": {rule: counts[rule] for rule in RULES}}, ensure_ascii=False, indent=1
        )
        if options["json"] is None:
            self.stdout.write(answer)
            return
        try:
            options["json"].write_text(answer + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{options['json']} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{len(rows)} rows, {counts.total()} questions: {options['json']}")


def _asked_about(row: Row) -> dict:
    if row.texts.language not in LANGUAGES:
        return {
            "id": row.identifier,
            "lang": row.texts.language,
            "questions": [],
            "details": [],
            "note": f"The coach does not read “{row.texts.language}”, only {', '.join(LANGUAGES)}.",
        }
    asked = ask(row.texts)
    return {
        "id": row.identifier,
        "lang": row.texts.language,
        "questions": list(dict.fromkeys(each.rule for each in asked)),
        "details": [{"rule": each.rule, "field": each.field, "words": each.words} for each in asked],
    }
