"""Suggestions: off, until the lead has seen how well they do and switches them on."""

from __future__ import annotations

import pytest
from django.urls import reverse

from harvests.models import Code, CodebookDimension
from outcomes.models import CodingPlan, Outcome, SettledCode
from outcomes.queries.suggestions import suggestions_for
from outcomes.tests.coded_round import accepted, planned, shared
from outcomes.tests.factories import OutcomeFactory

pytestmark = pytest.mark.django_db

PAGE = reverse("rounds:coding-suggestions", args=["here"])


@pytest.fixture
def coded_before(cast) -> None:
    """Fifty-one outcomes of another round with a stage, and a restricted one with a word of its own."""
    rows = OutcomeFactory.build_batch(
        51, round=cast.other_round, author=cast.reporter.person, accepted=True, decided_by=cast.lead.person
    )
    for number, row in enumerate(rows):
        row.statement = "Parliament adopted the by-law." if number % 3 else "The mayor promised stalls."
    Outcome.objects.bulk_create(rows)
    stage = CodebookDimension.objects.get(key="stage")
    codes = {key: Code.objects.get(dimension="stage", key=key) for key in ("adopted", "commitment")}
    made = Outcome.objects.filter(round=cast.other_round).order_by("pk")
    SettledCode.objects.bulk_create(
        SettledCode(
            outcome=each,
            dimension=stage,
            code=codes["adopted" if "adopted" in each.statement else "commitment"],
            basis="one",
        )
        for each in made
    )


@pytest.fixture
def outcome(cast) -> Outcome:
    (made,) = accepted(cast.round, cast.reporter.person, 1)
    Outcome.objects.filter(pk=made.pk).update(statement="In May parliament adopted a rule for vendors.")
    planned(cast.round, cast.lead.principal, twice="none")
    shared(cast.round, [cast.coder.person], cast.lead.principal)
    return Outcome.objects.select_related("round__codebook").get(pk=made.pk)


def coder_page(cast, outcome: Outcome) -> str:
    return cast.coder.client.get(reverse("outcomes:coding-record", args=["here", outcome.reference])).text


def test_the_lead_sees_how_well_they_do_before_coders_see_them(cast, coded_before, outcome):
    assert "Earlier outcomes with the words" not in coder_page(cast, outcome)
    page = cast.lead.client.get(PAGE).text
    assert "100 %" in page
    assert "67 %" in page, "the commonest code alone"
    cast.lead.client.post(PAGE, {"do": "on"})
    shown = coder_page(cast, outcome)
    assert "were mostly coded “Law, plan or budget adopted”" in shown
    assert "adopted" in suggestions_for(outcome)["stage"].words
    assert 'value="adopted" checked' not in shown, "nothing is chosen beforehand"
    cast.lead.client.post(PAGE, {"do": "off"})
    assert "Earlier outcomes with the words" not in coder_page(cast, outcome)


def test_restricted_outcomes_teach_nothing_and_too_few_cannot_be_switched_on(cast, coded_before, outcome):
    Outcome.objects.filter(round=cast.other_round).update(
        confidentiality="restricted", confidentiality_reason="Names of officers."
    )
    assert suggestions_for(outcome) == {}
    refused = cast.lead.client.post(PAGE, {"do": "on"}, follow=True).text
    assert "Too little was coded before" in refused
    assert not CodingPlan.objects.get().suggests


def test_only_the_lead_of_the_round_switches_them(cast, coded_before, outcome):
    for who in (cast.coder, cast.administrator, cast.reviewer):
        assert who.client.post(PAGE, {"do": "on"}).status_code == 403
    assert not CodingPlan.objects.get().suggests
