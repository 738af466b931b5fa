"""People, their roles and their invitations."""

from __future__ import annotations

import zoneinfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from wiego_mle.accounts.enums import DigestRhythm, LetterRhythm, Role, Weekday
from wiego_mle.audit.services import recorded
from wiego_mle.kernel.access import APPLICATION
from wiego_mle.kernel.folding import clean_text, fold
from wiego_mle.kernel.languages import Language
from wiego_mle.kernel.references import new_public_reference


def validate_time_zone(name: str) -> None:
    """Raise ValidationError unless the name is one of the IANA time zones."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("Choose a time zone from the list, for example Africa/Accra."))


def validate_working_days(days: str) -> None:
    """Raise ValidationError unless the text names days of the week by number, in order and each once."""
    if not days or days != "".join(sorted(set(days) & set(Weekday.values))):
        raise ValidationError(_("Choose at least one day on which you work."))


def clean_name(name: str) -> str:
    """Return a name as one line without invisible characters, as it may stand in the subject of a letter."""
    return " ".join(clean_text(name).split())


def searchable(name: str, email: str) -> str:
    """Return what a search for a person looks through, without case and accents."""
    return fold(f"{name} {email}")[:400]


class UserManager(BaseUserManager):
    """Creates people by e-mail address; there are no user names."""

    def create_user(self, email: str, password: str | None = None, **fields) -> User:
        """Create a person whose address is known to be theirs; without a password they cannot sign in yet."""
        from allauth.account.models import EmailAddress

        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.search_text = searchable(person.name, person.email)
        person.set_password(password)
        person.full_clean(exclude=["password"])
        person.save(using=self._db)
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields) -> User:
        """Create an administrator who may also open the read-only Django administration, with a trail row.

        Only a command on the server does so, so the trail names the application and not a person.
        """
        with recorded(by=APPLICATION) as trail:
            person = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
            RoleGrant.objects.create(person=person, role=Role.ADMINISTRATOR)
            trail.record(
                "person.made_administrator",
                subject_type="person",
                reference=person.reference,
                changes={"roles": ([], [Role.ADMINISTRATOR])},
            )
        return person


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with an e-mail address.

    Moving `session_generation` on ends every session of the person at its next request.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_public_reference, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.ENGLISH
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_time_zone]
    )
    letter_rhythm = models.CharField(
        _("letters about questions"),
        max_length=8,
        choices=LetterRhythm.choices,
        default=LetterRhythm.DAILY,
    )
    digest_rhythm = models.CharField(
        _("letters about what waits for a decision"),
        max_length=8,
        choices=DigestRhythm.choices,
        default=DigestRhythm.WEEKLY,
    )
    working_days = models.CharField(
        _("working days"), max_length=7, default="12345", validators=[validate_working_days]
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_staff = models.BooleanField(_("may open the Django administration"), default=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    search_text = models.CharField(max_length=400, blank=True, editable=False)
    session_generation = models.PositiveIntegerField(default=1, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_once_whatever_case"),
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(condition=~Q(email=""), name="person_has_an_address"),
            models.CheckConstraint(
                condition=Q(letter_rhythm__in=[str(rhythm) for rhythm in LetterRhythm]),
                name="person_letter_rhythm_is_known",
            ),
            models.CheckConstraint(
                condition=Q(digest_rhythm__in=[str(rhythm) for rhythm in DigestRhythm]),
                name="person_digest_rhythm_is_known",
            ),
            models.CheckConstraint(condition=~Q(working_days=""), name="person_works_on_some_day"),
        ]

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret=None) -> str:
        # What Django compares with each session: the password, and here the generation as well.
        return salted_hmac(
            "wiego_mle.accounts.session",
            f"{self.session_generation}:{self.password}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()

    def get_full_name(self) -> str:
        """Return the name as the person writes it."""
        return self.name

    def get_short_name(self) -> str:
        """Return the name as the person writes it."""
        return self.name


class Absence(models.Model):
    """Days on which a person is away, the first and the last included; no letters of a round come then."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField(_("first day away"))
    last_day = models.DateField(_("last day away"))

    class Meta:
        verbose_name = _("absence")
        ordering = ["first_day", "last_day", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_goes_forward"),
            models.UniqueConstraint(
                fields=["person", "first_day", "last_day"], name="absence_once_per_person_and_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.first_day} – {self.last_day}"


class RoleGrant(models.Model):
    """A role that a person holds for the whole organisation."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    granted_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["person", "role", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="role_granted_once_per_person"),
            models.CheckConstraint(
                condition=Q(role__in=[str(role) for role in Role]), name="role_grant_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class Invitation(models.Model):
    """A mailed invitation to become a user; the link is derived, nothing secret is stored.

    `nonce` changes when the invitation is sent anew after expiry, which ends older links. `sendings` counts
    the letters; `asked_again_at` is when the invited person asked for a new link.
    """

    reference = models.CharField(max_length=12, unique=True, default=new_public_reference, editable=False)
    nonce = models.CharField(max_length=32, default=new_public_reference, editable=False)
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(
        _("language of the letter"), max_length=2, choices=Language.choices, default=Language.ENGLISH
    )
    roles = models.JSONField(_("roles"), default=list)
    sendings = models.PositiveSmallIntegerField(default=1, editable=False)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations_sent")
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.OneToOneField(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="invitation"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    asked_again_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="one_open_invitation_per_address",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_not_accepted_and_revoked",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"
