"""People outside are asked, by a link of their own, whether an outcome is true."""

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import wiego_mle.kernel.countries
import wiego_mle.kernel.references


class Migration(migrations.Migration):
    dependencies = [
        ("harvests", "0008_rounds_are_analysed_and_close_with_a_note"),
        ("outcomes", "0021_reviews_are_told_and_letters_name_outcomes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AskedOutcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("version_number", models.PositiveIntegerField()),
                ("frozen", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("answers", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_about",
                        to="outcomes.outcome",
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome of a request",
                "ordering": ["request", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1)),
                (
                    "outcome_judgement",
                    models.CharField(
                        choices=[
                            ("fully", "I fully agree"),
                            ("partly", "I partly agree"),
                            ("disagree", "I disagree"),
                            ("cannot_say", "I cannot say"),
                        ],
                        max_length=10,
                        verbose_name="what changed",
                    ),
                ),
                (
                    "outcome_comment",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(4000)],
                        verbose_name="comment on what changed",
                    ),
                ),
                (
                    "significance_judgement",
                    models.CharField(
                        choices=[
                            ("fully", "I fully agree"),
                            ("partly", "I partly agree"),
                            ("disagree", "I disagree"),
                            ("cannot_say", "I cannot say"),
                        ],
                        max_length=10,
                        verbose_name="why it matters",
                    ),
                ),
                (
                    "significance_comment",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(4000)],
                        verbose_name="comment on why it matters",
                    ),
                ),
                (
                    "contribution_judgement",
                    models.CharField(
                        choices=[
                            ("fully", "I fully agree"),
                            ("partly", "I partly agree"),
                            ("disagree", "I disagree"),
                            ("cannot_say", "I cannot say"),
                        ],
                        max_length=10,
                        verbose_name="what was contributed",
                    ),
                ),
                (
                    "contribution_comment",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(4000)],
                        verbose_name="comment on what was contributed",
                    ),
                ),
                (
                    "corrected_statement",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="corrected text",
                    ),
                ),
                (
                    "others_contributed",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(4000)],
                        verbose_name="others who contributed",
                    ),
                ),
                (
                    "other_changes",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(4000)],
                        verbose_name="other changes",
                    ),
                ),
                (
                    "confidential_part",
                    models.TextField(
                        blank=True,
                        default="",
                        validators=[django.core.validators.MaxLengthValidator(4000)],
                        verbose_name="what is confidential in the answer",
                    ),
                ),
                (
                    "quoting",
                    models.CharField(
                        choices=[
                            ("by_name", "Yes, with my name"),
                            ("by_role", "Yes, but only with my role or kind of organisation"),
                            ("not_at_all", "No, do not quote me"),
                        ],
                        default="not_at_all",
                        max_length=10,
                        verbose_name="may be quoted",
                    ),
                ),
                ("answered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "By e-mail"),
                            ("telephone", "By telephone"),
                            ("in_person", "In person"),
                        ],
                        default="email",
                        max_length=9,
                        verbose_name="channel",
                    ),
                ),
                (
                    "asked",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgement",
                        to="outcomes.askedoutcome",
                    ),
                ),
                (
                    "by_proxy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="outcomes.outcome",
                    ),
                ),
            ],
            options={
                "verbose_name": "judgement",
                "ordering": ["asked", "pk"],
            },
        ),
        migrations.CreateModel(
            name="JudgementDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content",
                    models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
                ),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "asked",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft",
                        to="outcomes.askedoutcome",
                    ),
                ),
            ],
            options={
                "ordering": ["asked", "pk"],
            },
        ),
        migrations.CreateModel(
            name="JudgementVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "By e-mail"),
                            ("telephone", "By telephone"),
                            ("in_person", "In person"),
                        ],
                        max_length=9,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by_proxy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "judgement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="outcomes.judgement",
                    ),
                ),
            ],
            options={
                "ordering": ["judgement", "number"],
            },
        ),
        migrations.CreateModel(
            name="SubstantiationRequest",
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
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "By e-mail"),
                            ("telephone", "By telephone"),
                            ("in_person", "In person"),
                        ],
                        default="email",
                        max_length=9,
                        verbose_name="channel",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unsent", "Not sent yet"),
                            ("sent", "Sent"),
                            ("opened", "Opened"),
                            ("answered", "Answered"),
                            ("revised", "Answered and revised"),
                            ("declined", "Declined"),
                            ("replaced", "Replaced"),
                            ("expired", "Time is over"),
                            ("revoked", "Revoked"),
                            ("superseded", "The text has changed"),
                        ],
                        default="unsent",
                        max_length=10,
                    ),
                ),
                (
                    "nonce",
                    models.CharField(
                        default=wiego_mle.kernel.references.new_public_reference,
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("answer_until", models.DateField(verbose_name="answer until")),
                ("sendings", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("sent_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("opened_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("answered_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("ended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("extended_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "decline_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("do_not_know", "I do not know enough about it"),
                            ("involved", "I was involved myself, or am not independent"),
                            ("no_time", "I have no time"),
                            ("not_safe", "I would rather not say anything about it"),
                            ("other", "Another reason"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "decline_words",
                    models.TextField(
                        blank=True, default="", validators=[django.core.validators.MaxLengthValidator(1000)]
                    ),
                ),
                (
                    "needs_code",
                    models.BooleanField(default=False, verbose_name="asks for a code besides the link"),
                ),
                ("code_number", models.PositiveSmallIntegerField(default=1, editable=False)),
                ("code_tries", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "asked_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="outcomes.substantiationrequest",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substantiation_requests",
                        to="harvests.harvestround",
                    ),
                ),
            ],
            options={
                "verbose_name": "request",
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RequestEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("prepared", "Prepared"),
                            ("letter_queued", "Letter written"),
                            ("sent", "Letter handed over"),
                            ("bounced", "Letter not delivered"),
                            ("reminded", "Reminded"),
                            ("resent", "Sent again"),
                            ("new_link_asked", "Asked for the link again"),
                            ("opened", "Opened by the person"),
                            ("saved", "Saved to go on later"),
                            ("answered", "Answered an outcome"),
                            ("revised", "Revised an answer"),
                            ("declined", "Declined"),
                            ("reconsidered", "Wants to answer after all"),
                            ("handed_on", "Named somebody else"),
                            ("code_shown", "Code shown, to be told"),
                            ("code_given", "Code entered rightly"),
                            ("code_wrong", "Code entered wrongly"),
                            ("more_time", "Given more time"),
                            ("expired", "Time over"),
                            ("revoked", "Revoked"),
                            ("replaced", "Replaced by another request"),
                            ("superseded", "A text was changed after asking"),
                        ],
                        max_length=14,
                    ),
                ),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "asked",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="outcomes.askedoutcome",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="outcomes.substantiationrequest",
                    ),
                ),
            ],
            options={
                "ordering": ["request", "at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="askedoutcome",
            name="request",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="asked",
                to="outcomes.substantiationrequest",
            ),
        ),
        migrations.CreateModel(
            name="Substantiator",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone number")),
                ("organisation", models.CharField(blank=True, max_length=200, verbose_name="organisation")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="position")),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        max_length=2,
                        validators=[wiego_mle.kernel.countries.validate_country],
                        verbose_name="country",
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
                        verbose_name="language",
                    ),
                ),
                ("time_zone", models.CharField(blank=True, max_length=64, verbose_name="time zone")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "substantiator",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.AddField(
            model_name="substantiationrequest",
            name="substantiator",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requests",
                to="outcomes.substantiator",
            ),
        ),
        migrations.AddField(
            model_name="askedoutcome",
            name="substantiator",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="asked",
                to="outcomes.substantiator",
            ),
        ),
        migrations.CreateModel(
            name="SuggestedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                ("organisation", models.CharField(blank=True, max_length=200, verbose_name="organisation")),
                (
                    "contact",
                    models.CharField(
                        blank=True, max_length=254, verbose_name="e-mail address or telephone number"
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
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("settled_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suggested",
                        to="outcomes.substantiationrequest",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggested_as",
                        to="outcomes.substantiator",
                    ),
                ),
            ],
            options={
                "verbose_name": "suggested person",
                "ordering": ["request", "at", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome_judgement__in", ["fully", "partly", "disagree", "cannot_say"]),
                    ("significance_judgement__in", ["fully", "partly", "disagree", "cannot_say"]),
                    ("contribution_judgement__in", ["fully", "partly", "disagree", "cannot_say"]),
                ),
                name="judgement_of_each_part_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("outcome_judgement__in", ["partly", "disagree"]), _negated=True),
                        models.Q(("outcome_comment", ""), _negated=True),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("significance_judgement__in", ["partly", "disagree"]), _negated=True),
                        models.Q(("significance_comment", ""), _negated=True),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("contribution_judgement__in", ["partly", "disagree"]), _negated=True),
                        models.Q(("contribution_comment", ""), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="judgement_that_differs_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by_proxy__isnull", True), ("channel", "email")),
                    models.Q(("channel__in", ["telephone", "in_person"]), ("by_proxy__isnull", False)),
                    _connector="OR",
                ),
                name="judgement_by_proxy_says_who_and_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.CheckConstraint(
                condition=models.Q(("quoting__in", ["by_name", "by_role", "not_at_all"])),
                name="judgement_quoting_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgementversion",
            constraint=models.UniqueConstraint(
                fields=("judgement", "number"), name="judgement_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="requestevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "prepared",
                            "letter_queued",
                            "sent",
                            "bounced",
                            "reminded",
                            "resent",
                            "new_link_asked",
                            "opened",
                            "saved",
                            "answered",
                            "revised",
                            "declined",
                            "reconsidered",
                            "handed_on",
                            "code_shown",
                            "code_given",
                            "code_wrong",
                            "more_time",
                            "expired",
                            "revoked",
                            "replaced",
                            "superseded",
                        ],
                    )
                ),
                name="request_event_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="substantiator",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(models.Q(("email", ""), _negated=True), ("erased_at__isnull", True)),
                name="substantiator_address_stands_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="substantiator",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="substantiator_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="substantiator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at__isnull", True),
                    models.Q(
                        ("email", ""),
                        ("name", "[erased on request]"),
                        ("organisation", ""),
                        ("phone", ""),
                        ("position", ""),
                    ),
                    _connector="OR",
                ),
                name="erased_substantiator_says_nothing",
            ),
        ),
        migrations.AddIndex(
            model_name="substantiationrequest",
            index=models.Index(fields=["round", "state", "answer_until", "id"], name="requests_by_round"),
        ),
        migrations.AddIndex(
            model_name="substantiationrequest",
            index=models.Index(fields=["state", "answer_until", "id"], name="requests_running_out"),
        ),
        migrations.AddConstraint(
            model_name="substantiationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "unsent",
                            "sent",
                            "opened",
                            "answered",
                            "revised",
                            "declined",
                            "replaced",
                            "expired",
                            "revoked",
                            "superseded",
                        ],
                    )
                ),
                name="request_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="substantiationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("channel__in", ["email", "telephone", "in_person"])),
                name="request_channel_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="substantiationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", False), _connector="OR"
                ),
                name="sent_request_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="substantiationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "opened"), _negated=True),
                    ("opened_at__isnull", False),
                    _connector="OR",
                ),
                name="opened_request_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="substantiationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("answered", "revised")), _negated=True),
                    ("answered_at__isnull", False),
                    _connector="OR",
                ),
                name="answered_request_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="substantiationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "declined"), _negated=True),
                    models.Q(("decline_kind", ""), _negated=True),
                    _connector="OR",
                ),
                name="declined_request_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="substantiationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("replaces__isnull", True),
                    models.Q(("replaces", models.F("pk")), _negated=True),
                    _connector="OR",
                ),
                name="request_not_replaced_by_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="substantiationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("code_tries__lte", 5)), name="request_code_is_tried_a_few_times"
            ),
        ),
        migrations.AddConstraint(
            model_name="askedoutcome",
            constraint=models.UniqueConstraint(
                fields=("request", "outcome"), name="outcome_once_per_request"
            ),
        ),
        migrations.AddConstraint(
            model_name="askedoutcome",
            constraint=models.UniqueConstraint(
                fields=("request", "order"), name="outcome_has_its_place_in_a_request"
            ),
        ),
        migrations.AddConstraint(
            model_name="askedoutcome",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("outcome", "substantiator"),
                name="person_asked_once_about_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="askedoutcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_at__isnull", True), ("answers", 0), _connector="OR"),
                name="answered_outcome_stays_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestedperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("settled_at__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                ),
                name="suggested_person_has_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestedperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("settled_at__isnull", True), ("settled_by__isnull", True), ("taken_as__isnull", True)
                    ),
                    models.Q(
                        ("contact", ""),
                        ("name", ""),
                        ("organisation", ""),
                        ("settled_at__isnull", False),
                        ("settled_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="settled_suggestion_is_emptied",
            ),
        ),
    ]
