"""When somebody works and when they are away."""

from __future__ import annotations

import pytest

from wiego_mle.accounts.models import Absence
from wiego_mle.accounts.tests.factories import AbsenceFactory

PAGE = "/people/me/working-time/"
AWAY = "/people/me/away/"
REMOVE = "/people/me/away/remove/"


def test_working_days_and_rhythm_are_saved(cast):
    said = {"working_days": ["7", "1", "2"], "digest_rhythm": "daily", "version": 1}
    page = cast.reviewer.client.post(PAGE, said, follow=True)
    assert "Your working days are saved." in page.content.decode()
    cast.reviewer.person.refresh_from_db()
    assert (cast.reviewer.person.working_days, cast.reviewer.person.digest_rhythm) == ("127", "daily")
    assert cast.reviewer.client.post(PAGE, said | {"digest_rhythm": "never"}).status_code == 409


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"digest_rhythm": "daily", "version": 1}, "Choose at least one day"),
        ({"working_days": ["9"], "digest_rhythm": "daily", "version": 1}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(cast, said, sentence):
    page = cast.reporter.client.post(PAGE, said)
    assert page.status_code == 200
    assert sentence in page.content.decode()


def test_an_absence_is_noted_once_and_taken_away(cast):
    client = cast.reporter.client
    for _click in (1, 2):
        client.post(AWAY, {"first_day": "2099-03-02", "last_day": "2099-03-06"})
    absence = Absence.objects.get()
    assert "2 March 2099" in client.get(PAGE).content.decode()
    for _click in (1, 2):
        assert client.post(REMOVE, {"absence": absence.pk}).status_code == 302
    assert not Absence.objects.exists()


def test_days_that_run_backwards_are_refused_and_stay_in_the_form(cast):
    page = cast.reporter.client.post(AWAY, {"first_day": "2099-03-06", "last_day": "2099-03-02"})
    text = page.content.decode()
    assert "This is before the first day." in text
    assert 'value="2099-03-06"' in text
    assert not Absence.objects.exists()


def test_nobody_takes_away_the_absence_of_another(cast):
    absence = AbsenceFactory(person=cast.colleague.person)
    cast.reporter.client.post(REMOVE, {"absence": absence.pk})
    cast.reporter.client.post(REMOVE, {"absence": "none"})
    assert Absence.objects.exists()


def test_the_page_asks_the_same_number_of_questions_for_many(cast, django_assert_num_queries):
    client = cast.reporter.client
    AbsenceFactory(person=cast.reporter.person, first_day="2099-01-01", last_day="2099-01-02")
    with django_assert_num_queries(6):
        client.get(PAGE)
    for day in (3, 4, 5):
        AbsenceFactory(person=cast.reporter.person, first_day=f"2099-01-0{day}", last_day=f"2099-01-0{day}")
    with django_assert_num_queries(6):
        client.get(PAGE)
