"""The trail: written with the change, never rewritten, every alteration found."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from wiego_mle.accounts.models import User
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import ChainHead, Entry, HistoryIsFixed
from wiego_mle.audit.queries import faults, trail_of, verified, whole_trail
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import APPLICATION, Principal
from wiego_mle.kernel.errors import Refused

pytestmark = pytest.mark.django_db


def write(number: int, *, by: Principal = APPLICATION, subject: str = "OH-0001", reason: str = "") -> None:
    """Write entries one transaction at a time."""
    for position in range(number):
        with recorded(by=by) as trail:
            trail.record(
                "outcome.edited",
                subject_type="outcome",
                reference=subject,
                changes={
                    "title": (f"Title {position}", "Título «nuevo» 🌍"),
                    "version": (position, position + 1),
                },
                reason=reason,
            )


def test_an_entry_says_who_when_what_and_why():
    ada = UserFactory(name="Ada")
    before = datetime.now(UTC)
    write(1, by=Principal(ada.pk, ada.name), reason="Because it was wrong")
    entry = Entry.objects.get()
    assert (entry.by, entry.by_name, entry.act, entry.reason) == (
        ada,
        "Ada",
        "outcome.edited",
        "Because it was wrong",
    )
    assert entry.changes == {"title": ["Title 0", "Título «nuevo» 🌍"], "version": [0, 1]}
    assert before <= entry.at <= datetime.now(UTC)
    assert faults() == []


def test_dates_and_numbers_are_sealed_as_they_are_read_back():
    with recorded(by=APPLICATION) as trail:
        trail.record(
            "round.edited",
            subject_type="round",
            reference="2025",
            changes={
                "from": (None, date(2025, 3, 1)),
                "at": (datetime(2025, 1, 1, 12, 30, 15, 123456, UTC), None),
                "places": (["GH"], ["GH", "SN"]),
                "open": (False, True),
            },
        )
    assert faults() == []


def test_an_undone_change_leaves_no_entry():
    def undone() -> None:
        with recorded(by=APPLICATION) as trail:
            trail.record("outcome.edited", subject_type="outcome", reference="OH-0001")
            raise Refused("no")

    with pytest.raises(Refused):
        undone()
    assert not Entry.objects.exists()
    write(1)
    assert faults() == []


def test_a_service_inside_a_service_joins_the_trail_of_the_outer_one():
    ada = UserFactory()
    with recorded(by=Principal(ada.pk, "Ada")) as outer:
        outer.record("a.first", subject_type="a", reference="1")
        with recorded(by=APPLICATION) as inner:
            inner.record("a.second", subject_type="a", reference="1")
        outer.record("a.third", subject_type="a", reference="1")
    assert [(entry.act, entry.by_id) for entry in Entry.objects.order_by("sequence")] == [
        ("a.first", ada.pk),
        ("a.second", None),
        ("a.third", ada.pk),
    ]
    assert faults() == []


def test_what_an_inner_service_did_before_it_failed_is_not_on_the_trail():
    def undone() -> None:
        with recorded(by=APPLICATION) as middle:
            middle.record("a.middle", subject_type="a", reference="1")
            with recorded(by=APPLICATION) as inner:
                inner.record("a.inner", subject_type="a", reference="1")
            raise Refused("no")

    with recorded(by=APPLICATION) as outer:
        outer.record("a.outer", subject_type="a", reference="1")
        with pytest.raises(Refused):
            undone()
    assert [entry.act for entry in Entry.objects.all()] == ["a.outer"]


def test_a_rule_asked_last_undoes_the_whole_change():
    def never() -> None:
        raise Refused("The rule is broken")

    def half_made() -> None:
        with recorded(by=APPLICATION), recorded(by=APPLICATION) as trail:
            UserFactory(name="Half made")
            trail.record("person.joined", subject_type="person", reference="x")
            trail.must_still_hold(never)

    with pytest.raises(Refused):
        half_made()
    assert not User.objects.exists()
    assert not Entry.objects.exists()
    assert ChainHead.objects.filter(sequence__gt=0).count() == 0


@pytest.mark.parametrize(
    "tamper",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: Entry.objects.filter(pk=entry.pk).update(reason="other"),
        lambda entry: Entry.objects.all().delete(),
        lambda entry: Entry.objects.bulk_update([entry], ["reason"]),
    ],
)
def test_models_and_querysets_refuse_to_rewrite(tamper):
    write(1)
    with pytest.raises(HistoryIsFixed):
        tamper(Entry.objects.get())
    assert faults() == []


def test_the_database_itself_refuses_a_change():
    write(1)
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE audit_entry SET reason = 'other'")
    assert faults() == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite refuses changes only (decision 0031)")
def test_postgresql_refuses_a_removal():
    write(1)
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM audit_entry")


def test_a_person_on_the_trail_is_not_removed():
    ada = UserFactory()
    write(1, by=Principal(ada.pk, ada.name))
    with pytest.raises(ProtectedError):
        ada.delete()


def loosen_the_table() -> None:
    """Take the triggers away, as somebody with the keys of the database could; the test's end undoes it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER trail_is_fixed")
        else:
            cursor.execute("DROP TRIGGER trail_is_fixed")


