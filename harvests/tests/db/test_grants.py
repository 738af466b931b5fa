"""Grants: kept by leads and administrators, retired and never deleted; what can be chosen in a round."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from harvests.models import FocalCity, Grant
from harvests.queries.lists import choosable_grants
from harvests.services.lists import add_grant, edit_grant, restore_entry, retire_entry
from harvests.tests.factories import GrantFactory, HarvestRoundFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.roles import Role
from wiego_mle.tests.cast import member

TODAY = timezone.localdate()


@pytest.fixture
def by(db):
    return member("Lead", everywhere=(Role.LEAD,)).principal


def test_a_lead_adds_and_corrects_a_grant_and_the_trail_says_so(by):
    grant = add_grant(by=by, key="ford", funder=" Ford Foundation", name="2024-117")
    assert str(grant) == "Ford Foundation: 2024-117"
    edit_grant(
        grant=grant,
        version=1,
        by=by,
        funder="Ford Foundation",
        name="2024-118",
        active_from=date(2024, 1, 1),
        active_to=None,
    )
    grant.refresh_from_db()
    assert (grant.name, grant.active_from, grant.version) == ("2024-118", date(2024, 1, 1), 2)
    assert Entry.objects.get(act="grant.edited").changes["name"] == ["2024-117", "2024-118"]
    with pytest.raises(Stale):
        edit_grant(grant=grant, version=1, by=by, name="2024-119")


def test_a_grant_is_retired_once_and_put_back(by):
    grant = retire_entry(GrantFactory(), by=by, on=TODAY)
    assert grant.retired_on == TODAY
    with pytest.raises(WrongState):
        retire_entry(grant, by=by, on=TODAY)
    grant = restore_entry(grant, by=by)
    with pytest.raises(WrongState):
        restore_entry(grant, by=by)
    with pytest.raises(Incomplete):
        retire_entry(grant, by=by, on=TODAY + timedelta(days=1))
    assert [entry.act for entry in Entry.objects.order_by("pk")] == ["grant.retired", "grant.restored"]


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CONTRIBUTOR, Role.READER])
def test_others_do_not_keep_grants(db, role):
    somebody = member("Somebody", everywhere=(role,)).principal
    with pytest.raises(Refused):
        add_grant(by=somebody, key="ford", funder="Ford", name="1")
    grant = GrantFactory()
    with pytest.raises(Refused):
        edit_grant(grant=grant, version=1, by=somebody, name="2")
    with pytest.raises(Refused):
        retire_entry(grant, by=somebody, on=TODAY)
    with pytest.raises(Refused):
        restore_entry(grant, by=somebody)


@pytest.mark.parametrize(
    "words",
    [
        {"funder": "", "name": "1"},
        {"funder": "Ford", "name": " "},
        {"funder": "FORD foundation", "name": "Markets"},
        {"funder": "Ford", "name": "1", "active_from": date(2024, 2, 1), "active_to": date(2024, 1, 1)},
    ],
)
def test_a_malformed_grant_is_refused_in_words(by, words):
    GrantFactory(funder="Ford Foundation", name="markets")
    with pytest.raises(ValidationError):
        add_grant(by=by, key="ford-again", **words)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("grant_has_funder_and_name", {"funder": ""}),
        ("grant_has_funder_and_name", {"name": ""}),
        ("grant_once_per_funder", {"funder": "FORD", "name": "MARKETS"}),
        ("grant_active_forward", {"active_from": date(2024, 2, 1), "active_to": date(2024, 1, 1)}),
    ],
)
def test_the_database_keeps_what_must_be_true_of_a_grant(db, name, columns):
    GrantFactory(funder="Ford", name="Markets")
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Grant.objects.create(**{"key": "other", "funder": "Somebody", "name": "1"} | columns)


@pytest.mark.parametrize("columns", [{"label_en": ""}, {"country": ""}])
def test_the_database_keeps_what_must_be_true_of_a_focal_city(db, columns):
    with pytest.raises(IntegrityError, match="focal_city_has_name_and_country"), transaction.atomic():
        FocalCity.objects.create(**{"key": "quito", "label_en": "Quito", "country": "EC"} | columns)


def test_a_round_offers_what_can_have_paid_and_what_a_record_has(db):
    where = HarvestRoundFactory(covers_from=date(2024, 4, 1), covers_to=date(2025, 3, 31))
    ended = GrantFactory(active_to=date(2019, 1, 1))
    running = GrantFactory(active_from=date(2025, 3, 31))
    later = GrantFactory(active_from=date(2025, 4, 1))
    retired = GrantFactory(retired_on=TODAY)
    assert set(choosable_grants(harvest_round=where)) == {ended, running}
    kept = choosable_grants(harvest_round=where, keep=[later.pk, retired.pk])
    assert set(kept) == {ended, running, later, retired}
