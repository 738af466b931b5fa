"""What each application says about itself in a module of an agreed name, put together."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType

from django.apps import apps
from django.utils.module_loading import module_has_submodule


@cache
def gathered(module: str, name: str) -> MappingProxyType:
    """Return the dictionaries `name` of the modules `module` of all applications as one.

    A lower application can so print or make what only a higher one knows, without importing it by name.
    """
    everything: dict = {}
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, module):
            everything |= getattr(import_module(f"{config.name}.{module}"), name)
    return MappingProxyType(everything)
