"""How the rounds of the demonstration ended, and with which notes they closed."""

from __future__ import annotations

STEPS_TO = {
    "open": (),
    "reviewing": ("review",),
    "analysing": ("review", "analyse"),
    "closed": ("review", "analyse", "close"),
}
"""The steps from an open round to the state in which the demonstration shows it."""

_NON_RESPONSE = (
    "Nobody was asked: the rows come from published sources. Programmes whose work is seldom published are "
    "therefore thin."
)
NOTES = {
    "2005-2017": {
        "limits": (
            "Only what was published and can still be found is here. From these years that is mostly laws and "
            "court rulings; changes in practice are few."
        ),
        "non_response": _NON_RESPONSE,
        "method_changes": "The outcomes were gathered afterwards and all at once, years after they happened.",
    },
    "2018-2021": {
        "limits": (
            "The pandemic fills the last two years. Emergency measures were often reported when they were "
            "announced, and seldom when they ended."
        ),
        "non_response": _NON_RESPONSE,
        "method_changes": "Nothing was done differently than in the round before.",
    },
}
