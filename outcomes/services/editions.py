"""Editions: ordering one, publishing it, discarding it. What is built in between: `edition_building`."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from harvests.models import Grant, HarvestRound, Programme
from outcomes.enums import EditionFileState, EditionState
from outcomes.models import Edition, EditionFile, EditionFinding, EditionHighlight, EditionRow
from outcomes.policy import Act, may
from outcomes.queries.editions import content_checksum, highlights_of, open_findings, screen_of
from outcomes.services.files import discard
from outcomes.services.references import EDITION, next_reference
from outcomes.workflows import EDITION as WAYS
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused
from wiego_mle.kernel.folding import clean_text


def order_edition(
    *,
    title: str,
    year: int | None,
    harvest_round: HarvestRound | None,
    programme: Programme | None,
    audience: str,
    language: str,
    by: Principal,
    grant: Grant | None = None,
    creation_key: UUID | None = None,
) -> Edition:
    """Order an edition and ring for a worker; the same key twice, as after a double click, orders one.

    Without a `year` all years of the grant are counted.

    Raises:
        Refused: the person may not make editions of this.
        ValidationError: an answer is malformed, or year, round and grant do not go together.
    """
    require(may(by, Act.MAKE_EDITION))
    present = Edition.objects.filter(creation_key=creation_key).first() if creation_key else None
    if present is not None and present.requested_by_id == by.person_id:
        return present
    edition = Edition(
        title=" ".join(clean_text(title).split()),
        year=year,
        round=harvest_round,
        programme=programme,
        grant=grant,
        audience=audience,
        language=language,
        requested_by_id=by.person_id,
        # The page was sent before by somebody else who had signed in here; this is another edition.
        creation_key=creation_key if present is None else None,
    )
    require(may(by, Act.MAKE_EDITION, edition))
    edition.clean_fields(exclude={"requested_by", "reference"})
    edition.clean()
    try:
        with recorded(by=by) as trail:
            edition.reference = next_reference(EDITION)
            edition.save(force_insert=True)
            said = {"title": edition.title, "edition_of": _scope(edition), "audience": edition.audience}
            _note(trail, "edition.ordered", edition, **said)
            ring_for_building(edition)
    except IntegrityError:
        # Pressed twice at the same moment.
        present = Edition.objects.filter(creation_key=creation_key).first() if creation_key else None
        if present is None or present.requested_by_id != by.person_id:
            raise
        return present
    return edition


def build_again(*, edition: Edition, by: Principal) -> None:
    """Collect an edition anew that failed, or that nobody has published yet.

    Raises:
        Refused: the person may not make it.
        WrongState: it is being built, published or discarded.
        Stale: somebody else was first.
    """
    require(may(by, Act.MAKE_EDITION, edition))
    step = WAYS.require("again", edition.state)
    with recorded(by=by) as trail:
        claim(
            Edition.objects,
            pk=edition.pk,
            expected={"state": edition.state},
            state=step.target,
            requested_at=timezone.now(),
            claimed_at=None,
            attempts=0,
            done=0,
            total=0,
            failure="",
        )
        _note(trail, "edition.ordered_again", edition)
        ring_for_building(edition)


def discard_edition(*, edition: Edition, by: Principal) -> None:
    """Discard an edition that was not published, with its rows and files; its number is not used again.

    Raises:
        Refused: the person may not make it.
        WrongState: it is published or discarded.
        Stale: somebody else was first.
    """
    require(may(by, Act.MAKE_EDITION, edition))
    step = WAYS.require("discard", edition.state)
    keys = list(
        EditionFile.objects.filter(edition=edition).exclude(file_key="").values_list("file_key", flat=True)
    )
    with recorded(by=by) as trail:
        claim(Edition.objects, pk=edition.pk, expected={"state": edition.state}, state=step.target, head="")
        for model in (EditionRow, EditionFile, EditionHighlight, EditionFinding):
            model.objects.filter(edition=edition).delete()
        _note(trail, "edition.discarded", edition)
        transaction.on_commit(partial(discard, keys))


def publish_edition(*, edition: Edition, by: Principal) -> None:
    """Publish an edition: from now on nothing of it can be changed, and everybody who signs in reads it.

    Its checksum goes onto the trail.

    Raises:
        Refused: the person may not publish it, a file is not ready, or private words were found in it.
        WrongState: it is not ready.
        Stale: somebody else was first.
    """
    require(may(by, Act.PUBLISH_EDITION, edition))
    step = WAYS.require("publish", edition.state)
    require_publishable(edition)
    with recorded(by=by) as trail:
        claim(
            Edition.objects,
            pk=edition.pk,
            expected={"state": edition.state, "sha256": edition.sha256},
            state=step.target,
            published_at=timezone.now(),
            published_by=by.person_id,
        )
        trail.must_still_hold(partial(require_publishable, edition))
        _note(trail, "edition.published", edition, sha256=edition.sha256)


def require_publishable(edition: Edition) -> None:
    """Raise `Refused` while something stands against publishing, saying what."""
    found = open_findings(edition).count()
    if edition.is_public and found:
        raise Refused(
            ngettext(
                "In %d place private words were found. Look at it before you publish.",
                "In %d places private words were found. Look at them before you publish.",
                found,
            )
            % found
        )
    screen = screen_of(edition).mark
    files = EditionFile.objects.filter(edition=edition)
    if files.exclude(state=EditionFileState.READY, screen=screen).exists() or not files.exists():
        raise Refused(_("Not all files are written. Wait until they are, or write them again."))


def write_files_again(*, edition: Edition, by: Principal) -> None:
    """Let all files of an edition be written again from the same frozen rows, as they may be printed now.

    Raises:
        Refused: the person may not make it.
    """
    require(may(by, Act.MAKE_EDITION, edition))
    with recorded(by=by) as trail:
        queue_files(edition)
        _note(trail, "edition.files_ordered", edition)


def queue_files(edition: Edition) -> None:
    """Let the files be written anew, in the transaction of what changed them, and ring afterwards."""
    EditionFile.objects.filter(edition=edition).update(
        state=EditionFileState.WAITING,
        queued_at=timezone.now(),
        claimed_at=None,
        attempts=0,
        failure="",
    )
    for pk in EditionFile.objects.filter(edition=edition).values_list("pk", flat=True):
        ring_for_file(pk)


def hold_ready(edition: Edition) -> None:
    """Keep the row of an edition that is ready until the commit, before its highlights are changed.

    So of two who change them at once the second sees what the first did, and the checksum is that of both.

    Raises:
        Stale: it was published or built again meanwhile.
    """
    expected = {"state": EditionState.READY, "head": edition.head}
    claim(Edition.objects, pk=edition.pk, expected=expected, done=F("done"))


def refresh_checksum(edition: Edition) -> None:
    """Compute the checksum of an edition anew after its highlights changed; in the same transaction.

    Raises:
        Stale: it was published or built again meanwhile.
    """
    claim(
        Edition.objects,
        pk=edition.pk,
        expected={"state": EditionState.READY, "head": edition.head},
        sha256=content_checksum(edition.head, highlights_of(edition)),
    )


def clear_finding(*, finding: EditionFinding, reason: str, by: Principal) -> None:
    """Say why words that were found in a public edition may stay in it.

    Raises:
        Refused: the person may not make the edition, or gives no reason.
        Stale: somebody else cleared it.
    """
    require(may(by, Act.MAKE_EDITION, finding.edition))
    reason = " ".join(clean_text(reason).split())[:300]
    if not reason:
        raise Refused(_("Say why these words may be published."))
    with recorded(by=by) as trail:
        claim(
            EditionFinding.objects,
            pk=finding.pk,
            expected={"cleared_at": None},
            cleared_at=timezone.now(),
            cleared_by=by.person_id,
            cleared_because=reason,
        )
        _note(trail, "edition.finding_cleared", finding.edition, place=finding.where)
        queue_files(finding.edition)


def record_edition_taken(*, edition: Edition, file_format: str, by: Principal) -> None:
    """Note on the trail that a person takes a file of an edition away.

    Raises:
        Refused: it is not open to them.
    """
    require(may(by, Act.TAKE_EDITION, edition))
    with recorded(by=by) as trail:
        _note(trail, "edition.taken", edition, file_format=file_format)


def ring_for_building(edition: Edition) -> None:
    """Ring for a worker after the commit."""
    from outcomes.tasks import build_edition
    from wiego_mle.kernel.doorbell import ring

    transaction.on_commit(partial(ring, build_edition, edition.pk))


def ring_for_file(file_id: int) -> None:
    """Ring for a worker after the commit."""
    from outcomes.tasks import write_edition_file
    from wiego_mle.kernel.doorbell import ring

    transaction.on_commit(partial(ring, write_edition_file, file_id))


def _scope(edition: Edition) -> str:
    parts = [edition.years_label]
    parts += [edition.round.name] if edition.round else []
    parts += [edition.programme.label] if edition.programme else []
    parts += [edition.grant.label] if edition.grant else []
    return ", ".join(parts)


def _note(trail: Trail, act: str, edition: Edition, **said) -> None:
    trail.record(
        act,
        subject_type="edition",
        reference=edition.reference,
        changes={name: ("", value) for name, value in said.items()},
    )
