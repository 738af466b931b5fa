"""Starts the processes of an installation as children, restarts one that dies, and ends them together."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

TETHER = Path(__file__).with_name("tether.py")
SECONDS_TO_STOP = 6.0
SECONDS_TO_STOP_ALL = 8.5
MOST_RESTARTS = 5
RESTARTS_COUNTED_FOR_SECONDS = 600.0
LOOK_EVERY_SECONDS = 0.2


@dataclass
class Child:
    """One command that should be running, and what became of it."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    deaths: list[float] = field(default_factory=list)
    start_at: float = 0.0

    def start(self, environment: Mapping[str, str]) -> None:
        """Start the command behind a tether, in a process group of its own.

        A group of its own keeps the terminal's Ctrl-C away from it: the parent stops the children in
        order, and work in hand is finished or handed back.
        """
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(TETHER), str(SECONDS_TO_STOP), *self.command],
            stdin=subprocess.PIPE,
            env=dict(environment),
            start_new_session=True,
        )

    def ask_to_stop(self) -> None:
        """Let go of the tether, which is all it takes."""
        if self.process is not None and self.process.stdin is not None and not self.process.stdin.closed:
            self.process.stdin.close()

    def end(self) -> None:
        """Kill what is left of the child's process group and forget it."""
        if self.process is None:
            return
        # The group may be empty by now, or its number belong to somebody else.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.ask_to_stop()
        self.process = None


class Supervisor:
    """Keeps children running until it is told to stop or one of them cannot be kept alive."""

    def __init__(
        self,
        children: list[Child],
        say: Callable[[str], object],
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.children = children
        self.say = say
        self.environment = dict(os.environ if environment is None else environment)
        self.stopping = threading.Event()

    def stop_on_signals(self) -> None:
        """Make Ctrl-C, a closed terminal and a polite kill all mean: end the children, then yourself."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stopping.set())

    def start(self) -> None:
        """Start every child."""
        for child in self.children:
            child.start(self.environment)

    def keep_running(self) -> int:
        """Watch the children until told to stop; return 0, or 1 where a child died too often."""
        while not self.stopping.wait(LOOK_EVERY_SECONDS):
            for child in self.children:
                if not self.look_after(child, time.monotonic()):
                    return 1
        return 0

    def look_after(self, child: Child, now: float) -> bool:
        """Restart a child that died, after a growing pause; return False when it died too often."""
        if child.process is None:
            if now >= child.start_at:
                child.start(self.environment)
            return True
        code = child.process.poll()
        if code is None:
            return True
        child.end()
        child.deaths = [death for death in child.deaths if now - death < RESTARTS_COUNTED_FOR_SECONDS] + [now]
        if len(child.deaths) > MOST_RESTARTS:
            self.say(f"{child.name} ended {len(child.deaths)} times (last code {code}): stopping everything.")
            return False
        pause = 2 ** (len(child.deaths) - 1)
        child.start_at = now + pause
        self.say(
            f"{child.name} ended with code {code}: starting it again in {pause} s "
            f"({len(child.deaths)} of {MOST_RESTARTS} times)."
        )
        return True

    def stop(self) -> None:
        """End all children together: ask first, kill what is left when the time is over."""
        for child in self.children:
            child.ask_to_stop()
        deadline = time.monotonic() + SECONDS_TO_STOP_ALL
        for child in self.children:
            if child.process is not None:
                try:
                    child.process.wait(max(0.0, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    self.say(f"{child.name} did not end in time and is killed.")
            child.end()
