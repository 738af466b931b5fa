"""What stands in the database before the experiment, and what is found there after it.

Run as a program, because the experiment itself knows no database: `prepare <people>`, `still_waiting`, and
`count <journal>`; each prints JSON.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings


def prepare(people: str) -> dict:
    """Make a round, its lead and as many requests about two outcomes each, of which none was sent."""
    from harvests.models import SubstantiationPlan, TeamMember
    from harvests.tests.factories import HarvestRoundFactory
    from outcomes.services.requests import prepare_request
    from outcomes.tests.factories import OutcomeFactory, SubstantiatorFactory
    from wiego_mle.accounts.enums import Role
    from wiego_mle.accounts.tests.factories import UserFactory
    from wiego_mle.tests.cast import Member
    from wiego_mle.tests.kills.calendar import DAYS_TO_ANSWER

    here = HarvestRoundFactory()
    SubstantiationPlan.objects.create(round=here, skips_weekends=False)
    lead, author = UserFactory(), UserFactory()
    TeamMember.objects.create(round=here, person=lead, role=Role.LEAD)
    outcomes = [OutcomeFactory(accepted=True, round=here, author=author) for _number in range(12)]
    by = Member(lead).principal
    requests = {}
    for number in range(int(people)):
        person = SubstantiatorFactory(time_zone=where_it_is_noon())
        request = prepare_request(
            harvest_round=here,
            substantiator=person,
            outcomes=[outcomes[number % 12], outcomes[(number + 1) % 12]],
            answer_until=today_there() + timedelta(days=DAYS_TO_ANSWER),
            by=by,
        )
        requests[request.reference] = person.email
    return {"requests": requests, "session": _session_of(lead)}


def where_it_is_noon() -> str:
    """Return a time zone in which it is about noon, so that no hour of the experiment is a quiet one."""
    from django.utils import timezone

    ahead = 11 - timezone.now().hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def today_there():
    """Return which day it is where the people are."""
    from zoneinfo import ZoneInfo

    from django.utils import timezone

    return timezone.now().astimezone(ZoneInfo(where_it_is_noon())).date()


def _session_of(person) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key


def still_waiting() -> dict:
    """Return how many letters are due and not taken, and reminders due and not written, now or after more turns."""
    from django.utils import timezone

    from outcomes.queries.requests import with_letter_underway
    from wiego_mle.mailing.models import Letter
    from wiego_mle.mailing.queries import due
    from wiego_mle.tests.kills.calendar import still_to_wait

    sent = Letter.objects.filter(state="sent").values("about_reference")
    return {
        "letters due": due(timezone.now()).count(),
        "reminders due": _reminders_due(),
        "turns of the calendar": still_to_wait().count(),
        "letters sent and not noted": with_letter_underway().filter(reference__in=sent).count(),
    }


def _reminders_due() -> int:
    from django.utils import timezone

    from harvests.queries.substantiation import timetable_of
    from harvests.reminder_calendar import due_reminders
    from outcomes.queries.reminders import standing_of, to_be_reminded

    return sum(
        len(due_reminders(timezone.now(), timetable_of(request.round), standing_of(request)))
        for request in to_be_reminded()
    )


def count(journal: str) -> dict:
    """Compare what the people and the mail server saw with what is stored, and return the figures."""
    seen = json.loads(Path(journal).read_text())
    return _letters(seen) | _requests(seen) | _answers(seen) | _trail()


def _letters(seen: dict) -> dict:
    from django.utils import timezone

    from outcomes.models import RequestReminder
    from wiego_mle.mailing.models import Letter
    from wiego_mle.mailing.queries import LONGEST_SENDING, shown_state

    reminders = {
        row.letter_id: f"{row.kind} {row.number}"
        for row in RequestReminder.objects.filter(letter__isnull=False)
    }
    letters = {letter.message_id: letter for letter in Letter.objects.all()}
    arrived = Counter(mail["id"] for mail in seen["mails"])
    what = Counter(
        (letters[key].about_reference, reminders.get(letters[key].pk, "first letter"))
        for key in arrived.elements()
        if key in letters
    )
    later = timezone.now() + LONGEST_SENDING
    shown = Counter(shown_state(letter, later) for letter in letters.values())
    doubtful = [key for key, letter in letters.items() if shown_state(letter, later) == "doubtful"]
    return {
        "letters written": len(letters),
        "of these first letters": sum(letter.pk not in reminders for letter in letters.values()),
        **{f"letters shown as {state}": number for state, number in sorted(shown.items())},
        "doubtful letters that had arrived": sum(key in arrived for key in doubtful),
        "mails that arrived": sum(arrived.values()),
        "! automatic duplicates of a letter": sum(number - 1 for number in arrived.values()),
        "! duplicates of (request, kind, number)": sum(number - 1 for number in what.values()),
        "! mails of which nobody knows": sum(key not in letters for key in arrived),
        "! letters called sent that did not arrive": sum(
            letter.state == "sent" and key not in arrived for key, letter in letters.items()
        ),
        "! letters that arrived and are called neither sent nor doubtful": sum(
            key in letters and shown_state(letters[key], later) not in ("sent", "doubtful") for key in arrived
        ),
    }


def _requests(seen: dict) -> dict:
    from outcomes.models import SubstantiationRequest
    from wiego_mle.mailing.models import Letter

    requests = {each.reference: each for each in SubstantiationRequest.objects.all()}
    written = set(Letter.objects.values_list("about_reference", flat=True))
    waiting = still_waiting()
    return {
        "requests": len(requests),
        **{
            f"requests {state}": number
            for state, number in sorted(Counter(r.state for r in requests.values()).items())
        },
        "orders to send that were confirmed": len(seen["ordered"]),
        "! confirmed orders without a letter": sum(reference not in written for reference in seen["ordered"]),
        "! letters due that nobody takes": waiting["letters due"],
        "! reminders due that nobody writes": waiting["reminders due"],
        "! letters that went and are not noted": waiting["letters sent and not noted"],
    }


def _answers(seen: dict) -> dict:
    from outcomes.models import Judgement, JudgementVersion, RequestEvent, SubstantiationRequest

    kept = Counter(
        content["others_contributed"]
        for content in JudgementVersion.objects.values_list("content", flat=True)
    )
    declined = set(SubstantiationRequest.objects.filter(state="declined").values_list("reference", flat=True))
    numbers = dict(Judgement.objects.values_list("pk", "number"))
    versions = Counter(JudgementVersion.objects.values_list("judgement", flat=True))
    noted = RequestEvent.objects.filter(kind__in=("answered", "revised")).count()
    return {
        "answers that were confirmed": len(seen["answered"]),
        "answers stored": sum(kept.values()),
        "declined, confirmed": len(seen["declined"]),
        "answers refused when they were sent again": seen["refused"],
        "requests of people that were sent again": seen["again"],
        "! confirmed answers not stored": sum(mark not in kept for mark in seen["answered"]),
        "! answers stored twice": sum(number - 1 for number in kept.values()),
        "! answers counted differently from what is kept": sum(
            versions[pk] != number for pk, number in numbers.items()
        )
        + abs(noted - sum(versions.values())),
        "! confirmed refusals not stored": sum(reference not in declined for reference in seen["declined"]),
    }


def _trail() -> dict:
    from wiego_mle.audit.queries import faults

    return {"! faults of the trail": len(list(faults()))}


if __name__ == "__main__":
    django.setup()
    what, *words = sys.argv[1:]
    told = {"prepare": prepare, "still_waiting": still_waiting, "count": count}[what](*words)
    sys.stdout.write(json.dumps(told) + "\n")
