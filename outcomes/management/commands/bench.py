"""`manage.py bench`: how fast the application is when it is full, as JSON."""

import json
import os
import platform
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from outcomes.coach.scoring import figures as figures_of_coach
from outcomes.coach.scoring import labelled_rows, scored
from outcomes.comparing.pairs import EXAMPLES, figures_of, judged_pairs
from outcomes.scale.clock import measured
from outcomes.scale.throwaway import throwaway_environment
from outcomes.scale.visits import Visits
from wiego_mle import preparation

_FLOORS = {
    "list with four filters, page 1": "floor: list with four filters, hand-written SQL",
    "list with four filters, farthest page": "floor: list with four filters, hand-written SQL",
    "list without a filter as XLSX": "floor: the same cells written straight into XLSX",
}
"""Measures that are told as a multiple of what the database and the writer need by themselves, in CPU time."""


def _is_wanted(name: str, wanted: list[str]) -> bool:
    return any(part in name for part in wanted)


class Command(BaseCommand):
    """Fills a throw-away database and measures each kind of work in a process of its own.

    The installation's own database is never touched: the engine is that of the environment, the
    database is made for this run and removed afterwards.
    """

    help = "Measure a full installation in a throw-away database and print the figures as JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask how full, how often, and (for the processes it starts itself) for which part."""
        parser.add_argument("--outcomes", type=int, default=5000, help="how many outcomes (default 5000)")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--repeat", type=int, default=20, help="how often each kind of work is done")
        parser.add_argument(
            "--only",
            action="append",
            default=[],
            help="only kinds of work whose name contains this (repeatable)",
        )
        parser.add_argument("--part", default="", help="used by the command itself")

    def handle(self, *args, **options) -> None:
        """Run the whole, or the part that the whole has started in a process of its own."""
        if options["part"] == "fill":
            self._fill(options["outcomes"], options["seed"])
        elif options["part"]:
            work = Visits().named()[options["part"]]
            self.stdout.write(json.dumps(measured(work, repeat=options["repeat"]).as_dict()))
        else:
            self._run(options)

    def _run(self, options: dict) -> None:
        wanted = options["only"] or [""]
        names = [name for name in Visits().named() if _is_wanted(name, wanted)]
        with throwaway_environment() as environment:
            begun = time.monotonic()
            self._part("fill", options, environment)
            filled = round(time.monotonic() - begun, 1)
            figures = {}
            for name in names:
                self.stderr.write(name)
                figures[name] = json.loads(self._part(name, options, environment))
        for name, floor in _FLOORS.items():
            if name in figures and floor in figures:
                figures[name]["times_the_floor"] = round(
                    figures[name]["cpu_ms"] / figures[floor]["cpu_ms"], 1
                )
        coach = {"coach": figures_of_coach(scored(labelled_rows()))} if _is_wanted("coach", wanted) else {}
        result = {
            "engine": connection.settings_dict["ENGINE"].rpartition(".")[2],
            "outcomes": options["outcomes"],
            "filled_in_s": filled,
            "python": platform.python_version(),
            "processors": os.cpu_count(),
            "load_before": os.getloadavg()[0],
            "figures": figures,
            "duplicate_pairs": self._pairs(),
            **coach,
        }
        self.stdout.write(json.dumps(result, indent=1))

    def _pairs(self) -> dict:
        """Return how often the judgement of the labelled example pairs is that of people."""
        with EXAMPLES.open(encoding="utf-8", newline="") as file:
            return figures_of(judged_pairs(file))

    def _part(self, name: str, options: dict, environment: dict[str, str]) -> str:
        command = [sys.executable, "manage.py", "bench", "--part", name]
        for option in ("outcomes", "seed", "repeat"):
            command += [f"--{option}", str(options[option])]
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise CommandError(f"{name}: {done.stderr}")
        return done.stdout

    def _fill(self, outcomes: int, seed: int) -> None:
        preparation.migrate()
        preparation.collect_static()
        call_command("make_scale", outcomes=outcomes, seed=seed, yes_made_up=True, verbosity=0)
        # As an installation is that has lived for some minutes: PostgreSQL cleans up and counts by itself.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if settings.PRODUCTION else "ANALYZE")
