"""`manage.py up` for real: it opens, keeps its data, survives a dead child, and leaves nothing behind."""

import os
import shutil
import signal
import socket
import sqlite3
import time

import pytest

from wiego_mle.tests.processes.installation import Installation, free_port, new_folder, run, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.embedded]

SECONDS_TO_END = 10


@pytest.fixture
def installation():
    folder = new_folder()
    installation = Installation(folder / "var")
    yield installation
    installation.clean_up()
    shutil.rmtree(folder)


def test_the_life_of_an_installation(installation):
    database_file = installation.data / "db.sqlite3"

    # The first start prepares everything and opens.
    installation.start("--no-demo")
    assert len(installation.family) >= 8  # three tethers, web and its worker, worker and its pool, beat
    assert installation.answers()
    assert "Static files collected." in installation.said()
    with sqlite3.connect(database_file) as database:
        database.execute("INSERT INTO django_session VALUES ('kept', '', '2999-01-01 00:00:00')")

    # A second one with the same data is refused.
    second = run("manage.py", "up", DATA_DIR=str(installation.data), PORT=str(free_port()))
    assert second.returncode == 1
    assert second.stderr.startswith("CommandError: It already runs with the data in")

    # A child that is killed is started again.
    for pid, command in installation.family.items():
        if "gunicorn" in command and "tether" not in command:
            os.kill(pid, signal.SIGKILL)
    wait_until(lambda: "Web server ended with code 137: starting it again in 1 s" in installation.said(), 5)
    wait_until(installation.answers, 30)
    installation.family.update(installation.children())

    # Ctrl-C ends all of it.
    installation.process.send_signal(signal.SIGINT)
    assert installation.process.wait(timeout=SECONDS_TO_END) == 0
    assert installation.left_over() == {}
    assert not installation.answers()
    assert "Traceback" not in installation.said()

    # The next start keeps the data and prepares nothing twice.
    installation.start("--no-demo")
    with sqlite3.connect(database_file) as database:
        assert database.execute("SELECT count(*) FROM django_session").fetchone() == (1,)
    assert "Database brought up to date" not in installation.said()
    assert "Static files collected" not in installation.said()

    # Children end when their parent is killed.
    installation.process.kill()
    installation.process.wait()
    wait_until(installation.all_are_gone, SECONDS_TO_END)
    assert not installation.answers()


def test_a_taken_port_is_answered_with_a_free_one(tmp_path):
    with socket.socket() as other_program:
        other_program.bind(("127.0.0.1", 0))
        other_program.listen()
        port = other_program.getsockname()[1]
        began = time.monotonic()
        refused = run("manage.py", "up", DATA_DIR=str(tmp_path), PORT=str(port))
    assert refused.returncode == 1
    assert f"Port {port} is taken by another program: start with PORT=" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert time.monotonic() - began < 15
    assert not (tmp_path / "db.sqlite3").exists()
