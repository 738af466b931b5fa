"""Looking for private words finds what reading every text for every word finds, and keeps what belongs apart apart."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from outcomes.editions import reading
from outcomes.editions.reading import texts_of_file
from outcomes.editions.scanning import Private, scanned
from outcomes.masking import Passage, compared, occurrences

PARTS = (
    "Rosa",
    "Pérez",
    "Ro",
    "al",
    "Quispe",
    "0712",
    "345678",
    "Ann",
    "Anna",
    "-",
    "’s",
    "İsmail",
    "王芳",
    "ß",
    "x",
)


def made_up(chance: random.Random, most: int) -> str:
    """Return some words that share beginnings, written together or apart."""
    between = chance.choice(("", " ", "-", "\n", "     "))
    return between.join(chance.choice(PARTS) for _number in range(chance.randint(1, most)))


@pytest.mark.parametrize("seed", range(20))
def test_it_finds_what_reading_every_text_for_every_word_finds(seed):
    chance = random.Random(seed)
    words = {made_up(chance, 3) for _number in range(40)}
    private = [
        Private("withheld", number % 3, each, compared(each))
        for number, each in enumerate(sorted(words))
        if compared(each)
    ]
    texts = [(str(number), made_up(chance, 12)) for number in range(60)]
    found = {(each.where, each.private.words) for each in scanned(texts, private)}
    assert found == {
        (where, each.words)
        for where, text in texts
        for each in private
        if occurrences(text, Passage(each.words))
    }
    assert found


def test_the_same_words_of_two_records_are_found_for_both():
    both = [Private("source", number, "Rosa Pérez", "rosaperez") for number in (1, 2)]
    assert [each.private.outcome_id for each in scanned([("here", "ROSA PEREZ")], both)] == [1, 2]


@pytest.mark.parametrize("piece", [5, 40, 10_000])
def test_a_file_is_read_in_pieces_and_nothing_is_found_across_two_paragraphs(monkeypatch, piece):
    monkeypatch.setattr(reading, "_PIECE", piece)
    source = '<d><w:p a="Inti">Zoraida</w:p><w:p>Quispe</w:p><w:p><b>Rosa</b> Pé<i>rez</i></w:p></d>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", source)
    names = ("Zoraida Quispe", "Zoraida", "Quispe", "Rosa Pérez", "Inti")
    private = [Private("source", None, each, compared(each)) for each in names]
    found = [each.private.words for each in scanned(texts_of_file(stream, "docx"), private)]
    assert sorted(found) == ["Inti", "Quispe", "Rosa Pérez", "Zoraida"]
