"""Spanish words for the rules; what each list is for is said in english.py, which has the same names."""

from outcomes.coach.phrases import Phrases, Words
from outcomes.coach.reading import Reading

CODE = "es"

# Who acts -------------------------------------------------------------------------------------------------

OFFICES = Words("""
policlinica policlinicas dispensarios
catedral basilica monasterio convento financiera financieras
correos correo obra aduana aduanas puerto puertos capitania capitanias regulador reguladora entes
aeropuerto ferrocarril ferrocarriles metro eléctrica electrica hidroelectrica aguas acueducto
museo biblioteca orquesta ejercito marina armada gendarmeria carabineros embajada mision catastro
vicaria diocesis parroquia obispado arquidiocesis templo hotel hoteles restaurante ingenio plantacion finca hacienda
compania companias telefonica aerolinea operador operadora operadores cadena fabricante distribuidora mayorista
consorcio holding conglomerado patronato decanato facultad colegio academia observatorio laboratorio
notariado arbitraje mediador  comuna comunas comarca pedania diputaciones generalitat xunta lehendakaritza
senadores  audiencia bancada fraccion  banxico sunat sat iess infonavit imss issste
supremo diario canal  sanatorio  seguro
administracion agencia agencias alcaldia alcaldias asamblea asambleas autoridad ayuntamiento ayuntamientos banco bancos
bolsa cabildo camara camaras cancilleria carcel comando comisaria comision comisiones comite comites concejo concejos
concejalia congreso
consejo consejos consejeria consulado contraloria corporacion corporaciones corregimiento corte cortes defensoria
delegacion departamento direccion directorio distrito ejecutivo empresa empresas entidad escuela estado fabrica fabricas
fiscalia fondo fuerza gabinete gobernacion gobierno gobiernos guardia hospital inspeccion instituto intendencia
jefatura judicatura judicial juzgado juzgados junta juntas jurado legislativo legislatura maquila maquilas
marca marcas ministerio ministerios municipalidad municipalidades municipio municipios notaria oficina oficinas
organismo parlamento patrulla policia policias prefectura presidencia procuraduria provincia region registro
sala secretaria secretarias senado servicio sindicatura subsecretaria superintendencia supermercado tesoreria
tribunal tribunales unidad universidad viceministerio diputacion ente mesa periodico emisora arzobispado
caja plataforma supermercados aseguradora minera mercado terminal pleno
posta policlinico dispensario ambulatorio
""")
OFFICIALS = Words("""
viceministras gobernadoras prefectas subprefectas sindicas comisarias comisarios delegadas legisladoras magistradas asambleista
asambleistas superintendentes parrocos curas obispos pastores gerentas coordinadoras coordinadores encargadas encargados administradoras
administradores duenas duenos propietarias propietarios empleadoras patronas ingenieras periodistas subalcalde subalcaldesa cabo
capitan capitana comandante coronel general teniente sargento almirante cacique caciques curaca lonko mallku mallkus
jilakata corregidor corregidora subgobernador subgobernadora subprefecto subprefecta  intendentes
 vicealcalde vicealcaldesa  decano decana rectoria gerencia  capataz
supervisor supervisora supervisores conciliador conciliadora arbitro arbitra auditor auditora interventor interventora
registrador registradora notario notaria albacea perito consul consulesa embajadores presidentas directivo directiva
papa cardenal parroco cura rabino pastor
alcalde alcaldes alcaldesa alcaldesas intendente intendenta ministro ministra ministros ministras viceministro
viceministra presidente presidenta presidentes gobernador gobernadora gobernadores comisionado comisionada comisario
juez jueza jueces juezas magistrado magistrada magistrados fiscal fiscales funcionario funcionaria funcionarios
funcionarias inspector inspectora inspectores inspectoras director directora directores directoras secretario
administrador administradora gerente gerenta jefe jefa concejal concejala concejales regidor regidora regidores
regidoras edil ediles senador senadora senadores diputado diputada diputados legislador legisladora legisladores
legisladoras congresista congresistas parlamentario parlamentarios embajador embajadora superintendente prefecto
prefecta agentes agente guardias policia candidato candidata candidatos candidatas candidatura delegado delegada
delegados
procurador procuradora defensor defensora contralor contralora rector rectora canciller vicepresidente vicepresidenta
portavoz vocero vocera encargado encargada tesorero coordinador coordinadora dueno duena propietario propietaria
empleador empleadora empleadores patron patrona patrones ingeniero ingeniera alguacil subsecretario subsecretaria
periodista obispo partido partidos sindico
""")
ORGANISATIONS = Words("""
clinica clinicas circulo club clubes hermandad cofradia vicaria diocesis caritas consultorio juristas bufete
 barra  observatorio iniciativa consorcio  congregacion patronal mancomunidad
confederaciones ligas  centros institutos centrales coordinadoras alianzas
 colectivos colectivas fundaciones movimientos plataformas articulaciones  defensoras
 pastorales
sindicato sindicatos federacion federaciones asociacion asociaciones cooperativa cooperativas alianza red redes ong ongs
coalicion comite central confederacion fundacion centro colectivo colectiva movimiento organizacion organizaciones
union frente gremio gremios grupo agrupacion liga sociedad instituto universidad plataforma campana foro mesa
articulacion mutual mutualidad iglesia pastoral homenet streetnet coordinadora
""")
PEOPLE = Words("""
viuda viudas viudo viudos
*heros *leros *neros *teros *deros *ceros *jeros *reros *teras *leras *neras *deras *jeras *ceras *istas *zadores *zadoras matrimonios hogares criaturas
trabajador trabajadora trabajadores trabajadoras vendedor vendedora vendedores vendedoras comerciante comerciantes
ambulante ambulantes reciclador recicladora recicladores recicladoras cartonero cartonera cartoneros cartoneras
pepenador pepenadora pepenadores pepenadoras segregadores clasificador clasificadora clasificadores clasificadoras
empleada empleadas
costurera costureras bordadora bordadoras artesana artesanas artesano artesanos tejedora tejedoras cargador cargadores
estibador lustrabotas lustrador lustradores taxista taxistas mototaxista mototaxistas repartidor repartidora
repartidores conductor conductores chofer choferes campesino campesina campesinos campesinas pescador pescadora
pescadores jornalero jornaleros albanil albaniles mujer mujeres hombre hombres persona personas familia familias nino
nina ninos ninas hijo hija hijos hijas madre madres padre padres joven jovenes migrantes integrante integrantes
miembro miembros afiliada afiliadas socia socias socio socios lider lideresa lideres lideresas dirigente dirigenta
dirigentes dirigentas vecino vecina vecinos vecinas cliente clientes estudiantes alumnos feriante feriantes tendera
abogado abogada abogados cuidadora cuidadoras ninera panadera cocinera cocineras lavandera lavanderas participantes
poblador pobladores usuarios chapeador canillitas productoras productores floristas fruteras loteros residentes ferieros
*doras *dores *nderas
-primeros -primeras -terceros -terceras -generos -aceras -maneras -fronteras -banderas -carreras -monederos -listas -vistas -pistas -revistas -entrevistas -paneras -cabeceras -canteras -maderas -laderas -esferas -carteras -monteras -carreteras -tijeras -enteros -enteras -dineros -ceros -eneros
""")
GENERIC_ACTORS = Phrases("""
el? poder publico|local
las? autoridades
autoridad competente|local|publica|correspondiente|pertinente
los|las|varios|varias|distintos|distintas|diversos|diversas|diferentes|algunos|algunas|muchos|muchas|todos|todas _? los|las? actores|actoras|instituciones|gobiernos|gobernantes|sectores|organizaciones|empresas|municipios|ciudades|paises|funcionarios|politicos|entidades|instancias|lideres|grupos|empleadores|personas|organismos|dependencias|partidos|estados|alcaldias|municipalidades
partes interesadas|involucradas|implicadas
actores
interesados|involucrados
instancias|entidades|instituciones|entes|organos|organismos|dependencias|oficinas|servicios competentes|correspondientes|responsables|publicas|locales|pertinentes
la? comunidad|comunidades
la? sociedad civil?
la gente
la? ciudadania
el? poblacion
tomadores|tomadoras|decisores|responsables de decisiones|politicas
los? decisores|politicos|responsables
el sistema
quienes
el|los? poderes? publicos|locales|publico
opinion publica
todos|todas|todo mundo
alguien
los|las|varios|varias|distintos|distintas|diversos|diversas|diferentes|algunos|algunas|muchos|muchas|todos|todas|numerosos|numerosas|ciertos|ciertas _? _? sectores|actores|ambitos|circulos|esferas|partes|voces|fuerzas|capas|poderes|lideres|dirigentes|responsables|decisores|politicos|gobernantes
los|las lideres|dirigentes|responsables|gobernantes|mandatarios
lideres|dirigentes|responsables|gobernantes locales|politicos|politicas|comunitarios|comunitarias
tomadores|tomadoras|hacedores de
sectores|capas|esferas de la? sociedad|poblacion
el? publico general|en
mucha|alguna|cierta|toda la? gente
altos|altas cargos|funcionarios|funcionarias|responsables|dirigentes|mandos
""")
NEEDS_NO_PLACE = Words("gobierno estado")
THINGS = Words("""
ley leyes norma normas normativa ordenanza ordenanzas reglamento decreto politica politicas proyecto medida medidas regla
reglas tarifa tarifas tasa tasas impuesto impuestos multa multas precio precios presupuesto plan planes programa
programas mercado mercados puesto puestos permiso permisos licencia licencias registro desalojo desalojos acoso redada
redadas decomiso decomisos acceso espacio espacios banos agua voz visibilidad conciencia reconocimiento proteccion
condiciones situacion cambio cambios avance avances dialogo relacion relaciones cooperacion acuerdo acuerdos convenio
contrato contratos salario salarios cobertura  beneficios derecho derechos capacidad capacidades confianza
comprension actitud actitudes percepcion estatus poder negociacion practica practicas paso pasos marco enmienda cuota
prohibicion restricciones toque sitio area areas zona zonas calles guarderia guarderias demanda demandas tema
inclusion participacion lista carne resultado resultados hay existe existen incidencia liderazgo
""")
AGENT = Words("por")
NOT_AN_AGENT = Phrases("""
por primera|segunda|tercera|ultima vez
por unanimidad|mayoria|consenso|decreto|ley|escrito|fin|ejemplo|eso|ello|tanto|lo|que|hora|dia|mes|ano|kilo|tonelada|pieza|ciento|cada|falta|medio|via|telefono|radio|motivo|motivos|razones|causa|sorteo|aclamacion
por NUMBER
por un|una|dos|tres|cuatro|seis|nueve|doce|algun|varios voto|votos|ano|anos|mes|meses|dia|dias|semana|semanas|periodo|tiempo|plazo|lado|monto|valor|total
por la|el|las|los via|calle|ley|noche|manana|tarde|que|cual|derecho|derechos|pandemia|crisis|falta|inclusion|momento|contrario|paso|venta|uso|semana|trabajo|recoleccion|cuales|defensa
por su|sus trabajo|labor|servicio|servicios|parte|derechos
""")

# Verbs ----------------------------------------------------------------------------------------------------

_IRREGULAR_PASTS = Words("""
hizo hicieron puso pusieron dio dieron tuvo tuvieron dijo redujo produjo condujo propuso impuso dispuso obtuvo mantuvo
detuvo retuvo vino convino intervino quiso trajo expuso opuso introdujo tradujo obtuvieron propusieron impusieron
dispusieron mantuvieron detuvieron intervinieron vinieron convinieron quisieron expusieron deshizo rehizo sostuvo
sostuvieron contuvo abstuvo supo supieron pudo pudieron anduvo incluyo excluyo construyo destruyo constituyo
""")
_PARTICIPLES = Words("""
hecho hecha hechos hechas puesto puesta puestos puestas dicho abierto abierta abiertos abiertas escrito escrita escritos
visto vista vuelto roto rota cubierto cubierta resuelto resuelta suscrito suscrita inscrito inscrita inscritas inscritos
impuesto impuesta propuesto dispuesto expuesto compuesto descrito devuelto devuelta devueltos muerto electo electa
dado dada dados dadas leido leida
*uelto *uelta *ueltos *ueltas *uesto *uesta *uestos *uestas *ierto *ierta *iertos *iertas *crito *crita *critos *critas
""")
_NO_PARTICIPLES = Words("""
estado mercado sindicato juzgado partido vestido pedido sentido contenido recorrido salido lado cuidado jurado
abogado abogada diputado diputada senado magistrado magistrada resultado significado empleada empleado acuerdo
""")
_BE = Words(
    "fue fueron es son sido ser sera seran siendo esta estan estuvo estuvieron era eran queda quedo quedan quedaron estaba estaban"
)
HAVE = Words("ha han hemos he habia habian hubo haya hayan haber")
_PRESENT_ACTS = Words("""
exonera exoneran instala instalan regala regalan cede ceden dona donan suspende suspenden elimina eliminan rebaja rebajan reduce
reducen construye construyen habilita habilitan inaugura inauguran crea crean suprime suprimen deroga derogan aprueba aprueban
legaliza legalizan baja bajan sube suben cambia cambian nombra nombran adquiere adquieren condona condonan devuelve devuelven
empieza empiezan comienza comienzan asigna asignan arrienda alquila restituye reabre reabren levanta levantan lanza lanzan
paga pagan exige exigen publica publican obliga obligan reconoce reconocen otorga otorgan permite permiten prohíbe
prohíben contrata contratan capacita capacitan registra registran entrega entregan ofrece ofrecen incluye incluyen
aplica aplican cobra cobran acepta aceptan recibe reciben atiende atienden garantiza garantizan inspecciona
inspeccionan recoge recogen admite admiten abre abren destina destinan financia financian consulta consultan convoca
convocan invita invitan impone imponen autoriza autorizan emite emiten exime eximen cumple cumplen forma forman presta
prestan protege protegen reúne reúnen
""")
_ADVERBS = Words("""
no ya también tambien así asi finalmente oficialmente ahora hoy nunca siempre entonces luego además ademas solo sólo
formalmente unánimemente aún aun apenas recién recien nuevamente muy más menos mejor
""")


