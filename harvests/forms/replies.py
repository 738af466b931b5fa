"""Asking a contributor for their word about a round."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from harvests.enums import ReplyKind


class ReplyForm(forms.Form):
    """Asks whether nothing more comes from a person."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What do you say?"),
        widget=forms.RadioSelect,
        choices=[
            (
                ReplyKind.NOTHING.value,
                gettext_lazy("I have nothing to report – nobody whom I know of acted differently"),
            ),
            (ReplyKind.ALL_SENT.value, gettext_lazy("I have sent everything – nothing more comes from me")),
        ],
        error_messages={"required": gettext_lazy("Choose what you want to say.")},
    )


class NoteReplyForm(ReplyForm):
    """Asks a lead what a person has told them."""

    def __init__(self, *args, name: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].label = _("What did %(name)s say?") % {"name": name}
        self.fields["kind"].choices = [
            (ReplyKind.NOTHING.value, _("“I have nothing to report.”")),
            (ReplyKind.ALL_SENT.value, _("“I have sent everything.”")),
        ]
        self.fields["kind"].error_messages["required"] = _("Choose what you were told.")
