"""How allauth behaves here: nobody signs up without an invitation."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Keeps the door closed to open sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts come from invitations only."""
        return False
