"""What WIEGO did: its list, its page, writing it down, changing it."""

from __future__ import annotations

import re
import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from harvests.enums import Dimension
from harvests.models import Programme
from harvests.tests.factories import CodeFactory, ProgrammeFactory
from outcomes.models import Contribution
from outcomes.tests.factories import (
    ContributionCountryFactory,
    ContributionFactory,
    ContributionLinkFactory,
    OutcomeFactory,
)
from outcomes.tests.hostile import HOSTILE, prints_as_text
from wiego_mle.kernel.typed_text import mark_of

pytestmark = pytest.mark.django_db

LIST = reverse("outcomes:contribution-list")
NEW = reverse("outcomes:contribution-new")
QUERIES_OF_THE_LIST = 12
"""Session, person, two of roles, demonstration; three for the filters, count, rows, countries, numbers."""
QUERIES_OF_A_PAGE = 10
"""Session, person, two of roles, demonstration; the row, countries, strategies, links, trail."""


@pytest.fixture
def programme(db) -> Programme:
    return ProgrammeFactory(key="vendors", label_en="Vendors' programme")


def page(name: str, contribution: Contribution) -> str:
    return reverse(f"outcomes:contribution-{name}", args=[contribution.reference])


def said(**more) -> dict:
    return {
        "title": "Count of vendors in Accra",
        "what_was_done": "Counted the vendors together with their association.",
        "programme": "vendors",
        "language": "en",
        "creation_key": str(uuid.uuid4()),
    } | more


def titles(response) -> list[str]:
    return re.findall(r'<td class="main-cell"><a href="[^"]+">([^<]*)</a>', response.text)


# --- Writing down -----------------------------------------------------------------------------------


def test_a_contribution_is_written_down_and_shown(cast, programme):
    strategy = CodeFactory(dimension=Dimension.STRATEGY, key="counting", label_en="Counting")
    answer = cast.reporter.client.post(
        NEW,
        said(
            strategies=strategy.key,
            began_year="2023",
            began_quarter="2",
            ended_year="2024",
            countries=["Ghana", "Togo"],
            city="Accra",
            partners="Vendors' association",
        ),
    )
    made = Contribution.objects.get()
    assert answer.url == page("detail", made)
    assert made.period.words() == "2023 – 2024"
    shown = cast.outsider.client.get(page("detail", made)).text
    for words in (
        "Count of vendors in Accra",
        "Counting",
        "2023 – 2024",
        "Ghana, Togo: Accra",
        "Vendors&#x27; programme",
    ):
        assert words in shown


def test_what_is_missing_is_said_at_its_field_and_at_the_top(cast, programme):
    answer = cast.reporter.client.post(NEW, said(title="", what_was_done="", programme="", city="Accra"))
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"title", "what_was_done", "programme"}
    for words in (
        "Give the contribution a short title.",
        "Say what was done.",
        "Choose the programme that did it.",
    ):
        assert answer.text.count(words) == 2
    assert "<title>Error:" in answer.text
    assert 'value="Accra"' in answer.text


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"began_year": "2999"}, "began", "Write the year with four digits, for example 2024."),
        ({"began_year": "2099"}, "began", "This date is in the future."),
        ({"began_year": "2024", "ended_year": "2023"}, "ended", "The end is before the beginning."),
        ({"ended_year": "2023"}, "began", "Say also when it began."),
        ({"began_year": "2024", "began_day": "3"}, "began", "Add the month, or leave the day empty."),
        ({"began_year": "2020", "ended_year": "2021", "is_ongoing": "on"}, "ended", "it is still going on"),
        ({"countries": ["Ghanna"]}, "countries", "Did you mean Ghana"),
        ({"programme": "no such"}, "programme", "Choose one of the answers in the list."),
        ({"strategies": ["no such"]}, "strategies", "Choose only answers of the list."),
        ({"title": "x" * 101}, "title", "This text has 101 characters; at most 100 fit here."),
        ({"what_was_done": "x" * 100_000}, "what_was_done", "This text has 100,000 characters"),
        ({"language": "xx"}, "language", "xx is not one of the available choices"),
    ],
)
def test_bad_input_is_refused_in_words_and_nothing_typed_is_lost(cast, programme, wrong, field, words):
    answer = cast.reporter.client.post(NEW, said(city="Accra") | wrong)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert words in " ".join(answer.context["form"].errors[field])
    assert 'value="Accra"' in answer.text
    assert not Contribution.objects.exists()


