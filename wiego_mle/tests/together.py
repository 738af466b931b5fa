"""Several people at the same moment: real threads, each with its own connection, on both engines.

Django keeps SQLite's test database in memory, where connections share one cache and lock whole tables, unlike
the file of an installation. For such a test the database is therefore copied into a file.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from django.db import connection, connections


@pytest.fixture
def together(
    transactional_db, tmp_path
) -> Iterator[Callable[[Sequence[Callable[[], object]]], list[object]]]:
    """Return a function that runs functions at the same time and returns their results, or what they raised."""
    if connection.vendor != "sqlite":
        yield run_together
        return
    # The database in memory lives as long as its first connection, so that one is only laid aside.
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    file = tmp_path / "together.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    connection.connection, connection.settings_dict["NAME"] = None, str(file)
    yield run_together
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = in_memory, name


def run_together(functions: Sequence[Callable[[], object]]) -> list[object]:
    """Start all functions at once, each in a thread of its own; a raised error is returned as the result."""
    results: list[object] = [None] * len(functions)
    start = threading.Barrier(len(functions))

    def call(position: int) -> None:
        try:
            start.wait(timeout=30)
            results[position] = functions[position]()
        except BaseException as error:  # noqa: BLE001 the test asks what was raised
            results[position] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=call, args=(position,)) for position in range(len(functions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not any(thread.is_alive() for thread in threads), "the threads wait for one another"
    return results


@contextmanager
def just_before(statement: str, act: Callable[[], object]) -> Iterator[None]:
    """Do something just before the first statement of this connection in which these words stand.

    What somebody else does at the worst moment happens exactly there, so that nothing depends on luck.
    """
    did = []

    def wrapper(execute, sql, params, many, context):
        if statement in sql and not did:
            did.append(sql)
            act()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield
    assert did, f"no statement with {statement}"
