"""The purposes for which personal links are made here."""

ANSWER = "answer"
