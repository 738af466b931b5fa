"""Groups of people that are asked again and again, and where one was added to a round."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.models.lists import Programme
from harvests.models.rounds import HarvestRound
from wiego_mle.accounts.enums import ROUND_ROLES
from wiego_mle.kernel.references import new_public_reference


class PeopleGroup(models.Model):
    """People under one name, for example an office, so that a round takes them in together."""

    reference = models.CharField(max_length=12, unique=True, default=new_public_reference, editable=False)
    name = models.CharField(_("name"), max_length=100)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="people_groups", verbose_name=_("people")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    creation_key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="group_name_once_whatever_case"),
            models.CheckConstraint(condition=~Q(name=""), name="group_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class RoundGroup(models.Model):
    """That a group was added to a round, as what; the people in the team are rows of their own.

    When the group changes later the round does not: its page says who of the group is missing.
    """

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="groups_added")
    group = models.ForeignKey(PeopleGroup, on_delete=models.CASCADE, related_name="rounds_added_to")
    role = models.CharField(
        _("role"), max_length=16, choices=[(role.value, role.label) for role in ROUND_ROLES]
    )
    programmes = models.ManyToManyField(Programme, blank=True, related_name="+")

    class Meta:
        ordering = ["round", "group__name", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "group", "role"], name="group_added_once_per_round_and_role"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[str(role) for role in ROUND_ROLES]), name="added_group_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.get_role_display()} ({self.round})"
