"""A select while there are few answers, a box for a name once there are many; the same value either way."""

from __future__ import annotations

import pytest
from django import forms

from wiego_mle.kernel.choosing import MOST_OPTIONS, OneOfManyField

FEW = [("ana", "Ana Díaz"), ("bo", "Bo Li")]
MANY = [*FEW, ("ana-2", "Ana Díaz Paz"), *((f"p{n}", f"Person {n:03}") for n in range(MOST_OPTIONS))]


class _Form(forms.Form):
    whom = OneOfManyField(required=False, error_messages={"invalid_choice": "Nobody is called like this."})

    def __init__(self, people, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["whom"].offer([("", people)], nothing="nobody")


def chosen(people, typed: str) -> tuple[str | None, list[str]]:
    form = _Form(people, {"whom": typed})
    form.is_valid()
    return form.cleaned_data.get("whom"), form.errors.get("whom", [])


def test_few_are_a_select():
    assert str(_Form(FEW)["whom"]).count("<option") == 3
    assert chosen(FEW, "ana") == ("ana", [])
    assert chosen(FEW, "") == ("", [])
    assert chosen(FEW, "Ana Díaz")[1] == ["Nobody is called like this."]


def test_many_are_a_box():
    shown = str(_Form(MANY)["whom"])
    assert "<option" not in shown
    assert 'type="text"' in shown


@pytest.mark.parametrize(
    ("typed", "key"),
    [("ana", "ana"), ("  ana  DIAZ ", "ana"), ("paz", "ana-2"), ("li bo", "bo"), ("p7", "p7"), ("", "")],
)
def test_a_name_is_found_however_it_is_written(typed, key):
    assert chosen(MANY, typed) == (key, [])


def test_what_is_not_found_or_found_twice_is_told_and_stays_in_the_box():
    assert chosen(MANY, "Zoe")[1] == ["Nobody is called like this."]
    (error,) = chosen(MANY, "díaz")[1]
    assert "Ana Díaz (ana), Ana Díaz Paz (ana-2)" in error
    assert 'value="díaz"' in str(_Form(MANY, {"whom": "díaz"})["whom"])


def test_what_was_chosen_before_stands_there_by_name():
    assert 'value="Bo Li"' in str(_Form(MANY, initial={"whom": "bo"})["whom"])
    assert _Form(MANY, {"whom": "bo"}, initial={"whom": "bo"})["whom"].value() == "Bo Li"
