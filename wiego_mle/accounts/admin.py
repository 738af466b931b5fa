"""People in the Django administration: to look at; the page “People” is where they are changed."""

from __future__ import annotations

from django.contrib import admin

from wiego_mle.accounts.models import Absence, Invitation, RoleGrant, User
from wiego_mle.kernel.read_only_admin import ReadOnlyAdmin


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    """Shows who there is."""

    list_display = ("name", "email", "language", "time_zone", "is_active", "joined_at", "last_login")
    list_filter = ("is_active",)
    search_fields = ("search_text",)
    fields = (*list_display, "reference", "is_staff")


@admin.register(RoleGrant)
class RoleGrantAdmin(ReadOnlyAdmin):
    """Shows who holds which role for the whole organisation."""

    list_display = ("person", "role", "granted_at")
    list_filter = ("role",)
    list_select_related = ("person",)


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """Shows who was invited; the nonce, half of what a link is made of, is left out."""

    list_display = ("name", "email", "invited_by", "invited_at", "expires_at", "accepted_at", "revoked_at")
    list_select_related = ("invited_by",)
    fields = (*list_display, "language", "roles", "sendings", "asked_again_at")


@admin.register(Absence)
class AbsenceAdmin(ReadOnlyAdmin):
    """Shows who is away when."""

    list_display = ("person", "first_day", "last_day")
    list_select_related = ("person",)
