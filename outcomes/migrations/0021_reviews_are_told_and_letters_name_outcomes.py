"""Reviewers are told of reviews and opinions; letters about a round say which outcomes they name."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mailing", "0004_letters_can_be_withdrawn"),
        ("outcomes", "0020_conflicts_assignments_opinions_and_checks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutcomeInLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "ordering": ["letter", "outcome", "pk"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="notice",
            name="notice_is_of_a_message_a_note_or_a_purge",
        ),
        migrations.RemoveConstraint(
            model_name="notice",
            name="notice_reason_is_known",
        ),
        migrations.AddField(
            model_name="notice",
            name="assignment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices",
                to="outcomes.reviewassignment",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="opinion",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notices",
                to="outcomes.secondopinion",
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="reason",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                fields=("person", "assignment"), name="person_told_once_of_a_review"
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                fields=("person", "opinion"), name="person_told_once_of_an_opinion"
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reason__in", ["asked", "answered", "mentioned", "purge", "given", "opinion"])
                ),
                name="notice_reason_is_known",
            ),
        ),
        migrations.AddField(
            model_name="outcomeinletter",
            name="letter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="mailing.letter"
            ),
        ),
        migrations.AddField(
            model_name="outcomeinletter",
            name="outcome",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="outcomes.outcome"
            ),
        ),
        migrations.AddConstraint(
            model_name="outcomeinletter",
            constraint=models.UniqueConstraint(
                fields=("letter", "outcome"), name="outcome_named_once_per_letter"
            ),
        ),
    ]
