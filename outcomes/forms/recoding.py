"""Asking how a code is changed: one form for each kind of change."""

from __future__ import annotations

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from harvests.codebook import LABELS
from harvests.enums import Dimension
from harvests.models import Code
from harvests.queries.lists import choosable_codes
from outcomes.enums import RecodingKind
from outcomes.forms.texts import LongTextField, TextField
from outcomes.models import Recoding
from outcomes.models.coding import MOST_OF_A_CODING_NOTE
from outcomes.queries.recoding import OF_OUTCOMES, Change
from wiego_mle.kernel.written import labelled

MOST_TARGETS = 4


class _ChangeForm(forms.Form):
    """Asks why; `version` is that of the code the person saw."""

    optional_fields: frozenset[str] = frozenset()
    kind: RecodingKind

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_147_483_647)
    why = LongTextField(
        label=_("Why?"),
        help_text=_("It stands beside the change, for those who compare years."),
        most=MOST_OF_A_CODING_NOTE,
        rows=2,
        error_messages={"required": _("Write why. It stands beside the change for those who compare years.")},
    )

    def __init__(self, *args, code: Code, **kwargs):
        super().__init__(*args, **kwargs)
        self.code = code
        self.initial.setdefault("version", code.version)

    def change(self) -> Change:
        """Return what the form asks for, on the code as the person saw it."""
        self.code.version = self.cleaned_data["version"]
        return Change(self.kind, self.code, **self.details())

    def details(self) -> dict:
        """Return what besides the code belongs to the change."""
        return {}


class RenameForm(_ChangeForm):
    """Asks for new words."""

    kind = RecodingKind.RENAME
    optional_fields = frozenset(LABELS[1:])
    label_en = TextField(
        label=_("What is it called in English?"),
        most=120,
        error_messages={"required": _("Give it a name in English.")},
    )
    label_es = TextField(label=_("What is it called in Spanish?"), most=120, required=False)
    label_fr = TextField(label=_("What is it called in French?"), most=120, required=False)
    label_pt = TextField(label=_("What is it called in Portuguese?"), most=120, required=False)
    field_order = (*LABELS, "why")

    def __init__(self, *args, code: Code, **kwargs):
        super().__init__(*args, code=code, **kwargs)
        for name in LABELS:
            self.initial.setdefault(name, getattr(code, name))
            self.fields[name].widget.attrs["lang"] = name[-2:]

    def details(self) -> dict:
        """Return the new words."""
        return {"labels": {name: self.cleaned_data[name] for name in LABELS}}


class MergeForm(_ChangeForm):
    """Asks into which code it is merged."""

    kind = RecodingKind.MERGE
    field_order = ("into", "why")
    into = forms.ModelChoiceField(
        queryset=Code.objects.none(),
        to_field_name="key",
        label=_("Into which code?"),
        empty_label=_("Choose a code"),
        error_messages={
            "required": _("Choose the code into which it is merged."),
            "invalid_choice": _("Choose a code of the same list."),
        },
    )

    def __init__(self, *args, code: Code, **kwargs):
        super().__init__(*args, code=code, **kwargs)
        self.fields["into"].queryset = _others(code)

    def details(self) -> dict:
        """Return the code that takes the place."""
        return {"targets": (self.cleaned_data["into"],)}


class SplitForm(_ChangeForm):
    """Asks into which codes it is split, and by which rule an outcome gets one of them."""

    kind = RecodingKind.SPLIT

    def __init__(self, *args, code: Code, **kwargs):
        super().__init__(*args, code=code, **kwargs)
        others, conditions = _others(code), _conditions(code)
        for number in range(1, MOST_TARGETS + 1):
            self.fields[f"target_{number}"] = forms.ModelChoiceField(
                queryset=others,
                to_field_name="key",
                required=number <= 2,
                label=_("Code %(number)d") % {"number": number},
                empty_label=_("Choose a code"),
                error_messages={
                    "required": _("Choose at least two codes. Add them to the list first."),
                    "invalid_choice": _("Choose a code of the same list."),
                },
            )
            self.fields[f"when_{number}"] = forms.ModelChoiceField(
                queryset=conditions,
                required=False,
                label=_("Given by rule to outcomes that also have"),
                empty_label=_("Only a person gives it"),
            )
        # Codes of several lists stand in one select, so each says where it belongs.
        names = {each.value: each.label for each in Dimension}
        for number in range(1, MOST_TARGETS + 1):
            field = self.fields[f"when_{number}"]
            field.label_from_instance = lambda code: labelled(
                names.get(code.dimension, code.dimension), code.label
            )
        self.order_fields([f"{name}_{n}" for n in range(1, MOST_TARGETS + 1) for name in ("target", "when")])
        self.optional_fields = frozenset(name for name, field in self.fields.items() if not field.required)

    def clean(self) -> dict:
        """Refuse the same code twice."""
        cleaned = super().clean()
        chosen = [cleaned.get(f"target_{number}") for number in range(1, MOST_TARGETS + 1)]
        given = [code for code in chosen if code]
        if len(set(given)) != len(given):
            self.add_error("target_2", _("Choose each code once."))
        return cleaned

    def details(self) -> dict:
        """Return the codes with their conditions."""
        data = self.cleaned_data
        numbers = [n for n in range(1, MOST_TARGETS + 1) if data.get(f"target_{n}")]
        return {
            "targets": tuple(data[f"target_{n}"] for n in numbers),
            "when": {data[f"target_{n}"].key: data[f"when_{n}"] for n in numbers if data.get(f"when_{n}")},
        }


class MoveForm(_ChangeForm):
    """Asks beneath which code it moves."""

    kind = RecodingKind.MOVE
    optional_fields = frozenset({"parent"})
    field_order = ("parent", "why")
    parent = forms.ModelChoiceField(
        queryset=Code.objects.none(),
        to_field_name="key",
        required=False,
        label=_("Beneath which code?"),
        empty_label=_("None: to the top"),
    )

    def __init__(self, *args, code: Code, **kwargs):
        super().__init__(*args, code=code, **kwargs)
        self.fields["parent"].queryset = _others(code)

    def details(self) -> dict:
        """Return the code above."""
        return {"parent": self.cleaned_data["parent"]}


class RetireCodeForm(_ChangeForm):
    """Asks only why."""

    kind = RecodingKind.RETIRE


FORMS = {form.kind: form for form in (RenameForm, MergeForm, SplitForm, MoveForm, RetireCodeForm)}


class ByHandForm(forms.Form):
    """Asks which of the codes of a split an outcome gets."""

    outcome = forms.CharField(max_length=12)
    target = forms.ModelChoiceField(
        queryset=Code.objects.none(),
        to_field_name="key",
        error_messages={"required": _("Choose a code."), "invalid_choice": _("Choose a code of the split.")},
    )

    def __init__(self, *args, recoding: Recoding, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = recoding.targets.all()


def _others(code: Code) -> QuerySet[Code]:
    return choosable_codes(code.dimension).exclude(pk=code.pk)


def _conditions(code: Code) -> QuerySet[Code]:
    lists = [each for each in (*OF_OUTCOMES, Dimension.WORKER_GROUP) if each != code.dimension]
    return Code.objects.filter(dimension__in=lists, retired_on__isnull=True).order_by(
        "dimension", "order", "pk"
    )
