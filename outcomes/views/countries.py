"""The names of countries, for fields that offer them while somebody writes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from outcomes.policy import Act, may
from wiego_mle.kernel.countries import country_choices
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.views import declares

_KEPT_FOR = 7 * 24 * 60 * 60


@require_safe
@declares(Act.VIEW, may)
def country_names(request: HttpRequest, language: str) -> HttpResponse:
    """Send the names of all countries in a language; a browser keeps them for a week."""
    if language not in Language.values:
        raise Http404
    with translation.override(language):
        answer = JsonResponse([name for _code, name in country_choices()], safe=False)
    patch_cache_control(answer, private=True, max_age=_KEPT_FOR)
    return answer
