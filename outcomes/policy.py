"""Who may do what with outcomes, contributions, actors and tables."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from harvests.enums import RoundState
from outcomes.enums import OutcomeState as S
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import ALLOWED, Decision, Principal, refused


class Act(StrEnum):
    """What a person can do in this application."""

    VIEW = "outcome-view"
    LOG = "outcome-log"
    EDIT = "outcome-edit"
    SUBMIT = "outcome-submit"
    RETURN = "outcome-return"
    ACCEPT = "outcome-accept"
    SET_ASIDE = "outcome-set-aside"
    WITHDRAW = "outcome-withdraw"
    REOPEN = "outcome-reopen"
    CARRY_OVER = "outcome-carry-over"
    LINK = "outcome-link"
    MERGE = "outcome-merge"
    REVIEW = "review-queue"
    TAKE_BACK = "outcome-take-back"
    ASSIGN = "review-assign"
    JUDGE = "review-judge"
    DECLARE_INTEREST = "interest-declare"
    END_INTEREST = "interest-end"
    GIVE_OPINION = "opinion-give"
    SEE_SOURCES = "sources-see"
    CHECK_EVIDENCE = "evidence-check"
    TAKE_ORIGINAL = "evidence-original"
    COPY_AGAIN = "evidence-copy"
    KEEP_FILES = "evidence-files"
    SEE_COACH = "coach-see"
    WITHHOLD = "words-withhold"
    SHOW_AGAIN = "words-show-again"
    REVEAL = "words-reveal"
    SEE_LOOKS = "looks-see"
    ERASE_SOURCE = "source-erase"
    EXPORT = "outcome-export"
    SEE_TABLES = "tables-see"
    EXPORT_TABLES = "tables-export"
    VIEW_CONTRIBUTION = "contribution-view"
    LOG_CONTRIBUTION = "contribution-log"
    EDIT_CONTRIBUTION = "contribution-edit"
    VIEW_ACTOR = "actor-view"
    ADD_ACTOR = "actor-add"
    EDIT_ACTOR = "actor-edit"
    ASK = "question-ask"
    ANSWER = "question-answer"
    NOTE = "internal-note"
    SEE_READY = "ready-questions-see"
    EDIT_READY = "ready-questions-edit"
    SEE_COCKPIT = "cockpit-see"
    REMIND = "contributors-remind"


WRITERS = (Role.CONTRIBUTOR, Role.REVIEWER, Role.LEAD)
REVIEWERS = (Role.REVIEWER, Role.LEAD)
TEAM = (Role.CONTRIBUTOR, Role.REVIEWER, Role.CODER, Role.LEAD)
WRITTEN_BY_AUTHOR = (S.LEAD, S.DRAFT, S.RETURNED)
"""States in which the text is the author's; a submitted text is the reviewers' to edit."""
EARLY = (S.LEAD, S.DRAFT, S.WITHDRAWN)
"""States in which only the author and the round's reviewers read a record."""
UNDER_WAY = (S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED)
"""States in which questions are asked and answered; before and after, the conversation rests."""
RUNNING = (RoundState.OPEN, RoundState.REVIEWING, RoundState.ANALYSING)
"""States of a round in which something can still happen to its outcomes."""
WRITING = (RoundState.OPEN, RoundState.REVIEWING)
"""States of a round in which outcomes are begun, worked out and sent for the first time."""
NEW = (S.LEAD, S.DRAFT, S.WITHDRAWN)
"""States that rest while a round is analysed: what was never with the reviewers is not taken any more."""

