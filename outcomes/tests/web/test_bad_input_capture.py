"""Whatever is typed into a page of questions: a plain sentence at its field, nothing lost, no error 500."""

from __future__ import annotations

import zoneinfo
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from outcomes.models import Outcome
from outcomes.services.capture import save_section
from outcomes.tests.capture import draft_of, happened, page, posted
from wiego_mle.accounts.models import User
from wiego_mle.kernel.errors import Refused


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.get(pk=outcome.pk)


def refused_at(cast, outcome: Outcome, section: str, field: str, **typed):
    """Post a page, check that it was refused at the field with the summary on top, and return it."""
    response = cast.reporter.client.post(page(outcome, section), posted(outcome, **typed))
    assert response.status_code == 200
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert f'id="id_{field}_error"' in response.text
    assert f'href="#id_{field}"' in response.text
    assert "There is a problem" in response.text
    assert fresh(outcome).version == outcome.version
    return form.errors[field][0]


WRONG_DATES = [
    ({"date_from_year": "2099"}, "date_from", "This date is in the future."),
    ({"date_from_year": "2024", "date_until_year": "2023"}, "date_until", "The end is before the beginning."),
    ({"date_until_year": "2023"}, "date_from", "Say also when it began."),
    ({"date_from_month": "5"}, "date_from", "Add the year."),
    (
        {"date_from_day": "30", "date_from_month": "2", "date_from_year": "2024"},
        "date_from",
        "There is no such day: February 2024 has 29 days.",
    ),
    (
        {"date_from_year": "2024", "date_until_year": "2024", "date_until_month": "5", "is_ongoing": "on"},
        "date_until",
        "Leave the end empty, because it is still going on.",
    ),
    ({"date_from_year": "9" * 100_000}, "date_from", "Write the year with four digits, for example 2024."),
    ({"date_from_year": "\x00"}, "date_from", "Write the year with four digits, for example 2024."),
]


@pytest.mark.parametrize(("typed", "field", "sentence"), WRONG_DATES)
def test_a_wrong_date_is_told_at_its_field(cast, typed, field, sentence):
    outcome = draft_of(cast, significance="kept")
    assert refused_at(cast, outcome, "when-where", field, city="Accra", **typed) == sentence


