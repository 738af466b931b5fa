"""Names of countries, regions and the whole world as people write them, beside those of the map; folded. Data."""

from __future__ import annotations

OTHER_NAMES = {
    "BO": "bolivia | estado plurinacional de bolivia | bolivie",
    "CD": "dr congo | drc | rdc | congo-kinshasa | congo kinshasa | democratic republic of congo | democratic republic of the congo | republica democratica del congo | republique democratique du congo | republica democratica do congo | congo (drc) | d.r. congo | dr of congo",
    "CG": "congo-brazzaville | congo brazzaville | republic of the congo | republic of congo | republica del congo | republique du congo",
    "CI": "ivory coast | cote d'ivoire | cote divoire | costa de marfil | costa do marfim",
    "CV": "cape verde | cabo verde | cap-vert | cap vert",
    "CZ": "czech republic | republica checa | republique tcheque | republica tcheca",
    "DO": "dominican rep | dominican rep. | rep dominicana | rep. dominicana | republica dominicana | republique dominicaine | santo domingo (rep dom)",
    "GB": "uk | u.k. | great britain | britain | england | scotland | wales | reino unido | royaume-uni | royaume uni | inglaterra | gran bretana | angleterre | united kingdom",
    "GM": "the gambia | gambie",
    "IR": "iran",
    "KP": "north korea | corea del norte | coree du nord",
    "KR": "south korea | korea republic | republic of korea | rep. of korea | korea, rep. | corea del sur | coree du sud | coreia do sul | republica de corea",
    "LA": "laos | lao pdr | lao",
    "MD": "moldova | moldavia | moldavie",
    "MK": "north macedonia | macedonia",
    "MM": "burma | birmania | birmanie",
    "NL": "the netherlands | netherlands | holland | paises bajos | pays-bas | pays bas | paises baixos | holanda",
    "PH": "philippines | the philippines | filipinas",
    "PS": "palestine | palestina | occupied palestinian territory | opt",
    "RU": "russia | rusia | russie",
    "SV": "el salvador | salvador",
    "SY": "syria | siria | syrie",
    "SZ": "swaziland | swazilandia | eswatini",
    "TL": "east timor | timor leste | timor oriental",
    "TR": "turkey | turquia | turquie | turkiye",
    "TW": "taiwan",
    "TZ": "tanzania | tanzanie | united republic of tanzania | tanzanie (republique-unie de)",
    "US": "usa | u.s.a. | u.s. | united states | united states of america | ee.uu. | ee. uu. | eeuu | ee uu | eua | estados unidos | estados unidos de america | etats-unis | etats unis | etats-unis d'amerique | e.u.a.",
    "VE": "venezuela",
    "VN": "vietnam | viet nam",
    "ZA": "south africa | rsa | sudafrica | afrique du sud | africa do sul | r.s.a. | south-africa",
    "BR": "brasil | bresil | brazil",
    "IN": "india | inde",
    "HK": "hong kong",
    "MX": "mexico | mexique",
    "PE": "peru | perou",
    "SN": "senegal",
    "TH": "thailand | tailandia | thailande",
    "KH": "cambodia | camboya | cambodge | camboja | kampuchea",
    "BD": "bangladesh | bangla desh",
    "NP": "nepal",
    "LK": "sri lanka",
    "PK": "pakistan | paquistan | paquistao",
    "CF": "central african republic | car",
    "GN": "guinea-conakry | guinee conakry | guinea conakry",
    "GW": "guinea-bissau | guinea bissau | guinee-bissau",
    "AE": "uae | emirates | emiratos arabes unidos",
    "SA": "saudi arabia | arabia saudita | arabie saoudite",
}
GLOBAL = frozenset(
    "global | globally | world | worldwide | international | all countries | mundial | mundo | todo el mundo | a nivel mundial | monde | mondial | mondiale | international level | internacional | todos los paises | tous les pays | global level | global / international | global/international | multi-country | multicountry".split(
        " | "
    )
)
REGIONS = frozenset(
    "africa | afrique | asia | asie | latin america | america latina | amerique latine | europe | europa | north america | america del norte | amerique du nord | south asia | sur de asia | asia del sur | asie du sud | sul da asia | west africa | africa occidental | afrique de l'ouest | east africa | southern africa | south america | sudamerica | america do sul | amerique du sud | central america | centroamerica | america central | caribbean | caribe | caraibes | southeast asia | south-east asia | asia-pacific | asia pacific | asia & the pacific | latin america & caribbean | latin america and the caribbean | lac | alc | regional | european union | union europea | union europeenne | uniao europeia | eu | ue | sub-saharan africa | mena | middle east | europe & central asia".split(
        " | "
    )
)
