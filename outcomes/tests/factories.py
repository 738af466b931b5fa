"""Rows of every model of outcomes, lawful by default, for tests.

They write straight to the tables: a test of a service makes its rows through services instead.
"""

from __future__ import annotations

import hashlib
from datetime import date

import factory
from django.utils import timezone

from harvests.enums import Dimension
from harvests.tests.factories import CodeFactory, HarvestRoundFactory, ProgrammeFactory
from outcomes.enums import EvidenceKind, OutcomeState, Strength, Supports
from outcomes.models import (
    Actor,
    ActorMerge,
    Contribution,
    ContributionCountry,
    ContributionLink,
    Evidence,
    Look,
    Outcome,
    OutcomeActor,
    OutcomeCountry,
    OutcomeProgramme,
    OutcomeVersion,
    ReferenceCounter,
    ReviewDecision,
    SensitivePassage,
    Source,
)
from wiego_mle.accounts.tests.factories import UserFactory
from wiego_mle.kernel.folding import fold
from wiego_mle.kernel.partial_dates import Precision

FIRST_BY_HAND = 5000
"""Factories number from here on, so that they never meet a reference given out by a service."""


class ReferenceCounterFactory(factory.django.DjangoModelFactory):
    """A counter that has given out nothing yet."""

    class Meta:
        model = ReferenceCounter
        django_get_or_create = ("prefix",)

    prefix = "OH"


class OutcomeFactory(factory.django.DjangoModelFactory):
    """A complete draft; traits `submitted`, `returned`, `accepted`, `set_aside`, `lead`, `restricted`."""

    class Meta:
        model = Outcome

    class Params:
        lead = factory.Trait(state=OutcomeState.LEAD, statement="", significance="")
        submitted = factory.Trait(
            state=OutcomeState.SUBMITTED,
            submissions=1,
            first_submitted_at=factory.LazyFunction(timezone.now),
            submitted_at=factory.LazyFunction(timezone.now),
        )
        returned = factory.Trait(
            state=OutcomeState.RETURNED,
            submissions=1,
            first_submitted_at=factory.LazyFunction(timezone.now),
            submitted_at=factory.LazyFunction(timezone.now),
            decided_at=factory.LazyFunction(timezone.now),
            decided_by=factory.SubFactory(UserFactory),
        )
        accepted = factory.Trait(
            state=OutcomeState.ACCEPTED,
            submissions=1,
            first_submitted_at=factory.LazyFunction(timezone.now),
            submitted_at=factory.LazyFunction(timezone.now),
            decided_at=factory.LazyFunction(timezone.now),
            decided_by=factory.SubFactory(UserFactory),
        )
        set_aside = factory.Trait(
            state=OutcomeState.SET_ASIDE,
            set_aside_kind="output",
            decided_at=factory.LazyFunction(timezone.now),
            decided_by=factory.SubFactory(UserFactory),
        )
        withdrawn = factory.Trait(state=OutcomeState.WITHDRAWN)
        restricted = factory.Trait(confidentiality="restricted")

    reference = factory.Sequence(lambda number: f"OH-{FIRST_BY_HAND + number:04d}")
    round = factory.SubFactory(HarvestRoundFactory)
    author = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda number: f"Accra licenses its street vendors ({number})")
    statement = "In March 2025 the Accra Metropolitan Assembly began to license street vendors by a by-law."
    significance = "For the first time vendors have a right to a place from which they cannot be moved."
    contribution_wiego = "WIEGO counted the vendors of the city and advised the drafting committee."
    contribution_others = "The vendors' association negotiated with the assembly for two years."
    date_from = date(2025, 3, 1)
    date_to = date(2025, 3, 31)
    date_precision = Precision.MONTH
    direction = "positive"
    expected = "intended"
    influence_route = "D"
    confidentiality_reason = factory.LazyAttribute(
        lambda outcome: (
            "The officer who spoke could lose her post." if outcome.confidentiality == "restricted" else ""
        )
    )
    search_text = factory.LazyAttribute(
        lambda outcome: fold(" ".join((outcome.reference, outcome.title, outcome.statement)))
    )


class OutcomeCountryFactory(factory.django.DjangoModelFactory):
    """Ghana, as the country of an outcome."""

    class Meta:
        model = OutcomeCountry

    outcome = factory.SubFactory(OutcomeFactory)
    country = "GH"


