"""Addresses of the outbox."""

from __future__ import annotations

from django.urls import path

from wiego_mle.mailing import rewording, views

app_name = "outbox"

urlpatterns = [
    path("", views.letter_list, name="list"),
    path("several/", views.letter_several, name="several"),
    path("<slug:reference>/", views.letter_detail, name="detail"),
    path("<slug:reference>/send-again/", views.letter_send_again, name="send-again"),
    path("<slug:reference>/leave/", views.letter_leave, name="leave"),
    path("<slug:reference>/hold/", views.letter_hold, name="hold"),
    path("<slug:reference>/release/", views.letter_release, name="release"),
    path("<slug:reference>/reword/", rewording.letter_reword, name="reword"),
]
