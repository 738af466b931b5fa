"""Versions: which a person may read, how they are folded for reading, and bringing one back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from harvests.enums import Dimension
from harvests.models import Programme
from harvests.tests.factories import CodeFactory, ProgrammeFactory
from outcomes.models import Outcome, OutcomeVersion
from outcomes.queries.versions import readable_versions, sittings_of, withheld_number
from outcomes.services.record import save_answers
from outcomes.services.restoring import restoration_of, restore_version
from outcomes.services.sources import add_source
from outcomes.tests.capture import TEXT, draft_of
from outcomes.tests.factories import ActorFactory, OutcomeFactory, OutcomeVersionFactory
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.errors import Refused, Stale

NOON = datetime(2025, 5, 3, 12, tzinfo=UTC)


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round").get(pk=outcome.pk)


def saved(outcome: Outcome, member, **answers) -> Outcome:
    now = fresh(outcome)
    return save_answers(outcome=now, version=now.version, answers=answers, by=member.principal)


def kept(outcome, number: int, *, minutes: int, by=None, **more) -> OutcomeVersion:
    return OutcomeVersionFactory(
        outcome=outcome,
        number=number,
        at=NOON + timedelta(minutes=minutes),
        by=by or outcome.author,
        **more,
    )


def folded(outcome, **options) -> list[tuple[int, int]]:
    rows = OutcomeVersion.objects.filter(outcome=outcome).order_by("number")
    return [(each.first, each.last) for each in sittings_of(rows, **options)]


def test_what_one_person_saves_in_one_go_is_read_as_one(cast):
    outcome = OutcomeFactory(author=cast.reporter.person)
    for number, minutes in ((1, 0), (2, 10), (3, 39), (4, 70)):
        kept(outcome, number, minutes=minutes)
    kept(outcome, 5, minutes=71, by=cast.reviewer.person)
    assert folded(outcome) == [(5, 5), (4, 4), (1, 3)]


def test_a_reason_a_step_and_a_version_brought_back_stand_by_themselves(cast):
    outcome = OutcomeFactory()
    kept(outcome, 1, minutes=0)
    kept(outcome, 2, minutes=1, why="A typo")
    kept(outcome, 3, minutes=2)
    kept(outcome, 4, minutes=3)
    kept(outcome, 5, minutes=4, restored_from=1)
    kept(outcome, 6, minutes=5)
    assert folded(outcome) == [(6, 6), (5, 5), (3, 4), (2, 2), (1, 1)]
    assert folded(outcome, decided_on={3}) == [(6, 6), (5, 5), (4, 4), (3, 3), (2, 2), (1, 1)]


def test_what_was_written_while_restricted_stays_with_those_who_could_read_it(cast):
    outcome = draft_of(cast, statement=TEXT, confidentiality="restricted")
    saved(outcome, cast.reporter, statement="Without names.")
    saved(outcome, cast.reporter, confidentiality="internal")
    Outcome.objects.filter(pk=outcome.pk).update(
        state="submitted", submissions=1, submitted_at=NOON, first_submitted_at=NOON
    )

    def seen(member) -> list[int]:
        return list(readable_versions(member.principal, fresh(outcome)).values_list("number", flat=True))

    assert seen(cast.reporter) == seen(cast.lead) == seen(cast.administrator) == [1, 2, 3]
    assert seen(cast.reviewer) == seen(cast.colleague) == [3]
    assert withheld_number(cast.reviewer.principal, fresh(outcome)) == 2
    assert withheld_number(cast.lead.principal, fresh(outcome)) == 0


def test_an_earlier_version_comes_back_as_a_new_one_with_its_trail_row(cast):
    actor, lead = ActorFactory(), Programme.objects.first()
    outcome = draft_of(
        cast,
        statement=TEXT,
        countries=["GH"],
        actors=[actor],
        lead_programme=lead,
        date_from=date(2025, 3, 1),
        date_to=date(2025, 3, 31),
        date_precision="month",
    )
    saved(
        outcome,
        cast.reviewer,
        statement="Other words.",
        countries=["PE"],
        actors=[],
        programmes=[],
        lead_programme=None,
        date_from=None,
        date_to=None,
        date_precision="",
    )
    back = restore_version(
        outcome=fresh(outcome), number=1, version=2, by=cast.reporter.principal, why="It was better."
    )
    assert (back.version, back.statement, back.period.words()) == (3, TEXT, "March 2025")
    assert [place.country for place in back.countries.all()] == ["GH"]
    assert list(back.actors.all()) == [actor]
    assert back.programme_parts.get().programme == lead
    newest = OutcomeVersion.objects.get(outcome=outcome, number=3)
    first = OutcomeVersion.objects.get(outcome=outcome, number=1)
    assert newest.content == first.content
    assert (newest.restored_from, newest.why) == (1, "It was better.")
    entry = trail_of("outcome", outcome.reference).last()
    assert (entry.act, entry.reason) == ("outcome.version_restored", "It was better.")
    assert OutcomeVersion.objects.filter(outcome=outcome).count() == 3
    assert trail_of("outcome", outcome.reference).count() == 3


def test_bringing_back_what_is_there_writes_nothing(cast):
    outcome = draft_of(cast, statement=TEXT)
    saved(outcome, cast.reporter, statement="Other.")
    saved(outcome, cast.reporter, statement=TEXT)
    restore_version(outcome=fresh(outcome), number=1, version=3, by=cast.reporter.principal)
    assert fresh(outcome).version == 3


def test_who_may_not_change_the_text_brings_nothing_back(cast):
    outcome = draft_of(cast, statement=TEXT)
    saved(outcome, cast.reporter, statement="Other.")
    with pytest.raises(Refused):
        restore_version(outcome=fresh(outcome), number=1, version=2, by=cast.colleague.principal)
    assert fresh(outcome).statement == "Other."


def test_a_record_saved_meanwhile_is_not_overwritten(cast):
    outcome = draft_of(cast, statement=TEXT)
    saved(outcome, cast.reporter, statement="Other.")
    seen = fresh(outcome)
    saved(outcome, cast.reviewer, statement="A third.")
    with pytest.raises(Stale):
        restore_version(outcome=seen, number=1, version=2, by=cast.reporter.principal)
    assert fresh(outcome).statement == "A third."


@pytest.mark.parametrize("number", [0, 2, 7])
def test_only_an_earlier_version_comes_back(cast, number):
    outcome = draft_of(cast, statement=TEXT)
    saved(outcome, cast.reporter, statement="Other.")
    with pytest.raises(Refused, match="no such earlier version"):
        restore_version(outcome=fresh(outcome), number=number, version=2, by=cast.reporter.principal)


def test_what_cannot_come_back_is_said(cast):
    level = CodeFactory(dimension=Dimension.LEVEL)
    group = CodeFactory(dimension=Dimension.WORKER_GROUP)
    gone = ProgrammeFactory()
    outcome = draft_of(
        cast, statement=TEXT, level=level, worker_groups=[group], programmes=[gone], confidentiality="open"
    )
    add_source(
        outcome=outcome,
        answers={
            "name": "A vendor",
            "organisation": "",
            "role": "",
            "consent": "given",
            "wants_credit": False,
        },
        by=cast.reporter.principal,
    )
    saved(outcome, cast.reporter, level=None, worker_groups=[], programmes=[], confidentiality="restricted")
    for code in (level, group):
        code.retired_on = date(2025, 1, 1)
        code.save()
    key, label = gone.key, level.label
    gone.delete()
    first = OutcomeVersion.objects.get(outcome=outcome, number=1)
    restoration = restoration_of(fresh(outcome), first)
    said = " ".join(restoration.left)
    assert f"“{label}” is no longer on its list." in said
    assert f"There is no programme “{key}” any more." in said
    assert "The sources stay as they are now." in said
    assert "The confidentiality stays as it is now." in said
    assert "level" not in restoration.answers
    assert restoration.answers["worker_groups"] == []
    back = restore_version(outcome=fresh(outcome), number=1, version=3, by=cast.reporter.principal)
    # Everything that can come back is there already, and the record stays as closed as it is.
    assert back.confidentiality == "restricted"


def test_a_code_that_the_record_still_has_is_no_loss(cast):
    level = CodeFactory(dimension=Dimension.LEVEL)
    outcome = draft_of(cast, statement=TEXT, level=level)
    saved(outcome, cast.reporter, statement="Other.")
    level.retired_on = date(2025, 1, 1)
    level.save()
    first = OutcomeVersion.objects.get(outcome=outcome, number=1)
    restoration = restoration_of(fresh(outcome), first)
    assert restoration.left == ()
    assert restoration.answers["level"] == level
