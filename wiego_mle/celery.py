"""The Celery application: `celery -A wiego_mle worker` and `celery -A wiego_mle beat`."""

from celery import Celery

from wiego_mle.startup import load_settings

load_settings()

app = Celery("wiego_mle")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
