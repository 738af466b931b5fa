"""Who takes part in a round, what is hoped for, and who was given more time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.models.lists import Programme
from harvests.models.rounds import HarvestRound
from harvests.validators import require_days_within_reach
from wiego_mle.accounts.enums import ROUND_ROLES
from wiego_mle.accounts.models import Invitation


class TeamMember(models.Model):
    """A role that a person holds in one round, for certain programmes or (naming none) for all of it."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="team_memberships"
    )
    role = models.CharField(
        _("role"), max_length=16, choices=[(role.value, role.label) for role in ROUND_ROLES]
    )
    programmes = models.ManyToManyField(
        Programme, blank=True, related_name="team_members", verbose_name=_("for these programmes")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["round", "role", "person__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person", "role"], name="team_role_once_per_person_and_round"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[str(role) for role in ROUND_ROLES]), name="team_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()} ({self.round})"


class InvitedMember(models.Model):
    """A role in a round that somebody gets by accepting their invitation; until then nobody holds it."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="invited")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="promised_roles")
    role = models.CharField(
        _("role"), max_length=16, choices=[(role.value, role.label) for role in ROUND_ROLES]
    )
    programmes = models.ManyToManyField(Programme, blank=True, related_name="+")

    class Meta:
        ordering = ["round", "invitation__name", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "invitation", "role"], name="role_promised_once_per_invitation_and_round"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[str(role) for role in ROUND_ROLES]), name="promised_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation.name}: {self.get_role_display()} ({self.round})"


class RoundProgramme(models.Model):
    """A programme that a round asks, with an informal target: a hope to compare with, never a quota."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="asked_programmes")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="asked_in")
    target = models.PositiveSmallIntegerField(
        _("outcomes hoped for"),
        null=True,
        blank=True,
        help_text=_("Informal: to compare with, not to be reached at any price."),
    )

    class Meta:
        ordering = ["round", "programme__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "programme"], name="programme_asked_once_per_round"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} ({self.round})"


class Extension(models.Model):
    """More time that a lead gave to one person or one programme; an event that stays, never an edit."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="extensions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="extensions"
    )
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="extensions"
    )
    until = models.DateField(_("texts are taken until"))
    reason = models.TextField(_("reason"))
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="extensions_given"
    )
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    creation_key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, programme__isnull=True)
                | Q(person__isnull=True, programme__isnull=False),
                name="extension_for_a_person_or_a_programme",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.programme}: {self.until} ({self.round})"

    def clean(self) -> None:
        """Refuse years that nobody means."""
        require_days_within_reach(self, ("until",))
