"""The page of the whole trail and the check, in a browser."""

from __future__ import annotations

import pytest
from django.urls import reverse

from wiego_mle.audit.models import ChainHead
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import APPLICATION
from wiego_mle.mailing.tests.factories import LetterFactory

pytestmark = pytest.mark.django_db


def write(number: int, by=APPLICATION) -> None:
    for position in range(number):
        with recorded(by=by) as trail:
            trail.record(
                "outcome.returned",
                subject_type="outcome",
                reference=f"OH-{position:04}",
                changes={"statement": ("", "A draft that is nobody's business")},
                reason="A reason for the author",
            )
            trail.record(
                "person.roles_changed",
                subject_type="person",
                reference="0123456789",
                changes={"roles": ([], ["lead"])},
            )


def test_an_administrator_reads_who_did_what(cast):
    write(1, by=cast.lead.principal)
    page = cast.administrator.client.get(reverse("trail:list"))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Lena Lead" in text
    assert "Changed the roles" in text
    assert "<ins>MLE lead</ins>" in text
    assert 'href="/outcomes/OH-0000/"' in text


def test_people_and_letters_stand_there_by_name(cast):
    letter = LetterFactory(subject="OH-0001 came back to you")
    with recorded(by=APPLICATION) as trail:
        trail.record("person.deactivated", subject_type="person", reference=cast.reader.person.reference)
        trail.record("letter.left", subject_type="letter", reference=letter.reference)
    page = cast.administrator.client.get(reverse("trail:list"))
    assert [line.name for line in page.context["lines"]] == ["OH-0001 came back to you", "Rob Reader"]
    assert (
        f'href="{reverse("people:detail", args=[cast.reader.person.reference])}">Rob Reader</a>'
        in page.content.decode()
    )


def test_texts_of_outcomes_are_not_on_the_page(cast):
    write(1)
    text = cast.administrator.client.get(reverse("trail:list")).content.decode()
    assert "nobody" not in text.replace("nobody at WIEGO", "")
    assert "A reason for the author" not in text


@pytest.mark.parametrize("name", ["trail:list", "trail:verify"])
def test_nobody_else_reads_the_whole_trail(cast, client, name):
    for member in (cast.lead, cast.reporter, cast.reader, cast.outsider):
        assert member.client.get(reverse(name)).status_code == 403
    assert client.get(reverse(name)).status_code == 302


def test_filters_narrow_the_list_and_stand_in_the_address(cast):
    write(2, by=cast.lead.principal)
    client = cast.administrator.client

    def listed(**asked) -> list[str]:
        return [line.reference for line in client.get(reverse("trail:list"), asked).context["lines"]]

    assert len(listed()) == 4
    assert listed(reference="oh-0001") == ["OH-0001"]
    assert listed(subject_type="person") == ["0123456789", "0123456789"]
    assert len(listed(person=cast.lead.person.reference)) == 4
    assert listed(person=cast.reporter.person.reference) == []
    assert listed(until="2020-01-01") == []


@pytest.mark.parametrize(
    "asked", [{"since": "2025-02-31"}, {"since": "2025-02-02", "until": "2025-02-01"}, {"person": "nobody"}]
)
def test_a_filter_that_makes_no_sense_is_named_and_lists_nothing(cast, asked):
    write(1)
    page = cast.administrator.client.get(reverse("trail:list"), asked)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert page.context["lines"] == []
    assert "Error:" in page.content.decode().split("</title>")[0]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_a_fixed_number_of_questions(cast, number, django_assert_num_queries):
    write(number)
    client = cast.administrator.client
    client.get(reverse("trail:list"))
    with django_assert_num_queries(9):
        client.get(reverse("trail:list"))


def test_the_check_says_that_all_is_well_and_prints_the_end(cast):
    write(2)
    client = cast.administrator.client
    assert client.get(reverse("trail:verify")).context["verdict"] is None
    page = client.get(reverse("trail:verify"), {"look": "yes"})
    assert "All 4 entries are as they were written" in page.content.decode()
    assert page.context["verdict"].anchor in page.content.decode()


def test_the_check_shows_where_something_is_wrong(cast):
    write(2)
    ChainHead.objects.update(sequence=3)
    page = cast.administrator.client.get(reverse("trail:verify"), {"look": "yes"})
    assert "the end of the trail does not fit" in page.content.decode()


def test_an_anchor_of_another_trail_is_a_fault(cast):
    write(1)
    page = cast.administrator.client.get(reverse("trail:verify"), {"look": "yes", "anchor": "1:" + "a" * 64})
    assert "not the row that was noted earlier" in page.content.decode()
