"""Which requests to people outside: by their link, visible to somebody, waiting, running out."""

from __future__ import annotations

import zoneinfo
from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from harvests.queries.substantiation import plan_at, plan_of
from outcomes.enums import Confidentiality
from outcomes.links import ANSWER
from outcomes.models import AskedOutcome, Judgement, SubstantiationRequest
from outcomes.policy import RUNNING
from outcomes.request_enums import WAITING, WITH_ANSWER, Channel, RequestState
from wiego_mle.accounts.enums import Role
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.links import Claim, read_token, token_of
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.models import Letter

LAST_DAY_ENDS = zoneinfo.ZoneInfo("Etc/GMT+12")
"""Where a day ends last on earth: nobody whose time zone is unknown comes too late."""
LINK_HOLDS = frozenset({*WAITING, *WITH_ANSWER, RequestState.DECLINED})
"""States in which the link opens a page; in all others it looks like one that never was."""
LETTER_SUBJECT = "request"
"""What letters about a request say they are about."""


def months_kept(harvest_round) -> int:
    """Return how many months after the end of a round the contact data of those who were asked are kept."""
    return plan_of(harvest_round).retention_months


def token_for(request: SubstantiationRequest) -> str:
    """Return the token of the link of a request: the same each time until its nonce changes."""
    return token_of(ANSWER, Claim(request.reference, request.nonce))


def request_of(token: str, now: datetime) -> SubstantiationRequest | None:
    """Return the request a link opens, or None if the link is wrong or no longer holds, whatever the cause."""
    claimed = read_token(ANSWER, token)
    if claimed is None:
        return None
    request = (
        SubstantiationRequest.objects.filter(reference=claimed.reference, nonce=claimed.nonce)
        .select_related("round__substantiation_plan", "substantiator", "asked_by")
        .first()
    )
    return request if request is not None and link_holds(request, now) else None


def link_holds(request: SubstantiationRequest, now: datetime) -> bool:
    """Say whether the link of a request opens its page now; of a person who was erased none does."""
    if request.substantiator.erased_at is not None:
        return False
    return request.state in LINK_HOLDS and takes_answers(request, now)


def takes_answers(request: SubstantiationRequest, now: datetime) -> bool:
    """Say whether an answer would be in time: the last day is the person's own, and the round is not closed.

    The days of grace are added to the day that the letter names.
    """
    last = request.answer_until + timedelta(days=plan_at(request.round).grace_days)
    return today_of(request, now) <= last and request.round.state in RUNNING


def today_of(request: SubstantiationRequest, now: datetime) -> date:
    """Return which day it is for the person who is asked."""
    return now.astimezone(zone_of(request)).date()


def zone_of(request: SubstantiationRequest) -> zoneinfo.ZoneInfo:
    """Return the time zone of the person who is asked, or the last one in which a day ends."""
    name = request.substantiator.time_zone
    return zoneinfo.ZoneInfo(name) if name else LAST_DAY_ENDS


def visible_to(principal: Principal) -> QuerySet[SubstantiationRequest]:
    """Return the requests a person may read; `policy.outside.may_see_request` says the same of one."""
    requests = SubstantiationRequest.objects.select_related(
        "round__substantiation_plan", "substantiator", "asked_by"
    )
    if principal.has(Role.ADMINISTRATOR) or principal.has(Role.LEAD):
        return requests
    restricted = AskedOutcome.objects.filter(
        request=OuterRef("pk"), outcome__confidentiality=Confidentiality.RESTRICTED
    )
    led = Q(round__in=principal.rounds_with(Role.LEAD))
    reviewed = Q() if principal.has(Role.REVIEWER) else Q(round__in=principal.rounds_with(Role.REVIEWER))
    return requests.filter(led | (reviewed & ~Exists(restricted)))


def with_asked(requests: QuerySet[SubstantiationRequest]) -> QuerySet[SubstantiationRequest]:
    """Return requests with their outcomes, each with its record, its answer and what was begun: one query more."""
    return requests.prefetch_related(Prefetch("asked", queryset=asked_rows()))


