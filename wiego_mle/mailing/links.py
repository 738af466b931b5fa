"""Makes the personal link of a letter at the moment the letter goes; it is stored nowhere.

Each application that sends such links says in its module `letter_links.py` how they are made:

    LINKS = {"invitation": invitation_path}

A maker takes the stored claim and returns the path of the link, or an empty text if it no longer holds.
"""

from __future__ import annotations

from django.conf import settings

from wiego_mle.kernel.gathering import gathered
from wiego_mle.mailing.models import LINK_MARK, Letter


def link_of(letter: Letter) -> str:
    """Return the whole address of the letter's personal link, or an empty text if it no longer holds."""
    path = gathered("letter_links", "LINKS")[letter.link_kind](letter.link_claim)
    return f"{settings.BASE_URL}{path}" if path else ""


def text_with_link(letter: Letter, link: str) -> str:
    """Return the text of the letter with a link, or with words that stand for it, in its place."""
    return letter.body.replace(LINK_MARK, link)
