"""What an outcome still needs before it can be sent or accepted, section by section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from outcomes.models import Outcome


class Need(StrEnum):
    """When an answer must be there."""

    SUBMIT = "submit"
    ACCEPT = "accept"
    OPTIONAL = "optional"


@dataclass(frozen=True)
class Field:
    """An answer of the record: when it is needed, and what to say while it is missing.

    `given` says whether the answer is there.
    """

    name: str
    need: Need
    missing: object = ""
    given: Callable[[Outcome], bool] | None = None

    def is_given(self, outcome: Outcome) -> bool:
        """Say whether the record has this answer."""
        if self.given is not None:
            return self.given(outcome)
        value = getattr(outcome, self.name)
        return bool(value.strip()) if isinstance(value, str) else value is not None and value is not False


@dataclass(frozen=True)
class Section:
    """One page of questions in the task list."""

    key: str
    title: object
    fields: tuple[Field, ...]


def _has_actors(outcome: Outcome) -> bool:
    return bool(outcome.actor_parts.all())


def _has_place(outcome: Outcome) -> bool:
    return outcome.is_global or bool(outcome.countries.all())


def _has_lead_programme(outcome: Outcome) -> bool:
    return any(part.is_lead for part in outcome.programme_parts.all())


def _has_worker_groups(outcome: Outcome) -> bool:
    return bool(outcome.worker_groups.all())


def _has_sources(outcome: Outcome) -> bool:
    return bool(outcome.sources.all())


def _has_evidence(outcome: Outcome) -> bool:
    return any(item.removed_at is None for item in outcome.evidence.all())


def _has_linked_contributions(outcome: Outcome) -> bool:
    return bool(outcome.contribution_links.all())


def _says_why_restricted(outcome: Outcome) -> bool:
    return not outcome.is_restricted or bool(outcome.confidentiality_reason.strip())


SECTIONS: tuple[Section, ...] = (
    Section(
        "happened",
        _("What happened?"),
        (
            Field("title", Need.SUBMIT, _("Give the outcome a title.")),
            Field(
                "statement",
                Need.SUBMIT,
                _("Describe what changed: who did what differently, when and where."),
            ),
            Field("language", Need.SUBMIT, _("Say in which language you write.")),
        ),
    ),
    Section(
        "who",
        _("Who changed?"),
        (
            Field("actors", Need.ACCEPT, _("Name at least one actor whose behaviour changed."), _has_actors),
            Field("actor_type", Need.ACCEPT, _("Choose what type of actor it is.")),
        ),
    ),
    Section(
        "when-where",
        _("When and where?"),
        (
            Field(
                "date_from", Need.ACCEPT, _("Say when it changed; a year is enough if you do not know more.")
            ),
            Field("countries", Need.ACCEPT, _("Name the country, or say that it is global."), _has_place),
            Field("city", Need.OPTIONAL),
            Field("level", Need.OPTIONAL),
        ),
    ),
    Section(
        "significance",
        _("Why does it matter?"),
        (Field("significance", Need.ACCEPT, _("Say why the change matters for informal workers here.")),),
    ),
    Section(
        "contribution",
        _("What did WIEGO contribute?"),
        (
            Field(
                "contribution_wiego",
                Need.ACCEPT,
                _("Say what WIEGO did that may have influenced the change."),
            ),
            Field("contribution_links", Need.OPTIONAL, given=_has_linked_contributions),
        ),
    ),
    Section(
        "others",
        _("What did others contribute?"),
        (
            Field(
                "contribution_others",
                Need.ACCEPT,
                _("Say what others contributed. If nobody else did, write “none known”."),
            ),
        ),
    ),
    Section(
        "classification",
        _("How do you classify it?"),
        (
            Field("programmes", Need.SUBMIT, _("Choose the programme that leads."), _has_lead_programme),
            Field("change_type", Need.ACCEPT, _("Choose the type of change.")),
            Field("stage", Need.OPTIONAL),
            Field(
                "direction",
                Need.ACCEPT,
                _("Say whether the change is positive or negative for informal workers."),
            ),
            Field("expected", Need.OPTIONAL),
            Field("influence_route", Need.ACCEPT, _("Choose by which way the influence went.")),
            Field("worker_groups", Need.OPTIONAL, given=_has_worker_groups),
        ),
    ),
    Section(
        "sources",
        _("Who told us?"),
        (Field("sources", Need.SUBMIT, _("Name at least one source: who told us?"), _has_sources),),
    ),
    Section("evidence", _("What documents it?"), (Field("evidence", Need.OPTIONAL, given=_has_evidence),)),
    Section(
        "confidentiality",
        _("Who may read it?"),
        (
            Field("confidentiality", Need.SUBMIT, _("Say who may read this.")),
            Field(
                "confidentiality_reason",
                Need.SUBMIT,
                _("Say why it is restricted, and for whom it is risky."),
                _says_why_restricted,
            ),
            Field("harm", Need.OPTIONAL),
            Field("public_text", Need.OPTIONAL),
        ),
    ),
)


def section(key: str) -> Section:
    """Return the section with that key; raise KeyError if there is none."""
    return _BY_KEY[key]


_BY_KEY = {each.key: each for each in SECTIONS}


def missing_for_submit(outcome: Outcome) -> dict[str, str]:
    """Return, per field that must be there before sending and is not, what to do."""
    return _missing(outcome, (Need.SUBMIT,))


def missing_for_accept(outcome: Outcome) -> dict[str, str]:
    """Return, per field that must be there before acceptance and is not, what to do."""
    return _missing(outcome, (Need.SUBMIT, Need.ACCEPT))


def _missing(outcome: Outcome, needs: tuple[Need, ...]) -> dict[str, str]:
    return {
        field.name: str(field.missing)
        for each in SECTIONS
        for field in each.fields
        if field.need in needs and not field.is_given(outcome)
    }


class Status(StrEnum):
    """How far a section is."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    OPTIONAL = "optional"


def section_status(outcome: Outcome) -> dict[str, Status]:
    """Return how far each section is, judged by what acceptance will need."""
    return {each.key: _status(each, outcome) for each in SECTIONS}


def _status(each: Section, outcome: Outcome) -> Status:
    needed = [field.is_given(outcome) for field in each.fields if field.need != Need.OPTIONAL]
    given = [field.is_given(outcome) for field in each.fields]
    if not needed:
        return Status.DONE if any(given) else Status.OPTIONAL
    if all(needed):
        return Status.DONE
    return Status.IN_PROGRESS if any(given) else Status.NOT_STARTED


def section_of_field(name: str) -> str:
    """Return the key of the section in which a field is asked; raise KeyError if it is none."""
    return _SECTION_OF[name]


_SECTION_OF = {field.name: each.key for each in SECTIONS for field in each.fields}
