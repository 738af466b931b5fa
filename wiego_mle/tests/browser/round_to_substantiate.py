"""Run by `manage.py shell -c` in the installation of the journeys: a round with four accepted outcomes.

With `ASKED` set, prints the path of the link of the person who was asked in it; the letter may wait for the day.
"""

import os
import sys

from harvests.models import HarvestRound, TeamMember
from harvests.tests.factories import HarvestRoundFactory
from outcomes.models import SubstantiationRequest
from outcomes.queries.requests import token_for
from outcomes.tests.factories import OutcomeFactory
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User

REFERENCE = "to-substantiate"

if os.environ.get("ASKED"):
    asked = SubstantiationRequest.objects.get(round__reference=REFERENCE, sendings=1)
    sys.stdout.write(f"link /answer/{token_for(asked)}/\n")
elif not HarvestRound.objects.filter(reference=REFERENCE).exists():
    harvest_round = HarvestRoundFactory(reference=REFERENCE, name="Round to substantiate", reviewing=True)
    people = {person.email.partition("@")[0]: person for person in User.objects.all()}
    for name, role in (("amara", Role.CONTRIBUTOR), ("grace", Role.REVIEWER), ("miriam", Role.LEAD)):
        TeamMember.objects.create(round=harvest_round, person=people[name], role=role)
    for number in range(1, 5):
        outcome = OutcomeFactory(
            round=harvest_round,
            author=people["amara"],
            accepted=True,
            title=f"The market stays open ({number})",
        )
        sys.stdout.write(f"outcome {outcome.reference}\n")
