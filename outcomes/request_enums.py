"""Fixed words of asking outsiders whether an outcome is true, and of what they answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RequestState(models.TextChoices):
    """Where a request to an outsider is between being prepared and its end."""

    UNSENT = "unsent", pgettext_lazy("request", "Not sent yet")
    SENT = "sent", pgettext_lazy("request", "Sent")
    OPENED = "opened", pgettext_lazy("request", "Opened")
    ANSWERED = "answered", pgettext_lazy("request", "Answered")
    REVISED = "revised", pgettext_lazy("request", "Answered and revised")
    DECLINED = "declined", pgettext_lazy("request", "Declined")
    REPLACED = "replaced", pgettext_lazy("request", "Replaced")
    EXPIRED = "expired", pgettext_lazy("request", "Time is over")
    REVOKED = "revoked", pgettext_lazy("request", "Revoked")
    SUPERSEDED = "superseded", pgettext_lazy("request", "The text has changed")


WAITING = (RequestState.UNSENT, RequestState.SENT, RequestState.OPENED)
"""States in which an answer is still hoped for."""
WITH_ANSWER = (RequestState.ANSWERED, RequestState.REVISED)
"""States in which everything that was asked is answered."""


class Channel(models.TextChoices):
    """How a person is asked and answers."""

    EMAIL = "email", _("By e-mail")
    TELEPHONE = "telephone", _("By telephone")
    IN_PERSON = "in_person", _("In person")


class Judged(models.TextChoices):
    """How far somebody agrees with one part of an outcome."""

    FULLY = "fully", pgettext_lazy("judgement", "I fully agree")
    PARTLY = "partly", pgettext_lazy("judgement", "I partly agree")
    DISAGREE = "disagree", pgettext_lazy("judgement", "I disagree")
    CANNOT_SAY = "cannot_say", pgettext_lazy("judgement", "I cannot say")


class JudgedPart(models.TextChoices):
    """The three parts of an outcome that are judged separately."""

    OUTCOME = "outcome", _("What changed")
    SIGNIFICANCE = "significance", _("Why it matters")
    CONTRIBUTION = "contribution", _("What WIEGO and others contributed")


class Quoting(models.TextChoices):
    """Whether and how an answer may be quoted."""

    BY_NAME = "by_name", pgettext_lazy("quoting", "Yes, with my name")
    BY_ROLE = "by_role", pgettext_lazy("quoting", "Yes, but only with my role or kind of organisation")
    NOT_AT_ALL = "not_at_all", pgettext_lazy("quoting", "No, do not quote me")


class DeclineKind(models.TextChoices):
    """Why somebody does not answer."""

    DO_NOT_KNOW = "do_not_know", pgettext_lazy("declining", "I do not know enough about it")
    INVOLVED = "involved", pgettext_lazy("declining", "I was involved myself, or am not independent")
    NO_TIME = "no_time", pgettext_lazy("declining", "I have no time")
    NOT_SAFE = "not_safe", pgettext_lazy("declining", "I would rather not say anything about it")
    OTHER = "other", pgettext_lazy("declining", "Another reason")


class RequestEventKind(models.TextChoices):
    """What happened to a request, as its history tells."""

    PREPARED = "prepared", pgettext_lazy("request", "Prepared")
    LETTER_QUEUED = "letter_queued", pgettext_lazy("request", "Letter written")
    SENT = "sent", pgettext_lazy("request", "Letter handed over")
    BOUNCED = "bounced", pgettext_lazy("request", "Letter not delivered")
    REMINDED = "reminded", pgettext_lazy("request", "Reminded")
    RESENT = "resent", pgettext_lazy("request", "Sent again")
    NEW_LINK_ASKED = "new_link_asked", pgettext_lazy("request", "Asked for the link again")
    OPENED = "opened", pgettext_lazy("request", "Opened by the person")
    SAVED = "saved", pgettext_lazy("request", "Saved to go on later")
    ANSWERED = "answered", pgettext_lazy("request", "Answered an outcome")
    REVISED = "revised", pgettext_lazy("request", "Revised an answer")
    DECLINED = "declined", pgettext_lazy("request", "Declined")
    RECONSIDERED = "reconsidered", pgettext_lazy("request", "Wants to answer after all")
    HANDED_ON = "handed_on", pgettext_lazy("request", "Named somebody else")
    CODE_SHOWN = "code_shown", pgettext_lazy("request", "Code shown, to be told")
    CODE_GIVEN = "code_given", pgettext_lazy("request", "Code entered rightly")
    CODE_WRONG = "code_wrong", pgettext_lazy("request", "Code entered wrongly")
    MORE_TIME = "more_time", pgettext_lazy("request", "Given more time")
    EXPIRED = "expired", pgettext_lazy("request", "Time over")
    REVOKED = "revoked", pgettext_lazy("request", "Revoked")
    REPLACED = "replaced", pgettext_lazy("request", "Replaced by another request")
    SUPERSEDED = "superseded", pgettext_lazy("request", "A text was changed after asking")
