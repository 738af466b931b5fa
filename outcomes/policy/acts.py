"""What can be done in this application, and the groups of roles and states of which the policy speaks."""

from __future__ import annotations

from enum import StrEnum

from harvests.enums import RoundState
from outcomes.enums import OutcomeState as S
from wiego_mle.accounts.enums import Role


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
    EXPLORE = "tables-explore"
    KEEP_VIEW = "view-keep"
    SEE_EDITIONS = "editions-see"
    TAKE_EDITION = "edition-take"
    MAKE_EDITION = "edition-make"
    PUBLISH_EDITION = "edition-publish"
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
    CODE = "outcome-code"
    PLAN_CODING = "coding-plan"
    SETTLE = "coding-settle"
    RECODE = "codebook-recode"
    SEE_COCKPIT = "cockpit-see"
    REMIND = "contributors-remind"
    SEE_SUBSTANTIATION = "substantiation-see"
    SELECT = "selection-draw"
    SEE_NOMINATIONS = "nominations-see"
    NOMINATE = "nomination-propose"
    CHECK_NOMINATIONS = "nominations-check"
    CHECK_NOMINATION = "nomination-check"
    TAKE_OFF_NOMINATION = "nomination-take-off"
    SEE_SUBSTANTIATORS = "substantiators-see"
    KEEP_SUBSTANTIATOR = "substantiator-keep"
    SEE_ANSWERS = "answers-see"
    SEE_WHO_ANSWERED = "answers-who"
    RESOLVE = "answers-resolve"
    ASK_OUTSIDE = "outside-ask"
    SEND_REQUEST = "request-send"
    SEE_REQUEST = "request-see"
    SEE_CONTACT = "contact-see"
    TELL_CODE = "code-tell"
    ANSWER_FOR = "answer-for"
    MARK_PASSAGE = "passage-mark"
    SEE_IMPORTS = "imports-see"
    IMPORT = "outcomes-import"
    TAKE_IMPORTED = "imports-file"


WRITERS = (Role.CONTRIBUTOR, Role.REVIEWER, Role.LEAD)
REVIEWERS = (Role.REVIEWER, Role.LEAD)
CODERS = (Role.CODER, Role.LEAD)
WEIGHERS = (*REVIEWERS, Role.CODER)
"""Who judges or classifies what others wrote, and so may have a conflict of interest with it."""
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
