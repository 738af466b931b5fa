"""Programmes, grants and code lists: data that people of WIEGO keep."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wiego_mle.kernel.countries import validate_country
from wiego_mle.kernel.folding import sort_key
from wiego_mle.kernel.languages import Labelled


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


class Grant(models.Model):
    """Money that somebody gave for contributions of WIEGO; retired, never deleted.

    Funder and name are proper names, so they stand in one language.
    """

    key = models.SlugField(_("key"), max_length=40, unique=True)
    funder = models.CharField(_("funder"), max_length=120)
    name = models.CharField(_("short name or number"), max_length=120)
    active_from = models.DateField(_("from"), null=True, blank=True)
    active_to = models.DateField(_("until"), null=True, blank=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("grant")
        ordering = ["funder", "name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(funder="") & ~Q(name=""), name="grant_has_funder_and_name"),
            models.UniqueConstraint(
                Lower("funder"),
                Lower("name"),
                name="grant_once_per_funder",
                violation_error_message=_("This funder has a grant of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(active_to__isnull=True)
                | Q(active_from__isnull=True)
                | Q(active_to__gte=F("active_from")),
                name="grant_active_forward",
            ),
        ]

    @property
    def label(self) -> str:
        """Return who gives it and what it is called, the same in every language."""
        return f"{self.funder}: {self.name}"

    def ended_before(self, day: date) -> bool:
        """Say whether it paid for nothing from a day on."""
        return self.active_to is not None and self.active_to < day

    def __str__(self) -> str:
        return self.label


class FocalCity(Labelled):
    """A city in which WIEGO works with all its programmes at once; outcomes that took place there count for it.

    Any of its names in what people wrote as the place tells of it: the labels, and `other_names`, one a line. A
    retired one is no longer counted.
    """

    key = models.SlugField(_("key"), max_length=40, unique=True)
    country = models.CharField(_("country"), max_length=2, validators=[validate_country])
    other_names = models.TextField(_("other names and spellings"), blank=True, default="")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("Focal City")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(label_en="") & ~Q(country=""), name="focal_city_has_name_and_country"
            ),
        ]

    @property
    def names(self) -> frozenset[str]:
        """Return every name of the city, folded."""
        labels = (self.label_en, self.label_es, self.label_fr, self.label_pt)
        return frozenset(filter(None, map(sort_key, (*labels, *self.other_names.splitlines()))))


class Code(Labelled):
    """An entry of a code list; retired, never deleted."""

    dimension = models.CharField(_("list"), max_length=40)
    key = models.SlugField(_("key"), max_length=40)
    definition = models.TextField(_("definition"), blank=True)
    include = models.TextField(_("included"), blank=True, default="")
    exclude = models.TextField(_("not included"), blank=True, default="")
    example = models.TextField(_("example"), blank=True, default="")
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("stands beneath"),
    )
    valid_from = models.DateField(_("in use since"), null=True, blank=True)
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

    @property
    def definition_words(self) -> str:
        """Return the definition for a page: as shipped in the active language, else as it was written."""
        return gettext(self.definition) if self.definition else ""

    class Meta:
        verbose_name = _("code")
        ordering = ["dimension", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dimension", "key"], name="code_key_once_per_list"),
            models.CheckConstraint(condition=~Q(dimension=""), name="code_stands_in_a_list"),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="code_not_beneath_itself"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(retired_on__isnull=True)
                | Q(retired_on__gte=F("valid_from")),
                name="code_in_use_forward",
            ),
            models.CheckConstraint(condition=~Q(replaced_by=F("pk")), name="code_not_replaced_by_itself"),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(retired_on__isnull=False),
                name="replaced_code_is_retired",
            ),
        ]
