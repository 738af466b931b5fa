"""What holds for every text: no fault, bounded work, a stable order, words that stand in the text."""

from __future__ import annotations

import random
import sys

import pytest

from outcomes.coach import FIELDS, LANGUAGES, RULES, Texts, ask, words_of
from outcomes.coach.languages import MODULES
from outcomes.coach.reading import MOST_CHARACTERS
from outcomes.coach.scoring import labelled_rows

HOSTILE = [
    "",
    " ",
    "\x00\x07\x1b[31m",
    "😀👩🏽‍🌾🇬🇭" * 30,
    "في عام ٢٠٢١ خفض المجلس الرسوم في تونس",
    "\u202eevitca reversed\u202c text 2021",
    "İSTANBUL’DA ﬁ ß Ǆ ㎏ ½",
    "a" * 100_000,
    "the council and " * 6_000,
    "((((((((((" * 1_000,
    "WIEGO " * 3_000,
    "0 " * 20_000,
    "+1 2 3 4 5 6 7 8 9 0 " * 500,
    "A. B. C. D. " * 800,
    "…!?;:,—«»“”‘’'\"" * 400,
    "resulted in thanks to our " * 800,
    "AAAA (BBBB (CCCC " * 500,
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_can_be_read(language, text):
    for asked in ask(Texts(language, text, text, text, text)):
        assert asked.rule in RULES
        assert asked.field in FIELDS


REPEATED = {
    "en": "After the vote, the council and the union of vendors, which WIEGO supported, agreed to the fee by law, and ",
    "es": "Tras el voto, el concejo y el sindicato de vendedoras, que WIEGO apoyó, acordaron por ley la tarifa, y ",
    "fr": "Après le vote, le conseil et le syndicat des vendeuses, que WIEGO a appuyé, ont adopté par loi la taxe, et ",
    "pt": "Após o voto, a câmara e o sindicato das vendedoras, que a WIEGO apoiou, aprovaram por lei a taxa, e ",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_twice_the_text_is_about_twice_the_work(language):
    once = _calls(Texts(language, *(REPEATED[language] * 40 for _field in FIELDS)))
    twice = _calls(Texts(language, *(REPEATED[language] * 80 for _field in FIELDS)))
    assert twice < once * 2.5


def _calls(texts: Texts) -> int:
    """Return how many functions were called to read the texts."""
    calls = 0

    def counted(_frame, event, _argument):
        nonlocal calls
        calls += event == "call"

    ask(Texts(texts.language, "x"))
    sys.setprofile(counted)
    try:
        ask(texts)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_any_order_can_be_read(language):
    """No rule may reach over the end of a text: a draft breaks off anywhere."""
    order = random.Random(7)
    words = [
        word for texts, _, _ in labelled_rows() if texts.language == language for word in words_in(texts)
    ]
    for length in range(300):
        drawn = [" ".join(order.choices(words, k=length % limit)) for limit in (26, 13, 15)]
        ask(Texts(language, *drawn))


def words_in(texts):
    return [word for field in FIELDS for word in getattr(texts, field).split()]


def test_what_stands_after_the_bound_is_not_read():
    long = "word " * (MOST_CHARACTERS // 5)
    assert "no_date" in {each.rule for each in ask(Texts("en", f"{long} on 4 May 2021"))}


@pytest.mark.parametrize(
    "texts", [texts for texts, _labels, _row in labelled_rows()], ids=lambda texts: texts.statement[:20]
)
def test_the_words_stand_in_the_field_that_is_named(texts):
    for asked in ask(texts):
        if asked.rule != "acronym":
            assert asked.words in getattr(texts, asked.field)
        for word in asked.words.split(", ") if asked.rule == "acronym" else []:
            assert word in getattr(texts, asked.field)


def test_questions_come_in_the_order_of_the_rules_and_the_same_each_time():
    texts = Texts("en", "Thanks to WIEGO, stakeholders will meet KAKA.", "Thanks to WIEGO!", "We supported.")
    asked = ask(texts)
    assert [RULES.index(each.rule) for each in asked] == sorted(RULES.index(each.rule) for each in asked)
    assert asked == ask(texts)
    assert [each.field for each in asked if each.rule == "attribution"] == ["statement", "significance"]


def test_an_empty_record_and_an_unknown_language_raise_no_question():
    assert ask(Texts("en", "")) == []
    assert ask(Texts("sw", "Baraza la jiji lilipunguza ada.")) == []


def test_typographic_and_plain_quotes_are_the_same():
    typed = Texts("fr", "L’atelier d’Abidjan s’est tenu à l’école.")
    assert ask(typed) == [
        type(each)(each.rule, each.field, each.words.replace("'", "’"))
        for each in ask(Texts("fr", typed.statement.replace("’", "'")))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_words_in_every_language(rule, language):
    words = words_of(rule, language)
    assert words.question.endswith("?")
    assert words.why
    assert words.example
    if language != "en":
        assert words != words_of(rule, "en")


def test_words_are_english_where_the_language_is_unknown():
    assert words_of("no_actor", "sw") == words_of("no_actor", "en")
    with pytest.raises(KeyError):
        words_of("no_such_rule", "en")


def test_every_language_has_the_same_names():
    names = {
        code: {name for name in vars(module) if not name.startswith("_")} for code, module in MODULES.items()
    }
    wanted = set.intersection(*names.values())
    used = {name for name in names["en"] if name.isupper()}
    assert used <= wanted
    assert {"tense", "says_we", "has_subject_after", "demonym_forms"} <= wanted
