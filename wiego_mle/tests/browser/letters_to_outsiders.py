"""Run by `manage.py shell -c` in the installation of the journeys: asks people about one accepted outcome."""

import sys
from datetime import timedelta

from django.utils import timezone

from harvests.queries.teams import principal_for
from outcomes.models import Outcome, Substantiator
from outcomes.queries.requests import token_for
from outcomes.services.references import SUBSTANTIATOR, next_reference
from outcomes.services.requests import prepare_request, send_request
from wiego_mle.accounts.models import User

outcome = (
    Outcome.objects.select_related("round")
    .filter(state="accepted", round__state__in=("open", "reviewing", "analysing"))
    .exclude(confidentiality="restricted")
    .order_by("pk")
    .first()
)
lead = principal_for(User.objects.get(email="miriam@example.org"))
PEOPLE = {"en": "en", "es": "es", "fr": "fr", "pt": "pt", "switch": "en", "weight": "en", "decline": "en"}
for key, language in PEOPLE.items():
    person = Substantiator.objects.create(
        reference=next_reference(SUBSTANTIATOR),
        name=f"Somebody for {key}",
        email=f"journey-{key}@city.example",
        language=language,
    )
    request = prepare_request(
        harvest_round=outcome.round,
        substantiator=person,
        outcomes=[outcome],
        answer_until=timezone.localdate() + timedelta(days=20),
        by=lead,
    )
    request = send_request(request=request, by=lead)
    sys.stdout.write(f"link {key} /answer/{token_for(request)}/\n")
