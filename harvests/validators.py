"""What a well-formed short name of a round is; shared by forms, services and imports."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TAKEN_BY_PAGES = frozenset({"new", "lists", "groups", "people", "codebook"})
"""Words that stand in the addresses of other pages, where a round's short name would stand."""

TAKEN_BY_LISTS = TAKEN_BY_PAGES | {"programmes", "grants"}
"""Words that stand in the addresses of other pages, where the key of a dimension would stand."""

TAKEN_BY_FILTERS = frozenset({"none", "unsettled"})
"""Words that stand in addresses for “not given” and “not settled yet”, where the key of an entry would stand."""

validate_shape = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
    gettext_lazy("Use small letters, digits and single hyphens, for example 2025 or 2025-autumn."),
)


def validate_not_a_page(reference: str) -> None:
    """Raise ValidationError if a page already has this word in its address."""
    if reference in TAKEN_BY_PAGES:
        raise ValidationError(_("This word is used for a page. Choose another one, for example 2025."))


FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)
"""Before and after these no round takes place; calendars count weeks and months on from a day without an end."""


def require_days_within_reach(record, names: tuple[str, ...]) -> None:
    """Raise ValidationError, named by the fields, if one of the days of a record is a slip of the hand."""
    days = {name: getattr(record, name) for name in names}
    wrong = {
        name: _("Give a day between 1990 and 2199.")
        for name, day in days.items()
        if isinstance(day, date) and not FIRST_DAY <= day <= LAST_DAY
    }
    if wrong:
        raise ValidationError(wrong)
