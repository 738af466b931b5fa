"""The base pages, form fields and shared parts keep what docs/design.md promises."""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.conf import settings
from django.template.loader import render_to_string

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
STATIC = settings.BASE_DIR / "static"


BLOCK = re.compile(r"{% block (\w+) %}((?:(?!{% block ).)*?){% endblock", re.DOTALL)
NAMED = re.compile(r"{% (?:url|translate) [^%]*? as (\w+) %}|{% blocktranslate[^%]* asvar (\w+)")


def test_no_link_uses_a_name_that_another_block_of_its_page_gave():
    """Names given in one block are empty in the next: a link made of one leads nowhere and says nothing."""
    lost, blocks = [], 0
    for template in TEMPLATES:
        given: dict[str, set[str]] = {}
        parts = BLOCK.findall(template.read_text())
        blocks += len(parts)
        for block, text in parts:
            for names in NAMED.findall(text):
                given.setdefault(next(filter(None, names)), set()).add(block)
        lost += [
            f"{template.name}: {name} of {sorted(wheres)} in {block}"
            for name, wheres in given.items()
            for block, text in parts
            if block not in wheres and re.search(r"{{ " + name + r"\b", text)
        ]
    assert blocks > 500
    assert not lost, "\n".join(lost)


class Elements(HTMLParser):
    """Collects the elements of a page in order, as (name, attributes)."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def position(self, **wanted) -> int:
        """Return where the first element with these attributes stands."""
        for number, (_, attrs) in enumerate(self.found):
            if all(attrs.get(name) == value for name, value in wanted.items()):
                return number
        raise AssertionError(f"no element with {wanted}")

    def at(self, **wanted) -> dict:
        """Return the attributes of the first element with these attributes."""
        return self.found[self.position(**wanted)][1]


class Questions(forms.Form):
    title = forms.CharField(
        label="What changed?",
        help_text="The actor and what they did.",
        error_messages={"required": "Write a title"},
        widget=forms.TextInput(attrs={"data-maxlength": "100"}),
    )
    direction = forms.ChoiceField(
        label="Which way did it go?",
        choices=[("forward", "Forward"), ("back", "Back")],
        widget=forms.RadioSelect,
    )
    city = forms.CharField(label="In which city?", required=False)
    document = forms.FileField(label="A document?", help_text="Up to 20 MB.", required=True)


class MostlyDraft(forms.Form):
    optional_fields = {"city"}
    title = forms.CharField(label="Title", required=False)
    city = forms.CharField(label="City", required=False)


def test_a_field_prints_label_hint_error_and_control_in_this_order():
    page = Elements(render_crispy_form(Questions({})))
    order = [
        page.position(**{"for": "id_title"}),
        page.position(id="id_title_helptext"),
        page.position(id="id_title_error"),
        page.position(id="id_title"),
        page.position(id="id_title_count"),
    ]
    assert order == sorted(order)


def test_hint_and_error_are_joined_to_the_control():
    page = Elements(render_crispy_form(Questions({})))
    assert page.at(id="id_title")["aria-describedby"] == "id_title_helptext id_title_error"
    assert page.at(id="id_title")["aria-invalid"] == "true"
    assert page.at(id="id_document")["aria-describedby"].split() == [
        "id_document_helptext",
        "id_document_error",
    ]


def test_a_group_of_radios_is_a_fieldset_that_the_summary_can_reach():
    page = Elements(render_crispy_form(Questions({})))
    name, attributes = page.found[page.position(id="id_direction")]
    assert name == "fieldset"
    assert attributes["tabindex"] == "-1"
    assert attributes["aria-describedby"] == "id_direction_error"


def test_every_link_of_the_error_summary_leads_to_an_element_and_says_the_same_words():
    form = Questions({})
    page = render_crispy_form(form)
    summary = render_to_string("components/error_summary.html", {"form": form})
    ids = {attributes.get("id") for _, attributes in Elements(page).found}
    links = [attributes["href"] for name, attributes in Elements(summary).found if name == "a"]
    assert len(links) == 3
    assert {link.removeprefix("#") for link in links} <= ids
    assert "What changed? – Write a title" in summary
    assert "Write a title" in page


def test_the_error_summary_is_absent_without_errors():
    assert render_to_string("components/error_summary.html", {"form": Questions()}).strip() == ""


def test_errors_of_the_rows_of_a_formset_are_in_the_summary():
    rows = forms.formset_factory(Questions, extra=0)
    formset = rows(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-title": "x", "form-1-city": "Accra"}
    )
    summary = render_to_string("components/error_summary.html", {"formset": formset})
    links = [attributes["href"] for name, attributes in Elements(summary).found if name == "a"]
    assert "#id_form-1-title" in links
    assert "#id_form-0-title" not in links


def test_optional_is_said_in_words_and_a_draft_form_may_choose_where():
    assert render_crispy_form(Questions()).count("(optional)") == 1
    page = render_crispy_form(MostlyDraft())
    assert page.count("(optional)") == 1
    assert page.index("(optional)") > page.index("City")


@pytest.mark.parametrize("number", ["400", "403", "403_csrf", "404", "413", "429", "500", "503"])
def test_an_error_page_needs_no_context_and_has_one_heading(number):
    names = [name for name, _ in Elements(render_to_string(f"{number}.html")).found]
    assert names.count("h1") == 1
    assert "script" not in names
    assert "style" not in names


def test_the_refusal_page_gives_the_reason():
    assert "Nobody accepts their own outcome" in render_to_string(
        "403.html", {"exception": "Nobody accepts their own outcome"}
    )


@pytest.mark.parametrize(
    "template", TEMPLATES, ids=lambda path: path.relative_to(settings.BASE_DIR).as_posix()
)
def test_no_template_needs_inline_style_or_script(template: Path):
    source = template.read_text(encoding="utf-8")
    scripts = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", source)
    assert not scripts
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", source)


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("css/*.css")), ids=lambda path: path.name)
def test_no_stylesheet_fetches_from_elsewhere(sheet: Path):
    assert not re.search(r"@import|@font-face|https?://|url\(['\"]?//", sheet.read_text(encoding="utf-8"))


def test_vendored_files_keep_their_licence_and_say_their_version():
    for folder in (STATIC / "vendor").iterdir():
        assert (folder / "LICENSE").stat().st_size > 300
        assert re.search(r"\d+\.\d+\.\d+", (folder / "VERSION").read_text(encoding="utf-8"))


def test_what_a_first_visit_fetches_stays_light():
    def weight(*names: str) -> int:
        return sum(len(gzip.compress((STATIC / name).read_bytes())) for name in names)

    outside = weight("css/ground.css", "js/forms.js", "img/mark.svg")
    staff = outside + weight(
        "css/app.css",
        "vendor/bootstrap/bootstrap-grid.min.css",
        "vendor/htmx/htmx.min.js",
        "js/autosave.js",
        "js/keys.js",
    )
    assert outside < 15_000
    assert staff < 60_000
