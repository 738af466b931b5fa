"""What allauth does on our behalf: nobody signs up by themself, and its mail goes through the outbox."""

from __future__ import annotations

import uuid

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string

from wiego_mle.accounts.links import EMAIL_CONFIRMATION, PASSWORD_RESET
from wiego_mle.accounts.models import User
from wiego_mle.accounts.services.sign_in import new_email, new_password
from wiego_mle.mailing.services import queue_mail

NOTICES = frozenset(
    {
        "account/email/email_changed",
        "account/email/email_confirm",
        "account/email/email_deleted",
        "account/email/password_changed",
        "account/email/password_reset",
        "account/email/password_set",
        "mfa/email/recovery_codes_generated",
        "mfa/email/totp_activated",
        "mfa/email/totp_deactivated",
        "mfa/email/webauthn_added",
        "mfa/email/webauthn_removed",
    }
)
"""Mails of allauth that only tell what happened, so that their text may be kept."""


class UnknownMail(Exception):
    """Allauth wants to send a mail of which nobody has said whether its text holds a secret."""


class AccountAdapter(DefaultAccountAdapter):
    """Closes the sign-up, and puts allauth's mail and changes where ours are: outbox and trail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return no: people come by invitation."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queue the mail; links are made when the letter goes and are stored nowhere."""
        person = context.get("user") or User.objects.get(email__iexact=email)
        if template_prefix == "account/email/password_reset_key":
            self._queue("password_reset", person, email, link=(PASSWORD_RESET, person.reference))
        elif template_prefix == "account/email/email_confirmation":
            address = EmailAddress.objects.get(user=person, email__iexact=email)
            self._queue("email_confirmation", person, email, link=(EMAIL_CONFIRMATION, str(address.pk)))
        elif template_prefix in NOTICES:
            words = context | {"user": person, "email": email}
            self._queue(
                "account_notice",
                person,
                email,
                context={
                    "subject": render_to_string(f"{template_prefix}_subject.txt", words),
                    "body": render_to_string(f"{template_prefix}_message.txt", words),
                },
            )
        else:
            raise UnknownMail(template_prefix)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict | None = None, email: str | None = None
    ) -> None:
        """Tell a person what was changed in their account; a changed address is told to the old one."""
        super().send_notification_mail(template_prefix, user, (context or {}) | {"user": user}, email)

    def _queue(
        self, kind: str, person: User, email: str, *, context: dict | None = None, link=("", "")
    ) -> None:
        # An address that is being confirmed is not yet the person's, so their name does not stand for it.
        is_theirs = email.lower() == person.email
        with transaction.atomic():
            queue_mail(
                kind=kind,
                effect_key=f"{kind}:{person.reference}:{uuid.uuid4().hex}",
                to=person if is_theirs else None,
                address=None if is_theirs else (person.name, email),
                language=person.language,
                context=context or {},
                about=("person", person.reference),
                link=link,
            )

    def set_password(self, user: User, password: str) -> None:
        """Set the password, and nothing else of a person who may have been changed meanwhile."""
        new_password(person=user, password=password)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Take over a mail address that its owner has confirmed."""
        return new_email(
            person=email_address.user,
            confirm=lambda: super(AccountAdapter, self).confirm_email(request, email_address),
        )
