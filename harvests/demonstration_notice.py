"""What pages and files say while an installation holds demonstration material."""

from __future__ import annotations

from django.utils.translation import gettext as _

from harvests.queries.rounds import demonstration_is_loaded


def demonstration_notice() -> str:
    """Return the sentence that stands on every page; empty where nothing is a demonstration."""
    if not demonstration_is_loaded():
        return ""
    return _(
        "Demonstration: the outcomes here come from public sources. They are not WIEGO’s harvest, and nobody "
        "at WIEGO has approved them."
    )


def demonstration_facts() -> list[tuple[str, str]]:
    """Return the same for the cover of a file, which is read away from its page: one pair or none."""
    notice = demonstration_notice()
    return [(_("Please note"), notice)] if notice else []
