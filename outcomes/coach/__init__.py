"""The outcome coach: questions in plain words about the texts of a record.

It reads by rule, without a network and without the database, and never judges: a person decides.
"""

from outcomes.coach.asking import ask
from outcomes.coach.rules import RULES
from outcomes.coach.texts import FIELDS, LANGUAGES, Asked, Texts
from outcomes.coach.wording import RuleWords, words_of

__all__ = ["FIELDS", "LANGUAGES", "RULES", "Asked", "RuleWords", "Texts", "ask", "words_of"]
