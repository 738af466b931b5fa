"""A refusal that a view forgot to answer is told to the person, and is no error of ours."""

from __future__ import annotations

import logging

import pytest
from django.http import HttpRequest
from django.urls import path

from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.urls import urlpatterns as own

pytestmark = [pytest.mark.django_db, pytest.mark.urls("wiego_mle.tests.web.test_refusals")]

REFUSALS = {
    "stale": Stale("Somebody else changed this <meanwhile>."),
    "refused": Refused("You wrote it yourself."),
    "wrong-state": WrongState("It was closed."),
    "incomplete": Incomplete("Two answers are missing.", {"title": "Write a title."}),
}


def forgetful(request: HttpRequest, kind: str):
    """Let a refusal of a service through, or an error that is none."""
    raise REFUSALS.get(kind, ZeroDivisionError())


urlpatterns = [*own, path("forgetful/<slug:kind>/", forgetful)]


@pytest.mark.parametrize("kind", REFUSALS)
def test_the_person_reads_why_and_the_log_names_the_address(client, caplog, kind):
    with caplog.at_level(logging.WARNING, "wiego_mle.middleware"):
        response = client.post(f"/forgetful/{kind}/")
    assert response.status_code == 409
    assert str(REFUSALS[kind]).replace("<meanwhile>", "&lt;meanwhile&gt;") in response.text
    assert "Nothing was changed." in response.text
    assert f"POST /forgetful/{kind}/" in caplog.text


def test_other_errors_are_no_refusals(client):
    with pytest.raises(ZeroDivisionError):
        client.get("/forgetful/division/")
