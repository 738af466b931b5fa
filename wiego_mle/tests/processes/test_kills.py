"""A few kills of web and worker on the embedded default; `make kills` does it on PostgreSQL and Redis, 200 times."""

import os
import shutil

import pytest

from wiego_mle.tests.kills.experiment import Experiment
from wiego_mle.tests.processes.installation import new_folder

pytestmark = [pytest.mark.slow, pytest.mark.embedded]


def test_killed_by_force_nothing_comes_twice_and_nothing_is_lost_in_silence():
    folder, said = new_folder(), []
    kills = int(os.environ.get("KILLS", "6"))
    result = Experiment(folder, kills=kills, embedded=True, seed=20261130, say=said.append).run()
    assert not result.faults, "\n".join([*said, *result.lines()])
    assert result.kills.total() == kills
    assert result.figures["mails that arrived"] > 0
    assert result.figures["answers that were confirmed"] > 0
    shutil.rmtree(folder)
