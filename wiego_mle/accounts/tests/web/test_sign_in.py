"""Signing in, sessions that end, own details, and allauth's pages with our mail and trail."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from wiego_mle.accounts.adapter import AccountAdapter, UnknownMail
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import RoleGrant, User
from wiego_mle.accounts.queries import found_people
from wiego_mle.accounts.services.people import change_roles, deactivate, reactivate
from wiego_mle.accounts.services.sign_in import new_password
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.typed_text import mark_of
from wiego_mle.mailing.models import LINK_MARK, Letter
from wiego_mle.mailing.tasks import sweep

pytestmark = pytest.mark.django_db

PASSWORD = "several words in a row"
PROFILE = "/people/me/"
LANGUAGE = "/language/"


@pytest.fixture(autouse=True)
def _counts_start_anew():
    cache.clear()


@pytest.fixture
def person(db) -> User:
    person = User.objects.create_user("noor@example.org", PASSWORD, name="Noor")
    RoleGrant.objects.create(person=person, role=Role.CODER)
    return person


def signed_in(person: User) -> Client:
    client = Client()
    answer = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
    return client


def is_signed_in(client: Client) -> bool:
    return client.get(PROFILE).status_code == 200


def test_the_sign_in_page_asks_in_the_words_of_our_pages(client, db):
    page = client.get(reverse("account_login")).content.decode()
    assert "Remember me" in page
    assert "Remember Me" not in page


def test_people_sign_in_with_their_address_in_whatever_case(person):
    person.email = person.email.upper()
    assert is_signed_in(signed_in(person))


@pytest.mark.parametrize(
    "wrong",
    [{"password": "wrong"}, {"login": "nobody@example.org"}, {"login": "no address"}, {"password": ""}],
)
def test_wrong_sign_ins_are_refused_in_the_same_words(person, client, wrong):
    page = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD} | wrong)
    assert page.status_code == 200
    assert not is_signed_in(client)


def test_unknown_address_and_wrong_password_are_not_told_apart(person, client):
    errors = [
        client.post(reverse("account_login"), {"login": login, "password": "wrong"})
        .context["form"]
        .errors.as_json()
        for login in (person.email, "nobody@example.org")
    ]
    assert errors[0] == errors[1]


def test_nobody_signs_up_by_themself(client):
    page = client.post(
        reverse("account_signup"), {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert page.status_code == 200
    assert not User.objects.exists()


def test_trying_passwords_ends(person, client):
    for _ in range(6):
        client.post(reverse("account_login"), {"login": person.email, "password": "wrong"})
    page = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert page.status_code in (200, 429)
    assert not is_signed_in(client)


def test_a_barred_person_is_out_at_the_next_click_on_every_device_and_stays_out(person, cast):
    devices = [signed_in(person) for _ in range(2)]
    assert all(is_signed_in(device) for device in devices)
    deactivate(person=person, version=1, by=cast.administrator.principal)
    assert not any(is_signed_in(device) for device in devices)
    reactivate(person=person, version=2, by=cast.administrator.principal)
    assert not any(is_signed_in(device) for device in devices), "an old session came back to life"
    assert is_signed_in(signed_in(person))


def test_a_session_nobody_used_meanwhile_does_not_survive_barring_either(person, cast):
    device = signed_in(person)
    deactivate(person=person, version=1, by=cast.administrator.principal)
    reactivate(person=person, version=2, by=cast.administrator.principal)
    assert not is_signed_in(device)


def test_a_barred_person_cannot_sign_in(person, cast, client):
    deactivate(person=person, version=1, by=cast.administrator.principal)
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert not is_signed_in(client)


def test_roles_hold_from_the_next_click(person, cast):
    device = signed_in(person)
    assert device.get(reverse("people:list")).status_code == 403
    change_roles(person=person, version=1, roles=[Role.ADMINISTRATOR], by=cast.administrator.principal)
    assert device.get(reverse("people:list")).status_code == 200
    change_roles(person=person, version=2, roles=[Role.CODER], by=cast.administrator.principal)
    assert device.get(reverse("people:list")).status_code == 403


def test_own_details_are_saved_and_the_pages_speak_the_new_language(person):
    device = signed_in(person)
    answer = device.post(
        PROFILE, {"name": "Noor Ali", "language": "pt", "time_zone": "America/Lima", "version": 1}
    )
    assert answer.status_code == 302
    person.refresh_from_db()
    assert (person.name, person.language, person.time_zone) == ("Noor Ali", "pt", "America/Lima")
    assert '<html lang="pt">' in device.get(PROFILE).content.decode()


def test_the_details_page_leads_to_password_address_and_second_step(person):
    device = signed_in(person)
    text = device.get(PROFILE).content.decode()
    for name in ("account_change_password", "account_email", "mfa_index"):
        assert f'href="{reverse(name)}"' in text
        assert device.get(reverse(name), follow=True).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"language": "de"}, {"time_zone": "Mars/Olympus"}, {"version": ""}, {"name": "x" * 121}],
)
def test_details_that_are_not_well_formed_are_told(person, wrong):
    details = {"name": "Noor", "language": "en", "time_zone": "UTC", "version": 1} | wrong
    page = signed_in(person).post(PROFILE, details)
    assert page.status_code == 200
    assert set(page.context["form"].errors) == set(wrong)
    assert "There is a problem" in page.content.decode()


def test_details_changed_on_another_device_are_not_overwritten_and_both_are_shown(person):
    one, other = signed_in(person), signed_in(person)
    one.post(PROFILE, {"name": "Noor Ali", "language": "en", "time_zone": "UTC", "version": 1})
    details = {"name": "Noor Alami", "language": "en", "time_zone": "UTC", "version": 1}
    page = other.post(PROFILE, details)
    assert page.status_code == 409
    text = page.content.decode()
    assert "Noor Ali ·" in text
    assert 'value="Noor Alami"' in text
    form = page.context["form"]
    other.post(PROFILE, details | {"version": form.data["version"]})
    person.refresh_from_db()
    assert person.name == "Noor Alami"


def test_details_typed_while_the_session_ended_come_back_after_signing_in(person):
    device = Client()
    typed = {
        "name": "Noor Typed",
        "language": "en",
        "time_zone": "UTC",
        "version": 1,
        "typed_by": mark_of(person.pk),
    }
    answer = device.post(PROFILE, typed)
    assert answer.headers["Location"].startswith(reverse("account_login"))
    device.post(answer.headers["Location"], {"login": person.email, "password": PASSWORD})
    text = device.get(PROFILE).content.decode()
    assert 'value="Noor Typed"' in text
    assert "not saved yet" in text
    person.refresh_from_db()
    assert person.name == "Noor"


def test_details_need_somebody_signed_in(client):
    assert client.get(PROFILE).headers["Location"].startswith(reverse("account_login"))


def test_the_language_switch_is_remembered_on_other_devices(person):
    answer = signed_in(person).post(LANGUAGE, {"language": "es", "next": PROFILE})
    assert answer.headers["Location"] == PROFILE
    person.refresh_from_db()
    assert person.language == "es"
    assert '<html lang="es">' in signed_in(person).get(PROFILE).content.decode()


@pytest.mark.parametrize(
    "asked", [{"language": "de"}, {}, {"language": "fr", "next": "https://evil.example"}]
)
def test_the_language_switch_takes_only_what_it_knows(person, asked):
    answer = signed_in(person).post(LANGUAGE, asked)
    assert answer.headers["Location"] == "/"
    person.refresh_from_db()
    assert person.language == asked.get("language", "en").replace("de", "en")


def test_the_language_switch_works_for_everybody_and_changes_nothing_by_get(person, client):
    client.post(LANGUAGE, {"language": "fr"})
    assert '<html lang="fr">' in client.get(reverse("account_login")).content.decode()
    signed_in(person).get(LANGUAGE, {"language": "fr"})
    person.refresh_from_db()
    assert person.language == "en"


def links_in(mail) -> list[str]:
    return re.findall(r"http://testserver(\S+)", mail.body)


def test_a_new_password_comes_by_a_letter_that_keeps_its_link_to_itself(person, client, mailoutbox):
    device = signed_in(person)
    client.post(reverse("account_reset_password"), {"email": person.email})
    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("password_reset", person)
    assert LINK_MARK in letter.body
    sweep()
    (mail,) = mailoutbox
    (link,) = links_in(mail)
    key = link.rstrip("/").rsplit("/", 1)[-1]
    assert key not in repr(Letter.objects.values())
    page = client.get(link, follow=True)
    answer = client.post(
        page.request["PATH_INFO"], {"password1": "another row of words", "password2": "another row of words"}
    )
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.check_password("another row of words")
    assert not is_signed_in(device), "a new password ends other sessions"
    assert Entry.objects.get().act == "person.password_set"
    assert client.get(link, follow=True).context.get("token_fail"), "the link works once"


def test_asking_for_the_password_of_nobody_looks_alike_and_writes_nothing(person, client):
    pages = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        for email in (person.email, "nobody@example.org")
    ]
    assert pages[0].request["PATH_INFO"] == pages[1].request["PATH_INFO"]
    assert Letter.objects.count() == 1


def test_a_new_mail_address_takes_the_place_of_the_old_one_once_it_is_confirmed(person, mailoutbox):
    device = signed_in(person)
    device.post(reverse("account_email"), {"action_add": "", "email": "noor.ali@example.org"})
    letter = Letter.objects.get(kind="email_confirmation")
    assert (letter.to, letter.to_address) == (None, "noor.ali@example.org")
    assert LINK_MARK in letter.body
    person.refresh_from_db()
    assert person.email == "noor@example.org", "nobody has confirmed yet"
    sweep()
    link = next(link for mail in mailoutbox for link in links_in(mail) if "confirm" in link)
    device.get(link)
    assert not person.emailaddress_set.filter(email="noor.ali@example.org", verified=True).exists(), (
        "GET only shows"
    )
    device.post(link)
    person.refresh_from_db()
    assert person.email == "noor.ali@example.org"
    assert list(person.emailaddress_set.values_list("email", "verified")) == [("noor.ali@example.org", True)]
    assert list(found_people(User.objects.all(), search="noor.ali@")) == [person]
    entry = Entry.objects.get(act="person.email_confirmed")
    assert "example.org" not in repr(entry.changes)
    told = Letter.objects.get(kind="account_notice")
    assert told.to_address == "noor@example.org", "the old address hears of it"
    assert "noor.ali@example.org" in told.body


@pytest.mark.parametrize(
    ("asked", "told"), [("", "Enter the new address"), ("no address", "valid email address")]
)
def test_a_new_mail_address_that_is_none_is_told(person, asked, told):
    page = signed_in(person).post(reverse("account_email"), {"action_add": "", "email": asked})
    assert told in page.content.decode()
    assert not Letter.objects.exists()


def test_a_change_of_address_can_be_called_off(person):
    device = signed_in(person)
    device.post(reverse("account_email"), {"action_add": "", "email": "noor.ali@example.org"})
    assert (
        "noor.ali@example.org waits to be confirmed" in device.get(reverse("account_email")).content.decode()
    )
    device.post(reverse("account_email"), {"action_remove": "", "email": "noor.ali@example.org"})
    person.refresh_from_db()
    assert person.email == "noor@example.org"
    assert list(person.emailaddress_set.values_list("email", flat=True)) == ["noor@example.org"]


def test_a_changed_password_is_told_by_a_letter(person):
    new = {"oldpassword": PASSWORD, "password1": "another row of words", "password2": "another row of words"}
    signed_in(person).post(reverse("account_change_password"), new)
    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("account_notice", person)
    assert letter.body.startswith("Dear Noor,")
    assert "Your password has been changed." in letter.body
    assert "127.0.0.1" not in letter.body, "nobody needs an address of a device in the outbox"


def test_a_mail_nobody_has_looked_at_is_refused(person, rf):
    with pytest.raises(UnknownMail):
        AccountAdapter(rf.get("/")).send_mail("account/email/login_code", person.email, {"code": "123456"})
    assert not Letter.objects.exists()


def test_a_changed_password_leaves_other_facts_of_the_person_alone(person, cast):
    device = signed_in(person)
    new = {"oldpassword": PASSWORD, "password1": "another row of words", "password2": "another row of words"}
    device.post(reverse("account_change_password"), new)
    assert is_signed_in(device), "the device on which it was changed stays signed in"
    person.refresh_from_db()
    assert person.check_password("another row of words")
    stale = User.objects.get(pk=person.pk)
    deactivate(person=person, version=1, by=cast.administrator.principal)
    new_password(person=stale, password="a third row of words")
    assert not User.objects.get(pk=person.pk).is_active, "saving an old copy let a barred person in again"
