"""The trail in the Django administration: to look at."""

from __future__ import annotations

from django.contrib import admin

from wiego_mle.audit.models import Entry
from wiego_mle.kernel.read_only_admin import ReadOnlyAdmin


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    """Shows who did what and when; the texts stay on the records' own pages."""

    list_display = ("sequence", "at", "by_name", "act", "subject_type", "subject_reference")
    list_filter = ("subject_type",)
    search_fields = ("subject_reference", "by_name")
    fields = (*list_display, "previous_hash", "hash")
    show_full_result_count = False
