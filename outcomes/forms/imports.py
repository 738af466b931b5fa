"""Forms that bring a spreadsheet in: the file, its columns, its words, confirming it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from harvests.forms.saved import show_meanwhile
from harvests.models import Code, HarvestRound, Programme
from harvests.queries.lists import grants
from outcomes.enums import Confidentiality, Direction, Expected, InfluenceRoute
from outcomes.forms.texts import TextField
from outcomes.importing.places import plain_name
from outcomes.importing.states import EntersAs
from outcomes.importing.targets import LABELS, Target
from outcomes.importing.terms import plain_term
from outcomes.models import ImportProfile, SheetImport
from outcomes.policy import Act, may
from outcomes.services.importing.files import mark_of_answers
from wiego_mle.accounts.enums import Role
from wiego_mle.accounts.models import User
from wiego_mle.kernel.access import Principal
from wiego_mle.kernel.countries import country_choices
from wiego_mle.kernel.spreadsheets import column_letters

_HIDDEN_TARGETS = (Target.ACTOR_REFERENCES, Target.EVIDENCE_TOLD, Target.STATE, Target.VERSION, Target.NUMBER)
_FIRST = (
    Target.ASIDE,
    Target.TITLE,
    Target.STATEMENT,
    Target.SIGNIFICANCE,
    Target.CONTRIBUTION_WIEGO,
    Target.CONTRIBUTION_OTHERS,
    Target.CONTRIBUTION_BOTH,
    Target.DATE,
    Target.DATE_FROM,
    Target.DATE_TO,
    Target.YEAR,
    Target.MONTH,
    Target.QUARTER,
    Target.COUNTRY,
    Target.CITY,
    Target.PLACE,
    Target.ACTORS,
)


class UploadForm(forms.Form):
    """Asks for a spreadsheet, and by which profile it is read, if there are any."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_(
            "XLSX, XLS, ODS or CSV, as it is: nothing has to be prepared. Nothing is imported before you confirm it."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.txt,.tsv"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )
    profile = forms.ModelChoiceField(
        queryset=ImportProfile.objects.none(),
        required=False,
        label=_("Read it like"),
        empty_label=_("whatever fits"),
    )

    def __init__(self, data=None, files=None):
        super().__init__(data, files)
        profiles = ImportProfile.objects.all()
        if profiles:
            self.fields["profile"].queryset = profiles
        else:
            del self.fields["profile"]

    def upload(self) -> dict:
        """Return what `start_import` takes."""
        return {"upload": self.cleaned_data["file"], "profile": self.cleaned_data.get("profile")}


def _targets() -> list[tuple[str, str]]:
    rest = [target for target in LABELS if target not in (*_FIRST, *_HIDDEN_TARGETS)]
    return [(str(target), LABELS[target]) for target in (*_FIRST, *rest)]


class ColumnsForm(forms.Form):
    """Asks what each column of each table means; columns of crosses and numbers are shown, not asked."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, sheet_import: SheetImport):
        super().__init__(data, initial={"seen": mark_of_answers(sheet_import)})
        self.tables: list[dict] = []
        self._asked: dict[str, tuple[str, dict]] = {}
        choices = _targets()
        for number, table in enumerate(sheet_import.about.get("tables", [])):
            lines = [self._line(number, table, column, choices) for column in table["columns"]]
            self.tables.append(table | {"lines": lines})

    def _line(self, number: int, table: dict, column: dict, choices: list) -> dict:
        letters = column_letters(column["index"])
        target = Target(column["target"])
        fixed = bool(column["mark"] or column["unknown_mark"]) or target in _HIDDEN_TARGETS or table["is_own"]
        line = column | {"letters": letters, "label": LABELS[target], "fixed": fixed, "field": None}
        if not fixed:
            name = f"t{number}c{column['index']}"
            heading = column["heading"] or gettext("without a heading")
            self.fields[name] = forms.ChoiceField(
                choices=choices,
                initial=str(target),
                widget=forms.Select(attrs={"class": "form-select"}),
                label=gettext("Column %(letters)s, “%(heading)s”") % {"letters": letters, "heading": heading},
                error_messages={"invalid_choice": _("Choose one of the meanings.")},
            )
            self._asked[name] = (f"{table['sheet']}\n{column['index']}", column)
            line["field"] = self[name]
        return line

    def columns(self) -> dict[str, dict]:
        """Return what `say_how` takes: every column that was looked at, as a person left it."""
        return {
            key: {"target": self.cleaned_data[name], "mark": ""}
            for name, (key, _column) in self._asked.items()
        }

    def show_saved(self, sheet_import: SheetImport) -> None:
        """Say at each column what somebody else said meanwhile; what was chosen here stays chosen."""
        saved = sheet_import.answers.get("columns", {})
        told = {
            name: LABELS[Target(saved[key]["target"])]
            for name, (key, _column) in self._asked.items()
            if key in saved and saved[key]["target"] != self.cleaned_data.get(name)
        }
        show_meanwhile(self, told, seen=mark_of_answers(sheet_import))


class QuestionsForm(forms.Form):
    """Asks once per file how its days are written, and what words mean that no list knows."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, sheet_import: SheetImport):
        super().__init__(data, initial={"seen": mark_of_answers(sheet_import)})
        self._words: dict[str, tuple[str, str]] = {}
        said = sheet_import.answers.get("day_first")
        if sheet_import.about.get("asks_day_first") or said is not None:
            self.fields["day_first"] = forms.ChoiceField(
                choices=[("day", _("3 April: the day first")), ("month", _("4 March: the month first"))],
                widget=forms.RadioSelect,
                required=False,
                initial={True: "day", False: "month"}.get(said, ""),
                label=_("What does 03/04/2021 mean in this file?"),
            )
        lists = _word_choices()
        for number, (name, word, count) in enumerate(sheet_import.about.get("words", [])):
            if name not in lists:
                continue
            field = f"word{number}"
            self._words[field] = (name, word)
            self.fields[field] = forms.ChoiceField(
                choices=[
                    ("", _("not answered")),
                    ("-", _("nothing: leave it out, without a warning")),
                    *lists[name],
                ],
                required=False,
                label=f"“{word[:120]}” ({LIST_LABELS[name]}, {count}×)",
            )

    def answers(self) -> dict:
        """Return what `say_how` takes."""
        words: dict[str, dict[str, str]] = {}
        for field, (name, word) in self._words.items():
            key = self.cleaned_data[field]
            if key:
                said = plain_name(word) if name == "country" else plain_term(word)
                words.setdefault(name, {})[said] = "" if key == "-" else key
        order = self.cleaned_data.get("day_first")
        return {"words": words, "day_first": {"day": True, "month": False}.get(order)}

    def show_saved(self, sheet_import: SheetImport) -> None:
        """Say at each question what somebody else answered meanwhile; what was chosen here stays chosen."""
        saved = sheet_import.answers
        told: dict[str, str] = {}
        for field, (name, word) in self._words.items():
            said = plain_name(word) if name == "country" else plain_term(word)
            known = saved.get("words", {}).get(name, {})
            if said in known:
                told[field] = known[said] or "-"
        if "day_first" in self.fields and saved.get("day_first") is not None:
            told["day_first"] = "day" if saved["day_first"] else "month"
        told = {
            field: str(dict(self.fields[field].choices).get(key, key))
            for field, key in told.items()
            if key != self.cleaned_data.get(field)
        }
        show_meanwhile(self, told, seen=mark_of_answers(sheet_import))


