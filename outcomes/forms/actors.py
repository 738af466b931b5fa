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
from outcomes.forms.texts import TextField
from outcomes.models import Actor
from outcomes.queries.actors import Twin, near_duplicates, search_actors
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.typed_text import mark_of


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


class ActorForm(forms.Form):
    """What the register says about an actor.

    When the register has nearly the same name already, `twins` are shown once before it is saved.
    """

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
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    typed_by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, by: Principal, actor: Actor | None = None):
        self.actor = actor
        names = ("name", "other_names", "actor_type", "level", "country", "parent", "version")
        shown = {name: getattr(actor, name) for name in names} if actor else {}
        super().__init__(data, initial=shown | {"typed_by": mark_of(by.person_id)})
        lists = codes_by_list((Dimension.ACTOR_TYPE, Dimension.LEVEL))
        for field, dimension in (("actor_type", Dimension.ACTOR_TYPE), ("level", Dimension.LEVEL)):
            self.fields[field].offer(offered(lists[dimension], shown.get(field)))
        self.twins: list[Twin] = []
        self.is_known = False
        self.differences: list[dict] = []

    def clean(self) -> dict:
        """Look for twins, unless the name stays or the person has said that it is none of them."""
        cleaned = super().clean()
        renamed = "name" in cleaned and (self.actor is None or cleaned["name"] != self.actor.name)
        if renamed and not self.data.get("none_of_these") and not self.errors:
            self.twins = near_duplicates(cleaned["name"], country=cleaned["country"], besides=self.actor)
            if self.twins:
                self.add_error(
                    "name", gettext("The register has nearly the same name. Look whether it is one of these.")
                )
        return cleaned

    def answers(self) -> dict:
        """Return the answers as the services take them."""
        return {
            name: self.cleaned_data[name]
            for name in ("name", "other_names", "actor_type", "level", "country", "parent")
        }

    def read_version(self) -> int:
        """Return the version that the form was made from."""
        return version_of(self.data)

    def show_conflict(self, now: Actor) -> None:
        """Show both answers where the register says something else now; the next save is on top of that."""
        mine, theirs = self.answers(), {name: getattr(now, name) for name in self.answers()}
        self.differences = [
            {
                "label": self.fields[name].label,
                "mine": _said(name, mine[name]),
                "theirs": _said(name, theirs[name]),
            }
            for name in mine
            if mine[name] != theirs[name]
        ]
        self.data = self.data.copy()
        self.data["version"] = str(now.version)
        self.add_error(
            None,
            gettext(
                "Somebody else changed this actor meanwhile. Compare, change your answers, and save again."
            ),
        )

    def already_there(self, actor: Actor) -> None:
        """Show the actor that has this name and country already."""
        self.twins, self.is_known = [Twin(actor, 100)], True
        self.add_error("name", gettext("This actor is in the register already."))

    def refuse(self, error: ValidationError | Refused) -> None:
        """Show why the actor was not saved, at its field where it has one."""
        if isinstance(error, Refused):
            self.add_error(None, str(error))
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)


def _said(name: str, value) -> str:
    if name == "country":
        return country_name(value) if value else ""
    return str(value) if value else ""


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
        """Return the filters that are set and understood."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def chips(self) -> list[dict]:
        """Return the filters that are set, each with the address without it."""
        chips = []
        for name, value in self.wanted().items():
            rest = self.address.copy()
            for gone in (name, "page"):
                rest.pop(gone, None)
            words = country_name(value) if name == "country" else str(value)
            chips.append({"label": f"{self.fields[name].label}: {words}", "url": f"?{rest.urlencode()}"})
        return chips
