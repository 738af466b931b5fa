"""Typed readers for environment variables; each refusal is one sentence that says what to set."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from wiego_mle.startup import WrongEnvironment

SHORTEST_SECRET_KEY = 50
TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off"}
MAIL_PORTS = {"": 25, "starttls": 587, "ssl": 465}
# Options of libpq that a DATABASE_URL may carry after its question mark.
AT_CONNECTING = "-c jit=off"
"""What each connection asks of PostgreSQL: not to compile queries, which takes longer than they do (decision 0311)."""
POSTGRESQL_OPTIONS = {"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "application_name"}


class Environment:
    """Reads variables from a mapping; an empty value counts as not set."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def text(self, name: str, default: str = "") -> str:
        """Return the value without surrounding blanks."""
        return self._variables.get(name, "").strip() or default

    def required(self, name: str, example: str) -> str:
        """Return the value, or raise WrongEnvironment with an example of what to set."""
        value = self.text(name)
        if not value:
            raise WrongEnvironment(f"{name} is not set: set it to {example}.")
        return value

    def flag(self, name: str, default: bool) -> bool:
        """Return true or false from the usual words."""
        value = self.text(name).lower()
        if not value:
            return default
        if value in TRUE_WORDS | FALSE_WORDS:
            return value in TRUE_WORDS
        raise WrongEnvironment(f"{name} is {value!r}: set it to true or false.")

    def number(self, name: str, default: int, lowest: int, highest: int) -> int:
        """Return a whole number between two bounds."""
        value = self.text(name)
        if not value:
            return default
        if value.isascii() and value.isdigit() and lowest <= int(value) <= highest:
            return int(value)
        raise WrongEnvironment(f"{name} is {value!r}: set it to a whole number from {lowest} to {highest}.")

    def words(self, name: str) -> list[str]:
        """Return the parts between commas."""
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def folder(self, name: str, default: Path) -> Path:
        """Return an absolute folder, made if it is missing."""
        folder = Path(self.text(name, str(default))).expanduser()
        if not folder.is_absolute():
            raise WrongEnvironment(
                f"{name} is {str(folder)!r}: set it to an absolute path such as /srv/wiego."
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WrongEnvironment(
                f"{name} is {str(folder)!r}, which cannot be made ({error.strerror}): "
                f"set it to a folder that this user may write to."
            ) from error
        if not os.access(folder, os.W_OK | os.X_OK):
            raise WrongEnvironment(
                f"{name} is {str(folder)!r}, which this user may not write to: set it to a folder of its own."
            )
        return folder

    def base_url(self, name: str, default: str) -> str:
        """Return scheme and host (and port) under which people open the application, without a slash."""
        value = self.text(name, default)
        parts, _ = _split(name, value, "https://outcomes.example.org")
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
            raise WrongEnvironment(
                f"{name} is {value!r}: set it to scheme and host only, such as https://outcomes.example.org."
            )
        return f"{parts.scheme}://{parts.netloc}"

    def redis_url(self, name: str) -> str:
        """Return the address of Redis, or an empty text where there is none."""
        value = self.text(name)
        if not value:
            return ""
        parts, _ = _split(name, value, "redis://127.0.0.1:6379/0")
        if parts.scheme not in ("redis", "rediss") or not parts.hostname:
            raise WrongEnvironment(
                f"{name} is not a Redis address: set it to one such as redis://127.0.0.1:6379/0."
            )
        return value

    def database(self, name: str) -> dict | None:
        """Return Django's description of the PostgreSQL database, or None where none is set.

        The password never appears in a refusal.
        """
        value = self.text(name)
        if not value:
            return None
        example = "postgres://user:password@host:5432/name"
        parts, port = _split(name, value, example)
        if parts.scheme not in ("postgres", "postgresql"):
            raise WrongEnvironment(f"{name} is not a PostgreSQL address: set it to one such as {example}.")
        database = unquote(parts.path.lstrip("/"))
        if not database:
            raise WrongEnvironment(f"{name} names no database: set it to an address such as {example}.")
        options = dict(parse_qsl(parts.query))
        unknown = sorted(set(options) - POSTGRESQL_OPTIONS)
        if unknown:
            raise WrongEnvironment(
                f"{name} has the unknown option {unknown[0]!r}: set one of {', '.join(sorted(POSTGRESQL_OPTIONS))}."
            )
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": database,
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(port or ""),
            "OPTIONS": {"options": AT_CONNECTING} | options,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }

    def mail(self, name: str) -> dict[str, object] | None:
        """Return Django's mail settings from smtp://user:password@host:port?tls=starttls|ssl, or None."""
        value = self.text(name)
        if not value:
            return None
        example = "smtp://user:password@mail.example.org:587?tls=starttls"
        parts, port = _split(name, value, example)
        options = dict(parse_qsl(parts.query))
        tls = options.pop("tls", "")
        if parts.scheme != "smtp" or not parts.hostname or options or tls not in MAIL_PORTS:
            raise WrongEnvironment(f"{name} is not a mail address of the form {example}: set it like that.")
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": port or MAIL_PORTS[tls],
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": tls == "starttls",
            "EMAIL_USE_SSL": tls == "ssl",
            "EMAIL_TIMEOUT": 20,
        }

    def secret_key(self, name: str) -> str:
        """Return the key of a production installation, refusing one that is too easy to guess."""
        value = self.required(name, f"at least {SHORTEST_SECRET_KEY} random characters")
        if len(value) < SHORTEST_SECRET_KEY or len(set(value)) < 5 or value.startswith("django-insecure-"):
            raise WrongEnvironment(
                f"{name} is too easy to guess: set it to at least {SHORTEST_SECRET_KEY} random characters."
            )
        return value


def kept_secret_key(file: Path) -> str:
    """Return the key kept in the file, made on first use and readable by this user only.

    Two processes that start together agree: the file appears complete, and only the first one's counts.
    """
    if not file.exists():
        draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    key = file.read_text().strip()
    if len(key) < SHORTEST_SECRET_KEY:
        raise WrongEnvironment(f"The key in {file} is damaged: remove that file, or set SECRET_KEY.")
    return key


def wal_is_safe(sqlite_version: tuple[int, int, int]) -> bool:
    """Tell whether this SQLite is free of the WAL-reset fault, which can damage a busy database.

    Mended in 3.51.3 and carried back to 3.50.7 and 3.44.6 (sqlite.org/wal.html).
    """
    return (
        sqlite_version >= (3, 51, 3)
        or (3, 50, 7) <= sqlite_version < (3, 51, 0)
        or (3, 44, 6) <= sqlite_version < (3, 45, 0)
    )


def _split(name: str, value: str, example: str):
    """Return the parts of an address and its port."""
    try:
        parts = urlsplit(value)
        return parts, parts.port
    except ValueError as error:
        raise WrongEnvironment(
            f"{name} is not a readable address: set it to one such as {example}."
        ) from error
