"""The register of actors whose behaviour changes."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from harvests.enums import Dimension
from outcomes.models.outcome import Outcome, code_field
from wiego_mle.kernel.countries import country_name, validate_country


class Actor(models.Model):
    """A city, a ministry, a court, a union: somebody outside the team whose behaviour can change."""

    reference = models.CharField(max_length=12, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    folded_name = models.CharField(max_length=240, editable=False)
    other_names = models.CharField(_("other names"), max_length=300, blank=True)
    folded_other_names = models.CharField(max_length=400, blank=True, default="", editable=False)
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
