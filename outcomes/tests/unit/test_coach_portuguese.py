"""The coach in Portuguese: what it asks, and what it must let pass."""

from __future__ import annotations

import pytest

from outcomes.coach import Texts, ask

GOOD = "Em 4 de maio de 2021 a Câmara Municipal de Olinda, no Brasil, baixou a taxa das barracas."

ASKED = {
    "no_actor": [
        "Em 2019 as autoridades locais de Nampula permitiram a venda à noite.",
        "Em maio de 2020 aprovou-se em Santos uma lei para os catadores.",
        "Foi criada em 2018 uma mesa de diálogo em Natal.",
        "Diversos atores de Recife assinaram em 2017 um protocolo.",
        "Desde 2019 há uma vaga para feirantes no conselho da feira de Caruaru.",
        "A sociedade civil de Luanda deixou em 2016 de chamar ladrões aos catadores.",
    ],
    "two_changes": [
        "Em março de 2019 o Supremo Tribunal Federal do Brasil proibiu os despejos e o Ministério da Saúde abriu uma "
        "clínica para oleiros.",
        "Em 2018 a prefeita de Olinda assinou o regulamento das feiras, enquanto o Banco do Nordeste lançou um crédito "
        "para rendeiras.",
        "A Prefeitura de Natal revogou a lei em 2020. O sindicato dos motoristas elegeu nova diretoria.",
    ],
    "future": [
        "O Ministério do Trabalho de Angola pretende publicar um cadastro do trabalho em domicílio.",
        "O Senado brasileiro votará em março de 2027 a lei do cuidado.",
        "A prefeitura de Santos vai abrir um depósito para ambulantes em 2028.",
        "O governo de Moçambique está a preparar uma lei sobre trabalho doméstico.",
        "Espera-se que a câmara de Praia alargue as licenças em 2027.",
    ],
    "output": [
        "Em junho de 2019 publicamos um manual de negociação para as associações de Minas Gerais.",
        "A equipe do nosso programa apresentou em maio de 2018 o estudo ao Ministério do Trabalho em Brasília.",
        "Em 4 de maio de 2017 foi realizada em Recife uma oficina de três dias para costureiras.",
        "Quarenta domésticas foram capacitadas em Maputo em março de 2022.",
        "Em julho de 2015 doze lideranças participaram em Salvador do nosso curso de direito do trabalho.",
        "A WIEGO organizou em Belém um seminário em maio de 2019.",
    ],
    "no_act": [
        "Em 2020 foi fortalecida a capacidade da associação de carregadores de Beira.",
        "As feirantes de Caruaru ganharam mais visibilidade em 2018.",
        "A relação entre a polícia e os ambulantes de Santos melhorou em 2019.",
        "Desde 2021 os fiscais de Natal estão mais conscientes dos direitos das vendedoras.",
    ],
    "impact": [
        "Desde 2020 as filhas das lavadeiras de Olinda concluem o ensino médio.",
        "Em 2021 os engraxates de Praia compram remédios para os pais pela primeira vez.",
        "Em 2019 a renda das catadoras de Betim dobrou.",
        "Desde 2018 os filhos das feirantes de Caruaru comem três vezes ao dia.",
        "As bordadeiras de Natal sofreram menos dores nas costas em 2020.",
        "Em 2017 duzentas famílias de carregadores de Beira saíram da pobreza.",
    ],
    "attribution": [
        "Em 2019 o porto da Beira abriu o portão aos carregadores em resposta à nossa petição.",
        "Em maio de 2018 o ministério em Luanda cedeu sob pressão da WIEGO e pagou às varredoras.",
        "Em 2021 o nosso relatório abriu caminho à creche do mercado de Natal.",
        "Graças à incidência da WIEGO, a prefeitura de Olinda reabriu a feira em 2019.",
        "A nossa capacitação fez com que a câmara de Natal mudasse a lei em 2018.",
        "Em 2016 o banco de Santos baixou as taxas como resultado do nosso trabalho.",
        "Em 2017 conseguimos que a prefeitura de Betim assinasse o contrato.",
    ],
    "no_date": [
        "A Câmara Municipal de Olinda baixou a taxa das barracas.",
        "Com base na Lei 20 de 2007 a fiscalização de Luanda multou uma agência.",
    ],
    "vague_time": [
        "Nos últimos anos a Câmara Municipal de Olinda baixou a taxa.",
        "Há algum tempo o tribunal de Natal ouviu uma doméstica.",
        "Aos poucos a polícia de Santos deixou de apreender mercadoria.",
    ],
    "no_place": [
        "Em 4 de maio de 2021 a câmara municipal baixou a taxa das barracas.",
        "Em 2019 o ministro do Trabalho recebeu o sindicato das cabeleireiras.",
    ],
}

