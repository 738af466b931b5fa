"""Whether a letter of a round, or a reminder, that was written is still to go when its time has come."""

from harvests.enums import LetterKind
from outcomes.services import request_reminders
from outcomes.services.round_letters import verdict

CHECKS = {
    **{f"round_{kind.value}": verdict for kind in LetterKind},
    request_reminders.LETTER_KIND: request_reminders.verdict,
}
