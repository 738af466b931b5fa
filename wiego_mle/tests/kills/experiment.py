"""The experiment: an installation of its own works, its processes are killed again and again, and all is counted."""

from __future__ import annotations

import itertools
import json
import os
import queue
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from wiego_mle.tests.kills.calendar import READY_FILE
from wiego_mle.tests.kills.moments import Moment, Moments
from wiego_mle.tests.kills.people import Browser, Journal, Outsider, send
from wiego_mle.tests.kills.services import Beat, PostgreSQL, Redis, Service, Web, Worker
from wiego_mle.tests.kills.sink import Sink, free_port

WORLD = "wiego_mle.tests.kills.world"
PATIENCE = 20.0
"""So many seconds a moment is waited for; then the process is killed at any time."""
PEOPLE_AT_ONCE = 4
LEAST_PEOPLE = 12
SECONDS_TO_SETTLE = 240.0
STANDSTILL = 60.0
"""A worker that lives, beside a database and a broker that live, and takes no work for so long stands still."""
ANSWERS_A_LETTER = 0.3
"""How probably somebody answers the letter at hand; else they wait for the next one, if one comes."""


@dataclass
class Result:
    """How often what was killed at which moment, and what was counted afterwards."""

    kills: Counter[tuple[str, Moment]] = field(default_factory=Counter)
    figures: dict[str, int] = field(default_factory=dict)

    @property
    def faults(self) -> dict[str, int]:
        """Return the figures that must be zero and are not."""
        return {name: number for name, number in self.figures.items() if name.startswith("!") and number}

    def lines(self) -> list[str]:
        """Return the result as text."""
        killed = [f"{number:4}  {what}: {when}" for (what, when), number in sorted(self.kills.items())]
        found = [f"{number:6}  {name}" for name, number in self.figures.items()]
        return [f"Killed {self.kills.total()} times:", *killed, "Found (! must be 0):", *found]


