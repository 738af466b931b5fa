"""Asking for the words of a reminder, one text for each language of the people who get it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from outcomes.forms.texts import LongTextField
from outcomes.queries.contributors import Contributor
from outcomes.services.reminders import proposed_words
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.typed_text import mark_of

_MOST_CHARACTERS = 4_000


class ReminderForm(forms.Form):
    """Asks for one text per language, beginning with a proposal in it."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    typed_by = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        contributors: Sequence[Contributor],
        round_name: str,
        by: Principal,
    ):
        super().__init__(data, initial={"key": uuid.uuid4(), "typed_by": mark_of(by.person_id)})
        for language in Language:
            names = [each.person.name for each in contributors if each.person.language == language]
            if names:
                self.fields[f"words_{language.value}"] = LongTextField(
                    most=_MOST_CHARACTERS,
                    rows=9,
                    label=_("Your letter in this language: %s") % language.label,
                    help_text=_("To %s.") % ", ".join(names),
                    initial=proposed_words(language.value, round_name=round_name, by_name=by.name),
                    error_messages={"required": _("Write the letter.")},
                )

    def words(self) -> dict[str, str]:
        """Return the texts by language."""
        return {
            name.removeprefix("words_"): text
            for name, text in self.cleaned_data.items()
            if name.startswith("words_")
        }
