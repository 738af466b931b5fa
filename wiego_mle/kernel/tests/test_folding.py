"""Folding makes text comparable; cleaning removes only what nobody can see."""

import pytest

from wiego_mle.kernel.folding import clean_text, fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("São Paulo", "sao paulo"),
        ("  Côte\n d’Ivoire ", "cote d’ivoire"),
        ("STRASSE Straße", "strasse strasse"),
        ("Œuvre", "oeuvre"),
        ("Łódź", "lodz"),
        ("ﬁne", "fine"),
        ("", ""),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


def test_folding_twice_changes_nothing_more():
    once = fold("Ñandú – İSTANBUL")
    assert fold(once) == once


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("line\r\nline\rline", "line\nline\nline"),
        ("a\x00b\x07c", "abc"),
        ("safe \u202eevil", "safe evil"),
        ("👩🏾‍🌾 stays", "👩🏾‍🌾 stays"),
        ("cafe\u0301", "café"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_clean_text(typed, kept):
    assert clean_text(typed) == kept
