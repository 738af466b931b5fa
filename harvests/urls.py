"""Addresses of rounds and lists.

The pages of rounds that print numbers of outcomes stand in outcomes/urls.py (`round_patterns`) and share
this namespace, because rounds know nothing about outcomes.
"""

from __future__ import annotations

from django.urls import path

from harvests.views import (
    asking,
    codebook,
    design,
    grants,
    groups,
    invited,
    lists,
    replies,
    rounds,
    substantiation,
    teams,
)

app_name = "rounds"

urlpatterns = [
    # The code lists, programmes and grants
    path("lists/", lists.lists, name="lists"),
    path("lists/programmes/new/", lists.programme_new, name="programme-new"),
    path("lists/programmes/<slug:key>/", lists.programme, name="programme"),
    path("lists/grants/new/", grants.grant_new, name="grant-new"),
    path("lists/grants/<slug:key>/", grants.grant, name="grant"),
    path("lists/grants/<slug:key>/retire/", grants.grant_retire, name="grant-retire"),
    path("lists/grants/<slug:key>/restore/", grants.grant_restore, name="grant-restore"),
    path("lists/<slug:dimension>/new/", lists.code_new, name="code-new"),
    path("lists/<slug:dimension>/<slug:key>/", lists.code, name="code"),
    path("lists/<slug:dimension>/<slug:key>/retire/", lists.code_retire, name="code-retire"),
    path("lists/<slug:dimension>/<slug:key>/restore/", lists.code_restore, name="code-restore"),
    # The codebook
    path("codebook/", codebook.codebook, name="codebook"),
    path("codebook/publish/", codebook.codebook_publish, name="codebook-publish"),
    path("codebook/versions/<int:number>/", codebook.codebook_version, name="codebook-version"),
    path("codebook/files/<int:number>/<slug:file_format>/", codebook.codebook_file, name="codebook-file"),
    path("codebook/import/", codebook.codebook_import, name="codebook-import"),
    path(
        "codebook/import/<slug:import_reference>/",
        codebook.codebook_import_detail,
        name="codebook-import-detail",
    ),
    path("codebook/dimensions/new/", codebook.dimension_new, name="dimension-new"),
    path("codebook/dimensions/<slug:dimension>/", codebook.dimension, name="dimension"),
    # Groups of people
    path("groups/", groups.group_list, name="groups"),
    path("groups/new/", groups.group_new, name="group-new"),
    path("groups/<slug:group>/", groups.group, name="group"),
    path("groups/<slug:group>/remove/", groups.group_remove, name="group-remove"),
    # Rounds
    path("new/", rounds.new, name="new"),
    path("<slug:reference>/edit/", rounds.edit, name="edit"),
    path("<slug:reference>/programmes/", asking.programmes, name="asked"),
    path("<slug:reference>/more-time/", asking.more_time, name="more-time"),
    # The team of a round
    path("<slug:reference>/design/", design.design, name="design"),
    path("<slug:reference>/design/print/", design.design_print, name="design-print"),
    path("<slug:reference>/design/copy/", design.design_copy, name="design-copy"),
    path("<slug:reference>/design/<slug:part>/", design.design_section, name="design-section"),
    path("<slug:reference>/substantiation/plan/", substantiation.plan, name="substantiation-plan"),
    path("<slug:reference>/team/", teams.team, name="team"),
    path("<slug:reference>/team/add/", teams.add, name="team-add"),
    path("<slug:reference>/team/copy/", teams.copy, name="team-copy"),
    path("<slug:reference>/team/leave/", teams.leave, name="team-leave"),
    path("<slug:reference>/reply/", replies.reply, name="reply"),
    path("<slug:reference>/reply/take-back/", replies.take_back, name="reply-take-back"),
    path("<slug:reference>/contributors/<slug:person>/reply/", replies.note, name="reply-note"),
    path(
        "<slug:reference>/contributors/<slug:person>/reply/take-back/",
        replies.take_back_noted,
        name="reply-note-take-back",
    ),
    path("<slug:reference>/team/member/<slug:person>/<slug:role>/", teams.member, name="team-member"),
    path("<slug:reference>/team/group/", groups.team_group, name="team-group"),
    path(
        "<slug:reference>/team/group/<slug:group>/forget/", groups.team_group_forget, name="team-group-forget"
    ),
    path("<slug:reference>/team/invite/", invited.invite, name="team-invite"),
    path(
        "<slug:reference>/team/invited/<slug:invitation>/send-again/",
        invited.invited_send_again,
        name="team-invited-again",
    ),
    path(
        "<slug:reference>/team/invited/<slug:invitation>/withdraw/",
        invited.invited_withdraw,
        name="team-invited-withdraw",
    ),
]
