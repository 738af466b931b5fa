"""Asking for what documents a change."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from outcomes.enums import EvidenceKind, EvidenceLanguage, Supports
from outcomes.forms.partial_date import PartialDateField
from outcomes.forms.parts import PartForm
from outcomes.forms.texts import LongTextField, TextField
from outcomes.models import Evidence
from outcomes.services.evidence import ANSWERS, judged
from outcomes.services.parts import mark_of_part
from outcomes.validators import LONGEST_LINK, validate_link
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.file_kinds import ACCEPT, size_words
from wiego_mle.kernel.partial_dates import Period, as_text

WORDS_OF_A_QUOTE = 30
"""More than a passage that can be found again may be somebody else's text."""


_UNFOLDED = ("dated", "page", "language", "note")
"""What is asked only of those who want to say more: a photo from a phone needs none of it."""


class EvidenceForm(PartForm):
    """What is said about a piece of evidence; `file` is asked only when it is added."""

    asked = ANSWERS

    title = TextField(
        most=300,
        label=_("What is it?"),
        help_text=_("For example: By-law on street trading, Official Gazette no. 12."),
        error_messages={"required": _("Say what it is, so that others find it.")},
    )
    kind = forms.ChoiceField(
        choices=EvidenceKind.choices, initial=EvidenceKind.DOCUMENT, label=_("What kind of evidence is it?")
    )
    supports = forms.ChoiceField(
        choices=Supports.choices,
        initial=Supports.CHANGE,
        widget=forms.RadioSelect,
        label=_("What does it show?"),
        error_messages={"required": _("Say what it shows.")},
    )
    url = TextField(
        most=LONGEST_LINK,
        required=False,
        label=_("Where is it on the web?"),
        help_text=_(
            "The whole address, beginning with https:// or http://. We keep it and never open it ourselves."
        ),
        widget=forms.URLInput,
    )
    file = forms.FileField(required=False, allow_empty_file=True, label=_("Or send the file"))
    dated = PartialDateField(
        required=False,
        label=_("Which date does it bear?"),
        help_text=_("A year is enough. Add the month, the quarter or the day only if you know it."),
    )
    page = TextField(most=40, required=False, label=_("On which page?"))
    language = forms.ChoiceField(
        required=False,
        choices=[("", _("Not said")), *EvidenceLanguage.choices],
        label=_("In which language is it?"),
    )
    quote = LongTextField(
        required=False,
        rows=2,
        words=str(WORDS_OF_A_QUOTE),
        label=_("Which words of it say so?"),
        help_text=_("Word for word, as they stand there."),
    )
    note = LongTextField(
        required=False,
        rows=2,
        label=_("Is there anything to say about it?"),
        help_text=_("For example where it can be found, or what to look for."),
    )

    def __init__(self, data=None, files=None, *, by: Principal, item: Evidence | None = None):
        shown = _shown(item) if item else {}
        super().__init__(data, files, by=by, shown=shown, seen=mark_of_part(item, ANSWERS) if item else "")
        self.item = item
        if item is not None:
            del self.fields["file"]
        else:
            self.fields["file"].widget.attrs["accept"] = ACCEPT
            self.fields["file"].help_text = gettext(
                "PDF, Word (DOCX), ODT, a picture (PNG, JPEG, GIF, WEBP), an e-mail (EML) or plain text, "
                "at most %(most)s. Others get a copy without the names and places that the file itself tells."
            ) % {"most": size_words(settings.UPLOAD_LIMIT_BYTES)}
        if item is not None and item.file_key:
            del self.fields["url"]

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """Return the fields that stand open on the page of a new piece of evidence."""
        return [field for field in self.visible_fields() if field.name not in _UNFOLDED]

    @property
    def further_fields(self) -> list[forms.BoundField]:
        """Return the fields that are unfolded."""
        return [field for field in self.visible_fields() if field.name in _UNFOLDED]

    @property
    def says_more(self) -> bool:
        """Say whether something was typed into the further fields, so that they are shown unfolded."""
        return self.is_bound and any(self.data[name] for name in self.data if name.startswith(_UNFOLDED))

    def clean_url(self) -> str:
        """Return the address if it is one that can be kept."""
        link = self.cleaned_data["url"]
        if link:
            validate_link(link)
        return link

    def clean(self) -> dict:
        """Judge the file by its content; a new piece of evidence is a link, a file or a note."""
        cleaned = super().clean()
        upload = cleaned.get("file")
        if upload is not None:
            self._judge(upload)
        if self.item is None and cleaned.get("url") and upload is not None:
            self.add_error("file", gettext("Give either a link or a file, not both."))
        if not self.errors and not self._says_where(cleaned, upload):
            self.add_error("url", gettext("Give a link or a file, or say in the note where it can be found."))
        if upload is not None and self.errors and "file" not in self.errors:
            self.add_error("file", gettext("Choose the file again: browsers do not keep it."))
        return cleaned

    def _judge(self, upload) -> None:
        try:
            judged(upload)
        except ValidationError as error:
            self.add_error("file", error.error_dict["file"])

    def _says_where(self, cleaned: dict, upload) -> bool:
        has_file = upload is not None or (self.item is not None and self.item.file_key)
        return bool(has_file or cleaned.get("url") or cleaned.get("note"))

    def answers(self) -> dict:
        """Return the answers as the services take them; the link of a file stays empty."""
        answers = {name: self.cleaned_data.get(name) or "" for name in self.asked}
        return answers | {"dated": as_text(answers["dated"]) if answers["dated"] else ""}

    def in_words(self, name: str, value) -> str:
        """Return an answer as people read it."""
        return value.words() if isinstance(value, Period) else super().in_words(name, value)

    def show_saved(self, now: Evidence | None) -> None:
        """Show what somebody else saved of this evidence beside what was typed."""
        if now is None:
            self.show_conflict(None)
        else:
            said = {name: value for name, value in _shown(now).items() if name in self.fields}
            self.show_conflict(said, seen=mark_of_part(now, ANSWERS))


class CheckForm(PartForm):
    """Asks a reviewer what they saw when they checked evidence."""

    asked = ("note",)

    note = TextField(
        most=300,
        label=_("What did you look at, and what does it show?"),
        help_text=_("For example: The by-law, section 4: vendors get licences for two years."),
        error_messages={"required": _("Say what you looked at and what it shows.")},
    )


class ReasonForm(PartForm):
    """Asks for the reason of something that must not happen without one."""

    asked = ("why",)

    why = TextField(
        most=300,
        label=_("Why?"),
        help_text=_("It stays on the trail of the outcome."),
        error_messages={"required": _("Say why.")},
    )


def _shown(item: Evidence) -> dict:
    """Return what the fields show of a piece of evidence."""
    return {name: getattr(item, name) for name in ANSWERS} | {"dated": item.period}
