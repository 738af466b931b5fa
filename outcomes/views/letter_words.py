"""The words of the letters of a round: reading, changing, trying them, and going back to the shipped ones."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from harvests.enums import LetterKind
from harvests.forms.letters import TrialForm, WordingForm
from harvests.models import HarvestRound
from harvests.policy import Act, may
from harvests.queries.letters import calendar_of, shipped_words, wordings_of
from harvests.services.letters import take_shipped_words, word_letter
from harvests.shipped_letters import Words
from harvests.views.led import led_round
from harvests.wording import MEANINGS, placeholders_of
from outcomes.letter_texts import Filled, filled_in
from outcomes.queries.round_letters import Standing, standing_of
from outcomes.services.trial_letters import send_trial
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.kernel.choosing import MOST_OPTIONS
from wiego_mle.kernel.errors import DomainError
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.views import declares


@declares(Act.PLAN_LETTERS, may)
def words(request: HttpRequest, reference: str, kind: str, language: str) -> HttpResponse:
    """Show and change the words of a letter, with how it looks for a real person."""
    harvest_round = led_round(request, reference, Act.PLAN_LETTERS)
    kind, language = _known(kind, language)
    saved = wordings_of(harvest_round).get((kind, language))
    present = saved or shipped_words(kind, language)
    form = WordingForm(
        request.POST if request.method == "POST" else None,
        kind=kind,
        initial={
            "subject": present.subject,
            "body": present.body,
            "version": saved.version if saved else 0,
        },
    )
    status, shown = 200, Words(present.subject, present.body)
    if request.method == "POST" and form.is_valid():
        shown = Words(form.cleaned_data["subject"], form.cleaned_data["body"])
        if request.POST.get("do") != "look":
            try:
                word_letter(
                    harvest_round=harvest_round,
                    kind=kind,
                    language=language,
                    by=request.principal,
                    **form.cleaned_data,
                )
            except DomainError as no:
                now_saved = wordings_of(harvest_round).get((kind, language))
                form.data = form.data.copy()
                form.data["version"] = now_saved.version if now_saved else 0
                form.add_error(None, str(no))
                status = 409
            else:
                messages.success(request, _("The letter goes in these words from now on."))
                return redirect("rounds:letter-words", reference, kind, language)
    context = _page(request, harvest_round, kind, language, form, shown)
    return render(request, "harvests/letters/words.html", context | {"own": saved}, status=status)


def _known(kind: str, language: str) -> tuple[LetterKind, str]:
    if kind not in LetterKind.values or language not in Language.values:
        raise Http404
    return LetterKind(kind), language


def _page(
    request: HttpRequest,
    harvest_round: HarvestRound,
    kind: LetterKind,
    language: str,
    form: WordingForm,
    shown: Words,
) -> dict:
    standing = standing_of(calendar_of(harvest_round), timezone.now())
    readers = _readers(standing, kind)
    chosen = request.GET.get("person", "")
    reader = next((each for each in readers if each.reference == chosen), None)
    reader = reader or (readers[0] if readers else request.user)
    return {
        "round": harvest_round,
        "kind": kind,
        "language": language,
        "languages": [(code, get_language_info(code)["name_local"].capitalize()) for code in Language.values],
        "form": form,
        "trial": TrialForm(),
        "readers": readers[:MOST_OPTIONS],
        "reader": reader,
        "preview": _as_it_goes(standing, kind, language, reader, shown),
        "placeholders": [(f"{{{name}}}", MEANINGS[name]) for name in placeholders_of(kind)],
    }


def _readers(standing: Standing, kind: LetterKind) -> list[User]:
    """Return the people who get such a letter."""
    wanted = {
        LetterKind.WAITING: {Role.REVIEWER, Role.LEAD},
        LetterKind.ESCALATION: {Role.LEAD},
    }.get(kind, {Role.CONTRIBUTOR})
    people = [standing.people[reader.person_id] for reader in standing.facts.readers if wanted & reader.roles]
    return sorted(people, key=lambda person: (person.name, person.pk))


def _as_it_goes(standing: Standing, kind: LetterKind, language: str, reader: User, shown: Words) -> Filled:
    with translation.override(language):
        return filled_in(standing, kind, reader, shown)


@require_POST
@declares(Act.PLAN_LETTERS, may)
def trial(request: HttpRequest, reference: str, kind: str, language: str) -> HttpResponse:
    """Send the letter to oneself as it would go now."""
    harvest_round = led_round(request, reference, Act.PLAN_LETTERS)
    kind, language = _known(kind, language)
    form = TrialForm(request.POST)
    if form.is_valid():
        standing = standing_of(calendar_of(harvest_round), timezone.now())
        present = wordings_of(harvest_round).get((kind, language)) or shipped_words(kind, language)
        readers = _readers(standing, kind)
        reader = request.user if request.user in readers or not readers else readers[0]
        shown = _as_it_goes(standing, kind, language, reader, Words(present.subject, present.body))
        send_trial(
            standing=standing,
            kind=kind,
            language=language,
            words=shown,
            to=request.user,
            key=form.cleaned_data["key"],
            by=request.principal,
        )
        messages.success(
            request, _("A trial letter is on its way to %(address)s.") % {"address": request.user.email}
        )
    else:
        messages.error(request, _("No letter was sent. Please try again."))
    return redirect("rounds:letter-words", reference, kind, language)


@require_POST
@declares(Act.PLAN_LETTERS, may)
def shipped(request: HttpRequest, reference: str, kind: str, language: str) -> HttpResponse:
    """Go back to the words that come with the application."""
    harvest_round = led_round(request, reference, Act.PLAN_LETTERS)
    kind, language = _known(kind, language)
    take_shipped_words(harvest_round=harvest_round, kind=kind, language=language, by=request.principal)
    messages.success(request, _("The letter goes in the shipped words again."))
    return redirect("rounds:letter-words", reference, kind, language)