def test_a_double_click_makes_one(cast, programme):
    typed = said()
    first, second = (cast.reporter.client.post(NEW, typed) for _click in range(2))
    assert first.url == second.url
    assert Contribution.objects.count() == 1


def test_a_form_without_its_key_still_works(cast, programme):
    assert cast.reporter.client.post(NEW, said(creation_key="not a key")).status_code == 302
    assert Contribution.objects.get().creation_key is None


@pytest.mark.parametrize("who", ["coder", "administrator", "reader", "outsider"])
def test_only_writers_write(cast, programme, who):
    client = getattr(cast, who).client
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, said()).status_code == 403
    assert "contributions/new" not in client.get(LIST).text
    assert not Contribution.objects.exists()


def test_what_was_typed_comes_back_after_signing_in(cast, programme):
    person, client = cast.reporter.person, Client()
    typed = said(title="Typed before", began_year="2023", countries=["Ghana"], typed_by=mark_of(person.pk))
    assert "/account/login/" in client.post(NEW, typed).url
    client.force_login(person)
    again = client.get(NEW)
    assert "You were signed out" in again.text
    for value in ("Typed before", "2023", "Ghana"):
        assert f'value="{value}"' in again.text
    assert not Contribution.objects.exists()


# --- Changing -----------------------------------------------------------------------------------------


def test_a_contribution_is_changed_as_it_was_shown(cast, programme):
    made = ContributionFactory(author=cast.reporter.person, programme=programme)
    ContributionCountryFactory(contribution=made)
    client = cast.reporter.client
    asked = client.get(page("edit", made)).text
    for value in ("Ghana", "2024", "Accra"):
        assert f'value="{value}"' in asked
    answer = client.post(
        page("edit", made), said(title="Renamed", seen="1", began_year="2024", countries=["Ghana"])
    )
    assert answer.url == page("detail", made)
    made.refresh_from_db()
    assert (made.title, made.version, made.date_from) == ("Renamed", 2, date(2024, 1, 1))
    assert "Renamed" in client.get(page("detail", made)).text


def test_the_second_of_two_sees_both_texts_and_decides(cast, programme):
    made = ContributionFactory(author=cast.reporter.person, programme=programme)
    client = cast.reporter.client
    client.post(page("edit", made), said(title="Saved first", seen="1", countries=["Togo"]))
    answer = client.post(page("edit", made), said(title="Saved second", seen="1"))
    assert answer.status_code == 409
    assert "Saved first" in answer.text
    assert "Togo" in answer.text
    assert 'value="Saved second"' in answer.text
    made.refresh_from_db()
    assert made.title == "Saved first"
    now = answer.context["form"].initial["seen"]
    assert client.post(page("edit", made), said(title="Saved second", seen=now)).status_code == 302
    made.refresh_from_db()
    assert (made.title, made.version) == ("Saved second", 3)


