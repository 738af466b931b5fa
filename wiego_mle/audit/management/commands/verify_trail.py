"""`manage.py verify_trail`: has anybody rewritten the history?"""

from __future__ import annotations

import sys

from django.core.management.base import BaseCommand, CommandParser

from wiego_mle.audit.queries import verified


class Command(BaseCommand):
    """Looks through the whole trail and ends with 1 if anything in it was changed."""

    help = "Check that the trail is as it was written; ends with 1 and lists what is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the end of the trail that was noted at an earlier look."""
        parser.add_argument(
            "--anchor", default="", help="number:hash printed by an earlier look, kept outside the database"
        )

    def handle(self, *args, **options) -> None:
        """Print the verdict."""
        verdict = verified(anchor=options["anchor"])
        for fault in verdict.faults:
            self.stdout.write(f"{fault.sequence}: {fault.what}")
        if verdict.faults:
            self.stdout.write(f"{len(verdict.faults)} faults in {verdict.entries} entries.")
            sys.exit(1)
        self.stdout.write(f"All {verdict.entries} entries are as they were written. End: {verdict.anchor}")
