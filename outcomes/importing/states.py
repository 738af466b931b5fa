"""Where an import is, what became of a row, and as what its outcomes enter."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ImportState(models.TextChoices):
    """Where an import is on its way from a file to outcomes."""

    WAITING = "waiting", pgettext_lazy("import", "Waiting to be read")
    READY = "ready", pgettext_lazy("import", "Read; nothing is imported yet")
    CONFIRMED = "confirmed", pgettext_lazy("import", "Being imported")
    DONE = "done", pgettext_lazy("import", "Imported")
    FAILED = "failed", pgettext_lazy("import", "Could not be read")
    CANCELLED = "cancelled", pgettext_lazy("import", "Cancelled")
    UNDONE = "undone", pgettext_lazy("import", "Undone")


class RowVerdict(models.TextChoices):
    """What a row of a file is, held against what is there already."""

    NEW = "new", pgettext_lazy("row", "New")
    CHANGED = "changed", pgettext_lazy("row", "Changed")
    SAME = "same", pgettext_lazy("row", "Same")
    DUPLICATE = "duplicate", pgettext_lazy("row", "Possible duplicate")
    WARNING = "warning", pgettext_lazy("row", "Warning")
    ERROR = "error", pgettext_lazy("row", "Error")
    SKIPPED = "skipped", pgettext_lazy("row", "Left out")


class RowChoice(models.TextChoices):
    """What a person said about a row."""

    NONE = "", _("as proposed")
    SKIP = "skip", _("leave it out")
    TAKE = "take", _("import it")


class EntersAs(models.TextChoices):
    """As what imported outcomes enter."""

    LEAD = "lead", _("as leads: to be worked on, never counted")
    DRAFT = "draft", _("as drafts: to be completed and sent to reviewers")
    ACCEPTED = "accepted", _("as accepted outcomes, where nothing that is needed is missing")


class FileFailure(models.TextChoices):
    """Why a file could not be read, as a sentence that says what to do."""

    DAMAGED = (
        "damaged",
        _(
            "The file is damaged or not written as its kind is. "
            "Open it in a spreadsheet program, save it anew and upload that."
        ),
    )
    LOCKED = "locked", _("The file is locked with a password. Save it without one and upload it again.")
    TOO_MUCH = (
        "too_much",
        _("The file holds more than a list of outcomes can. Save the sheet alone, and upload that."),
    )
    TOO_LONG = "too_long", _("Reading the file takes too long. Save the sheet alone, and upload that.")
    UNSAFE = (
        "unsafe",
        _("The file contains instructions that no spreadsheet needs. Save it as CSV and upload that."),
    )
    OTHER_KIND = "other_kind", _("This is no spreadsheet. Upload an XLSX, XLS, ODS or CSV file.")
    NO_TABLE = (
        "no_table",
        _(
            "No sheet has a table of outcomes: a row of headings, one of them for the title or the outcome statement."
        ),
    )
    MISSING = "missing", _("The file is missing in the store. Tell the administrator.")
