"""Taking a whole import back, as long as nothing was built on what it made."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from outcomes.enums import OutcomeState as S
from outcomes.importing.states import ImportState
from outcomes.importing.stored import values_from_data
from outcomes.models import Actor, ImportRow, Outcome, SheetImport
from outcomes.policy import Act, may
from outcomes.services.importing.making import Lists, answers_of
from outcomes.services.record import save_answers
from wiego_mle.audit.services import Trail, recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.written import labelled

_CAME_WITH_IT = {
    "OutcomeCountry",
    "OutcomeProgramme",
    "OutcomeActor",
    "OutcomeVersion",
    "OutcomeKey",
    "Outcome_worker_groups",
    "Outcome_grants",
    "Outcome_focal_cities",
    "Source",
    "Evidence",
    "LastLook",
    "ReviewDecision",
    "ImportRow",
    "EvidenceText",
}
"""What an import writes beside the outcomes; everything else was put there by somebody."""
_AT_A_TIME = 500
MOST_TOLD = 50


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way of undoing an import: an outcome and what was done with it."""

    reference: str
    what: str


def obstacles(sheet_import: SheetImport) -> list[Obstacle]:
    """Return what was built on an import since, at most `MOST_TOLD`; nothing where it can be undone."""
    rows = sheet_import.rows.filter(outcome__isnull=False)
    found: list[Obstacle] = []
    changed = rows.exclude(outcome__version=F("version_after"))
    for reference in changed.values_list("outcome__reference", flat=True)[:MOST_TOLD]:
        found.append(Obstacle(reference, _("its text was changed")))
    accepted = S.ACCEPTED if sheet_import.enters_as == "accepted" else sheet_import.enters_as
    entered = {sheet_import.enters_as, str(accepted), "draft" if sheet_import.enters_as == "accepted" else ""}
    moved = rows.filter(created=True).exclude(outcome__state__in=entered)
    for reference in moved.values_list("outcome__reference", flat=True)[:MOST_TOLD]:
        found.append(Obstacle(reference, _("it was moved on: sent, decided or withdrawn")))
    for model, name, label in _built_on():
        parts = model.objects.filter(**{f"{name}__import_rows__in": rows.filter(created=True)})
        references = parts.order_by().values_list(f"{name}__reference", flat=True).distinct()[:MOST_TOLD]
        found += [Obstacle(reference, label) for reference in references if reference]
    return found[:MOST_TOLD]


def _built_on():
    """Yield the models that can name an outcome and are not written by an import: model, field, and its name."""
    for relation in _relations_to(Outcome):
        if relation.related_model.__name__ not in _CAME_WITH_IT:
            yield relation.related_model, relation.field.name, str(relation.related_model._meta.verbose_name)


def _relations_to(model: type[Model]) -> list:
    """Return the relations of other tables to a model, those without a name of their own included."""
    fields = model._meta.get_fields(include_hidden=True)
    return [each for each in fields if each.auto_created and not each.concrete and not each.many_to_many]


def undo_import(*, sheet_import: SheetImport, version: int, by: Principal) -> SheetImport:
    """Take back everything an import made and changed, and return it.

    Outcomes that it made are removed with all that came with them; those it changed get back what they said.
    Their references are never given to others, and the trail keeps what was there.

    Raises:
        Refused: not theirs to decide, or something was built on it.
        Stale: somebody else was first.
    """
    require(may(by, Act.IMPORT, sheet_import.round))
    if sheet_import.state != ImportState.DONE:
        raise Refused(_("Only what was imported can be undone."))
    _require_nothing_built_on(sheet_import)
    with recorded(by=by) as trail:
        claim(
            SheetImport.objects,
            pk=sheet_import.pk,
            expected={"version": version, "state": ImportState.DONE},
            state=ImportState.UNDONE,
            version=F("version") + 1,
            undone_by_id=by.person_id,
            undone_at=timezone.now(),
        )
        _keep_from_being_built_on(sheet_import)
        _require_nothing_built_on(sheet_import)
        lists = Lists.read()
        for row in sheet_import.rows.filter(created=False, outcome__isnull=False).select_related(
            "outcome__round"
        ):
            _restore(row, lists, by)
        removed = _remove(sheet_import, trail)
        _remove_actors(sheet_import.about.get("actors", []), trail)
        trail.record(
            "import.undone",
            subject_type="import",
            reference=sheet_import.reference,
            changes={"state": (ImportState.DONE, ImportState.UNDONE), "rows": (f"{removed}", "")},
        )
    sheet_import.refresh_from_db()
    return sheet_import


