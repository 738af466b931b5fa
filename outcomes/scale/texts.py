"""Plausible texts made by rule: about two hundred words per outcome, in four languages.

Nothing here happened. The same random source gives the same texts. Three words let a search be
measured: `RARE` stands in one outcome of two thousand, `COMMON` in two of five or more, and `ACCENTED`
(written with its accent) in one of eight or more.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

RARE = "Zongolica"
COMMON = "ordinance"
ACCENTED = "México"
_RARE_EVERY = 2000

PLACES = (
    ("Accra", "GH", "en"),
    ("Kumasi", "GH", "en"),
    ("Nairobi", "KE", "en"),
    ("Durban", "ZA", "en"),
    ("Johannesburg", "ZA", "en"),
    ("Kampala", "UG", "en"),
    ("Lagos", "NG", "en"),
    ("Delhi", "IN", "en"),
    ("Ahmedabad", "IN", "en"),
    ("Pune", "IN", "en"),
    ("Dhaka", "BD", "en"),
    ("Bangkok", "TH", "en"),
    ("Quezon City", "PH", "en"),
    ("Phnom Penh", "KH", "en"),
    ("Ciudad de México", "MX", "es"),
    ("Lima", "PE", "es"),
    ("Bogotá", "CO", "es"),
    ("Medellín", "CO", "es"),
    ("Montevideo", "UY", "es"),
    ("Buenos Aires", "AR", "es"),
    ("Dakar", "SN", "fr"),
    ("Abidjan", "CI", "fr"),
    ("Lomé", "TG", "fr"),
    ("São Paulo", "BR", "pt"),
    ("Belo Horizonte", "BR", "pt"),
    ("Maputo", "MZ", "pt"),
)
"""Cities with their country and the language in which people write from there."""

_SLOTS = {
    "en": {
        "who": (
            "street vendors",
            "waste pickers",
            "domestic workers",
            "home-based garment workers",
            "market traders",
            "headload porters",
            "motorcycle taxi riders",
            "construction day labourers",
            "platform couriers",
            "small fishers",
        ),
        "actor": (
            "the city council",
            "the metropolitan assembly",
            "the ministry of labour",
            "the national statistical office",
            "the municipal court",
            "the parliamentary committee on employment",
            "the market authority",
            "the sanitation department",
            "the social security board",
            "the traders’ federation",
        ),
        "act": (
            f"passed an {COMMON} that names",
            "signed an agreement with",
            "stopped confiscating the goods of",
            "opened a registration desk for",
            "began to count",
            "invited elected leaders of",
            "extended accident insurance to",
            "set aside eleven plots for",
            "published, for the first time, figures on",
            f"withdrew the {COMMON} against",
        ),
        "when": (
            "In the first week of March",
            "On the eve of the rainy season",
            "At its sitting in July",
            "After nine months of talks",
            "Two weeks after the hearing",
            "In the last quarter of the year",
            "Before the local elections",
        ),
        "did": (
            "counted workers along nine roads",
            "drafted two clauses that were taken over word for word",
            "paid the travel of six delegates",
            "trained interviewers from the association itself",
            "read the draft with the committee’s lawyer",
            "published a short brief in three languages",
            "brought leaders from a neighbouring country",
            "sat beside the negotiators for four days",
        ),
        "other": (
            "the association of vendors",
            "a local law clinic",
            "the trade union centre",
            "two city councillors",
            "a coalition of residents",
            "the university’s planning school",
            "an international federation",
            "a radio station",
        ),
    },
    "es": {
        "who": (
            "vendedoras ambulantes",
            "recicladores de base",
            "trabajadoras del hogar",
            "costureras en domicilio",
            "comerciantes de mercado",
            "estibadores",
            "repartidores de plataformas",
        ),
        "actor": (
            "el concejo municipal",
            "el ministerio de trabajo",
            "el instituto de estadística",
            "el juzgado municipal",
            "la comisión de empleo del congreso",
            "la gerencia de mercados",
            "la alcaldía",
        ),
        "act": (
            "aprobó una ordenanza que nombra a",
            "firmó un convenio con",
            "dejó de decomisar la mercadería de",
            "abrió una ventanilla de registro para",
            "empezó a contar a",
            "convocó a dirigentes de",
            "publicó por primera vez cifras sobre",
        ),
        "when": (
            "En la primera semana de marzo",
            "En la sesión de julio",
            "Después de nueve meses de diálogo",
            "Dos semanas después de la audiencia",
            "En el último trimestre del año",
        ),
        "did": (
            "contó a quienes trabajan en nueve avenidas",
            "redactó dos cláusulas que se adoptaron",
            "pagó el viaje de seis delegadas",
            "formó a encuestadoras de la propia asociación",
            "publicó una nota breve en tres idiomas",
            "acompañó la negociación durante cuatro días",
        ),
        "other": (
            "la asociación de vendedores",
            "una clínica jurídica",
            "la central sindical",
            "dos regidores",
            "la facultad de urbanismo",
            "una radio comunitaria",
        ),
    },
    "fr": {
        "who": (
            "vendeuses de rue",
            "récupérateurs de déchets",
            "travailleuses domestiques",
            "couturières à domicile",
            "commerçants du marché",
        ),
        "actor": (
            "le conseil municipal",
            "le ministère du travail",
            "l’agence de la statistique",
            "le tribunal",
            "la mairie",
        ),
        "act": (
            "a adopté un arrêté qui nomme",
            "a signé un accord avec",
            "a cessé de saisir les biens des",
            "a ouvert un guichet pour les",
            "a publié pour la première fois des chiffres sur les",
        ),
        "when": (
            "Dans la première semaine de mars",
            "À la session de juillet",
            "Après neuf mois de dialogue",
            "Au dernier trimestre de l’année",
        ),
        "did": (
            "a compté les vendeuses de neuf avenues",
            "a rédigé deux articles qui ont été repris",
            "a payé le voyage de six déléguées",
            "a formé des enquêtrices de l’association",
        ),
        "other": (
            "l’association des vendeuses",
            "une clinique juridique",
            "la centrale syndicale",
            "deux conseillers municipaux",
        ),
    },
    "pt": {
        "who": (
            "vendedoras ambulantes",
            "catadores de materiais recicláveis",
            "trabalhadoras domésticas",
            "costureiras em domicílio",
        ),
        "actor": (
            "a câmara municipal",
            "o ministério do trabalho",
            "o instituto de estatística",
            "a prefeitura",
        ),
        "act": (
            "aprovou uma lei que nomeia",
            "assinou um acordo com",
            "deixou de apreender a mercadoria de",
            "publicou pela primeira vez números sobre",
        ),
        "when": (
            "Na primeira semana de março",
            "Na sessão de julho",
            "Depois de nove meses de diálogo",
        ),
        "did": (
            "contou quem trabalha em nove avenidas",
            "redigiu dois artigos que foram adotados",
            "pagou a viagem de seis delegadas",
        ),
        "other": (
            "a associação de vendedores",
            "uma clínica jurídica",
            "a central sindical",
        ),
    },
}
_FRAMES = {
    "en": {
        "title": ("{city}: {actor} {act} {who}",),
        "statement": (
            "{when}, {actor} of {city} {act} {who}.",
            "The decision was read out in public and entered in the minutes, which name {who} as workers.",
            "Until then the same office had treated {who} as a nuisance and had refused to meet them.",
            "Since that day {actor} has kept to it in the wards where it was watched.",
            "Officers showed the text when they met {who} at the gate of the market.",
            "The list that goes with it has places for men and women in equal number.",
        ),
        "significance": (
            "{who} of {city} had worked without any paper for a generation, and could be moved at will.",
            "It is the first time that a decision of this level says what {who} may do, and not only what not.",
            "Other wards have asked for the same wording, so it reaches further than the few who spoke.",
            "What is written can be pointed at when the next official does not remember it.",
        ),
        "contribution_wiego": (
            "WIEGO {did}.",
            "Together with the leaders it {did}, and went back when the first draft was turned down.",
            "Its city office lent a room, {did} and kept the minutes of every meeting.",
            "It asked {actor} for the figures and explained them to {who}.",
        ),
        "contribution_others": (
            "{other} had asked for this for years and {did}.",
            "{other} spoke with each member of the committee and would not leave the hearing.",
            "Without {other} the paper would have stayed in a drawer.",
            "{other} {did} at its own cost.",
        ),
    },
    "es": {
        "title": ("{city}: {actor} {act} {who}",),
        "statement": (
            "{when}, {actor} de {city} {act} {who}.",
            "La decisión se leyó en público y consta en el acta, que nombra a {who} como trabajadores.",
            "Hasta entonces la misma oficina trataba a {who} como una molestia y no las recibía.",
            "Desde ese día {actor} la cumple en los distritos donde hubo observadores.",
            "El padrón que la acompaña reserva lugares para mujeres y hombres por igual.",
        ),
        "significance": (
            "{who} de {city} trabajaron una generación sin papel alguno.",
            "Es la primera vez que una decisión de este nivel dice lo que {who} pueden hacer.",
            "Otros distritos pidieron la misma redacción, así que llega más lejos.",
            "Lo escrito se puede señalar cuando el próximo funcionario no lo recuerde.",
        ),
        "contribution_wiego": (
            "WIEGO {did}.",
            "Junto con las dirigentes {did}, y volvió cuando se rechazó el primer borrador.",
            "Su oficina prestó una sala, {did} y llevó las actas de cada reunión.",
            "Pidió las cifras a {actor} y las explicó a {who}.",
        ),
        "contribution_others": (
            "{other} lo pedía desde hacía años y {did}.",
            "{other} habló con cada integrante de la comisión.",
            "Sin {other} el papel habría quedado en un cajón.",
            "{other} {did} por su cuenta.",
        ),
    },
    "fr": {
        "title": ("{city} : {actor} {act} {who}",),
        "statement": (
            "{when}, {actor} de {city} {act} {who}.",
            "La décision a été lue en public et figure au procès-verbal, qui nomme les {who}.",
            "Jusque-là le même bureau refusait de recevoir les {who}.",
            "Depuis ce jour {actor} s’y tient dans les quartiers où l’on a regardé.",
            "La liste jointe réserve autant de places aux femmes qu’aux hommes.",
        ),
        "significance": (
            "Les {who} de {city} travaillaient sans aucun papier depuis une génération.",
            "C’est la première fois qu’une décision de ce niveau dit ce que les {who} peuvent faire.",
            "D’autres quartiers ont demandé le même texte.",
            "Ce qui est écrit peut être montré au prochain fonctionnaire.",
        ),
        "contribution_wiego": (
            "WIEGO {did}.",
            "Avec les responsables, elle {did} et elle est revenue après le premier refus.",
            "Son bureau a prêté une salle, {did} et tenu les comptes rendus.",
            "Elle a demandé les chiffres à {actor} et les a expliqués aux {who}.",
        ),
        "contribution_others": (
            "{other} le demandait depuis des années et {did}.",
            "{other} a parlé avec chaque membre de la commission.",
            "Sans {other} le papier serait resté dans un tiroir.",
            "{other} {did} à ses frais.",
        ),
    },
    "pt": {
        "title": ("{city}: {actor} {act} {who}",),
        "statement": (
            "{when}, {actor} de {city} {act} {who}.",
            "A decisão foi lida em público e consta na ata, que nomeia {who} como trabalhadores.",
            "Até então o mesmo gabinete não recebia {who}.",
            "Desde esse dia {actor} cumpre a decisão nos bairros em que houve observadores.",
            "A lista que a acompanha reserva lugares para mulheres e homens por igual.",
        ),
        "significance": (
            "{who} de {city} trabalharam uma geração sem papel algum.",
            "É a primeira vez que uma decisão deste nível diz o que {who} podem fazer.",
            "Outros bairros pediram a mesma redação.",
            "O que está escrito pode ser mostrado ao próximo funcionário.",
        ),
        "contribution_wiego": (
            "A WIEGO {did}.",
            "Com as dirigentes, {did} e voltou quando o primeiro texto foi recusado.",
            "O seu escritório emprestou uma sala, {did} e guardou as atas.",
            "Pediu os números a {actor} e explicou-os a {who}.",
        ),
        "contribution_others": (
            "{other} pedia isto há anos e {did}.",
            "{other} falou com cada membro da comissão.",
            "Sem {other} o papel teria ficado numa gaveta.",
            "{other} {did} por conta própria.",
        ),
    },
}
_SENTENCES = {"statement": 5, "significance": 3, "contribution_wiego": 3, "contribution_others": 3}


@dataclass(frozen=True)
class Story:
    """The texts of one outcome and where it is set."""

    language: str
    city: str
    country: str
    texts: dict[str, str]


def story(random: Random, number: int) -> Story:
    """Return the texts of the outcome with this number."""
    city, country, language = PLACES[int(random.random() * len(PLACES))]
    slots = {name: random.choice(words) for name, words in _SLOTS[language].items()}
    slots["city"] = city
    frames = _FRAMES[language]
    texts = {}
    for name, count in _SENTENCES.items():
        first, *others = frames[name]
        chosen = [first, *random.sample(others, min(count, len(others) + 1) - 1)]
        texts[name] = " ".join(_sentence(frame, slots) for frame in chosen)
    if number % _RARE_EVERY == 7:
        texts["statement"] += f" {RARE}."
    if number % 5 < 2:
        texts["statement"] += f" ({COMMON})"
    if number % 8 == 3:
        texts["contribution_others"] += f" ({ACCENTED})"
    title = _sentence(frames["title"][0], slots)
    texts["title"] = title if len(title) <= 100 else title[:99].rsplit(" ", 1)[0] + "…"
    return Story(language, city, country, texts)


def _sentence(frame: str, slots: dict[str, str]) -> str:
    text = frame.format_map(slots)
    return text[0].upper() + text[1:]
