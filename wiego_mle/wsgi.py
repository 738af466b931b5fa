"""The WSGI entry point: `gunicorn wiego_mle.wsgi`."""

from django.core.wsgi import get_wsgi_application

from wiego_mle.startup import load_settings

load_settings()
application = get_wsgi_application()
