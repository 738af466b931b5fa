"""Short random references that stand for a thing in addresses and letters."""

from __future__ import annotations

import secrets


def new_public_reference() -> str:
    """Return ten random characters; they say nothing about the order or number of things."""
    return secrets.token_hex(5)
