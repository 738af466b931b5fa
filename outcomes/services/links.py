"""Saying how two outcomes belong together, or that they do not."""

from __future__ import annotations

from django.utils.translation import gettext as _

from outcomes.enums import SYMMETRIC_LINKS, LinkKind
from outcomes.masking import kept_about
from outcomes.models import NotTheSame, Outcome, OutcomeLink
from outcomes.policy import Act, may
from outcomes.queries.outcomes import visible_to
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.claim import save_once
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.folding import clean_text


def link_outcomes(
    *, outcome: Outcome, other: Outcome, kind: str, by: Principal, note: str = ""
) -> OutcomeLink:
    """Link an outcome to another one and return the link; both records keep it on their trail.

    The same link twice, as after a double click, is made once; its first note stays.

    Raises:
        Refused: the person may link neither of the two, may not read both, or both are one.
        ValidationError: an answer is malformed.
    """
    _require_pair(by, outcome, other)
    first, second = outcome, other
    if kind in SYMMETRIC_LINKS and first.pk > second.pk:
        first, second = second, first
    link = OutcomeLink(
        outcome=first, other=second, kind=kind, note=clean_text(note).strip(), linked_by_id=by.person_id
    )
    link.clean_fields(exclude={"outcome", "other", "linked_by"})
    same = OutcomeLink.objects.filter(outcome=first, other=second, kind=kind)
    with recorded(by=by) as trail:
        link, is_new = save_once(link, same)
        if is_new:
            _note_on_both(trail, link, "outcome.linked")
    return link


def unlink_outcomes(*, link: OutcomeLink, by: Principal, why: str = "") -> None:
    """Take a link off both outcomes; their trails keep what it said.

    Raises:
        Refused: the person may link neither of the two.
        Stale: somebody else took it off meanwhile.
    """
    decisions = [may(by, Act.LINK, each) for each in (link.outcome, link.other)]
    if not any(decisions):
        raise Refused(decisions[0].reason)
    with recorded(by=by) as trail:
        deleted, _rows = OutcomeLink.objects.filter(pk=link.pk).delete()
        if not deleted:
            raise Stale(_("Somebody else took this link off meanwhile."))
        _note_on_both(trail, link, "outcome.unlinked", ends=True, reason=clean_text(why).strip())


def judge_not_the_same(*, outcome: Outcome, other: Outcome, by: Principal, why: str = "") -> NotTheSame:
    """Remember that two outcomes are not one change, so that the pair is not proposed again.

    Said twice, it is kept once, with the first reason.

    Raises:
        Refused: the person may link neither of the two, may not read both, or both are one.
        ValidationError: the reason is too long.
    """
    _require_pair(by, outcome, other)
    first, second = sorted((outcome, other), key=lambda each: each.pk)
    judged = NotTheSame(first=first, second=second, why=clean_text(why).strip(), by_id=by.person_id)
    judged.clean_fields(exclude={"first", "second", "by"})
    same = NotTheSame.objects.filter(first=first, second=second)
    with recorded(by=by) as trail:
        judged, is_new = save_once(judged, same)
        if is_new:
            _note_judgement(trail, judged, "outcome.not_the_same", judged.why)
    return judged


def take_back_not_the_same(*, judged: NotTheSame, by: Principal, why: str = "") -> None:
    """Let a pair be proposed again that somebody found not to be the same; both trails keep that they did.

    Taken back twice, as after a double click, it is taken back once.

    Raises:
        Refused: the person may link neither of the two.
    """
    decisions = [may(by, Act.LINK, each) for each in (judged.first, judged.second)]
    if not any(decisions):
        raise Refused(decisions[0].reason)
    with recorded(by=by) as trail:
        gone, _rows = NotTheSame.objects.filter(pk=judged.pk).delete()
        if gone:
            _note_judgement(
                trail, judged, "outcome.not_the_same_taken_back", clean_text(why).strip(), ends=True
            )


def _note_judgement(trail: Trail, judged: NotTheSame, act: str, reason: str, *, ends: bool = False) -> None:
    for one, two in ((judged.first, judged.second), (judged.second, judged.first)):
        trail.record(
            act,
            subject_type="outcome",
            reference=one.reference,
            changes={"other_outcome": (two.reference, "") if ends else ("", two.reference)},
            reason=kept_about(reason, one, two),
        )


def _require_pair(by: Principal, outcome: Outcome, other: Outcome) -> None:
    decisions = [may(by, Act.LINK, each) for each in (outcome, other)]
    if not any(decisions):
        raise Refused(decisions[0].reason)
    if outcome.pk == other.pk:
        raise Refused(_("An outcome cannot be linked to itself."))
    if visible_to(by).filter(pk__in=[outcome.pk, other.pk]).count() < len(decisions):
        raise Refused(_("There is no such outcome."))


def _note_on_both(trail: Trail, link: OutcomeLink, act: str, *, ends: bool = False, reason: str = "") -> None:
    kind = LinkKind(link.kind)
    note, reason = (kept_about(text, link.outcome, link.other) for text in (link.note, reason))
    for one, two, said in (
        (link.outcome, link.other, kind.value),
        (link.other, link.outcome, kind.value if kind in SYMMETRIC_LINKS else f"{kind.value}_inverse"),
    ):
        pairs = {"other_outcome": two.reference, "link_kind": said, "link_note": note}
        trail.record(
            act,
            subject_type="outcome",
            reference=one.reference,
            changes={name: (value, "") if ends else ("", value) for name, value in pairs.items() if value},
            reason=reason,
        )
