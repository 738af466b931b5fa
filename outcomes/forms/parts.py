"""What forms about contributions, sources and evidence have in common: nothing typed is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from outcomes.forms.texts import LongTextField, TextField
from outcomes.word_diff import word_diff
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

    `seen` carries the mark or version of what the person saw when they began to type, `shown` a mark
    of each answer.
    """

    asked: tuple[str, ...] = ()
    """The fields that are answers, in the order of the page."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    typed_by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, files=None, *, by: Principal, shown: Mapping | None = None, seen: str = ""):
        self._shown = dict(shown or {}) if seen else {}
        hidden = {"seen": seen, "shown": self._marks_of_page, "typed_by": mark_of(by.person_id)}
        super().__init__(as_it_will_be_saved(data), files, initial=dict(shown or {}) | hidden)
        self.differences: list[dict] = []
        self.problems: list[str] = []

    def answers(self) -> dict:
        """Return the answers as the services take them."""
        return {name: self.cleaned_data[name] for name in self.asked}

    def read_seen(self) -> str:
        """Return the mark of what the person saw."""
        return clean_text(self.data.get("seen", ""))[:_LONGEST_MARK]

    def is_untouched(self) -> bool:
        """Say whether nothing was typed or chosen since the page was opened."""
        return not set(self.changed_data) - {"seen", "shown", "typed_by", "creation_key"}

    def refuse(self, error: DomainError | ValidationError) -> None:
        """Show why nothing was saved, at its field where it has one."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error if isinstance(error, ValidationError) else str(error))
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)

    def show_conflict(self, now: Mapping | None, *, seen: str = "") -> None:
        """Show both answers where something else is saved now; the next save is on top of that.

        What only the other person changed is taken over into the form, so that saving again does
        not undo it; where this person typed something, their text stays in its box. `now` is what the
        fields would show; None says that somebody removed it.
        """
        if now is None:
            self.add_error(None, _("Somebody else removed this meanwhile. What you typed is not saved."))
            return
        merged = {name: self.cleaned_data[name] for name in now}
        for name, saved in now.items():
            mine, theirs = self.in_words(name, merged[name]), self.in_words(name, saved)
            if mine == theirs:
                continue
            untouched = _mark(mine) == self._shown_before().get(name)
            if untouched:
                merged[name] = saved
            self.differences.append(
                {
                    "label": self.fields[name].label,
                    "mine": mine,
                    "theirs": theirs,
                    "taken_over": untouched,
                    "pieces": word_diff(mine, theirs) if self._is_text(name, mine, theirs) else (),
                }
            )
        self.problems = [
            _("Somebody else changed this meanwhile. Compare the two texts, change yours, and save again.")
        ]
        self._show_again(merged | {"seen": seen, "shown": self._marks(now)})

    def _is_text(self, name: str, mine: str, theirs: str) -> bool:
        """Say whether two answers are texts long enough to be compared by words."""
        return isinstance(self.fields[name], LongTextField) and bool(mine and theirs)

    def _show_again(self, values: Mapping) -> None:
        """Print these values instead of what was sent, as if the page had been opened with them."""
        self.initial = self.initial | values
        self.is_bound = False
        self._errors = None
        self._bound_fields_cache = {}

    def _marks_of_page(self) -> str:
        # Called when the page is printed: until then a form may still set choices and drop fields.
        return self._marks({name: value for name, value in self._shown.items() if name in self.fields})

    def _marks(self, shown: Mapping) -> str:
        """Return a short mark per field of what the page showed, so that typing can be told from it."""
        return " ".join(f"{name}:{_mark(self.in_words(name, value))}" for name, value in shown.items())

    def _shown_before(self) -> dict[str, str]:
        pairs = (pair.partition(":") for pair in self.data.get("shown", "").split()[: len(self.fields)])
        return {name: mark for name, _colon, mark in pairs}

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


def _mark(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:8]
