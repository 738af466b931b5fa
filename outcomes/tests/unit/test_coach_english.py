"""The coach in English: what it asks, and what it must let pass."""

from __future__ import annotations

import pytest

from outcomes.coach import Texts, ask

GOOD = "On 4 May 2021 the city council of Arusha, Tanzania, lowered the stall fee."

ASKED = {
    "no_actor": [
        "Local authorities in Mwanza decided on 3 June 2019 to leave the fish sellers where they are.",
        "In May 2020 various institutions in Quito agreed on a protocol for waste pickers.",
        "A new tariff for handcart pullers was introduced in Lagos in 2018.",
        "In 2021 policymakers in Ghana accepted the demands of the porters.",
        "Evictions of hawkers in Chennai stopped in March 2016.",
        "It was decided in Lima in 2017 that food sellers may stay.",
        "Since 2019 there is a seat for traders on the market board in Kumasi.",
        "Key players in the recycling sector of Bogotá signed a protocol in April 2015.",
        "In 2014 society in Dakar began to respect domestic workers.",
    ],
    "two_changes": [
        "In March 2019 the Supreme Court of Nepal banned evictions without notice and the Ministry of Health opened "
        "a clinic for brick workers.",
        "On 2 May 2018 the mayor of Davao signed the vendor code, and a supermarket chain began to buy from "
        "home-based weavers.",
        "The council of Mbale repealed the hawking bylaw in 2020. The national union of drivers elected a new board.",
        "In 2016 the Port of Tema hired forty porters and, in an unrelated decision, closed its canteen.",
    ],
    "future": [
        "The Ministry of Labour of Peru intends to publish a registry of home workers.",
        "The Senate of Chile is due to vote on the care bill in March 2027.",
        "By 2028 the city of Nairobi shall provide storage for all hawkers.",
        "The mayor of Tunis hopes that the vendors can return next spring.",
        "The government of Lesotho is currently drafting a law on domestic work.",
        "The Delhi government is likely to extend the licences.",
        "A decree on night work is under preparation in the Ministry of Interior of Togo.",
    ],
    "output": [
        "In June 2019 we published a handbook on collective bargaining for StreetNet affiliates in Kenya.",
        "WIEGO staff presented the findings of the study to the Ministry of Labour in Accra in May 2018.",
        "A three-day workshop for home-based workers was held in Dhaka on 4 May 2017.",
        "Our programme officer visited eleven cooperatives in Minas Gerais in 2016.",
        "Forty domestic workers were trained in first aid in Kampala in March 2022.",
        "In July 2015 twelve leaders took part in our course on labour law in Lima.",
    ],
    "no_act": [
        "In 2020 the capacity of the porters' association of Kathmandu was considerably enhanced.",
        "Vendors in Maputo gained greater visibility in 2018.",
        "Relations between the police and the hawkers of Jakarta improved in 2019.",
        "Since 2021 the municipal officers of Thika are more sensitive to the needs of vendors.",
        "Home-based workers in Sofia feel more confident since 2017.",
        "In 2016 the Ministry of Labour of Lesotho became more aware of domestic workers.",
    ],
    "impact": [
        "Since 2020 the sons of fish smokers in Tema stay in secondary school.",
        "In 2021 shoe shiners in Suva buy medicine for their parents for the first time.",
        "In 2019 the earnings of waste pickers in Cali doubled.",
        "Since 2018 children of street vendors in Lomé eat three meals a day.",
        "Home-based workers in Lahore suffered fewer eye infections in 2020.",
        "By 2017 two hundred families of porters in Kumasi had escaped poverty.",
        "In 2021 domestic workers in Manila were healthier and less stressed.",
        "In 2015 household debts of embroiderers in Ahmedabad fell by half.",
    ],
    "attribution": [
        "In 2019 the port of Beira opened its gate to head porters in answer to our petition.",
        "In May 2018 the ministry in Suva gave in under pressure from WIEGO and paid the cleaners.",
        "The new rule of the Gaborone market of June 2020 is a triumph for WIEGO.",
        "In 2021 our report paved the way for the crèche at the market of Thika.",
        "Due to WIEGO's lobbying the mayor of Quito reopened the market in 2019.",
        "Our training led the council of Jinja to change the bylaw in 2018.",
        "In 2020 the Ministry of Health of Togo, persuaded by our research, opened a clinic for vendors in Lomé.",
        "As a result of our work, the bank of Accra lowered its fees in 2016.",
        "Without WIEGO the law of 2015 in Peru would not have passed.",
        "In 2017 WIEGO forced the supermarket in Durban to sign.",
    ],
    "no_date": [
        "The city council of Arusha lowered the stall fee.",
        "The High Court of Malawi now hears cases of domestic workers.",
        "Under the Labour Act of 2007 the inspectors of Gaborone fined an agency.",
    ],
    "vague_time": [
        "In recent years the city council of Arusha lowered the stall fee.",
        "Some time ago the High Court of Malawi heard the case of a domestic worker.",
        "Lately the mayor of Suva has met the shoe shiners every month.",
        "Gradually the police of Accra stopped taking goods.",
    ],
    "no_place": [
        "On 4 May 2021 the city council lowered the stall fee.",
        "In 2019 the minister of labour received the union of hairdressers.",
        "In June 2020 the cooperative won its case against the landlord before the High Court.",
    ],
}

