"""Forms about the register of actors."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from harvests.enums import Dimension
from outcomes.forms.capture.base import version_of
from outcomes.forms.codes import KeyedField, codes_by_list, offered
from outcomes.forms.countries import CountryField
from outcomes.forms.parts import PartForm
from outcomes.forms.texts import TextField
from outcomes.models import Actor
from outcomes.queries.actors import Twin, near_duplicates, search_actors
from outcomes.services.actors import ANSWERS, AlreadyInRegister
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.written import labelled


class ActorField(TextField):
    """An actor of the register by its reference or its name; gives the actor, or None."""

    def __init__(self, **options):
        super().__init__(most=200, required=False, **options)

    def prepare_value(self, value):
        """Return the reference that is printed."""
        return value.reference if isinstance(value, Actor) else value

    def clean(self, value) -> Actor | None:
        """Return the actor; raise ValidationError if the register has none or several of the name."""
        text = super().clean(value)
        if not text:
            return None
        by_reference = Actor.objects.filter(reference=text.upper()).first()
        found = [by_reference] if by_reference else list(search_actors(text)[:4])
        if not found:
            raise ValidationError(_("The register has no actor with this name or reference."), code="unknown")
        if len(found) > 1:
            several = ", ".join(f"{actor.name} ({actor.reference})" for actor in found[:3])
            raise ValidationError(
                _("Several actors fit: %(several)s. Write the reference of the one you mean."),
                code="several",
                params={"several": several},
            )
        return found[0]


class ActorForm(PartForm):
    """What the register says about an actor.

    When the register has nearly the same name already, `twins` are shown once before it is saved;
    `is_known` says that it has the very same name.
    """

    asked = ANSWERS

    name = TextField(
        most=200,
        label=_("Name"),
        help_text=_("As it calls itself, for example Accra Metropolitan Assembly. No private persons."),
        error_messages={"required": _("Write the name of the actor.")},
    )
    other_names = TextField(
        most=300,
        required=False,
        label=_("Other names"),
        help_text=_("Abbreviations and names in other languages, with commas between them, for example AMA."),
    )
    actor_type = KeyedField(label=_("Type"), unanswered=_("Not answered yet"))
    level = KeyedField(label=_("Level on which it works"), unanswered=_("Not answered yet"))
    country = CountryField(
        required=False, label=_("Country"), help_text=_("Leave this empty if it works in several countries.")
    )
    parent = ActorField(
        label=_("Part of"),
        help_text=_("The actor to which it belongs, by name or reference: for a department, its ministry."),
    )
    why = TextField(
        most=200,
        required=False,
        label=_("Why do you change it?"),
        help_text=_("It stays on the trail, for example: “It was renamed in 2024.”"),
    )

    def __init__(self, data: QueryDict | None = None, *, by: Principal, actor: Actor | None = None):
        self.actor = actor
        shown = _said_of(actor) if actor else {}
        super().__init__(data, by=by, shown=shown, seen=str(actor.version) if actor else "")
        lists = codes_by_list((Dimension.ACTOR_TYPE, Dimension.LEVEL))
        for field, dimension in (("actor_type", Dimension.ACTOR_TYPE), ("level", Dimension.LEVEL)):
            self.fields[field].offer(offered(lists[dimension], shown.get(field)))
        if actor is None:
            del self.fields["why"]
        self.twins: list[Twin] = []
        self.is_known = False

    def clean(self) -> dict:
        """Look for twins, unless the name stays or the person has said that it is none of them."""
        cleaned = super().clean()
        renamed = "name" in cleaned and (self.actor is None or cleaned["name"] != self.actor.name)
        if renamed and not self.data.get("none_of_these") and not self.errors:
            self.twins = near_duplicates(cleaned["name"], country=cleaned["country"], besides=self.actor)
            if self.twins:
                words = gettext("The register has nearly the same name. Look whether it is one of these.")
                self.add_error("name", words)
        return cleaned

    def read_version(self) -> int:
        """Return the version that the form was made from."""
        return version_of({"version": self.read_seen()})

    def show_saved(self, now: Actor) -> None:
        """Show what the register says now beside what was typed."""
        self.show_conflict(_said_of(now), seen=str(now.version))

    def refuse(self, error: Refused | ValidationError) -> None:
        """Show why the actor was not saved; the one that has its name already is offered instead."""
        if isinstance(error, AlreadyInRegister):
            self.twins, self.is_known = [Twin(error.actor, 100)], True
            self.add_error("name", gettext("This actor is in the register already."))
        else:
            super().refuse(error)

    def in_words(self, name: str, value) -> str:
        """Return an answer as people read it."""
        if name == "country":
            return country_name(value) if value else ""
        return str(value) if value else ""


def _said_of(actor: Actor) -> dict:
    return {name: getattr(actor, name) for name in ANSWERS}


_LONGEST_CHIP = 60
"""How much is shown of a filter that nobody understands."""


class ActorFilterForm(forms.Form):
    """Which actors of the register are listed."""

    q = TextField(most=200, required=False, label=_("Name"))
    type = KeyedField(label=_("Type"), unanswered=pgettext_lazy("all types", "All"))
    country = CountryField(required=False, label=_("Country"))

    def __init__(self, data: QueryDict):
        super().__init__(data)
        self.address = data
        self.fields["type"].offer(codes_by_list([Dimension.ACTOR_TYPE])[Dimension.ACTOR_TYPE])

    def wanted(self) -> dict:
        """Return the filters that are set and understood; `is_valid` says whether those are all."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def chips(self) -> list[dict]:
        """Return the filters that are set, each with the address without it."""
        chips = []
        wanted = self.wanted()
        not_understood = {name: self.address.get(name, "")[:_LONGEST_CHIP] for name in self.errors}
        for name, value in (wanted | not_understood).items():
            rest = self.address.copy()
            for gone in (name, "page"):
                rest.pop(gone, None)
            words = country_name(value) if name == "country" and name in wanted else str(value)
            chips.append({"label": labelled(self.fields[name].label, words), "url": f"?{rest.urlencode()}"})
        return chips
