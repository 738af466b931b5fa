"""The short code that some requests ask for besides their link; told by telephone, stored nowhere."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from outcomes.models import SubstantiationRequest
from outcomes.models.requests import MOST_TRIES
from outcomes.policy import Act, may
from outcomes.queries.requests import takes_answers
from outcomes.request_enums import RequestEventKind as Event
from outcomes.services.request_steps import SUBJECT, hold, loaded, note_event, require_stays
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import APPLICATION, Principal, require
from wiego_mle.kernel.claim import claim
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.links import Claim, read_token, token_of

DIGITS = 6
PURPOSE = "answer-code"


def show_code(*, request: SubstantiationRequest, by: Principal) -> str:
    """Return the code of a request, to be told by telephone, and note who saw it.

    Raises:
        Refused: not theirs to tell, or the request asks for no code.
        WrongState: the request has ended.
        Stale: it moved on at this moment.
    """
    require(may(by, Act.TELL_CODE, request))
    with recorded(by=by) as trail:
        request = hold(request, "show_code")
        note_event(request, Event.CODE_SHOWN, by=by)
        trail.record("request.code_shown", subject_type=SUBJECT, reference=request.reference)
    return _code_of(request)


def renew_code(*, request: SubstantiationRequest, by: Principal) -> SubstantiationRequest:
    """Give a request another code; whoever entered the old one has to enter the new one.

    Raises: as `show_code`.
    """
    require(may(by, Act.TELL_CODE, request))
    with recorded(by=by) as trail:
        request = hold(request, "show_code", code_number=F("code_number") + 1, code_tries=0)
        trail.record("request.code_renewed", subject_type=SUBJECT, reference=request.reference)
    return request


def enter_code(*, request: SubstantiationRequest, code: str) -> str:
    """Return the mark that a browser keeps when the code was right, else an empty text; each try counts.

    The try is counted before it is judged, so many at the same moment do not get more tries.

    Raises:
        Refused: it was entered wrongly too often, or it is too late.
        WrongState: the request does not wait for answers.
    """
    require_stays(request, "enter_code")
    if not takes_answers(request, timezone.now()):
        raise Refused(_("The time for answers is over."))
    with recorded(by=APPLICATION):
        try:
            claim(
                SubstantiationRequest.objects,
                pk=request.pk,
                expected={"code_number": request.code_number, "code_tries__lt": MOST_TRIES},
                code_tries=F("code_tries") + 1,
            )
        except Stale as often:
            raise Refused(
                _("The code was entered wrongly too often. Ask the person who wrote to you for a new one.")
            ) from often
        request = loaded(request.pk)
        is_right = constant_time_compare(code.strip().replace(" ", ""), _code_of(request))
        if is_right:
            SubstantiationRequest.objects.filter(pk=request.pk).update(code_tries=0)
        note_event(request, Event.CODE_GIVEN if is_right else Event.CODE_WRONG)
    return token_of(PURPOSE, _claim(request)) if is_right else ""


def code_was_given(request: SubstantiationRequest, mark: str) -> bool:
    """Say whether the mark that a browser keeps is that of the present code of a request."""
    return read_token(PURPOSE, mark) == _claim(request)


def _claim(request: SubstantiationRequest) -> Claim:
    return Claim(request.reference, f"{request.nonce}-{request.code_number}")


def _code_of(request: SubstantiationRequest) -> str:
    digest = salted_hmac("request-code", str(_claim(request)), algorithm="sha256").digest()
    return f"{int.from_bytes(digest[:8], 'big') % 10**DIGITS:0{DIGITS}d}"
