"""Asking for documents that a team reads for outcomes."""

from __future__ import annotations

import uuid

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from harvests.models import HarvestRound, SourceDocument
from outcomes.forms.parts import PartForm, RemoveForm
from outcomes.forms.texts import LongTextField, TextField
from outcomes.queries.documents import KINDS
from outcomes.services.documents import ANSWERS, MOST_PASTED, judged
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.file_kinds import DOCUMENT_KINDS, accept_of, size_words
from wiego_mle.kernel.filter_chips import chips_of
from wiego_mle.kernel.languages import Language


class ContentForm(PartForm):
    """What is read: a file, or a text that is pasted."""

    file = forms.FileField(required=False, allow_empty_file=True, label=_("Which file?"))
    text = LongTextField(
        most=MOST_PASTED,
        required=False,
        rows=6,
        label=_("Or paste the text"),
        help_text=_("For example an e-mail or an article. An empty line ends a paragraph."),
    )

    def __init__(self, data=None, files=None, *, by: Principal, **options):
        super().__init__(data, files, by=by, **options)
        self.fields["file"].widget.attrs["accept"] = accept_of(DOCUMENT_KINDS)
        self.fields["file"].help_text = gettext(
            "PDF, Word (DOCX), ODT, plain text or a web page (HTML), at most %(most)s. Its text is read page by "
            "page; you need not wait for it."
        ) % {"most": size_words(settings.UPLOAD_LIMIT_BYTES)}

    def clean(self) -> dict:
        """Judge the file by its content; a document is a file or a text."""
        cleaned = super().clean()
        upload = cleaned.get("file")
        if "text" not in self.errors and "file" not in self.errors:
            try:
                judged(upload, cleaned.get("text", ""))
            except ValidationError as error:
                self.refuse(error)
        if upload is not None and self.errors and "file" not in self.errors:
            self.add_error("file", gettext("Choose the file again: browsers do not keep it."))
        return cleaned

    def content(self) -> dict:
        """Return the file or the text as the services take it."""
        return {"upload": self.cleaned_data["file"], "pasted": self.cleaned_data["text"]}


class AboutDocumentForm(PartForm):
    """What is said about a document besides its content."""

    asked = ANSWERS

    title = TextField(
        most=200,
        label=_("What is it called?"),
        help_text=_("For example: Annual report 2025 of the Accra office."),
        error_messages={"required": _("Say what the document is called.")},
    )
    language = forms.ChoiceField(
        choices=Language.choices, initial=get_language, label=_("In which language is it written?")
    )
    origin = TextField(
        most=300,
        required=False,
        label=_("Where does it come from?"),
        help_text=_("Who wrote or sent it, or its address on the web."),
    )
    is_restricted = forms.BooleanField(
        required=False,
        label=_("It is confidential"),
        help_text=_(
            "Then only you, the MLE lead of the round and administrators can read it, and what comes from it "
            "begins as a restricted outcome."
        ),
    )

    def __init__(
        self, data=None, files=None, *, by: Principal, document: SourceDocument | None = None, **options
    ):
        if document is not None:
            options = {"shown": said_of(document), "seen": str(document.version)}
        super().__init__(data, files, by=by, **options)

    def show_saved(self, now: SourceDocument | None) -> None:
        """Show what somebody else saved of this document beside what was typed."""
        if now is None:
            self.show_conflict(None)
        else:
            self.show_conflict(said_of(now), seen=str(now.version))

    def version_seen(self) -> int:
        """Return the version of the document that the person saw; one that is no number is none."""
        seen = self.read_seen()
        return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else 0


class DocumentForm(AboutDocumentForm, ContentForm):
    """A new document: what it is, and its file or text."""

    creation_key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    field_order = ("title", "file", "text", "language", "origin", "is_restricted")

    def __init__(self, data=None, files=None, *, by: Principal):
        super().__init__(data, files, by=by)
        self.initial["creation_key"] = uuid.uuid4()


class RemoveDocumentForm(RemoveForm):
    """Asks why a document is taken off its round; nothing goes without a reason."""

    def __init__(self, data=None, *, by: Principal):
        super().__init__(data, by=by)
        self.fields["why"].required = True
        self.fields["why"].error_messages["required"] = gettext("Say why.")


class DocumentFilterForm(forms.Form):
    """Which documents are listed, or searched for words."""

    q = TextField(most=200, required=False, label=_("Words in the documents"))
    round = forms.ChoiceField(required=False, label=_("Round"))
    language = forms.ChoiceField(
        required=False,
        label=_("Language"),
        choices=[("", pgettext_lazy("all languages", "All")), *Language.choices],
    )
    kind = forms.ChoiceField(required=False, label=_("Which"))

    def __init__(self, data: QueryDict, *, rounds: list[HarvestRound]):
        super().__init__(data)
        self.address = data
        words = {
            "unread": gettext("No page read yet"),
            "waiting": gettext("Being read by the machine"),
            "failed": gettext("Not readable"),
            "restricted": gettext("Confidential"),
        }
        self.fields["round"].choices = [
            ("", gettext("All")),
            *((each.reference, each.name) for each in rounds),
        ]
        self.fields["kind"].choices = [("", gettext("All")), *((kind, words[kind]) for kind in KINDS)]

    def wanted(self) -> dict:
        """Return the filters that are set and understood; `is_valid` says whether those are all."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def chips(self) -> list[dict]:
        """Return the filters that are set, each with the address without it."""
        return chips_of(self, self.address)


def said_of(document: SourceDocument) -> dict:
    """Return what the fields show of a document."""
    return {name: getattr(document, name) for name in ANSWERS}
