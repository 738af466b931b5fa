"""Titles are sorted without their accents on every database; a place knows its region."""

from django.conf import settings
from django.db import migrations, models

from wiego_mle.kernel.folding import sort_key

COUNTRIES = {
    "africa": (
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG "
        "ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW"
    ),
    "asia-pacific": (
        "AE AF AS AU BD BH BN BT CC CK CN CX FJ FM GU HK HM ID IL IN IQ IR JO JP KH KI KP KR KW LA LB LK "
        "MH MM MN MO MP MV MY NC NF NP NR NU NZ OM PF PG PH PK PN PS PW QA SA SB SG SY TH TK TL TO TV TW "
        "UM VN VU WF WS YE"
    ),
    "latin-america": (
        "AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY "
        "LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI"
    ),
    "europe-central-asia": (
        "AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IM IS IT JE "
        "KG KZ LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TJ TM TR UA UZ VA"
    ),
    "north-america": "BM CA GL PM US",
}


def sort_titles(apps, schema_editor):
    """Write what titles are sorted by into the outcomes that are there."""
    outcome = apps.get_model("outcomes", "Outcome")
    batch = []
    for each in outcome.objects.only("title").order_by("pk").iterator(chunk_size=500):
        each.title_sorted = sort_key(each.title)
        batch.append(each)
        if len(batch) == 500:
            outcome.objects.bulk_update(batch, ["title_sorted"])
            batch = []
    outcome.objects.bulk_update(batch, ["title_sorted"])


class Migration(migrations.Migration):
    dependencies = [
        ("harvests", "0002_starting_lists"),
        ("outcomes", "0004_ends_have_starts_and_twins_are_others"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(model_name="outcome", name="outcomes_by_title"),
        migrations.AddField(
            model_name="outcome",
            name="title_sorted",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddField(
            model_name="outcomecountry",
            name="region",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    *(
                        models.When(country__in=codes.split(), then=models.Value(region))
                        for region, codes in COUNTRIES.items()
                    ),
                    default=models.Value(""),
                    output_field=models.CharField(),
                ),
                output_field=models.CharField(max_length=20),
            ),
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(fields=["title_sorted", "id"], name="outcomes_by_title"),
        ),
        migrations.AddIndex(
            model_name="outcomecountry",
            index=models.Index(fields=["region", "outcome"], name="outcomes_by_region"),
        ),
        migrations.RunPython(sort_titles, migrations.RunPython.noop),
    ]
