"""The addresses of the application."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

import harvests.urls
import outcomes.urls
from wiego_mle.accounts.views.profile import choose_language

urlpatterns = [
    path("", include("outcomes.urls")),
    path(
        "rounds/", include((harvests.urls.urlpatterns + outcomes.urls.round_patterns, harvests.urls.app_name))
    ),
    path("answer/", include((outcomes.urls.answer_patterns, "answer"))),
    path("people/", include("wiego_mle.accounts.urls")),
    path("outbox/", include("wiego_mle.mailing.urls")),
    path("trail/", include("wiego_mle.audit.urls")),
    path("account/", include("allauth.urls")),
    path("language/", choose_language, name="set_language"),
    path("django-admin/", admin.site.urls),
]

handler400 = "wiego_mle.unreadable.unreadable_request"

DECLARED_ELSEWHERE = {
    "account_": "allauth: signing in, resetting a password and managing one’s own sign-in",
    "mfa_": "allauth: a person’s own second factors",
    "admin:": "the Django administration has its own permissions and is read-only for workflows",
}
"""Why names of addresses that begin so declare no act of ours."""
