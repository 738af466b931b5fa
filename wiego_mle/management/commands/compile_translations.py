"""`manage.py compile_translations`"""

from django.conf import settings
from django.core.management.base import BaseCommand

from wiego_mle.preparation import compile_translations


class Command(BaseCommand):
    """Compiles the translations that changed."""

    help = "Compile locale/*/LC_MESSAGES/*.po without the gettext programs."
    requires_system_checks = []

    def handle(self, *args, **options) -> None:
        """Print one line for each file that was written."""
        for written in compile_translations(settings.LOCALE_PATHS):
            self.stdout.write(str(written))
