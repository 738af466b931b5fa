"""The settings of the experiment: those of an installation, with bells that ring every few seconds."""

from wiego_mle.settings import *  # noqa: F403

_OFTEN = {
    "mailing-sweep": 2.0,
    "requests-sweep": 2.0,
    "outside-reminders": 3.0,
}
CELERY_BEAT_SCHEDULE = {
    name: entry | {"schedule": _OFTEN.get(name, entry["schedule"])}
    for name, entry in CELERY_BEAT_SCHEDULE.items()  # noqa: F405
} | {"eight-days-later": {"task": "wiego_mle.tests.kills.calendar.eight_days_later", "schedule": 5.0}}
CELERY_IMPORTS = ["wiego_mle.tests.kills.calendar"]
# What a killed worker had in hand comes back while the experiment lasts, not after it.
if REDIS_URL:  # noqa: F405
    CELERY_BROKER_TRANSPORT_OPTIONS = CELERY_BROKER_TRANSPORT_OPTIONS | {"visibility_timeout": 10}  # noqa: F405
