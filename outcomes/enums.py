"""Fixed words of the record that rules and tables depend on; code lists are data, not here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutcomeState(models.TextChoices):
    """Where an outcome is on its way from a first note to an accepted record."""

    LEAD = "lead", _("Lead")
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    ACCEPTED = "accepted", _("Accepted")
    SET_ASIDE = "set_aside", _("Set aside")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Confidentiality(models.TextChoices):
    """Who may read an outcome once it is accepted."""

    OPEN = "open", _("Open – may be published")
    INTERNAL = "internal", _("Internal – everybody at WIEGO who signs in")
    RESTRICTED = "restricted", _("Restricted – only you, the MLE lead and administrators")


class Direction(models.TextChoices):
    """Whether the change helps or harms informal workers."""

    POSITIVE = "positive", _("Positive")
    NEGATIVE = "negative", _("Negative")
    MIXED = "mixed", _("Mixed")
    SETBACK_AVERTED = "setback_averted", _("Setback averted")


class Expected(models.TextChoices):
    """Whether the change was intended."""

    INTENDED = "intended", _("Intended")
    PARTLY = "partly", _("Partly intended")
    UNINTENDED = "unintended", _("Unintended")
    NOT_SURE = "not_sure", _("Not sure")


class InfluenceRoute(models.TextChoices):
    """By which way the influence reached the actor."""

    A = "A", _("A: WIEGO → external actor")
    B = "B", _("B: WIEGO → workers, MBO or network")
    C = "C", _("C: workers, MBO or network, earlier supported → others")
    D = "D", _("D: jointly → external actor")


class Strength(models.TextChoices):
    """How strongly a contribution influenced an outcome."""

    SMALL = "small", _("Small")
    SUBSTANTIAL = "substantial", _("Substantial")
    DECISIVE = "decisive", _("Decisive among others")
    HINDERED = "hindered", _("Hindered")
    UNKNOWN = "unknown", _("Not known")


class SetAsideKind(models.TextChoices):
    """Why a record is kept but not counted as an outcome."""

    OUTPUT = "output", _("An output")
    OWN_ACTIVITY = "own_activity", _("Our own activity")
    IMPACT = "impact", _("An impact on well-being, without an act")
    DUPLICATE = "duplicate", _("The same change as another outcome")
    OUTSIDE = "outside", _("Outside the round’s boundary")


class EvidenceKind(models.TextChoices):
    """What kind of thing documents the change or the contribution."""

    DOCUMENT = "document", _("Document")
    LAW = "law", _("Law or ruling")
    MEDIA = "media", _("Media report")
    PHOTO = "photo", _("Photo")
    MINUTES = "minutes", _("Minutes or letter")
    STATEMENT = "statement", _("Statement of a person")
    NOTE = "note", _("Note")


class Supports(models.TextChoices):
    """What a piece of evidence is evidence of."""

    CHANGE = "change", _("The change")
    CONTRIBUTION = "contribution", _("The contribution")
    BOTH = "both", _("Both")


class Consent(models.TextChoices):
    """Whether a source agreed that what they told is used."""

    NOT_ASKED = "not_asked", _("Not asked yet")
    GIVEN = "given", _("Agreed")
    ANONYMOUS = "anonymous", _("Agreed, without their name")
    REFUSED = "refused", _("Refused")


CONSENT_MEANS = {
    Consent.NOT_ASKED: _("Until they agree, nothing they said is quoted."),
    Consent.GIVEN: _("What they told may be used; their name only if they want to be named."),
    Consent.ANONYMOUS: _(
        "What they told may be used. Their name appears nowhere, and nothing that gives it away."
    ),
    Consent.REFUSED: _("What they told may not be used. Take it out of the text, or find another source."),
}
"""What follows from the answer of a source."""


class Origin(models.TextChoices):
    """How a record came into being."""

    TYPED = "typed", _("Typed")
    DOCUMENT = "document", _("From a document")
    INTERVIEW = "interview", _("From an interview")
    WORKSHOP = "workshop", _("From a workshop")
    IMPORT = "import", _("Imported")


class WithheldKind(models.TextChoices):
    """What is withheld in a record; it tells which mark stands in its place."""

    NAME = "name", _("A name, address or number")
    PASSAGE = "passage", _("A passage")


class LookedAt(models.TextChoices):
    """Where withheld words were shown to somebody who asked."""

    RECORD = "record", _("On the record")
    FORM = "form", _("In the form, to change the text")
