"""Views of the explorer that somebody keeps under a name."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS = 2000


class SavedView(models.Model):
    """What an address of the explorer asks, under a name: for its owner, or for everybody who signs in.

    `query` is the part of the address after the question mark, as the explorer itself writes it.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views", editable=False
    )
    reference = models.CharField(max_length=10, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=LONGEST_ADDRESS, editable=False)
    is_shared = models.BooleanField(_("for everybody"), default=False)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("saved view")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="view_name_once_per_owner"),
            models.CheckConstraint(condition=~Q(name=""), name="view_has_a_name"),
            models.CheckConstraint(condition=~Q(query=""), name="view_has_an_address"),
        ]

    def __str__(self) -> str:
        return self.name
