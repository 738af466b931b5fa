"""The file-system transport loses nothing while one process writes and another reads."""

import subprocess
import sys
import time

import pytest
from kombu import Connection

from wiego_mle.tests.processes.installation import PROJECT, environment

pytestmark = pytest.mark.slow

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


def test_every_message_arrives_whole_and_in_order(tmp_path):
    folder = tmp_path / "broker"
    options = {
        "data_folder_in": str(folder / "messages"),
        "data_folder_out": str(folder / "messages"),
        "control_folder": str(folder / "control"),
    }
    with (
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(MESSAGES)],
            cwd=PROJECT,
            env=environment(DATA_DIR=str(tmp_path)),
        ) as writer,
        Connection(transport="wiego_mle.broker:Transport", transport_options=options) as connection,
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
