"""Asking by which rules outcomes are selected, and which ones are chosen by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from outcomes.enums import SelectionMark, StratumKind
from outcomes.forms.texts import TextField
from outcomes.masking import shown
from outcomes.models import Outcome, Selection
from outcomes.models.selection import LONGEST_SEED
from outcomes.selecting.plans import ByLot, ByLotInGroups, Everything, Marked, Rule
from outcomes.selecting.units import Unit
from outcomes.selecting.written import read
from outcomes.services.selections import LONGEST_REASON

_LARGEST = 2_147_483_647
_MOST_DRAWN = 10_000
_LOTS = (
    ("", _("No lot over all of them")),
    ("number", _("A number of them")),
    ("percent", _("A share of them, in per cent")),
)
_IN_GROUPS = (
    ("number", _("A number in all, shared out in proportion, at least one from each group")),
    ("percent", _("A share of all, in per cent, shared out in the same way")),
    ("each", _("The same number from each group")),
)


class SelectionForm(forms.Form):
    """Asks for the rules, which add up, for the seed, and whether linked outcomes are drawn together."""

    field_order = (
        "everything",
        "marks",
        "lot",
        "lot_amount",
        "stratum",
        "stratum_how",
        "stratum_amount",
        "together",
        "seed",
    )
    optional_fields: frozenset[str] = frozenset()

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=_LARGEST)
    everything = forms.BooleanField(required=False, label=_("Every accepted outcome"))
    marks = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Every outcome of a kind"),
        help_text=_("In brackets: how many there are now."),
    )
    lot = forms.ChoiceField(
        required=False, widget=forms.RadioSelect, choices=_LOTS, label=_("By lot over all accepted outcomes")
    )
    lot_amount = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=_MOST_DRAWN,
        label=_("How many, or how many per cent?"),
        help_text=_("Needed if you draw by lot over all of them."),
    )
    stratum = forms.ChoiceField(
        required=False,
        label=_("By lot in groups"),
        help_text=_("So that each group is in the sample, however small it is."),
    )
    stratum_how = forms.ChoiceField(
        required=False,
        widget=forms.RadioSelect,
        choices=_IN_GROUPS,
        initial="number",
        label=_("How is it shared out?"),
    )
    stratum_amount = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=_MOST_DRAWN,
        label=_("How many in the groups, or how many per cent?"),
        help_text=_("Needed if you draw by lot in groups."),
    )
    together = forms.BooleanField(
        required=False,
        label=_("Linked outcomes are drawn together"),
        help_text=_(
            "Outcomes that are the same change, continue or led to one another are one unit: "
            "when one is drawn, all are."
        ),
    )
    seed = TextField(
        most=LONGEST_SEED,
        label=_("Seed of the lot"),
        help_text=_(
            "The same seed draws the same outcomes, on any machine and in any year. Agree on it before you see "
            "what it draws, for example today’s date."
        ),
        error_messages={"required": _("Write a seed: any word or number.")},
    )

    def __init__(self, data=None, *, selection: Selection, units: Collection[Unit]):
        super().__init__(data, initial=_initial(selection))
        self.fields["stratum"].choices = [("", _("No groups")), *StratumKind.choices]
        self.fields["marks"].choices = [
            (mark.value, f"{mark.label} ({_number_with(units, mark)})") for mark in SelectionMark
        ]
        self.fields["everything"].label = _now("Every accepted outcome (%(number)d)") % {
            "number": sum(len(unit.outcomes) for unit in units)
        }

    def clean(self) -> dict:
        """Ask for the amount of a lot, at the field where it is missing."""
        answers = super().clean()
        for kind, name in (("lot", "lot_amount"), ("stratum", "stratum_amount")):
            chosen = answers.get(kind)
            if not chosen or self.has_error(name):
                continue
            how = chosen if kind == "lot" else answers.get("stratum_how")
            if not answers.get(name):
                self.add_error(name, _("Write how many."))
            elif how == "percent" and answers[name] > 100:
                self.add_error(name, _("Write at most 100 per cent."))
        return answers

    def rules(self) -> list[Rule]:
        """Return the rules that are chosen, without what is chosen by hand."""
        said = self.cleaned_data
        rules: list[Rule] = [Everything()] if said["everything"] else []
        rules += [Marked(mark) for mark in said["marks"]]
        if said["lot"]:
            rules.append(ByLot(**{said["lot"]: said["lot_amount"]}))
        if said["stratum"]:
            how = said["stratum_how"] or "number"
            rules.append(ByLotInGroups(said["stratum"], **{how: said["stratum_amount"]}))
        return rules


def _initial(selection: Selection) -> Mapping[str, object]:
    found: dict[str, object] = {
        "version": selection.version,
        "seed": selection.seed,
        "together": selection.together,
        "marks": [],
        "stratum_how": "number",
        "lot": "",
    }
    for rule in read(selection.rules):
        match rule:
            case Everything():
                found["everything"] = True
            case Marked(mark):
                found["marks"].append(mark)
            case ByLot(number, percent):
                found |= {"lot": "number" if number else "percent", "lot_amount": number or percent}
            case ByLotInGroups(dimension, number, percent, each):
                how = "number" if number else "percent" if percent else "each"
                found |= {
                    "stratum": dimension,
                    "stratum_how": how,
                    "stratum_amount": number or percent or each,
                }
    return found


def _number_with(units: Collection[Unit], mark: str) -> int:
    return sum(len(unit.outcomes) for unit in units if mark in unit.marks)


class HandForm(forms.Form):
    """Asks which of the printed outcomes are chosen by hand, and why; or which ones a report is going to quote."""

    field_order = ("references", "reason")

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=_LARGEST)
    references = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label=_("Which outcomes?"),
        error_messages={
            "required": _("Tick the outcomes that this is about."),
            "invalid_choice": _("One of these is no longer listed. Look at the list as it is now."),
        },
    )
    reason = TextField(
        most=LONGEST_REASON,
        required=False,
        label=_("Why are they chosen by hand?"),
        help_text=_(
            "It is kept with the selection. Not needed to note that a report is going to quote them."
        ),
    )

    def __init__(self, data=None, *, selection: Selection, outcomes: Sequence[Outcome]):
        super().__init__(data, initial={"version": selection.version})
        self.fields["references"].choices = [
            (each.reference, f"{each.reference} · {shown(each, 'title')}") for each in outcomes
        ]
