"""Linking outcomes, merging reports of one change and undoing it: counted once, nothing lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from harvests.enums import RoundState
from harvests.models import HarvestRound
from outcomes.enums import LinkKind
from outcomes.enums import OutcomeState as S
from outcomes.models import NotTheSame, Outcome, OutcomeLink, OutcomeMerge
from outcomes.queries.links import (
    kept_for,
    links_seen_from,
    not_the_same_as,
    reports_merged_into,
    with_readable_others,
)
from outcomes.queries.outcomes import visible_to
from outcomes.services.links import (
    judge_not_the_same,
    link_outcomes,
    take_back_not_the_same,
    unlink_outcomes,
)
from outcomes.services.merging import merge_outcomes, undo_merge
from outcomes.services.review import take_step
from outcomes.tests.factories import OutcomeFactory, OutcomeMergeFactory
from outcomes.tests.records import complete_outcome
from wiego_mle.audit.queries import faults, trail_of
from wiego_mle.kernel.errors import DomainError, Incomplete, Refused, Stale, WrongState
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db


def fresh(outcome: Outcome) -> Outcome:
    return Outcome.objects.select_related("round", "author").get(pk=outcome.pk)


def acts_of(outcome: Outcome) -> list[str]:
    return [entry.act for entry in trail_of("outcome", outcome.reference)]


@pytest.fixture
def pair(cast):
    """Two reports of one change by two people of the round, both waiting."""
    return (
        fresh(complete_outcome(submitted=True, round=cast.round, author=cast.reporter.person)),
        fresh(complete_outcome(submitted=True, round=cast.round, author=cast.colleague.person)),
    )


def merged(cast, kept, other, by=None, reason="Both tell of the by-law of March.") -> OutcomeMerge:
    by = by or cast.reviewer
    return merge_outcomes(kept=fresh(kept), merged=fresh(other), reason=reason, by=by.principal)


class TestLinks:
    def test_a_link_reads_in_its_direction_from_both_records_and_stands_on_both_trails(self, cast, pair):
        law, enforcement = pair
        link_outcomes(
            outcome=law, other=enforcement, kind="led_to", note="It cites it.", by=cast.reporter.principal
        )
        (there,) = links_seen_from(cast.reviewer.principal, law)
        (back,) = links_seen_from(cast.reviewer.principal, enforcement)
        assert (there.words, there.other) == ("led to", enforcement)
        assert (back.words, back.other) == ("followed from", law)
        assert acts_of(law) == acts_of(enforcement) == ["outcome.linked"]
        assert faults() == []

    def test_the_same_link_twice_is_made_once(self, cast, pair):
        for _click in range(2):
            link_outcomes(outcome=pair[0], other=pair[1], kind="continues", by=cast.reporter.principal)
        assert OutcomeLink.objects.count() == 1
        assert acts_of(pair[0]) == ["outcome.linked"]

    def test_a_mutual_link_is_kept_once_whoever_says_it_first(self, cast, pair):
        link_outcomes(outcome=pair[1], other=pair[0], kind=LinkKind.CONTRADICTS, by=cast.reviewer.principal)
        link_outcomes(outcome=pair[0], other=pair[1], kind=LinkKind.CONTRADICTS, by=cast.reviewer.principal)
        link = OutcomeLink.objects.get()
        assert (link.outcome, link.other) == pair

    def test_taking_a_link_off_leaves_it_on_both_trails(self, cast, pair):
        link = link_outcomes(outcome=pair[0], other=pair[1], kind="led_to", by=cast.reporter.principal)
        unlink_outcomes(link=link, by=cast.reviewer.principal, why="A mistake.")
        assert not OutcomeLink.objects.exists()
        last = trail_of("outcome", pair[1].reference).last()
        assert (last.act, last.reason) == ("outcome.unlinked", "A mistake.")
        assert last.changes["other_outcome"] == [pair[0].reference, ""]
        with pytest.raises(Stale):
            unlink_outcomes(link=link, by=cast.reviewer.principal)

    @pytest.mark.parametrize("who", ["coder", "administrator", "reader", "outsider"])
    def test_only_author_and_reviewers_link_a_record(self, cast, pair, who):
        with pytest.raises(Refused):
            link_outcomes(outcome=pair[0], other=pair[1], kind="led_to", by=getattr(cast, who).principal)
        assert not OutcomeLink.objects.exists()

    def test_no_link_to_itself_nor_to_a_record_that_is_hidden(self, cast, pair):
        hidden = OutcomeFactory(round=cast.other_round)
        for other in (pair[0], hidden):
            with pytest.raises(Refused):
                link_outcomes(outcome=pair[0], other=other, kind="led_to", by=cast.reporter.principal)

    def test_a_link_to_a_record_that_the_reader_may_not_see_is_not_shown_nor_on_the_trail(self, cast, pair):
        secret = fresh(OutcomeFactory(submitted=True, restricted=True, round=cast.round))
        link_outcomes(outcome=pair[0], other=secret, kind="led_to", by=cast.lead.principal)
        assert links_seen_from(cast.reviewer.principal, pair[0]) == []
        trail = with_readable_others(cast.reviewer.principal, trail_of("outcome", pair[0].reference))
        assert trail == []
        assert len(links_seen_from(cast.lead.principal, pair[0])) == 1


class TestNotTheSame:
    def test_it_is_remembered_once_with_who_and_why(self, cast, pair):
        for _click in range(2):
            judge_not_the_same(outcome=pair[1], other=pair[0], why="Two markets.", by=cast.reviewer.principal)
        judged = NotTheSame.objects.get()
        assert (judged.first, judged.second, judged.why) == (*pair, "Two markets.")
        assert judged.by == cast.reviewer.person
        assert acts_of(pair[0]) == ["outcome.not_the_same"]


class TestMerging:
    def test_the_merged_one_is_set_aside_and_the_kept_one_shows_it(self, cast, pair):
        kept, other = pair
        merge = merged(cast, kept, other)
        other = fresh(other)
        assert (other.state, other.duplicate_of, other.set_aside_kind) == (S.SET_ASIDE, kept, "duplicate")
        assert merge.state_before == S.SUBMITTED
        assert reports_merged_into(cast.reviewer.principal, kept) == [other]
        assert acts_of(kept) == ["outcome.report_joined"]
        assert acts_of(other) == ["outcome.merged"]
        assert faults() == []

    def test_its_author_gets_a_letter(self, cast, pair):
        merged(cast, *pair)
        letter = Letter.objects.get()
        assert letter.to_id == cast.colleague.person.pk
        assert "same change" in letter.subject

    def test_undone_it_is_exactly_what_it_was(self, cast):
        kept = complete_outcome(accepted=True, round=cast.round, author=cast.reporter.person)
        other = complete_outcome(
            accepted=True, round=cast.round, author=cast.colleague.person, decided_by=cast.lead.person
        )
        before = Outcome.objects.values().get(pk=other.pk)
        merged(cast, kept, other)
        undo_merge(merged=fresh(other), reason="Two decisions.", by=cast.reviewer.principal)
        after = Outcome.objects.values().get(pk=other.pk)
        assert {name for name in before if before[name] != after[name]} == {"updated_at"}
        assert reports_merged_into(cast.reviewer.principal, kept) == []
        assert acts_of(kept) == ["outcome.report_joined", "outcome.report_left"]
        with pytest.raises(WrongState):
            undo_merge(merged=fresh(other), reason="Again.", by=cast.reviewer.principal)
        merged(cast, kept, other)
        assert fresh(other).state == S.SET_ASIDE

    @pytest.mark.parametrize("who", ["reporter", "colleague", "coder", "administrator", "reader", "outsider"])
    def test_only_reviewers_merge_and_undo(self, cast, pair, who):
        by = getattr(cast, who)
        with pytest.raises(Refused):
            merged(cast, *pair, by=by)
        merged(cast, *pair)
        with pytest.raises(Refused):
            undo_merge(merged=fresh(pair[1]), reason="No.", by=by.principal)

    def test_reviewers_of_one_round_only_do_not_merge_across(self, cast, pair):
        foreign = OutcomeFactory(submitted=True, round=cast.other_round)
        for kept, other in ((pair[0], foreign), (foreign, pair[0])):
            with pytest.raises(Refused):
                merged(cast, kept, other, by=cast.lead)

    def test_what_a_closed_round_counts_only_its_lead_changes(self, cast, pair):
        accepted = [complete_outcome(accepted=True, round=cast.round) for _ in range(2)]
        HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
        with pytest.raises(Refused, match="closed"):
            merged(cast, *accepted)
        merged(cast, *accepted, by=cast.lead)
        assert fresh(accepted[1]).state == S.SET_ASIDE

    def test_a_record_that_waited_does_not_come_back_into_a_closed_round(self, cast, pair):
        merged(cast, *pair)
        HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
        with pytest.raises(Refused, match="Reopen the round"):
            undo_merge(merged=fresh(pair[1]), reason="Two.", by=cast.lead.principal)

    def test_an_accepted_one_is_not_lost_in_one_that_is_not_accepted(self, cast, pair):
        accepted = complete_outcome(accepted=True, round=cast.round)
        with pytest.raises(Refused, match="keep the accepted one"):
            merged(cast, pair[0], accepted)

    @pytest.mark.parametrize("trait", ["set_aside", "withdrawn"])
    def test_nothing_is_merged_into_what_is_not_kept(self, cast, pair, trait):
        gone = OutcomeFactory(round=cast.round, **{trait: True})
        with pytest.raises(WrongState):
            merged(cast, gone, pair[0])

    def test_a_reason_is_needed_both_ways(self, cast, pair):
        with pytest.raises(Incomplete):
            merged(cast, *pair, reason="  ")
        merged(cast, *pair)
        with pytest.raises(Incomplete):
            undo_merge(merged=fresh(pair[1]), reason="", by=cast.reviewer.principal)

    def test_a_chain_leads_to_the_one_that_counts(self, cast, pair):
        third = complete_outcome(submitted=True, round=cast.round)
        merged(cast, pair[0], pair[1])
        merged(cast, third, pair[0])
        principal = cast.reviewer.principal
        assert kept_for(principal, fresh(pair[1])).pk == third.pk
        assert {each.pk for each in reports_merged_into(principal, third)} == {pair[0].pk, pair[1].pk}
        with pytest.raises(WrongState):
            merged(cast, pair[1], third)

    def test_the_kept_one_is_not_withdrawn_nor_set_aside_while_others_count_with_it(self, cast, pair):
        merged(cast, *pair)
        with pytest.raises(Refused, match="no longer count"):
            take_step(outcome=fresh(pair[0]), step="withdraw", by=cast.reporter.principal)
        with pytest.raises(Refused, match="no longer count"):
            take_step(
                outcome=fresh(pair[0]),
                step="set_aside",
                set_aside_kind="output",
                reason="x",
                by=cast.reviewer.principal,
            )
        assert fresh(pair[0]).state == S.SUBMITTED

    def test_reopening_the_merged_one_ends_the_merge(self, cast, pair):
        merged(cast, *pair)
        take_step(outcome=fresh(pair[1]), step="reopen", reason="Two after all.", by=cast.reviewer.principal)
        assert OutcomeMerge.objects.get().ended_at is not None
        merged(cast, *pair)
        assert OutcomeMerge.objects.filter(ended_at__isnull=True).count() == 1

    def test_five_reports_of_one_change_show_five_reporters_and_count_once(self, cast):
        five = [complete_outcome(accepted=True, round=cast.round) for _ in range(5)]
        for other in five[1:]:
            merged(cast, five[0], other)
        reports = reports_merged_into(cast.reviewer.principal, five[0])
        reporters = {five[0].author_id, *(each.author_id for each in reports)}
        assert len(reporters) == 5
        assert Outcome.objects.filter(state=S.ACCEPTED).count() == 1
        assert sum(len(each.sources.all()) + len(each.evidence.all()) for each in reports) == 8

    def test_of_a_restricted_report_not_even_the_number_is_told(self, cast, pair):
        secret = complete_outcome(submitted=True, restricted=True, round=cast.round)
        merged(cast, pair[0], secret, by=cast.lead)
        assert reports_merged_into(cast.reviewer.principal, pair[0]) == []
        assert reports_merged_into(cast.lead.principal, pair[0]) == [secret]

    @pytest.mark.parametrize("number", [1, 3])
    def test_reports_and_links_take_the_same_queries(self, cast, django_assert_num_queries, number):
        kept = complete_outcome(accepted=True, round=cast.round)
        for _ in range(number):
            merged(cast, kept, complete_outcome(accepted=True, round=cast.round))
            link_outcomes(
                outcome=fresh(kept),
                other=OutcomeFactory(accepted=True, round=cast.round),
                kind="led_to",
                by=cast.reviewer.principal,
            )
        principal = cast.reviewer.principal
        with django_assert_num_queries(6):
            assert len(reports_merged_into(principal, kept)) == number
        with django_assert_num_queries(2):
            assert len(links_seen_from(principal, kept)) == number


def test_whoever_saw_an_older_text_does_not_merge_it(cast, pair):
    old = fresh(pair[1])
    Outcome.objects.filter(pk=old.pk).update(version=old.version + 1)
    with pytest.raises(Stale):
        merge_outcomes(kept=pair[0], merged=old, reason="x", by=cast.reviewer.principal)


def test_a_merge_that_ended_long_ago_does_not_stand_in_the_way(cast, pair):
    OutcomeMergeFactory(merged=pair[1], kept=pair[0], ended_at=timezone.now() - timedelta(days=9))
    merged(cast, *pair)
    assert OutcomeMerge.objects.count() == 2


def test_counted_before_merged_and_undone(cast):
    """What everybody may read as accepted is one, two, one outcomes."""
    two = [complete_outcome(accepted=True, round=cast.round) for _ in range(2)]

    def counted() -> int:
        return visible_to(cast.reader.principal).filter(state=S.ACCEPTED).count()

    assert counted() == 2
    merged(cast, *two)
    assert counted() == 1
    undo_merge(merged=fresh(two[1]), reason="Two.", by=cast.reviewer.principal)
    assert counted() == 2


class TestAtTheSameTime:
    def test_two_people_who_merge_each_into_the_other_make_no_circle(self, cast, pair, together):
        one, two = pair

        def merging(kept, other, by):
            def merge():
                try:
                    merge_outcomes(kept=kept, merged=other, reason="The same.", by=by)
                except DomainError as error:
                    return str(error)
                return "merged"

            return merge

        results = together(
            [
                merging(one, two, cast.reviewer.principal),
                merging(two, one, cast.lead.principal),
            ]
        )
        assert results.count("merged") == 1, results
        assert Outcome.objects.filter(state=S.SET_ASIDE).count() == 1
        assert OutcomeMerge.objects.count() == 1
        assert faults() == []

    def test_four_clicks_make_one_link_and_one_judgement(self, cast, pair, together):
        by = cast.reviewer.principal

        def link():
            link_outcomes(outcome=pair[0], other=pair[1], kind="same_as", by=by)
            judge_not_the_same(outcome=pair[0], other=pair[1], by=by)
            return 1

        assert together([link] * 4) == [1] * 4
        assert OutcomeLink.objects.count() == NotTheSame.objects.count() == 1
        assert acts_of(pair[0]).count("outcome.linked") == 1


class TestNotTheSameAfterAll:
    def test_a_pair_is_open_again_and_both_trails_keep_that_it_was_not(self, cast, pair):
        one, two = pair
        judged = judge_not_the_same(outcome=one, other=two, why="Two markets.", by=cast.reviewer.principal)
        assert [other for other, _judged in not_the_same_as(cast.reporter.principal, two)] == [one]
        for _click in range(2):
            take_back_not_the_same(judged=judged, why="One market.", by=cast.lead.principal)
        assert not NotTheSame.objects.exists()
        for each in pair:
            assert acts_of(each) == ["outcome.not_the_same", "outcome.not_the_same_taken_back"]
        assert faults() == []
        again = judge_not_the_same(outcome=two, other=one, by=cast.reviewer.principal)
        assert again.why == ""

    def test_it_is_for_those_who_may_link_one_of_the_two(self, cast, pair):
        one, two = pair
        judged = judge_not_the_same(outcome=one, other=two, by=cast.reviewer.principal)
        for who in (cast.coder, cast.reader, cast.outsider, cast.administrator):
            with pytest.raises(Refused):
                take_back_not_the_same(judged=judged, by=who.principal)
        assert NotTheSame.objects.exists()

    def test_a_pair_with_a_record_that_one_may_not_read_is_not_told(self, cast, pair):
        one, two = pair
        judge_not_the_same(outcome=one, other=two, by=cast.reviewer.principal)
        Outcome.objects.filter(pk=two.pk).update(confidentiality="restricted")
        assert not_the_same_as(cast.reporter.principal, one) == []
