"""The register of actors whose behaviour changes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.enums import Dimension
from outcomes.models.outcome import Outcome, code_field
from wiego_mle.kernel.countries import country_name, validate_country


class Actor(models.Model):
    """A city, a ministry, a court, a union: somebody outside the team whose behaviour can change.

    A row with `merged_into` is no actor of the register any more; its reference leads to the one that is.
    """

    reference = models.CharField(max_length=12, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    folded_name = models.CharField(max_length=240, editable=False)
    other_names = models.CharField(_("other names"), max_length=1000, blank=True)
    folded_other_names = models.CharField(max_length=1400, blank=True, default="", editable=False)
    actor_type = code_field(_("actor type"), Dimension.ACTOR_TYPE)
    level = code_field(_("level"), Dimension.LEVEL)
    country = models.CharField(
        _("country"), max_length=2, blank=True, default="", validators=[validate_country]
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        verbose_name=_("part of"),
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="twins",
        editable=False,
        verbose_name=_("merged into"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("actor")
        ordering = ["folded_name", "country", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["folded_name", "country"], name="actor_once_per_country"),
            models.CheckConstraint(condition=~Q(name=""), name="actor_has_a_name"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")), name="actor_not_part_of_itself"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
                name="actor_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def country_name(self) -> str:
        """Return the name of the country in the active language; empty if it works in several."""
        return country_name(self.country) if self.country else ""

    @property
    def description(self) -> str:
        """Return what tells the actor from others of the same name: type, level and country."""
        parts = (self.actor_type, self.level, self.country_name)
        return ", ".join(str(part) for part in parts if part)


class OutcomeActor(models.Model):
    """An actor that changed its behaviour in an outcome; several only if they acted jointly."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="actor_parts")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="outcome_parts")
    role = models.CharField(_("role in the change"), max_length=120, blank=True)

    class Meta:
        ordering = ["outcome", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "actor"], name="actor_once_per_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.outcome.reference}: {self.actor}"


class ActorMerge(models.Model):
    """Two actors that were found to be one; `before` holds what undoing it needs.

    These are the other names and the parent of `kept`, the references of what was part of `gone`, and
    per outcome of `gone` its role there and whether `kept` was in it too.
    """

    kept = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="merges_away")
    before = models.JSONField(default=dict)
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("merge of two actors")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="merge_is_of_two_actors"),
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at__isnull=True), name="actor_merged_away_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone.reference} → {self.kept.reference}"
