"""Every form about rounds, coding, editions and people outside takes what nobody should send: an answer comes back.

Never a fault of the server.

Pages are discovered from the matrix of access, and their fields from the pages themselves.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.html
import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse

from wiego_mle.tests.access_world import World, world_of
from wiego_mle.tests.test_access_matrix import ADDRESSES, OPENS, _close

pytestmark = [pytest.mark.django_db, pytest.mark.embedded, pytest.mark.slow]

LONG = "Ñandú 🧺 " * 12_500
"""A hundred thousand characters."""
HOSTILE = (
    "a\x00b\x07c\u202e\r\nBcc: all@example.org",
    "{{ 7*7 }}{% load x %}{name.__class__}{0}%s%(x)s{",
    LONG,
    "-1",
    "9" * 40,
    "٣",
    "1e400",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "OH-9999",
    "\ud7ff\uffff<script>alert(1)</script>",
)
SENDERS = ("lead", "administrator")
_FIXED = ("csrfmiddlewaretoken",)
_ABOUT_ONESELF = ("/account/", "/language/")
"""Signing out and the like, which stand on every page."""
_PAGES = ("rounds:", "outbox:", "people:", "outcomes:review", "outcomes:interest", "outcomes:opinion")
_PAGES += ("outcomes:checks", "outcomes:criteria", "outcomes:document", "outcomes:passage")
_PAGES += ("outcomes:edition", "outcomes:nomination", "outcomes:substantiator", "outcomes:request")
_PAGES += ("outcomes:coding", "outcomes:explore", "outcomes:view", "outcomes:resol")
_FILES = ("file",)


@pytest.fixture(autouse=True)
def _quiet():
    logger = logging.getLogger("django.request")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(before)


@pytest.fixture
def world(cast, settings, tmp_path) -> World:
    settings.MEDIA_ROOT = tmp_path
    return world_of(cast)


def forms_of(world: World, client: Client, who: str) -> Iterator[tuple[str, str, dict]]:
    """Return the forms that a person finds: the page, where it sends to, and its fields with their values."""
    seen = set()
    for name, made in ADDRESSES.items():
        if not name.startswith(_PAGES):
            continue
        for question in (make(name) for make in made(world)[:3]):
            if question.get(who) != OPENS:
                continue
            address = reverse(name, args=question.args)
            response = client.get(address)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            is_page = response["Content-Type"].startswith("text/html")
            _close(response)
            if not is_page or not body:
                continue
            for form in lxml.html.fromstring(body).forms:
                to = urlsplit(form.action or address).path or address
                names = tuple(sorted(set(form.fields.keys()) - set(_FIXED)))
                key = (resolve(to).view_name, names)
                if to.startswith(_ABOUT_ONESELF):
                    continue
                if (form.method or "").upper() == "POST" and key not in seen:
                    seen.add(key)
                    yield name, to, values_of(form)


def values_of(form) -> dict[str, list[str]]:
    """Return what a browser would send for a form that nobody has touched, and its unticked boxes as well."""
    values: dict[str, list[str]] = {}
    for field in form.inputs:
        if not field.name or field.name in _FIXED or getattr(field, "type", "") in _FILES:
            continue
        value = field.value if field.tag != "select" or not field.multiple else next(iter(field.value), "")
        values.setdefault(field.name, []).append(str(value or ""))
    return values


def attacks_on(values: dict[str, list[str]]) -> Iterator[tuple[str, dict]]:
    """Return bodies of posts that are wrong in one way each."""
    yield "nothing", {}
    for text in HOSTILE:
        yield repr(text[:12]), dict.fromkeys(values, text)
    yield "twice", {name: [HOSTILE[0], *old] for name, old in values.items()}
    for number, name in enumerate(values):
        text = HOSTILE[number % len(HOSTILE)]
        yield f"{name}={text[:12]!r}", values | {name: [text]}


def faults_at(client: Client, address: str, body: dict) -> str:
    """Send a form, keep nothing of it, and return what fault came back, if any."""
    with transaction.atomic():
        try:
            response = client.post(address, body)
            status = response.status_code
            _close(response)
            fault = f"status {status}" if status >= 500 else ""
        except Exception as crash:  # noqa: BLE001
            fault = f"{type(crash).__name__}: {crash}"[:160]
        transaction.set_rollback(True)
    return fault


@pytest.mark.parametrize(
    "who",
    [SENDERS[0], *(pytest.param(who, marks=pytest.mark.embedded) for who in SENDERS[1:])],
)
def test_no_form_about_a_round_brings_the_server_down(world, who):
    client = getattr(world.cast, who).client
    faults, asked = [], 0
    for name, address, values in forms_of(world, client, who):
        for what, body in attacks_on(values):
            asked += 1
            if fault := faults_at(client, address, body):
                faults.append(f"{name} → {address} {what}: {fault}")
    assert not faults, f"{len(faults)} of {asked}:\n" + "\n".join(faults[:80])
    assert asked > 200
