"""What WIEGO did, as a record of its own that can be linked to several outcomes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.enums import Dimension
from harvests.models import Code, Programme
from outcomes.enums import Strength
from outcomes.models.outcome import Outcome, answer_field
from wiego_mle.kernel.countries import country_name, validate_country
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.partial_dates import Period, Precision


class Contribution(models.Model):
    """An activity of WIEGO, alone or with partners, that may have influenced outcomes.

    `withheld` holds what any of the linked outcomes withholds; services keep it.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=100)
    what_was_done = answer_field(_("what was done"))
    partners = models.CharField(_("partners"), max_length=300, blank=True)
    people = models.CharField(_("people of WIEGO who took part"), max_length=300, blank=True)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="contributions", verbose_name=_("programme")
    )
    strategies = models.ManyToManyField(
        Code,
        blank=True,
        related_name="+",
        limit_choices_to={"dimension": Dimension.STRATEGY},
        verbose_name=_("strategies"),
    )
    city = models.CharField(_("city or place"), max_length=120, blank=True)
    date_from = models.DateField(_("first possible day"), null=True, blank=True)
    date_to = models.DateField(_("last possible day"), null=True, blank=True)
    date_precision = models.CharField(max_length=8, choices=Precision.choices, blank=True)
    is_ongoing = models.BooleanField(_("still going on"), default=False)
    language = models.CharField(
        _("language of the text"), max_length=2, choices=Language.choices, default=Language.ENGLISH
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contributions", editable=False
    )
    outcomes = models.ManyToManyField(
        Outcome, through="outcomes.ContributionLink", related_name="contributions"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)
    creation_key = models.UUIDField(null=True, unique=True, editable=False)
    search_text = models.TextField(blank=True, default="", editable=False)
    withheld = models.JSONField(default=list, blank=True, editable=False)

    words_are_shown = False
    """A contribution is read beside several outcomes, so its withheld words are never shown."""

    class Meta:
        verbose_name = _("contribution")
        ordering = ["-updated_at", "-pk"]
        indexes = [models.Index(fields=["-updated_at", "-id"], name="contributions_latest_first")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="contribution_has_a_title"),
            models.CheckConstraint(
                condition=Q(date_to__isnull=True) | Q(date_to__gte=F("date_from")),
                name="contribution_dates_go_forward",
            ),
            models.CheckConstraint(
                condition=Q(date_to__isnull=True) | Q(date_from__isnull=False),
                name="contribution_end_has_a_start",
            ),
            models.CheckConstraint(
                condition=Q(date_from__isnull=True, date_precision="")
                | (Q(date_from__isnull=False) & ~Q(date_precision="")),
                name="contribution_date_has_a_precision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def period(self) -> Period | None:
        """Return when it was done, as exactly as it is known; None while it is not."""
        if self.date_from is None:
            return None
        return Period(self.date_from, self.date_to or self.date_from, Precision(self.date_precision))


class ContributionCountry(models.Model):
    """A country in which the contribution was made."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="countries")
    country = models.CharField(max_length=2, validators=[validate_country])

    class Meta:
        ordering = ["contribution", "country", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "country"], name="country_once_per_contribution"),
        ]

    def __str__(self) -> str:
        return country_name(self.country)


class ContributionLink(models.Model):
    """How, and how strongly, a contribution influenced an outcome."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="contribution_links")
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="links")
    how = answer_field(_("how it influenced the change"))
    strength = models.CharField(
        _("how strongly"), max_length=12, choices=Strength.choices, default=Strength.UNKNOWN
    )
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    linked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["outcome", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "contribution"], name="contribution_linked_once_per_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contribution.reference} → {self.outcome.reference}"
