"""`manage.py duplicates`: judge pairs of reports of a file."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from outcomes.comparing.pairs import NotPairs, figures_of, judged_pairs
from outcomes.comparing.reasons import reasons


class Command(BaseCommand):
    """Reads pairs and writes, per pair, how surely they belong together, what they are, and why."""

    help = "Judge pairs of reports: the same change, steps of one process, or different."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the two files."""
        parser.add_argument("--csv", required=True, help="pairs, with the columns of duplicate_pairs.csv")
        parser.add_argument("--json", required=True, help="where the judgements are written")

    def handle(self, *args, **options) -> None:
        """Judge every pair; tell precision and recall where the file says what people found."""
        try:
            with Path(options["csv"]).open(encoding="utf-8-sig", newline="") as file:
                pairs = judged_pairs(file)
        except (OSError, UnicodeDecodeError, NotPairs) as error:
            raise CommandError(f"{options['csv']}: {error}") from error
        told = [
            {
                "id_a": each.ids[0],
                "id_b": each.ids[1],
                "score": round(each.judgement.score, 3),
                "verdict": str(each.judgement.verdict),
                "reasons": reasons(each.judgement.found),
            }
            for each in pairs
        ]
        Path(options["json"]).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        self.stdout.write(f"{len(pairs)} pairs were judged.")
        if any(each.label for each in pairs):
            self.stdout.write(json.dumps(figures_of(pairs), indent=1))
