"""Writing down what WIEGO did, and linking it to the outcomes it may have influenced."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from harvests.enums import Dimension
from outcomes.masking import as_passages, kept, kept_changes
from outcomes.models import Contribution, ContributionCountry, ContributionLink, Outcome
from outcomes.policy import Act, may
from outcomes.services.contribution_words import TEXTS, keep_words
from outcomes.services.parts import change_parts, still_as_seen
from outcomes.services.references import CONTRIBUTION, next_reference
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim, undone_if
from wiego_mle.kernel.countries import validate_country
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.folding import clean_text

PLAIN = ("date_from", "date_to", "date_precision", "is_ongoing", "language")
ANSWERS = frozenset((*TEXTS, *PLAIN, "programme", "strategies", "countries"))
"""What a contribution says; `strategies` are codes, `countries` two-letter codes."""
LINK_ANSWERS = ("how", "strength")
_PARTS = ("strategies", "countries")


def add_contribution(*, answers: dict, by: Principal, creation_key: uuid.UUID | None = None) -> Contribution:
    """Write down a contribution and return it.

    The same `creation_key` twice returns the record made first, so a double click makes one.

    Raises:
        Refused: the person may not log contributions, or an answer breaks a rule.
        ValidationError: an answer is malformed.
    """
    require(may(by, Act.LOG_CONTRIBUTION))
    try:
        with recorded(by=by) as trail:
            contribution = Contribution(author_id=by.person_id, creation_key=creation_key)
            _apply(contribution, answers)
            contribution.reference = next_reference(CONTRIBUTION)
            contribution.save(force_insert=True)
            _write_parts(contribution, answers)
            said = {name: ("", value) for name, value in _said(contribution).items() if value}
            trail.record(
                "contribution.logged",
                subject_type="contribution",
                reference=contribution.reference,
                changes=said,
            )
    except IntegrityError:
        made_before = Contribution.objects.filter(creation_key=creation_key).first() if creation_key else None
        if made_before is None:
            raise
        if made_before.author_id == by.person_id:
            return made_before
        # The page was sent before by somebody else who had signed in here; this is another record.
        return add_contribution(answers=answers, by=by)
    return contribution


def change_contribution(
    *, contribution: Contribution, version: int, answers: dict, by: Principal
) -> Contribution:
    """Change what a contribution says and return it as it is now; nothing is written if nothing changed.

    Raises:
        Refused: the person may not change it, or an answer breaks a rule.
        Stale: somebody else changed it since `version`.
        ValidationError: an answer is malformed.
    """
    require(may(by, Act.EDIT_CONTRIBUTION, contribution))
    with undone_if(_UnchangedError), recorded(by=by) as trail:
        claim(
            Contribution.objects,
            pk=contribution.pk,
            expected={"version": version},
            version=F("version") + 1,
            updated_at=timezone.now(),
        )
        fresh = _loaded(contribution.pk)
        before = _said(fresh)
        _apply(fresh, answers)
        _write_parts(fresh, answers)
        after = _said(fresh)
        changes = {name: (before[name], value) for name, value in after.items() if value != before[name]}
        if not changes:
            raise _UnchangedError
        fresh.save(force_update=True)
        trail.record(
            "contribution.edited",
            subject_type="contribution",
            reference=fresh.reference,
            changes=kept_changes(changes, as_passages(fresh.withheld)),
        )
    return _loaded(contribution.pk)


def link_contribution(
    *, outcome: Outcome, contribution: Contribution, how: str, strength: str, by: Principal
) -> ContributionLink:
    """Link a contribution to an outcome and return the link; both records keep it on their trail.

    The same link twice, as after a double click, is made once.

    Raises:
        Refused: the person may not change this outcome now, or another link of the two exists.
        ValidationError: an answer is malformed.
    """
    link = ContributionLink(contribution=contribution, linked_by_id=by.person_id)

    def write(fresh: Outcome) -> None:
        link.outcome = fresh
        _apply_to_link(link, how, strength)
        present = fresh.contribution_links.filter(contribution=contribution).first()
        if present is None:
            link.save(force_insert=True)
        elif (present.how, present.strength) != (link.how, link.strength):
            raise Refused(
                _("%(reference)s is linked to this outcome already. Change that link instead.")
                % {"reference": contribution.reference}
            )

    with recorded(by=by) as trail:
        change_parts(
            outcome=outcome, by=by, write=write, part="contributions", act="outcome.contribution_linked"
        )
        keep_words(contribution)
        if link.pk is None:
            return outcome.contribution_links.select_related("contribution").get(contribution=contribution)
        trail.record(
            "contribution.linked",
            subject_type="contribution",
            reference=contribution.reference,
            changes=_link_changes(outcome, how=("", link.how), strength=("", link.strength)),
        )
    return link


def log_and_link(
    *,
    outcome: Outcome,
    answers: dict,
    how: str,
    strength: str,
    by: Principal,
    creation_key: uuid.UUID | None = None,
) -> ContributionLink:
    """Write down a contribution and link it to an outcome, both or neither.

    Raises:
        Refused: the person may not do one of the two, or an answer breaks a rule.
        ValidationError: an answer is malformed.
    """
    with recorded(by=by):
        contribution = add_contribution(answers=answers, by=by, creation_key=creation_key)
        return link_contribution(
            outcome=outcome, contribution=contribution, how=how, strength=strength, by=by
        )


def change_link(*, link: ContributionLink, seen: str, how: str, strength: str, by: Principal) -> Outcome:
    """Change how, and how strongly, a contribution influenced an outcome; return the outcome.

    Raises:
        Refused: the person may not change this outcome now.
        Stale: somebody else changed or removed the link.
        ValidationError: an answer is malformed.
    """
    before: dict[str, str] = {}

    def write(fresh: Outcome) -> None:
        row = still_as_seen(fresh.contribution_links, link.pk, seen=seen, answers=LINK_ANSWERS)
        before.update(how=row.how, strength=row.strength)
        _apply_to_link(row, how, strength)
        row.save(update_fields=LINK_ANSWERS)
        link.how, link.strength = row.how, row.strength

    with recorded(by=by) as trail:
        changed = change_parts(
            outcome=link.outcome,
            by=by,
            write=write,
            part="contributions",
            act="outcome.contribution_link_changed",
        )
        pairs = {
            name: (old, getattr(link, name)) for name, old in before.items() if old != getattr(link, name)
        }
        if pairs:
            trail.record(
                "contribution.link_changed",
                subject_type="contribution",
                reference=link.contribution.reference,
                changes=_link_changes(changed, **pairs),
            )
    return changed


def unlink_contribution(*, link: ContributionLink, seen: str, by: Principal, why: str = "") -> Outcome:
    """Take a contribution off an outcome and return the outcome; both trails keep what was said.

    Raises:
        Refused: the person may not change this outcome now.
        Stale: somebody else changed or removed the link.
    """

    def write(fresh: Outcome) -> None:
        still_as_seen(fresh.contribution_links, link.pk, seen=seen, answers=LINK_ANSWERS).delete()

    with recorded(by=by) as trail:
        changed = change_parts(
            outcome=link.outcome,
            by=by,
            write=write,
            part="contributions",
            act="outcome.contribution_unlinked",
            why=why,
        )
        keep_words(link.contribution)
        trail.record(
            "contribution.unlinked",
            subject_type="contribution",
            reference=link.contribution.reference,
            changes=_link_changes(changed, ends=True, how=(link.how, ""), strength=(link.strength, "")),
            reason=kept(why, as_passages(changed.withheld)),
        )
    return changed


class _UnchangedError(Exception):
    """Nothing was different; raised to roll the claim back."""


def _link_changes(outcome: Outcome, *, ends: bool = False, **pairs) -> dict:
    """Return what the trail of a contribution says about a link; `outcome` tells who may read it."""
    said = kept_changes(pairs, as_passages(outcome.withheld))
    return {"outcome": (outcome.reference, "") if ends else ("", outcome.reference), **said}


def _loaded(pk: int) -> Contribution:
    return Contribution.objects.select_related("programme").get(pk=pk)


def _apply(contribution: Contribution, answers: dict) -> None:
    unknown = answers.keys() - ANSWERS
    if unknown:
        raise TypeError(f"not an answer about a contribution: {', '.join(sorted(unknown))}")
    for name in answers.keys() - set(_PARTS):
        value = answers[name]
        if isinstance(value, str):
            value = (
                clean_text(value).strip() if name == "what_was_done" else " ".join(clean_text(value).split())
            )
        setattr(contribution, name, value)
    _check_dates(contribution)
    for code in answers.get("strategies", ()):
        if code.dimension != Dimension.STRATEGY:
            raise Refused(
                _("“%(code)s” is not in the list “%(list)s”.")
                % {"code": code, "list": Dimension.STRATEGY.label}
            )
    for country in answers.get("countries", ()):
        validate_country(country)
    contribution.clean_fields(exclude={"reference", "author", "programme", "search_text"})


def _check_dates(contribution: Contribution) -> None:
    # A day's grace: where the person sits it may already be tomorrow.
    latest = timezone.now().date() + timedelta(days=1)
    if contribution.date_from and contribution.date_from > latest:
        raise Refused(_("This was not done yet: the date is in the future."))
    if contribution.date_from and contribution.date_to and contribution.date_to < contribution.date_from:
        raise Refused(_("The end is before the beginning."))


def _write_parts(contribution: Contribution, answers: dict) -> None:
    if "strategies" in answers:
        contribution.strategies.set(answers["strategies"])
    if "countries" in answers:
        contribution.countries.all().delete()
        ContributionCountry.objects.bulk_create(
            ContributionCountry(contribution=contribution, country=code)
            for code in dict.fromkeys(answers["countries"])
        )
    keep_words(contribution)


def _said(contribution: Contribution) -> dict:
    """Return the answers as the trail keeps them: codes and programmes by key."""
    said = {name: getattr(contribution, name) for name in TEXTS + PLAIN}
    said["programme"] = contribution.programme.key
    said["strategies"] = [code.key for code in contribution.strategies.order_by("order", "pk")]
    said["countries"] = sorted(contribution.countries.values_list("country", flat=True))
    return said


def _apply_to_link(link: ContributionLink, how: str, strength: str) -> None:
    link.how, link.strength = clean_text(how).strip(), strength
    link.clean_fields(exclude={"outcome", "contribution", "linked_by"})
