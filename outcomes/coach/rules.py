"""The names of the rules, in the order in which the coach asks."""

from __future__ import annotations

RULES = (
    "no_actor",
    "two_changes",
    "future",
    "output",
    "no_act",
    "impact",
    "attribution",
    "no_date",
    "vague_time",
    "no_place",
    "significance_repeats",
    "significance_empty_words",
    "contribution_no_act",
    "contribution_no_date",
    "others_missing",
    "acronym",
    "private_person",
)
