"""Noting a lead in a minute, on a phone: one sentence is enough."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from outcomes.enums import EvidenceKind, Supports
from outcomes.forms.capture.new import BeginForm
from outcomes.forms.rough_date import read_rough_date
from outcomes.forms.texts import LongTextField, TextField
from outcomes.headlines import headline
from outcomes.models.outcome import MOST_CHARACTERS
from outcomes.validators import LONGEST_LINK, validate_link
from wiego_mle.kernel.file_kinds import ACCEPT

_ROOM_FOR_WHO_AND_WHEN = 500


class LeadForm(BeginForm):
    """A first note: what happened, and whatever else is known; nothing else is needed."""

    optional_fields = frozenset({"who", "when", "link", "photo", "file"})

    what = LongTextField(
        most=MOST_CHARACTERS - _ROOM_FOR_WHO_AND_WHEN,
        label=_("What happened?"),
        rows=3,
        help_text=_("One sentence is enough, for example: “The city began to give vendors licences.”"),
        error_messages={"required": _("Say in one sentence what happened.")},
    )
    who = TextField(
        most=200, required=False, label=_("Who did it?"), help_text=_("For example: the city of Accra.")
    )
    when = TextField(
        most=60,
        required=False,
        label=_("When, roughly?"),
        help_text=_("A year or a few words: 2025, March 2025, after the election."),
    )
    photo = forms.FileField(required=False, allow_empty_file=True, label=_("Take a photo"))
    link = TextField(
        most=LONGEST_LINK,
        required=False,
        label=_("Or a link"),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}),
    )
    file = forms.FileField(required=False, allow_empty_file=True, label=_("Or a file that you have"))
    field_order = ("what", "who", "when", "photo", "link", "file", "round")

    def __init__(self, data: QueryDict | None = None, files=None, **options):
        super().__init__(data, **options)
        self.files = files or {}
        self.fields["photo"].widget.attrs |= {"accept": "image/*", "capture": "environment"}
        self.fields["file"].widget.attrs["accept"] = ACCEPT
        if "round" in self.fields and not self.initial.get("round"):
            self.initial["round"] = next(iter(self.rounds), "")

    def beginning(self) -> dict:
        """Return what `note_lead` is told besides the person.

        Who and when stay in the text in the words in which they were given, unless the words are
        clearly a date: whoever works the lead out makes answers of them.
        """
        what, who, when = (self.cleaned_data[name] for name in ("what", "who", "when"))
        period = read_rough_date(when, today=timezone.localdate())
        said = [what]
        if who:
            said.append(gettext("Who, roughly: %(who)s") % {"who": who})
        if when and period is None:
            said.append(gettext("When, roughly: %(when)s") % {"when": when})
        answers = {"statement": "\n\n".join(said)}
        if period is not None:
            answers |= {
                "date_from": period.first,
                "date_to": period.last,
                "date_precision": period.precision.value,
            }
        return super().beginning() | {
            "as_lead": True,
            "title": headline(what),
            "language": get_language()[:2],
            "answers": answers,
        }

    def documents(self) -> list[dict]:
        """Return what is added as evidence: for each what is said about it, and its file."""
        title = headline(self.cleaned_data["what"])
        found = [
            {"answers": _said(title, kind), "upload": upload}
            for name, kind in (("photo", EvidenceKind.PHOTO), ("file", EvidenceKind.DOCUMENT))
            if (upload := self.cleaned_data[name]) is not None
        ]
        if self.cleaned_data["link"]:
            found.append({"answers": _said(title, EvidenceKind.MEDIA) | _link(self.cleaned_data["link"])})
        return found


def _said(title: str, kind: EvidenceKind) -> dict:
    return {"title": title, "kind": kind.value, "supports": Supports.CHANGE.value}


def _link(typed: str) -> dict:
    """Return an address as it can be kept; one that is none stays as a note, so that it is not lost."""
    for link in (typed, f"https://{typed}"):
        try:
            validate_link(link)
        except ValidationError:
            continue
        return {"url": link}
    return {"note": typed, "kind": EvidenceKind.NOTE.value}
