"""Asking who told us."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from outcomes.enums import CONSENT_MEANS, Consent
from outcomes.forms.codes import explained
from outcomes.forms.parts import PartForm
from outcomes.forms.texts import TextField
from outcomes.models import Source
from outcomes.services.parts import mark_of_part
from outcomes.services.sources import ANSWERS
from wiego_mle.kernel.access import Principal


def _consents() -> list[tuple[str, str]]:
    """Return the answers of a source in the language of the page; asked for each time a form is made."""
    return [(kind.value, explained(kind.label, CONSENT_MEANS[kind])) for kind in Consent]


class SourceForm(PartForm):
    """A person or organisation that told us about the change."""

    asked = ANSWERS

    name = TextField(
        most=120,
        label=_("What is the name of the person?"),
        help_text=_("Write “a vendor of Makola market” instead of a name that must stay unknown."),
        error_messages={"required": _("Write who told us.")},
    )
    organisation = TextField(most=200, required=False, label=_("To which organisation do they belong?"))
    role = TextField(
        most=120,
        required=False,
        label=_("What is their role there?"),
        help_text=_("For example secretary, market trader, WIEGO programme officer."),
    )
    email = forms.EmailField(
        max_length=254,
        required=False,
        label=_("What is their e-mail address?"),
        help_text=_(
            "Only if somebody may have to ask again. It stays with the reviewers, and is in no file or letter."
        ),
        error_messages={"invalid": _("Write an address like name@example.org, or leave it empty.")},
    )
    phone = TextField(most=40, required=False, label=_("What is their telephone number?"))
    consent = forms.ChoiceField(
        choices=_consents,
        initial=Consent.NOT_ASKED,
        widget=forms.RadioSelect,
        label=_("Did they agree that we use what they told us?"),
        error_messages={"required": _("Say whether they agreed.")},
    )
    wants_credit = forms.BooleanField(required=False, label=_("They want to be named in reports"))

    def __init__(self, data=None, *, by: Principal, source: Source | None = None):
        shown = {name: getattr(source, name) for name in ANSWERS} if source else {}
        super().__init__(data, by=by, shown=shown, seen=mark_of_part(source, ANSWERS) if source else "")

    def clean(self) -> dict:
        """Refuse to name somebody who did not agree to it."""
        cleaned = super().clean()
        if cleaned.get("wants_credit") and cleaned.get("consent") in (Consent.ANONYMOUS, Consent.REFUSED):
            self.add_error("wants_credit", _("They did not agree to be named."))
        return cleaned

    def in_words(self, name: str, value) -> str:
        """Return an answer as people read it."""
        return str(Consent(value).label) if name == "consent" and value else super().in_words(name, value)

    def show_saved(self, now: Source | None) -> None:
        """Show what somebody else saved of this source beside what was typed."""
        if now is None:
            self.show_conflict(None)
        else:
            said = {name: getattr(now, name) for name in ANSWERS}
            self.show_conflict(said, seen=mark_of_part(now, ANSWERS))


class EraseForm(PartForm):
    """Why what is known of a source is erased."""

    asked = ("reason",)

    reason = TextField(
        most=200,
        label=_("Why is it erased?"),
        help_text=_(
            "It stays on the trail, so write no name. For example: “She asked us to, by letter of 3 May.”"
        ),
        error_messages={"required": _("Write why it is erased, without the name.")},
    )
