"""The way of an outcome, as one table."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from outcomes.enums import OutcomeState as S
from outcomes.policy import Act
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
            "accept", frozenset({S.SUBMITTED}), S.ACCEPTED, _("Accept"), Act.ACCEPT, tone=Tone.MAIN, key="a"
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
    ],
)
