"""The one door through which every process reads its settings."""

import importlib
import os
import sys

SETTINGS_MODULE = "wiego_mle.settings"

# Gunicorn gives up on this exit code instead of starting the same broken worker again and again.
EXIT_CANNOT_START = 4


class WrongEnvironment(Exception):
    """An environment variable is missing or wrong; the text says in one sentence what to set."""


def load_settings() -> None:
    """Import the settings module, or end the process with the sentence that says what to set."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
    try:
        importlib.import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    except WrongEnvironment as wrong:
        sys.stderr.write(f"{wrong}\n")
        sys.exit(EXIT_CANNOT_START)
