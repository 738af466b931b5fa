"""Who may do what with outcomes, contributions, actors and tables: one table, with its conditions by subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from outcomes.policy import (
    coding,
    conversation,
    documents,
    editions,
    files,
    leading,
    nominations,
    outside,
    reading,
    reviewing,
    selections,
    substantiation,
    writing,
)
from outcomes.policy.acts import (
    CODERS,
    EARLY,
    NEW,
    REVIEWERS,
    RUNNING,
    TEAM,
    UNDER_WAY,
    WEIGHERS,
    WRITERS,
    WRITING,
    WRITTEN_BY_AUTHOR,
    Act,
)
from outcomes.policy.reading import may_count, may_read_restricted, may_view
from outcomes.policy.standing import may_be_written, round_is_running, written_where
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused

__all__ = [
    "CODERS",
    "EARLY",
    "NEW",
    "REVIEWERS",
    "RULES",
    "RUNNING",
    "TEAM",
    "UNDER_WAY",
    "WEIGHERS",
    "WRITERS",
    "WRITING",
    "WRITTEN_BY_AUTHOR",
    "Act",
    "Rule",
    "may",
    "may_be_written",
    "may_count",
    "may_read_restricted",
    "may_view",
    "round_is_running",
    "written_where",
]


@dataclass(frozen=True)
class Rule:
    """Which roles open an act somewhere (None: every signed-in person), and what is asked of the record."""

    somewhere: tuple[Role, ...] | None
    condition: Callable[[Principal, object], Decision] | None = None


RULES = {
    Act.VIEW: Rule(None, reading.may_view),
    Act.LOG: Rule(WRITERS, writing.may_log),
    Act.EDIT: Rule(None, writing.may_edit),
    Act.SUBMIT: Rule(None, writing.may_submit),
    Act.RETURN: Rule(REVIEWERS, reviewing.may_return),
    Act.ACCEPT: Rule(REVIEWERS, reviewing.may_accept),
    Act.SET_ASIDE: Rule(REVIEWERS, reviewing.may_decide),
    Act.WITHDRAW: Rule(None, writing.may_withdraw),
    Act.REOPEN: Rule(REVIEWERS, reviewing.may_reopen),
    Act.CARRY_OVER: Rule((Role.LEAD,), writing.may_carry_over),
    Act.LINK: Rule(WRITERS, writing.may_link),
    Act.MERGE: Rule(REVIEWERS, writing.may_merge),
    Act.REVIEW: Rule(REVIEWERS),
    Act.TAKE_BACK: Rule(REVIEWERS, reviewing.may_take_back),
    Act.ASSIGN: Rule((Role.LEAD,), reviewing.may_assign),
    Act.JUDGE: Rule(REVIEWERS, reviewing.may_judge),
    Act.DECLARE_INTEREST: Rule(WEIGHERS, reviewing.may_declare_interest),
    Act.END_INTEREST: Rule(WEIGHERS, reviewing.may_end_interest),
    Act.GIVE_OPINION: Rule(REVIEWERS, reviewing.may_give_opinion),
    Act.SEE_SOURCES: Rule(None, reading.may_see_sources),
    Act.CHECK_EVIDENCE: Rule(REVIEWERS, files.may_check_evidence),
    Act.TAKE_ORIGINAL: Rule(None, files.may_take_original),
    Act.COPY_AGAIN: Rule(None, files.may_copy_again),
    Act.KEEP_FILES: Rule((Role.LEAD, Role.ADMINISTRATOR), files.may_keep_files),
    Act.SEE_COACH: Rule(None, reading.may_see_coach),
    Act.WITHHOLD: Rule(None, reading.may_withhold),
    Act.SHOW_AGAIN: Rule(None, reading.may_show_again),
    Act.REVEAL: Rule(None, reading.may_reveal),
    Act.SEE_LOOKS: Rule(None, reading.may_see_looks),
    Act.ERASE_SOURCE: Rule((Role.LEAD, Role.ADMINISTRATOR), reading.may_erase_source),
    Act.EXPORT: Rule(None),
    Act.SEE_TABLES: Rule(None),
    Act.EXPORT_TABLES: Rule((Role.ADMINISTRATOR, Role.LEAD, Role.READER)),
    Act.EXPLORE: Rule(None),
    Act.KEEP_VIEW: Rule(None, editions.may_keep_view),
    Act.SEE_EDITIONS: Rule(None, editions.may_see_edition),
    Act.TAKE_EDITION: Rule((Role.ADMINISTRATOR, Role.LEAD, Role.READER), editions.may_take_edition),
    Act.MAKE_EDITION: Rule((Role.ADMINISTRATOR, Role.LEAD), editions.may_make_edition),
    Act.PUBLISH_EDITION: Rule((Role.ADMINISTRATOR, Role.LEAD), editions.may_make_edition),
    Act.VIEW_CONTRIBUTION: Rule(None),
    Act.LOG_CONTRIBUTION: Rule(WRITERS),
    Act.EDIT_CONTRIBUTION: Rule(WRITERS, writing.may_edit_contribution),
    Act.VIEW_ACTOR: Rule(None),
    Act.ADD_ACTOR: Rule(WRITERS),
    Act.EDIT_ACTOR: Rule((Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR)),
    Act.ASK: Rule(REVIEWERS, conversation.may_ask),
    Act.ANSWER: Rule(None, conversation.may_answer),
    Act.NOTE: Rule(REVIEWERS, conversation.may_note),
    Act.SEE_READY: Rule(None),
    Act.EDIT_READY: Rule((Role.LEAD, Role.ADMINISTRATOR)),
    Act.CODE: Rule(CODERS, coding.may_code),
    Act.PLAN_CODING: Rule((Role.LEAD,), coding.may_plan_coding),
    Act.SETTLE: Rule((Role.LEAD,), coding.may_settle),
    Act.RECODE: Rule((Role.LEAD, Role.ADMINISTRATOR), coding.may_recode),
    Act.SEE_COCKPIT: Rule((Role.LEAD,), leading.may_see_cockpit),
    Act.REMIND: Rule((Role.LEAD,), leading.may_remind),
    Act.SEE_SUBSTANTIATION: Rule((Role.LEAD,), selections.may_see_substantiation),
    Act.SELECT: Rule((Role.LEAD,), selections.may_select),
    Act.SEE_NOMINATIONS: Rule(None, nominations.may_see_nominations),
    Act.NOMINATE: Rule(None, nominations.may_nominate),
    Act.CHECK_NOMINATIONS: Rule(REVIEWERS, nominations.may_check_nominations),
    Act.CHECK_NOMINATION: Rule(REVIEWERS, nominations.may_check_nomination),
    Act.TAKE_OFF_NOMINATION: Rule(None, nominations.may_take_off_nomination),
    Act.SEE_SUBSTANTIATORS: Rule((Role.LEAD, Role.ADMINISTRATOR)),
    Act.KEEP_SUBSTANTIATOR: Rule((Role.LEAD, Role.ADMINISTRATOR), nominations.may_keep_substantiator),
    Act.SEE_ANSWERS: Rule(None, substantiation.may_see_answers),
    Act.SEE_WHO_ANSWERED: Rule(REVIEWERS, substantiation.may_see_who_answered),
    Act.RESOLVE: Rule(REVIEWERS, substantiation.may_resolve),
    Act.ASK_OUTSIDE: Rule((Role.LEAD,), outside.may_ask_outside),
    Act.SEND_REQUEST: Rule((Role.LEAD,), outside.may_send_request),
    Act.SEE_REQUEST: Rule((Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR), outside.may_see_request),
    Act.SEE_CONTACT: Rule((Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR), outside.may_see_contact),
    Act.TELL_CODE: Rule((Role.LEAD,), outside.may_tell_code),
    Act.ANSWER_FOR: Rule(REVIEWERS, outside.may_answer_for),
    Act.MARK_PASSAGE: Rule(WRITERS, documents.may_mark),
    Act.SEE_IMPORTS: Rule((Role.LEAD, Role.ADMINISTRATOR), leading.may_see_imports),
    Act.IMPORT: Rule((Role.LEAD, Role.ADMINISTRATOR), leading.may_import),
    Act.TAKE_IMPORTED: Rule((Role.LEAD, Role.ADMINISTRATOR), leading.may_take_imported),
}


def may(principal: Principal, act: Act, target=None) -> Decision:
    """Decide whether a person may do something, to a given record or (without one) at all.

    `target` is an Outcome for the acts on outcomes, a HarvestRound for LOG and for what its lead does with it
    (SEE_COCKPIT, REMIND, ASK_OUTSIDE, PLAN_CODING, SEE_IMPORTS, IMPORT), a Contribution for the acts on
    contributions, a piece of Evidence to check it, take its original or copy it again, a SecondOpinion to give
    it, a HarvestRound to declare a conflict of interest in it, and the conflict to end it. A
    SubstantiationRequest is the target of the acts on requests, an AskedOutcome of ANSWER_FOR, a Coding of CODE,
    an Edition of its acts, a SavedView of keeping it, a SourceDocument (with its round) of marking a passage,
    a SheetImport (with its round) of TAKE_IMPORTED.
    Outcomes and requests need their `round` loaded, evidence its outcome and its copy.
    """
    rule = RULES[act]
    if rule.somewhere is not None and not principal.has_anywhere(*rule.somewhere):
        return refused(_("Your role does not include this."))
    if target is None or rule.condition is None:
        return ALLOWED
    return rule.condition(principal, target)
