"""Words that libraries print on our pages, translated here so that they speak as the rest does.

Libraries know Portuguese of Portugal and of Brazil, but not the plain Portuguese of this
application; our catalogues are asked first, so an entry here decides: months, for example, begin with
a small letter. Nothing imports this list: it is read when the texts are collected (`make messages`).
"""

from django.utils.translation import gettext_noop as _

BORROWED = (
    _("Email"),
    _("Password"),
    _("Password (again)"),
    _("Forgot your password?"),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Your password can’t be a commonly used password."),
    _("The email address and/or password you specified are not correct."),
    _("You must type the same password each time."),
    _("This field is required."),
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
