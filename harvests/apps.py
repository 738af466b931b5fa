"""When, why and from whom: rounds, teams and code lists."""

from django.apps import AppConfig


class HarvestsConfig(AppConfig):
    """Registers the harvests application."""

    name = "harvests"
