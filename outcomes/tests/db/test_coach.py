"""What the coach asks about a record, how a question is dismissed, and when it comes back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from harvests.enums import Dimension, RoundState
from harvests.models import Code, HarvestRound
from outcomes.models import CoachDismissal, Outcome
from outcomes.policy import Act, may
from outcomes.presenters import coach_lines
from outcomes.queries.closed import ClosedTimes
from outcomes.queries.coach import (
    CoachQuestion,
    is_key,
    questions_about,
    same_matter,
    standing_questions,
    texts_of,
)
from outcomes.services.coach import dismiss_question, take_back_dismissal
from outcomes.services.record import save_answers
from outcomes.services.review import take_step
from outcomes.tests.capture import TEXT, draft_of, programme
from outcomes.tests.factories import (
    ActorFactory,
    ContributionFactory,
    ContributionLinkFactory,
    EvidenceFactory,
    OutcomeActorFactory,
    OutcomeFactory,
    SourceFactory,
)
from wiego_mle.audit.models import Entry
from wiego_mle.audit.queries import trail_of
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.errors import Refused

pytestmark = pytest.mark.django_db

WEAK = "Stakeholders were empowered thanks to WIEGO and now take part in the debate on the city."


def rules_at(outcome: Outcome, field: str, **typed) -> set[str]:
    return {each.asked.rule for each in questions_about(outcome, (field,), typed)}


def asked(outcome: Outcome, rule: str, **typed) -> CoachQuestion:
    return next(each for each in questions_about(outcome, typed=typed) if each.asked.rule == rule)


def standing_rules(outcome: Outcome) -> set[str]:
    return {each.asked.rule for each in standing_questions(Outcome.objects.get(pk=outcome.pk))}


# --- questions about the record ---


def test_a_date_in_its_own_field_makes_the_question_about_the_sentence_softer():
    outcome = OutcomeFactory(statement=WEAK)
    assert "date_in_text" in rules_at(outcome, "statement")
    outcome.date_from = outcome.date_to = None
    assert "no_date" in rules_at(outcome, "statement")
    assert "date_in_text" not in rules_at(outcome, "statement")


def test_a_place_in_its_own_field_makes_the_question_about_the_sentence_softer():
    outcome = OutcomeFactory(
        statement="In March 2025 the council began to license street vendors by a by-law."
    )
    before = rules_at(outcome, "statement")
    outcome.city = "Accra"
    assert "no_place" in before
    assert rules_at(outcome, "statement") == before - {"no_place"} | {"place_in_text"}


@pytest.mark.parametrize(
    ("first", "last", "asks"),
    [
        (date(2025, 3, 1), date(2025, 3, 31), False),
        (date(2024, 12, 1), date(2025, 1, 1), False),
        (date(2024, 1, 1), date(2024, 12, 31), True),
        (date(2026, 1, 1), date(2026, 1, 1), True),
    ],
)
def test_a_change_wholly_outside_the_period_of_the_round_is_asked_about(first, last, asks):
    outcome = OutcomeFactory(date_from=first, date_to=last)
    outcome.round.covers_from, outcome.round.covers_to = date(2025, 1, 1), date(2025, 12, 31)
    assert ("outside_round" in rules_at(outcome, "date_from")) is asks


def test_a_contribution_that_begins_after_the_change_is_asked_about():
    outcome = OutcomeFactory()
    link = ContributionLinkFactory(outcome=outcome)
    assert "contribution_after" not in rules_at(outcome, "contribution_wiego")
    link.contribution.date_from, link.contribution.date_to = date(2025, 4, 1), date(2025, 4, 30)
    link.contribution.save()
    fresh = Outcome.objects.get(pk=outcome.pk)
    assert "contribution_after" in rules_at(fresh, "contribution_wiego")
    fresh.is_ongoing = True
    assert "contribution_after" not in rules_at(fresh, "contribution_wiego")


def test_a_contribution_in_the_words_of_the_statement_is_asked_about():
    outcome = OutcomeFactory(statement=TEXT, contribution_wiego=TEXT, contribution_others="None known.")
    assert "contribution_repeats" in rules_at(outcome, "contribution_wiego")
    assert "others_repeat" not in rules_at(outcome, "contribution_others")
    assert "others_repeat" in rules_at(outcome, "contribution_others", contribution_others=TEXT)


def test_partners_of_a_linked_contribution_are_asked_about_until_others_are_described():
    outcome = OutcomeFactory(contribution_others="")
    assert "partners_named" not in rules_at(outcome, "contribution_others")
    ContributionLinkFactory(outcome=outcome, contribution=ContributionFactory(partners="StreetNet"))
    fresh = Outcome.objects.get(pk=outcome.pk)
    assert "partners_named" in rules_at(fresh, "contribution_others")
    assert "partners_named" not in rules_at(fresh, "contribution_others", contribution_others="None known.")


@pytest.mark.parametrize(
    ("statement", "language", "asks"),
    [
        ("In May 2025 the ministry and the union changed the rule in Ghana.", "en", True),
        ("In May 2025 the ministry and the union jointly changed the rule in Ghana.", "en", False),
        ("En mayo de 2025 el ministerio y el sindicato firmaron juntos el reglamento en Perú.", "es", False),
        ("En mai 2025 le ministère et le syndicat ont signé ensemble la règle au Togo.", "fr", False),
        ("Em maio de 2025 o ministério e o sindicato assinaram em conjunto a regra no Brasil.", "pt", False),
    ],
)
def test_several_actors_are_asked_about_unless_the_text_says_that_they_acted_jointly(
    statement, language, asks
):
    outcome = OutcomeFactory(statement=statement, language=language)
    OutcomeActorFactory(outcome=outcome)
    assert "several_actors" not in rules_at(outcome, "actors")
    OutcomeActorFactory(outcome=outcome)
    assert ("several_actors" in rules_at(Outcome.objects.get(pk=outcome.pk), "actors")) is asks


def test_evidence_about_our_activity_alone_is_asked_about():
    outcome = OutcomeFactory()
    EvidenceFactory(outcome=outcome, supports="contribution")
    assert rules_at(outcome, "evidence") == {"evidence_only_ours"}
    EvidenceFactory(outcome=outcome, supports="both")
    assert rules_at(Outcome.objects.get(pk=outcome.pk), "evidence") == set()


def test_a_change_of_policy_without_evidence_is_asked_about():
    policy = Code.objects.get(dimension=Dimension.CHANGE_TYPE, key="policy")
    outcome = OutcomeFactory(change_type=policy)
    assert rules_at(outcome, "evidence") == {"policy_without_evidence"}
    EvidenceFactory(outcome=outcome)
    assert rules_at(Outcome.objects.get(pk=outcome.pk), "evidence") == set()


@pytest.mark.parametrize(
    ("number", "language", "rule"),
    [
        (5, "en", "too_short"),
        (40, "en", None),
        (151, "en", "too_long"),
        (151, "es", None),
        (190, "fr", "too_long"),
    ],
)
def test_length_is_asked_about_by_the_measure_of_each_language(number, language, rule):
    outcome = OutcomeFactory(statement=" ".join(["word"] * number), language=language)
    assert rules_at(outcome, "statement") & {"too_short", "too_long"} == ({rule} if rule else set())


def test_what_is_typed_is_read_in_place_of_what_is_saved():
    outcome = OutcomeFactory(statement=WEAK, language="en")
    assert "attribution" in rules_at(outcome, "statement")
    assert "attribution" not in rules_at(outcome, "statement", statement=TEXT)
    assert texts_of(outcome, {"language": "es"}).language == "es"
    assert texts_of(outcome, {"language": "xx"}).language == "en"


def test_helpers_named_elsewhere_are_asked_about_where_they_are_described():
    outcome = OutcomeFactory(
        contribution_others="",
        contribution_wiego="In May 2024 WIEGO and StreetNet International wrote a comment on the draft together.",
    )
    assert all(
        each.asked.field == "contribution_others"
        for each in questions_about(outcome)
        if each.asked.rule == "others_missing"
    )


def test_a_name_of_a_question_is_told_from_any_other_text():
    question = asked(OutcomeFactory(statement=WEAK), "attribution")
    assert is_key(question.key)
    for text in ("", "statement", "statement-attribution", question.key + "0", "title-attribution-00000000"):
        assert not is_key(text)


def test_the_history_is_readable_after_a_rule_was_given_up(cast):
    outcome = draft_of(cast, statement=WEAK)
    with recorded(by=cast.reporter.principal) as trail:
        changes = {"question": (None, "old_rule"), "field": (None, "statement")}
        trail.record("coach.dismissed", subject_type="coach", reference=outcome.reference, changes=changes)
    (line,) = coach_lines(trail_of("coach", outcome.reference), closed=ClosedTimes())
    assert (line.question, line.words, line.who) == ("old rule", "", "Rosa Reporter")


# --- dismissing ---


@pytest.fixture
def weak(cast) -> Outcome:
    """Return a draft of the reporter about which the coach asks several questions."""
    return draft_of(cast, statement=WEAK)


def dismissed(outcome: Outcome, rule: str, by, reason: str = "It is meant like this.") -> CoachDismissal:
    return dismiss_question(outcome=outcome, question=asked(outcome, rule), reason=reason, by=by.principal)


def test_a_dismissed_question_stays_away_while_the_same_words_lead_to_it(cast, weak):
    dismissed(weak, "attribution", cast.reporter)
    assert "attribution" not in standing_rules(weak)
    longer = save_answers(
        outcome=weak, version=1, answers={"statement": f"{WEAK} Something else."}, by=cast.reporter.principal
    )
    assert "attribution" not in standing_rules(longer)
    save_answers(
        outcome=longer,
        version=2,
        answers={"statement": WEAK.replace("thanks to WIEGO", "because of WIEGO")},
        by=cast.reporter.principal,
    )
    assert "attribution" in standing_rules(weak)


def test_a_dismissed_gap_is_asked_about_again_in_another_text(cast, weak):
    dismissed(weak, "no_date", cast.reporter)
    assert "no_date" not in standing_rules(weak)
    mended = save_answers(
        outcome=weak, version=1, answers={"statement": f"{WEAK}!"}, by=cast.reporter.principal
    )
    assert "no_date" not in standing_rules(mended)
    other = "The traffic police of Lima stopped to seize the carts of vendors who sell fruit at the stations."
    changed = save_answers(
        outcome=mended, version=2, answers={"statement": other}, by=cast.reporter.principal
    )
    assert "no_date" in standing_rules(changed)
    dismissed(changed, "no_date", cast.reporter, "Nobody knows.")
    assert "no_date" not in standing_rules(changed)
    assert weak.coach_dismissals.get().reason == "Nobody knows."


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        ("", "", True),
        ("a b c d", "a b c d", True),
        ("a b c d e f g", "a b c d e f h g", True),
        ("a b c d", "a b x y", False),
        ("a", "", False),
    ],
)
def test_a_text_is_the_same_matter_while_most_of_its_words_stay(before, now, same):
    assert same_matter(before, now) is same


def test_dismissing_leaves_the_record_and_its_versions_alone_and_stands_on_its_own_trail(cast, weak):
    dismissed(weak, "attribution", cast.reporter, "  The   minister said so. ")
    fresh = Outcome.objects.get(pk=weak.pk)
    assert (fresh.version, fresh.updated_at, fresh.versions.count()) == (weak.version, weak.updated_at, 1)
    entry = Entry.objects.order_by("sequence").last()
    assert (entry.act, entry.subject_type, entry.subject_reference) == (
        "coach.dismissed",
        "coach",
        weak.reference,
    )
    assert entry.reason == "The minister said so."
    assert entry.changes == {
        "question": [None, "attribution"],
        "field": [None, "statement"],
        "words": [None, "thanks to wiego"],
    }


def test_pressing_twice_dismisses_once(cast, weak):
    question = asked(weak, "attribution")
    for _time in range(2):
        dismiss_question(outcome=weak, question=question, reason="So it is.", by=cast.reporter.principal)
    assert weak.coach_dismissals.count() == 1
    assert Entry.objects.filter(subject_type="coach").count() == 1


@pytest.mark.parametrize("reason", ["", "  \n ", "x" * 301])
def test_a_reason_is_needed_and_fits(cast, weak, reason):
    with pytest.raises(ValidationError) as error:
        dismissed(weak, "attribution", cast.reporter, reason)
    assert set(error.value.message_dict) == {"reason"}
    assert not CoachDismissal.objects.exists()
    assert not Entry.objects.filter(subject_type="coach").exists()


def test_a_dismissal_is_taken_back_once_and_both_stay_on_the_trail(cast, weak):
    dismissal = dismissed(weak, "attribution", cast.reporter)
    for _time in range(2):
        take_back_dismissal(outcome=weak, dismissal=dismissal, by=cast.reporter.principal)
    assert "attribution" in standing_rules(weak)
    acts = Entry.objects.filter(subject_type="coach").order_by("sequence").values_list("act", flat=True)
    assert list(acts) == ["coach.dismissed", "coach.taken_back"]


@pytest.mark.parametrize("name", ["colleague", "coder", "administrator", "reader", "outsider"])
def test_who_may_not_write_may_neither_dismiss_nor_take_back(cast, weak, name):
    dismissal = dismissed(weak, "attribution", cast.reporter)
    other = getattr(cast, name)
    with pytest.raises(Refused):
        dismissed(weak, "no_date", other)
    with pytest.raises(Refused):
        take_back_dismissal(outcome=weak, dismissal=dismissal, by=other.principal)
    assert weak.coach_dismissals.count() == 1


def test_the_author_of_a_sent_text_and_anybody_in_a_closed_round_dismiss_nothing(cast, weak):
    ready = save_answers(
        outcome=weak, version=1, answers={"lead_programme": programme()}, by=cast.reporter.principal
    )
    SourceFactory(outcome=ready)
    take_step(outcome=ready, step="submit", by=cast.reporter.principal, version=2)
    sent = Outcome.objects.select_related("round").get(pk=weak.pk)
    with pytest.raises(Refused):
        dismissed(sent, "attribution", cast.reporter)
    dismissed(sent, "attribution", cast.reviewer)
    HarvestRound.objects.filter(pk=cast.round.pk).update(state=RoundState.CLOSED)
    closed = Outcome.objects.select_related("round").get(pk=weak.pk)
    with pytest.raises(Refused):
        dismissed(closed, "no_date", cast.reviewer)


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("reporter", True),
        ("reviewer", True),
        ("lead", True),
        ("colleague", False),
        ("coder", False),
        ("administrator", False),
        ("reader", False),
        ("outsider", False),
    ],
)
def test_what_the_coach_asked_is_between_the_author_and_the_reviewers(cast, weak, name, sees):
    assert bool(may(getattr(cast, name).principal, Act.SEE_COACH, weak)) is sees


@pytest.mark.parametrize("number", [1, 3])
def test_all_questions_about_a_record_take_the_same_queries(number, django_assert_num_queries):
    outcome = OutcomeFactory(statement=WEAK, contribution_others="")
    for _each in range(number):
        OutcomeActorFactory(outcome=outcome, actor=ActorFactory())
        ContributionLinkFactory(outcome=outcome)
        EvidenceFactory(outcome=outcome, supports="contribution")
    fresh = Outcome.objects.select_related("round", "change_type").get(pk=outcome.pk)
    with django_assert_num_queries(7):
        standing_questions(fresh)
