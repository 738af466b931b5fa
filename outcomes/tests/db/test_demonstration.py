"""The demonstration harvest: every row is there, wholly, and reached its state by lawful steps."""

from __future__ import annotations

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.test import override_settings

from harvests.models import HarvestRound
from harvests.queries.asked_programmes import asked_by_key, asked_programmes
from harvests.queries.deadlines import deadline_for
from harvests.queries.team_page import deciders_everywhere, invited_to, members_of, missing_of_groups
from harvests.team_gaps import gaps_of
from outcomes.demonstration.coding import BEGUN, CODERS, FINISHED
from outcomes.demonstration.loading import load
from outcomes.demonstration.people import PASSWORD, PEOPLE
from outcomes.demonstration.questions import NOTES, QUESTIONS
from outcomes.demonstration.rows import ROUNDS, rows
from outcomes.demonstration.sequences import LINKS
from outcomes.demonstration.teams import ASKED, GROUPS, INTO, INVITED, LATE, LONGER
from outcomes.enums import OutcomeState as S
from outcomes.management.commands.load_demo import demo_sign_ins
from outcomes.models import (
    Coding,
    Edition,
    InternalNote,
    Outcome,
    OutcomeKey,
    OutcomeLink,
    Question,
)
from outcomes.presenters import CONVERSATION
from outcomes.queries.assignments import holding_assignments
from outcomes.queries.coding import asked_dimensions
from outcomes.queries.interests import standing_conflicts
from outcomes.queries.opinions import awaited_opinions
from outcomes.queries.votes import differences_in, settled_pairs
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.tables import EditionTables
from wiego_mle.accounts.models import User
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import faults, trail_of
from wiego_mle.kernel.countries import alpha3
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def harvest(django_db_setup, django_db_blocker):
    """Load once for all tests of this file, in a transaction that is undone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


def outcome_of(row) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(creation_key=row.creation_key)


def test_all_rows_and_leads_are_there_in_every_state():
    assert Outcome.objects.count() == 89 + 3 + 1
    states = Counter(Outcome.objects.values_list("state", flat=True))
    assert states == {S.LEAD: 4, S.DRAFT: 2, S.SUBMITTED: 6, S.RETURNED: 4, S.ACCEPTED: 77}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["ref"])
def test_nothing_of_a_row_is_dropped(row):
    outcome = outcome_of(row)
    kept = [outcome.title, outcome.statement, outcome.significance, outcome.contribution_wiego]
    kept += [outcome.city, outcome.language, outcome.direction, outcome.origin_note]
    kept += [part.actor.name for part in outcome.actor_parts.select_related("actor")]
    kept += [part.programme.label_en for part in outcome.programme_parts.select_related("programme")]
    kept += [alpha3(place.country) for place in outcome.countries.all()]
    if outcome.is_global:
        kept.append("GLOBAL")
    for item in outcome.evidence.all():
        kept += [item.title, item.url, item.dated, item.note]
    kept += [code.label_en for code in outcome.worker_groups.all()]
    said = "\n".join(kept).casefold()
    for column, value in row.raw.items():
        if column.startswith("date_observed"):
            continue
        for part in value.split(";") if column in _LISTS else [value]:
            assert part.strip().casefold() in said or column in _CODED, f"{column}: {part}"


_LISTS = ("country_iso3", "actor_name", "contributors", "worker_groups")
_CODED = ("worker_groups", "programme")
"""Columns whose words become codes; the meaning of each word is tested with the code below."""


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["ref"])
def test_words_become_codes_and_dates_keep_their_precision(row):
    outcome = outcome_of(row)
    assert {code.key for code in outcome.worker_groups.all()} == set(row.worker_group_keys)
    assert outcome.programme_parts.get(is_lead=True).programme.key == row.programme_key
    start = row["date_observed_start"]
    if start:
        assert outcome.date_from.isoformat().startswith(start)
        if not row["date_observed_end"]:
            assert outcome.date_precision == {4: "year", 7: "month", 10: "day"}[len(start)]
    else:
        assert outcome.date_from is None


def test_rounds_have_reached_their_states_and_closed_ones_hold_nothing_undecided():
    states = dict(HarvestRound.objects.values_list("reference", "state"))
    assert states == {planned.reference: planned.state for planned in ROUNDS}
    undecided = Outcome.objects.exclude(state__in=(S.ACCEPTED, S.SET_ASIDE, S.WITHDRAWN))
    assert not undecided.filter(round__state="closed").exists()


def test_each_coder_has_a_queue_and_a_round_that_both_coded_is_settled():
    for key in CODERS:
        open_now = Coding.objects.filter(coder__email=f"{key}@example.org", state="open")
        waiting = Counter(open_now.values_list("outcome__round__reference", flat=True))
        assert set(waiting) == set(BEGUN)
        assert max(waiting.values()) >= 8
    finished = HarvestRound.objects.get(reference=FINISHED)
    assert Coding.objects.filter(outcome__round=finished).values("coder").distinct().count() == len(CODERS)
    assert not Coding.objects.filter(outcome__round=finished, state="open").exists()
    differences = differences_in(finished, [each.key for each in asked_dimensions(finished)])
    assert {(each.outcome_id, each.dimension) for each in differences} == settled_pairs(finished) != set()


@pytest.mark.parametrize("row", [row for row in rows() if row.is_weak], ids=lambda row: row["ref"])
def test_a_weak_row_waits_or_came_back_with_the_hint(row):
    outcome = outcome_of(row)
    assert outcome.state in (S.SUBMITTED, S.RETURNED)
    if outcome.state == S.RETURNED:
        assert outcome.decisions.first().reason == row.hint


def test_every_state_was_reached_by_steps_of_the_right_people():
    for outcome in Outcome.objects.filter(state=S.ACCEPTED).select_related("author", "decided_by"):
        trail = [entry.act for entry in trail_of("outcome", outcome.reference)]
        beside = (
            "outcome.linked",
            "outcome.evidence_checked",
            "outcome.person_",
            "outcome.resolved",
            "outcome.selected",
            CONVERSATION,
        )
        acts = [act for act in trail if not act.startswith(beside)]
        assert acts[0] == "outcome.logged"
        assert acts[-2:] == ["outcome.submitted", "outcome.accepted"]
        assert outcome.decided_by != outcome.author
    assert not faults()


def test_steps_of_one_process_are_linked_by_the_lead():
    kept = {(link.outcome.title, link.kind, link.other.title) for link in OutcomeLink.objects.all()}
    assert len(kept) == len(LINKS)
    assert ("Sindh passes the first law for home-based workers in South Asia", "led_to") in {
        (title, kind) for title, kind, _other in kept
    }
    assert OutcomeKey.objects.values("outcome").distinct().count() >= len(rows())


def test_questions_are_open_answered_and_settled_in_the_language_of_the_text():
    asked = Question.objects.select_related("outcome")
    assert Counter(each.state for each in asked) == {"open": 8, "answered": 4, "settled": 4}
    told = {(each.row, each.field): each for each in QUESTIONS}
    by_key = {row.creation_key: row for row in rows()}
    for question in asked:
        row = by_key[question.outcome.creation_key]
        planned = told[row["ref"], question.field]
        first = question.messages.first()
        assert first.text == planned.text
        assert first.by_id != question.outcome.author_id
    assert {each.outcome.language for each in asked} == {"en", "es", "fr"}
    assert InternalNote.objects.count() == len(NOTES)
    assert not asked.filter(outcome__state=S.ACCEPTED).exclude(state="settled").exists()


def test_loading_again_changes_nothing():
    before = (Outcome.objects.count(), User.objects.count(), Entry.objects.count())
    printed = StringIO()
    call_command("load_demo", "--with-known-passwords", stdout=printed)
    assert "there already" in printed.getvalue()
    assert before == (Outcome.objects.count(), User.objects.count(), Entry.objects.count())


def test_the_sign_ins_that_are_printed_are_true():
    lines = demo_sign_ins()
    assert len(lines) == len(PEOPLE) + 1
    for person in PEOPLE:
        assert any(person.email in line for line in lines)
        assert User.objects.get(email=person.email).check_password(PASSWORD)


def test_it_is_not_loaded_where_others_could_sign_in():
    with override_settings(PRODUCTION=True), pytest.raises(CommandError, match="everybody knows"):
        call_command("load_demo")


def test_the_running_rounds_have_teams_that_show_what_teams_can_do():
    for reference, asked in ASKED.items():
        assert asked_by_key(HarvestRound.objects.get(reference=reference)) == asked
    into = HarvestRound.objects.get(reference=INTO)
    members = members_of(into)
    missing = missing_of_groups(into, members)
    assert {each.taken_in.group.name: each.people for each in missing} == {name: [] for name in GROUPS}
    late = User.objects.get(email=f"{LATE}@example.org")
    assert deadline_for(into, late.pk) == into.collecting_to + LONGER
    assert Letter.objects.get(kind="more_time").to == late
    assert [promise.invitation.name for promise in invited_to(into)] == [INVITED["name"]]
    programmes = [each.programme for each in asked_programmes(into)]
    assert gaps_of(members, programmes, everywhere=deciders_everywhere()) == [
        "Nobody contributes for Statistics yet."
    ]


def test_people_work_together_in_the_running_rounds():
    waiting = Outcome.objects.filter(state=S.SUBMITTED)
    assert holding_assignments().count() == waiting.count() == 6
    given = Counter(holding_assignments().values_list("reviewer__name", flat=True))
    assert set(given) == {"Tomás Rivera", "Grace Otieno"}
    opinion = awaited_opinions().get()
    assert (opinion.asked_by.name, opinion.asked_of.name) == ("Grace Otieno", "Tomás Rivera")
    conflict = standing_conflicts().get()
    assert (conflict.person.name, conflict.author.name) == ("Tomás Rivera", "Lucía Paredes")


def test_the_lead_sees_who_is_away_late_or_done_and_which_letters_will_go(client):
    client.force_login(User.objects.get(email="miriam@example.org"))
    people = client.get("/rounds/2024/contributors/").content.decode()
    assert "Away until" in people
    assert "I have sent everything" in people
    late = client.get("/rounds/2024/contributors/?who=overdue").content.decode()
    assert "Amara Mensah" in late
    letters = client.get("/rounds/2025/letters/").content.decode()
    assert "Reminder, 14 days before the deadline" in letters
    assert "Joana Tavares" in letters


def test_one_edition_is_published_with_its_highlights():
    edition = Edition.objects.get(title="Public outcomes 2018–2021")
    assert (edition.state, edition.year) == ("published", 2021)
    assert edition.rows.filter(is_counted=True).count() == 27
    assert edition.highlights.count() == 5
    assert set(edition.files.values_list("state", flat=True)) == {"ready"}
    assert FrozenEdition(edition).faults() == []


def test_one_edition_counts_all_years_of_a_grant():
    edition = Edition.objects.get(year=None)
    assert (edition.state, edition.grant.key) == ("published", "sample-cities")
    frozen = FrozenEdition(edition)
    assert frozen.head["year"] == "all years of the grant, 2021/22–2024/25"
    (table,) = [each for each in EditionTables(frozen).counted() if each.key == "reported-programme"]
    told = {row[0].value: row[-1].value for row in table.body()}
    assert told == {"2021/22": 5, "2022/23": 0, "2023/24": 1, "2024/25": 0, "All outcomes": 6}
    assert set(edition.files.values_list("state", flat=True)) == {"ready"}
