"""The pages on which administrators look after people."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import Invitation, RoleGrant, User
from wiego_mle.accounts.tests.factories import InvitationFactory, UserFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.typed_text import mark_of
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db

INVITED = {"name": "Noor", "email": "noor@example.org", "language": "fr", "roles": ["coder"]}


def address(name: str, person: User) -> str:
    return reverse(f"people:{name}", args=[person.reference])


def test_the_list_shows_people_roles_and_open_invitations(cast):
    InvitationFactory(name="Invited Ines", invited_by=cast.administrator.person)
    text = cast.administrator.client.get(reverse("people:list")).content.decode()
    assert "Rob Reader" in text
    assert "Reader" in text
    assert "Invited Ines" in text


def test_the_list_narrows(cast):
    client = cast.administrator.client
    page = client.get(reverse("people:list"), {"search": "rob", "role": "reader", "state": "active"})
    assert [row["person"] for row in page.context["rows"]] == [cast.reader.person]
    assert len(page.context["filters_active"]) == 3
    assert "Nobody fits" in client.get(reverse("people:list"), {"search": "zzz"}).content.decode()


@pytest.mark.parametrize("wrong", [{"role": "queen"}, {"state": "asleep"}, {"search": "x" * 201}])
def test_a_filter_that_nobody_understands_finds_nobody(cast, wrong):
    page = cast.administrator.client.get(reverse("people:list"), wrong)
    assert page.context["rows"] == []
    assert len(page.context["filters_active"]) == 1
    assert "Nobody fits" in page.text


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_a_fixed_number_of_questions(cast, number, django_assert_num_queries):
    for _ in range(number):
        UserFactory(roles=[Role.CODER, Role.READER])
        InvitationFactory()
    client = cast.administrator.client
    client.get(reverse("people:list"))
    with django_assert_num_queries(9):
        client.get(reverse("people:list"))


GET_PAGES = ["people:list", "people:invite"]


@pytest.mark.parametrize("name", GET_PAGES)
def test_nobody_else_sees_people(cast, client, name):
    for member in (cast.reporter, cast.lead, cast.reader, cast.outsider):
        assert member.client.get(reverse(name)).status_code == 403
    assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("name", ["detail", "roles", "deactivate", "reactivate"])
def test_nobody_else_touches_a_person(cast, client, name):
    target = address(name, cast.reader.person)
    send = "get" if name == "detail" else "post"
    for member in (cast.reporter, cast.lead, cast.reader):
        assert getattr(member.client, send)(target, {"version": 1}).status_code == 403
    assert getattr(client, send)(target).status_code == 302
    assert (
        getattr(cast.administrator.client, send)(
            reverse(f"people:{name}", args=["unknown"]), {"version": 1}
        ).status_code
        == 404
    )
    assert not Entry.objects.exists()


def test_inviting_sends_a_letter(cast):
    page = cast.administrator.client.post(reverse("people:invite"), INVITED, follow=True)
    assert "The invitation to Noor is on its way." in page.content.decode()
    assert Invitation.objects.get().roles == ["coder"]
    assert Letter.objects.get().to_address == "noor@example.org"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"email": "rosa@example.org"}, "email"),
        ({"name": ""}, "name"),
        ({"name": "\u202e\x00"}, "name"),
        ({"language": "de"}, "language"),
        ({"roles": ["emperor"]}, "roles"),
    ],
)
def test_a_bad_invitation_is_told_at_the_field_and_at_the_top(cast, wrong, field):
    UserFactory(email="rosa@example.org")
    page = cast.administrator.client.post(reverse("people:invite"), INVITED | wrong)
    assert page.status_code == 200
    assert field in page.context["form"].errors
    text = page.content.decode()
    assert "There is a problem" in text
    assert "<title>Error:" in text
    assert not Invitation.objects.exists()


def test_an_invitation_typed_while_the_session_ended_comes_back(cast):
    me = cast.administrator.person
    client = Client()
    client.post(reverse("people:invite"), INVITED | {"typed_by": mark_of(me.pk)})
    client.force_login(me)
    page = client.get(reverse("people:invite"))
    assert 'value="noor@example.org"' in page.content.decode()
    assert "not saved yet" in page.content.decode()
    assert not Invitation.objects.exists()


def test_an_invitation_is_sent_again_and_withdrawn(cast):
    invitation = InvitationFactory()
    client = cast.administrator.client
    client.post(reverse("people:invitation-send-again", args=[invitation.reference]))
    invitation.refresh_from_db()
    assert invitation.sendings == 2
    client.post(reverse("people:invitation-revoke", args=[invitation.reference]))
    invitation.refresh_from_db()
    assert invitation.revoked_at is not None
    assert client.post(reverse("people:invitation-revoke", args=[invitation.reference])).status_code == 404


@pytest.mark.parametrize("name", ["people:invitation-send-again", "people:invitation-revoke"])
def test_nobody_else_touches_an_invitation(cast, client, name):
    target = reverse(name, args=[InvitationFactory().reference])
    assert cast.lead.client.post(target).status_code == 403
    assert cast.administrator.client.get(target).status_code == 405
    assert client.post(target).status_code == 302


def test_a_person_and_what_was_changed_about_them(cast):
    person = cast.reader.person
    client = cast.administrator.client
    client.post(address("roles", person), {"roles": ["coder", "lead"], "version": 1})
    page = client.get(address("detail", person))
    assert set(RoleGrant.objects.filter(person=person).values_list("role", flat=True)) == {"coder", "lead"}
    assert [event.what for event in page.context["events"]] == ["Changed the roles"]
    assert "<ins>Coder, MLE lead</ins>" in page.content.decode()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(cast):
    person = cast.reader.person
    client = cast.administrator.client
    client.post(address("roles", person), {"roles": ["coder"], "version": 1})
    page = client.post(address("roles", person), {"roles": ["lead"], "version": 1})
    assert page.status_code == 409
    text = page.content.decode()
    assert "Somebody else changed this meanwhile" in text
    assert page.context["roles_form"]["roles"].value() == ["lead"], "what was chosen stays chosen"
    assert "<ins>Coder</ins>" in text, "what was saved meanwhile is on the page"
    assert page.context["roles_form"]["version"].value() == 2
    assert list(RoleGrant.objects.filter(person=person).values_list("role", flat=True)) == ["coder"]


def test_the_last_administrator_hears_why_not(cast):
    me = cast.administrator.person
    client = cast.administrator.client
    for name, asked in (("roles", {"roles": ["lead"]}), ("deactivate", {})):
        page = client.post(address(name, me), asked | {"version": 1})
        assert page.status_code == 422
        assert "Nobody would be left to administer" in page.content.decode()
    me.refresh_from_db()
    assert me.is_active


@pytest.mark.parametrize("asked", [{}, {"version": "x"}, {"version": "1", "roles": "emperor"}])
def test_a_form_that_was_tampered_with_changes_nothing(cast, asked):
    page = cast.administrator.client.post(address("roles", cast.reader.person), asked)
    assert page.status_code == 200
    assert page.context["problems"]
    assert not Entry.objects.exists()


def test_barring_and_letting_in_again(cast):
    person = cast.reader.person
    client = cast.administrator.client
    page = client.post(address("deactivate", person), {"version": 1, "reason": "Has left"}, follow=True)
    assert "Rob Reader can no longer sign in." in page.content.decode()
    assert "Has left" in page.content.decode()
    page = client.post(address("reactivate", person), {"version": 2}, follow=True)
    assert "Rob Reader can sign in again." in page.content.decode()
    page = client.post(address("reactivate", person), {"version": 3})
    assert page.status_code == 422


def test_names_that_are_script_do_not_run(cast):
    UserFactory(name="<script>alert(1)</script>")
    assert "<script>alert" not in cast.administrator.client.get(reverse("people:list")).content.decode()


def test_the_django_administration_only_looks_on(cast):
    root = User.objects.create_superuser("root@example.org", "several words in a row", name="Root")
    client = Client()
    client.force_login(root)
    for model in (
        "accounts/user",
        "accounts/invitation",
        "accounts/rolegrant",
        "audit/entry",
        "mailing/letter",
    ):
        assert client.get(f"/django-admin/{model}/").status_code == 200
        assert client.get(f"/django-admin/{model}/add/").status_code == 403
    person = cast.reader.person
    assert client.get(f"/django-admin/accounts/user/{person.pk}/change/").status_code == 200
    assert client.post(f"/django-admin/accounts/user/{person.pk}/change/", {"name": "X"}).status_code == 403
    assert client.post(f"/django-admin/accounts/user/{person.pk}/delete/", {"post": "yes"}).status_code == 403
    assert cast.administrator.client.get("/django-admin/").status_code == 302, (
        "administrators of the harvest are not"
    )
