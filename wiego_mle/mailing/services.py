"""Queueing letters, and delivering each of them at most once without a person's word."""

from __future__ import annotations

from datetime import datetime
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from wiego_mle.accounts.models import User
from wiego_mle.kernel.folding import clean_text
from wiego_mle.mailing.models import Letter


def queue_mail(
    *,
    kind: str,
    effect_key: str,
    context: dict,
    to: User | None = None,
    address: tuple[str, str] | None = None,
    language: str = "",
    due_at: datetime | None = None,
    about: tuple[str, str] = ("", ""),
) -> Letter | None:
    """Write a letter into the outbox and ring the worker after the commit.

    The text comes from `templates/mail/<kind>.txt`, whose first line is the subject, in the language
    of the person. `to` is a person of the application, `address` a pair (name, e-mail address) for
    somebody outside. Must run inside the transaction of the change it tells about.

    Returns the letter, or None when this effect was queued before.
    """
    name, mail_address = (to.name, to.email) if to else address
    language = language or (to.language if to else settings.LANGUAGE_CODE)
    with translation.override(language):
        subject, body = rendered(kind, context | {"to_name": name})
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    try:
        with transaction.atomic():
            letter = Letter.objects.create(
                effect_key=effect_key,
                kind=kind,
                to=to,
                to_name=name,
                to_address=mail_address,
                language=language,
                subject=subject,
                body=body,
                message_id=make_msgid(domain=host),
                due_at=due_at or timezone.now(),
                about_type=about[0],
                about_reference=about[1],
            )
    except IntegrityError:
        if Letter.objects.filter(effect_key=effect_key).exists():
            return None
        raise
    transaction.on_commit(_ring)
    return letter


def rendered(kind: str, context: dict) -> tuple[str, str]:
    """Return subject and body of a kind of letter in the active language."""
    text = render_to_string(f"mail/{kind}.txt", context | {"base_url": settings.BASE_URL})
    subject, _, body = text.strip().partition("\n")
    return " ".join(clean_text(subject).split())[:200], clean_text(body).strip() + "\n"


def _ring() -> None:
    from wiego_mle.mailing.tasks import ring

    ring()
