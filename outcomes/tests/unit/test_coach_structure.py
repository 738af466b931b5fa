"""What the coach finds by structure, without a turn of phrase that it knows: each function in four languages."""

from __future__ import annotations

import pytest

from outcomes.coach import Texts, ask
from outcomes.coach.achieved import abstract_gain, planned
from outcomes.coach.actors import nobody_acts
from outcomes.coach.causes import claimed_cause_in
from outcomes.coach.contributions import help_without_act
from outcomes.coach.deeds import comparison_without_deed, deeds, gain_without_deed, plan_without_deed
from outcomes.coach.outputs import own_output
from outcomes.coach.partners import named_helpers
from outcomes.coach.persons import private_words
from outcomes.coach.record import Record, once_per_record
from outcomes.coach.repetition import only_praises
from outcomes.coach.separate import second_change
from outcomes.coach.times import dated, vaguely_timed


def record(language, statement="", *, significance="", ours="", others=""):
    return Record(Texts(language, statement, significance, ours, others))


def words(record, span, field="statement"):
    return span and record.readings[field].between(span.start, span.end)


@pytest.mark.parametrize(
    ("language", "statement", "done"),
    [
        ("en", "The council opened a desk and trust between them grew.", ["opened"]),
        ("en", "Goodwill between the union and the police took root.", []),
        ("en", "The vendors stopped seeing the guards as enemies.", []),
        ("en", "The vendors stopped the lorry.", ["stopped"]),
        ("en", "The union had by June gained ever more weight.", []),
        ("en", "The council opened an awareness desk.", ["opened"]),
        ("es", "La alcaldía abrió un puesto.", ["abrio"]),
        ("es", "La confianza entre el sindicato y la alcaldía creció.", []),
        ("es", "Las tejedoras dejaron de verse como ayudantes.", []),
        ("es", "El sindicato ganó más peso.", []),
        ("fr", "La mairie a ouvert un poste.", ["ouvert"]),
        ("fr", "Un climat de confiance s'est installé.", []),
        ("fr", "Les vendeuses ont cessé de craindre les agents.", []),
        ("fr", "Le syndicat a gagné en poids.", []),
        ("pt", "A prefeitura abriu um posto.", ["abriu"]),
        ("pt", "A confiança entre o sindicato e a prefeitura cresceu.", []),
        ("pt", "As rendeiras deixaram de ter vergonha.", []),
        ("pt", "O sindicato ganhou mais peso.", []),
    ],
)
def test_an_act_is_one_that_somebody_could_have_seen(language, statement, done):
    told = record(language, statement)
    assert [told.statement.words[verb.index] for verb in deeds(told)] == done


@pytest.mark.parametrize(
    ("language", "statement", "said"),
    [
        ("en", "The hopes for a bylaw grew.", "hopes"),
        ("en", "The council is leaning towards a waiver.", "is leaning"),
        ("en", "The council has been paying vendors since May 2020.", None),
        ("en", "A draft is with the clerk.", "draft"),
        ("en", "The council passed a draft.", None),
        ("es", "El municipio trabaja en un reglamento.", "trabaja"),
        ("es", "Hay fecha tentativa para los carnés.", "tentativa"),
        ("es", "El municipio aprobó la propuesta.", None),
        ("fr", "La ville travaille à une carte.", "travaille"),
        ("fr", "Une carte est à l'étude.", "étude"),
        ("fr", "La ville a adopté la proposition.", None),
        ("pt", "O município trabalha num regulamento.", "trabalha"),
        ("pt", "Tudo aponta para uma isenção.", "aponta"),
        ("pt", "O município aprovou a proposta.", None),
    ],
)
def test_without_an_act_a_word_of_intention_tells_a_plan(language, statement, said):
    told = record(language, statement)
    assert words(told, plan_without_deed(told)) == said


