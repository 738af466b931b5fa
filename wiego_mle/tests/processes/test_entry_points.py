"""Every way to start answers a wrong environment with one sentence, and a right one is safe to deploy."""

import pytest

from wiego_mle.tests.processes.installation import run

pytestmark = [pytest.mark.slow, pytest.mark.embedded]

PRODUCTION = {
    "DATABASE_URL": "postgres://outcomes:secret@127.0.0.1:5432/outcomes",
    "BASE_URL": "https://outcomes.example.org",
    "ALLOWED_HOSTS": "outcomes.example.org",
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-0123456789-abcdefghijklm",
}
ENTRY_POINTS = {
    "manage.py": ["manage.py", "check"],
    "celery": ["-m", "celery", "-A", "wiego_mle", "worker"],
    "gunicorn": ["-m", "gunicorn", "wiego_mle.wsgi", "--check-config"],
    "wsgi": ["-c", "import wiego_mle.wsgi"],
    "asgi": ["-c", "import wiego_mle.asgi"],
}


@pytest.mark.parametrize("entry_point", ENTRY_POINTS)
def test_a_wrong_variable_ends_with_one_sentence_and_no_traceback(entry_point, tmp_path):
    answer = run(*ENTRY_POINTS[entry_point], DATA_DIR=str(tmp_path), PORT="eighty")
    assert answer.returncode == 4
    assert answer.stderr == "PORT is 'eighty': set it to a whole number from 1 to 65535.\n"
    assert answer.stdout == ""


@pytest.mark.parametrize("missing", ["BASE_URL", "ALLOWED_HOSTS", "SECRET_KEY"])
def test_production_must_say_who_it_is(missing, tmp_path):
    variables = {name: value for name, value in PRODUCTION.items() if name != missing}
    answer = run("manage.py", "check", DATA_DIR=str(tmp_path), **variables)
    assert answer.returncode == 4
    assert answer.stderr.startswith(f"{missing} is not set: set it to ")
    assert answer.stderr.count("\n") == 1


def test_production_passes_the_deployment_check(tmp_path):
    answer = run(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", DATA_DIR=str(tmp_path), **PRODUCTION
    )
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout == "System check identified no issues (0 silenced).\n"


def test_no_migration_is_missing(tmp_path):
    answer = run("manage.py", "makemigrations", "--check", "--dry-run", DATA_DIR=str(tmp_path))
    assert answer.returncode == 0, answer.stdout + answer.stderr
