"""What changes when a person gets a new password or mail address by allauth's pages."""

from __future__ import annotations

from collections.abc import Callable

from wiego_mle.accounts.models import User, searchable
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal


def new_password(*, person: User, password: str) -> None:
    """Set a person's password; all their other sessions end."""
    with recorded(by=_themself(person)) as trail:
        person.set_password(password)
        person.save(update_fields=["password"])
        trail.record("person.password_set", subject_type="person", reference=person.reference)


def new_email(*, person: User, confirm: Callable[[], bool]) -> bool:
    """Let allauth confirm a mail address, and note it on the trail, without the address itself.

    Returns what `confirm` says: whether the address was taken over.
    """
    with recorded(by=_themself(person)) as trail:
        confirmed = confirm()
        person.refresh_from_db()
        if confirmed:
            User.objects.filter(pk=person.pk).update(search_text=searchable(person.name, person.email))
            trail.record("person.email_confirmed", subject_type="person", reference=person.reference)
    return confirmed


def _themself(person: User) -> Principal:
    return Principal(person_id=person.pk, name=person.name)
