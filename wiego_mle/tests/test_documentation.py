"""What the documents say about the code is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from harvests.workflows import ROUND
from outcomes.demonstration.people import PASSWORD, PEOPLE
from outcomes.workflows import EDITION, OUTCOME, QUESTION, REQUEST

ROOT = Path(settings.BASE_DIR)
README = (ROOT / "README.md").read_text()
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text()


@pytest.mark.parametrize("table", [OUTCOME, QUESTION, REQUEST, EDITION, ROUND], ids=lambda table: table.name)
def test_the_drawn_workflow_is_the_table(table):
    assert f"```mermaid\n{table.mermaid()}```" in ARCHITECTURE


def test_the_readme_names_the_people_and_their_password():
    for person in PEOPLE:
        assert person.email in README
    assert f"`{PASSWORD}`" in README


def test_every_variable_of_the_settings_stands_in_the_readme():
    text = (ROOT / "wiego_mle/settings/__init__.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text))
    assert {"DATABASE_URL", "REDIS_URL", "EMAIL_URL"} <= read
    missing = {name for name in read if f"`{name}`" not in README}
    assert not missing


def test_every_make_target_that_the_readme_names_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"make ([a-z][a-z-]+)", README))
    assert {"run", "test"} <= named <= targets


@pytest.mark.parametrize("document", ["README.md", "docs/architecture.md", "docs/design.md"])
def test_links_and_pictures_lead_somewhere(document):
    base = (ROOT / document).parent
    text = (ROOT / document).read_text()
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    missing = [target for target in targets if not (base / target).exists()]
    assert not missing
