"""What the coach says in French."""

from __future__ import annotations

from outcomes.coach.wording.shape import RuleWords

FRENCH: dict[str, RuleWords] = {
    "no_actor": RuleWords(
        question="Qui exactement l’a fait ?",
        why="On ne peut vérifier un changement que si l’on sait quel service, groupe ou personne a agi.",
        example="« La commission des marchés de la mairie de Dakar a convenu… » plutôt que "
        "« Les parties prenantes ont convenu… »",
    ),
    "two_changes": RuleWords(
        question="S’agit-il de deux changements ?",
        why="Deux changements ont deux dates, deux raisons et des preuves différentes ; ils se vérifient mieux "
        "dans deux fiches liées.",
        example="Une fiche pour le ministère qui a publié le règlement, une autre pour le tribunal qui l’a appliqué.",
    ),
    "future": RuleWords(
        question="Est-ce déjà arrivé ?",
        why="Un résultat est acquis ; un projet peut être noté comme piste jusqu’à sa réalisation. Un engagement "
        "déjà pris compte, si l’on dit qui l’a pris et quand.",
        example="« Le 4 mai 2023, le conseil a voté… » plutôt que « Le conseil va… »",
    ),
    "output": RuleWords(
        question="Qu’est-ce que quelqu’un d’extérieur à l’équipe a fait autrement ensuite ?",
        why="Notre formation, réunion ou publication est notre contribution ; le résultat, c’est ce que d’autres "
        "ont fait après.",
        example="« Après l’atelier, l’inspection de Thiès a commencé à… » ; l’atelier va dans la contribution.",
    ),
    "no_act": RuleWords(
        question="Qu’est-ce qu’on les a vus faire ?",
        why="Plus de conscience, de capacité ou de voix se vérifie mal ; un acte où cela s’est montré, si.",
        example="« L’association a pris la parole pour la première fois au débat budgétaire » plutôt que "
        "« L’association a été renforcée »",
    ),
    "impact": RuleWords(
        question="Quel acte de quel acteur y a conduit ?",
        why="Un meilleur revenu ou une meilleure santé ont bien des causes ; le résultat est la décision ou la "
        "pratique qui a changé en chemin, le reste va dans l’importance.",
        example="« La mairie a réduit de moitié la taxe du marché » ; que les vendeuses gagnent plus dit pourquoi "
        "c’est important.",
    ),
    "attribution": RuleWords(
        question="Peut-on dire ce que WIEGO a apporté sans dire que WIEGO a causé le changement ?",
        why="D’autres ont pris la décision, et d’autres encore y ont souvent poussé ; se présenter comme la cause "
        "fait douter du reste.",
        example="« En mars, WIEGO a remis à la commission une note sur les taxes, que la présidente a citée » "
        "plutôt que « Grâce à WIEGO… »",
    ),
    "no_date": RuleWords(
        question="Quand est-ce arrivé ?",
        why="Sans date, personne ne peut le retrouver ni le compter dans la bonne année ; un mois ou une année "
        "suffit.",
        example="« En juin 2021, le conseil… »",
    ),
    "vague_time": RuleWords(
        question="Peut-on dire plus précisément quand c’était ?",
        why="« Récemment » veut dire autre chose quand on le lit deux ans après ; un mois, une saison ou une année "
        "aide.",
        example="« Entre mars et mai 2022… » plutôt que « Récemment… »",
    ),
    "no_place": RuleWords(
        question="Où est-ce arrivé ?",
        why="Quelqu’un qui lit depuis un autre pays ne sait pas de quelle ville ni de quel pays il s’agit.",
        example="« Le conseil municipal de Thiès, au Sénégal, … »",
    ),
    "significance_repeats": RuleWords(
        question="Pourquoi ce changement compte-t-il ici ?",
        why="Ceci redit ce qui a changé ; il manque ce que cela signifie pour les travailleuses, ou ce qui n’était "
        "pas possible avant.",
        example="« Jusque-là, une vendeuse sans permis pouvait perdre sa marchandise n’importe quel jour. »",
    ),
    "significance_empty_words": RuleWords(
        question="Qu’est-ce qui le rend important ?",
        why="Une raison convainc plus qu’un éloge : comment était-ce avant, qui y gagne, qu’est-ce qui devient "
        "possible ?",
        example="« C’est la première fois que le ministère compte les travailleuses à domicile » plutôt que "
        "« Une avancée historique »",
    ),
    "contribution_no_act": RuleWords(
        question="Qu’avons-nous fait exactement ?",
        why="« Nous avons accompagné le processus » ne dit pas ce qui a été fait ; un acte concret permet d’en "
        "juger l’influence.",
        example="« En mai 2021, nous avons rédigé un commentaire de quatre pages sur le projet et l’avons expliqué "
        "à la commission. »",
    ),
    "contribution_no_date": RuleWords(
        question="Quand l’avons-nous fait ?",
        why="Une contribution précède le changement ; une date ou l’ordre des faits le montre.",
        example="« Dans les trois semaines avant le vote… » ou « En octobre 2020… »",
    ),
    "others_missing": RuleWords(
        question="Qu’ont fait les autres ?",
        why="Vous nommez des partenaires qui ont pris part ; leur part mérite autant de place que la nôtre.",
        example="« La fédération des vendeuses a réuni 400 signatures et négocié avec le maire. » Si personne "
        "d’autre n’a pris part, écrivez « aucune connue ».",
    ),
    "acronym": RuleWords(
        question="Que veut dire ce sigle ?",
        why="Dans d’autres pays, et dans dix ans, on ne le connaîtra pas.",
        example="La première fois « Confédération nationale des travailleurs du Sénégal (CNTS) », ensuite « CNTS ».",
    ),
    "private_person": RuleWords(
        question="Cela pourrait-il nuire à quelqu’un si d’autres le lisaient ?",
        why="Les noms, téléphones et adresses de travailleuses, et les affaires de mineurs ou de police, peuvent "
        "mettre des personnes en danger ; mieux vaut les retirer ou limiter qui lit la fiche.",
        example="« Une travailleuse domestique de Lomé » plutôt que son nom ; ses coordonnées vont avec la source.",
    ),
}
