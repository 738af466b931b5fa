"""Addresses of outcomes."""

from __future__ import annotations

from django.urls import path

from outcomes.views import (
    actor_merging,
    actors,
    asking,
    assigning,
    autosave,
    capture,
    coach,
    cockpit,
    coding,
    coding_plan,
    coding_votes,
    compare,
    contribution_links,
    contributions,
    countries,
    documents,
    duplicates,
    edition_parts,
    editions,
    evidence,
    evidence_files,
    explorer,
    focal_cities,
    home,
    import_rows,
    imports,
    interests,
    leads,
    letter_words,
    links,
    lists,
    load,
    looks,
    nominations,
    notes,
    opinions,
    outside,
    passages,
    questions,
    reading,
    ready_questions,
    recoding,
    record,
    reminders,
    requests,
    resolutions,
    results,
    review,
    round_ends,
    round_letters,
    round_steps,
    rounds,
    sections,
    selections,
    sources,
    steps,
    substantiators,
    tables,
    versions,
    withheld,
)

app_name = "outcomes"

urlpatterns = [
    # what waits for me
    path("", home.home, name="home"),
    # lists
    path("outcomes/", lists.outcome_list, name="list"),
    path("outcomes/export/<slug:file_format>/", lists.export, name="export"),
    # contributions
    path("contributions/", contributions.contribution_list, name="contribution-list"),
    path("contributions/new/", contributions.contribution_new, name="contribution-new"),
    path("contributions/<slug:reference>/", contributions.contribution_detail, name="contribution-detail"),
    path("contributions/<slug:reference>/edit/", contributions.contribution_edit, name="contribution-edit"),
    # contributions of one outcome
    path(
        "outcomes/<slug:reference>/contributions/link/",
        contribution_links.contribution_link,
        name="contribution-link",
    ),
    path(
        "outcomes/<slug:reference>/contributions/new/",
        contribution_links.contribution_link_new,
        name="contribution-link-new",
    ),
    path(
        "outcomes/<slug:reference>/contributions/<slug:contribution>/",
        contribution_links.contribution_link_edit,
        name="contribution-link-edit",
    ),
    path(
        "outcomes/<slug:reference>/contributions/<slug:contribution>/link/",
        contribution_links.contribution_link_chosen,
        name="contribution-link-chosen",
    ),
    path(
        "outcomes/<slug:reference>/contributions/<slug:contribution>/unlink/",
        contribution_links.contribution_unlink,
        name="contribution-unlink",
    ),
    # sources and evidence; their pages of the task list come before the other pages of questions
    path("outcomes/<slug:reference>/edit/sources/", sources.source_add, name="source-list"),
    path("outcomes/<slug:reference>/sources/add/", sources.source_add, name="source-add"),
    path("outcomes/<slug:reference>/sources/<int:number>/edit/", sources.source_edit, name="source-edit"),
    path(
        "outcomes/<slug:reference>/sources/<int:number>/remove/", sources.source_remove, name="source-remove"
    ),
    path("outcomes/<slug:reference>/sources/<int:number>/erase/", sources.source_erase, name="source-erase"),
    path("outcomes/<slug:reference>/edit/evidence/", evidence.evidence_add, name="evidence-list"),
    path("outcomes/<slug:reference>/evidence/add/", evidence.evidence_add, name="evidence-add"),
    path("outcomes/<slug:reference>/evidence/files/", evidence_files.evidence_files, name="evidence-files"),
    path(
        "outcomes/<slug:reference>/evidence/<slug:item>/",
        evidence_files.evidence_detail,
        name="evidence-detail",
    ),
    *(
        path(f"outcomes/<slug:reference>/evidence/<slug:item>/{words}/", view, name=f"evidence-{words}")
        for words, view in (
            ("thumbnail", evidence_files.evidence_thumbnail),
            ("check", evidence_files.evidence_check),
            ("uncheck", evidence_files.evidence_uncheck),
            ("original", evidence_files.evidence_original),
            ("copy-again", evidence_files.evidence_copy_again),
            ("purge", evidence_files.evidence_purge),
            ("purge-decide", evidence_files.evidence_purge_decide),
        )
    ),
    path(
        "outcomes/<slug:reference>/evidence/<slug:item>/edit/", evidence.evidence_edit, name="evidence-edit"
    ),
    path(
        "outcomes/<slug:reference>/evidence/<slug:item>/remove/",
        evidence.evidence_remove,
        name="evidence-remove",
    ),
    path(
        "outcomes/<slug:reference>/evidence/<slug:item>/open/", evidence.evidence_open, name="evidence-open"
    ),
    # whom to ask about it
    path("outcomes/<slug:reference>/people/", nominations.nominations, name="nominations"),
    path("outcomes/<slug:reference>/people/<slug:person>/", nominations.nomination, name="nomination"),
    *(
        path(f"outcomes/<slug:reference>/people/<slug:person>/{words}/", view, name=f"nomination-{words}")
        for words, view in (
            ("approve", nominations.nomination_approve),
            ("refuse", nominations.nomination_refuse),
            ("channel", nominations.nomination_channel),
            ("take-off", nominations.nomination_take_off),
        )
    ),
    # a first note
    path("leads/new/", leads.lead_new, name="lead-new"),
    path("leads/<slug:reference>/kept/", leads.lead_kept, name="lead-kept"),
    # what is withheld
    path("outcomes/<slug:reference>/withheld/", withheld.withheld, name="withheld"),
    path("outcomes/<slug:reference>/withheld/look/", withheld.withheld_look, name="withheld-look"),
    path("outcomes/<slug:reference>/withheld/hide/", withheld.withheld_hide, name="withheld-hide"),
    path("outcomes/<slug:reference>/withheld/<int:number>/end/", withheld.withheld_end, name="withheld-end"),
    # capture
    path("outcomes/new/", capture.new, name="new"),
    path("outcomes/<slug:reference>/edit/", capture.edit, name="edit"),
    path("outcomes/<slug:reference>/edit/<slug:section>/", sections.edit_section, name="edit-section"),
    path("outcomes/<slug:reference>/autosave/<slug:section>/", autosave.autosave, name="autosave"),
    path("outcomes/<slug:reference>/check/", capture.check, name="check"),
    path("countries/<slug:language>/", countries.country_names, name="country-names"),
    # versions of a record, and who has read up to which
    path("outcomes/<slug:reference>/versions/", versions.version_list, name="version-list"),
    path("outcomes/<slug:reference>/versions/compare/", versions.version_compare, name="version-compare"),
    path("outcomes/<slug:reference>/versions/<int:number>/", versions.version_detail, name="version-detail"),
    path(
        "outcomes/<slug:reference>/versions/<int:number>/restore/",
        versions.version_restore,
        name="version-restore",
    ),
    path("outcomes/<slug:reference>/look/", looks.look, name="look"),
    # possible duplicates, links between outcomes, merging
    path("outcomes/duplicates/find/", duplicates.duplicate_find, name="duplicate-find"),
    path("outcomes/<slug:reference>/duplicates/", duplicates.duplicates, name="duplicates"),
    path("outcomes/<slug:reference>/compare/<slug:other>/", compare.compare, name="compare"),
    path(
        "outcomes/<slug:reference>/links/<slug:other>/<slug:kind>/remove/",
        links.link_remove,
        name="link-remove",
    ),
    path("outcomes/<slug:reference>/merge/undo/", links.merge_undo, name="merge-undo"),
    # the coach
    path("outcomes/new/coach/", coach.coach_new, name="coach-new"),
    path("outcomes/<slug:reference>/coach/<slug:section>/", coach.coach, name="coach"),
    path(
        "outcomes/<slug:reference>/coach/<slug:section>/<slug:question>/",
        coach.coach_answer,
        name="coach-answer",
    ),
    path(
        "outcomes/<slug:reference>/coach/<slug:section>/<slug:question>/take-back/",
        coach.coach_take_back,
        name="coach-take-back",
    ),
    # actors
    path("actors/", actors.actor_list, name="actor-list"),
    path("actors/new/", actors.actor_new, name="actor-new"),
    path("actors/find/", actors.actor_find, name="actor-find"),
    path("actors/<slug:reference>/", actors.actor_detail, name="actor-detail"),
    path("actors/<slug:reference>/edit/", actors.actor_edit, name="actor-edit"),
    # questions, answers and notes
    path("outcomes/<slug:reference>/questions/ask/", questions.question_ask, name="question-ask"),
    path(
        "outcomes/<slug:reference>/questions/settle-answered/",
        questions.question_settle_all,
        name="question-settle-all",
    ),
    path("outcomes/<slug:reference>/questions/<int:number>/", questions.question, name="question"),
    path(
        "outcomes/<slug:reference>/questions/<int:number>/answer/",
        questions.question_answer,
        name="question-answer",
    ),
    path("outcomes/<slug:reference>/notes/add/", notes.note_add, name="note-add"),
    path("mentions/noted/", questions.mentions_noted, name="mentions-noted"),
    path("focal-cities/new/", focal_cities.focal_city_new, name="focal-city-new"),
    path("focal-cities/<slug:key>/", focal_cities.focal_city, name="focal-city"),
    path("focal-cities/<slug:key>/retire/", focal_cities.focal_city_retire, name="focal-city-retire"),
    path("focal-cities/<slug:key>/restore/", focal_cities.focal_city_restore, name="focal-city-restore"),
    path("ready-questions/", ready_questions.ready_list, name="ready-list"),
    path("ready-questions/new/", ready_questions.ready_new, name="ready-new"),
    path("ready-questions/<slug:key>/", ready_questions.ready_edit, name="ready-edit"),
    path("ready-questions/<slug:key>/retire/", ready_questions.ready_retire, name="ready-retire"),
    path("ready-questions/<slug:key>/restore/", ready_questions.ready_restore, name="ready-restore"),
    path("actors/<slug:reference>/merge/", actor_merging.actor_merge, name="actor-merge"),
    path("actors/<slug:reference>/merge/undo/", actor_merging.actor_merge_undo, name="actor-merge-undo"),
    # record and steps
    path("outcomes/<slug:reference>/", record.detail, name="detail"),
    path("outcomes/<slug:reference>/step/<slug:step>/", steps.step, name="step"),
    # what people outside answered
    path("outcomes/<slug:reference>/answers/resolve/", resolutions.resolve, name="resolve"),
    path("outcomes/<slug:reference>/answers/take-back/", resolutions.resolution_end, name="resolution-end"),
    # review
    path("review/", review.review_queue, name="review-queue"),
    path("review/next/", review.review_next, name="review-next"),
    path("review/share/", assigning.review_share, name="review-share"),
    path("review/conflicts/", interests.interest_list, name="interest-list"),
    path("review/conflicts/<slug:reference>/end/", interests.interest_end, name="interest-end"),
    path("outcomes/<slug:reference>/conflict/", interests.interest_in_record, name="interest-in-record"),
    # coding
    path("coding/", coding.coding, name="coding"),
    path("coding/<slug:round_reference>/", coding.coding_round, name="coding-round"),
    path("coding/<slug:round_reference>/practice/", coding.coding_practice, name="coding-practice"),
    path("coding/<slug:round_reference>/<slug:reference>/", coding.coding_record, name="coding-record"),
    # among reviewers
    path("outcomes/<slug:reference>/opinions/ask/", opinions.opinion_ask, name="opinion-ask"),
    path("outcomes/<slug:reference>/opinions/<int:number>/", opinions.opinion, name="opinion"),
    path(
        "outcomes/<slug:reference>/opinions/<int:number>/withdraw/",
        opinions.opinion_withdraw,
        name="opinion-withdraw",
    ),
    path("outcomes/<slug:reference>/checks/", opinions.checks, name="checks"),
    path("outcomes/<slug:reference>/criteria/", opinions.criteria, name="criteria"),
    # requests to people outside
    path("substantiation/people/", substantiators.substantiator_list, name="substantiator-list"),
    path(
        "substantiation/people/<slug:reference>/",
        substantiators.substantiator_detail,
        name="substantiator-detail",
    ),
    *(
        path(f"substantiation/people/<slug:reference>/{words}/", view, name=f"substantiator-{words}")
        for words, view in (
            ("edit", substantiators.substantiator_edit),
            ("export", substantiators.substantiator_export),
            ("erase", substantiators.substantiator_erase),
        )
    ),
    path("substantiation/requests/<slug:reference>/", requests.request_detail, name="request"),
    path(
        "substantiation/requests/<slug:reference>/do/<slug:what>/", requests.request_act, name="request-act"
    ),
    path(
        "substantiation/requests/<slug:reference>/seen/<int:number>/",
        asking.request_seen,
        name="request-seen",
    ),
    path("substantiation/requests/<slug:reference>/code/", requests.request_code, name="request-code"),
    path(
        "substantiation/requests/<slug:reference>/answers/<int:number>/",
        requests.request_answer,
        name="request-answer",
    ),
    path(
        "substantiation/requests/<slug:reference>/answers/<int:number>/lead/",
        requests.request_note_lead,
        name="request-lead",
    ),
    path(
        "substantiation/requests/<slug:reference>/decline/", requests.request_decline, name="request-decline"
    ),
    # documents and what became of their passages
    path("documents/", documents.document_list, name="document-list"),
    path("documents/<slug:reference>/", reading.document, name="document"),
    path("documents/<slug:reference>/edit/", documents.document_edit, name="document-edit"),
    path("documents/<slug:reference>/version/", documents.document_version, name="document-version"),
    path("documents/<slug:reference>/remove/", documents.document_remove, name="document-remove"),
    path("documents/<slug:reference>/again/", documents.document_again, name="document-again"),
    path("documents/<slug:reference>/status/", documents.document_status, name="document-status"),
    path(
        "documents/<slug:reference>/versions/<int:number>/file/",
        documents.document_file,
        name="document-file",
    ),
    path(
        "documents/<slug:reference>/versions/<int:version>/pages/<int:number>/read/",
        reading.page_read,
        name="page-read",
    ),
    path("documents/<slug:reference>/mark/", passages.passage_mark, name="passage-mark"),
    path("documents/<slug:reference>/passages/", reading.document_passages, name="document-passages"),
    path("documents/<slug:reference>/passages/<slug:passage>/", passages.passage, name="passage"),
    path(
        "documents/<slug:reference>/passages/<slug:passage>/unmark/",
        passages.passage_unmark,
        name="passage-unmark",
    ),
    # annual tables
    path("tables/", tables.tables, name="tables"),
    path("tables/<int:year>/<slug:file_format>/", tables.tables_file, name="tables-file"),
    # editions of the annual tables
    path("editions/", editions.edition_list, name="edition-list"),
    path("editions/new/", editions.edition_new, name="edition-new"),
    path("editions/<slug:reference>/", editions.edition_detail, name="edition-detail"),
    path("editions/<slug:reference>/outcomes/", editions.edition_outcomes, name="edition-outcomes"),
    path("editions/<slug:reference>/step/<slug:step>/", edition_parts.edition_step, name="edition-step"),
    path(
        "editions/<slug:reference>/files/again/",
        edition_parts.edition_files_again,
        name="edition-files-again",
    ),
    path(
        "editions/<slug:reference>/files/<slug:file_format>/", edition_parts.edition_file, name="edition-file"
    ),
    path(
        "editions/<slug:reference>/highlights/<slug:outcome>/",
        edition_parts.edition_highlight,
        name="edition-highlight",
    ),
    path(
        "editions/<slug:reference>/highlights/<slug:outcome>/remove/",
        edition_parts.edition_highlight_remove,
        name="edition-highlight-remove",
    ),
    path(
        "editions/<slug:reference>/findings/<int:number>/",
        edition_parts.edition_finding,
        name="edition-finding",
    ),
    # the explorer
    path("explore/", explorer.explore, name="explore"),
    path("explore/views/keep/", explorer.view_keep, name="view-keep"),
    path("explore/views/<slug:reference>/forget/", explorer.view_forget, name="view-forget"),
]

