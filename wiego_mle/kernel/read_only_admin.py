"""The Django administration looks on: what has a workflow is changed by services alone."""

from __future__ import annotations

from django.contrib import admin


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows to those who may see them and offers no way to add, change or remove any."""

    actions = None

    def has_add_permission(self, request, obj=None) -> bool:
        """Return no: rows come from services."""
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        """Return no: rows are changed by services, which leave a trail."""
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        """Return no: nothing is removed here."""
        return False
