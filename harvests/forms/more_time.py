"""Asking who gets more time, until when and why."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.forms.rounds import DayInput
from harvests.models import HarvestRound, Programme
from harvests.services.extensions import why_not_until
from wiego_mle.accounts.models import User
from wiego_mle.kernel.choosing import OneOfManyField

_PERSON, _PROGRAMME = "person:", "programme:"


class MoreTimeForm(forms.Form):
    """One person or one programme, the new last day, and the reason."""

    optional_fields: frozenset[str] = frozenset()

    whom = OneOfManyField(
        label=gettext_lazy("Who gets more time?"),
        help_text=gettext_lazy("For a programme it is everybody who contributes for it."),
        error_messages={
            "required": gettext_lazy("Choose a person or a programme."),
            "invalid_choice": gettext_lazy("Choose a person or a programme from the list."),
        },
    )
    until = forms.DateField(
        label=gettext_lazy("Until when are their texts taken?"),
        widget=DayInput,
        error_messages={
            "required": gettext_lazy("Give the new last day."),
            "invalid": gettext_lazy("Give a day that exists, for example 31/12/2025."),
        },
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy(
            "It stands in the letter, and everybody who signs in can read it on the page of the round. Write "
            "nothing private. For example: “Fieldwork until the end of March.”"
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Write the reason."),
            "max_length": gettext_lazy("Shorten the reason to 2,000 characters."),
        },
    )
    creation_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=False)

    def __init__(
        self,
        *args,
        harvest_round: HarvestRound,
        people: Sequence[User],
        programmes: Iterable[Programme],
        today: date,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self._round, self._today = harvest_round, today
        self._people = {person.reference: person for person in people}
        self._programmes = {programme.key: programme for programme in programmes}
        whole = [(f"{_PROGRAMME}{key}", each.label) for key, each in self._programmes.items()]
        single = [(f"{_PERSON}{key}", each.name) for key, each in self._people.items()]
        self.fields["whom"].offer(
            [(_("A programme"), whole), (_("A person"), single)], nothing=_("Choose a person or a programme")
        )
        self.fields["until"].widget.attrs["min"] = harvest_round.collecting_to.isoformat()

    def clean(self) -> dict:
        """Say at the day why it gives nobody more time."""
        answers = super().clean()
        if "whom" in answers and answers.get("until"):
            problem = why_not_until(self._round, answers["until"], today=self._today, **self.for_whom())
            if problem:
                self.add_error("until", problem)
        return answers

    def for_whom(self) -> dict:
        """Return the person or the programme, as the service takes them."""
        whom = self.cleaned_data["whom"]
        if whom.startswith(_PERSON):
            return {"person": self._people[whom.removeprefix(_PERSON)]}
        return {"programme": self._programmes[whom.removeprefix(_PROGRAMME)]}

    def answers(self) -> dict:
        """Return everything as the service takes it."""
        said = {name: self.cleaned_data[name] for name in ("until", "reason", "creation_key")}
        return said | self.for_whom()
