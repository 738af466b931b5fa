"""Fixed words of proposing whom to ask about an outcome."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Relation(models.TextChoices):
    """What somebody outside is to an outcome."""

    ACTOR = "actor", _("Belongs to those who changed")
    ALLY = "ally", _("An ally who worked for the change")
    EXPERT = "expert", _("An independent expert")
    BENEFICIARY = "beneficiary", _("Belongs to an organisation of those whom the change helps or harms")
    OFFICIAL = "official", _("An official who knows of it by office")


class Closeness(models.TextChoices):
    """Whether something ties somebody to WIEGO or to the change so that they may not be free to judge."""

    NONE = "none", pgettext_lazy("conflict", "Nothing is known")
    DECLARED = "declared", pgettext_lazy("conflict", "Yes, as described here")


class NominationState(models.TextChoices):
    """Whether a reviewer agreed that somebody is asked about an outcome."""

    PROPOSED = "proposed", pgettext_lazy("nomination", "Waits to be checked")
    APPROVED = "approved", pgettext_lazy("nomination", "May be asked")
    REFUSED = "refused", pgettext_lazy("nomination", "Is not asked")
