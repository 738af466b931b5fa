"""How the trail speaks about people and invitations."""

from django.utils.translation import gettext_lazy as _

from wiego_mle.accounts.enums import DigestRhythm, LetterRhythm, Role, Weekday
from wiego_mle.accounts.queries import names_of_invited, names_of_people
from wiego_mle.audit.presenters import Words
from wiego_mle.kernel.languages import Language

ROLES = {role.value: role.label for role in Role}

WORDS = {
    "person": Words(
        subject=_("Person"),
        acts={
            "person.made_administrator": _("Became an administrator by a command on the server"),
            "person.joined": _("Accepted the invitation and joined"),
            "person.roles_changed": _("Changed the roles"),
            "person.deactivated": _("Barred from signing in"),
            "person.reactivated": _("Allowed to sign in again"),
            "person.working_time_changed": _("Changed their working days or letters"),
            "person.absence_added": _("Noted an absence"),
            "person.absence_removed": _("Took an absence away"),
            "person.profile_changed": _("Changed their own details"),
            "person.password_set": _("Set a new password"),
            "person.email_confirmed": _("Confirmed a mail address"),
        },
        fields={
            "name": _("Name"),
            "roles": _("Roles for the whole organisation"),
            "is_active": _("May sign in"),
            "language": _("Language"),
            "time_zone": _("Time zone"),
            "letter_rhythm": _("Letters about questions"),
            "digest_rhythm": _("Letters about what waits for a decision"),
            "working_days": _("Working days"),
            "absence": _("Absence"),
        },
        choices={"roles": ROLES, "language": {language.value: language.label for language in Language}}
        | {
            "letter_rhythm": dict(LetterRhythm.choices),
            "digest_rhythm": dict(DigestRhythm.choices),
            "working_days": dict(Weekday.choices),
        },
        main=frozenset(
            {
                "person.made_administrator",
                "person.joined",
                "person.deactivated",
                "person.reactivated",
                "person.roles_changed",
            }
        ),
        page="people:detail",
        names=names_of_people,
        values_are_open=True,
    ),
    "invitation": Words(
        subject=_("Invitation"),
        acts={
            "invitation.sent": _("Invited"),
            "invitation.sent_again": _("Sent the invitation again"),
            "invitation.revoked": _("Withdrew the invitation"),
            "invitation.accepted": _("Accepted the invitation"),
            "invitation.asked_for_again": _("Asked for a new link"),
        },
        fields={"name": _("Name"), "roles": _("Roles for the whole organisation")},
        choices={"roles": ROLES},
        main=frozenset({"invitation.sent", "invitation.accepted"}),
        names=names_of_invited,
        values_are_open=True,
    ),
}
