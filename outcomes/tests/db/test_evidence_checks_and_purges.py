"""Evidence is checked by somebody else, and destroyed only by two people together."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from harvests.models import TeamMember
from outcomes.enums import PurgeState
from outcomes.models import Evidence, EvidenceText, Notice, Outcome, Purge, ServedCopy
from outcomes.queries.evidence import checked, same_file, with_documents_checked
from outcomes.queries.purges import purges_to_decide
from outcomes.services.checks import SAID, check_evidence, uncheck_evidence
from outcomes.services.copies import make_copy
from outcomes.services.evidence import ANSWERS, add_evidence, change_evidence
from outcomes.services.notices import send_digests
from outcomes.services.parts import mark_of_part
from outcomes.services.purges import ask_purge, confirm_purge, refuse_purge, take_original
from outcomes.tests.factories import EvidenceFactory, OutcomeFactory
from wiego_mle.audit.queries import trail_of
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.tests import sample_files
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def outcome(cast) -> Outcome:
    return OutcomeFactory(round=cast.round, author=cast.reporter.person, submitted=True)


def as_it_is(item: Evidence) -> Evidence:
    return Evidence.objects.select_related("copy", "outcome__round").get(pk=item.pk)


def check(item: Evidence, member, note: str = "Section 4 says so.", seen: str | None = None) -> None:
    item = as_it_is(item)
    check_evidence(item=item, seen=seen or mark_of_part(item, SAID), note=note, by=member.principal)


def test_a_check_says_who_when_and_what_was_seen(cast, outcome):
    item = EvidenceFactory(outcome=outcome)
    check(item, cast.reviewer)
    item.refresh_from_db()
    assert (item.checked_by, item.check_note) == (cast.reviewer.person, "Section 4 says so.")
    entry = trail_of("outcome", outcome.reference).get()
    assert entry.act == "outcome.evidence_checked"
    assert entry.changes["evidence_check"][1].endswith("Section 4 says so.")
    outcome.refresh_from_db()
    assert outcome.version == 1, "a check is no new text of the record"


@pytest.mark.parametrize("who", ["reporter", "colleague", "coder", "administrator", "reader", "outsider"])
def test_only_reviewers_check(cast, outcome, who):
    item = EvidenceFactory(outcome=outcome)
    with pytest.raises(Refused):
        check(item, getattr(cast, who))


def test_nobody_checks_what_they_added_or_what_documents_their_own_outcome(cast, outcome):
    with pytest.raises(Refused, match="You added this evidence"):
        check(EvidenceFactory(outcome=outcome, added_by=cast.reviewer.person), cast.reviewer)
    own = OutcomeFactory(round=cast.round, author=cast.reviewer.person, submitted=True)
    with pytest.raises(Refused, match="You wrote this outcome"):
        check(EvidenceFactory(outcome=own, added_by=cast.reporter.person), cast.reviewer)


def test_a_check_needs_its_note_and_the_evidence_as_it_was_seen(cast, outcome):
    item = EvidenceFactory(outcome=outcome)
    with pytest.raises(Refused):
        check(item, cast.reviewer, note="  ")
    seen = mark_of_part(item, SAID)
    Evidence.objects.update(page="7")
    with pytest.raises(Stale):
        check(item, cast.reviewer, seen=seen)
    check(item, cast.reviewer)
    with pytest.raises(Stale):
        check(item, cast.lead, seen=mark_of_part(item, SAID))


def test_a_check_is_taken_back_with_a_reason(cast, outcome):
    item = EvidenceFactory(outcome=outcome, checked=True)
    with pytest.raises(Refused):
        uncheck_evidence(item=as_it_is(item), reason="", by=cast.lead.principal)
    before = as_it_is(item)
    uncheck_evidence(item=before, reason="It is another law", by=cast.lead.principal)
    with pytest.raises(Stale):
        uncheck_evidence(item=before, reason="It is another law", by=cast.reviewer.principal)
    item.refresh_from_db()
    assert (item.checked_by, item.check_note) == (None, "")
    entry = trail_of("outcome", outcome.reference).get()
    assert (entry.act, entry.reason) == ("outcome.evidence_unchecked", "It is another law")


def test_a_check_lapses_when_something_else_is_said(cast, outcome):
    item = EvidenceFactory(outcome=outcome, checked=True)
    same = {"page": item.page}
    change_evidence(item=item, seen=mark_of_part(item, ANSWERS), answers=same, by=cast.reviewer.principal)
    assert as_it_is(item).checked_at is not None, "nothing was changed"
    change_evidence(
        item=item, seen=mark_of_part(item, ANSWERS), answers={"page": "9"}, by=cast.reviewer.principal
    )
    assert as_it_is(item).checked_at is None
    acts = list(trail_of("outcome", outcome.reference).values_list("act", flat=True))
    assert sorted(acts) == ["outcome.evidence_changed", "outcome.evidence_check_lapsed"]


def test_outcomes_with_a_checked_document_are_told_apart(cast):
    with_law, with_note, unchecked = OutcomeFactory.create_batch(3)
    EvidenceFactory(outcome=with_law, checked=True)
    EvidenceFactory(outcome=with_law, checked=True)
    EvidenceFactory(outcome=with_note, checked=True, kind="note")
    EvidenceFactory(outcome=unchecked)
    removed = EvidenceFactory(outcome=unchecked, checked=True)
    Evidence.objects.filter(pk=removed.pk).update(removed_at=removed.added_at)
    assert list(with_documents_checked(Outcome.objects.all())) == [with_law]
    assert checked().count() == 3


# --- The file as it came ------------------------------------------------------------------------------


@pytest.fixture
def photo(cast, outcome) -> Evidence:
    add_evidence(
        outcome=outcome,
        answers={"title": "Photo"},
        by=cast.reviewer.principal,
        upload=SimpleUploadedFile("photo.jpg", sample_files.jpeg()),
    )
    make_copy(ServedCopy.objects.get().pk)
    return as_it_is(outcome.evidence.get())


def test_taking_a_file_as_it_came_stands_on_the_trail(cast, outcome, photo):
    for who in (cast.reporter, cast.reviewer, cast.coder, cast.reader):
        with pytest.raises(Refused):
            take_original(item=photo, by=who.principal)
    take_original(item=photo, by=cast.lead.principal)
    entry = trail_of("outcome", outcome.reference).last()
    assert (entry.act, entry.by_name) == ("outcome.evidence_original_taken", "Lena Lead")
    assert photo.sha256 in entry.changes["evidence_file"][1]


def test_the_same_file_is_told_only_where_it_may_be_known(cast, outcome, photo):
    hidden = OutcomeFactory(round=cast.other_round)
    known = OutcomeFactory(round=cast.round, author=cast.colleague.person, submitted=True)
    for each in (hidden, known):
        EvidenceFactory(outcome=each, file=True, sha256=photo.sha256)
    assert [each.outcome for each in same_file(cast.reporter.principal, photo)] == [known]
    assert same_file(cast.outsider.principal, photo) == []


# --- Destroying -----------------------------------------------------------------------------------------


def files_in(store: Path) -> int:
    return sum(path.is_file() for path in store.rglob("*"))


def test_two_people_destroy_a_file_and_its_checksum_stays(
    cast, outcome, photo, store, django_capture_on_commit_callbacks
):
    assert files_in(store) == 3
    purge = ask_purge(item=photo, reason="It shows faces of children", by=cast.lead.principal)
    with pytest.raises(Refused, match="somebody else decides"):
        confirm_purge(purge=purge, by=cast.lead.principal)
    with django_capture_on_commit_callbacks(execute=True):
        confirm_purge(purge=purge, by=cast.administrator.principal)
    item = as_it_is(photo)
    assert (item.file_key, item.file_name, item.sha256) == ("", "photo.jpg", photo.sha256)
    assert item.purged_at is not None
    assert not ServedCopy.objects.exists()
    assert not EvidenceText.objects.exists()
    assert files_in(store) == 0
    acts = [entry.act for entry in trail_of("outcome", outcome.reference)][-2:]
    assert acts == ["outcome.evidence_purge_asked", "outcome.evidence_purged"]
    with pytest.raises(Refused, match="destroyed"):
        take_original(item=item, by=cast.lead.principal)
    with pytest.raises(Refused):
        ask_purge(item=item, reason="Again", by=cast.lead.principal)


def test_a_file_is_asked_for_once_and_may_be_kept(cast, photo, store):
    purge = ask_purge(item=photo, reason="It shows faces", by=cast.administrator.principal)
    with pytest.raises(Stale), transaction.atomic():
        ask_purge(item=photo, reason="Me too", by=cast.lead.principal)
    refuse_purge(purge=purge, by=cast.lead.principal)
    with pytest.raises(Stale):
        confirm_purge(purge=purge, by=cast.lead.principal)
    assert Purge.objects.get().state == PurgeState.REFUSED
    assert files_in(store) == 3
    assert ask_purge(item=photo, reason="New reason", by=cast.administrator.principal).pk != purge.pk


@pytest.mark.parametrize("who", ["reporter", "colleague", "reviewer", "coder", "reader", "outsider"])
def test_only_who_looks_after_files_asks_and_decides(cast, photo, who):
    principal = getattr(cast, who).principal
    with pytest.raises(Refused):
        ask_purge(item=photo, reason="I do not like it", by=principal)
    purge = ask_purge(item=photo, reason="It shows faces", by=cast.lead.principal)
    for decide in (confirm_purge, refuse_purge):
        with pytest.raises(Refused):
            decide(purge=purge, by=principal)


def test_a_reason_is_needed(cast, photo):
    with pytest.raises(Refused):
        ask_purge(item=photo, reason=" \n", by=cast.lead.principal)


def test_those_who_may_agree_are_told_in_their_letter_of_the_day_without_name_or_reason(cast, photo):
    ask_purge(item=photo, reason="It shows faces of children", by=cast.lead.principal)
    assert [notice.person for notice in Notice.objects.all()] == [cast.administrator.person]
    assert send_digests(now=timezone.now() + timedelta(days=2)) == 1
    letter = Letter.objects.get()
    assert letter.to == cast.administrator.person
    assert letter.subject == f"A file of {photo.outcome.reference} is to be destroyed"
    assert f"/outcomes/{photo.outcome.reference}/evidence/{photo.reference}/" in letter.body
    assert "Lena Lead asks it" in letter.body
    assert "faces" not in letter.body
    assert photo.file_name not in letter.body


def test_nobody_is_told_of_a_file_that_was_decided_about_or_is_no_longer_theirs(cast, photo):
    purge = ask_purge(item=photo, reason="It shows faces", by=cast.administrator.principal)
    assert [notice.person for notice in Notice.objects.all()] == [cast.lead.person]
    refuse_purge(purge=purge, by=cast.lead.principal)
    ask_purge(item=photo, reason="It does", by=cast.administrator.principal)
    TeamMember.objects.filter(person=cast.lead.person).delete()
    assert send_digests(now=timezone.now() + timedelta(days=2)) == 0
    assert not Letter.objects.exists()


def test_a_restricted_draft_is_told_to_its_lead_alone(cast):
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person, restricted=True)
    item = EvidenceFactory(outcome=outcome, file=True)
    ask_purge(item=item, reason="It shows faces", by=cast.lead.principal)
    assert not Notice.objects.exists()
    assert list(purges_to_decide(cast.administrator.principal)) == []
