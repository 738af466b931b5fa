"""`manage.py coach`: it lists what it asks about the rows of a file, and says what is wrong with a file."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from outcomes.coach import RULES
from outcomes.coach.scoring import EXAMPLES


def coached(tmp_path: Path, content: str | bytes) -> dict:
    source, target = tmp_path / "in.csv", tmp_path / "out.json"
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    call_command("coach", csv=source, json=target, stdout=StringIO())
    return json.loads(target.read_text(encoding="utf-8"))


def test_the_examples_are_answered_row_by_row(tmp_path):
    answer = coached(tmp_path, EXAMPLES.read_bytes())
    assert [row["id"] for row in answer["rows"]] == [f"CX-{number:03}" for number in range(1, 81)]
    first = answer["rows"][0]
    assert first["lang"] == "en"
    assert first["questions"] == ["future", "contribution_no_act", "contribution_no_date"]
    assert first["details"][0] == {"rule": "future", "field": "statement", "words": "plans to"}
    assert list(answer["counts"]) == list(RULES)
    assert sum(answer["counts"].values()) == sum(len(row["questions"]) for row in answer["rows"])


def test_without_a_file_to_write_the_answer_is_printed(tmp_path):
    (tmp_path / "in.csv").write_text("statement\nThe council will meet.\n")
    printed = StringIO()
    call_command("coach", csv=tmp_path / "in.csv", stdout=printed)
    assert json.loads(printed.getvalue())["rows"][0]["questions"] == ["future", "no_date", "no_place"]


def test_missing_columns_byte_order_mark_and_empty_cells_are_no_fault(tmp_path):
    answer = coached(
        tmp_path, b"\xef\xbb\xbfStatement,significance\nOn 4 May 2021 the mayor of Suva left.,\n,\n"
    )
    assert [(row["id"], row["lang"], row["questions"]) for row in answer["rows"]] == [
        ("1", "en", []),
        ("2", "en", []),
    ]


def test_an_unknown_language_is_told(tmp_path):
    (row,) = coached(tmp_path, "id,lang,statement\nA,sw,Baraza lilipunguza ada.\n")["rows"]
    assert (row["lang"], row["questions"], row["details"]) == ("sw", [], [])
    assert "“sw”" in row["note"]


def test_a_language_may_come_with_its_country(tmp_path):
    (row,) = coached(tmp_path, "lang,statement\npt-BR,A câmara vai votar.\n")["rows"]
    assert (row["lang"], row["questions"][0]) == ("pt", "future")


def test_a_huge_cell_is_read(tmp_path):
    (row,) = coached(tmp_path, f'statement\n"{"The council met. " * 20_000}"\n')["rows"]
    assert "no_date" in row["questions"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id,text\n1,hello\n", "no column “statement”"),
        (b"", "no column “statement”"),
        (b"statement\n\xff\xfe\xfa\n", "not in UTF-8"),
        (b"statement\n" + b"x" * 1_100_000, "cannot be read as CSV"),
    ],
)
def test_a_wrong_file_is_refused_with_a_reason(tmp_path, content, said):
    with pytest.raises(CommandError, match=said):
        coached(tmp_path, content)
    assert not (tmp_path / "out.json").exists()


def test_a_file_that_is_not_there_and_a_place_that_cannot_be_written_are_told(tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("coach", csv=tmp_path / "none.csv", json=tmp_path / "out.json")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("coach", csv=EXAMPLES, json=tmp_path / "none" / "out.json", stdout=StringIO())
