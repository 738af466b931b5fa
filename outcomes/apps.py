"""What was observed and what happens to it."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Registers the outcomes application."""

    name = "outcomes"
