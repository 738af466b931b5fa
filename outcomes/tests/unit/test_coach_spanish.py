"""The coach in Spanish: what it asks, and what it must let pass."""

from __future__ import annotations

import pytest

from outcomes.coach import Texts, ask

GOOD = "El 4 de mayo de 2021 el concejo municipal de Loja, Ecuador, bajó la tarifa de los puestos."

ASKED = {
    "no_actor": [
        "En 2019 las autoridades locales de Puno permitieron la venta nocturna.",
        "En mayo de 2020 se aprobó en Rosario una ordenanza para cartoneros.",
        "Fue creada en 2018 una mesa de diálogo en Tarija.",
        "Diversos actores de Cuenca acordaron en 2017 un protocolo.",
        "En 2016 la comunidad de Villa El Salvador dejó de botar a las recicladoras.",
        "Desde 2019 hay un puesto para vendedoras en la junta del mercado de Masaya.",
        "Los desalojos en Managua se detuvieron en marzo de 2016.",
    ],
    "two_changes": [
        "En marzo de 2019 la Corte Suprema de Honduras prohibió los desalojos y el Ministerio de Salud abrió una "
        "clínica para ladrilleros.",
        "El 2 de mayo de 2018 la alcaldesa de Loja firmó el reglamento de ferias, mientras el Banco Central lanzó "
        "un crédito para tejedoras.",
        "La Municipalidad de Puno derogó en 2020 la ordenanza. El sindicato de choferes eligió nueva directiva.",
    ],
    "future": [
        "El Ministerio de Trabajo del Perú pretende publicar un registro de trabajo a domicilio.",
        "El Senado de Chile votará en marzo de 2027 la ley de cuidados.",
        "La intendencia de Salto va a abrir un depósito para feriantes en 2028.",
        "El gobierno de Panamá está elaborando una ley sobre trabajo doméstico.",
        "Se espera que la alcaldía de Cali amplíe los permisos en 2027.",
    ],
    "output": [
        "En junio de 2019 publicamos un manual de negociación para las afiliadas de Bolivia.",
        "El equipo de nuestro programa presentó en mayo de 2018 el estudio al Ministerio de Trabajo en Quito.",
        "El 4 de mayo de 2017 se realizó en La Paz un taller de tres días para trabajadoras a domicilio.",
        "Cuarenta trabajadoras del hogar fueron capacitadas en Managua en marzo de 2022.",
        "En julio de 2015 doce lideresas participaron en Lima en nuestro curso de derecho laboral.",
        "WIEGO organizó en Bogotá un conversatorio en mayo de 2019.",
    ],
    "no_act": [
        "En 2020 se fortaleció la capacidad de la asociación de cargadores de Potosí.",
        "Las vendedoras de Masaya ganaron mayor visibilidad en 2018.",
        "La relación entre la policía y los ambulantes de Piura mejoró en 2019.",
        "Desde 2021 los funcionarios de la alcaldía de Loja son más conscientes de los derechos de las vendedoras.",
        "En 2017 las costureras de Rosario se sienten más seguras.",
    ],
    "impact": [
        "Desde 2020 las hijas de las lavanderas de Puno terminan la escuela primaria.",
        "En 2021 los lustrabotas de La Paz compran medicinas para sus padres por primera vez.",
        "En 2019 los ingresos de las recicladoras de Cali se duplicaron.",
        "Desde 2018 los hijos de las vendedoras de Masaya comen tres veces al día.",
        "Las bordadoras de Sololá sufrieron menos dolores de espalda en 2020.",
        "En 2017 doscientas familias de cargadores de Potosí salieron de la pobreza.",
        "En 2021 las trabajadoras del hogar de Quito vivían mejor.",
    ],
    "attribution": [
        "En 2019 el puerto de Guayaquil abrió su puerta a los cargadores en respuesta a nuestra petición.",
        "En mayo de 2018 el ministerio de Asunción cedió ante la presión de WIEGO y pagó a las limpiadoras.",
        "En 2021 nuestro informe abrió el camino a la guardería del mercado de Cusco.",
        "Gracias a la incidencia de WIEGO, la alcaldía de Quito reabrió el mercado en 2019.",
        "Nuestra capacitación hizo que el concejo de Loja cambiara la ordenanza en 2018.",
        "En 2016 el banco de Cali bajó las tasas como resultado de nuestro trabajo.",
        "Sin WIEGO no se habría aprobado la ley de 2015 en el Perú.",
        "En 2017 logramos que la alcaldía de Piura firmara el convenio.",
    ],
    "no_date": [
        "El concejo municipal de Loja bajó la tarifa de los puestos.",
        "El Tribunal Constitucional del Perú admite ahora demandas de trabajadoras del hogar.",
        "Con base en la Ley 20 de 2007 la inspección de Panamá multó a una agencia.",
    ],
    "vague_time": [
        "En los últimos años el concejo municipal de Loja bajó la tarifa.",
        "Hace algún tiempo el juzgado de Tarija oyó a una trabajadora del hogar.",
        "Paulatinamente la policía de Piura dejó de quitar mercadería.",
    ],
    "no_place": [
        "El 4 de mayo de 2021 el concejo municipal bajó la tarifa de los puestos.",
        "En 2019 la ministra de Trabajo recibió al sindicato de peluqueras.",
    ],
}

