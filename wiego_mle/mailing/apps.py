"""The outbox: letters with states, delivered honestly."""

from django.apps import AppConfig


class MailingConfig(AppConfig):
    """Registers the mailing application."""

    name = "wiego_mle.mailing"
    label = "mailing"
