"""Asking what follows from the answers of people outside."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outcomes.forms.texts import LongTextField, TitleField
from outcomes.models import Outcome
from outcomes.models.resolutions import LONGEST_REASON
from outcomes.resolution_enums import ResolutionKind
from outcomes.services.resolutions import AMENDED
from wiego_mle.kernel.errors import Incomplete
from wiego_mle.kernel.typed_text import mark_of

_LARGEST_VERSION = 2_147_483_647


class ResolutionForm(forms.Form):
    """Asks what follows, why, and how an amended text reads; nothing typed is lost."""

    optional_fields: frozenset[str] = frozenset()

    kind = forms.ChoiceField(
        label=gettext_lazy("What follows?"),
        choices=ResolutionKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what follows from the answers.")},
    )
    reason = LongTextField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy(
            "Needed unless the text is kept and everybody agreed with it. It stays with the outcome."
        ),
        most=LONGEST_REASON,
        rows=4,
        required=False,
    )
    title = TitleField(label=gettext_lazy("Title"), required=False)
    statement = LongTextField(label=gettext_lazy("What changed"), rows=6, required=False)
    significance = LongTextField(label=gettext_lazy("Why it matters"), rows=4, required=False)
    contribution_wiego = LongTextField(label=gettext_lazy("What WIEGO did"), rows=4, required=False)
    contribution_others = LongTextField(label=gettext_lazy("What others did"), rows=4, required=False)
    answers_hold = forms.BooleanField(
        required=False,
        label=gettext_lazy(
            "The amended text says what these people agreed to, so their answers count for it"
        ),
        help_text=gettext_lazy(
            "Tick it only if nothing changes but wording, or if it takes over what they suggested. Otherwise the "
            "answers stay with the old text alone."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=_LARGEST_VERSION)
    typed_by = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, outcome: Outcome, by, **kwargs):
        shown = {name: getattr(outcome, name) for name in AMENDED}
        kwargs["initial"] = (
            shown
            | {"version": outcome.version, "typed_by": mark_of(by.person_id)}
            | kwargs.get("initial", {})
        )
        super().__init__(*args, **kwargs)
        self._outcome = outcome
        for name in AMENDED:
            self.fields[name].widget.attrs["lang"] = outcome.language
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        note = conditional_escape(
            _("Change here only what is wrong. Whoever reads it later sees both versions.")
        )
        self.helper.layout = Layout(
            "kind",
            "reason",
            Fieldset(_("Only if the text is amended"), HTML(f"<p>{note}</p>"), *AMENDED, "answers_hold"),
            "version",
            "typed_by",
        )

    @property
    def answers(self) -> dict:
        """Return what was answered, as `resolve` takes it; the texts only where the text is amended."""
        said = self.cleaned_data
        texts = {name: said[name] for name in AMENDED if said[name] != getattr(self._outcome, name)}
        amends = said["kind"] == ResolutionKind.AMEND
        return {
            "kind": said["kind"],
            "reason": said["reason"],
            "version": said["version"],
            "texts": texts if amends else {},
            "answers_hold": amends and said["answers_hold"],
        }

    def refuse(self, error: Exception) -> None:
        """Show why nothing was decided, at its field where it has one."""
        if isinstance(error, Incomplete):
            named = {name: [said] for name, said in error.missing.items()}
        elif isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            named = error.message_dict
        else:
            named = {None: [str(error)]}
        for name, said in named.items():
            for sentence in said:
                self.add_error(name if name in self.fields else None, sentence)


class TakeBackForm(forms.Form):
    """Asks why a decision about the answers is taken back."""

    optional_fields: frozenset[str] = frozenset()

    reason = LongTextField(
        label=gettext_lazy("Why is it taken back?"),
        most=LONGEST_REASON,
        rows=4,
        error_messages={"required": gettext_lazy("Write why. It stays with the outcome.")},
    )
