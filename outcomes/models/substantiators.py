"""People outside who know about an outcome and can say whether it is true."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from outcomes.models.evidence import ERASED
from wiego_mle.kernel.countries import validate_country
from wiego_mle.kernel.languages import Language


class Substantiator(models.Model):
    """A person who is asked about outcomes and has no account; one row however often they are asked.

    The trail and other records name them by their reference alone. What is known of them can be erased for
    good: their answers stay, without them. `version` grows with every change and is checked in the UPDATE.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone number"), max_length=40, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    position = models.CharField(_("position"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, validators=[validate_country])
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.ENGLISH
    )
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("substantiator")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email="") & Q(erased_at__isnull=True),
                name="substantiator_address_stands_once",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="substantiator_has_a_name"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(name=ERASED, email="", phone="", organisation="", position=""),
                name="erased_substantiator_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @cached_property
    def rounds(self) -> frozenset[int]:
        """Return the keys of the rounds in which they were proposed or asked, in two queries."""
        proposed = self.nominations.order_by().values_list("outcome__round_id", flat=True)
        return frozenset(proposed) | frozenset(self.requests.order_by().values_list("round_id", flat=True))

    @property
    def shown_name(self) -> str:
        """Return the name; of somebody erased, that they were erased, in the active language."""
        return gettext("[erased on request]") if self.erased_at else self.name
