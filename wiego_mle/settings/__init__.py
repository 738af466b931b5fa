"""The settings of the application: embedded without any variable, production by environment.

As soon as DATABASE_URL is set this is a production installation, and SECRET_KEY, BASE_URL and
ALLOWED_HOSTS must be set too. The README has the table of variables.
"""

import os
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from wiego_mle.settings.environment import Environment, kept_secret_key, wal_is_safe

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = Environment(os.environ)

# --- Where this installation is -------------------------------------------------------------------

DEBUG = env.flag("DEBUG", default=False)
DATA_DIR = env.folder("DATA_DIR", default=BASE_DIR / "var")
PORT = env.number("PORT", default=8000, lowest=1, highest=65535)

_postgresql = env.database("DATABASE_URL")
REDIS_URL = env.redis_url("REDIS_URL")
PRODUCTION = _postgresql is not None

if PRODUCTION:
    env.required("BASE_URL", "the address people open, such as https://outcomes.example.org")
    env.required("ALLOWED_HOSTS", "the host names that are served, such as outcomes.example.org")
    SECRET_KEY = env.secret_key("SECRET_KEY")
elif env.text("SECRET_KEY"):
    SECRET_KEY = env.secret_key("SECRET_KEY")
else:
    SECRET_KEY = kept_secret_key(DATA_DIR / "secret_key")

BASE_URL = env.base_url("BASE_URL", default=f"http://127.0.0.1:{PORT}")
HTTPS = BASE_URL.startswith("https://")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# --- Applications ---------------------------------------------------------------------------------

INSTALLED_APPS = [
    "wiego_mle",
    "wiego_mle.accounts",
    "wiego_mle.audit",
    "wiego_mle.mailing",
    "harvests",
    "outcomes",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_countries",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "wiego_mle.security_headers.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wiego_mle.middleware.PrincipalMiddleware",
    "wiego_mle.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "wiego_mle.urls"
WSGI_APPLICATION = "wiego_mle.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Data -----------------------------------------------------------------------------------------

# Where SQLite still has the WAL-reset fault its default journal is used; decision 0003.
_journal = "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "DELETE"

DATABASES = {
    "default": _postgresql
    or {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "db.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={_journal}; PRAGMA synchronous=NORMAL;"
            if _journal == "WAL"
            else f"PRAGMA journal_mode={_journal};",
        },
    }
}

# Several queries that see the same moment (wiego_mle/backups).
BEGIN_OF_ONE_MOMENT = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" if _postgresql else "BEGIN"

# The cache counts sign-in attempts, so all web processes must share it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "wiego_mle",
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# --- Files ----------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Uploads have no address of their own: a view checks who asks and sends them as attachments.
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
# Pages name files by their hash only, so the plain names need not be compressed and kept as well.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["wiego_mle.uploads.BoundedUploadHandler"]
# 100,000 characters outside the basic plane take 1.2 MB in a form; several such fields must arrive.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
# Each file is bounded while it arrives, and no form asks for more than a few.
DATA_UPLOAD_MAX_NUMBER_FILES = 5

# --- Pages ----------------------------------------------------------------------------------------

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "wiego_mle.context_processors.navigation",
                "wiego_mle.context_processors.demonstration_notice",
            ],
            "builtins": ["wiego_mle.template_words"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# --- Languages and time ---------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish")), ("fr", _("French")), ("pt", _("Portuguese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["wiego_mle.formats"]
USE_TZ = True
TIME_ZONE = "UTC"
# Month in which WIEGO's financial year starts.
FINANCIAL_YEAR_STARTS = env.number("FINANCIAL_YEAR_STARTS", default=4, lowest=1, highest=12)

# --- People and sign-in ---------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

ACCOUNT_ADAPTER = "wiego_mle.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# The invitation was opened from the mailbox, which is the proof of the address.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
# One address per person; a new one takes the old one's place once its owner has confirmed it.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_FORMS = {
    "add_email": "wiego_mle.accounts.forms.NewAddressForm",
    "login": "wiego_mle.accounts.forms.SignInForm",
}
# A letter tells each change of password, address or second step.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "reset_password": "10/m/ip,3/m/key",
}
# Behind a reverse proxy the address that is counted is the one the proxy saw.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "WIEGO outcomes"
# Browsers offer passkeys on plain http for this machine only.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS

# --- What browsers are told -----------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=(), publickey-credentials-create=(self), "
    "publickey-credentials-get=(self)"
)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

# --- Mail -----------------------------------------------------------------------------------------

_mail = env.mail("EMAIL_URL")
if _mail is None:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
else:
    globals().update(_mail)
DEFAULT_FROM_EMAIL = env.text(
    "DEFAULT_FROM_EMAIL", f"WIEGO outcomes <outcomes@{urlsplit(BASE_URL).hostname}>"
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Work in the background -----------------------------------------------------------------------

# A row in the database is the truth and a message only a doorbell, so results are not kept and a
# lost message means late, not never: the sweepers below find what is due. Decision 0004.
_VISIBILITY_TIMEOUT = 300
_BROKER_DIR = DATA_DIR / "broker"
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": _VISIBILITY_TIMEOUT,
        # Look for the work of killed workers every five seconds, each time, and for all of it.
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_connect_timeout": 5,
    }
else:
    CELERY_BROKER_URL = "filesystem://localhost//"
    CELERY_BROKER_TRANSPORT = "wiego_mle.broker:Transport"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_BROKER_DIR / "messages"),
        "data_folder_out": str(_BROKER_DIR / "messages"),
        "control_folder": str(_BROKER_DIR / "control"),
    }
    for _folder in ("messages", "control"):
        (_BROKER_DIR / _folder).mkdir(parents=True, exist_ok=True)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_ENABLE_REMOTE_CONTROL = bool(REDIS_URL)
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 200
CELERY_TASK_TIME_LIMIT = 240
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_ENABLE_UTC = True
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "mailing-sweep": {"task": "wiego_mle.mailing.tasks.sweep", "schedule": 30.0},
    "copies-sweep": {"task": "outcomes.tasks.sweep_copies", "schedule": 60.0},
    "documents-sweep": {"task": "outcomes.tasks.sweep_documents", "schedule": 60.0},
    "editions-sweep": {"task": "outcomes.tasks.sweep_editions", "schedule": 60.0},
    "imports-sweep": {"task": "outcomes.tasks.sweep_imports", "schedule": 60.0},
    "tell-of-questions": {"task": "outcomes.tasks.tell_of_questions", "schedule": 10 * 60.0},
    "round-letters": {"task": "outcomes.tasks.write_round_letters", "schedule": 10 * 60.0},
    "outside-reminders": {"task": "outcomes.tasks.remind_outside", "schedule": 10 * 60.0},
    "requests-sweep": {"task": "outcomes.tasks.sweep_requests", "schedule": 60.0},
    "people-forgotten": {"task": "outcomes.tasks.forget_people", "schedule": 6 * 60 * 60.0},
    "files-sweep": {"task": "outcomes.tasks.sweep_unused_files", "schedule": 6 * 60 * 60.0},
}

# --- Logs: what happened, never who or through which link ------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_personal_data": {"()": "wiego_mle.logs.WithoutPersonalData"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_personal_data"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        # A refused or missing page is an answer and not a fault; faults of the server are errors.
        "django.request": {"level": "ERROR"},
        "celery.beat": {"level": "WARNING"},
        "celery.app.trace": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
    },
}