def tense(reading: Reading, index: int) -> str:
    """Return `past`, `passive`, `present`, `future`, or nothing where a word is no verb of a sentence."""
    word = reading.lower[index]
    folded = reading.words[index]
    if reading.is_name(index):
        return ""
    helper, at = _helper(reading, index)
    if _is_participle(folded):
        if helper in _BE:
            return "passive"
        if helper in HAVE:
            return (
                "passive"
                if at and reading.words[at - 1] == "se" and not _somebody_before(reading, at)
                else "past"
            )
        return ""
    if _is_past(word, folded):
        if helper in ("le", "les") and at and reading.words[at - 1] == "se":
            return "passive"
        return "passive" if helper == "se" and not _somebody_before(reading, index) else "past"
    if len(word) > 3 and word.endswith(
        (
            "ará",
            "erá",
            "irá",
            "arán",
            "erán",
            "irán",
            "drá",
            "drán",
            "brá",
            "brán",
            "aremos",
            "iremos",
            "eremos",
        )
    ):
        return "future"
    if _is_conditional(reading, index):
        return "future"
    if word in _PRESENT_ACTS and helper not in _BEFORE_NOUNS:
        if helper in ("le", "les") and at and reading.words[at - 1] == "se":
            return "passive"
        return "passive" if helper == "se" and not _somebody_before(reading, index) else "present"
    return (
        "be"
        if word
        in (
            "es",
            "son",
            "está",
            "están",
            "fue",
            "fueron",
            "hay",
            "existe",
            "existen",
            "tiene",
            "hubo",
            "tienen",
            "era",
        )
        else ""
    )


_NO_CONDITIONALS = Words("""
queria querian requeria requerian sugeria sugerian preferia preferian referia referian transferia transferian adquiria
adquirian heria herian ingeria secretaria notaria comisaria vicaria habria habrian
""")
"""Words that end like a conditional and are none; "habría" tells what is said to have happened."""


def _is_conditional(reading: Reading, index: int) -> bool:
    """Say whether a verb tells what would be done ("votaría")."""
    word = reading.lower[index]
    return (
        len(word) > 4
        and word.endswith(("aría", "ería", "iría", "dría", "arían", "erían", "irían", "drían"))
        and reading.words[index] not in _NO_CONDITIONALS
        and not reading.is_capital(index)
        and not (index > reading.sentence_start(index) and reading.words[index - 1] in _BEFORE_NOUNS)
    )


_BEFORE_NOUNS = Words("la las el los una un de del en con por para su sus al y o cada esta este que")


def _is_participle(word: str) -> bool:
    if word in _PARTICIPLES:
        return True
    return (
        len(word) > 4
        and word.endswith(("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"))
        and word not in _NO_PARTICIPLES
    )


def _is_past(word: str, folded: str) -> bool:
    if folded in _IRREGULAR_PASTS and word != "incluyo":
        return True
    if len(word) > 3 and word.endswith(("ó", "aron", "ieron", "yeron", "jeron")):
        return True
    return says_we_word(word)


_I_DID = (
    "fui",
    "asistí",
    "participé",
    "viajé",
    "visité",
    "presenté",
    "acudí",
    "expuse",
    "facilité",
    "repartí",
    "entregué",
)
"""What I did, who work for us."""


def says_we_word(word: str) -> bool:
    """Say whether a word has the ending of what we did."""
    return word in (*_I_DID, "dimos", "fuimos", "vimos", "oímos", "leímos") or (
        len(word) > 5
        and word.endswith(("amos", "imos", "ímos"))
        and word
        not in (
            "estamos",
            "vamos",
            "tramos",
            "últimos",
            "ultimos",
            "mínimos",
            "máximos",
            "próximos",
            "ramos",
            "préstamos",
            "gramos",
            "reclamos",
            "íbamos",
            "éramos",
            "teníamos",
            "podemos",
            "estimos",
            "racimos",
            "décimos",
            "anónimos",
            "andamos",
            "esperamos",
            "buscamos",
            "queremos",
        )
    )


def also_done(reading: Reading, index: int, joined: int | None = None) -> bool:
    """Say whether a participle shares its helper with one before it; in this language others do not need one."""
    return False


def says_we(reading: Reading, index: int) -> bool:
    """Say whether a verb tells what we did, or have done."""
    return says_we_word(reading.lower[index]) or (
        index > 0 and "hemos" in reading.words[max(0, index - 3) : index]
    )


def _helper(reading: Reading, index: int) -> tuple[str, int]:
    """Return the nearest word before this one that is no adverb, and where it stands."""
    start, place = reading.sentence_start(index), index - 1
    if place > start and reading.words[place - 1 : place + 1] == ["por", "fin"]:
        place -= 2
    while (
        place >= start
        and place > index - 5
        and (reading.lower[place] in _ADVERBS or reading.words[place].endswith("mente"))
    ):
        place -= 1
    return (reading.words[place], place) if place >= start else ("", 0)


def _somebody_before(reading: Reading, index: int) -> bool:
    start = reading.sentence_start(index)
    return any(
        word in OFFICES or word in OFFICIALS or word in ORGANISATIONS or word in PEOPLE or word in WIEGO
        for word in reading.words[start:index]
    )


def has_subject_after(reading: Reading, index: int) -> bool:
    """Say whether the subject may stand after a verb."""
    return True


FUTURE = Phrases("""
quedo|quedaron|queda en *ar|*er|*ir
listo|lista|listos|listas para la? firma|aprobacion|votacion|entrega|*ar|*er|*ir
queda|quedan|falta|faltan|resta por|de *ar|*er|*ir
esta|estan|sigue en gestacion|ciernes|marcha|camino|tramite|debate|consulta
esta|estan|queda|quedo fijad*|agendad*|pautad*|anunciad*|agendado|convocad* ..? para
se|a dispone|disponen|prepara|preparan|alista|alistan|apresta|aprestan|compromete a|para
anda|andan|sigue|siguen con|en|pensando ganas|miras|idea|planes|en
tiene|tienen ganas|deseos|ilusion|pendiente|voluntad|animo
confia|confian|confiamos en
cuenta|cuentan|contamos con que|*ar|*er|*ir
de *arse|*erse|*irse ..? la|el|los|las
hay|existe|existen ..? plan|planes|intencion|intenciones|idea|ideas|propuesta|propuestas|perspectiva|perspectivas|posibilidad|proyecto|proyectos|voluntad de|para|en
idea|meta|metas|intencion|objetivo|proposito|plan|aspiracion|esperanza|ambicion|expectativa|apuesta|deseo .... es|son|seria que|*ar|*er|*ir
tiene|tienen la|en|como|por idea|meta|miras|vista|objetivo|proposito|intencion
se baraja|barajan|sopesa|plantea|discute|debate|negocia|tramita|cocina|maneja|considera|estudia|evalua|analiza|perfila|aguarda|vislumbra
baraja|barajan|sopesa|sopesan|maneja|manejan|acaricia|plantea|plantean|tantea _
esta|estan por|pendiente|prevista|previsto *ar|*er|*ir|*se|de|que
en los|las proximos|proximas meses|semanas|dias|anos
esta|estan a punto|pronto
falta|queda|resta que
ojala
va|van|vamos a? *ar|*er|*ir|*arse|*erse|*irse
planea|planean|planeando|planeo _
tiene|tienen previsto|planeado|pensado|intencion|planes|proyectado|programado|contemplado
tiene|tienen la|el|en ..? intencion|proposito|objetivo|mente|plan
preve|preven|prevee|proyecta|proyectan|contempla|contemplan|pretende|pretenden|espera|esperan|aspira|aspiran|estudia|estudian|evalua|evaluan|analiza|analizan|piensa|piensan _
se espera|preve|planea|proyecta|anticipa|contempla|estima|estudia
esta|estan previsto|prevista|previstos|previstas|planeado|planeada|programado|programada|proyectado|proyectada
esta|estan por|considerando|evaluando|estudiando|preparando|elaborando|discutiendo|negociando|pensando|analizando|planeando|planificando|redactando|a
esta|estan en proceso|vias|camino|estudio|discusion|preparacion|elaboracion
busca|buscan|quiere|quieren|desea|desean|propone|proponen|intenta|intentan _
podria|podrian|deberia|deberian|querria|gustaria
se propone|proponen
dispuesto|dispuesta|dispuestos a
en breve|proximamente
ha|han comenzado|empezado a pensar|considerar|estudiar|discutir
cuando se apruebe
una vez que? se? apruebe|aprobada|aprobado
ira|iran|llegara|pasara|entrara a|al|por|en
tiene|tienen en|sobre agenda|carpeta|estudio|mente|la
esta|estan en la? agenda|carpeta|puertas
ha|han de *ar|*er|*ir
pendiente de *ar|*er|*ir|aprobacion|voto|votacion
""")

# Parts of a sentence --------------------------------------------------------------------------------------

SUBORDINATORS = Words("""
considerando visto
tras despues cuando desde luego aunque si mientras antes para porque como donde hasta
""")
RELATIVES = Words(
    "que cual cuales quien quienes cuyo cuya cuyos cuyas donde porque pues aunque si cuando mientras-que"
)
ANDS = Words("y e mientras")
SEPARATELY = Phrases(
    """
en|sobre otro|otra muy|bien? distinto|distinta|diferente? asunto|tema|expediente|cuestion|rubro|materia|capitulo|punto
por|en un|una _? _? sin relacion|vinculo|conexion
sin relacion|vinculo|conexion alguna? con
como|por si fuera|fuese|eso no? ..? poco|fuera|bastara
para colmo|rematar|completar
de paso
por anadidura
encima
en cambio
en cuanto a|al
mientras tanto
a su vez
amen de
otra novedad
otro si
no solo|solamente|unicamente ... sino
esa|ese|esta|este|aquella|aquel|el|la misma|mismo semana|dia|mes|sesion|jornada|ano|tarde
y el NUMBER tambien|ademas
por separado
en otro|otra plano|frente|terreno|caso|medida|orden
en otro orden
por otra parte
por otro lado
ademas
asimismo
a la vez
al mismo tiempo
y tambien
tambien <past>
en otro|otra|distinto|distinta asunto|tema|decision|sesion|ambito|acto
en la|el misma|mismo sesion|mes|semana|ano|dia|fecha
sin relacion con
aparte
de otro lado
en|sobre|por|con un|una? otro|otra|distinto|distinta|diferente|aparte|independiente asunto|tema|cuestion|decision|sesion|ambito|acto|materia|expediente|campo|area|rubro|lado|punto|caso
en|como un|una? tema|asunto|cuestion|caso|hecho aparte|distinto|separado|independiente|diferente
aparte de|,? eso|ello|esto
por su|otra|otro parte|lado|cuenta
sin|que? relacion|vinculo|conexion|nada
independientemente
de|por forma|manera|via separada|independiente|paralela
en paralelo
paralelamente
""",
    past="aprobo abrio creo firmo inicio empezo nombro cerro prohibio redujo aumento contrato elimino suspendio otorgo reconocio ordeno anuncio publico derogo pinto sembro planto construyo arreglo bajo subio instalo cambio levanto suprimio multo demando eligio dono",
)
BACK_WORDS = Words("ello esto dicha dicho promulgo sanciono")
OBJECT_BEFORE = Words("lo la los las")

# Ourselves ------------------------------------------------------------------------------------------------

