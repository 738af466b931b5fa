"""The lead who sends requests, and the people outside who answer: browsers that try again until they are answered."""

from __future__ import annotations

import http.client
import random
import re
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import closing
from urllib.parse import urlencode

from wiego_mle.tests.kills.moments import Moment, Moments

FORM = "application/x-www-form-urlencoded"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SEEN = re.compile(r'name="seen" value="(\d+)"')


class Journal:
    """What people were told: written by all of them, read at the end."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.ordered: list[str] = []
        self.answered: list[str] = []
        self.declined: list[str] = []
        self.over = threading.Event()
        self.refused = 0
        self.again = 0

    def note(self, kind: str, what: str) -> None:
        """Note that somebody was told that something is done."""
        with self.lock:
            getattr(self, kind).append(what)

    def count(self, kind: str) -> None:
        """Count something."""
        with self.lock:
            setattr(self, kind, getattr(self, kind) + 1)


class Browser:
    """Keeps cookies, and sends the same once more when no answer comes or the server is down."""

    def __init__(
        self, port: int, moments: Moments, journal: Journal, cookies: Mapping[str, str] = ()
    ) -> None:
        self.port, self.moments, self.journal = port, moments, journal
        self.cookies = dict(cookies)

    def get(self, path: str) -> tuple[int, str, str]:
        """Ask for a page; return status, where it leads, and text."""
        return self._insist("GET", path, "", None)

    def post(
        self, path: str, fields: Mapping[str, str], moment: Moment | None = None
    ) -> tuple[int, str, str]:
        """Send a form; `moment` is what its being on the way is called."""
        return self._insist("POST", path, urlencode(fields), moment)

    def _insist(self, method: str, path: str, body: str, moment: Moment | None) -> tuple[int, str, str]:
        while True:
            try:
                told = self._ask(method, path, body, moment)
            except (OSError, http.client.HTTPException):
                told = (0, "", "")
            if 0 < told[0] < 500:
                return told
            if self.journal.over.is_set():
                raise AssertionError(f"no answer to {method} {path}, and the experiment is over")
            self.journal.count("again")
            time.sleep(0.25)

    def _ask(self, method: str, path: str, body: str, moment: Moment | None) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with closing(connection):
            cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            connection.request(method, path, body, {"Cookie": cookies, "Content-Type": FORM})
            if moment is not None:
                self.moments.reached(moment)
            answer = connection.getresponse()
            text = answer.read().decode()
            for line in answer.headers.get_all("Set-Cookie", ()):
                name, _equals, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.headers.get("Location", ""), text


def token_in(page: str) -> str:
    """Return the token of a form."""
    return TOKEN.search(page)[1]


def send(browser: Browser, reference: str) -> None:
    """Press “Send the letter” on the page of a request."""
    page = f"/substantiation/requests/{reference}/"
    _status, _where, text = browser.get(page)
    fields = {"csrfmiddlewaretoken": token_in(text)}
    status, where, text = browser.post(f"{page}do/send/", fields, Moment.ORDER_SENT)
    assert (status, where) == (302, page), (status, where, text[:2000])
    browser.journal.note("ordered", reference)


class Outsider:
    """Somebody who was asked: answers about both outcomes, perhaps once more, or declines."""

    def __init__(self, browser: Browser, chance: random.Random) -> None:
        self.browser, self.chance = browser, chance

    def answer(self, link: str) -> None:
        """Follow the link of the letter and do what this person does."""
        _status, start, _text = self.browser.get(link)
        if not start or start == "/answer/":
            raise AssertionError(f"the link of a letter does not work: {_status} {start}")
        if self.chance.random() < 0.1:
            self._decline(start)
            return
        self._begin(start)
        for number in (1, 2):
            self._judge(f"{start}outcomes/{number}/", f"{start} {number} first")
            time.sleep(self.chance.uniform(0, 1))
        if self.chance.random() < 0.4:
            self._judge(f"{start}outcomes/1/", f"{start} 1 changed")

    def _begin(self, start: str) -> None:
        """Press “Begin” until the outcomes are shown; pressed while the letter is noted as sent, it says so."""
        while "/begin/" in (page := self.browser.get(start)[2]):
            self.browser.post(f"{start}begin/", {"csrfmiddlewaretoken": token_in(page)})

    def _judge(self, page: str, mark: str) -> None:
        status, where, text = self.browser.get(page)
        assert status == 200, (page, status, where)
        fields = {
            "csrfmiddlewaretoken": token_in(text),
            "seen": SEEN.search(text)[1],
            "do": "send",
            "outcome_judgement": "fully",
            "significance_judgement": "fully",
            "contribution_judgement": "cannot_say",
            # Tells one answer from every other.
            "others_contributed": mark,
            "quoting": "by_role",
        }
        status, where, text = self.browser.post(page, fields, Moment.ANSWER_SENT)
        if status != 302:
            self.browser.journal.count("refused")
            sys.stderr.write(f"refused: {status} {where} {mark}\n{text}\n")
            return
        self.browser.journal.note("answered", mark)
        self.browser.moments.reached(Moment.ANSWER_CONFIRMED)
        self.browser.get(where)

    def _decline(self, start: str) -> None:
        _status, _where, text = self.browser.get(f"{start}decline/")
        fields = {"csrfmiddlewaretoken": token_in(text), "kind": "no_time"}
        status, _where, _text = self.browser.post(f"{start}decline/", fields, Moment.ANSWER_SENT)
        if status == 302:
            self.browser.journal.note("declined", start.strip("/").rpartition("/")[2])
