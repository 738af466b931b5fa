"""How people head their columns in four languages; folded, without accents. Data, read by `headings.py`."""

from __future__ import annotations

from outcomes.importing.targets import Target

T = Target

EXACT: dict[T, str] = {
    T.REFERENCE: """
        reference | ref | reference number | outcome reference | outcome ref | referencia | code de reference |
        numero de referencia | numero de reference | ref no | ref number | outcome id | outcome code
    """,
    T.NUMBER: """
        no | nr | n | # | num | number | numero | id | row | line | item | s/n | sn | s no | serial | serial number | serial no |
        ligne | fila | linha | orden | ordre | ordem | no de ligne | correlativo | sl no | record id | entry
    """,
    T.TITLE: """
        title | outcome title | headline | short title | short description | name of outcome | outcome name | heading |
        summary | outcome summary | outcome in brief | in one line | titulo | titulo del alcance | titulo del resultado |
        titulo del cambio | titular | encabezado | resumen | titre | titre du resultat | titre de l'effet | intitule | resume |
        titre de l'incidence | titulo do resultado | titulo da mudanca | titulo do alcance | resumo | manchete |
        titre du changement | title of outcome | title of the outcome | outcome headline | nombre del alcance | tema
    """,
    T.STATEMENT: """
        statement | outcome statement | outcome | outcomes | outcome description | description of outcome |
        description of the outcome | description of change | description of the change | what changed | what has changed |
        change | change observed | observed change | the change | description | what happened | outcome harvested |
        harvested outcome | full outcome statement | narrative | outcome narrative | story of change | outcome text | outcome (who did what differently, when, where) |
        outcome / change | change described | behaviour change | describe the outcome | describe the change | details |
        alcance | alcances | enunciado | enunciado del alcance | descripcion del alcance | declaracion de alcance |
        descripcion del cambio | descripcion | cambio | cambio observado | el cambio | que cambio | cambios | resultado |
        resultados | descripcion del resultado | enunciado del resultado | declaracion del alcance | que paso | que ocurrio |
        enonce | enonce de l'incidence | incidence | incidences | description du changement | description de l'effet |
        description de l'incidence | changement | changement observe | le changement | effet | resultat | resultats |
        description du resultat | enonce du resultat | qu'est-ce qui a change | ce qui a change | changements |
        declaration d'incidence | enonce de l'effet | enonce du changement | declaracao | declaracao de resultado |
        declaracao do resultado | descricao | descricao da mudanca | descricao do resultado | mudanca | mudanca observada |
        a mudanca | o que mudou | enunciado do resultado | descricao do alcance | mudancas | que ha cambiado |
        what changed, when and where | who changed what, when and where | quien cambio que, cuando y donde |
        qui a change quoi, quand et ou | quem mudou o que, quando e onde
    """,
    T.SIGNIFICANCE: """
        significance | significance of the outcome | significance of outcome | relevance | why it matters | why does it matter |
        importance | why is it important | why important | so what | outcome significance | rationale | why is this significant |
        why is it significant | significado | significancia | importancia | relevancia | por que importa | por que es importante |
        importancia del cambio | importancia del alcance | relevancia del cambio | significance / relevance | portee |
        signification | pertinence | pourquoi c'est important | pourquoi est-ce important | importance du changement |
        significacao | por que e importante | importancia da mudanca | relevancia da mudanca | significancia del alcance |
        en quoi est-ce important | porque es importante | porque importa | porque e importante | interet | why this matters |
        importance / significance | importance de l'effet | importancia do resultado
    """,
    T.CONTRIBUTION_WIEGO: """
        contribution | contribution of wiego | wiego contribution | wiego's contribution | wieg's contribution | our contribution |
        contribution by wiego | what we did | what wiego did | wiego's role | role of wiego | our role | wiego role | how we contributed |
        how wiego contributed | how did wiego contribute | how did we contribute | contribution statement |
        programme contribution | project contribution | contribucion | contribucion de wiego | nuestra contribucion |
        aporte de wiego | aporte | nuestro aporte | que hizo wiego | que hicimos | papel de wiego | rol de wiego |
        contribution de wiego | notre contribution | apport de wiego | role de wiego | ce que wiego a fait |
        ce que nous avons fait | notre apport | comment wiego a contribue | contribuicao | contribuicao da wiego |
        contribuicao do wiego | nossa contribuicao | o que a wiego fez | o que fizemos | papel da wiego | a nossa contribuicao |
        como contribuyo wiego | como contribuimos | como contribuiu a wiego | como a wiego contribuiu | apport |
        wiego activities that contributed | contribution wiego | contribucion wiego | contribuicao wiego
    """,
    T.CONTRIBUTION_OTHERS: """
        contribution of others | others' contribution | other contributions | contribution by others | contributions of others |
        other contributors | what others did | other actors' contribution | partner contribution | partners' contribution |
        contribution of partners | other contributing actors | who else contributed | role of others | others |
        contribution of other actors | other actors and factors | other factors | partners' role | others contribution |
        partner contributions | contributors | contribucion de otros | contribucion de otras | contribuciones de otros |
        aporte de otros | aportes de otros | otros contribuyentes | que hicieron otros | quien mas contribuyo |
        contribucion de los socios | contribucion de otros actores | aporte de otros actores | contribution des autres |
        contribution d'autres acteurs | contribution des autres acteurs | autres contributions | contribution des partenaires |
        apport des autres | ce que d'autres ont fait | qui d'autre a contribue | contribution d'autres | contribuicao de outros |
        contribuicoes de outros | contribuicao de outros atores | contribuicao dos parceiros | o que outros fizeram |
        quem mais contribuiu | contribuicao de outras organizacoes | contribucion de otras organizaciones |
        contribution d'autres organisations | contribution of other organisations | contribution of other organizations |
        outras contribuicoes | otras contribuciones | autres contributeurs | aporte de los socios | contribuicao dos outros
    """,
    T.CONTRIBUTION_BOTH: """
        contribution of wiego and others | contribution of wiego and partners | contributions (wiego and others) |
        wiego and partners' contribution | contributions | contribuciones | contribuicoes | our and others' contribution |
        contribucion de wiego y otros | contribution de wiego et des autres | contribuicao da wiego e de outros |
        contribucion de wiego y otras organizaciones | contribution de wiego et d'autres
    """,
    T.DATE: """
        date | when | dates | date of outcome | date of the outcome | outcome date | date of change | date of the change | change date |
        date observed | when did it happen | period | time | timing | time frame | timeframe | date or period | date / period | when?
        | date of occurrence | date occurred | occurred on | month and year | month/year | date(s) | date when it happened |
        fecha | cuando | fecha del cambio | fecha del alcance | fechas | periodo | fecha o periodo | fecha del resultado | momento |
        cuando ocurrio | mes y ano | date du changement | quand | date de l'effet | date ou periode | periode | date du resultat |
        quand cela s'est-il passe | mois et annee | data | data da mudanca | quando | data do resultado | datas | data ou periodo |
        quando aconteceu | mes e ano | date de l'incidence | epoca | date of event | event date | fecha aproximada |
        approximate date | date approximative | data aproximada | year or date
    """,
    T.DATE_FROM: """
        date from | from | start | start date | first possible day | date start | beginning | date observed start | from date |
        began | period from | date of start | start of change | desde | fecha inicio | fecha de inicio | inicio | fecha desde |
        fecha inicial | du | debut | date debut | date de debut | a partir de | de | data inicio | data de inicio | data inicial |
        date (from) | date (start) | fecha (desde) | date (debut) | data (inicio) | when from
    """,
    T.DATE_TO: """
        date to | to | until | end | end date | last possible day | date end | date observed end | to date | period to | ended |
        date of end | hasta | fecha fin | fecha de fin | fecha final | fin | fecha hasta | fecha de termino | au | date fin |
        date de fin | jusqu'au | ate | data fim | data de fim | data final | fim | date (to) | date (end) | fecha (hasta) |
        date (fin) | data (fim) | when to | termino
    """,
    T.DATE_PRECISION: "date precision | precision of the date | precision de la fecha | precision de la date | precisao da data",
    T.YEAR: "year | year of outcome | year of change | outcome year | ano | annee | an | year observed | ano del cambio | annee du changement | ano da mudanca | year of the outcome | year of the change",
    T.MONTH: "month | mes | mois | month of outcome | month of change | mes del cambio | mois du changement",
    T.QUARTER: "quarter | trimestre | qtr | quarter of outcome",
    T.COUNTRY: """
        country | countries | country / countries | country of outcome | country iso3 | countries iso 3166 | iso | iso3 | iso code |
        nation | country name | country(ies) | pais | paises | pays | country code | pais / paises | pais(es) | country where it happened |
        pays concerne | pays concernes | pays du changement | paises (iso 3166) | pays (iso 3166)
    """,
    T.CITY: """
        city | city or place | town | municipality | city / town | focal city | ciudad | ciudad o lugar | municipio | localidad |
        ville | ville ou lieu | commune | localite | cidade | cidade ou lugar | cidade ou local | localidade | village
    """,
    T.PLACE: """
        place | location | where | where? | place of change | geographic location | geography | country and city | city and country |
        country/city | city/country | city, country | lugar | donde | ubicacion | lugar del cambio | ciudad y pais | pais y ciudad |
        pais/ciudad | lieu | ou | endroit | localisation | ville et pays | pays et ville | pays/ville | local | onde | localizacao |
        cidade e pais | pais e cidade | lugar (pais, ciudad) | place (country, city) | ville, pays | ciudad, pais | cidade, pais
    """,
    T.LEVEL: """
        level | geographic level | level of change | scale | nivel | nivel geografico | niveau | niveau geographique | nivel da mudanca |
        echelle | escala | level of outcome | alcance geografico | ambito | geographic scope
    """,
    T.IS_GLOBAL: "global 1 = yes | global (1 = yes) | is global",
    T.IS_ONGOING: "still going on 1 = yes | still going on (1 = yes) | is ongoing | ongoing",
    T.ACTORS: """
        actor | actors | social actor | social actors | actor name | actor(s) | name of actor | name of the actor | who changed |
        who | who? | change agent | agent of change | actor that changed | actor who changed | actors who changed | societal actor |
        changing actor | institution | organisation that changed | organization that changed | main actor | boundary partner |
        actor social | actores | actor que cambio | quien cambio | quien | actores sociales | agente de cambio | nombre del actor |
        acteur | acteurs | acteur social | acteurs sociaux | qui | qui a change | acteur du changement | nom de l'acteur |
        agent du changement | ator | atores | ator social | quem | quem mudou | atores sociais | agente da mudanca | nome do ator |
        ator que mudou | acteur qui a change | quien(es) cambio | actor (name)
    """,
    T.ACTOR_TYPE: """
        actor type | type of actor | actor category | category of actor | kind of actor | type of social actor | actor group |
        tipo de actor | categoria de actor | tipo de actor social | type d'acteur | categorie d'acteur | type d'acteur social |
        tipo de ator | categoria de ator | tipo de ator social | actor types | types d'acteurs | tipos de actor
    """,
    T.CHANGE_TYPE: """
        change type | type of change | type of outcome | outcome type | category of change | kind of change | category of outcome |
        outcome category | tipo de cambio | tipo de alcance | categoria de cambio | tipo de resultado | type de changement |
        categorie de changement | type d'effet | type de resultat | tipo de mudanca | categoria de mudanca | nature of change |
        nature du changement | type d'incidence | clase de cambio
    """,
    T.STAGE: "stage | stage of change | etapa | etape | stade | fase | phase | estagio | policy stage | stage of policy",
    T.DIRECTION: """
        direction | positive or negative | positive/negative | positive / negative | +/- | direction of change | direccion |
        positivo o negativo | positivo/negativo | sens | positif ou negatif | positif/negatif | direcao | positivo ou negativo |
        sentido | nature (positive/negative) | valence | sentido del cambio | sens du changement | pos/neg | positive / negative?
    """,
    T.EXPECTED: """
        expected | intended | intended/unintended | intended or unintended | expected/unexpected | anticipated | planned |
        expected or unexpected | intended? | esperado | previsto | intencional | esperado/inesperado | esperado o inesperado |
        attendu | prevu | attendu/inattendu | intentionnel | attendu ou inattendu | esperado/nao esperado | previsto/nao previsto |
        unexpected | unexpected?
    """,
    T.ROUTE: "influence route | route of influence | route | via de influencia | voie d'influence",
    T.PROGRAMMES: """
        programme | program | programmes | programs | programme(s) | programme area | all programmes | wiego programme | wiego program |
        programme / team | programa | programas | programa de wiego | area programatica | programme de wiego | programmes de wiego |
        programa da wiego | team | equipo | equipe | programme area(s) | department | area de trabajo
    """,
    T.LEAD_PROGRAMME: "lead programme | lead program | leading programme | programa principal | programa lider | programme principal | programme pilote | programa responsavel | programa que lidera | main programme",
    T.GRANTS: """
        grant | grants | grant number | grant name | funder | funders | funder(s) | donor | donors | donor(s) | funded by |
        donor / grant | funder / grant | funders/grants | grant / donor | subvencion | subvenciones | financiador |
        financiadores | financiadora | donante | donantes | financiado por | subvention | subventions | bailleur | bailleurs |
        bailleur de fonds | bailleurs de fonds | finance par | financement | subvencao | subvencoes | doador | doadores |
        project code | grant code
    """,
    T.WORKER_GROUPS: """
        worker groups | worker group | group of workers | sector | sectors | worker sector | occupational group | occupation |
        workers | worker category | occupational sector | informal worker group | type of worker | type of workers | target group |
        grupo de trabajadores | grupos de trabajadores | grupo de trabajadoras | sectores | grupo ocupacional | ocupacion |
        grupo de trabajadoras y trabajadores | tipo de trabajadores | groupe de travailleurs | groupes de travailleurs | secteur |
        secteurs | groupe professionnel | groupe de travailleuses | metier | grupo de trabalhadores | grupos de trabalhadores |
        setor | setores | grupo ocupacional | ocupacao | worker sectors | groupe de travailleuses et travailleurs | workers' group |
        sector of workers | sector de trabajadores | trabajadores
    """,
    T.SOURCES: """
        source | sources | source name | name of source | reported by | reporter | who told us | informant | source person |
        source of information | information source | contact person | harvester | submitted by | contributor | source (person) |
        person reporting | staff | focal person | contact | focal point | author | source of the outcome | fuente | fuentes | informante | reportado por |
        fuente de informacion | quien informa | persona que informa | nombre de la fuente | responsable | informateur |
        rapporte par | source d'information | personne source | auteur | informatrice | nom de la source | fonte | fontes |
        relatado por | informado por | fonte de informacao | nome da fonte | quien reporta | who reported it | source name(s)
    """,
    T.SOURCE_ORGANISATION: """
        source organisation | source organization | organisation of source | organisation of the source | organization of source |
        organizacion de la fuente | organizacion informante | organisation de la source | organizacao da fonte | reporting organisation
    """,
    T.EVIDENCE: """
        evidence | documentation | evidence / source | supporting evidence | proof | means of verification | verification |
        link to evidence | evidence link | link | links | url | source url | supporting documents | document | documents | web link |
        evidencia | evidencias | prueba | medios de verificacion | fuente de verificacion | enlace | enlaces | documentos |
        documentos de respaldo | respaldo | preuve | preuves | moyens de verification | source de verification | lien | liens |
        documents justificatifs | pieces justificatives | elements de preuve | evidencia (enlace) | prova | provas |
        meios de verificacao | fonte de verificacao | documentos comprobatorios | source title | evidence (link) | website |
        verifiable source | hyperlink | media link | reference document | preuve (lien)
    """,
    T.LANGUAGE: "language | language of the text | idioma | langue | lingua | idioma del texto | langue du texte | lingua do texto | lang",
    T.CONFIDENTIALITY: "confidentiality | confidential | confidencialidad | confidencial | confidentialite | confidentiel | confidencialidade | sensitivity | publishable | can be published | sensitive",
    T.PUBLIC_TEXT: "public text | text that may be published | texto publico | texte public | public version | version publica | version publique",
    T.ROUND: "harvest round | round | ronda | ronda de cosecha | cycle | cycle de recolte | ronda de coleta | harvest round reference | harvest",
    T.STATE: "state | estado | etat | state key",
}
"""What heads a column, exactly."""

