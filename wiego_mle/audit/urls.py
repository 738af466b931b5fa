"""Addresses of the trail."""

from __future__ import annotations

from django.urls import path

from wiego_mle.audit import views

app_name = "trail"

urlpatterns = [
    path("", views.trail_list, name="list"),
    path("verify/", views.verify, name="verify"),
]
