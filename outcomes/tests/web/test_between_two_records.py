"""What one record withholds or keeps restricted is not told by another one that belongs to it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from outcomes.models import Contribution, Outcome
from outcomes.queries.contributions import ordered as ordered_contributions
from outcomes.queries.lists import ordered
from outcomes.services.merging import merge_outcomes, undo_merge
from outcomes.services.review import take_step
from outcomes.services.withheld import show_again, withhold_words
from outcomes.tests.factories import ContributionFactory, ContributionLinkFactory, OutcomeFactory
from outcomes.tests.records import complete_outcome
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db
NAME = "Zoraida Quispe"


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def withholding(cast, **fields) -> Outcome:
    made = complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True, **fields)
    withhold_words(outcome=made, words=NAME, why="Her stall.", by=cast.lead.principal)
    return fresh(made)


@pytest.fixture
def other(cast) -> Outcome:
    return fresh(complete_outcome(round=cast.round, author=cast.colleague.person, submitted=True))


def test_the_choice_of_which_report_is_kept_masks_their_titles(cast, other):
    outcome = withholding(cast, title=f"{NAME} keeps her stall")
    address = reverse("outcomes:compare", args=[other.reference, outcome.reference])
    page = cast.reviewer.client.get(address).text
    assert NAME not in page
    assert f"{outcome.reference} [name withheld] keeps her stall" in page
    assert NAME not in cast.reviewer.client.post(address, {"do": "merge"}).text


@pytest.mark.parametrize("way", ["merge", "set_aside"])
def test_a_reason_does_not_carry_what_the_kept_one_withholds_to_the_other_page_or_letter(cast, other, way):
    kept, reason = withholding(cast), f"Both tell of {NAME}."
    by = cast.reviewer.principal
    if way == "merge":
        merge_outcomes(kept=kept, merged=other, reason=reason, by=by)
    else:
        take_step(
            outcome=other, step=way, reason=reason, set_aside_kind="duplicate", duplicate_of=kept, by=by
        )
    page = cast.colleague.client.get(reverse("outcomes:detail", args=[other.reference])).text
    assert NAME not in page
    assert "Both tell of [name withheld]." in page
    (letter,) = Letter.objects.filter(to=cast.colleague.person)
    assert "Both tell of [name withheld]." in letter.body


def test_a_restricted_record_is_named_on_no_page_of_its_twin_and_its_reason_is_in_no_letter(cast, other):
    kept = fresh(
        complete_outcome(round=cast.round, author=cast.reporter.person, submitted=True, restricted=True)
    )
    by, reason = cast.lead.principal, "Both tell of the officer of Lima."
    merge_outcomes(kept=kept, merged=other, reason=reason, by=by)
    page = cast.coder.client.get(reverse("outcomes:detail", args=[other.reference])).text
    assert "Merged into another report of the same change" in page
    assert kept.reference not in page
    assert kept.reference in cast.lead.client.get(reverse("outcomes:detail", args=[other.reference])).text
    undo_merge(merged=fresh(other), reason=reason, by=by)
    take_step(
        outcome=fresh(other),
        step="set_aside",
        reason=reason,
        set_aside_kind="duplicate",
        duplicate_of=kept,
        by=by,
    )
    letters = Letter.objects.filter(to=cast.colleague.person)
    assert len(letters) == 3
    for letter in letters:
        assert "officer" not in letter.body
        assert "the reason is shown only after you sign in" in letter.body


def test_the_place_in_a_list_does_not_tell_a_withheld_name(cast):
    hidden = withholding(cast, title=f"{NAME} agrees", title_sorted="zoraida quispe agrees")
    for title in ("Yearly fee ends", "Zulu market opens", "Bakers are counted"):
        OutcomeFactory(round=cast.round, title=title)
    places = list(ordered(Outcome.objects.all(), "title").values_list("reference", flat=True))
    assert places[0] == hidden.reference, "it is sorted under what everybody reads: “agrees”"
    passage = hidden.passages.get()
    passage.outcome = hidden
    show_again(passage=passage, why="She agreed.", by=cast.lead.principal)
    places = list(ordered(Outcome.objects.all(), "title").values_list("reference", flat=True))
    assert places[2] == hidden.reference


def test_nor_does_the_place_of_a_contribution(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    hidden = ContributionFactory(title=f"{NAME} is trained")
    ContributionLinkFactory(outcome=outcome, contribution=hidden)
    for title in ("Yearly meeting", "Zulu radio"):
        ContributionFactory(title=title)
    withhold_words(outcome=outcome, words=NAME, why="Her stall.", by=cast.lead.principal)
    rows = Contribution.objects.all()
    for order, place in (("title", 0), ("-title", -1)):
        assert list(ordered_contributions(rows, order))[place] == hidden, order


def test_forms_that_show_withheld_words_leave_nothing_on_the_device(cast):
    outcome = withholding(cast)
    client = cast.reporter.client
    Outcome.objects.filter(pk=outcome.pk).update(state="draft")
    for name in ("edit-section", "contribution-link-new"):
        args = [outcome.reference, "significance"] if name == "edit-section" else [outcome.reference]
        page = client.get(reverse(f"outcomes:{name}", args=args))
        assert 'data-autosave="offers"' in page.text, name
    assert (
        "so what you type is not kept on this device"
        in client.get(reverse("outcomes:edit-section", args=[outcome.reference, "significance"])).text
    )