def _keep_from_being_built_on(sheet_import: SheetImport) -> None:
    """Keep the outcomes that are removed until the commit, so that nobody adds anything to them.

    A row that names one of them asks for it when it is committed, and waits until they are gone or stay. An update
    would not stop that on PostgreSQL, so the rows are locked; SQLite has one writer at a time.
    """
    made = sheet_import.rows.filter(created=True, outcome__isnull=False)
    rows = Outcome.objects.filter(pk__in=made.values("outcome")).order_by("pk")
    list(rows.select_for_update().values_list("pk", flat=True))


def _require_nothing_built_on(sheet_import: SheetImport) -> None:
    found = obstacles(sheet_import)
    if found:
        words = "; ".join(labelled(each.reference, each.what) for each in found[:5])
        raise Refused(
            _("Something was built on this import, so it is not undone as a whole: %(what)s.")
            % {"what": words}
        )


def _restore(row: ImportRow, lists: Lists, by: Principal) -> None:
    outcome = row.outcome
    before = row.before
    data = {name: value for name, value in before.items() if name not in ("actors", "programmes")}
    data["programmes"] = [key.removeprefix("* ") for key in before.get("programmes", [])]
    data["lead_programme"] = next(
        (key[2:] for key in before.get("programmes", []) if key.startswith("* ")), ""
    )
    answers = answers_of(values_from_data(data), lists)
    if "actors" in before:
        by_reference = {actor.reference: actor for actor in lists.actors.values()}
        answers["actors"] = [by_reference[each] for each in before["actors"] if each in by_reference]
    names = set(before) | ({"lead_programme"} if "programmes" in before else set())
    save_answers(
        outcome=outcome,
        version=row.version_after,
        answers={name: answers[name] for name in names},
        by=by,
        why=_("Import %(reference)s was undone") % {"reference": row.sheet_import.reference},
    )


def _remove(sheet_import: SheetImport, trail: Trail) -> int:
    made = list(
        sheet_import.rows.filter(created=True, outcome__isnull=False).values_list(
            "outcome", "outcome__reference"
        )
    )
    for start in range(0, len(made), _AT_A_TIME):
        batch = made[start : start + _AT_A_TIME]
        keys = [pk for pk, _reference in batch]
        gone = Outcome.objects.filter(pk__in=keys)
        # The version is asked for once more, in the statement that removes.
        untouched = gone.filter(import_rows__version_after=F("version"), import_rows__created=True)
        if untouched.distinct().count() != len(keys):
            raise Stale(_("Somebody else changed this meanwhile. Look at it as it is now and decide again."))
        gone.delete()
        for _pk, reference in batch:
            trail.record("outcome.import_undone", subject_type="outcome", reference=reference)
    return len(made)


def _remove_actors(keys: list[int], trail: Trail) -> None:
    """Take the actors out of the register that came with the import and that nothing else names."""
    for start in range(0, len(keys), _AT_A_TIME):
        rows = Actor.objects.filter(
            pk__in=keys[start : start + _AT_A_TIME], version=1, merged_into__isnull=True
        )
        unused = rows
        for relation in _relations_to(Actor):
            named = relation.related_model.objects.filter(**{f"{relation.field.name}__isnull": False})
            unused = unused.exclude(pk__in=named.values(relation.field.name))
        for actor in unused:
            actor.delete()
            trail.record(
                "actor.import_undone",
                subject_type="actor",
                reference=actor.reference,
                changes={"name": (actor.name, "")},
            )
