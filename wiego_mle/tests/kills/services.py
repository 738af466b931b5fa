"""The processes of an installation, each of which can be killed by force and is started again."""

from __future__ import annotations

import getpass
import http.client
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from contextlib import closing, suppress
from pathlib import Path

import psycopg2
import redis
from django.conf import settings

from wiego_mle.tests.kills.calendar import READY_FILE
from wiego_mle.tests.kills.sink import free_port

PATIENCE = 90.0
"""Seconds after which a process that was started must work."""


class Service(ABC):
    """One process with its children."""

    name = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen | None = None
        self.deaths = 0
        self.falls: list[int] = []
        self.lock = threading.RLock()

    @abstractmethod
    def command(self) -> list[str]:
        """Return what is run."""

    @abstractmethod
    def works(self) -> bool:
        """Say whether it does its work."""

    def options(self) -> dict:
        """Return how it is run."""
        return {}

    def start(self) -> None:
        """Start it, without waiting until it works."""
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **self.options(),
            )

    def wait(self) -> None:
        """Wait until it works; one that ended by itself meanwhile is started again."""
        end = time.monotonic() + PATIENCE
        while not self.works():
            self.pick_up()
            if time.monotonic() > end:
                raise AssertionError(f"{self.name} does not work: look into {self.folder}/{self.name}.log")
            time.sleep(0.05)

    def pick_up(self) -> None:
        """Start it again if it ended by itself, as systemd would do, and note with which code it ended."""
        with self.lock:
            if self.process is not None and (code := self.process.poll()) is not None:
                self.falls.append(code)
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.process.pid, signal.SIGKILL)
                time.sleep(0.5)
                self.start()

    def kill(self) -> None:
        """Kill it and all its children at once, and leave no time to tidy up.

        Between this and the next start nobody picks it up.
        """
        with self.lock:
            self._kill()
            self.process = None

    def _kill(self) -> None:
        for pid in [self.process.pid, *descendants(self.process.pid)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        # What one that fell by itself has left behind.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.deaths += 1

    def stop(self) -> None:
        """End it for good."""
        with self.lock:
            if self.process is not None:
                self.kill()
                self.deaths -= 1


class PostgreSQL(Service):
    """A database server with a cluster of its own in a folder."""

    name = "PostgreSQL"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.port, self.data = free_port(), folder / "cluster"
        # It refuses to run as the administrator of a machine.
        self.user = os.environ.get("KILLS_POSTGRES_USER", "postgres") if os.geteuid() == 0 else None
        self.url = f"postgres://postgres@127.0.0.1:{self.port}/kills"

    def make(self) -> None:
        """Make the cluster and the database."""
        self.data.mkdir(mode=0o700)
        if self.user:
            self.folder.chmod(0o711)
            shutil.chown(self.data, self.user)
        initdb = [program("initdb"), "--pgdata", str(self.data), "--auth", "trust", "--username", "postgres"]
        done = subprocess.run(
            [*initdb, "--no-sync", "--encoding", "UTF8", "--no-locale"],
            capture_output=True,
            text=True,
            check=False,
            **self.options(),
        )
        assert done.returncode == 0, done.stderr
        self.start()
        self.wait()
        with closing(self._connection()) as connection:
            connection.autocommit = True
            connection.cursor().execute("CREATE DATABASE kills")

    def command(self) -> list[str]:
        # A commit survives the end of the process; that it survives the end of the power is not asked here.
        return [
            *(program("postgres"), "-D", str(self.data), "-p", str(self.port), "-k", str(self.data)),
            *("-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "shared_buffers=64MB"),
        ]

    def options(self) -> dict:
        return {"cwd": self.data, **({"user": self.user, "group": self.user} if self.user else {})}

    def works(self) -> bool:
        try:
            self._connection().close()
        except psycopg2.OperationalError:
            return False
        return True

    def _connection(self):
        return psycopg2.connect(
            host="127.0.0.1", port=self.port, user="postgres", dbname="postgres", connect_timeout=5
        )


class Redis(Service):
    """A broker and cache that forgets everything when it dies."""

    name = "Redis"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> list[str]:
        return [
            *(program("redis-server"), "--port", str(self.port), "--bind", "127.0.0.1"),
            *("--save", "", "--appendonly", "no", "--dir", str(self.folder)),
        ]

    def works(self) -> bool:
        try:
            return redis.Redis(port=self.port, socket_timeout=2).ping()
        except redis.exceptions.RedisError:
            return False


class OfTheApplication(Service):
    """A process of the application."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        super().__init__(folder)
        self.environment = environment

    def options(self) -> dict:
        return {"cwd": settings.BASE_DIR, "env": self.environment}


class Web(OfTheApplication):
    """The web server, as it is deployed."""

    name = "web"

    def command(self) -> list[str]:
        return [
            *(sys.executable, "-m", "gunicorn", "wiego_mle.wsgi", "--bind", f"127.0.0.1:{self.port}"),
            *("--workers", "2", "--worker-class", "gthread", "--threads", "4", "--no-control-socket"),
            *("--log-level", "warning"),
        ]

    @property
    def port(self) -> int:
        """Return the port on which it listens."""
        return int(self.environment["PORT"])

    def works(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with closing(connection), suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/answer/")
            return connection.getresponse().status < 500
        return False


class Worker(OfTheApplication):
    """The worker, as it is deployed."""

    name = "worker"

    def command(self) -> list[str]:
        return celery("worker", "--concurrency", "2", "--max-tasks-per-child", "200")

    @property
    def _mark(self) -> Path:
        return Path(self.environment[READY_FILE])

    def start(self) -> None:
        self._mark.unlink(missing_ok=True)
        super().start()

    def works(self) -> bool:
        return self._mark.exists()

    def idle_seconds(self) -> float:
        """Return how long it has not been seen to work; 0 while it is starting."""
        with suppress(FileNotFoundError):
            return time.time() - self._mark.stat().st_mtime
        return 0.0


class Beat(OfTheApplication):
    """Rings the bells; nobody kills it, but it comes back if it falls by itself."""

    name = "beat"

    def command(self) -> list[str]:
        return celery("beat", "--pidfile=")

    def works(self) -> bool:
        return self.process is not None and self.process.poll() is None


def celery(*words: str) -> list[str]:
    """Return how a process of Celery is started."""
    command = [sys.executable, "-m", "celery", "--quiet", "--app", "wiego_mle"]
    return [*command, words[0], "--loglevel", "warning", *words[1:]]


def program(name: str) -> str:
    """Return the path of a program; those of PostgreSQL often stand outside the search path."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(beside[-1]) if beside else None)
    assert found, f"{name} is needed for this experiment, and {getpass.getuser()} has none"
    return found


def descendants(pid: int) -> list[int]:
    """Return the processes that a process started, and those that these started."""
    listing = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
    parents = [tuple(map(int, line.split())) for line in listing.stdout.splitlines()]
    found, generation = [], {pid}
    while generation:
        generation = {child for child, parent in parents if parent in generation}
        found.extend(generation)
    return found
