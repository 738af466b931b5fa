"""The page that asks for programmes, kinds of change and worker groups."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from harvests.enums import Dimension
from harvests.queries.lists import choosable_programmes
from outcomes.enums import Direction, Expected, InfluenceRoute
from outcomes.forms.capture.base import Question, SectionForm, choice_question
from outcomes.forms.codes import KeyedField, KeyedManyField, explained
from outcomes.models import Outcome

_NOT_YET = ("", _("Not answered yet"))
_LISTED = {"invalid_choice": _("Choose one of the answers in the list.")}
_EXPLANATIONS = {
    Direction.POSITIVE: _("Informal workers are better placed than before."),
    Direction.NEGATIVE: _(
        "It harms them, for example an eviction. Negative outcomes are as welcome as good ones."
    ),
    Direction.MIXED: _("Better for some or in part, worse for others."),
    Direction.SETBACK_AVERTED: _("Something harmful was planned and did not happen, or was taken back."),
    InfluenceRoute.A: _("WIEGO worked with the actor itself, for example advised a statistical office."),
    InfluenceRoute.B: _("The actor that changed is an organisation or network of workers."),
    InfluenceRoute.C: _("Workers whom WIEGO had supported earlier moved the actor by themselves."),
    InfluenceRoute.D: _("WIEGO and workers’ organisations went to the actor together."),
}


def _with_explanations(kinds) -> list[tuple[str, str]]:
    return [(kind.value, explained(kind.label, _EXPLANATIONS[kind])) for kind in kinds]


class ClassificationForm(SectionForm):
    """How the outcome is counted: by programme, kind of change, direction, route and worker group."""

    section_key = "classification"
    questions = (
        Question(
            "programmes",
            ("lead_programme", "programmes"),
            ("lead_programme", "programmes"),
            label=_("Which programmes?"),
        ),
        choice_question("change_type"),
        choice_question("stage"),
        choice_question("direction"),
        choice_question("expected"),
        choice_question("influence_route"),
        choice_question("worker_groups"),
    )

    lead_programme = KeyedField(
        label=_("Which programme leads?"),
        help_text=_("The programme under which this outcome is counted once."),
        unanswered=_("Not answered yet"),
    )
    programmes = KeyedManyField(label=_("Which other programmes contributed?"))
    change_type = KeyedField(
        label=_("What type of change is it?"),
        help_text=_("A by-law is a policy; that inspectors now keep to it is a practice."),
        unanswered=_("Not answered yet"),
        with_explanations=True,
        widget=forms.RadioSelect,
    )
    stage = KeyedField(
        label=_("How far has the change come?"), unanswered=_("Not answered yet"), widget=forms.Select
    )
    direction = forms.ChoiceField(
        required=False,
        label=_("Is the change positive or negative for informal workers?"),
        error_messages=_LISTED,
        widget=forms.RadioSelect,
    )
    expected = forms.ChoiceField(
        required=False,
        label=_("Was the change intended?"),
        choices=[_NOT_YET, *Expected.choices],
        error_messages=_LISTED,
    )
    influence_route = forms.ChoiceField(
        required=False,
        label=_("In which way did the influence go?"),
        error_messages=_LISTED,
        widget=forms.RadioSelect,
    )
    worker_groups = KeyedManyField(
        label=_("Which groups of workers does it concern?"), help_text=_("Tick all that apply.")
    )

    def prepare(self) -> None:
        """Set the programmes of the round's time and the codes in use, in two queries."""
        kept = self.outcome.programme_parts.values("programme")
        programmes = list(choosable_programmes(harvest_round=self.outcome.round, keep=kept))
        self.fields["lead_programme"].offer(programmes)
        self.fields["programmes"].offer(programmes)
        self.offer_codes(
            {
                "change_type": Dimension.CHANGE_TYPE,
                "stage": Dimension.STAGE,
                "worker_groups": Dimension.WORKER_GROUP,
            }
        )
        self.fields["direction"].choices = [*_with_explanations(Direction), _NOT_YET]
        self.fields["influence_route"].choices = [*_with_explanations(InfluenceRoute), _NOT_YET]

    def shown(self, outcome: Outcome) -> dict:
        """Return what the fields show of the record."""
        parts = list(outcome.programme_parts.select_related("programme"))
        names = ("change_type", "stage", "direction", "expected", "influence_route")
        return {name: getattr(outcome, name) for name in names} | {
            "lead_programme": next((part.programme for part in parts if part.is_lead), None),
            "programmes": [part.programme for part in parts if not part.is_lead],
            "worker_groups": list(outcome.worker_groups.all()),
        }

    def answers(self) -> dict:
        """Return the answers; the leading programme is not named a second time as a contributing one."""
        answers = super().answers()
        answers["programmes"] = [each for each in answers["programmes"] if each != answers["lead_programme"]]
        return answers
