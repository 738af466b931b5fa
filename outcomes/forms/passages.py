"""Asking what becomes of a passage of a document."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from harvests.models import DocumentPage
from outcomes.enums import PassageReason
from outcomes.forms.parts import PartForm
from outcomes.forms.texts import LongTextField, TextField, TitleField
from outcomes.headlines import headline
from outcomes.masking import shown, shown_text
from outcomes.models import Outcome
from outcomes.models.passage import MOST_WORDS
from outcomes.quoting import Place, number_of_words, on_one_line
from outcomes.services.passages import Quoted
from wiego_mle.kernel.access import Principal

LEAD, DRAFT, ADD, ASIDE = "lead", "draft", "add", "aside"


class PassageForm(PartForm):
    """The exact words, and whether they become a lead, a draft, part of an outcome, or nothing."""

    optional_fields = frozenset({"note"})

    quote = LongTextField(
        rows=3,
        words=str(MOST_WORDS),
        label=_("Which words are quoted?"),
        error_messages={"required": _("Leave the words that tell of the change.")},
    )
    becomes = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=_("What becomes of them?"),
        error_messages={"required": _("Say what becomes of these words.")},
    )
    title = TitleField(
        required=False,
        label=_("What changed, in one line?"),
        help_text=_("The title of the record. You can change it at any time."),
    )
    outcome = forms.ChoiceField(required=False, label=_("Which outcome do they belong to?"))
    reason = forms.ChoiceField(
        required=False,
        label=_("Why do they become no outcome?"),
        choices=[("", _("Choose a reason")), *PassageReason.choices],
    )
    note = TextField(most=300, required=False, label=_("Is there anything to say about it?"))
    creation_key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    page = forms.IntegerField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    start = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        by: Principal,
        page: DocumentPage,
        place: Place,
        outcomes: Sequence[Outcome],
        may_log: bool,
    ):
        super().__init__(data, by=by)
        self.document_page, self.place = page, place
        self.document = page.version.document
        self.outcomes = {each.reference: each for each in outcomes}
        whole = shown_text(self.document, on_one_line(place.words_in(page.text)))
        self.words_chosen = number_of_words(whole)
        self.initial |= {
            "quote": whole,
            "title": headline(whole),
            "becomes": LEAD if may_log else ASIDE,
            "creation_key": uuid.uuid4(),
            "page": page.number,
            "version": page.version.number,
            "start": place.start,
            "end": place.end,
        }
        self._offer(may_log)

    def _offer(self, may_log: bool) -> None:
        choices = []
        if may_log:
            choices += [
                (LEAD, gettext("A lead: a first note, to be worked on")),
                (DRAFT, gettext("A draft: enough is known to describe it")),
            ]
        else:
            del self.fields["title"]
        if self.outcomes:
            choices.append((ADD, gettext("Part of an outcome that came from this document")))
            self.fields["outcome"].choices = [
                ("", gettext("Choose the outcome")),
                *(
                    (each.reference, f"{each.reference} {shown(each, 'title')}")
                    for each in self.outcomes.values()
                ),
            ]
        else:
            del self.fields["outcome"]
        self.fields["becomes"].choices = [*choices, (ASIDE, gettext("Nothing: set it aside, because …"))]

    @property
    def is_too_long(self) -> bool:
        """Say whether more was chosen than a quote may have, so that the page asks kindly to shorten it."""
        return self.words_chosen > MOST_WORDS

    def clean(self) -> dict:
        """Ask for what belongs to the choice that was made, and for nothing else."""
        cleaned = super().clean()
        becomes = cleaned.get("becomes")
        if becomes in (LEAD, DRAFT) and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", gettext("Say in one line what changed."))
        if becomes == ADD and not cleaned.get("outcome") and "outcome" not in self.errors:
            self.add_error("outcome", gettext("Choose the outcome."))
        if becomes == ASIDE and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", gettext("Choose a reason."))
        return cleaned

    def quoted(self) -> Quoted:
        """Return the words and their place as the services take them."""
        return Quoted(self.document_page, self.cleaned_data["quote"], self.place)

    def chosen_outcome(self) -> Outcome:
        """Return the outcome to which the passage is added."""
        return self.outcomes[self.cleaned_data["outcome"]]

    def beginning(self) -> dict:
        """Return what `log_outcome` is told besides the person, the round and the origin."""
        document, page = self.document, self.document_page
        language = document.language
        taken = document.round.languages
        where = gettext("page %(number)d") if page.version.is_paged else gettext("part %(number)d")
        said = f"“{self.cleaned_data['quote']}”"
        return {
            "title": self.cleaned_data["title"],
            "language": language if language in taken or not taken else taken[0],
            "as_lead": self.cleaned_data["becomes"] == LEAD,
            "creation_key": self.cleaned_data["creation_key"],
            "answers": {
                "statement": said,
                "origin_note": f"{document.title}, {where % {'number': page.number}}"[:200],
            },
        }