WIEGO = Words("wiego")
OURS = Words("wiego nuestro nuestra nuestros nuestras nosotros nosotras")
OUR_STAFF = Phrases("""
personas|integrantes|participantes|representantes|gente de nuestro|nuestra proyecto|equipo|programa|oficina|organizacion|red
mi|mis colega|colegas|companera|companeras|companero|companeros y? yo?
abogadas|abogados|tecnicas|tecnicos|coordinadoras|investigadoras|promotoras|delegadas|delegados nuestras|nuestros
equipo|colega|colegas|companera|companeras|companero|companeros|tecnica|tecnico|abogada|abogado|coordinadora|coordinador|investigadora|investigador|delegacion|promotora|brigada nuestro|nuestra|nuestros|nuestras
nuestro|nuestra|nuestros|nuestras ..? director|directora|jefa|jefe|presidenta|presidente|secretaria|secretario|tecnica|tecnico|formador|formadora|facilitador|facilitadora|fotografa|pasante|pasantes|estadistica|representante|representantes|voluntaria|voluntarias|traductora|asistente|responsable|educadora|periodista|visita|gira|viaje
visita|gira|viaje nuestra|nuestro
wiego
nosotros|nosotras
nuestro|nuestra|nuestros|nuestras ..? equipo|personal|oficina|programa|colega|colegas|coordinador|coordinadora|consultor|consultora|asesor|asesora|investigador|investigadora|investigadoras|especialista|especialistas|abogada|abogado|organizacion|proyecto|red|area|economista|comunicadora|delegacion|promotora|promotoras|aliadas|equipos
el|la equipo|coordinador|coordinadora|oficial|asesora|asesor|encargada|responsable|personal|area ..? del|de proyecto|programa|comunicacion|nuestro|nuestra
personal de wiego
integrante|integrantes|miembro|miembros|companera|companeras de nuestro|nuestra
nuestro|nuestra|nuestros|nuestras ..? promotor*|educador*|formador*|facilitador*|organizador*|capacitador*|instructor*|coordinador*|asesor*|investigador*|abogad*|tecnic*|compan*|colega*|consultor*|especialista*|experta*|experto*|director*|voluntari*|encuestador*|secretaria*|oficial*|enlace*|activista*|economista*|estadistic*|responsable*|representante*|equipo*|programa*|proyecto*|socia|red|redes|delegad*|dos|tres
colegas|compan*|investigador*|asesor*|tecnic*|facilitador*|coordinador*|abogad*|especialista*|integrante*|miembro*|responsable*|encargad* del|de|en nuestro|nuestra|el|la? .. programa|proyecto|equipo
personal|gente|equipo|companeras|companeros|colegas de la? wiego|casa
integrantes|parte|dos|tres|varias de nosotras|nosotros
el|la|un|una equipo|area|oficial|personal de campo|terreno|investigacion|incidencia|comunicacion|comunicaciones|formacion|capacitacion|estadistica|derecho|monitoreo
""")
ACTIVITIES = Words("""
capacito capacitaron formo formaron organizo organizaron celebro celebraron realizo realizaron facilito facilitaron
convoco publico publicaron lanzo lanzaron presento presentaron asistio asistieron participo participaron visito
visitaron
reunio reunieron dicto impartio impartieron llevo llevaron produjo elaboro elaboraron difundio difundieron imprimio
escribio tradujo entrevisto encuesto compartio condujo modero coordino dio viajo distribuyo sostuvo tuvo desarrollo
imprim* repart* film* grab* public* dict* impart* ofrec* ofrecio expus* expuso particip* asist* organiz* realiz* difund* distribu* redact* tradu* edit* produj*
convers* dialog* entreg* recorr* mape* levant* recog* recopil* sistematiz* fotograf* document* encuest* entrevist* capacit* form* facilit* anim* dio dieron
hablo hablaron viaj* visit* reun* tuvo tuvieron estuv* acud* exhibi* exhib* proyect* proyecto brind* llev* present* prepar* elabor* monto montaron
compr* don* equip* financi* patrocin* dot* acogi* acogio abri* clausur* inaugur* intervin* intervino disert* cerr* particip* ensen*
""")
ACTIVITY_NOUNS = Words("""
redonda taller talleres capacitacion capacitaciones seminario seminarios webinario webinarios conversatorio reunion reuniones
curso cursos conferencia sesion sesiones dialogo encuentro encuentros foro estudio estudios informe informes boletin
publicacion publicaciones video videos manual manuales podcast intercambio visita encuesta investigacion libro cartilla
guia folleto documental evento jornada jornadas lanzamiento charla charlas formacion diplomado consulta gira panel
ponencia mesa caja-de-herramientas infografia exposicion nota
escuela escuelas clase clases clinica presentacion presentaciones conferencias congreso campamento muestra exposicion
historieta historietas cartillas guias folletos libros afiche afiches volante volantes podcasts cortometraje pelicula corto
campana brigada mapeo encuestas entrevistas sondeo censo modulo modulos articulo articulos infografias ciclo tutoria asesoria retiro
seminario-web web recorrido caravana gira giras boletines cuaderno cuadernos cuadernillo cuadernillos mascarillas
visitas intercambios investigaciones libro libros guias
""")
WAS_HELD = Words("""
realizo realizaron realizado realizada realizados realizadas organizo organizado organizada celebro celebraron
celebrado celebrada llevo llevaron llevado llevada publico publicado publicada publicaron lanzo lanzado lanzada
impartio impartieron impartido impartida presento presentado presentada desarrollo desarrollado dicto dictado
efectuo produjo elaborado elaborada difundido difundida impreso distribuido hizo facilitado convocado dado dio dieron
dicto dictaron dictada impartio impartieron efectuo efectuaron efectuado brindo brindaron ofrecio ofrecieron ofrecido celebrar descargado descargada leido leida
visto vista difundio difundieron imprimio imprimieron repartio repartieron proyecto proyectaron exhibio exhibieron grabo grabaron tradujo tradujeron
convoco entrego entregaron capacito capacitaron formo formaron evaluo
ofrecida ofrecidos ofrecidas propuesto
""")
ATTENDED = Phrases(
    """
asistieron|asistio|asistimos ... <activity>
participaron|participo|participamos ... <activity>
tomaron|tomo parte en ... <activity>
acudieron|acudio a ... <activity>
fueron|fue|han|ha sido? capacitados|capacitadas|capacitado|capacitada|formados|formadas|entrenados|entrenadas
recibieron|recibio ..? capacitacion|formacion|entrenamiento|taller|talleres
se capacitaron|capacito|formaron
culminaron|concluyeron|completaron el|la|un|una|nuestro ... curso|taller|diplomado|formacion
llegaron|llego|vinieron|vino|acudieron|acudimos|asistir|concurrieron|inscribieron|pasaron|paso a|al|en|por nuestro|nuestra|nuestros|nuestras ..? _
estuvimos|estuvieron|estuvo presente|presentes|con|en ... <activity>
expuso|expusieron|hablaron|hablo|intervino|intervinieron|disertaron en ... <activity>|congreso|simposio
siguieron|cursaron|tomaron|terminaron ..? <activity>
graduaron|graduo|egresaron|egreso|terminaron|termino|concluyeron|completaron|cursaron|aprobaron de? nuestro|nuestra|nuestros|nuestras ..? _
vieron|vio|leyeron|leyo|escucharon|encontraron|reunieron|reunio|conocieron|siguieron|visitaron|juntaron a|en|para? nuestro|nuestra|nuestros|nuestras ..? <activity>
""",
    activity=ACTIVITY_NOUNS,
)

# What cannot be seen --------------------------------------------------------------------------------------

_ABSTRACT = (
    "conciencia concientizacion sensibilizacion sensibilidad capacidad capacidades voz visibilidad confianza comprension conocimiento conocimientos "
    "habilidades relacion relaciones solidaridad liderazgo liderazgos empoderamiento autoestima reconocimiento compromiso "
    "cooperacion colaboracion dialogo unidad cohesion motivacion incidencia influencia representacion interes respeto "
    "credibilidad legitimidad actitud actitudes percepcion percepciones apropiacion voluntad vinculos lazos alianza alianzas "
    "coordinacion comunicacion articulacion seguridad-en participacion poder apertura disposicion autonomia aprecio valoracion organizacion"
)
_GREW = (
    "aument* mejor* crec* fortalec* fortalez* elev* profundiz* potenci* reforz* refuerz* gan* consolid* ampli* desarroll* "
    "afianz* suaviz* ablandar* increment* robustec* subi* sube* estrech*"
)
ABSTRACT = Phrases(
    """
companerismo|camaraderia|hermandad|fraternidad|autoconfianza|<abstract> .... es|son|era mayor|mejor|mas|otra|otro
companerismo|camaraderia|hermandad|fraternidad|autoconfianza .... <grew>|<emerged>
mas|mayor companerismo|camaraderia|hermandad|fraternidad|autoconfianza
mas|mayor|mejor claridad|nocion|idea
con otros|nuevos|mejores|distintos ojos
sabe|saben|sabian|conoce|conocen|conocian|ya|supieron ... derecho|derechos|ley|leyes|ampara|corresponde|corresponden|toca|vale|valen
calado|calo|cala ... opinion|conciencia|idea|mentalidad|sociedad|imaginario|que
aprop* de su|sus|la|el
ya no es|son el|la|los|las misma|mismo|mismos|mismas
mirada|trato|actitud|opinion|imagen .... es|son otra|otro|distinta|distinto|mas|menos|mejor
habl* con una ..? voz
cabeza|frente en|bien|muy alto|alta
menos|sin ya? ..? miedo|temor|verguenza|timidez|recelo
mas|mayor ..? respeto|tolerancia|empatia|simpatia|comprension|orgullo
causa|vision|identidad comun|compartida|propia|colectiva
cre*|confi* ..? en si|ellas|ellos|su|sus
fe|confianza|seguridad en si|ellas|ellos
se ven|ve|reconocen|reconoce|asumen|consideran|perciben|sienten|miran ..? como|a|de|parte|duenas|capaces
espacio|espacios|puerta|puertas|canal|canales ..? politico|politicos|dialogo|civico|participacion|para|a .... abri*|abiert*|ampli*|ensanch*|abriendo
<soft> .... <emerged>
<emerged> .... <soft>
otra|otro|distinta|nueva|nuevo ..? actitud|postura|mirada|mentalidad|seguridad|confianza|autoestima|conciencia|disposicion|animo|identidad
vuelto|volvieron|vuelven|tornado ..? mas _
mas|mejor ..? solidari*|conect*|seguras|empatic*|toleran*|colaborativ*|atent*|critic*|politizad*|visibles|articulad*
avance|avances|progreso|progresos|pasos ... <abstract>|dignidad|inclusion|igualdad|justicia
<grew> ..? <abstract>
<abstract> .... <grew>
mayor|mayores|mas|mejor|mejores|creciente|nueva|nuevas ..? <abstract>
empoder*|concientiz*|sensibiliz*|concienciad*|visibiliz*
mas|mejor _? conscient*|segur*|confiad*|sensib*|informad*|visib*|unid*|fuert*|motivad*|preparad*|abiert*|organizad*|comprometid*|capac*|reconocid*|valorad*|receptiv*|conscientes|consciente|sensibles|sensible|informados|informadas|informado|confiadas|seguras|seguros|visibles|unidas|unidos|fuertes|fuerte|motivadas|motivados|preparadas|abiertos|abierta|abierto|organizadas|organizados|comprometidos|comprometidas|capaces|reconocidas|valoradas|receptiva|receptivo|receptivos
tomo|tomaron|toma|toman|cobro|cobraron|adquirio|adquirieron|gano|ganaron|tiene|tienen ..? <abstract>
se siente|sienten|sintieron|sintio ..? empoderadas|seguras|escuchadas|valoradas|reconocidas|fuertes|respetadas|capaces|confiadas|orgullosas|mas
comprende|comprenden|entiende|entienden|conoce|conocen|comprendieron|entendieron|valora|valoran ..? mejor|mas
son|es|estan mas|ahora ..? conscientes|consciente
cambio|cambiaron|cambiado ..? actitud|mentalidad|percepcion|mirada|vision
encontr*|hall*|recuper*|descubr* ..? voz|valor|fuerza|confianza|coraje|orgullo|dignidad
perd*|venc*|super*|dej*|sacud* ..? miedo|temor|verguenza|timidez|pena|desconfianza|apatia
<relation> .... <warmer>
desconfianza|recelo|tension|tensiones|hostilidad|miedo|timidez|prejuicio|prejuicios|estigma|apatia ... dio|dieron|desaparec*|disminu*|baj*|ced*|redu*|menor|menos|menguo
menos|menor ..? desconfianza|tension|tensiones|hostilidad|prejuicio|prejuicios|estigma|miedo
mas|mejor|muy|bastante ..? respetad*|escuchad*|valorad*|considerad*|representad*|aceptad*|apreciad*|tomad*|presentes|atrevid*|decidid*|articulad*|cohesionad*|independient*|autonom*|proactiv*|dispuest*|firmes|fortalecid*|empoderad*
tomad*|toman|toma|tenid* ..? en serio|cuenta
salier*|salio|salido de las? sombras|sombra|anonimato|invisibilidad
se|a atreven|atreve|animan|anima|atrevieron|animaron a
con|tienen|tiene mas|mayor ..? peso|fuerza|presencia|prestigio|protagonismo
protagonismo|autoestima|prestigio|imagen
crecio|crecieron|aumento|aumentaron|mejoro|mejoraron ... <abstract>
mas|menos|muy|una positiv*|favorabl*|abiert*|amigabl*|constructiv*|respetuos*|comprensiv* <abstract>
<abstract> mas|menos|muy|una positiv*|favorabl*|abiert*|amigabl*|constructiv*|respetuos*|comprensiv*
""",
    soft="identidad sentido espiritu clima cultura confianza solidaridad conciencia unidad orgullo esperanza coraje tejido tejidos mentalidad respeto autoestima cohesion pertenencia dignidad articulacion relacion relaciones dialogo voluntad entendimiento hermandad seguridad sororidad",
    emerged="surgi* surge nacio nace madur* emergi* emerge brot* germin* aflor* florec* floreci* robustec* ensanch* evolucion* avanz* arraig* consolid* gest* afianz* tejiendo fragu*",
    relation="relacion relaciones trato vinculo vinculos lazos clima comunicacion dialogo convivencia contacto contactos",
    warmer="cercan* cordial* fluid* calid* estrech* amistos* tens* constructiv* respetuos* armonios* mejor mejores buen* san* abiert* distendid* franc* directa solid*",
    grew=Words(_GREW),
    abstract=_ABSTRACT,
)
ABSTRACT_VERBS = Words(f"""
miro miraron miraba* mirado penso pensaron pensado percib* temi* parec* peso pesaron identific* vieron vio
calado calo aprop* supieron hablo hablaron
cre* creyeron confi* surgi* nacio madur* emergi* brot* germin* aflor* florec* robustec* ensanch* evolucion* avanz* arraig* gest* abri* abrio fragu* tejio
{_GREW} cambio cambiaron cambiado tomo tomaron cobro cobraron adquirio adquirieron empoder* sensibiliz* concientiz*
visibiliz* concienci* sintio sintieron sentido comprendio comprendieron entendio entendieron conocio conocieron valoro
valoraron motivo motivado tuvo tuvieron tenido logro lograron logrado aprendio aprendieron aprendido unio unieron
considerado visto reconocido mostro mostraron mostrado inspir* anim* volvio volvieron vuelto informado informaron
encontr* hall* recuper* descubr* perd* venc* super* dej* dieron dio desaparec* disminu* ced* salier* salio salido atrev* respetad* escuchad* valorad*
tomad* considerad* representad* aceptad* apreciad* queda quedo quedaron
""")
_AILMENTS = "lesiones lesion dolor dolores enfermedad enfermedades accidente accidentes infecciones estres ansiedad hambre desnutricion quemaduras diarrea diarreas malaria dengue asma tos depresion muertes mortalidad cortes anemia fatiga cansancio heridos heridas herido herida quebrantos jaquecas jaqueca migranas migrana sarpullido ahogados ahogamiento ahogamientos abortos partos prematuros agotamiento insolacion insolaciones deshidratacion silicosis tuberculosis colera tifoidea ampollas llagas amputaciones desmayos pulmones vista bronquitis lumbalgia lumbalgias espalda bajo-peso retraso intoxicacion intoxicaciones envenenamientos fracturas caidas alergias ulceras fiebre fiebres gripe gripes insomnio hospitalizaciones picaduras mordeduras contusiones siniestros quemados fallecimientos fallecidos dolencias enfermos males padecimientos afecciones neumonia neumonias raquitismo"
IMPACT = Phrases(
    """
<money> .... <moved>
<moved> ... <money>
<better> ..? <money>|<wellbeing>
<wellbeing> .... <moved>
<moved> .. <wellbeing>
<moved> ... <ailments>
saco|sacaron|sacado|sacar|salir ... pobreza
gana|ganan|ganaban|ganaron ..? mas|casi|doble|mejor|menos|triple|suficiente
viv* ..? mejor|mas|sin|peor
se enferma|enferman|lesionan|accidentan|alimentan|nutren ..? menos|mas|mejor
come|comen|comieron ..? mejor|mas|tres
mas|menos|mejor|bien ..? sanas|sanos|saludables|felices|pobres|ricas|enfermas|nutridos|nutridas|alimentados|alimentadas
<ailments> .... <moved>
<fewer> .... <ailments>
salio|salieron|salen|salido de la? ..? pobreza
pobreza|miseria|hambre|desnutricion|deudas|deuda .... <moved>
<moved> ... pobreza|miseria|hambre|desnutricion
hijos|hijas|ninos|ninas .. comen|van|asisten|estudian|estan|pueden|tienen|terminan
calidad|nivel|condiciones de vida
seguridad alimentaria
puede|pueden ahora? pagar|ahorrar|enviar|comprar
ahorran|ahorra ..? mas
deudas|deuda ... <moved>
perdieron|perdio ..? ingresos|ingreso|sustento
""",
    money="ingreso ingresos ganancia ganancias salario salarios renta ventas ahorro ahorros medios-de-vida sustento remuneracion sueldo sueldos utilidades economia jornal jornales recaudacion recaudaciones entradas propinas comision comisiones adquisitivo margen margenes facturacion bolsillo caja remesas patrimonio bienes dinero economias",
    wellbeing="bienestar salud nutricion alimentacion vida vivienda felicidad dieta dietas sueno descanso techo escolaridad matricula prosperidad subsistencia peso talla estatura apetito calidad hogares casas",
    moved="subio subieron subido aumento aumentaron aumentado aumentan mejoro mejoraron mejorado mejora mejoran crecio crecieron crecido duplico duplicaron triplico bajo bajaron bajado disminuyo disminuyeron disminuido redujo redujeron reducido cayo cayeron mayor mayores mejor mejores menor menores menos mas incremento incrementaron incrementado empeoro empeoraron recupero recuperaron alto altos alta altas subir bajar aumentar mejorar caer disminuir reducir frecuentes frecuente disminuyen suben estable estables trepo treparon salto saltaron desplomo desplomaron descendio descendieron retrocedio retrocedieron cedio repunto repuntaron multiplico multiplicaron cuadruplico paso pasaron ascendio ascendieron llego llegaron rondo supero superaron desaparecio desaparecieron ceso cesaron doble triple mitad tercio cuarto raro rara raros raras apenas alcanzo alcanzaron rebajo encogio engroso ensancho acorto alargo rebote rondan ronda sumo sumaron decrecio decrecieron remonto alcanza alcanzan llega llegan duplicar duplicara duplicaran duplicado triplicar doblar doblo doblaron elevar aumentara mejorara bajara recule cedio mengu* aumentando",
    better="mejor mejores mayor mayores mas buen estable estables digno dignos menor menores menos peor peores doble triple suficiente suficientes fijo fijos seguro seguros regular regulares completo completa abundante",
    ailments=_AILMENTS,
    fewer="menos menor menores sufren disminuyeron bajaron padecen apenas mitad pocos pocas raro raras cayeron bajo cayo disminuyo",
)
LIFE = Phrases(
    """
gana|ganan|ganen|ganaran|gasta|gastan|gasten|gastaran|comen|coman|enferm*|endeud* mas|menos|mejor
junt*|ahorr*|guard*|apart* ..? dinero|plata|platita|algo
con|de|para que|donde *ar|*er|*ir
situacion|tranquilidad|holgura|estabilidad|seguridad|autonomia|independencia|solvencia|alivio|condicion economic*|financier*|material
mas|vida|vidas|vivir|viven ..? holgad*|desahogad*|comod*|dign*
algo|unos|unas ..? guardad*|ahorrad*|apartad*|ahorros
lleva*|trae*|llevo ..? a ..? casa
hijo|hijos|hija|hijas|ninos|ninas .... termin*|acab*|complet*|contin*|siguen|asisten|ingres* ... secundaria|primaria|escuela|colegio|bachillerato|universidad|estudios
veces|comidas al|por dia
comer|comen|comieron|comian ... veces|comidas|diario|dia
pag*|compr*|costear ... medicina|medicinas|remedios|medico|utiles|uniformes|anteojos|tratamiento ... primera|vez|sin|propi*|ahora
ya no ..? tienen|tiene|necesitan|necesita que? ..? pedir|prestar|empenar|endeud*|mendig*
pedir|piden|pedia prestado|fiado
lleva|llevan|llevaron|llevaban|trae|traen|trajeron ..? a casa|su ..? casa ..? mas|doble|menos|casi|NUMBER
alcanza|alcanzan|alcanzo|alcanzaba|rinde|rinden|sobra|sobro ..? dinero|plata|sueldo|jornal|salario|quincena|para
dinero|plata|sueldo|jornal|salario ..? alcanza|alcanzan|alcanzo|rinde
salda*|cancel*|pag*|liquid*|termin*|libr* ..? deuda|deudas|prestamo|prestamos|prestamista|prestamistas|usurero|usureros|fiado|empeno
sin|libres|menos|fuera de? deudas|deuda|hambre|pobreza|miseria
debe|deben|debian ..? menos|nada|nadie
ya no|nadie|dejaron|dejo de? ..? hambre|enferm*|empen*|endeud*|fiado|debe|deben|duerm*|pas*|desmay*
duerm*|dormir|durm*|viv* ..? bajo|en|mejor|mas|horas|con ..? techo|casa|casas|cama|camas|colchon|ladrillo|material|horas|seco|pieza
duerm*|dorm*|descans* ..? mejor|mas|horas|siete|seis|ocho|noche
come|comen|comieron|comian|desayun*|almuerz*|cena|cenan|cenaron|sirven|ponen ..? carne|pescado|huevo|huevos|fruta|frutas|leche|verdura|verduras|tres|dos|diario|dia|caliente|todos
tres|dos comidas
platos|comida|comidas caliente|calientes|diarias|diaria|completas|completa
pag*|cubr*|costea*|alcanza* ..? matricula|colegio|escuela|colegiatura|colegiaturas|utiles|uniforme|uniformes|alquiler|renta|luz|agua|medicinas|medico|arriendo|pension|universidad|estudios|recibos|cuentas
hijo|hijos|hija|hijas|ninos|ninas|criaturas ... escuela|colegio|secundaria|universidad|bachillerato|clases|escolariz*|matricul*|estudi*|comen|desayun*|peso|talla|sanos|sanas|crecen
poder adquisitivo|compra
costo|coste|nivel|calidad|condiciones|esperanza|estandar de vida
agua|luz|electricidad|bano|banos|techo|letrina|piso en sus|su|las casas|casa|hogares|viviendas|vivienda
llegan|llega|llegar a fin de mes|quincena
linea|umbral|canasta de? la? pobreza|basica
ahorr* ... NUMBER|mas|doble|mes|semana
dias|jornadas ..? perdid*|baja|incapacidad|reposo|enfermedad
bajaron|bajo|subieron|subio|ganaron|gano|perdieron|aumentaron ..? de? peso
mejor|peor|menos|mas ..? alimentad*|nutrid*|vestid*|sano|sana|endeudad*|abrigad*|aliviad*
endeudad*|desnutrid*|empobrec*
gan*|sac*|cobr*|ingres*|recib*|junt*|embols* ... doble|triple|mitad|tercio|cuarto|NUMBER ... mas|que|de|por
el doble|triple que|de|por
""",
    ailments=_AILMENTS,
)
"""How people live, without a word for a change: asked about where no office acts."""
IMPACT_VERBS = ABSTRACT_VERBS | Words("""
    sufr* padec* saco sacaron sacado fue fueron subio subieron subido duplico duplicaron triplico triplicaron bajo bajaron bajado disminuyo disminuyeron disminuido
redujo redujeron reducido cayo cayeron gano ganaron vivio vivieron enfermo enfermaron empeoro empeoraron recupero
recuperaron salio salieron comio comieron perdio perdieron dejo dejaron permitio paso pasaron alimentado alimentados
nutridos obtuvo obtuvieron pago pagaron ahorro ahorraron
""")

