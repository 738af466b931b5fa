"""The file-system transport loses nothing while one process writes and another reads."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from celery import Celery
from kombu import Connection
from kombu.exceptions import OperationalError

from wiego_mle.tests.processes.installation import PROJECT, environment

pytestmark = [pytest.mark.slow, pytest.mark.embedded]

MESSAGES = 1_500
WRITER = """
import sys
from wiego_mle.celery import app
with app.connection_for_write() as connection:
    queue = connection.SimpleQueue("celery")
    for number in range(int(sys.argv[1])):
        queue.put({"number": number, "text": "x" * 2000})
    queue.close()
"""


def transport_options(folder: Path) -> dict[str, str]:
    return {
        "data_folder_in": str(folder / "messages"),
        "data_folder_out": str(folder / "messages"),
        "control_folder": str(folder / "control"),
    }


def test_every_message_arrives_whole_and_in_order(tmp_path):
    folder = tmp_path / "broker"
    with (
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(MESSAGES)],
            cwd=PROJECT,
            env=environment(DATA_DIR=str(tmp_path)),
        ) as writer,
        Connection(
            transport="wiego_mle.broker:Transport", transport_options=transport_options(folder)
        ) as connection,
    ):
        while not (folder / "messages").exists():
            assert writer.poll() is None
            time.sleep(0.05)
        queue = connection.SimpleQueue("celery")
        numbers = []
        while len(numbers) < MESSAGES:
            message = queue.get(timeout=30)
            numbers.append(message.payload["number"])
            message.ack()
        queue.close()
    assert numbers == list(range(MESSAGES))
    assert writer.returncode == 0
    assert list((folder / "messages").iterdir()) == []


@pytest.mark.parametrize("missing_before_the_first_message", [True, False])
def test_a_folder_that_cannot_be_used_is_a_broker_that_is_down(tmp_path, missing_before_the_first_message):
    messages, control = tmp_path / "messages", tmp_path / "control"
    messages.mkdir()
    control.mkdir()
    with Celery(broker="filesystem://localhost//", set_as_current=False) as app:
        app.conf.broker_transport = "wiego_mle.broker:Transport"
        app.conf.broker_transport_options = transport_options(tmp_path)
        if not missing_before_the_first_message:
            app.send_task("ring", retry=False)
            assert len(list(messages.iterdir())) == 1
        shutil.rmtree(messages)
        with pytest.raises(OperationalError):
            app.send_task("ring", retry=False)
