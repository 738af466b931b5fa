"""The words of the rules, one module per language; every module has the same names."""

from types import ModuleType

from outcomes.coach.languages import english, french, portuguese, spanish

MODULES: dict[str, ModuleType] = {"en": english, "es": spanish, "fr": french, "pt": portuguese}
