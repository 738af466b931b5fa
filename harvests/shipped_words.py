"""Texts of shipped codes and dimensions that coders and writers read, collected here for translators.

The lists themselves keep one text each, in English; `Code.definition_words` and `codebook.BookCode` look it up
among the translations. Nothing imports this list: it is read when the texts are collected (`make messages`).
"""

from django.utils.translation import gettext_noop as _

DEFINITIONS = (
    _("Who acts differently? Choose the actor whose behaviour changed."),
    _("What kind of change is it? Choose what the actor now does differently."),
    _("How far has the change come on its way from words to lasting practice?"),
    _("At which level did the actor act?"),
    _("Whose work is it about? Choose each group that the text names."),
    _("With which of its ways of working did WIEGO contribute?"),
    _("How much did WIEGO’s contribution weigh beside that of others?"),
    _("Which goals of WIEGO does the change serve?"),
    _("Workers in informal employment who act for themselves."),
    _(
        "Workers who act together without an organisation of their own, for example the vendors of one street."
    ),
    _(
        "A membership-based organisation of informal workers: association, cooperative or union of one "
        "place or country."
    ),
    _("A federation or alliance of membership-based organisations within a country."),
    _(
        "For example StreetNet, HomeNet, the International Domestic Workers Federation or the "
        "International Alliance of Waste Pickers."
    ),
    _("A trade union or union centre whose members are mainly in formal employment."),
    _("A municipality, city, district or metropolitan authority, its council or one of its departments."),
    _("A ministry, agency or the government of a country, state or province."),
    _("A national, state or provincial parliament, or a committee of it."),
    _("A court or a judge at any level."),
    _("Police, municipal guards, inspectors."),
    _("A national or regional producer of official statistics."),
    _(
        "The International Labour Organization: the Conference, the Governing Body, the Office, and its "
        "constituents when they act there."
    ),
    _("For example the African Union, SADC, ECOWAS, MERCOSUR, ASEAN or the European Union."),
    _(
        "Platforms, retailers, suppliers and other companies that buy from, contract or engage informal "
        "workers."
    ),
    _(
        "Those who control a place of work or a basic service: market managements, water and power "
        "suppliers, owners."
    ),
    _("Universities, institutes and single researchers."),
    _("Customers, neighbours, voters."),
    _("Say in the statement who it is."),
    _("A single act, for example a demonstration, a ruling, an inspection."),
    _("Something done over some time, for example a campaign or a count."),
    _("A new, better or broken relation between actors: recognition, negotiation, membership, alliance."),
    _("What an actor puts on its list of concerns, in words or in plans."),
    _("Laws, by-laws, budgets, plans, standards and written rules of any organisation."),
    _("What an actor does as a rule, with or without a written rule."),
    _("The actor speaks differently."),
    _("The actor promises something in public or in writing."),
    _("What was adopted is being done."),
    _("It is enforced, or a court has ruled."),
    _("It has lasted and survived at least one change of people in charge or of budget."),
    _("A city, town, village or district."),
    _("A province, region or state of a federation."),
    _("Several countries of one part of the world, for example the European Union or MERCOSUR."),
    _("Those who produce goods or services in or near their own home, on their own account or for a buyer."),
    _("Those who carry goods by head, back or barrow, for example kayayei."),
    _("Drivers, conductors and riders of minibuses, taxis, rickshaws and motorcycles."),
    _("Those whose work is given out by a digital platform, on the road or online."),
    _("Informal workers in general or of several groups together."),
    _("Work with producers of official statistics."),
    _("Visits and learning between organisations."),
    _("Bringing actors to one table."),
    _("Passing funds on to organisations of workers."),
    _("Workers’ delegations to the International Labour Conference, climate conferences and the like."),
    _("Organisations of informal workers are strong, democratic and heard where decisions are taken."),
    _("Informal workers and what they contribute are counted, studied and seen."),
    _("Informal workers are recognised as legitimate in law, policy and the economy."),
    _("What WIEGO did made the change harder or smaller."),
    _("The change would most likely have come about in the same way; WIEGO added something."),
    _("Without WIEGO the change would have come later or been weaker."),
    _("Without WIEGO, and without others, the change would most likely not have come about."),
    _("One act at one time: a demonstration, a ruling, an inspection, a public apology."),
    _("What is done again and again (activity or practice)."),
    _("A mayor opens a locked market on one day."),
    _("Something done over weeks or months that has an end."),
    _("A standing way of doing things (practice)."),
    _("A ministry counts home-based workers for a year."),
    _("Recognition, regular negotiation, membership, alliance, or its end."),
    _("A single meeting without anything that follows (action)."),
    _("A city signs a memorandum with a vendors’ association and meets it each month."),
    _("What an actor puts on its list of concerns or says it will do."),
    _("A rule that was adopted (policy)."),
    _("A party writes social protection for waste pickers into its programme."),
    _("Laws, by-laws, budgets, plans and written rules that were adopted."),
    _("A draft, a promise or a debate (agenda); doing what the rule says (practice)."),
    _("Parliament adopts a law on domestic work."),
    _("What an actor does as a rule and goes on doing."),
    _("A rule that nobody follows yet (policy)."),
    _("Inspectors no longer confiscate goods of licensed vendors."),
    _("The actor speaks or writes differently."),
    _("A promise with a date or an amount (commitment)."),
    _("A minister calls waste pickers workers in a speech."),
    _("A promise in public or in writing, signed or announced."),
    _("What was adopted in a binding form (adopted)."),
    _("A mayor signs a pledge to relocate nobody."),
    _("A law, plan, budget or standard is in force."),
    _("What is being done because of it (implementation)."),
    _("The council passes the by-law."),
    _("Money is spent, people are hired, permits are given."),
    _("What a court or inspector enforces (enforcement)."),
    _("The first two hundred licences are handed out."),
    _("Breaking the rule has consequences; a court rules."),
    _("A court fines a company that paid no contributions."),
    _("It has lasted through a change of people, of budget or of year."),
    _("The new administration keeps the licensing office."),
)