def run(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


ENTRIES = 30
FIELDS = {
    "by_name": "Somebody Else",
    "act": "outcome.accepted",
    "subject_type": "person",
    "subject_reference": "OH-9999",
    "changes": '{"title": ["x", "y"]}',
    "reason": "Another reason",
    "at": "2001-01-01 00:00:00+00:00",
    "previous_hash": "f" * 64,
    "hash": "e" * 64,
    "sequence": 999_999,
}


def change_a_field(dice: random.Random) -> None:
    field = dice.choice(sorted(FIELDS))
    run(f"UPDATE audit_entry SET {field} = %s WHERE sequence = %s", FIELDS[field], dice.randint(1, ENTRIES))


def remove_a_row(dice: random.Random) -> None:
    run("DELETE FROM audit_entry WHERE sequence = %s", dice.randint(1, ENTRIES))


def cut_the_tail(dice: random.Random) -> None:
    run("DELETE FROM audit_entry WHERE sequence > %s", dice.randint(1, ENTRIES - 1))


def cut_the_tail_and_move_the_end(dice: random.Random) -> None:
    last = dice.randint(1, ENTRIES - 1)
    run("DELETE FROM audit_entry WHERE sequence > %s", last)
    run("UPDATE audit_chainhead SET sequence = %s", last)


def insert_at_the_end(dice: random.Random) -> None:
    last = Entry.objects.get(sequence=ENTRIES)
    forged = Entry(
        sequence=ENTRIES + 1,
        by_name="Forger",
        act="a.b",
        subject_type="a",
        subject_reference="b",
        previous_hash=last.hash,
    )
    forged.hash = forged.computed_hash()
    Entry.objects.bulk_create([forged])


def insert_in_the_middle(dice: random.Random) -> None:
    place = dice.randint(2, ENTRIES)
    run("UPDATE audit_entry SET sequence = sequence + 1000 WHERE sequence >= %s", place)
    run("UPDATE audit_entry SET sequence = sequence - 999 WHERE sequence >= %s", place + 1000)
    before = Entry.objects.get(sequence=place - 1)
    forged = Entry(
        sequence=place,
        by_name="Forger",
        act="a.b",
        subject_type="a",
        subject_reference="b",
        previous_hash=before.hash,
    )
    forged.hash = forged.computed_hash()
    Entry.objects.bulk_create([forged])


def swap_two_rows(dice: random.Random) -> None:
    one, other = dice.sample(range(1, ENTRIES + 1), 2)
    run("UPDATE audit_entry SET sequence = -1 WHERE sequence = %s", one)
    run("UPDATE audit_entry SET sequence = %s WHERE sequence = %s", one, other)
    run("UPDATE audit_entry SET sequence = %s WHERE sequence = -1", other)


def change_and_reseal(dice: random.Random) -> None:
    """Alter a row and give it a fitting seal of its own, as a careful forger would."""
    entry = Entry.objects.get(sequence=dice.randint(1, ENTRIES))
    entry.reason = "A better reason"
    run(
        "UPDATE audit_entry SET reason = %s, hash = %s WHERE sequence = %s",
        entry.reason,
        entry.computed_hash(),
        entry.sequence,
    )


def empty_everything(dice: random.Random) -> None:
    run("DELETE FROM audit_entry")


WAYS = [
    change_a_field,
    change_a_field,
    change_a_field,
    remove_a_row,
    cut_the_tail,
    cut_the_tail_and_move_the_end,
    insert_at_the_end,
    insert_in_the_middle,
    swap_two_rows,
    change_and_reseal,
    empty_everything,
]


def test_two_hundred_alterations_are_found():
    write(ENTRIES)
    assert faults() == []
    loosen_the_table()
    dice, found, missed = random.Random(20261122), 0, []
    for number in range(200):
        way = WAYS[number % len(WAYS)]
        before = transaction.savepoint()
        way(dice)
        if faults():
            found += 1
        else:
            missed.append(way.__name__)
        transaction.savepoint_rollback(before)
    assert (found, missed) == (200, [])
    assert faults() == [], "the alterations were not undone, so the test proves nothing"


def test_a_history_rewritten_with_all_its_seals_is_shown_by_the_anchor():
    write(5)
    anchor = verified().anchor
    write(3)
    loosen_the_table()
    previous = "0" * 64
    for entry in Entry.objects.order_by("sequence"):
        entry.reason, entry.previous_hash = "Rewritten", previous
        previous = entry.computed_hash()
        run(
            "UPDATE audit_entry SET reason = 'Rewritten', previous_hash = %s, hash = %s WHERE sequence = %s",
            entry.previous_hash,
            previous,
            entry.sequence,
        )
    run("UPDATE audit_chainhead SET hash = %s", previous)
    assert faults() == [], "nothing inside the database shows it"
    assert [fault.sequence for fault in verified(anchor=anchor).faults] == [5]


def test_an_anchor_that_still_stands_is_quiet():
    write(5)
    anchor = verified().anchor
    write(3)
    assert verified(anchor=anchor).faults == ()
    assert verified(anchor="nonsense").faults != ()


def test_the_command_ends_with_one_when_something_is_wrong(capsys):
    write(3)
    call_command("verify_trail")
    assert "All 3 entries are as they were written. End: 3:" in capsys.readouterr().out
    loosen_the_table()
    run("DELETE FROM audit_entry WHERE sequence = 2")
    with pytest.raises(SystemExit) as end:
        call_command("verify_trail")
    assert end.value.code == 1
    printed = capsys.readouterr().out
    assert "2: missing" in printed
    assert "3: does not follow the row before" not in printed or "faults in 2 entries" in printed


def test_the_trail_is_found_by_record_person_and_day():
    ada = UserFactory(name="Ada")
    write(2, by=Principal(ada.pk, "Ada"), subject="OH-0001")
    write(1, subject="OH-0002")
    assert trail_of("outcome", "OH-0001").count() == 2
    assert whole_trail(reference="oh-0002").count() == 1
    assert whole_trail(person=ada.reference).count() == 2
    assert whole_trail(subject_type="person").count() == 0
    today = datetime.now(UTC).date()
    assert whole_trail(since=today, until=today).count() == 3
    assert whole_trail(until=today - timedelta(days=1)).count() == 0
    assert whole_trail(since=today + timedelta(days=1)).count() == 0
    assert [entry.sequence for entry in whole_trail()] == [3, 2, 1]


@pytest.mark.parametrize("anchor", ["9" * 5000 + ":" + "a" * 64, "٣:x", "\0", ":", "²:1"])
def test_an_anchor_that_is_none_is_a_fault_and_no_accident(anchor):
    assert [fault.what for fault in verified(anchor=anchor).faults] == ["not the row that was noted earlier"]
