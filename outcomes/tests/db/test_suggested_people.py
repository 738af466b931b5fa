"""Who settles what became of somebody whom a person outside named."""

from __future__ import annotations

import pytest

from outcomes.services.nominations import take_suggestion
from outcomes.tests.asking import accepted, sent
from outcomes.tests.db.test_nominations import PERSON, SAID
from outcomes.tests.factories import SuggestedPersonFactory
from wiego_mle.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def test_somebody_who_was_named_is_taken_up_by_the_lead_of_the_round_alone(cast):
    outcome = accepted(cast)
    named = SuggestedPersonFactory(request=sent(cast, outcome), name="Ama Boateng")
    with pytest.raises(Refused):
        take_suggestion(
            suggestion=named, outcomes=[outcome], person=PERSON, said=SAID, by=cast.reporter.principal
        )
    named.refresh_from_db()
    assert (named.name, named.settled_at) == ("Ama Boateng", None)
    assert not outcome.nominations.exists()
