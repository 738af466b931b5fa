"""Rounds, teams and lists in the Django administration, to look at."""

from __future__ import annotations

from django.contrib import admin

from harvests.models import (
    Code,
    Extension,
    HarvestRound,
    LetterCalendar,
    LetterPlan,
    LetterWording,
    Programme,
    Reply,
    RoundClosing,
    RoundLetter,
    RoundProgramme,
    TeamMember,
)
from wiego_mle.kernel.read_only_admin import ReadOnlyAdmin


@admin.register(HarvestRound)
class HarvestRoundAdmin(ReadOnlyAdmin):
    """Rounds with what they cover and where they are."""

    list_display = ("reference", "name", "state", "covers_from", "covers_to", "financial_year")
    list_filter = ("state", "financial_year")
    search_fields = ("reference", "name")


@admin.register(TeamMember)
class TeamMemberAdmin(ReadOnlyAdmin):
    """Who holds which role in which round."""

    list_display = ("round", "person", "role")
    list_filter = ("role", "round")
    list_select_related = ("round", "person")
    search_fields = ("person__name",)


@admin.register(RoundProgramme)
class RoundProgrammeAdmin(ReadOnlyAdmin):
    """Which programmes a round asks, with their informal targets."""

    list_display = ("round", "programme", "target")
    list_filter = ("round",)
    list_select_related = ("round", "programme")


@admin.register(Extension)
class ExtensionAdmin(ReadOnlyAdmin):
    """Who was given more time, until when and why."""

    list_display = ("round", "person", "programme", "until", "given_by", "given_at")
    list_filter = ("round",)
    list_select_related = ("round", "person", "programme", "given_by")


@admin.register(Reply)
class ReplyAdmin(ReadOnlyAdmin):
    """Who has said that nothing more comes from them."""

    list_display = ("round", "person", "kind", "said_at", "said_by")
    list_filter = ("kind", "round")
    list_select_related = ("round", "person", "said_by")


@admin.register(RoundClosing)
class RoundClosingAdmin(ReadOnlyAdmin):
    """With which note and checksum rounds closed."""

    list_display = ("round", "number", "closed_by", "closed_at", "sha256")
    list_filter = ("round",)
    list_select_related = ("round", "closed_by")


@admin.register(Programme)
class ProgrammeAdmin(ReadOnlyAdmin):
    """Programmes with the time in which they existed."""

    list_display = ("key", "label_en", "active_from", "active_to")
    search_fields = ("key", "label_en", "label_es", "label_fr", "label_pt")


@admin.register(Code)
class CodeAdmin(ReadOnlyAdmin):
    """The entries of the code lists, retired ones too."""

    list_display = ("dimension", "key", "label_en", "retired_on", "replaced_by")
    list_filter = ("dimension", "retired_on")
    list_select_related = ("replaced_by",)
    search_fields = ("key", "label_en", "label_es", "label_fr", "label_pt")


@admin.register(LetterCalendar)
class LetterCalendarAdmin(ReadOnlyAdmin):
    """Of which rounds the letters go, and since when."""

    list_display = ("round", "hour", "running_since", "stopped_at", "opened_at", "closed_at")
    list_select_related = ("round",)


@admin.register(LetterPlan)
class LetterPlanAdmin(ReadOnlyAdmin):
    """Which letters a round sends otherwise than usual."""

    list_display = ("round", "kind", "is_on", "days")
    list_filter = ("kind",)
    list_select_related = ("round",)


@admin.register(LetterWording)
class LetterWordingAdmin(ReadOnlyAdmin):
    """Which letters have words of their own."""

    list_display = ("round", "kind", "language", "subject")
    list_filter = ("kind", "language")
    list_select_related = ("round",)


@admin.register(RoundLetter)
class RoundLetterAdmin(ReadOnlyAdmin):
    """What became of each letter of a round."""

    list_display = ("round", "kind", "number", "about_day", "person", "fate", "send_at")
    list_filter = ("kind", "fate")
    list_select_related = ("round", "person")
