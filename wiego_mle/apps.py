"""The application configuration of the project's own commands."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Holds the management commands that belong to the project as a whole."""

    name = "wiego_mle"
    label = "project"
    default_auto_field = "django.db.models.BigAutoField"
