"""People outside who are asked: finding them, and how much they are asked already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower

from outcomes.models import AskedOutcome, Nomination, SubstantiationRequest, Substantiator
from outcomes.queries.outcomes import visible_to
from outcomes.request_enums import WAITING
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.folding import clean_text, fold, sort_key

MOST_LOOKED_THROUGH = 5_000
"""So many people are compared by name; there are a few hundred."""


def known_by_address(email: str) -> Substantiator | None:
    """Return the person with an e-mail address, whatever its case; None if nobody has it."""
    found = Substantiator.objects.filter(erased_at__isnull=True).exclude(email="")
    return found.alias(folded=Lower("email")).filter(folded=email.lower()).first() if email else None


def known_by_name(name: str, organisation: str) -> list[Substantiator]:
    """Return the people with this name and organisation, both compared without case and accents."""
    wanted = (sort_key(name), sort_key(organisation))
    rows = Substantiator.objects.filter(erased_at__isnull=True).order_by("pk")[:MOST_LOOKED_THROUGH]
    return [each for each in rows if (sort_key(each.name), sort_key(each.organisation)) == wanted]


def kept_by(principal: Principal) -> QuerySet[Substantiator]:
    """Return the people of whom somebody may know how they are reached; says the same as the policy."""
    rows = Substantiator.objects.all()
    if principal.has(Role.ADMINISTRATOR):
        return rows
    if principal.has(Role.LEAD):
        return rows.filter(Exists(_nominated()) | Exists(_asked()))
    led = principal.rounds_with(Role.LEAD)
    return rows.filter(
        Exists(_nominated().filter(outcome__round__in=led)) | Exists(_asked().filter(round__in=led))
    )


def _nominated() -> QuerySet[Nomination]:
    return Nomination.objects.filter(substantiator=OuterRef("pk"))


def _asked() -> QuerySet[SubstantiationRequest]:
    return SubstantiationRequest.objects.filter(substantiator=OuterRef("pk"))


def listed_substantiators(words: str = "") -> QuerySet[Substantiator]:
    """Return everybody who was not erased and whose name, organisation or reference has the words, by name.

    `asked_about` is about how many outcomes they were asked in all rounds, `waits` of how many an answer is
    still awaited, and `answered` how many they have answered.
    """
    standing = AskedOutcome.objects.filter(substantiator=OuterRef("pk"), ended_at__isnull=True).order_by()
    rows = Substantiator.objects.filter(erased_at__isnull=True).annotate(
        asked_about=_counted(standing),
        waits=_counted(standing.filter(answers=0, request__state__in=WAITING)),
        answered=_counted(standing.filter(answers__gt=0)),
    )
    wanted = fold(clean_text(words))
    if wanted:
        texts = rows.values_list("pk", "reference", "name", "organisation", "position")[:MOST_LOOKED_THROUGH]
        rows = rows.filter(pk__in=[pk for pk, *parts in texts if wanted in fold(" ".join(parts))])
    return rows.order_by("name", "pk")


def _counted(rows: QuerySet[AskedOutcome]) -> Coalesce:
    counted = rows.values("substantiator").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def load_of(people: Iterable[int]) -> dict[int, int]:
    """Return about how many outcomes each of these people was asked in all rounds, in one query."""
    rows = AskedOutcome.objects.filter(substantiator__in=people, ended_at__isnull=True).order_by()
    return dict(rows.values_list("substantiator").annotate(number=Count("pk")))


@dataclass(frozen=True)
class AskedBefore:
    """What somebody was asked: the rows that the reader may see, and how many more there are."""

    rows: list[AskedOutcome]
    others: int


def asked_before(principal: Principal, person: Substantiator) -> AskedBefore:
    """Return what a person was asked about, the latest first, as far as the reader may read the outcomes."""
    rows = AskedOutcome.objects.filter(substantiator=person)
    seen = rows.filter(outcome__in=visible_to(principal).order_by().values("pk"))
    shown = list(
        seen.select_related("request__round", "outcome", "judgement").order_by("-request__asked_at", "-pk")
    )
    return AskedBefore(shown, rows.count() - len(shown))


def nominations_of(principal: Principal, person: Substantiator) -> list[Nomination]:
    """Return the outcomes for which somebody was proposed, as far as the reader may read them."""
    rows = Nomination.objects.filter(
        Q(outcome__in=visible_to(principal).order_by().values("pk")), substantiator=person
    )
    return list(rows.select_related("outcome", "nominated_by").order_by("-nominated_at", "-pk"))
