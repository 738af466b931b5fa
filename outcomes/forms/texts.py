"""Asking for text: cleaned, counted, never cut."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from outcomes.models.outcome import MOST_CHARACTERS
from wiego_mle.kernel.folding import clean_text


class TextField(forms.CharField):
    """One line of text. Too much of it is refused with its number, and stays in the box.

    The browser gets no `maxlength`, because it would silently cut what somebody pastes.
    """

    def __init__(self, *, most: int, **options):
        self.most = most
        super().__init__(**options)

    def to_python(self, value) -> str:
        """Return the text without control characters and outer white space, on one line."""
        return " ".join(super().to_python(clean_text(value or "")).split())

    def validate(self, value: str) -> None:
        """Raise ValidationError if an answer is needed, or longer than it may be."""
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(
                _("This text has %(number)s characters; at most %(most)s fit here. Shorten it."),
                code="too-long",
                params={
                    "number": number_format(len(value), force_grouping=True),
                    "most": number_format(self.most, force_grouping=True),
                },
            )


class LongTextField(TextField):
    """Several lines of text, with a word about the usual length.

    `words` is the guidance printed under the box, such as "50–150"; it refuses nothing.
    """

    widget = forms.Textarea

    def __init__(self, *, most: int = MOST_CHARACTERS, words: str = "", rows: int = 5, **options):
        super().__init__(most=most, **options)
        self.widget.attrs["rows"] = rows
        if words:
            self.widget.attrs["data-words"] = words

    def to_python(self, value) -> str:
        """Return the text without control characters and outer white space; line ends are kept."""
        return forms.CharField.to_python(self, clean_text(value or "")).strip()


class TitleField(TextField):
    """A headline whose characters are counted while somebody writes."""

    def __init__(self, *, most: int = 100, **options):
        super().__init__(most=most, **options)
        self.widget.attrs["data-maxlength"] = most