PASSES = {
    "no_actor": [
        "The licensing officer of Gulu market waived the fee on 3 June 2019.",
        "On 5 May 2018 the bylaw on hawking was repealed by the municipal council of Mbarara.",
        "In 2020 leaders of the vendors' union in Cebu met the mayor.",
        "The Ghana Ports Authority opened a canteen for head porters in Tema in 2017.",
        "In 2019 the community health office of Kibera gave cards to 40 vendors.",
        "Three domestic workers in Doha filed a complaint on 3 March 2018.",
    ],
    "two_changes": [
        "The Ministry of Labour and the Ministry of Health of Kenya issued joint rules on 3 May 2020.",
        "On 2 May 2018 the parliament of Fiji adopted the wage bill and the president signed it a week later.",
        "In 2019 the mayor of Suva opened the market, lowered the fee and published the list of stalls.",
        "After the union had written twice and the press had reported, the bank of Accra lowered its fees in 2016.",
    ],
    "future": [
        "On 3 May 2021 the council of Thika voted that the market will open at night.",
        "In 2019 the candidates in Manila promised to end evictions.",
        "On 7 July 2018 the minister in Amman signed a contract that is going to apply to all homes.",
        "In 2020, against the will of the landlord, the court of Pune let the tailors stay.",
        "The cabinet of Togo adopted in May 2019 a budget that takes effect next year.",
    ],
    "output": [
        "In 2019 the labour college of Zambia trained 40 inspectors on domestic work for the first time.",
        "On 3 May 2020 the city of Lima, the vendors' federation and WIEGO signed an agreement on toilets.",
        "In June 2018 the statistics office of Fiji published its first count of home-based workers.",
    ],
    "no_act": [
        "In 2020 the city of Thika increased the number of toilets at the market from two to nine.",
        "Parliament in Accra passed the Capacity Building Act on 3 May 2019.",
        "In 2018 the union of Suva spoke for the first time in the budget hearing.",
    ],
    "impact": [
        "In 2019 the parliament of Togo extended health insurance to street vendors.",
        "In 2018 the mayor of Fez cut the income tax of potters.",
        "In May 2020 the Ministry of Health of Malawi opened a clinic for waste pickers in Zomba.",
    ],
    "attribution": [
        "In May 2019 the mayor of Suva thanked WIEGO for the study and lowered the fee.",
        "In 2018 WIEGO's study counted 400 stalls in Thika; the council of Thika added 30.",
    ],
    "no_date": [
        "The day after the election the mayor of Suva removed the barrier.",
        "During the first lockdown the police of Accra let food sellers work.",
        "In the dry season of 2014 the council of Gao dug a well at the market.",
    ],
    "vague_time": ["Recently, on 3 May 2021, the mayor of Suva met the shoe shiners."],
    "no_place": [
        "In 2019 the Kenyan minister of labour received the union of hairdressers.",
        "On 3 May 2018 the Kitale Municipal Council lowered the fee.",
        "In June 2019 the International Labour Conference adopted a treaty on violence.",
        "In 2017 vendors in Bhuj won a case.",
    ],
}


def rules_of(statement: str = GOOD, **texts: str) -> set[str]:
    return {each.rule for each in ask(Texts("en", statement, **texts))}


@pytest.mark.parametrize(
    ("rule", "statement"), [(rule, each) for rule, statements in ASKED.items() for each in statements]
)
def test_it_asks(rule, statement):
    assert rule in rules_of(statement)


@pytest.mark.parametrize(
    ("rule", "statement"), [(rule, each) for rule, statements in PASSES.items() for each in statements]
)
def test_it_lets_pass(rule, statement):
    assert rule not in rules_of(statement)


def test_a_good_statement_raises_no_question():
    assert rules_of() == set()