def test_what_only_the_other_changed_is_taken_over_and_not_undone(cast, programme):
    made = ContributionFactory(author=cast.reporter.person, programme=programme, partners="")
    client = cast.reporter.client
    opened = client.get(page("edit", made)).context["form"]
    kept = {"what_was_done": made.what_was_done, "began_year": "2024", "city": made.city}
    marks = {"seen": "1", "shown": opened["shown"].value()}
    first = said(title=made.title, countries=["Togo"], strategies=[], **kept, **marks)
    assert client.post(page("edit", made), first).status_code == 302
    second = said(title="Only the second changed this", **kept, **marks)
    answer = client.post(page("edit", made), second)
    assert answer.status_code == 409
    assert "Somebody else changed this meanwhile." in answer.text
    assert {part["label"]: part["taken_over"] for part in answer.context["form"].differences} == {
        "What is it called in short?": False,
        "In which country or countries?": True,
    }
    assert 'value="Togo"' in answer.text
    assert 'value="Only the second changed this"' in answer.text
    again = said(title="Only the second changed this", countries=["Togo"], **kept)
    hidden = {name: answer.context["form"][name].value() for name in ("seen", "shown")}
    assert client.post(page("edit", made), again | hidden).status_code == 302
    made.refresh_from_db()
    assert (made.title, [place.country for place in made.countries.all()]) == (
        "Only the second changed this",
        ["TG"],
    )


@pytest.mark.parametrize("seen", ["", "0", "-1", "x", "9" * 50, "²"])
def test_a_form_that_does_not_say_what_was_seen_overwrites_nothing(cast, programme, seen):
    made = ContributionFactory(author=cast.reporter.person, programme=programme, title="Kept")
    assert cast.reporter.client.post(page("edit", made), said(seen=seen)).status_code == 409
    made.refresh_from_db()
    assert made.title == "Kept"


def test_others_read_it_and_do_not_change_it(cast, programme):
    made = ContributionFactory(author=cast.reporter.person, title="Kept")
    for who in ("colleague", "administrator", "reader", "outsider"):
        client = getattr(cast, who).client
        shown = client.get(page("detail", made))
        assert shown.status_code == 200
        assert page("edit", made) not in shown.text
        assert client.get(page("edit", made)).status_code == 403
        assert client.post(page("edit", made), said(seen="1")).status_code == 403
    made.refresh_from_db()
    assert made.title == "Kept"


def test_a_retired_strategy_stays_where_it_is(cast, programme):
    made = ContributionFactory(author=cast.reporter.person, programme=programme)
    retired = CodeFactory(dimension=Dimension.STRATEGY, key="retired-one", retired_on=date(2024, 1, 1))
    made.strategies.add(retired)
    client = cast.reporter.client
    client.post(page("edit", made), said(title="Renamed", seen="1", strategies=["retired-one"]))
    assert list(made.strategies.all()) == [retired]
    assert "retired-one" not in client.get(NEW).text


# --- The page and the list ----------------------------------------------------------------------------


def test_the_page_shows_only_outcomes_that_the_reader_may_see(cast):
    made = ContributionFactory(author=cast.reporter.person)
    hidden = OutcomeFactory(round=cast.round, author=cast.reporter.person, title="Hidden change")
    shown = OutcomeFactory(round=cast.round, accepted=True, title="Open change")
    for outcome in (hidden, shown):
        ContributionLinkFactory(contribution=made, outcome=outcome, how=f"How: {outcome.title}")
    by_reporter = cast.reporter.client.get(page("detail", made)).text
    assert "How: Hidden change" in by_reporter
    by_outsider = cast.outsider.client.get(page("detail", made)).text
    assert "How: Open change" in by_outsider
    assert "Hidden change" not in by_outsider
    assert hidden.reference not in by_outsider
    row = re.search(r'class="number-cell" data-label="Outcomes">(\d+)<', cast.outsider.client.get(LIST).text)
    assert row.group(1) == "1"


def test_an_unknown_reference_is_not_there(cast):
    for name in ("detail", "edit"):
        address = reverse(f"outcomes:contribution-{name}", args=["C-9999"])
        assert cast.reporter.client.get(address).status_code == 404


def test_somebody_signed_out_is_asked_to_sign_in(db):
    made = ContributionFactory()
    for address in (LIST, NEW, page("detail", made), page("edit", made)):
        assert "/account/login/" in Client().get(address).url


