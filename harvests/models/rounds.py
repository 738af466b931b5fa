"""Harvest rounds."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Max, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from harvests.enums import Need, RoundState
from harvests.record_fields import RECORD_FIELDS
from harvests.validators import require_days_within_reach, validate_not_a_page, validate_shape
from wiego_mle.kernel.languages import Language


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
    codebook = models.ForeignKey(
        "harvests.CodebookVersion",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="rounds",
        verbose_name=_("codebook version"),
    )
    is_demonstration = models.BooleanField(
        _("holds demonstration material"),
        default=False,
        editable=False,
        help_text=_("While such a round exists, every page says that the material is not WIEGO’s harvest."),
    )
    is_practice = models.BooleanField(
        _("is for practice alone"),
        default=False,
        editable=False,
        help_text=_("Its texts are made up; no other round is compared with it."),
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

    def clean(self) -> None:
        """Refuse years that nobody means."""
        require_days_within_reach(self, ("covers_from", "covers_to", "collecting_from", "collecting_to"))

    @cached_property
    def field_rules(self) -> dict:
        """What the round asks otherwise than the method does, by the name of the field; one query, once."""
        return {rule.name: rule for rule in self.asked_fields.all()}

    def need_of(self, name: str) -> Need:
        """Return when this round needs an answer of the record; raise KeyError if it is none."""
        field = RECORD_FIELDS[name]
        rule = self.field_rules.get(field.follows or name)
        return Need(rule.need) if rule else field.need

    def own_words_of(self, name: str) -> tuple[int, int] | None:
        """Return from and to how many words the round itself wants in a text; None where it leaves that open."""
        rule = self.field_rules.get(RECORD_FIELDS[name].follows or name)
        return (rule.words_from, rule.words_to) if rule and rule.words_to else None

    def words_of(self, name: str) -> tuple[int, int] | None:
        """Return from and to how many words a text usually has; None for answers whose length is no matter."""
        return self.own_words_of(name) or RECORD_FIELDS[name].words

    def more_time_until(self, person_id: int | None) -> date | None:
        """Return until when a person was given more time, alone or with a programme; None if never; one query.

        `harvests.queries.deadlines` says the same of many people.
        """
        theirs = Q(person=person_id) | Q(
            programme__team_members__round=self, programme__team_members__person=person_id
        )
        return self.extensions.filter(theirs).aggregate(latest=Max("until"))["latest"] if person_id else None

    @property
    def languages(self) -> list[str]:
        """The languages in which the round takes texts: all of them until its design says otherwise."""
        design = getattr(self, "design", None)
        return design.languages if design else list(Language.values)

    def takes(self, language: str) -> bool:
        """Say whether the round takes texts in a language."""
        return language in self.languages
