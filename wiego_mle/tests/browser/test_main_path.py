"""The main path, from signing in to the year's workbook, in a real browser; with scripts and without."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from wiego_mle.tests.browser.conftest import PHONE, accept, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.both]

STATEMENT = (
    "In March 2025 the city council of Testville adopted by-law 12, which licenses 300 street vendors."
)


def save(page: Page) -> None:
    """Save the section and go on."""
    page.get_by_role("button", name="Save and continue").click()


def choose(page: Page, name: str, value: str) -> None:
    """Choose one of several answers, by what they stand for."""
    page.locator(f"input[name={name}][value={value}]").check()


def log_outcome(page: Page, title: str, *, at: str = "/") -> str:
    """Log an outcome through every section and return its reference; `at` is the page that offers it."""
    page.goto(at)
    page.get_by_role("link", name=re.compile("Log an outcome")).first.click()
    page.locator("[name=title]").fill(title)
    page.get_by_role("button", name="Save as a draft and go on").click()
    reference = re.search(r"OH-\d+", page.url).group()
    section = f"/outcomes/{reference}/edit/"

    page.goto(section + "happened/")
    page.locator("[name=statement]").fill(STATEMENT)
    save(page)

    page.goto(section + "who/")
    page.locator("[name=find]").fill("Bogota")
    page.get_by_role("button", name="Search").click()
    page.locator("summary", has_text=re.compile("new actor", re.IGNORECASE)).first.click()
    page.locator("[name=new_name]").fill(f"City council of {title}")
    page.locator("[name=new_country]").fill("Brasil")
    page.locator("button[name=do][value=add]").click()
    page.locator("select[name=actor_type]").select_option("local-government")
    save(page)

    page.goto(section + "when-where/")
    page.get_by_label("Month").first.fill("3")
    page.get_by_label("Year").first.fill("2025")
    page.get_by_role("group", name=re.compile("country", re.IGNORECASE)).get_by_role("combobox").or_(
        page.get_by_role("group", name=re.compile("country", re.IGNORECASE)).get_by_role("textbox")
    ).first.fill("Brasil")
    page.locator("[name=city]").fill("Testville")
    page.locator("select[name=level]").select_option("city")
    save(page)

    page.goto(section + "significance/")
    page.locator("[name=significance]").fill("Vendors can no longer be moved on without a hearing.")
    save(page)
    page.goto(section + "contribution/")
    page.locator("[name=contribution_wiego]").fill("In 2024 WIEGO counted vendors with their association.")
    save(page)
    page.goto(section + "others/")
    page.locator("[name=contribution_others]").fill("The vendors’ association negotiated for two years.")
    save(page)

    page.goto(section + "classification/")
    page.locator("select[name=lead_programme]").select_option("urban-policies")
    choose(page, "change_type", "policy")
    choose(page, "direction", "positive")
    choose(page, "influence_route", "D")
    page.locator("input[name=worker_groups][value=street-vendors-market-traders]").check()
    save(page)

    page.goto(f"/outcomes/{reference}/sources/add/")
    page.locator("[name=name]").fill("Maria Vendedora")
    page.locator("main form").get_by_role("button", name=re.compile("^(Save|Add)")).first.click()
    return reference


def send(page: Page, reference: str) -> None:
    """Read the answers once more and send them."""
    page.goto(f"/outcomes/{reference}/check/")
    page.get_by_role("button", name=re.compile("^Send to reviewer")).click()
    expect(page.locator("main")).to_contain_text(re.compile("Submitted", re.IGNORECASE))


def through_the_main_path(signed_in: Callable[..., Page], title: str, **options) -> None:
    """Log, send, return with a reason, send again, accept; and find it in the year's tables."""
    contributor = signed_in("amara", **options)
    reference = log_outcome(contributor, title)
    send(contributor, reference)

    reviewer = signed_in("grace", **options)
    reviewer.goto("/review/")
    expect(reviewer.locator("main")).to_contain_text(title)
    reviewer.goto(f"/outcomes/{reference}/step/return/")
    reviewer.locator("[name=reason]").fill("Which by-law exactly? Please give its number.")
    reviewer.get_by_role("button", name="Return with a reason").click()

    contributor.goto("/")
    expect(contributor.locator("main")).to_contain_text("Which by-law exactly?")
    contributor.goto(f"/outcomes/{reference}/")
    expect(contributor.locator("main")).to_contain_text("Which by-law exactly?")
    contributor.goto(f"/outcomes/{reference}/edit/significance/")
    contributor.locator("[name=significance]").fill("By-law 12: vendors are heard before they are moved.")
    save(contributor)
    contributor.goto(f"/outcomes/{reference}/check/")
    contributor.get_by_role("button", name=re.compile("^Send to reviewer again")).click()

    reviewer.goto("/review/")
    expect(reviewer.locator("main")).to_contain_text("came back: 2nd time")
    reviewer.goto(f"/outcomes/{reference}/")
    accept(reviewer)
    reviewer.goto(f"/outcomes/{reference}/")
    expect(reviewer.locator("main")).to_contain_text("Accepted")
    expect(reviewer.locator("main")).to_contain_text("Which by-law exactly?")

    contributor.goto(f"/outcomes/{reference}/")
    assert contributor.get_by_role("link", name=re.compile("^Change|^Edit")).count() == 0

    administrator = signed_in("sofia", **options)
    administrator.goto("/tables/?year=2025")
    expect(administrator.locator("main")).to_contain_text("Urban Policies")
    cells = workbook_cells(administrator)
    assert title in cells
    assert STATEMENT in cells


