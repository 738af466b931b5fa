"""The coach in French: what it asks, and what it must let pass."""

from __future__ import annotations

import pytest

from outcomes.coach import Texts, ask

GOOD = "Le 4 mai 2021, le conseil municipal de Sokodé, au Togo, a baissé la taxe des étals."

ASKED = {
    "no_actor": [
        "En 2019, les autorités locales de Kindia ont permis la vente de nuit.",
        "En mai 2020, une charte pour les récupérateurs a été adoptée à Douala.",
        "Différents acteurs de Bouaké ont signé en 2017 un protocole.",
        "En 2016, on a cessé de chasser les trieuses à Kayes.",
        "Les pouvoirs publics ont ouvert en 2018 un guichet à Niamey.",
        "Depuis 2019, il existe un siège pour les vendeuses au comité du marché de Thiès.",
    ],
    "two_changes": [
        "En mars 2019, la Cour suprême du Bénin a interdit les expulsions et le ministère de la Santé a ouvert une "
        "clinique pour les briquetiers.",
        "En 2018, la mairesse de Kaolack a signé le règlement des marchés, tandis que la Banque agricole a lancé un "
        "crédit pour les tisserandes.",
        "La mairie de Kindia a abrogé l'arrêté en 2020. Le syndicat des chauffeurs a élu un nouveau bureau.",
    ],
    "future": [
        "Le ministère du Travail du Togo prévoit de publier un registre du travail à domicile.",
        "Le Sénat malgache votera en mars 2027 la loi sur les soins.",
        "La mairie de Sfax va ouvrir un dépôt pour les ambulants en 2028.",
        "Le gouvernement du Niger est en train de préparer une loi sur le travail domestique.",
        "La commune de Dakar devrait élargir les permis en 2027.",
    ],
    "output": [
        "En juin 2019, nous avons publié un manuel de négociation pour les syndicats du Bénin.",
        "L'équipe de notre programme a présenté en mai 2018 l'étude au ministère du Travail à Lomé.",
        "Le 4 mai 2017, un atelier de trois jours pour les couturières s'est tenu à Bamako.",
        "Quarante domestiques ont été formées à Conakry en mars 2022.",
        "En juillet 2015, douze dirigeantes ont participé à Dakar à notre cours de droit du travail.",
        "WIEGO a organisé à Abidjan un séminaire en mai 2019.",
    ],
    "no_act": [
        "En 2020, les capacités de l'association des porteurs de Lomé ont été renforcées.",
        "Les vendeuses de Thiès ont gagné en visibilité en 2018.",
        "Les relations entre la police et les ambulants de Tunis se sont améliorées en 2019.",
        "Depuis 2021, les agents de la mairie de Kindia sont plus conscients des droits des vendeuses.",
    ],
    "impact": [
        "Depuis 2020, les fils des fumeuses de poisson de Cotonou poursuivent le collège.",
        "En 2021, les cireurs de Niamey achètent des médicaments à leurs parents pour la première fois.",
        "En 2019, les revenus des récupératrices de Lomé ont doublé.",
        "Depuis 2018, les enfants des vendeuses de Thiès mangent trois fois par jour.",
        "Les brodeuses de Fès ont souffert de moins de maux et de maladies en 2020.",
        "En 2017, deux cents familles de porteurs de Cotonou sont sorties de la pauvreté.",
    ],
    "attribution": [
        "En 2019, le port de Lomé a ouvert sa porte aux porteurs en réponse à notre pétition.",
        "En mai 2018, le ministère à Niamey a cédé sous la pression de WIEGO et a payé les balayeuses.",
        "La règle du marché de Bobo-Dioulasso de juin 2020 est une victoire pour WIEGO.",
        "Grâce au plaidoyer de WIEGO, la mairie de Lomé a rouvert le marché en 2019.",
        "Notre formation a amené le conseil de Kindia à changer l'arrêté en 2018.",
        "En 2016, la banque de Dakar a baissé ses taux : c'est le résultat de notre travail.",
        "Sans WIEGO, la loi de 2015 n'aurait pas été votée au Bénin.",
        "En 2017, notre pression a obligé la mairie de Thiès à signer.",
    ],
    "no_date": [
        "Un registre des brodeuses a été ouvert à la mairie de Ségou.",
        "Le conseil municipal de Sokodé a baissé la taxe des étals.",
        "En vertu de la loi 20 de 2007, l'inspection de Niamey a sanctionné une agence.",
    ],
    "vague_time": [
        "Ces dernières années, le conseil municipal de Sokodé a baissé la taxe.",
        "Il y a quelque temps, le tribunal de Thiès a entendu une domestique.",
        "Peu à peu, la police de Tunis a cessé de saisir la marchandise.",
    ],
    "no_place": [
        "Le 4 mai 2021, le conseil municipal a baissé la taxe des étals.",
        "En 2019, la ministre du Travail a reçu le syndicat des coiffeuses.",
    ],
}

