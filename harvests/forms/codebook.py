"""Asking for the words of a dimension, for what is new in a version, and for a codebook file."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.codebook_lines import MOST_BYTES
from harvests.forms.lists import LABEL_ERRORS, LABEL_HINTS, LABEL_QUESTIONS, WordsForm
from harvests.models import CodebookDimension
from harvests.services.codebook import DIMENSION_WORDS
from harvests.validators import TAKEN_BY_LISTS


class DimensionForm(WordsForm):
    """Asks for the words of a dimension that is there."""

    class Meta:
        model = CodebookDimension
        fields = DIMENSION_WORDS
        labels = LABEL_QUESTIONS | {
            "definition": gettext_lazy("What is asked of the outcome?"),
            "kind": gettext_lazy("How many codes has an outcome?"),
            "is_ordinal": gettext_lazy("The order of the codes has a meaning"),
            "need": gettext_lazy("Are coders asked for it?"),
        }
        help_texts = LABEL_HINTS | {
            "definition": gettext_lazy("One sentence that coders read above the codes."),
            "need": gettext_lazy("A round can decide otherwise."),
        }
        error_messages = LABEL_ERRORS
        widgets = {"definition": forms.Textarea(attrs={"rows": 2})}

    def clean(self) -> dict:
        """Check that several codes are not put into an order."""
        answers = super().clean()
        if answers.get("is_ordinal") and answers.get("kind") == "multiple":
            self.add_error("is_ordinal", _("Where several codes are given, their order has no meaning."))
        return answers


class NewDimensionForm(DimensionForm):
    """Asks for a new dimension."""

    field_order = ("label_en", "key")

    class Meta(DimensionForm.Meta):
        fields = ("key", *DIMENSION_WORDS)
        labels = DimensionForm.Meta.labels | {
            "key": gettext_lazy("Which key stands for it in addresses and files?")
        }
        help_texts = DimensionForm.Meta.help_texts | {
            "key": gettext_lazy("Small letters, digits and hyphens. It stays for ever.")
        }
        error_messages = DimensionForm.Meta.error_messages | {
            "key": {"unique": gettext_lazy("Another dimension has this key.")}
        }

    def clean_key(self) -> str:
        """Refuse a key in whose place the address of another page stands."""
        key = super().clean_key()
        if key in TAKEN_BY_LISTS:
            raise forms.ValidationError(_("This word is used for a page. Choose another one."))
        return key


class PublishForm(forms.Form):
    """Asks what is new in a version."""

    note = forms.CharField(
        label=gettext_lazy("What is new in it?"),
        help_text=gettext_lazy("One or two sentences for those who compare years."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        error_messages={"required": gettext_lazy("Write what is new in this version.")},
    )


class CodebookFileForm(forms.Form):
    """Asks for a file with a codebook."""

    file = forms.FileField(
        label=gettext_lazy("A codebook as XLSX or JSON"),
        help_text=gettext_lazy(
            "As it is saved from the page of the codebook. You see what would change first."
        ),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def clean_file(self):
        """Refuse files that cannot be a codebook by their name or size."""
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith((".xlsx", ".json")):
            raise forms.ValidationError(_("Choose a file that ends in .xlsx or .json."))
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large for a codebook."))
        return file
