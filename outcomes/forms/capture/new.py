"""Beginning a record of an outcome that is known well enough to describe."""

from __future__ import annotations

import uuid

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from harvests.models import HarvestRound
from outcomes.forms.texts import TitleField
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.typed_text import mark_of


class BeginForm(forms.Form):
    """What every beginning has: the round, if there are several, and a key against a double click."""

    thanks = _("%(reference)s is saved as a draft. Answer the questions in any order; nobody is told yet.")

    round = forms.ChoiceField(
        label=_("For which harvest round?"),
        error_messages={
            "required": _("Choose the harvest round."),
            "invalid_choice": _("Choose one of the rounds that collect outcomes now."),
        },
        widget=forms.RadioSelect,
    )
    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    typed_by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, rounds: list[HarvestRound], by: Principal, of_round: str = ""
    ):
        """Take the rounds to choose from; `of_round` is the one on whose page somebody began."""
        begun = {"creation_key": uuid.uuid4(), "typed_by": mark_of(by.person_id), "round": of_round}
        super().__init__(data, initial=begun)
        self.rounds = {each.reference: each for each in rounds}
        self.fields["round"].choices = [(each.reference, each.name) for each in rounds]
        if len(rounds) == 1:
            del self.fields["round"]

    def harvest_round(self) -> HarvestRound:
        """Return the round that was chosen, or the only one there is."""
        return (
            self.rounds[self.cleaned_data["round"]]
            if "round" in self.fields
            else next(iter(self.rounds.values()))
        )

    def beginning(self) -> dict:
        """Return what `log_outcome` is told besides the person."""
        return {
            "harvest_round": self.harvest_round(),
            "creation_key": self.cleaned_data["creation_key"],
        }


class OutcomeForm(BeginForm):
    """The first two answers about an outcome; everything else is asked on its own pages."""

    title = TitleField(
        label=_("What changed, in one line?"),
        help_text=_(
            "The title of the record, for example “Accra licenses its street vendors”. You can change it "
            "at any time."
        ),
        error_messages={"required": _("Say in one line what changed.")},
    )
    language = forms.ChoiceField(
        label=_("In which language will you write?"),
        choices=Language.choices,
        initial=get_language,
        error_messages={"invalid_choice": _("Choose one of the four languages.")},
    )
    field_order = ("round", "title", "language")

    def __init__(self, data: QueryDict | None = None, **options):
        super().__init__(data, **options)
        taken = {language for each in self.rounds.values() for language in each.languages}
        self.fields["language"].choices = [pair for pair in Language.choices if pair[0] in taken]

    def clean(self) -> dict:
        """Refuse a language in which the chosen round takes no texts."""
        cleaned = super().clean()
        if "language" in cleaned and ("round" in cleaned or "round" not in self.fields):
            chosen = self.harvest_round()
            if not chosen.takes(cleaned["language"]):
                taken = ", ".join(str(Language(code).label) for code in chosen.languages)
                self.add_error(
                    "language",
                    gettext("“%(round)s” takes texts in: %(languages)s.")
                    % {"round": chosen.name, "languages": taken},
                )
        return cleaned

    def beginning(self) -> dict:
        """Return what `log_outcome` is told besides the person."""
        return super().beginning() | {name: self.cleaned_data[name] for name in ("title", "language")}
