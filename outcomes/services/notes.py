"""Notes among the reviewers and leads of a round."""

from __future__ import annotations

from django.db.models import F
from django.utils.translation import gettext as _

from outcomes.enums import NoticeReason
from outcomes.models import InternalNote, Outcome
from outcomes.policy import Act, may
from outcomes.queries.questions import people_to_tell
from outcomes.services.notices import notify
from wiego_mle.accounts.models import User
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.errors import Incomplete, Refused
from wiego_mle.kernel.folding import clean_text


def add_note(
    *, outcome: Outcome, field: str, text: str, by: Principal, tell: User | None = None
) -> InternalNote:
    """Keep a note about an outcome that only reviewers and leads of its round read, and return it.

    The same words by the same person, sent twice in a row, are one note. The trail names the outcome
    and says nothing of the words; it stands apart from the trail that readers of the outcome see.

    Raises:
        Refused: the person may not write notes about this, or `tell` may not read them.
        Incomplete: nothing was written.
        ValidationError: the text is too long, or there is no such field.
    """
    require(may(by, Act.NOTE, outcome))
    text = clean_text(text).strip()
    if not text:
        raise Incomplete(_("Write the note."), {"text": _("Write the note.")})
    if tell is not None and tell not in people_to_tell(by, outcome, privately=True):
        raise Refused(_("%(name)s may not read internal notes about this record.") % {"name": tell.name})
    note = InternalNote(
        outcome=outcome,
        field=field,
        text=text,
        by_id=by.person_id,
        outcome_version=outcome.version,
    )
    note.clean_fields(exclude={"outcome", "by"})
    with recorded(by=by) as trail:
        # Holding the record, the second of two clicks at the same moment finds the note of the first.
        Outcome.objects.filter(pk=outcome.pk).update(version=F("version"))
        last = outcome.internal_notes.order_by("-at", "-pk").first()
        if last is not None and (last.text, last.by_id, last.field) == (text, by.person_id, field):
            return last
        note.save(force_insert=True)
        trail.record("internal_note.added", subject_type="internal_note", reference=outcome.reference)
        if tell is not None:
            notify(note=note, reasons={tell.pk: NoticeReason.MENTIONED}, by=by)
    return note
