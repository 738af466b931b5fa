"""Evidence in the words of a page: on the record, and by itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.enums import Supports
from outcomes.masking import shown, shown_text
from outcomes.models import Evidence, Outcome, Purge
from outcomes.policy import Act, may
from outcomes.queries.evidence import open_purge, same_file
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.written import date_format


def evidence_lines(outcome: Outcome, items: Iterable[Evidence]) -> list[dict]:
    """Return pieces of evidence as lines; links and files open through a page of ours."""
    return [evidence_line(outcome, item) for item in items]


def evidence_line(outcome: Outcome, item: Evidence) -> dict:
    """Return one piece of evidence, loaded by `queries.evidence.printed`, as a line of the record.

    Words that the record withholds are masked, in the name of the file too.
    """
    address = [outcome.reference, item.reference]
    opens = item.url or (item.is_file and not item.purged_at)
    return {
        "url": reverse("outcomes:evidence-open", args=address) if opens else "",
        "reference": item.reference,
        "name": shown_text(outcome, item.file_name),
        "failure": item.served.failure_words if item.served else "",
        "details": reverse("outcomes:evidence-detail", args=address),
        "label": shown_text(outcome, item.title),
        "kind": _kind_words(item),
        "facts": shown_text(outcome, ", ".join(_facts(item))),
        "quote": shown_text(outcome, item.quote),
        "quote_language": item.language if item.language != "other" else "",
        "note": shown_text(outcome, item.note),
        "address": shown_text(outcome, item.url),
        "checked": checked_words(item),
        "copy": copy_words(item),
        "thumbnail": thumbnail_of(outcome, item),
    }


def _kind_words(item: Evidence) -> str:
    """Return what a piece of evidence is and shows: “Media report, about the change”."""
    both = item.supports == Supports.BOTH
    subject = _("the change and the contribution") if both else item.get_supports_display().lower()
    return _("%(kind)s, about %(subject)s") % {"kind": item.get_kind_display(), "subject": subject}


def thumbnail_of(outcome: Outcome, item: Evidence) -> dict | None:
    """Return where the small picture of a file is, and its measures; None if there is none."""
    copy = item.served
    if copy is None or not copy.thumbnail_key:
        return None
    return {
        "url": reverse("outcomes:evidence-thumbnail", args=[outcome.reference, item.reference]),
        "width": copy.thumbnail_width,
        "height": copy.thumbnail_height,
    }


def _facts(item: Evidence) -> Iterable[str]:
    if item.dated:
        yield item.dated_words
    if item.page:
        yield _("page %(page)s") % {"page": item.page}
    if item.language:
        yield item.get_language_display()


def checked_words(item: Evidence) -> str:
    """Return who checked evidence and when; nothing if nobody did."""
    if item.checked_at is None:
        return ""
    day = date_format(timezone.localtime(item.checked_at), "DATE_FORMAT")
    return _("Checked by %(who)s, %(day)s") % {"who": item.checked_by.name, "day": day}


def copy_words(item: Evidence) -> str:
    """Return what one gets of a file: the cleaned copy and its size, or why there is none."""
    if not item.is_file:
        return ""
    if item.purged_at:
        return _("file destroyed for good")
    copy = item.served
    if copy is not None and copy.is_ready:
        return _("cleaned copy, %(size)s") % {"size": filesizeformat(copy.size)}
    if copy is not None and copy.is_failed:
        return _("file not handed out")
    return _("file is being prepared")


def file_lines(outcome: Outcome, items: Iterable[Evidence]) -> list[dict]:
    """Return the files that ever came with an outcome, with what became of each."""
    asked = set(
        Purge.objects.filter(evidence__outcome=outcome, state="asked").values_list("evidence_id", flat=True)
    )
    return [
        {
            "url": reverse("outcomes:evidence-detail", args=[outcome.reference, item.reference]),
            "reference": item.reference,
            "label": shown_text(outcome, item.title),
            "name": shown_text(outcome, item.file_name),
            "size": item.size,
            "state": _("removed from the outcome") if item.removed_at else "",
            "copy": copy_words(item),
            "asked": item.pk in asked,
        }
        for item in items
        if item.is_file
    ]


class EvidencePage:
    """What the page of one piece of evidence says to one person, and what they may do there."""

    def __init__(self, item: Evidence, *, principal: Principal):
        self.item, self.principal, self.outcome = item, principal, item.outcome
        self.line = evidence_line(self.outcome, item)
        self.may_check = bool(may(principal, Act.CHECK_EVIDENCE, item)) and not item.removed_at
        self.may_keep = bool(may(principal, Act.KEEP_FILES, item.outcome))
        self.may_take_original = bool(item.file_key) and bool(may(principal, Act.TAKE_ORIGINAL, item))
        self.may_copy_again = self.is_failed and bool(may(principal, Act.COPY_AGAIN, item))

    @property
    def is_failed(self) -> bool:
        """Say whether no copy of the file could be made."""
        return self.item.served is not None and self.item.served.is_failed

    @property
    def is_ready(self) -> bool:
        """Say whether there is a copy to be had."""
        return self.item.served is not None and self.item.served.is_ready

    @property
    def waits(self) -> bool:
        """Say whether the copy is still to be made."""
        return bool(self.item.file_key) and not self.is_failed and not self.is_ready

    @cached_property
    def twins(self) -> list[dict]:
        """Return the same file as evidence elsewhere, as far as the person may read it."""
        return [
            {
                "url": reverse("outcomes:evidence-detail", args=[each.outcome.reference, each.reference]),
                "label": f"{each.outcome.reference} {shown(each.outcome, 'title')}",
            }
            for each in same_file(self.principal, self.item)
        ]

    @cached_property
    def purge(self) -> Purge | None:
        """Return the open request to destroy the file, for who looks after files."""
        return open_purge(self.item) if self.may_keep else None

    @property
    def may_agree(self) -> bool:
        """Say whether the person may agree to what another person asked for."""
        return self.purge is not None and self.purge.asked_by_id != self.principal.person_id

    @property
    def facts(self) -> list[dict]:
        """Return what is known about the evidence as labels and values."""
        item = self.item
        added = timezone.localtime(item.added_at)
        return [
            {"label": _("Kind"), "value": item.get_kind_display()},
            {"label": _("Supports"), "value": item.get_supports_display()},
            {"label": _("Date"), "value": shown_text(self.outcome, item.dated_words)},
            {"label": _("Page"), "value": shown_text(self.outcome, item.page)},
            {"label": _("Language"), "value": item.get_language_display() if item.language else ""},
            {"label": _("Address"), "value": shown_text(self.outcome, item.url)},
            {
                "label": _("Added by"),
                "value": f"{item.added_by.name}, {date_format(added, 'DATE_FORMAT')}",
            },
        ]

    @property
    def file_facts(self) -> list[dict]:
        """Return what is known about the file as it came."""
        item = self.item
        return [
            {"label": _("File as it came"), "value": f"{self.line['name']}, {filesizeformat(item.size)}"},
            {"label": _("Checksum (SHA-256)"), "value": item.sha256},
        ]
