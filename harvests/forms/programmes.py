"""Choosing programmes: those of a role, and those that a round asks with what is hoped for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.models import HarvestRound, Programme
from harvests.queries.lists import choosable_programmes

MOST_HOPED_FOR = 9999


class ProgrammesField(forms.MultipleChoiceField):
    """The programmes that existed in the period of a round; none means the whole round."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        options.setdefault("label", gettext_lazy("For which programmes?"))
        options.setdefault("help_text", gettext_lazy("Choose none for the whole round."))
        super().__init__(
            required=False,
            error_messages={"invalid_choice": gettext_lazy("Choose programmes from the list.")},
            **options,
        )
        self._offered: dict[str, Programme] = {}

    def offer(self, harvest_round: HarvestRound, *, keep: Sequence[Programme] = ()) -> None:
        """Offer the programmes of a round, and those that are chosen already."""
        rows = choosable_programmes(harvest_round=harvest_round, keep=[each.pk for each in keep])
        self._offered = {programme.key: programme for programme in rows}
        self.choices = [(key, programme.label) for key, programme in self._offered.items()]

    def clean(self, value) -> list[Programme]:
        """Return the chosen programmes in their order."""
        keys = set(super().clean(value))
        return [programme for key, programme in self._offered.items() if key in keys]


class MemberProgrammesForm(forms.Form):
    """For which programmes somebody holds a role."""

    optional_fields: frozenset[str] = frozenset()

    programmes = ProgrammesField()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, harvest_round: HarvestRound, keep: Sequence[Programme] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programmes"].offer(harvest_round, keep=keep)


@dataclass(frozen=True)
class ProgrammeLine:
    """The two questions about one programme."""

    programme: Programme
    asked: BoundField
    hoped: BoundField


class AskedProgrammesForm(forms.Form):
    """Which programmes a round asks, and how many outcomes are hoped for from each."""

    optional_fields: frozenset[str] = frozenset()

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, programmes: Sequence[Programme], asked: dict[str, int | None], **kwargs):
        initial = {"seen": in_one_line(asked)}
        for programme in programmes:
            initial[f"asks-{programme.key}"] = programme.key in asked
            initial[f"hoped-{programme.key}"] = asked.get(programme.key)
        super().__init__(*args, initial=initial, **kwargs)
        self.programmes = programmes
        for programme in programmes:
            words = {"programme": programme.label}
            self.fields[f"asks-{programme.key}"] = forms.BooleanField(required=False, label=programme.label)
            self.fields[f"hoped-{programme.key}"] = forms.IntegerField(
                required=False,
                min_value=1,
                max_value=MOST_HOPED_FOR,
                label=_("Outcomes hoped for from %(programme)s") % words,
                error_messages={
                    "invalid": _("Write a whole number, or leave it empty."),
                    "min_value": _("Write a number from 1, or leave it empty."),
                    "max_value": _("Write a smaller number: it is only a hope."),
                },
            )

    @classmethod
    def from_typed(cls, typed: AskedProgrammesForm, *, asked: dict[str, int | None]) -> AskedProgrammesForm:
        """Return the form as it was answered, for what the round asks now: saving again decides."""
        again = typed.data.copy()
        again["seen"] = in_one_line(asked)
        return cls(again, programmes=typed.programmes, asked=asked)

    def lines(self) -> list[ProgrammeLine]:
        """Return the questions, programme by programme."""
        return [
            ProgrammeLine(programme, self[f"asks-{programme.key}"], self[f"hoped-{programme.key}"])
            for programme in self.programmes
        ]

    def clean(self) -> dict:
        """Refuse a hope for a programme that is not asked: one of the two was meant otherwise."""
        answers = super().clean()
        for programme in self.programmes:
            if answers.get(f"hoped-{programme.key}") and not answers.get(f"asks-{programme.key}"):
                self.add_error(
                    f"hoped-{programme.key}",
                    _("You hope for outcomes of a programme that is not asked. Choose it, or empty this."),
                )
        return answers

    def asked(self) -> dict[Programme, int | None]:
        """Return the programmes that the round shall ask, each with what is hoped for."""
        return {
            programme: self.cleaned_data[f"hoped-{programme.key}"]
            for programme in self.programmes
            if self.cleaned_data[f"asks-{programme.key}"]
        }

    def seen_before(self) -> dict[str, int | None]:
        """Return what the person had before them when the page was made."""
        return from_one_line(self.cleaned_data["seen"])


def in_one_line(asked: dict[str, int | None]) -> str:
    """Return programmes with their hopes as the page posts them back."""
    return ",".join(f"{key}={'' if hoped is None else hoped}" for key, hoped in sorted(asked.items()))


def from_one_line(line: str) -> dict[str, int | None]:
    """Return what `in_one_line` has written; what is no number counts as none."""
    pairs = (part.partition("=") for part in line.split(",") if part)
    return {
        key: int(hoped) if hoped.isascii() and hoped.isdigit() and len(hoped) < 6 else None
        for key, _sign, hoped in pairs
    }
