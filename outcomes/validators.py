"""Whether an address on the web can be kept as evidence."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

LONGEST_LINK = 1000
_UNSAFE = re.compile(r"[\s\\<>\"'`{}|^\x00-\x20\x7f]")
_well_formed = URLValidator(schemes=["http", "https"])


def validate_link(link: str) -> None:
    """Raise ValidationError unless the text is a plain address of a page, http or https.

    A user name before the host is refused, because it makes one host look like another.
    """
    wrong = ValidationError(
        _("Write the whole address as the browser shows it, beginning with https:// or http://."), code="link"
    )
    if len(link) > LONGEST_LINK:
        raise ValidationError(
            _("This address has %(number)d characters; at most %(most)d fit here.")
            % {"number": len(link), "most": LONGEST_LINK},
            code="too-long",
        )
    if _UNSAFE.search(link):
        raise wrong
    try:
        _well_formed(link)
        parts = urlsplit(link)
        has_user = parts.username is not None or parts.password is not None
    except (ValidationError, ValueError) as error:
        raise wrong from error
    if has_user or "@" in parts.netloc:
        raise ValidationError(_("Leave away the user name before the “@” in the address."), code="user-name")


def host_of(link: str) -> str:
    """Return the host of a checked address, spelled in ASCII so that none looks like another."""
    host = urlsplit(link).hostname or ""
    try:
        return host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        return host
