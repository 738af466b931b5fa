"""Asking for one of some answers, also where they are too many for a select."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wiego_mle.kernel.folding import clean_text, fold

MOST_OPTIONS = 60
"""A select with more is a long way to scroll on a phone; a name is typed sooner."""

_MOST_NAMED = 6

Group = tuple[str, Sequence[tuple[str, str]]]


class OneOfManyField(forms.ChoiceField):
    """Asks for one of some answers: by a select or, where there are many, by its name in a box.

    The value is the key of the answer either way. A name is found however it is written, by some of its words
    if no other has them too; of several with the same name the error tells the keys, which can be typed.
    """

    def offer(self, groups: Sequence[Group], *, nothing: str) -> None:
        """Set what can be chosen: groups of keys and names, the heading of a single group being empty.

        `nothing` is what the select says where nothing is chosen.
        """
        self._names = {key: str(name) for _heading, options in groups for key, name in options}
        self.by_name = len(self._names) > MOST_OPTIONS
        if self.by_name:
            self.widget = forms.TextInput(attrs=self.widget.attrs)
            self.widget.is_required = self.required
            self.help_text = self.help_text or _("Write the name or a part of it.")
            return
        shown = [
            entry for heading, options in groups for entry in ([(heading, options)] if heading else options)
        ]
        self.choices = [("", nothing), *shown]

    def to_python(self, value) -> str:
        """Return the key of what was chosen or written; an empty text for nothing.

        Raises:
            ValidationError: nothing is called like this, or several are.
        """
        value = " ".join(clean_text(super().to_python(value)).split())
        if not self.by_name or not value or value in self._names:
            return value
        words = fold(value).split()
        same = [key for key, name in self._names.items() if fold(name).split() == words]
        found = same or [
            key for key, name in self._names.items() if all(word in fold(name) for word in words)
        ]
        if len(found) > 1:
            told = ", ".join(f"{self._names[key]} ({key})" for key in found[:_MOST_NAMED])
            raise ValidationError(
                _(
                    "Several are called like this: %(names)s. Write more of the name, or what stands in brackets."
                ),
                params={"names": told},
            )
        return found[0] if found else value

    def valid_value(self, value: str) -> bool:
        """Say whether this is the key of something that can be chosen."""
        return value in self._names

    def prepare_value(self, value):
        """Return what stands in the box: the name of what was chosen before."""
        return self._names.get(value, value) if self.by_name and isinstance(value, str) else value
