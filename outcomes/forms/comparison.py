"""Two outcomes side by side, answer by answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from outcomes.forms.answers import answers_of, in_words
from outcomes.masking import shown_text
from outcomes.models import Outcome


@dataclass(frozen=True)
class Line:
    """One answer of both, and whether both say the same."""

    label: object
    one: str
    other: str
    is_text: bool

    @property
    def is_same(self) -> bool:
        """Say whether both answers are there and the same."""
        return bool(self.one) and self.one == self.other


_QUESTIONS = (
    ("title", _("Title"), True),
    ("statement", _("What changed"), True),
    ("actors", _("Who changed"), False),
    ("date_from", _("When"), False),
    ("countries", _("Where"), False),
    ("city", _("City or place"), False),
    ("worker_groups", _("Worker groups"), False),
    ("significance", _("Why it matters"), True),
    ("contribution_wiego", _("Contribution of WIEGO"), True),
    ("contribution_others", _("Contribution of others"), True),
    ("programmes", _("Programmes"), False),
    ("grants", _("Grants"), False),
    ("direction", _("Direction"), False),
)
_FACTS: tuple[tuple[object, Callable[[Outcome], str]], ...] = (
    (
        _("Evidence"),
        lambda each: "\n".join(item.title for item in each.evidence.all() if not item.removed_at),
    ),
    (_("Harvest round"), lambda each: each.round.name),
    (_("Logged by"), lambda each: each.author.name),
)


def lines_of(one: Outcome, other: Outcome) -> list[Line]:
    """Return both records answer by answer as everybody may read them; what neither says is left out."""
    mine, theirs = answers_of(one), answers_of(other)
    lines = [
        Line(label, shown_text(one, in_words(name, mine)), shown_text(other, in_words(name, theirs)), is_text)
        for name, label, is_text in _QUESTIONS
    ]
    lines += [
        Line(label, shown_text(one, read(one)), shown_text(other, read(other)), False)
        for label, read in _FACTS
    ]
    return [line for line in lines if line.one or line.other]
