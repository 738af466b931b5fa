"""Logs hold no mail addresses, no secret links and no search words."""

import logging

import pytest

from wiego_mle.logs import WithoutPersonalData, without_personal_data


@pytest.mark.parametrize(
    ("line", "cleaned"),
    [
        ("Mail to ana.diaz+x@wiego.org failed", "Mail to <mail address> failed"),
        ("Not Found: /invitation/eyJhbGciOi.JIUzI1NiIsInR5cCI6IkpX/", "Not Found: /invitation/<token>/"),
        ("Not Found: /outcomes/OH-0042/", "Not Found: /outcomes/OH-0042/"),
        ("Bad Request: /outcomes/?q=Maria+Lopez", "Bad Request: /outcomes/?<query>"),
    ],
)
def test_lines_are_cleaned(line, cleaned):
    assert without_personal_data(line) == cleaned


def test_arguments_of_a_record_are_cleaned_too():
    record = logging.LogRecord("django", logging.WARNING, __file__, 1, "%s refused", ("ana@wiego.org",), None)
    assert WithoutPersonalData().filter(record)
    assert record.getMessage() == "<mail address> refused"
