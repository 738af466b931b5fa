"""What must not leave WIEGO is in no file of a public edition, and nothing leaves while it was found."""

from __future__ import annotations

import io
import zipfile

import docx
import pikepdf
import pytest
from openpyxl import load_workbook

from outcomes.editions.reading import texts_of_file
from outcomes.editions.scanning import private_words, scanned
from outcomes.models import Edition, EditionFile, EditionFinding, Outcome
from outcomes.reports.edition.frozen import FrozenEdition
from outcomes.reports.edition.tables import EditionTables
from outcomes.services.editions import build_again, clear_finding, publish_edition, write_files_again
from outcomes.services.files import open_file
from outcomes.services.highlights import put_in_front
from outcomes.services.withheld import withhold_words
from outcomes.tests.annual_year import Year, make_year
from outcomes.tests.edition_year import EXPECTED, built, file_of, made_edition, words_of_pdf
from outcomes.tests.factories import EvidenceFactory, SourceFactory, SubstantiatorFactory
from wiego_mle.kernel.errors import Refused
from wiego_mle.tests.canaries import found_in

FORMATS = ("xlsx", "docx", "pdf", "csv")


@pytest.fixture
def year(db, settings, tmp_path) -> Year:
    """Return the year 2024: A and B open, C internal with a public text, the others internal."""
    settings.MEDIA_ROOT = tmp_path
    made = make_year()
    update("A", made, confidentiality="open", statement="The court ruled for Zoraïda QUISPE and others.")
    update("B", made, confidentiality="open", significance="Told by Sorcha Sourcerer of the union.")
    update("C", made, public_text="An office counts home-based workers.", statement="Canary Internal")
    update("D", made, statement="Canary Internal")
    Outcome.objects.filter(confidentiality="restricted").update(
        statement="Canary Restricted", title="Canary Restricted"
    )
    kept = Outcome.objects.filter(confidentiality="restricted", state="accepted").first()
    Outcome.objects.filter(pk=kept.pk).update(public_text="A city stopped raids.")
    return made


def update(letter: str, year: Year, **columns) -> None:
    """Change columns of an outcome."""
    Outcome.objects.filter(pk=year.outcomes[letter].pk).update(**columns)
    year.outcomes[letter].refresh_from_db()


def text_of(edition, file_format: str) -> str:
    """Return everything that a file says, its properties included."""
    file = EditionFile.objects.get(edition=edition, file_format=file_format)
    with open_file(file.file_key) as stream:
        return "\n".join(text for _where, text in texts_of_file(stream, file_format))


def test_a_public_edition_prints_open_texts_and_public_texts_and_counts_all_but_restricted_ones(year):
    lead = year.people["lead"].principal
    withhold_words(
        outcome=year.outcomes["A"], words="Zoraida Quispe", why="She could lose her stall.", by=lead
    )
    edition = made_edition(lead, audience="public")
    assert not edition.findings.exists()
    tables = {table.key: table for table in EditionTables(FrozenEdition(edition)).all()}
    assert [row[0].value for row in tables["annex"].rows()] == [
        year.outcomes[letter].reference for letter in "AB"
    ]
    cleared = [[cell.value for cell in row] for row in tables["cleared"].rows()]
    assert cleared == [
        [year.outcomes["C"].reference, "Statistics", "An office counts home-based workers."],
        ["", "", "A city stopped raids."],
    ]
    assert tables["region-group"].counted == 7
    assert tables["region-group"].withheld == 2
    assert tables["region-group"].total[-1].value == EXPECTED["region-group"]["All outcomes", "All outcomes"]
    for file_format in FORMATS:
        said = text_of(edition, file_format)
        assert "name withheld" in said
        assert "A city stopped raids." in said.replace("\r\n", " ")
        assert not found_in(said, "Quispe")
        for canary in ("Canary", "Internal", "Sorcerer"):
            assert canary not in said, (file_format, canary)


def test_names_of_sources_and_withheld_words_hold_a_public_edition_back(year):
    lead = year.people["lead"].principal
    SourceFactory(outcome=year.outcomes["D"], name="Sorcha Sourcerer", email="sorcha@example.org")
    other = year.outcomes["E"]
    withhold_words(outcome=other, words="zoraida quispe", why="She could lose her stall.", by=lead)
    edition = made_edition(lead, audience="public")
    found = {(finding.kind, finding.outcome_id) for finding in edition.findings.all()}
    assert found == {("source", year.outcomes["D"].pk), ("withheld", other.pk)}
    # Nothing of it can be taken away: no file was kept.
    assert set(EditionFile.objects.filter(edition=edition).values_list("state", "failure", "file_key")) == {
        ("failed", "names", "")
    }
    with pytest.raises(Refused, match="private words"):
        publish_edition(edition=edition, by=lead)


