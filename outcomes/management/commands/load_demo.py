"""`manage.py load_demo`: the demonstration harvest, from public material."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from outcomes.demonstration.loading import load
from outcomes.demonstration.people import PASSWORD, PEOPLE
from outcomes.demonstration.practice import NAME, load_practice
from wiego_mle.accounts.models import User


class Command(BaseCommand):
    """Loads 89 public outcomes as the people of the demonstration; a second run changes nothing."""

    help = "Load the demonstration harvest (public material). Running it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer the word with which somebody takes the known password upon themself."""
        parser.add_argument(
            "--with-known-passwords",
            action="store_true",
            help="load even where DATABASE_URL is set; everybody knows the password of these people",
        )

        parser.add_argument(
            "--coding",
            action="store_true",
            help="add a round of 300 made-up texts coded by three people, to look at agreement and differences",
        )

    def handle(self, *args, **options) -> None:
        """Load, unless this is a production installation."""
        if settings.PRODUCTION and not options["with_known_passwords"]:
            raise CommandError(
                "This is a production installation. The people of the demonstration have a password that "
                "everybody knows, so the demonstration is not loaded here. On a machine that nobody else can "
                "reach, add --with-known-passwords."
            )
        if load():
            self.stdout.write(
                "The demonstration harvest is loaded: 89 public outcomes, 4 leads and a report."
            )
        else:
            self.stdout.write("The demonstration harvest is there already; nothing was changed.")
        if options["coding"]:
            added = load_practice()
            self.stdout.write(f"{'Added' if added else 'There already'}: the round “{NAME}”.")


def demo_sign_ins() -> list[str]:
    """Return one line per person of the demonstration who is in this installation: address, role."""
    present = set(User.objects.filter(is_active=True).values_list("email", flat=True))
    lines = [
        f"{person.email:24} {', '.join(str(role.label) for role in person.roles + person.round_roles)}"
        for person in PEOPLE
        if person.email in present
    ]
    return [*lines, f"Password for all of them: {PASSWORD}"] if lines else []
