"""A task whose worker is killed comes back from Redis soon after the visibility timeout."""

import os
import signal
import subprocess
import sys
import uuid

import pytest
from django.conf import settings

from wiego_mle.tests.processes.installation import PROJECT, environment, run, wait_until

pytestmark = [pytest.mark.services, pytest.mark.slow]

VISIBILITY_TIMEOUT = 6
# The sweep of every five seconds, and what starting and scheduling take on a busy machine.
SECONDS_AFTER_THE_TIMEOUT = 5 + 3
MODULE = "wiego_mle.tests.processes.slow_work"


@pytest.fixture
def variables(tmp_path):
    assert settings.REDIS_URL, "make test-services sets REDIS_URL"
    return {
        "DATA_DIR": str(tmp_path / "var"),
        "REDIS_URL": settings.REDIS_URL,
        "VISIBILITY_TIMEOUT": str(VISIBILITY_TIMEOUT),
        "QUEUE": f"test-{uuid.uuid4().hex}",
    }


@pytest.fixture
def workers(variables):
    started = []

    def start() -> subprocess.Popen:
        command = [sys.executable, "-m", "celery", "-q", "-A", MODULE, "worker", "-c", "1", "-l", "warning"]
        started.append(
            subprocess.Popen(command, cwd=PROJECT, env=environment(**variables), start_new_session=True)
        )
        return started[-1]

    yield start
    for worker in started:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()


def test_work_of_a_killed_worker_comes_back(tmp_path, variables, workers):
    diary = tmp_path / "diary"

    def entries() -> list[list[str]]:
        return [line.split() for line in diary.read_text().splitlines()] if diary.exists() else []

    killed = workers()
    sent = run("-c", f"from {MODULE} import work; work.delay({str(diary)!r})", **variables)
    assert sent.returncode == 0, sent.stderr
    wait_until(lambda: len(entries()) == 1, 60)
    heir = workers()
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()

    wait_until(lambda: len(entries()) == 2, 60)
    (first, began), (second, came_back) = entries()
    assert (int(first), int(second)) == (killed.pid, heir.pid)
    waited = float(came_back) - float(began)
    assert VISIBILITY_TIMEOUT <= waited <= VISIBILITY_TIMEOUT + SECONDS_AFTER_THE_TIMEOUT


def test_a_task_cannot_outlive_its_visibility(variables):
    shown = run(
        "-c",
        "from wiego_mle.celery import app; c = app.conf; "
        "print(c.task_soft_time_limit, c.task_time_limit, c.broker_transport_options['visibility_timeout'])",
        **variables,
    )
    soft, hard, visible = (int(number) for number in shown.stdout.split())
    assert soft < hard < visible
