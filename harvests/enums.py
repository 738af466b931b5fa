"""Fixed words of the method that the workflow depends on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """Where a harvest round is."""

    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open")
    REVIEWING = "reviewing", _("Reviewing")
    ANALYSING = "analysing", _("Analysing")
    CLOSED = "closed", _("Closed")


class Need(models.TextChoices):
    """When an answer of the record must be there; from the weakest to the strictest."""

    OFF = "off", _("Not asked")
    OPTIONAL = "optional", _("Optional")
    ACCEPT = "accept", _("Needed before it is accepted")
    SUBMIT = "submit", _("Needed before it is sent")

    @property
    def strictness(self) -> int:
        """How much a need asks, to compare two of them."""
        return list(Need).index(self)


class MethodStep(models.TextChoices):
    """The six steps of the method; they repeat and overlap."""

    DESIGN = "design", _("Design the round")
    DOCUMENTS = "documents", _("Review documents")
    SOURCES = "sources", _("Engage the sources")
    SUBSTANTIATE = "substantiate", _("Substantiate")
    ANALYSE = "analyse", _("Analyse and interpret")
    USE = "use", _("Support use")


class Dimension(models.TextChoices):
    """The code lists that fields of the record use; further dimensions of the codebook are data, as all codes are."""

    ACTOR_TYPE = "actor_type", _("Actor type")
    CHANGE_TYPE = "change_type", _("Change type")
    STAGE = "stage", _("Stage")
    LEVEL = "level", _("Level")
    WORKER_GROUP = "worker_group", _("Worker group")
    STRATEGY = "strategy", _("Strategy")
    GOAL = "goal", _("Goal")


class DimensionKind(models.TextChoices):
    """How many codes of a dimension an outcome has, and whether the codes stand beneath one another."""

    SINGLE = "single", _("One code")
    MULTIPLE = "multiple", _("Several codes")
    HIERARCHICAL = "hierarchical", _("One code of a tree")


class CodingNeed(models.TextChoices):
    """Whether coders are asked for a dimension."""

    CODING = "coding", _("Needed in coding")
    OPTIONAL = "optional", _("May be left out")
    OFF = "off", _("Not coded")


class ReplyKind(models.TextChoices):
    """What a contributor says about a round as a whole."""

    NOTHING = "nothing", _("I have nothing to report")
    ALL_SENT = "all_sent", _("I have sent everything")


class LetterKind(models.TextChoices):
    """A letter that a round sends by itself."""

    OPENING = "opening", _("The round is open")
    BEFORE = "before", _("Reminder before the deadline")
    ON_DAY = "on_day", _("Reminder on the day of the deadline")
    AFTER = "after", _("Reminder after the deadline")
    WAITING = "waiting", _("What waits for a reviewer")
    ESCALATION = "escalation", _("Who is silent, for the lead")
    CLOSING = "closing", _("What became of the outcomes")


REMINDERS = (LetterKind.OPENING, LetterKind.BEFORE, LetterKind.ON_DAY, LetterKind.AFTER)
"""The letters to contributors while texts are collected; of several on one morning only one goes."""

COUNTED_IN_DAYS = (LetterKind.BEFORE, LetterKind.AFTER, LetterKind.ESCALATION)
"""Kinds that are planned for so many days before or after the deadline."""


class LetterFate(models.TextChoices):
    """What became of a letter of a round when its time had come."""

    WRITTEN = "written", _("Written")
    SUPERSEDED = "superseded", _("Left out: another letter of the round came on the same morning")
    DONE = "done", _("Left out: nothing more was expected from the person")
    NOTHING = "nothing", _("Left out: there was nothing to tell")


class Replacement(models.TextChoices):
    """What is proposed when somebody asked about an outcome does not answer in time."""

    BOTH = "both", _("The next person named for the outcome; if there is none, another outcome of the lot")
    NOMINEE = "nominee", _("The next person named for the outcome")
    LOT = "lot", _("Another outcome, the next of the lot")
    NOBODY = "nobody", _("Nothing: it is reported as not answered")


class ReminderKind(models.TextChoices):
    """A letter that goes by itself to somebody who was asked and has not answered."""

    REMINDER = "reminder", _("Reminder")
    LAST_CALL = "last_call", _("Last call")


class DocumentState(models.TextChoices):
    """How far the reading of a version of a document is."""

    REQUESTED = "requested", _("Waiting to be read")
    EXTRACTING = "extracting", _("Being read")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Not readable")


class DocumentFailure(models.TextChoices):
    """Why a document could not be read, as a sentence that says what to do."""

    DAMAGED = (
        "damaged",
        _("The file is damaged or not written as its kind is. Save it anew and add it as a new version."),
    )
    LOCKED = "locked", _("The file is locked with a password. Save it without one and add it again.")
    NO_TEXT = (
        "no_text",
        _(
            "There are no letters in this file, only pictures: it may be a scan. Add a version in which the text "
            "was recognised, or paste the text."
        ),
    )
    TOO_MUCH = (
        "too_much",
        _("The document is too long or needs too much memory to be read. Add it in parts."),
    )
    TOO_LONG = "too_long", _("Reading the document takes too long. Save it as PDF, or add it in parts.")
    UNSAFE = (
        "unsafe",
        _("The file contains instructions that no document needs. Save it as PDF and add that."),
    )
    MISSING = "missing", _("The file is missing in the store. Tell the administrator.")
