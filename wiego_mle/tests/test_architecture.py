"""The house rules that a build must not pass over (docs/architecture.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from wiego_mle.celery import app
from wiego_mle.urls import DECLARED_ELSEWHERE

ROOT = Path(settings.BASE_DIR)
OWN = ("wiego_mle", "harvests", "outcomes")
PACKAGES = (
    "wiego_mle.kernel",
    "wiego_mle.audit",
    "wiego_mle.mailing",
    "wiego_mle.accounts",
    "harvests",
    "outcomes",
)
"""Each package may import those before it, never one after it."""

LAYERS = {
    "comparing": 0,
    "enums": 0,
    "validators": 0,
    "coach": 0,
    "workflows": 2,
    "policy": 1,
    "models": 3,
    "completeness": 3.5,
    "queries": 4,
    "services": 5,
    "forms": 6,
    "reports": 6,
    "views": 7,
    "urls": 8,
    "admin": 8,
}
"""Inside an application a layer imports only lower ones (its own included)."""


def sources() -> list[Path]:
    return [
        path
        for package in OWN
        for path in sorted((ROOT / package).rglob("*.py"))
        if path.name != "conftest.py" and not {"tests", "migrations"} & set(path.relative_to(ROOT).parts)
    ]


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, *, top_level_only: bool = False) -> Iterator[str]:
    tree = ast.parse(path.read_text())
    nodes = tree.body if top_level_only else ast.walk(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package_of(module: str) -> str | None:
    return next((name for name in PACKAGES if module == name or module.startswith(name + ".")), None)


def test_packages_import_in_one_direction_only():
    wrong = []
    for path in sources():
        here = package_of(module_of(path))
        if here is None:
            continue
        for imported in imports_of(path):
            there = package_of(imported)
            if there and PACKAGES.index(there) > PACKAGES.index(here):
                wrong.append(f"{path.relative_to(ROOT)} imports {imported}")
    assert not wrong, "\n".join(wrong)


def layer_of(module: str) -> tuple[str, float] | None:
    package = package_of(module)
    if package in (None, "wiego_mle.kernel"):
        return None
    rest = module[len(package) + 1 :].split(".")
    return (package, LAYERS[rest[0]]) if rest[0] in LAYERS else None


def test_layers_inside_an_application_import_downwards_only():
    wrong = []
    for path in sources():
        here = layer_of(module_of(path))
        if here is None:
            continue
        # A service may look for its task inside a function: the doorbell.
        for imported in imports_of(path, top_level_only=True):
            there = layer_of(imported)
            if there and there[0] == here[0] and there[1] > here[1]:
                wrong.append(f"{path.relative_to(ROOT)} imports {imported}")
    assert not wrong, "\n".join(wrong)


def test_the_kernel_has_no_models():
    assert not any(config.name.startswith("wiego_mle.kernel") for config in apps.get_app_configs())
    for path in (ROOT / "wiego_mle/kernel").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and any(
                ast.unparse(base).endswith(("models.Model", "Labelled")) for base in node.bases
            ):
                assert "abstract = True" in ast.unparse(node), f"{node.name} is a table in the kernel"


WRITES = {
    "save",
    "create",
    "bulk_create",
    "update",
    "bulk_update",
    "delete",
    "get_or_create",
    "update_or_create",
    "set",
    "add",
}
WRITES_ON_OTHER_THINGS = ("request.session", "messages", "response", "query", "parameters", "headers", "form")


def test_views_do_not_write_to_the_database():
    wrong = []
    for path in sources():
        if "views" not in module_of(path).split("."):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = ast.unparse(node.func.value)
            if node.func.attr in WRITES and "objects" in owner:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {owner}.{node.func.attr}")
            if node.func.attr in {"save", "delete", "bulk_create"} and not owner.startswith(
                WRITES_ON_OTHER_THINGS
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {owner}.{node.func.attr}")
    assert not wrong, "\n".join(wrong)


FORBIDDEN_NAMES = {"utils.py", "helpers.py", "common.py", "misc.py"}


def test_no_file_is_named_for_nothing():
    assert not [path for path in sources() if path.name in FORBIDDEN_NAMES]


def test_nothing_is_caught_blindly_and_no_engine_is_asked_for():
    wrong = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "everything"
                if caught in ("everything", "Exception", "BaseException"):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} catches {caught}")
            if isinstance(node, ast.Attribute) and node.attr == "vendor":
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} asks for the engine")
    assert not wrong, "\n".join(wrong)


def test_days_are_written_in_one_place_for_every_language():
    """Django alone would write “1 janvier”."""
    wrong = [
        str(path.relative_to(ROOT))
        for path in sources()
        if path != ROOT / "wiego_mle/kernel/written.py"
        and (
            "django.utils.formats import date_format" in path.read_text()
            or "formats.date_format" in path.read_text()
        )
    ]
    assert not wrong, "\n".join(wrong)


PRINTED_BY_CRISPY = ROOT / "templates/bootstrap5"
"""crispy-forms hands its layouts fields that are HTML already; nothing typed is among them."""


def test_text_is_never_marked_safe():
    wrong = [
        str(path.relative_to(ROOT))
        for path in [*sources(), *(ROOT / "templates").rglob("*.html")]
        if not path.is_relative_to(PRINTED_BY_CRISPY)
        and any(mark in path.read_text() for mark in ("mark_safe", "|safe ", "|safe}", "autoescape off"))
    ]
    assert not wrong


def test_pages_carry_no_inline_script_or_style():
    wrong = []
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        for mark in ('style="', "onclick=", "onchange=", "onsubmit=", "javascript:", "<script>", "<style>"):
            if mark in text:
                wrong.append(f"{path.relative_to(ROOT)}: {mark}")
    assert not wrong, "\n".join(wrong)


def declared_views() -> Iterator[tuple[str, object]]:
    def walk(patterns, namespace: str):
        for entry in patterns:
            if isinstance(entry, URLResolver):
                deeper = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
                yield from walk(entry.url_patterns, deeper)
            elif isinstance(entry, URLPattern):
                yield f"{namespace}{entry.name or entry.pattern}", entry.callback

    yield from walk(get_resolver().url_patterns, "")


def test_every_address_declares_its_act_or_why_it_is_public():
    undeclared = [
        name
        for name, view in declared_views()
        if not name.startswith(tuple(DECLARED_ELSEWHERE))
        and not hasattr(view, "act")
        and not hasattr(view, "public_because")
    ]
    assert not undeclared, undeclared


def test_the_addresses_are_found_at_all():
    names = {name for name, _view in declared_views()}
    assert {"outcomes:home", "outcomes:list", "rounds:list", "people:list", "outbox:list"} <= names


def own_models() -> list[type]:
    return [model for model in apps.get_models() if model.__module__.startswith(OWN)]


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_every_model_has_a_factory(model):
    from wiego_mle.tests.factories import factory_for

    assert factory_for(model)._meta.model is model


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_constraints_and_indexes_have_names_that_promise(model):
    for thing in [*model._meta.constraints, *model._meta.indexes]:
        assert "_" in thing.name
        assert not thing.name.startswith(model._meta.db_table), f"{thing.name} was named by a machine"


def test_every_scheduled_task_exists():
    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert scheduled
    assert scheduled <= set(app.tasks)
