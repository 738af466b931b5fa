"""People, their roles and invitations, for tests."""

from __future__ import annotations

from datetime import date, timedelta

import factory
from django.utils import timezone

from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import Absence, Invitation, RoleGrant, User, searchable


class UserFactory(factory.django.DjangoModelFactory):
    """A person; `roles=[Role.LEAD]` gives roles for the whole organisation."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    name = factory.Sequence(lambda number: f"Person {number}")
    search_text = factory.LazyAttribute(lambda person: searchable(person.name, person.email))

    @factory.post_generation
    def roles(self, create, extracted, **kwargs):
        """Grant the roles."""
        for role in extracted or ():
            RoleGrant.objects.create(person=self, role=role)


class RoleGrantFactory(factory.django.DjangoModelFactory):
    """A role for the whole organisation."""

    class Meta:
        model = RoleGrant

    person = factory.SubFactory(UserFactory)
    role = Role.CONTRIBUTOR


class InvitationFactory(factory.django.DjangoModelFactory):
    """An open invitation."""

    class Meta:
        model = Invitation

    email = factory.Sequence(lambda number: f"invited{number}@example.org")
    name = factory.Sequence(lambda number: f"Invited {number}")
    roles = factory.LazyFunction(lambda: [str(Role.CONTRIBUTOR)])
    invited_by = factory.SubFactory(UserFactory)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))


class AbsenceFactory(factory.django.DjangoModelFactory):
    """A week away."""

    class Meta:
        model = Absence

    person = factory.SubFactory(UserFactory)
    first_day = date(2026, 3, 2)
    last_day = date(2026, 3, 8)
