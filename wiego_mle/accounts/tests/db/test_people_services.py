"""Roles, barring and own details: who may, what is kept, and that somebody always administers."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from harvests.queries.teams import principal_for
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import RoleGrant, User
from wiego_mle.accounts.queries import active_administrators, found_people
from wiego_mle.accounts.services.people import (
    change_language,
    change_profile,
    change_roles,
    deactivate,
    reactivate,
)
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Refused, Stale, WrongState

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(db) -> User:
    return UserFactory(name="Ada", roles=[Role.ADMINISTRATOR])


def roles_of(person: User) -> set[str]:
    return set(RoleGrant.objects.filter(person=person).values_list("role", flat=True))


def test_roles_are_replaced_and_the_change_is_on_the_trail(ada):
    otto = UserFactory(roles=[Role.READER, Role.CODER])
    change_roles(person=otto, version=1, roles=[Role.CODER, Role.LEAD], by=principal_for(ada))
    assert roles_of(otto) == {"coder", "lead"}
    assert otto.version == 2
    entry = Entry.objects.get()
    assert (entry.act, entry.by, entry.subject_reference) == ("person.roles_changed", ada, otto.reference)
    assert entry.changes == {"roles": [["coder", "reader"], ["coder", "lead"]]}
    assert faults() == []


def test_the_command_that_makes_the_first_administrator_leaves_its_trail(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "several words in a row")
    call_command(
        "createsuperuser", email="root@example.org", name="Root", interactive=False, stdout=StringIO()
    )
    root = User.objects.get(email="root@example.org")
    entry = Entry.objects.get()
    assert (entry.act, entry.by_id, entry.subject_reference) == (
        "person.made_administrator",
        None,
        root.reference,
    )
    assert entry.changes == {"roles": [[], ["administrator"]]}
    assert faults() == []


def test_the_same_roles_again_leave_no_entry(ada):
    otto = UserFactory(roles=[Role.READER])
    change_roles(person=otto, version=1, roles=["reader"], by=principal_for(ada))
    assert not Entry.objects.exists()


def test_a_role_that_is_none_is_refused(ada):
    with pytest.raises(ValueError, match="emperor"):
        change_roles(person=UserFactory(), version=1, roles=["emperor"], by=principal_for(ada))


def test_only_administrators_give_roles(ada):
    lena = UserFactory(roles=[Role.LEAD])
    with pytest.raises(Refused):
        change_roles(person=lena, version=1, roles=[Role.ADMINISTRATOR], by=principal_for(lena))
    with pytest.raises(Refused):
        deactivate(person=ada, version=1, by=principal_for(lena))
    assert roles_of(lena) == {"lead"}


def test_roles_seen_before_somebody_else_changed_them_are_stale(ada):
    otto = UserFactory()
    change_roles(person=otto, version=1, roles=[Role.CODER], by=principal_for(ada))
    with pytest.raises(Stale):
        change_roles(person=otto, version=1, roles=[Role.LEAD], by=principal_for(ada))
    assert roles_of(otto) == {"coder"}


def test_the_last_administrator_can_neither_leave_nor_be_barred(ada):
    UserFactory(roles=[Role.ADMINISTRATOR], is_active=False)
    by = principal_for(ada)
    with pytest.raises(Refused, match="Nobody would be left"):
        change_roles(person=ada, version=1, roles=[Role.LEAD], by=by)
    with pytest.raises(Refused, match="Nobody would be left"):
        deactivate(person=ada, version=1, by=by)
    ada.refresh_from_db()
    assert (ada.is_active, ada.version, roles_of(ada)) == (True, 1, {"administrator"})
    assert not Entry.objects.exists()


def test_of_two_administrators_one_can_leave(ada):
    other = UserFactory(roles=[Role.ADMINISTRATOR])
    change_roles(person=ada, version=1, roles=[], by=principal_for(ada))
    assert list(active_administrators()) == [other]


def test_two_administrators_who_step_down_at_the_same_moment(together):
    for _attempt in range(5):
        pair = [UserFactory(roles=[Role.ADMINISTRATOR]) for _ in range(2)]
        User.objects.exclude(pk__in=[person.pk for person in pair]).update(is_active=False)

        def step_down(person: User):
            return lambda: change_roles(
                person=person, version=person.version, roles=[], by=principal_for(person)
            )

        results = together([step_down(person) for person in pair])
        assert sorted(type(result).__name__ for result in results) == ["Refused", "User"], results
        assert active_administrators().count() == 1
    assert faults() == []


def test_two_administrators_who_bar_each_other_at_the_same_moment(together):
    for _attempt in range(5):
        one, other = UserFactory(roles=[Role.ADMINISTRATOR]), UserFactory(roles=[Role.ADMINISTRATOR])
        User.objects.exclude(pk__in=[one.pk, other.pk]).update(is_active=False)
        by_one, by_other = principal_for(one), principal_for(other)
        results = together(
            [
                lambda other=other, by=by_one: deactivate(person=other, version=1, by=by),
                lambda one=one, by=by_other: deactivate(person=one, version=1, by=by),
            ]
        )
        assert sorted(type(result).__name__ for result in results) == ["Refused", "User"], results
        assert active_administrators().count() == 1


def test_barring_and_letting_in_again(ada):
    otto = UserFactory(roles=[Role.CODER])
    deactivate(person=otto, version=1, by=principal_for(ada), reason="Left WIEGO\x00")
    assert (otto.is_active, otto.session_generation) == (False, 2)
    with pytest.raises(WrongState):
        deactivate(person=otto, version=2, by=principal_for(ada))
    reactivate(person=otto, version=2, by=principal_for(ada))
    with pytest.raises(WrongState):
        reactivate(person=otto, version=3, by=principal_for(ada))
    assert otto.is_active
    assert roles_of(otto) == {"coder"}
    entries = Entry.objects.order_by("sequence")
    assert [(entry.act, entry.reason) for entry in entries] == [
        ("person.deactivated", "Left WIEGO"),
        ("person.reactivated", ""),
    ]


def test_people_change_their_own_details(ada):
    change_profile(
        person=ada,
        version=1,
        name="  Ada Óscar ",
        language="es",
        time_zone="America/Lima",
        by=principal_for(ada),
    )
    assert (ada.name, ada.language, ada.time_zone) == ("Ada Óscar", "es", "America/Lima")
    assert Entry.objects.get().changes == {
        "name": ["Ada", "Ada Óscar"],
        "language": ["en", "es"],
        "time_zone": ["UTC", "America/Lima"],
    }
    assert list(found_people(User.objects.all(), search="oscar")) == [ada]


def test_a_name_is_one_line_because_it_stands_in_subjects(ada):
    name = "Ada\r\nBcc: all@example.org\u202e\x00"
    change_profile(person=ada, version=1, name=name, language="en", time_zone="UTC", by=principal_for(ada))
    assert ada.name == "Ada Bcc: all@example.org"


def test_nobody_changes_the_details_of_others(ada):
    with pytest.raises(Refused):
        change_profile(
            person=UserFactory(), version=1, name="X", language="en", time_zone="UTC", by=principal_for(ada)
        )


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "x" * 121}, {"language": "de"}, {"time_zone": "Mars/Olympus"}]
)
def test_details_that_are_not_well_formed_are_refused(ada, wrong):
    details = {"name": "Ada", "language": "en", "time_zone": "UTC"} | wrong
    with pytest.raises(ValidationError):
        change_profile(person=ada, version=1, by=principal_for(ada), **details)
    assert User.objects.get(pk=ada.pk).version == 1


def test_the_language_alone_is_remembered(ada):
    change_language(person=ada, language="fr", by=principal_for(ada))
    assert User.objects.get(pk=ada.pk).language == "fr"
    change_language(person=ada, language="fr", by=principal_for(ada))
    assert Entry.objects.count() == 1


def test_people_are_found_without_accents_by_role_and_by_state(ada):
    jose = User.objects.create_user("jose@example.org", name="José Muñoz", time_zone="America/Lima")
    RoleGrant.objects.create(person=jose, role=Role.CODER)
    barred = User.objects.create_user("barred@example.org", name="Barred Jo", is_active=False)
    everybody = User.objects.all()
    assert list(found_people(everybody, search="MUNOZ jose")) == [jose]
    assert list(found_people(everybody, search="jose@")) == [jose]
    assert list(found_people(everybody, role="coder")) == [jose]
    assert list(found_people(everybody, state="inactive")) == [barred]
    assert list(found_people(everybody, search="nobody")) == []
