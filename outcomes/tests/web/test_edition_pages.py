"""Editions in a browser: ordering, reading, highlights, publishing, files, and who may do what."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from outcomes.models import Edition, EditionFile, EditionHighlight, Outcome
from outcomes.reports.edition.files import file_name
from outcomes.services.editions import publish_edition
from outcomes.tests.annual_year import Year, make_year, tables_of
from outcomes.tests.edition_year import EXPECTED, built, made_edition
from outcomes.tests.factories import EditionFactory, SourceFactory
from wiego_mle.audit.models import Entry

LIST = reverse("outcomes:edition-list")
NEW = reverse("outcomes:edition-new")
ORDER = {"title": "Outcomes 2024/25", "year": "2024", "audience": "internal", "language": "en"}


@pytest.fixture
def year(db, settings, tmp_path) -> Year:
    """Return the financial year 2024."""
    settings.MEDIA_ROOT = tmp_path
    return make_year()


@pytest.fixture
def edition(year) -> Edition:
    """Return an edition of it that is ready."""
    return made_edition(year.people["administrator"].principal)


def address(edition: Edition, name: str = "detail", *args) -> str:
    """Return the address of a page of an edition."""
    return reverse(f"outcomes:edition-{name}", args=[edition.reference, *args])


def test_an_edition_is_ordered_and_waits_for_a_worker(year):
    client = year.people["administrator"].client
    response = client.post(NEW, ORDER, follow=True)
    edition = Edition.objects.get()
    html = response.content.decode()
    assert (edition.state, edition.year, edition.requested_by.name) == (
        "requested",
        2024,
        "Ada Administrator",
    )
    assert "It is being built" in html
    assert 'hx-trigger="every 3s"' in html
    built(edition)
    part = client.get(f"{address(edition)}?part=state")
    assert part["HX-Refresh"] == "true"
    assert Entry.objects.filter(act="edition.ordered", subject_reference=edition.reference).exists()


@pytest.mark.parametrize(("language", "title"), [("en", "Outcomes 2024/25"), ("fr", "Résultats 2024/25")])
def test_an_edition_without_a_title_is_called_by_its_year(year, language, title):
    client = year.people["administrator"].client
    assert 'name="title" value=' not in client.get(NEW).content.decode()
    client.post(NEW, ORDER | {"title": "", "language": language})
    edition = Edition.objects.get()
    assert edition.title == title
    assert file_name(edition, "pdf").startswith("outcomes-")
    assert not file_name(edition, "pdf").startswith("outcomes-outcomes")


def test_all_years_are_offered_where_there_are_grants_and_counted_of_one(year):
    client = year.people["administrator"].client
    assert "All years of a grant" in client.get(NEW).content.decode()
    client.post(NEW, ORDER | {"year": "all", "grant": "ford"})
    edition = built(Edition.objects.get())
    assert (edition.year, edition.grant.key) == (None, "ford")
    listed = client.get(LIST).content.decode()
    assert "All years of the grant, Ford Foundation: 2024-117" in listed
    html = client.get(address(edition)).content.decode()
    assert "all years of the grant, 2024/25, paid by the grant Ford Foundation: 2024-117" in html
    assert "Outcomes by financial year" in html
    links = dict(link for table in tables_of(html).values() for link in table.links)
    assert any("?year=2024" in where for where in links)
    for where, number in links.items():
        assert f'data-count="{number}"' in client.get(where).content.decode(), where


def test_without_grants_no_edition_of_all_years_is_offered(cast):
    html = cast.administrator.client.get(NEW).content.decode()
    assert 'name="year"' in html
    assert "All years" not in html
    refused = cast.administrator.client.post(NEW, ORDER | {"year": "all"})
    assert "Select a valid choice" in refused.content.decode()
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Outcomes, all years: Ford Foundation: 2024-117"),
        ("fr", "Résultats, toutes les années : Ford Foundation: 2024-117"),
    ],
)
def test_an_edition_of_all_years_without_a_title_is_called_by_its_grant(year, language, title):
    order = ORDER | {"title": "", "language": language, "year": "all", "grant": "ford"}
    client = year.people["administrator"].client
    client.post(NEW, order)
    assert Edition.objects.get().title == title
    grant = year.outcomes["A"].grants.get()
    grant.funder, grant.name = "F" * 120, "N" * 120
    grant.save()
    client.post(NEW, order)
    assert len(Edition.objects.first().title) <= 120


def test_the_badge_goes_on_with_what_is_told_below_it(year, edition):
    client = year.people["administrator"].client
    badge = 'id="edition-badge"'
    assert client.get(address(edition)).content.decode().count(badge) == 1
    EditionFile.objects.filter(edition=edition, file_format="pdf").update(state="waiting")
    part = client.get(f"{address(edition)}?part=state").content.decode()
    assert "The files are being written" in part
    assert "Ready to be read through" in part.split(f'{badge} hx-swap-oob="true"')[1]


def test_pressed_twice_one_edition_is_ordered(year):
    client = year.people["administrator"].client
    key = re.search(r'name="creation_key" value="([^"]+)"', client.get(NEW).content.decode())[1]
    for _press in range(2):
        client.post(NEW, ORDER | {"creation_key": key})
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"year": "1999"}, "1999"),
        ({"round": "2023"}, "This round belongs to another financial year."),
        ({"audience": "everybody"}, "everybody"),
        ({"year": "all"}, "All years are counted of one grant only: choose the grant, or a financial year."),
        (
            {"year": "all", "grant": "ford", "round": "2024"},
            "A round belongs to one financial year: choose that year, or leave all rounds.",
        ),
    ],
)
def test_a_bad_answer_is_said_at_its_field_and_nothing_is_lost(year, wrong, words):
    response = year.people["lead"].client.post(NEW, ORDER | {"title": "My title"} | wrong)
    html = response.content.decode()
    assert response.status_code == 200
    assert words in html
    assert "My title" in html
    assert not Edition.objects.exists()


def test_every_number_opens_the_outcomes_that_were_counted(year, edition):
    client = year.people["lead"].client
    tables = tables_of(client.get(address(edition)).content.decode())
    assert set(EXPECTED) <= set(tables)
    links = dict(link for table in tables.values() for link in table.links)
    assert len(links) > 60
    Outcome.objects.update(level=None, direction="", version=9)
    for where, number in links.items():
        assert f'data-count="{number}"' in client.get(where).content.decode(), where


def test_the_page_says_what_was_counted_by_hand(year, edition):
    tables = tables_of(year.people["lead"].client.get(address(edition)).content.decode())
    for key, numbers in EXPECTED.items():
        heads = tables[key].rows[0]
        cells = {
            (row[0], head): value
            for row in tables[key].values
            for head, value in zip(heads[1:], row[1:], strict=True)
            if value
        }
        assert cells == numbers, key


def test_unpublished_editions_are_for_those_who_make_them(year, edition):
    for who, sees in (("lead", True), ("administrator", True), ("reader", False), ("outsider", False)):
        client = year.people[who].client
        assert (edition.reference in client.get(LIST).content.decode()) is sees
        assert client.get(address(edition)).status_code == (200 if sees else 404)
    year.people["lead"].client.post(address(edition, "step", "publish"))
    assert "Outcomes 2024/25" in year.people["outsider"].client.get(address(edition)).content.decode()


def test_a_published_edition_offers_no_change(year, edition):
    client = year.people["administrator"].client
    client.post(address(edition, "step", "publish"))
    html = client.get(address(edition)).content.decode()
    assert "published on" in html
    for words in ("Publish this edition", "Build it again", "Discard it", "Choose from the outcomes"):
        assert words not in html
    response = client.post(address(edition, "step", "discard"), follow=True)
    assert "is not possible now" in response.content.decode()
    assert Edition.objects.get().state == "published"
    assert Outcome.objects.exists()


def test_a_file_is_taken_by_post_and_noted_on_the_trail(year, edition):
    publish_edition(edition=edition, by=year.people["lead"].principal)
    reader, outsider = year.people["reader"].client, year.people["outsider"].client
    for file_format, start in (("xlsx", b"PK"), ("docx", b"PK"), ("csv", b"PK"), ("pdf", b"%PDF")):
        where = address(edition, "file", file_format)
        assert reader.get(where).status_code == 302
        response = reader.post(where)
        assert b"".join(response.streaming_content).startswith(start)
        assert "internal" in response["Content-Disposition"]
        assert outsider.post(where).status_code == 403
    assert Entry.objects.filter(act="edition.taken").count() == 4
    assert "Files are taken by leads" in outsider.get(address(edition)).content.decode()


def test_a_file_that_is_out_of_date_is_held_back(year, edition):
    Outcome.objects.filter(pk=year.outcomes["A"].pk).update(confidentiality="restricted")
    client = year.people["lead"].client
    response = client.post(address(edition, "file", "xlsx"), follow=True)
    assert "It must be written again first" in response.content.decode()
    assert "out of date" in response.content.decode()
    client.post(address(edition, "files-again"))
    built(edition)
    assert b"".join(client.post(address(edition, "file", "xlsx")).streaming_content).startswith(b"PK")


def test_an_outcome_that_is_restricted_since_is_counted_and_not_named(year, edition):
    publish_edition(edition=edition, by=year.people["lead"].principal)
    outcome = year.outcomes["A"]
    Outcome.objects.filter(pk=outcome.pk).update(confidentiality="restricted")
    behind = address(edition, "outcomes")
    for who, names in (("reader", False), ("outsider", False), ("administrator", True)):
        html = year.people[who].client.get(behind).content.decode()
        assert 'data-count="7"' in html
        assert (outcome.reference in html) is names
        assert ("A restricted outcome" in html) is not names
        assert outcome.title not in html or names


def test_a_highlight_stands_beside_its_original_words(year, edition):
    outcome = year.outcomes["A"]
    client = year.people["lead"].client
    listed = client.get(address(edition, "outcomes")).content.decode()
    assert address(edition, "highlight", outcome.reference) in listed
    form = client.get(address(edition, "highlight", outcome.reference)).content.decode()
    assert outcome.statement in form
    client.post(address(edition, "highlight", outcome.reference), {"text": "A court ruled for them."})
    html = client.get(address(edition)).content.decode()
    assert "A court ruled for them." in html
    assert "Write the files again" in html
    response = client.post(address(edition, "highlight", outcome.reference), {"text": " "})
    assert "Write how it is told." in response.content.decode()
    client.post(address(edition, "highlight-remove", outcome.reference))
    assert not EditionHighlight.objects.exists()


def test_of_two_windows_the_later_one_is_told_how_it_is_told_now_and_keeps_its_words(year, edition):
    client = year.people["lead"].client
    page = address(edition, "highlight", year.outcomes["A"].reference)
    seen = re.search(r'name="seen" value="(\w+)"', client.get(page).content.decode())[1]
    assert client.post(page, {"text": "The first window.", "seen": seen}).status_code == 302
    late = client.post(page, {"text": "The second window.", "seen": seen})
    html = late.content.decode()
    assert late.status_code == 409
    assert "The first window." in html
    assert "The second window." in html
    assert EditionHighlight.objects.get().text == "The first window."
    again = re.search(r'name="seen" value="(\w+)"', html)[1]
    assert client.post(page, {"text": "The second window.", "seen": again}).status_code == 302
    assert EditionHighlight.objects.get().text == "The second window."


def test_a_public_edition_is_held_back_until_what_was_found_is_settled(year):
    Outcome.objects.filter(pk=year.outcomes["A"].pk).update(
        confidentiality="open", statement="Sorcha Sourcerer told us."
    )
    SourceFactory(outcome=year.outcomes["D"], name="Sorcha Sourcerer")
    edition = made_edition(year.people["administrator"].principal, audience="public")
    client = year.people["administrator"].client
    html = client.get(address(edition)).content.decode()
    assert "Private words that were found" in html
    response = client.post(address(edition, "step", "publish"), follow=True)
    assert "private words were found" in response.content.decode()
    finding = edition.findings.get()
    where = address(edition, "finding", finding.pk)
    assert year.outcomes["D"].reference in client.get(where).content.decode()
    assert "Say why these words may be published." in client.post(where, {"reason": ""}).content.decode()
    client.post(where, {"reason": "She speaks for the union."})
    built(edition)
    client.post(address(edition, "step", "publish"))
    assert Edition.objects.get().state == "published"
    assert b"".join(client.post(address(edition, "file", "pdf")).streaming_content).startswith(b"%PDF")


def test_a_failed_edition_says_why_and_is_tried_again(year):
    failed = EditionFactory(state="failed", failure="nothing", year=2024)
    client = year.people["lead"].client
    html = client.get(address(failed)).content.decode()
    assert "there is nothing to print" in html
    client.post(address(failed, "step", "again"))
    assert built(failed).state == "ready"


def test_comparing_with_the_checksum_says_what_is_so(year, edition):
    client = year.people["lead"].client
    assert "agree with its checksum" in client.get(f"{address(edition)}?verify").content.decode()
    edition.rows.filter(is_counted=True).update(version=99)
    assert "This edition is not what it was" in client.get(f"{address(edition)}?verify").content.decode()


def test_unknown_words_are_not_found(year, edition):
    client = year.people["lead"].client
    for where in (
        f"{address(edition, 'outcomes')}?shoe=9",
        address(edition, "highlight", "OH-9999"),
        address(edition, "file", "odt"),
    ):
        assert client.get(where).status_code == 404
    assert client.post(address(edition, "step", "build")).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_list_and_page_cost_the_same_queries(year, django_assert_num_queries, number):
    lead = year.people["lead"]
    editions = [made_edition(lead.principal, title=f"Edition {each}") for each in range(number)]
    client = lead.client
    with django_assert_num_queries(8):
        listed = client.get(LIST).content.decode()
    assert [each.title in listed for each in editions] == [True] * number
    edition = editions[0]
    edition.rows.filter(pk__in=list(edition.rows.values_list("pk", flat=True)[number:])).delete()
    with django_assert_num_queries(12):
        html = client.get(address(edition)).content.decode()
    assert set(EXPECTED) <= set(tables_of(html))
    EditionFile.objects.all().delete()
