"""Letters in the Django administration: to look at; the outbox page is where people decide."""

from __future__ import annotations

from django.contrib import admin

from wiego_mle.kernel.read_only_admin import ReadOnlyAdmin
from wiego_mle.mailing.models import Letter


@admin.register(Letter)
class LetterAdmin(ReadOnlyAdmin):
    """Shows how letters fared, without their texts."""

    list_display = ("reference", "kind", "language", "state", "queued_at", "sent_at", "attempts")
    list_filter = ("state", "kind")
    search_fields = ("reference", "about_reference")
    fields = (
        *list_display,
        "due_at",
        "claimed_at",
        "failure",
        "server_words",
        "about_type",
        "about_reference",
    )
