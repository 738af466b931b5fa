"""The pages of people without an account: light, in their language, and nothing happens by opening a link."""

from __future__ import annotations

import gzip
import logging
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from outcomes.models import JudgementVersion, LinkWish, SubstantiationRequest
from outcomes.queries.requests import token_for
from outcomes.request_enums import RequestState as R
from outcomes.services.request_codes import show_code
from outcomes.services.request_steps import loaded
from outcomes.tests.asking import AGREES, accepted, answered, first_of, in_days, in_state, opened, sent
from outcomes.tests.factories import SubstantiatorFactory
from wiego_mle.logs import WithoutPersonalData
from wiego_mle.mailing.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_tries_yet():
    cache.clear()


POSTED = ("begin", "language")


def link_of(request) -> str:
    return f"/answer/{token_for(request)}/"


def browser_at(request) -> Client:
    """Return a browser in which the link of the letter was followed."""
    browser = Client()
    response = browser.get(link_of(request), follow=True)
    assert response.status_code == 200
    return browser


def pages_of(request, number: int = 1) -> list[str]:
    home = f"/answer/{request.reference}/"
    return [home, f"{home}outcomes/{number}/", f"{home}decline/", f"{home}code/"]


def everything() -> dict[str, list]:
    """Return every row of every table, so that two looks tell whether anything changed."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for model in apps.get_models()
        if model._meta.managed
    }


def without_marks(html: str) -> str:
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", html)


def test_from_the_letter_to_the_thanks(cast):
    outcome = accepted(cast)
    request = sent(cast, outcome)
    browser = browser_at(request)
    home = f"/answer/{request.reference}/"
    assert browser.get(f"{home}outcomes/1/").url == home, "before beginning there is nothing to answer"
    assert browser.post(f"{home}begin/").url == f"{home}outcomes/1/"
    page = browser.get(f"{home}outcomes/1/").content.decode()
    for words in (outcome.title, outcome.statement, outcome.significance, outcome.contribution_wiego):
        assert words.replace("'", "&#x27;") in page
    assert page.count("<h1") == 1
    response = browser.post(f"{home}outcomes/1/", AGREES | {"seen": 0}, follow=True)
    assert "Your answer has arrived" in response.content.decode()
    judgement = first_of(request).judgement
    assert (judgement.outcome_judgement, judgement.quoting, judgement.by_proxy) == ("fully", "by_role", None)
    changed = AGREES | {"seen": 1, "outcome_judgement": "disagree", "outcome_comment": "It was in May."}
    browser.post(f"{home}outcomes/1/", changed)
    assert loaded(request.pk).state == R.REVISED
    assert JudgementVersion.objects.count() == 2


def test_nothing_else_of_the_record_or_the_system_is_on_the_pages(cast):
    outcome = accepted(
        cast, harm="Harm told", confidentiality_reason="Reason told", origin_note="Origin told", city="Accra"
    )
    request = opened(cast, outcome)
    browser = browser_at(request)
    for path in pages_of(request):
        page = browser.get(path).content.decode()
        for words in ("Harm told", "Reason told", "Origin told", outcome.reference, cast.round.name):
            assert words not in page
        assert set(re.findall(r'href="(/[^"#]*)"', page)) <= {
            path
            for path in re.findall(r'href="(/[^"#]*)"', page)
            if path.startswith(("/answer/", "/static/"))
        }
        assert cast.reporter.person.name not in page


def test_missing_answers_are_asked_for_at_their_fields_and_nothing_typed_is_lost(cast):
    request = opened(cast)
    browser = browser_at(request)
    typed = {
        "seen": 0,
        "outcome_judgement": "partly",
        "significance_judgement": "fully",
        "significance_comment": "So it was.",
        "others_contributed": "The bishop of Accra.",
    }
    page = browser.post(f"/answer/{request.reference}/outcomes/1/", typed).content.decode()
    assert page.count('id="error-summary"') == 1
    for name in ("outcome_comment", "contribution_judgement", "quoting"):
        assert f'href="#id_{name}' in page
    assert "So it was." in page
    assert "The bishop of Accra." in page
    assert first_of(request).answers == 0
    too_long = browser.post(
        f"/answer/{request.reference}/outcomes/1/", AGREES | {"seen": 0, "outcome_comment": "x" * 4001}
    )
    assert "4,001" in too_long.content.decode()


def test_saved_for_later_it_is_there_again_and_counts_nowhere(cast):
    request = opened(cast)
    browser = browser_at(request)
    path = f"/answer/{request.reference}/outcomes/1/"
    response = browser.post(path, {"seen": 0, "outcome_comment": "It was the mayor.", "do": "later"})
    assert response.url == f"/answer/{request.reference}/"
    other_day = browser_at(request)
    assert "It was the mayor." in other_day.get(path).content.decode()
    assert "begun" in other_day.get(response.url).content.decode()
    assert loaded(request.pk).state == R.OPENED


def test_another_language_keeps_what_was_typed(cast):
    request = opened(cast, substantiator=SubstantiatorFactory(language="es"))
    browser = browser_at(request)
    path = f"/answer/{request.reference}/outcomes/1/"
    assert '<html lang="es">' in browser.get(path).content.decode()
    browser.post(path, {"seen": 0, "outcome_comment": "Fue el alcalde.", "language": "fr"})
    page = browser.get(path).content.decode()
    assert '<html lang="fr">' in page
    assert "Fue el alcalde." in page
    browser.post(f"/answer/{request.reference}/language/", {"language": "pt"})
    assert '<html lang="pt">' in browser.get(path).content.decode()
    browser.post(f"/answer/{request.reference}/language/", {"language": "xx"})
    assert '<html lang="pt">' in browser.get(path).content.decode()


def test_a_thousand_gets_and_heads_change_not_one_row(cast):
    requests = [in_state(cast, state) for state in (R.SENT, R.OPENED, R.ANSWERED, R.DECLINED, R.REVOKED)]
    before = everything()
    scanner, count = Client(), 0
    paths = [
        path
        for request in requests
        for path in (
            link_of(request),
            *pages_of(request),
            *(f"/answer/{request.reference}/{end}/" for end in ("begin", "language")),
        )
    ]
    while count < 1000:
        for path in paths:
            for ask in (scanner.get, scanner.head):
                assert ask(path).status_code in (200, 302, 405, 429)
                count += 1
    assert count >= 1000
    assert everything() == before


def test_unknown_revoked_and_expired_look_alike(cast):
    answers = set()
    for state in (R.REVOKED, R.EXPIRED, R.REPLACED, R.SUPERSEDED):
        request = in_state(cast, state)
        response = Client().get(link_of(request))
        answers.add((response.status_code, response.url, str(response.headers)))
        browser = Client()
        browser.cookies["answer-link"] = token_for(request)
        for path in pages_of(request):
            response = browser.get(path)
            answers.add((response.status_code, response.url, str(response.headers)))
    for path in ("/answer/SR-0001.abc:def/", "/answer/SR-9999/", "/answer/x/"):
        response = Client().get(path)
        answers.add((response.status_code, response.url, str(response.headers)))
    assert {answer[:2] for answer in answers} == {(302, "/answer/")}
    assert len({re.sub(r"\d\d:\d\d:\d\d", "", answer[2]) for answer in answers}) == 1
    assert "Get the link once more" in Client().get("/answer/").content.decode()


def test_the_cookie_of_one_request_opens_no_other(cast):
    one, other = opened(cast), opened(cast)
    browser = browser_at(one)
    browser.cookies["answer-link"] = token_for(one)
    assert browser.get(f"/answer/{other.reference}/").url == "/answer/"
    browser.post(f"/answer/{other.reference}/outcomes/1/", AGREES | {"seen": 0})
    assert first_of(other).answers == 0


def test_some_hundred_guesses_over_http_open_nothing_and_end(cast):
    request = sent(cast)
    head, _colon, signature = token_for(request).partition(":")
    guesser = Client()
    answers = [
        guesser.get(f"/answer/{head}:{signature[:-3]}{number:03d}/").status_code for number in range(300)
    ]
    assert set(answers) == {302, 429}
    assert answers.count(302) <= 2 * 60, "sixty within five minutes, and the five minutes may end meanwhile"
    assert "answer-link" not in guesser.cookies
    assert Client().get(link_of(request)).status_code == 302, "who has the link is answered all the same"


def test_the_link_leaves_the_address_at_once_and_no_store_keeps_the_pages(cast):
    request = opened(cast)
    browser = Client()
    response = browser.get(link_of(request))
    assert response.url == f"/answer/{request.reference}/"
    assert response["Referrer-Policy"] == "no-referrer"
    cookie = response.cookies["answer-link"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (
        f"/answer/{request.reference}/",
        True,
        "Lax",
    )
    for path in pages_of(request):
        response = browser.get(path)
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] in ("same-origin", "no-referrer")
        if response.status_code == 200:
            assert token_for(request) not in response.content.decode()


def test_no_log_line_tells_a_link(cast, caplog):
    request = sent(cast)
    caplog.handler.addFilter(WithoutPersonalData())
    with caplog.at_level(logging.DEBUG):
        browser_at(request)
        logging.getLogger("django.server").info('"GET %s HTTP/1.1" 302', link_of(request))
        Client().get(link_of(request)[:-2] + "/")
    assert "<token>" in caplog.text
    assert token_for(request) not in caplog.text
    assert token_for(request).partition(":")[2] not in caplog.text


def test_the_first_visit_weighs_at_most_50_kb(cast):
    request = opened(
        cast, accepted(cast, statement="A long statement. " * 80), accepted(cast), accepted(cast)
    )
    browser = browser_at(request)
    ground = sum(
        (settings.BASE_DIR / "static" / name).stat().st_size
        for name in ("css/ground.css", "js/forms.js", "img/mark.svg", "img/chevron.svg")
    )
    for path in pages_of(request):
        response = browser.get(path)
        # Even if nothing on the way compresses.
        assert ground + len(response.content) <= 50_000 + 1_440, path
        assert len(gzip.compress(response.content)) <= 6_000, path
    page = browser.get(pages_of(request)[1]).content.decode()
    loaded_files = set(re.findall(r'(?:src|href)="/static/([^"]+)"', page))
    assert {re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in loaded_files} == {
        "css/ground.css",
        "js/forms.js",
        "img/mark.svg",
    }


@pytest.mark.parametrize("number", [1, 3])
def test_pages_need_the_same_queries_for_one_outcome_and_for_three(cast, django_assert_num_queries, number):
    request = opened(cast, *(accepted(cast) for _each in range(number)))
    browser = browser_at(request)
    for path, queries in zip(pages_of(request), (4, 3, 2, 2), strict=True):
        with django_assert_num_queries(queries):
            browser.get(path)


def test_declining_and_coming_back(cast):
    request = sent(cast)
    browser = browser_at(request)
    path = f"/answer/{request.reference}/decline/"
    assert "Choose a reason" in browser.post(path, {}).content.decode()
    instead = {"kind": "do_not_know", "name": "Esi Owusu", "contact": "esi@x.example"}
    page = browser.post(path, instead, follow=True).content.decode()
    assert "You have told us that you do not answer" in page
    assert loaded(request.pk).suggested.get().name == "Esi Owusu"
    browser.post(f"/answer/{request.reference}/begin/")
    assert loaded(request.pk).state == R.OPENED


def test_a_request_with_a_code_shows_nothing_before_it(cast):
    outcome = accepted(cast, restricted=True, statement="Officer Badu told us.")
    request = opened(cast, outcome, needs_code=True)
    browser = browser_at(request)
    path = f"/answer/{request.reference}/outcomes/1/"
    assert browser.get(path).url == f"/answer/{request.reference}/code/"
    assert browser.post(path, AGREES | {"seen": 0}).url == f"/answer/{request.reference}/code/"
    assert first_of(request).answers == 0
    code = show_code(request=request, by=cast.lead.principal)
    wrong = browser.post(f"/answer/{request.reference}/code/", {"code": "1"})
    assert "This is not the code" in wrong.content.decode()
    assert browser.post(f"/answer/{request.reference}/code/", {"code": code}).url == path
    assert "Officer Badu told us." in browser.get(path).content.decode()


def test_titles_of_a_request_with_a_code_stand_on_no_page_before_it(cast):
    outcome = accepted(cast, restricted=True, statement="Officer Badu told us.")
    request = opened(cast, outcome, needs_code=True)
    browser = browser_at(request)
    for path in pages_of(request):
        assert outcome.title not in browser.get(path, follow=True).content.decode()


def test_an_older_page_shows_the_answer_that_is_there(cast):
    request = answered(cast)
    browser = browser_at(request)
    late = AGREES | {"seen": 0, "others_contributed": "The bishop of Accra."}
    response = browser.post(f"/answer/{request.reference}/outcomes/1/", late)
    page = response.content.decode()
    assert response.status_code == 409
    assert "The bishop of Accra." in page
    assert "drafted the by-law" in page
    assert 'name="seen" value="1"' in page


def test_a_lost_link_gets_the_same_answer_for_every_address(cast):
    sent(cast, substantiator=SubstantiatorFactory(email="kofi@city.example"))
    pages = {
        without_marks(Client().post("/answer/", {"email": address}).content.decode())
        for address in ("kofi@city.example", "KOFI@city.example", "nobody@else.example")
    }
    assert len(pages) == 1
    assert LinkWish.objects.count() == 2
    assert "This is not an e-mail address" in Client().post("/answer/", {"email": "kofi"}).content.decode()


def test_wishes_for_a_link_are_limited(cast):
    browser = Client()
    answers = [browser.post("/answer/", {"email": f"{n}@x.example"}).status_code for n in range(22)]
    assert answers == [200] * 20 + [429] * 2
    assert LinkWish.objects.count() == 20


def test_after_the_last_day_the_page_takes_nothing(cast):
    request = opened(cast)
    browser = browser_at(request)
    SubstantiationRequest.objects.update(answer_until=in_days(-3))
    response = browser.post(f"/answer/{request.reference}/outcomes/1/", AGREES | {"seen": 0})
    assert response.url == "/answer/"
    assert first_of(request).answers == 0
    assert Letter.objects.count() == 1
