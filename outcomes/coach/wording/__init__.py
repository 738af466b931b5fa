"""What the coach says: a question, why it is asked, and an example, in four languages."""

from outcomes.coach.wording.english import ENGLISH
from outcomes.coach.wording.french import FRENCH
from outcomes.coach.wording.portuguese import PORTUGUESE
from outcomes.coach.wording.shape import RuleWords
from outcomes.coach.wording.spanish import SPANISH

__all__ = ["RuleWords", "words_of"]

_BY_LANGUAGE = {"en": ENGLISH, "es": SPANISH, "fr": FRENCH, "pt": PORTUGUESE}


def words_of(rule: str, language: str) -> RuleWords:
    """Return the words of a rule, in English where the language is not one of ours.

    Raises:
        KeyError: there is no such rule.
    """
    return _BY_LANGUAGE.get(language[:2].lower(), ENGLISH)[rule]