round_patterns = [
    path("", rounds.round_list, name="list"),
    path("people/<slug:person>/", load.person_load, name="person-load"),
    path("<slug:reference>/", rounds.detail, name="detail"),
    path("<slug:reference>/step/<slug:step>/", round_steps.step, name="step"),
    path("<slug:reference>/checks/", round_steps.checks, name="checks"),
    path("<slug:reference>/checks/<slug:check>/", round_steps.check, name="check"),
    path("<slug:reference>/closings/<int:number>/", round_ends.closing, name="closing"),
    path("<slug:reference>/yours/", round_ends.yours, name="yours"),
    path("<slug:reference>/documents/", documents.round_documents, name="documents"),
    path("<slug:reference>/documents/add/", documents.document_add, name="document-add"),
    path("<slug:reference>/letters/", round_letters.letters, name="letters"),
    path("<slug:reference>/letters/plan/", round_letters.plan, name="letters-plan"),
    path("<slug:reference>/letters/start/", round_letters.start, name="letters-start"),
    path("<slug:reference>/letters/stop/", round_letters.stop, name="letters-stop"),
    path("<slug:reference>/letters/<slug:kind>/<slug:language>/", letter_words.words, name="letter-words"),
    path(
        "<slug:reference>/letters/<slug:kind>/<slug:language>/trial/",
        letter_words.trial,
        name="letter-trial",
    ),
    path(
        "<slug:reference>/letters/<slug:kind>/<slug:language>/shipped/",
        letter_words.shipped,
        name="letter-shipped",
    ),
    # changes of the codebook that move codes on the records
    path("codebook/changes/", recoding.recoding_list, name="recoding-list"),
    path(
        "codebook/codes/<slug:dimension>/<slug:key>/<slug:kind>/", recoding.recoding_new, name="recoding-new"
    ),
    path("codebook/changes/<slug:recoding_reference>/", recoding.recoding_detail, name="recoding-detail"),
    path("codebook/changes/<slug:recoding_reference>/undo/", recoding.recoding_undo, name="recoding-undo"),
    # for the lead: who codes what, how far coders agree, and settling where they differ
    path("<slug:reference>/coding/", coding_plan.coding, name="coding"),
    path("<slug:reference>/coding/plan/", coding_plan.plan, name="coding-plan"),
    path("<slug:reference>/coding/share/", coding_plan.share, name="coding-share"),
    path("<slug:reference>/coding/free/<slug:person>/", coding_plan.free, name="coding-free"),
    path("<slug:reference>/coding/suggestions/", coding_plan.suggestions, name="coding-suggestions"),
    path("<slug:reference>/coding/practice/", coding_plan.practice, name="coding-practice"),
    path("<slug:reference>/coding/file/<slug:file_format>/", coding_votes.agreement_file, name="coding-file"),
    path(
        "<slug:reference>/coding/agreement/<slug:dimension>/",
        coding_votes.dimension,
        name="coding-dimension",
    ),
    path("<slug:reference>/coding/votes/<slug:dimension>/", coding_votes.votes, name="coding-votes"),
    path("<slug:reference>/coding/differences/", coding_votes.differences, name="coding-differences"),
    path(
        "<slug:reference>/coding/differences/<slug:outcome>/<slug:dimension>/",
        coding_votes.settle,
        name="coding-settle",
    ),
    # bringing spreadsheets in
    path("<slug:reference>/imports/", imports.imports, name="imports"),
    path("<slug:reference>/imports/<slug:number>/", imports.import_detail, name="import"),
    path(
        "<slug:reference>/imports/<slug:number>/columns/", import_rows.import_columns, name="import-columns"
    ),
    path(
        "<slug:reference>/imports/<slug:number>/questions/",
        import_rows.import_questions,
        name="import-questions",
    ),
    path("<slug:reference>/imports/<slug:number>/rows/", import_rows.import_rows, name="import-rows"),
    path(
        "<slug:reference>/imports/<slug:number>/rows/choose/",
        import_rows.import_rows_choose,
        name="import-rows-choose",
    ),
    path(
        "<slug:reference>/imports/<slug:number>/rows/<int:position>/",
        import_rows.import_row,
        name="import-row",
    ),
    path(
        "<slug:reference>/imports/<slug:number>/rows/<int:position>/choose/",
        import_rows.import_row_choose,
        name="import-row-choose",
    ),
    path("<slug:reference>/imports/<slug:number>/confirm/", imports.import_confirm, name="import-confirm"),
    path("<slug:reference>/imports/<slug:number>/file/", imports.import_file, name="import-file"),
    path("<slug:reference>/imports/<slug:number>/undo/", imports.import_undo, name="import-undo"),
    path("<slug:reference>/imports/<slug:number>/cancel/", imports.import_cancel, name="import-cancel"),
    path("<slug:reference>/imports/<slug:number>/profile/", imports.import_profile, name="import-profile"),
    # for the lead: what blocks the round, and writing to those who are awaited
    path("<slug:reference>/cockpit/", cockpit.cockpit, name="cockpit"),
    path("<slug:reference>/cockpit/<slug:file_format>/", cockpit.cockpit_export, name="cockpit-file"),
    path("<slug:reference>/questions/", cockpit.open_questions, name="open-questions"),
    path("<slug:reference>/contributors/", reminders.contributors, name="contributors"),
    path("<slug:reference>/remind/", reminders.remind, name="remind"),
    path("<slug:reference>/remind/<uuid:key>/", reminders.reminded, name="reminded"),
    # whom people outside are asked about which outcomes
    path("<slug:reference>/substantiation/", asking.substantiation, name="substantiation"),
    path("<slug:reference>/substantiation/results/", results.results, name="substantiation-results"),
    path(
        "<slug:reference>/substantiation/results/replace/",
        results.replacement,
        name="substantiation-replace",
    ),
    path("<slug:reference>/substantiation/proposed/", asking.proposed, name="proposed"),
    path("<slug:reference>/substantiation/ask/", asking.asking, name="asking"),
    path("<slug:reference>/substantiation/letters/", asking.asking_letters, name="asking-letters"),
    path(
        "<slug:reference>/substantiation/named/<slug:asked>/<int:number>/",
        asking.suggestion,
        name="suggestion",
    ),
    path(
        "<slug:reference>/substantiation/named/<slug:asked>/<int:number>/drop/",
        asking.suggestion_drop,
        name="suggestion-drop",
    ),
    # which outcomes are substantiated
    path("<slug:reference>/selections/", selections.selections, name="selections"),
    path("<slug:reference>/selections/new/", selections.selection_new, name="selection-new"),
    path("<slug:reference>/selections/<int:number>/", selections.selection, name="selection"),
    path("<slug:reference>/selections/<int:number>/hand/", selections.selection_hand, name="selection-hand"),
    path("<slug:reference>/selections/<int:number>/draw/", selections.selection_draw, name="selection-draw"),
    path(
        "<slug:reference>/selections/<int:number>/give-up/", selections.selection_drop, name="selection-drop"
    ),
    path(
        "<slug:reference>/selections/<int:number>/<slug:outcome>/take-off/",
        selections.selection_choice_drop,
        name="selection-choice-drop",
    ),
    path(
        "<slug:reference>/selections/<int:number>/<slug:outcome>/reserve/",
        selections.selection_reserve,
        name="selection-reserve",
    ),
    path("<slug:reference>/quotes/<slug:outcome>/take-off/", selections.quote_drop, name="quote-drop"),
]
"""Pages of rounds that print numbers of outcomes; they join the addresses of harvests under `rounds:`."""

answer_patterns = [
    path("", outside.lost, name="lost"),
    path("<slug:reference>/", outside.start, name="start"),
    path("<slug:reference>/begin/", outside.begin, name="begin"),
    path("<slug:reference>/outcomes/<int:number>/", outside.outcome, name="outcome"),
    path("<slug:reference>/decline/", outside.decline, name="decline"),
    path("<slug:reference>/code/", outside.code, name="code"),
    path("<slug:reference>/language/", outside.language, name="language"),
    # A token has a colon, so it is never taken for a reference.
    path("<str:token>/", outside.link, name="link"),
]
"""Pages of people without an account who are asked about outcomes; nothing else of the system is among them."""