@pytest.mark.parametrize(
    ("language", "statement"),
    [
        ("en", "Passed in June 2020, the finance act will exempt porters from 2022."),
        ("es", "Aprobada en junio de 2020, la ley eximirá a las cargadoras desde 2022."),
        ("fr", "Votée en juin 2020, la loi exemptera les porteuses dès 2022."),
        ("pt", "Aprovada em junho de 2020, a lei isentará as carregadoras a partir de 2022."),
    ],
)
def test_what_an_adopted_law_will_do_is_no_plan(language, statement):
    assert planned(record(language, statement)) is None


@pytest.mark.parametrize(
    ("language", "statement"),
    [
        ("en", "Once passed in June, the finance act will exempt porters."),
        ("es", "Una vez aprobada, la ley eximirá a las cargadoras."),
        ("fr", "Une fois votée, la loi exemptera les porteuses."),
        ("pt", "Uma vez aprovada, a lei isentará as carregadoras."),
    ],
)
def test_what_a_law_will_do_once_it_is_adopted_is_a_plan(language, statement):
    assert planned(record(language, statement)) is not None


@pytest.mark.parametrize(
    ("language", "gained", "done"),
    [
        (
            "en",
            "By 2020 the guards were attuned to the vendors.",
            "The guards wrote down what attitude costs.",
        ),
        (
            "es",
            "En 2020 los guardias miraban con simpatía.",
            "Los guardias publicaron un libro sobre la simpatía.",
        ),
        (
            "fr",
            "En 2020 la fierté habitait les brodeuses.",
            "Les brodeuses ont publié un livre sur la fierté.",
        ),
        (
            "pt",
            "Em 2020 o orgulho morava nas rendeiras.",
            "As rendeiras publicaram um livro sobre o orgulho.",
        ),
    ],
)
def test_without_an_act_an_inner_word_tells_a_gain(language, gained, done):
    assert gain_without_deed(record(language, gained)) is not None
    assert gain_without_deed(record(language, done)) is None


@pytest.mark.parametrize(
    ("language", "compared", "counted"),
    [
        ("en", "The clerks are readier to listen.", "The market has more stalls."),
        ("es", "Los inspectores están más dispuestos.", "El mercado tiene más puestos."),
        ("fr", "Les agents sont plus doux.", "Le marché a plus de places."),
        ("pt", "Os fiscais estão mais brandos.", "O mercado tem mais bancas."),
    ],
)
def test_a_comparison_is_a_gain_unless_things_are_counted(language, compared, counted):
    assert comparison_without_deed(record(language, compared)) is not None
    assert comparison_without_deed(record(language, counted)) is None


@pytest.mark.parametrize(
    ("language", "cause", "none"),
    [
        ("en", "Without our data nothing would have moved.", "Without cards the vendors would lose out."),
        ("es", "De no ser por WIEGO seguirían los desalojos.", "Sin carné seguirían los desalojos."),
        ("fr", "Rien n'aurait bougé en l'absence de WIEGO.", "Rien n'aurait bougé en l'absence de pluie."),
        (
            "pt",
            "Se não fosse a WIEGO continuaria tudo igual.",
            "Se não fosse a chuva continuaria tudo igual.",
        ),
        ("en", "Our figures tipped the vote.", "Our figures were read out."),
        ("es", "Nuestra campaña torció el voto.", "Nuestra campaña salió en la radio."),
        ("fr", "Notre étude a fait basculer le vote.", "Notre étude était sur la table."),
        ("pt", "A nossa pesquisa virou o voto.", "A nossa pesquisa estava na mesa."),
    ],
)
def test_our_work_with_any_effect_is_a_claim_to_be_the_cause(language, cause, none):
    assert claimed_cause_in(record(language, significance=cause), "significance") is not None
    assert claimed_cause_in(record(language, significance=none), "significance") is None


