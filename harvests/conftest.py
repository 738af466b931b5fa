"""What the tests of this package share."""

from wiego_mle.tests.cast import cast
from wiego_mle.tests.together import together

__all__ = ["cast", "together"]