_SOMEWHERE = {
    Act.VIEW: None,
    Act.LOG: WRITERS,
    Act.EDIT: None,
    Act.SUBMIT: None,
    Act.RETURN: REVIEWERS,
    Act.ACCEPT: REVIEWERS,
    Act.SET_ASIDE: REVIEWERS,
    Act.WITHDRAW: None,
    Act.REOPEN: REVIEWERS,
    Act.CARRY_OVER: (Role.LEAD,),
    Act.LINK: WRITERS,
    Act.MERGE: REVIEWERS,
    Act.REVIEW: REVIEWERS,
    Act.TAKE_BACK: REVIEWERS,
    Act.ASSIGN: (Role.LEAD,),
    Act.JUDGE: REVIEWERS,
    Act.DECLARE_INTEREST: REVIEWERS,
    Act.END_INTEREST: REVIEWERS,
    Act.GIVE_OPINION: REVIEWERS,
    Act.SEE_SOURCES: None,
    Act.CHECK_EVIDENCE: REVIEWERS,
    Act.TAKE_ORIGINAL: None,
    Act.COPY_AGAIN: None,
    Act.KEEP_FILES: (Role.LEAD, Role.ADMINISTRATOR),
    Act.SEE_COACH: None,
    Act.WITHHOLD: None,
    Act.SHOW_AGAIN: None,
    Act.REVEAL: None,
    Act.SEE_LOOKS: None,
    Act.ERASE_SOURCE: (Role.LEAD, Role.ADMINISTRATOR),
    Act.EXPORT: None,
    Act.SEE_TABLES: None,
    Act.EXPORT_TABLES: (Role.ADMINISTRATOR, Role.LEAD, Role.READER),
    Act.VIEW_CONTRIBUTION: None,
    Act.LOG_CONTRIBUTION: WRITERS,
    Act.EDIT_CONTRIBUTION: WRITERS,
    Act.VIEW_ACTOR: None,
    Act.ADD_ACTOR: WRITERS,
    Act.EDIT_ACTOR: (Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR),
    Act.ASK: REVIEWERS,
    Act.ANSWER: None,
    Act.NOTE: REVIEWERS,
    Act.SEE_READY: None,
    Act.EDIT_READY: (Role.LEAD, Role.ADMINISTRATOR),
    Act.SEE_COCKPIT: (Role.LEAD,),
    Act.REMIND: (Role.LEAD,),
}
"""The roles that open an act somewhere; None: every signed-in person, subject to the record."""


def may(principal: Principal, act: Act, target=None) -> Decision:
    """Decide whether a person may do something, to a given record or (without one) at all.

    `target` is an Outcome for the acts on outcomes, a HarvestRound for LOG and for what its lead does
    with it (SEE_COCKPIT, REMIND), a Contribution for the acts on contributions, a piece of Evidence to
    check it, take its original or copy it again, a SecondOpinion to give it, a HarvestRound to declare a
    conflict of interest in it, and the conflict to end it.
    Outcomes need their `round` loaded, evidence its outcome and its copy.
    """
    roles = _SOMEWHERE[act]
    if roles is not None and not principal.has_anywhere(*roles):
        return refused(_("Your role does not include this."))
    if target is None:
        return ALLOWED
    condition = _CONDITIONS.get(act)
    return condition(principal, target) if condition else ALLOWED


def _is_author(principal: Principal, outcome) -> bool:
    return principal.person_id is not None and outcome.author_id == principal.person_id


def _leads(principal: Principal, outcome) -> bool:
    return principal.has(Role.LEAD, round_id=outcome.round_id)


def _reviews(principal: Principal, outcome) -> bool:
    if outcome.is_restricted:
        return _leads(principal, outcome)
    return principal.has(*REVIEWERS, round_id=outcome.round_id)


def _has_conflict(principal: Principal, outcome) -> bool:
    """Say whether the person declared that they do not review this; asked last, as it reads the database."""
    return principal.person_id in outcome.people_in_conflict


def _may_weigh(principal: Principal, outcome) -> Decision:
    """Decide whether somebody may judge a record as one of its reviewers; leads are no exception."""
    if not _reviews(principal, outcome):
        return refused(_("Only a reviewer of this round may decide this."))
    if _has_conflict(principal, outcome):
        return refused(
            _("You declared a conflict of interest with this outcome, so somebody else reviews it.")
        )
    return ALLOWED


