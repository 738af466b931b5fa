"""What forms about contributions, sources and evidence have in common: nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from outcomes.forms.texts import TextField
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.errors import DomainError
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.typed_text import mark_of

_LONGEST_MARK = 40


def as_it_will_be_saved(data: QueryDict | None) -> QueryDict | None:
    """Return what was sent as it will be saved, so that a page that comes back prints nothing else."""
    if data is None:
        return None
    cleaned = data.copy()
    for name, values in data.lists():
        cleaned.setlist(name, [clean_text(value) for value in values])
    return cleaned


class PartForm(forms.Form):
    """Shows what is saved, or what was typed.

    `seen` carries the mark or version of what the person saw when they began to type.
    """

    asked: tuple[str, ...] = ()
    """The fields that are answers, in the order of the page."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    typed_by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, by: Principal, shown: Mapping | None = None, seen: str = ""):
        initial = dict(shown or {}) | {"seen": seen, "typed_by": mark_of(by.person_id)}
        super().__init__(as_it_will_be_saved(data), files, initial=initial)
        self.differences: list[dict] = []

    def answers(self) -> dict:
        """Return the answers as the services take them."""
        return {name: self.cleaned_data[name] for name in self.asked}

    def read_seen(self) -> str:
        """Return the mark of what the person saw."""
        return clean_text(self.data.get("seen", ""))[:_LONGEST_MARK]

    def is_untouched(self) -> bool:
        """Say whether nothing was typed or chosen since the page was opened."""
        return not set(self.changed_data) - {"seen", "typed_by", "creation_key"}

    def refuse(self, error: DomainError | ValidationError) -> None:
        """Show why nothing was saved, at its field where it has one."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error if isinstance(error, ValidationError) else str(error))
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)

    def show_conflict(self, now: Mapping | None, *, seen: str = "") -> None:
        """Show both answers where something else is saved now; the next save is on top of that.

        `now` is what the fields would show; None says that somebody removed it.
        """
        self.data = self.data.copy()
        self.data["seen"] = seen
        if now is None:
            self.add_error(None, _("Somebody else removed this meanwhile. What you typed is not saved."))
            return
        self.differences = [
            {"label": self.fields[name].label, "mine": mine, "theirs": theirs}
            for name in now
            if (mine := self.in_words(name, self.cleaned_data.get(name)))
            != (theirs := self.in_words(name, now[name]))
        ]
        self.add_error(
            None,
            _("Somebody else changed this meanwhile. Compare the two texts, change yours, and save again."),
        )

    def in_words(self, name: str, value) -> str:
        """Return an answer as people read it."""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        field = self.fields[name]
        if isinstance(value, str) and isinstance(field, forms.ChoiceField):
            return str(dict(field.choices).get(value, value))
        return str(value) if value else ""


class RemoveForm(PartForm):
    """Asks why something is taken off a record."""

    asked = ("why",)

    why = TextField(
        most=200,
        required=False,
        label=_lazy("Why do you remove it?"),
        help_text=_lazy("It stays on the trail, with what you write here."),
    )
