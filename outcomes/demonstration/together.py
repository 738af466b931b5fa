"""How people of the demonstration work together in its running rounds: who reviews what, who is away, who replied."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from harvests.enums import ReplyKind
from harvests.models import HarvestRound
from harvests.services.letters import start_letters, watch_rounds
from harvests.services.replies import say_reply
from outcomes.enums import OutcomeState
from outcomes.models import Outcome
from outcomes.services.assigning import share_reviews
from outcomes.services.interests import declare_conflict
from outcomes.services.opinions import ask_opinion
from wiego_mle.accounts.models import User
from wiego_mle.accounts.services.working_time import add_absence
from wiego_mle.kernel.access import Principal

REVIEWERS = ("tomas", "grace")
RUNNING = ("2024", "2025")
LETTERS_OF = "2025"

IN_CONFLICT, WITH, IN_ROUND = "tomas", "lucia", "2025"
WHY_IN_CONFLICT = "We founded an association together and still meet every week."

ASKS, ASKED, ABOUT_ROUND = "grace", "tomas", "2024"
WHAT_IS_ASKED = "Is this a change of somebody else, or what we did ourselves?"

AWAY, AWAY_DAYS = "joana", 12
"""Who is away since yesterday, and for how many days."""

REPLIED, REPLIED_ABOUT = "priya", "2024"
"""Who told the lead on the telephone that nothing more comes."""


def work_together(
    rounds: Mapping[str, HarvestRound], people: Mapping[str, User], who: Mapping[str, Principal]
) -> None:
    """Declare, give, ask, be away and reply, each through the service of its page."""
    lead = who["miriam"]
    declare_conflict(
        harvest_round=rounds[IN_ROUND], about=people[WITH], reason=WHY_IN_CONFLICT, by=who[IN_CONFLICT]
    )
    for reference in RUNNING:
        waiting = Outcome.objects.filter(round=rounds[reference], state=OutcomeState.SUBMITTED)
        share_reviews(
            outcomes=list(waiting.select_related("round", "author").order_by("pk")),
            among=[people[key] for key in REVIEWERS],
            by=lead,
        )
    given = Outcome.objects.filter(
        round=rounds[ABOUT_ROUND], assignments__reviewer=people[ASKS], assignments__ended_at__isnull=True
    )
    ask_opinion(
        outcome=given.select_related("round", "author").order_by("pk").first(),
        of=people[ASKED],
        question=WHAT_IS_ASKED,
        by=who[ASKS],
    )
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)
    add_absence(
        person=people[AWAY],
        first_day=yesterday,
        last_day=yesterday + timedelta(days=AWAY_DAYS),
        by=who[AWAY],
    )
    say_reply(harvest_round=rounds[REPLIED_ABOUT], kind=ReplyKind.ALL_SENT, person=people[REPLIED], by=lead)
    start_letters(harvest_round=rounds[LETTERS_OF], by=lead)
    watch_rounds(now=timezone.now())