LIST_LABELS = {
    "actor_type": _("Actor type"),
    "change_type": _("Type of change"),
    "stage": _("Stage"),
    "level": _("Level"),
    "worker_group": _("Worker groups"),
    "programme": _("Programmes"),
    "grant": _("Grants"),
    "direction": _("Direction"),
    "expected": _("Expected"),
    "influence_route": _("Influence route"),
    "confidentiality": _("Confidentiality"),
    "country": _("Country or countries"),
}


def _word_choices() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {
        "programme": [(each.key, each.label) for each in Programme.objects.all()],
        "grant": [(each.key, each.label) for each in grants()],
        "country": country_choices(),
        "direction": Direction.choices,
        "expected": Expected.choices,
        "influence_route": InfluenceRoute.choices,
        "confidentiality": Confidentiality.choices,
    }
    for code in Code.objects.filter(retired_on__isnull=True):
        found.setdefault(code.dimension, []).append((code.key, code.label))
    return found


class ConfirmForm(forms.Form):
    """Asks as what the outcomes enter, whose they become, and why."""

    enters_as = forms.ChoiceField(
        label=_("How do the outcomes enter?"),
        choices=EntersAs.choices,
        widget=forms.RadioSelect,
        initial=EntersAs.DRAFT,
    )
    author = forms.ModelChoiceField(
        queryset=User.objects.none(),
        required=False,
        label=_("Whose outcomes are they?"),
        empty_label=_("mine"),
        help_text=_(
            "Who is named here finds them among their own. Accepted ones need somebody other than you."
        ),
    )
    reason = TextField(
        most=300,
        required=False,
        label=_("Why are they accepted without review here?"),
        help_text=_(
            "For example: accepted and substantiated in the rounds of 2016 to 2020. It stands on the trail."
        ),
    )

    def __init__(self, data=None, *, by: Principal, harvest_round: HarvestRound):
        super().__init__(data)
        self.fields["author"].queryset = (
            User.objects.filter(is_active=True).exclude(pk=by.person_id).order_by("name", "pk")
        )
        if not by.has(Role.ADMINISTRATOR) or not may(by, Act.IMPORT, harvest_round):
            self.fields["enters_as"].choices = [
                pair for pair in EntersAs.choices if pair[0] != EntersAs.ACCEPTED
            ]
            del self.fields["reason"]

    def confirmation(self) -> dict:
        """Return what `confirm_import` takes."""
        return {
            "enters_as": self.cleaned_data["enters_as"],
            "author": self.cleaned_data["author"],
            "reason": self.cleaned_data.get("reason", ""),
        }


class ProfileForm(forms.Form):
    """Asks for the name under which it is kept how a file is read."""

    name = TextField(
        most=80,
        label=_("Keep how this file is read, for the next ones like it, as"),
        help_text=_("For example: Quarterly sheet of the Law team."),
        error_messages={"required": _("Write a name.")},
    )
