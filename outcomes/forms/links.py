"""Forms of the page that compares two outcomes: linking, merging, saying that they are not the same."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from outcomes.enums import SYMMETRIC_LINKS, LinkKind
from outcomes.forms.parts import PartForm
from outcomes.forms.texts import LongTextField, TextField
from outcomes.masking import shown as shown_answer
from outcomes.models import Outcome
from outcomes.models.link import LONGEST_NOTE
from wiego_mle.kernel.access import Principal

INVERSE = "-inverse"
"""What a kind ends with where the link is read from its second record."""


def _ways() -> list[tuple[str, object]]:
    """Return the ways in which the first outcome may belong to the second, each in its own words."""
    ways: list[tuple[str, object]] = [("", _("Choose one"))]
    for kind in LinkKind:
        ways.append((kind.value, kind.label))
        if kind not in SYMMETRIC_LINKS:
            ways.append((f"{kind.value}{INVERSE}", kind.inverse_label))
    return ways


class LinkForm(PartForm):
    """Asks how one outcome belongs to another."""

    asked = ("kind", "note")

    kind = forms.ChoiceField(
        error_messages={
            "required": _("Say how the two belong together."),
            "invalid_choice": _("Choose one of these ways."),
        },
    )
    note = LongTextField(
        most=LONGEST_NOTE,
        rows=2,
        required=False,
        label=_("How do you know?"),
        help_text=_("For example: “The by-law names this agreement as its basis.”"),
    )

    def __init__(self, data=None, *, by: Principal, outcome: Outcome, other: Outcome):
        super().__init__(data, by=by)
        self.fields["kind"].choices = _ways()
        self.fields["kind"].label = _("How does %(one)s belong to %(other)s?") % {
            "one": outcome.reference,
            "other": other.reference,
        }
        self.auto_id = "link_%s"

    def pair(self, outcome: Outcome, other: Outcome) -> dict:
        """Return what `link_outcomes` takes: the outcome from which the link is read, the other, and the kind."""
        kind = self.cleaned_data["kind"]
        if kind.endswith(INVERSE):
            return {"outcome": other, "other": outcome, "kind": kind.removesuffix(INVERSE)}
        return {"outcome": outcome, "other": other, "kind": kind}


class MergeForm(PartForm):
    """Asks which of two outcomes is kept, and why they are one change."""

    asked = ("keep", "reason")

    keep = forms.ChoiceField(
        label=_("Which one is kept and counted?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the one that is kept."),
            "invalid_choice": _("Choose one of the two."),
        },
    )
    reason = LongTextField(
        most=LONGEST_NOTE,
        rows=3,
        label=_("Why are they the same change?"),
        help_text=_("The contributors of both will read it."),
        error_messages={"required": _("Write why both are the same change.")},
    )

    def __init__(self, data=None, *, by: Principal, outcome: Outcome, other: Outcome):
        super().__init__(data, by=by)
        self.fields["keep"].choices = [
            (each.reference, f"{each.reference} {shown_answer(each, 'title')}") for each in (outcome, other)
        ]
        self.auto_id = "merge_%s"


class NotTheSameForm(PartForm):
    """Asks, if somebody wants to say so, why two outcomes are not one change."""

    asked = ("why",)

    why = LongTextField(
        most=LONGEST_NOTE,
        rows=2,
        required=False,
        label=_("Why not?"),
        help_text=_("For example: “Another market of the same city.” The pair is not proposed again."),
    )

    def __init__(self, data=None, *, by: Principal, outcome: Outcome, other: Outcome):
        super().__init__(data, by=by)
        self.auto_id = "not_%s"


class MaybeTheSameForm(PartForm):
    """Asks, if somebody wants to say so, why it is open again whether two outcomes are one change."""

    asked = ("again",)

    again = LongTextField(
        most=LONGEST_NOTE,
        rows=2,
        required=False,
        label=_("What speaks for it?"),
    )

    def __init__(self, data=None, *, by: Principal, outcome: Outcome, other: Outcome):
        super().__init__(data, by=by)
        self.auto_id = "again_%s"


class UndoMergeForm(PartForm):
    """Asks why a merge is undone."""

    asked = ("reason",)

    reason = LongTextField(
        most=LONGEST_NOTE,
        rows=3,
        label=_("Why are they two changes after all?"),
        help_text=_("The contributor will read it."),
        error_messages={"required": _("Write why they are two changes after all.")},
    )


class CompareWithForm(forms.Form):
    """Asks with which outcome another one is compared."""

    other = TextField(
        most=20,
        label=_("Compare it with another outcome"),
        help_text=_("Its reference, for example OH-0042."),
        error_messages={"required": _("Write the reference of the other outcome.")},
    )