def test_tomorrow_is_the_future_where_the_person_is(cast):
    """Compare with the person's own day: it changes fourteen hours apart around the world."""
    outcome = draft_of(cast)
    for name in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        User.objects.filter(pk=cast.reporter.person.pk).update(time_zone=name)
        today = timezone.now().astimezone(zoneinfo.ZoneInfo(name)).date()
        tomorrow = today + timedelta(days=1)
        parts = {f"date_from_{part}": str(getattr(tomorrow, part)) for part in ("day", "month", "year")}
        assert refused_at(cast, outcome, "when-where", "date_from", **parts) == "This date is in the future."
        parts = {f"date_from_{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
        cast.reporter.client.post(page(outcome, "when-where"), posted(outcome, **parts))
        assert fresh(outcome).date_from == today
        outcome = fresh(outcome)


def test_an_unknown_country_offers_the_nearest(cast):
    outcome = draft_of(cast)
    sentence = refused_at(cast, outcome, "when-where", "countries", countries=["Ghana", "Senegall"])
    assert sentence.startswith("We do not know the country “Senegall”. Did you mean Senegal")


def test_a_country_and_global_at_once_is_asked_back(cast):
    outcome = draft_of(cast)
    sentence = refused_at(cast, outcome, "when-where", "countries", countries=["Ghana"], is_global="on")
    assert sentence == "Either name countries or say that it is global, not both."


@pytest.mark.parametrize(
    ("section", "field"),
    [
        ("significance", "significance"),
        ("contribution", "contribution_wiego"),
        ("others", "contribution_others"),
    ],
)
def test_a_hundred_thousand_characters_are_counted_and_stay_in_the_box(cast, section, field):
    outcome = draft_of(cast)
    long = "é" * 99_999 + "🎉"
    response = cast.reporter.client.post(page(outcome, section), posted(outcome, **{field: long}))
    assert response.context["form"].errors[field] == [
        "This text has 100,000 characters; at most 10,000 fit here. Shorten it."
    ]
    assert long in response.text
    assert fresh(outcome).version == 1


def test_a_hundred_thousand_characters_in_every_field_of_a_page(cast):
    outcome = draft_of(cast)
    long = "x" * 100_000
    typed = {"title": long, "statement": long, "language": long}
    response = cast.reporter.client.post(page(outcome, "happened"), posted(outcome, **typed))
    assert set(response.context["form"].errors) == {"title", "statement", "language"}
    where = {
        "countries": [long],
        "city": long,
        "level": long,
        "date_from_month": long,
        "date_from_year": "2024",
    }
    response = cast.reporter.client.post(page(outcome, "when-where"), posted(outcome, **where))
    assert {"countries", "city", "level", "date_from"} == set(response.context["form"].errors)
    assert fresh(outcome).version == 1


def test_emoji_stay_and_control_characters_go(cast):
    outcome = draft_of(cast)
    typed = happened(outcome, title="Vendors\x07 won 🎉\u202e", statement="One\x00\r\nTwo 👩🏾‍🌾\x1b[31m")
    cast.reporter.client.post(page(outcome, "happened"), typed)
    now = fresh(outcome)
    assert (now.title, now.statement) == ("Vendors won 🎉", "One\nTwo 👩🏾‍🌾[31m")


@pytest.mark.parametrize(
    ("section", "field", "typed"),
    [
        ("happened", "language", {"title": "x", "language": "tlh"}),
        ("classification", "change_type", {"change_type": "no-such-code"}),
        ("classification", "lead_programme", {"lead_programme": "1"}),
        ("classification", "programmes", {"programmes": ["nothing"]}),
        ("classification", "worker_groups", {"worker_groups": ["\x00"]}),
        ("classification", "direction", {"direction": "upwards"}),
        ("classification", "influence_route", {"influence_route": "E"}),
        ("when-where", "level", {"level": "\x00"}),
        ("who", "actor_type", {"actor_type": "x" * 100_000}),
        ("confidentiality", "confidentiality", {"confidentiality": "secret"}),
        ("confidentiality", "confidentiality", {"confidentiality": ""}),
    ],
)
def test_an_answer_that_is_not_in_the_list_is_refused_at_its_field(cast, section, field, typed):
    refused_at(cast, draft_of(cast), section, field, **typed)


HOSTILE = ["<script>alert(1)</script>", "{{ 7 * 7 }}", "=1+1", "' OR 1=1 --", "\ufffe\uffff", "%s %(a)s {0}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_text(cast, text):
    outcome = draft_of(cast)
    client = cast.reporter.client
    client.post(page(outcome, "happened"), happened(outcome, title=text, statement=text))
    assert fresh(outcome).statement == text
    for address in (page(outcome, "happened"), f"/outcomes/{outcome.reference}/check/"):
        assert "<script>alert" not in client.get(address).text


def test_a_double_click_on_save_saves_once(cast):
    outcome = draft_of(cast)
    client = cast.reporter.client
    typed = happened(outcome, statement="Once")
    first, second = (client.post(page(outcome, "happened"), typed) for _click in range(2))
    assert first.url == second.url
    assert fresh(outcome).version == 2


def test_a_form_without_its_token_is_refused(cast):
    outcome = draft_of(cast)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.reporter.person)
    assert client.post(page(outcome, "happened"), happened(outcome, statement="x")).status_code == 403
    assert fresh(outcome).version == 1


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"statement": "x" * 100_000}, ValidationError),
        ({"title": ""}, ValidationError),
        ({"title": "x" * 101}, ValidationError),
        ({"language": "tlh"}, ValidationError),
        ({"direction": "upwards"}, ValidationError),
        ({"date_from": timezone.now().date() + timedelta(days=3), "date_precision": "day"}, Refused),
    ],
)
def test_the_service_refuses_what_passed_no_form(cast, answers, error):
    outcome = draft_of(cast)
    with pytest.raises(error):
        save_section(outcome=outcome, version=1, answers=answers, by=cast.reporter.principal)
    assert fresh(outcome).version == 1


def test_the_service_refuses_an_end_before_the_start(cast):
    day = timezone.now().date() - timedelta(days=30)
    answers = {"date_from": day, "date_to": day - timedelta(days=1), "date_precision": "day"}
    outcome = draft_of(cast)
    with pytest.raises(Refused, match="ends before it starts"):
        save_section(outcome=outcome, version=1, answers=answers, by=cast.reporter.principal)


def test_the_service_cleans_what_passed_no_form(cast):
    outcome = draft_of(cast)
    answers = {"statement": "One\x00\r\nTwo 🎉\x1b"}
    save_section(outcome=outcome, version=1, answers=answers, by=cast.reporter.principal)
    assert fresh(outcome).statement == "One\nTwo 🎉"
