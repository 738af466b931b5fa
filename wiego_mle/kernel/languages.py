"""The four languages of the interface, the letters and the records."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """A language in which people write and read."""

    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")
    FRENCH = "fr", _("French")
    PORTUGUESE = "pt", _("Portuguese")


class Labelled(models.Model):
    """A thing with a label in four languages, of which English is always there."""

    label_en = models.CharField(_("label in English"), max_length=120)
    label_es = models.CharField(_("label in Spanish"), max_length=120, blank=True)
    label_fr = models.CharField(_("label in French"), max_length=120, blank=True)
    label_pt = models.CharField(_("label in Portuguese"), max_length=120, blank=True)

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """Return the label in the active language, or in English where it is not translated."""
        language = (get_language() or "en")[:2]
        return getattr(self, f"label_{language}", "") or self.label_en

    def __str__(self) -> str:
        return self.label
