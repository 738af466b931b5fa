"""Databases that are made for measuring and thrown away afterwards."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import sql


@contextmanager
def throwaway_environment() -> Iterator[dict[str, str]]:
    """Yield the environment of processes that work on an empty database and an empty folder of files.

    The engine is that of this process's own environment: PostgreSQL where DATABASE_URL is set (a new
    database on the same server), else SQLite. Both are removed at the end, whatever happened, also when
    this process is told to end.
    """
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield from _environment()
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(_number, _frame) -> None:
    sys.exit("Told to end.")


def _environment() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = {**os.environ, "DATA_DIR": folder}
        address = environment.get("DATABASE_URL", "").strip()
        if not address:
            yield environment
            return
        with _new_database(address) as address_of_new:
            yield environment | {"DATABASE_URL": address_of_new}


@contextmanager
def _new_database(address: str) -> Iterator[str]:
    parts = urlsplit(address)
    name = f"bench_{os.getpid()}"
    try:
        _on_server(address, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield parts._replace(path=f"/{name}").geturl()
    finally:
        _on_server(address, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _on_server(address: str, command: sql.Composed) -> None:
    connection = psycopg2.connect(urlsplit(address)._replace(path="/postgres").geturl())
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(command)
    finally:
        connection.close()