class OutcomeProgrammeFactory(factory.django.DjangoModelFactory):
    """The leading programme of an outcome."""

    class Meta:
        model = OutcomeProgramme

    outcome = factory.SubFactory(OutcomeFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    is_lead = True


class OutcomeVersionFactory(factory.django.DjangoModelFactory):
    """The first saved version of an outcome."""

    class Meta:
        model = OutcomeVersion

    outcome = factory.SubFactory(OutcomeFactory)
    number = factory.Sequence(lambda number: number + 1)
    content = factory.LazyAttribute(lambda version: {"title": version.outcome.title})
    by = factory.SelfAttribute("outcome.author")


class ActorFactory(factory.django.DjangoModelFactory):
    """A city administration of the register."""

    class Meta:
        model = Actor

    reference = factory.Sequence(lambda number: f"A-{FIRST_BY_HAND + number:04d}")
    name = factory.Sequence(lambda number: f"Metropolitan Assembly {number}")
    folded_name = factory.LazyAttribute(lambda actor: fold(actor.name))
    actor_type = factory.SubFactory(CodeFactory, dimension=Dimension.ACTOR_TYPE)
    country = "GH"


class OutcomeActorFactory(factory.django.DjangoModelFactory):
    """An actor in an outcome."""

    class Meta:
        model = OutcomeActor

    outcome = factory.SubFactory(OutcomeFactory)
    actor = factory.SubFactory(ActorFactory)


class ContributionFactory(factory.django.DjangoModelFactory):
    """A count of vendors in 2024."""

    class Meta:
        model = Contribution

    reference = factory.Sequence(lambda number: f"C-{FIRST_BY_HAND + number:04d}")
    title = factory.Sequence(lambda number: f"Count of street vendors ({number})")
    what_was_done = "Counted the street vendors of the city together with their association."
    partners = "Vendors' association"
    programme = factory.SubFactory(ProgrammeFactory)
    city = "Accra"
    date_from = date(2024, 1, 1)
    date_to = date(2024, 12, 31)
    date_precision = Precision.YEAR
    author = factory.SubFactory(UserFactory)
    search_text = factory.LazyAttribute(
        lambda contribution: fold(
            " ".join((contribution.reference, contribution.title, contribution.what_was_done))
        )
    )


class ContributionCountryFactory(factory.django.DjangoModelFactory):
    """Ghana, as the country of a contribution."""

    class Meta:
        model = ContributionCountry

    contribution = factory.SubFactory(ContributionFactory)
    country = "GH"


class ContributionLinkFactory(factory.django.DjangoModelFactory):
    """A contribution that influenced an outcome substantially."""

    class Meta:
        model = ContributionLink

    outcome = factory.SubFactory(OutcomeFactory)
    contribution = factory.SubFactory(ContributionFactory)
    how = "The count showed the assembly how many people it had overlooked."
    strength = Strength.SUBSTANTIAL
    linked_by = factory.SelfAttribute("contribution.author")


class SourceFactory(factory.django.DjangoModelFactory):
    """Somebody who told us."""

    class Meta:
        model = Source

    outcome = factory.SubFactory(OutcomeFactory)
    name = factory.Sequence(lambda number: f"Source {number}")
    organisation = "Vendors' association"
    role = "Secretary"


class EvidenceFactory(factory.django.DjangoModelFactory):
    """A link to a law; the trait `file` makes it a file (without contents on the disk)."""

    class Meta:
        model = Evidence

    class Params:
        file = factory.Trait(
            url="",
            file_key=factory.Sequence(lambda number: f"{number:032x}"),
            file_name="by-law.pdf",
            content_type="application/pdf",
            size=8,
            sha256=hashlib.sha256(b"contents").hexdigest(),
        )

    reference = factory.Sequence(lambda number: f"E-{FIRST_BY_HAND + number:04d}")
    outcome = factory.SubFactory(OutcomeFactory)
    title = factory.Sequence(lambda number: f"By-law {number}")
    kind = EvidenceKind.LAW
    supports = Supports.CHANGE
    url = "https://example.org/by-law"
    added_by = factory.SelfAttribute("outcome.author")


class ReviewDecisionFactory(factory.django.DjangoModelFactory):
    """A return with its reason."""

    class Meta:
        model = ReviewDecision

    outcome = factory.SubFactory(OutcomeFactory, returned=True)
    step = "return"
    from_state = OutcomeState.SUBMITTED
    to_state = OutcomeState.RETURNED
    reason = "Say which assembly it was, and in which month."
    by = factory.SubFactory(UserFactory)
    outcome_version = 1


class SensitivePassageFactory(factory.django.DjangoModelFactory):
    """A name that an outcome withholds; `Outcome.withheld` is left to the service."""

    class Meta:
        model = SensitivePassage

    outcome = factory.SubFactory(OutcomeFactory)
    number = factory.Sequence(lambda number: number + 1)
    words = factory.Sequence(lambda number: f"Efua Asante {number}")
    mark = factory.LazyAttribute(lambda passage: hashlib.sha256(passage.words.encode()).hexdigest())
    why = "She could lose her stall."
    by = factory.SelfAttribute("outcome.author")


class LookFactory(factory.django.DjangoModelFactory):
    """Somebody who had withheld words shown."""

    class Meta:
        model = Look

    outcome = factory.SubFactory(OutcomeFactory)
    by = factory.SubFactory(UserFactory)
    reason = "To compare the name with the letter of the court."


class ActorMergeFactory(factory.django.DjangoModelFactory):
    """Two actors that were found to be one."""

    class Meta:
        model = ActorMerge

    kept = factory.SubFactory(ActorFactory)
    gone = factory.SubFactory(ActorFactory)
    reason = "The ministry was renamed in 2024."
    by = factory.SubFactory(UserFactory)
