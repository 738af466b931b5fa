"""Requests to people outside: what each is asked about, in which words, and what happened since."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.models import HarvestRound
from outcomes.models.outcome import Outcome
from outcomes.models.substantiators import Substantiator
from outcomes.request_enums import WITH_ANSWER, Channel, DeclineKind, RequestEventKind, RequestState
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.references import new_public_reference

LONGEST_WHY = 1000
"""The longest reason for declining, or for naming somebody else."""
MOST_TRIES = 5
"""So often may a code be entered wrongly before it needs a new one."""


def _person(**options) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False, **options
    )


class SubstantiationRequest(models.Model):
    """One letter to one person about one or several outcomes, with one link.

    The link is derived from `reference` and `nonce` and stored nowhere; a new nonce ends it. `sendings` counts
    the letters. `answer_until` is the last day on which an answer is taken, the person's own. `needs_code` asks
    for a short code besides the link, told by another channel; it is derived from the nonce and `code_number`,
    and `code_tries` counts wrong ones. `extended_at` is when somebody who came too late got some days more.
    `version` grows with every step and is checked in the UPDATE.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True, editable=False)
    round = models.ForeignKey(
        HarvestRound, on_delete=models.PROTECT, related_name="substantiation_requests", editable=False
    )
    substantiator = models.ForeignKey(
        Substantiator, on_delete=models.PROTECT, related_name="requests", editable=False
    )
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    channel = models.CharField(_("channel"), max_length=9, choices=Channel.choices, default=Channel.EMAIL)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.UNSENT)
    nonce = models.CharField(max_length=12, default=new_public_reference, editable=False)
    answer_until = models.DateField(_("answer until"))
    sendings = models.PositiveSmallIntegerField(default=0, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    extended_at = models.DateTimeField(null=True, blank=True, editable=False)
    decline_kind = models.CharField(max_length=12, choices=DeclineKind.choices, blank=True, default="")
    decline_words = models.TextField(blank=True, default="", validators=[MaxLengthValidator(LONGEST_WHY)])
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by", editable=False
    )
    needs_code = models.BooleanField(_("asks for a code besides the link"), default=False)
    code_number = models.PositiveSmallIntegerField(default=1, editable=False)
    code_tries = models.PositiveSmallIntegerField(default=0, editable=False)
    asked_by = _person()
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("request")
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["round", "state", "answer_until", "id"], name="requests_by_round"),
            models.Index(fields=["state", "answer_until", "id"], name="requests_running_out"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in RequestState]), name="request_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[str(channel) for channel in Channel]),
                name="request_channel_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.SENT) | Q(sent_at__isnull=False),
                name="sent_request_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.OPENED) | Q(opened_at__isnull=False),
                name="opened_request_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WITH_ANSWER) | Q(answered_at__isnull=False),
                name="answered_request_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.DECLINED) | ~Q(decline_kind=""),
                name="declined_request_says_why",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("pk")),
                name="request_not_replaced_by_itself",
            ),
            models.CheckConstraint(
                condition=Q(code_tries__lte=MOST_TRIES), name="request_code_is_tried_a_few_times"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_spoken(self) -> bool:
        """Say whether the person is asked by telephone or in person, so that somebody answers for them."""
        return self.channel != Channel.EMAIL

    @property
    def is_begun(self) -> bool:
        """Say whether the person has begun to answer, so that their link shows the outcomes."""
        return self.state == RequestState.OPENED or self.state in WITH_ANSWER


class AskedOutcome(models.Model):
    """One outcome of a request, with the exact words of the version that the person is asked about.

    `frozen` holds them (outcomes/asked_texts.py); nothing else of the record is shown outside. `answers` counts
    the answers and is checked in the UPDATE, so that the same answer sent twice is one. `ended_at` is when it
    is no longer asked: the text was changed, or the request revoked or replaced, before there was an answer.
    """

    request = models.ForeignKey(SubstantiationRequest, on_delete=models.CASCADE, related_name="asked")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="asked_about")
    substantiator = models.ForeignKey(
        Substantiator, on_delete=models.PROTECT, related_name="asked", editable=False
    )
    order = models.PositiveSmallIntegerField()
    version_number = models.PositiveIntegerField()
    frozen = models.JSONField(encoder=DjangoJSONEncoder)
    answers = models.PositiveSmallIntegerField(default=0, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("outcome of a request")
        ordering = ["request", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "outcome"], name="outcome_once_per_request"),
            models.UniqueConstraint(fields=["request", "order"], name="outcome_has_its_place_in_a_request"),
            models.UniqueConstraint(
                fields=["outcome", "substantiator"],
                condition=Q(ended_at__isnull=True),
                name="person_asked_once_about_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(answers=0), name="answered_outcome_stays_asked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request.reference}: {self.outcome.reference}"


class RequestEvent(models.Model):
    """One thing that happened to a request, and when; what people did outside is told by no pixel."""

    request = models.ForeignKey(SubstantiationRequest, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=14, choices=RequestEventKind.choices)
    asked = models.ForeignKey(
        AskedOutcome, null=True, blank=True, on_delete=models.CASCADE, related_name="events"
    )
    by = _person(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["request", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[str(kind) for kind in RequestEventKind]),
                name="request_event_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request.reference}: {self.kind}"


class SuggestedPerson(models.Model):
    """Somebody whom a person named to be asked instead; a proposal until a reviewer takes or drops it.

    Nobody has asked them yet whether their data may be kept, so these columns are emptied once it is settled.
    """

    request = models.ForeignKey(SubstantiationRequest, on_delete=models.CASCADE, related_name="suggested")
    name = models.CharField(_("name"), max_length=120, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    contact = models.CharField(_("e-mail address or telephone number"), max_length=254, blank=True)
    why = models.TextField(_("why"), blank=True, default="", validators=[MaxLengthValidator(LONGEST_WHY)])
    at = models.DateTimeField(default=timezone.now)
    taken_as = models.ForeignKey(
        Substantiator, null=True, blank=True, on_delete=models.PROTECT, related_name="suggested_as"
    )
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = _person(null=True, blank=True)

    class Meta:
        verbose_name = _("suggested person")
        ordering = ["request", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=False) | ~Q(name=""), name="suggested_person_has_a_name"
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, taken_as__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False, name="", organisation="", contact=""),
                name="settled_suggestion_is_emptied",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request.reference}: {self.at:%Y-%m-%d}"


class LinkWish(models.Model):
    """That somebody asked for a new link with some address; answered in the background, then deleted.

    Kept for every address alike, so that the page that takes the wish tells nobody whom we know. `mark` is a keyed
    checksum of the address: who is not known here leaves nothing by which they could be found.
    """

    mark = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
