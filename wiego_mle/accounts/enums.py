"""The roles people can hold; the words themselves belong to the kernel, where policies find them."""

from wiego_mle.kernel.roles import ROUND_ROLES, Role

__all__ = ["ROUND_ROLES", "Role"]
