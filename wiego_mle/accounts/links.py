"""The purposes for which personal links are made here."""

INVITATION = "invitation"
PASSWORD_RESET = "password-reset"  # noqa: S105 the name of a purpose
EMAIL_CONFIRMATION = "email-confirmation"
