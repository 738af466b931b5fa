"""The practice round of the demonstration: 300 made-up texts, three coders, and the agreement worked out by hand."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import transaction
from django.urls import reverse

from harvests.models import HarvestRound
from outcomes.demonstration.loading import load
from outcomes.demonstration.practice import CODERS, REFERENCE, YEAR, load_practice
from outcomes.enums import CodingState
from outcomes.models import Coding, Outcome, SettledCode
from outcomes.queries.tables import newest_year_with_accepted
from outcomes.queries.votes import differences_in
from wiego_mle.accounts.models import User
from wiego_mle.audit.queries import faults

pytestmark = pytest.mark.django_db

STAGES_AS_LABELLED = (
    "Discourse",
    "Commitment",
    "Law, plan or budget adopted",
    "Implementation",
    "Enforcement or ruling",
    "Sustained",
)


@pytest.fixture(scope="module", autouse=True)
def harvest(django_db_setup, django_db_blocker):
    """Load the demonstration and the round once, in a transaction that is undone afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        assert load_practice()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def lead(client):
    client.force_login(User.objects.get(email="miriam@example.org"))
    return client


def page(client, name: str, *args) -> str:
    response = client.get(reverse(name, args=[REFERENCE, *args]))
    assert response.status_code == 200
    return response.content.decode()


def test_it_is_told_as_made_up_and_stands_in_a_year_of_its_own():
    made = HarvestRound.objects.get(reference=REFERENCE)
    texts = Outcome.objects.filter(round=made)
    assert (made.is_demonstration, made.is_practice) == (True, True)
    assert (made.financial_year, texts.count()) == (YEAR, 300)
    assert not texts.exclude(title__startswith="Practice text ").exists()
    assert not texts.exclude(statement__startswith="Made up for practice. ").exists()
    assert texts.values("statement").distinct().count() == 300
    others = HarvestRound.objects.exclude(pk=made.pk)
    assert not others.filter(financial_year=YEAR).exists()
    assert newest_year_with_accepted() != YEAR
    assert not load_practice(), "a second time nothing is added"
    assert not faults()


def test_three_people_coded_each_text():
    codings = Coding.objects.filter(outcome__round__reference=REFERENCE, state=CodingState.DONE)
    assert codings.count() == 900
    addresses = set(codings.values_list("coder__email", flat=True))
    assert addresses == {f"{each}@example.org" for each in CODERS}
    settled = SettledCode.objects.filter(outcome__round__reference=REFERENCE)
    assert settled.filter(basis="agreed").count() == 260
    assert len(differences_in(HarvestRound.objects.get(reference=REFERENCE), ["stage"])) == 40


def rows_of(html: str) -> dict[str, list[str]]:
    """Return the cells of every row of a page by what stands at its head; the first row of a name is kept."""
    found: dict[str, list[str]] = {}
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.DOTALL):
        cells = [
            re.sub(r"<[^>]+>", "", cell).strip()
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        ]
        if cells:
            found.setdefault(unescape(cells[0]), cells[1:])
    return found


def test_the_pages_of_the_lead_show_the_figures_worked_out_by_hand(lead):
    """Of 300 texts 40 have one vote of three that differs.

    Pairs alike: (260 + 40 · 1/3) / 300 = 0.911. The codes were given 130, 170, 140, 150, 150 and 160 times, so
    Fleiss’ κ is (0.911 − 0.168) / (1 − 0.168) = 0.893, α nominal 1 − (26 2/3 / 300) / (674000 / 809100) = 0.893, and
    AC1 (0.911 − 0.139) / (1 − 0.139) = 0.897.
    """
    told = rows_of(page(lead, "rounds:coding-dimension", "stage"))
    for name, value in (
        ("Share of pairs alike", "0.91"),
        ("Fleiss’ κ", "0.89"),
        ("Krippendorff’s α, nominal", "0.89"),
        ("Gwet’s AC1", "0.90"),
    ):
        assert (told[name][0], told[name][3]) == (value, "300"), name


def test_the_confusion_table_shows_who_was_taken_for_whom(lead):
    """Each tenth text moves on by one code for the second coder, each fifteenth for the third.

    Both begin with the first text: 0, 10, 20 … and 0, 15, 30 …, so ten texts stand between each two neighbours that
    are touched at all, and nothing stands further apart.
    """
    table = page(lead, "rounds:coding-dimension", "stage").partition("Which codes are taken for one another")[
        2
    ]
    told = rows_of(table)
    counted = [told[name] for name in STAGES_AS_LABELLED]
    assert counted == [
        ["40", "10", "–", "–", "–", "–"],
        ["10", "60", "–", "–", "–", "–"],
        ["–", "–", "50", "10", "–", "–"],
        ["–", "–", "10", "50", "10", "–"],
        ["–", "–", "–", "10", "50", "10"],
        ["–", "–", "–", "–", "10", "50"],
    ]


def test_forty_differences_wait_for_somebody_to_settle_them(lead):
    told = page(lead, "rounds:coding-differences")
    assert len(set(re.findall(r"Practice text (\d+):", told))) == 40
