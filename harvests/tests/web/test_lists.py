"""The pages of the code lists and programmes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from harvests.models import Code, Programme
from harvests.services.lists import edit_code, edit_programme
from harvests.tests.factories import CodeFactory, GrantFactory, ProgrammeFactory
from wiego_mle.kernel.roles import Role
from wiego_mle.tests.cast import member

LISTS = "/rounds/lists/"
TODAY = timezone.localdate()


def page(response) -> str:
    return response.content.decode()


def address(name: str, *args: str) -> str:
    return reverse(f"rounds:{name}", args=args)


@pytest.fixture
def code(db):
    return CodeFactory(key="shoe-shiners", label_en="Shoe shiners", label_es="Lustrabotas")


@pytest.fixture
def programme(db):
    return ProgrammeFactory(key="climate", label_en="Climate")


WORDS = {"label_en": "Shoe shiners", "label_es": "Lustrabotas", "order": "510"}


def test_everybody_reads_the_lists_in_four_languages(cast, code):
    for name in ("outsider", "reader", "reporter", "lead", "administrator"):
        text = page(getattr(cast, name).client.get(LISTS))
        assert "Shoe shiners" in text
        assert "Lustrabotas" in text
        assert (address("code", "worker_group", "shoe-shiners") in text) is (name == "administrator")


def test_the_lists_are_read_with_the_same_number_of_questions(cast, code, django_assert_num_queries):
    client = cast.administrator.client
    with django_assert_num_queries(10):
        client.get(LISTS)
    for _number in range(3):
        CodeFactory(retired_on=TODAY, replaced_by=code)
        ProgrammeFactory()
        GrantFactory()
    with django_assert_num_queries(10):
        client.get(LISTS)


def test_a_retired_code_says_since_when_and_what_replaced_it(cast, code):
    CodeFactory(label_en="Bootblacks", retired_on="2025-03-01", replaced_by=code)
    text = page(cast.reader.client.get(LISTS))
    assert "Retired on 1 March 2025, replaced by “Shoe shiners”" in text


def test_a_code_is_added(cast):
    response = cast.administrator.client.post(
        address("code-new", "goal"), {"key": "Dignity", "label_en": "Dignity", "order": "900"}
    )
    assert response.url == "/rounds/lists/#goal"
    assert Code.objects.get(dimension="goal", key="dignity").label_en == "Dignity"


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"key": ""}, "key", "Give it a key"),
        ({"key": "two words"}, "key", "Small letters, digits and hyphens"),
        ({"key": "new"}, "key", "This word is used for a page."),
        ({"key": "SHOE-SHINERS"}, "key", "The list has this key already."),
        ({"label_en": ""}, "label_en", "Give it a name in English."),
        ({"label_fr": "x" * 121}, "label_fr", "at most 120 characters"),
        ({"order": "-1"}, "order", "greater than or equal to 0"),
    ],
)
def test_a_wrong_code_is_not_added_and_the_reason_is_said(cast, code, wrong, field, sentence):
    before = Code.objects.count()
    response = cast.administrator.client.post(
        address("code-new", "worker_group"), WORDS | {"key": "fresh-key"} | wrong
    )
    assert response.status_code == 200
    assert f'href="#id_{field}"' in page(response)
    assert sentence in page(response)
    assert Code.objects.count() == before


def test_a_list_that_is_not_there_is_not_found(cast):
    client = cast.administrator.client
    assert client.get(address("code-new", "colour")).status_code == 404
    assert client.get(address("code", "goal", "nothing")).status_code == 404
    assert client.get(address("programme", "nothing")).status_code == 404


def test_a_code_is_reworded(cast, code):
    response = cast.administrator.client.post(
        address("code", "worker_group", "shoe-shiners"), WORDS | {"label_fr": "Cireurs", "version": "1"}
    )
    assert response.url == "/rounds/lists/#worker_group"
    code.refresh_from_db()
    assert (code.label_fr, code.version) == ("Cireurs", 2)


def test_two_administrators_see_both_words_and_decide(cast, code, programme):
    client, other = cast.administrator.client, member("Other", everywhere=(Role.ADMINISTRATOR,)).principal
    edit_code(code=code, version=1, by=other, label_en="Their words")
    edit_programme(programme=programme, version=1, by=other, label_en="Their words")
    for entry, place in (
        (code, address("code", "worker_group", "shoe-shiners")),
        (programme, address("programme", "climate")),
    ):
        mine = {"label_en": "My words", "order": "510", "version": "1"}
        conflict = client.post(place, mine)
        assert conflict.status_code == 409
        assert "My words" in page(conflict)
        assert "Their words" in page(conflict)
        version = re.search(r'name="version" value="(\d+)"', page(conflict))[1]
        asked = mine | {"version": version, "asked": "label_en"}
        assert client.post(place, asked).status_code == 409
        entry.refresh_from_db()
        assert entry.label_en == "Their words"
        decided = client.post(place, asked | {"label_en-choice": "mine"})
        assert decided.status_code == 302
        entry.refresh_from_db()
        assert entry.label_en == "My words"


def test_a_code_is_retired_in_favour_of_another_and_put_back(cast, code):
    successor = CodeFactory(key="cobblers", label_en="Cobblers")
    client = cast.administrator.client
    client.post(
        address("code-retire", "worker_group", "shoe-shiners"),
        {"on": TODAY.isoformat(), "replaced_by": "cobblers"},
    )
    code.refresh_from_db()
    assert (code.retired_on, code.replaced_by) == (TODAY, successor)
    text = page(client.get(address("code", "worker_group", "shoe-shiners")))
    assert "replaced by “Cobblers”" in text
    assert "Put back into use" in text
    client.post(address("code-restore", "worker_group", "shoe-shiners"))
    code.refresh_from_db()
    assert (code.retired_on, code.replaced_by) == (None, None)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"on": ""}, "Give the day."),
        ({"on": "31 February"}, "Give a day that exists"),
        ({"on": (TODAY + timedelta(days=1)).isoformat()}, "This day lies in the future."),
        ({"on": TODAY.isoformat(), "replaced_by": "shoe-shiners"}, "Choose a code of the same list."),
        ({"on": TODAY.isoformat(), "replaced_by": "voice"}, "Choose a code of the same list."),
    ],
)
def test_a_code_is_not_retired_for_a_wrong_reason(cast, code, answers, sentence):
    response = cast.administrator.client.post(address("code-retire", "worker_group", "shoe-shiners"), answers)
    assert response.status_code == 200
    assert "There is a problem" in page(response)
    assert sentence in page(response)
    code.refresh_from_db()
    assert code.retired_on is None


def test_retiring_and_restoring_are_asked_for_by_post_only(cast, code):
    client = cast.administrator.client
    for name in ("code-retire", "code-restore"):
        assert client.get(address(name, "worker_group", "shoe-shiners")).status_code == 405
    response = client.post(address("code-restore", "worker_group", "shoe-shiners"), follow=True)
    assert "This code is in use." in page(response)


def test_a_programme_is_added_and_ended(cast):
    client = cast.administrator.client
    client.post(
        address("programme-new"),
        {"key": "climate", "label_en": "Climate", "active_from": "2026-04-01", "order": "200"},
    )
    client.post(
        address("programme", "climate"),
        {
            "label_en": "Climate",
            "active_from": "2026-04-01",
            "active_to": "2027-03-31",
            "order": "200",
            "version": "1",
        },
    )
    programme = Programme.objects.get(key="climate")
    assert str(programme.active_to) == "2027-03-31"
    assert "1 April 2026 – 31 March 2027" in page(client.get(LISTS))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"key": "climate"}, "key"),
        ({"label_en": ""}, "label_en"),
        ({"active_from": "2026-04-01", "active_to": "2026-03-31"}, "active_to"),
    ],
)
def test_a_wrong_programme_is_not_added(cast, programme, wrong, field):
    before = Programme.objects.count()
    response = cast.administrator.client.post(
        address("programme-new"), {"key": "fresh", "label_en": "Fresh", "order": "1"} | wrong
    )
    assert f'href="#id_{field}"' in page(response)
    assert Programme.objects.count() == before


@pytest.mark.parametrize("name", ["outsider", "reader", "reporter", "reviewer", "lead"])
def test_others_change_no_list(cast, code, programme, name):
    client = getattr(cast, name).client
    places = [
        address("code-new", "goal"),
        address("code", "worker_group", "shoe-shiners"),
        address("programme-new"),
        address("programme", "climate"),
    ]
    for place in places:
        assert client.get(place).status_code == 403
        assert client.post(place, WORDS | {"key": "mine", "version": "1"}).status_code == 403
    for action in ("code-retire", "code-restore"):
        assert client.post(address(action, "worker_group", "shoe-shiners")).status_code == 403
    code.refresh_from_db()
    assert (code.version, code.retired_on) == (1, None)


def test_somebody_signed_out_is_asked_to_sign_in(client, db):
    response = client.get(LISTS)
    assert response.status_code == 302
    assert "login" in response.url
