"""Asking for the words of ready questions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from harvests.forms.saved import SavedForm
from outcomes.models import ReadyQuestion
from outcomes.services.ready_questions import TEXTS, WORDS


class ReadyQuestionForm(SavedForm):
    """Asks for the words of a ready question that is there."""

    optional_fields = frozenset(TEXTS[1:])

    class Meta:
        model = ReadyQuestion
        fields = WORDS
        labels = {
            "text_en": _("How is it asked in English?"),
            "text_es": _("How is it asked in Spanish?"),
            "text_fr": _("How is it asked in French?"),
            "text_pt": _("How is it asked in Portuguese?"),
            "field": _("At which field is it offered?"),
            "order": _("Where does it stand in the list?"),
        }
        help_texts = {
            "text_en": _("As you would ask a colleague, for example “Who exactly decided this?”"),
            "text_es": _(
                "It is asked in the language in which the outcome is written, or in English where a "
                "translation is missing."
            ),
            "order": _("Smaller numbers come first."),
        }
        error_messages = {"text_en": {"required": _("Write the question in English.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in TEXTS:
            self.fields[name].widget.attrs["lang"] = name[-2:]
        if "key" in self.fields:
            self.fields["key"].error_messages["invalid"] = _(
                "Small letters, digits and hyphens, for example who-exactly."
            )


class NewReadyQuestionForm(ReadyQuestionForm):
    """Asks for a new ready question."""

    field_order = ("text_en", "text_es", "text_fr", "text_pt", "field", "order", "key")

    class Meta(ReadyQuestionForm.Meta):
        fields = ("key", *WORDS)
        labels = ReadyQuestionForm.Meta.labels | {"key": _("Which key stands for it in addresses?")}
        help_texts = ReadyQuestionForm.Meta.help_texts | {
            "key": _("Small letters, digits and hyphens, for example who-exactly. It stays for ever.")
        }
        error_messages = ReadyQuestionForm.Meta.error_messages | {
            "key": {
                "required": _("Give it a key, for example who-exactly."),
                "unique": _("Another question has this key."),
            }
        }

    def clean_key(self) -> str:
        """Return the key in small letters; the word “new” is a page."""
        key = self.cleaned_data["key"].lower()
        if key == "new":
            raise forms.ValidationError(_("This word is used for a page. Choose another one."))
        if ReadyQuestion.objects.filter(key=key).exists():
            raise forms.ValidationError(_("Another question has this key."))
        return key
