"""The pages that ask for text: what happened, why it matters, and who contributed what."""

from __future__ import annotations

from datetime import date
from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _

from harvests.models import Grant
from harvests.queries.lists import choosable_grants
from outcomes.forms.capture.base import SectionForm, choice_question, text_question
from outcomes.forms.codes import KeyedManyField
from outcomes.forms.texts import LongTextField, TitleField
from outcomes.models import Outcome
from wiego_mle.kernel.languages import Language

_SERIF = {"class": "long"}


class HappenedForm(SectionForm):
    """What happened: the title, the statement and the language in which they are written."""

    section_key = "happened"
    questions = (text_question("title"), text_question("statement"), choice_question("language"))

    statement = LongTextField(
        required=False,
        rows=6,
        label=_("Who did what differently, when and where?"),
        help_text=_(
            "A change in what somebody outside WIEGO does, that has already happened. For example: “In "
            "March 2025 the Accra Metropolitan Assembly passed a by-law that lets street vendors trade in "
            "marked places.” Our own trainings, meetings and publications are no outcomes."
        ),
        widget=forms.Textarea(attrs=_SERIF),
    )
    title = TitleField(
        label=_("Title"),
        help_text=_(
            "A headline by which you will find it again, for example “Accra licenses its street vendors”."
        ),
        error_messages={"required": _("Give the outcome a title.")},
    )
    language = forms.ChoiceField(
        label=_("In which language do you write?"),
        help_text=_("Write in the language that you write best. Your own words stay the original."),
        choices=Language.choices,
        error_messages={
            "required": _("Say in which language you write."),
            "invalid_choice": _("Choose one of the four languages."),
        },
        widget=forms.Select,
    )

    def prepare(self) -> None:
        """Offer the languages that the round takes, and the one in which the text is written already."""
        kept = {*self.outcome.round.languages, self.outcome.language}
        self.fields["language"].choices = [pair for pair in Language.choices if pair[0] in kept]


class SignificanceForm(SectionForm):
    """Why the change matters."""

    section_key = "significance"
    questions = (text_question("significance"),)

    significance = LongTextField(
        required=False,
        rows=7,
        label=_("Why does this change matter for informal workers here?"),
        help_text=_(
            "What was it like before, and what is different now? For example: “For the first time vendors "
            "have a right to a place from which they cannot be moved without notice.”"
        ),
        widget=forms.Textarea(attrs=_SERIF),
    )


class ContributionForm(SectionForm):
    """What WIEGO did that may have influenced the change, and which grants paid for it."""

    section_key = "contribution"
    questions = (text_question("contribution_wiego"), choice_question("grants"))

    contribution_wiego = LongTextField(
        required=False,
        rows=7,
        label=_("What did WIEGO do that may have influenced the change?"),
        help_text=_(
            "Say what was done, when and with whom, also if it was small or only supported others. For "
            "example: “In 2024 the Statistics programme counted the city’s vendors with their association "
            "and showed the figures to the drafting committee.” Nobody has to have caused the change alone."
        ),
        widget=forms.Textarea(attrs=_SERIF),
    )
    grants = KeyedManyField(
        label=_("Which grants paid for it?"),
        help_text=_("Tick all that paid for what WIEGO did; none if you do not know."),
    )

    def prepare(self) -> None:
        """Offer the grants that can have paid, ended ones last; where there are none, nothing is asked."""
        kept = [grant.pk for grant in self.initial["grants"]]
        begin = self.outcome.round.covers_from
        rows = list(choosable_grants(harvest_round=self.outcome.round, keep=kept))
        running = [grant for grant in rows if not grant.ended_before(begin)]
        ended = [grant for grant in rows if grant.ended_before(begin)]
        groups = (("", running), (_("Ended before the time of this round"), ended))
        self.fields["grants"].offer_groups(
            groups,
            label=partial(_called, begin=begin),
        )
        if not rows:
            self.fields["grants"].widget = forms.MultipleHiddenInput()

    def shown(self, outcome: Outcome) -> dict:
        """Return what the fields show of the record."""
        return {"contribution_wiego": outcome.contribution_wiego, "grants": list(outcome.grants.all())}


def _called(grant: Grant, begin: date) -> str:
    if not grant.ended_before(begin):
        return grant.label
    return _("%(grant)s (ended %(year)d)") % {"grant": grant.label, "year": grant.active_to.year}


class OthersForm(SectionForm):
    """What others did."""

    section_key = "others"
    questions = (text_question("contribution_others"),)

    contribution_others = LongTextField(
        required=False,
        rows=7,
        label=_("What did others do that influenced the change?"),
        help_text=_(
            "Worker organisations, officials, other networks, and what happened anyway. For example: “The "
            "vendors’ association negotiated with the assembly for two years; a new mayor had promised the "
            "by-law.” If you know of nobody, write “none known”."
        ),
        widget=forms.Textarea(attrs=_SERIF),
    )
