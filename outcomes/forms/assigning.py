"""The form with which a lead says who reviews what."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from outcomes.models import Outcome
from outcomes.queries.assignments import Candidate
from wiego_mle.accounts.models import User

GIVE, SHARE, FREE = "give", "share", "free"


class AssigningForm(forms.Form):
    """Asks which outcomes are given to whom, or shared out among whom.

    `do` is the button that was pressed. Sharing without a tick shares what is given to nobody.
    """

    do = forms.ChoiceField(choices=[(each, each) for each in (GIVE, SHARE, FREE)])
    outcome = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": _("One of these was decided meanwhile. Look at the list again.")},
    )
    reviewer = forms.ChoiceField(
        required=False,
        error_messages={"invalid_choice": _("Choose somebody who reviews in this round.")},
    )
    among = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": _("Choose people who review in this round.")},
    )

    def __init__(self, *args, waiting: Sequence[Outcome], candidates: Sequence[Candidate], **kwargs):
        super().__init__(*args, **kwargs)
        self._outcomes = {each.reference: each for each in waiting}
        self._people = {each.person.reference: each.person for each in candidates}
        self.fields["outcome"].choices = [(each, each) for each in self._outcomes]
        people = [(key, person.name) for key, person in self._people.items()]
        self.fields["reviewer"].choices = [("", _("Choose a reviewer")), *people]
        self.fields["among"].choices = people
        of_round = [each.person.reference for each in candidates if each.is_reviewer]
        self.fields["among"].initial = of_round or list(self._people)

    def clean(self) -> dict:
        """Ask for what the pressed button needs."""
        cleaned = super().clean()
        do = cleaned.get("do")
        if do in (GIVE, FREE) and not cleaned.get("outcome") and "outcome" not in self.errors:
            self.add_error("outcome", _("Tick at least one outcome."))
        if do == GIVE and not cleaned.get("reviewer") and "reviewer" not in self.errors:
            self.add_error("reviewer", _("Choose to whom they are given."))
        if do == SHARE and not cleaned.get("among") and "among" not in self.errors:
            self.add_error("among", _("Tick at least one person among whom they are shared out."))
        return cleaned

    @property
    def outcomes(self) -> list[Outcome]:
        """Return the outcomes that were ticked."""
        return [self._outcomes[each] for each in self.cleaned_data["outcome"]]

    @property
    def person(self) -> User:
        """Return to whom the outcomes are given."""
        return self._people[self.cleaned_data["reviewer"]]

    @property
    def people(self) -> list[User]:
        """Return among whom the outcomes are shared out."""
        return [self._people[each] for each in self.cleaned_data["among"]]

    @property
    def ticked(self) -> set[str]:
        """Return the references whose boxes are ticked, also while something is wrong."""
        return set(self["outcome"].value() or ())

    @property
    def ticked_people(self) -> set[str]:
        """Return the references of the people whose boxes are ticked."""
        return set(self["among"].value() or ())
