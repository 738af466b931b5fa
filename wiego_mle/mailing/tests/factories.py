"""Letters, for tests."""

from __future__ import annotations

from datetime import timedelta

import factory
from django.utils import timezone

from wiego_mle.mailing.enums import Failure, LetterState
from wiego_mle.mailing.models import Letter


class LetterFactory(factory.django.DjangoModelFactory):
    """A letter that waits; `doubtful=True`, `failed=True` or `sent=True` for one that had its fate."""

    class Meta:
        model = Letter

    class Params:
        doubtful = factory.Trait(
            state=LetterState.SENDING,
            attempts=1,
            claimed_at=factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=6)),
        )
        failed = factory.Trait(
            state=LetterState.FAILED,
            attempts=1,
            claimed_at=factory.LazyFunction(timezone.now),
            failure=Failure.REFUSED,
            server_words="550 no such user",
        )
        sent = factory.Trait(
            state=LetterState.SENT,
            attempts=1,
            claimed_at=factory.LazyFunction(timezone.now),
            sent_at=factory.LazyFunction(timezone.now),
        )

    effect_key = factory.Sequence(lambda number: f"test:{number}")
    kind = "test"
    to_name = "Rosa Reporter"
    to_address = "rosa@example.org"
    language = "en"
    subject = "OH-0042 came back to you"
    body = "Dear Rosa,\n\nplease read it.\n"
    message_id = factory.Sequence(lambda number: f"<letter-{number}@testserver>")
