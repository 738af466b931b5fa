"""Keeping a view of the explorer under a name, and forgetting it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from outcomes.models import SavedView
from outcomes.policy import Act, may
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import Principal, require
from wiego_mle.kernel.folding import clean_text
from wiego_mle.kernel.references import new_public_reference


def keep_view(*, name: str, query: str, is_shared: bool, by: Principal) -> SavedView:
    """Keep what an address of the explorer asks under a name; a view of theirs with that name is replaced.

    Raises:
        Refused: the person may not use the explorer.
        ValidationError: the name is empty or too long, or the address is.
    """
    require(may(by, Act.EXPLORE))
    name = " ".join(clean_text(name).split())
    made = SavedView(
        owner_id=by.person_id, reference=new_public_reference(), name=name, query=query, is_shared=is_shared
    )
    if not name:
        raise ValidationError({"name": _("Give the view a name.")})
    made.clean_fields(exclude={"owner"})
    with recorded(by=by) as trail:
        present = SavedView.objects.filter(owner=by.person_id, name=name)
        if not present.update(query=query, is_shared=is_shared):
            try:
                with transaction.atomic():
                    made.save(force_insert=True)
            except IntegrityError:
                # Pressed twice at the same moment.
                present.update(query=query, is_shared=is_shared)
        view = present.get()
        trail.record(
            "view.kept",
            subject_type="view",
            reference=view.reference,
            changes={"name": ("", name), "is_shared": ("", is_shared)},
        )
    return view


def forget_view(*, view: SavedView, by: Principal) -> None:
    """Forget a view; forgotten twice, it is forgotten once.

    Raises:
        Refused: it belongs to somebody else.
    """
    require(may(by, Act.KEEP_VIEW, view))
    with recorded(by=by) as trail:
        gone, _rows = SavedView.objects.filter(pk=view.pk).delete()
        if gone:
            trail.record(
                "view.forgotten",
                subject_type="view",
                reference=view.reference,
                changes={"name": (view.name, "")},
            )
