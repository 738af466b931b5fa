"""What reviewers tell each other about a text: second opinions, the seven questions, the criteria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from outcomes.enums import CheckAnswer, Criterion, Met, ReviewerQuestion, Verdict
from outcomes.forms.texts import LongTextField, TextField
from outcomes.models.review import MOST_OF_A_NOTE
from outcomes.queries.opinions import Found
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.typed_text import mark_of

_LARGEST_VERSION = 2_147_483_647


class _WayBackForm(forms.Form):
    """Knows where the person goes afterwards, and whose typed words it holds."""

    next = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
    typed_by = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, by: Principal, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["typed_by"] = mark_of(by.person_id)


class AskOpinionForm(_WayBackForm):
    """Asks who is asked for a second opinion, and about what."""

    field_order = ("person", "question")
    optional_fields = frozenset({"question"})

    person = forms.ChoiceField(
        label=_("Whom do you ask?"),
        error_messages={
            "required": _("Choose whom you ask."),
            "invalid_choice": _("Choose somebody of the list: others may not review this."),
        },
    )
    question = LongTextField(
        label=_("What do you want to know?"),
        help_text=_("Only the reviewers and leads of this round read it."),
        most=MOST_OF_A_NOTE,
        rows=3,
        required=False,
    )

    def __init__(self, *args, people: Sequence[User], **kwargs):
        super().__init__(*args, **kwargs)
        self._people = {person.reference: person for person in people}
        names = [(person.reference, person.name) for person in people]
        self.fields["person"].choices = [("", _("Choose a reviewer")), *names]

    @property
    def chosen(self) -> User:
        """Return whom the person asks."""
        return self._people[self.cleaned_data["person"]]


class OpinionForm(_WayBackForm):
    """Asks what somebody thinks of a record."""

    field_order = ("verdict", "note")
    optional_fields: frozenset[str] = frozenset()

    verdict = forms.ChoiceField(
        label=_("What do you think?"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    note = LongTextField(
        label=_("Your note"),
        help_text=_("With a doubt: what you doubt. The reviewers of the round read it, never the author."),
        most=MOST_OF_A_NOTE,
        rows=4,
        required=False,
    )


class _OnVersionForm(_WayBackForm):
    """Is bound to the version of the text that the person has read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=_LARGEST_VERSION)


class ChecksForm(_OnVersionForm):
    """Asks, for each of the seven questions, whether the text says it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for question in ReviewerQuestion:
            self.fields[question.value] = forms.ChoiceField(
                label=question.label,
                choices=CheckAnswer.choices,
                required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Choose yes or not yet.")},
            )

    @property
    def answers(self) -> dict[str, str]:
        """Return what was chosen, as the service takes it."""
        return {each.value: self.cleaned_data[each.value] for each in ReviewerQuestion}


class CriteriaForm(_OnVersionForm):
    """Asks how far the text meets each criterion, with a note on each; all of it may be left out."""

    def __init__(self, *args, found: Found, **kwargs):
        super().__init__(*args, **kwargs)
        for criterion in Criterion:
            said = found.own_verdicts.get(criterion)
            self.fields[f"{criterion}_met"] = forms.ChoiceField(
                label=criterion.label,
                choices=Met.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=said.met if said else "",
                error_messages={"invalid_choice": _("Choose yes, partly or no.")},
            )
            self.fields[f"{criterion}_note"] = TextField(
                label=_("Note"), most=MOST_OF_A_NOTE, required=False, initial=said.note if said else ""
            )

    @property
    def verdicts(self) -> dict[str, tuple[str, str]]:
        """Return what was chosen and noted, as the service takes it."""
        data = self.cleaned_data
        return {each.value: (data[f"{each}_met"], data[f"{each}_note"]) for each in Criterion}

    def criteria(self) -> Iterator[dict]:
        """Return the criteria with their two fields, in their order."""
        for each in Criterion:
            yield {"key": each.value, "met": self[f"{each}_met"], "note": self[f"{each}_note"]}
