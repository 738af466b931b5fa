"""A real installation with the demonstration harvest, for journeys and for pictures of pages."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import redis
from playwright.sync_api import BrowserContext, Page

from outcomes.demonstration.people import PASSWORD

ROOT = Path(__file__).resolve().parents[3]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 800}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(data_dir: Path, port: int) -> dict[str, str]:
    """Return the environment of an installation of its own, on the services that the suite was given."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DJANGO_SETTINGS_MODULE", "BASE_URL", "ALLOWED_HOSTS", "DATA_DIR", "PORT")
    }
    address = f"http://127.0.0.1:{port}"
    return kept | {
        "DATA_DIR": str(data_dir),
        "PORT": str(port),
        "BASE_URL": address,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECRET_KEY": "only-for-the-browser-journeys-0123456789-0123456789-0123456789",
    }


class OwnDatabase:
    """A PostgreSQL database that lives as long as the journeys; nothing where SQLite is used."""

    def __init__(self, address: str | None):
        self.address = address
        self.name = f"browser_{os.getpid()}"

    def _tell(self, statement: str) -> None:
        parts = urlsplit(self.address)
        with closing(psycopg2.connect(urlunsplit(parts._replace(path="/postgres")))) as connection:
            connection.autocommit = True
            connection.cursor().execute(statement)

    def __enter__(self) -> str | None:
        if self.address is None:
            return None
        self._tell(f'CREATE DATABASE "{self.name}"')
        return urlunsplit(urlsplit(self.address)._replace(path=f"/{self.name}"))

    def __exit__(self, *_error) -> None:
        if self.address is not None:
            self._tell(f'DROP DATABASE "{self.name}" WITH (FORCE)')


RUNNING: dict[str, dict[str, str]] = {}
"""The environment of each installation that runs now, by its address."""


def manage(*words: str, env: dict[str, str]) -> str:
    """Run a management command of the installation and return what it printed; fail with that if it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def wait_until_it_answers(address: str, process: subprocess.Popen) -> None:
    """Wait for the web server; fail if the process ends or nothing answers within two minutes."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        assert process.poll() is None, "manage.py up ended early"
        try:
            urllib.request.urlopen(address + "/account/login/", timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.3)
        else:
            return
    raise AssertionError("the web server did not answer")


@contextmanager
def installation(data_dir: Path) -> Iterator[str]:
    """Run web server, worker and beat with the demonstration harvest and yield the address.

    Takes the services named by DATABASE_URL and REDIS_URL, else the embedded ones; on PostgreSQL it
    makes a database of its own and removes it.
    """
    env = environment(data_dir, free_port())
    if "REDIS_URL" in env:
        env["REDIS_URL"] = env["REDIS_URL"].rpartition("/")[0] + "/14"
        redis.Redis.from_url(env["REDIS_URL"]).flushdb()
    with OwnDatabase(env.get("DATABASE_URL")) as address:
        if address is not None:
            env["DATABASE_URL"] = address
        manage("migrate", "--verbosity=0", env=env)
        manage("load_demo", "--with-known-passwords", env=env)
        with (data_dir / "output").open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "manage.py", "up", "--no-demo"],
                cwd=ROOT,
                env=env,
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
            try:
                wait_until_it_answers(env["BASE_URL"], process)
                RUNNING[env["BASE_URL"]] = env
                yield env["BASE_URL"]
            finally:
                RUNNING.pop(env["BASE_URL"], None)
                process.send_signal(signal.SIGINT)
                process.wait(timeout=20)


def enter(context: BrowserContext, person: str) -> None:
    """Sign in without drawing a page: the form is asked for and sent by the context itself."""
    context.request.get("/account/login/")
    token = next(each["value"] for each in context.cookies() if each["name"] == "csrftoken")
    answer = context.request.post(
        "/account/login/",
        form={"login": f"{person}@example.org", "password": PASSWORD, "csrfmiddlewaretoken": token},
        max_redirects=0,
    )
    assert answer.status == 302, answer.text()


def sign_in(page: Page, person: str, *, at: str = "/account/login/") -> None:
    """Sign in on the page that asks for it."""
    if at:
        page.goto(at)
    page.locator("[name=login]").fill(f"{person}@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda address: "/account/login" not in address)
