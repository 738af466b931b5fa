"""The page that asks who changed: actors chosen from the register, or added to it on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from harvests.enums import Dimension
from outcomes.forms.capture.base import Question, SectionForm, choice_question
from outcomes.forms.codes import KeyedField, codes_by_list, offered
from outcomes.forms.countries import CountryField
from outcomes.forms.texts import TextField
from outcomes.models import Actor, Outcome, OutcomeActor
from outcomes.queries.actors import (
    MOST_CHOSEN,
    MOST_FOUND,
    Twin,
    chosen_actors,
    near_duplicates,
    search_actors,
)
from outcomes.services.relations import LONGEST_ROLE
from wiego_mle.kernel.folding import clean_text

_ROLE = TextField(most=LONGEST_ROLE, required=False)
_NEW = ("new_name", "new_type", "new_level", "new_country")


class ActorsField(forms.MultipleChoiceField):
    """Actors by reference; gives a list of actors in the order in which they were chosen."""

    def __init__(self, **options):
        super().__init__(required=False, **options)
        self.rows: dict[str, Actor] = {}

    def offer(self, references: Iterable[str]) -> None:
        """Load the actors that are chosen, in one query."""
        self.rows = {actor.reference: actor for actor in chosen_actors(references)}

    def prepare_value(self, value) -> list[str]:
        """Return the references by which the actors are chosen in the page."""
        return [getattr(each, "reference", each) for each in value or ()]

    def to_python(self, value) -> list[Actor]:
        """Return the actors; raise ValidationError if one is not in the register."""
        wanted = list(dict.fromkeys(super().to_python(value)))
        if len(wanted) > MOST_CHOSEN:
            raise ValidationError(_("Choose only those who acted jointly."), code="too-many")
        if any(reference not in self.rows for reference in wanted):
            raise ValidationError(
                _("One of these actors is not in the register. Search for it again."), code="unknown"
            )
        return [self.rows[reference] for reference in wanted]

    def validate(self, value) -> None:
        """Accept every actor that `to_python` found."""


class WhoForm(SectionForm):
    """Whose behaviour changed.

    `find` is what was searched for in the register; the `new_…` fields name an actor to be added to
    it. When the register has nearly the same name, `twins` are offered once before it is added.
    """

    section_key = "who"
    questions = (Question("actors", ("actors",), ("actors", "actor_roles")), choice_question("actor_type"))
    optional_fields = frozenset({"new_type", "new_level", "new_country"})
    saves_itself = False

    actors = ActorsField(label=_("Whose behaviour changed?"))
    find = TextField(most=200, required=False, label=_("Search the register"))
    actor_type = KeyedField(
        label=_("What type of actor is it?"),
        help_text=_("If you leave this empty, we take what the register says."),
        unanswered=_("Not answered yet"),
    )
    new_name = TextField(
        most=200,
        required=False,
        label=_("Name of the new actor"),
        help_text=_("As it calls itself, for example Accra Metropolitan Assembly. No private persons."),
    )
    new_type = KeyedField(label=_("Type of the new actor"), unanswered=_("Not answered yet"))
    new_level = KeyedField(label=_("Level on which it works"), unanswered=_("Not answered yet"))
    new_country = CountryField(
        required=False,
        label=_("Its country"),
        help_text=_("Leave this empty if it works in several countries."),
    )
    none_of_these = forms.BooleanField(required=False)

    def prepare(self) -> None:
        """Set the chosen actors and the codes."""
        chosen = (
            self.data.getlist("actors")
            if self.is_bound
            else [each.reference for each in self.initial["actors"]]
        )
        self.fields["actors"].offer(chosen)
        lists = codes_by_list((Dimension.ACTOR_TYPE, Dimension.LEVEL))
        types = lists[Dimension.ACTOR_TYPE]
        self.fields["actor_type"].offer(offered(types, self.initial["actor_type"]))
        self.fields["new_type"].offer(offered(types))
        self.fields["new_level"].offer(offered(lists[Dimension.LEVEL]))
        self.twins: list[Twin] = []

    def shown(self, outcome: Outcome) -> dict:
        """Return what the fields show of the record."""
        return {
            "actors": [part.actor for part in self._parts_of(outcome)],
            "actor_roles": {part.actor.reference: part.role for part in self._parts_of(outcome) if part.role},
            "actor_type": outcome.actor_type,
        }

    def _parts_of(self, outcome: Outcome) -> list[OutcomeActor]:
        if not hasattr(self, "_parts"):
            self._parts = list(outcome.actor_parts.select_related("actor"))
        return self._parts

    def register(self, text: str) -> dict:
        """Return what the page shows of the register: who is ticked, and what a search finds besides."""
        chosen = list(self.fields["actors"].rows.values())
        text = self.fields["find"].to_python(text)[: self.fields["find"].most]
        saved = {role_name(reference): role for reference, role in self.initial["actor_roles"].items()}
        typed = saved | self.data.dict() if self.is_bound else saved
        return {
            "chosen": choices_of(chosen, typed),
            "find": text,
            "found": choices_of(actors_found(text, besides=chosen), typed),
            "errors": self.errors.get("actors", ()),
        }

    def clean(self) -> dict:
        """Take the type from the register if it was left open, and look for twins of a new actor."""
        cleaned = super().clean()
        cleaned["actor_roles"] = self._typed_roles(cleaned.get("actors", ()))
        types = {actor.actor_type for actor in cleaned.get("actors", ())}
        if not cleaned.get("actor_type") and len(types) == 1:
            cleaned["actor_type"] = types.pop()
        name = cleaned.get("new_name")
        if not name:
            if any(self.data.get(field) for field in _NEW[1:]):
                self.add_error("new_name", gettext("Write the name of the actor you want to add."))
            return cleaned
        if not self.errors:
            self._ask_about_twins(cleaned)
        return cleaned

    def _typed_roles(self, actors: Iterable[Actor]) -> dict[str, str]:
        """Return the role of each actor that is in the outcome; one that was not asked for stays."""
        roles = {}
        for actor in actors:
            saved = self.initial["actor_roles"].get(actor.reference, "")
            try:
                said = _ROLE.clean(self.data.get(role_name(actor.reference), saved))
            except ValidationError as error:
                self.add_error("actors", error)
                continue
            if said or saved:
                roles[actor.reference] = said
        return roles

    def _ask_about_twins(self, cleaned: dict) -> None:
        twins = near_duplicates(cleaned["new_name"], country=cleaned["new_country"])
        ticked = {actor.pk for actor in cleaned["actors"]}
        if any(twin.actor.pk in ticked for twin in twins):
            # One of the twins was ticked instead.
            cleaned["new_name"] = ""
        elif twins and not cleaned["none_of_these"]:
            self.twins = twins
            self.add_error(
                "new_name", gettext("Is it one of these? Tick it, or say that it is none of them.")
            )

    def adds(self, question: Question) -> str:
        """Return the name of the actor that is added to the register."""
        return self.cleaned_data["new_name"] if question.name == "actors" else ""

    def new_actor(self) -> dict | None:
        """Return what the register is to say about an actor that is added; None if there is none."""
        if not self.cleaned_data["new_name"]:
            return None
        names = ("name", "actor_type", "level", "country")
        return {name: self.cleaned_data[field] for name, field in zip(names, _NEW, strict=True)}


def role_name(reference: str) -> str:
    """Return how the box for the role of an actor is called."""
    return f"role-{reference}"


def choices_of(actors: Iterable[Actor], typed: Mapping[str, str]) -> list[dict]:
    """Return actors as lines of the choice, each with the role that was typed or is saved."""
    return [
        {
            "actor": actor,
            "name": role_name(actor.reference),
            "role": clean_text(typed.get(role_name(actor.reference), ""))[: 2 * LONGEST_ROLE],
        }
        for actor in actors
    ]


def actors_found(text: str, *, besides: Iterable[Actor] = ()) -> list[Actor]:
    """Return the first actors that a search finds; one more than are offered says that there are more."""
    if not text.strip():
        return []
    rows = search_actors(text).exclude(pk__in=[actor.pk for actor in besides])
    return list(rows[: MOST_FOUND + 1])