# Cause ----------------------------------------------------------------------------------------------------

CAUSE = Phrases(
    """
obedece|obedecio|obedecen|responde|respondio a ..? <our>
si wiego|nosotras|nosotros|nuestro|nuestra|nuestros|nuestras ..? no hubiera*|hubiese*|habria|fuera
debemos|deben|debe|debia|debio a ..? <our>
<our> ... dio|dieron en el clavo
<our> ... abrio|abrieron|cambio|cambiaron|gano ..? ojos|mente|opinion|voluntad|parecer|voto|votos
<our> ..? fue|fueron|ha|resulto sido? ..? determinante*|decisiv*|clave|crucial*|fundamental*|indispensable*|vital*
<our> ... jugo|desempeno|tuvo un ..? papel|rol ..? decisiv*|clave|crucial|central|determinante|fundamental
merito ..? nuestro|nuestra|wiego|corresponde
a ..? <our> ..? se debe|debio|deben|debieron|debia
razon|motivo|causa|clave|secreto|origen|explicacion .... ... es|fue|son|esta ..? <our>
es|fue|son por ..? <our>
detras de|del .... esta|estan|estuvo|estuvieron|hay|hubo ..? <our>
lo que ... es|fue ..? <our>
<our> ..? es|fue|somos|fuimos ..? artifice|artifices|autora|autoras|autor|motor|responsable|responsables|origen
respuesta|reaccion|atencion _? a|al|ante ..? <our> ..? <push>
<our> ..? <push> ... llevo|llevaron|movio|movieron|trajo|volco|inclino|abrio
ante|bajo|por|tras|frente la|el|las? presion|presiones|insistencia|empuje|persistencia|gestiones de|del ..? <our>
ante|bajo|por|frente|tras a? nuestra|nuestras presion|presiones|insistencia|persistencia
merito|credito ... <our>
triunfo|victoria|exito|logro|conquista|hazana de|del|para ..? wiego
<our> triunfo|victoria|conquista
<our> ..? <push> allano|abrio|preparo|despejo|sento el|la|las|los? camino|terreno|puerta|bases
a fuerza|instancias|golpe|impulso de ..? <our>
cuando|despues|luego|hasta que <our> ..? intervino|presiono|insistio|intervinimos|presionamos|insistimos
obra|hechura de ..? <our>
porque ..? wiego
de no haber|ser sido? por ..? <our>
si no fuera|hubiera|fuese sido? por ..? <our>
empuj*|forzad*|obligad*|llevad*|movid*|convencid*|presionad*|impulsad*|persuadid*|arrastrad*|motivad*|acorralad* .. por|ante|de ..? <our>
<our> ... empuj*|arranc*|oblig*|persuad*|inclin*|desbloque*|destrab*|dobleg*|torci*|propici*|logr*|hizo|tumb*|cambi* .. a|al|la|el|que|los|las|del
fue|fueron|es|ha ..? nuestro|nuestra|nuestros|nuestras|wiego ..? _? el|la|quien|lo|los|las|que que?
consecuencia|resultado|fruto|efecto|producto|obra directa|directo|exclusiva|pura|puro|inmediata|natural|exclusivo de ..? <our>
sin nuestra|nuestro|nuestras|nuestros|wiego|nosotras|nosotros ... jamas|nunca|nada|seguiria|seguirian|*ria|*rian|hubiera|hubiese
<our> .... no|sin mas|otra|tuvo|quedo|dejo remedio|opcion|alternativa|salida
en|por virtud|efecto|merced de|a ..? <our>
a|por fuerza|insistencia de|nuestra ..? nuestra|wiego|insistencia
gracias al|a ..? <our>
fue por|gracias ..? <our>
<our> ... dio|dieron|rindio|rindieron fruto|frutos|resultado|resultados
gracias al|a la? apoyo|trabajo|labor|incidencia|esfuerzo|esfuerzos|acompanamiento|asesoria|capacitacion|intervencion|campana|gestion|presion ..? de|del ..? <our>
debido a ..? <our>
por|como resultado|consecuencia|efecto|fruto|producto de ..? <our>
resultado|fruto|producto|consecuencia|efecto|merito|logro directo? de ..? <our>
<our> ... <caused>
<our> .. llevar*|oblig*|hara|haran|logr*|consegui*|provoc*|convenc*|forz*|permit* _
<our> .. hizo|hicieron que|posible|*ar|*er|*ir
labor|trabajo|incidencia|campana|proyecto|programa|estudio|acompanamiento|apoyo|capacitacion|asesoria de wiego .. <caused>|<raised>
nuestro|nuestra|nuestros|nuestras _ .. <raised>
<our> ... llevo|llevaron|condujo|condujeron a
<our> ..? hizo|hicieron que|posible|realidad
hicimos que|posible|cambiar
<wecaused>
sin wiego|nosotros|nosotras|nuestro|nuestra|nuestros|nuestras ... habria|habrian|hubiera|hubieran|seria|ha
no se? habria|hubiera ... sin ..? <our>
fue wiego|nuestro|nuestra
fuimos nosotras|nosotros|quienes
logrado|conseguido|causado|provocado|impulsado|obtenido|motivado|generado|convencido|convencida|forzado|obligado por ..? <our>
a|por raiz|causa|obra de ..? <our>
mediante nuestra|nuestro ... se logro|consiguio
se debe|debio a ..? <our>
es|fue merito|logro|victoria|triunfo ..? nuestro|nuestra|de wiego
nuestro|nuestra logro|victoria|triunfo|exito
wiego|que ..? logro|consiguio|obtuvo|gano|aseguro|garantizo|cambio
""",
    push="campana campanas incidencia cabildeo presion presiones peticion peticiones estudio estudios informe informes nota notas investigacion trabajo labor esfuerzo esfuerzos capacitacion capacitaciones apoyo evidencia datos argumentos demandas insistencia movilizacion intervencion carta cartas accion acciones programa proyecto asesoria propuesta hallazgos gestion gestiones",
    raised="aumento aumentaron mejoro mejoraron redujo redujeron duplico cambio cambiaron salvo termino transformo elevo freno evito detuvo hizo hicieron",
    our="nuestro nuestra nuestros nuestras wiego nosotros nosotras",
    caused="logro lograron consiguio consiguieron provoco provocaron causo causaron genero generaron resulto resultaron obligo obligaron convencio convencieron produjo forzo motivo desencadeno garantizo ocasiono posibilito posibilitaron propicio permitio persuadio determino derivo desemboco",
    wecaused="logramos conseguimos provocamos convencimos obligamos garantizamos causamos aseguramos forzamos persuadimos presionamos",
)
NOT_A_CAUSE = Phrases("""
agradec* ... wiego
""")

# Significance ---------------------------------------------------------------------------------------------

