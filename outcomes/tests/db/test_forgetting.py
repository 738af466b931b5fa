"""People outside are forgotten at their request, and by themselves when they are no longer needed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import HarvestRound, SubstantiationPlan
from harvests.tests.factories import RoundClosingFactory
from outcomes.models import Judgement, JudgementDraft, Nomination, SubstantiationRequest, Substantiator
from outcomes.services.forgetting import erase_substantiator, forget_due, later_by
from outcomes.services.substantiators import change_substantiator
from outcomes.tasks import forget_people
from outcomes.tests.asking import answered, opened, prepared, sent
from outcomes.tests.factories import JudgementDraftFactory, NominationFactory, SubstantiatorFactory
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db

NAME, ADDRESS, NUMBER = "Ama Zoraida Boateng", "zoraida@example.org", "+233 20 555 0199"


@pytest.fixture
def ama() -> Substantiator:
    """Somebody of whom everything is known."""
    return SubstantiatorFactory(
        name=NAME, email=ADDRESS, phone=NUMBER, time_zone="Africa/Accra", organisation="Zoraida & Daughters"
    )


def everywhere() -> str:
    """Return every text of the tables that could tell who somebody was."""
    models = (Substantiator, Nomination, SubstantiationRequest, JudgementDraft, Letter, Entry)
    return repr([list(model.objects.order_by("pk").values()) for model in models])


def erase(person: Substantiator, by) -> Substantiator:
    return erase_substantiator(substantiator=person, reason="She asked us to.", by=by.principal)


def close(harvest_round: HarvestRound, at: datetime) -> None:
    HarvestRound.objects.filter(pk=harvest_round.pk).update(state=RoundState.CLOSED)
    RoundClosingFactory(round=harvest_round, closed_at=at)


def test_nothing_tells_who_it_was_and_the_answer_stays(cast, ama):
    request = answered(cast, substantiator=ama)
    waiting = sent(cast, substantiator=ama)
    NominationFactory(
        outcome=request.asked.get().outcome,
        substantiator=ama,
        independence="Zoraida chaired it.",
        conflict="declared",
        conflict_note="Zoraida’s sister works here.",
    )
    gone = erase(ama, cast.lead)

    assert gone.erased_at is not None
    for secret in ("oraida", ADDRESS, "Boateng", "555 0199"):
        assert secret not in everywhere()
    assert Judgement.objects.get().asked.substantiator == gone
    waiting.refresh_from_db()
    assert waiting.state == "revoked"
    assert Letter.objects.filter(state="sent").count() == 2
    assert set(Letter.objects.values_list("to_address", "body")) == {("", "")}
    assert faults() == []
    entry = Entry.objects.get(act="substantiator.erased")
    assert (entry.subject_reference, entry.reason) == (ama.reference, "She asked us to.")


def test_a_letter_that_waits_never_goes(cast, ama):
    request = sent(cast, substantiator=ama)
    Letter.objects.filter(about_reference=request.reference).update(state="queued", sent_at=None)
    erase(ama, cast.lead)
    assert Letter.objects.get(about_reference=request.reference).state == "left"


def test_what_was_begun_and_not_sent_is_gone(cast, ama):
    request = opened(cast, substantiator=ama)
    JudgementDraftFactory(asked=request.asked.get(), content={"outcome_comment": "I am Zoraida."})
    erase(ama, cast.lead)
    assert not JudgementDraft.objects.exists()


def test_the_old_link_opens_nothing_any_more(cast, ama):
    request = answered(cast, substantiator=ama)
    before = request.nonce
    erase(ama, cast.lead)
    request.refresh_from_db()
    assert request.nonce != before


def test_who_may_erase(cast, ama):
    NominationFactory(outcome__round=cast.round, substantiator=ama)
    for who in (cast.reviewer, cast.reporter, cast.reader):
        with pytest.raises(Refused):
            erase(fresh(ama), who)
    with pytest.raises(ValidationError):
        erase_substantiator(substantiator=fresh(ama), reason=" ", by=cast.lead.principal)
    erase(fresh(ama), cast.administrator)
    with pytest.raises(Refused, match="before"):
        erase(fresh(ama), cast.lead)


def test_the_lead_of_another_round_may_not(cast, ama):
    NominationFactory(outcome__round=cast.other_round, substantiator=ama)
    with pytest.raises(Refused):
        erase(fresh(ama), cast.lead)


def test_what_changed_at_the_same_moment_is_not_overwritten(cast, ama):
    NominationFactory(outcome__round=cast.round, substantiator=ama)
    person = fresh(ama)
    Substantiator.objects.filter(pk=ama.pk).update(version=2)
    with pytest.raises(Stale):
        erase(person, cast.lead)
    assert Substantiator.objects.get().name == NAME


def test_they_are_forgotten_when_their_last_round_has_been_closed_long_enough(cast, ama):
    now = timezone.now()
    SubstantiationPlan.objects.create(round=cast.round, retention_months=6)
    request = answered(cast, substantiator=ama)
    NominationFactory(outcome__round=cast.other_round, substantiator=ama)
    assert forget_due(now=now + timedelta(days=4000)) == 0
    close(cast.round, now)
    assert forget_due(now=now + timedelta(days=4000)) == 0
    close(cast.other_round, now - timedelta(days=900))
    assert forget_due(now=later_by(now, 6) - timedelta(minutes=1)) == 0
    assert forget_due(now=later_by(now, 6)) == 1
    assert forget_due(now=later_by(now, 6)) == 0
    assert NAME not in everywhere()
    assert Judgement.objects.filter(asked__request=request).exists()
    entry = Entry.objects.get(act="substantiator.erased")
    assert (entry.by_id, entry.subject_reference) == (None, ama.reference)


def test_who_agreed_to_be_named_keeps_the_name_and_loses_the_address(cast, ama):
    now = timezone.now()
    answered(cast, substantiator=ama)
    Judgement.objects.update(quoting="by_name")
    close(cast.round, now)
    assert forget_due(now=later_by(now, 12)) == 1
    ama.refresh_from_db()
    assert (ama.name, ama.email, ama.phone, ama.time_zone, ama.erased_at) == (NAME, "", "", "", None)
    assert ADDRESS not in everywhere()
    assert forget_due(now=later_by(now, 24)) == 0
    assert Entry.objects.filter(act="substantiator.contact_deleted").count() == 1


def test_a_round_that_was_reopened_keeps_them(cast, ama):
    now = timezone.now()
    answered(cast, substantiator=ama)
    close(cast.round, now)
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.ANALYSING)
    assert forget_due(now=later_by(now, 120)) == 0


def test_who_was_never_proposed_is_forgotten_after_half_a_year(ama):
    assert forget_due(now=later_by(ama.created_at, 6) - timedelta(minutes=1)) == 0
    assert forget_due(now=later_by(ama.created_at, 6)) == 1


def test_the_task_runs_twice_as_once(ama):
    Substantiator.objects.update(created_at=timezone.now() - timedelta(days=400))
    forget_people()
    forget_people()
    assert Entry.objects.filter(act="substantiator.erased").count() == 1


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-11-15", 12, "2027-11-15"), ("2026-12-31", 2, "2027-02-28")],
)
def test_months_end_where_people_expect_it(start, months, end):
    first = timezone.make_aware(datetime.fromisoformat(start))
    assert later_by(first, months).date().isoformat() == end


def test_an_address_is_corrected_by_who_looks_after_them(cast, ama):
    NominationFactory(outcome__round=cast.round, substantiator=ama)
    SubstantiatorFactory(email="taken@example.org", reference="SB-0007")
    answers = {
        "name": NAME,
        "organisation": "",
        "position": "",
        "email": "new@example.org",
        "phone": "",
        "country": "GH",
        "language": "fr",
        "time_zone": "",
    }
    said = {"substantiator": fresh(ama), "version": 1}
    with pytest.raises(Refused):
        change_substantiator(answers=answers, by=cast.reviewer.principal, **said)
    with pytest.raises(ValidationError, match="SB-0007"):
        change_substantiator(answers=answers | {"email": "Taken@example.org"}, by=cast.lead.principal, **said)
    changed = change_substantiator(answers=answers, by=cast.lead.principal, **said)
    assert (changed.email, changed.language, changed.version) == ("new@example.org", "fr", 2)
    with pytest.raises(Stale):
        change_substantiator(answers=answers, by=cast.lead.principal, **said)
    assert "new@example.org" not in repr(list(Entry.objects.values()))


def fresh(person: Substantiator) -> Substantiator:
    return Substantiator.objects.get(pk=person.pk)


def test_who_was_erased_meanwhile_is_not_asked(cast, ama):
    read_before = Substantiator.objects.get(pk=ama.pk)
    erase(ama, cast.administrator)
    with pytest.raises(Stale):
        prepared(cast, substantiator=read_before)
    assert not SubstantiationRequest.objects.exists()
