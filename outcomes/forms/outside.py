"""What somebody outside is asked about an outcome, and why they decline; a harvester fills in the same."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outcomes.asked_texts import AskedText
from outcomes.forms.texts import LongTextField, TextField
from outcomes.models import AskedOutcome
from outcomes.models.judgements import MOST_OF_A_COMMENT, TO_BE_SAID_WHY
from outcomes.models.outcome import MOST_CHARACTERS
from outcomes.models.requests import LONGEST_WHY
from outcomes.request_enums import Channel, DeclineKind, Judged, JudgedPart, Quoting
from outcomes.services.request_answers import ANSWERS
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.typed_text import mark_of

_QUESTIONS = {
    JudgedPart.OUTCOME: gettext_lazy("Do you agree that this is what changed?"),
    JudgedPart.SIGNIFICANCE: gettext_lazy("Do you agree that it matters for this reason?"),
    JudgedPart.CONTRIBUTION: gettext_lazy("Do you agree that this is how it came about?"),
}

_COMMENTS = {
    JudgedPart.OUTCOME: gettext_lazy("Your comment on what changed"),
    JudgedPart.SIGNIFICANCE: gettext_lazy("Your comment on why it matters"),
    JudgedPart.CONTRIBUTION: gettext_lazy("Your comment on what was contributed"),
}


class AnswerForm(forms.Form):
    """Asks how far a person agrees with each part of an outcome, and what they would add.

    While it is only saved to go on later (`draft`), nothing needs to be there yet.
    """

    optional_fields: frozenset[str] = frozenset()

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=32_767)

    def __init__(self, *args, text: AskedText, draft: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self._statement = text.statement
        self._is_draft = draft
        for part in JudgedPart:
            if part is JudgedPart.OUTCOME or text.is_whole:
                self._ask_about(part)
        self.fields["corrected_statement"] = LongTextField(
            label=gettext_lazy("How should the text read?"),
            help_text=gettext_lazy(
                "Change what is wrong. It is a suggestion: the team reads it and decides."
            ),
            most=MOST_CHARACTERS,
            rows=6,
            required=False,
        )
        self.initial.setdefault("corrected_statement", "")
        self.initial["corrected_statement"] = self.initial["corrected_statement"] or text.statement
        for name, label, hint in _MORE:
            self.fields[name] = LongTextField(
                label=label, help_text=hint, most=MOST_OF_A_COMMENT, rows=3, required=False
            )
        self.fields["quoting"] = forms.ChoiceField(
            label=gettext_lazy("May we quote your answer?"),
            choices=Quoting.choices,
            widget=forms.RadioSelect,
            required=not draft,
            error_messages={"required": gettext_lazy("Choose whether you may be quoted.")},
        )

    def _ask_about(self, part: JudgedPart) -> None:
        self.fields[f"{part.value}_judgement"] = forms.ChoiceField(
            label=_QUESTIONS[part],
            choices=Judged.choices,
            widget=forms.RadioSelect,
            required=not self._is_draft,
            error_messages={"required": gettext_lazy("Choose one of the four answers.")},
        )
        self.fields[f"{part.value}_comment"] = LongTextField(
            label=_COMMENTS[part],
            help_text=gettext_lazy("Needed only if you partly agree or disagree: what is not quite so?"),
            most=MOST_OF_A_COMMENT,
            rows=2,
            required=False,
        )

    def clean(self) -> dict:
        """Ask for a comment where somebody does not fully agree, at its own field."""
        data = super().clean()
        for part in JudgedPart:
            differs = data.get(f"{part.value}_judgement") in TO_BE_SAID_WHY
            name = f"{part.value}_comment"
            if differs and not self._is_draft and name not in self.errors and not data.get(name):
                self.add_error(name, _("Write in a few words what is not quite so."))
        return data

    @property
    def answers(self) -> dict[str, str]:
        """Return what was answered, as the service takes it; an unchanged text is no correction.

        Of what is not shown whole, only what changed is judged; on the rest nobody can say anything.
        """
        said = {name: self.cleaned_data.get(name, "") for name in ANSWERS}
        if said["corrected_statement"] == self._statement.strip():
            said["corrected_statement"] = ""
        for part in JudgedPart:
            if f"{part.value}_judgement" not in self.fields and not self._is_draft:
                said[f"{part.value}_judgement"] = Judged.CANNOT_SAY.value
        return said

    def parts(self) -> Iterator[dict]:
        """Return the parts that are judged, each with its two fields."""
        for part in JudgedPart:
            if f"{part.value}_judgement" in self.fields:
                yield {
                    "key": part.value,
                    "label": part.label,
                    "judgement": self[f"{part.value}_judgement"],
                    "comment": self[f"{part.value}_comment"],
                }

    def more(self) -> Iterator[forms.BoundField]:
        """Return the fields for what somebody wants to add."""
        for name, _label, _hint in _MORE:
            yield self[name]

    @property
    def has_more(self) -> bool:
        """Say whether something stands in the fields for additions, or is wrong there: then they are open."""
        names = [name for name, _label, _hint in _MORE]
        return any(self[name].value() or self[name].errors for name in names)

    @property
    def has_correction(self) -> bool:
        """Say whether the text was corrected, or the correction is wrong: then it is open."""
        field = self["corrected_statement"]
        return bool(field.errors) or (field.value() or "").strip() != self._statement.strip()


_MORE = (
    (
        "others_contributed",
        gettext_lazy("Who else contributed to this change?"),
        gettext_lazy("People or organisations that the text does not name."),
    ),
    (
        "other_changes",
        gettext_lazy("Have you seen other changes that we should know of?"),
        gettext_lazy("One or two sentences are enough: who does what differently, since when?"),
    ),
    (
        "confidential_part",
        gettext_lazy("Is a part of your answer confidential?"),
        gettext_lazy("Say which part: only the team of this round reads it, and it is never published."),
    ),
)


def start_of(asked: AskedOutcome) -> dict:
    """Return what the form shows first: what was begun, else the answer as it is now."""
    draft = getattr(asked, "draft", None)
    judgement = getattr(asked, "judgement", None)
    if draft is not None:
        said = dict(draft.content)
    elif judgement is not None:
        said = {name: getattr(judgement, name) for name in ANSWERS}
    else:
        said = {}
    return said | {"seen": asked.answers}


class ProxyAnswerForm(AnswerForm):
    """Asks a harvester what somebody said, and how they were told so."""

    def __init__(self, *args, by: Principal, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["typed_by"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.initial["typed_by"] = mark_of(by.person_id)
        self.fields["channel"] = forms.ChoiceField(
            label=gettext_lazy("How did the person tell you?"),
            choices=[choice for choice in Channel.choices if choice[0] != Channel.EMAIL],
            widget=forms.RadioSelect,
            error_messages={"required": gettext_lazy("Choose how the person told you.")},
        )


class DeclineForm(forms.Form):
    """Asks why a person does not answer, and who could be asked instead."""

    optional_fields = frozenset({"words", "name", "organisation", "contact", "why"})

    kind = forms.ChoiceField(
        label=gettext_lazy("Why do you not answer?"),
        choices=DeclineKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a reason; one click is enough.")},
    )
    words = LongTextField(
        label=gettext_lazy("In your words"),
        most=LONGEST_WHY,
        rows=2,
        required=False,
    )
    name = TextField(label=gettext_lazy("Name of the person"), most=120, required=False)
    organisation = TextField(label=gettext_lazy("Organisation"), most=200, required=False)
    contact = TextField(
        label=gettext_lazy("E-mail address or telephone number"),
        help_text=gettext_lazy("Leave it out if you are not sure that the person agrees."),
        most=254,
        required=False,
    )
    why = LongTextField(label=gettext_lazy("Why this person?"), most=LONGEST_WHY, rows=2, required=False)

    @property
    def instead(self) -> dict[str, str]:
        """Return whom the person names, as the service takes it."""
        return {name: self.cleaned_data[name] for name in ("name", "organisation", "contact", "why")}


class ProxyDeclineForm(DeclineForm):
    """Asks a harvester why a person said that they do not answer."""

    typed_by = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, by: Principal, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["typed_by"] = mark_of(by.person_id)


class CodeForm(forms.Form):
    """Asks for the code that was told by telephone."""

    code = TextField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Six digits, told to you by telephone by the person who wrote to you."),
        most=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": gettext_lazy("Enter the six digits.")},
    )


class LostLinkForm(forms.Form):
    """Asks for the address to which the letter went."""

    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("The one to which we wrote to you."),
        error_messages={
            "required": gettext_lazy("Enter your e-mail address."),
            "invalid": gettext_lazy("This is not an e-mail address. Example: name@example.org"),
        },
    )
