"""Editions of the demonstration: a round of public outcomes with highlights, and all years of a grant; published."""

from __future__ import annotations

from harvests.models import Grant
from outcomes.editions.building import build, write
from outcomes.models import Edition, EditionFile, EditionRow
from outcomes.services.editions import order_edition, publish_edition
from outcomes.services.highlights import put_in_front
from wiego_mle.kernel.access import Principal

YEAR = 2021
TITLE = "Public outcomes 2018–2021"
GRANT_TITLE = "What a grant for cities paid for, all years"
HIGHLIGHTS = {
    "ILO adopts the Violence and Harassment Convention with a wide definition of worker": (
        "In June 2019 the International Labour Conference adopted Convention 190. Its world of work reaches public "
        "and private spaces, and people without a contract."
    ),
    "Home-based workers found HomeNet International": (
        "In February 2021, online, 36 organizations from 20 countries founded HomeNet International. They represent "
        "more than 600,000 home-based workers."
    ),
    "ILO publishes the first global estimates of informal employment": (
        "In April 2018 the ILO said for the first time how many people are informally employed: two billion, "
        "61 per cent of all workers."
    ),
    "South African court extends injury compensation to domestic workers": (
        "In November 2020 the Constitutional Court of South Africa found it unconstitutional to leave domestic "
        "workers out of compensation for injuries at work, with effect from 1994."
    ),
    "Delhi approves 28 town vending committees": (
        "In October 2019 the Government of Delhi notified 28 town vending committees, five years after the act "
        "had asked for them."
    ),
}
"""By title: how an outcome is told in front, lightly edited."""


def publish_one(by: Principal) -> Edition:
    """Order, build and publish an edition, as an administrator and a worker would, and return it."""
    edition = order_edition(
        title=TITLE, year=YEAR, harvest_round=None, programme=None, audience="internal", language="en", by=by
    )
    build(edition.pk)
    edition.refresh_from_db()
    _put_in_front(edition, by)
    return _published(edition, by)


def publish_for_donor(grant: Grant, by: Principal) -> Edition:
    """Order, build and publish an edition of all years of a grant, and return it."""
    edition = order_edition(
        title=GRANT_TITLE,
        year=None,
        harvest_round=None,
        programme=None,
        grant=grant,
        audience="internal",
        language="en",
        by=by,
    )
    build(edition.pk)
    edition.refresh_from_db()
    return _published(edition, by)


def _put_in_front(edition: Edition, by: Principal) -> None:
    rows = EditionRow.objects.filter(edition=edition, is_counted=True).select_related("outcome")
    for row in rows.order_by("outcome_id"):
        if row.outcome.title in HIGHLIGHTS:
            put_in_front(edition=edition, row=row, text=HIGHLIGHTS[row.outcome.title], by=by)
            edition.refresh_from_db()


def _published(edition: Edition, by: Principal) -> Edition:
    for pk in EditionFile.objects.filter(edition=edition).values_list("pk", flat=True):
        write(pk)
    publish_edition(edition=edition, by=by)
    return edition
