"""What the tests of this application share."""

from wiego_mle.tests.together import together

__all__ = ["together"]
