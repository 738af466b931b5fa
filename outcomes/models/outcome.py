"""The outcome itself, its places and programmes, and every version of its texts."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from harvests.enums import Dimension
from harvests.models import Code, FocalCity, Grant, HarvestRound, Programme
from outcomes.enums import (
    Confidentiality,
    Direction,
    Expected,
    InfluenceRoute,
    Origin,
    OutcomeState,
    SetAsideKind,
)
from wiego_mle.kernel.countries import REGION_OF_COUNTRY, country_name, validate_country
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.partial_dates import Period, Precision

MOST_CHARACTERS = 10_000
"""The longest text of one answer; a statement of one change needs a tenth of it."""


def answer_field(label, **options) -> models.TextField:
    """Return a text column for one answer of the record, empty until it is given."""
    return models.TextField(
        label, blank=True, default="", validators=[MaxLengthValidator(MOST_CHARACTERS)], **options
    )


def code_field(label, dimension: Dimension) -> models.ForeignKey:
    """Return a column for one code of a code list."""
    return models.ForeignKey(
        Code,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"dimension": dimension},
        verbose_name=label,
    )


class ReferenceCounter(models.Model):
    """The last number given out per kind of reference, so that none is ever used twice."""

    prefix = models.CharField(max_length=4, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.prefix}-{self.last:04d}"


class Outcome(models.Model):
    """An observed change in what an actor outside the team does, on its way to acceptance.

    `version` grows by one with every saved change and is checked in the UPDATE. `search_text` is
    the folded text of everything a reader would search for, `title_sorted` what titles are sorted
    by; services keep both. `withheld` repeats the passages in force as `[words, kind]`, so that
    masking them never costs a query. `judged_from` is the version from which on what people outside
    judge has stood unchanged: an answer on an earlier one does not count for the text as it is. `focal_cities` follows
    from the place and the list of Focal Cities; `services.focal_cities` keeps it.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True, editable=False)
    round = models.ForeignKey(
        HarvestRound, on_delete=models.PROTECT, related_name="outcomes", verbose_name=_("harvest round")
    )
    state = models.CharField(max_length=10, choices=OutcomeState.choices, default=OutcomeState.DRAFT)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="outcomes", editable=False
    )
    language = models.CharField(
        _("language of the text"), max_length=2, choices=Language.choices, default=Language.ENGLISH
    )

    title = models.CharField(_("title"), max_length=100)
    statement = answer_field(_("outcome statement"))
    significance = answer_field(_("significance"))
    contribution_wiego = answer_field(_("contribution of WIEGO"))
    contribution_others = answer_field(_("contribution of others"))

    actors = models.ManyToManyField(
        "outcomes.Actor", through="outcomes.OutcomeActor", related_name="outcomes"
    )
    actor_type = code_field(_("actor type"), Dimension.ACTOR_TYPE)
    change_type = code_field(_("change type"), Dimension.CHANGE_TYPE)
    stage = code_field(_("stage"), Dimension.STAGE)
    level = code_field(_("level"), Dimension.LEVEL)
    worker_groups = models.ManyToManyField(
        Code,
        blank=True,
        related_name="+",
        limit_choices_to={"dimension": Dimension.WORKER_GROUP},
        verbose_name=_("worker groups"),
    )
    programmes = models.ManyToManyField(
        Programme, through="outcomes.OutcomeProgramme", related_name="outcomes", verbose_name=_("programmes")
    )
    grants = models.ManyToManyField(Grant, blank=True, related_name="outcomes", verbose_name=_("grants"))
    focal_cities = models.ManyToManyField(
        FocalCity, blank=True, related_name="outcomes", verbose_name=_("Focal Cities"), editable=False
    )

    is_global = models.BooleanField(_("not in one country: global"), default=False)
    city = models.CharField(_("city or place"), max_length=120, blank=True)
    date_from = models.DateField(_("first possible day"), null=True, blank=True)
    date_to = models.DateField(_("last possible day"), null=True, blank=True)
    date_precision = models.CharField(max_length=8, choices=Precision.choices, blank=True)
    is_ongoing = models.BooleanField(_("still going on"), default=False)

    direction = models.CharField(_("direction"), max_length=16, choices=Direction.choices, blank=True)
    expected = models.CharField(_("expected"), max_length=12, choices=Expected.choices, blank=True)
    influence_route = models.CharField(
        _("influence route"), max_length=1, choices=InfluenceRoute.choices, blank=True
    )
    confidentiality = models.CharField(
        _("confidentiality"),
        max_length=10,
        choices=Confidentiality.choices,
        default=Confidentiality.INTERNAL,
    )
    public_text = answer_field(_("public text"))
    confidentiality_reason = answer_field(_("why it is restricted"))
    harm = answer_field(_("harm if published"))
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.TYPED)
    origin_note = models.CharField(max_length=200, blank=True, default="")

    submissions = models.PositiveSmallIntegerField(default=0)
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    set_aside_kind = models.CharField(max_length=12, choices=SetAsideKind.choices, blank=True, default="")
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="duplicates"
    )

    version = models.PositiveIntegerField(default=1, editable=False)
    judged_from = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    creation_key = models.UUIDField(null=True, unique=True, editable=False)
    search_text = models.TextField(blank=True, default="", editable=False)
    title_sorted = models.TextField(blank=True, default="", editable=False)
    withheld = models.JSONField(default=list, blank=True, editable=False)

    words_are_shown = False
    """Whether this copy is shown with its withheld words, to somebody who asked for them."""
    times_restricted = None
    """When it was restricted, once `queries.closed` has read that for this copy."""

    class Meta:
        verbose_name = _("outcome")
        ordering = ["-updated_at", "-pk"]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="outcomes_latest_first"),
            models.Index(fields=["state", "-updated_at", "-id"], name="outcomes_by_state"),
            models.Index(fields=["round", "state", "-updated_at", "-id"], name="outcomes_by_round"),
            models.Index(fields=["state", "submitted_at", "id"], name="outcomes_waiting_longest"),
            models.Index(fields=["author", "state"], name="outcomes_by_author"),
            models.Index(fields=["title_sorted", "id"], name="outcomes_by_title"),
            models.Index(fields=["date_from", "id"], name="outcomes_by_date"),
            # Lists and tables count what a person may see from this index alone, without reading the texts.
            models.Index(
                fields=[
                    "state",
                    "confidentiality",
                    "round",
                    "author",
                    "direction",
                    "language",
                    "change_type",
                    "actor_type",
                    "level",
                    "is_global",
                    "id",
                ],
                name="outcomes_counted",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in OutcomeState]), name="outcome_state_is_known"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="outcome_has_a_title"),
            models.CheckConstraint(
                condition=Q(date_to__isnull=True) | Q(date_to__gte=F("date_from")),
                name="outcome_dates_go_forward",
            ),
            models.CheckConstraint(
                condition=Q(date_to__isnull=True) | Q(date_from__isnull=False),
                name="outcome_end_has_a_start",
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of__isnull=True) | ~Q(duplicate_of=F("pk")),
                name="outcome_not_duplicate_of_itself",
            ),
            models.CheckConstraint(
                condition=Q(date_from__isnull=True, date_precision="")
                | (Q(date_from__isnull=False) & ~Q(date_precision="")),
                name="outcome_date_has_a_precision",
            ),
            models.CheckConstraint(
                condition=~Q(state=OutcomeState.ACCEPTED)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="accepted_outcome_names_who_accepted",
            ),
            models.CheckConstraint(
                condition=~Q(state=OutcomeState.ACCEPTED) | ~Q(decided_by=F("author")),
                name="outcome_not_accepted_by_its_author",
            ),
            models.CheckConstraint(
                condition=(Q(state=OutcomeState.SET_ASIDE) & ~Q(set_aside_kind=""))
                | (~Q(state=OutcomeState.SET_ASIDE) & Q(set_aside_kind="")),
                name="outcome_set_aside_with_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(set_aside_kind=SetAsideKind.DUPLICATE, duplicate_of__isnull=False)
                | (~Q(set_aside_kind=SetAsideKind.DUPLICATE) & Q(duplicate_of__isnull=True)),
                name="duplicate_names_the_other_outcome",
            ),
            models.CheckConstraint(
                condition=Q(submissions=0, submitted_at__isnull=True, first_submitted_at__isnull=True)
                | Q(submissions__gte=1, submitted_at__isnull=False, first_submitted_at__isnull=False),
                name="submitted_outcome_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def period(self) -> Period | None:
        """Return when the change happened, as exactly as it is known; None while it is not."""
        if self.date_from is None:
            return None
        return Period(self.date_from, self.date_to or self.date_from, Precision(self.date_precision))

    @cached_property
    def people_in_conflict(self) -> frozenset[int]:
        """Return the keys of the people who declared a conflict of interest with this, in one query.

        What was declared in a round from which it was carried over goes with it.
        """
        where = Q(round=self.round_id) | Q(round__in=self.carried_over.values("from_round"))
        conflicts = self.round.conflicts_of_interest.model.objects
        standing = conflicts.filter(where, ended_at__isnull=True)
        about = (
            Q(outcome=self)
            | Q(author=self.author_id)
            | Q(actor__in=self.actor_parts.values("actor"))
            | Q(actor__merged_into__in=self.actor_parts.values("actor"))
            | Q(actor__merged_into__merged_into__in=self.actor_parts.values("actor"))
            | Q(programme__in=self.programme_parts.values("programme"))
        )
        return frozenset(standing.filter(about).order_by().values_list("person_id", flat=True))

    @property
    def is_resubmission(self) -> bool:
        """Say whether the text came back after it had been returned or reopened."""
        return self.submissions > 1

    @property
    def is_restricted(self) -> bool:
        """Say whether only the author, the lead and administrators may read this."""
        return self.confidentiality == Confidentiality.RESTRICTED

    @property
    def stays_off_devices(self) -> bool:
        """Say whether typed text is not kept on the device: forms show withheld words as they are."""
        return self.is_restricted or bool(self.withheld)


class OutcomeCountry(models.Model):
    """A country in which the change took place; the database works out its region, empty for none."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="countries")
    country = models.CharField(max_length=2, validators=[validate_country])
    region = models.GeneratedField(
        expression=REGION_OF_COUNTRY, output_field=models.CharField(max_length=20), db_persist=True
    )

    class Meta:
        ordering = ["outcome", "country", "pk"]
        indexes = [
            models.Index(fields=["country", "outcome"], name="outcomes_by_country"),
            models.Index(fields=["region", "outcome"], name="outcomes_by_region"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "country"], name="country_once_per_outcome"),
        ]

    def __str__(self) -> str:
        return country_name(self.country)


class OutcomeProgramme(models.Model):
    """A programme's part in an outcome; one programme leads."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="programme_parts")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="outcome_parts")
    is_lead = models.BooleanField(_("leads"), default=False)

    class Meta:
        ordering = ["outcome", "-is_lead", "programme__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "programme"], name="programme_once_per_outcome"),
            models.UniqueConstraint(
                fields=["outcome"], condition=Q(is_lead=True), name="one_lead_programme_per_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.programme}"


class OutcomeVersion(models.Model):
    """The whole record as it was saved once: who, when and why."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField(encoder=DjangoJSONEncoder)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    why = models.CharField(max_length=200, blank=True)
    restored_from = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["outcome", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "number"], name="version_number_once_per_outcome"),
            models.CheckConstraint(
                condition=Q(restored_from__isnull=True) | Q(restored_from__lt=F("number")),
                name="version_is_restored_from_an_earlier_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference} v{self.number}"
