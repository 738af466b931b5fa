"""The filter of the trail page."""

from __future__ import annotations

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from wiego_mle.audit.presenters import every_word
from wiego_mle.kernel.choosing import OneOfManyField


class TrailFilter(forms.Form):
    """What to look for on the trail; everything may stay empty."""

    optional_fields: frozenset[str] = frozenset()

    subject_type = forms.ChoiceField(label=_("Kind of record"), required=False)
    reference = forms.CharField(
        label=_("Reference"), required=False, max_length=60, help_text=_("For example OH-0042")
    )
    person = OneOfManyField(label=_("Who"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = sorted(
            ((key, str(words.subject)) for key, words in every_word().items()), key=lambda kind: kind[1]
        )
        people = get_user_model().objects.order_by("name", "pk").values_list("reference", "name")
        self.fields["subject_type"].choices = [("", _("All")), *kinds]
        self.fields["person"].offer([("", people)], nothing=_("Everybody"))

    def clean(self) -> dict:
        """Refuse a period that ends before it begins."""
        given = super().clean()
        if given.get("since") and given.get("until") and given["since"] > given["until"]:
            self.add_error("until", _("Choose a day that is not before the first one."))
        return given