PASSES = {
    "no_actor": [
        "Le 3 juin 2019, la taxe a été supprimée par le gérant du marché de Thiès.",
        "En 2020, les dirigeantes du syndicat de Lomé ont rencontré le maire.",
        "En 2019, les agents du ministère de la Santé du Bénin ont remis des cartes à 40 vendeuses.",
        "Le maire de Sokodé s'est engagé en 2018 à ne plus déguerpir.",
    ],
    "two_changes": [
        "Le ministère du Travail et le ministère de la Santé du Togo ont signé en mai 2020 un arrêté conjoint.",
        "Le 2 mai 2018, le parlement du Niger a adopté la loi et le président l'a promulguée une semaine plus tard.",
        "En 2019, la mairesse de Kaolack a ouvert le marché, baissé la taxe et publié la liste des étals.",
    ],
    "future": [
        "Le 3 mai 2021, le conseil de Sokodé a décidé que le marché ouvrira la nuit.",
        "En 2019, les candidates de Lomé ont promis de mettre fin aux expulsions.",
        "En mai 2019, la commune de Kindia a négocié un bail avec les vendeuses.",
        "Le plan, étudié en 2018, a été adopté par le conseil de Sfax en mai 2019.",
    ],
    "output": [
        "En 2019, le ministère du Travail du Togo a formé pour la première fois 40 inspectrices.",
        "Le 3 mai 2020, la mairie de Dakar, la fédération des vendeuses et WIEGO ont signé une convention.",
    ],
    "no_act": ["En 2020, la mairie de Thiès a porté de deux à neuf le nombre de toilettes du marché."],
    "impact": ["En 2019, le parlement du Bénin a étendu l'assurance santé aux vendeuses."],
    "attribution": ["En mai 2019, le maire de Sokodé a remercié WIEGO de l'étude et baissé la taxe."],
    "no_date": ["Au lendemain des élections, la mairesse de Kaolack a retiré la barrière."],
    "no_place": [
        "En 2019, le ministre béninois du Travail a reçu le syndicat des coiffeuses.",
        "En 2018, le tribunal de Dapaong a annulé l'amende.",
    ],
}


def rules_of(statement: str = GOOD, **texts: str) -> set[str]:
    return {each.rule for each in ask(Texts("fr", statement, **texts))}


@pytest.mark.parametrize(
    ("rule", "statement"), [(rule, each) for rule, statements in ASKED.items() for each in statements]
)
def test_it_asks(rule, statement):
    assert rule in rules_of(statement)


@pytest.mark.parametrize(
    ("rule", "statement"), [(rule, each) for rule, statements in PASSES.items() for each in statements]
)
def test_it_lets_pass(rule, statement):
    assert rule not in rules_of(statement)


def test_a_good_statement_raises_no_question():
    assert rules_of() == set()


@pytest.mark.parametrize(
    ("texts", "rule", "asked"),
    [
        ({"significance": "Le conseil municipal de Sokodé a baissé la taxe."}, "significance_repeats", True),
        ({"significance": "Une vendeuse de tomates garde un tiers de plus."}, "significance_repeats", False),
        ({"significance": "Une avancée historique pour nous toutes !"}, "significance_empty_words", True),
        (
            {"significance": "C’est important, car d’autres villes la copient."},
            "significance_empty_words",
            False,
        ),
        ({"contribution_wiego": "Nous demeurons à l'écoute depuis 2020."}, "contribution_no_act", True),
        (
            {
                "statement": "La ville de Thiès a affiché le guide, rédigé conjointement avec la Radio Oxyjeunes."
            },
            "others_missing",
            True,
        ),
        (
            {
                "statement": "La ville de Thiès a affiché le guide, rédigé conjointement avec la Mairie de Mbour."
            },
            "others_missing",
            False,
        ),
        ({"contribution_wiego": "WIEGO a apporté un appui technique en 2020."}, "contribution_no_act", True),
        ({"contribution_wiego": "Nous avons toujours accompagné les femmes."}, "contribution_no_act", True),
        ({"contribution_wiego": "Nous avons rédigé la lettre au conseil."}, "contribution_no_act", False),
        ({"contribution_wiego": "Nous avons rédigé la lettre au conseil."}, "contribution_no_date", True),
        (
            {"contribution_wiego": "Deux semaines avant le vote, nous avons écrit."},
            "contribution_no_date",
            False,
        ),
        ({"contribution_wiego": "Aucune."}, "contribution_no_date", False),
        (
            {"contribution_wiego": "En 2020, WIEGO et le syndicat ont compté les étals."},
            "others_missing",
            True,
        ),
        (
            {"contribution_wiego": "En 2020, nous avons expliqué la taxe à 30 femmes."},
            "others_missing",
            False,
        ),
        ({"contribution_others": "La FEVES a payé le transport."}, "acronym", True),
        ({"contribution_others": "La Fédération des vendeuses de Sokodé (FEVES) a payé."}, "acronym", False),
        ({"significance": "L’OIT et l’ONU le citent."}, "acronym", False),
        ({"significance": "Le raconte Awa Diop, vendeuse de 52 ans."}, "private_person", True),
        ({"significance": "Il a aidé une fille de 12 ans qui vendait des bonbons."}, "private_person", True),
        ({"significance": "Son numéro est le 90 12 34 56."}, "private_person", True),
        ({"significance": "Le maire Kodjo Adjété l’a signé."}, "private_person", False),
    ],
)
def test_the_other_texts(texts, rule, asked):
    assert (rule in rules_of(**texts)) is asked