def may_view(principal: Principal, outcome) -> Decision:
    """Decide whether a person may read an outcome; `queries.visible_to` says the same as a filter."""
    if _is_author(principal, outcome):
        return ALLOWED
    hidden = refused(_("This record is not open to you."))
    if outcome.state in EARLY:
        return ALLOWED if _reviews(principal, outcome) else hidden
    if outcome.is_restricted:
        sees = _leads(principal, outcome) or principal.has(Role.ADMINISTRATOR)
    elif outcome.state == S.ACCEPTED:
        sees = True
    else:
        sees = principal.has(
            Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR
        ) or outcome.round_id in principal.rounds_with(*TEAM)
    return ALLOWED if sees else hidden


def may_read_restricted(principal: Principal, outcome) -> Decision:
    """Decide whether a person may read an outcome also while it is restricted, and what was written then."""
    leads = _is_author(principal, outcome) or _leads(principal, outcome)
    if leads or (principal.has(Role.ADMINISTRATOR) and outcome.state not in EARLY):
        return ALLOWED
    return refused(_("What was written while the record was restricted is not open to you."))


def may_count(principal: Principal, state: str, *, round_id: int, restricted: bool) -> Decision:
    """Decide whether a person may read every record of a state in a round, and so may see their number.

    A number in a table is complete or it is not shown; what somebody wrote themself does not make
    it complete. Says the same as `may_view` of a record that somebody else wrote.
    """
    if restricted and state in EARLY:
        sees = principal.has(Role.LEAD, round_id=round_id)
    elif restricted:
        sees = principal.has(Role.LEAD, round_id=round_id) or principal.has(Role.ADMINISTRATOR)
    elif state in EARLY:
        sees = principal.has(*REVIEWERS, round_id=round_id)
    elif state == S.ACCEPTED:
        sees = True
    else:
        sees = principal.has(Role.REVIEWER, Role.LEAD, Role.ADMINISTRATOR) or bool(
            principal.rounds_with(*TEAM) & {round_id}
        )
    return ALLOWED if sees else refused(_("Not all of these records are open to you."))


def _may_log(principal: Principal, harvest_round) -> Decision:
    if not principal.has(*WRITERS, round_id=harvest_round.pk):
        return refused(_("You are not a contributor of this round."))
    if harvest_round.state == RoundState.OPEN:
        return ALLOWED
    if harvest_round.state == RoundState.REVIEWING:
        leads = principal.has(Role.LEAD, round_id=harvest_round.pk)
        if leads or _has_more_time(principal, harvest_round):
            return ALLOWED
    return refused(_("This round is not collecting outcomes now."))


def _has_more_time(principal: Principal, harvest_round) -> bool:
    """Say whether the person’s own last day is later than the round’s and not over; reads the database."""
    until = harvest_round.more_time_until(principal.person_id)
    return until is not None and until >= timezone.localdate()


def round_is_running(outcome) -> Decision:
    """Decide whether anything of an outcome may change at all: not while its round is planned or closed."""
    if outcome.round.state in RUNNING:
        return ALLOWED
    return refused(_("The round “%(round)s” is not open.") % {"round": outcome.round.name})


def may_be_written(outcome) -> Decision:
    """Decide whether the text of an outcome may change at all in the phase of its round.

    While a round is analysed its texts stand. What the lead reopened, or what was sent back before, can
    still be finished; what was never sent rests until it is carried over or the round goes back.
    """
    if outcome.round.state == RoundState.ANALYSING and outcome.state in NEW:
        return refused(
            _(
                "The round “%(round)s” is being analysed and takes nothing new. Its MLE lead can carry this over."
            )
            % {"round": outcome.round.name}
        )
    return round_is_running(outcome)


def written_where() -> Q:
    """Return what `may_be_written` says as a condition."""
    return Q(round__state__in=WRITING) | (Q(round__state=RoundState.ANALYSING) & ~Q(state__in=NEW))


