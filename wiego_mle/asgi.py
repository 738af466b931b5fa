"""The ASGI entry point, for servers that prefer it to WSGI."""

from django.core.asgi import get_asgi_application

from wiego_mle.startup import load_settings

load_settings()
application = get_asgi_application()
