"""Links for people without an account: signed and derived, so that nothing secret is stored.

A link is made of the public reference of a row and a nonce kept in it, signed for one purpose. Sending it
again gives the same link; changing the nonce ends it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing


@dataclass(frozen=True)
class Claim:
    """What a link says it stands for; whether that still holds is decided by the row."""

    reference: str
    nonce: str

    def __str__(self) -> str:
        return f"{self.reference}.{self.nonce}"


def token_of(purpose: str, claim: Claim) -> str:
    """Return the token of a claim: the same one each time, and of no use for another purpose."""
    return signing.Signer(salt=f"link:{purpose}").sign(str(claim))


def read_token(purpose: str, token: str) -> Claim | None:
    """Return what a token stands for, or None if it was not made here for this purpose."""
    try:
        reference, _, nonce = signing.Signer(salt=f"link:{purpose}").unsign(token).partition(".")
    except signing.BadSignature:
        return None
    return Claim(reference, nonce)
