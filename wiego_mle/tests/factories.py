"""Finds the factory of a model, wherever the application keeps it."""

from __future__ import annotations

from importlib import import_module

from factory.django import DjangoModelFactory

_MODULES = (
    "wiego_mle.accounts.tests.factories",
    "wiego_mle.audit.tests.factories",
    "wiego_mle.mailing.tests.factories",
    "harvests.tests.factories",
    "outcomes.tests.factories",
)


def factory_for(model: type) -> type[DjangoModelFactory]:
    """Return the factory that makes rows of a model.

    Raises:
        LookupError: nobody has written one.
    """
    for name in _MODULES:
        for found in vars(import_module(name)).values():
            if (
                isinstance(found, type)
                and issubclass(found, DjangoModelFactory)
                and getattr(found._meta, "model", None) is model
            ):
                return found
    raise LookupError(f"no factory for {model.__name__}")
