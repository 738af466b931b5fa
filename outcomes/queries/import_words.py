"""What the application knows when it reads a file: lists, programmes, actors, profiles."""

from __future__ import annotations

from collections import Counter

from django.utils import translation

from harvests.models import Code, Grant, HarvestRound, Programme
from outcomes.enums import Confidentiality, Direction, Expected, InfluenceRoute
from outcomes.importing.known import Known, KnownActor, Term
from outcomes.importing.terms import plain_term
from outcomes.models import Actor, ImportProfile
from wiego_mle.kernel.languages import Language

_CHOICES = {
    "direction": Direction,
    "expected": Expected,
    "influence_route": InfluenceRoute,
    "confidentiality": Confidentiality,
    "language": Language,
}


def known_for(harvest_round: HarvestRound, *, words: dict[str, dict[str, str]] | None = None) -> Known:
    """Return the lists, the register and what `words` says about words, for a file of a round."""
    meant = {(name, word): key for name, said in (words or {}).items() for word, key in said.items()}
    languages = harvest_round.languages
    return Known(
        lists=_lists(),
        actors=_actors(),
        meant=meant,
        round_reference=harvest_round.reference,
        default_language=languages[0] if languages else Language.ENGLISH,
    )


def _lists() -> dict[str, list[Term]]:
    lists: dict[str, list[Term]] = {}
    for code in Code.objects.filter(retired_on__isnull=True):
        lists.setdefault(code.dimension, []).append(_term(code))
    lists["programme"] = [_term(programme) for programme in Programme.objects.all()]
    lists["grant"] = _grant_terms()
    for name, choices in _CHOICES.items():
        lists[name] = [
            Term(value, str(choices(value).label), _labels(choices, value)) for value in choices.values
        ]
    return lists


def _term(row: Code | Programme) -> Term:
    labels = [row.label_en, row.label_es, row.label_fr, row.label_pt]
    return Term(row.key, row.label_en, tuple(filter(None, labels)))


def _grant_terms() -> list[Term]:
    """Return the grants, retired ones too: old spreadsheets tell of old grants.

    A funder's name alone means its grant where it has given only one, and the name or number of a grant alone where
    no other is called so: what can mean two grants means none. A key always means its grant.
    """
    rows = list(Grant.objects.all())
    called = {
        grant.key: {
            plain_term(words): words
            for words in (grant.label, f"{grant.funder} {grant.name}", grant.name, grant.funder, grant.key)
        }
        for grant in rows
    }
    meant = Counter(plain for words in called.values() for plain in words)
    return [
        Term(
            grant.key,
            grant.label,
            tuple(words for plain, words in called[grant.key].items() if meant[plain] == 1),
        )
        for grant in rows
    ]


def _labels(choices, value: str) -> tuple[str, ...]:
    names = []
    for language in Language.values:
        with translation.override(language):
            label = str(choices(value).label)
            names += [label, label.partition(" – ")[0]]
    return tuple(dict.fromkeys(names))


def _actors() -> list[KnownActor]:
    rows = Actor.objects.filter(merged_into__isnull=True).order_by("pk")
    return [
        KnownActor(pk, reference, name, tuple(filter(None, (each.strip() for each in other.split(",")))))
        for pk, reference, name, other in rows.values_list("pk", "reference", "name", "other_names")
    ]


def profile_like(signature: list[str]) -> ImportProfile | None:
    """Return the newest profile whose headings are those of a file, or most of them."""
    wanted = set(signature)
    best, best_share = None, 0.0
    for profile in ImportProfile.objects.order_by("-saved_at", "-pk"):
        theirs = set(profile.signature)
        share = len(wanted & theirs) / len(wanted | theirs) if wanted | theirs else 0
        if share > best_share:
            best, best_share = profile, share
    return best if best_share >= _ALIKE else None


_ALIKE = 0.8
