"""Asking who joins the team of a round, as what, and for which programmes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.forms.programmes import ProgrammesField
from harvests.models import HarvestRound, PeopleGroup, TeamMember
from harvests.policy import roles_to_invite_for
from harvests.queries.team_page import MOST_FOUND, people_found
from wiego_mle.accounts.enums import ROUND_ROLES, Role
from wiego_mle.accounts.forms import InviteForm
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.written import labelled

ROLE_WORDS = {
    Role.CONTRIBUTOR: gettext_lazy("Contributor – logs outcomes and answers the reviewers"),
    Role.REVIEWER: gettext_lazy("Reviewer – returns, accepts and sets aside, never their own"),
    Role.CODER: gettext_lazy("Coder – classifies accepted outcomes"),
    Role.LEAD: gettext_lazy("MLE lead – reviews, and owns the round and its team"),
}

_SHAPE = re.compile(r"[0-9A-Za-z]{1,12}")
_MOST_CHOSEN, _LONGEST_SEARCH = 500, 1000


def _role_field(roles: Sequence[Role] = ROUND_ROLES) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("As what?"),
        widget=forms.RadioSelect,
        choices=[(role.value, ROLE_WORDS[role]) for role in roles],
        error_messages={
            "required": gettext_lazy("Choose a role."),
            "invalid_choice": gettext_lazy("Choose a role from the list."),
        },
    )


class PeopleField(forms.MultipleChoiceField):
    """Several people out of those found by a search; who is chosen stays in the list while one searches on."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        super().__init__(
            error_messages={
                "required": gettext_lazy("Choose at least one person."),
                "invalid_choice": gettext_lazy("Choose people from the list."),
            },
            **options,
        )
        self._offered: dict[str, User] = {}
        self.more = 0

    def offer(
        self, *, search: str, chosen: Collection[str], held: dict[int, str], without: Collection[int] = ()
    ) -> None:
        """Offer who is chosen and who fits the search; `held` are the roles that some hold already."""
        known = [reference for reference in chosen if _SHAPE.fullmatch(reference)][:_MOST_CHOSEN]
        kept = User.objects.filter(reference__in=known, is_active=True).order_by("name", "pk")
        found = list(people_found(search, without=without)[: MOST_FOUND + 1])
        self.more = len(found) > MOST_FOUND
        people = {person.pk: person for person in (*kept, *found[:MOST_FOUND])}
        self._offered = {person.reference: person for person in people.values()}
        self.choices = [
            (person.reference, _person_words(person, held.get(person.pk, "")))
            for person in self._offered.values()
        ]

    def clean(self, value) -> list[User]:
        """Return the chosen people."""
        return [self._offered[reference] for reference in dict.fromkeys(super().clean(value))]


def _person_words(person: User, roles: str) -> str:
    if roles:
        return _("%(name)s (%(email)s), now: %(roles)s") % {
            "name": person.name,
            "email": person.email,
            "roles": roles,
        }
    return f"{person.name} ({person.email})"


