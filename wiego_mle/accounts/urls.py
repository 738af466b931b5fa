"""Addresses of people."""

from __future__ import annotations

from django.urls import path

from wiego_mle.accounts.views import invitations, people, profile, working_time

app_name = "people"

urlpatterns = [
    path("", people.people_list, name="list"),
    path("me/", profile.profile, name="profile"),
    path("me/working-time/", working_time.working_time, name="working-time"),
    path("me/away/", working_time.away, name="away"),
    path("me/away/remove/", working_time.away_remove, name="away-remove"),
    path("time-zones/", profile.time_zone_names, name="time-zones"),
    # Invitations
    path("invite/", people.invite, name="invite"),
    path(
        "invitations/<slug:reference>/send-again/",
        invitations.invitation_send_again,
        name="invitation-send-again",
    ),
    path("invitations/<slug:reference>/revoke/", invitations.invitation_revoke, name="invitation-revoke"),
    path("invitation/", invitations.invitation_accept, name="invitation-accept"),
    path("invitation/ask/", invitations.invitation_ask, name="invitation-ask"),
    path("invitation/<str:token>/", invitations.invitation_link, name="invitation"),
    # One person
    path("<slug:reference>/", people.person_detail, name="detail"),
    path("<slug:reference>/roles/", people.person_roles, name="roles"),
    path("<slug:reference>/deactivate/", people.person_deactivate, name="deactivate"),
    path("<slug:reference>/reactivate/", people.person_reactivate, name="reactivate"),
]