PASSES = {
    "no_actor": [
        "El 3 de junio de 2019 la tarifa fue eliminada por el administrador del mercado de Masaya.",
        "En 2020 las dirigentas del sindicato de Cali se reunieron con el alcalde.",
        "Aprobó el Congreso de Costa Rica, en mayo de 2018, la ley de cuidados.",
        "En 2019 los funcionarios del Ministerio de Salud de Honduras entregaron carnés a 40 vendedoras.",
        "El alcalde de Puno se comprometió en 2018 a no desalojar.",
    ],
    "two_changes": [
        "El Ministerio de Trabajo y el Ministerio de Salud de Bolivia dictaron en mayo de 2020 un reglamento conjunto.",
        "El 2 de mayo de 2018 el Congreso de Panamá aprobó la ley y el presidente la promulgó una semana después.",
        "En 2019 la alcaldesa de Loja abrió el mercado, bajó la tarifa y publicó la lista de puestos.",
    ],
    "future": [
        "El 3 de mayo de 2021 el concejo de Loja aprobó que el mercado abrirá de noche.",
        "En 2019 las candidatas de Piura prometieron acabar con los desalojos.",
        "El ministro de Trabajo de Panamá firmó en 2018 un contrato que se va a aplicar en todas las casas.",
    ],
    "output": [
        "En 2019 el Ministerio de Trabajo de Panamá capacitó por primera vez a 40 inspectoras.",
        "El 3 de mayo de 2020 la alcaldía de Lima, la federación de vendedoras y WIEGO firmaron un convenio.",
    ],
    "no_act": [
        "En 2020 la alcaldía de Loja aumentó de dos a nueve los baños del mercado.",
        "El Congreso de Bolivia aprobó en 2019 la Ley de Fortalecimiento de Capacidades.",
    ],
    "impact": [
        "En 2019 el Congreso de Honduras extendió el seguro de salud a las vendedoras.",
        "En 2018 la intendenta de Salto redujo el impuesto a los ingresos de las feriantes.",
    ],
    "attribution": ["En mayo de 2019 el alcalde de Loja agradeció a WIEGO el estudio y bajó la tarifa."],
    "no_date": ["Al día siguiente de las elecciones la alcaldesa de Loja retiró la valla."],
    "no_place": [
        "En 2019 el ministro de Trabajo boliviano recibió al sindicato de peluqueras.",
        "En 2018 el juzgado de Huehuetenango anuló la multa.",
    ],
}


def rules_of(statement: str = GOOD, **texts: str) -> set[str]:
    return {each.rule for each in ask(Texts("es", statement, **texts))}


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
        ({"significance": "El concejo municipal de Loja bajó la tarifa."}, "significance_repeats", True),
        ({"significance": "Quien vende tomates guarda ahora un tercio más."}, "significance_repeats", False),
        ({"significance": "¡Un hito histórico para todas nosotras!"}, "significance_empty_words", True),
        (
            {"significance": "Es importante porque otras ciudades la copian."},
            "significance_empty_words",
            False,
        ),
        ({"contribution_wiego": "Permanecimos junto a las vendedoras en 2020."}, "contribution_no_act", True),
        (
            {"statement": "El instituto de Loja publicó un atlas, hecho en alianza con la Fundación Mapas."},
            "others_missing",
            True,
        ),
        (
            {
                "statement": "El instituto de Loja publicó un atlas, hecho en alianza con el Ministerio de Obras."
            },
            "others_missing",
            False,
        ),
        ({"contribution_wiego": "WIEGO brindó asesoría técnica en 2020."}, "contribution_no_act", True),
        ({"contribution_wiego": "Hemos acompañado siempre a las compañeras."}, "contribution_no_act", True),
        ({"contribution_wiego": "Redactamos la carta al concejo."}, "contribution_no_act", False),
        ({"contribution_wiego": "Redactamos la carta al concejo."}, "contribution_no_date", True),
        (
            {"contribution_wiego": "Dos semanas antes del voto redactamos la carta."},
            "contribution_no_date",
            False,
        ),
        ({"contribution_wiego": "Ninguna."}, "contribution_no_date", False),
        (
            {"contribution_wiego": "En 2020 WIEGO y el sindicato contaron los puestos."},
            "others_missing",
            True,
        ),
        ({"contribution_wiego": "En 2020 explicamos la tarifa a 30 vendedoras."}, "others_missing", False),
        ({"contribution_others": "La FEVEL pagó el transporte."}, "acronym", True),
        ({"contribution_others": "La Federación de Vendedores de Loja (FEVEL) pagó."}, "acronym", False),
        ({"significance": "La OIT y la ONU lo citan."}, "acronym", False),
        ({"significance": "Lo cuenta Marta Quispe, vendedora de 52 años."}, "private_person", True),
        ({"significance": "Ayudó a una niña de 12 años que vendía dulces."}, "private_person", True),
        ({"significance": "Su teléfono es 099 812 3456."}, "private_person", True),
        ({"significance": "Lo firmó el alcalde Jorge Bailón."}, "private_person", False),
    ],
)
def test_the_other_texts(texts, rule, asked):
    assert (rule in rules_of(**texts)) is asked
