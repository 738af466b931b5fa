"""Fixed words of the method that the workflow depends on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """Where a harvest round is."""

    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open")
    REVIEWING = "reviewing", _("Reviewing")
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
    """The code lists with which a record is described; the codes in them are data."""

    ACTOR_TYPE = "actor_type", _("Actor type")
    CHANGE_TYPE = "change_type", _("Change type")
    STAGE = "stage", _("Stage")
    LEVEL = "level", _("Level")
    WORKER_GROUP = "worker_group", _("Worker group")
    STRATEGY = "strategy", _("Strategy")
    GOAL = "goal", _("Goal")
