"""The answers of an outcome record that a round can ask for: what the method needs, and what a round may change.

Rounds know nothing about outcomes, but they say what is asked about one. So the names and the usual needs
stand here; how an answer is found on a record, and what is said while it is missing, in `outcomes.completeness`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from harvests.enums import Need

_ANY = (Need.SUBMIT, Need.ACCEPT, Need.OPTIONAL, Need.OFF)
_NEVER_OFF = (Need.SUBMIT, Need.ACCEPT, Need.OPTIONAL)
_ALWAYS_NEEDED = (Need.SUBMIT, Need.ACCEPT)


@dataclass(frozen=True)
class RecordField:
    """An answer of the record: what it is called, when the method needs it, and what a round may choose.

    Without `choices` a round cannot change the need. An answer that `follows` another one is always asked
    like it, so that neither counts for less. `words` is the usual length of a text.
    """

    name: str
    label: object
    need: Need
    choices: tuple[Need, ...] = ()
    follows: str = ""
    words: tuple[int, int] | None = None


RECORD_FIELDS: dict[str, RecordField] = {
    field.name: field
    for field in (
        RecordField("title", _("Title"), Need.SUBMIT),
        RecordField(
            "statement", _("Outcome statement: who did what differently"), Need.SUBMIT, words=(30, 100)
        ),
        RecordField("language", _("Language of the text"), Need.SUBMIT),
        RecordField("actors", _("Actors: whose behaviour changed"), Need.ACCEPT, _NEVER_OFF),
        RecordField("actor_type", _("Actor type"), Need.ACCEPT, _ANY),
        RecordField("date_from", _("When it changed"), Need.ACCEPT, _NEVER_OFF),
        RecordField("countries", _("Country, or global"), Need.ACCEPT, _NEVER_OFF),
        RecordField("city", _("City or place"), Need.OPTIONAL, _ANY),
        RecordField("level", _("Level"), Need.OPTIONAL, _ANY),
        RecordField("significance", _("Significance"), Need.ACCEPT, _NEVER_OFF, words=(50, 150)),
        RecordField(
            "contribution_wiego",
            _("What WIEGO and what others contributed"),
            Need.ACCEPT,
            _ALWAYS_NEEDED,
            words=(50, 150),
        ),
        RecordField("contribution_links", _("Links to recorded contributions"), Need.OPTIONAL, _ANY),
        RecordField("grants", _("Grants that paid for it"), Need.OPTIONAL, _ANY),
        RecordField(
            "contribution_others",
            _("What others contributed"),
            Need.ACCEPT,
            follows="contribution_wiego",
            words=(50, 150),
        ),
        RecordField("programmes", _("Programmes"), Need.SUBMIT),
        RecordField("change_type", _("Change type"), Need.ACCEPT, _ANY),
        RecordField("stage", _("Stage"), Need.OPTIONAL, _ANY),
        RecordField("direction", _("Positive or negative"), Need.ACCEPT, _ANY),
        RecordField("expected", _("Intended or not"), Need.OPTIONAL, _ANY),
        RecordField("influence_route", _("Influence route"), Need.ACCEPT, _ANY),
        RecordField("worker_groups", _("Worker groups"), Need.OPTIONAL, _ANY),
        RecordField("sources", _("Sources: who told us"), Need.SUBMIT, _ALWAYS_NEEDED),
        RecordField("evidence", _("Evidence"), Need.OPTIONAL, _ANY),
        RecordField("confidentiality", _("Who may read it"), Need.SUBMIT),
        RecordField("confidentiality_reason", _("Why it is restricted, if it is"), Need.SUBMIT),
        RecordField("harm", _("Harm it could do, if it is restricted"), Need.OPTIONAL, _NEVER_OFF),
        RecordField(
            "public_text", _("Public text, if it is not open"), Need.OPTIONAL, _NEVER_OFF, words=(30, 80)
        ),
    )
}

CHOSEN_BY_ROUNDS = tuple(field.name for field in RECORD_FIELDS.values() if field.choices)
"""The answers about which a round decides; the others are the same in every round."""

TEXTS_WITH_LENGTH = tuple(field.name for field in RECORD_FIELDS.values() if field.words and not field.follows)
"""The texts for which a round can say how long they should be."""
