"""Addresses of outcomes."""

from __future__ import annotations

from django.urls import path

from outcomes.views import actors, autosave, capture, lists, record, review, sections, steps

app_name = "outcomes"

urlpatterns = [
    # lists
    path("outcomes/", lists.outcome_list, name="list"),
    path("outcomes/export/<slug:file_format>/", lists.export, name="export"),
    # capture
    path("outcomes/new/", capture.new, name="new"),
    path("outcomes/<slug:reference>/edit/", capture.edit, name="edit"),
    path("outcomes/<slug:reference>/edit/<slug:section>/", sections.edit_section, name="edit-section"),
    path("outcomes/<slug:reference>/autosave/<slug:section>/", autosave.autosave, name="autosave"),
    path("outcomes/<slug:reference>/check/", capture.check, name="check"),
    # actors
    path("actors/", actors.actor_list, name="actor-list"),
    path("actors/new/", actors.actor_new, name="actor-new"),
    path("actors/find/", actors.actor_find, name="actor-find"),
    path("actors/<slug:reference>/", actors.actor_detail, name="actor-detail"),
    path("actors/<slug:reference>/edit/", actors.actor_edit, name="actor-edit"),
    # record and steps
    path("outcomes/<slug:reference>/", record.detail, name="detail"),
    path("outcomes/<slug:reference>/step/<slug:step>/", steps.step, name="step"),
    # review
    path("review/", review.review_queue, name="review-queue"),
    path("review/next/", review.review_next, name="review-next"),
]
