"""Keeping who is asked: entering people outside once, and correcting what is known of them."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from outcomes.models import Substantiator
from outcomes.policy import Act, may
from outcomes.queries.substantiators import known_by_address, known_by_name
from outcomes.services.references import SUBSTANTIATOR, next_reference
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.folding import clean_text

ANSWERS = ("name", "organisation", "position", "email", "phone", "country", "language", "time_zone")
"""What is kept of a person outside."""
SUBJECT = "substantiator"
"""What the trail calls a person outside; it knows them by their reference alone."""


def known_or_new(*, answers: Mapping[str, str], by: Principal) -> Substantiator:
    """Return the person of these answers, entered now if nobody has entered them before.

    Somebody with the same e-mail address, or with the same name and organisation and no other address, is the
    same person: what is kept of them stays as it is, and only an address or number that was missing is added.
    So nobody is entered twice, and who types somebody in learns nothing of what others know. Must run inside
    the transaction of what is done with the person.

    Raises:
        ValidationError: an answer is malformed.
    """
    person = Substantiator(created_by_id=by.person_id, **_cleaned(answers))
    person.clean_fields(exclude={"reference", "created_by"})
    known = known_by_address(person.email) or _same_by_name(person)
    if known is not None:
        return _completed(known, person, by)
    with recorded(by=by) as trail:
        person.reference = next_reference(SUBSTANTIATOR)
        try:
            with transaction.atomic():
                person.save(force_insert=True)
        except IntegrityError as twice:
            # Somebody else entered the same address at this moment.
            known = known_by_address(person.email)
            if known is None:
                raise Refused(_("Somebody else entered this person at this moment. Save again.")) from twice
            return known
        trail.record("substantiator.added", subject_type=SUBJECT, reference=person.reference)
    return person


def change_substantiator(
    *, substantiator: Substantiator, answers: Mapping[str, str], version: int, by: Principal
) -> Substantiator:
    """Correct what is kept of a person outside and return them; the trail names the answers, not what they say.

    Raises:
        Refused: the person who acts does not look after them, or they were erased.
        Stale: somebody else changed them since `version`.
        ValidationError: an answer is malformed, or somebody else has the address.
    """
    require(may(by, Act.KEEP_SUBSTANTIATOR, substantiator))
    if substantiator.erased_at:
        raise Refused(_("What was known of this person was erased."))
    said = _cleaned(answers)
    changed = Substantiator(**said)
    changed.clean_fields(exclude={"reference", "created_by"})
    other = known_by_address(changed.email)
    if other is not None and other.pk != substantiator.pk:
        raise ValidationError({"email": _taken(other)})
    differing = [name for name in said if said[name] != getattr(substantiator, name)]
    with recorded(by=by) as trail:
        try:
            with transaction.atomic():
                claim(
                    Substantiator.objects,
                    pk=substantiator.pk,
                    expected={"version": version, "erased_at": None},
                    version=version + 1,
                    **said,
                )
        except IntegrityError as twice:
            raise ValidationError({"email": _("Somebody else has this address.")}) from twice
        if differing:
            trail.record(
                "substantiator.changed",
                subject_type=SUBJECT,
                reference=substantiator.reference,
                changes=dict.fromkeys(differing, ("", "")),
            )
    return Substantiator.objects.get(pk=substantiator.pk)


def _taken(other: Substantiator) -> str:
    return _("%(reference)s has this address. One person is kept once.") % {"reference": other.reference}


def _cleaned(answers: Mapping[str, str]) -> dict[str, str]:
    unknown = answers.keys() - set(ANSWERS)
    if unknown:
        raise TypeError(f"not an answer about a person: {', '.join(sorted(unknown))}")
    return {name: " ".join(clean_text(value).split()) for name, value in answers.items()}


def _same_by_name(person: Substantiator) -> Substantiator | None:
    """Return the one person with this name and organisation whose address does not say otherwise."""
    same = [
        each
        for each in known_by_name(person.name, person.organisation)
        if not (each.email and person.email) or each.email.casefold() == person.email.casefold()
    ]
    return same[0] if len(same) == 1 else None


def _completed(known: Substantiator, said: Substantiator, by: Principal) -> Substantiator:
    missing = {
        name: getattr(said, name)
        for name in ("email", "phone", "position", "country")
        if getattr(said, name) and not getattr(known, name)
    }
    if not missing:
        return known
    with recorded(by=by) as trail:
        claim(
            Substantiator.objects,
            pk=known.pk,
            expected={"version": known.version, "erased_at": None},
            version=known.version + 1,
            **missing,
        )
        trail.record(
            "substantiator.changed",
            subject_type=SUBJECT,
            reference=known.reference,
            changes=dict.fromkeys(missing, ("", "")),
        )
    return Substantiator.objects.get(pk=known.pk)
