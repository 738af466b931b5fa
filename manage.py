"""Runs the administrative commands of the application."""

import sys

from wiego_mle.startup import load_settings


def main() -> None:
    """Check the environment first, so that a wrong variable is answered with one sentence."""
    load_settings()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
