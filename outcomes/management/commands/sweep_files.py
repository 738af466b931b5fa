"""Removes files that an interrupted upload left behind."""

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from outcomes.services.files import UNUSED_FOR, sweep_files


class Command(BaseCommand):
    help = (
        "Removes kept files that no row names and that are older than "
        f"{UNUSED_FOR.total_seconds() / 3600:.0f} hours. Running it at any time harms nothing."
    )

    def handle(self, *args, **options) -> None:
        """Remove what was left over and say how much it was."""
        number = len(sweep_files())
        words = ngettext("%d file without a row was removed.", "%d files without a row were removed.", number)
        self.stdout.write(words % number)
