"""Measuring one kind of work: how long, how much of the processor, how many queries, bytes and memory."""

from __future__ import annotations

import math
import os
import resource
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Generic, TypeVar

from django.db import connection

_WARM_UP = 2
_LONGEST_SECONDS = 20
_SLOW_SECONDS = 5
"""Work that takes longer is not warmed up twice."""


@dataclass(frozen=True)
class Figures:
    """What one kind of work cost; times in milliseconds, memory in megabytes.

    `cpu_ms` is this process and, where it can be read, the database process that serves it, per
    repetition. `peak_mb` is the most memory that this process ever held, `peak_of_child_mb` the most that one
    of its child processes held (or it did itself when it started one).
    """

    p50_ms: float
    p95_ms: float
    cpu_ms: float
    queries: int
    bytes_sent: int
    peak_mb: float
    peak_of_child_mb: float
    repeated: int

    def as_dict(self) -> dict:
        """Return the figures for JSON."""
        return asdict(self)


T = TypeVar("T")


@dataclass(frozen=True)
class Work(Generic[T]):
    """Work before each repetition of which something is prepared that costs nothing in the figures.

    `prepare` gets a number that is never the same twice, `do` what it prepared; that returns how many bytes
    it sent.
    """

    do: Callable[[T], int]
    prepare: Callable[[int], T]


def measured(work: Callable[[int], int] | Work, *, repeat: int) -> Figures:
    """Do the work several times and return what it cost.

    `work` gets a number that is never the same twice and returns how many bytes it sent; or it is work with
    a preparation of its own.
    """
    work = work if isinstance(work, Work) else Work(work, prepare=int)
    queries = _Counter()
    sent, warm = 0, 0
    begun = time.monotonic()
    while warm < _WARM_UP and time.monotonic() - begun < _SLOW_SECONDS:
        prepared = work.prepare(warm)
        queries.number = 0
        with connection.execute_wrapper(queries):
            sent = work.do(prepared)
        warm += 1
    times: list[float] = []
    begun, cpu = time.monotonic(), 0.0
    while not times or (len(times) < repeat and time.monotonic() - begun < _LONGEST_SECONDS):
        prepared = work.prepare(warm + len(times))
        start, cpu_start = time.perf_counter(), _cpu_seconds()
        sent = work.do(prepared)
        cpu += _cpu_seconds() - cpu_start
        times.append(time.perf_counter() - start)
    cpu /= len(times)
    return Figures(
        p50_ms=_share(times, 0.5),
        p95_ms=_share(times, 0.95),
        cpu_ms=round(cpu * 1000, 1),
        queries=queries.number,
        bytes_sent=sent,
        peak_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        peak_of_child_mb=round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, 1),
        repeated=len(times),
    )


class _Counter:
    """Counts the queries that pass through it."""

    number = 0

    def __call__(self, execute, sql, params, many, context):
        self.number += 1
        return execute(sql, params, many, context)


def _share(times: list[float], share: float) -> float:
    """Return the time that this share of the repetitions did not exceed (nearest rank)."""
    at = max(0, math.ceil(share * len(times)) - 1)
    return round(sorted(times)[at] * 1000, 1)


def _cpu_seconds() -> float:
    return time.process_time() + _database_cpu_seconds()


def _database_cpu_seconds() -> float:
    """Return the processor time of the database process of this connection; 0 where it cannot be read.

    With SQLite the database works inside this process; a PostgreSQL server elsewhere is not seen.
    """
    process = getattr(connection.connection, "info", None)
    stat = Path(f"/proc/{process.backend_pid}/stat") if process else None
    if stat is None or not stat.exists():
        return 0.0
    name, _bracket, rest = stat.read_text().rpartition(")")
    fields = rest.split()
    if "postgres" not in name:
        return 0.0
    user, system = int(fields[11]), int(fields[12])
    return (user + system) / os.sysconf("SC_CLK_TCK")
