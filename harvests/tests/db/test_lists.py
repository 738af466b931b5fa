"""Code lists and programmes: added, reworded, retired, never deleted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone, translation

from harvests.enums import Dimension
from harvests.models import Code, Programme
from harvests.queries.lists import choosable_codes, choosable_programmes, codes_by_list
from harvests.services.lists import (
    add_code,
    add_programme,
    edit_code,
    edit_programme,
    restore_code,
    retire_code,
)
from harvests.tests.factories import CodeFactory, HarvestRoundFactory, ProgrammeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.roles import Role
from wiego_mle.tests.cast import member

YESTERDAY = timezone.localdate() - timedelta(days=1)


@pytest.fixture
def by(db):
    return member("Administrator", everywhere=(Role.ADMINISTRATOR,)).principal


def trail(act: str) -> list[Entry]:
    return list(Entry.objects.filter(act=act))


def test_a_code_is_added_with_its_words(by):
    code = add_code(
        by=by, dimension="worker_group", key="shoe-shiners", label_en="Shoe shiners ", label_fr="Cireurs"
    )
    code.refresh_from_db()
    assert (code.label_en, code.label_fr, code.label_pt) == ("Shoe shiners", "Cireurs", "")
    (entry,) = trail("code.added")
    assert entry.subject_reference == "worker_group/shoe-shiners"
    assert entry.changes["label_fr"] == [None, "Cireurs"]


def test_a_missing_translation_is_read_in_english(by):
    code = add_code(
        by=by, dimension="worker_group", key="shoe-shiners", label_en="Shoe shiners", label_fr="Cireurs"
    )
    with translation.override("fr"):
        assert code.label == "Cireurs"
    with translation.override("pt"):
        assert code.label == "Shoe shiners"


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "taken-already"},
        {"key": "two words"},
        {"key": ""},
        {"label_en": ""},
        {"label_en": "x" * 121},
        {"dimension": "colour"},
    ],
)
def test_an_unlawful_code_is_refused(by, wrong):
    CodeFactory(key="taken-already")
    words = {"dimension": "worker_group", "key": "new-ones", "label_en": "New ones"} | wrong
    before = Code.objects.count()
    with pytest.raises(ValidationError):
        add_code(by=by, **words)
    assert Code.objects.count() == before
    assert not trail("code.added")


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_administrators_change_the_lists(db, role):
    somebody = member("Somebody", everywhere=(role,)).principal
    code, programme = CodeFactory(retired_on=None), ProgrammeFactory()
    attempts = [
        lambda: add_code(by=somebody, dimension="goal", key="new", label_en="New"),
        lambda: edit_code(code=code, version=1, by=somebody, label_en="Other"),
        lambda: retire_code(code=code, on=YESTERDAY, by=somebody),
        lambda: restore_code(code=code, by=somebody),
        lambda: add_programme(by=somebody, key="new", label_en="New"),
        lambda: edit_programme(programme=programme, version=1, by=somebody, label_en="Other"),
    ]
    for attempt in attempts:
        with pytest.raises(Refused):
            attempt()
    assert not Entry.objects.exists()


def test_rewording_tells_old_and_new_and_keeps_the_key(by):
    code = CodeFactory(label_en="Rag pickers")
    saved = edit_code(code=code, version=1, by=by, label_en="Waste pickers (city)", order=code.order)
    assert (saved.label_en, saved.version) == ("Waste pickers (city)", 2)
    (entry,) = trail("code.edited")
    assert entry.changes == {"label_en": ["Rag pickers", "Waste pickers (city)"]}
    with pytest.raises(TypeError):
        edit_code(code=code, version=2, by=by, key="other")


def test_two_administrators_do_not_overwrite_each_other(by):
    code, programme = CodeFactory(), ProgrammeFactory()
    edit_code(code=code, version=1, by=by, label_en="First")
    edit_programme(programme=programme, version=1, by=by, label_en="First")
    with pytest.raises(Stale):
        edit_code(code=code, version=1, by=by, label_en="Second")
    with pytest.raises(Stale):
        edit_programme(programme=programme, version=1, by=by, label_en="Second")


def test_saving_the_same_words_leaves_no_trace(by):
    code = CodeFactory(label_en="Same")
    assert edit_code(code=code, version=1, by=by, label_en="Same").version == 1
    assert not trail("code.edited")


def test_a_retired_code_is_kept_but_not_offered(by):
    code, successor = CodeFactory(), CodeFactory()
    retired = retire_code(code=code, on=YESTERDAY, by=by, replaced_by=successor)
    assert (retired.retired_on, retired.replaced_by) == (YESTERDAY, successor)
    offered = choosable_codes(Dimension.WORKER_GROUP)
    assert code not in offered
    assert successor in offered
    assert code in choosable_codes(Dimension.WORKER_GROUP, keep=[code.pk])
    assert code in {each.key: codes for each, codes in codes_by_list()}[Dimension.WORKER_GROUP]
    (entry,) = trail("code.retired")
    assert entry.changes == {
        "retired_on": [None, YESTERDAY.isoformat()],
        "replaced_by": ["", successor.key],
    }


def test_a_code_put_back_into_use_is_offered_again(by):
    code = retire_code(code=CodeFactory(), on=YESTERDAY, by=by, replaced_by=CodeFactory())
    restored = restore_code(code=code, by=by)
    assert (restored.retired_on, restored.replaced_by) == (None, None)
    assert restored in choosable_codes(Dimension.WORKER_GROUP)
    with pytest.raises(WrongState):
        restore_code(code=restored, by=by)


def test_retiring_twice_tomorrow_or_in_favour_of_the_wrong_code_is_refused(by):
    code = CodeFactory()
    with pytest.raises(Incomplete):
        retire_code(code=code, on=timezone.localdate() + timedelta(days=1), by=by)
    for wrong in (code, CodeFactory(dimension=Dimension.GOAL), CodeFactory(retired_on=YESTERDAY)):
        with pytest.raises(Refused):
            retire_code(code=code, on=YESTERDAY, by=by, replaced_by=wrong)
    retired = retire_code(code=code, on=YESTERDAY, by=by)
    with pytest.raises(WrongState):
        retire_code(code=retired, on=YESTERDAY, by=by)


def test_a_code_that_replaces_another_cannot_be_deleted(by):
    successor = CodeFactory()
    retire_code(code=CodeFactory(), on=YESTERDAY, by=by, replaced_by=successor)
    with pytest.raises(ProtectedError):
        successor.delete()


@pytest.mark.parametrize(
    ("active", "offered"),
    [
        ({}, True),
        ({"active_to": date(2024, 12, 31)}, False),
        ({"active_to": date(2025, 1, 1)}, True),
        ({"active_from": date(2025, 12, 31)}, True),
        ({"active_from": date(2026, 1, 1)}, False),
    ],
)
@pytest.mark.django_db
def test_a_programme_is_offered_in_rounds_of_its_time(active, offered):
    harvest_round = HarvestRoundFactory(covers_from=date(2025, 1, 1), covers_to=date(2025, 12, 31))
    programme = ProgrammeFactory(**active)
    assert (programme in choosable_programmes(harvest_round=harvest_round)) is offered
    assert programme in choosable_programmes(harvest_round=harvest_round, keep=[programme.pk])


def test_a_programme_gets_its_dates_and_they_run_forward(by):
    programme = add_programme(by=by, key="climate", label_en="Climate", active_from=date(2026, 4, 1))
    ended = edit_programme(programme=programme, version=1, by=by, active_to=date(2027, 3, 31))
    assert ended.active_to == date(2027, 3, 31)
    with pytest.raises(ValidationError):
        edit_programme(programme=programme, version=2, by=by, active_to=date(2026, 3, 31))
    (entry,) = trail("programme.edited")
    assert (entry.subject_reference, entry.changes) == ("climate", {"active_to": [None, "2027-03-31"]})


def test_all_lists_are_read_in_two_queries(db, django_assert_num_queries):
    CodeFactory(retired_on=YESTERDAY, replaced_by=CodeFactory())
    with django_assert_num_queries(2):
        lists = codes_by_list()
        replacements = [
            code.replaced_by.label for _list, codes in lists for code in codes if code.replaced_by
        ]
    assert {each.key for each, _codes in lists} >= set(Dimension)
    assert len(replacements) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (lambda: CodeFactory(dimension=""), "code_stands_in_a_list"),
        (lambda: CodeFactory(replaced_by=CodeFactory()), "replaced_code_is_retired"),
        (
            lambda: Code.objects.filter(pk=(code := CodeFactory(retired_on=YESTERDAY)).pk).update(
                replaced_by=code
            ),
            "code_not_replaced_by_itself",
        ),
        (
            lambda: ProgrammeFactory(active_from=date(2025, 2, 1), active_to=date(2025, 1, 1)),
            "programme_active_forward",
        ),
    ],
)
def test_the_database_refuses_unlawful_entries(make, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


@pytest.mark.django_db
def test_the_database_refuses_a_key_twice():
    code, programme = CodeFactory(), ProgrammeFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        CodeFactory(dimension=code.dimension, key=code.key)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeFactory(key=programme.key)
    CodeFactory(dimension=Dimension.GOAL, key=code.key)
    assert Programme.objects.filter(key=programme.key).count() == 1
