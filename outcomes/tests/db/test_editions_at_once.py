"""Several people at one edition, or one who presses twice, at the same moment."""

from __future__ import annotations

import uuid

import pytest
from django.utils import timezone

from outcomes.enums import EditionState
from outcomes.models import Edition, EditionHighlight, EditionRow, SavedView
from outcomes.queries.editions import content_checksum, highlights_of
from outcomes.services.editions import order_edition
from outcomes.services.highlights import MOST, put_in_front, take_from_front
from outcomes.services.saved_views import keep_view
from outcomes.tests.factories import EditionFactory, EditionRowFactory
from wiego_mle.kernel.errors import Refused

ORDER = {
    "title": "Outcomes 2024/25",
    "year": 2024,
    "harvest_round": None,
    "programme": None,
    "audience": "internal",
    "language": "en",
}


@pytest.fixture
def ready(cast, together) -> list[EditionRow]:
    """Return twenty rows of an edition that is ready."""
    edition = EditionFactory(
        state=EditionState.READY, collected_at=timezone.now(), head='{"format":1}', sha256="0" * 64
    )
    return EditionRowFactory.create_batch(20, edition=edition)


def broken(results: list) -> list:
    """Return what was raised beside refusals."""
    return [each for each in results if isinstance(each, BaseException) and not isinstance(each, Refused)]


def told(row: EditionRow, by) -> EditionHighlight:
    fresh = Edition.objects.get(pk=row.edition_id)
    return put_in_front(edition=fresh, row=row, text="The city licensed vendors.", by=by)


def agrees(edition: Edition) -> bool:
    fresh = Edition.objects.get(pk=edition.pk)
    return fresh.sha256 == content_checksum(fresh.head, highlights_of(fresh))


def test_an_edition_that_is_ordered_twice_at_once_is_ordered_once(cast, together):
    key, by = uuid.uuid4(), cast.administrator.principal
    results = together([lambda: order_edition(by=by, creation_key=key, **ORDER).pk] * 4)
    assert not broken(results)
    assert set(results) == {Edition.objects.get().pk}


def test_the_key_of_somebody_else_orders_another_edition(cast, db):
    key, order = uuid.uuid4(), ORDER | {"harvest_round": cast.round, "year": cast.round.financial_year}
    first = order_edition(by=cast.administrator.principal, creation_key=key, **order)
    second = order_edition(by=cast.lead.principal, creation_key=key, **order)
    assert first.pk != second.pk
    assert second.requested_by == cast.lead.person
    assert order_edition(by=cast.administrator.principal, creation_key=key, **order).pk == first.pk


def test_an_outcome_that_is_put_in_front_twice_at_once_stands_there_once(cast, ready, together):
    results = together([lambda: told(ready[0], cast.administrator.principal)] * 4)
    assert not broken(results)
    assert EditionHighlight.objects.count() == 1


def test_highlights_of_several_people_at_once_are_all_in_the_checksum_and_not_too_many(cast, ready, together):
    by = cast.administrator.principal
    for row in ready[: MOST - 3]:
        told(row, by)
    results = together([lambda row=row: told(row, by) for row in ready[MOST - 3 : MOST + 3]])
    assert not broken(results)
    assert EditionHighlight.objects.count() == MOST
    assert len(set(EditionHighlight.objects.values_list("place", flat=True))) == MOST
    assert agrees(ready[0].edition)
    gone = EditionHighlight.objects.select_related("edition", "outcome")[:3]
    assert not broken(together([lambda each=each: take_from_front(highlight=each, by=by) for each in gone]))
    assert agrees(ready[0].edition)


def test_a_view_that_is_kept_twice_at_once_is_kept_once(cast, together):
    by = cast.lead.principal

    def keeping() -> SavedView:
        return keep_view(name="Levels", query="down=level", is_shared=False, by=by)

    assert not broken(together([keeping] * 4))
    assert SavedView.objects.count() == 1
