"""What a well-formed short name of a round is; shared by forms, services and imports."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TAKEN_BY_PAGES = frozenset({"new", "lists", "groups", "people"})
"""Words that stand in the addresses of other pages, where a round's short name would stand."""

validate_shape = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
    gettext_lazy("Use small letters, digits and single hyphens, for example 2025 or 2025-autumn."),
)


def validate_not_a_page(reference: str) -> None:
    """Raise ValidationError if a page already has this word in its address."""
    if reference in TAKEN_BY_PAGES:
        raise ValidationError(_("This word is used for a page. Choose another one, for example 2025."))
