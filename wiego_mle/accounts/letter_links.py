"""How the personal links in letters about accounts are made, when the letter goes."""

from __future__ import annotations

from allauth.account import app_settings
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse
from django.utils import timezone

from wiego_mle.accounts.links import EMAIL_CONFIRMATION, INVITATION, PASSWORD_RESET
from wiego_mle.accounts.models import User
from wiego_mle.accounts.queries import invitation_of
from wiego_mle.kernel.links import Claim, token_of


def invitation_path(claim: str) -> str:
    """Return the path of an invitation's link, or nothing if it has ended."""
    reference, _dot, nonce = claim.partition(".")
    token = token_of(INVITATION, Claim(reference, nonce))
    return reverse("people:invitation", args=[token]) if invitation_of(token, timezone.now()) else ""


def password_reset_path(person_reference: str) -> str:
    """Return the path on which a person sets a new password; its time begins when the letter goes."""
    person = User.objects.filter(reference=person_reference, is_active=True).first()
    if person is None:
        return ""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    return reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )


def email_confirmation_path(address_id: str) -> str:
    """Return the path on which a person says that a new mail address is theirs."""
    address = EmailAddress.objects.filter(pk=address_id, verified=False).first()
    return reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key]) if address else ""


LINKS = {
    INVITATION: invitation_path,
    PASSWORD_RESET: password_reset_path,
    EMAIL_CONFIRMATION: email_confirmation_path,
}
