"""The codebook: published versions never change, and files are compared before anything is taken over."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from harvests.codebook import Book, differences
from harvests.codebook_lines import UnreadableCodebook, codebook_table, lines_of, read_lines
from harvests.frozen import checksum
from harvests.models import Code, CodebookDimension, CodebookImport, CodebookVersion
from harvests.queries.codebook import draft_differences, draft_text, newest_version
from harvests.queries.codebook_imports import compared
from harvests.services.codebook import (
    add_dimension,
    edit_dimension,
    publish_codebook,
    read_codebook,
    take_over_codebook,
    undo_codebook_import,
)
from harvests.services.lists import add_code, edit_code
from harvests.tests.factories import CodebookDimensionFactory, CodebookImportFactory, CodeFactory
from wiego_mle.audit.models import Entry
from wiego_mle.kernel.errors import Refused, Stale
from wiego_mle.kernel.tables import write_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return cast.administrator.principal


def as_file(lines: list[dict]) -> BytesIO:
    """Return lines as a JSON file of ours."""
    dimensions = [line | {"key": line["dimension"], "codes": []} for line in lines if not line["code"]]
    for line in lines:
        if line["code"]:
            home = next(each for each in dimensions if each["key"] == line["dimension"])
            home["codes"].append(line | {"key": line["code"]})
    return BytesIO(json.dumps({"dimensions": dimensions}).encode())


def test_an_installation_begins_with_a_published_version_of_the_shipped_lists(db):
    version = newest_version()
    assert (version.number, version.checksum) == (1, checksum(version.content))
    book = Book.of(version.content)
    assert [each.key for each in book.dimensions] == [
        "actor_type",
        "change_type",
        "stage",
        "level",
        "worker_group",
        "strategy",
        "degree",
        "goal",
    ]
    assert len(book.by_key["goal"].codes) == 8
    assert [code.key for code in book.by_key["degree"].codes] == [
        "hindered",
        "small",
        "substantial",
        "decisive",
    ]
    assert book.by_key["stage"].is_ordinal
    assert book.by_key["worker_group"].is_multiple
    assert draft_differences() == []


def test_publishing_freezes_the_words_and_later_changes_leave_it_alone(by):
    code = Code.objects.get(dimension="stage", key="adopted")
    edit_code(code=code, version=1, by=by, label_en="Rule adopted")
    assert [(each.code, each.what) for each in draft_differences()] == [("adopted", "reworded")]
    version = publish_codebook(by=by, note="Shorter words.")
    assert version.number == 2
    edit_code(code=code, version=2, by=by, label_en="Something else")
    stored = CodebookVersion.objects.get(number=2)
    assert checksum(stored.content) == stored.checksum
    assert Book.of(stored.content).by_key["stage"].by_key["adopted"].label == "Rule adopted"
    assert Entry.objects.get(act="codebook.published").reason == "Shorter words."


def test_nothing_is_published_twice(by):
    with pytest.raises(Refused, match="Nothing differs"):
        publish_codebook(by=by, note="Again.")


def test_only_administrators_and_leads_of_everything_change_the_codebook(cast):
    for who in (cast.lead, cast.reviewer, cast.coder, cast.reader):
        with pytest.raises(Refused):
            publish_codebook(by=who.principal, note="x")
        with pytest.raises(Refused):
            add_dimension(by=who.principal, key="harm", label_en="Harm")
        with pytest.raises(Refused):
            read_codebook(source=BytesIO(b"{}"), name="a.json", by=who.principal)


def test_a_dimension_is_added_reworded_and_stays_lawful(by):
    dimension = add_dimension(by=by, key="harm", label_en="Harm", need="optional", kind="single", order=90)
    add_code(by=by, dimension="harm", key="none", label_en="None")
    changed = edit_dimension(dimension=dimension, version=1, by=by, label_en="Harm done")
    assert (changed.label, changed.version) == ("Harm done", 2)
    with pytest.raises(Stale):
        edit_dimension(dimension=dimension, version=1, by=by, label_en="Other")
    with pytest.raises(ValidationError):
        edit_dimension(dimension=dimension, version=2, by=by, kind="multiple", is_ordinal=True)
    assert {each.what for each in draft_differences()} == {"added"}


def test_codes_of_a_tree_stand_beneath_the_code_they_belong_to():
    CodebookDimensionFactory(key="tree", kind="hierarchical", label_en="Tree", order=900)
    trunk = CodeFactory(dimension="tree", key="trunk", order=20)
    CodeFactory(
        dimension="tree",
        key="leaf",
        order=5,
        parent=CodeFactory(dimension="tree", key="branch", parent=trunk),
    )
    tree = Book.of(draft_text()).by_key["tree"]
    assert [(code.key, code.depth) for code in tree.codes] == [("trunk", 0), ("branch", 1), ("leaf", 2)]


def test_a_retired_code_leaves_the_next_version_and_the_difference_is_told():
    Code.objects.filter(dimension="stage", key="sustained").update(retired_on="2025-01-01")
    assert [(each.code, each.what) for each in draft_differences()] == [("sustained", "retired")]
    assert differences(None, Book.of(draft_text()))[0].what == "added"


@pytest.mark.parametrize("file_format", ["json", "xlsx"])
def test_what_is_saved_is_read_back_without_a_difference(file_format):
    text = draft_text()
    if file_format == "json":
        source = BytesIO(text.encode())
    else:
        source = BytesIO()
        write_workbook(source, [codebook_table(text, "Codebook")])
        source.seek(0)
    lines = read_lines(source, f"codebook.{file_format}")
    assert lines == lines_of(text)
    assert {line.what for line in compared(lines)} == {"same"}


def test_a_file_is_compared_line_by_line_and_taken_over_as_a_whole(by):
    lines = lines_of(draft_text())
    lines[0] = lines[0] | {"label_es": "Clase de actor"}
    lines.append(lines[1] | {"code": "new-one", "label_en": "New one", "label_es": "", "definition": "=1+1"})
    read = read_codebook(source=as_file(lines), name="codebook.json", by=by)
    told = {(line.said["dimension"], line.said["code"]): line for line in compared(read.content)}
    assert told["actor_type", ""].what == "changed"
    assert told["actor_type", ""].changes == (("label_es", "Tipo de actor", "Clase de actor"),)
    assert told["actor_type", "new-one"].what == "new"
    assert not Code.objects.filter(key="new-one").exists(), "nothing changes before somebody says so"
    assert take_over_codebook(read=read, by=by) == 2
    assert Code.objects.get(key="new-one").definition == "=1+1"
    assert CodebookDimension.objects.get(key="actor_type").label_es == "Clase de actor"
    with pytest.raises(Stale):
        take_over_codebook(read=read, by=by)


def take_over(by, **changes) -> CodebookImport:
    """Take over the codebook with some lines changed, by place, and with those of `new` added."""
    lines = lines_of(draft_text())
    for place, words in changes.pop("new", {}).items():
        dimension, _slash, code = place.partition("/")
        like = next(each for each in lines if bool(each["code"]) == bool(code))
        lines.append(like | {"dimension": dimension, "code": code, "valid_from": ""} | words)
    for place, words in changes.pop("reworded", {}).items():
        at = next(at for at, each in enumerate(lines) if f"{each['dimension']}/{each['code']}" == place)
        lines[at] = lines[at] | words
    read = read_codebook(source=as_file(lines), name="codebook.json", by=by)
    take_over_codebook(read=read, by=by)
    return CodebookImport.objects.get(pk=read.pk)


def test_an_import_is_undone_as_one_and_what_was_added_stays_out_of_use(by):
    before = draft_text()
    read = take_over(
        by,
        reworded={
            "stage/adopted": {"label_en": "Rule adopted", "definition": "A rule."},
            "level/": {"label_fr": "Échelle", "need": "optional"},
        },
        new={"harm/": {"label_en": "Harm", "need": "coding"}, "harm/eviction": {"label_en": "Eviction"}},
    )
    assert draft_text() != before
    assert undo_codebook_import(read=read, by=by) == (4, 0)
    after = Book.of(draft_text())
    assert {each.key: each for each in after.dimensions if each.key != "harm"} == Book.of(before).by_key
    code, dimension = Code.objects.get(key="eviction"), CodebookDimension.objects.get(key="harm")
    assert (code.retired_on, dimension.need) == (timezone.localdate(), "off"), "nothing is deleted"
    entry = Entry.objects.get(act="codebook.import_undone")
    assert entry.changes["undone"][1] == ["stage/adopted", "level", "harm", "harm/eviction"]
    read.refresh_from_db()
    assert (read.undone_by_id, read.undone_at is None) == (by.person_id, False)
    with pytest.raises(Refused, match="nothing to undo"):
        undo_codebook_import(read=read, by=by)


def test_what_somebody_changed_since_an_import_stays_as_it_is(by):
    read = take_over(
        by,
        reworded={"stage/adopted": {"label_en": "Rule adopted"}, "stage/sustained": {"label_en": "Lasting"}},
        new={"stage/begun": {"label_en": "Begun"}},
    )
    Code.objects.filter(dimension="stage", key="adopted").update(label_es="Norma adoptada")
    Code.objects.filter(dimension="stage", key="begun").update(label_fr="Commencé")
    assert undo_codebook_import(read=read, by=by) == (1, 2)
    labels = dict(Code.objects.filter(dimension="stage").values_list("key", "label_en"))
    assert (labels["adopted"], labels["sustained"]) == ("Rule adopted", "Sustained")
    assert Code.objects.get(key="begun").retired_on is None


def test_only_an_import_that_was_taken_over_is_undone_and_only_by_an_administrator(cast, by):
    read = read_codebook(source=as_file(lines_of(draft_text())), name="codebook.json", by=by)
    with pytest.raises(Refused, match="nothing to undo"):
        undo_codebook_import(read=read, by=by)
    taken = take_over(by, reworded={"stage/adopted": {"label_en": "Rule adopted"}})
    with pytest.raises(Refused):
        undo_codebook_import(read=taken, by=cast.lead.principal)
    assert Code.objects.get(dimension="stage", key="adopted").label_en == "Rule adopted"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"label_en": ""}, "English label"),
        ({"label_fr": "x" * 121}, "more than 120"),
        ({"code": "Two Words"}, "is no key"),
        ({"dimension": "nowhere"}, "no dimension"),
        ({"parent": "commitment"}, "Only in a tree"),
        ({"valid_from": "soon"}, "2025-12-31"),
        ({"code": "adopted"}, "twice"),
    ],
)
def test_a_wrong_line_is_told_and_nothing_is_taken_over(by, wrong, sentence):
    lines = lines_of(draft_text())
    place = next(at for at, line in enumerate(lines) if line["code"] == "discourse")
    lines[place] = lines[place] | wrong
    found = [line for line in compared(lines) if line.problem]
    assert sentence in found[0].problem

    read = CodebookImportFactory(content=lines)
    with pytest.raises(Refused, match="Some lines are wrong"):
        take_over_codebook(read=read, by=by)
    assert not Entry.objects.filter(act="codebook.imported").exists()


def test_codes_of_a_file_that_stand_beneath_each_other_in_a_ring_are_told(by):
    tree = {"key": "tree", "label_en": "Tree", "kind": "hierarchical", "need": "optional"}
    above = {"one": "two", "two": "one", "leaf": "two", "root": ""}
    tree["codes"] = [{"key": key, "label_en": key, "parent": parent} for key, parent in above.items()]
    source = BytesIO(json.dumps({"dimensions": [tree]}).encode())
    read = read_codebook(source=source, name="codebook.json", by=by)
    told = {line.said["code"] for line in compared(read.content) if "beneath itself" in line.problem}
    assert told == {"one", "two", "leaf"}


@pytest.mark.parametrize("key", ["new", "programmes"])
def test_a_dimension_of_a_file_takes_no_address_of_another_page(by, key):
    said = {"key": key, "label_en": "New", "kind": "single", "need": "optional", "codes": []}
    source = BytesIO(json.dumps({"dimensions": [said]}).encode())
    read = read_codebook(source=source, name="codebook.json", by=by)
    assert [line.problem for line in compared(read.content)] == [
        "This word is used for a page. Choose another one."
    ]


@pytest.mark.parametrize("key", ["none", "unsettled"])
def test_a_code_of_a_file_takes_no_word_that_lists_understand_otherwise(by, key):
    said = {"key": "mood", "label_en": "Mood", "kind": "single", "need": "optional"}
    source = BytesIO(json.dumps({"dimensions": [said | {"codes": [{"key": key, "label_en": "X"}]}]}).encode())
    read = read_codebook(source=source, name="codebook.json", by=by)
    told = {line.said["code"]: line.problem for line in compared(read.content)}
    assert told[key] == "This word stands for “not given” in lists. Choose another one."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"\xff\xfe\x00",
        b'{"dimensions": 3}',
        b'{"dimensions": [3]}',
        b'{"dimensions": [{"key": "a", "codes": [1]}]}',
        b"[" * 100_000,
        b'{"dimensions": []}',
        b'{"dimensions": [' + b'{"key": "a"},' * 2500 + b'{"key": "a"}]}',
        b" " * (4 * 1024 * 1024 + 1),
    ],
)
def test_what_is_no_codebook_is_refused_in_words(content):
    with pytest.raises(UnreadableCodebook):
        read_lines(BytesIO(content), "codebook.json")


def test_half_characters_and_control_marks_are_left_out(by):
    lines = lines_of(draft_text())
    lines[1] = lines[1] | {"label_fr": "Ouvri\ud800ers\x00", "example": "\u202eevil"}
    read = read_codebook(source=as_file(lines), name="codebook\x00.json", by=by)
    read.refresh_from_db()
    assert read.content[1]["label_fr"] == "Ouvriers"
    assert read.file_name == "codebook.json"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nonsense", b"<html></html>"])
def test_a_damaged_workbook_is_refused_in_words(content):
    with pytest.raises(UnreadableCodebook):
        read_lines(BytesIO(content), "codebook.xlsx")


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (lambda: CodebookDimensionFactory(kind="multiple", is_ordinal=True), "several_codes_have_no_order"),
        (lambda: CodebookDimensionFactory(kind="heap"), "dimension_kind_is_known"),
        (lambda: CodebookDimensionFactory(need="maybe"), "dimension_need_is_known"),
        (lambda: CodebookVersion.objects.create(number=7), "published_codebook_has_its_text"),
        (
            lambda: Code.objects.filter(pk=(code := CodeFactory()).pk).update(parent=code),
            "code_not_beneath_itself",
        ),
    ],
)
def test_the_database_refuses_what_is_never_true(make, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()
