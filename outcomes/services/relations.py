"""The answers of a record that are rows of their own: countries, worker groups, actors, programmes, grants."""

from __future__ import annotations

from django.db.models import F

from outcomes.models import Actor, Outcome, OutcomeActor, OutcomeCountry, OutcomeProgramme
from wiego_mle.kernel.folding import clean_text

RELATIONS = frozenset(
    {"countries", "worker_groups", "actors", "actor_roles", "programmes", "lead_programme", "grants"}
)
LONGEST_ROLE = OutcomeActor._meta.get_field("role").max_length


def write_relations(outcome: Outcome, answers: dict) -> None:
    """Write the answers of a claimed record that are rows of their own; what is not among them stays."""
    if "countries" in answers:
        outcome.countries.all().delete()
        OutcomeCountry.objects.bulk_create(
            OutcomeCountry(outcome=outcome, country=code) for code in dict.fromkeys(answers["countries"])
        )
    if "worker_groups" in answers:
        outcome.worker_groups.set(answers["worker_groups"])
    if "grants" in answers:
        outcome.grants.set(answers["grants"])
    if "actors" in answers:
        _write_actors(outcome, answers["actors"])
    for reference, role in answers.get("actor_roles", {}).items():
        text = " ".join(clean_text(role).split())
        outcome.actor_parts.filter(actor__reference=reference).update(role=text[:LONGEST_ROLE])
    if "programmes" in answers or "lead_programme" in answers:
        _write_programmes(outcome, answers)


def _write_actors(outcome: Outcome, actors) -> None:
    wanted = {actor.pk: actor for actor in _in_register(actors)}
    outcome.actor_parts.exclude(actor__in=wanted).delete()
    present = set(outcome.actor_parts.values_list("actor_id", flat=True))
    OutcomeActor.objects.bulk_create(
        OutcomeActor(outcome=outcome, actor=actor) for pk, actor in wanted.items() if pk not in present
    )


def _in_register(actors) -> list[Actor]:
    """Return the actors as the register has them now: for one that was merged, the one it is now.

    Their rows are held until the commit, so that nobody merges them away meanwhile.
    """
    keys = sorted(actor.pk for actor in actors)
    Actor.objects.filter(pk__in=keys).update(version=F("version"))
    rows = Actor.objects.select_related("merged_into").in_bulk(keys)
    return [rows[actor.pk].merged_into or rows[actor.pk] for actor in actors]


def _write_programmes(outcome: Outcome, answers: dict) -> None:
    parts = list(outcome.programme_parts.select_related("programme"))
    programmes = answers.get("programmes", [part.programme for part in parts])
    lead = answers.get("lead_programme", next((part.programme for part in parts if part.is_lead), None))
    ordered = dict.fromkeys([lead, *programmes] if lead else programmes)
    outcome.programme_parts.all().delete()
    OutcomeProgramme.objects.bulk_create(
        OutcomeProgramme(outcome=outcome, programme=programme, is_lead=programme == lead)
        for programme in ordered
    )
