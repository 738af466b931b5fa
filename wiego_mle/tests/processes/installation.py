"""An installation of its own in a temporary folder, run the way people run it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

PROJECT = settings.BASE_DIR
# What a shell of a bare machine has; nothing that configures this application.
PASSED_ON = {"PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT", "VIRTUAL_ENV"}


def environment(**variables: str) -> dict[str, str]:
    """Return the variables of a bare machine and the given ones."""
    bare = {name: value for name, value in os.environ.items() if name in PASSED_ON}
    return {**bare, "PYTHONUNBUFFERED": "1", **variables}


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
    """Run Python with these arguments in the project folder and wait for its end."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=PROJECT,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )


def free_port() -> int:
    """Return a port on which nobody listens just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(holds: Callable[[], bool], seconds: float) -> float:
    """Wait until something holds and return how long it took; fail when it takes too long."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > seconds:
            raise AssertionError(f"still not so after {seconds} s: {holds.__name__}")
        time.sleep(0.05)
    return time.monotonic() - began


def processes() -> dict[int, tuple[int, str, str]]:
    """Return parent, state and command of every process; the columns are those of POSIX ps."""
    listing = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,stat=,args="], capture_output=True, text=True, check=True
    )
    rows = (line.split(None, 3) for line in listing.stdout.splitlines())
    return {int(row[0]): (int(row[1]), row[2], row[3] if len(row) > 3 else "") for row in rows}


class Installation:
    """`manage.py up` on a free port with its data in one folder."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.output = data.parent / "output.txt"
        self.process: subprocess.Popen | None = None
        self.family: dict[int, str] = {}

    def start(self, *options: str) -> None:
        """Start it and wait until it says where it is open."""
        with self.output.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up", *options],
                cwd=PROJECT,
                env=environment(DATA_DIR=str(self.data), PORT=str(self.port)),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

        def it_is_open() -> bool:
            assert self.process.poll() is None, self.said()
            return f"Open http://127.0.0.1:{self.port}/" in self.said()

        wait_until(it_is_open, 90)

        def the_worker_has_its_pool() -> bool:
            return (
                sum("celery" in command and "worker" in command for command in self.children().values()) >= 3
            )

        # tether, worker and the process of its pool
        wait_until(the_worker_has_its_pool, 30)
        self.family = self.children()

    def said(self) -> str:
        """Return everything printed so far."""
        return self.output.read_text()

    def children(self) -> dict[int, str]:
        """Return the commands of all descendants."""
        table = processes()
        found: dict[int, str] = {}
        generation = {self.process.pid}
        while generation:
            generation = {pid for pid, (parent, _, _) in table.items() if parent in generation}
            found.update({pid: table[pid][2] for pid in generation})
        return found

    def left_over(self) -> dict[int, str]:
        """Return those of the family that still run; one that ended and was not collected yet does not."""
        table = processes()
        return {
            pid: command
            for pid, command in self.family.items()
            if pid in table and table[pid][2] == command and not table[pid][1].startswith("Z")
        }

    def all_are_gone(self) -> bool:
        """Tell whether nothing of the family runs any more."""
        return not self.left_over()

    def answers(self) -> bool:
        """Tell whether the web server gives any answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=10):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False

    def clean_up(self) -> None:
        """End whatever a failed test left behind."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for pid in self.left_over():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue


def new_folder() -> Path:
    """Return a new folder whose path is short."""
    return Path(tempfile.mkdtemp(prefix="wiego-"))
