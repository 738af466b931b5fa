"""The supervisor restarts a child that dies, but not for ever; the tether ends with its parent."""

import subprocess
import sys
import time

import pytest

from wiego_mle.supervision import MOST_RESTARTS, TETHER, Child, Supervisor

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
FAIL = [sys.executable, "-S", "-c", "raise SystemExit(3)"]


@pytest.fixture
def said():
    return []


def wait_for_end(child: Child) -> None:
    child.process.wait(timeout=20)


@pytest.mark.slow
def test_a_dying_child_is_restarted_a_bounded_number_of_times_with_growing_pauses(said):
    child = Child("Worker", FAIL)
    supervisor = Supervisor([child], said.append)
    now, pauses = 1000.0, []
    supervisor.start()
    for _ in range(MOST_RESTARTS):
        wait_for_end(child)
        assert supervisor.look_after(child, now)
        pauses.append(child.start_at - now)
        assert supervisor.look_after(child, child.start_at - 0.1)
        assert child.process is None
        now = child.start_at
        assert supervisor.look_after(child, now)
        assert child.process is not None
    wait_for_end(child)
    assert not supervisor.look_after(child, now)
    assert pauses == [1, 2, 4, 8, 16]
    assert said[0] == "Worker ended with code 3: starting it again in 1 s (1 of 5 times)."
    assert said[-1] == "Worker ended 6 times (last code 3): stopping everything."


@pytest.mark.slow
def test_deaths_of_long_ago_are_forgotten(said):
    child = Child("Worker", FAIL, deaths=[1.0] * MOST_RESTARTS)
    supervisor = Supervisor([child], said.append)
    supervisor.start()
    wait_for_end(child)
    assert supervisor.look_after(child, 10_000.0)
    assert child.deaths == [10_000.0]


@pytest.mark.slow
def test_stopping_is_quick_and_leaves_nothing(said):
    children = [Child("Web server", SLEEP), Child("Worker", SLEEP)]
    supervisor = Supervisor(children, said.append)
    supervisor.start()
    processes = [child.process for child in children]
    began = time.monotonic()
    supervisor.stop()
    assert time.monotonic() - began < 5
    assert all(process.returncode is not None for process in processes)
    assert said == []


@pytest.mark.slow
def test_a_command_that_ignores_requests_is_killed_when_its_parent_is_gone():
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        "print('deaf', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, str(TETHER), "0.5", sys.executable, "-c", deaf],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as tether:
        assert tether.stdout.readline() == b"deaf\n"
        tether.stdin.close()
        # The pipe reaches its end only when the deaf command, too, has let go of it.
        assert tether.stdout.read() == b""
        assert tether.wait(timeout=10) == -9


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "expected"), [("raise SystemExit(7)", 7), ("import os; os.kill(os.getpid(), 15)", 143)]
)
def test_the_tether_passes_the_exit_code_on(code, expected):
    with subprocess.Popen(
        [sys.executable, str(TETHER), "1", sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        start_new_session=True,
    ) as tether:
        assert tether.wait(timeout=10) == expected
