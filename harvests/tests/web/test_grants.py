"""The pages of grants."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from harvests.models import FocalCity, Grant
from harvests.services.lists import edit_grant
from harvests.tests.factories import GrantFactory
from wiego_mle.kernel.roles import Role
from wiego_mle.tests.cast import member
from wiego_mle.tests.together import just_before

TODAY = timezone.localdate()


@pytest.fixture
def grant(db):
    return GrantFactory(key="ford", funder="Ford Foundation", name="2024-117")


@pytest.fixture
def keeper(db):
    """Return a lead of every round: what is kept here counts in all of them."""
    return member("Lea Lead", everywhere=(Role.LEAD,))


def page(response) -> str:
    return response.content.decode()


def test_everybody_reads_the_grants_and_leads_keep_them(keeper, cast, grant):
    people = (cast.outsider, cast.reporter, cast.lead, cast.administrator, keeper)
    for who in people:
        text = page(who.client.get(reverse("rounds:lists")))
        assert "Ford Foundation" in text
        keeps = who in (cast.administrator, keeper)
        assert (reverse("rounds:grant", args=["ford"]) in text) is keeps
        assert (reverse("rounds:grant-new") in text) is keeps


def test_a_grant_is_added_and_a_missing_funder_is_asked_for(keeper):
    address = reverse("rounds:grant-new")
    words = {"key": "open-society", "funder": "Open Society", "name": "OR2024", "active_from": "2024-01-01"}
    refused = keeper.client.post(address, words | {"funder": ""})
    assert "Say who gives the grant." in page(refused)
    assert 'value="OR2024"' in page(refused)
    answer = keeper.client.post(address, words, follow=True)
    assert "“Open Society: OR2024” is on the list." in page(answer)
    assert Grant.objects.get().key == "open-society"
    again = keeper.client.post(address, words | {"key": "other", "funder": "open society"})
    assert "This funder has a grant of this name already." in page(again)


def test_a_button_that_is_pressed_several_times_at_once_adds_one_grant(keeper, together):
    words = {"key": "open-society", "funder": "Open Society", "name": "OR2024"}

    def press() -> int:
        return keeper.client.post(reverse("rounds:grant-new"), words).status_code

    codes = together([press] * 6)
    assert 302 in codes
    assert set(codes) <= {200, 302}
    assert Grant.objects.count() == 1


@pytest.mark.parametrize("key", ["none", "None", "unsettled"])
def test_a_key_that_means_something_else_in_lists_is_refused(keeper, key):
    """Else a list of what names this grant would be one of what names none."""
    answer = keeper.client.post(reverse("rounds:grant-new"), {"key": key, "funder": "F", "name": "N"})
    assert "This word stands for “not given” in lists." in page(answer)
    assert not Grant.objects.exists()


def test_two_who_change_a_grant_decide_whose_words_stay(keeper, cast, grant):
    address = reverse("rounds:grant", args=["ford"])
    edit_grant(grant=grant, version=1, by=cast.administrator.principal, name="2024-200")
    mine = {"funder": "Ford Foundation", "name": "2024-300", "version": "1"}
    asked = keeper.client.post(address, mine)
    assert asked.status_code == 409
    assert "2024-200" in page(asked)
    decided = mine | {"version": "2", "asked": "name", "name-choice": "mine"}
    keeper.client.post(address, decided)
    grant.refresh_from_db()
    assert grant.name == "2024-300"


def test_a_name_that_somebody_takes_at_that_moment_is_told(keeper, grant):
    other = GrantFactory(funder="Oak", name="2024-1")
    address = reverse("rounds:grant", args=["ford"])
    words = {"funder": "Oak", "name": "2024-2", "version": 1}

    def take() -> None:
        Grant.objects.filter(pk=other.pk).update(name="2024-2")

    with just_before("SAVEPOINT", take):
        answer = keeper.client.post(address, words)
    assert answer.status_code == 200
    assert "This funder has a grant of this name already." in page(answer)
    assert 'value="2024-2"' in page(answer)
    grant.refresh_from_db()
    assert grant.name == "2024-117"


def test_a_lead_of_one_round_does_not_keep_what_counts_in_all(cast, grant):
    lead = cast.lead
    assert lead.client.get(reverse("rounds:grant", args=["ford"])).status_code == 403
    assert reverse("rounds:grant-new") not in page(lead.client.get(reverse("rounds:lists")))


@pytest.mark.parametrize(("order", "is_kept"), [("9999", True), ("10000", False), ("99999", False)])
def test_a_place_that_no_list_has_is_refused(keeper, order, is_kept):
    FocalCity.objects.create(key="quito", label_en="Quito", country="EC")
    words = {"label_en": "Quito", "country": "EC", "order": order, "version": 1}
    answer = keeper.client.post(reverse("outcomes:focal-city", args=["quito"]), words)
    assert (answer.status_code == 302) is is_kept
    assert ("Give a number up to 9999." in page(answer)) is not is_kept


def test_a_grant_is_retired_and_put_back_from_its_page(keeper, grant):
    client, where = keeper.client, reverse("rounds:grant", args=["ford"])
    early = client.post(reverse("rounds:grant-retire", args=["ford"]), {"on": "2999-01-01"})
    assert "This day lies in the future." in page(early)
    client.post(reverse("rounds:grant-retire", args=["ford"]), {"on": TODAY.isoformat()})
    grant.refresh_from_db()
    assert grant.retired_on == TODAY
    assert "Put back into use" in page(client.get(where))
    client.post(reverse("rounds:grant-restore", args=["ford"]))
    grant.refresh_from_db()
    assert grant.retired_on is None
