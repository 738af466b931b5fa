"""How the trail speaks about letters."""

from django.utils.translation import gettext_lazy as _

from wiego_mle.audit.presenters import Words
from wiego_mle.mailing.enums import LetterState
from wiego_mle.mailing.queries import subjects_of

WORDS = {
    "letter": Words(
        subject=_("Letter"),
        acts={
            "letter.queued_again": _("Asked for the letter to be sent again"),
            "letter.left": _("Left the letter as it is"),
            "letter.held": _("Held the letter back"),
            "letter.released": _("Let the letter go"),
            "letter.reworded": _("Reworded the letter"),
        },
        fields={"state": _("State"), "subject": _("Subject"), "text": _("Text")},
        choices={"state": {state.value: state.label for state in LetterState}},
        main=frozenset({"letter.queued_again", "letter.left"}),
        page="outbox:detail",
        names=subjects_of,
        values_are_open=True,
    )
}
