"""A file of 200 MB sent to a real server: told on the page, without filling memory or disk."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from wiego_mle.tests.processes.installation import Installation, new_folder, run

pytestmark = [pytest.mark.slow, pytest.mark.embedded]

MB = 1024 * 1024
BOUNDARY = "a-boundary-of-this-test"
MOST_MEMORY_MB = 40
"""How much more memory the web server may need while it reads 200 MB."""
MOST_DISK_MB = 21
"""The limit and the piece with which it was passed."""

_PREPARE = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from outcomes.tests.factories import OutcomeFactory
outcome = OutcomeFactory()
session = SessionStore()
session[SESSION_KEY] = str(outcome.author.pk)
session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
session[HASH_SESSION_KEY] = outcome.author.get_session_auth_hash()
session.create()
print("prepared", outcome.reference, session.session_key)
"""


@pytest.fixture
def folder(monkeypatch) -> Iterator[Path]:
    """Return a folder in which the installation keeps everything, pieces of uploads included."""
    folder = new_folder()
    (folder / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(folder / "tmp"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def installation(folder) -> Iterator[Installation]:
    installation = Installation(folder / "var")
    yield installation
    installation.clean_up()


class Visitor:
    """A browser as far as this test needs one: a session, a token, one page."""

    def __init__(self, port: int, reference: str, session: str):
        self.port = port
        self.address = f"/outcomes/{reference}/edit/evidence/"
        self.cookies = f"sessionid={session}"
        answer, page = self.ask("GET")
        token = re.search(r"csrftoken=([^;]+)", answer.headers["Set-Cookie"]).group(1)
        self.cookies += f"; csrftoken={token}"
        self.token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)

    def ask(self, method: str, body=None, headers: dict | None = None, address: str = ""):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        sent = {"Cookie": self.cookies, "Accept-Language": "en"} | (headers or {})
        connection.request(method, address or self.address, body=body, headers=sent)
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        return answer, page

    def send_file(self, name: str, size: int):
        """Send the form with a file of that size, made while it is sent."""
        fields = {
            "csrfmiddlewaretoken": self.token,
            "title": "A long film",
            "kind": "media",
            "supports": "both",
        }
        head = "".join(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
            for field, value in fields.items()
        )
        head += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        tail = f"\r\n--{BOUNDARY}--\r\n"
        headers = {
            "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
            "Content-Length": str(len(head) + size + len(tail)),
        }
        return self.ask("POST", _stream(head.encode(), size, tail.encode()), headers)


def _stream(head: bytes, size: int, tail: bytes) -> Iterator[bytes]:
    yield head
    start = b"%PDF-1.7\n"
    yield start
    left = size - len(start)
    piece = b"x" * (64 * 1024)
    while left:
        yield piece[:left]
        left -= min(left, len(piece))
    yield tail


@contextmanager
def highest(measure: Callable[[], int]) -> Iterator[list[int]]:
    """Measure again and again while something goes on; the list holds the highest figure."""
    peak, over = [0], threading.Event()

    def watch() -> None:
        while not over.is_set():
            peak[0] = max(peak[0], measure())
            time.sleep(0.05)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()


def memory_of(pids: list[int]) -> int:
    """Return the resident memory of the largest of some processes, in MB."""
    listing = subprocess.run(
        ["ps", "-o", "rss=", "-p", ",".join(map(str, pids))], capture_output=True, text=True, check=False
    )
    return max((int(row) // 1024 for row in listing.stdout.split()), default=0)


def disk_of(folder: Path) -> int:
    """Return how much lies in a folder, in MB."""
    sizes = []
    for path in folder.rglob("*"):
        try:
            sizes.append(path.stat().st_size)
        except FileNotFoundError:
            continue
    return sum(sizes) // MB


def test_a_file_of_200_mb_is_told_on_the_page_and_fills_nothing(installation, folder):
    installation.start("--no-demo")
    prepared = run("manage.py", "shell", "-v0", "-c", _PREPARE, DATA_DIR=str(installation.data))
    _word, reference, session = prepared.stdout.split()[-3:]
    visitor = Visitor(installation.port, reference, session)
    web = [
        pid
        for pid, command in installation.children().items()
        if "gunicorn" in command and "tether" not in command
    ]
    before = memory_of(web)

    with highest(lambda: memory_of(web)) as memory, highest(lambda: disk_of(folder / "tmp")) as disk:
        answer, page = visitor.send_file("film.pdf", 200 * MB)
    assert answer.status == 200
    assert "This file is 200 MB; the most is 20 MB." in page
    assert 'href="#id_file"' in page
    assert 'value="A long film"' in page
    assert before > 0
    assert memory[0] - before <= MOST_MEMORY_MB
    assert 0 < disk[0] <= MOST_DISK_MB
    assert not (installation.data / "files").exists()
    assert disk_of(folder / "tmp") == 0

    answer, _page = visitor.send_file("film.pdf", 19 * MB)
    assert answer.status == 302
    (kept,) = [path for path in (installation.data / "files").rglob("*") if path.is_file()]
    assert kept.stat().st_size == 19 * MB
    assert "Traceback" not in installation.said()
