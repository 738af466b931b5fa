"""Everything that is kept of one person outside, as a file for them."""

from __future__ import annotations

from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from outcomes.masking import as_passages, masked
from outcomes.models import AskedOutcome, Judgement, JudgementVersion, Nomination, Substantiator
from outcomes.queries.requests import letters_of
from outcomes.request_enums import JudgedPart
from wiego_mle.kernel.countries import country_name
from wiego_mle.kernel.tables import Cell, Column, Kind, Table, write_workbook
from wiego_mle.kernel.written import labelled

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HELD_IN_MEMORY = 1_000_000
_SAID = (
    *(f"{part.value}_{what}" for part in JudgedPart for what in ("judgement", "comment")),
    "corrected_statement",
    "others_contributed",
    "other_changes",
    "confidential_part",
    "quoting",
)


def person_file(person: Substantiator, *, by_name: str, made_at: datetime) -> IO[bytes]:
    """Return the file, open and at its beginning: what is known of the person, asked, answered and sent.

    It holds the words that the person was asked about as the person was shown them, and nothing else of a record.
    """
    tables = [_person(person), _nominations(person), _asked(person), _answers(person), _letters(person)]
    cover = [
        (_("Person outside"), person.reference),
        (_("Made by"), by_name),
        (_("As of"), made_at.strftime("%Y-%m-%d %H:%M %Z")),
    ]
    stream = SpooledTemporaryFile(max_size=_HELD_IN_MEMORY)  # noqa: SIM115
    write_workbook(stream, tables, cover=cover)
    stream.seek(0)
    return stream


def file_name(person: Substantiator) -> str:
    """Return the name of the file, which does not tell who it is about."""
    return f"{person.reference}-CONFIDENTIAL.xlsx"


def _table(key: str, title: str, heads: list[tuple[str, object, Kind]], rows: list[list], counted_words: str):
    cells = tuple(
        tuple(Cell(str(value) if isinstance(value, Promise) else value) for value in row) for row in rows
    )
    return Table(
        key=key,
        title=title,
        columns=tuple(Column(name, str(label), kind) for name, label, kind in heads),
        rows=lambda: cells,
        counted=len(cells),
        counted_words=counted_words,
    )


def _person(person: Substantiator) -> Table:
    fields = ("reference", "name", "organisation", "position", "email", "phone", "country", "language")
    values = {name: getattr(person, name) for name in fields}
    values["country"] = country_name(person.country) if person.country else ""
    values["language"] = person.get_language_display()
    rows = [[capfirst(person._meta.get_field(name).verbose_name), value] for name, value in values.items()]
    rows.append([capfirst(person._meta.get_field("time_zone").verbose_name), person.time_zone])
    rows.append([_("Entered"), person.created_at.date().isoformat()])
    heads = [("what", _("What"), Kind.TEXT), ("value", _("Value"), Kind.LONG)]
    return _table("person", _("Person outside"), heads, rows, _("What is known of them"))


def _nominations(person: Substantiator) -> Table:
    rows = [
        [
            each.nominated_at.date(),
            each.get_relation_display(),
            masked(each.independence, as_passages(each.outcome.withheld)),
            masked(each.conflict_note, as_passages(each.outcome.withheld)) or each.get_conflict_display(),
            each.get_state_display(),
        ]
        for each in Nomination.objects.filter(substantiator=person)
        .select_related("outcome")
        .order_by("nominated_at", "pk")
    ]
    heads = [
        ("at", _("Proposed"), Kind.DATE),
        ("relation", _("What they are to this change"), Kind.LONG),
        ("independence", _("Why they can judge it freely"), Kind.LONG),
        ("conflict", _("What ties them"), Kind.LONG),
        ("state", _("State"), Kind.TEXT),
    ]
    return _table("nominations", _("Proposed"), heads, rows, _("For which outcomes they were proposed"))


def _asked(person: Substantiator) -> Table:
    rows = [
        [
            each.request.reference,
            each.request.asked_at.date(),
            each.request.get_channel_display(),
            each.request.get_state_display(),
            masked(each.frozen.get("title", ""), as_passages(each.outcome.withheld)),
            masked(each.frozen.get("statement", ""), as_passages(each.outcome.withheld)),
        ]
        for each in AskedOutcome.objects.filter(substantiator=person)
        .select_related("request", "outcome")
        .order_by("request__asked_at", "order", "pk")
    ]
    heads = [
        ("request", _("Request"), Kind.TEXT),
        ("at", _("Asked"), Kind.DATE),
        ("channel", _("Channel"), Kind.TEXT),
        ("state", _("State"), Kind.TEXT),
        ("title", _("Title"), Kind.LONG),
        ("statement", _("What changed"), Kind.LONG),
    ]
    return _table("asked", _("Asked"), heads, rows, _("What they were asked, in the words they were shown"))


def _answers(person: Substantiator) -> Table:
    labels = {name: Judgement._meta.get_field(name).verbose_name for name in _SAID}
    rows = []
    for each in (
        JudgementVersion.objects.filter(judgement__asked__substantiator=person)
        .select_related("judgement__asked__request")
        .order_by("at", "pk")
    ):
        said = [
            labelled(capfirst(labels[name]), each.content[name]) for name in _SAID if each.content.get(name)
        ]
        rows.append([each.judgement.asked.request.reference, each.number, each.at.date(), "\n".join(said)])
    heads = [
        ("request", _("Request"), Kind.TEXT),
        ("number", _("Version"), Kind.NUMBER),
        ("at", _("Answered"), Kind.DATE),
        ("said", _("Answer"), Kind.LONG),
    ]
    return _table("answers", _("Answers"), heads, rows, _("Every answer that they gave"))


def _letters(person: Substantiator) -> Table:
    letters = [each for found in letters_of(list(person.requests.all())).values() for each in found]
    rows = [
        [each.queued_at.date(), each.to_address, each.subject, each.body, each.get_state_display()]
        for each in sorted(letters, key=lambda letter: (letter.queued_at, letter.pk))
    ]
    heads = [
        ("at", _("Written"), Kind.DATE),
        ("to", _("To"), Kind.TEXT),
        ("subject", _("Subject"), Kind.LONG),
        ("text", _("Text of the letter"), Kind.LONG),
        ("state", _("State"), Kind.TEXT),
    ]
    return _table("letters", _("Letters"), heads, rows, _("Letters to them"))
