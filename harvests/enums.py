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


class Dimension(models.TextChoices):
    """The code lists with which a record is described; the codes in them are data."""

    ACTOR_TYPE = "actor_type", _("Actor type")
    CHANGE_TYPE = "change_type", _("Change type")
    STAGE = "stage", _("Stage")
    LEVEL = "level", _("Level")
    WORKER_GROUP = "worker_group", _("Worker group")
    STRATEGY = "strategy", _("Strategy")
    GOAL = "goal", _("Goal")


class ReplyKind(models.TextChoices):
    """What a contributor says about a round as a whole."""

    NOTHING = "nothing", _("I have nothing to report")
    ALL_SENT = "all_sent", _("I have sent everything")
