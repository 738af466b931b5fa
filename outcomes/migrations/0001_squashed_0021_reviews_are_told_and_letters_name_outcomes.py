"""Everything of outcomes at once: a new installation rebuilds no table for what others went through."""

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import wiego_mle.kernel.countries
import wiego_mle.kernel.references
from outcomes.starting_questions import add_missing


class OnPostgreSQL(migrations.RunSQL):
    """Statements for PostgreSQL alone; the same queries run on SQLite without these indexes."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


def on_postgresql(name: str, target: str) -> OnPostgreSQL:
    return OnPostgreSQL(f"CREATE INDEX {name} ON {target}", f"DROP INDEX {name}")


def fill(apps, schema_editor):
    """Add the shipped questions."""
    add_missing(apps.get_model("outcomes", "ReadyQuestion").objects)


class Migration(migrations.Migration):
    replaces = [
        ("outcomes", "0001_initial"),
        ("outcomes", "0002_actor_other_names"),
        ("outcomes", "0003_list_and_search_indexes"),
        ("outcomes", "0004_ends_have_starts_and_twins_are_others"),
        ("outcomes", "0005_titles_sort_alike_and_places_know_their_region"),
        ("outcomes", "0006_evidence_copies_checks_and_purges"),
        ("outcomes", "0007_evidence_files_wait_for_their_copies"),
        ("outcomes", "0008_looks_and_restored_versions"),
        ("outcomes", "0009_outcomes_belong_together"),
        ("outcomes", "0010_keys_of_outcomes_there_are"),
        ("outcomes", "0011_questions_and_notices"),
        ("outcomes", "0012_ready_questions"),
        ("outcomes", "0013_coach_dismissals"),
        ("outcomes", "0014_withheld_words_and_harm"),
        ("outcomes", "0015_sources_contact_and_erasure"),
        ("outcomes", "0016_merged_actors"),
        ("outcomes", "0017_evidence_texts_without_withheld_words"),
        ("outcomes", "0018_purges_are_told_and_withheld_words_do_not_sort"),
        ("outcomes", "0019_left_with_a_reason_or_carried_over"),
        ("outcomes", "0020_conflicts_assignments_opinions_and_checks"),
        ("outcomes", "0021_reviews_are_told_and_letters_name_outcomes"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("harvests", "0001_squashed_0008_rounds_are_analysed_and_close_with_a_note"),
        ("mailing", "0004_letters_can_be_withdrawn"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReferenceCounter",
            fields=[
                ("prefix", models.CharField(max_length=4, primary_key=True, serialize=False)),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(editable=False, max_length=12, unique=True, verbose_name="reference"),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="harvests.harvestround",
                        verbose_name="harvest round",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("lead", "Lead"),
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned"),
                            ("accepted", "Accepted"),
                            ("set_aside", "Set aside"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("es", "Spanish"),
                            ("fr", "French"),
                            ("pt", "Portuguese"),
                        ],
                        default="en",
                        max_length=2,
                        verbose_name="language of the text",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                (
                    "statement",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="outcome statement",
                    ),
                ),
                (
                    "significance",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="significance",
                    ),
                ),
                (
                    "contribution_wiego",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="contribution of WIEGO",
                    ),
                ),
                (
                    "contribution_others",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="contribution of others",
                    ),
                ),
                (
                    "actor_type",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"dimension": "actor_type"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="harvests.code",
                        verbose_name="actor type",
                    ),
                ),
                (
                    "change_type",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"dimension": "change_type"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="harvests.code",
                        verbose_name="change type",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"dimension": "stage"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="harvests.code",
                        verbose_name="stage",
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"dimension": "level"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="harvests.code",
                        verbose_name="level",
                    ),
                ),
                ("is_global", models.BooleanField(default=False, verbose_name="not in one country: global")),
                ("city", models.CharField(blank=True, max_length=120, verbose_name="city or place")),
                ("date_from", models.DateField(blank=True, null=True, verbose_name="first possible day")),
                ("date_to", models.DateField(blank=True, null=True, verbose_name="last possible day")),
                (
                    "date_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "Day"),
                            ("month", "Month"),
                            ("quarter", "Quarter"),
                            ("year", "Year"),
                        ],
                        max_length=8,
                    ),
                ),
                ("is_ongoing", models.BooleanField(default=False, verbose_name="still going on")),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("positive", "Positive"),
                            ("negative", "Negative"),
                            ("mixed", "Mixed"),
                            ("setback_averted", "Setback averted"),
                        ],
                        max_length=16,
                        verbose_name="direction",
                    ),
                ),
                (
                    "expected",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("intended", "Intended"),
                            ("partly", "Partly intended"),
                            ("unintended", "Unintended"),
                            ("not_sure", "Not sure"),
                        ],
                        max_length=12,
                        verbose_name="expected",
                    ),
                ),
                (
                    "influence_route",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("A", "A: WIEGO → external actor"),
                            ("B", "B: WIEGO → workers, MBO or network"),
                            ("C", "C: workers, MBO or network, earlier supported → others"),
                            ("D", "D: jointly → external actor"),
                        ],
                        max_length=1,
                        verbose_name="influence route",
                    ),
                ),
                (
                    "confidentiality",
                    models.CharField(
                        choices=[
                            ("open", "Open – may be published"),
                            ("internal", "Internal – everybody at WIEGO who signs in"),
                            ("restricted", "Restricted – only you, the MLE lead and administrators"),
                        ],
                        default="internal",
                        max_length=10,
                        verbose_name="confidentiality",
                    ),
                ),
                (
                    "public_text",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="public text",
                    ),
                ),
                (
                    "confidentiality_reason",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="why it is restricted",
                    ),
                ),
                (
                    "harm",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="harm if published",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("typed", "Typed"),
                            ("document", "From a document"),
                            ("interview", "From an interview"),
                            ("workshop", "From a workshop"),
                            ("import", "Imported"),
                        ],
                        default="typed",
                        max_length=10,
                    ),
                ),
                ("origin_note", models.CharField(blank=True, default="", max_length=200)),
                ("submissions", models.PositiveSmallIntegerField(default=0)),
                ("first_submitted_at", models.DateTimeField(blank=True, null=True)),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "set_aside_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("output", "An output"),
                            ("own_activity", "Our own activity"),
                            ("impact", "An impact on well-being, without an act"),
                            ("duplicate", "The same change as another outcome"),
                            ("outside", "Outside the round’s boundary"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "duplicate_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="outcomes.outcome",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("creation_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("search_text", models.TextField(blank=True, default="", editable=False)),
                ("title_sorted", models.TextField(blank=True, default="", editable=False)),
                ("withheld", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "worker_groups",
                    models.ManyToManyField(
                        blank=True,
                        limit_choices_to={"dimension": "worker_group"},
                        related_name="+",
                        to="harvests.code",
                        verbose_name="worker groups",
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome",
                "ordering": ["-updated_at", "-pk"],
                "indexes": [
                    models.Index(fields=["-updated_at", "-id"], name="outcomes_latest_first"),
                    models.Index(fields=["state", "-updated_at", "-id"], name="outcomes_by_state"),
                    models.Index(fields=["round", "state", "-updated_at", "-id"], name="outcomes_by_round"),
                    models.Index(fields=["state", "submitted_at", "id"], name="outcomes_waiting_longest"),
                    models.Index(fields=["author", "state"], name="outcomes_by_author"),
                    models.Index(fields=["title_sorted", "id"], name="outcomes_by_title"),
                    models.Index(fields=["date_from", "id"], name="outcomes_by_date"),
                    models.Index(
                        fields=[
                            "state",
                            "confidentiality",
                            "round",
                            "author",
                            "direction",
                            "language",
                            "change_type",
                            "actor_type",
                            "level",
                        ],
                        name="outcomes_counted",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "lead",
                                    "draft",
                                    "submitted",
                                    "returned",
                                    "accepted",
                                    "set_aside",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="outcome_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="outcome_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_to__isnull", True),
                            ("date_to__gte", models.F("date_from")),
                            _connector="OR",
                        ),
                        name="outcome_dates_go_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_to__isnull", True), ("date_from__isnull", False), _connector="OR"
                        ),
                        name="outcome_end_has_a_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("duplicate_of__isnull", True),
                            models.Q(("duplicate_of", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="outcome_not_duplicate_of_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("date_from__isnull", True), ("date_precision", "")),
                            models.Q(
                                ("date_from__isnull", False), models.Q(("date_precision", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="outcome_date_has_a_precision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="accepted_outcome_names_who_accepted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True),
                            models.Q(("decided_by", models.F("author")), _negated=True),
                            _connector="OR",
                        ),
                        name="outcome_not_accepted_by_its_author",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "set_aside"), models.Q(("set_aside_kind", ""), _negated=True)),
                            models.Q(models.Q(("state", "set_aside"), _negated=True), ("set_aside_kind", "")),
                            _connector="OR",
                        ),
                        name="outcome_set_aside_with_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("duplicate_of__isnull", False), ("set_aside_kind", "duplicate")),
                            models.Q(
                                models.Q(("set_aside_kind", "duplicate"), _negated=True),
                                ("duplicate_of__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="duplicate_names_the_other_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("first_submitted_at__isnull", True),
                                ("submissions", 0),
                                ("submitted_at__isnull", True),
                            ),
                            models.Q(
                                ("first_submitted_at__isnull", False),
                                ("submissions__gte", 1),
                                ("submitted_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="submitted_outcome_has_its_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Actor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(editable=False, max_length=12, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("folded_name", models.CharField(editable=False, max_length=240)),
                ("other_names", models.CharField(blank=True, max_length=1000, verbose_name="other names")),
                (
                    "folded_other_names",
                    models.CharField(blank=True, default="", editable=False, max_length=1400),
                ),
                (
                    "actor_type",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"dimension": "actor_type"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="harvests.code",
                        verbose_name="actor type",
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"dimension": "level"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="harvests.code",
                        verbose_name="level",
                    ),
                ),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=2,
                        validators=[wiego_mle.kernel.countries.validate_country],
                        verbose_name="country",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="outcomes.actor",
                        verbose_name="part of",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="twins",
                        to="outcomes.actor",
                        verbose_name="merged into",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "actor",
                "ordering": ["folded_name", "country", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("folded_name", "country"), name="actor_once_per_country"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="actor_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="actor_not_part_of_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="actor_not_merged_into_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(editable=False, max_length=12, unique=True, verbose_name="reference"),
                ),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                (
                    "what_was_done",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="what was done",
                    ),
                ),
                ("partners", models.CharField(blank=True, max_length=300, verbose_name="partners")),
                (
                    "people",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="people of WIEGO who took part"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="harvests.programme",
                        verbose_name="programme",
                    ),
                ),
                ("city", models.CharField(blank=True, max_length=120, verbose_name="city or place")),
                ("date_from", models.DateField(blank=True, null=True, verbose_name="first possible day")),
                ("date_to", models.DateField(blank=True, null=True, verbose_name="last possible day")),
                (
                    "date_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "Day"),
                            ("month", "Month"),
                            ("quarter", "Quarter"),
                            ("year", "Year"),
                        ],
                        max_length=8,
                    ),
                ),
                ("is_ongoing", models.BooleanField(default=False, verbose_name="still going on")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("es", "Spanish"),
                            ("fr", "French"),
                            ("pt", "Portuguese"),
                        ],
                        default="en",
                        max_length=2,
                        verbose_name="language of the text",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("creation_key", models.UUIDField(editable=False, null=True, unique=True)),
                ("search_text", models.TextField(blank=True, default="", editable=False)),
                ("withheld", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "strategies",
                    models.ManyToManyField(
                        blank=True,
                        limit_choices_to={"dimension": "strategy"},
                        related_name="+",
                        to="harvests.code",
                        verbose_name="strategies",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution",
                "ordering": ["-updated_at", "-pk"],
                "indexes": [models.Index(fields=["-updated_at", "-id"], name="contributions_latest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="contribution_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_to__isnull", True),
                            ("date_to__gte", models.F("date_from")),
                            _connector="OR",
                        ),
                        name="contribution_dates_go_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date_to__isnull", True), ("date_from__isnull", False), _connector="OR"
                        ),
                        name="contribution_end_has_a_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("date_from__isnull", True), ("date_precision", "")),
                            models.Q(
                                ("date_from__isnull", False), models.Q(("date_precision", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="contribution_date_has_a_precision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadyQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40, unique=True, verbose_name="key")),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "The whole record"),
                            ("title", "Title"),
                            ("statement", "What changed"),
                            ("language", "Language of the text"),
                            ("actors", "Who changed"),
                            ("actor_type", "Actor type"),
                            ("date_from", "When"),
                            ("countries", "Where"),
                            ("city", "City or place"),
                            ("level", "Level"),
                            ("significance", "Why it matters"),
                            ("contribution_wiego", "What WIEGO did"),
                            ("contribution_links", "Linked contributions"),
                            ("contribution_others", "What others did"),
                            ("programmes", "Programmes"),
                            ("change_type", "Type of change"),
                            ("stage", "Stage"),
                            ("direction", "Direction"),
                            ("expected", "Expected"),
                            ("influence_route", "Influence route"),
                            ("worker_groups", "Worker groups"),
                            ("sources", "Who told us"),
                            ("evidence", "What documents it"),
                            ("confidentiality", "Confidentiality"),
                            ("public_text", "Text that may be published"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="field",
                    ),
                ),
                ("text_en", models.CharField(max_length=200, verbose_name="question in English")),
                ("text_es", models.CharField(blank=True, max_length=200, verbose_name="question in Spanish")),
                ("text_fr", models.CharField(blank=True, max_length=200, verbose_name="question in French")),
                (
                    "text_pt",
                    models.CharField(blank=True, max_length=200, verbose_name="question in Portuguese"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired on")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "ready question",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text_en", ""), _negated=True),
                        name="ready_question_has_english_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "field__in",
                                [
                                    "",
                                    "title",
                                    "statement",
                                    "language",
                                    "actors",
                                    "actor_type",
                                    "date_from",
                                    "countries",
                                    "city",
                                    "level",
                                    "significance",
                                    "contribution_wiego",
                                    "contribution_links",
                                    "contribution_others",
                                    "programmes",
                                    "change_type",
                                    "stage",
                                    "direction",
                                    "expected",
                                    "influence_route",
                                    "worker_groups",
                                    "sources",
                                    "evidence",
                                    "confidentiality",
                                    "public_text",
                                ],
                            )
                        ),
                        name="ready_question_field_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeCountry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="countries",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "country",
                    models.CharField(max_length=2, validators=[wiego_mle.kernel.countries.validate_country]),
                ),
                (
                    "region",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                country__in=[
                                    "AO",
                                    "BF",
                                    "BI",
                                    "BJ",
                                    "BW",
                                    "CD",
                                    "CF",
                                    "CG",
                                    "CI",
                                    "CM",
                                    "CV",
                                    "DJ",
                                    "DZ",
                                    "EG",
                                    "EH",
                                    "ER",
                                    "ET",
                                    "GA",
                                    "GH",
                                    "GM",
                                    "GN",
                                    "GQ",
                                    "GW",
                                    "IO",
                                    "KE",
                                    "KM",
                                    "LR",
                                    "LS",
                                    "LY",
                                    "MA",
                                    "MG",
                                    "ML",
                                    "MR",
                                    "MU",
                                    "MW",
                                    "MZ",
                                    "NA",
                                    "NE",
                                    "NG",
                                    "RE",
                                    "RW",
                                    "SC",
                                    "SD",
                                    "SH",
                                    "SL",
                                    "SN",
                                    "SO",
                                    "SS",
                                    "ST",
                                    "SZ",
                                    "TD",
                                    "TF",
                                    "TG",
                                    "TN",
                                    "TZ",
                                    "UG",
                                    "YT",
                                    "ZA",
                                    "ZM",
                                    "ZW",
                                ],
                                then=models.Value("africa"),
                            ),
                            models.When(
                                country__in=[
                                    "AE",
                                    "AF",
                                    "AS",
                                    "AU",
                                    "BD",
                                    "BH",
                                    "BN",
                                    "BT",
                                    "CC",
                                    "CK",
                                    "CN",
                                    "CX",
                                    "FJ",
                                    "FM",
                                    "GU",
                                    "HK",
                                    "HM",
                                    "ID",
                                    "IL",
                                    "IN",
                                    "IQ",
                                    "IR",
                                    "JO",
                                    "JP",
                                    "KH",
                                    "KI",
                                    "KP",
                                    "KR",
                                    "KW",
                                    "LA",
                                    "LB",
                                    "LK",
                                    "MH",
                                    "MM",
                                    "MN",
                                    "MO",
                                    "MP",
                                    "MV",
                                    "MY",
                                    "NC",
                                    "NF",
                                    "NP",
                                    "NR",
                                    "NU",
                                    "NZ",
                                    "OM",
                                    "PF",
                                    "PG",
                                    "PH",
                                    "PK",
                                    "PN",
                                    "PS",
                                    "PW",
                                    "QA",
                                    "SA",
                                    "SB",
                                    "SG",
                                    "SY",
                                    "TH",
                                    "TK",
                                    "TL",
                                    "TO",
                                    "TV",
                                    "TW",
                                    "UM",
                                    "VN",
                                    "VU",
                                    "WF",
                                    "WS",
                                    "YE",
                                ],
                                then=models.Value("asia-pacific"),
                            ),
                            models.When(
                                country__in=[
                                    "AG",
                                    "AI",
                                    "AR",
                                    "AW",
                                    "BB",
                                    "BL",
                                    "BO",
                                    "BQ",
                                    "BR",
                                    "BS",
                                    "BV",
                                    "BZ",
                                    "CL",
                                    "CO",
                                    "CR",
                                    "CU",
                                    "CW",
                                    "DM",
                                    "DO",
                                    "EC",
                                    "FK",
                                    "GD",
                                    "GF",
                                    "GP",
                                    "GS",
                                    "GT",
                                    "GY",
                                    "HN",
                                    "HT",
                                    "JM",
                                    "KN",
                                    "KY",
                                    "LC",
                                    "MF",
                                    "MQ",
                                    "MS",
                                    "MX",
                                    "NI",
                                    "PA",
                                    "PE",
                                    "PR",
                                    "PY",
                                    "SR",
                                    "SV",
                                    "SX",
                                    "TC",
                                    "TT",
                                    "UY",
                                    "VC",
                                    "VE",
                                    "VG",
                                    "VI",
                                ],
                                then=models.Value("latin-america"),
                            ),
                            models.When(
                                country__in=[
                                    "AD",
                                    "AL",
                                    "AM",
                                    "AT",
                                    "AX",
                                    "AZ",
                                    "BA",
                                    "BE",
                                    "BG",
                                    "BY",
                                    "CH",
                                    "CY",
                                    "CZ",
                                    "DE",
                                    "DK",
                                    "EE",
                                    "ES",
                                    "FI",
                                    "FO",
                                    "FR",
                                    "GB",
                                    "GE",
                                    "GG",
                                    "GI",
                                    "GR",
                                    "HR",
                                    "HU",
                                    "IE",
                                    "IM",
                                    "IS",
                                    "IT",
                                    "JE",
                                    "KG",
                                    "KZ",
                                    "LI",
                                    "LT",
                                    "LU",
                                    "LV",
                                    "MC",
                                    "MD",
                                    "ME",
                                    "MK",
                                    "MT",
                                    "NL",
                                    "NO",
                                    "PL",
                                    "PT",
                                    "RO",
                                    "RS",
                                    "RU",
                                    "SE",
                                    "SI",
                                    "SJ",
                                    "SK",
                                    "SM",
                                    "TJ",
                                    "TM",
                                    "TR",
                                    "UA",
                                    "UZ",
                                    "VA",
                                ],
                                then=models.Value("europe-central-asia"),
                            ),
                            models.When(
                                country__in=["BM", "CA", "GL", "PM", "US"], then=models.Value("north-america")
                            ),
                            default=models.Value(""),
                            output_field=models.CharField(),
                        ),
                        output_field=models.CharField(max_length=20),
                    ),
                ),
            ],
            options={
                "ordering": ["outcome", "country", "pk"],
                "indexes": [
                    models.Index(fields=["country", "outcome"], name="outcomes_by_country"),
                    models.Index(fields=["region", "outcome"], name="outcomes_by_region"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("outcome", "country"), name="country_once_per_outcome")
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeProgramme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme_parts",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcome_parts",
                        to="harvests.programme",
                    ),
                ),
                ("is_lead", models.BooleanField(default=False, verbose_name="leads")),
            ],
            options={
                "ordering": ["outcome", "-is_lead", "programme__order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outcome", "programme"), name="programme_once_per_outcome"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_lead", True)),
                        fields=("outcome",),
                        name="one_lead_programme_per_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="outcomes.outcome",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("why", models.CharField(blank=True, max_length=200)),
                ("restored_from", models.PositiveIntegerField(null=True)),
            ],
            options={
                "ordering": ["outcome", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outcome", "number"), name="version_number_once_per_outcome"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("restored_from__isnull", True),
                            ("restored_from__lt", models.F("number")),
                            _connector="OR",
                        ),
                        name="version_is_restored_from_an_earlier_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeActor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="actor_parts",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcome_parts",
                        to="outcomes.actor",
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="role in the change")),
            ],
            options={
                "ordering": ["outcome", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("outcome", "actor"), name="actor_once_per_outcome")
                ],
            },
        ),
        migrations.CreateModel(
            name="ActorMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="outcomes.actor",
                    ),
                ),
                (
                    "gone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges_away",
                        to="outcomes.actor",
                    ),
                ),
                ("before", models.JSONField(default=dict)),
                ("reason", models.CharField(max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "merge of two actors",
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("gone")), _negated=True),
                        name="merge_is_of_two_actors",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("gone",),
                        name="actor_merged_away_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LeftInRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="left_outcomes",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="left_in",
                        to="outcomes.outcome",
                    ),
                ),
                ("kind", models.SlugField(max_length=20)),
                (
                    "reason",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(1000)], verbose_name="reason"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("ended_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("round", "outcome", "kind"),
                        name="outcome_left_once_per_round_and_check",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="left_outcome_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", ""), _negated=True), name="left_outcome_names_its_check"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CarryOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="carried_over",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "from_round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_out",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "to_round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_in",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(1000)], verbose_name="reason"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="carry_over_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_round", models.F("to_round")), _negated=True),
                        name="carried_over_to_another_round",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoachDismissal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coach_dismissals",
                        to="outcomes.outcome",
                    ),
                ),
                ("rule", models.CharField(max_length=40)),
                ("field", models.CharField(max_length=40)),
                ("words", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(blank=True)),
                ("reason", models.CharField(max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "dismissed question of the coach",
                "verbose_name_plural": "dismissed questions of the coach",
                "ordering": ["outcome", "at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outcome", "rule", "field", "words"), name="coach_question_dismissed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="coach_dismissal_says_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), ("text", ""), _connector="OR"),
                        name="coach_dismissal_of_words_or_of_a_gap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContributionCountry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="countries",
                        to="outcomes.contribution",
                    ),
                ),
                (
                    "country",
                    models.CharField(max_length=2, validators=[wiego_mle.kernel.countries.validate_country]),
                ),
            ],
            options={
                "ordering": ["contribution", "country", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("contribution", "country"), name="country_once_per_contribution"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContributionLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contribution_links",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="outcomes.contribution",
                    ),
                ),
                (
                    "how",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="how it influenced the change",
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("small", "Small"),
                            ("substantial", "Substantial"),
                            ("decisive", "Decisive among others"),
                            ("hindered", "Hindered"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=12,
                        verbose_name="how strongly",
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("linked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ["outcome", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outcome", "contribution"), name="contribution_linked_once_per_outcome"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="outcomes.outcome",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("organisation", models.CharField(blank=True, max_length=200, verbose_name="organisation")),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="role")),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("given", "Agreed"),
                            ("anonymous", "Agreed, without their name"),
                            ("refused", "Refused"),
                        ],
                        default="not_asked",
                        max_length=10,
                        verbose_name="consent",
                    ),
                ),
                (
                    "wants_credit",
                    models.BooleanField(default=False, verbose_name="wants to be named in reports"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone number")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "source",
                "ordering": ["outcome", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="source_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", True),
                            models.Q(
                                ("email", ""),
                                ("name", "[erased on request]"),
                                ("organisation", ""),
                                ("phone", ""),
                                ("role", ""),
                                ("wants_credit", False),
                            ),
                            _connector="OR",
                        ),
                        name="erased_source_says_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(editable=False, max_length=12, unique=True)),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="outcomes.outcome",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("document", "Document"),
                            ("law", "Law or ruling"),
                            ("media", "Media report"),
                            ("photo", "Photo"),
                            ("minutes", "Minutes or letter"),
                            ("statement", "Statement of a person"),
                            ("note", "Note"),
                        ],
                        default="document",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "supports",
                    models.CharField(
                        choices=[
                            ("change", "The change"),
                            ("contribution", "The contribution"),
                            ("both", "Both"),
                        ],
                        default="change",
                        max_length=12,
                        verbose_name="supports",
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="link",
                    ),
                ),
                ("file_key", models.CharField(blank=True, editable=False, max_length=64)),
                ("file_name", models.CharField(blank=True, editable=False, max_length=200)),
                ("content_type", models.CharField(blank=True, editable=False, max_length=100)),
                ("size", models.PositiveBigIntegerField(default=0, editable=False)),
                ("sha256", models.CharField(blank=True, editable=False, max_length=64)),
                ("dated", models.CharField(blank=True, max_length=40, verbose_name="date of the document")),
                ("page", models.CharField(blank=True, max_length=40, verbose_name="page")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("en", "English"),
                            ("es", "Spanish"),
                            ("fr", "French"),
                            ("pt", "Portuguese"),
                            ("other", "Another language"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                (
                    "quote",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="quote",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="note",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("purged_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("checked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("check_note", models.CharField(blank=True, default="", editable=False, max_length=300)),
            ],
            options={
                "verbose_name": "evidence",
                "ordering": ["outcome", "pk"],
                "indexes": [models.Index(fields=["sha256"], name="evidence_by_checksum")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="evidence_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("url", ""), ("file_key", ""), _connector="OR"),
                        name="evidence_is_a_link_or_a_file_not_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("file_key", ""), models.Q(("sha256", ""), _negated=True), _connector="OR"
                        ),
                        name="evidence_file_has_a_checksum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("purged_at__isnull", True),
                            models.Q(("file_key", ""), models.Q(("sha256", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="purged_evidence_keeps_its_checksum_alone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("check_note", ""), ("checked_at__isnull", True), ("checked_by__isnull", True)
                            ),
                            models.Q(
                                ("checked_at__isnull", False),
                                ("checked_by__isnull", False),
                                models.Q(("check_note", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="checked_evidence_says_who_when_and_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("added_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_not_checked_by_who_added_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConflictOfInterest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        default=wiego_mle.kernel.references.new_public_reference,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts_of_interest",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts_of_interest",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outcomes.actor",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="harvests.programme",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conflicts_of_interest",
                        to="outcomes.outcome",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("declared_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "conflict of interest",
                "ordering": ["-declared_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["round", "person"],
                        name="conflicts_standing",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("actor__isnull", True),
                                ("author__isnull", False),
                                ("outcome__isnull", True),
                                ("programme__isnull", True),
                            ),
                            models.Q(
                                ("actor__isnull", False),
                                ("author__isnull", True),
                                ("outcome__isnull", True),
                                ("programme__isnull", True),
                            ),
                            models.Q(
                                ("actor__isnull", True),
                                ("author__isnull", True),
                                ("outcome__isnull", True),
                                ("programme__isnull", False),
                            ),
                            models.Q(
                                ("actor__isnull", True),
                                ("author__isnull", True),
                                ("outcome__isnull", False),
                                ("programme__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="conflict_is_about_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("author__isnull", True),
                            models.Q(("author", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="conflict_is_not_with_oneself",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("round", "person", "author"),
                        name="conflict_with_author_stands_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("round", "person", "actor"),
                        name="conflict_with_actor_stands_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("round", "person", "programme"),
                        name="conflict_with_programme_stands_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("round", "person", "outcome"),
                        name="conflict_with_outcome_stands_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeInLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="mailing.letter"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="outcomes.outcome"
                    ),
                ),
            ],
            options={
                "ordering": ["letter", "outcome", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "outcome"), name="outcome_named_once_per_letter"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_from",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_to",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("led_to", "led to"),
                            ("contributed_to", "contributed to"),
                            ("continues", "continues"),
                            ("same_as", "is the same change as"),
                            ("contradicts", "contradicts"),
                        ],
                        max_length=16,
                        verbose_name="how they belong together",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(1000)],
                        verbose_name="note",
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("linked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ["outcome", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outcome", "other", "kind"), name="outcomes_linked_once_per_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", models.F("other")), _negated=True),
                        name="outcome_not_linked_to_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["led_to", "contributed_to", "continues", "same_as", "contradicts"])
                        ),
                        name="outcome_link_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["same_as", "contradicts"]), _negated=True),
                            ("outcome__lt", models.F("other")),
                            _connector="OR",
                        ),
                        name="mutual_link_is_kept_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_into_it",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(1000)], verbose_name="reason"
                    ),
                ),
                (
                    "state_before",
                    models.CharField(
                        choices=[
                            ("lead", "Lead"),
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned"),
                            ("accepted", "Accepted"),
                            ("set_aside", "Set aside"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decided_at_before", models.DateTimeField(null=True)),
                (
                    "decided_by_before",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("ended_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "ordering": ["merged", "-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("merged",),
                        name="outcome_merged_into_one_only",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged", models.F("kept")), _negated=True),
                        name="outcome_not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="merge_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NotTheSame",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="not_the_same_as_later",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="not_the_same_as_earlier",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "why",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(1000)],
                        verbose_name="why",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "ordering": ["first", "second"],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="pair_judged_not_the_same_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="pair_names_the_older_first",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="outcomes.outcome",
                    ),
                ),
                ("key", models.CharField(max_length=12)),
            ],
            options={
                "ordering": ["outcome", "key"],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "outcome"), name="key_once_per_outcome")
                ],
            },
        ),
        migrations.CreateModel(
            name="LastLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="looks",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["person", "outcome", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "outcome"), name="last_look_once_per_person_and_outcome"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="last_look_is_at_a_version"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="outcomes.outcome",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "The whole record"),
                            ("title", "Title"),
                            ("statement", "What changed"),
                            ("language", "Language of the text"),
                            ("actors", "Who changed"),
                            ("actor_type", "Actor type"),
                            ("date_from", "When"),
                            ("countries", "Where"),
                            ("city", "City or place"),
                            ("level", "Level"),
                            ("significance", "Why it matters"),
                            ("contribution_wiego", "What WIEGO did"),
                            ("contribution_links", "Linked contributions"),
                            ("contribution_others", "What others did"),
                            ("programmes", "Programmes"),
                            ("change_type", "Type of change"),
                            ("stage", "Stage"),
                            ("direction", "Direction"),
                            ("expected", "Expected"),
                            ("influence_route", "Influence route"),
                            ("worker_groups", "Worker groups"),
                            ("sources", "Who told us"),
                            ("evidence", "What documents it"),
                            ("confidentiality", "Confidentiality"),
                            ("public_text", "Text that may be published"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("answered", "Answered"), ("settled", "Settled")],
                        default="open",
                        max_length=8,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions_asked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["outcome", "number"],
                "indexes": [models.Index(fields=["state", "outcome"], name="questions_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outcome", "number"), name="question_number_once_per_outcome"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "answered", "settled"])),
                        name="question_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "field__in",
                                [
                                    "",
                                    "title",
                                    "statement",
                                    "language",
                                    "actors",
                                    "actor_type",
                                    "date_from",
                                    "countries",
                                    "city",
                                    "level",
                                    "significance",
                                    "contribution_wiego",
                                    "contribution_links",
                                    "contribution_others",
                                    "programmes",
                                    "change_type",
                                    "stage",
                                    "direction",
                                    "expected",
                                    "influence_route",
                                    "worker_groups",
                                    "sources",
                                    "evidence",
                                    "confidentiality",
                                    "public_text",
                                ],
                            )
                        ),
                        name="question_field_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InternalNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="internal_notes",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "The whole record"),
                            ("title", "Title"),
                            ("statement", "What changed"),
                            ("language", "Language of the text"),
                            ("actors", "Who changed"),
                            ("actor_type", "Actor type"),
                            ("date_from", "When"),
                            ("countries", "Where"),
                            ("city", "City or place"),
                            ("level", "Level"),
                            ("significance", "Why it matters"),
                            ("contribution_wiego", "What WIEGO did"),
                            ("contribution_links", "Linked contributions"),
                            ("contribution_others", "What others did"),
                            ("programmes", "Programmes"),
                            ("change_type", "Type of change"),
                            ("stage", "Stage"),
                            ("direction", "Direction"),
                            ("expected", "Expected"),
                            ("influence_route", "Influence route"),
                            ("worker_groups", "Worker groups"),
                            ("sources", "Who told us"),
                            ("evidence", "What documents it"),
                            ("confidentiality", "Confidentiality"),
                            ("public_text", "Text that may be published"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("text", models.TextField(validators=[django.core.validators.MaxLengthValidator(4000)])),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("outcome_version", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["outcome", "at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="internal_note_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "field__in",
                                [
                                    "",
                                    "title",
                                    "statement",
                                    "language",
                                    "actors",
                                    "actor_type",
                                    "date_from",
                                    "countries",
                                    "city",
                                    "level",
                                    "significance",
                                    "contribution_wiego",
                                    "contribution_links",
                                    "contribution_others",
                                    "programmes",
                                    "change_type",
                                    "stage",
                                    "direction",
                                    "expected",
                                    "influence_route",
                                    "worker_groups",
                                    "sources",
                                    "evidence",
                                    "confidentiality",
                                    "public_text",
                                ],
                            )
                        ),
                        name="internal_note_field_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="outcomes.outcome",
                    ),
                ),
                ("step", models.CharField(max_length=20)),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("lead", "Lead"),
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned"),
                            ("accepted", "Accepted"),
                            ("set_aside", "Set aside"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("lead", "Lead"),
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("returned", "Returned"),
                            ("accepted", "Accepted"),
                            ("set_aside", "Set aside"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_decisions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("outcome_version", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["outcome", "-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step__in", ["return", "reopen", "set_aside"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="return_reopen_and_set_aside_say_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewAssignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "assignment of a review",
                "ordering": ["outcome", "-given_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("outcome",),
                        name="record_given_to_one_reviewer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            ("ended_at__gte", models.F("given_at")),
                            _connector="OR",
                        ),
                        name="assignment_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondOpinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="second_opinions",
                        to="outcomes.outcome",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "asked_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions_asked_of",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("question", models.CharField(blank=True, max_length=500)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("agree", "I would accept it as it is"), ("doubt", "I have doubts")],
                        default="",
                        max_length=5,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("outcome_version", models.PositiveIntegerField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "second opinion",
                "ordering": ["outcome", "number"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True), ("withdrawn_at__isnull", True)),
                        fields=["asked_of"],
                        name="opinions_awaited",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outcome", "number"), name="opinion_number_once_per_outcome"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True), ("withdrawn_at__isnull", True)),
                        fields=("outcome", "asked_of"),
                        name="opinion_awaited_once_of_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_of", models.F("asked_by")), _negated=True),
                        name="opinion_is_of_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at__isnull", True),
                                ("outcome_version__isnull", True),
                                ("verdict", ""),
                            ),
                            models.Q(
                                ("verdict__in", ["agree", "doubt"]),
                                ("answered_at__isnull", False),
                                ("outcome_version__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="answered_opinion_has_a_verdict_on_a_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "doubt"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="doubt_says_what_about",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True), ("withdrawn_at__isnull", True), _connector="OR"
                        ),
                        name="answered_opinion_is_not_withdrawn",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewerCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviewer_checks",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("outcome_version", models.PositiveIntegerField()),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("who", "Who changed?"),
                            ("what", "What did they do differently?"),
                            ("when", "When?"),
                            ("where", "Where?"),
                            ("why", "Why does it matter?"),
                            ("we", "What did we do?"),
                            ("others", "Who else contributed?"),
                        ],
                        max_length=6,
                    ),
                ),
                ("answer", models.CharField(choices=[("yes", "yes"), ("not_yet", "not yet")], max_length=7)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "check by a reviewer",
                "ordering": ["outcome", "-outcome_version", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outcome", "by", "outcome_version", "question"),
                        name="checked_once_per_reviewer_and_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("question__in", ["who", "what", "when", "where", "why", "we", "others"])
                        ),
                        name="reviewer_question_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["yes", "not_yet"])), name="check_answer_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SmartVerdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="smart_verdicts",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("outcome_version", models.PositiveIntegerField()),
                (
                    "criterion",
                    models.CharField(
                        choices=[
                            ("specific", "Specific: an outsider can tell who changed what, when and where"),
                            ("measurable", "Measurable: somebody else could verify it"),
                            ("achieved", "Achieved: it has happened, and we had a part in it"),
                            ("relevant", "Relevant: it matters for informal workers"),
                            ("timely", "Timely: it happened within the period of the round"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "met",
                    models.CharField(
                        choices=[("yes", "yes"), ("partly", "partly"), ("no", "no")], max_length=6
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "verdict on a criterion",
                "ordering": ["outcome", "-outcome_version", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outcome", "by", "outcome_version", "criterion"),
                        name="criterion_judged_once_per_reviewer_and_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("criterion__in", ["specific", "measurable", "achieved", "relevant", "timely"])
                        ),
                        name="criterion_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("met__in", ["yes", "partly", "no"])), name="how_far_met_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SensitivePassage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="passages",
                        to="outcomes.outcome",
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False)),
                (
                    "words",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(1000)], verbose_name="words"
                    ),
                ),
                ("mark", models.CharField(editable=False, max_length=64)),
                (
                    "kind",
                    models.CharField(
                        choices=[("name", "A name, address or number"), ("passage", "A passage")],
                        default="name",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("why", models.CharField(max_length=300, verbose_name="why")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "withheld passage",
                "ordering": ["outcome", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("outcome", "number"), name="withheld_passage_numbered_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="withheld_passage_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="withheld_passage_says_why"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("outcome", "mark"),
                        name="passage_withheld_once_per_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WithheldLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="withheld_looks",
                        to="outcomes.outcome",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reason", models.CharField(max_length=300)),
                (
                    "what",
                    models.CharField(
                        choices=[("record", "On the record"), ("form", "In the form, to change the text")],
                        default="record",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "verbose_name": "look at withheld words",
                "ordering": ["outcome", "-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="look_says_why"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServedCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "evidence",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copy",
                        to="outcomes.evidence",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Being prepared"),
                            ("ready", "Ready"),
                            ("failed", "Could not be prepared"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("queued_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("failure", models.CharField(blank=True, default="", max_length=12)),
                ("file_key", models.CharField(blank=True, default="", max_length=64)),
                ("file_name", models.CharField(blank=True, default="", max_length=200)),
                ("content_type", models.CharField(blank=True, default="", max_length=100)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("thumbnail_key", models.CharField(blank=True, default="", max_length=64)),
                ("thumbnail_width", models.PositiveSmallIntegerField(default=0)),
                ("thumbnail_height", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "verbose_name": "copy of a file",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["state", "queued_at", "id"], name="copies_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "ready", "failed"])),
                        name="copy_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True),
                            models.Q(
                                models.Q(("file_key", ""), _negated=True), ("finished_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="ready_copy_has_its_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("failure", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="failed_copy_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("thumbnail_key", ""),
                            models.Q(("thumbnail_height__gte", 1), ("thumbnail_width__gte", 1)),
                            _connector="OR",
                        ),
                        name="thumbnail_has_its_measures",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "evidence",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="text",
                        to="outcomes.evidence",
                    ),
                ),
                ("folded", models.TextField()),
                ("whole", models.TextField(blank=True, default="", editable=False)),
            ],
            options={
                "verbose_name": "text of a file",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("folded", ""), _negated=True), name="text_of_a_file_has_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Purge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="purges",
                        to="outcomes.evidence",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "Asked for"), ("done", "Destroyed"), ("refused", "Refused")],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "request to destroy a file",
                "ordering": ["-asked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["asked", "done", "refused"])),
                        name="purge_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="purge_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True), ("decided_by__isnull", True), ("state", "asked")
                            ),
                            models.Q(
                                models.Q(("state", "asked"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="purge_is_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="purge_needs_two_people",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("evidence",),
                        name="one_open_purge_per_file",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="outcomes.question",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("asked", "asked"), ("answered", "answered"), ("settled", "settled it")],
                        max_length=8,
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, validators=[django.core.validators.MaxLengthValidator(4000)]
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("outcome_version", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["question", "at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["asked", "answered", "settled"])),
                        name="message_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "settled"), models.Q(("text", ""), _negated=True), _connector="OR"
                        ),
                        name="question_and_answer_have_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("asked", "You are asked"),
                            ("answered", "Your question was answered"),
                            ("mentioned", "You were mentioned"),
                            ("purge", "A file is to be destroyed, and needs a second person"),
                            ("given", "A review is given to you"),
                            ("opinion", "You are asked for a second opinion"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="outcomes.questionmessage",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="outcomes.internalnote",
                    ),
                ),
                (
                    "purge",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="outcomes.purge",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="outcomes.reviewassignment",
                    ),
                ),
                (
                    "opinion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="outcomes.secondopinion",
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("letter_key", models.CharField(blank=True, default="", max_length=160)),
                ("noted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("told_at__isnull", True)),
                        fields=["person", "at"],
                        name="notices_still_to_tell",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "message"), name="person_told_once_of_a_message"
                    ),
                    models.UniqueConstraint(fields=("person", "note"), name="person_told_once_of_a_note"),
                    models.UniqueConstraint(fields=("person", "purge"), name="person_told_once_of_a_purge"),
                    models.UniqueConstraint(
                        fields=("person", "assignment"), name="person_told_once_of_a_review"
                    ),
                    models.UniqueConstraint(
                        fields=("person", "opinion"), name="person_told_once_of_an_opinion"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("assignment__isnull", True),
                                ("message__isnull", False),
                                ("note__isnull", True),
                                ("opinion__isnull", True),
                                ("purge__isnull", True),
                            ),
                            models.Q(
                                ("assignment__isnull", True),
                                ("message__isnull", True),
                                ("note__isnull", False),
                                ("opinion__isnull", True),
                                ("purge__isnull", True),
                            ),
                            models.Q(
                                ("assignment__isnull", True),
                                ("message__isnull", True),
                                ("note__isnull", True),
                                ("opinion__isnull", True),
                                ("purge__isnull", False),
                                ("reason", "purge"),
                            ),
                            models.Q(
                                ("assignment__isnull", False),
                                ("message__isnull", True),
                                ("note__isnull", True),
                                ("opinion__isnull", True),
                                ("purge__isnull", True),
                                ("reason", "given"),
                            ),
                            models.Q(
                                ("assignment__isnull", True),
                                ("message__isnull", True),
                                ("note__isnull", True),
                                ("opinion__isnull", False),
                                ("purge__isnull", True),
                                ("reason", "opinion"),
                            ),
                            _connector="OR",
                        ),
                        name="notice_is_about_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reason__in", ["asked", "answered", "mentioned", "purge", "given", "opinion"])
                        ),
                        name="notice_reason_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("letter_key", ""), ("told_at__isnull", False), _connector="OR"),
                        name="notice_in_a_letter_is_told",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="outcome",
            name="actors",
            field=models.ManyToManyField(
                related_name="outcomes", through="outcomes.OutcomeActor", to="outcomes.actor"
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="programmes",
            field=models.ManyToManyField(
                related_name="outcomes",
                through="outcomes.OutcomeProgramme",
                to="harvests.programme",
                verbose_name="programmes",
            ),
        ),
        migrations.AddField(
            model_name="contribution",
            name="outcomes",
            field=models.ManyToManyField(
                related_name="contributions", through="outcomes.ContributionLink", to="outcomes.outcome"
            ),
        ),
        # Not TrigramExtension(), which cannot be taken back on SQLite. Others may use the extension too.
        OnPostgreSQL("CREATE EXTENSION IF NOT EXISTS pg_trgm", migrations.RunSQL.noop),
        on_postgresql("outcomes_search_trigrams", "outcomes_outcome USING gin (search_text gin_trgm_ops)"),
        on_postgresql(
            "contributions_search_trigrams", "outcomes_contribution USING gin (search_text gin_trgm_ops)"
        ),
        on_postgresql("evidence_text_trigrams", "outcomes_evidencetext USING gin (folded gin_trgm_ops)"),
        # Undated outcomes stand last in either direction; on SQLite they do so in this order anyway.
        on_postgresql(
            "outcomes_latest_change_first", "outcomes_outcome (date_from DESC NULLS LAST, id DESC)"
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
    ]
