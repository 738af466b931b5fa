"""The way of a letter, as one table."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wiego_mle.kernel.workflow import Step, Tone, Workflow
from wiego_mle.mailing.enums import LetterState as S
from wiego_mle.mailing.policy import Act

LETTER = Workflow(
    "letter",
    S,
    initial=[S.QUEUED],
    final=[S.SENT, S.LEFT],
    steps=[
        # The first six are the worker's; no person may take them.
        Step("take", frozenset({S.QUEUED}), S.SENDING, _("Take for sending"), None),
        Step("handed_over", frozenset({S.SENDING}), S.SENT, _("Handed over"), None),
        Step("put_back", frozenset({S.SENDING}), S.QUEUED, _("Put back for later"), None),
        Step("give_up", frozenset({S.SENDING}), S.FAILED, _("Give up"), None),
        Step("put_off", frozenset({S.QUEUED}), S.QUEUED, _("Put off to another morning"), None),
        Step("drop", frozenset({S.QUEUED, S.HELD, S.SENDING}), S.LEFT, _("Drop, as it is not needed"), None),
        # The step of whoever takes back what the letter would tell.
        Step("withdraw", frozenset({S.QUEUED, S.HELD}), S.LEFT, _("Withdraw before it goes"), None),
        Step(
            "send_again",
            frozenset({S.SENDING, S.FAILED}),
            S.QUEUED,
            _("Send again"),
            Act.SEND_AGAIN,
            tone=Tone.MAIN,
        ),
        Step("hold", frozenset({S.QUEUED}), S.HELD, _("Hold it back"), Act.HOLD),
        Step("release", frozenset({S.HELD}), S.QUEUED, _("Let it go"), Act.HOLD, tone=Tone.MAIN),
        Step("leave", frozenset({S.QUEUED, S.HELD, S.SENDING, S.FAILED}), S.LEFT, _("Leave it"), Act.LEAVE),
    ],
)

PEOPLES_STEPS = tuple(step for step in LETTER.steps if step.act is not None)
