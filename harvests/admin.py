"""Rounds, teams and lists in the Django administration, to look at."""

from __future__ import annotations

from django.contrib import admin

from harvests.models import (
    Code,
    Extension,
    FocalCity,
    Grant,
    HarvestQuestion,
    HarvestRound,
    IntendedUse,
    InvitedMember,
    LetterCalendar,
    LetterPlan,
    LetterWording,
    PeopleGroup,
    Programme,
    Reply,
    RoundClosing,
    RoundDesign,
    RoundField,
    RoundGroup,
    RoundLetter,
    RoundProgramme,
    RoundStep,
    SubstantiationPlan,
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


@admin.register(InvitedMember)
class InvitedMemberAdmin(ReadOnlyAdmin):
    """Which roles in rounds are given when an invitation is accepted."""

    list_display = ("round", "invitation", "role")
    list_filter = ("role", "round")
    list_select_related = ("round", "invitation")


@admin.register(PeopleGroup)
class PeopleGroupAdmin(ReadOnlyAdmin):
    """Groups of people that rounds take in together."""

    list_display = ("name", "reference", "version")
    search_fields = ("name",)


@admin.register(RoundGroup)
class RoundGroupAdmin(ReadOnlyAdmin):
    """Which groups were added to which rounds, and as what."""

    list_display = ("round", "group", "role")
    list_filter = ("role", "round")
    list_select_related = ("round", "group")


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


@admin.register(RoundDesign)
class RoundDesignAdmin(ReadOnlyAdmin):
    """What rounds are for and how they are substantiated."""

    list_display = ("round", "languages", "substantiation_number", "version")
    list_select_related = ("round",)


@admin.register(SubstantiationPlan)
class SubstantiationPlanAdmin(ReadOnlyAdmin):
    """When and how rounds ask people outside."""

    list_display = ("round", "answer_days", "reminder_days", "replacement", "version")
    list_select_related = ("round",)


@admin.register(HarvestQuestion)
class HarvestQuestionAdmin(ReadOnlyAdmin):
    """The questions that rounds are to answer."""

    list_display = ("round", "place", "text")
    list_filter = ("round",)
    list_select_related = ("round",)


@admin.register(IntendedUse)
class IntendedUseAdmin(ReadOnlyAdmin):
    """Who will use what rounds find, and for what."""

    list_display = ("round", "who", "use")
    list_filter = ("round",)
    list_select_related = ("round",)


@admin.register(RoundField)
class RoundFieldAdmin(ReadOnlyAdmin):
    """What rounds ask otherwise than the method does."""

    list_display = ("round", "name", "need", "words_from", "words_to")
    list_filter = ("round", "need")
    list_select_related = ("round",)


@admin.register(RoundStep)
class RoundStepAdmin(ReadOnlyAdmin):
    """When the steps of rounds are planned, and how many hours they take."""

    list_display = ("round", "step", "starts_on", "ends_on", "hours_planned", "hours_actual")
    list_filter = ("round", "step")
    list_select_related = ("round",)


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


@admin.register(Grant)
class GrantAdmin(ReadOnlyAdmin):
    """Who gave which money for which time."""

    list_display = ("key", "funder", "name", "active_from", "active_to", "retired_on")
    search_fields = ("key", "funder", "name")


@admin.register(FocalCity)
class FocalCityAdmin(ReadOnlyAdmin):
    """Where WIEGO works with all its programmes at once."""

    list_display = ("key", "label_en", "country", "retired_on")
    search_fields = ("key", "label_en", "other_names")


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