PRAISE = Words("""
lugar bravo aplauso chapeau sombrero olé palmas hurra historia anales marcar fecha
gracias enhorabuena cumplid* util utiles calidad necesari* contentas contentos contenta valios* esperad* anhelad* bendicion lujo merecid* orgullo acertad* buenisim* *isimo *isima
hito* triunf* sueno* sonad* maravill* magnific* soberbi* sensacional* brillant* esplendid* glorios* fabulos* increibl* inolvidabl* exager* elogi*
aplaud* aplaus* celebr* salud* felicit* orgull* alegr* emocion* ilusion* esperanzador* colosal* gigante* gigantesc* fenomenal* excepcional* ejemplar* admirabl* loabl* encomiabl*
plausibl* digno digna milagr* mejor* perfect* ideal* inmens* incalculabl* unic* sin igual precedent* indispensabl* profund* imprescindibl* hondo tremend* formidabl* estupend* genial* bravo
felicidad* feliz felices antes despues sencillamente simplemente veras dudas duda palabras hermos* lind* bell* espectacular* grandios* memorabl* rotund* histori* aplauso gigant* zancada salto gran
muy importante importantes significativo significativa significativos gran grande grandes enorme enormes historico
historica historicos hito logro logros exito exitos notable extraordinario extraordinaria excelente inedito clave crucial
esencial vital fundamental fundamentales victoria triunfo bueno buena positivo positiva relevante relevantes relevancia
importancia valioso valiosa trascendental trascendente tremendo impresionante destacado paso adelante avance avances
punto inflexion verdadero verdadera realmente sumamente extremadamente mejor increible maravilloso parteaguas
emblematico magnitud central orgullo orgullosos orgullosas alegria celebramos impacto impactante inmenso transformador
significancia decisivo decisiva fuerte ejemplar trascendencia conquista significado
""")
EMPTY = Words("""
alcalde alcaldesa concejo ministro ministra ministerio gobierno quedara pasara queda
material materiales trabajo labor esfuerzo noticia noticias iniciativa herramienta obra pieza mil hermanas hermanos companeras companeros amigas verdad estamos muy bien hecho hecha muchas
sencillamente simplemente cosa algo alguien nadie puede podemos debemos decir dicho sea sean toda todo todos sin nunca jamas siempre hoy manana verdad aqui ahi hay cual cuanto cuanta que vez veces era aplauso
esto este esta es fue un una unos el la los las de del para y en nuestro nuestra nos todos todas sector cambio cambios
resultado desarrollo momento hecho cosa algo tan mas han ha sido sera que se lo dia movimiento lucha causa gente personas
muchos muchas no solo sino tambien pero sus su con al trabajadores trabajadoras trabajo mujeres vendedoras recicladoras
hogar economia informal ciudad pais region comunidad organizacion red wiego historia tiempo anos como hacia por
constituye representa marca significa considera supone
""")
SMALL_WORDS = Words("""
contra el la los las un una unos unas de del al a en y e o u que se su sus le les lo por para con sin sobre entre desde hasta
es son fue fueron ha han ser esta este esto estas estos ese esa esos no ni mas muy ya tambien como cuando donde ahora si
quien quienes cual hay era tiene tienen todo toda todos todas otro otra cada tras ante
""")

# Contribution ---------------------------------------------------------------------------------------------

VAGUE_HELP = Words("""
quedamos quedarnos estabamos eramos estaremos permanec* acompanando
seguimiento asistencia orientacion asesoramiento asesoria acompanamiento impulso respaldo apoyo consejo* insumos voz fuerza visibilidad aliento mano
granito arena hombro
dinamiz* alent* anim* estuvimos estar disponibl* atent* camin* velar velam* nutr* inspir* amplific* respond* acud* solidari* presente* pendient*
apoy* acompan* contribu* ayud* asist* facilit* colabor* cooper* particip* fortalec* promov* promovi* impuls* incid* estuv*
venimos viene vienen venido estamos estuvimos particip* brind* dio dimos dieron dado ofrec* prest* sigui* seguimos trabaj* articul* coordin* aport*
involucr* respald* sum* mantuv* jug* jueg* realiz* hizo hicimos hecho fue fuimos ha hemos sido somos es son tuv* tenemos
asesor* orient* motiv* empoder* sensibiliz* visibiliz* comprometi* vincul* abog* dedic* posibilit* aliad* cercan* continu*
foment* permiti* contamos apost* camin*
""")
CONCRETE_HELP = Words("""
conteo* recuento* censo* inventario* croquis plano planos medicion* guantes balanza* cuaderno*
informe* carta* nota* minuta* estudio* encuesta* capacitacion* taller* curso* seminario* visita* intercambio* borrador*
abogad* fondo fondos dinero reunion* datos cifra* estadistic* mapa* mapeo investigacion* cuestionario* video* pelicula* folleto* cartilla*
manual* traduc* texto* modelo* propuesta* peticion* presentacion* audiencia* testimonio* articulo* delegacion*
tabla* cuadro* plantilla* guia* afiche* radio planilla* hoja* analisis compar* comentari* transporte pasajes pasaje viatic*
consultor* interprete* evidencia* documento* dictamen* calcul* costo* evaluacion* ficha* guion campana* foto* caso* clausula* enmienda*
mascarilla* beca* conversatorio* foro* entrevist* demanda* amparo* charla* sesion*
""")
NO_CONTRIBUTION = Phrases("""
ningun|ninguna|ninguno
nada
no hubo|aplica|tuvimos|participamos|contribuimos|se|consta|aporto
sin contribucion|aporte|participacion
wiego no
por confirmar|precisar
desconocid*
n a
""")

# When -----------------------------------------------------------------------------------------------------

DATE_WORDS = Words("""
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ayer anteayer navidad
pascua ramadan pandemia cuarentena confinamiento covid
""")
_COUNTED = "NUMBER un una dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta pocos pocas"
DATES = Phrases(
    """
<number> dia|dias|semana|semanas|mes|meses|hora|horas antes|despues|atras|previos|previas
a|los|las <number> dia|dias|semana|semanas|mes|meses de|del _
dia|semana|manana|noche|vispera|visperas|mes|ano antes|despues|anterior|siguiente|previa|previo a|al|de|del?
al dia siguiente
el? lunes|martes|miercoles|jueves|viernes|sabado|domingo
primer|segundo|tercer|cuarto|ultimo trimestre|semestre|cuatrimestre
primera|segunda mitad|quincena
la|esta|pasada semana|noche pasada|anterior
el|este mes|ano pasado|anterior
en|durante|desde|tras|antes|despues de?|del? la|las|el|los|_? elecciones|eleccion|pandemia|terremoto|sismo|inundaciones|huracan|huelga|paro|toque|guerra|golpe|referendum|plebiscito|carnaval|mundial|censo|investidura|cuarentena|confinamiento|comicios|navidad
en|durante la|el? primavera|verano|otono|invierno|temporada|carnaval|vispera|zafra
dia internacional|mundial|nacional|del|de ..? la|las|los|del? mujer|trabajo|trabajador|trabajadora|trabajadores|madre|madres|independencia|muertos|reciclador|ninez|paz
ano nuevo
semana santa
primero|1 de mayo
""",
    number=Words(_COUNTED.replace("NUMBER", "2 3 4 5 6 7 8 9 10 11 12 15 18 20 24 30 48")),
)
_LAWS = "ley leyes norma ordenanza reglamento decreto codigo convenio plan constitucion agenda recomendacion resolucion acuerdo politica acta estatuto"
LAW_YEARS = Phrases(
    """
<law> NUMBER de|del NUMBER
<law> de|del|no|numero|num|n NUMBER
<law> organica|federal|municipal|general|nacional|estatal|provincial|marco|numero NUMBER
<law> NUMBER
barrio|avenida|calle|plaza|colonia|mercado|puente|villa NUMBER de _
""",
    law=_LAWS,
)
VAGUE_TIMES = Phrases("""
de tiempo|vez|cuando en tiempo|cuando|vez
a veces
ocasionalmente|esporadicamente
en su momento|dia|tiempo
en un pasado
en|durante el transcurso|curso de los|anos|tiempo
un buen? dia
con los|las meses|semanas|dias
a la larga
de|desde|hace algun|un|unos|cierto|buen tiempo|anos|meses ..? aca|aqui|parte|ahora
hace|hacia ya? bastante|mucho|rato|algo|siglos
con|al|en el correr|transcurrir|paso|pasar|devenir|andar de|del
sin|en|con|de ..? fecha|fechas|dia ..? precis*|precisad*|ciert*|exact*|inciert*|imprecis*|desconocid*|determinad*|clar*
desde siempre|siempre
ano|dia|mes tras|a ano|dia|mes
un dia de estos
alguna vez
hace|hacia ya? algun|cierto|un tiempo|buen
proximamente|pronto|brevemente|recientemente|ultimamente|paulatinamente|gradualmente|progresivamente|eventualmente|antano|antes|antiguamente
hace poco|tiempo|anos|rato|mucho|un|cierto|algun|algunos|varios|muchos|unos|bastante tiempo|anos|meses|semanas?
hace poco|tiempo|anos|mucho
desde hace poco|tiempo|anos|mucho|algun|algunos|varios|muchos|unos tiempo|anos|meses?
en|durante|a los|las? ultimos|ultimas|recientes|pasados _? tiempos|anos|meses|semanas|dias|decadas
de|desde los ultimos tiempos|anos|meses
ultimos|ultimas|recientes _? tiempos|anos|meses|semanas|dias|decadas
con|al|en el|los|lo largo? de? los? tiempo|anos|meses
a lo largo de
con los anos
con el tiempo|paso
poco a poco
en breve
en|por el pasado|momento
en algun|cierto|determinado momento
en estos|aquellos|esos dias|tiempos|anos|meses
durante|por anos|mucho|algun|algunos|varios|muchos|largo|bastante tiempo|anos|meses?|decadas
durante anos|decadas|meses
tiempo atras
dias|meses|anos|semanas atras
desde entonces
no hace mucho
desde|hace un|algun|algunos|bastante tiempo|rato
""")

# The others -----------------------------------------------------------------------------------------------

_ORG = "ACRONYM sindicato sindicatos federacion asociacion asociaciones cooperativa cooperativas alianza red ong coalicion comite confederacion fundacion colectivo colectiva movimiento organizacion organizaciones central gremio liga frente union universidad iglesia centro"
HELPED_BY = Phrases(
    """
pedia|pedian|exigia|exigian|reclamaba|solicitaba|demandaba|queria|proponia ..? <org>
<org> ..? denunciaba|impugnaba|apoyaba|respaldaba|impulsaba|promovia|combatia|sostenia
<org> NAME? NAME? habia|habian|venia|venian|lleva|llevaba ..? *ado|*ido|*ando|*iendo|*endo
<org> NAME? NAME? pedia|pedian|exigia|exigian|reclamaba|reclamaban|demandaba|solicitaba|proponia|defendia
junto|juntamente|conjunta|conjuntamente|alianza|colaboracion|coordinacion|acuerdo|asocio|compania|concertacion con ..? <org>
con|por el|la? ..? apoyo|ayuda|respaldo|asistencia|participacion|acompanamiento|asesoria|colaboracion|aporte de|del ..? <org>
con ayuda|apoyo de|del ..? <org>
a|por|ante pedido|solicitud|iniciativa|propuesta|peticion|instancia|instancias|exigencia|presion|presiones|invitacion|demanda|insistencia de|del ..? <org>
a la? pedido|solicitud|iniciativa|propuesta|peticion de|del ..? <org>
tras|luego|despues|mediante|en de? ..? negociar*|negociacion*|dialog*|reunion*|reunirse|presion*|protest*|peticion|campana|marcha*|huelga|paro|mesa|conversacion* ..? con|de|del|por|entre ..? <org>
negoci*|dialog*|concert*|consensu*|acord*|consult* ... con ..? <org>
presionad*|acompanad*|asistid*|asesorad*|impulsad*|apoyad*|solicitad*|pedid*|propuest*|respaldad*|convocad*|exigid*|redactad* por ..? <org>
<org> ... solicit*|pidio|negocio|exigio|propuso|presiono|impulso|presento|reclamo|demando|redacto|reunio|apoyo|ayudo|denuncio|recogio
""",
    org=Words(_ORG),
)
WITH_US = Words("con y e junto")
HELP = Words("""
-abogada -abogadas -abogado -abogados
reivindic*
-sentencia -sentencias -sentido -sentir -recibieron -recibio -recibo -recibos
sent* escuch* oir oido recib* apreton tandem impugn*
-mediados -medio -media -medios -mediodia -medida -medidas
planton* toma bloqueo boicot vigilia sentada sumamos sumarse sumo iniciad* iniciado lanzad*
compania trabajo perseverancia gracias empeno tenacidad dossier estudio investigacion colegas respaldar vino
acompan* asist* asesor* aconsej* apoy* ayud* respald* auxili* medi* intermedi* media* presion* press* peticion* cabilde* impuls* exig*
demand* denunci* quej* negoci* dialog* conversacion* concert* consensu* acord* acuerdo solicit* pedid* pidi* reclam* redact* represent*
junto juntamente conjunt* alianza alianzas colabor* cooper* coordin* particip* instan* instad* invit* convoc* propon* propus* propuest* present*
recog* recaud* firm* huelga paro protest* march* plant* moviliz* campana amparo abogad* patrocin* defen* litig* aleg* aport* escrit*
escrib* prepar* elabor* reun* mesa carta inform* facilit* gestion* gestion* financi* pag* prest* mano manos codo lado iniciativa insistencia
exhort* intercesion intervencion mediacion auspici* concurso amparad* arrop* flanquead* secundad* guiad* orientad* ayudad*
pacto convenio tregua avenencia
""")
HELP_LINKS = Words("por de del con entre junto a-cargo-de mediante y")
GIVEN_TO = Words("al para")
NAME_LINKS = Words("de del para y la las los por sin")
NAMING = Words(
    "cruz roja roja luna *doras *dores *istas *eras *eros justicia derecho derechos mujeres trabajo tierra solidaria solidario accion vida esperanza desarrollo dignidad paz todos todas pueblo"
)

# Where ----------------------------------------------------------------------------------------------------

