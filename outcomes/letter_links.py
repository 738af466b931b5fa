"""How the personal links in letters to people outside are made, when the letter goes."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from outcomes.links import ANSWER
from outcomes.queries.requests import request_of
from wiego_mle.kernel.links import Claim, token_of


def answer_path(claim: str) -> str:
    """Return the path on which somebody answers, or nothing if the link does not hold any more."""
    reference, _dot, nonce = claim.partition(".")
    token = token_of(ANSWER, Claim(reference, nonce))
    return reverse("answer:link", args=[token]) if request_of(token, timezone.now()) else ""


LINKS = {ANSWER: answer_path}
