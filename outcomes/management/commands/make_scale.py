"""`manage.py make_scale`: many outcomes made by rule, for measuring."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from outcomes.scale.making import make_outcomes


class Command(BaseCommand):
    """Adds outcomes made by rule, with parts, versions, steps and trail; not for a real installation."""

    help = "Make many outcomes by rule, to measure a full installation. Never use it beside real records."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask how many, and from which seed."""
        parser.add_argument("--outcomes", type=int, default=5000, help="how many outcomes (default 5000)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same outcomes")
        parser.add_argument(
            "--yes-made-up",
            action="store_true",
            help="make them even where DATABASE_URL is set; they cannot be taken out again",
        )

    def handle(self, *args, **options) -> None:
        """Make them, telling every ten thousand."""
        if settings.PRODUCTION and not options["yes_made_up"]:
            raise CommandError(
                "This is a production installation. Made-up outcomes cannot be taken out again, so none are "
                "made here. In a database made for measuring, add --yes-made-up."
            )
        if options["outcomes"] < 1:
            raise CommandError("Set --outcomes to a number from 1.")
        make_outcomes(options["outcomes"], seed=options["seed"], progress=self._tell)
        self.stdout.write(f"{options['outcomes']} outcomes were made.")

    def _tell(self, made: int) -> None:
        if made % 10_000 == 0:
            self.stdout.write(f"{made} …")