@pytest.mark.parametrize(
    ("language", "nobody", "somebody"),
    [
        (
            "en",
            "Those with influence let vendors in.",
            "Those in charge of the market authority let vendors in.",
        ),
        ("en", "Permission came in May 2019.", "The almoners came in May 2019."),
        ("en", "Attacks on vendors came to an end.", "The weavers came to an end."),
        ("en", "It became legal to vend.", "The mayor made it legal to vend."),
        ("es", "Gente de peso apoyó a las tejedoras.", "El párroco apoyó a las tejedoras."),
        ("es", "Cayó la prohibición de vender.", "Cayó el alcalde de Puno."),
        ("es", "Desde mayo ya no piden carné.", "Desde mayo la guardia ya no pide carné."),
        ("fr", "Des gens influents ont aidé les vendeuses.", "L'imam a aidé les vendeuses."),
        ("fr", "Des bancs sont apparus en mai.", "Le préfet est apparu en mai."),
        ("fr", "On tolère les vendeuses.", "La mairie tolère les vendeuses."),
        ("pt", "Gente de peso apoiou as rendeiras.", "O padre apoiou as rendeiras."),
        ("pt", "Caiu a proibição de vender.", "Caiu o prefeito de Natal."),
        ("pt", "Em Santos já não apreendem mercadoria.", "Em Santos a guarda já não apreende mercadoria."),
    ],
)
def test_somebody_must_be_the_subject(language, nobody, somebody):
    assert nobody_acts(record(language, nobody)) is not None
    assert nobody_acts(record(language, somebody)) is None


@pytest.mark.parametrize(
    ("language", "general", "counted"),
    [
        ("en", "Municipalities in Iloilo hired clerks.", "Sixteen municipalities in Iloilo hired clerks."),
        ("es", "Distintas instituciones abrieron.", "En Loja, seis instituciones abrieron."),
        ("pt", "Diversas instituições abriram.", "Em Natal, seis instituições abriram."),
        ("fr", "Plusieurs institutions ont ouvert.", "À Lomé, six institutions ont ouvert."),
    ],
)
def test_who_is_counted_could_be_listed(language, general, counted):
    assert nobody_acts(record(language, general)) is not None
    assert nobody_acts(record(language, counted)) is None


@pytest.mark.parametrize(
    ("language", "vague", "dated_by"),
    [
        ("en", "At a later stage the council paid.", "The week before Diwali the council paid."),
        ("es", "En épocas recientes el concejo pagó.", "A los tres días del terremoto el concejo pagó."),
        ("fr", "Ces derniers mois la mairie a payé.", "Trois jours avant la Tabaski la mairie a payé."),
        ("pt", "Passado algum tempo a câmara pagou.", "Dois dias depois do ciclone a câmara pagou."),
    ],
)
def test_a_quantity_of_time_without_a_number_is_vague(language, vague, dated_by):
    told, when = record(language, vague), record(language, dated_by)
    assert vaguely_timed(told.statement, told.language) is not None
    assert dated(told.statement, told.language) is None
    assert dated(when.statement, when.language) is not None


@pytest.mark.parametrize(
    ("language", "two", "one"),
    [
        (
            "en",
            "In 2019 the ministry wrote a contract, the insurers lowered premiums.",
            "In 2019 the assembly passed the bill and the governor signed it.",
        ),
        (
            "es",
            "En 2019 el concejo bajó la tasa, la Caja de Ahorro abrió un crédito.",
            "En 2019 el concejo bajó la tasa y el alcalde firmó la resolución.",
        ),
        (
            "fr",
            "En 2019 le tribunal a relaxé les vendeuses, la Sonatel a baissé ses tarifs.",
            "En 2019 le conseil a voté la baisse et le préfet l'a approuvée.",
        ),
        (
            "pt",
            "Em 2019 a prefeitura cobriu a feira, o Sebrae deu cursos.",
            "Em 2019 a câmara aprovou a postura e o presidente assinou a postura.",
        ),
    ],
)
def test_a_second_actor_does_something_else_or_completes_the_same(language, two, one):
    assert second_change(record(language, two)) is not None
    assert second_change(record(language, one)) is None


