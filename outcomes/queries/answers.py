"""What people outside answered about an outcome, and what a reviewer decided since."""

from __future__ import annotations

from django.db.models import QuerySet

from outcomes.models import AskedOutcome, Judgement, Outcome, Resolution


def answers_about(outcome: Outcome) -> QuerySet[Judgement]:
    """Return the answers about an outcome as they are now, with who gave them and on which words."""
    return (
        Judgement.objects.filter(asked__outcome=outcome)
        .select_related("asked__request", "asked__substantiator", "by_proxy", "lead")
        .order_by("answered_at", "pk")
    )


def awaited_about(outcome: Outcome) -> QuerySet[AskedOutcome]:
    """Return what was asked about an outcome and is not answered, with the request and the person."""
    return (
        AskedOutcome.objects.filter(outcome=outcome, judgement__isnull=True)
        .select_related("request", "substantiator")
        .order_by("request__asked_at", "pk")
    )


def standing_resolution(outcome: Outcome) -> Resolution | None:
    """Return what was decided about the answers and stands; None before that."""
    return (
        Resolution.objects.filter(outcome=outcome, ended_at__isnull=True)
        .select_related("by", "outcome__round")
        .first()
    )


def resolutions_of(outcome: Outcome) -> QuerySet[Resolution]:
    """Return every decision about the answers, also those that ended, the latest first."""
    return Resolution.objects.filter(outcome=outcome).select_related("by", "ended_by").order_by("-at", "-pk")
