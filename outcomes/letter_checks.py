"""Whether a letter of a round that was written ahead is still to go when its time has come."""

from harvests.enums import LetterKind
from outcomes.services.round_letters import verdict

CHECKS = {f"round_{kind.value}": verdict for kind in LetterKind}