@pytest.mark.parametrize(
    ("language", "ours", "theirs"),
    [
        (
            "en",
            "Thirty vendors graduated from the leadership school that we run.",
            "Thirty vendors graduated from the leadership school of the state.",
        ),
        (
            "es",
            "Doce compañeras viajaron a un intercambio que organizó WIEGO.",
            "Doce compañeras viajaron a una feria.",
        ),
        ("fr", "Trente vendeuses ont suivi notre atelier.", "Trente vendeuses ont suivi le procès."),
        ("pt", "Quinze catadoras concluíram a formação da WIEGO.", "Quinze catadoras concluíram a obra."),
    ],
)
def test_a_course_of_ours_is_told_by_who_took_part(language, ours, theirs):
    assert own_output(record(language, ours)) is not None
    assert own_output(record(language, theirs)) is None


@pytest.mark.parametrize(
    ("language", "helped", "alone"),
    [
        (
            "en",
            "The council and the vendors' federation hammered out new hours.",
            "The council handed the vendors' federation a hall.",
        ),
        (
            "en",
            "The council opened after the Vendors' Union had slept there.",
            "The council opened after the court had sat.",
        ),
        (
            "es",
            "La alcaldía y el sindicato llegaron a un acuerdo.",
            "La alcaldía entregó un local al sindicato.",
        ),
        (
            "fr",
            "La mairie et le syndicat ont trouvé un compromis.",
            "La mairie a donné un local au syndicat.",
        ),
        ("pt", "A câmara e o sindicato chegaram a um entendimento.", "A câmara cedeu uma sala ao sindicato."),
    ],
)
def test_a_party_to_a_deal_has_a_contribution(language, helped, alone):
    assert named_helpers(record(language, helped))[0] == "statement"
    assert named_helpers(record(language, alone)) is None
    assert named_helpers(record(language, helped, others="They wrote the text.")) is None


@pytest.mark.parametrize(
    ("language", "helped", "alone"),
    [
        ("en", "The Market Alliance gave us figures.", "We trained the Market Alliance."),
        ("es", "El sindicato nos prestó su archivo.", "Dimos un taller al sindicato."),
        ("fr", "Nous avons compté, la fédération fournissant les cartes.", "Nous avons formé la fédération."),
        ("pt", "A associação emprestou-nos os recibos.", "Formámos a associação."),
    ],
)
def test_who_acts_in_our_contribution_has_one_of_their_own(language, helped, alone):
    assert named_helpers(record(language, ours=helped))[0] == "contribution_wiego"
    assert named_helpers(record(language, ours=alone)) is None


@pytest.mark.parametrize(
    ("language", "judged", "told"),
    [
        ("en", "This speaks for itself.", "It ends ten years of raids."),
        ("en", "A clear sign in the right direction.", "Great news, since vendors can now borrow."),
        ("es", "Marca un antes y un después.", "Un hito: antes las detenían."),
        ("fr", "Un résultat qui compte énormément.", "Grand pas : on les arrêtait chaque jour."),
        ("pt", "Difícil exagerar o valor disto.", "As multas comiam o lucro."),
    ],
)
def test_a_judgement_is_no_reason(language, judged, told):
    assert only_praises(record(language, significance=judged)) is not None
    assert only_praises(record(language, significance=told)) is None


