"""What reaches the head of a mail, and what a failed handing over means."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage

from wiego_mle.mailing.services import rendered

HOSTILE = [
    "Line\r\nBcc: everybody@example.org",
    "Line\nContent-Type: text/html",
    "Tab\tand\x00null\x07bell\x1b[31m",
    "\u202eright to left\u2066",
    "Line\u2028separator\u2029and\x85next",
    "\ufeffmark\x0b\x0cpage",
    "x" * 5000,
    "=?utf-8?b?QmNj?= \r\n\r\n<script>alert(1)</script>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_subject_is_one_clean_line_whatever_people_typed(text):
    subject, body = rendered("account_notice", {"subject": text, "body": "The body"})
    assert len(subject) <= 200
    assert subject == subject.strip()
    assert not any(
        ord(letter) < 32 or letter in "\x7f\x85\u2028\u2029\u202e\u2066\ufeff" for letter in subject
    )
    message = EmailMessage(subject, body, "a@example.org", ["b@example.org"]).message()
    assert message["Subject"]
    assert message["Bcc"] is None
    assert message.get_content_type() == "text/plain"
    assert message.get_all("Subject") == [message["Subject"]]


def test_the_rest_of_a_subject_with_line_ends_lands_in_the_body():
    subject, body = rendered("account_notice", {"subject": "First\nBcc: x@example.org", "body": "The body"})
    assert subject == "First"
    assert body.startswith("Bcc: x@example.org")


def test_emoji_and_accents_of_a_subject_stay():
    subject, _body = rendered("account_notice", {"subject": "Señora Ruíz – ciudad de México 🌍", "body": "x"})
    assert subject == "Señora Ruíz – ciudad de México 🌍"


def test_a_letter_is_plain_text_and_shows_signs_as_they_are():
    _subject, body = rendered("account_notice", {"subject": "s", "body": "Tom & Jerry <b>said</b> “yes”"})
    assert body == "Tom & Jerry <b>said</b> “yes”\n"
