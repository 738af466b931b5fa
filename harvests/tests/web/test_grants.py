"""The pages of grants."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from harvests.models import Grant
from harvests.services.lists import edit_grant
from harvests.tests.factories import GrantFactory

TODAY = timezone.localdate()


@pytest.fixture
def grant(db):
    return GrantFactory(key="ford", funder="Ford Foundation", name="2024-117")


def page(response) -> str:
    return response.content.decode()


def test_everybody_reads_the_grants_and_leads_keep_them(cast, grant):
    for name in ("outsider", "reporter", "lead", "administrator"):
        text = page(getattr(cast, name).client.get(reverse("rounds:lists")))
        assert "Ford Foundation" in text
        keeps = name in ("lead", "administrator")
        assert (reverse("rounds:grant", args=["ford"]) in text) is keeps
        assert (reverse("rounds:grant-new") in text) is keeps


def test_a_grant_is_added_and_a_missing_funder_is_asked_for(cast):
    address = reverse("rounds:grant-new")
    words = {"key": "open-society", "funder": "Open Society", "name": "OR2024", "active_from": "2024-01-01"}
    refused = cast.lead.client.post(address, words | {"funder": ""})
    assert "Say who gives the grant." in page(refused)
    assert 'value="OR2024"' in page(refused)
    answer = cast.lead.client.post(address, words, follow=True)
    assert "“Open Society: OR2024” is on the list." in page(answer)
    assert Grant.objects.get().key == "open-society"
    again = cast.lead.client.post(address, words | {"key": "other", "funder": "open society"})
    assert "This funder has a grant of this name already." in page(again)


def test_a_button_that_is_pressed_several_times_at_once_adds_one_grant(cast, together):
    words = {"key": "open-society", "funder": "Open Society", "name": "OR2024"}

    def press() -> int:
        return cast.lead.client.post(reverse("rounds:grant-new"), words).status_code

    codes = together([press] * 6)
    assert 302 in codes
    assert set(codes) <= {200, 302}
    assert Grant.objects.count() == 1


@pytest.mark.parametrize("key", ["none", "None", "unsettled"])
def test_a_key_that_means_something_else_in_lists_is_refused(cast, key):
    """Else a list of what names this grant would be one of what names none."""
    answer = cast.lead.client.post(reverse("rounds:grant-new"), {"key": key, "funder": "F", "name": "N"})
    assert "This word stands for “not given” in lists." in page(answer)
    assert not Grant.objects.exists()


def test_two_who_change_a_grant_decide_whose_words_stay(cast, grant):
    address = reverse("rounds:grant", args=["ford"])
    edit_grant(grant=grant, version=1, by=cast.administrator.principal, name="2024-200")
    mine = {"funder": "Ford Foundation", "name": "2024-300", "version": "1"}
    asked = cast.lead.client.post(address, mine)
    assert asked.status_code == 409
    assert "2024-200" in page(asked)
    decided = mine | {"version": "2", "asked": "name", "name-choice": "mine"}
    cast.lead.client.post(address, decided)
    grant.refresh_from_db()
    assert grant.name == "2024-300"


def test_a_grant_is_retired_and_put_back_from_its_page(cast, grant):
    client, where = cast.lead.client, reverse("rounds:grant", args=["ford"])
    early = client.post(reverse("rounds:grant-retire", args=["ford"]), {"on": "2999-01-01"})
    assert "This day lies in the future." in page(early)
    client.post(reverse("rounds:grant-retire", args=["ford"]), {"on": TODAY.isoformat()})
    grant.refresh_from_db()
    assert grant.retired_on == TODAY
    assert "Put back into use" in page(client.get(where))
    client.post(reverse("rounds:grant-restore", args=["ford"]))
    grant.refresh_from_db()
    assert grant.retired_on is None
