"""Everything of rounds at once: a new installation rebuilds no table for what others went through."""

from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import harvests.models.design
import harvests.models.letters
import harvests.validators
import wiego_mle.kernel.references
from harvests.starting_lists import add_missing


def fill(apps, schema_editor):
    """Add the shipped code lists and programmes."""
    add_missing(
        programmes=apps.get_model("harvests", "Programme").objects,
        codes=apps.get_model("harvests", "Code").objects,
    )


class Migration(migrations.Migration):
    replaces = [
        ("harvests", "0001_initial"),
        ("harvests", "0002_starting_lists"),
        ("harvests", "0003_team_programmes_targets_and_more_time"),
        ("harvests", "0004_replies"),
        ("harvests", "0005_letters_of_rounds"),
        ("harvests", "0006_design_of_a_round"),
        ("harvests", "0007_groups_and_invited_members"),
        ("harvests", "0008_rounds_are_analysed_and_close_with_a_note"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0005_working_days_and_absences"),
        ("accounts", "__first__"),
        ("mailing", "0004_letters_can_be_withdrawn"),
    ]

    operations = [
        migrations.CreateModel(
            name="HarvestRound",
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
                        help_text="For example 2025. It stays the same for ever.",
                        max_length=20,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*\\Z",
                                "Use small letters, digits and single hyphens, for example 2025 or 2025-autumn.",
                            ),
                            harvests.validators.validate_not_a_page,
                        ],
                        verbose_name="short name in addresses",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("covers_from", models.DateField(verbose_name="outcomes from")),
                ("covers_to", models.DateField(verbose_name="outcomes until")),
                ("collecting_from", models.DateField(verbose_name="texts are collected from")),
                ("collecting_to", models.DateField(verbose_name="texts are collected until")),
                (
                    "financial_year",
                    models.PositiveSmallIntegerField(
                        help_text="The calendar year in which the financial year begins.",
                        verbose_name="financial year",
                    ),
                ),
                (
                    "boundary",
                    models.TextField(
                        blank=True,
                        help_text="In words: who is the intervention, and the changes of which actors count.",
                        verbose_name="whose changes count",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("open", "Open"),
                            ("reviewing", "Reviewing"),
                            ("analysing", "Analysing"),
                            ("closed", "Closed"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                (
                    "is_demonstration",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="While such a round exists, every page says that the material is not WIEGO’s harvest.",
                        verbose_name="holds demonstration material",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("creation_key", models.UUIDField(editable=False, null=True, unique=True)),
            ],
            options={
                "verbose_name": "harvest round",
                "ordering": ["-covers_from", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"), name="round_name_once_whatever_case"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="round_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reference", ""), _negated=True), name="round_has_a_reference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("covers_to__gte", models.F("covers_from"))),
                        name="round_covers_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("collecting_to__gte", models.F("collecting_from"))),
                        name="round_collects_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "open", "reviewing", "analysing", "closed"])
                        ),
                        name="round_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label_en", models.CharField(max_length=120, verbose_name="label in English")),
                ("label_es", models.CharField(blank=True, max_length=120, verbose_name="label in Spanish")),
                ("label_fr", models.CharField(blank=True, max_length=120, verbose_name="label in French")),
                (
                    "label_pt",
                    models.CharField(blank=True, max_length=120, verbose_name="label in Portuguese"),
                ),
                ("key", models.SlugField(max_length=40, unique=True, verbose_name="key")),
                ("active_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("active_to", models.DateField(blank=True, null=True, verbose_name="until")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "programme",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("active_to__isnull", True),
                            ("active_from__isnull", True),
                            ("active_to__gte", models.F("active_from")),
                            _connector="OR",
                        ),
                        name="programme_active_forward",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label_en", models.CharField(max_length=120, verbose_name="label in English")),
                ("label_es", models.CharField(blank=True, max_length=120, verbose_name="label in Spanish")),
                ("label_fr", models.CharField(blank=True, max_length=120, verbose_name="label in French")),
                (
                    "label_pt",
                    models.CharField(blank=True, max_length=120, verbose_name="label in Portuguese"),
                ),
                (
                    "dimension",
                    models.CharField(
                        choices=[
                            ("actor_type", "Actor type"),
                            ("change_type", "Change type"),
                            ("stage", "Stage"),
                            ("level", "Level"),
                            ("worker_group", "Worker group"),
                            ("strategy", "Strategy"),
                            ("goal", "Goal"),
                        ],
                        max_length=16,
                        verbose_name="list",
                    ),
                ),
                ("key", models.SlugField(max_length=40, verbose_name="key")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired on")),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="harvests.code",
                        verbose_name="replaced by",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "code",
                "ordering": ["dimension", "order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("dimension", "key"), name="code_key_once_per_list"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "dimension__in",
                                [
                                    "actor_type",
                                    "change_type",
                                    "stage",
                                    "level",
                                    "worker_group",
                                    "strategy",
                                    "goal",
                                ],
                            )
                        ),
                        name="code_list_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("replaced_by", models.F("pk")), _negated=True),
                        name="code_not_replaced_by_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaced_by__isnull", True), ("retired_on__isnull", False), _connector="OR"
                        ),
                        name="replaced_code_is_retired",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PeopleGroup",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("creation_key", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "people",
                    models.ManyToManyField(
                        blank=True,
                        related_name="people_groups",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="people",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"), name="group_name_once_whatever_case"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="group_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundClosing",
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
                        related_name="closings",
                        to="harvests.harvestround",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "limits",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(4000)],
                        verbose_name="limits of this harvest",
                    ),
                ),
                (
                    "non_response",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(4000)],
                        verbose_name="who did not answer",
                    ),
                ),
                (
                    "method_changes",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(4000)],
                        verbose_name="what was done differently",
                    ),
                ),
                ("content", models.TextField(editable=False)),
                ("sha256", models.CharField(editable=False, max_length=64)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds_closed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "verbose_name": "closing of a round",
                "ordering": ["round", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "number"), name="closing_number_once_per_round"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("limits", ""), _negated=True),
                            models.Q(("non_response", ""), _negated=True),
                            models.Q(("method_changes", ""), _negated=True),
                        ),
                        name="closing_note_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content", ""), _negated=True), models.Q(("sha256", ""), _negated=True)
                        ),
                        name="closing_froze_a_record_with_its_checksum",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundDesign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="design",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "purpose",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(3000)],
                        verbose_name="purpose",
                    ),
                ),
                (
                    "languages",
                    models.JSONField(
                        default=harvests.models.design.all_languages,
                        validators=[harvests.models.design.validate_languages],
                        verbose_name="languages",
                    ),
                ),
                (
                    "substantiation_who",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(3000)],
                        verbose_name="whom we ask",
                    ),
                ),
                (
                    "substantiation_number",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="people asked about each outcome",
                    ),
                ),
                (
                    "substantiation_rule",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(3000)],
                        verbose_name="which outcomes are chosen",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "design of a round",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("substantiation_number__isnull", True),
                            ("substantiation_number__gte", 1),
                            _connector="OR",
                        ),
                        name="design_asks_at_least_one_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HarvestQuestion",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="harvests.harvestround",
                    ),
                ),
                ("slot", models.PositiveSmallIntegerField()),
                ("place", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                (
                    "text",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(300)], verbose_name="question"
                    ),
                ),
            ],
            options={
                "verbose_name": "harvest question",
                "ordering": ["round", "place", "slot", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "slot"), name="harvest_question_once_per_slot"),
                    models.CheckConstraint(
                        condition=models.Q(("slot__gte", 1), ("slot__lte", 7)),
                        name="round_has_seven_questions_at_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="harvest_question_has_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IntendedUse",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="harvests.harvestround",
                    ),
                ),
                ("slot", models.PositiveSmallIntegerField()),
                ("who", models.CharField(max_length=300, verbose_name="who will use it")),
                ("use", models.CharField(blank=True, max_length=300, verbose_name="for what")),
            ],
            options={
                "verbose_name": "intended use",
                "ordering": ["round", "slot", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "slot"), name="intended_use_once_per_slot"),
                    models.CheckConstraint(
                        condition=models.Q(("slot__gte", 1), ("slot__lte", 6)),
                        name="round_has_six_uses_at_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("who", ""), _negated=True), name="intended_use_names_somebody"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundField",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked_fields",
                        to="harvests.harvestround",
                    ),
                ),
                ("name", models.CharField(max_length=30, verbose_name="answer")),
                (
                    "need",
                    models.CharField(
                        choices=[
                            ("off", "Not asked"),
                            ("optional", "Optional"),
                            ("accept", "Needed before it is accepted"),
                            ("submit", "Needed before it is sent"),
                        ],
                        max_length=8,
                        verbose_name="when it is needed",
                    ),
                ),
                (
                    "words_from",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="words, at least",
                    ),
                ),
                (
                    "words_to",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(2000)],
                        verbose_name="words, at most",
                    ),
                ),
            ],
            options={
                "verbose_name": "what a round asks",
                "ordering": ["round", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "name"), name="field_rule_once_per_round"),
                    models.CheckConstraint(
                        condition=models.Q(("need__in", ["off", "optional", "accept", "submit"])),
                        name="field_need_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words_from__isnull", True), ("words_to__isnull", True)),
                            models.Q(("words_from__gte", 1), ("words_to__gte", models.F("words_from"))),
                            _connector="OR",
                        ),
                        name="field_words_go_upwards",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundStep",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("design", "Design the round"),
                            ("documents", "Review documents"),
                            ("sources", "Engage the sources"),
                            ("substantiate", "Substantiate"),
                            ("analyse", "Analyse and interpret"),
                            ("use", "Support use"),
                        ],
                        max_length=12,
                        verbose_name="step",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "hours_planned",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=6,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("9999.5")),
                        ],
                        verbose_name="hours planned",
                    ),
                ),
                (
                    "hours_actual",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=6,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("9999.5")),
                        ],
                        verbose_name="hours it took",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a round",
                "ordering": ["round", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "step"), name="step_once_per_round"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("step__in", ["design", "documents", "sources", "substantiate", "analyse", "use"])
                        ),
                        name="round_step_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="round_step_goes_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("hours_planned__isnull", True), ("hours_planned__gte", 0), _connector="OR"
                            ),
                            models.Q(
                                ("hours_actual__isnull", True), ("hours_actual__gte", 0), _connector="OR"
                            ),
                        ),
                        name="round_step_hours_are_not_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundGroup",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups_added",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds_added_to",
                        to="harvests.peoplegroup",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("contributor", "Contributor"),
                            ("reviewer", "Reviewer"),
                            ("coder", "Coder"),
                            ("lead", "MLE lead"),
                        ],
                        max_length=16,
                        verbose_name="role",
                    ),
                ),
                ("programmes", models.ManyToManyField(blank=True, related_name="+", to="harvests.programme")),
            ],
            options={
                "ordering": ["round", "group__name", "role", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "group", "role"), name="group_added_once_per_round_and_role"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["contributor", "reviewer", "coder", "lead"])),
                        name="added_group_role_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterCalendar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letter_calendar",
                        to="harvests.harvestround",
                    ),
                ),
                ("hour", models.PositiveSmallIntegerField(default=8, verbose_name="hour of the morning")),
                ("running_since", models.DateTimeField(blank=True, editable=False, null=True)),
                ("stopped_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("opened_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("closings", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "calendar of letters",
                "ordering": ["round", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hour__gte", 5), ("hour__lte", 18)), name="letters_go_by_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("running_since__isnull", True), ("stopped_at__isnull", True), _connector="OR"
                        ),
                        name="letters_run_or_are_stopped",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterPlan",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letter_plans",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "The round is open"),
                            ("before", "Reminder before the deadline"),
                            ("on_day", "Reminder on the day of the deadline"),
                            ("after", "Reminder after the deadline"),
                            ("waiting", "What waits for a reviewer"),
                            ("escalation", "Who is silent, for the lead"),
                            ("closing", "What became of the outcomes"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("is_on", models.BooleanField(default=True, verbose_name="goes out")),
                (
                    "days",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[harvests.models.letters.validate_days],
                        verbose_name="days",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan of letters",
                "ordering": ["round", "kind", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "kind"), name="letters_planned_once_per_kind"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["opening", "before", "on_day", "after", "waiting", "escalation", "closing"],
                            )
                        ),
                        name="planned_letter_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterWording",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letter_wordings",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "The round is open"),
                            ("before", "Reminder before the deadline"),
                            ("on_day", "Reminder on the day of the deadline"),
                            ("after", "Reminder after the deadline"),
                            ("waiting", "What waits for a reviewer"),
                            ("escalation", "Who is silent, for the lead"),
                            ("closing", "What became of the outcomes"),
                        ],
                        max_length=10,
                        verbose_name="kind",
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
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("subject", models.CharField(max_length=150, verbose_name="subject")),
                ("body", models.TextField(max_length=5000, verbose_name="text")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "wording of a letter",
                "ordering": ["round", "kind", "language", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "kind", "language"), name="letter_worded_once_per_language"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["opening", "before", "on_day", "after", "waiting", "escalation", "closing"],
                            )
                        ),
                        name="worded_letter_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject", ""), _negated=True), models.Q(("body", ""), _negated=True)
                        ),
                        name="wording_has_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundLetter",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="round_letters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "The round is open"),
                            ("before", "Reminder before the deadline"),
                            ("on_day", "Reminder on the day of the deadline"),
                            ("after", "Reminder after the deadline"),
                            ("waiting", "What waits for a reviewer"),
                            ("escalation", "Who is silent, for the lead"),
                            ("closing", "What became of the outcomes"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("about_day", models.DateField()),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("written", "Written"),
                            ("superseded", "Left out: another letter of the round came on the same morning"),
                            ("done", "Left out: nothing more was expected from the person"),
                            ("nothing", "Left out: there was nothing to tell"),
                        ],
                        max_length=10,
                    ),
                ),
                ("send_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="round_letter",
                        to="mailing.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter of a round",
                "ordering": ["-send_at", "-pk"],
                "indexes": [models.Index(fields=["round", "kind", "fate"], name="round_letters_by_kind")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "person", "kind", "number", "about_day"), name="round_letter_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["opening", "before", "on_day", "after", "waiting", "escalation", "closing"],
                            )
                        ),
                        name="round_letter_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fate__in", ["written", "superseded", "done", "nothing"])),
                        name="round_letter_fate_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fate", "written"), _negated=True),
                            ("letter__isnull", False),
                            _connector="OR",
                        ),
                        name="written_round_letter_has_its_letter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nothing", "I have nothing to report"),
                            ("all_sent", "I have sent everything"),
                        ],
                        max_length=10,
                        verbose_name="reply",
                    ),
                ),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "said_by",
                    models.ForeignKey(
                        help_text="The person themself, or the lead who noted what they were told.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies_noted",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "reply",
                "ordering": ["-said_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "person"), name="reply_once_per_person_and_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["nothing", "all_sent"])), name="reply_kind_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamMember",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="team",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="team_memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("contributor", "Contributor"),
                            ("reviewer", "Reviewer"),
                            ("coder", "Coder"),
                            ("lead", "MLE lead"),
                        ],
                        max_length=16,
                        verbose_name="role",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "programmes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="team_members",
                        to="harvests.programme",
                        verbose_name="for these programmes",
                    ),
                ),
            ],
            options={
                "ordering": ["round", "role", "person__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "person", "role"), name="team_role_once_per_person_and_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["contributor", "reviewer", "coder", "lead"])),
                        name="team_role_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitedMember",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invited",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promised_roles",
                        to="accounts.invitation",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("contributor", "Contributor"),
                            ("reviewer", "Reviewer"),
                            ("coder", "Coder"),
                            ("lead", "MLE lead"),
                        ],
                        max_length=16,
                        verbose_name="role",
                    ),
                ),
                ("programmes", models.ManyToManyField(blank=True, related_name="+", to="harvests.programme")),
            ],
            options={
                "ordering": ["round", "invitation__name", "role", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "invitation", "role"),
                        name="role_promised_once_per_invitation_and_round",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["contributor", "reviewer", "coder", "lead"])),
                        name="promised_role_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundProgramme",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asked_programmes",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_in",
                        to="harvests.programme",
                    ),
                ),
                (
                    "target",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Informal: to compare with, not to be reached at any price.",
                        null=True,
                        verbose_name="outcomes hoped for",
                    ),
                ),
            ],
            options={
                "ordering": ["round", "programme__order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "programme"), name="programme_asked_once_per_round"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="harvests.harvestround",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="harvests.programme",
                    ),
                ),
                ("until", models.DateField(verbose_name="texts are taken until")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions_given",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("creation_key", models.UUIDField(editable=False, null=True, unique=True)),
            ],
            options={
                "ordering": ["-given_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person__isnull", False), ("programme__isnull", True)),
                            models.Q(("person__isnull", True), ("programme__isnull", False)),
                            _connector="OR",
                        ),
                        name="extension_for_a_person_or_a_programme",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="extension_has_a_reason"
                    ),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
    ]
