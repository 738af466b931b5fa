"""What the tests of this package share."""

from wiego_mle.tests.cast import cast

__all__ = ["cast"]
