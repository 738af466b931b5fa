"""The addresses of the application."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("outcomes.urls")),
    path("rounds/", include("harvests.urls")),
    path("people/", include("wiego_mle.accounts.urls")),
    path("outbox/", include("wiego_mle.mailing.urls")),
    path("trail/", include("wiego_mle.audit.urls")),
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("django-admin/", admin.site.urls),
]

DECLARED_ELSEWHERE = {
    "account_": "allauth: signing in, resetting a password and managing one’s own sign-in",
    "mfa_": "allauth: a person’s own second factors",
    "set_language": "choosing the language of the pages",
    "admin:": "the Django administration has its own permissions and is read-only for workflows",
}
"""Why names of addresses that begin so declare no act of ours."""
