"""An edition in the words of its page: how far it is, its numbers with their pictures, what may be done now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from outcomes.enums import EditionFileState, EditionState, FileFormat
from outcomes.models import Edition, EditionFile, EditionFinding
from outcomes.policy import Act, may
from outcomes.queries.editions import files_of, findings_of, open_findings
from outcomes.reports.drawn import DrawnTable, drawn
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.pictures import EditionPictures
from outcomes.reports.edition.tables import EditionTables
from outcomes.workflows import EDITION
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.pictures import Picture
from wiego_mle.kernel.tables import Table

STEPS_OF_PEOPLE = ("publish", "again", "discard")
UNDER_WAY = (EditionState.REQUESTED, EditionState.BUILDING)


@dataclass(frozen=True)
class Chapter:
    """A table of numbers and, where there is one, the picture of it."""

    drawn: DrawnTable
    picture: Picture | None


@dataclass(frozen=True)
class FileLine:
    """A file of an edition: what it is, how far it is, and where it is taken from."""

    label: str
    file: EditionFile
    is_current: bool
    url: str


class EditionPage:
    """What the page of an edition prints, for one person."""

    def __init__(self, edition: Edition, principal: Principal):
        self.edition = edition
        self.principal = principal

    @cached_property
    def frozen(self) -> FrozenEdition | None:
        """Return the frozen content; None while there is none."""
        return FrozenEdition(self.edition) if self.edition.is_frozen else None

    @property
    def is_under_way(self) -> bool:
        """Say whether somebody who waits should look again."""
        return self.edition.state in UNDER_WAY or any(
            line.file.state == EditionFileState.WAITING for line in self.files
        )

    @cached_property
    def may_make(self) -> bool:
        """Say whether the person makes editions like this."""
        return bool(may(self.principal, Act.MAKE_EDITION, self.edition)) and bool(
            may(self.principal, Act.MAKE_EDITION)
        )

    @property
    def may_take(self) -> bool:
        """Say whether the person may take files away."""
        return bool(may(self.principal, Act.TAKE_EDITION)) and bool(
            may(self.principal, Act.TAKE_EDITION, self.edition)
        )

    @property
    def may_choose(self) -> bool:
        """Say whether highlights are chosen now."""
        return self.may_make and self.edition.state == EditionState.READY

    @cached_property
    def files(self) -> list[FileLine]:
        """Return the files; one that was written before something was withheld is not current."""
        if self.frozen is None:
            return []
        mark = self.frozen.screen.mark
        return [
            FileLine(
                str(FileFormat(file.file_format).label),
                file,
                file.is_ready and file.screen == mark,
                reverse("outcomes:edition-file", args=[self.edition.reference, file.file_format]),
            )
            for file in files_of(self.edition)
        ]

    @property
    def files_are_out_of_date(self) -> bool:
        """Say whether a file must be written again before it can be taken or published."""
        return any(line.file.is_ready and not line.is_current for line in self.files)

    @property
    def has_failed_files(self) -> bool:
        """Say whether a file could not be written."""
        return any(line.file.failure for line in self.files)

    @cached_property
    def findings(self) -> list[EditionFinding]:
        """Return what was found in a public edition, what nobody cleared first."""
        return findings_of(self.edition) if self.edition.is_public and self.may_make else []

    def open_findings_stand(self) -> bool:
        """Say whether a public edition has findings that nobody cleared, whoever asks."""
        return self.edition.is_public and open_findings(self.edition).exists()

    @property
    def open_findings(self) -> list[EditionFinding]:
        """Return what nobody cleared."""
        return [each for each in self.findings if each.cleared_at is None]

    @property
    def steps(self) -> list[dict]:
        """Return what the person may do with the edition now."""
        if not self.may_make:
            return []
        return [
            {
                "name": step.name,
                "label": step.label,
                "tone": step.tone,
                "url": reverse("outcomes:edition-step", args=[self.edition.reference, step.name]),
            }
            for step in EDITION.leaving(self.edition.state)
            if step.name in STEPS_OF_PEOPLE
        ]

    def chapters(self) -> list[Chapter]:
        """Return the tables with their pictures, in the language of the edition."""
        with translation.override(self.edition.language):
            tables, pictures = EditionTables(self.frozen), EditionPictures(self.frozen)
            return [Chapter(drawn(table), pictures.beside(table.key)) for table in tables.counted()]

    def sections(self) -> list[Table]:
        """Return the tables of substantiation and agreement, as they were."""
        return EditionTables(self.frozen).sections()

    def threads(self) -> Chapter | None:
        """Return the threads; None where no outcomes led to one another."""
        if not self.frozen.threads:
            return None
        with translation.override(self.edition.language):
            table = EditionTables(self.frozen).threads()
            return Chapter(drawn(table), EditionPictures(self.frozen).threads())

    def changes(self) -> list[Table]:
        """Return what changed since the last edition; nothing for the first one."""
        if not self.frozen.head["changes"]:
            return []
        with translation.override(self.edition.language):
            tables = EditionTables(self.frozen)
            return [tables.changed_outcomes(), tables.moved_numbers()]

    @property
    def state_words(self) -> str:
        """Return how far the edition is, in words."""
        edition = self.edition
        if edition.state == EditionState.BUILDING and edition.total:
            return _("%(done)d of %(total)d records are collected.") % {
                "done": edition.done,
                "total": edition.total,
            }
        return str(EditionState(edition.state).label)
