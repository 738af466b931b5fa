"""`manage.py import_outcomes`: bring a spreadsheet into a round without a browser."""

import json
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from harvests.models import HarvestRound
from harvests.queries.teams import principal_for
from outcomes.importing.book import Answers, read_book
from outcomes.importing.states import EntersAs, FileFailure, ImportState, RowVerdict
from outcomes.importing.told import counts_of, told_row
from outcomes.models import ImportProfile, Outcome, SheetImport
from outcomes.policy import Act, may
from outcomes.queries.import_words import known_for, profile_like
from outcomes.services.importing.confirming import choose_rows, confirm_import
from outcomes.services.importing.files import cancel_import, say_how, start_import
from outcomes.services.importing.holding_against import Held, Holding
from outcomes.services.importing.reading import MOST_COMPARED, about_book, held_rows, read_import
from outcomes.services.importing.writing import write_import
from wiego_mle.accounts.models import User
from wiego_mle.accounts.queries import active_administrators
from wiego_mle.kernel.access import APPLICATION, Principal
from wiego_mle.kernel.errors import DomainError, Incomplete
from wiego_mle.kernel.spreadsheets import Unreadable, Workbook, read_workbook


class Command(BaseCommand):
    """Reads a file as the pages do, writes down what each row says, and imports it unless it is only tried."""

    help = "Import a spreadsheet (XLSX, XLS, ODS, CSV) of outcomes into a harvest round."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the file, the round and where the result goes."""
        parser.add_argument("file", help="the spreadsheet")
        parser.add_argument("--round", required=True, help="reference of the harvest round")
        parser.add_argument("--json", required=True, help="where the rows and their verdicts are written")
        parser.add_argument("--profile", help="name of the profile by which columns and words are read")
        parser.add_argument("--as-state", choices=EntersAs.values, default=str(EntersAs.DRAFT))
        parser.add_argument("--dry-run", action="store_true", help="read only; nothing is changed")
        parser.add_argument("--reason", default="", help="why outcomes are accepted without review")
        parser.add_argument("--by", help="e-mail address of who imports; else the first who may")
        parser.add_argument("--author", help="e-mail address of whose records they become; else who imports")
        order = parser.add_mutually_exclusive_group()
        order.add_argument(
            "--day-first", action="store_const", const=True, dest="day_first", help="03/04 is 3 April"
        )
        order.add_argument(
            "--month-first", action="store_const", const=False, dest="day_first", help="03/04 is March 4"
        )

    def handle(self, *args, **options) -> None:
        """Read, tell, and import."""
        harvest_round = HarvestRound.objects.filter(reference=options["round"]).first()
        if harvest_round is None:
            raise CommandError(f"There is no round “{options['round']}”.")
        profile = _profile(options["profile"])
        person = _person(options["by"], harvest_round)
        by = principal_for(person) if person else APPLICATION
        path = Path(options["file"])
        try:
            told = _read(path, harvest_round, by, profile, options["day_first"])
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except Unreadable as no:
            told = {
                "failure": no.reason,
                "reason": str(FileFailure(no.reason).label),
                "rows": [],
                "counts": counts_of([], RowVerdict.values),
            }
        told = {"file": path.name, "round": harvest_round.reference, "dry_run": options["dry_run"], **told}
        if not options["dry_run"] and not told.get("failure"):
            told["import"] = self._import(path, harvest_round, by, profile, options)
        Path(options["json"]).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        if told.get("failure"):
            raise CommandError(f"{path.name}: {told['reason']}")
        self.stdout.write(
            ", ".join(f"{number} {verdict}" for verdict, number in told["counts"].items() if number)
        )

    def _import(self, path: Path, harvest_round: HarvestRound, by: Principal, profile, options: dict) -> dict:
        if by.person_id is None:
            raise CommandError(
                "Nobody may import into this round. Name an administrator or its lead with --by."
            )
        author = User.objects.filter(email=options["author"]).first() if options["author"] else None
        try:
            return _write(path, harvest_round, by, profile, author, options)
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        except DomainError as error:
            missing = error.missing.values() if isinstance(error, Incomplete) else ()
            raise CommandError(" ".join([str(error), *missing])) from error


def _profile(name: str | None) -> ImportProfile | None:
    if not name:
        return None
    profile = ImportProfile.objects.filter(name=name).first()
    if profile is None:
        raise CommandError(f"There is no profile “{name}”.")
    return profile


def _person(email: str | None, harvest_round: HarvestRound) -> User | None:
    """Return who imports: who is named, else the first administrator, or lead, who may."""
    if email:
        person = User.objects.filter(email__iexact=email, is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody signs in as {email}.")
        return person
    people = [*active_administrators(), *User.objects.filter(is_active=True).order_by("pk")[:200]]
    return next((each for each in people if may(principal_for(each), Act.SEE_IMPORTS, harvest_round)), None)


def _read(path: Path, harvest_round: HarvestRound, by: Principal, profile, day_first: bool | None) -> dict:
    with path.open("rb") as source:
        book: Workbook = read_workbook(source)
    found = _found(book, harvest_round, profile, day_first)
    if profile is None and (alike := profile_like(found.signature)):
        profile = alike
        found = _found(book, harvest_round, profile, day_first)
    if not found.outcome_tables:
        failure = FileFailure.NO_TABLE
        return {
            "failure": str(failure),
            "reason": str(failure.label),
            "rows": [],
            "counts": counts_of([], RowVerdict.values),
            **_about(found, book),
        }
    holding = Holding(by=by, harvest_round=harvest_round, compares=found.row_count <= MOST_COMPARED)
    held: list[Held] = []
    held_rows(found.rows(), holding, lambda rows, _done: held.extend(rows))
    matched = {each.matched for each in held if each.matched}
    references = dict(Outcome.objects.filter(pk__in=list(matched)[:900]).values_list("pk", "reference"))
    rows = [
        told_row(each.read, str(each.verdict), matched=references.get(each.matched, ""), changes=each.changes)
        for each in held
    ]
    about = _about(found, book)
    return {
        "profile": profile.name if profile else "",
        "counts": counts_of(rows, RowVerdict.values),
        **about,
        "rows": rows,
    }


def _found(
    book: Workbook, harvest_round: HarvestRound, profile: ImportProfile | None, day_first: bool | None
):
    known = known_for(harvest_round, words=profile.words if profile else None)
    said = day_first if day_first is not None else (profile.day_first if profile else None)
    return read_book(book, known, Answers(columns=profile.columns if profile else {}, day_first=said))


def _about(found, book: Workbook) -> dict:
    about = about_book(found, book)
    return {
        "kind": book.kind,
        "tables": about["tables"],
        "sheets_left_out": about["without"],
        "language": about["language"],
    }


def _write(path: Path, harvest_round: HarvestRound, by: Principal, profile, author, options: dict) -> dict:
    """Import through the services that the pages use, with the work of the background done here and now."""
    with path.open("rb") as source:
        made = start_import(
            by=by,
            harvest_round=harvest_round,
            upload=File(source, name=path.name),
            profile=profile,
            ring=False,
        )
    if options["day_first"] is not None:
        made = say_how(
            sheet_import=made, version=made.version, by=by, day_first=options["day_first"], ring=False
        )
    read_import(made.pk)
    made = SheetImport.objects.select_related("round").get(pk=made.pk)
    if made.state == ImportState.READY and made.counts.get("error"):
        # The file says which rows these are; whoever mends them there runs the command again.
        choose_rows(sheet_import=made, verdict=RowVerdict.ERROR, choice="skip", by=by)
        made.refresh_from_db()
    try:
        confirm_import(
            sheet_import=made,
            version=made.version,
            by=by,
            enters_as=options["as_state"],
            reason=options["reason"],
            author=author,
            ring=False,
        )
    except DomainError as error:
        if made.counts.get("new") or made.counts.get("warning") or made.counts.get("changed"):
            raise
        # Nothing of it is left to decide, so it does not wait among the imports of the round.
        cancel_import(sheet_import=made, version=made.version, by=by)
        return {"reference": made.reference, "written": 0, "words": str(error)}
    write_import(made.pk)
    made.refresh_from_db()
    outcomes = list(
        made.rows.filter(outcome__isnull=False).values_list(
            "sheet", "number", "outcome__reference", "created"
        )
    )
    return {
        "reference": made.reference,
        "state": made.state,
        "written": len(outcomes),
        "words": made.about.get("refused", ""),
        "outcomes": [
            {"sheet": sheet, "row": number, "reference": reference, "created": created}
            for sheet, number, reference, created in outcomes
        ],
    }
