"""The names of countries come once per language and stay on the device."""

from __future__ import annotations

import pytest
from django.urls import reverse


def names(client, language: str):
    return client.get(reverse("outcomes:country-names", args=[language]))


@pytest.mark.parametrize(("language", "name"), [("en", "Germany"), ("es", "Alemania"), ("pt", "Alemanha")])
def test_names_come_in_the_language_asked_for_and_are_kept(cast, language, name):
    answer = names(cast.reporter.client, language)
    assert name in answer.json()
    assert len(answer.json()) > 240
    assert {"private", "max-age=604800"} <= set(answer["Cache-Control"].split(", "))


def test_a_language_we_do_not_speak_has_no_names(cast):
    assert names(cast.reporter.client, "de").status_code == 404


def test_who_is_signed_out_signs_in_first(client, db):
    assert names(client, "en").status_code == 302


def test_nothing_is_posted_there(cast):
    assert cast.reporter.client.post(reverse("outcomes:country-names", args=["en"])).status_code == 405


def test_the_number_of_queries_is_that_of_knowing_who_asks(cast, django_assert_num_queries):
    client = cast.reporter.client
    with django_assert_num_queries(4):
        names(client, "fr")
