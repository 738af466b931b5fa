"""Forms about people: is the input well formed?"""

from __future__ import annotations

from allauth.account.forms import AddEmailForm, LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from wiego_mle.accounts.enums import LetterRhythm, Role
from wiego_mle.accounts.models import Invitation, User, clean_name
from wiego_mle.accounts.time_zones import find_zone, near_zones
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.written import labelled

ROLE_HINTS = {
    Role.CONTRIBUTOR: _("Logs outcomes and contributions in every round."),
    Role.REVIEWER: _("Reviews outcomes in every round."),
    Role.CODER: _("Classifies accepted outcomes in every round."),
    Role.LEAD: _("Plans rounds, decides in every one and looks after letters."),
    Role.ADMINISTRATOR: _("Invites people, gives roles, keeps lists and reads the trail."),
    Role.READER: _("Reads accepted outcomes and downloads the tables."),
}


def _role_choices() -> list[tuple[str, str]]:
    return [(role.value, labelled(role.label, ROLE_HINTS[role])) for role in Role]


class RolesField(forms.MultipleChoiceField):
    """Roles for the whole organisation; none is allowed: some people have roles in single rounds only."""

    def __init__(self):
        super().__init__(
            label=_("Roles for the whole organisation"),
            help_text=_(
                "Leave all empty for somebody who works in single rounds: their team page gives roles there."
            ),
            choices=_role_choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )


class NameField(forms.CharField):
    """A name, on one line and without invisible characters."""

    def to_python(self, value) -> str:
        """Return the cleaned line."""
        return clean_name(super().to_python(value))


def _name_field() -> NameField:
    return NameField(
        label=_("What is the name?"),
        max_length=120,
        error_messages={
            "required": _("Enter the name"),
            "max_length": _("Shorten the name to 120 characters"),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def own_names() -> list[tuple[str, str]]:
    """Return the languages, each by the name it gives itself."""
    return [(code, get_language_info(code)["name_local"].capitalize()) for code in Language.values]


class InviteForm(forms.Form):
    """Whom to invite, and as what."""

    optional_fields: frozenset[str] = frozenset()

    name = _name_field()
    email = forms.EmailField(
        label=_("To which e-mail address does the invitation go?"),
        help_text=_("The person will sign in with this address."),
        error_messages={"required": _("Enter the e-mail address")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("In which language is the letter written?"),
        help_text=_("The person can choose another one later."),
        choices=Language.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the language of the letter")},
    )
    roles = RolesField()


class RolesForm(forms.Form):
    """The roles a person holds for the whole organisation."""

    optional_fields: frozenset[str] = frozenset()

    roles = RolesField()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class DeactivateForm(forms.Form):
    """Why somebody may no longer sign in."""

    reason = forms.CharField(
        label=_("Why may this person no longer sign in?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReactivateForm(forms.Form):
    """Carries what the administrator saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class TimeZoneField(forms.CharField):
    """A time zone by its name or by its city; a script offers the names while somebody writes."""

    def __init__(self):
        super().__init__(
            label=_("In which time zone do you work?"),
            help_text=_(
                "Times on the pages are shown in it. Write the large city nearest to you, for example Accra "
                "or Mexico City."
            ),
            max_length=64,
            widget=forms.TextInput(
                attrs={"data-names": reverse_lazy("people:time-zones"), "autocomplete": "off"}
            ),
            error_messages={"required": _("Choose a time zone")},
        )

    def clean(self, value) -> str:
        """Return the name of the zone; raise ValidationError with the nearest ones for what is unknown."""
        text = super().clean(value)
        zone = find_zone(text)
        if zone is not None:
            return zone
        near = near_zones(text)
        if near:
            raise ValidationError(
                _("“%(text)s” is not a time zone that is known here. Is it one of these: %(near)s?")
                % {"text": text, "near": ", ".join(near)}
            )
        raise ValidationError(
            _("“%(text)s” is not a time zone that is known here. Write a larger city of your country.")
            % {"text": text}
        )


class ProfileForm(forms.Form):
    """What a person says about themself."""

    optional_fields: frozenset[str] = frozenset()

    name = _name_field()
    language = forms.ChoiceField(
        label=_("In which language do you want to read pages and letters?"),
        choices=own_names,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a language")},
    )
    time_zone = TimeZoneField()
    letter_rhythm = forms.ChoiceField(
        label=_("When do you want letters about questions and answers?"),
        help_text=_("They are about your outcomes, your questions, and where somebody mentions you."),
        choices=LetterRhythm.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What is your name?")
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    def clean_letter_rhythm(self) -> str | None:
        """Return the chosen rhythm, or None where the page was sent without the question."""
        return self.cleaned_data["letter_rhythm"] or None


class AcceptForm(forms.Form):
    """What somebody says who accepts an invitation."""

    optional_fields: frozenset[str] = frozenset()

    name = _name_field()
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 12 characters. Several words in a row are easy to remember and hard to guess."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Choose a password")},
    )
    language = forms.ChoiceField(
        label=_("In which language do you want to read pages and letters?"),
        choices=own_names,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a language")},
    )
    time_zone = TimeZoneField()

    def __init__(self, *args, invitation: Invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self._invitation = invitation
        self.fields["name"].label = _("What is your name?")
        self.fields["name"].widget.attrs["autocomplete"] = "name"

    def clean(self) -> dict:
        """Refuse a password that is easy to guess."""
        given = super().clean()
        if given.get("password"):
            somebody = User(name=given.get("name", ""), email=self._invitation.email)
            try:
                validate_password(given["password"], somebody)
            except ValidationError as weak:
                self.add_error("password", weak)
        return given


class SignInForm(LoginForm):
    """Signing in, in the words of our pages."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "remember" in self.fields:
            self.fields["remember"].label = _("Remember me")


class NewAddressForm(AddEmailForm):
    """A new e-mail address, asked for in the words of our pages."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label = _("Which address shall take its place?")
        field.help_text = _("It is changed as soon as you open the link in the letter that we send there.")
        field.error_messages["required"] = _("Enter the new address")
        field.widget = forms.EmailInput(attrs={"autocomplete": "email"})


class AskAgainForm(forms.Form):
    """Where to send a new link."""

    email = forms.EmailField(
        label=_("To which e-mail address was the invitation sent?"),
        error_messages={"required": _("Enter the e-mail address")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class PeopleFilter(forms.Form):
    """Which people to list; everything may stay empty."""

    optional_fields: frozenset[str] = frozenset()

    search = forms.CharField(label=_("Name or e-mail address"), required=False, max_length=200)
    role = forms.ChoiceField(
        label=_("Role for the whole organisation"), required=False, choices=[("", _("All")), *Role.choices]
    )
    state = forms.ChoiceField(
        label=_("May sign in"),
        required=False,
        choices=[("", _("All")), ("active", _("Yes")), ("inactive", _("No"))],
    )