@pytest.mark.parametrize(
    ("language", "vague", "concrete"),
    [
        ("en", "WIEGO gave constant support.", "WIEGO gave the planners a sketch."),
        ("en", "We helped the vendors.", "We helped to fill in the form."),
        ("en", "We supported the vendors throughout.", "We supported the vendors by adding up receipts."),
        (
            "fr",
            "Nous avons soutenu les vendeuses.",
            "Nous avons soutenu les vendeuses en additionnant les reçus.",
        ),
        ("en", "We worked with 300 vendors.", "We did three readings."),
        ("es", "Brindamos asistencia técnica permanente.", "Dimos guantes."),
        ("es", "Ayudamos a fortalecer el proceso.", "Ayudamos a llenar el formulario."),
        ("fr", "Nous avons apporté un appui technique.", "Nous avons donné des gants."),
        ("fr", "Nous avons aidé les vendeuses.", "Nous avons aidé à classer les plantes."),
        ("pt", "A WIEGO deu força ao movimento.", "Demos luvas."),
        ("pt", "Acompanhamos tudo de perto.", "Fizemos três rodas."),
    ],
)
def test_help_is_concrete_by_what_was_given_counted_or_done(language, vague, concrete):
    assert help_without_act(record(language, ours=vague)) is not None
    assert help_without_act(record(language, ours=concrete)) is None


@pytest.mark.parametrize(
    ("language", "statement"),
    [
        ("en", "Our training made the leaders of the market traders more able to lead."),
        ("es", "Nuestra formación fortaleció la confianza de las recicladoras."),
        ("fr", "Notre formation a renforcé la confiance des porteuses."),
        ("pt", "A nossa formação fortaleceu a confiança das catadoras."),
    ],
)
def test_our_training_is_no_act_that_shows_a_gain(language, statement):
    assert abstract_gain(record(language, statement)) is not None


def test_an_acronym_is_explained_by_the_name_that_follows_it():
    def asked(statement):
        return {each.rule for each in ask(Texts("fr", statement))}

    assert "acronym" not in asked("La SOTRAB, Société de transport de Bangangté, a payé en mai 2019.")
    assert "acronym" in asked("La SOTRAB, en mai 2019, a payé.")


def test_a_rule_looks_at_a_record_once():
    looked = []

    @once_per_record
    def rule(told, field):
        looked.append(field)

    told = record("en", "The council paid.")
    for field in ("statement", "statement", "significance"):
        rule(told, field)
    assert looked == ["statement", "significance"]


def test_a_name_after_a_semicolon_is_a_second_actor():
    assert second_change(record("en", "In 2021 the council cut the toll; Airtel halved its fee.")) is not None
    assert second_change(record("en", "In 2021 the council cut the toll; it halved the fee.")) is None


@pytest.mark.parametrize(
    ("language", "named", "nobody"),
    [
        (
            "en",
            "The council returned six stalls, among them that of Wanjiku Njeri, from Blue Valley.",
            "The court heard nine groups, including Uganda Hawkers, of Kampala.",
        ),
        (
            "es",
            "La alcaldía entregó once puestos, entre otros a Yuli Andrea Perdomo, de la vereda El Caguán.",
            "La alcaldía reconoció a seis asociaciones, entre ellas Manos Unidas, de la zona norte.",
        ),
        (
            "fr",
            "La mairie a inscrit douze coiffeuses, dont Essi Amavi, du quartier Dongoyo.",
            "La mairie a inscrit douze groupements, dont Espoir Nouveau, du quartier Dongoyo.",
        ),
        (
            "pt",
            "A câmara entregou oito bancas, uma delas a Maria Lúcia Travassos, do bairro da Malagueira.",
            "A câmara abriu seis lavadouros, entre eles Fonte Nova, da freguesia de Estoi.",
        ),
    ],
)
def test_one_of_many_who_is_singled_out_is_a_private_person(language, named, nobody):
    assert private_words(record(language, named))
    assert private_words(record(language, nobody)) is None


@pytest.mark.parametrize(
    ("language", "tied"),
    [
        ("en", "The court fined the landlord of Nimali Perera, who had washed his sheets."),
        ("es", "El juzgado condenó al patrón de Rosa Quishpe, que le había cocinado."),
        ("fr", "Le tribunal a condamné l'employeuse de Salma Trabelsi, qui avait lavé son linge."),
        ("pt", "O tribunal condenou a patroa de Joana Vilela, que lhe passara a roupa."),
        ("en", "The police gave back the baskets of two girls, 13 and 15 years old."),
        ("es", "La alcaldía inscribió en la escuela a dos niños, de 11 y 12 años."),
    ],
)
def test_whose_employer_is_named_and_children_of_two_ages_are_private(language, tied):
    assert private_words(record(language, tied))


