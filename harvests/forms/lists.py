"""Asking for the words of codes, programmes, grants and Focal Cities."""

from __future__ import annotations

from django import forms
from django.core.validators import MaxValueValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.codebook import TEXTS
from harvests.forms.rounds import DayInput
from harvests.forms.saved import SavedForm
from harvests.models import Code, FocalCity, Grant, Programme
from harvests.queries.lists import choosable_codes
from harvests.services.lists import CODE_WORDS, FOCAL_CITY_WORDS, GRANT_WORDS, LABELS, PROGRAMME_WORDS
from harvests.validators import TAKEN_BY_FILTERS, TAKEN_BY_PAGES
from wiego_mle.kernel.countries import country_choices

LABEL_QUESTIONS = {
    "label_en": gettext_lazy("What is it called in English?"),
    "label_es": gettext_lazy("What is it called in Spanish?"),
    "label_fr": gettext_lazy("What is it called in French?"),
    "label_pt": gettext_lazy("What is it called in Portuguese?"),
    "order": gettext_lazy("Where does it stand in the list?"),
}
LABEL_HINTS = {
    "label_es": gettext_lazy("Where a translation is missing, readers see the English words."),
    "order": gettext_lazy("Smaller numbers come first."),
}
LABEL_ERRORS = {"label_en": {"required": gettext_lazy("Give it a name in English.")}}
_KEY = {
    "label": gettext_lazy("Which key stands for it in addresses and files?"),
    "hint": gettext_lazy("Small letters, digits and hyphens, for example waste-pickers. It stays for ever."),
    "required": gettext_lazy("Give it a key, for example waste-pickers."),
}
_LAST = 9999
"""The greatest place in a list; a column holds little more, and SQLite would not say so."""


