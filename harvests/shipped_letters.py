"""The words in which letters of a round go as long as nobody has written others for it."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from harvests.enums import LetterKind


class Words(NamedTuple):
    """A subject and a text with placeholders in braces."""

    subject: str
    body: str


SHIPPED = {
    LetterKind.OPENING: Words(
        _("“{round}” is open: what have you seen change?"),
        _(
            "Dear {name},\n\n"
            "“{round}” is open. Have you seen somebody outside WIEGO act differently than before – a "
            "government, an employer, an organisation? A few sentences are enough; reviewers ask if "
            "something is missing.\n\n"
            "Texts are taken from you until {deadline}. Begin here:\n{link}\n\n"
            "You have nothing to report? Then say so with one click, and no reminders come:\n{reply}\n\n"
            "{lead}"
        ),
    ),
    LetterKind.BEFORE: Words(
        _("“{round}”: texts are taken until {deadline}"),
        _(
            "Dear {name},\n\n"
            "texts for “{round}” are taken from you until {deadline}. Nothing finished of yours is there "
            "yet. A lead of two sentences is a good beginning:\n{link}\n\n"
            "You have nothing to report, or you have sent everything? Say so, and no more reminders "
            "come:\n{reply}\n\n"
            "{lead}"
        ),
    ),
    LetterKind.ON_DAY: Words(
        _("“{round}”: the deadline is {deadline}"),
        _(
            "Dear {name},\n\n"
            "the deadline of “{round}” for you is {deadline}. Send what you have; reviewers help to "
            "finish it:\n{link}\n\n"
            "You have nothing to report? That is an answer too:\n{reply}\n\n"
            "{lead}"
        ),
    ),
    LetterKind.AFTER: Words(
        _("“{round}”: we have not heard from you"),
        _(
            "Dear {name},\n\n"
            "the deadline of “{round}” for you was {deadline}. The round still takes texts, but not for "
            "long:\n{link}\n\n"
            "If nothing comes from you, please say so, so that nobody waits:\n{reply}\n\n"
            "{lead}"
        ),
    ),
    LetterKind.WAITING: Words(
        _("“{round}”: {number} waiting for your decision"),
        _(
            "Dear {name},\n\n"
            "this waits for a decision in “{round}”, the longest waiting first:\n\n{list}\n\n"
            "Begin here:\n{link}"
        ),
    ),
    LetterKind.ESCALATION: Words(
        _("“{round}”: who is silent, and what is overdue"),
        _(
            "Dear {name},\n\n"
            "the deadline of “{round}” was {deadline}. This is open:\n\n{list}\n\n"
            "A personal word often helps more than another reminder. The round:\n{link}"
        ),
    ),
    LetterKind.CLOSING: Words(
        _("“{round}” is closed: what became of your outcomes"),
        _(
            "Dear {name},\n\n"
            "“{round}” is closed. Thank you for what you have written. This became of it:\n\n{list}\n\n"
            "Everything stays where it is and can be read here:\n{link}\n\n"
            "{lead}"
        ),
    ),
}