class Experiment:
    """An installation in a folder, on services of its own or on the embedded ones."""

    def __init__(
        self, folder: Path, *, kills: int, embedded: bool, seed: int, say: Callable[[str], object]
    ) -> None:
        self.folder, self.kills, self.seed, self.say = folder, kills, seed, say
        self.chance = random.Random(seed)
        self.people = max(LEAST_PEOPLE, kills)
        self.journal, self.moments = Journal(), Moments(random.Random(seed))
        self.sink = Sink(self.moments)
        self.servers = [] if embedded else [PostgreSQL(folder), Redis(folder)]
        self.environment = self._environment()
        self.web, self.worker = Web(folder, self.environment), Worker(folder, self.environment)
        self.beat = Beat(folder, self.environment)
        self.answering: set[str] = set()
        self.longest_idle = 0.0
        self.over, self.all_killed = self.journal.over, threading.Event()

    @property
    def victims(self) -> list[Service]:
        """Return what is killed."""
        return [self.worker, self.web, *self.servers]

    def run(self) -> Result:
        """Run it and return what was counted."""
        result = Result()
        with ExitStack() as tidy:
            self.sink.start()
            tidy.callback(self.sink.stop)
            for service in (*self.servers, self.web, self.worker, self.beat):
                tidy.callback(service.stop)
            world = self._installed()
            with ThreadPoolExecutor(max_workers=PEOPLE_AT_ONCE + 2) as pool:
                work = [pool.submit(self._send_all, world), pool.submit(self._pick_up_what_falls)]
                work += [pool.submit(self._answer_mail, number) for number in range(PEOPLE_AT_ONCE)]
                try:
                    self._kill_again_and_again(result, work)
                    self.all_killed.set()
                    self._settle(work)
                finally:
                    self.all_killed.set()
                    self.over.set()
                    # What would still be written would stand in no journal.
                    for service in (self.beat, self.worker):
                        service.stop()
            for each in work:
                each.result()
            result.figures = self._fallen() | self._world("count", str(self._written_journal()))
        return result

    def _installed(self) -> dict:
        for server in self.servers:
            server.make() if isinstance(server, PostgreSQL) else server.start()
            server.wait()
        self._manage("migrate", "--verbosity=0")
        self._manage("collectstatic", "--no-input", "--verbosity=0")
        world = self._world("prepare", str(self.people))
        for service in (self.web, self.worker, self.beat):
            service.start()
        for service in (self.web, self.worker):
            service.wait()
        self.say(f"{self.people} requests are prepared; all processes work.")
        return world

    def _kill_again_and_again(self, result: Result, work: list) -> None:
        plan = [
            pair
            for _round in range(self.kills // (len(self.victims) * len(Moment)) + 1)
            for pair in self._shuffled(itertools.product(self.victims, Moment))
        ]
        for number, (victim, moment) in enumerate(plan[: self.kills], start=1):
            self._raise_what_failed(work)
            when = self.moments.strike_at(moment, victim.kill, patience=PATIENCE)
            result.kills[victim.name, when] += 1
            time.sleep(self.chance.uniform(0, 0.4))
            victim.start()
            victim.wait()
            if number % 10 == 0:
                self.say(f"{number} of {self.kills} kills, {len(self.sink.taken)} mails arrived.")

    def _shuffled(self, pairs) -> list:
        pairs = list(pairs)
        self.chance.shuffle(pairs)
        return pairs

    def _send_all(self, world: dict) -> None:
        """Send request after request, in step with the kills so that there is work until the last one."""
        lead = Browser(self.web.port, self.moments, self.journal, {"sessionid": world["session"]})
        for number, reference in enumerate(world["requests"], start=1):
            ahead = LEAST_PEOPLE // 2
            while not self.all_killed.is_set() and number > ahead + self._killed() * self.people / self.kills:
                time.sleep(0.2)
            if self.over.is_set():
                return
            send(lead, reference)

    def _answer_mail(self, number: int) -> None:
        """Be one person after another: some answer their first letter, some a later one, some none."""
        chance = random.Random(self.seed + number)
        while not self.over.is_set():
            try:
                address, link = self.sink.arrived.get(timeout=0.2)
            except queue.Empty:
                continue
            with self.journal.lock:
                answers = chance.random() < ANSWERS_A_LETTER and address not in self.answering
                self.answering |= {address} if answers else set()
            if answers:
                Outsider(Browser(self.web.port, self.moments, self.journal), chance).answer(link)

    def _pick_up_what_falls(self) -> None:
        while not self.over.wait(0.5):
            for service in (*self.victims, self.beat):
                service.pick_up()
            idle = self.worker.idle_seconds() if all(each.works() for each in self.servers) else 0.0
            self.longest_idle = max(self.longest_idle, idle)

    def _killed(self) -> int:
        return sum(victim.deaths for victim in self.victims)

    def _fallen(self) -> dict[str, int]:
        fallen = {
            f"{each.name} ended by itself with code {code} and was started again": each.falls.count(code)
            for each in (*self.victims, self.beat)
            for code in sorted(set(each.falls))
        }
        return fallen | {
            "! ended by itself with code 0, so that nothing starts it again": sum(
                each.falls.count(0) for each in (*self.victims, self.beat)
            ),
            "longest time without work of the worker, in seconds": int(self.longest_idle),
            "! worker that stood still": int(self.longest_idle > STANDSTILL),
        }

    def _settle(self, work: list) -> None:
        """Let everything come to rest: nothing is due any more, and nobody has mail to read."""
        end = time.monotonic() + SECONDS_TO_SETTLE
        while time.monotonic() < end:
            self._raise_what_failed(work)
            waiting = self._world("still_waiting")
            if work[0].done() and not any(waiting.values()) and self.sink.arrived.empty():
                break
            time.sleep(2)
        # Who has begun to answer finishes; what was to be taken twice would be by now.
        time.sleep(12)
        self.say(f"At rest: {waiting}.")

    def _raise_what_failed(self, work: list) -> None:
        for each in work:
            if each.done():
                each.result()

    def _environment(self) -> dict[str, str]:
        port = free_port()
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        own = dict(zip(("DATABASE_URL", "REDIS_URL"), (server.url for server in self.servers), strict=False))
        return (
            kept
            | own
            | {
                "DJANGO_SETTINGS_MODULE": "wiego_mle.tests.kills.settings",
                "PYTHONUNBUFFERED": "1",
                "DATA_DIR": str(self.folder / "data"),
                "PORT": str(port),
                "BASE_URL": f"http://127.0.0.1:{port}",
                "ALLOWED_HOSTS": "127.0.0.1",
                "SECRET_KEY": "only-for-the-experiment-0123456789-0123456789-0123456789",
                "EMAIL_URL": self.sink.url,
                READY_FILE: str(self.folder / "worker-is-ready"),
            }
        )

    def _written_journal(self) -> Path:
        path = self.folder / "journal.json"
        seen = {
            name: getattr(self.journal, name)
            for name in ("ordered", "answered", "declined", "refused", "again")
        }
        path.write_text(json.dumps(seen | {"mails": self.sink.taken}))
        return path

    def _manage(self, *words: str) -> str:
        return self._python("manage.py", *words)

    def _world(self, *words: str) -> dict:
        return json.loads(self._python("-m", WORLD, *words).splitlines()[-1])

    def _python(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words],
            cwd=settings.BASE_DIR,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout
