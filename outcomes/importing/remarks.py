"""What there is to say about a cell or a row, in plain words, and how grave it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Grave(StrEnum):
    """How grave a remark is: an error stops the row, a warning is a doubt, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


W, E, N = Grave.WARNING, Grave.ERROR, Grave.NOTE

_KINDS: dict[str, tuple[Grave, object]] = {
    "no_text": (E, gettext_lazy("There is no title and no outcome statement in this row.")),
    "in_future": (E, gettext_lazy("The date “%(read)s” lies in the future.")),
    "ends_early": (E, gettext_lazy("The change ends (%(read)s) before it begins.")),
    "too_long": (E, gettext_lazy("The text is longer than %(most)s characters.")),
    "unknown_reference": (E, gettext_lazy("There is no outcome “%(read)s” that you may change.")),
    "reference_twice": (
        E,
        gettext_lazy("The reference “%(read)s” stands in this file twice; row %(other)s has it too."),
    ),
    "not_writable": (E, gettext_lazy("%(read)s cannot be changed now: %(why)s")),
    "changed_twice": (
        E,
        gettext_lazy(
            "“%(field)s” was changed here and in the application since the file was made. Decide in the application."
        ),
    ),
    "words_withheld": (
        E,
        gettext_lazy("Words of “%(field)s” are withheld, so it is changed in the application only."),
    ),
    "language_not_taken": (W, gettext_lazy("The round takes no texts in this language: %(read)s.")),
    "date_unread": (W, gettext_lazy("“%(read)s” is not understood as a date.")),
    "day_or_month": (
        W,
        gettext_lazy(
            "“%(read)s” may be %(one)s or %(other)s. Only the year is kept until somebody says which."
        ),
    ),
    "day_or_month_guessed": (
        W,
        gettext_lazy(
            "“%(read)s” may be %(one)s or %(other)s. It is read like the other dates of this file: %(one)s."
        ),
    ),
    "date_about": (W, gettext_lazy("“%(read)s” is only about when: read as %(as)s.")),
    "date_season": (
        W,
        gettext_lazy("“%(read)s” names a season, which depends on the place: only the year is kept."),
    ),
    "date_goes_on": (W, gettext_lazy("“%(read)s” has a beginning and no end: read as still going on.")),
    "date_other_year": (W, gettext_lazy("“%(read)s” may be a financial year: both years are kept.")),
    "date_several": (W, gettext_lazy("“%(read)s” holds several dates: read from the first to the last.")),
    "date_serial": (W, gettext_lazy("“%(read)s” is a bare number: read as the day %(as)s.")),
    "date_year_typed": (
        W,
        gettext_lazy(
            "The cell shows %(read)s, because somebody typed the year %(as)s into a cell for dates: read as the year."
        ),
    ),
    "date_no_year": (
        W,
        gettext_lazy("The cell shows a day without its year; the spreadsheet program added %(as)s."),
    ),
    "date_no_year_text": (
        W,
        gettext_lazy("“%(read)s” says no year; %(as)s is taken from the heading above it."),
    ),
    "date_cut": (
        W,
        gettext_lazy("The cell shows only %(as)s; the day that the file holds beneath is not taken."),
    ),
    "dates_differ": (W, gettext_lazy("The columns with dates contradict one another: %(read)s.")),
    "old_date": (W, gettext_lazy("“%(read)s” is long ago; is the year right?")),
    "unknown_country": (W, gettext_lazy("No country is called “%(read)s”.")),
    "near_country": (W, gettext_lazy("“%(read)s” is taken for %(as)s.")),
    "either_country": (W, gettext_lazy("“%(read)s” can be %(as)s. None is taken.")),
    "country_of_city": (
        W,
        gettext_lazy("“%(read)s” names no country; %(as)s is taken from the name of the place."),
    ),
    "region_not_country": (W, gettext_lazy("“%(read)s” is a region, not a country.")),
    "place_unread": (
        W,
        gettext_lazy("It is not clear which part of “%(read)s” is a country; it is kept as the place."),
    ),
    "unknown_term": (W, gettext_lazy("“%(read)s” is not in the list “%(list)s”.")),
    "near_term": (W, gettext_lazy("“%(read)s” is taken for “%(as)s”.")),
    "several_terms": (
        W,
        gettext_lazy("“%(read)s” names several of the list “%(list)s”; only “%(as)s” is taken."),
    ),
    "either_term": (
        W,
        gettext_lazy("“%(read)s” can be several of the list “%(list)s”: %(as)s. None is taken."),
    ),
    "not_a_mark": (W, gettext_lazy("A cross was expected below “%(heading)s”, not “%(read)s”.")),
    "guessed_column": (
        W,
        gettext_lazy("Column %(column)s, “%(heading)s”, is read as “%(as)s” by its likeness only."),
    ),
    "unknown_column": (
        W,
        gettext_lazy("Column %(column)s, “%(heading)s”, is not understood; “%(read)s” stays attached."),
    ),
    "both_contributions": (
        W,
        gettext_lazy("WIEGO’s contribution and that of others stand in one cell; it is kept as WIEGO’s."),
    ),
    "joined_columns": (
        W,
        gettext_lazy("Two columns are read as “%(as)s”; their texts stand one after the other."),
    ),
    "formula": (
        W,
        gettext_lazy("The cell is computed; the result that was saved last is taken: “%(read)s”."),
    ),
    "unsaved_formula": (
        W,
        gettext_lazy(
            "The cell is computed, and its result is not saved in the file. "
            "Open the file in a spreadsheet program, save it and upload it again."
        ),
    ),
    "cell_error": (W, gettext_lazy("The computation of the cell ended in an error: %(read)s.")),
    "no_language": (W, gettext_lazy("The language of the text could not be told; %(as)s is taken.")),
    "other_language": (
        W,
        gettext_lazy("The column says %(read)s, the text looks like %(as)s. The column is followed."),
    ),
    "near_actor": (
        W,
        gettext_lazy("“%(read)s” is much like “%(as)s” in the register, and is taken as a new actor."),
    ),
    "actors_split": (W, gettext_lazy("“%(read)s” is read as several actors: %(as)s.")),
    "perhaps_several_actors": (W, gettext_lazy("“%(read)s” may be several actors; it is read as one.")),
    "perhaps_section": (
        W,
        gettext_lazy("Only one cell of this row is filled; it may be a heading of the rows below."),
    ),
    "perhaps_continues": (
        W,
        gettext_lazy("This row may go on with the row above: it has no number of its own."),
    ),
    "section_unread": (W, gettext_lazy("The rows stand below “%(read)s”, which is not understood.")),
    "section_differs": (
        W,
        gettext_lazy("The row stands below “%(read)s”, but its own cell says “%(as)s”, which is taken."),
    ),
    "title_long": (
        W,
        gettext_lazy("The title has more than 100 characters and is cut; the whole text stays attached."),
    ),
    "words_differ": (
        W,
        gettext_lazy("The words “%(read)s” and the key beside them (%(as)s) differ; the key is taken."),
    ),
    "words_followed": (
        W,
        gettext_lazy(
            "The words say “%(read)s”, the key beside them still says what the record says (%(as)s). "
            "Only the words were changed, so they are followed."
        ),
    ),
    "key_followed": (
        N,
        gettext_lazy(
            "The key was changed (%(as)s), the words beside it were not (“%(read)s”). The key is followed."
        ),
    ),
    "other_round": (W, gettext_lazy("The row says the round “%(read)s”; it is imported into %(as)s.")),
    "from_title": (W, gettext_lazy("“%(read)s” is taken from a line over the table.")),
    "hidden_row": (W, gettext_lazy("The row is hidden in the spreadsheet.")),
    "hidden_sheet": (W, gettext_lazy("The sheet is hidden in the spreadsheet.")),
    "hidden_column": (W, gettext_lazy("Column %(column)s is hidden in the spreadsheet.")),
    "same_in_file": (W, gettext_lazy("Row %(other)s of this file says the same.")),
    "possible_duplicate": (W, gettext_lazy("It may be the same change as %(read)s.")),
    "title_made": (N, gettext_lazy("The title is the beginning of the statement.")),
    "new_actor": (N, gettext_lazy("“%(read)s” is not in the register yet and will be added.")),
    "comment": (N, gettext_lazy("The cell has a comment: “%(read)s”.")),
    "carried": (N, gettext_lazy("“%(read)s” is taken from the heading of these rows.")),
    "from_sheet": (N, gettext_lazy("“%(read)s” is taken from the name of the sheet.")),
    "belongs_to": (N, gettext_lazy("It belongs to row %(other)s: their text is one cell.")),
    "subtotal": (N, gettext_lazy("A total, not an outcome.")),
    "section": (N, gettext_lazy("A heading of the rows below: “%(read)s”.")),
    "repeated_heading": (N, gettext_lazy("The headings once more.")),
    "footnote": (N, gettext_lazy("A remark below the table, not an outcome.")),
    "skipped_by_person": (N, gettext_lazy("Somebody chose to leave it out.")),
}


@dataclass(frozen=True)
class Remark:
    """One thing to say: which kind, about which column (counted from zero), and the words to put in."""

    kind: str
    column: int | None = None
    target: str = ""
    said: dict[str, str] = field(default_factory=dict)

    @property
    def grave(self) -> Grave:
        """Return how grave it is."""
        return _KINDS[self.kind][0]

    @property
    def words(self) -> str:
        """Return it as a sentence in the active language."""
        return str(_KINDS[self.kind][1]) % _Said(self.said)

    def as_data(self) -> dict:
        """Return it as JSON can hold it."""
        return {"kind": self.kind, "column": self.column, "target": self.target, "said": self.said}

    @classmethod
    def from_data(cls, data: dict) -> Remark:
        """Return the remark that `as_data` described."""
        return cls(data["kind"], data["column"], data["target"], data["said"])


class _Said(dict):
    def __missing__(self, name: str) -> str:
        return _("something")


def remark(kind: str, *, column: int | None = None, target: str = "", **said: object) -> Remark:
    """Return a remark; long texts in it are cut."""
    return Remark(kind, column, str(target), {name: shortened(str(value)) for name, value in said.items()})


def shortened(text: str, most: int = 80) -> str:
    """Return the beginning of a text in one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
