"""People, their roles and how they sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the accounts application."""

    name = "wiego_mle.accounts"
    label = "accounts"