def _may_edit(principal: Principal, outcome) -> Decision:
    written = may_be_written(outcome)
    if not written:
        return written
    if outcome.state in WRITTEN_BY_AUTHOR and _is_author(principal, outcome):
        return ALLOWED
    if outcome.state in (*WRITTEN_BY_AUTHOR, S.SUBMITTED) and _reviews(principal, outcome):
        return _may_weigh(principal, outcome)
    if outcome.state in WRITTEN_BY_AUTHOR:
        return refused(_("Only the author and the reviewers of the round may change this text."))
    if outcome.state == S.SUBMITTED:
        return refused(_("The text is with the reviewers now. They return it if something is to be changed."))
    return refused(_("This record can no longer be changed. A reviewer can reopen it with a reason."))


def _may_submit(principal: Principal, outcome) -> Decision:
    if not (_is_author(principal, outcome) or _reviews(principal, outcome)):
        return refused(_("Only the author and the reviewers of the round may send this text."))
    return may_be_written(outcome)


def _may_decide(principal: Principal, outcome) -> Decision:
    weighs = _may_weigh(principal, outcome)
    return round_is_running(outcome) if weighs else weighs


def _may_accept(principal: Principal, outcome) -> Decision:
    if _is_author(principal, outcome):
        return refused(_("You wrote this outcome, so somebody else decides whether it is accepted."))
    return _may_decide(principal, outcome)


def _may_return(principal: Principal, outcome) -> Decision:
    if _is_author(principal, outcome):
        return refused(_("You wrote this outcome, so somebody else decides whether it is returned."))
    return _may_decide(principal, outcome)


def _may_take_back(principal: Principal, outcome) -> Decision:
    """Whether the minute is over is asked by the step itself."""
    if outcome.decided_by_id is not None and outcome.decided_by_id != principal.person_id:
        return refused(_("Only who decided this may take it back."))
    return _may_return(principal, outcome)


def _may_judge(principal: Principal, outcome) -> Decision:
    if outcome.state != S.SUBMITTED:
        return refused(_("This record does not wait for a decision."))
    if _is_author(principal, outcome):
        return refused(_("You wrote this outcome, so somebody else reviews it."))
    return _may_decide(principal, outcome)


def _may_assign(principal: Principal, outcome) -> Decision:
    """Naming a reviewer is no judgement, so the lead also does it for what they wrote themself."""
    if not _leads(principal, outcome):
        return refused(_("Only the MLE lead of the round says who reviews this."))
    if outcome.state != S.SUBMITTED:
        return refused(_("This record does not wait for a decision."))
    return round_is_running(outcome)


def _may_declare_interest(principal: Principal, harvest_round) -> Decision:
    if not principal.has(*REVIEWERS, round_id=harvest_round.pk):
        return refused(_("You do not review in this round, so there is nothing to declare."))
    return ALLOWED


def _may_end_interest(principal: Principal, conflict) -> Decision:
    if conflict.person_id != principal.person_id:
        return refused(_("Only who declared a conflict of interest may end it."))
    return ALLOWED


def _may_give_opinion(principal: Principal, opinion) -> Decision:
    if opinion.asked_of_id != principal.person_id:
        return refused(_("Somebody else was asked for this opinion."))
    return _may_judge(principal, opinion.outcome)


def _may_withdraw(principal: Principal, outcome) -> Decision:
    if not _is_author(principal, outcome):
        return refused(_("Only the author may withdraw an outcome."))
    return may_be_written(outcome) if outcome.state == S.WITHDRAWN else round_is_running(outcome)


def _may_reopen(principal: Principal, outcome) -> Decision:
    decides = _may_decide(principal, outcome)
    if decides and outcome.round.state not in WRITING and not _leads(principal, outcome):
        return refused(_("The round is being analysed, so only its MLE lead reopens what was decided."))
    return decides


