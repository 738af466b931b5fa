"""The readers of environment variables: what they understand and how they refuse."""

import stat
from pathlib import Path

import pytest

from wiego_mle.settings.environment import Environment, kept_secret_key, wal_is_safe
from wiego_mle.startup import WrongEnvironment


def test_database_address_is_taken_apart():
    address = "postgres://ana%40wiego:p%3Aw%2F1@db.example.org:5433/outcomes?sslmode=verify-full"
    database = Environment({"DATABASE_URL": address}).database("DATABASE_URL")
    assert database["USER"] == "ana@wiego"
    assert database["PASSWORD"] == "p:w/1"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.org", "5433", "outcomes")
    assert database["OPTIONS"] == {"sslmode": "verify-full", "options": "-c jit=off"}


def test_database_on_a_local_socket():
    database = Environment({"DATABASE_URL": "postgresql:///outcomes"}).database("DATABASE_URL")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("", "", "outcomes")


@pytest.mark.parametrize("value", ["", "   "])
def test_empty_counts_as_not_set(value):
    environment = Environment({"DATABASE_URL": value, "EMAIL_URL": value, "REDIS_URL": value, "PORT": value})
    assert environment.database("DATABASE_URL") is None
    assert environment.mail("EMAIL_URL") is None
    assert environment.redis_url("REDIS_URL") == ""
    assert environment.number("PORT", default=8000, lowest=1, highest=65535) == 8000


@pytest.mark.parametrize(
    ("address", "port", "starttls", "ssl"),
    [
        ("smtp://mail.example.org", 25, False, False),
        ("smtp://mail.example.org?tls=starttls", 587, True, False),
        ("smtp://mail.example.org?tls=ssl", 465, False, True),
        ("smtp://mail.example.org:2525?tls=starttls", 2525, True, False),
    ],
)
def test_mail_address(address, port, starttls, ssl):
    mail = Environment({"EMAIL_URL": address}).mail("EMAIL_URL")
    assert (mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]) == (port, starttls, ssl)


def test_mail_credentials_are_decoded():
    mail = Environment({"EMAIL_URL": "smtp://post%40wiego:a%2Fb@mail.example.org"}).mail("EMAIL_URL")
    assert (mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"]) == ("post@wiego", "a/b")


READINGS = {
    "database": lambda environment, name: environment.database(name),
    "mail": lambda environment, name: environment.mail(name),
    "redis": lambda environment, name: environment.redis_url(name),
    "base_url": lambda environment, name: environment.base_url(name, "http://127.0.0.1:8000"),
    "flag": lambda environment, name: environment.flag(name, default=False),
    "number": lambda environment, name: environment.number(name, default=1, lowest=1, highest=12),
    "secret_key": lambda environment, name: environment.secret_key(name),
    "required": lambda environment, name: environment.required(name, "something"),
    "folder": lambda environment, name: environment.folder(name, Path("/nowhere")),
}


@pytest.mark.parametrize(
    ("reading", "value"),
    [
        ("database", "mysql://db.example.org/outcomes"),
        ("database", "postgres://u:hunter2secret@db.example.org:nonsense/outcomes"),
        ("database", "postgres://u:hunter2secret@db.example.org/"),
        ("database", "postgres://u:hunter2secret@db.example.org/outcomes?sslmood=require"),
        ("mail", "mail.example.org:25"),
        ("mail", "smtp://u:hunter2secret@mail.example.org?tls=maybe"),
        ("mail", "smtp://u:hunter2secret@mail.example.org?ssl=true"),
        ("redis", "127.0.0.1:6379"),
        ("redis", "http://:hunter2secret@127.0.0.1"),
        ("base_url", "outcomes.example.org"),
        ("base_url", "https://outcomes.example.org/app"),
        ("base_url", "https://"),
        ("flag", "perhaps"),
        ("number", "13"),
        ("number", "4.5"),
        ("number", "٤"),
        ("secret_key", ""),
        ("secret_key", "short"),
        ("secret_key", "a" * 80),
        ("secret_key", "django-insecure-" + "0123456789" * 5),
        ("required", ""),
        ("folder", "relative/folder"),
        ("folder", "/dev/null/below-a-file"),
    ],
)
def test_refusals_are_one_sentence_that_names_the_variable_and_what_to_set(reading, value):
    with pytest.raises(WrongEnvironment) as refusal:
        READINGS[reading](Environment({"THE_VARIABLE": value}), "THE_VARIABLE")
    sentence = str(refusal.value)
    assert sentence.startswith("THE_VARIABLE ")
    assert "set " in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "hunter2secret" not in sentence


def test_address_people_open_loses_its_closing_slash():
    environment = Environment({"BASE_URL": "https://outcomes.example.org:8443/"})
    assert environment.base_url("BASE_URL", "") == "https://outcomes.example.org:8443"


def test_secret_key_is_made_once_and_readable_by_this_user_only(tmp_path):
    file = tmp_path / "secret_key"
    key = kept_secret_key(file)
    assert len(key) >= 50
    assert kept_secret_key(file) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret_key"]


def test_damaged_secret_key_is_not_replaced_silently(tmp_path):
    (tmp_path / "secret_key").write_text("")
    with pytest.raises(WrongEnvironment, match="damaged"):
        kept_secret_key(tmp_path / "secret_key")


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
    ],
)
def test_write_ahead_log_only_where_sqlite_is_free_of_the_reset_fault(version, safe):
    assert wal_is_safe(version) is safe
