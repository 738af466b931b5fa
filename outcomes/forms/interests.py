"""Forms with which somebody declares a conflict of interest."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from harvests.models import HarvestRound, Programme
from harvests.queries.lists import programmes
from outcomes.enums import InterestKind
from outcomes.forms.texts import TextField
from outcomes.models import Actor, Outcome
from outcomes.queries.actors import in_register, search_actors
from outcomes.queries.interests import writers_in
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.choosing import OneOfManyField
from wiego_mle.kernel.folding import fold

MOST_OF_A_REASON = 300


class _ReasonForm(forms.Form):
    """Asks why, which may be left out."""

    optional_fields = frozenset({"reason"})

    reason = TextField(
        label=_("Why?"),
        help_text=_("You and the MLE lead of the round can read it, nobody else."),
        most=MOST_OF_A_REASON,
        required=False,
    )


class InterestForm(_ReasonForm):
    """Asks for a round and for one person, actor or programme whose outcomes somebody does not review."""

    field_order = ("round", "author", "actor", "programme", "reason")
    optional_fields = frozenset({"author", "actor", "programme", "reason"})

    round = forms.ChoiceField(
        label=_("In which round?"),
        error_messages={"invalid_choice": _("Choose a round in which you review.")},
    )
    author = OneOfManyField(
        label=_("Everything by this person"),
        required=False,
        error_messages={"invalid_choice": _("Choose somebody who writes in a round that you review.")},
    )
    actor = TextField(
        label=_("Or everything about this actor"),
        help_text=_("The name as it stands in the register, or its reference such as AC-0012."),
        most=200,
        required=False,
    )
    programme = forms.ModelChoiceField(
        label=_("Or everything of this programme"),
        queryset=Programme.objects.none(),
        to_field_name="key",
        required=False,
        empty_label="–",
    )

    def __init__(self, *args, rounds: Sequence[HarvestRound], by: Principal, **kwargs):
        super().__init__(*args, **kwargs)
        self._rounds = {each.reference: each for each in rounds}
        self.fields["round"].choices = [(key, each.name) for key, each in self._rounds.items()]
        self._people = {
            each.reference: each for each in writers_in(self._rounds.values()) if each.pk != by.person_id
        }
        names = [(key, each.name) for key, each in self._people.items()]
        self.fields["author"].offer([("", names)], nothing="–")
        self.fields["programme"].queryset = programmes()

    def clean_round(self) -> HarvestRound:
        """Return the round that was chosen."""
        return self._rounds[self.cleaned_data["round"]]

    def clean_author(self) -> User | None:
        """Return the person who was chosen."""
        return self._people.get(self.cleaned_data["author"])

    def clean_actor(self) -> Actor | None:
        """Return the actor with this name or reference; ask for more if there is none or several."""
        words = self.cleaned_data["actor"]
        if not words:
            return None
        by_reference = in_register().filter(reference=words.upper()).first()
        if by_reference:
            return by_reference
        found = list(search_actors(words)[:6])
        exact = [each for each in found if each.folded_name == fold(words)]
        if len(exact) == 1 or len(found) == 1:
            return (exact or found)[0]
        if not found:
            raise forms.ValidationError(_("There is no such actor in the register."))
        raise forms.ValidationError(
            _("Several actors are called like this: %(names)s. Write the reference of one."),
            params={"names": ", ".join(f"{each.name} ({each.reference})" for each in found)},
        )

    def clean(self) -> dict:
        """Ask for exactly one of the three."""
        cleaned = super().clean()
        given = [cleaned[name] for name in ("author", "actor", "programme") if cleaned.get(name)]
        if not self.errors and len(given) != 1:
            self.add_error(
                "author", _("Choose one: a person, an actor or a programme. Declare others after it.")
            )
        self.about = given[0] if given else None
        return cleaned


class InterestInRecordForm(_ReasonForm):
    """Asks what about a record somebody has a conflict of interest with."""

    field_order = ("about", "reason")

    about = forms.ChoiceField(
        label=_("What is it about?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what it is about."),
            "invalid_choice": _("Choose one of these."),
        },
    )

    def __init__(self, *args, outcome: Outcome, by: Principal, **kwargs):
        super().__init__(*args, **kwargs)
        self._about = {InterestKind.OUTCOME.value: outcome}
        choices = [(InterestKind.OUTCOME.value, _("This outcome alone"))]
        if outcome.author_id != by.person_id:
            self._about[InterestKind.AUTHOR.value] = outcome.author
            words = _("Everything by %(name)s in this round")
            choices.append((InterestKind.AUTHOR.value, words % {"name": outcome.author.name}))
        for part in outcome.actor_parts.all():
            key = f"{InterestKind.ACTOR.value}-{part.actor.reference}"
            self._about[key] = part.actor
            words = _("Everything about %(name)s in this round")
            choices.append((key, words % {"name": part.actor.name}))
        for part in outcome.programme_parts.all():
            key = f"{InterestKind.PROGRAMME.value}-{part.programme.key}"
            self._about[key] = part.programme
            words = _("Everything of the programme “%(name)s” in this round")
            choices.append((key, words % {"name": part.programme.label}))
        self.fields["about"].choices = choices

    @property
    def chosen(self):
        """Return the outcome, person, actor or programme that was chosen."""
        return self._about[self.cleaned_data["about"]]
