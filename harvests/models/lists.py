"""Programmes and code lists: data that an administrator edits."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

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
