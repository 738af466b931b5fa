"""The way of a harvest round, as one table."""

from django.utils.translation import gettext_lazy as _

from harvests.enums import RoundState as S
from harvests.policy import Act
from wiego_mle.kernel.workflow import Reason, Step, Tone, Workflow

ROUND = Workflow(
    "round",
    S,
    initial=[S.PLANNED],
    final=[S.CLOSED],
    steps=[
        Step("open", frozenset({S.PLANNED}), S.OPEN, _("Open for outcomes"), Act.MOVE_ROUND, tone=Tone.MAIN),
        Step(
            "review",
            frozenset({S.OPEN}),
            S.REVIEWING,
            _("Stop collecting and review"),
            Act.MOVE_ROUND,
            tone=Tone.MAIN,
        ),
        Step(
            "collect",
            frozenset({S.REVIEWING}),
            S.OPEN,
            _("Collect again"),
            Act.MOVE_ROUND,
            reason=Reason.REQUIRED,
            reason_label=_("Why is the round collecting again?"),
        ),
        Step(
            "analyse",
            frozenset({S.REVIEWING}),
            S.ANALYSING,
            _("Stop reviewing and analyse"),
            Act.MOVE_ROUND,
            tone=Tone.MAIN,
        ),
        Step(
            "review_again",
            frozenset({S.ANALYSING}),
            S.REVIEWING,
            _("Review again"),
            Act.MOVE_ROUND,
            reason=Reason.REQUIRED,
            reason_label=_("Why is the round being reviewed again?"),
        ),
        Step(
            "close",
            frozenset({S.ANALYSING}),
            S.CLOSED,
            _("Close the round"),
            Act.MOVE_ROUND,
            tone=Tone.MAIN,
        ),
        Step(
            "reopen",
            frozenset({S.CLOSED}),
            S.ANALYSING,
            _("Reopen the round"),
            Act.MOVE_ROUND,
            reason=Reason.REQUIRED,
            reason_label=_("Why is the round reopened?"),
            tone=Tone.WARNING,
        ),
    ],
)

BACKWARD = frozenset({"collect", "review_again", "reopen"})
"""Steps that lead back to an earlier phase; the checks are asked anew after them."""