DEMONYMS_HAVE_CAPITALS = False
HEAD_IS_LAST = False
PLACE_BEFORE = Words("en de del a desde hasta hacia cerca")
WITH_A_SUBJECT = Words(
    "ministerio ministra ministro viceministerio secretaria secretario departamento direccion comision comite instituto fondo unidad oficina defensoria superintendencia"
)
"""Offices after whose "of" often stands what they are for."""
SURE_PLACE_BEFORE = Words("en")
PLACE_NOUNS = Words("""
jardin costa sierra puerto feria muelle laguna bosque monte montana peninsula golfo delta cerro lago rio quebrada barranco comarca vereda altiplano jurisdiccion ribera ensenada mina
calle avenida av jiron carrera plaza mercado barrio distrito colonia comuna zona parroquia canton provincia departamento
municipio ciudad pueblo estado region valle isla puerto terminal estacion localidad vereda corregimiento partido
relleno botadero vertedero parque paseo malecon bahia alcaldia villa asentamiento delegacion
""")
NOT_PLACES = Words("""
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes
miercoles jueves viernes sabado domingo trabajo comercio hacienda salud mujer mujeres genero economia empleo congreso
parlamento convenio ley wiego internet covid ministerio ministro ministra concejo corte comite sindicato federacion
asociacion la el los las un una oit onu ue casa agenda recomendacion agricultura interior educacion justicia ambiente
planificacion transporte obras energia turismo industria bienestar asuntos desarrollo cultura vivienda publica publico
nacional general suprema superior constitucional estadistica estadisticas seguridad proteccion prevision social fecom
codigo articulo seccion capitulo resolucion ordenanza decreto espanol ingles navidad internacional alianza red gobierno
estado comision presidencia presidente gabinete senado camara secretaria departamento oficina direccion facebook whatsapp
zoom twitter alcaldia alcalde municipalidad ayuntamiento hogar inspeccion finanzas ingresos gestion servicios desechos
relaciones exteriores inclusion produccion promocion semana santa
""")
DEMONYM_ENDINGS = Words("*ense *enses *enas *enos *enos *eno *ena")
"""How words for people and things of a place end; see also demonyms.txt."""
NO_DEMONYMS = Words("""
forense forenses piense piensen diseno disenos disena pequeno pequena pequenos pequenas desempeno desempena ensena
terreno terrenos septena veterano decena decenas docena docenas quincena quincenas centena centenas cadena cadenas condena
condenas plena pleno plenos ajeno ajena ajenos ajenas estreno moreno morena buena bueno faena faenas colmena melena estrena
ordena antena antenas almacena patrocena dispense defense recompense compense suspense dueno duena duenos duenas
sueno suenos empeno empena vacuno vecino obsceno sereno serena sirena arena arenas novena noveno trueno veneno
oxigeno ballena gangrena azucena avena verbena frena freno frenos relleno rellenos rellena llena lleno cena cenas pena
penas escena escenas drena entrena cuarentena treintena veintena indigeno heno seno ameno espanol ordeno contrasena
resena senas muneca cabana montana campana campanas manana rebano
""")
OF_NO_PLACE = Words("""
caso demanda denuncia historia testimonio muerte detencion liberacion carta nombre empleador empleadora madre padre marido esposa
hijo hija familia sindicato sindicatos federacion asociacion asociaciones cooperativa cooperativas red alianza comite sociedad
grupo movimiento gremio colectivo colectiva ley codigo proyecto politica convenio ministerio ministerios departamento principios
derechos curso programa marca dia campana fondo mes fines nombre voz manos ayuda apoyo salarios viuda parte secretaria
direccion patrona plan liga frente central union confederacion fundacion organizacion unidad acta mesa registro casa
""")
GLOBAL = Phrases("""
union|federacion|congreso|alianza|red|confederacion|foro|sindicato mundial|global
oit|onu|unesco|pnud|unicef|omc|ocde|fmi|oms|fao|acnur|uita|csi|fitd|fith|idwf
mundialmente
naciones unidas
banco mundial
en|de todo el? mundo
unilever|nestle|coca|pepsico|adidas|nike|inditex|primark|uber|amazon|ikea|walmart|zara|danone|gap|puma|glovo|google|microsoft
streetnet
""")


def demonym_forms(word: str) -> tuple[str, ...]:
    """Return the masculine singular forms to which a word may belong."""
    stem = word.removesuffix("s")
    return (word, stem, stem.removesuffix("a") + "o", stem.removesuffix("e"), stem.removesuffix("a"))


# Persons --------------------------------------------------------------------------------------------------

PRIVATE_NAME = Phrases(
    """
patron|patrona|patrones|empleador|empleadora|jefe|jefa|marido|esposo|esposa|mujer|madre|padre|hijo|hija|viuda|hermana|hermano|vecina de NAME NAME
NAME que|quien .. vende|vendia|trabaja|trabajaba|cose|lava|limpia|recoge|cuida|maneja|teje|cocina|recicla|repara
<worker> NAME NAME
<worker> NAME de|del? NAME
<worker> llamada|llamado NAME
NAME NAME ..? <worker> de|del|en|ambulante|domestica|y
don|dona|senora|senor|sra|sr NAME
su nombre es NAME
""",
    worker="guardia jardinero peon albanil cargador lavandera panadera artesana tejedora campesina pescadora heladero heladera mecanico zapatero barrendera cuidadora limpiadora afiladora hilandera trabajadora trabajador vendedora vendedor recicladora reciclador costurera empleada nana ninera comerciante cocinera viuda vecina vecino cartonera cartonero ambulante lustrabotas repartidor chofer joven nina nino adolescente senora madre hija hijo bordadora pepenadora",
)
_AGES = "5 6 7 8 9 10 11 12 13 14 15 16 17 seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete"
MINOR = Phrases(
    """
ninos|ninas|menores|adolescentes|hijas|hijos|muchachos|muchachas .. <age> y|e|et|a|o|ou <age> anos
NAME <age> que|quien|anos
de <age> anos que|,? quien?
nina|nino|menor|adolescente|hija|hijo|joven|muchacha|muchacho ... <age> anos
de <age> anos
menor|menores de edad|fue|fueron
""",
    age=_AGES,
)
POLICE_CASE = Phrases(
    """
<police> ... <seized> ..? a? la|el|una|un|su ..? <one>
<one> ... fue|fueron|sigue|estuvo|esta ..? <seizedp>
abuso|abusos|violencia|acoso|agresion sexual|sexuales
violada|violacion|golpeada|agredida ... por|a|de
""",
    police="policia policias agente agentes guardia guardias comisaria",
    seized="detuv* arrest* apres* encarcel* golpe* liber* retuv* acus* agred*",
    seizedp="detenid* arrestad* encarcelad* golpead* liberad* acusad* agredid* pres* deportad* retenid* violad*",
    one="trabajadora vendedora vendedor mujer madre nina nino reciclador recicladora lider lideresa dirigenta dirigente ambulante joven hombre hija empleada",
)
ADDRESS_WORDS = Phrases("""
vive|domiciliada|domiciliado|reside|residente|domicilio|direccion|casa ... calle|avenida|jiron|carrera|numero|no|pasaje|manzana ... NUMBER
casa|vivienda|departamento|piso|domicilio de|en la|el? calle|avenida|jiron|pasaje|carrera ... NUMBER
casa|manzana|departamento|lote numero|no|n? NUMBER
""")

WORLDWIDE = Words(
    "universal interamericana interamericano iberoamericana iberoamericano panafricana continental internacional mundial global"
)
"""In the name of a body these say that it is one of the whole world."""

OF = Words("de del")
GENERAL_ANYWHERE = Words("""
autoridades autoridad actores actoras interesadas involucradas implicadas interesados involucrados comunidad comunidades sociedad civil gente ciudadania decisores politicos poblacion
opinion publica tomadores decisiones sectores gente todos publico
""")
"""General even where "of" and a name follows; others are somebody then ("officials of the ministry")."""

PREPOSITIONS = Words("en de del al por para con sin bajo tras desde hasta entre durante ante sobre segun")

EXISTS = Words("hay hubo existe existen")
"""Verbs that say that something is there, and leave open who brought it about."""

TRADES = Words(
    "empleada empleado trabajadora trabajador ninera mucama domestica ayudante aprendiz comerciante ambulante costurera *dora *dor *era *ero *ista *ora"
)
"""How the words for the work of a private person end, where they stand after a name."""

THANKS = Words("gracias agradec*")
FOUND_OUT = Words(
    "vio vieron encontro constato supo comprobo encontramos constatamos vimos oimos supimos hallamos observamos verificamos"
)
CONTRIBUTED = Words("contribuyo contribuyeron aporto")

MEANWHILE = Phrases("""
mientras que?
al? mismo tiempo que
a la vez que
en tanto que?
""")

LIFE_WORDS = Words("""
deuda* debian debe deben endeud* empen* prestamist* usurer* agiotist* hambre comida* comidas cena* carne murio murieron muere* muert* falleci* tos tosen tosian asma* tubercul* heridos herid* accident* quemad* enferm*
desnutr* techo techos ladrillo  matricul* escuela* colegio* alquiler* ahorr* gana* ganan ingreso* jornal* ganancia* harina duerm* dorm* fiebre* ahog* abort* bachiller*
""")

ARTICLES = Words("el la los las un una al")

TIME_UNITS = Words("dia dias semana semanas mes meses ano anos hora horas noche noches poco justo")

COMPARED = Words("mas menos mayor menor mejor otro otra otros otras")

ON_ORDERS = Phrases("""
por|bajo|con orden|ordenes|decision|decreto|disposicion|resolucion|instruccion|fallo|sentencia|acuerdo|mandato|permiso|autorizacion|voto de|del
""")

BETWEEN = Words("entre")

BY_ITSELF = Phrases("""
paso|pasaron a|ser? *arse|*erse|*irse|ser
entro|entraron|entra|entran|entrado en vigor|vigencia|efecto|funcionamiento
quedo|quedaron|queda|quedan sin|fuera efecto|validez|vigencia|aplicacion|prohibicion|multa|uso
quedo|quedaron abolid*|derogad*|anulad*|eliminad*|suspendid*|prohibid*|permitid*|autorizad*|decidid*|acordad*|establecid*
dejo|dejaron de aplicarse|cobrarse|exigirse|pagarse|prohibirse|perseguirse|usarse|pedirse|regir
ya no se cobra|cobran|exige|exigen|paga|pagan|pide|piden|prohibe|aplica
vio|vieron la luz
perdio|perdieron vigencia|efecto|validez
rige|rigen|caduco|caducaron|expiro|vencio
paso|pasaron a ser|estar permitid*|libre|legal|gratuit*|prohibid*
ceso|cesaron|acabo|acabaron|terminaron|desaparecio|desaparecieron|disminuyeron el|la|los|las ..? desaloj*|decomis*|redada*|multa*|cobro*|tasa*|tarifa*|acoso|restric*|prohibi*|persecu*|expuls*|impuesto*|allanamiento*|detencion*|hostigamiento*
""")

NOT_BY_PLACE = Words(
    "gente competentes pertinentes correspondientes publicas responsables lideres dirigentes decisores decisiones sectores politicos poderes gobernantes"
)

ACTIVITY_ACTS = Words("""
publicacion lanzamiento presentacion realizacion organizacion celebracion elaboracion difusion impresion distribucion produccion
participacion asistencia facilitacion imparticion ejecucion desarrollo preparacion redaccion traduccion entrega proyeccion
edicion coorganizacion inauguracion conclusion
""")

UNITS = Words("proyecto programa equipo")

DREW = Words("""
reunio reunieron congrego convoco atrajo junto juntaron llego recorrio recorrieron conto alcanzo gradu* llevo acogio recibio capacito
formo ensen* mostro explico cubrio trato abordo salio salieron tuvo contaron
aparecio aparecieron circulo duro termino empezo comenzo empezaron
""")

OF_OURS = Phrases("""
de|del|por|con|desde nuestro|nuestra|nuestros|nuestras|wiego|nosotras|nosotros
del|por|de|desde el|la|nuestro? _? programa|proyecto|equipo|area
del|de programa|proyecto|equipo
""")

SAID_AGAIN = Words("""
correr tiempo paso anos meses poco
puede pueden podran podra podrian puedan poder ahora ya desde hoy mas nunca asi pues porque segun conforme dicho dice queda quedo quedan
quedaron efecto efectos resultado cambio cambia decidio decidido nuevo nueva significa quiere decir mediante gracias logro cabe solo solamente
unicamente aqui antes adelante actualmente entonces ende tanto ello eso esto aquel aquella deben debe tener tienen tiene tienen hacer hace
hacen hecho estar esta estan estaba estaban dejo dejaron dejan van vez oficialmente finalmente siquiera
dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos doscientos trescientos quinientos mil miles millon millones docena
va van ir iran
""")

SAME = (
    Words(
        "pag* cobr* cost* tasa tasas tarifa* impuesto* tribut* cuota* peaje* alquiler* renta precio* canon arancel*"
    ),
    Words("permi* autoriz* licencia* libre* libremente habilit* consent* acept* derecho"),
    Words("prohib* veda* vedad* ilegal* impedi* veto"),
    Words("mitad medio media 50"),
    Words("baj* reduj* reduc* rebaj* disminu* menos menor menores recort* abarat*"),
    Words("gan* crec* subi* sube aument* increment* mas mayor duplic* doble elev*"),
    Words(
        "elimin* derog* aboli* suprim* levant* retir* anul* quit* exim* exent* exoner* suspend* revoc* cancel*"
    ),
    Words(
        "dio dieron da dan otorg* entreg* conced* recib* obtuv* tien* cuent* dispon* posee* emit* adjudic* dot* asign* obten* solt* ced* gan* consig*"
    ),
    Words("ley leyes ordenanza* norma* reglament* regla* codigo* decreto* orden ordeno articulo*"),
    Words("tribunal* juez* juzgad* corte fallo fallos sentencia* resolvio magistrad*"),
    Words("vend* venta* comerc*"),
    Words("ciudad municip* alcald* ayuntamient* concejo* cabildo intendenc*"),
    Words("acuerd* convenio* pacto firm* suscri* contrato* acordad*"),
    Words("abri* abre abiert* cre* fund* establec* inaugur* instal* construy* exist* lanz* inici*"),
    Words("dej* ces* termin* suspend*"),
    Words("decomis* incaut* confisc* quita*"),
    Words("desaloj* desplaz* expuls* demol*"),
    Words("registr* inscri* padron lista* empadron*"),
    Words("carne* carnet* credencial* documento* certificad* tarjeta*"),
    Words("reconoc* consider* acept*"),
    Words("mujer mujeres senora* femenin*"),
    Words("noche* noctur*"),
    Words("descans* repos*"),
    Words("administrador* gerent* direct* encargad*"),
    Words("quinto 20"),
    Words("tercio tercera 33"),
    Words("cuarto 25"),
)

BEFORE = Words("""
nunca antes jamas *aban *aba era eran habia habian tenia tenian podia podian debia debian vivia vivian hacia hacian perdia perdian sufria sufrian dormia dormian iban iba nadie nada ni
""")

CLEFT = Phrases("""
hace|hacia NUMBER|un|una|unos|unas|dos|tres|mucho|poco|bastante _? que
fue|fueron|es|ha ..? NAME ..? quien|que
fue|fueron|es|ha ..? nuestro|nuestra|nuestros|nuestras ..? quien|que
""")

TOOK_PLACE = Phrases("""
tuvo|tuvieron|tenido lugar
transcurri*|transcurrio|transcurrieron
llevo|llevaron a cabo|efecto
""")

DONE_ENDINGS: tuple[str, ...] = ()

DOCUMENTS = Words(
    "aviso ley presupuesto ordenanza decreto acuerdo convenio contrato reglamento resolucion norma pliego estatuto plan acta"
)
PROVIDES = Words("preve preven contempla contemplan prevee")

