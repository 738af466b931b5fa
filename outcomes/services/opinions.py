"""Second opinions, and what reviewers find when they look through a text."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.enums import CheckAnswer, Criterion, Met, NoticeReason, ReviewerQuestion, Verdict
from outcomes.models import Outcome, ReviewerCheck, SecondOpinion, SmartVerdict
from outcomes.policy import Act, may
from outcomes.queries.opinions import awaited_opinions, people_for_opinion
from outcomes.services.notices import notify
from outcomes.services.questions import hold
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Incomplete, Refused, Stale, WrongState
from wiego_mle.kernel.folding import clean_text


def ask_opinion(*, outcome: Outcome, of: User, by: Principal, question: str = "") -> SecondOpinion:
    """Ask another reviewer what they think of a record, and return it; asked twice it is asked once.

    It holds nothing up: whoever reviews the record decides when they like.

    Raises:
        Refused: the one who acts does not review this, or the other may not.
        Stale: the record has moved on meanwhile.
        ValidationError: the words are too long.
    """
    require(may(by, Act.JUDGE, outcome))
    if of not in people_for_opinion(by, outcome):
        raise Refused(_("%(name)s cannot review this record.") % {"name": of.name})
    with recorded(by=by) as trail:
        hold(outcome)
        if (same := awaited_opinions().filter(outcome=outcome, asked_of=of).first()) is not None:
            return same
        last = outcome.second_opinions.aggregate(last=Max("number"))["last"] or 0
        opinion = SecondOpinion(
            outcome=outcome,
            number=last + 1,
            asked_of=of,
            asked_by_id=by.person_id,
            question=clean_text(question).strip(),
        )
        opinion.clean_fields(exclude={"outcome", "asked_of", "asked_by"})
        opinion.save(force_insert=True)
        notify(opinion=opinion, reasons={of.pk: NoticeReason.OPINION}, by=by)
        trail.record("review.opinion_asked", subject_type="review", reference=outcome.reference)
    return opinion


def give_opinion(*, opinion: SecondOpinion, verdict: str, note: str, by: Principal) -> SecondOpinion:
    """Say what one thinks of a record one was asked about, and return it.

    The same answer sent twice is one; it stays bound to the version of the record that was read.

    Raises:
        Refused: somebody else was asked, or the person does not review this (any more).
        Incomplete: there is no verdict, or a doubt without a word about what.
        WrongState: it was answered otherwise, or is no longer asked for.
        Stale: the record has moved on, or it was answered at the same moment.
        ValidationError: the words are too long.
    """
    require(may(by, Act.GIVE_OPINION, opinion))
    note = clean_text(note).strip()
    if (opinion.verdict, opinion.note) == (verdict, note) and verdict:
        return opinion
    if opinion.answered_at or opinion.withdrawn_at:
        raise WrongState(_("This opinion is no longer asked for."))
    if verdict not in Verdict.values:
        raise Incomplete(_("What do you think?"), {"verdict": _("Choose one of the two.")})
    if verdict == Verdict.DOUBT and not note:
        raise Incomplete(_("What do you doubt?"), {"note": _("Write what you doubt.")})
    opinion.verdict, opinion.note = verdict, note
    opinion.clean_fields(exclude={"outcome", "asked_of", "asked_by"})
    with recorded(by=by) as trail:
        hold(opinion.outcome)
        opinion.outcome_version = Outcome.objects.values_list("version", flat=True).get(pk=opinion.outcome_id)
        opinion.answered_at = timezone.now()
        claim(
            SecondOpinion.objects,
            pk=opinion.pk,
            expected={"answered_at": None, "withdrawn_at": None},
            verdict=verdict,
            note=note,
            answered_at=opinion.answered_at,
            outcome_version=opinion.outcome_version,
        )
        trail.record("review.opinion_given", subject_type="review", reference=opinion.outcome.reference)
    return opinion


def withdraw_opinion(*, opinion: SecondOpinion, by: Principal) -> None:
    """No longer ask for an opinion that nobody has given; done twice it is done once.

    Raises:
        Refused: the one who acts does not review the record.
        Stale: it was given at the same moment.
    """
    require(may(by, Act.JUDGE, opinion.outcome))
    if opinion.withdrawn_at is not None:
        return
    with recorded(by=by) as trail:
        expected = {"answered_at": None, "withdrawn_at": None}
        claim(SecondOpinion.objects, pk=opinion.pk, expected=expected, withdrawn_at=timezone.now())
        trail.record("review.opinion_withdrawn", subject_type="review", reference=opinion.outcome.reference)


def keep_checks(*, outcome: Outcome, answers: Mapping[str, str], version: int, by: Principal) -> None:
    """Keep what a reviewer found for the seven questions in the version that they have read.

    An answer given before for the same version is replaced; questions without an answer stay as they are.

    Raises:
        Refused: the person does not review this.
        Stale: the text was changed after it was read.
        KeyError: there is no such question or answer.
    """
    require(may(by, Act.JUDGE, outcome))
    _require_version(outcome, version)
    wanted = {ReviewerQuestion(key): CheckAnswer(answer) for key, answer in answers.items() if answer}
    kept = {
        row.question: row
        for row in ReviewerCheck.objects.filter(outcome=outcome, by_id=by.person_id, outcome_version=version)
    }
    rows = [
        {"question": key, "answer": answer}
        for key, answer in wanted.items()
        if key not in kept or kept[key].answer != answer
    ]
    _keep(ReviewerCheck, outcome, version, "question", rows, "review.checked", by)


def keep_verdicts(
    *, outcome: Outcome, verdicts: Mapping[str, tuple[str, str]], version: int, by: Principal
) -> None:
    """Keep how far a reviewer thinks the version they have read meets each criterion, with a note on each.

    A criterion without a word stays as it is. These are words among reviewers and are never added up.

    Raises: as `keep_checks`, and Incomplete if there is a note without a verdict.
    """
    require(may(by, Act.JUDGE, outcome))
    _require_version(outcome, version)
    said = {Criterion(key): (met, clean_text(note).strip()) for key, (met, note) in verdicts.items()}
    without = {key for key, (met, note) in said.items() if note and not met}
    if without:
        words = _("Choose yes, partly or no for this note.")
        raise Incomplete(_("What do you think?"), {f"{key}_met": words for key in without})
    kept = {
        row.criterion: row
        for row in SmartVerdict.objects.filter(outcome=outcome, by_id=by.person_id, outcome_version=version)
    }
    rows = [
        {"criterion": key, "met": Met(met), "note": note}
        for key, (met, note) in said.items()
        if met and (key not in kept or (kept[key].met, kept[key].note) != (met, note))
    ]
    _keep(SmartVerdict, outcome, version, "criterion", rows, "review.judged", by)


def _keep(model, outcome: Outcome, version: int, key: str, rows: list[dict], act: str, by: Principal) -> None:
    """Write one row per key, in place of what the person said before about the same version."""
    if not rows:
        return
    same = model.objects.filter(outcome=outcome, by_id=by.person_id, outcome_version=version)
    try:
        with recorded(by=by) as trail, transaction.atomic():
            for row in rows:
                made = model(outcome=outcome, by_id=by.person_id, outcome_version=version, **row)
                made.clean_fields(exclude={"outcome", "by"})
                if not same.filter(**{key: row[key]}).update(**row, at=timezone.now()):
                    made.save(force_insert=True)
            trail.record(act, subject_type="review", reference=outcome.reference)
    except IntegrityError as twice:
        raise Stale(_("This was kept in another window at the same moment. Look again.")) from twice


def _require_version(outcome: Outcome, version: int) -> None:
    if version != outcome.version:
        raise Stale(_("The text was changed after you had opened it. Read it as it is now."))