def _may_carry_over(principal: Principal, outcome) -> Decision:
    """Decide about moving an unfinished record to a later round; a closed round gives it away too."""
    if not _leads(principal, outcome):
        return refused(_("Only the MLE lead of the round carries an outcome over to another one."))
    if outcome.state in UNDER_WAY:
        return ALLOWED
    return refused(_("Only what is unfinished is carried over; what was decided stays in its round."))


def _may_link(principal: Principal, outcome) -> Decision:
    """Links say how records belong together and change none, so they are made in closed rounds too."""
    if _is_author(principal, outcome) or _reviews(principal, outcome):
        return ALLOWED
    return refused(_("Only the author and the reviewers of the round may link this outcome to another."))


def _may_merge(principal: Principal, outcome) -> Decision:
    """Decide about an outcome that would no longer be counted by itself; asked of the kept one too."""
    if not _reviews(principal, outcome):
        return refused(_("Merging two outcomes is for reviewers of the rounds of both."))
    if outcome.round.state in WRITING or _leads(principal, outcome):
        return _may_weigh(principal, outcome)
    return refused(
        _("The round “%(round)s” is analysed or closed, so only its MLE lead may change what it counts.")
        % {"round": outcome.round.name}
    )


def _may_see_sources(principal: Principal, outcome) -> Decision:
    if _is_author(principal, outcome) or _reviews(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Who told us is open to the author, the reviewers of the round and administrators."))


def _may_check_evidence(principal: Principal, item) -> Decision:
    if not _reviews(principal, item.outcome):
        return refused(_("Only a reviewer of this round may check evidence."))
    if principal.person_id == item.added_by_id:
        return refused(_("You added this evidence, so somebody else checks it."))
    if _is_author(principal, item.outcome):
        return refused(_("You wrote this outcome, so somebody else checks its evidence."))
    return _may_weigh(principal, item.outcome)


def _may_keep_files(principal: Principal, outcome) -> Decision:
    if _leads(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Only the MLE lead of the round and administrators look after files."))


def _may_take_original(principal: Principal, item) -> Decision:
    if _may_keep_files(principal, item.outcome):
        return ALLOWED
    waits = item.served is None or not (item.served.is_ready or item.served.is_failed)
    if waits and principal.person_id == item.added_by_id:
        return ALLOWED
    return refused(_("The file as it came is open to the MLE lead of the round and to administrators."))


def _may_copy_again(principal: Principal, item) -> Decision:
    if _may_keep_files(principal, item.outcome) or principal.person_id == item.added_by_id:
        return ALLOWED
    return refused(_("Only who added the file, the MLE lead and administrators may try again."))


def _is_under_way(outcome) -> Decision:
    if outcome.state in UNDER_WAY:
        return may_be_written(outcome)
    return refused(_("The record is decided, so nothing more is asked or answered. It can be reopened."))


def _may_ask(principal: Principal, outcome) -> Decision:
    if _is_author(principal, outcome):
        return refused(_("You wrote this outcome, so somebody else asks about it and settles the answers."))
    if not _reviews(principal, outcome):
        return refused(_("Only a reviewer of this round may ask about this and settle answers."))
    weighs = _may_weigh(principal, outcome)
    return _is_under_way(outcome) if weighs else weighs


def _may_answer(principal: Principal, outcome) -> Decision:
    if not (_is_author(principal, outcome) or _reviews(principal, outcome)):
        return refused(_("Only the author and the reviewers of the round answer questions about this."))
    return _is_under_way(outcome)


def _may_note(principal: Principal, outcome) -> Decision:
    if _is_author(principal, outcome) or not _reviews(principal, outcome):
        return refused(_("Internal notes are among the reviewers and leads of the round."))
    return _may_weigh(principal, outcome)


def _may_see_coach(principal: Principal, outcome) -> Decision:
    if _is_author(principal, outcome) or _reviews(principal, outcome):
        return ALLOWED
    return refused(_("What the coach asked is between the author and the reviewers of the round."))


def _may_withhold(principal: Principal, outcome) -> Decision:
    """Protecting somebody waits for no state and no round."""
    if _is_author(principal, outcome) or _reviews(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Only the author, the reviewers of the round and administrators withhold words."))


def _may_show_again(principal: Principal, outcome) -> Decision:
    if _leads(principal, outcome):
        return ALLOWED
    if outcome.state in WRITTEN_BY_AUTHOR and _is_author(principal, outcome):
        return ALLOWED
    return refused(_("Whether these words may be read is for the lead of the round to say."))


def _may_reveal(principal: Principal, outcome) -> Decision:
    if _is_author(principal, outcome) or _reviews(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Withheld words are open to the author, the reviewers of the round and administrators."))


def _may_see_looks(principal: Principal, outcome) -> Decision:
    if _is_author(principal, outcome) or _leads(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Who looked is open to the author, the lead of the round and administrators."))


def _may_erase_source(principal: Principal, outcome) -> Decision:
    if _leads(principal, outcome) or principal.has(Role.ADMINISTRATOR):
        return ALLOWED
    return refused(_("Only the lead of the round and administrators erase what is known of a source."))


def _may_see_cockpit(principal: Principal, harvest_round) -> Decision:
    """Its numbers tell of every record of the round, so it is open to those who may read all of them."""
    if principal.has(Role.LEAD, round_id=harvest_round.pk):
        return ALLOWED
    return refused(_("The cockpit of a round is for its MLE lead."))


def _may_remind(principal: Principal, harvest_round) -> Decision:
    if not principal.has(Role.LEAD, round_id=harvest_round.pk):
        return refused(_("Only the MLE lead of a round writes reminders for it."))
    if harvest_round.state in RUNNING:
        return ALLOWED
    return refused(_("The round “%(round)s” is not open.") % {"round": harvest_round.name})


def _may_edit_contribution(principal: Principal, contribution) -> Decision:
    if contribution.withheld and contribution.author_id != principal.person_id:
        return refused(_("Words of this contribution are withheld, so only its author changes it."))
    if contribution.author_id == principal.person_id or principal.has(*REVIEWERS):
        return ALLOWED
    return refused(_("Only the author and reviewers may change this contribution."))


_CONDITIONS = {
    Act.VIEW: may_view,
    Act.LOG: _may_log,
    Act.EDIT: _may_edit,
    Act.SUBMIT: _may_submit,
    Act.RETURN: _may_return,
    Act.ACCEPT: _may_accept,
    Act.SET_ASIDE: _may_decide,
    Act.WITHDRAW: _may_withdraw,
    Act.REOPEN: _may_reopen,
    Act.CARRY_OVER: _may_carry_over,
    Act.TAKE_BACK: _may_take_back,
    Act.ASSIGN: _may_assign,
    Act.JUDGE: _may_judge,
    Act.DECLARE_INTEREST: _may_declare_interest,
    Act.END_INTEREST: _may_end_interest,
    Act.GIVE_OPINION: _may_give_opinion,
    Act.LINK: _may_link,
    Act.MERGE: _may_merge,
    Act.SEE_SOURCES: _may_see_sources,
    Act.CHECK_EVIDENCE: _may_check_evidence,
    Act.TAKE_ORIGINAL: _may_take_original,
    Act.COPY_AGAIN: _may_copy_again,
    Act.KEEP_FILES: _may_keep_files,
    Act.SEE_COACH: _may_see_coach,
    Act.WITHHOLD: _may_withhold,
    Act.SHOW_AGAIN: _may_show_again,
    Act.REVEAL: _may_reveal,
    Act.SEE_LOOKS: _may_see_looks,
    Act.ERASE_SOURCE: _may_erase_source,
    Act.EDIT_CONTRIBUTION: _may_edit_contribution,
    Act.ASK: _may_ask,
    Act.ANSWER: _may_answer,
    Act.NOTE: _may_note,
    Act.SEE_COCKPIT: _may_see_cockpit,
    Act.REMIND: _may_remind,
}
