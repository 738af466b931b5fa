"""Countries by ISO 3166, with the names people use in four languages and WIEGO's regions."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db.models import Case, CharField, Value, When
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from rapidfuzz import process

from wiego_mle.kernel.folding import fold, sort_key
from wiego_mle.kernel.languages import Language


class Region(StrEnum):
    """The regions of the annual tables."""

    AFRICA = "africa"
    ASIA_PACIFIC = "asia-pacific"
    LATIN_AMERICA = "latin-america"
    EUROPE_CENTRAL_ASIA = "europe-central-asia"
    NORTH_AMERICA = "north-america"
    GLOBAL = "global"

    @property
    def label(self) -> str:
        """Return the name of the region in the active language."""
        return str(_REGION_LABELS[self])


_REGION_LABELS = {
    Region.AFRICA: _("Africa"),
    Region.ASIA_PACIFIC: _("Asia-Pacific"),
    Region.LATIN_AMERICA: _("Latin America & Caribbean"),
    Region.EUROPE_CENTRAL_ASIA: _("Europe & Central Asia"),
    Region.NORTH_AMERICA: _("North America"),
    Region.GLOBAL: _("Global"),
}

# Alpha-2 codes per region. West Asia counts with Asia-Pacific, North Africa with Africa, Central
# Asia and the Caucasus with Europe. Antarctica belongs to none.
_MEMBERS = {
    Region.AFRICA: (
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG "
        "ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW"
    ),
    Region.ASIA_PACIFIC: (
        "AE AF AS AU BD BH BN BT CC CK CN CX FJ FM GU HK HM ID IL IN IQ IR JO JP KH KI KP KR KW LA LB LK "
        "MH MM MN MO MP MV MY NC NF NP NR NU NZ OM PF PG PH PK PN PS PW QA SA SB SG SY TH TK TL TO TV TW "
        "UM VN VU WF WS YE"
    ),
    Region.LATIN_AMERICA: (
        "AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY "
        "LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI"
    ),
    Region.EUROPE_CENTRAL_ASIA: (
        "AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IM IS IT JE "
        "KG KZ LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TJ TM TR UA UZ VA"
    ),
    Region.NORTH_AMERICA: "BM CA GL PM US",
}
REGION_BY_COUNTRY = {code: str(region) for region, codes in _MEMBERS.items() for code in codes.split()}
"""The region of each country that is in one."""

REGION_OF_COUNTRY = Case(
    *(When(country__in=codes.split(), then=Value(str(region))) for region, codes in _MEMBERS.items()),
    default=Value(""),
    output_field=CharField(),
)
"""The region of a row by its column `country`, empty for a country of no region."""

_OTHER_NAMES = {
    "BO": ("Bolivia",),
    "CD": ("DR Congo", "DRC", "RDC", "Congo-Kinshasa"),
    "CI": ("Ivory Coast", "Côte d'Ivoire", "Cote d’Ivoire", "Costa do Marfim"),
    "CV": ("Cape Verde", "Cabo Verde"),
    "GB": ("UK", "Great Britain", "England", "Reino Unido", "Royaume-Uni"),
    "KR": ("South Korea", "Corea del Sur", "Corée du Sud", "Coreia do Sul"),
    "LA": ("Laos",),
    "PS": ("Palestine", "Palestina"),
    "RU": ("Russia", "Rusia", "Russie"),
    "SY": ("Syria", "Siria", "Syrie"),
    "TZ": ("Tanzania", "Tanzanie"),
    "US": ("USA", "United States", "EE.UU.", "EEUU", "Estados Unidos", "États-Unis", "EUA"),
    "VE": ("Venezuela",),
    "VN": ("Vietnam", "Viet Nam"),
}


_PREFERRED = {
    Language.SPANISH: {
        "AD": "Andorra",
        "BY": "Belarús",
        "CF": "República Centroafricana",
        "CY": "Chipre",
        "DJ": "Yibuti",
        "MM": "Myanmar",
        "SZ": "Eswatini",
        "TD": "Chad",
        "TT": "Trinidad y Tobago",
    },
    Language.FRENCH: {
        "BY": "Bélarus",
        "BZ": "Belize",
        "CZ": "Tchéquie",
        "GT": "Guatemala",
        "MH": "Îles Marshall",
        "MK": "Macédoine du Nord",
        "MM": "Myanmar",
        "MP": "Îles Mariannes du Nord",
        "RE": "La Réunion",
        "SB": "Îles Salomon",
        "SZ": "Eswatini",
        "TL": "Timor-Leste",
    },
    Language.PORTUGUESE: {
        "BY": "Belarus",
        "CW": "Curaçao",
        "CZ": "Tchéquia",
        "EG": "Egito",
        "KH": "Camboja",
        "KP": "Coreia do Norte",
        "KR": "Coreia do Sul",
        "QA": "Catar",
        "SY": "Síria",
    },
}
"""Names that are printed in place of outdated or misspelt ones of the library; those are still understood."""


def country_name(code: str) -> str:
    """Return the name of a country in the active language; the code itself if it is unknown."""
    return _name_in(code, translation.get_language() or "en")


@lru_cache(maxsize=2_000)
def _name_in(code: str, language: str) -> str:
    return _PREFERRED.get(language, {}).get(code) or str(countries.name(code)) or code


@lru_cache(maxsize=300)
def country_names(code: str) -> tuple[str, ...]:
    """Return the names of a country in the four languages, each name once."""
    names = []
    for language in Language.values:
        with translation.override(language):
            names.append(country_name(code))
    return tuple(dict.fromkeys(names))


def alpha3(code: str) -> str:
    """Return the three-letter code for a two-letter one."""
    return countries.alpha3(code)


def validate_country(code: str) -> None:
    """Raise ValidationError unless the code is a two-letter code of ISO 3166-1."""
    if code not in countries:
        raise ValidationError(_("“%(code)s” is not a country we know."), params={"code": code})


def countries_of(region: Region) -> tuple[str, ...]:
    """Return the codes of the countries of a region; none for the global "region"."""
    return tuple(_MEMBERS.get(region, "").split())


def country_choices() -> list[tuple[str, str]]:
    """Return all countries as (code, name), sorted by name in the active language."""
    named = [(code, country_name(code)) for code, _name in countries]
    return sorted(named, key=lambda each: sort_key(each[1]))


@lru_cache(maxsize=1)
def _codes_by_folded_name() -> dict[str, str]:
    known: dict[str, str] = {}
    for language in Language.values:
        with translation.override(language):
            for code, name in countries:
                known[fold(str(name))] = known[fold(country_name(code))] = code
    for code, names in _OTHER_NAMES.items():
        known.update({fold(name): code for name in names})
    for code, _name in countries:
        known[code.lower()] = code
        known[countries.alpha3(code).lower()] = code
    return known


_LONGEST_CODE = 3


def country_code(text: str) -> str:
    """Return the two-letter code for a name in one of four languages, or for an ISO code.

    Raises:
        ValidationError: no country is called so; the message offers the nearest names.
    """
    known = _codes_by_folded_name()
    wanted = fold(text)
    if wanted in known:
        return known[wanted]
    # A short code such as AND stands inside many words and is near to none of them.
    names = [name for name in known if len(name) > _LONGEST_CODE]
    near = process.extract(wanted, names, limit=6, score_cutoff=70)
    offered = list(dict.fromkeys(country_name(known[name]) for name, _score, _index in near))[:3]
    if offered:
        raise ValidationError(
            gettext("We do not know the country “%(name)s”. Did you mean %(offered)s?")
            % {"name": text.strip()[:60], "offered": gettext(" or ").join(offered)}
        )
    raise ValidationError(
        gettext("We do not know the country “%(name)s”. Write its name as on a map, for example Ghana.")
        % {"name": text.strip()[:60]}
    )
