"""What a contribution withholds for the outcomes it is linked to, and under which words it is found."""

from __future__ import annotations

from django.db.models import F

from outcomes.masking import Passage, as_passages, occurrences, without
from outcomes.models import Contribution, SensitivePassage
from wiego_mle.kernel.countries import country_names
from wiego_mle.kernel.folding import fold

TEXTS = ("title", "what_was_done", "partners", "people", "city")
"""The texts of a contribution."""


def keep_words(contribution: Contribution) -> None:
    """Write down anew what the contribution withholds and under which words it is found.

    Only passages that stand in its own texts are withheld in it. Its row is held first, so that of
    two changes at once the second reads what the first has written.
    """
    rows = Contribution.objects.filter(pk=contribution.pk)
    rows.update(version=F("version"))
    linked = SensitivePassage.objects.filter(
        outcome__contribution_links__contribution=contribution, removed_at__isnull=True
    )
    passages = dict.fromkeys(
        Passage(words, kind) for words, kind in linked.order_by("pk").values_list("words", "kind")
    )
    texts = [getattr(contribution, name) for name in TEXTS]
    contribution.withheld = [
        list(each) for each in passages if any(occurrences(text, each) for text in texts)
    ]
    contribution.search_text = search_text_of_contribution(contribution)
    rows.update(withheld=contribution.withheld, search_text=contribution.search_text)


def search_text_of_contribution(contribution: Contribution) -> str:
    """Return the folded text under which a contribution is found; withheld words are not in it."""
    passages = as_passages(contribution.withheld)
    parts = [contribution.reference, *(without(getattr(contribution, name), passages) for name in TEXTS)]
    for place in contribution.countries.all():
        parts += country_names(place.country)
    return fold(" ".join(parts))