NOBODY = Phrases("""
los|las que tienen|ostentan|llevan|detentan|cortan
los|las peces gordos
los|las de arriba|siempre
ya no *an|*en a|al los|las?
dejan|permiten|toleran|dejaron|permitieron a|que los|las?
quien|quienes mandan|manda|deciden|decide|gobiernan|gobierna|toman|toma|tienen|detentan|corresponde|corresponda|corresponden|pueden
los|las que mandan|deciden|gobiernan|toman|pueden
se observa|observan|constata|nota|notan|percibe|perciben|advierte|aprecia|aprecian|ve|ven|registra
a? quien corresponda
en las? altas? esferas
""")

INDEFINITE = Words("un una unos unas otro otra")
CLEFT_AFTER_IF = Phrases("""
es|fue|ha por|gracias|porque|a|debido|nuestra|nuestro
""")

FAMILY = Words("madre padre viuda viudo hijos hijas hijo hija")
LIKE = Words("como")
APART_ACTS = Phrases("""
y compro|compraron|adquirio|adquirieron|rebautizo|rebautizaron|remodelo|remodelaron|pinto|pintaron
""")

COUNTED = Phrases(
    """
hicimos|hizo|sacamos|saco|llevamos|echamos un|una|el|la|los|las? cuenta|cuentas|recuento|conteo|suma|numeros
contamos|medimos|pesamos|cronometramos ..? <things>
""",
    things="puestos horas kilos metros personas vendedoras vendedores carros bolsas casos",
)

# Classes that the rules combine freely ------------------------------------------------------------------------

INNER = Words("""
pacien* actitud* animo* mentalidad* percepcion* percib* prejuici* estigma* confianza desconfianza confia* desconfia* fe creencia* cree* creia* ver mirar autoestima estima
respeto respetad* dignidad orgullo orgullos* verguenza* avergonz* coraje valentia miedo* temor* tem* temian esperanza* moral espiritu motiv* concien* conscien* comprensi*
comprend* entend* entiend* -entendimiento conocimiento* saben sabian sabia sabe conoce* conocian sentido sent* sient* sinti* union unid* pertenencia hermandad companerismo sororidad
menospreci* despreci* desden* odio cortesia amabilidad calidez aislamiento aislad* distanciamiento solidaridad solidari* cohesion armonia voluntad empatia simpat* tolerancia tolerante* hostil* enemistad* rivalidad* rencor* resentimiento* sospecha* tension* tens* recelo*
indiferen* relacion relaciones vinculo* lazo* clima atmosfera ambiente tono cultura identidad* visib* invisib* voz voces peso pesa pesaba pesan prestigio
reputacion imagen credibilidad legitimidad influen* reconocimiento* liderazgo apropiacion autonomia poder empoder* capacidad* capaz capaces capacidades habilidad* competencia* destreza*
disposicion dispuest* apertura abiert* receptiv* sensib* atent* consider* aprecio aprecia* interes* compromis* comprometid* firme* seguridad segur* fuerza fortale*
audaz valiente* resilien* facil dificil cercan* lejan* amable* pens* piensa* pensaba* ve ven veia* verse vista mir* mira* conceb* valor* duda* dudaba*
credito postura oido oidos idea ideas enemig* estorbo iguales igual aliad* dign* cooperacion cooperan colabora* dialogo comunicacion coordinacion escuch* cabeza frente
""")
ASPECTS = Words(
    "dejo dejaron deja dejan dejado empezo empezaron comenzo comenzaron paso pasaron llego llegaron volvio volvieron aprendio aprendieron fue fueron ido va van"
)
LIGHT_VERBS = Words("""
tuvo tuvieron tiene tienen gano ganaron ganado dio dieron dado hizo hicieron hecho mantuvo mantuvieron mostro mostraron perdio perdieron perdido cobro cobraron adquirio
adquirieron obtuvo obtuvieron logro lograron alcanzo alcanzaron tomo tomaron puso pusieron llevo llevaron construyo construyeron formo formaron desarrollo desarrollaron
cambio cambiaron cambiado recupero recuperaron crecio crecieron genero generaron consiguio consiguieron encontro encontraron hallo quedo quedaron vio vieron tejio tejieron forjo instalo
instalaron sembro cedio cedieron abrio abrieron reconocio reconocieron mejoro rompio rompieron expreso expresaron quito quitaron supero
""")
PLANS = Words("""
proyecto borrador borradores anteproyecto propuesta conversaciones consultas negociaciones preparativos perspectiva perspectivas intencion
intenciones esperanza esperanzas expectativa expectativas ambicion prioridad prioridades meta metas objetivo posibilidad posibilidades probabilidad
deseo deseos sueno suenos tramite prevista previsto previstas previstos esperada pendiente pendientes inminente plan planes promesa cuestion tentativa tentativas carpeta agenda vias puertas estudio fase mira miras habla
""")
HOPES = Words(
    "esperanza esperanzas posibilidades perspectiva perspectivas expectativa expectativas intencion intenciones probabilidad probabilidades rumor rumores"
)
MODALS = Words("podria podrian deberia deberian debera deberan habria habrian seria serian pueda puedan")
LAST_DAYS = Phrases("""
para|hasta|antes|hacia NUMBER
para el|la|los|las ..? proximo|proxima|siguiente|ano|mes|NUMBER
el|la|los|las|en proximo|proxima|proximos|proximas ano|mes|semana|semestre|trimestre|gestion|meses|semanas|temporada
ano|mes|semestre|gestion|semana proximo|proxima|entrante|venidero|que
falta|faltan|queda|quedan poco|dias|semanas|meses|nada
""")
HINTS = Words(
    "trabaja trabajan elabora elaboran redacta redactan ultima ultiman discute discuten debate debaten prepara preparan apunta apuntan encamina encaminan perfila avanza avanzan negocia negocian promete prometen anuncia anuncian insinua sopesa sopesan sugiere acaricia baraja medita estudia estudian tantea"
)
THING_ENDINGS = Words(
    "*cion *ciones *sion *siones *miento *mientos *dad *dades *ancia *ancias *encia *encias *aje *ajes *tud *azgo -presidencia -intendencia -autoridad -autoridades -comunidad -comunidades -entidad -entidades -sociedad -gerencia -agencia -audiencia -hermandad -universidad -institucion -instituciones -delegacion -delegaciones -poblacion -poblaciones -personaje -personajes"
)
GOODS = Words("""
banco bancos banca bancas lampara lamparas luz luces grifo grifos toldo toldos techo techos balanza balanzas carro carros galpon galpones tinglado quiosco quioscos kiosco contenedor
contenedores letrero letreros permiso permisos orden ordenes cobro cobros alquiler tributo puerta puertas rebaja rebajas letrinas casetas camino cosa cosas veda vedas
trato requisas incautaciones caso casos sombrilla sombrillas panos avisos
""")
HAPPENS = Words("""
vino llego llegaron cayo cayeron bajo bajaron subio subieron surgio surgieron aparecio aparecieron acabo acabaron termino terminaron vencio caduco ceso cesaron cambio cambiaron
desaparecio desaparecieron salio salieron crecio crecieron disminuyo disminuyeron mejoro mejoraron empezo empezaron comenzo comenzaron quedo quedaron hubo brotaron brotos
dejaron dejo paso pasaron continuo siguio
""")
IMPERSONAL = Phrases("""
ya? no le|les|los|las|se? *an|*en|*aban|*ian
ya? no? se le|les *a|*e|*aba|*ia
""")
COMPLETES = Words(
    "cuelga cuelgan pega pegan firma firman publica colgo colgaron pego pegaron leyo firmo firmaron promulgo promulgaron ratifico ratificaron sanciono sancionaron refrendo confirmo aprobo aprobaron publico publicaron homologo rubrico"
)
JUDGING = Words("""
si ilusion
momento momentos senal senales simbolo simbolic* buena buen direccion camino puerta puertas luz inicio comienzo ejemplo modelo inspira* lagrimas alegria alegra fuerza fuerzas seguir adelante animo
anima animos aliento alent* alienta energia motiva* celebr* festej* capitulo pagina impulso viento esper* anhel* sonar sonado futuro mejor mejores confianza cree alto alta primer primera orden dia
este esto eso ello gremio lucha palabras palabra describir descri* habla habl* misma mismo solo sola pedir pid* mas valor sector gremio dificil poner estrategia prioridad interes nivel escala sonrie sonrisa
llena llenan siente sentir sentimos representa representar significa significado mostrar muestra cuenta cuentan mucho mucha resultado resultados todos todas sentido claro clara evidente
decir dice dicho contar pensar imagin* creer ver vist* expresar explicar anadir agregar corazon ojos futuro esperanza tiempo nadie olvid* record* marca antes despues historia
feliz felices satisf* vale valen pena reconocimiento trabajo equipo equipos programa proyecto objetivo objetivos meta metas teoria cambio estrategico plan mision vision cosecha esperar
esperad* esperanz* expectativas peso tiene tener hace hacer lejos
""")
WITHOUT = Words("sin")
WITHOUT_US = Phrases("""
sin ..? ..? wiego|nosotras|nosotros|nuestro|nuestra|nuestros|nuestras
de no haber *ado|*ido ..? wiego|nosotras|nosotros|nuestro|nuestra|nuestros|nuestras
de no ser|haber sido|estado|mediado por? ..? wiego|nosotras|nosotros|nuestro|nuestra
si no ..? por? ..? wiego|nosotras|nosotros|nuestro|nuestra
si ..? wiego no
a|en falta|ausencia de wiego|nuestro|nuestra
""")
WOULD = Words(
    "nada nadie nunca jamas no ninguna ninguno imposible impensable seguiria seguirian habria habrian hubiera hubieran hubiese *aria *arian *eria *erian *dria *drian -secretaria -alcaldia"
)
CAUSE_CLASSES = Phrases(
    """
<our> ..? _ es|fue|fueron|son la|el|lo? ..? razon|motivo|explicacion
<our> <work> explica* por que|la|el|_
<our> ..? <work> ... <swayed>
resultado|fruto|consecuencia|efecto|producto del|de ... que *amos|*imos
<work> de wiego .. <swayed>
la|el|los|las <work> de <our> .. <swayed>
<our> ..? <work> ... que <swayed>
wiego|nosotras|nosotros consiguio|logro|obtuvo|gano|aseguro|evito|impidio|convencio|forzo|hizo|cambio|conseguimos|logramos _
con|gracias ... <our> ..? <work> conseguimos|logramos|obtuvimos|hicimos|ganamos
conseguimos|logramos|hicimos|obtuvimos que
<credit> .... <our>
por obra|accion|influencia|intervencion|presion|gestion|insistencia ..? ..? de|a ..? <our>
<our> <credit>
<our> ..? <work> ... dejo|dejaron|marco|marcaron|hizo|hicieron su|la|huella|diferencia
<credit> ... <our>
solo|recien|hasta cuando|despues|tras|porque|que ..? ..? <our>
<swayed> por ..? <our> ..? <work>
""",
    our="nuestro nuestra nuestros nuestras wiego",
    work="campana* incidencia cabildeo presion* peticion* estudio* informe* investigacion* trabajo esfuerzo* capacitacion* formacion* apoyo acompanamiento datos argumento* demanda* persistencia insistencia movilizacion* intervencion* carta* accion* actuacion gestion* programa proyecto aporte* asesoria propuesta* cifras analisis mapa* presencia ayuda labor",
    swayed="convenc* cambi* torci* forz* gan* salv* logr* consigui* asegur* garantiz* permit* posibilit* desencaden* desbloque* tumb* derrib* decid* inclin* llev* result* produj* trajo trajeron empuj* provoc* oblig* movi* abrieron abrio revirti* termin* levant* funcion* surt* fruto* hizo hicieron dobleg* quebr* fortalec* empoder* mejor* aument* elev*",
    credit="merito meritos credito gracias fruto frutos huella huellas sello mano obra hechura debe deben debemos deuda atribuible victoria logro",
)
BEGUN = Phrases(
    """
<begins> a|de|por no? *ar|*er|*ir|*arse|*erse|*irse|*arles|*erles|*irles|*arlas|*erlas
<begins> *ando|*iendo|*yendo
""",
    begins="dejo dejaron deja dejan dejado empezo empezaron comenzo comenzaron paso pasaron volvio volvieron acabo acabaron termino terminaron llego llegaron viene vienen siguio siguieron sigue siguen",
)
BEHAVES = Words("trat* comport* conduc* dirig* relacion* atien* atend* recib* salud* habla* hablo* respond*")
BEFORE_OF = Words("fuera llenas llenos llena")
PLURAL_PASTS = Words("han habian *aron *ieron *jeron *yeron")
RECEIVERS = Words("a al")
CLITICS = Words("les")
NO_ACTS = Words(
    "ser estar tener sentirse sentir mejorar crecer aumentar subir ganar cambiar volverse hacerse parecer quedar gozar disfrutar vivir fortalecerse tenerse llevarse mirarse creer"
)
MOVES = Words("""
llevo llevaron salio salieron volvio volvieron mostro mostraron informo informaron dio dieron perdio dejo dejaron tomo tomaron hablo hablaron abrio abrieron bajo bajaron cambio cambiaron
identifico identificaron disminuyo saco quito logro presento
""")
PRESENT_ENDINGS = Words("*a *an *e *en")
AFTER_PRESENT = Words("el la los las un una a al su sus cada todo toda todos todas les con")
SOLE_CAUSE = Phrases(
    """
<sole> <through> ..? <our>
<through> al|a|de|del? ..? <our> ..? <alone>
<our> .. <alone> .. <effect>
<effect> ..? <our> ..? <alone>
<alone> ..? <our> .. <effect>
<nobody> mas que|sino|excepto|salvo ..? <our>
<nobody> mas|otra|otro que ..? <our>
solo|unicamente <our> pudo|pudieron|podia|supo|logro _
<our> ... es|fue|son|fueron|sigue .. <reason> ..? de|del|por|para|que
<sole> ..? <reason> ... <our>
<won> por ..? <our>
<work> .. wiego .. <freed>
<work> .. wiego .. <took> ... de|del|a|al|adelante
<our> ..? <work> ... <freed>
<work> .. wiego .. puso|pusieron fin|freno|coto a|al
<our> ..? <work> .. puso|pusieron fin|freno|coto a|al
<our> ..? <work> .. <took> ... de|del|adelante
wiego saco|rescato|libero .... de|del _
lo hizo|hicieron|logro|consiguio ..? <our>
exito|victoria|triunfo|logro|merito|conquista|hazana .. es|fue|pertenece|corresponde de|a|exclusivamente? .. <our>
atribu* ..? a ..? <our>
a|por instancia|instancias|instigacion|insistencia|impulso|empeno|iniciativa nuestra|nuestras|nuestro
remont* ..? a ..? <our>
porque ..? <our>
todo ..? <hinges> a|de|en ..? <our>
basto|bastaba|bastaron|alcanzo con? ..? <our>
<our> ..? <work> ..? basto|bastaron|fue|alcanzo suficiente? para|a _
a <our> ..? se? lo? debe|debemos|deben|debio
<push> .... vino|vinieron|nacio|salio|partio de ..? <our>
todo|todos empezo|comenzo|partio|arranco con|de ..? <our>
""",
    our="nuestro nuestra nuestros nuestras wiego nosotras nosotros",
    work="campana* incidencia cabildeo presion* peticion* estudio* informe* investigacion* trabajo esfuerzo* capacitacion* formacion* curso* taller* apoyo acompanamiento argumento* persistencia insistencia movilizacion* intervencion* carta* accion* actuacion gestion* programa proyecto aporte* asesoria propuesta* cifras presencia ayuda labor",
    sole="solo solamente unicamente exclusivamente enteramente puramente unica unico sola principal verdadera todo integramente",
    through="gracias por debido mediante merced",
    alone="sola solas solo solos misma exclusivamente unicamente solitas",
    effect="logro consiguio obtuvo gano hizo cambio arranco logramos conseguimos obtuvimos ganamos hicimos trajo convencio freno acabo alcanzo saco",
    nobody="nadie nada ningun ninguna quien",
    reason="razon razones causa causas motivo explicacion clave motor artifice fuente",
    won="ganad* logrado lograda logrados logradas conseguid* obtenid* arrancad* conquistad* alcanzad* impuest* forzad* desbloquead* evitad* impedid* rescatad* salvad* liberad* transformad* frenad*",
    freed="convirt* transform* liber* rescat* salv* ahorro alivi* rompi* quebr* acall* doblego libro",
    took="saco sacaron sacamos levanto levantaron retiro retiraron rescato arranco",
    hinges="reduce reducia redujo resume resumio depende dependia dependio pende descansa parte nace viene vino proviene apoya apoyo",
    push="empuje impulso empujon chispa detonante idea",
)

