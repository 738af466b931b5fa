"""Why somebody does not review something: conflicts of interest, declared once per round."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.models import HarvestRound, Programme
from outcomes.enums import InterestKind
from outcomes.models.actor import Actor
from outcomes.models.outcome import Outcome
from wiego_mle.kernel.references import new_public_reference

ABOUT = tuple(InterestKind.values)
"""What a conflict can be about; exactly one of these columns is filled."""


def _about_one(name: str) -> Q:
    return Q(**{f"{each}__isnull": each != name for each in ABOUT})


def _standing_once(name: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=["round", "person", name],
        condition=Q(ended_at__isnull=True),
        name=f"conflict_with_{name}_stands_once",
    )


class ConflictOfInterest(models.Model):
    """That a person does not review, in one round, what somebody wrote or what is about something.

    It holds until its person ends it; the row stays. `reason` is for the person and the leads of the round.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_public_reference, editable=False)
    round = models.ForeignKey(HarvestRound, on_delete=models.PROTECT, related_name="conflicts_of_interest")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="conflicts_of_interest"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.ForeignKey(
        Outcome, null=True, blank=True, on_delete=models.CASCADE, related_name="conflicts_of_interest"
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    declared_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("conflict of interest")
        ordering = ["-declared_at", "-pk"]
        indexes = [
            models.Index(
                fields=["round", "person"], condition=Q(ended_at__isnull=True), name="conflicts_standing"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=_about_one("author")
                | _about_one("actor")
                | _about_one("programme")
                | _about_one("outcome"),
                name="conflict_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(author__isnull=True) | ~Q(author=F("person")), name="conflict_is_not_with_oneself"
            ),
            *(_standing_once(name) for name in ABOUT),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.about} ({self.round})"

    @property
    def kind(self) -> InterestKind:
        """Return what kind of thing it is about."""
        return InterestKind(next(name for name in ABOUT if getattr(self, f"{name}_id") is not None))

    @property
    def about(self):
        """Return the person, actor, programme or outcome that it is about."""
        return getattr(self, self.kind)