@pytest.mark.parametrize(
    ("language", "vague", "concrete"),
    [
        ("en", "In 2020 we served as a sounding board.", "In 2020 we served the summons on the town clerk."),
        ("en", "We brought our know-how to the table.", "We asked the clerk which fees had been levied."),
        ("es", "En 2020 actuamos como aliadas.", "En 2020 preguntamos a un perito cuánto pesa la reja."),
        ("es", "Estuvimos donde hizo falta.", "Compartimos una lista de precios de 40 puestos."),
        ("fr", "Nous avons servi de relais.", "Nous avons présenté au maire les recettes du marché."),
        ("pt", "Partilhámos a nossa experiência.", "Emprestámos duas balanças."),
    ],
)
def test_what_we_are_or_know_is_no_act_of_ours(language, vague, concrete):
    assert help_without_act(record(language, ours=vague))
    assert help_without_act(record(language, ours=concrete)) is None


def test_digits_of_a_telephone_count_nothing():
    assert help_without_act(record("en", ours="We helped. Contact: +256 772 000 318."))


@pytest.mark.parametrize(
    ("language", "cause", "ours"),
    [
        (
            "en",
            "With our project the bank of Mombasa opened accounts.",
            "Through our project we printed 400 copies.",
        ),
        (
            "es",
            "Con nuestro proyecto el juzgado devolvió las carretas.",
            "Con nuestro proyecto imprimimos la ley.",
        ),
        (
            "fr",
            "Par le biais de notre projet, le conseil a exempté les potières.",
            "Par notre projet, nous avons relu la loi.",
        ),
        (
            "pt",
            "Por meio do nosso projeto, a câmara isentou as feirantes.",
            "Por meio do nosso projeto traduzimos a lei.",
        ),
    ],
)
def test_who_acted_through_our_project_is_told_to_owe_it_to_us(language, cause, ours):
    assert claimed_cause_in(record(language, cause), "statement")
    assert claimed_cause_in(record(language, ours), "statement") is None


@pytest.mark.parametrize(
    ("language", "unrelated", "details"),
    [
        (
            "en",
            "The city let fryers use the jetty and repainted the statue of its founder.",
            "The city let fryers use the stadium and opened its gate.",
        ),
        (
            "es",
            "El municipio dio puestos a las tejedoras y estrenó un himno.",
            "El municipio dio puestos a las tejedoras y les dejó la fuente.",
        ),
        (
            "fr",
            "La mairie a donné un hangar aux vendeuses et a rénové la piscine.",
            "La mairie a donné un hangar aux vendeuses et a rénové la toiture du hangar.",
        ),
        (
            "pt",
            "A prefeitura cedeu um galpão às marisqueiras e trocou a frota.",
            "A prefeitura cedeu um galpão às marisqueiras e trocou as fechaduras.",
        ),
    ],
)
def test_an_act_that_has_nothing_to_do_with_workers_is_a_second_change(language, unrelated, details):
    assert second_change(record(language, unrelated))
    assert second_change(record(language, details)) is None


def test_a_mother_who_asked_is_no_partner_of_the_union_that_acted():
    asked = "A pedido de uma mãe, o sindicato denunciou em 7 de maio de 2021 a patroa de uma babá."
    assert named_helpers(record("pt", asked)) is None


