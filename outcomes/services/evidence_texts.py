"""The words of files, by which records are found: without those that the record withholds."""

from __future__ import annotations

from django.db.models import F

from outcomes.masking import as_passages, without
from outcomes.models import Evidence, EvidenceText, Outcome


def keep_text(item: Evidence, folded: str) -> None:
    """Keep the folded words of a file instead of those that were kept before; none keeps nothing.

    Must run inside a transaction. It holds the record, so that of a text and a name that is withheld
    at the same moment the second one sees the first.
    """
    Outcome.objects.filter(pk=item.outcome_id).update(version=F("version"))
    withheld = Outcome.objects.values_list("withheld", flat=True).get(pk=item.outcome_id)
    EvidenceText.objects.filter(evidence=item).delete()
    if folded:
        EvidenceText.objects.create(evidence=item, **_columns(folded, withheld))


def withhold_in_texts(outcome: Outcome) -> None:
    """Take what a record withholds out of the words of its files, and put back what it no longer does.

    Must run inside the transaction that holds the record.
    """
    for text in EvidenceText.objects.filter(evidence__outcome=outcome).order_by("pk"):
        columns = _columns(text.whole or text.folded, outcome.withheld)
        EvidenceText.objects.filter(pk=text.pk).update(**columns)


def _columns(whole: str, withheld: list) -> dict[str, str]:
    searched = without(whole, as_passages(withheld))
    return {"folded": searched, "whole": "" if searched == whole else whole}
