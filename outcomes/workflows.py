"""The ways of an outcome, a question about it, a request to somebody outside and an edition, each as one table."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from outcomes.enums import EditionState as E
from outcomes.enums import OutcomeState as S
from outcomes.enums import QuestionState as Q
from outcomes.policy import Act
from outcomes.request_enums import WAITING, WITH_ANSWER
from outcomes.request_enums import RequestState as R
from wiego_mle.kernel.workflow import Reason, Step, Tone, Workflow

OUTCOME = Workflow(
    "outcome",
    S,
    initial=[S.LEAD, S.DRAFT],
    final=[S.ACCEPTED, S.SET_ASIDE, S.WITHDRAWN],
    steps=[
        Step(
            "develop",
            frozenset({S.LEAD}),
            S.DRAFT,
            _("Work this out as an outcome"),
            Act.EDIT,
            tone=Tone.MAIN,
        ),
        Step(
            "submit",
            frozenset({S.DRAFT}),
            S.SUBMITTED,
            _("Send to reviewer"),
            Act.SUBMIT,
            tone=Tone.MAIN,
            key="s",
        ),
        Step(
            "resubmit",
            frozenset({S.RETURNED}),
            S.SUBMITTED,
            _("Send to reviewer again"),
            Act.SUBMIT,
            reason=Reason.OPTIONAL,
            reason_label=_("What did you change? (optional)"),
            tone=Tone.MAIN,
            key="s",
        ),
        Step(
            "accept",
            frozenset({S.SUBMITTED}),
            S.ACCEPTED,
            _("Accept"),
            Act.ACCEPT,
            reason=Reason.SOMETIMES,
            reason_label=_("Why is it accepted although questions are open?"),
            reason_when="while questions are open",
            tone=Tone.MAIN,
            key="a",
        ),
        Step(
            "return",
            frozenset({S.SUBMITTED}),
            S.RETURNED,
            _("Return with a reason"),
            Act.RETURN,
            reason=Reason.REQUIRED,
            reason_label=_("What should the contributor change or add?"),
            key="r",
        ),
        Step(
            "set_aside",
            frozenset({S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED}),
            S.SET_ASIDE,
            pgettext_lazy("button", "Set aside"),
            Act.SET_ASIDE,
            reason=Reason.REQUIRED,
            reason_label=_("Why is this kept but not counted?"),
            tone=Tone.WARNING,
            key="x",
        ),
        Step(
            "withdraw",
            frozenset({S.LEAD, S.DRAFT, S.SUBMITTED, S.RETURNED}),
            S.WITHDRAWN,
            _("Withdraw"),
            Act.WITHDRAW,
            reason=Reason.OPTIONAL,
            reason_label=_("Why do you withdraw it? (optional)"),
            tone=Tone.WARNING,
        ),
        Step("restore", frozenset({S.WITHDRAWN}), S.DRAFT, _("Take up again as a draft"), Act.WITHDRAW),
        Step(
            "reopen",
            frozenset({S.ACCEPTED, S.SET_ASIDE}),
            S.SUBMITTED,
            _("Reopen"),
            Act.REOPEN,
            reason=Reason.REQUIRED,
            reason_label=_("Why is it reopened?"),
            tone=Tone.WARNING,
        ),
        # Within a minute, by who decided; queries/steps.py says whether the minute is over.
        Step(
            "take_back",
            frozenset({S.ACCEPTED, S.RETURNED, S.SET_ASIDE}),
            S.SUBMITTED,
            _("Take it back"),
            Act.TAKE_BACK,
            key="u",
        ),
    ],
)

QUESTION = Workflow(
    "question",
    Q,
    initial=[Q.OPEN],
    final=[Q.SETTLED],
    steps=[
        Step(
            "answer",
            frozenset({Q.OPEN, Q.ANSWERED, Q.SETTLED}),
            Q.ANSWERED,
            _("Send this answer"),
            Act.ANSWER,
            reason=Reason.REQUIRED,
            reason_label=_("Your answer"),
            tone=Tone.MAIN,
        ),
        Step(
            "settle",
            frozenset({Q.ANSWERED}),
            Q.SETTLED,
            _("Settle it"),
            Act.ASK,
            reason=Reason.OPTIONAL,
            reason_label=_("A word on it (optional)"),
            tone=Tone.MAIN,
        ),
        Step(
            "ask_again",
            frozenset({Q.OPEN, Q.ANSWERED, Q.SETTLED}),
            Q.OPEN,
            _("Ask again"),
            Act.ASK,
            reason=Reason.REQUIRED,
            reason_label=_("What is still to be said?"),
        ),
        Step(
            "settle_unanswered",
            frozenset({Q.OPEN}),
            Q.SETTLED,
            _("Settle it without an answer"),
            Act.ASK,
            reason=Reason.REQUIRED,
            reason_label=_("Why does it need no answer?"),
            tone=Tone.WARNING,
        ),
    ],
)

REQUEST = Workflow(
    "request",
    R,
    initial=[R.UNSENT],
    final=[R.ANSWERED, R.REVISED, R.DECLINED, R.REPLACED, R.EXPIRED, R.REVOKED, R.SUPERSEDED],
    steps=[
        # The application notes what became of the letter and of the time.
        Step("handed_over", frozenset({R.UNSENT}), R.SENT, _("The letter was handed over"), None),
        Step("expire", frozenset(WAITING), R.EXPIRED, _("The time is over"), None),
        Step("supersede", frozenset(WAITING), R.SUPERSEDED, _("The text has changed"), None),
        # The person outside, by their link; a harvester answers or declines for them.
        Step("open", frozenset({R.UNSENT, R.SENT}), R.OPENED, _("Begin"), None, tone=Tone.MAIN),
        Step("answer", frozenset({R.OPENED}), R.ANSWERED, _("Send my answer"), None, tone=Tone.MAIN),
        Step("revise", frozenset(WITH_ANSWER), R.REVISED, _("Send the changed answer"), None),
        Step(
            "decline",
            frozenset(WAITING),
            R.DECLINED,
            _("I do not want to answer"),
            None,
            reason=Reason.REQUIRED,
        ),
        Step("reconsider", frozenset({R.DECLINED}), R.OPENED, _("I want to answer after all"), None),
        Step(
            "answer_for",
            frozenset(WAITING),
            R.ANSWERED,
            _("Enter an answer given by telephone or in person"),
            Act.ANSWER_FOR,
        ),
        # The lead of the round.
        Step(
            "more_time", frozenset({R.EXPIRED}), R.SENT, _("Give more time"), Act.SEND_REQUEST, tone=Tone.MAIN
        ),
        Step("more_time_unsent", frozenset({R.EXPIRED}), R.UNSENT, _("Give more time"), Act.SEND_REQUEST),
        Step(
            "revoke",
            frozenset(WAITING),
            R.REVOKED,
            _("Revoke"),
            Act.SEND_REQUEST,
            reason=Reason.OPTIONAL,
            reason_label=_("Why is it revoked? (optional)"),
            tone=Tone.WARNING,
        ),
        Step(
            "replace",
            frozenset({*WAITING, R.DECLINED, R.EXPIRED, R.REVOKED, R.SUPERSEDED}),
            R.REPLACED,
            _("Ask somebody else instead"),
            Act.SEND_REQUEST,
        ),
    ],
)

REQUEST_STAYS = {
    "send": frozenset({R.UNSENT}),
    "resend": frozenset({R.UNSENT, R.SENT, R.OPENED, *WITH_ANSWER}),
    # Who declined gets no letter unless they ask for the link themself.
    "link_again": frozenset({R.UNSENT, R.SENT, R.OPENED, R.DECLINED, *WITH_ANSWER}),
    "save": frozenset({R.OPENED, *WITH_ANSWER}),
    "postpone": frozenset({R.UNSENT, R.SENT, R.OPENED, *WITH_ANSWER}),
    "show_code": frozenset({R.UNSENT, R.SENT, R.OPENED, *WITH_ANSWER}),
    "enter_code": frozenset({R.OPENED, *WITH_ANSWER}),
}
"""From which states something is done with a request that leaves its state as it is."""

EDITION = Workflow(
    "edition",
    E,
    initial=[E.REQUESTED],
    final=[E.PUBLISHED, E.DISCARDED],
    steps=[
        # The first three are taken by a worker.
        Step("build", frozenset({E.REQUESTED}), E.BUILDING, _("Build"), Act.MAKE_EDITION),
        Step("finish", frozenset({E.BUILDING}), E.READY, _("Finish"), Act.MAKE_EDITION),
        Step("fail", frozenset({E.REQUESTED, E.BUILDING}), E.FAILED, _("Give up"), Act.MAKE_EDITION),
        Step(
            "publish",
            frozenset({E.READY}),
            E.PUBLISHED,
            pgettext_lazy("button", "Publish this edition"),
            Act.PUBLISH_EDITION,
            tone=Tone.MAIN,
        ),
        Step(
            "again",
            frozenset({E.READY, E.FAILED}),
            E.REQUESTED,
            pgettext_lazy("button", "Build it again"),
            Act.MAKE_EDITION,
        ),
        Step(
            "discard",
            frozenset({E.REQUESTED, E.BUILDING, E.READY, E.FAILED}),
            E.DISCARDED,
            pgettext_lazy("button", "Discard it"),
            Act.MAKE_EDITION,
            tone=Tone.WARNING,
        ),
    ],
)