VAGUE_CLASSES = Phrases(
    """
<time> mas? recientes|reciente|pasados|pasadas|anteriores|lejanos
<quant> <quant>? de? <quant>? <time>
hace|hacia <quant>? <quant>? <time>
<time> atras|despues|pasados|pasadas|idos
con|en|por|a el|los|las|lo|al ..? <time>
con|a el? paso|correr|lo|traves|largo|cabo del|de ..? <time>
en|por|desde|de algun|alguna|un|una|cierta|cierto|algunos|determinado|determinada|dado|aquel|aquella|aquellos _? <time>
un|una buen|buena|bello|dia|manana|tarde
de un tiempo
tarde o temprano
<time> a|tras|por <time>
estos|estas|aquellos|aquellas <time>
poco a poco
""",
    quant="ultimo ultima ultimos ultimas pasado pasada pasados pasadas reciente recientes poco pocos pocas par varios varias muchos muchas mucho alguno algunos algunas algun unos unas cuantos cuantas diversos diversas numerosos numerosas bastante bastantes largo larga largos buen buena cierto cierta proximos anteriores medio",
    time="tiempito ratito tiempo tiempos dia dias semana semanas mes meses ano anos decada decadas temporada temporadas rato periodo epoca epocas momento momentos punto etapa generaciones espera lustro lustros estaciones",
)
INFLUENTIAL = Phrases(
    """
<much> de la|el|los|las <mass>
<class> <high>
<people> mas? <high>
<people> con|de|del|en la|el|mucho|mucha|gran|cierto? <power>
los|las de arriba|siempre|turno
los|las del poder|mando
""",
    much="buena parte gran mayoria muchos algunos sectores mitad",
    mass="burocracia oficialidad elite elites dirigencia sociedad ciudadania poblacion",
    high="influyente* poderos* importante* prominente* encumbrad* politica politicas dirigente gobernante pudiente* pesad*",
    people="gente persona personas figura figuras voces personalidades personajes individuos familias circulos",
    **{
        "class": "clase clases elite elites estamento estamentos cupula cupulas dirigencia esfera esferas mundo"
    },
    power="influencia poder peso medios autoridad rango mando dinero contactos",
)
REASONS = Words("porque pues ya")
WAS_SO = Words("era eran antes *aban *aba *ian")
DEALS = Words("""
firm* suscrib* suscrit* acord* acuerdo acuerdos pact* negoci* convin* conven* lleg* entendimiento compromiso acta convenio arregl* transig*
""")
AFTERWARDS = Words("tras despues luego raiz cuando")
GERUND = Words("*ando *iendo *yendo -cuando")
GOING_ON = Phrases("""
esta|estan|sigue|siguen|anda|andan *ando|*iendo|*yendo
""")
SINCE = Words("desde ya ahora")
COMPARATIVES = Words("mas menos mejor mejores mayor mayores menor menores")
IMPERSONAL_STATE = Phrases("""
vender|trabajar|venta ..? ..? es|fue|volvio ..? posible|legal|libre
se hizo|volvio posible|legal|facil|gratis|obligatori*
es|fue|era|resulta|resulto ya? posible|legal|licito|gratis|obligatorio
""")
REACTS = Words(
    "recib* celebr* agradec* aplaud* salud* festej* protest* quej* volvio volvieron regres* reanud* acat* alegr*"
)
PEOPLE_ENDINGS = Words("*dores *doras *dora *dor *eros *eras *era *ero *istas *ista *antes *enses")
TOOK_PART = Words("""
asisti* particip* viaj* conclu* termin* complet* gradu* curs* siguieron siguio vieron vio oyeron aprend* reunieron encontr* asistieron acudi* fueron fue recib* visit* discut* compart* present*
intercambi* tomaron tomo
""")
HELPED_TO = Phrases("""
ayud* .. a *ar|*er|*ir|-fortalecer|-avanzar|-lograr|-mejorar|-visibilizar|-impulsar
""")
NUMBERS = Words(
    "dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta docena ambas ambos"
)
GAVE = Words(
    "dimos dio dado dieron hicimos hizo hecho prestamos presto llevamos llevo brindamos ofrecimos aportamos"
)
OPENED_UP = Words("abrio abrieron reconocio reconocieron")
ADOPTED = Words("aprobad* adoptad* votad* firmad* publicad* promulgad* sancionad* ratificad* expedid*")
NOT_YET = Words("una vez cuando si hasta ser sea sean")
ANYBODY = Words("""
viuda viudas viudo viudos
trabajador trabajadora trabajadores trabajadoras mujer mujeres hombre hombres persona personas familia familias nino nina ninos ninas hijo hija hijos hijas madre
madres padre padres joven jovenes migrantes integrante integrantes miembro miembros afiliada afiliadas socia socias socio socios lider lideresa lideres lideresas
dirigente dirigenta dirigentes dirigentas vecino vecina vecinos vecinas cliente clientes estudiantes alumnos abogado abogada abogados participantes poblador
pobladores usuarios productoras productores residentes matrimonios hogares criaturas jornalero jornaleros
""")
KINDS_OF_WORK = Words("domestica domesticas hogar domicilio textil textiles mercado construccion limpieza")
CHANGING = Words(
    "cambio cambios giro giros aumento crecimiento alza vuelco perdida salto ola brote descenso transformacion evolucion"
)
OCCURS = Words("produjo ocurrio hubo dio opero registro noto observo vino es fue ha sido")
NOT_INNER = Phrases("""
a la vista
vista gorda
disposicion de|del
vio|vieron la luz
poder publico|judicial|legislativo|ejecutivo|electoral
al|de|en frente de|del
""")
WITHIN = Words("de del en")
THROUGH_US = Phrases(
    """
a|por|con|mediante traves|medio|ayuda? de|del? ..? <ours> ..? <work>
""",
    ours="nuestro nuestra nuestros nuestras",
    work="proyecto proyectos programa campana trabajo apoyo formacion fondo iniciativa",
)
SINGLED_OUT = Phrases("""
entre otros|otras|ellas|ellos a? ..? de?
sobre todo a?
en especial|particular a?
incluida|incluido|incluyendo|especialmente|particularmente a?
una|uno de ellas|ellos a?
entre ellas|ellos
""")
AFTER_A_NAME = Words("de del que quien vecina vecino")
VAGUE_DOING = Phrases(
    """
segui*|sigue|siguen|velamos|cuidamos|acompan*|abrazamos ..? caso|tema|asunto|proceso|expediente|causa|lucha
tej*|forj*|construimos|cultivamos|tendimos ..? alianzas|puentes|lazos|redes|vinculos|confianza
actuamos|servimos|fungimos|hicimos|oficiamos de|como _? _?
pusimos|compartimos|aportamos|brindamos|ofrecimos|dimos|prestamos|sumamos .. <goods>
tendimos|echamos|dimos una? mano|puente|puentes
donde|cuando hizo|hacia|fue|era falta|necesario
""",
    goods="conocimiento conocimientos experiencia experiencias saber saberes tiempo corazon energia conviccion contactos presencia voz trayectoria",
)
UNRELATED = Words("""
logo logotipo himno bandera estatua estatuas monumento banda orquesta estadio festival carnaval reinado flota sede limusina limusinas piscina piscinas hermanamiento
zoologico aeropuerto catedral museo teatro opera casino golf pirotecnia mascota escudo desfile cupula fuente fuentes lema tranvia membrete fachada
""")
THAN_BEFORE = Phrases("""
que antes|antano
""")
THEM = Words("les ellas ellos")
COSTS = Phrases("""
costo|costaron|tardo|tardaron|llevo|demoro ..? NUMBER|un|una|dos|tres|cuatro|cinco|seis|anos|meses
hizo|hicieron falta
fue|fueron necesario|necesaria|necesarios|necesarias|precisos|preciso
""")
ALSO = Words("ademas tambien asimismo igualmente")
FOUNDS = Words(
    "fundaron fundan crearon crean formaron forman constituyeron constituyen registraron inscribieron"
)
SEIZED = Phrases("""
detenid*|arrestad*|encarcelad*|apresad*|procesad*|imputad*|esposad*
presos|presas|preso|presa en|por|desde|sin|el|durante
acusad*|condenad*|investigad*|retenid* por|de|en
""")
CAN = Words("puede pueden podra podran debe deben nunca nadie ningun ninguna")
WORKS_AS = Words(
    "vende vendia lava plancha cocina limpia cose teje borda recicla carga cuida trabaja recoge recolecta pepena lustra ofrece"
)
SAYS = Words(
    "dice dicen dijo dijeron cuenta cuentan conto contaron comenta comentan comento comentaron menciono oimos parece"
)
THAT = Words("que")
PERHAPS = Phrases("""
tal vez
quiza|quizas|acaso|ojala
a lo mejor
quiere|quieren|piensa|piensan|planea|planean|pretende|pretenden|querria|querrian *ar|*er|*ir
va|van|iba|iban a *ar|*er|*ir
""")
TO_DO = Phrases("""
a *ar|*er|*ir
""")
OUR_ROLES = Phrases("""
colega|colegas|companera|companero|companeras|companeros del|de|nuestro|nuestra la? equipo|oficina|programa|area
colega|colegas
tecnica|tecnico|oficial|coordinadora|coordinador|asesora|asesor|enlace de|del la? proyecto|programa|campo|terreno|wiego
facilitadora|facilitador|pasante|consultora|consultor
""")
ISSUES = Words(
    "numero numeros edicion ediciones entrega entregas ejemplar ejemplares tomo volumen tirada reimpresion"
)
SUMMED_UP = Phrases(
    """
asi|eso|ese|esa|esto|tal|tales fue|fueron|es|son .... <our> <unit>
<our> ..? <unit> en cifras|numeros
""",
    our="nuestro nuestra nuestros nuestras wiego",
    unit="programa proyecto equipo trabajo oficina ano red area",
)
OPENINGS = Phrases("""
cabe|vale|hay|conviene|es la|que|de|preciso|necesario|importante? pena? decir|senalar|notar|destacar|mencionar|recordar|indicar|resaltar|anotar que
se constata|observa|ha constatado que
""")
PARTICIPLES = Words(
    "*ado *ada *ados *adas *ido *ida *idos *idas *abierto *abierta *abiertos *abiertas suelto suelta puesto puesta roto rota hecho hecha devuelta devuelto"
)
VENUES = Words(
    "mercado terminal estacion puerto estadio camal rastro matadero vertedero relleno molino feria central"
)
SPEAKS = Words("""
exhorto pidio invito decidio rehuso voto contrato presto pago acordo prometio agradecio llamo insto rogo empleo compro
""")
BODIES = Words("sociedad")
FOLKS = Words("gente personal")
DURING = Phrases("""
en el? curso de|del
""")
MAKES = Words(
    "abrio abrieron inauguro inauguraron construyo construyeron pavimento pavimentaron adoquino instalo instalaron techo techaron ilumino equipo asfalto"
)
UNDOES = Words(
    "derogo derogaron elimino eliminaron suprimio suprimieron abolio levanto levantaron revoco revocaron anulo anularon"
)
SELLING = Words(
    "vender asar cocinar cargar lustrar coser lavar freir recoger reciclar pescar repartir venta ventas"
)
TO_BE_DONE = Phrases("""
sea|sean|seran|sera|vayan|vaya ..? *ado|*ada|*ados|*adas|*ido|*ida|*idos|*idas|construid*|hech*|abiert*|puest*|devuelt*|escrit*|inscrit*
que ... se *an|*en|*e
se *aran|*eran|*iran|*ara|*ira|*dran|*dra
""")
REGIONS = Phrases("""
centroamerica|sudamerica|suramerica|latinoamerica|africa|asia|europa|oceania|mesoamerica|sahel|caribe|magreb|andes|mercosur|norteamerica
america|africa|asia|europa latina|central|occidental|oriental|austral|meridional|del|subsahariana sur|norte|este?
america|africa|asia|europa latina|central|occidental|oriental|austral|meridional|subsahariana
cono sur
istmo
la? region|subregion|continente
""")
ALL_OFFICES = Words(
    "gobiernos ministerios ciudades paises estados municipios municipalidades alcaldias autoridades parlamentos congresos empleadores"
)
TOGETHER = Phrases("""
conjunto|conjuntamente|colaboracion|alianza|coproduccion|asociacion|junto con
""")
MEDIA = Words("radio television tv canal revista")
INTERESTED = Phrases("""
los|las|demas|otros|otras|personas|partes interesados|interesadas
""")
