"""`manage.py duplicates`: pairs of a file in, judgements out."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from outcomes.comparing.pairs import EXAMPLES


def test_every_pair_gets_a_score_a_verdict_and_reasons(tmp_path):
    target, told = tmp_path / "judged.json", StringIO()
    call_command("duplicates", csv=str(EXAMPLES), json=str(target), stdout=told)
    judged = json.loads(target.read_text(encoding="utf-8"))
    assert len(judged) == 40
    assert {each["verdict"] for each in judged} == {"same_change", "linked_sequence", "different"}
    assert all(0 < each["score"] < 1 and each["reasons"] for each in judged)
    assert '"worth_showing"' in told.getvalue()


@pytest.mark.parametrize("content", [b"", b"id_a,text_a\n1,x\n", b"\xff\xfe\x00"])
def test_a_file_that_holds_no_pairs_is_refused(tmp_path, content):
    source = tmp_path / "pairs.csv"
    source.write_bytes(content)
    with pytest.raises(CommandError, match=r"pairs\.csv"):
        call_command("duplicates", csv=str(source), json=str(tmp_path / "out.json"))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError):
        call_command("duplicates", csv=str(tmp_path / "none.csv"), json=str(tmp_path / "out.json"))
