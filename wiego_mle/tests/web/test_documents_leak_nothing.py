"""What outcomes withhold stands on no page of the documents from which they came, whoever reads them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from outcomes.enums import OutcomeState as S
from outcomes.services.withheld import withhold_words
from outcomes.tests.documents import document_of, page_of
from outcomes.tests.factories import OutcomeFactory, PassageFactory
from wiego_mle.tests.canaries import found_in, words_of

pytestmark = pytest.mark.django_db

READERS = ("reporter", "colleague", "reviewer", "lead", "coder", "administrator")
TRAITS = (
    {"lead": True},
    {},
    {"submitted": True},
    {"accepted": True},
    {"submitted": True, "restricted": True},
)


def test_no_withheld_name_is_found_on_any_page_of_a_document(cast):
    text = "ZORAIDA QUISPE got a licence. Zoraïda Quispe’s stall stays. The city gave more licences to zoraida  quispe."
    document = document_of(cast.round, cast.reporter.person, text, title="Report on Zoraida Quispe")
    page = page_of(document)
    passages = []
    for number, traits in enumerate(TRAITS):
        outcome = OutcomeFactory(
            round=cast.round, author=cast.reporter.person, title="Zoraida Quispe keeps her stall", **traits
        )
        passages.append(
            PassageFactory(
                page=page, outcome=outcome, start=number, end=29, quote=text[number:29], note="Zoraida Quispe"
            )
        )
        withhold_words(outcome=outcome, words="Zoraida Quispe", why="Her stall.", by=cast.lead.principal)
    aside = PassageFactory(page=page, aside=True, quote=text[:29], end=29, note="Zoraida Quispe")
    reference = document.reference
    addresses = [
        reverse("outcomes:document-list"),
        reverse("outcomes:document-list") + "?q=licence",
        reverse("rounds:documents", args=["here"]),
        reverse("outcomes:document", args=[reference]),
        reverse("outcomes:document-passages", args=[reference]),
        reverse("outcomes:passage-mark", args=[reference]) + "?page=1&sentence=1&sentence=3",
        *(reverse("outcomes:passage", args=[reference, each.reference]) for each in (*passages, aside)),
        *(reverse("outcomes:detail", args=[each.outcome.reference]) for each in passages),
    ]
    leaks, opened = [], 0
    for who in READERS:
        client = getattr(cast, who).client
        for address in addresses:
            response = client.get(address)
            opened += response.status_code == 200
            if find := found_in(words_of(response), "Quispe"):
                leaks.append(f"{who} {address}: …{find}…")
    assert not leaks, "\n".join(leaks[:30])
    assert opened > 50
    assert S.LEAD in {each.outcome.state for each in passages}