KEPT_ASIDE = """
    comments | comment | notes | note | remarks | remark | observations | status | reviewer | reviewed by | date entered | date of entry | entry date |
    date of report | report date | reporting date | date reported | date of reporting | reported on | date submitted | submission date |
    submitted on | date recorded | date received | last updated | date updated | updated | created | created on | timestamp | date of interview | reporting period | reporting year |
    financial year | fiscal year | fy | year reported | year of report | date added | completed | start time | completion time | donor | grant | funder |
    funders | grants | email | e-mail | phone | follow-up | follow up | next steps | budget | cost | url checked | verified | verified url | source date |
    review hint | strategy | strategies | goal | goals | rating | score | significance rating | significance score | importance rating | priority | quality | checked | checked by |
    date of verification | verification date | substantiated | substantiation | substantiator | to do | action needed | internal notes | internal | ok | region | regions | reviewer comments |
    comentarios | comentario | notas | nota | observaciones | observacion | estado de revision | revisado por | fecha de registro | fecha del informe |
    fecha de reporte | fecha de ingreso | fecha de carga | fecha de envio | fecha de entrevista | ano del informe | ano fiscal | periodo del informe | periodo de reporte | financiador | donante | seguimiento | proximos pasos |
    estrategia | objetivo | objetivos | correo | correo electronico | telefono | commentaires | commentaire | remarques | statut | relu par | date de saisie |
    date du rapport | date d'enregistrement | date d'envoi | date de soumission | date de l'entretien | annee du rapport | exercice | exercice financier | periode du rapport | bailleur | suivi | prochaines etapes | strategie |
    objectif | objectifs | courriel | telephone | comentarios da revisao | observacoes | observacao | situacao | data de registro | data do relatorio |
    data de envio | data do registro | data da entrevista | ano do relatorio | ano fiscal | periodo do relatorio | financiador | doador | acompanhamento | proximos passos | email do autor | data de preenchimento |
    last edited | last modified | modified | data entry by | entered by | entered on | impact rating | media coverage | photos | photo | beneficiaries | number of workers | region key | region (wiego) | number of sources | linked outcomes | linked contributions | linked outcomes (keys)
    | version | actors (references) | anticipated by | quote | gender | gender note | expected by | age | type | category | categoria | categorie | theme | thematic area | topic | tags | keywords | key words
"""
"""Headings that are understood and have no answer of the record: their cells stay attached, without a question."""