class PeopleForm(forms.Form):
    """People to be chosen from a search; `search_again` shows the form anew with what was chosen."""

    optional_fields: frozenset[str] = frozenset()

    search = forms.CharField(
        required=False,
        max_length=_LONGEST_SEARCH,
        label=gettext_lazy("Search by name or e-mail address"),
        help_text=gettext_lazy("A part is enough. Several at once: with commas between them."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    people = PeopleField(label=gettext_lazy("Who joins the team?"))

    def __init__(
        self,
        posted: QueryDict | None = None,
        *,
        chosen: Collection[str] = (),
        held: dict[int, str] | None = None,
        without: Collection[int] = (),
        initial: dict | None = None,
    ):
        searching = posted is not None and posted.get("do") == "search"
        chosen = posted.getlist("people") if posted is not None else chosen
        typed = self._typed(posted) if searching else {}
        super().__init__(None if searching else posted, initial=(initial or {}) | {"people": chosen} | typed)
        search = posted.get("search", "") if posted is not None else ""
        self.searched = clean_text(search[:_LONGEST_SEARCH]).strip()
        self.fields["people"].offer(search=self.searched, chosen=chosen, held=held or {}, without=without)
        self.is_searching = searching

    @property
    def more(self) -> bool:
        """Say whether more people fit than are shown."""
        return self.fields["people"].more

    @property
    def nobody_found(self) -> bool:
        """Say whether there is nobody to choose."""
        return not self.fields["people"].choices

    def _typed(self, posted: QueryDict) -> dict:
        """Return what was answered besides, to be shown again unjudged after a search."""
        return {
            name: posted.getlist(name) if isinstance(field, forms.MultipleChoiceField) else posted.get(name)
            for name, field in self.base_fields.items()
            if name in posted
        }


class MembersForm(PeopleForm):
    """Several people, the role they get, and for which programmes."""

    role = _role_field()
    programmes = ProgrammesField()

    def __init__(self, posted: QueryDict | None = None, *, harvest_round: HarvestRound, **options):
        super().__init__(posted, **options)
        self.fields["programmes"].offer(harvest_round)


class LeavingForm(forms.Form):
    """Names the person and the role that end; the page offers it as a button."""

    person = forms.ModelChoiceField(queryset=User.objects.all(), to_field_name="reference")
    role = forms.ChoiceField(choices=[(role.value, role.label) for role in ROUND_ROLES])


class GroupIntoRoundForm(forms.Form):
    """Which group joins a round, as what and for which programmes."""

    optional_fields: frozenset[str] = frozenset()

    group = forms.ModelChoiceField(
        queryset=PeopleGroup.objects.none(),
        to_field_name="reference",
        empty_label=None,
        widget=forms.RadioSelect,
        label=gettext_lazy("Which group joins?"),
        error_messages={
            "required": gettext_lazy("Choose a group."),
            "invalid_choice": gettext_lazy("Choose a group from the list."),
        },
    )
    role = _role_field()
    programmes = ProgrammesField()

    def __init__(self, *args, harvest_round: HarvestRound, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = PeopleGroup.objects.order_by("name", "pk").prefetch_related("people")
        self.fields["group"].label_from_instance = _group_words
        self.fields["programmes"].offer(harvest_round)


def _group_words(group: PeopleGroup) -> str:
    names = sorted(person.name for person in group.people.all() if person.is_active)
    if not names:
        return _("%(group)s (nobody who can sign in)") % {"group": group.name}
    return labelled(group.name, ", ".join(names))


class CopyForm(forms.Form):
    """Which roles of another round's team are taken over."""

    members = forms.MultipleChoiceField(
        label=gettext_lazy("Who joins again?"),
        help_text=gettext_lazy("Everybody is chosen at first. Take away who is not in this round."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose at least one person."),
            "invalid_choice": gettext_lazy("Choose people from the list."),
        },
    )

    def __init__(self, *args, offered: Sequence[TeamMember], **kwargs):
        self._offered = {f"{each.person.reference}:{each.role}": each for each in offered}
        super().__init__(*args, initial={"members": list(self._offered)}, **kwargs)
        self.fields["members"].choices = [(key, _member_words(each)) for key, each in self._offered.items()]

    def clean_members(self) -> list[TeamMember]:
        """Return the chosen roles."""
        return [self._offered[key] for key in self.cleaned_data["members"]]


def _member_words(member: TeamMember) -> str:
    programmes = ", ".join(programme.label for programme in member.programmes.all())
    words = labelled(member.person.name, member.get_role_display())
    return f"{words} ({programmes})" if programmes else words


class InviteMemberForm(InviteForm):
    """Whom to invite into a round: name, address, language, role in the round, and for which programmes."""

    roles = None
    role = _role_field()
    programmes = ProgrammesField()

    def __init__(self, *args, harvest_round: HarvestRound, by: Principal, **kwargs):
        super().__init__(*args, **kwargs)
        offered = roles_to_invite_for(by)
        self.fields["role"].choices = [(role.value, ROLE_WORDS[role]) for role in offered]
        if len(offered) == 1:
            self.fields["role"].widget = forms.HiddenInput()
            self.fields["role"].initial = offered[0].value
        self.fields["programmes"].offer(harvest_round)
