"""What an outcome still needs before it can be sent or accepted, section by section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from harvests.enums import Need, RoundState
from harvests.record_fields import RECORD_FIELDS
from outcomes.enums import Confidentiality, OutcomeState
from outcomes.models import Outcome


@dataclass(frozen=True)
class Field:
    """An answer of the record: what to say while it is missing, and when the method needs it.

    `given` says whether the answer is there. A round may need it at another moment: `asked_of`.
    """

    name: str
    missing: object = ""
    given: Callable[[Outcome], bool] | None = None
    need: Need = Need.OPTIONAL

    @classmethod
    def of(cls, name: str, missing: object = "", given: Callable[[Outcome], bool] | None = None) -> Field:
        """Return a field with the need that the method has for it."""
        return cls(name, missing, given, RECORD_FIELDS[name].need)

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


def _has_grants(outcome: Outcome) -> bool:
    return bool(outcome.grants.all())


def _has_sources(outcome: Outcome) -> bool:
    return bool(outcome.sources.all())


def _has_evidence(outcome: Outcome) -> bool:
    return any(item.removed_at is None for item in outcome.evidence.all())


def _has_linked_contributions(outcome: Outcome) -> bool:
    return bool(outcome.contribution_links.all())


def _says_why_restricted(outcome: Outcome) -> bool:
    return not outcome.is_restricted or bool(outcome.confidentiality_reason.strip())


def _says_what_harm(outcome: Outcome) -> bool:
    return not outcome.is_restricted or bool(outcome.harm.strip())


def _has_public_text(outcome: Outcome) -> bool:
    return outcome.confidentiality == Confidentiality.OPEN or bool(outcome.public_text.strip())


def _has_language(outcome: Outcome) -> bool:
    return bool(outcome.language) and (stands(outcome) or outcome.round.takes(outcome.language))


def stands(outcome: Outcome) -> bool:
    """Say whether nothing more is asked of a record: it was decided or taken back, or its round is closed."""
    return outcome.round.state == RoundState.CLOSED or outcome.state in _STANDING


_STANDING = (OutcomeState.ACCEPTED, OutcomeState.SET_ASIDE, OutcomeState.WITHDRAWN)


SECTIONS: tuple[Section, ...] = (
    Section(
        "happened",
        _("What happened?"),
        (
            Field.of("title", _("Give the outcome a title.")),
            Field.of(
                "statement",
                _("Describe what changed: who did what differently, when and where."),
            ),
            Field.of(
                "language", _("Choose one of the languages in which the round takes texts."), _has_language
            ),
        ),
    ),
    Section(
        "who",
        _("Who changed?"),
        (
            Field.of("actors", _("Name at least one actor whose behaviour changed."), _has_actors),
            Field.of("actor_type", _("Choose what type of actor it is.")),
        ),
    ),
    Section(
        "when-where",
        _("When and where?"),
        (
            Field.of("date_from", _("Say when it changed; a year is enough if you do not know more.")),
            Field.of("countries", _("Name the country, or say that it is global."), _has_place),
            Field.of("city", _("Name the city or place.")),
            Field.of("level", _("Choose the level on which it changed.")),
        ),
    ),
    Section(
        "significance",
        _("Why does it matter?"),
        (Field.of("significance", _("Say why the change matters for informal workers here.")),),
    ),
    Section(
        "contribution",
        _("What did WIEGO contribute?"),
        (
            Field.of(
                "contribution_wiego",
                _("Say what WIEGO did that may have influenced the change."),
            ),
            Field.of(
                "contribution_links",
                _("Link at least one recorded contribution of WIEGO."),
                _has_linked_contributions,
            ),
            Field.of("grants", _("Name the grants that paid for what WIEGO contributed."), _has_grants),
        ),
    ),
    Section(
        "others",
        _("What did others contribute?"),
        (
            Field.of(
                "contribution_others",
                _("Say what others contributed. If nobody else did, write “none known”."),
            ),
        ),
    ),
    Section(
        "classification",
        _("How do you classify it?"),
        (
            Field.of("programmes", _("Choose the programme that leads."), _has_lead_programme),
            Field.of("change_type", _("Choose the type of change.")),
            Field.of("stage", _("Say how far the change has come.")),
            Field.of(
                "direction",
                _("Say whether the change is positive or negative for informal workers."),
            ),
            Field.of("expected", _("Say whether the change was intended.")),
            Field.of("influence_route", _("Choose in which way the influence went.")),
            Field.of(
                "worker_groups", _("Choose the groups of workers whom it concerns."), _has_worker_groups
            ),
        ),
    ),
    Section(
        "sources",
        _("Who told us?"),
        (Field.of("sources", _("Name at least one source: who told us?"), _has_sources),),
    ),
    Section(
        "evidence",
        _("What documents it?"),
        (Field.of("evidence", _("Add at least one piece of evidence."), _has_evidence),),
    ),
    Section(
        "confidentiality",
        _("Who may read it?"),
        (
            Field.of("confidentiality", _("Say who may read this.")),
            Field.of(
                "confidentiality_reason",
                _("Say why it is restricted, and for whom it is risky."),
                _says_why_restricted,
            ),
            Field.of("harm", _("Say what harm it could do if it were published."), _says_what_harm),
            Field.of("public_text", _("Say what may be said outside WIEGO."), _has_public_text),
        ),
    ),
)


def section(key: str) -> Section:
    """Return the section with that key; raise KeyError if there is none."""
    return _BY_KEY[key]


_BY_KEY = {each.key: each for each in SECTIONS}


def sections_of(outcome: Outcome) -> tuple[Section, ...]:
    """Return the pages of questions that are asked about this record, each field with its need in the round.

    What the round does not ask is left out, and a page on which nothing is left. Rules that ask for more
    than the method do not reach back to a record that `stands`.
    """
    asked = (
        Section(each.key, each.title, tuple(_asked(field, outcome) for field in each.fields))
        for each in SECTIONS
    )
    kept = (
        Section(each.key, each.title, tuple(field for field in each.fields if field.need != Need.OFF))
        for each in asked
    )
    return tuple(each for each in kept if each.fields)


def fields_of(outcome: Outcome, key: str) -> tuple[Field, ...]:
    """Return what is asked on one page of questions about this record; nothing where the page is not asked."""
    return next((each.fields for each in sections_of(outcome) if each.key == key), ())


def _asked(field: Field, outcome: Outcome) -> Field:
    need = outcome.round.need_of(field.name)
    if need.strictness > field.need.strictness and stands(outcome):
        return field
    return replace(field, need=need)


def missing_for_submit(outcome: Outcome) -> dict[str, str]:
    """Return, per field that must be there before sending and is not, what to do."""
    return _missing(outcome, (Need.SUBMIT,))


def missing_for_accept(outcome: Outcome) -> dict[str, str]:
    """Return, per field that must be there before acceptance and is not, what to do."""
    return _missing(outcome, (Need.SUBMIT, Need.ACCEPT))


def _missing(outcome: Outcome, needs: tuple[Need, ...]) -> dict[str, str]:
    return {
        field.name: str(field.missing)
        for each in sections_of(outcome)
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
    return {each.key: _status(each, outcome) for each in sections_of(outcome)}


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
