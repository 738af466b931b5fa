"""What rounds give somebody who accepts an invitation; `accept_invitation` keeps it."""

from harvests.services.invited import give_promised_roles

PROMISES = {"roles in rounds": give_promised_roles}