def asked_rows() -> QuerySet[AskedOutcome]:
    """Return outcomes of requests with everything that a page prints of them."""
    return AskedOutcome.objects.select_related(
        "outcome__round", "judgement__by_proxy", "judgement__lead", "draft", "request__round"
    ).order_by("order", "pk")


def asked_of(request: SubstantiationRequest) -> list[AskedOutcome]:
    """Return the outcomes about which a person is still asked, in their order, in one query."""
    return list(asked_rows().filter(request=request, ended_at__isnull=True))


def judgement_of(asked: AskedOutcome) -> Judgement | None:
    """Return the answer about one outcome of a request as it is now; None if there is none."""
    return Judgement.objects.filter(asked=asked).select_related("by_proxy").first()


def live_requests_about(outcome_id: int) -> QuerySet[AskedOutcome]:
    """Return where an outcome is asked about and nobody has answered yet, in requests that still wait."""
    return AskedOutcome.objects.filter(
        outcome=outcome_id, ended_at__isnull=True, answers=0, request__state__in=WAITING
    ).select_related("request")


def with_letter_underway() -> QuerySet[SubstantiationRequest]:
    """Return the requests of which a letter was written and nobody has noted yet whether it went."""
    return SubstantiationRequest.objects.filter(
        state=RequestState.UNSENT, sendings__gte=1, channel=Channel.EMAIL
    ).order_by("pk")


def letters_of(requests: Collection[SubstantiationRequest]) -> dict[str, list[Letter]]:
    """Return the letters about requests by their references, the oldest first, in one query."""
    found: dict[str, list[Letter]] = {}
    rows = Letter.objects.filter(
        about_type=LETTER_SUBJECT, about_reference__in=[request.reference for request in requests]
    )
    for letter in rows.order_by("queued_at", "pk"):
        found.setdefault(letter.about_reference, []).append(letter)
    return found


def kept_for_the_day(requests: Collection[SubstantiationRequest]) -> list[Letter]:
    """Return the letters about requests that lie in the outbox until a time that is still to come."""
    now = timezone.now()
    of_them = letters_of(requests).values()
    return [
        each for some in of_them for each in some if each.state == LetterState.QUEUED and each.due_at > now
    ]


def gone_at(letters: Collection[Letter]) -> datetime | None:
    """Return when the first of some letters was handed over; None if none was."""
    return min((letter.sent_at for letter in letters if letter.state == LetterState.SENT), default=None)


def running_out(now: datetime) -> QuerySet[SubstantiationRequest]:
    """Return waiting requests whose last day may be over, everywhere or only for some; the oldest first."""
    earliest = now.astimezone(zoneinfo.ZoneInfo("Etc/GMT-14")).date()
    return (
        SubstantiationRequest.objects.filter(
            Q(answer_until__lt=earliest) | ~Q(round__state__in=RUNNING), state__in=WAITING
        )
        .select_related("round__substantiation_plan", "substantiator")
        .order_by("answer_until", "pk")
    )


def asked_again_by(address: str) -> QuerySet[SubstantiationRequest]:
    """Return the requests of which a person who lost the link may get it once more, by their address on record.

    Those whose time is over are among them: a few days are added once.
    """
    return (
        SubstantiationRequest.objects.filter(
            substantiator__email__iexact=address,
            substantiator__erased_at__isnull=True,
            channel=Channel.EMAIL,
            sendings__gte=1,
            state__in=[*LINK_HOLDS, RequestState.EXPIRED],
            round__state__in=RUNNING,
        )
        .select_related("round__substantiation_plan", "substantiator", "asked_by")
        .order_by("pk")
    )


EXTRA_DAYS = timedelta(days=7)
"""So many days gets, once, who asks for the link after the time is over."""


def addresses_on_record() -> list[str]:
    """Return the addresses of everybody who was asked by letter and whose link could be sent once more."""
    found = SubstantiationRequest.objects.filter(
        substantiator__erased_at__isnull=True,
        channel=Channel.EMAIL,
        sendings__gte=1,
        state__in=[*LINK_HOLDS, RequestState.EXPIRED],
        round__state__in=RUNNING,
    )
    return list(found.order_by().values_list("substantiator__email", flat=True).distinct())
