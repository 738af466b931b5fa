"""The append-only trail of every change."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the audit application."""

    name = "wiego_mle.audit"
    label = "audit"