@pytest.mark.parametrize(
    ("language", "alone", "aside"),
    [
        ("en", "The vendors won through WIEGO alone.", "The vendors alone, without help from WIEGO, won."),
        (
            "es",
            "Ganaron únicamente por WIEGO.",
            "Las vendedoras, sin apoyo de WIEGO, consiguieron sus licencias.",
        ),
        (
            "fr",
            "Elles ont gagné par la seule action de WIEGO.",
            "Les vendeuses, sans WIEGO, ont obtenu leurs licences.",
        ),
        (
            "pt",
            "Ganharam unicamente pela WIEGO.",
            "As vendedeiras, sem apoio da WIEGO, conseguiram as licenças.",
        ),
        ("en", "WIEGO's work took them out of poverty.", "The mayor read our report and won the vote."),
        (
            "es",
            "El trabajo de WIEGO las sacó de la pobreza.",
            "La alcaldesa leyó nuestro informe y logró el voto.",
        ),
        (
            "fr",
            "Le travail de WIEGO les a sorties de la misère.",
            "Le maire a lu notre rapport et a obtenu le vote.",
        ),
        (
            "pt",
            "O trabalho da WIEGO tirou-as da pobreza.",
            "A prefeita leu o nosso relatório e obteve o voto.",
        ),
        ("en", "The fees were cut thanks to WIEGO.", "The fees were cut, without any help from WIEGO."),
        ("es", "Si hoy venden es gracias a WIEGO.", "Hoy venden, sin ayuda de WIEGO."),
        ("fr", "Les taxes ont baissé grâce à WIEGO.", "Les taxes ont baissé sans WIEGO."),
        ("pt", "As taxas baixaram graças à WIEGO.", "As taxas baixaram sem a WIEGO."),
        ("en", "The bylaw was won by WIEGO.", "The alliance, coached by WIEGO, broke the deadlock."),
        (
            "es",
            "La ordenanza fue arrancada por WIEGO.",
            "La alianza, asesorada por WIEGO, quebró el bloqueo.",
        ),
        (
            "fr",
            "Le règlement a été arraché par WIEGO.",
            "L'alliance, conseillée par WIEGO, a brisé le blocage.",
        ),
        (
            "pt",
            "O regulamento foi arrancado pela WIEGO.",
            "A aliança, assessorada pela WIEGO, quebrou o bloqueio.",
        ),
    ],
)
def test_what_others_did_with_us_or_without_is_no_claim(language, alone, aside):
    assert claimed_cause_in(record(language, alone), "statement") is not None
    assert claimed_cause_in(record(language, aside), "statement") is None


@pytest.mark.parametrize(
    ("language", "seen", "unseen"),
    [
        ("en", "The guards stopped charging women.", "The guards stopped feeling superior."),
        ("es", "Los guardias dejaron de cobrar.", "Los guardias dejaron de sentir miedo."),
        ("fr", "Les gardes ont cessé d'encaisser.", "Les gardes ont cessé de voir."),
        ("pt", "Os guardas passaram a recusar.", "Os guardas passaram a ser."),
        ("en", "The women spoke to the mayor.", "The women spoke with more confidence."),
        ("es", "Las mujeres hablaron ante el Congreso.", "Las mujeres hablaron con más confianza."),
        ("fr", "Les femmes ont pris neuf étals.", "Les femmes ont pris confiance."),
        ("pt", "As mulheres levaram 90 cestos.", "As mulheres falaram com mais confiança."),
        ("en", "The council of Thika leases a hall.", "The council of Thika trusts the women."),
        ("es", "La alcaldesa de Quito alquila un salón.", "La alcaldesa de Quito valora a las mujeres."),
        ("fr", "La mairie de Thiès loue une salle.", "La mairie de Thiès respecte les femmes."),
        ("pt", "A câmara de Olinda aluga um salão.", "A câmara de Olinda valoriza as mulheres."),
        ("en", "The police treated nine women.", "The police treated women with more respect."),
    ],
)
def test_a_verb_that_says_little_is_an_act_by_what_comes_with_it(language, seen, unseen):
    assert deeds(record(language, seen))
    assert deeds(record(language, unseen)) == []


