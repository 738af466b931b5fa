"""Addresses of rounds and lists.

The pages of rounds that print numbers of outcomes stand in outcomes/urls.py (`round_patterns`) and share
this namespace, because rounds know nothing about outcomes.
"""

from __future__ import annotations

from django.urls import path

from harvests.views import lists, replies, rounds, teams

app_name = "rounds"

urlpatterns = [
    # The code lists and programmes
    path("lists/", lists.lists, name="lists"),
    path("lists/programmes/new/", lists.programme_new, name="programme-new"),
    path("lists/programmes/<slug:key>/", lists.programme, name="programme"),
    path("lists/<slug:dimension>/new/", lists.code_new, name="code-new"),
    path("lists/<slug:dimension>/<slug:key>/", lists.code, name="code"),
    path("lists/<slug:dimension>/<slug:key>/retire/", lists.code_retire, name="code-retire"),
    path("lists/<slug:dimension>/<slug:key>/restore/", lists.code_restore, name="code-restore"),
    # Rounds
    path("new/", rounds.new, name="new"),
    path("<slug:reference>/edit/", rounds.edit, name="edit"),
    path("<slug:reference>/team/", teams.team, name="team"),
    path("<slug:reference>/team/leave/", teams.leave, name="team-leave"),
    path("<slug:reference>/reply/", replies.reply, name="reply"),
    path("<slug:reference>/reply/take-back/", replies.take_back, name="reply-take-back"),
]
