"""How strong the evidence of many outcomes is: the facts of `outcomes.credibility`, read in few queries.

The rule itself stands there alone; here is only read. What nobody outside has judged is graded by the database
where a list is narrowed, so that the keys of all outcomes never travel.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from django.db.models import Exists, OuterRef, Q, QuerySet

from outcomes.credibility import Credibility, Facts, Grade, Voice, credibility, grade_of
from outcomes.enums import EvidenceKind, Supports
from outcomes.enums import OutcomeState as S
from outcomes.independence import Known, bar_of
from outcomes.models import Evidence, Judgement, Nomination, Outcome, OutcomeVersion, Resolution, Source
from outcomes.queries.evidence import DOCUMENTARY
from outcomes.resolution_enums import ResolutionKind

CHUNK = 500
"""How many keys one query names at most; a query takes a bounded number of parameters on SQLite."""
OFFICIAL = EvidenceKind.LAW


def credibility_of(outcomes: Iterable[Outcome | int]) -> dict[int, Credibility]:
    """Return how strong the evidence of each outcome is, with the reasons in the active language.

    Takes outcomes or their keys; each five hundred of them cost at most seven queries. Whoever asks has
    narrowed them to what the reader may see.
    """
    return {key: credibility(facts) for key, facts in _in_chunks(outcomes)}


def grades_among(rows: QuerySet[Outcome]) -> dict[int, Grade]:
    """Return the grades of all outcomes of a query by their keys, in at most seven queries."""
    return {key: grade_of(facts) for key, facts in facts_among(rows).items()}


def grades_on(outcomes: Iterable[Outcome]) -> dict[int, Grade]:
    """Return the grades of the accepted outcomes of a page by their keys; no query if there is none."""
    accepted = [each.pk for each in outcomes if each.state == S.ACCEPTED]
    return grades_among(Outcome.objects.filter(pk__in=accepted)) if accepted else {}


def strength_condition(grades: Iterable[str]) -> Q:
    """Return the condition that an outcome has one of these grades; what is no grade matches nothing."""
    asked = {Grade(value) for value in grades if value in Grade.values}
    found = Q(pk__in=[])
    if Grade.C0 in asked:
        found |= ~Q(state=S.ACCEPTED)
    unjudged = Q(state=S.ACCEPTED) & ~_is_judged()
    documented = Q(Exists(_documents().filter(outcome=OuterRef("pk"))))
    if Grade.C1 in asked:
        found |= unjudged & ~documented
    if Grade.C2 in asked:
        found |= unjudged & documented
    if asked - {Grade.C0}:
        judged = grades_among(Outcome.objects.filter(_is_judged(), state=S.ACCEPTED))
        found |= Q(pk__in=[key for key, grade in judged.items() if grade in asked])
    return found


def facts_among(rows: QuerySet[Outcome]) -> dict[int, Facts]:
    """Return what the grades of some outcomes rest on, by their keys."""
    keys = rows.order_by().values("pk")
    outcomes = {
        pk: (state, judged_from)
        for pk, state, judged_from in rows.order_by().values_list("pk", "state", "judged_from")
    }
    documents = _documents_by_outcome(keys)
    resolved = {
        outcome: (kind, at)
        for outcome, kind, at in Resolution.objects.filter(outcome__in=keys, ended_at__isnull=True)
        .order_by()
        .values_list("outcome", "kind", "at")
    }
    voices = _voices(keys, {pk: judged_from for pk, (_state, judged_from) in outcomes.items()}, resolved)
    return {
        pk: Facts(
            is_accepted=state == S.ACCEPTED,
            documents=len(documents[pk]),
            official=documents[pk].count(OFFICIAL),
            voices=tuple(voices[pk]),
            is_contested=resolved.get(pk, ("",))[0] == ResolutionKind.CONTESTED,
        )
        for pk, (state, _judged_from) in outcomes.items()
    }


def _in_chunks(outcomes: Iterable[Outcome | int]) -> Iterator[tuple[int, Facts]]:
    keys = (each.pk if isinstance(each, Outcome) else each for each in outcomes)
    while chunk := list(islice(keys, CHUNK)):
        yield from facts_among(Outcome.objects.filter(pk__in=chunk)).items()


def _is_judged() -> Q:
    """Return the condition that somebody outside has answered, or a reviewer decided what follows."""
    answers = Judgement.objects.filter(asked__outcome=OuterRef("pk"))
    resolutions = Resolution.objects.filter(outcome=OuterRef("pk"), ended_at__isnull=True)
    return Q(Exists(answers)) | Q(Exists(resolutions))


def _documents() -> QuerySet[Evidence]:
    """Return the evidence that documents a change and that somebody else has checked."""
    return Evidence.objects.filter(
        checked_at__isnull=False,
        removed_at__isnull=True,
        kind__in=DOCUMENTARY,
        supports__in=(Supports.CHANGE, Supports.BOTH),
    ).order_by()


def _documents_by_outcome(keys: QuerySet) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for outcome, kind in _documents().filter(outcome__in=keys).values_list("outcome", "kind"):
        found[outcome].append(kind)
    return found


_ANSWER = (
    "asked__outcome",
    "asked__version_number",
    "asked__substantiator",
    "asked__substantiator__name",
    "asked__substantiator__organisation",
    "asked__substantiator__email",
    "outcome_judgement",
    "significance_judgement",
    "contribution_judgement",
    "answered_at",
)


def _voices(keys: QuerySet, judged_from: Mapping[int, int], resolved: Mapping) -> Mapping[int, list[Voice]]:
    voices: dict[int, list[Voice]] = defaultdict(list)
    answers = list(
        Judgement.objects.filter(asked__outcome__in=keys).order_by("answered_at", "pk").values_list(*_ANSWER)
    )
    if not answers:
        return voices
    judged = {answer[0] for answer in answers}
    told = _who_told(keys, judged)
    nominated = {
        (outcome, person): (relation, conflict, state)
        for outcome, person, relation, conflict, state in Nomination.objects.filter(outcome__in=keys)
        .order_by()
        .values_list("outcome", "substantiator", "relation", "conflict", "state")
    }
    for outcome, version, person, name, organisation, email, *said, answered_at in answers:
        relation, conflict, state = nominated.get((outcome, person), ("", "", ""))
        kind, at = resolved.get(outcome, ("", None))
        voices[outcome].append(
            Voice(
                person=person,
                kind=relation,
                outcome=said[0],
                significance=said[1],
                contribution=said[2],
                bars=bar_of(
                    Known(name, organisation, email), told[outcome], nomination=state, conflict=conflict
                ),
                on_these_words=version >= judged_from[outcome],
                is_settled=kind in (ResolutionKind.KEEP, ResolutionKind.AMEND) and at >= answered_at,
            )
        )
    return voices


def _who_told(keys: QuerySet, judged: set[int]) -> Mapping[int, list[Known]]:
    """Return who told us of each outcome, or wrote in it."""
    found: dict[int, list[Known]] = defaultdict(list)
    sources = Source.objects.filter(outcome__in=keys, erased_at__isnull=True).order_by()
    for outcome, name, organisation, email in sources.values_list("outcome", "name", "organisation", "email"):
        found[outcome].append(Known(name, organisation, email))
    writers = OutcomeVersion.objects.filter(outcome__in=keys, by__isnull=False).order_by()
    for outcome, email in writers.values_list("outcome", "by__email").distinct():
        found[outcome].append(Known("", "", email))
    return {outcome: found[outcome] for outcome in judged}