PASSES = {
    "no_actor": [
        "Em 3 de junho de 2019 a taxa foi eliminada pelo administrador da feira de Caruaru.",
        "Em 2020 as dirigentes do sindicato de Natal reuniram-se com o prefeito.",
        "Em 2019 os funcionários do Ministério da Saúde de Angola entregaram cartões a 40 vendedoras.",
        "O prefeito de Olinda comprometeu-se em 2018 a não despejar.",
    ],
    "two_changes": [
        "O Ministério do Trabalho e o Ministério da Saúde de Angola assinaram em maio de 2020 um regulamento conjunto.",
        "Em 2 de maio de 2018 o Congresso brasileiro aprovou a lei e o presidente a sancionou uma semana depois.",
        "Em 2019 a prefeita de Olinda abriu a feira, baixou a taxa e publicou a lista das bancas.",
    ],
    "future": [
        "Em 3 de maio de 2021 a câmara de Olinda aprovou que a feira abrirá à noite.",
        "Em 2019 as candidatas de Natal prometeram acabar com os despejos.",
    ],
    "output": [
        "Em 2019 o Ministério do Trabalho de Angola capacitou pela primeira vez 40 inspetoras.",
        "Em 3 de maio de 2020 a prefeitura de Recife, a federação das feirantes e a WIEGO assinaram um convênio.",
    ],
    "no_act": ["Em 2020 a prefeitura de Natal aumentou de dois para nove os banheiros da feira."],
    "impact": ["Em 2019 o Congresso brasileiro estendeu o seguro de saúde às vendedoras."],
    "attribution": ["Em maio de 2019 o prefeito de Olinda agradeceu à WIEGO o estudo e baixou a taxa."],
    "no_date": ["No dia seguinte às eleições a prefeita de Olinda retirou a cerca."],
    "no_place": [
        "Em 2019 o ministro do Trabalho angolano recebeu o sindicato das cabeleireiras.",
        "Em 2018 o tribunal de Garanhuns anulou a multa.",
    ],
}


def rules_of(statement: str = GOOD, **texts: str) -> set[str]:
    return {each.rule for each in ask(Texts("pt", statement, **texts))}


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
    ("texts", "rule", "asked"),
    [
        ({"significance": "A Câmara Municipal de Olinda baixou a taxa."}, "significance_repeats", True),
        ({"significance": "Quem vende tomate guarda agora um terço a mais."}, "significance_repeats", False),
        ({"significance": "Um marco histórico para todas nós!"}, "significance_empty_words", True),
        ({"significance": "É importante porque outras cidades a copiam."}, "significance_empty_words", False),
        ({"contribution_wiego": "Estivemos ao lado delas em 2020."}, "contribution_no_act", True),
        (
            {"statement": "O mercado de Beja passou um programa, feito em parceria com a Rádio Planície."},
            "others_missing",
            True,
        ),
        (
            {"statement": "O mercado de Beja passou um programa, feito em parceria com a Câmara."},
            "others_missing",
            False,
        ),
        ({"contribution_wiego": "A WIEGO prestou assessoria técnica em 2020."}, "contribution_no_act", True),
        ({"contribution_wiego": "Sempre acompanhamos as companheiras."}, "contribution_no_act", True),
        ({"contribution_wiego": "Redigimos a carta à câmara."}, "contribution_no_act", False),
        ({"contribution_wiego": "Redigimos a carta à câmara."}, "contribution_no_date", True),
        (
            {"contribution_wiego": "Duas semanas antes do voto redigimos a carta."},
            "contribution_no_date",
            False,
        ),
        ({"contribution_wiego": "Nenhuma."}, "contribution_no_date", False),
        ({"contribution_wiego": "Em 2020 a WIEGO e o sindicato contaram as bancas."}, "others_missing", True),
        ({"contribution_wiego": "Em 2020 explicamos a taxa a 30 vendedoras."}, "others_missing", False),
        ({"contribution_others": "A FEVOL pagou o transporte."}, "acronym", True),
        ({"contribution_others": "A Federação das Vendedoras de Olinda (FEVOL) pagou."}, "acronym", False),
        ({"significance": "A OIT e a ONU citam isto."}, "acronym", False),
        ({"significance": "Conta Marta Souza, vendedora de 52 anos."}, "private_person", True),
        ({"significance": "Ajudou uma menina de 12 anos que vendia doces."}, "private_person", True),
        ({"significance": "O telefone dela é 81 99812 3456."}, "private_person", True),
        ({"significance": "Assinou o prefeito João Campos."}, "private_person", False),
    ],
)
def test_the_other_texts(texts, rule, asked):
    assert (rule in rules_of(**texts)) is asked
