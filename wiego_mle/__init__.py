"""The project and its shared ground."""

from wiego_mle.celery import app as celery_app

__all__ = ["celery_app"]
