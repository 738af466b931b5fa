"""Definitions of shipped codes that stand beneath a choice, collected here for translators.

The lists themselves keep one definition, in English; `Code.definition_words` looks it up among the
translations. Nothing imports this list: it is read when the texts are collected (`make messages`).
"""

from django.utils.translation import gettext_noop as _

DEFINITIONS = (
    _("A single act, for example a demonstration, a ruling, an inspection."),
    _("Something done over some time, for example a campaign or a count."),
    _("A new, better or broken relation between actors: recognition, negotiation, membership, alliance."),
    _("What an actor puts on its list of concerns, in words or in plans."),
    _("Laws, by-laws, budgets, plans, standards and written rules of any organisation."),
    _("What an actor does as a rule, with or without a written rule."),
)
