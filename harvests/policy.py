"""Who may see and change rounds, teams and lists."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from harvests.enums import RoundState
from wiego_mle.accounts.enums import ROUND_ROLES, Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused
from wiego_mle.kernel.file_kinds import TEXT


class Act(StrEnum):
    """What a person can do with rounds and lists."""

    VIEW_ROUND = "round-view"
    PLAN_ROUND = "round-plan"
    EDIT_ROUND = "round-edit"
    MOVE_ROUND = "round-move"
    EDIT_TEAM = "round-team"
    PLAN_LETTERS = "round-letters"
    PLAN_SUBSTANTIATION = "round-substantiation"
    REPLY = "round-reply"
    NOTE_REPLY = "round-note-reply"
    ASK_PROGRAMMES = "round-programmes"
    GIVE_TIME = "round-more-time"
    KEEP_GROUPS = "groups-keep"
    SEE_LOAD = "person-load"
    SEE_DOCUMENTS = "documents-see"
    READ_DOCUMENT = "document-read"
    ADD_DOCUMENT = "document-add"
    KEEP_DOCUMENT = "document-keep"
    TAKE_DOCUMENT = "document-take"
    SEE_LISTS = "lists-see"
    EDIT_LISTS = "lists-edit"
    EDIT_GRANTS = "grants-edit"
    EDIT_FOCAL_CITIES = "focal-cities-edit"
    SEE_CODEBOOK = "codebook-see"
    EDIT_CODEBOOK = "codebook-edit"


_WRITERS = (Role.CONTRIBUTOR, Role.REVIEWER, Role.LEAD)
_READERS = (*ROUND_ROLES, Role.ADMINISTRATOR)
_ROLES = {
    Act.VIEW_ROUND: None,
    Act.PLAN_ROUND: (Role.LEAD, Role.ADMINISTRATOR),
    Act.EDIT_ROUND: (Role.LEAD,),
    Act.MOVE_ROUND: (Role.LEAD,),
    Act.EDIT_TEAM: (Role.LEAD, Role.ADMINISTRATOR),
    Act.PLAN_LETTERS: (Role.LEAD, Role.ADMINISTRATOR),
    Act.PLAN_SUBSTANTIATION: (Role.LEAD,),
    Act.REPLY: (Role.CONTRIBUTOR,),
    Act.NOTE_REPLY: (Role.LEAD,),
    Act.ASK_PROGRAMMES: (Role.LEAD,),
    Act.GIVE_TIME: (Role.LEAD,),
    Act.KEEP_GROUPS: (Role.LEAD, Role.ADMINISTRATOR),
    Act.SEE_LOAD: (Role.LEAD, Role.ADMINISTRATOR),
    Act.SEE_DOCUMENTS: _READERS,
    Act.READ_DOCUMENT: _READERS,
    Act.ADD_DOCUMENT: _WRITERS,
    Act.KEEP_DOCUMENT: (*_WRITERS, Role.ADMINISTRATOR),
    Act.TAKE_DOCUMENT: _READERS,
    Act.SEE_LISTS: None,
    Act.EDIT_LISTS: (Role.ADMINISTRATOR,),
    Act.EDIT_GRANTS: (Role.ADMINISTRATOR, Role.LEAD),
    Act.EDIT_FOCAL_CITIES: (Role.ADMINISTRATOR, Role.LEAD),
    Act.SEE_CODEBOOK: None,
    Act.EDIT_CODEBOOK: (Role.ADMINISTRATOR, Role.LEAD),
}
_BY_ROUND = (
    Act.EDIT_ROUND,
    Act.MOVE_ROUND,
    Act.EDIT_TEAM,
    Act.PLAN_LETTERS,
    Act.PLAN_SUBSTANTIATION,
    Act.REPLY,
    Act.NOTE_REPLY,
    Act.ASK_PROGRAMMES,
    Act.GIVE_TIME,
    Act.KEEP_GROUPS,
    Act.SEE_LOAD,
    Act.SEE_DOCUMENTS,
    Act.READ_DOCUMENT,
    Act.ADD_DOCUMENT,
    Act.KEEP_DOCUMENT,
    Act.TAKE_DOCUMENT,
)
"""Acts that a role in a single round opens: there, and without a target to whoever has it somewhere."""


def may(principal: Principal, act: Act, target=None) -> Decision:
    """Decide whether a person may do something, to a given round or (without one) at all.

    A document is the target of READ_DOCUMENT and KEEP_DOCUMENT, with its round loaded; a version of one is the
    target of TAKE_DOCUMENT.
    """
    roles = _ROLES[act]
    if roles is None:
        return ALLOWED
    if target is not None and act in _ABOUT_DOCUMENTS:
        return _ABOUT_DOCUMENTS[act](principal, target)
    if target is not None and act in _BY_ROUND:
        allowed = principal.has(*roles, round_id=target.pk)
    elif act in _BY_ROUND:
        allowed = principal.has_anywhere(*roles)
    else:
        allowed = principal.has(*roles)
    return ALLOWED if allowed else refused(_("Your role does not include this."))


def _may_read_document(principal: Principal, document) -> Decision:
    """Decide about reading a document; `outcomes.queries.documents.visible_to` says the same as a filter."""
    if document.is_restricted:
        sees = document.added_by_id == principal.person_id or principal.has(
            Role.LEAD, round_id=document.round_id
        )
        sees = sees or principal.has(Role.ADMINISTRATOR)
    else:
        sees = principal.has(*_READERS, round_id=document.round_id)
    return ALLOWED if sees else refused(_("This document is open to the team of its round."))


def _may_add_document(principal: Principal, harvest_round) -> Decision:
    if not principal.has(*_WRITERS, round_id=harvest_round.pk):
        return refused(_("You are not a contributor of this round."))
    return _while_it_runs(harvest_round)


def _may_keep_document(principal: Principal, document) -> Decision:
    readable = _may_read_document(principal, document)
    if not readable:
        return readable
    keeps = document.added_by_id == principal.person_id or principal.has(
        Role.REVIEWER, Role.LEAD, round_id=document.round_id
    )
    if keeps or principal.has(Role.ADMINISTRATOR):
        return _while_it_runs(document.round)
    return refused(
        _("Only who added the document, the reviewers of the round and administrators may change it.")
    )


def _may_take_document(principal: Principal, version) -> Decision:
    """Decide about taking the file of a document as it came: for those who may read everything in it.

    A text file says what its pages say. Other files hold more than that: who wrote them, comments, what was
    crossed out.
    """
    document = version.document
    readable = _may_read_document(principal, document)
    if not readable:
        return readable
    if document.withheld:
        return refused(_("Words of this document are withheld, so its file as it came is handed to nobody."))
    knows_all = document.added_by_id == principal.person_id or principal.has(
        Role.LEAD, round_id=document.round_id
    )
    if knows_all or principal.has(Role.ADMINISTRATOR) or version.content_type == TEXT.content_type:
        return ALLOWED
    return refused(
        _(
            "The file as it came may tell more than its pages. It is open to who added it, the MLE lead of the "
            "round and administrators."
        )
    )


def _while_it_runs(harvest_round) -> Decision:
    if harvest_round.state == RoundState.CLOSED:
        return refused(_("The round is closed, and its numbers stand."))
    return ALLOWED


_ABOUT_DOCUMENTS = {
    Act.READ_DOCUMENT: _may_read_document,
    Act.ADD_DOCUMENT: _may_add_document,
    Act.KEEP_DOCUMENT: _may_keep_document,
    Act.TAKE_DOCUMENT: _may_take_document,
}


def roles_to_invite_for(principal: Principal) -> tuple[Role, ...]:
    """Return the roles in a round with which a person may invite somebody whom nobody here knows yet.

    Leads bring in contributors; who shall decide is given that role when they have signed in.
    """
    return ROUND_ROLES if principal.has(Role.ADMINISTRATOR) else (Role.CONTRIBUTOR,)
