"""What the coach says in Spanish."""

from __future__ import annotations

from outcomes.coach.wording.shape import RuleWords

SPANISH: dict[str, RuleWords] = {
    "no_actor": RuleWords(
        question="¿Quién lo hizo exactamente?",
        why="Un cambio solo se puede comprobar si se sabe qué oficina, grupo o persona actuó.",
        example="«La comisión de licencias de la Municipalidad de Lima acordó…» en lugar de "
        "«Las partes interesadas acordaron…»",
    ),
    "two_changes": RuleWords(
        question="¿Son dos cambios?",
        why="Dos cambios tienen dos fechas, dos razones y pruebas distintas; se comprueban mejor en dos "
        "registros enlazados.",
        example="Un registro para el ministerio que publicó el reglamento y otro para el tribunal que lo aplicó.",
    ),
    "future": RuleWords(
        question="¿Ya ocurrió?",
        why="Un resultado es algo logrado; un plan puede anotarse como pista hasta que se cumpla. "
        "Un compromiso ya asumido sí cuenta, si se dice quién lo asumió y cuándo.",
        example="«El 4 de mayo de 2023 el concejo votó…» en lugar de «El concejo va a…»",
    ),
    "output": RuleWords(
        question="¿Qué hizo después de otra manera alguien ajeno al equipo?",
        why="Nuestra capacitación, reunión o publicación es lo que aportamos; el resultado es lo que otros "
        "hicieron después.",
        example="«Tras el taller, la inspección de Cali empezó a…»; el taller va en la contribución.",
    ),
    "no_act": RuleWords(
        question="¿Qué se les vio hacer?",
        why="Más conciencia, capacidad o voz es difícil de comprobar; un acto en que se notó, no.",
        example="«La asociación intervino por primera vez en la audiencia del presupuesto» en lugar de "
        "«La asociación se empoderó»",
    ),
    "impact": RuleWords(
        question="¿Qué acto de qué actor llevó a esto?",
        why="Un mejor ingreso o una mejor salud tienen muchas causas; el resultado es la decisión o la práctica "
        "que cambió en el camino, y lo demás va en la importancia.",
        example="«El concejo redujo a la mitad la tarifa del mercado»; que las vendedoras ganen más es por qué "
        "importa.",
    ),
    "attribution": RuleWords(
        question="¿Se puede decir qué aportó WIEGO sin decir que causó el cambio?",
        why="Otros tomaron la decisión y casi siempre otros también la impulsaron; presentarse como la causa "
        "hace dudar de lo demás.",
        example="«En marzo WIEGO envió a la comisión una nota sobre tarifas, que la presidenta citó» en lugar de "
        "«Gracias a WIEGO…»",
    ),
    "no_date": RuleWords(
        question="¿Cuándo ocurrió?",
        why="Sin fecha nadie puede buscarlo ni contarlo en el año que corresponde; basta un mes o un año.",
        example="«En junio de 2021 el concejo…»",
    ),
    "vague_time": RuleWords(
        question="¿Se puede decir con más precisión cuándo fue?",
        why="«Recientemente» dice otra cosa cuando se lee dos años después; ayuda un mes, un trimestre o un año.",
        example="«Entre marzo y mayo de 2022…» en lugar de «Recientemente…»",
    ),
    "no_place": RuleWords(
        question="¿Dónde ocurrió?",
        why="Quien lee desde otro país no sabe de qué ciudad o país se trata.",
        example="«El Concejo Municipal de Cochabamba, Bolivia,…»",
    ),
    "significance_repeats": RuleWords(
        question="¿Por qué importa aquí este cambio?",
        why="Esto vuelve a decir qué cambió; falta qué significa para las trabajadoras o qué no era posible antes.",
        example="«Hasta entonces, una vendedora sin permiso podía perder su mercadería cualquier día.»",
    ),
    "significance_empty_words": RuleWords(
        question="¿Qué lo hace importante?",
        why="Una razón convence más que un elogio: ¿cómo era antes, quién gana, qué se vuelve posible?",
        example="«Es la primera vez que el ministerio cuenta a las trabajadoras a domicilio» en lugar de "
        "«Un hito histórico»",
    ),
    "contribution_no_act": RuleWords(
        question="¿Qué hicimos exactamente?",
        why="«Acompañamos el proceso» no dice qué se hizo; con un acto concreto se puede valorar su influencia.",
        example="«En mayo de 2021 escribimos un comentario de cuatro páginas al proyecto y lo explicamos a la "
        "comisión.»",
    ),
    "contribution_no_date": RuleWords(
        question="¿Cuándo lo hicimos?",
        why="Una contribución va antes del cambio; una fecha o el orden de los hechos lo muestra.",
        example="«En las tres semanas anteriores a la votación…» o «En octubre de 2020…»",
    ),
    "others_missing": RuleWords(
        question="¿Qué hicieron los demás?",
        why="Se nombran aliadas que participaron; su parte merece tanto espacio como la nuestra.",
        example="«La federación de vendedoras reunió 400 firmas y negoció con el alcalde.» Si nadie más "
        "participó, escriba «ninguna conocida».",
    ),
    "acronym": RuleWords(
        question="¿Qué significa esta sigla?",
        why="En otros países, y dentro de diez años, no se conocerá.",
        example="La primera vez, «Unidad Administrativa Especial de Servicios Públicos (UAESP)»; después, «UAESP».",
    ),
    "private_person": RuleWords(
        question="¿Podría dañar a alguien que otras personas lean esto?",
        why="Nombres, teléfonos y direcciones de trabajadoras, y los casos con menores o con la policía, pueden "
        "poner en riesgo a personas; conviene quitarlos o limitar quién lee el registro.",
        example="«Una trabajadora del hogar de Lima» en lugar de su nombre; sus datos de contacto van con la fuente.",
    ),
}
