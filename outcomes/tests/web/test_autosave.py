"""Saving while somebody writes: it obeys the version and never claims what is not so."""

from __future__ import annotations

import pytest
from django.utils import timezone

from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.tests.capture import TEXT, draft_of, happened, page, posted, programme
from outcomes.tests.factories import SourceFactory
from wiego_mle.accounts.models import User


def address(outcome: Outcome, section: str = "happened") -> str:
    return f"/outcomes/{outcome.reference}/autosave/{section}/"


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.get(pk=outcome.pk)


def test_it_saves_and_says_when_in_the_persons_own_time(cast):
    User.objects.filter(pk=cast.reporter.person.pk).update(time_zone="Asia/Kathmandu")
    outcome = draft_of(cast)
    response = cast.reporter.client.post(address(outcome), happened(outcome, statement=TEXT))
    with timezone.override("Asia/Kathmandu"):
        now = timezone.localtime(fresh(outcome).updated_at)
    assert response.status_code == 200
    assert response.json() == {"version": 2, "said": f"Saved {now:%H:%M}"}
    assert fresh(outcome).statement == TEXT


def test_the_answered_version_carries_the_next_save(cast):
    outcome = draft_of(cast)
    client = cast.reporter.client
    version = client.post(address(outcome), happened(outcome, statement="One")).json()["version"]
    client.post(address(outcome), happened(outcome, statement="Two", version=version))
    response = client.post(
        page(outcome, "happened"), happened(outcome, statement="Three", version=version + 1)
    )
    assert response.status_code == 302
    assert fresh(outcome).statement == "Three"


def test_nothing_new_writes_no_version(cast):
    outcome = draft_of(cast)
    response = cast.reporter.client.post(address(outcome), happened(outcome))
    assert response.json()["version"] == 1
    assert outcome.versions.count() == 1


def test_a_conflict_is_told_and_nothing_overwritten(cast):
    outcome = draft_of(cast)
    save_answers(outcome=outcome, version=1, answers={"statement": "Theirs"}, by=cast.reviewer.principal)
    response = cast.reporter.client.post(address(outcome), happened(outcome, statement="Mine"))
    assert response.status_code == 409
    assert response.json() == {
        "said": "Not saved: somebody else changed this record. Press “Save” to see both texts."
    }
    assert fresh(outcome).statement == "Theirs"


def test_ones_own_second_window_is_told_so(cast):
    outcome = draft_of(cast)
    client = cast.reporter.client
    client.post(address(outcome), happened(outcome, statement="In one window"))
    response = client.post(address(outcome), happened(outcome, statement="In the other"))
    assert response.status_code == 409
    assert response.json()["said"].startswith("Not saved: you saved this page in another window.")
    assert fresh(outcome).statement == "In one window"


def test_malformed_input_is_not_claimed_to_be_saved(cast):
    outcome = draft_of(cast)
    response = cast.reporter.client.post(address(outcome), happened(outcome, title="", statement="Mine"))
    assert (response.status_code, response.json()) == (422, {"said": "Not saved yet: look at “Title”."})
    late = cast.reporter.client.post(address(outcome, "when-where"), posted(outcome, date_from_year="2099"))
    assert late.status_code == 422
    assert fresh(outcome).version == 1


@pytest.mark.parametrize("version", ["", "x", "-1", "7"])
def test_a_wrong_version_saves_nothing(cast, version):
    outcome = draft_of(cast)
    response = cast.reporter.client.post(
        address(outcome), happened(outcome, statement="Mine", version=version)
    )
    assert response.status_code == 409
    assert fresh(outcome).version == 1


def test_a_returned_text_is_saved_only_by_its_button(cast):
    outcome = draft_of(cast, statement=TEXT, programmes=[], lead_programme=programme())
    SourceFactory(outcome=outcome)
    outcome = take_step(outcome=outcome, step="submit", by=cast.reporter.principal)
    outcome = take_step(outcome=outcome, step="return", by=cast.reviewer.principal, reason="Say when.")
    response = cast.reporter.client.post(address(outcome), happened(outcome, statement="Mine"))
    assert response.status_code == 403
    assert "saved only when you press the button" in response.json()["said"]
    assert (fresh(outcome).statement, fresh(outcome).state) == (TEXT, S.RETURNED)
    assert "capture.js" not in cast.reporter.client.get(page(outcome, "happened")).text


def test_a_restricted_record_says_that_it_is_not_kept_on_the_device(cast):
    outcome = draft_of(cast, confidentiality="restricted")
    text = cast.reporter.client.get(page(outcome, "happened")).text
    assert "is not kept on this device" in text
    assert "data-autosave>" not in text
    assert "data-saves-itself" in text


def test_a_draft_carries_the_address_and_the_script(cast):
    outcome = draft_of(cast)
    text = cast.reporter.client.get(page(outcome, "happened")).text
    assert f'data-saves-itself="{address(outcome)}"' in text
    assert "js/capture.js" in text
    who = cast.reporter.client.get(page(outcome, "who")).text
    assert "data-saves-itself" not in who


def test_it_is_for_posts_and_for_pages_that_save_themselves(cast):
    outcome = draft_of(cast)
    client = cast.reporter.client
    assert client.get(address(outcome)).status_code == 405
    for section in ("who", "sources", "nothing"):
        assert client.post(address(outcome, section), happened(outcome)).status_code == 404


def test_a_foreign_draft_is_not_found(cast):
    outcome = draft_of(cast)
    for stranger in (cast.colleague, cast.outsider, cast.administrator):
        assert stranger.client.post(address(outcome), happened(outcome, statement="x")).status_code == 404
    assert fresh(outcome).version == 1


def test_who_is_signed_out_gets_no_claim_that_it_is_saved(cast, client):
    outcome = draft_of(cast)
    response = client.post(address(outcome), happened(outcome, statement="Mine"))
    assert response.status_code == 302
    assert "/account/login/" in response.url
    assert fresh(outcome).version == 1