@pytest.mark.parametrize(
    ("significance", "rule"),
    [
        ("The stall fee in Arusha was lowered by the city council.", "significance_repeats"),
        ("This is a really historic breakthrough for all of us!", "significance_empty_words"),
        ("A huge milestone for street vendors.", "significance_empty_words"),
        ("A seller of tomatoes keeps a third more of what she takes in a day.", None),
        ("It is an important precedent, because other cities copy what Arusha does.", None),
    ],
)
def test_significance_needs_a_reason(significance, rule):
    asked = {each for each in rules_of(significance=significance) if each.startswith("significance")}
    assert asked == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("contribution", "rules"),
    [
        ("We were at the side of the vendors in 2020.", {"contribution_no_act"}),
        ("In 2020 our organiser walked the inspector through the shed.", set()),
        ("WIEGO provided technical assistance throughout.", {"contribution_no_act", "contribution_no_date"}),
        ("In 2020 we worked closely with the traders.", {"contribution_no_act"}),
        (
            "We have been a reliable partner of the women for years.",
            {"contribution_no_act", "contribution_no_date"},
        ),
        ("We counted the stalls and sent the council a table.", {"contribution_no_date"}),
        ("Two weeks before the vote our lawyer commented on the draft.", set()),
        ("None.", set()),
        ("WIEGO had no role in this.", set()),
    ],
)
def test_a_contribution_is_an_act_with_a_date(contribution, rules):
    asked = {
        each
        for each in rules_of(contribution_wiego=contribution, contribution_others="None known.")
        if each.startswith("contribution")
    }
    assert asked == rules


@pytest.mark.parametrize(
    ("statement", "contribution", "others", "asked"),
    [
        ("At the request of the hawkers' federation, the mayor of Suva opened a road in 2019.", "", "", True),
        (GOOD, "In April 2021 WIEGO and the traders' union counted the stalls.", "", True),
        (GOOD, "In April 2021 we counted the stalls together with SISO.", "", True),
        (
            GOOD,
            "In April 2021 WIEGO and the traders' union counted the stalls.",
            "The union paid for it.",
            False,
        ),
        ("In 2019 the mayor of Suva gave a hall to the cooperative of weavers.", "", "", False),
        (GOOD, "In April 2021 we explained the fee to 30 vendors.", "", False),
        (
            "The library of Jinja showed in May 2021 a film about porters, made jointly with Radio Busoga.",
            "",
            "",
            True,
        ),
        (
            "The library of Jinja showed in May 2021 a film about porters, made jointly with the Ministry of Works.",
            "",
            "",
            False,
        ),
    ],
)
def test_named_partners_have_their_share(statement, contribution, others, asked):
    rules = rules_of(statement, contribution_wiego=contribution, contribution_others=others)
    assert ("others_missing" in rules) is asked


@pytest.mark.parametrize(
    ("statement", "asked"),
    [
        ("On 4 May 2021 the KNUT of Nairobi lowered its fee.", True),
        ("On 4 May 2021 the Kenya National Union of Tailors (KNUT) in Nairobi lowered its fee.", False),
        ("On 4 May 2021 the ILO and UNICEF opened an office in Nairobi.", False),
        ("On 4 May 2021 the council of Thika, Ward XIV, lowered its fee by 200 KES.", False),
        ("ON 4 MAY 2021 THE COUNCIL OF THIKA LOWERED THE FEE FOR ALL ITS TRADERS.", False),
        ("On 4 May 2021 the council of Thika lowered the fee, as KT-0021 says.", False),
    ],
)
def test_an_acronym_is_explained(statement, asked):
    assert ("acronym" in rules_of(statement)) is asked


@pytest.mark.parametrize(
    ("statement", "asked"),
    [
        ("On 4 May 2021 the court in Thika heard Grace Wanjiru, a domestic worker.", True),
        ("On 4 May 2021 the court in Thika heard the vendor Peter O., who sells shoes.", True),
        ("On 4 May 2021 the court in Thika freed a boy of 13 who had sold sweets.", True),
        ("On 4 May 2021 the council of Thika lowered the fee; call 0722 123 456 for details.", True),
        ("On 4 May 2021 the police in Thika arrested a waste picker.", True),
        ("On 4 May 2021 the Mayor of Thika, Jane Mwangi, lowered the fee to 1,200 shillings.", False),
        ("On 4 May 2021 the council of Thika spent 12 000 000 shillings on 2020-2021 repairs.", False),
    ],
)
def test_private_persons_are_protected(statement, asked):
    assert ("private_person" in rules_of(statement)) is asked
