"""Outcomes name grants and count for Focal Cities; editions can be about one grant."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from outcomes.focal import cities_in
from outcomes.masking import as_passages, without
from wiego_mle.kernel.folding import sort_key


def match(apps, schema_editor):
    """Find the Focal Cities of the outcomes that are there, by the places that everybody may read."""
    names = ("label_en", "label_es", "label_fr", "label_pt")
    cities = {
        city.pk: (
            city.country,
            frozenset(
                filter(
                    None,
                    map(
                        sort_key,
                        (*(getattr(city, name) for name in names), *city.other_names.splitlines()),
                    ),
                )
            ),
        )
        for city in apps.get_model("harvests", "FocalCity").objects.all()
    }
    Outcome = apps.get_model("outcomes", "Outcome")
    part = Outcome.focal_cities.through
    rows = Outcome.objects.exclude(city="").prefetch_related("countries").only("pk", "city", "withheld")
    part.objects.bulk_create(
        [
            part(outcome_id=outcome.pk, focalcity_id=city)
            for outcome in rows.order_by("pk").iterator(chunk_size=500)
            for city in cities_in(
                without(outcome.city, as_passages(outcome.withheld)),
                [place.country for place in outcome.countries.all()],
                cities,
            )
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("harvests", "0014_grants_and_focal_cities"),
        ("outcomes", "0031_leads_are_told_of_answers_from_outside"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="internalnote",
            name="internal_note_field_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="question",
            name="question_field_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="readyquestion",
            name="ready_question_field_is_known",
        ),
        migrations.AddField(
            model_name="edition",
            name="grant",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="harvests.grant",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="focal_cities",
            field=models.ManyToManyField(
                blank=True,
                editable=False,
                related_name="outcomes",
                to="harvests.focalcity",
                verbose_name="Focal Cities",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="grants",
            field=models.ManyToManyField(
                blank=True, related_name="outcomes", to="harvests.grant", verbose_name="grants"
            ),
        ),
        migrations.AlterField(
            model_name="internalnote",
            name="field",
            field=models.CharField(
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
                    ("grants", "Grants that paid for it"),
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
        migrations.AlterField(
            model_name="question",
            name="field",
            field=models.CharField(
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
                    ("grants", "Grants that paid for it"),
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
        migrations.AlterField(
            model_name="readyquestion",
            name="field",
            field=models.CharField(
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
                    ("grants", "Grants that paid for it"),
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
        migrations.AddConstraint(
            model_name="internalnote",
            constraint=models.CheckConstraint(
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
                            "grants",
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
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
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
                            "grants",
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
        ),
        migrations.AddConstraint(
            model_name="readyquestion",
            constraint=models.CheckConstraint(
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
                            "grants",
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
        ),
        migrations.RunPython(match, migrations.RunPython.noop, elidable=False),
    ]
