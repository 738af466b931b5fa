"""What the tests of this application share."""

from wiego_mle.mailing.tests.mail_server import mail_server
from wiego_mle.tests.together import together

__all__ = ["mail_server", "together"]
