"""The Django administration shows rounds and lists, and changes none of them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from harvests.tests.factories import CodeFactory, HarvestRoundFactory, ProgrammeFactory, TeamMemberFactory
from wiego_mle.accounts.models import User


@pytest.fixture
def client(db) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root@example.org", "a long password", name="Root"))
    return client


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("harvestround", HarvestRoundFactory),
        ("teammember", TeamMemberFactory),
        ("programme", ProgrammeFactory),
        ("code", CodeFactory),
    ],
)
def test_rows_are_shown_but_not_changed(client, name, make):
    row = make()
    assert str(row.pk) in client.get(reverse(f"admin:harvests_{name}_changelist")).content.decode()
    one = reverse(f"admin:harvests_{name}_change", args=[row.pk])
    assert client.get(one).status_code == 200
    assert client.post(one, {}).status_code == 403
    assert client.get(reverse(f"admin:harvests_{name}_add")).status_code == 403
    assert (
        client.post(reverse(f"admin:harvests_{name}_delete", args=[row.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert type(row).objects.filter(pk=row.pk).exists()
