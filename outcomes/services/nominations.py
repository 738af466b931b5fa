"""Proposing people outside who can judge an outcome, and checking whether they are asked."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.independence import Known
from outcomes.models import Nomination, Outcome, Substantiator, SuggestedPerson
from outcomes.nomination_enums import NominationState
from outcomes.policy import Act, may
from outcomes.queries.independence import known_of, ties_to
from outcomes.queries.nominations import request_underway
from outcomes.request_enums import Channel, RequestState
from outcomes.services.substantiators import known_or_new
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim, save_once
from wiego_mle.kernel.errors import Incomplete, Refused, WrongState
from wiego_mle.kernel.folding import clean_text

SAID = ("relation", "independence", "conflict", "conflict_note", "channel")
"""What is said about somebody for one outcome."""
TEXTS = ("independence", "conflict_note")


def nominate(
    *, outcome: Outcome, person: Mapping[str, str], said: Mapping[str, str], by: Principal
) -> Nomination:
    """Propose somebody to be asked about an outcome and return the proposal; twice is once.

    `person` are the answers about them (services/substantiators.py), `said` what they are to this outcome.

    Raises:
        Refused: the one who acts may not propose here, or the person told us of it, wrote it or worked on it.
        ValidationError: an answer is malformed.
    """
    require(may(by, Act.NOMINATE, outcome))
    nomination = Nomination(outcome=outcome, nominated_by_id=by.person_id, **_cleaned(said))
    nomination.clean_fields(exclude={"outcome", "substantiator", "nominated_by", "checked_by"})
    with recorded(by=by) as trail:
        substantiator = known_or_new(answers=person, by=by)
        _require_independent(outcome, substantiator, said=person)
        present = outcome.nominations.filter(substantiator=substantiator).first()
        if present is not None:
            return _proposed_before(present, by)
        # Who is forgotten at this moment is not proposed, and who is proposed is not forgotten.
        claim(Substantiator.objects, pk=substantiator.pk, expected={"erased_at": None}, version=F("version"))
        nomination.substantiator = substantiator
        same = outcome.nominations.filter(substantiator=substantiator)
        nomination, is_new = save_once(nomination, same)
        if is_new:
            _note(trail, "outcome.person_proposed", nomination)
    return nomination


def change_nomination(
    *, nomination: Nomination, said: Mapping[str, str], version: int, by: Principal
) -> Nomination:
    """Change what is said about a proposed person, until they are checked, and return the proposal.

    Raises:
        Refused: neither theirs nor theirs to check.
        WrongState: it was checked.
        Stale: somebody else changed it since `version`.
        ValidationError: an answer is malformed.
    """
    require(may(by, Act.TAKE_OFF_NOMINATION, nomination))
    _require_state(nomination, NominationState.PROPOSED)
    answers = _cleaned(said)
    changed = Nomination(**answers)
    changed.clean_fields(exclude={"outcome", "substantiator", "nominated_by", "checked_by"})
    with recorded(by=by) as trail:
        _move(nomination, version, **answers)
        _note(trail, "outcome.person_changed", nomination)
    return _fresh(nomination)


def take_off_nomination(*, nomination: Nomination, by: Principal) -> None:
    """Take back a proposal that nobody has checked; twice is once.

    Raises:
        Refused: neither theirs nor theirs to check.
        WrongState: it was checked.
    """
    require(may(by, Act.TAKE_OFF_NOMINATION, nomination))
    _require_state(nomination, NominationState.PROPOSED)
    with recorded(by=by) as trail:
        gone, _rows = Nomination.objects.filter(pk=nomination.pk, state=NominationState.PROPOSED).delete()
        if gone:
            _note(trail, "outcome.person_taken_off", nomination)


def approve_nomination(*, nomination: Nomination, version: int, by: Principal) -> Nomination:
    """Agree that somebody may be asked about an outcome and return the proposal; somebody refused may be taken up.

    Raises:
        Refused: not theirs to check, or the person is not independent.
        WrongState: it was approved before, for example by a double click.
        Stale: somebody else changed it since `version`.
    """
    require(may(by, Act.CHECK_NOMINATION, nomination))
    _require_state(nomination, NominationState.PROPOSED, NominationState.REFUSED)
    if nomination.substantiator.erased_at:
        raise Refused(_("What was known of this person was erased."))
    with recorded(by=by) as trail:
        _require_independent(nomination.outcome, nomination.substantiator)
        _check(nomination, version, by, state=NominationState.APPROVED, refusal="")
        _note(trail, "outcome.person_approved", nomination)
    return _fresh(nomination)


def refuse_nomination(*, nomination: Nomination, reason: str, version: int, by: Principal) -> Nomination:
    """Decide that somebody is not asked about an outcome, with the reason, and return the proposal.

    Who was asked already stays asked; the reason is for the reviewers and whoever proposed.

    Raises:
        Refused: not theirs to check.
        Incomplete: there is no reason.
        WrongState: it was refused before.
        Stale: somebody else changed it since `version`.
        ValidationError: the reason is too long.
    """
    require(may(by, Act.CHECK_NOMINATION, nomination))
    _require_state(nomination, NominationState.PROPOSED, NominationState.APPROVED)
    reason = clean_text(reason).strip()
    if not reason:
        raise Incomplete(_("Why not?"), {"reason": _("Write why this person is not asked.")})
    Nomination(refusal=reason).clean_fields(
        exclude={field.name for field in Nomination._meta.fields} - {"refusal"}
    )
    with recorded(by=by) as trail:
        _check(nomination, version, by, state=NominationState.REFUSED, refusal=reason)
        _note(trail, "outcome.person_refused", nomination)
    return _fresh(nomination)


def change_channel(*, nomination: Nomination, channel: str, version: int, by: Principal) -> Nomination:
    """Change how somebody who may be asked about an outcome is asked, until a request is made, and return the proposal.

    Raises:
        Refused: not theirs to check; the person is being asked, or was; or there is no address for a letter.
        WrongState: nobody agreed that they are asked, or not any more.
        Stale: somebody else changed it since `version`.
    """
    require(may(by, Act.CHECK_NOMINATION, nomination))
    _require_state(nomination, NominationState.APPROVED)
    if channel not in Channel.values:
        raise Incomplete(_("How are they asked?"), {"channel": _("Choose how they are asked.")})
    if channel == Channel.EMAIL and not nomination.substantiator.email:
        raise Refused(_("There is no e-mail address of this person. Ask them by telephone or in person."))
    before = nomination.channel
    if channel == before:
        return nomination
    with recorded(by=by) as trail:
        _require_not_asked(nomination)
        _move(nomination, version, channel=channel)
        trail.record(
            "outcome.person_channel_changed",
            subject_type="outcome",
            reference=nomination.outcome.reference,
            changes={"person": ("", nomination.substantiator.reference), "channel": (before, channel)},
        )
        trail.must_still_hold(lambda: _require_not_asked(nomination))
    return _fresh(nomination)


def _require_not_asked(nomination: Nomination) -> None:
    asked = request_underway(nomination)
    if asked is None:
        return
    if asked.state == RequestState.UNSENT and not asked.sendings:
        raise Refused(
            _(
                "The request %(reference)s is prepared for this person already. Revoke it, then change how they are "
                "asked, and compose it anew."
            )
            % {"reference": asked.reference}
        )
    raise Refused(_("This person was asked already: %(reference)s.") % {"reference": asked.reference})


def take_suggestion(
    *,
    suggestion: SuggestedPerson,
    outcomes: list[Outcome],
    person: Mapping[str, str],
    said: Mapping[str, str],
    by: Principal,
) -> list[Nomination]:
    """Propose somebody whom a person outside named, for the outcomes they were named for, and return the proposals.

    What was kept of the suggestion is emptied: it is with the person now.

    Raises:
        Refused: the one who acts does not lead the round; and as `nominate`.
        ValidationError: as `nominate`.
        WrongState: it was settled before, for example by a double click.
    """
    require(may(by, Act.SELECT, suggestion.request.round))
    with recorded(by=by):
        nominations = [nominate(outcome=outcome, person=person, said=said, by=by) for outcome in outcomes]
        if not nominations:
            raise Refused(_("Choose at least one outcome to ask about."))
        _settle(suggestion, by, taken_as=nominations[0].substantiator)
    return nominations


def drop_suggestion(*, suggestion: SuggestedPerson, by: Principal) -> None:
    """Do not ask somebody whom a person outside named, and forget them.

    Raises:
        Refused: the one who acts does not lead the round.
        WrongState: it was settled before.
    """
    require(may(by, Act.SELECT, suggestion.request.round))
    with recorded(by=by) as trail:
        _settle(suggestion, by)
        trail.record(
            "request.suggestion_dropped", subject_type="request", reference=suggestion.request.reference
        )


def _settle(suggestion: SuggestedPerson, by: Principal, taken_as: Substantiator | None = None) -> None:
    settled = SuggestedPerson.objects.filter(pk=suggestion.pk, settled_at__isnull=True).update(
        settled_at=timezone.now(),
        settled_by_id=by.person_id,
        taken_as=taken_as,
        name="",
        organisation="",
        contact="",
    )
    if not settled:
        raise WrongState(_("This was settled before."))


def _cleaned(said: Mapping[str, str]) -> dict[str, str]:
    unknown = said.keys() - set(SAID)
    if unknown:
        raise TypeError(f"not an answer about a proposed person: {', '.join(sorted(unknown))}")
    return {name: clean_text(value).strip() if name in TEXTS else value for name, value in said.items()}


def _require_independent(
    outcome: Outcome, person: Substantiator, said: Mapping[str, str] | None = None
) -> None:
    """Refuse somebody who is tied to the outcome, by what is kept of them or by what was typed now."""
    ties = ties_to([outcome.pk])[outcome.pk]
    tie = ties.of(known_of(person))
    if said and not tie:
        tie = ties.of(Known(said.get("name", ""), said.get("organisation", ""), said.get("email", "")))
    if tie:
        raise Refused(tie.words)
    if _is_one_of_us(person.email, (said or {}).get("email", "")):
        raise Refused(
            _("This person works in this application, so they are not outside. Propose somebody who is.")
        )


def _is_one_of_us(*addresses: str) -> bool:
    """Say whether an address is that of somebody who can sign in here."""
    given = [address.strip().lower() for address in addresses if address.strip()]
    return bool(given) and User.objects.filter(is_active=True, email__in=given).exists()


def _proposed_before(present: Nomination, by: Principal) -> Nomination:
    if present.nominated_by_id != by.person_id and present.state == NominationState.REFUSED:
        raise Refused(_("A reviewer decided that this person is not asked about this outcome."))
    return present


def _require_state(nomination: Nomination, *states: NominationState) -> None:
    if nomination.state not in states:
        raise WrongState(
            _("This is not possible now: the proposal is “%(state)s”.")
            % {"state": nomination.get_state_display()}
        )


def _check(nomination: Nomination, version: int, by: Principal, **changes) -> None:
    _move(nomination, version, checked_by_id=by.person_id, checked_at=timezone.now(), **changes)


def _move(nomination: Nomination, version: int, **changes) -> None:
    claim(
        Nomination.objects,
        pk=nomination.pk,
        expected={"version": version, "state": nomination.state},
        version=version + 1,
        **changes,
    )


def _fresh(nomination: Nomination) -> Nomination:
    rows = Nomination.objects.select_related("outcome__round", "substantiator", "nominated_by", "checked_by")
    return rows.get(pk=nomination.pk)


def _note(trail: Trail, act: str, nomination: Nomination) -> None:
    """Note it on the outcome by the reference of the person: many read the trail, few may know the name."""
    trail.record(
        act,
        subject_type="outcome",
        reference=nomination.outcome.reference,
        changes={"person": ("", nomination.substantiator.reference)},
    )
