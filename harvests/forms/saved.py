"""Forms about a record that somebody else may be changing at the same time."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.formats import localize
from django.utils.translation import gettext as _

from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.typed_text import mark_of

CHOICE = "-choice"
"""Ends the name of the choice between one's own text and the one saved meanwhile."""


ASKED = "asked"
"""Names, in a posted decision, the fields that were asked about."""

_FOR_THE_FORM = frozenset({"version", "typed_by", "reason"})


class SavedForm(forms.ModelForm):
    """A form about a record with a version; it says what to ask, a service does the saving.

    Unasked for, browsers cut pasted text at `maxlength`; here text that is too long is refused in
    words and stays in the box, with its characters counted.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    typed_by = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, by: Principal, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["typed_by"].initial = mark_of(by.person_id)
        self.fields["version"].initial = self.instance.version
        if self.instance._state.adding:
            del self.fields["version"]
        for field in self.fields.values():
            most = field.widget.attrs.pop("maxlength", None)
            if most:
                field.widget.attrs["data-maxlength"] = most

    def answers(self) -> dict:
        """Return what was answered, without what only the form needs."""
        return {name: value for name, value in self.cleaned_data.items() if name not in _FOR_THE_FORM}

    def version_seen(self) -> int:
        """Return the version of the record that the person had before them."""
        return self.cleaned_data["version"] or 0

    def conflicts(self, saved, posted: QueryDict) -> list[dict]:
        """Return the fields in which the typed text and the saved record differ, with both texts.

        Nothing is chosen beforehand; what the person has chosen already stays chosen.
        """
        return [
            {
                "name": name,
                "label": self.fields[name].label,
                "mine": _shown(mine),
                "theirs": _shown(getattr(saved, name)),
                "choice": posted.get(name + CHOICE, ""),
            }
            for name, mine in self.answers().items()
            if mine != getattr(saved, name)
        ]

    def problems(self, posted: QueryDict) -> list[dict]:
        """Return what is still to be decided, for the summary at the top of the page."""
        sentence = _("%(question)s – choose which one stays.")
        return [
            {"url": f"#{name}-mine", "label": sentence % {"question": self.fields[name].label}}
            for name in undecided(posted)
            if name in self.fields
        ]


def undecided(posted: QueryDict) -> list[str]:
    """Return the fields about which the person was asked to decide and has not."""
    return [name for name in posted.getlist(ASKED) if posted.get(name + CHOICE) not in ("mine", "theirs")]


def settled(posted: QueryDict, saved, fields) -> QueryDict:
    """Return the posted answers after the person has chosen, field by field, whose text stays."""
    data = posted.copy()
    for name in fields:
        if posted.get(name + CHOICE) == "theirs":
            value = getattr(saved, name)
            data[name] = "" if value is None else str(value)
    return data


def show_meanwhile(form: forms.Form, told: Mapping[str, str], **seen) -> None:
    """Say at the fields of a sent form what is saved there now; what was typed stays in its box.

    `seen` are the hidden answers that say what the person saw: sent once more, the form replaces what it tells.
    """
    for name, words in told.items():
        form.add_error(name, f"{_('Saved meanwhile:')} {words or _('nothing')}")
    form.data = form.data.copy()
    for name, value in seen.items():
        form.data[name] = str(value)


def show_saved(form: forms.Form, fresh: forms.Form, seen: str) -> None:
    """Do the same with what a `fresh` form of the same kind shows; `seen` names the hidden answer."""
    told = {
        name: _in_words(fresh[name])
        for name, field in fresh.fields.items()
        if not field.widget.is_hidden and name in form.fields
        if _in_words(fresh[name]) != _in_words(form[name])
    }
    show_meanwhile(form, told, **{seen: fresh[seen].value()})


def _in_words(bound: forms.BoundField) -> str:
    """Return what stands in a field as a person reads it."""
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return _("yes") if value else _("no")
    labels = {str(key): str(label) for key, label in getattr(bound.field, "choices", ())}
    values = value if isinstance(value, list | tuple) else [value]
    words = [labels.get(str(each), str(each)) for each in values if each not in (None, "")]
    return " ".join(", ".join(words).split())


def _shown(value) -> str:
    return _("nothing") if value in (None, "") else localize(value)
