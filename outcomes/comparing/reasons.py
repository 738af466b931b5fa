"""Why two reports may belong together, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from outcomes.comparing.features import Features

_CERTAIN, _LIKELY = 0.85, 0.6
_MOST_NAMES = 4
_DAYS_IN_A_MONTH = 60
_DAYS_IN_TWO_YEARS = 731
_ALIKE, _QUITE_ALIKE = 0.5, 0.3


def reasons(found: Features) -> list[str]:
    """Return what the two have in common and what speaks against, as short phrases."""
    said = [_actor(found), _place(found), _gap(found), *_shared(found), *_against(found)]
    return [each for each in said if each]


def _actor(found: Features) -> str:
    if found.actor >= _CERTAIN:
        return _("same actor")
    return _("perhaps the same actor") if found.actor >= _LIKELY else ""


def _place(found: Features) -> str:
    if found.place < 0:
        return _("other place")
    if found.place >= 0.8:
        return _("same place")
    return _("same country or region") if found.place > 0 else ""


def _gap(found: Features) -> str:
    if found.gap is None:
        return _("date not known")
    if found.same_day:
        return _("same day")
    if found.gap == 0:
        return _("same time, as far as it is known")
    if found.gap <= _DAYS_IN_A_MONTH:
        return ngettext("%(days)d day apart", "%(days)d days apart", found.gap) % {"days": found.gap}
    if found.gap > _DAYS_IN_TWO_YEARS:
        years = round(found.gap / 365.25)
        return ngettext("%(years)d year apart", "%(years)d years apart", years) % {"years": years}
    months = round(found.gap / 30.4)
    return ngettext("%(months)d month apart", "%(months)d months apart", months) % {"months": months}


def _shared(found: Features) -> list[str]:
    said = []
    if found.names:
        said.append(_("both name %(names)s") % {"names": ", ".join(_as_names(found))})
    if found.numbers:
        numbers = ", ".join(str(number) for number in sorted(found.numbers)[:_MOST_NAMES])
        said.append(_("same figures: %(numbers)s") % {"numbers": numbers})
    if found.groups > 0:
        said.append(_("same group of workers"))
    if found.likeness >= _ALIKE:
        said.append(_("very similar texts"))
    elif found.likeness >= _QUITE_ALIKE:
        said.append(_("similar texts"))
    if found.refers:
        said.append(_("the later text speaks of the earlier change"))
    return said


def _against(found: Features) -> list[str]:
    said = []
    if found.groups < 0:
        said.append(_("but another group of workers"))
    if found.own_names:
        said.append(_("but other names"))
    if found.yearly and not found.refers:
        said.append(_("but a year or years apart, like an event of every year"))
    return said


def _as_names(found: Features) -> list[str]:
    return [
        name.upper() if name in found.acronyms else name.capitalize()
        for name in sorted(found.names)[:_MOST_NAMES]
    ]
