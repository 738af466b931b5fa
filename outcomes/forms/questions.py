"""Asking, answering and noting in words."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from outcomes.enums import RecordField
from outcomes.forms.texts import LongTextField
from outcomes.models.question import MOST_CHARACTERS
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.choosing import OneOfManyField
from wiego_mle.kernel.typed_text import mark_of

_LARGEST_VERSION = 2_147_483_647


class _WordsForm(forms.Form):
    """Words for somebody, and one person more who is told of them."""

    optional_fields = frozenset({"tell"})

    text = LongTextField(label=_("Your words"), most=MOST_CHARACTERS, rows=4, required=False)
    tell = OneOfManyField(
        label=_("Also tell"),
        help_text=_("They find it on their first page and in their letter of the day."),
        required=False,
        error_messages={"invalid_choice": _("Choose somebody of the list: others may not read this.")},
    )
    next = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
    typed_by = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, people: Sequence[User], by: Principal, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["typed_by"] = mark_of(by.person_id)
        self._people = {person.reference: person for person in people}
        names = [(person.reference, person.name) for person in people]
        self.fields["tell"].offer([("", names)], nothing=_("nobody else"))

    def person_to_tell(self) -> User | None:
        """Return who is mentioned, after the form was found valid."""
        return self._people.get(self.cleaned_data["tell"])


class AskForm(_WordsForm):
    """Asks what a reviewer wants to know, and about which field."""

    field_order = ("field", "text", "tell")

    field = forms.ChoiceField(
        label=_("What is it about?"),
        choices=RecordField.choices,
        required=False,
        error_messages={"invalid_choice": _("Choose a field of the record.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What do you want to know?")
        self.fields["text"].help_text = _(
            "The contributor reads it here and in a letter, and answers at the field. Everybody who may read "
            "the record can read it too."
        )


class NoteForm(AskForm):
    """Asks for a note among reviewers."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Note for the other reviewers")
        self.fields["text"].help_text = _(
            "Only the reviewers and leads of this round read it, never the contributor."
        )


class MessageForm(_WordsForm):
    """Asks for words in a question that is there: an answer, another question, or a word on settling it."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, max_value=_LARGEST_VERSION, required=False
    )
