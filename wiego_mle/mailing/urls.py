"""Addresses of the outbox."""

from __future__ import annotations

from django.urls import path

from wiego_mle.mailing import views

app_name = "outbox"

urlpatterns = [
    path("", views.letter_list, name="list"),
    path("<slug:reference>/", views.letter_detail, name="detail"),
    path("<slug:reference>/send-again/", views.letter_send_again, name="send-again"),
    path("<slug:reference>/leave/", views.letter_leave, name="leave"),
]
