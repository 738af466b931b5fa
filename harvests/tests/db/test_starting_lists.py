"""An installation begins with lists; what administrators change stays changed."""

from __future__ import annotations

import pytest

from harvests.models import Code, Programme
from harvests.starting_lists import add_missing, code_rows, programme_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty_lists():
    Code.objects.all().delete()
    Programme.objects.all().delete()


def add() -> int:
    return add_missing(programmes=Programme.objects, codes=Code.objects)


def test_empty_lists_are_filled_with_everything_shipped(empty_lists):
    assert add() == len(code_rows()) + len(programme_rows())
    code = Code.objects.get(dimension="worker_group", key="waste-pickers")
    assert (code.label_en, code.label_es) == ("Waste pickers", "Recicladores y recicladoras de base")
    assert Programme.objects.first().key == "law"


def test_adding_again_adds_nothing(empty_lists):
    add()
    assert add() == 0


def test_a_changed_label_and_a_retired_code_stay_as_they_are(empty_lists):
    add()
    Code.objects.filter(key="waste-pickers").update(label_en="Reclaimers", retired_on="2025-01-01")
    Programme.objects.filter(key="law").delete()
    assert add() == 1
    code = Code.objects.get(key="waste-pickers")
    assert (code.label_en, str(code.retired_on)) == ("Reclaimers", "2025-01-01")


def test_every_shipped_row_is_lawful(empty_lists):
    add()
    for row in [*Code.objects.all(), *Programme.objects.all()]:
        row.full_clean()


def test_the_lists_keep_the_order_of_the_file(empty_lists):
    add()
    stages = Code.objects.filter(dimension="stage").order_by("order", "pk")
    assert [code.key for code in stages] == [
        "discourse",
        "commitment",
        "adopted",
        "implementation",
        "enforcement",
        "sustained",
    ]