class WordsForm(SavedForm):
    """Asks for words, mostly labels in four languages, and perhaps for a key that stays."""

    optional_fields = frozenset(
        {*LABELS[1:], *TEXTS, "valid_from", "active_from", "active_to", "other_names"}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in LABELS:
            if name in self.fields:
                self.fields[name].widget.attrs["lang"] = name[-2:]
        if "order" in self.fields:
            self.fields["order"].validators.append(
                MaxValueValidator(_LAST, _("Give a number up to %(limit_value)s."))
            )
        if "key" in self.fields:
            self.fields["key"].error_messages["invalid"] = _KEY["hint"]

    def clean_key(self) -> str:
        """Return the key in small letters, so that two keys never differ by their case alone."""
        key = self.cleaned_data["key"].lower()
        if key in TAKEN_BY_PAGES:
            raise forms.ValidationError(_("This word is used for a page. Choose another one."))
        if key in TAKEN_BY_FILTERS:
            raise forms.ValidationError(_("This word stands for “not given” in lists. Choose another one."))
        return key


class CodeForm(WordsForm):
    """Asks for the words of a code that is there."""

    class Meta:
        model = Code
        fields = CODE_WORDS
        labels = LABEL_QUESTIONS | {
            "definition": gettext_lazy("When is it chosen?"),
            "include": gettext_lazy("What belongs to it?"),
            "exclude": gettext_lazy("What does not belong to it?"),
            "example": gettext_lazy("An example"),
            "valid_from": gettext_lazy("Since when is it in use?"),
        }
        help_texts = LABEL_HINTS | {
            "definition": gettext_lazy(
                "One or two sentences in English, printed beneath the choice. Shipped ones are translated; where "
                "you write your own, readers of other languages see the English."
            ),
            "exclude": gettext_lazy("Name the code that is chosen instead, in brackets."),
            "valid_from": gettext_lazy("Leave it empty if it was always there."),
        }
        error_messages = LABEL_ERRORS
        widgets = {
            "definition": forms.Textarea(attrs={"rows": 3}),
            "include": forms.Textarea(attrs={"rows": 2}),
            "exclude": forms.Textarea(attrs={"rows": 2}),
            "example": forms.Textarea(attrs={"rows": 2}),
            "valid_from": DayInput,
        }


class NewCodeForm(CodeForm):
    """Asks for a new code of one list, whose dimension is set on the instance."""

    field_order = ("label_en", "key")

    class Meta(CodeForm.Meta):
        fields = ("key", *CODE_WORDS)
        labels = CodeForm.Meta.labels | {"key": _KEY["label"]}
        help_texts = CodeForm.Meta.help_texts | {"key": _KEY["hint"]}
        error_messages = CodeForm.Meta.error_messages | {"key": {"required": _KEY["required"]}}

    def clean_key(self) -> str:
        """Refuse a key that the list has already, in use or retired."""
        key = super().clean_key()
        if Code.objects.filter(dimension=self.instance.dimension, key=key).exists():
            raise forms.ValidationError(_("The list has this key already."))
        return key


class RetireForm(forms.Form):
    """Asks since when something is out of use."""

    on = forms.DateField(
        label=gettext_lazy("Since which day is it out of use?"),
        widget=DayInput,
        error_messages={
            "required": gettext_lazy("Give the day."),
            "invalid": gettext_lazy("Give a day that exists, for example 31/12/2025."),
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate

    def clean_on(self):
        """Refuse a day that has not come."""
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day lies in the future. Retire it when the day has come."))
        return day


class RetireCodeForm(RetireForm):
    """Asks since when a code is out of use, and which one takes its place."""

    optional_fields = frozenset({"replaced_by"})

    replaced_by = forms.ModelChoiceField(
        queryset=Code.objects.none(),
        to_field_name="key",
        required=False,
        label=gettext_lazy("Which code is chosen instead?"),
        help_text=gettext_lazy("Records that have the retired code keep it."),
        empty_label=gettext_lazy("None"),
        error_messages={"invalid_choice": gettext_lazy("Choose a code of the same list.")},
    )

    def __init__(self, *args, code: Code, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["replaced_by"].queryset = choosable_codes(code.dimension).exclude(pk=code.pk)


class TimedForm(WordsForm):
    """Asks for something that has a time: it does not end before it begins."""

    def clean(self) -> dict:
        """Check that it did not end before it began."""
        answers = super().clean()
        first, last = answers.get("active_from"), answers.get("active_to")
        if first and last and last < first:
            self.add_error("active_to", _("This is before the day on which it began."))
        return answers


class ProgrammeForm(TimedForm):
    """Asks for the words of a programme and when it existed."""

    class Meta:
        model = Programme
        fields = PROGRAMME_WORDS
        labels = LABEL_QUESTIONS | {
            "active_from": gettext_lazy("Since when has it existed?"),
            "active_to": gettext_lazy("Until when did it exist?"),
        }
        help_texts = LABEL_HINTS | {
            "active_from": gettext_lazy("Leave it empty if the day is not known."),
            "active_to": gettext_lazy(
                "Leave it empty while it exists. After this day it can only be chosen in rounds that "
                "cover earlier days; records keep it."
            ),
        }
        error_messages = LABEL_ERRORS
        widgets = {"active_from": DayInput, "active_to": DayInput}


class NewProgrammeForm(ProgrammeForm):
    """Asks for a new programme."""

    field_order = ("label_en", "key")

    class Meta(ProgrammeForm.Meta):
        fields = ("key", *PROGRAMME_WORDS)
        labels = ProgrammeForm.Meta.labels | {"key": _KEY["label"]}
        help_texts = ProgrammeForm.Meta.help_texts | {"key": _KEY["hint"]}
        error_messages = ProgrammeForm.Meta.error_messages | {
            "key": {"required": _KEY["required"], "unique": gettext_lazy("Another programme has this key.")}
        }


class GrantForm(TimedForm):
    """Asks who gives a grant, what it is called, and for which time it pays."""

    class Meta:
        model = Grant
        fields = GRANT_WORDS
        labels = {
            "funder": gettext_lazy("Who gives it?"),
            "name": gettext_lazy("What is it called?"),
            "active_from": gettext_lazy("From which day does it pay?"),
            "active_to": gettext_lazy("Until which day does it pay?"),
        }
        help_texts = {
            "funder": gettext_lazy("The name of the funder as it stands in the agreement."),
            "name": gettext_lazy("A short name or the number of the grant, for example 2024-117."),
            "active_from": gettext_lazy("Leave it empty if the day is not known."),
            "active_to": gettext_lazy("Leave it empty while it has no end."),
        }
        error_messages = {
            "funder": {"required": gettext_lazy("Say who gives the grant.")},
            "name": {"required": gettext_lazy("Give the grant a short name or its number.")},
        }
        widgets = {"active_from": DayInput, "active_to": DayInput}


class NewGrantForm(GrantForm):
    """Asks for a new grant."""

    field_order = ("funder", "name", "key")

    class Meta(GrantForm.Meta):
        fields = ("key", *GRANT_WORDS)
        labels = GrantForm.Meta.labels | {"key": _KEY["label"]}
        help_texts = GrantForm.Meta.help_texts | {
            "key": gettext_lazy(
                "Small letters, digits and hyphens, for example ford-2024. It stays for ever."
            )
        }
        error_messages = GrantForm.Meta.error_messages | {
            "key": {
                "required": gettext_lazy("Give it a key, for example ford-2024."),
                "unique": gettext_lazy("Another grant has this key."),
            }
        }


class FocalCityForm(WordsForm):
    """Asks what a Focal City is called, in which country it lies, and how people write it besides."""

    class Meta:
        model = FocalCity
        fields = FOCAL_CITY_WORDS
        labels = LABEL_QUESTIONS | {
            "country": gettext_lazy("In which country does it lie?"),
            "other_names": gettext_lazy("How else is it written?"),
        }
        help_texts = LABEL_HINTS | {
            "country": gettext_lazy(
                "An outcome counts for the city if it names the city as its place and this country."
            ),
            "other_names": gettext_lazy(
                "One name a line: short or old names, quarters that belong to it. Capitals and accents do not matter."
            ),
        }
        error_messages = LABEL_ERRORS | {"country": {"required": gettext_lazy("Choose the country.")}}
        widgets = {"other_names": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"] = forms.ChoiceField(
            choices=[("", _("Not answered yet")), *country_choices()],
            label=self.fields["country"].label,
            help_text=self.fields["country"].help_text,
            error_messages=self.Meta.error_messages["country"],
        )


class NewFocalCityForm(FocalCityForm):
    """Asks for a new Focal City."""

    field_order = ("label_en", "key")

    class Meta(FocalCityForm.Meta):
        fields = ("key", *FOCAL_CITY_WORDS)
        labels = FocalCityForm.Meta.labels | {"key": _KEY["label"]}
        help_texts = FocalCityForm.Meta.help_texts | {
            "key": gettext_lazy("Small letters, digits and hyphens, for example accra. It stays for ever.")
        }
        error_messages = FocalCityForm.Meta.error_messages | {
            "key": {
                "required": gettext_lazy("Give it a key, for example accra."),
                "unique": gettext_lazy("Another Focal City has this key."),
            }
        }
