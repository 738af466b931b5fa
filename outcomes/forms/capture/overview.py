"""All questions about an outcome at a glance: the list of tasks, the answers to check, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from outcomes.completeness import (
    SECTIONS,
    Field,
    Need,
    Section,
    Status,
    fields_of,
    missing_for_accept,
    missing_for_submit,
    section_of_field,
    section_status,
    sections_of,
)
from outcomes.forms.answers import answers_of, in_words
from outcomes.forms.capture import SECTION_FORMS
from outcomes.masking import shown, shown_text
from outcomes.models import Outcome

_STATES = {
    Status.DONE: ("done", _("Done")),
    Status.IN_PROGRESS: ("begun", _("In progress")),
    Status.NOT_STARTED: ("needed", _("Not started")),
    Status.OPTIONAL: ("optional", _("Optional")),
}
_EMPTY = {
    Need.SUBMIT: _("Needed before it can be sent"),
    Need.ACCEPT: _("Needed before it can be accepted"),
    Need.OPTIONAL: _("Not answered (optional)"),
}
_NOT_ASKED = _("Not asked in this round. What is written here stays.")


def address_of(outcome: Outcome, key: str, field: str = "") -> str:
    """Return the address of a page of questions, or of one field on it."""
    page = reverse("outcomes:edit-section", args=[outcome.reference, key])
    return f"{page}#id_{field}" if field else page


class TaskList:
    """The pages of questions with how far each of them is, and a `hint` where there is one."""

    def __init__(self, outcome: Outcome, hints: Mapping[str, str] = MappingProxyType({})):
        status = section_status(outcome)
        self.tasks = [
            {
                "url": address_of(outcome, each.key),
                "label": each.title,
                "hint": hints.get(each.key, ""),
                "state": _STATES[status[each.key]][0],
                "state_label": _STATES[status[each.key]][1],
            }
            for each in sections_of(outcome)
        ]
        self.done = sum(each is Status.DONE for each in status.values())
        self.optional = sum(each is Status.OPTIONAL for each in status.values())
        self.total = len(status)


@dataclass(frozen=True)
class Problem:
    """Something that is missing, with the address at which it can be answered."""

    url: str
    label: str


def problems_of(outcome: Outcome, missing: dict[str, str]) -> list[Problem]:
    """Return what is missing, each linked to its field."""
    return [Problem(_field_address(outcome, name), sentence) for name, sentence in missing.items()]


def missing_before_sending(outcome: Outcome) -> list[Problem]:
    """Return what must be answered before the record can be sent."""
    return problems_of(outcome, missing_for_submit(outcome))


def missing_before_acceptance(outcome: Outcome) -> list[Problem]:
    """Return what can still be answered later, but before a reviewer can accept the record."""
    sooner = missing_for_submit(outcome)
    later = {name: words for name, words in missing_for_accept(outcome).items() if name not in sooner}
    return problems_of(outcome, later)


def _field_address(outcome: Outcome, name: str) -> str:
    key = section_of_field(name)
    for question in SECTION_FORMS[key].questions if key in SECTION_FORMS else ():
        if name == question.name:
            return address_of(outcome, key, question.fields[0])
    return address_of(outcome, key)


@dataclass(frozen=True)
class Summary:
    """The answers of one page of questions, for checking."""

    title: object
    url: str
    rows: list[dict]


def summaries_of(outcome: Outcome) -> list[Summary]:
    """Return all answers page by page, each with the address at which it can be changed."""
    answers = answers_of(outcome)
    pages = (
        Summary(
            each.title,
            address_of(outcome, each.key),
            _answered(each, outcome, answers) + _parts(each, outcome),
        )
        for each in SECTIONS
    )
    return [page for page in pages if page.rows]


def _answered(each: Section, outcome: Outcome, answers: dict) -> list[dict]:
    if each.key not in SECTION_FORMS:
        return []
    needs = {field.name: _still_needed(field, outcome) for field in fields_of(outcome, each.key)}
    kind = SECTION_FORMS[each.key]
    rows = []
    for question in kind.questions:
        value = shown_text(outcome, in_words(question.name, answers))
        row = {"label": kind.label_of(question), "value": value, "text": question.is_text}
        if question.name in needs:
            page = address_of(outcome, each.key, question.fields[0])
            rows.append(row | {"url": page, "empty": _EMPTY[needs[question.name]]})
        elif value:
            rows.append(row | {"note": _NOT_ASKED})
    return rows


def _still_needed(field: Field, outcome: Outcome) -> Need:
    """Return when an answer is needed; one that the record can do without is optional."""
    is_told_by_others = field.given is not None and field.is_given(outcome)
    return Need.OPTIONAL if is_told_by_others else field.need


def _parts(each: Section, outcome: Outcome) -> list[dict]:
    """Return the rows for what has records of its own: linked contributions, sources, evidence."""
    asked = {field.name: field.need for field in fields_of(outcome, each.key)}
    rows = []
    for name in (field.name for field in each.fields if field.name in _PARTS):
        label, words = _PARTS[name]
        value = shown_text(outcome, "\n".join(words(outcome)))
        row = {"label": label, "value": value, "url": address_of(outcome, each.key), "text": True}
        if name in asked:
            rows.append(row | {"empty": _EMPTY[asked[name]]})
        elif value:
            rows.append(row | {"note": _NOT_ASKED})
    return rows


def _sources(outcome: Outcome) -> list[str]:
    return [
        ", ".join(filter(None, (each.name, each.role, each.organisation))) for each in outcome.sources.all()
    ]


def _evidence(outcome: Outcome) -> list[str]:
    return [each.title for each in outcome.evidence.all() if each.removed_at is None]


def _contributions(outcome: Outcome) -> list[str]:
    return [
        f"{each.contribution.reference} {shown(each.contribution, 'title')}"
        for each in outcome.contribution_links.all()
    ]


_PARTS = {
    "sources": (_("Sources"), _sources),
    "evidence": (_("Evidence"), _evidence),
    "contribution_links": (_("Linked contributions"), _contributions),
}
