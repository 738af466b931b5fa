"""Asking who outside could judge an outcome, and whether a reviewer agrees."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from outcomes.forms.countries import CountryField
from outcomes.forms.parts import PartForm
from outcomes.forms.texts import LongTextField, TextField
from outcomes.models import Nomination, Substantiator
from outcomes.models.nominations import LONGEST_WORD
from outcomes.nomination_enums import Closeness, Relation
from outcomes.request_enums import Channel
from outcomes.services.nominations import SAID
from outcomes.services.substantiators import ANSWERS
from wiego_mle.accounts.forms import TimeZoneField
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.languages import Language

PERSON = ("name", "organisation", "position", "email", "phone", "language")
"""What is asked about somebody when they are proposed; the rest comes when they are asked."""


class _AboutOutcome(PartForm):
    """What somebody is to an outcome."""

    optional_fields = frozenset({"independence"})

    relation = forms.ChoiceField(
        choices=Relation.choices,
        widget=forms.RadioSelect,
        label=_("What are they to this change?"),
        error_messages={"required": _("Choose what they are to this change.")},
    )
    independence = LongTextField(
        most=LONGEST_WORD,
        rows=2,
        required=False,
        label=_("Why can they judge it freely?"),
        help_text=_(
            "For example: they were in the room, and are neither paid by us nor by those who changed."
        ),
    )
    conflict = forms.ChoiceField(
        choices=Closeness.choices,
        initial=Closeness.NONE,
        widget=forms.RadioSelect,
        label=_("Does something tie them to WIEGO or to this change?"),
        help_text=_(
            "For example money, a post or family. They can still be asked; it is said with their answer."
        ),
        error_messages={"required": _("Choose one of the two.")},
    )
    conflict_note = TextField(
        most=LONGEST_WORD,
        required=False,
        label=_("What ties them?"),
        help_text=_("Needed if something does."),
    )
    channel = forms.ChoiceField(
        choices=Channel.choices,
        initial=Channel.EMAIL,
        widget=forms.RadioSelect,
        label=_("How are they best asked?"),
        help_text=_("By telephone or in person a reviewer writes their answer down for them."),
        error_messages={"required": _("Choose how they are asked.")},
    )

    def clean(self) -> dict:
        """Ask what ties somebody, if something does."""
        answers = super().clean()
        if answers.get("conflict") == Closeness.DECLARED and not answers.get("conflict_note"):
            self.add_error("conflict_note", _("Write what ties them."))
        return answers

    def said(self) -> dict:
        """Return what is said about somebody for this outcome, as the services take it."""
        return {name: self.cleaned_data[name] for name in SAID}


class NominationForm(_AboutOutcome):
    """A person outside who could judge an outcome."""

    optional_fields = frozenset({"independence", "organisation", "position", "phone"})
    asked = (*PERSON, *SAID)
    field_order = (*PERSON, *SAID)

    name = TextField(
        most=120, label=_("What is their name?"), error_messages={"required": _("Write their name.")}
    )
    organisation = TextField(most=200, required=False, label=_("To which organisation do they belong?"))
    position = TextField(most=120, required=False, label=_("What is their position there?"))
    email = forms.EmailField(
        max_length=254,
        required=False,
        label=_("What is their e-mail address?"),
        help_text=_(
            "Needed if they are asked by e-mail. Only who asks them sees it. It is deleted some time after the round "
            "has closed."
        ),
        error_messages={"invalid": _("Write an address like name@example.org, or leave it empty.")},
    )
    phone = TextField(most=40, required=False, label=_("What is their telephone number?"))
    language = forms.ChoiceField(
        choices=Language.choices,
        widget=forms.RadioSelect,
        label=_("In which language do they read and write?"),
        error_messages={"required": _("Choose a language")},
    )

    def __init__(self, data=None, *, by: Principal, language: str = Language.ENGLISH):
        super().__init__(data, by=by)
        self.initial |= {"language": language, "conflict": Closeness.NONE, "channel": Channel.EMAIL}

    def clean(self) -> dict:
        """Ask for the address to which a letter can go."""
        answers = super().clean()
        if (
            answers.get("channel") == Channel.EMAIL
            and not answers.get("email")
            and not self.has_error("email")
        ):
            self.add_error("email", _("Write their e-mail address, or choose another way to ask them."))
        return answers

    def person(self) -> dict:
        """Return the answers about the person, as the services take them."""
        return {name: self.cleaned_data[name] for name in PERSON}


class NominationChangeForm(_AboutOutcome):
    """What a person who was proposed is to an outcome, to be corrected before it is checked."""

    asked = SAID
    field_order = SAID

    def __init__(self, data=None, *, by: Principal, nomination: Nomination):
        shown = {name: getattr(nomination, name) for name in SAID}
        super().__init__(data, by=by, shown=shown, seen=str(nomination.version))

    def version(self) -> int:
        """Return the version that the person saw; 0 if the page did not say."""
        seen = self.read_seen()
        return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0


class ChannelForm(PartForm):
    """How somebody who may be asked is asked."""

    asked = ("channel",)

    channel = forms.ChoiceField(
        choices=Channel.choices,
        widget=forms.RadioSelect,
        label=_("How are they best asked?"),
        help_text=_("By telephone or in person a reviewer writes their answer down for them."),
        error_messages={"required": _("Choose how they are asked.")},
    )

    def __init__(self, data=None, *, by: Principal, nomination: Nomination):
        super().__init__(data, by=by, shown={"channel": nomination.channel}, seen=str(nomination.version))
        self._has_address = bool(nomination.substantiator.email)

    def clean_channel(self) -> str:
        """Refuse a letter to somebody without an address."""
        channel = self.cleaned_data["channel"]
        if channel == Channel.EMAIL and not self._has_address:
            raise forms.ValidationError(
                _("There is no e-mail address of this person. Ask them by telephone or in person.")
            )
        return channel

    def version(self) -> int:
        """Return the version that the person saw; 0 if the page did not say."""
        seen = self.read_seen()
        return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0


class RefusalForm(PartForm):
    """Why a proposed person is not asked."""

    asked = ("reason",)

    reason = TextField(
        most=LONGEST_WORD,
        label=_("Why are they not asked?"),
        help_text=_("The reviewers and whoever proposed them read it."),
        error_messages={"required": _("Write why this person is not asked.")},
    )


class _PlaceField(TimeZoneField):
    """A time zone that may stay unknown."""

    def clean(self, value) -> str:
        """Return the name of the zone, or nothing."""
        return super().clean(value) if (value or "").strip() else ""


class SubstantiatorForm(PartForm):
    """What is kept of a person outside."""

    asked = ANSWERS

    name = TextField(
        most=120, label=_("What is their name?"), error_messages={"required": _("Write their name.")}
    )
    organisation = TextField(most=200, required=False, label=_("To which organisation do they belong?"))
    position = TextField(most=120, required=False, label=_("What is their position there?"))
    email = forms.EmailField(
        max_length=254,
        required=False,
        label=_("What is their e-mail address?"),
        error_messages={"invalid": _("Write an address like name@example.org, or leave it empty.")},
    )
    phone = TextField(most=40, required=False, label=_("What is their telephone number?"))
    country = CountryField(required=False, label=_("In which country do they live?"))
    language = forms.ChoiceField(
        choices=Language.choices,
        widget=forms.RadioSelect,
        label=_("In which language do they read and write?"),
        error_messages={"required": _("Choose a language")},
    )
    time_zone = _PlaceField()

    def __init__(self, data=None, *, by: Principal, person: Substantiator):
        shown = {name: getattr(person, name) for name in ANSWERS}
        super().__init__(data, by=by, shown=shown, seen=str(person.version))
        zone = self.fields["time_zone"]
        zone.required = False
        zone.label = _("In which time zone do they live?")
        zone.help_text = _("Reminders come in their daytime. Write the large city nearest to them.")

    def version(self) -> int:
        """Return the version that the person saw; 0 if the page did not say."""
        seen = self.read_seen()
        return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0

    def show_saved(self, now: Substantiator) -> None:
        """Show what somebody else saved beside what was typed."""
        self.show_conflict({name: getattr(now, name) for name in ANSWERS}, seen=str(now.version))


class ForgetForm(PartForm):
    """Why what is known of a person is erased."""

    asked = ("reason",)

    reason = TextField(
        most=200,
        label=_("Why is it erased?"),
        help_text=_(
            "It stays on the trail, so write no name. For example: “She asked us to, by letter of 3 May.”"
        ),
        error_messages={"required": _("Write why it is erased, without the name.")},
    )
