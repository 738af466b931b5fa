"""Logging and saving: every save is one version and one trail row, or nothing."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from harvests.enums import Dimension, RoundState
from harvests.tests.factories import CodeFactory, ProgrammeFactory
from outcomes.enums import Confidentiality
from outcomes.enums import OutcomeState as S
from outcomes.models import Outcome, OutcomeVersion
from outcomes.services.record import change_record, log_outcome, save_answers
from outcomes.services.review import take_step
from outcomes.tests.factories import ActorFactory, OutcomeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults, trail_of
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.partial_dates import Precision

pytestmark = pytest.mark.django_db


def logged(cast, **more) -> Outcome:
    fields = {"title": "City licenses vendors", "language": "en", "harvest_round": cast.round}
    return log_outcome(by=cast.reporter.principal, **(fields | more))


def save(outcome, cast, **answers) -> Outcome:
    return save_answers(outcome=outcome, version=outcome.version, answers=answers, by=cast.reporter.principal)


def test_logging_makes_a_draft_with_its_first_version_and_trail(cast):
    outcome = logged(cast, answers={"statement": "In May 2025 the city issued 200 licences."})
    assert (outcome.state, outcome.version, outcome.reference[:3]) == (S.DRAFT, 1, "OH-")
    first = outcome.versions.get()
    assert first.content["statement"] == "In May 2025 the city issued 200 licences."
    entry = trail_of("outcome", outcome.reference).get()
    assert (entry.act, entry.by_name) == ("outcome.logged", "Rosa Reporter")
    assert entry.changes["title"] == [None, "City licenses vendors"]


def test_a_lead_begins_as_a_lead(cast):
    assert logged(cast, as_lead=True).state == S.LEAD


def test_references_are_never_given_twice(cast):
    references = [logged(cast).reference for _ in range(5)]
    numbers = [int(reference[3:]) for reference in references]
    assert numbers == list(range(numbers[0], numbers[0] + 5))


def test_a_double_click_makes_one_record(cast):
    key = uuid.uuid4()
    first = logged(cast, creation_key=key)
    second = logged(cast, creation_key=key)
    assert first.pk == second.pk
    assert Outcome.objects.count() == 1
    assert Entry.objects.count() == 1


def test_somebody_elses_creation_key_opens_nothing_of_theirs(cast):
    key = uuid.uuid4()
    first = logged(cast, creation_key=key)
    second = log_outcome(
        by=cast.colleague.principal, harvest_round=cast.round, title="x", language="en", creation_key=key
    )
    assert second.author == cast.colleague.person
    assert Outcome.objects.get(pk=first.pk).title == "City licenses vendors"


@pytest.mark.parametrize("name", ["coder", "administrator", "reader", "outsider"])
def test_only_contributors_reviewers_and_leads_log(cast, name):
    with pytest.raises(Refused):
        log_outcome(by=getattr(cast, name).principal, harvest_round=cast.round, title="Title", language="en")
    assert not Outcome.objects.exists()


def test_a_contributor_of_one_round_cannot_write_in_another(cast):
    with pytest.raises(Refused, match="not a contributor of this round"):
        logged(cast, harvest_round=cast.other_round)


@pytest.mark.parametrize("state", [RoundState.PLANNED, RoundState.REVIEWING, RoundState.CLOSED])
def test_nothing_is_logged_in_a_round_that_does_not_collect(cast, state):
    cast.round.state = state
    with pytest.raises(Refused, match="not collecting"):
        logged(cast)


def test_saving_writes_one_version_and_one_trail_row_with_old_and_new(cast):
    outcome = save(logged(cast), cast, statement="The city issued licences.")
    assert outcome.version == 2
    assert list(outcome.versions.values_list("number", flat=True)) == [2, 1]
    entry = trail_of("outcome", outcome.reference).last()
    assert entry.act == "outcome.edited"
    assert entry.changes == {"statement": ["", "The city issued licences."]}
    assert not faults()


def test_saving_what_is_there_already_writes_nothing(cast):
    outcome = save(logged(cast), cast, statement="The city issued licences.")
    again = save(outcome, cast, statement="  The city issued licences.\r\n")
    assert again.version == 2
    assert OutcomeVersion.objects.count() == 2
    assert Entry.objects.count() == 2


def test_relations_are_saved_and_noted(cast):
    ghana_city, union = ActorFactory(name="Accra Metropolitan Assembly"), ActorFactory(name="Union")
    law, urban = ProgrammeFactory(key="a-law"), ProgrammeFactory(key="b-urban")
    vendors = CodeFactory(dimension=Dimension.WORKER_GROUP, key="vendors")
    outcome = save(
        logged(cast),
        cast,
        countries=["GH", "TG", "GH"],
        actors=[ghana_city, union],
        programmes=[law, urban],
        lead_programme=urban,
        worker_groups=[vendors],
    )
    content = outcome.versions.first().content
    assert content["countries"] == ["GH", "TG"]
    assert content["actors"] == [ghana_city.reference, union.reference]
    assert content["programmes"] == ["* b-urban", "a-law"]
    assert content["worker_groups"] == ["vendors"]
    assert "accra metropolitan assembly" in outcome.search_text
    assert "togo" in outcome.search_text
    fewer = save(outcome, cast, actors=[union], countries=[], programmes=[law], lead_programme=None)
    assert [part.actor for part in fewer.actor_parts.all()] == [union]
    assert not fewer.countries.exists()
    assert [(part.programme, part.is_lead) for part in fewer.programme_parts.all()] == [(law, False)]


def test_the_second_of_two_savers_is_told_and_nothing_is_overwritten(cast):
    seen_by_both = logged(cast)
    save(seen_by_both, cast, statement="First")
    with pytest.raises(Stale):
        save(seen_by_both, cast, statement="Second")
    outcome = Outcome.objects.get(pk=seen_by_both.pk)
    assert outcome.statement == "First"
    assert outcome.version == 2
    assert OutcomeVersion.objects.count() == Entry.objects.count() == 2


def test_a_text_submitted_meanwhile_is_not_changed_behind_the_reviewers_back(cast):
    outcome = OutcomeFactory(submitted=True, round=cast.round, author=cast.reporter.person)
    outcome.state = S.DRAFT  # as the author's old page still has it
    with pytest.raises(Stale):
        save(outcome, cast, statement="Changed after sending")


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("reporter", True), ("reviewer", True), ("lead", True), ("colleague", False), ("administrator", False)],
)
def test_who_may_change_a_draft(cast, name, allowed):
    outcome = logged(cast)
    who = getattr(cast, name).principal
    if allowed:
        save_answers(outcome=outcome, version=1, answers={"city": "Accra"}, by=who)
        assert Outcome.objects.get(pk=outcome.pk).city == "Accra"
    else:
        with pytest.raises(Refused):
            save_answers(outcome=outcome, version=1, answers={"city": "Accra"}, by=who)


def test_the_author_does_not_change_a_text_that_is_with_the_reviewers(cast):
    outcome = OutcomeFactory(submitted=True, round=cast.round, author=cast.reporter.person)
    with pytest.raises(Refused, match="with the reviewers now"):
        save(outcome, cast, statement="Too late")


def test_an_accepted_text_is_changed_by_nobody(cast):
    outcome = OutcomeFactory(accepted=True, round=cast.round, author=cast.reporter.person)
    with pytest.raises(Refused, match="can no longer be changed"):
        save_answers(outcome=outcome, version=1, answers={"city": "Lima"}, by=cast.lead.principal)


def test_a_date_in_the_future_is_refused(cast):
    day = timezone.now().date() + timedelta(days=3)
    with pytest.raises(Refused, match="future"):
        save(logged(cast), cast, date_from=day, date_to=day, date_precision=Precision.DAY)


def test_an_end_before_the_start_is_refused(cast):
    with pytest.raises(Refused, match="before it starts"):
        save(
            logged(cast),
            cast,
            date_from=date(2025, 5, 1),
            date_to=date(2025, 4, 1),
            date_precision=Precision.DAY,
        )


def test_a_hundred_thousand_characters_are_refused_by_the_record_itself(cast):
    outcome = logged(cast)
    with pytest.raises(ValidationError) as refused:
        save(outcome, cast, statement="x" * 100_000)
    assert "statement" in refused.value.message_dict
    assert Outcome.objects.get(pk=outcome.pk).version == 1


def test_emoji_stay_and_control_characters_go(cast):
    outcome = save(logged(cast), cast, statement="Vendors 👩🏾‍🌾\x00 won\u202e")
    assert outcome.statement == "Vendors 👩🏾‍🌾 won"


def test_a_code_of_another_list_is_refused(cast):
    strategy = CodeFactory(dimension=Dimension.STRATEGY)
    with pytest.raises(Refused, match="not in the list"):
        save(logged(cast), cast, change_type=strategy)


def test_an_unknown_answer_is_a_programming_fault(cast):
    with pytest.raises(TypeError, match="state"):
        save(logged(cast), cast, state=S.ACCEPTED)


def test_a_restricted_draft_is_not_the_reviewers(cast):
    outcome = save(logged(cast), cast, confidentiality=Confidentiality.RESTRICTED)
    with pytest.raises(Refused):
        save_answers(
            outcome=outcome, version=outcome.version, answers={"city": "x"}, by=cast.reviewer.principal
        )
    taken = take_step(outcome=outcome, step="withdraw", by=cast.reporter.principal)
    assert taken.state == S.WITHDRAWN


def test_a_round_closed_while_a_text_is_being_written_keeps_it_out(cast):
    outcome = logged(cast)

    def written_while_somebody_closes(fresh):
        Outcome.objects.filter(pk=fresh.pk).update(title="Too late")
        type(cast.round).objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)

    with pytest.raises(Refused, match="is not open"):
        change_record(
            outcome=outcome,
            version=1,
            by=cast.reporter.principal,
            write=written_while_somebody_closes,
            act="outcome.edited",
        )
    outcome.refresh_from_db()
    assert (outcome.title, outcome.version, outcome.versions.count()) == ("City licenses vendors", 1, 1)


def test_a_round_closed_since_the_page_was_read_keeps_its_records_as_they_are(cast):
    outcome = logged(cast)
    type(cast.round).objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    assert outcome.round.state == RoundState.OPEN
    with pytest.raises(Refused):
        save(outcome, cast, title="Too late")
    outcome.refresh_from_db()
    assert (outcome.title, outcome.version, outcome.versions.count()) == ("City licenses vendors", 1, 1)