def test_the_address_is_the_view(cast):
    one = ContributionFactory(title="Count in Lomé", search_text="count in lome", date_from=date(2019, 1, 1))
    ContributionFactory(title="Court case", search_text="court case", date_from=date(2023, 1, 1))
    client = cast.reader.client
    assert titles(client.get(LIST, {"q": "LOMÉ"})) == ["Count in Lomé"]
    assert titles(client.get(LIST, {"programme": one.programme.key})) == ["Count in Lomé"]
    assert titles(client.get(LIST, {"sort": "title"})) == ["Count in Lomé", "Court case"]
    assert titles(client.get(LIST, {"sort": "-title"})) == ["Court case", "Count in Lomé"]
    assert titles(client.get(LIST, {"sort": "date"})) == ["Count in Lomé", "Court case"]
    assert titles(client.get(LIST, {"year": "2022"})) == ["Count in Lomé"]
    for unknown in (
        {"programme": "none"},
        {"strategy": "none"},
        {"year": "soon"},
        {"q": "nothing like this"},
    ):
        answer = client.get(LIST, unknown)
        assert titles(answer) == []
        assert "Nothing found" in answer.text


def test_what_is_set_can_be_taken_away_one_by_one(cast):
    answer = cast.reader.client.get(LIST, {"q": "count", "year": "2024", "sort": "title", "page": "3"})
    chips = {chip["label"]: chip["url"] for chip in answer.context["filters_active"]}
    assert chips == {"Words: count": "?year=2024&sort=title", "Year: 2024": "?q=count&sort=title"}


def test_a_long_list_has_pages(cast):
    programme = ProgrammeFactory()
    author = cast.reporter.person
    ContributionFactory.create_batch(52, programme=programme, author=author)
    client = cast.reader.client
    first = client.get(LIST, {"sort": "title"})
    assert len(titles(first)) == 50
    assert "1–50 of 52" in first.text
    assert len(titles(client.get(LIST, {"sort": "title", "page": "2"}))) == 2
    assert len(titles(client.get(LIST, {"sort": "no such order", "page": "x"}))) == 50


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(cast, programme, text):
    client = cast.reporter.client
    client.post(NEW, said(title=text, what_was_done=text, city=text, partners=text, people=text))
    made = Contribution.objects.get()
    for address in (page("detail", made), page("edit", made), LIST):
        assert prints_as_text(client.get(address))
    assert prints_as_text(client.get(LIST, {"q": text, "programme": text, "year": text, "sort": text}))
    wrong = said(title=text, programme=text, began_year=text, began_month=text, countries=[text], seen="1")
    assert prints_as_text(client.post(page("edit", made), wrong))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_the_same_for_one_and_for_three(cast, number, django_assert_num_queries):
    for made in ContributionFactory.create_batch(number):
        ContributionCountryFactory(contribution=made)
        ContributionLinkFactory(contribution=made, outcome=OutcomeFactory(accepted=True))
    client = cast.reporter.client
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get(LIST)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_database_the_same_for_one_and_for_three(cast, number, django_assert_num_queries):
    made = ContributionFactory()
    for _each in range(number):
        ContributionLinkFactory(contribution=made, outcome=OutcomeFactory(accepted=True))
        made.strategies.add(CodeFactory(dimension=Dimension.STRATEGY))
    client = cast.reporter.client
    with django_assert_num_queries(QUERIES_OF_A_PAGE):
        client.get(page("detail", made))


def test_the_forms_are_light(cast, programme, light):
    made = ContributionFactory(author=cast.reporter.person)
    outcome = OutcomeFactory(round=cast.round, author=cast.reporter.person)
    for address in (
        NEW,
        page("edit", made),
        reverse("outcomes:contribution-link-new", args=[outcome.reference]),
    ):
        light(cast.reporter.client.get(address))
