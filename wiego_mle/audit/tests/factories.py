"""Rows of the trail, for tests; real ones are written by `recorded()`."""

from __future__ import annotations

import hashlib

import factory

from wiego_mle.audit.models import GENESIS, ChainHead, Entry


class EntryFactory(factory.django.DjangoModelFactory):
    """A row with a made-up seal, which the check of the trail must find."""

    class Meta:
        model = Entry

    sequence = factory.Sequence(lambda number: number + 1_000_000)
    by_name = "Ada Administrator"
    act = "outcome.returned"
    subject_type = "outcome"
    subject_reference = "OH-0001"
    previous_hash = GENESIS
    hash = factory.LazyAttribute(lambda row: hashlib.sha256(str(row.sequence).encode()).hexdigest())


class ChainHeadFactory(factory.django.DjangoModelFactory):
    """The end of an empty trail."""

    class Meta:
        model = ChainHead
        django_get_or_create = ("name",)