def test_a_finding_is_withheld_in_its_record_or_cleared_with_a_reason(year):
    lead = year.people["lead"].principal
    SourceFactory(outcome=year.outcomes["D"], name="Sorcha Sourcerer")
    withhold_words(outcome=year.outcomes["E"], words="Zoraida Quispe", why="A stall.", by=lead)
    edition = made_edition(lead, audience="public")
    withhold_words(outcome=year.outcomes["A"], words="Zoraida Quispe", why="A stall.", by=lead)
    build_again(edition=edition, by=lead)
    edition = built(edition)
    finding = EditionFinding.objects.get(edition=edition)
    assert finding.kind == "source"
    with pytest.raises(Refused):
        clear_finding(finding=finding, reason="  ", by=lead)
    clear_finding(finding=finding, reason="She speaks for the union in public.", by=lead)
    edition = built(edition)
    for file_format in FORMATS:
        said = text_of(edition, file_format)
        assert not found_in(said, "Quispe")
        assert "Sourcerer" in said
    publish_edition(edition=edition, by=lead)


def test_a_highlight_with_a_name_is_found_when_the_file_is_written(year):
    lead = year.people["lead"].principal
    update("A", year, statement="The court ruled.")
    update("B", year, significance="It matters.")
    SourceFactory(outcome=year.outcomes["D"], name="Sorcha Sourcerer")
    edition = made_edition(lead, audience="public")
    row = edition.rows.get(reference=year.outcomes["A"].reference)
    put_in_front(edition=edition, row=row, text="Sorcha  SOURCERER told us so.", by=lead)
    write_files_again(edition=edition, by=lead)
    edition = built(edition)
    assert set(EditionFile.objects.filter(edition=edition).values_list("failure", flat=True)) == {"names"}
    with pytest.raises(Refused):
        publish_edition(edition=edition, by=lead)


def test_files_tell_nothing_about_who_made_them_and_when(year):
    edition = made_edition(year.people["lead"].principal, audience="public")
    EditionFinding.objects.filter(edition=edition).delete()
    word = docx.Document(io.BytesIO(file_of(edition, "docx"))).core_properties
    assert (word.author, word.last_modified_by, word.comments, word.created.year) == ("", "", "", 2000)
    with pikepdf.open(io.BytesIO(file_of(edition, "pdf"))) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/Creator"}
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        with pdf.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
    book = load_workbook(io.BytesIO(file_of(edition, "xlsx"))).properties
    assert (book.creator or "", book.lastModifiedBy or "") == ("", "")
    for file_format in FORMATS:
        said = text_of(edition, file_format)
        assert year.people["lead"].person.name not in said
        assert "127.0.0.1" not in said
        assert "testserver" not in said


def test_no_longer_open_is_no_longer_printed(year):
    lead = year.people["lead"].principal
    edition = made_edition(lead, audience="public")
    update("A", year, confidentiality="internal")
    Outcome.objects.filter(public_text="A city stopped raids.").update(public_text="")
    after = EditionTables(FrozenEdition(Edition.objects.get(pk=edition.pk)))
    tables = {table.key: table for table in after.all()}
    assert [row[0].value for row in tables["annex"].rows()] == [year.outcomes["B"].reference]
    assert len(list(tables["cleared"].rows())) == 1
    assert tables["region-group"].counted == 7


def test_an_edition_for_people_of_wiego_prints_documents_and_a_public_one_does_not(year):
    EvidenceFactory(outcome=year.outcomes["A"], title="Letter of the union")
    lead = year.people["lead"].principal
    internal, public = made_edition(lead), made_edition(lead, audience="public")
    assert "Letter of the union" in text_of(internal, "csv")
    assert "Letter of the union" not in text_of(public, "csv")
    assert "not to be passed on" in words_of_pdf(file_of(internal, "pdf"))


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Zoraida Quispe", True),
        ("ZORAIDA\u00a0QUISPE’s stall", True),
        ("zoraïda-quispe", True),
        ("Zoraida Quispez", False),
        ("call +233 24 123 4567 now", True),
        ("call +233 24 123 45", False),
    ],
)
def test_words_are_found_however_they_are_written(year, text, is_found):
    SourceFactory(outcome=year.outcomes["D"], name="Zoraida Quispe", phone="0233 241234567")
    SourceFactory(outcome=year.outcomes["D"], name="Al", phone="233241234567")
    assert bool(list(scanned([("here", text)], private_words()))) is is_found


def test_the_names_of_people_outside_hold_it_back_as_well(year):
    SubstantiatorFactory(name="Sorcha Sourcerer", email="sorcha@example.org")
    edition = made_edition(year.people["lead"].principal, audience="public")
    assert {(finding.kind, finding.outcome_id) for finding in edition.findings.all()} >= {
        ("substantiator", None)
    }


def test_the_archive_has_no_file_of_anything_else(year):
    edition = made_edition(year.people["lead"].principal, audience="public")
    with zipfile.ZipFile(io.BytesIO(file_of(edition, "csv"))) as archive:
        assert archive.namelist()[0] == "00-cover.csv"
        assert all(name.endswith(".csv") for name in archive.namelist())