CONTAINED: tuple[tuple[T, str], ...] = (
    (
        T.CONTRIBUTION_OTHERS,
        "other actors | others | other contribut | partners | otros actores | otras organizaciones | otros aportes | de otros | autres acteurs | des autres | partenaires | d'autres | outros atores | de outros | parceiros",
    ),
    (
        T.CONTRIBUTION_WIEGO,
        "contribution | contribute | contribucion | contribuyo | aporte | contribuicao | contribuiu | contribue | apport",
    ),
    (
        T.SIGNIFICANCE,
        "significance | significant | importance | important | matter | relevance | importancia | importante | relevancia | significado | significacion | pertinence | portee",
    ),
    (
        T.ACTOR_TYPE,
        "type of actor | actor type | tipo de actor | type d'acteur | tipo de ator | category of actor | actor category | type of social actor",
    ),
    (
        T.CHANGE_TYPE,
        "type of change | change type | tipo de cambio | type de changement | tipo de mudanca | type of outcome",
    ),
    (
        T.ACTORS,
        "who changed | quien cambio | qui a change | quem mudou | social actor | actor social | acteur social | ator social | actor who | actor that | name of the actor",
    ),
    (
        T.WORKER_GROUPS,
        "worker group | workers' group | grupo de trabajador | groupe de travailleu | grupo de trabalhador | group of workers",
    ),
    (
        T.STATEMENT,
        "outcome statement | describe the outcome | describe the change | description of the outcome | description of the change | what changed | what has changed | que cambio | ce qui a change | qu'est-ce qui a change | o que mudou | outcome description | descripcion del | description du changement | descricao da | enunciado | enonce",
    ),
    (T.EVIDENCE, "evidence | evidencia | preuve | prova | verificacion | verification | verificacao | proof"),
    (
        T.SOURCES,
        "who told | reported by | informante | informateur | name of the source | nombre de la fuente | nom de la source",
    ),
    (T.DATE_FROM, "start date | fecha de inicio | date de debut | data de inicio"),
    (T.DATE_TO, "end date | fecha de fin | date de fin | data de fim"),
    (
        T.DATE,
        "when did | when was | date of the change | date of change | cuando | quand | quando | date | fecha | data do | data da",
    ),
    (T.COUNTRY, "country | pais | pays | paises | countries"),
    (T.CITY, "city | ciudad | ville | cidade | town | municipality"),
    (T.PROGRAMMES, "programme | program | programa"),
    (T.TITLE, "title | titulo | titre"),
)
"""Words within a longer heading, the more telling ones first; what they propose is shown as a guess."""