def workbook_cells(page: Page) -> set[str]:
    """Download the year's workbook and return every text in it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("workbook")).first.click()
    content = download.value.path().read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return {
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str)
    }


def test_the_main_path_with_scripts(signed_in):
    through_the_main_path(signed_in, f"By-law with scripts {date.today()}")  # noqa: DTZ011


def test_the_main_path_without_scripts_on_a_phone(signed_in):
    through_the_main_path(
        signed_in,
        f"By-law without scripts {date.today()}",  # noqa: DTZ011
        java_script_enabled=False,
        viewport=PHONE,
    )


def test_a_lead_is_noted_on_a_phone_in_a_few_touches(signed_in):
    page = signed_in("amara", viewport=PHONE)
    page.goto("/")
    page.get_by_role("link", name=re.compile("Note a lead")).first.click()
    page.locator("[name=what]").fill("Market closed overnight?")
    page.locator("[name=who]").fill("The city, it is said")
    page.locator("[name=when]").fill("2025")
    page.get_by_role("button", name=re.compile("Keep this lead")).click()
    page.get_by_role("link", name="Add more now").click()
    expect(page.locator("main")).to_contain_text("Lead")
    expect(page.locator("main")).to_contain_text("Market closed overnight?")


def test_a_double_click_makes_one_outcome(signed_in):
    page = signed_in("amara", java_script_enabled=False)
    page.goto("/outcomes/new/")
    page.locator("[name=title]").fill("Sent twice at once")
    page.get_by_role("button", name="Save as a draft and go on").dblclick()
    page.wait_for_url(re.compile(r"/outcomes/OH-\d+/"))
    page.goto("/outcomes/?q=sent+twice+at+once")
    assert page.locator("tbody tr").count() == 1


def test_text_typed_after_the_session_ended_is_there_after_signing_in(signed_in):
    page = signed_in("amara", java_script_enabled=False)
    page.goto("/outcomes/OH-0019/edit/significance/")
    page.locator("[name=significance]").fill("Typed while nobody was signed in any more.")
    page.context.clear_cookies(name="sessionid")
    save(page)
    sign_in(page, "amara", at="")
    assert page.locator("[name=significance]").input_value() == "Typed while nobody was signed in any more."
    expect(page.locator("main")).to_contain_text("not saved yet")


def test_the_second_of_two_savers_sees_both_texts(signed_in):
    first, second = signed_in("amara"), signed_in("miriam")
    for page, text in ((first, "First writer’s text."), (second, "Second writer’s text.")):
        page.goto("/outcomes/OH-0019/edit/others/")
        page.locator("[name=contribution_others]").fill(text)
    save(first)
    save(second)
    main = second.locator("main")
    expect(main).to_contain_text("First writer’s text.")
    expect(main).to_contain_text("Second writer’s text.")