@pytest.mark.parametrize(
    ("language", "nobody", "somebody"),
    [
        (
            "es",
            "Les devolvieron los carritos a las heladeras.",
            "Los mayordomos devolvieron la plaza a las mujeres.",
        ),
        ("pt", "Devolveram os carrinhos às sorveteiras.", "Os anciãos devolveram o cais às mulheres."),
        ("en", "In 2017 confiscated carts were given back.", "In 2017 the clerk confiscated carts."),
        ("fr", "L'eau est arrivée au marché.", "Les élus de Gao ont rouvert le marché."),
        ("fr", "Le couvre-feu est tombé.", "Trente tenancières et le préfet ont tiré au sort."),
        ("pt", "As vendedeiras deixaram de ser incomodadas.", "Os guardas deixaram de cobrar."),
        ("es", "Surgió un mercado de zapatos.", "Surgió la alcaldesa."),
    ],
)
def test_who_is_told_only_by_an_ending_or_as_a_receiver_does_not_act(language, nobody, somebody):
    assert nobody_acts(record(language, nobody)) is not None
    assert nobody_acts(record(language, somebody)) is None


@pytest.mark.parametrize(
    ("language", "statement", "asks"),
    [
        ("en", "The bench in Suva acquitted four barrow women charged with obstruction.", True),
        ("en", "Grace Nakato, who sells bananas at Jinja station, got her scales back.", True),
        ("en", "The court of Suva ruled that no hawker may be detained for selling.", False),
        ("en", "Two traders from Jinja held seats in the council.", False),
        ("en", "The court fined a trader association for littering in Gulu.", False),
        ("es", "El juez de Ica dejó libres a tres heladeras arrestadas.", True),
        ("es", "Una trabajadora del hogar ya no puede ser detenida por deudas.", False),
        ("fr", "Le juge de Zinder a libéré six charretiers interpellés.", True),
        ("fr", "Le juge de Zinder a interdit les rafles de charretiers.", False),
        ("pt", "O tribunal absolveu uma zungueira acusada de desacato.", True),
        ("pt", "A câmara de Natal aprovou que uma catadora não pode ser detida sem mandado.", False),
    ],
)
def test_an_arrest_of_one_or_a_few_workers_points_to_them(language, statement, asks):
    """A rule about arrests, or what happens to a union, points to nobody."""
    assert (private_words(record(language, statement)) is not None) is asks


@pytest.mark.parametrize(
    ("language", "ours", "asks"),
    [
        ("en", "In 2021 we built bridges and kept an eye on the process.", True),
        ("en", "We built a scale model of the stalls and took it to the mayor in 2021.", False),
        ("es", "Seguimos el caso con atención en 2021.", True),
        ("es", "Seguimos el caso en 2021 y escribimos dos cartas al juez.", False),
        ("fr", "Au cours de 2021 nous avons apporté notre concours.", True),
        ("fr", "Au cours de 2021 nous avons écrit trois fiches et formé 20 porteuses.", False),
        ("pt", "Seguimos a pauta de perto em 2021.", True),
        ("pt", "Acompanhámos dez catadoras ao tribunal e pagámos a advogada em 2021.", False),
    ],
)
def test_to_follow_a_file_is_no_act_of_ours(language, ours, asks):
    """A word of time such as "au cours de" is no course that we gave."""
    assert (help_without_act(record(language, ours=ours)) is not None) is asks


def test_an_opening_that_only_announces_is_passed_over():
    """What is told begins after "it is to be noted that"."""
    assert record("fr", "Il est à noter que la mairie a signé.").statement.text == "la mairie a signé."
    assert record("en", "It must be said that.").statement.text == "It must be said that."


def test_a_name_beside_an_acronym_explains_it_only_where_it_begins_so():
    """An office that follows after a comma is somebody else."""
    other = "Avec la FNTC, la Société des abattoirs de N'Djamena a réduit la redevance."
    assert "acronym" in {each.rule for each in ask(Texts("fr", other))}
    same = "SOTRA, la Société des transports abidjanais, a baissé le tarif."
    assert "acronym" not in {each.rule for each in ask(Texts("fr", same))}