OWN: dict[str, T] = {
    "reference": T.REFERENCE,
    "title": T.TITLE,
    "date": T.DATE,
    "place": T.PLACE,
    "actors": T.ACTORS,
    "statement": T.STATEMENT,
    "significance": T.SIGNIFICANCE,
    "contribution_wiego": T.CONTRIBUTION_WIEGO,
    "contribution_others": T.CONTRIBUTION_OTHERS,
    "lead_programme": T.LEAD_PROGRAMME,
    "programmes": T.PROGRAMMES,
    "actor_type": T.ACTOR_TYPE,
    "change_type": T.CHANGE_TYPE,
    "stage": T.STAGE,
    "level": T.LEVEL,
    "worker_groups": T.WORKER_GROUPS,
    "grants": T.GRANTS,
    "direction": T.DIRECTION,
    "expected": T.EXPECTED,
    "influence_route": T.ROUTE,
    "evidence": T.EVIDENCE_TOLD,
    "sources": T.ASIDE,
    "confidentiality": T.CONFIDENTIALITY,
    "language": T.LANGUAGE,
    "round": T.ASIDE,
    "state": T.ASIDE,
    "date_from": T.DATE_FROM,
    "date_to": T.DATE_TO,
    "date_precision": T.DATE_PRECISION,
    "is_ongoing": T.IS_ONGOING,
    "countries": T.COUNTRY,
    "is_global": T.IS_GLOBAL,
    "city": T.CITY,
    "actor_references": T.ACTOR_REFERENCES,
    "lead_programme_key": T.LEAD_PROGRAMME,
    "programme_keys": T.PROGRAMMES,
    "actor_type_key": T.ACTOR_TYPE,
    "change_type_key": T.CHANGE_TYPE,
    "stage_key": T.STAGE,
    "level_key": T.LEVEL,
    "worker_group_keys": T.WORKER_GROUPS,
    "grant_keys": T.GRANTS,
    "direction_key": T.DIRECTION,
    "expected_key": T.EXPECTED,
    "influence_route_key": T.ROUTE,
    "confidentiality_key": T.CONFIDENTIALITY,
    "language_key": T.LANGUAGE,
    "round_reference": T.ROUND,
    "state_key": T.STATE,
    "version": T.VERSION,
}
"""The keys over the columns of a file of ours; values for programs win over words for people."""

PLURAL_MARKS = "x X ✓ ✔ ✗ ● • yes y si oui sim s o 1 true verdadero vrai verdadeiro v * ■ ☑ ☒ √ ×"
"""What somebody writes into a cell of a column of crosses."""
NO_MARKS = "no n non nao 0 false falso faux - – — ☐ n/a na"
"""What somebody writes there who means no."""
