"""The catalogues of Spanish, French and Portuguese are complete and keep what is filled in."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real

from wiego_mle.kernel.written import date_format, labelled
from wiego_mle.preparation import compile_translations

LOCALE = Path(settings.BASE_DIR) / "locale"
LANGUAGES = ("es", "fr", "pt")
FILLED_IN = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|%%|\{[a-z_]+\}")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES/django.po"))


def versions_of(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Return pairs of an English text and its translation."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    plurals = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)]
    return [(entry.msgid, plurals[0])] + [(entry.msgid_plural, plural) for plural in plurals[1:]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated_or_guessed(language):
    entries = [entry for entry in catalogue(language) if not entry.obsolete]
    assert len(entries) > 1000
    guessed = [entry.msgid for entry in entries if "fuzzy" in entry.flags]
    empty = [text for entry in entries for text, said in versions_of(entry) if not said.strip()]
    assert not guessed
    assert not empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_gettext_can_read_what_is_kept(language):
    """What an entry was before belongs to an unsure one; left behind, it stops `make messages`."""
    kept = (LOCALE / language / "LC_MESSAGES/django.po").read_text()
    assert "#| " not in kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_stays(language):
    wrong = []
    for entry in catalogue(language):
        for text, said in versions_of(entry):
            wanted, found = Counter(FILLED_IN.findall(text)), Counter(FILLED_IN.findall(said))
            # The singular may write the number out.
            if found != wanted and not (entry.msgid_plural and not found - wanted):
                wrong.append(f"{text!r} → {said!r}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("language", "words"), [("es", "Contraseña"), ("fr", "Mot de passe"), ("pt", "Senha")]
)
def test_a_page_speaks_the_language(db, language, words):
    compile_translations([LOCALE])
    trans_real._translations.clear()
    # The middleware leaves the language switched on; the tests after this one speak English.
    with translation.override("en"):
        page = Client().get("/account/login/", headers={"accept-language": language})
    assert f'lang="{language}"' in page.text
    assert words.casefold() in page.text.casefold()


@pytest.mark.parametrize(
    ("language", "day", "words", "short"),
    [
        ("fr", date(2026, 1, 1), "1er janvier 2026", "1er jan 2026"),
        ("fr", date(2026, 1, 11), "11 janvier 2026", "11 jan 2026"),
        ("es", date(2026, 1, 1), "1 de enero de 2026", "1 ene 2026"),
        ("en", date(2026, 1, 1), "1 January 2026", "1 Jan 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(language, day, words, short):
    page = Template(
        '{{ day|date:"DATE_FORMAT" }} · {{ day|date:"SHORT_DATE_FORMAT" }} · {{ day|date:"Y-m-d" }}'
    )
    with translation.override(language):
        assert date_format(day) == words
        assert page.render(Context({"day": day})) == f"{words} · {short} · {day}"


def test_french_puts_a_space_that_does_not_break_before_a_colon():
    compile_translations([LOCALE])
    trans_real._translations.clear()
    page = Template("{{ label }}{% colon %}{{ words }}")
    for language, expected in (("fr", "Ville\u00a0: Dakar"), ("es", "Ville: Dakar")):
        with translation.override(language):
            assert labelled("Ville", "Dakar") == expected
            assert page.render(Context({"label": "Ville", "words": "Dakar"})) == expected


def test_portuguese_writes_months_small():
    with translation.override("pt"):
        assert date_format(date(2026, 11, 25), "DATE_FORMAT") == "25 de novembro de 2026"
