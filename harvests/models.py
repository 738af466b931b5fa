"""Harvest rounds, their teams, the programmes and the code lists."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.enums import Dimension, RoundState
from harvests.validators import validate_not_a_page, validate_shape
from wiego_mle.accounts.enums import ROUND_ROLES
from wiego_mle.kernel.languages import Labelled


class HarvestRound(models.Model):
    """One collection period: what it covers, when texts are collected, and where it is."""

    reference = models.CharField(
        _("short name in addresses"),
        max_length=20,
        unique=True,
        validators=[validate_shape, validate_not_a_page],
        help_text=_("For example 2025. It stays the same for ever."),
    )
    name = models.CharField(_("name"), max_length=100)
    covers_from = models.DateField(_("outcomes from"))
    covers_to = models.DateField(_("outcomes until"))
    collecting_from = models.DateField(_("texts are collected from"))
    collecting_to = models.DateField(_("texts are collected until"))
    financial_year = models.PositiveSmallIntegerField(
        _("financial year"), help_text=_("The calendar year in which the financial year begins.")
    )
    boundary = models.TextField(
        _("whose changes count"),
        blank=True,
        help_text=_("In words: who is the intervention, and the changes of which actors count."),
    )
    state = models.CharField(max_length=10, choices=RoundState.choices, default=RoundState.PLANNED)
    is_demonstration = models.BooleanField(
        _("holds demonstration material"),
        default=False,
        editable=False,
        help_text=_("While such a round exists, every page says that the material is not WIEGO’s harvest."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    creation_key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("harvest round")
        ordering = ["-covers_from", "-pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="round_name_once_whatever_case"),
            models.CheckConstraint(condition=~Q(name=""), name="round_has_a_name"),
            models.CheckConstraint(condition=~Q(reference=""), name="round_has_a_reference"),
            models.CheckConstraint(condition=Q(covers_to__gte=F("covers_from")), name="round_covers_forward"),
            models.CheckConstraint(
                condition=Q(collecting_to__gte=F("collecting_from")), name="round_collects_forward"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in RoundState]), name="round_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """A role that a person holds in one round."""

    round = models.ForeignKey(HarvestRound, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="team_memberships"
    )
    role = models.CharField(
        _("role"), max_length=16, choices=[(role.value, role.label) for role in ROUND_ROLES]
    )

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


class Programme(Labelled):
    """A programme of WIEGO, with the time in which it existed as far as it is known."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    active_from = models.DateField(_("from"), null=True, blank=True)
    active_to = models.DateField(_("until"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("programme")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(active_to__isnull=True)
                | Q(active_from__isnull=True)
                | Q(active_to__gte=F("active_from")),
                name="programme_active_forward",
            ),
        ]


class Code(Labelled):
    """An entry of a code list; retired, never deleted."""

    dimension = models.CharField(_("list"), max_length=16, choices=Dimension.choices)
    key = models.SlugField(_("key"), max_length=40)
    definition = models.TextField(_("definition"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("code")
        ordering = ["dimension", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dimension", "key"], name="code_key_once_per_list"),
            models.CheckConstraint(
                condition=Q(dimension__in=[str(dimension) for dimension in Dimension]),
                name="code_list_is_known",
            ),
            models.CheckConstraint(condition=~Q(replaced_by=F("pk")), name="code_not_replaced_by_itself"),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(retired_on__isnull=False),
                name="replaced_code_is_retired",
            ),
        ]
