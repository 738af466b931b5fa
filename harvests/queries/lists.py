"""The code lists, programmes and grants: all of them, and those that can be chosen now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils import timezone

from harvests.enums import Dimension
from harvests.models import Code, CodebookDimension, FocalCity, Grant, HarvestRound, Programme


def choosable_codes(dimension: Dimension | str, *, keep: Collection[int] = ()) -> QuerySet[Code]:
    """Return the codes of a list that can be chosen, in the order of the list.

    `keep` names codes (by id) that a record holds already: a retired code stays where it is.
    """
    wanted = Q(retired_on__isnull=True) | Q(pk__in=keep)
    return Code.objects.filter(wanted, dimension=dimension).order_by("order", "pk")


def choosable_programmes(
    *, harvest_round: HarvestRound | None = None, keep: Collection[int] | QuerySet = ()
) -> QuerySet[Programme]:
    """Return the programmes that existed in the period a round covers, in their order.

    Without a round these are the programmes of today. A programme without dates always existed. `keep` names
    programmes (by id, or a query for ids) that a record has already.
    """
    today = timezone.localdate()
    first = harvest_round.covers_from if harvest_round else today
    last = harvest_round.covers_to if harvest_round else today
    existed = (Q(active_from__isnull=True) | Q(active_from__lte=last)) & (
        Q(active_to__isnull=True) | Q(active_to__gte=first)
    )
    return Programme.objects.filter(existed | Q(pk__in=keep)).order_by("order", "pk")


def codes_by_list() -> list[tuple[CodebookDimension, list[Code]]]:
    """Return every list with its codes, retired ones too, in the order of the codebook; two queries."""
    grouped: dict[str, list[Code]] = defaultdict(list)
    for code in codes().order_by("dimension", "order", "pk"):
        grouped[code.dimension].append(code)
    return [(each, grouped[each.key]) for each in CodebookDimension.objects.order_by("order", "pk")]


def codes() -> QuerySet[Code]:
    """Return every code, retired ones too, with the one that replaced it."""
    return Code.objects.select_related("replaced_by", "parent")


def programmes() -> QuerySet[Programme]:
    """Return every programme, ended ones too, in their order."""
    return Programme.objects.order_by("order", "pk")


def grants() -> QuerySet[Grant]:
    """Return every grant, retired ones too, those of one funder beside each other."""
    return Grant.objects.order_by("funder", "name", "pk")


def choosable_grants(
    *, harvest_round: HarvestRound, keep: Collection[int] | QuerySet = ()
) -> QuerySet[Grant]:
    """Return the grants that can have paid for what led to an outcome of a round.

    What influenced a change may lie long before it, so a grant that has ended can be chosen until it is retired; one
    that began only after the period of the round cannot. `keep` names grants that a record has already.
    """
    begun = Q(active_from__isnull=True) | Q(active_from__lte=harvest_round.covers_to)
    return grants().filter(begun & Q(retired_on__isnull=True) | Q(pk__in=keep))


def focal_cities() -> QuerySet[FocalCity]:
    """Return every Focal City, retired ones too, in their order."""
    return FocalCity.objects.order_by("order", "pk")


def counted_focal_cities() -> tuple[FocalCity, ...]:
    """Return the Focal Cities that are counted: those that are not retired, in their order."""
    return tuple(focal_cities().filter(retired_on__isnull=True))
