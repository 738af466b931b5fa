"""Requests that cannot be read at all get a page in plain words, never a fault of the server."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
UNREADABLE = [
    (f"{FORM}; charset=utf-7", b"title=%ff"),
    ("multipart/form-data", b"x"),
    ("multipart/form-data; boundary=", b"--\r\n"),
    (FORM, b"&".join(b"a%d=1" % number for number in range(20_000))),
]


@pytest.mark.parametrize("checked", [False, True], ids=["", "as in a browser"])
@pytest.mark.parametrize(("content_type", "body"), UNREADABLE)
def test_a_request_that_cannot_be_read_is_said_to_be_so(cast, content_type, body, checked):
    client = Client(enforce_csrf_checks=checked, raise_request_exception=False)
    client.force_login(cast.reporter.person)
    page = client.generic("POST", reverse("outcomes:new"), body, content_type=content_type)
    assert page.status_code in ((400, 403) if checked else (400,))
    assert b"<h1" in page.content
