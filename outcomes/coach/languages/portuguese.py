"""Portuguese words for the rules; what each list is for is said in english.py, which has the same names."""

from outcomes.coach.phrases import Phrases, Words
from outcomes.coach.reading import Reading

CODE = "pt"

# Who acts -------------------------------------------------------------------------------------------------

OFFICES = Words("""
policlinica policlinicas dispensarios
catedral basilica mosteiro convento financeira financeiras
correios correio alfandega alfandegas porto portos capitania regulador reguladora ente entes aeroporto ferrovia
ferrovias caminhos metro metropolitano eletrica aguas saneamento museu biblioteca orquestra exercito marinha
gendarmaria embaixada missao cadastro cartorios diocese paroquia templo hotel hoteis restaurante usina usinas fazenda
fazendas companhias telefonica aerea operador operadora operadoras cadeia fabricante distribuidora atacadista
atacadistas consorcio holding conglomerado faculdade colegio academia observatorio laboratorio bancada fracao
freguesia freguesias juntas concelho concelhos comarcas governadoria soba sobado regulo  diario canal
televisao seguradoras seguro caixa caixas direccao gerencia lota
administracao agencia agencias assembleia autarquia autoridade banco bancos bolsa camara camaras cartorio comarca comando
comissao comissoes comite comites companhia congresso conselho conselhos consulado controladoria corporacao corregedoria
corte defensoria
delegacia delegacao departamento direcao diretoria distrito edilidade empresa empresas entidade escola estado executivo
fabrica fabricas fiscalizacao fundo gabinete governo governos guarda hospital inspecao inspetoria instituto intendencia
judiciario juizado junta legislativo magistratura ministerio ministerios municipio municipios municipalidade
ouvidoria
parlamento policia policias prefeitura prefeituras presidencia procuradoria promotoria provincia reparticao secretaria
secretarias senado servico subprefeitura superintendencia supermercado tribunal tribunais turma unidade universidade
vara vereacao conservatoria jornal radio arquidiocese seguradora marca marcas plataforma previdencia concessionaria
mercado associados aplicativo
posto postos
""")
OFFICIALS = Words("""
ministras governadoras prefeitas presidentas juizas magistradas promotoras defensoras administradoras comissarias embaixadoras
regedor regedores regedora subprefeito subprefeita delegados delegadas coordenadores coordenadoras encarregados encarregada proprietarios
patroa patroas empregadoras engenheiras jornalistas bispos padres parocos pastores anciaos anciao regulos cabo
capitao capita coronel general tenente sargento almirante soba sobas regulo regulos cacique caciques decano decana
capataz supervisor supervisora supervisores conciliador conciliadora arbitro arbitra auditor auditora interventor
interventora escrivao tabeliao notario notaria consul consulesa perito   presidentes
diretoras papa cardeal padre paroco pastor pastora arcebispo provedor provedora zelador zeladora sindica sindico
prefeito prefeita prefeitos ministro ministra ministros presidente presidenta governador governadora governadores
secretario secretaria vereador vereadora vereadores vereadoras edil edis senador senadora senadores deputado deputada
deputados deputadas parlamentares parlamentar juiz juiza juizes desembargador desembargadora magistrado magistrada
promotor promotora procurador procuradora defensor defensora delegado delegada fiscal fiscais inspetor inspetora
inspetores inspetoras funcionario funcionaria funcionarios funcionarias servidor servidora servidores diretor diretora
diretores administrador administradora gerente chefe chefes embaixador superintendente agente agentes candidato
candidata candidatos candidatas comandante comissario comissaria guardas policial policiais ouvidor ouvidora
coordenador coordenadora encarregado tesoureiro dono dona proprietario empregador empregadora empregadores patrao
patroes legisladores engenheiro engenheira porta vice reitor reitora jornalista bispo partido partidos
administradores
""")
ORGANISATIONS = Words("""
coordenacao
clinica clinicas circulo clube clubes irmandade confraria diocese caritas juristas  ordem barra
observatorio iniciativa consorcio  congregacao pastorais patronal confederacoes ligas centros institutos
centrais aliancas coletivos fundacoes plataformas articulacoes juventude  mutirao nucleos
 grémio
sindicato sindicatos federacao federacoes associacao associacoes cooperativa cooperativas alianca rede redes ong ongs
coligacao coalizao coletivo coletiva comite central confederacao fundacao centro movimento movimentos organizacao
organizacoes uniao frente gremio grupo liga sociedade instituto universidade plataforma campanha forum articulacao
igreja pastoral homenet streetnet casa nucleo coordenacao
""")
PEOPLE = Words("""
viuva viuvas viuvo viuvos
*leiros *neiros *teiros *deiros *ceiros *leiras *neiras *teiras *deiras *ceiras *jeiras *reiros *istas *doras *dores agregados lares miudos
trabalhador trabalhadora trabalhadores trabalhadoras vendedor vendedora vendedores vendedoras comerciante comerciantes
ambulante ambulantes camelo camelos feirante feirantes catador catadora catadores catadoras reciclador recicladores
costureira costureiras bordadeira bordadeiras artesa artesas artesao artesaos domestica domesticas diarista diaristas
empregada empregadas baba babas cozinheira cozinheiras carregador carregadores motorista motoristas entregador
entregadora entregadores mototaxista mototaxistas taxista taxistas zungueira zungueiras quitandeira baiana baianas
marisqueira marisqueiras pescador pescadora pescadores agricultor agricultora agricultores lavadeira lavadeiras
mulher mulheres homem homens pessoa pessoas familia familias crianca criancas filho filha filhos filhas mae maes pai
pais jovem jovens menina menino meninas meninos migrantes integrante integrantes membro membros socia socias socio
socios lider lideres lideranca liderancas dirigente dirigentes morador moradora moradores vizinha vizinhos cliente
clientes estudantes alunos usuarios advogado advogada cuidadora cuidadoras participantes barraqueiros barraqueiras
engraxate engraxates rendeiras peixeiras produtoras consumidores artesas
-fronteiras -maneiras -bandeiras -carteiras -cadeiras -inteiras -inteiros -terceiros -terceiras -derradeiras -ladeiras -madeiras -prateleiras -torneiras -bebedouros -listas -vistas -revistas -entrevistas -pistas -roteiros -canteiros -dianteiras -peneiras -esteiras -lixeiras -letreiros -cativeiros -viveiros -janeiros -chuveiros -celeiros -tinteiros
""")
GENERIC_ACTORS = Phrases("""
o pessoal la|ai|ca|daqui?
a galera|turma|malta la|ai|ca?
o povo la|ai|ca?
o povo
as? autoridades
autoridade competente|local|publica|correspondente
os|as|varios|varias|diversos|diversas|diferentes|alguns|algumas|muitos|muitas|todos|todas _? os|as? atores|actores|intervenientes|instituicoes|governos|governantes|setores|sectores|organizacoes|empresas|municipios|cidades|paises|funcionarios|politicos|entidades|instancias|lideres|grupos|empregadores|pessoas|orgaos|partidos|estados|prefeituras|gestores|camaras|servidores|liderancas
partes interessadas|envolvidas|implicadas
atores|actores|interessados|envolvidos|intervenientes
orgaos|entidades|instituicoes|instancias|servicos|organismos|orgaos competentes|responsaveis|publicos|publicas|locais|pertinentes
a? comunidade|comunidades
a? sociedade civil?
o? poder|poderes publico|publicos|local|locais
a? populacao
os? decisores|politicos|gestores
tomadores de decisao
o sistema
opiniao publica
todos|todas|todo mundo
alguem
quem de direito
os|as|varios|varias|diversos|diversas|diferentes|distintos|distintas|alguns|algumas|muitos|muitas|todos|todas|certos|certas|inumeros _? _? setores|sectores|atores|actores|ambitos|circulos|esferas|partes|vozes|forcas|camadas|poderes|lideres|dirigentes|responsaveis|decisores|politicos|governantes|gestores
os|as lideres|liderancas|dirigentes|responsaveis|governantes
lideres|liderancas|dirigentes|responsaveis|governantes locais|politicos|politicas|comunitarios|comunitarias
decisores|formuladores|tomadores de? _
setores|camadas|esferas|segmentos da|de sociedade|populacao
o? publico em|geral
muita|alguma|certa|toda a? gente
altos|altas cargos|quadros|funcionarios|responsaveis|dirigentes
a? opiniao publica
""")
NEEDS_NO_PLACE = Words("governo estado")
THINGS = Words("""
lei leis norma normas portaria decreto regulamento postura posturas politica politicas projeto medida medidas regra regras
tarifa tarifas taxa taxas imposto impostos multa multas preco precos orcamento plano planos programa programas
mercado mercados feira feiras banca bancas ponto pontos licenca licencas alvara alvaras registro registo cadastro despejo despejos
remocao remocoes assedio apreensao apreensoes acesso espaco espacos banheiros agua voz visibilidade consciencia
reconhecimento protecao condicoes situacao mudanca mudancas avanco avancos dialogo relacao relacoes cooperacao acordo
acordos convenio contrato contratos salario salarios cobertura  beneficios beneficio direito direitos capacidade
capacidades confianca compreensao atitude atitudes percepcao status poder negociacao pratica praticas passo passos
marco emenda cota proibicao sitio area areas zona zonas ruas creche creches demanda demandas tema inclusao participacao
lista cartao cracha resultado resultados ha existe existem incidencia
""")
AGENT = Words("por pelo pela pelos pelas")
NOT_AN_AGENT = Phrases("""
por|pela|pelas primeira|segunda|terceira|ultima vez
por unanimidad*|maioria|consenso|decreto|lei|escrito|fim|exemplo|isso|tanto|que|hora|dia|mes|ano|quilo|tonelada|peca|cento|cada|falta|meio|telefone|radio|motivo|motivos|razoes|causa|sorteio|aclamacao|volta
por NUMBER
por um|uma|dois|duas|tres|quatro|seis|nove|doze|algum|varios voto|votos|ano|anos|mes|meses|dia|dias|semana|semanas|periodo|tempo|prazo|lado|valor|total
pelo|pela|pelos|pelas menos|rua|lei|noite|manha|tarde|qual|quais|que|direito|direitos|pandemia|crise|falta|momento|contrario|trabalho|coleta|preco|valor|defesa|radio|telefone
""")

# Verbs ----------------------------------------------------------------------------------------------------

_IRREGULAR_PASTS = Words("""
fez fizeram pos puseram deu deram teve tiveram disse disseram trouxe trouxeram veio vieram interveio propos propuseram
impos impuseram dispos expos opos obteve obtiveram manteve mantiveram reteve deteve detiveram quis quiseram soube pode
puderam viu leu refez desfez compos sustentou fizemos
""")
_PARTICIPLES = Words("""
feito feita feitos feitas posto posta dito aberto aberta abertos abertas escrito escrita inscrito inscrita inscritas
visto vista pago paga pagos pagas ganho gasto aceito aceita aceite entregue entregues eleito eleita eleitos suspenso
suspensa suspensas suspensos impresso preso presa extinto extinta imposto imposta proposto proposta disposto exposto
coberto coberta composto morto solto solta expulso expulsa
dado dada dados dadas lido lida lidos lidas
*osto *osta *ostos *ostas *erto *erta *ertos *ertas *crito *crita *critos *critas *eito *eita *eitos *eitas pagas
""")
_NO_PARTICIPLES = Words("""
estado mercado sindicato partido vestido pedido sentido lado cuidado advogado advogada deputado deputada senado
magistrado delegado delegada resultado significado empregada empregado juizado medida medidas calcada calcadas vida
saida comida cidade atividade avenida
""")
_BE = Words(
    "foi foram e sao sido ser sera serao sendo esta estao esteve estiveram era eram fica ficou ficaram ficam estava estavam"
)
HAVE = Words("tem temos tinha tinham teria havia haviam ter")
_PRESENT_ACTS = Words("""
instala instalam doa doam cede cedem suspende suspendem elimina eliminam reduz reduzem constrói constroem inaugura inauguram
cria criam suprime revoga revogam aprova aprovam legaliza legalizam baixa baixam muda mudam nomeia nomeiam adquire adquirem
perdoa perdoam devolve devolvem começa começam aluga alugam reabre reabrem lança lançam libera liberam extingue extinguem
paga pagam exige exigem publica publicam obriga obrigam reconhece reconhecem concede concedem permite permitem proíbe
proíbem contrata contratam capacita capacitam cadastra cadastram entrega entregam oferece oferecem inclui incluem aplica
aplicam cobra cobram aceita aceitam recebe recebem atende atendem garante garantem fiscaliza fiscalizam recolhe recolhem
admite admitem abre abrem destina destinam financia financiam consulta consultam convoca convocam convida convidam
autoriza autorizam emite emitem cumpre cumprem forma formam presta prestam protege protegem reúne reúnem isenta
""")
_ADVERBS = Words("""
não nao já também tambem assim finalmente oficialmente agora hoje nunca sempre então depois além ainda apenas só muito mais
menos melhor novamente logo
""")
_NO_PASTS = Words(
    "ou grou museu europeu ateu judeu seu meu teu ceu céu pneu troféu véu chapéu réu abreu breu plebeu romeu bartolomeu eu eram foram plenou"
)


def tense(reading: Reading, index: int) -> str:
    """Return `past`, `passive`, `present`, `future`, or nothing where a word is no verb of a sentence."""
    word = reading.lower[index]
    folded = reading.words[index]
    if reading.is_name(index):
        return ""
    helper, _at = _helper(reading, index)
    if _is_participle(folded) and helper in _BE:
        return "passive"
    if _is_participle(folded) and helper in HAVE:
        return "past"
    if _is_with_us(reading, index):
        return "past"
    if _is_past(word, folded):
        return "passive" if _by_itself(reading, index, helper) else "past"
    if (
        len(word) > 3
        and word.endswith(
            ("ará", "erá", "irá", "arão", "erão", "irão", "aremos", "eremos", "iremos", "porá", "porão")
        )
        and folded not in _NO_FUTURES
    ):
        return "future"
    if _is_conditional(reading, index):
        return "future"
    if word in _PRESENT_ACTS and helper not in _BEFORE_NOUNS:
        return "passive" if _by_itself(reading, index, helper) else "present"
    return (
        "be"
        if word
        in (
            "é",
            "são",
            "está",
            "estão",
            "foi",
            "foram",
            "há",
            "existe",
            "existem",
            "tem",
            "têm",
            "era",
            "eram",
            "ficou",
            "ficaram",
        )
        else ""
    )


_NO_CONDITIONALS = Words("""
queria queriam requeria requeriam sugeria sugeriam preferia preferiam referia referiam transferia transferiam adquiria
adquiriam inseria geria ingeria secretaria portaria padaria livraria lavandaria enfermaria maria varia variam teria teriam haveria
haveriam ouvidoria engenharia pescaria alvenaria maquinaria refinaria pizzaria sapataria carpintaria serralharia feria
contraria contrariam diaria
""")
"""Words that end like a conditional and are none; "haveria" tells what is said to have happened."""


def _is_conditional(reading: Reading, index: int) -> bool:
    """Say whether a verb tells what would be done ("votaria")."""
    word = reading.lower[index]
    return (
        len(word) > 4
        and word.endswith(("aria", "eria", "iria", "ariam", "eriam", "iriam"))
        and reading.words[index] not in _NO_CONDITIONALS
        and not reading.is_capital(index)
        and not (index > reading.sentence_start(index) and reading.words[index - 1] in _BEFORE_NOUNS)
    )


_NO_FUTURES = Words("camarao macarrao carvao verao padrao patrao")
_BEFORE_NOUNS = Words(
    "a o as os um uma de da do das dos em no na com por para sua seu suas seus ao e ou cada esta este que"
)


def _by_itself(reading: Reading, index: int, helper: str) -> bool:
    """Say whether "se" makes the verb one without somebody who acts."""
    follows = index + 1 < reading.sentence_end(index) and reading.words[index + 1] == "se"
    return (helper == "se" or follows) and not _somebody_before(reading, index)


def _is_participle(word: str) -> bool:
    if word in _PARTICIPLES:
        return True
    return (
        len(word) > 4
        and word.endswith(("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"))
        and word not in _NO_PARTICIPLES
    )


def _is_past(word: str, folded: str) -> bool:
    if folded in _IRREGULAR_PASTS and word not in ("pode", "pôs-se"):
        return True
    if (
        len(word) > 3
        and word.endswith(("ou", "aram", "eram", "iram", "íram", "eu", "iu"))
        and folded not in _NO_PASTS
    ):
        return True
    return says_we_word(word)


_I_DID = (
    "fui",
    "participei",
    "viajei",
    "visitei",
    "apresentei",
    "distribuí",
    "assisti",
    "facilitei",
    "estive",
    "entreguei",
)
"""What I did, who work for us."""


def says_we_word(word: str) -> bool:
    """Say whether a word has the ending of what we did."""
    return word in (*_I_DID, "demos", "fomos", "vimos", "lemos", "tivemos", "pusemos") or (
        len(word) > 5
        and word.endswith(("amos", "emos", "imos", "ámos", "ímos"))
        and not word.endswith(("aremos", "eremos", "iremos"))
        and word
        not in (
            "estamos",
            "vamos",
            "ramos",
            "últimos",
            "ultimos",
            "mínimos",
            "máximos",
            "próximos",
            "temos",
            "podemos",
            "queremos",
            "devemos",
            "extremos",
            "supremos",
            "gramos",
            "reclamos",
            "éramos",
            "tínhamos",
            "estávamos",
            "sabemos",
            "esperamos",
        )
    )


def also_done(reading: Reading, index: int, joined: int | None = None) -> bool:
    """Say whether a participle shares its helper with one before it; in this language others do not need one."""
    return False


def says_we(reading: Reading, index: int) -> bool:
    """Say whether a verb tells what we did."""
    return says_we_word(reading.lower[index]) or _is_with_us(reading, index)


def _is_with_us(reading: Reading, index: int) -> bool:
    """Say whether a verb has "nos" at its end ("reunimo-nos")."""
    return (
        reading.words[index].endswith("mo")
        and index + 1 < len(reading)
        and reading.words[index + 1] == "nos"
        and reading.text[reading.spans[index][1]] == "-"
    )


def _helper(reading: Reading, index: int) -> tuple[str, int]:
    """Return the nearest word before this one that is no adverb, and where it stands."""
    start, place = reading.sentence_start(index), index - 1
    if place > start and reading.words[place - 1 : place + 1] == ["por", "fim"]:
        place -= 2
    while (
        place >= start
        and place > index - 5
        and (reading.lower[place] in _ADVERBS or reading.words[place].endswith("mente"))
    ):
        place -= 1
    if place < start or reading.lower[place] == "e":
        return "", 0
    return reading.words[place], place


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
ficou|ficaram|fica de *ar|*er|*ir
pronto|pronta|prontos|prontas para a? assinatura|aprovacao|votacao|entrega|*ar|*er|*ir
esta|estao|segue em gestacao|debate|tramitacao|consulta|curso|preparacao
falta|faltam|resta *ar|*er|*ir
esta|estao|fica marcad*|agendad*|fixad*|anunciad*|pautad* ..? para
se|a dispoe|dispoem|prepara|preparam|apronta|compromete a|para
dispoe|prepara|dispoem se a|para
anda|andam|segue|seguem com|a|em vontade|ideia|planos|pensar
tem|tem vontade|em|pendente mente|_
confia|confiamos|confiam que|em
caso ..? seja|passe|aprovad*
ha|existe|existem ..? plano|planos|intencao|intencoes|ideia|ideias|proposta|propostas|perspectiva|perspetiva|possibilidade|projeto|projetos de|para|em|na|no
ideia|meta|metas|intencao|objetivo|proposito|plano|aspiracao|esperanca|ambicao|expectativa|desejo .... e|sao|seria que|*ar|*er|*ir
cogita|cogitam|discute|debate|negocia|tramita|avalia|considera|aventa|aguarda|vislumbra|equaciona se
equaciona|equacionam|pondera|ponderam|aventa|aventam|acalenta _
esta|estao por|pendente|prevista|previsto|em *ar|*er|*ir|se|que|cima
nos|nas proximos|proximas meses|semanas|dias|anos
falta|resta que
oxala
quer|querem que
vai|vao|iremos|vamos *ar|*er|*ir|*or
planeja|planejam|planeia|planeiam|planejando _
tem|tem previsto|planejado|intencao|planos|programado
tem a|como|por|em ..? intencao|proposito|objetivo|mente|plano|vista
preve|preveem|projeta|projetam|pretende|pretendem|espera|esperam|tenciona|tencionam|aspira|estuda|estudam|avalia|avaliam|analisa|analisam|pensa|pensam|cogita|cogitam _
espera|preve|planeja|projeta|estuda|prevê se
se espera|preve
esta|estao previsto|prevista|previstos|previstas|planejado|planejada|programado|programada|projetada|prestes
esta|estao a|para|considerando|avaliando|estudando|preparando|elaborando|discutindo|negociando|pensando|analisando|planejando|redigindo _
esta|estao em processo|vias|estudo|discussao|preparacao|elaboracao|fase
busca|buscam|quer|querem|deseja|desejam|propoe|propoem|tenta|tentam _
poderia|poderiam|devera|deverao|deveria|deveriam|gostaria|poderao|podera
deve|devem _? *ar|*er|*ir
se propoe
dispost* a
em breve
proximamente
comecou|comecaram a pensar|considerar|estudar|discutir
assim|logo|quando que? for|forem
ha|hao de *ar|*er|*ir|*or
ira|irao a|ao|para|*ar|*er|*ir
tem|esta em|na|sobre agenda|pauta|estudo|mesa
pendente de *ar|*er|*ir|aprovacao|voto|votacao
""")

# Parts of a sentence --------------------------------------------------------------------------------------

SUBORDINATORS = Words("""
considerando visto
apos depois quando desde embora se enquanto antes para porque como onde ate
""")
RELATIVES = Words("que cujo cuja cujos cujas quem onde porque pois embora quando qual quais")
ANDS = Words("e enquanto")
SEPARATELY = Phrases(
    """
noutro|noutra bem|muito? diferente|distinto? assunto|tema|processo|dossie|questao|capitulo|materia|ponto
em|sobre outro|outra bem|muito? diferente|distinto? assunto|tema|processo|dossie|questao|capitulo|materia|ponto
por|em|num|numa um|uma? _? _? sem relacao|ligacao|vinculo
sem relacao|ligacao|vinculo nenhuma? com
de quebra|passagem|resto|caminho
como se ..? nao|isso ..? bastasse
ainda por cima
para completar|rematar|coroar
ja a|o|as|os NAME
quanto a|ao|aos|as
enquanto isso
por sua|seu vez|lado
nao so|apenas|somente .... mas|como
nessa|nesse|essa|esse|na|no|naquela|naquele|esta|este mesma|mesmo|propria semana|dia|mes|sessao|ano|tarde
ainda :? trocou|abriu|fechou|mudou|vendeu
e a? NUMBER ..? ela|ele
separadamente
noutro|noutra|outro|outra plano|frente|caso|medida|campo
em separado
por outro lado
alem disso
ademais
ao mesmo tempo
e tambem
tambem <past>
em outro|outra|noutro|noutra assunto|tema|decisao|sessao|ambito|ato
na|no mesma|mesmo sessao|mes|semana|ano|dia|data
sem relacao com
a parte
paralelamente
em|num|numa|noutro|noutra|sobre|por|com um|uma? outro|outra|distinto|distinta|diferente|parte|assunto? assunto|tema|questao|decisao|sessao|ambito|ato|materia|processo|campo|area|caso|dossie|frente|medida
noutro|noutra assunto|tema|questao|decisao|sessao|ambito|ato|materia|processo|campo|area|caso|dossie|frente|medida
em|como assunto|tema|questao|caso|ato a|separado|distinto|diferente
a|aparte parte disso|disto
por|pela seu|sua lado|vez|parte
sem|nada relacao|ligacao|que|a
independentemente
em paralelo
""",
    past="aprovou abriu criou assinou iniciou comecou nomeou fechou proibiu reduziu aumentou contratou eliminou suspendeu concedeu reconheceu ordenou anunciou publicou revogou pintou plantou construiu arrumou baixou subiu instalou trocou mudou levantou acabou multou processou elegeu doou",
)
BACK_WORDS = Words("isso isto ela ele sancionou promulgou referida")
OBJECT_BEFORE = Words("o a os as")

# Ourselves ------------------------------------------------------------------------------------------------

WIEGO = Words("wiego")
OURS = Words("wiego nosso nossa nossos nossas nos")
OUR_STAFF = Phrases("""
pessoas|integrantes|participantes|representantes|gente da|do|de nossa|nosso equipe|equipa|escritorio|projeto|programa|rede|organizacao
minha|minhas|meu|meus colega|colegas|companheira|companheiras
advogadas|advogados|tecnicas|tecnicos|coordenadoras|pesquisadoras|investigadoras|delegadas nossas|nossos
equipa|equipe|colega|colegas|companheira|companheiras|companheiro|tecnica|tecnico|advogada|advogado|coordenadora|coordenador|pesquisadora|pesquisador|investigadora|delegacao|brigada nossa|nosso|nossas|nossos
nosso|nossa|nossos|nossas ..? diretor|diretora|chefe|presidente|secretaria|secretario|tecnica|tecnico|formador|formadora|facilitador|facilitadora|fotografa|estagiaria|estagiario|estatistica|representante|representantes|voluntaria|voluntarias|tradutora|assistente|responsavel|educadora|jornalista|visita|viagem|jurista|juristas
wiego
nosso|nossa|nossos|nossas ..? equipe|equipa|equipes|pessoal|escritorio|programa|colega|colegas|coordenador|coordenadora|consultor|consultora|assessor|assessora|pesquisador|pesquisadora|especialista|especialistas|advogada|advogado|organizacao|projeto|rede|area|economista|delegacao|parceiras
a|o equipe|equipa|coordenador|coordenadora|assessora|assessor|responsavel|tecnica|pessoal do|da|de projeto|programa|comunicacao|nosso|nossa
integrante|integrantes|membro|membros da|do nossa|nosso
nosso|nossa|nossos|nossas ..? promotor*|educador*|formador*|facilitador*|organizador*|instrutor*|monitor*|coordenador*|assessor*|pesquisador*|investigador*|advogad*|tecnic*|companheir*|colega*|consultor*|especialista*|diretor*|voluntari*|entrevistador*|secretaria*|oficial|economista*|estatistic*|responsave*|representante*|equip*|programa*|projeto*|ativista*|parceir*|rede*|delegad*|duas|dois|tres
colega|colegas|pesquisador*|investigador*|assessor*|tecnic*|formador*|facilitador*|coordenador*|advogad*|especialista*|integrante*|membro*|responsave* do|da|de|no|na|nosso|nossa? .. programa|projeto|equipe|equipa
pessoal|gente|equipe|equipa|companheiras|colegas da|de wiego|casa
a|o|uma|um equipe|equipa|area|oficial|pessoal de|do campo|terreno|pesquisa|investigacao|incidencia|comunicacao|formacao|direito|estatistica|monitoramento
""")
ACTIVITIES = Words("""
capacitou capacitaram formou formaram organizou organizaram realizou realizaram facilitou facilitaram convocou publicou
publicaram lancou lancaram apresentou apresentaram participou participaram visitou visitaram reuniu reuniram ministrou
promoveu promoveram conduziu produziu elaborou elaboraram divulgou imprimiu escreveu traduziu entrevistou treinou
treinaram compartilhou moderou coordenou deu fez viajou distribuiu teve desenvolveu
imprimi* distribui* film* grav* public* ministr* oferec* expos* expus* particip* assist* organiz* realiz* divulg* redigi* traduz* edit* produz*
convers* dialog* entreg* percorr* mape* levant* recolh* recolheu sistematiz* fotograf* document* entrevist* capacit* form* facilit* anim* deu deram
fal* falou falaram viaj* visit* reun* teve tiveram estev* estiv* exibi* projet* lev* levou apresent* prepar* elabor* montou lecion* dinamiz* treina*
compr* doou doaram equip* financi* patrocin* acolh* inaugur* encerr* interv* ensin*
""")
ACTIVITY_NOUNS = Words("""
redonda oficina oficinas capacitacao capacitacoes formacao formacoes treinamento treinamentos seminario seminarios webinar
webinario reuniao reunioes curso cursos conferencia sessao sessoes dialogo encontro encontros forum estudo estudos
relatorio relatorios boletim publicacao publicacoes video videos manual manuais podcast intercambio visita pesquisa
livro cartilha guia folheto documentario evento eventos jornada jornadas lancamento palestra palestras roda consulta
mesa workshop exposicao nota
escola escolas aula aulas clinica apresentacao apresentacoes conferencias congresso acampamento mostra exposicoes
quadrinhos cartilhas guias folhetos livros cartaz cartazes panfleto panfletos podcasts curta-metragem filme filmes
campanha caravana mapeamento pesquisas entrevistas inquerito inqueritos censo modulo modulos artigo artigos infografico infograficos ciclo tutoria
painel webinarios roteiro retiro acao-de-formacao acao acoes boletins caderno cadernos retratos mascaras workshops ateliê atelie
visitas intercambios consultas rodas estudos
""")
WAS_HELD = Words("""
realizado realizada realizados realizadas realizou realizaram organizado organizada promovido promovida publicado
publicada publicou lancado lancada ministrado ministrada apresentado apresentada desenvolvido elaborado elaborada
divulgado divulgada impresso distribuido feito feita facilitado dado conduzido produzido traduzido decorreu aconteceu
ministrou ministraram promoveu promoveram ofereceu ofereceram oferecido oferecida decorreram aconteceram descarregado baixado baixada lido lida visto vista
divulgou imprimiu distribuiu distribuido distribuida exibido exibida gravado gravada traduzida convocada facilitada dada dados dadas formadas formados
treinados treinadas houve lecionado lecionada
proposto proposta oferecidos oferecidas
""")
ATTENDED = Phrases(
    """
participaram|participou|participamos ... <activity>
assistiram|assistiu a ... <activity>
compareceram|compareceu a|ao|as ... <activity>
tomaram|tomou parte em|na|no ... <activity>
foram|foi capacitados|capacitadas|capacitado|capacitada|formados|formadas|treinados|treinadas|treinada
receberam|recebeu ..? capacitacao|formacao|treinamento|oficina|oficinas
concluiram|concluiu|completaram o|a|um|uma|nosso|nossa ... curso|oficina|formacao|capacitacao
vieram|veio|foram|chegaram|acorreram|inscreveram|passaram|passou|compareceram se? a|ao|as|aos|na|no|pela|pelo nosso|nossa|nossos|nossas ..? _
estivemos|estiveram|esteve presente|presentes|com|na|no|em ... <activity>
expos|expuseram|falaram|falou|intervieram|interveio|discursaram em|num|numa|no|na ... <activity>
frequentaram|seguiram|terminaram|cursaram ..? <activity>
concluiram|concluiu|terminaram|terminou|completaram|frequentaram|graduaram|formaram na|da|a|o|as|os? nossa|nosso|nossas|nossos ..? _
viram|viu|leram|leu|ouviram|encontraram|reuniram|reuniu|conheceram|seguiram|visitaram|juntaram se? na|no|nas|nos|em|a|o|as|os? nosso|nossa|nossos|nossas ..? <activity>
""",
    activity=ACTIVITY_NOUNS,
)

# What cannot be seen --------------------------------------------------------------------------------------

_ABSTRACT = (
    "consciencia conscientizacao sensibilizacao sensibilidade capacidade capacidades voz visibilidade confianca compreensao conhecimento conhecimentos "
    "habilidades relacao relacoes solidariedade lideranca liderancas empoderamento autoestima reconhecimento compromisso "
    "cooperacao colaboracao dialogo unidade uniao coesao motivacao incidencia influencia representacao representatividade interesse respeito "
    "credibilidade legitimidade atitude atitudes percepcao percepcoes apropriacao vontade vinculos lacos alianca aliancas "
    "coordenacao comunicacao articulacao participacao poder abertura disposicao autonomia valorizacao organizacao protagonismo"
)
_GREW = "aument* melhor* cresc* fortalec* elev* aprofund* potenci* reforc* ganh* consolid* suaviz* ampli* desenvolv* increment* subi* sobe* estreit*"
ABSTRACT = Phrases(
    """
companheirismo|camaradagem|irmandade|fraternidade|autoconfianca|<abstract> .... e|sao|era maior|melhor|mais|outra|outro
companheirismo|camaradagem|irmandade|fraternidade|autoconfianca .... <grew>|<emerged>
mais|maior companheirismo|camaradagem|irmandade|fraternidade|autoconfianca
mais|maior|melhor clareza|nocao
com outros|novos|melhores olhos
sabe|sabem|sabiam|conhece|conhecem|conheciam|souberam ... direito|direitos|lei|leis|protege|valem|vale|cabe
ja|nao nao|mais e|sao o|a|os|as mesma|mesmo|mesmos|mesmas
olhar|trato|atitude|opiniao|imagem .... e|sao outra|outro|diferente|mais|menos|melhor
fal* com|numa uma|so ..? voz
cabeca erguida|levantada|alta
menos|sem mais? ..? medo|receio|vergonha|timidez
mais|maior ..? respeito|tolerancia|empatia|simpatia|compreensao|orgulho
causa|visao|identidade comum|partilhada|propria|coletiva
apropri* se? da|do|de sua|seu
acredit*|confi*|crer|creem ..? em|na|no|nas|nos si|propria|propria|suas|sua|seu|seus|elas|eles
fe|confianca|seguranca em si|elas|eles
se veem|ve|reconhecem|assumem|consideram|enxergam|percebem|sentem ..? como|parte|donas|capazes
veem|reconhecem|assumem|consideram|enxergam se como
espaco|espacos|porta|portas|canal|canais ..? politico|politicos|dialogo|civico|participacao|para|as|aos .... abri*|abert*|ampli*|alarg*
<soft> .... <emerged>
<emerged> .... <soft>
outra|outro|nova|novo ..? atitude|postura|olhar|mentalidade|seguranca|confianca|autoconfianca|autoestima|consciencia|disposicao|animo|identidade|cara
mais|melhor ..? solidari*|conect*|toleran*|colaborativ*|atent*|critic*|politizad*|visiveis|articulad*
avanco|avancos|progresso|progressos|passos ... <abstract>|dignidade|inclusao|igualdade|justica
<grew> ..? <abstract>
<abstract> .... <grew>
maior|maiores|mais|melhor|melhores|crescente|nova|novas ..? <abstract>
empoder*|conscientiz*|consciencializ*|sensibiliz*|visibiliz*
mais|melhor _? conscient*|segur*|confiant*|sensiv*|informad*|visiv*|unid*|fort*|motivad*|preparad*|abert*|organizad*|comprometid*|capaz*|reconhecid*|valorizad*|receptiv*|conscientes|consciente|sensiveis|sensivel|informados|informadas|informado|confiantes|seguras|seguros|visiveis|unidas|unidos|fortes|forte|motivadas|motivados|preparadas|preparados|abertos|aberta|aberto|organizadas|organizados|comprometidos|comprometidas|capazes|reconhecidas|valorizadas|receptiva|receptivo
tomou|tomaram|toma|tomam|adquiriu|adquiriram|ganhou|ganharam|tem|têm ..? <abstract>
se|sentem sentem|sente|sentiram|se ..? empoderadas|seguras|ouvidas|valorizadas|reconhecidas|fortes|respeitadas|capazes|confiantes|orgulhosas|mais
compreende|compreendem|entende|entendem|conhece|conhecem|compreenderam|entenderam|valoriza|valorizam ..? melhor|mais
sao|e|estao mais|agora ..? conscientes|consciente
mudou|mudaram|mudado ..? atitude|mentalidade|percepcao|olhar|visao
encontr*|ach*|recuper*|descobr* ..? voz|coragem|forca|confianca|orgulho|dignidade
perd*|venc*|super*|deix* ..? medo|receio|vergonha|timidez|desconfianca|apatia
<relation> .... <warmer>
desconfianca|receio|tensao|tensoes|hostilidade|medo|timidez|preconceito|preconceitos|estigma|apatia ... deu|deram|desaparec*|diminu*|baix*|ced*|reduz*|menor|menos
menos|menor ..? desconfianca|tensao|tensoes|hostilidade|preconceito|preconceitos|estigma|medo
mais|melhor|muito|bastante ..? respeitad*|ouvid*|escutad*|valorizad*|considerad*|representad*|aceit*|apreciad*|presentes|atrevid*|decidid*|articulad*|coes*|independent*|autonom*|proativ*|dispost*|firmes|fortalecid*|empoderad*
levad*|tomad*|tid* ..? a|em serio|conta
sair*|saiu|saido da|das|do sombra|sombras|anonimato|invisibilidade
se atrevem|atreve|atreveram
com|tem|tem mais|maior ..? peso|forca|presenca|prestigio|protagonismo
protagonismo|autoestima|prestigio
cresceu|cresceram|aumentou|aumentaram|melhorou|melhoraram ... <abstract>
mais|menos|muito|uma positiv*|favorav*|abert*|amigav*|construtiv*|respeitos*|compreensiv* <abstract>
<abstract> mais|menos|muito|uma positiv*|favorav*|abert*|amigav*|construtiv*|respeitos*|compreensiv*
""",
    soft="identidade sentido sentimento espirito clima cultura confianca solidariedade consciencia unidade uniao orgulho esperanca coragem tecido mentalidade respeito autoestima coesao pertencimento pertenca dignidade relacao relacoes dialogo vontade entendimento irmandade articulacao",
    emerged="surgi* surge nasc* amadurec* emergi* emerge brot* germin* aflor* floresc* robustec* alarg* evolu* avanc* enraiz* consolid* gest* firm*",
    relation="relacao relacoes trato vinculo vinculos lacos clima comunicacao dialogo convivencia relacionamento contacto contactos contato",
    warmer="proxim* cordia* fluid* caloros* estreit* amistos* amigave* tens* construtiv* respeitos* harmonios* melhor melhores boa boas bom sa saudave* abert* franc* direta solid*",
    grew=Words(_GREW),
    abstract=_ABSTRACT,
)
ABSTRACT_VERBS = Words(f"""
olhou olharam olhado pensou pensaram pensado perceb* temeu temeram parec* pesou pesaram identific* viram viu
apropri* souberam falou falaram
acredit* confi* surgi* nasc* amadurec* emergi* brot* germin* aflor* floresc* robustec* alarg* evolu* avanc* enraiz* gest* abri* abriu
{_GREW} mudou mudaram mudado tomou tomaram adquiriu adquiriram empoder* sensibiliz* conscientiz* visibiliz* sentiu
sentiram sentido compreendeu compreenderam entendeu entenderam conheceu conheceram valorizou valorizaram valorizad* motivou motivado
teve tiveram ficou ficaram aprendeu aprenderam uniu uniram considerado visto reconhecid* mostrou mostraram tornou tornaram
passou passaram inspir* anim* informad*
encontr* ach* recuper* descobr* perd* venc* super* deix* deu deram desaparec* diminu* ced* sair* saiu saido atrev* respeitad* ouvid* escutad* considerad*
levad* tomad* representad* aceit* apreciad*
""")
_AILMENTS = "lesoes lesao dor dores doenca doencas acidente acidentes infeccoes estresse stress ansiedade fome desnutricao queimaduras diarreia diarreias malaria dengue asma tosse depressao mortes mortalidade cortes anemia fadiga cansaco feridos feridas ferido ferida enxaqueca enxaquecas afogamento afogamentos afogados abortos partos prematuros exaustao insolacao insolacoes desidratacao silicose tuberculose colera tifoide bolhas chagas amputacoes desmaios pulmoes vista bronquite bronquites lombalgia lombalgias costas coluna baixo-peso intoxicacao intoxicacoes envenenamentos fraturas fracturas quedas alergias ulceras febre febres gripe insonia internacoes internamentos picadas mordidas contusoes males acidentados mortos obitos afogadas sinistros pneumonia pneumonias raquitismo tosses"
IMPACT = Phrases(
    """
<money> .... <moved>
<moved> ... <money>
<better> ..? <money>|<wellbeing>
<wellbeing> .... <moved>
<moved> .. <wellbeing>
<moved> ... <ailments>
tirou|tiraram|tirado|sair|tirar ... pobreza|miseria
ganha|ganham|ganhavam|ganharam ..? mais|quase|dobro|melhor|menos|triplo|suficiente|bem
viv* ..? melhor|mais|sem|pior
adoece|adoecem|alimentam|machucam ..? menos|mais|melhor
comem|come|comeram ..? melhor|mais|tres
mais|menos|melhor|bem ..? saudaveis|saudavel|felizes|pobres|ricas|doentes|nutridos|nutridas|alimentadas|alimentados|saude
<ailments> .... <moved>
<fewer> .... <ailments>
saiu|sairam|saem|saido da ..? pobreza|miseria
pobreza|miseria|fome|desnutricao|dividas .... <moved>
<moved> ... pobreza|miseria|fome|desnutricao
filhos|filhas|criancas .. comem|vao|frequentam|estudam|estao|podem|tem
qualidade|nivel|condicoes de vida
seguranca alimentar
pode|podem|conseguem|consegue agora? pagar|poupar|comprar
poupam|poupa ..? mais
dividas|divida ... <moved>
perderam|perdeu ..? renda|rendimento|rendimentos|sustento
""",
    money="renda rendas rendimento rendimentos ganho ganhos salario salarios faturamento vendas poupanca sustento remuneracao lucro lucros faturacao facturacao diarias diaria jornas jorna gorjetas comissoes comissao aquisitivo compra margem margens receita receitas caixa remessas patrimonio bens dinheiro economias ordenado ordenados vencimento vencimentos",
    wellbeing="bem-estar estar saude nutricao alimentacao vida moradia felicidade dieta dietas sono descanso teto tecto escolaridade matricula prosperidade subsistencia peso apetite qualidade lares casas barriga",
    moved="subiu subiram aumentou aumentaram aumentado aumentam melhorou melhoraram melhorado melhora melhoram cresceu cresceram dobrou dobraram duplicou duplicaram triplicou baixou baixaram diminuiu diminuiram reduziu reduziram caiu cairam maior maiores melhor melhores menor menores menos mais incrementou piorou pioraram recuperou recuperaram alto altos alta altas cair subir baixar aumentar melhorar diminuir reduzir frequentes frequente diminuem estavel saltou saltaram disparou despencou despencaram desceu desceram recuou recuaram cedeu multiplicou multiplicaram quadruplicou triplicaram passou passaram chegou chegaram superou superaram sumiu sumiram desapareceu desapareceram cessou cessaram dobro triplo metade terco quarto raro rara raros raras apenas alcancou alcancaram encolheu engordou alargou subida queda ultrapassou ultrapassaram somou decresceu minguou duplicar alcanca chega chegam dobrar duplicar triplicar dobrado duplicado elevar recuou recuado recuaram subindo aumentando minguaram",
    better="melhor melhores maior maiores mais boa bom estavel estaveis digna digno menor menores menos pior piores dobro triplo suficiente suficientes fixa fixo fixos segura seguro regular regulares completa cheia",
    ailments=_AILMENTS,
    fewer="menos menor menores sofrem diminuiram diminuiu padecem apenas metade poucos poucas raro raras cairam caiu baixou baixaram",
)
LIFE = Phrases(
    """
ganha|ganham|ganhem|ganharao|gasta|gastam|gastem|gastarao|comem|comam|adoec*|endivid* mais|menos|melhor
junt*|poup*|guard* ..? dinheiro|grana|trocado
com|de que *ar|*er|*ir
situacao|tranquilidade|folga|estabilidade|seguranca|autonomia|independencia|alivio|condicao economic*|financeir*|material
mais|vida|vivem ..? folgad*|desafogad*|confortave*|dign*
algum|uns ..? guardad*|poupad*|dinheirinho
filho|filhos|filha|filhas|criancas|meninas|meninos .... terminam|concluem|completam|continuam|seguem|acabam|frequentam|ficam ... ensino|escola|medio|secundario|primario|faculdade|estudos|liceu
vezes|refeicoes por|ao dia
comer|comem|comeram|comiam ... vezes|refeicoes|dia
pag*|compr*|custear ... remedio|remedios|medicamentos|medico|oculos|uniformes|tratamento|material ... primeira|vez|sem|propri*|agora
pedir|pedem|pediam emprestado|fiado|esmola
leva|levam|levaram|traz|trazem|trouxeram ..? para|a casa ..? mais|dobro|menos|quase|NUMBER
dinheiro|ordenado|salario|diaria ..? chega|chegam|chegou|da|sobra|rende
sobra|sobrou|chega|chegou ..? dinheiro
quit*|sald*|pag*|liquid*|livr*|zer* ..? divida|dividas|emprestimo|emprestimos|agiota|agiotas|fiado|prestacoes|penhora|penhor
sem|livres|menos|fora de? dividas|divida|fome|pobreza|miseria|fiado
deve|devem|deviam ..? menos|nada|ninguem
ja|nao|deixaram|deixou de|mais? ..? fome|adoec*|penhor*|endivid*|fiado|dorm*|pass*|desmai*
endivid*|desnutrid*|empobrec*|subnutrid*
dorm*|mora|moram|viv*|passaram ..? debaixo|em|sob|melhor|mais|horas|com ..? teto|tecto|telha|casa|casas|cama|camas|colchao|colchoes|tijolo|alvenaria|horas|seco|quarto
dorm*|descans* ..? melhor|mais|horas|sete|seis|oito|noite
come|comem|comeram|comiam|jantam|almocam|servem|poem ..? carne|peixe|ovos|ovo|fruta|frutas|leite|legumes|verduras|tres|duas|vezes|quente|todos|dia
tres|duas|segunda refeicoes|refeicao
refeicoes|refeicao quentes|quente|diarias|completas
pag*|cobr*|custei* ..? matricula|escola|propina|propinas|mensalidade|mensalidades|material|uniforme|uniformes|aluguel|renda|luz|agua|remedios|medico|faculdade|estudos|contas|conta|creche
contas|conta|luz|aluguel|renda ..? em dia
filho|filhos|filha|filhas|criancas|miudos ... escola|colegio|secundario|universidade|faculdade|aulas|escolariz*|matricul*|estud*|comem|peso|altura|saudaveis|crescem
poder aquisitivo|compra
custo|nivel|qualidade|condicoes|esperanca|padrao de vida
agua|luz|eletricidade|energia|banheiro|banheiros|latrina|latrinas|teto em|nas|na|dentro suas?|casa|casas|barracos|barraco
chegam|chega|chegar ao fim do mes
linha|limiar|cesta da|de|basica pobreza?
poup*|junt*|guard* ... NUMBER|mais|dobro|mes|semana
dias|diarias|jornadas ..? perdid*|baixa|doenca|afastamento
melhor|pior|menos|mais ..? alimentad*|nutrid*|vestid*|endividad*|saudave*|agasalhad*
mais|menos|ganharam|perderam|aumentaram peso
ganh*|tir*|cobr*|receb*|fatur*|factur*|embols* ... dobro|triplo|metade|terco|quarto|NUMBER ... mais|que|do|por|de
o dobro|triplo que|do|de|por
""",
    ailments=_AILMENTS,
)
"""How people live, without a word for a change: asked about where no office acts."""
IMPACT_VERBS = ABSTRACT_VERBS | Words("""
    sofr* padec* tirou tiraram fez fizeram subiu subiram dobrou dobraram duplicou duplicaram triplicou baixou baixaram diminuiu diminuiram reduziu reduziram caiu
cairam ganhou ganharam viveu viveram adoeceu adoeceram piorou pioraram recuperou recuperaram saiu sairam comeu comeram
perdeu perderam deixou deixaram permitiu obteve obtiveram pagou pagaram poupou pouparam conseguiu conseguiram
alimentad* nutrid*
""")

# Cause ----------------------------------------------------------------------------------------------------

CAUSE = Phrases(
    """
obedece|obedeceu|responde|respondeu a|ao|aos|as? ..? <our>
se a|o|as|os? wiego|nosso|nossa|nossos|nossas ..? nao tivesse*|fosse*|houvesse*
devemo|devemos|deve|devem lo|se|isso? a|ao ..? wiego|nosso|nossa
<mine> ..? foi|foram|tem ..? decisiv*|determinante*|chave|crucial|cruciais|fundamental|fundamentais|indispensave*
<mine> ... teve|desempenhou|jogou um ..? papel ..? decisiv*|chave|crucial|central|determinante|fundamental
<mine> ... abriu|abriram|mudou|mudaram|ganhou ..? olhos|mente|opiniao|vontade|voto|votos
merito ..? nosso|nossa|wiego|cabe
a|ao|as|aos <mine> ..? <push>? ..? se|deve|devem deve|deveu|devem|deveram|se
razao|motivo|causa|chave|segredo|origem|explicacao .... ... e|foi|sao|esta ..? <mine>
detras|tras da|do|de|das|dos .... esta|estao|estava|estavam|ha|houve ..? <mine>
o que ... e|foi a|o|as|os? <mine>
foi|e|sao por causa|conta|obra ..? <mine>
<mine> ..? e|foi|somos|fomos ..? artifice|autora|autoras|autor|motor|responsavel|responsaveis|origem
resposta|reacao|atencao _? a|ao|as|aos ..? <our> ..? <push>
<our> ..? <push> ... levou|levaram|moveu|trouxe|virou|inclinou|abriu
sob|ante|perante|diante|por|pela|apos da|a|as|de? pressao|pressoes|insistencia|persistencia da|de|do ..? <our>
sob|ante|perante|diante|por|pela|apos da|a|as|de? nossa|nossas pressao|pressoes|insistencia
merito|credito ... <our>
vitoria|triunfo|exito|sucesso|conquista|facanha da|do|de|para ..? wiego
<our> vitoria|triunfo|conquista
<our> ..? <push> abriu|preparou|pavimentou|desbravou o|a|as|os? caminho|terreno|porta|portas
a forca de ..? <our>
quando|depois|ate que|de <our> ..? interveio|pressionou|insistiu|intervimos|pressionamos|insistimos
por causa da|do|de|das|dos ... <our>
porque a? wiego
nao fosse|fora|fossem a|o|as|os? ..? <our>
se nao fosse|fossem a|o? ..? <our>
empurrad*|forcad*|obrigad*|levad*|movid*|convencid*|pressionad*|impelid*|persuadid*|motivad*|vencid* .. por|pela|pelo|pelas|pelos ..? <our>
<our> ... empurrou|arrancou|obrigou|dobrou|persuadiu|desbloqueou|destravou|fez|convenceu|forcou|virou|mudou|levou .. a|o|as|os|que|com|ao
foi|foram|e a|o|as|os? ..? nosso|nossa|nossas|nossos|wiego ..? _? que|quem
consequencia|resultado|fruto|efeito|produto|obra direta|direto|exclusiva|pura|imediata|natural da|do|de ..? <our>
sem a|o|as|os? nossa|nosso|nossas|nossos|wiego|nos ... jamais|nunca|nada|ainda|*ria|*riam|continu*
<our> .... sem|outra|nao outra|teve|restou|deixou saida|remedio|opcao|alternativa
gracas a|ao|as|aos ..? <our>
foi por|pela|gracas ..? <our>
<our> ... deu|deram|rendeu fruto|frutos|resultado|resultados
gracas a|ao|as|aos o? apoio|trabalho|incidencia|esforco|esforcos|acompanhamento|assessoria|capacitacao|intervencao|campanha|atuacao|pressao ..? da|do|de ..? <our>
devido a|ao|as ..? <our>
por|como resultado|consequencia|efeito|fruto de|da|do ..? <our>
resultado|fruto|produto|consequencia|efeito|merito|conquista direto|direta? de|da|do|das|dos ..? <our>
<our> ... <caused>
<our> .. vai|vao|ira|irao levar|obrigar|fazer|forcar|convencer|conseguir|garantir
<our> .. levara*|obrig*|fara|farao|consegui*|provoc*|convenc*|forc*|tirou|permit*|garant* _
<our> .. fez|fizeram com|que|*ar|*er|*ir
trabalho|incidencia|campanha|projeto|programa|estudo|acompanhamento|apoio|capacitacao|assessoria da|de wiego .. <caused>|<raised>
nosso|nossa|nossos|nossas _ .. <raised>
<our> ... levou|levaram|conduziu|conduziram a|ao
<our> ..? fez|fizeram com|que|a
fizemos com|a que|_
<wecaused>
sem a|o|as|os? <our> ... teria|teriam|seria|tinha|haveria
nao teria|haveria ... sem ..? <our>
foi a? wiego|nosso|nossa
fomos nos
alcancad*|conseguid*|causad*|provocad*|obtid*|motivad*|gerad*|convencid*|forcad*|obrigad*|conquistad* por|pela|pelo|pelas|pelos ..? <our>
deve|deveu|devem se? a|ao|as ..? <our>
se deve|deveu a|ao ..? <our>
e|foi|sao merito|conquista|vitoria|sucesso ..? nossa|nosso|da wiego
nossa|nosso conquista|vitoria|sucesso
wiego ..? conseguiu|obteve|ganhou|garantiu|assegurou|mudou|conquistou
atraves da|do|de nossa|nosso ... <caused>
""",
    push="campanha campanhas incidencia lobby pressao pressoes peticao peticoes estudo estudos relatorio relatorios nota notas pesquisa trabalho esforco esforcos capacitacao formacao apoio evidencias dados argumentos demandas insistencia mobilizacao intervencao carta cartas acao acoes programa projeto assessoria proposta achados advocacy",
    raised="aumentou aumentaram melhorou melhoraram reduziu reduziram dobrou tirou tiraram mudou mudaram salvou acabou transformou elevou evitou fez fizeram",
    mine="nosso nossa nossos nossas wiego",
    our="nosso nossa nossos nossas wiego nos",
    caused="conseguiu conseguiram provocou provocaram causou causaram gerou geraram resultou resultaram obrigou convenceu convenceram produziu forcou motivou garantiu garantiram ocasionou possibilitou possibilitaram propiciou permitiu persuadiu determinou levou desencadeou viabilizou",
    wecaused="conseguimos conquistamos provocamos convencemos obrigamos garantimos causamos asseguramos forcamos persuadimos pressionamos",
)
NOT_A_CAUSE = Phrases("""
agradec* ... wiego
""")

# Significance ---------------------------------------------------------------------------------------------

PRAISE = Words("""
palmas chapeu historia anais data marcar hurra bravo viva
parabens obrigad* util uteis qualidade necessari* contentes contente valios* esperad* merecid* bencao acertad* *issimo *issima bem
marco* triunf* sonho* sonhad* maravilh* magnific* soberb* sensacional* brilhant* esplendid* glorios* fabulos* incrivel incriveis inesquecivel exager* elogi*
aplaud* aplaus* celebr* comemor* saud* felicit* orgulh* alegr* emocion* colossal gigante* gigantesc* fenomenal* excepcional* excecional* exemplar* admirav* louvav* louv* notav* milagr* perfeit* ideal* imens* incalculav*
unic* igual precedent* indispensav* profund* imprescindiv* tremend* formidav* estupend* genial* bravo feliz felizes feito* palavras duvida* belissim* bel* lind* espetacular* grandios* memorav* extraordinari* fantastic* otim* excelent* honra honros* salto iniciativa
muito muitissimo importante importantes significativo significativa grande grandes enorme enormes historico historica
historicos marco conquista conquistas exito sucesso notavel extraordinario extraordinaria excelente inedito inedita
chave crucial essencial vital fundamental fundamentais vitoria bom boa positivo positiva relevante relevantes relevancia
importancia valioso valiosa tremendo impressionante destaque passo frente avanco avancos adiante ponto viragem virada
verdadeiro verdadeira realmente extremamente sumamente melhor incrivel maravilhoso divisor aguas orgulho orgulhosos
orgulhosas alegria celebramos impacto impactante imenso transformador decisivo decisiva forte exemplar
significado
rico rica riquissim* enriquecedor* gratificant* espaco
""")
EMPTY = Words("""
prefeito prefeita camara ministro ministra governo ficara dia
material materiais trabalho esforco noticia noticias iniciativa ferramenta obra peca mil irmas irmaos companheiras companheiros amigas verdade estamos muito feito feita muitas que
coisa algo alguem ninguem pode podemos devemos dizer dito seja sejam toda todo todas sem nunca jamais sempre hoje amanha verdade aqui ali ha qual quanto quanta vez vezes era isto isso verdadeiramente realmente nos de
isto isso este esta e foi um uma uns o a os as de da do das dos para em na no nas nos nosso nossa todos todas setor mudanca
mudancas resultado desenvolvimento momento fato coisa algo tao mais tem sido sera que se dia movimento luta causa gente
pessoas muitos muitas nao so apenas mas tambem seu sua com ao aos trabalhadores trabalhadoras trabalho mulheres
vendedoras catadoras catadores domesticas economia informal cidade pais regiao comunidade organizacao rede wiego
historia tempo anos como por nos constitui representa significa considera
""")
SMALL_WORDS = Words("""
contra o a os as um uma uns umas de da do das dos em no na nos nas por pelo pela para com sem sobre entre desde ate e ou que se seu
sua seus suas lhe lhes foi foram sao tem ser esta este isto isso essa esse nao nem mais muito ja tambem como quando onde
agora se quem qual ha era todo toda todos todas outro outra cada apos ao aos
""")

# Contribution ---------------------------------------------------------------------------------------------

VAGUE_HELP = Words("""
permanec* eramos estavamos estaremos mobilizad* disposicao
seguimento assistencia orientacao assessoria acompanhamento impulso respaldo apoio conselho* insumos voz forca visibilidade alento mao
graozinho lado
dinamiz* anim* estivemos estar disponiv* atent* caminh* zel* nutr* inspir* amplific* respond* acud* solidari* presente* demos dei ficamos andamos
apoi* acompanh* contribu* ajud* assist* facilit* colabor* cooper* particip* fortalec* promov* impuls* incid* estev* estiv*
estamos prest* demos deu deram dad* ofere* segu* trabalh* articul* coorden* aport* envolv* respald* mantiv* mantev* desempenh*
realiz* fez fizemos feito foi fomos tem temos sido somos e sao tiv* tev* assessor* orient* motiv* empoder* sensibiliz*
visibiliz* compromet* vincul* defend* dedic* possibilit* aliad* proxim* continu* foment* permit* atu* incentiv* caminh* particip*
""")
CONCRETE_HELP = Words("""
contagem contagens censo* inventario* levantamento* croqui* planta medicao medicoes luvas balanca* caderno*
relatorio* carta* nota* ata minuta* estudo* levantamento* capacitac* oficina* curso* seminario* visita* intercambio* rascunho*
advogad* fundo fundos dinheiro recurso* reuniao reunioes dados cifra* estatistic* mapa* mapeamento pesquisa* questionario* video* filme* folheto*
cartilha* manual* traduc* texto* modelo* proposta* peticao presentacao apresentac* audiencia* depoimento* artigo* delegac*
tabela* quadro* guia* cartaz* radio planilha* folha* analis* compar* comentari* transporte passagens passagem diarias
consultor* interprete* evidencia* documento* parecer* calcul* custo* avaliacao ficha* roteiro* campanha* foto* caso* clausula* emenda*
mascara* bolsa* roda palestra* entrevist* formacao formacoes treinament*
""")
NO_CONTRIBUTION = Phrases("""
nenhum|nenhuma
nada
nao houve|se|tivemos|participamos|contribuimos|consta
sem contribuicao|aporte|participacao
a confirmar
por confirmar
desconhecid*
n a
""")

# When -----------------------------------------------------------------------------------------------------

DATE_WORDS = Words("""
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro ontem anteontem pascoa
ramada pandemia quarentena confinamento covid
""")
DATES = Phrases(
    """
<number> dia|dias|semana|semanas|mes|meses|hora|horas antes|depois|atras|previos|apos
dia|dias|semana|manha|noche|noite|vespera|vesperas|mes|ano antes|depois|anterior|seguinte|previa da|do|de|das|dos?
no dia seguinte
no|ao|antes|depois|ate|do natal
na|no segunda|terca|quarta|quinta|sexta|sabado|domingo feira
primeiro|segundo|terceiro|quarto|ultimo trimestre|semestre|bimestre
primeira|segunda metade|quinzena
na? semana|noite passada|anterior
no? mes|ano passado|anterior
em|durante|desde|apos|antes|depois|na|no|nas|nos de|da|do|das|dos? a|o? eleicoes|eleicao|pandemia|terremoto|enchentes|enchente|ciclone|furacao|greve|toque|guerra|golpe|referendo|carnaval|copa|censo|posse|quarentena|confinamento|lockdown
na|no|durante primavera|verao|outono|inverno|carnaval|vespera
dia internacional|mundial|nacional|da|do|das|dos ..? mulher|trabalho|trabalhador|trabalhadora|trabalhadores|mae|maes|independencia|catador|crianca|crianca|paz
ano novo
semana santa
primeiro|1 de maio
""",
    number="2 3 4 5 6 7 8 9 10 11 12 15 18 20 24 30 48 um uma dois duas tres quatro cinco seis sete oito nove dez onze doze quinze vinte trinta poucos poucas",
)
_LAWS = "lei leis norma portaria regulamento decreto codigo convencao convenio plano constituicao agenda recomendacao resolucao acordo politica postura ato estatuto edital"
LAW_YEARS = Phrases(
    """
<law> NUMBER de NUMBER
<law> de|da|no|numero|n NUMBER
<law> organica|federal|municipal|geral|nacional|estadual|complementar|numero NUMBER
<law> NUMBER
bairro|avenida|rua|praca|largo|mercado|ponte NUMBER de _
""",
    law=_LAWS,
)
VAGUE_TIMES = Phrases("""
de vez|quando|tempos em|a quando|vez|tempos
as vezes
ocasionalmente|esporadicamente
ha coisa de
num|em um? passado
em seu tempo
a longo|certa prazo|altura
um belo? dia
no decorrer|decurso|curso dos|do|de
de|desde ha? uns|um|algum|alguns|certo tempos|tempo|anos|meses|dias ..? para|pra ca
ja la vao|vai uns|umas|alguns|muitos|anos|tempo|meses
ha|faz ja? bastante|muito|tempos|seculos|que
sem|em|com|de ..? data|datas|dia ..? precis*|cert*|exat*|exact*|incert*|imprecis*|desconhecid*|determinad*
desde sempre
ano|dia|mes apos|a ano|dia|mes
um dia destes
com o correr|decorrer|passar|andar do|dos
proximamente|brevemente|recentemente|ultimamente|paulatinamente|gradualmente|progressivamente|eventualmente|antigamente|antes
ha|faz pouco|tempo|tempos|anos|muito|algum|alguns|varios|muitos|uns|bastante tempo|tempos|anos|meses?
desde ha? pouco|tempo|anos|muito|algum|alguns|varios|muitos|uns tempo|anos|meses?
em|durante|nos|nas|dos|das|os|as|ao ultimos|ultimas|recentes|passados _? tempos|anos|meses|semanas|dias|decadas
ultimos|ultimas|recentes _? tempos|anos|meses|semanas|dias|decadas
tempos|anos|meses|dias recentes
com|ao o? longo? do|dos|de? tempo|anos|os
ao longo de anos|meses|tempo|varios|muitos|decadas
ao longo do tempo
ao longo dos _? anos|meses|tempos
com o tempo|passar|passo
com os anos
pouco a pouco
em breve
aos poucos
no passado
em algum|certo|determinado momento
nestes|naqueles|nesses|neste dias|tempos|anos|meses|momento
durante|por anos|muito|algum|alguns|varios|muitos|longo|bastante tempo|anos|meses?|decadas
tempos|dias|meses|anos|semanas atras
desde entao
nao faz|ha muito
ha|faz|desde uns|algum|alguns|um|bastante bons? tempo|tempos
""")

# The others -----------------------------------------------------------------------------------------------

_ORG = "ACRONYM sindicato sindicatos federacao associacao associacoes cooperativa cooperativas alianca rede ong coalizao comite confederacao fundacao coletivo coletiva movimento organizacao organizacoes central forum gremio liga frente uniao universidade igreja centro pastoral casa"
HELPED_BY = Phrases(
    """
pedia|pediam|exigia|reivindicava|reclamava|solicitava|queria|propunha ..? <org>
<org> ..? denunciava|impugnava|apoiava|impulsionava|promovia|combatia|contestava
<org> NAME? NAME? tinha|tinham|vinha|vinham|havia|haviam ..? *ado|*ido|*ando|*indo|*endo
<org> NAME? NAME? pedia|pediam|exigia|exigiam|reclamava|reivindicava|demandava|solicitava|propunha|defendia
junto|juntamente|conjuntamente|conjunto|parceria|colaboracao|coordenacao|acordo|alianca|articulacao com|a|ao ..? <org>
com o|a? ..? apoio|ajuda|respaldo|assistencia|participacao|acompanhamento|assessoria|colaboracao|aporte de|da|do|das|dos ..? <org>
a|por|perante|sob pedido|solicitacao|iniciativa|proposta|peticao|exigencia|pressao|convite|demanda|insistencia de|da|do|das|dos ..? <org>
apos|depois|mediante|em|durante da|de|das|do? ..? negociar*|negociac*|dialog*|reunia*|reunio*|reunir*|press*|protest*|peticao|campanha|marcha*|greve|mesa|convers* ..? com|de|da|do|das|dos|por|entre ..? <org>
negoci*|dialog*|concert*|acord*|consult* ... com|a|o ..? <org>
pressionad*|acompanhad*|assistid*|assessorad*|impulsionad*|apoiad*|solicitad*|pedid*|propost*|respaldad*|convocad*|exigid*|redigid* por|pela|pelo|pelas|pelos ..? <org>
<org> ... solicit*|pediu|negociou|exigiu|propos|pressionou|impulsionou|apresentou|reivindicou|demandou|redigiu|reuniu|apoiou|ajudou|denunciou|recolheu
""",
    org=Words(_ORG),
)
WITH_US = Words("com e junto")
HELP = Words("""
reivindic*
-sentenca -sentencas -sentido -sentiu -recebeu -receberam -entregou -entregaram -recebem
sent* ouvi* escut* receb* abaixo aperto tandem impugn* entreg*
-medida -medidas -medio -media -medicamentos -medico -medica -medicos
vigilia ocupacao bloqueio boicote passeata manifestac* juntamos juntamo* iniciad* lancad*
companhia trabalho perseveranca gracas empenho tenacidade dossie estudo pesquisa memorial colegas veio veio
acompanh* assist* assessor* aconselh* apoi* ajud* respald* auxili* medi* intermedi* pression* press* peticion* peticao impulsion* exig*
demand* denunci* queix* negoci* dialog* convers* concert* acord* solicit* pedid* pedi* reclam* redig* represent* junto juntamente
conjunt* alianca parceri* colabor* cooper* coorden* particip* convid* convite convoc* propo* apresent* recolh* assin* greve protest* march*
mobiliz* campanha advogad* patrocin* defend* defes* litig* aleg* escrit* escrev* prepar* elabor* reuni* reuniao mesa carta relatorio
facilit* financi* pag* emprest* mao maos lado iniciativa insistencia instancia intervencao mediacao ombro amparad* orientad* guiad*
ajuizad* processo acao pacto convenio acordo
""")
HELP_LINKS = Words("por pela pelo pelas pelos de da do das dos com entre junto e")
GIVEN_TO = Words("ao aos para")
NAME_LINKS = Words("de da do das dos para e a o")
NAMING = Words(
    "cruz vermelha crescente *doras *dores *istas *eiras *eiros justica direito direitos mulheres trabalho terra solidaria solidario acao vida esperanca desenvolvimento dignidade paz todos todas povo"
)

# Where ----------------------------------------------------------------------------------------------------

DEMONYMS_HAVE_CAPITALS = False
HEAD_IS_LAST = False
PLACE_BEFORE = Words("em no na nos nas de da do dos das desde ate perto")
WITH_A_SUBJECT = Words(
    "ministerio ministra ministro secretaria secretario departamento direcao diretoria comissao comite instituto fundo unidade defensoria superintendencia"
)
"""Offices after whose "of" often stands what they are for."""
SURE_PLACE_BEFORE = Words("em")
PLACE_NOUNS = Words("""
jardim costa serra porto cais lagoa floresta monte montanha peninsula golfo delta morro lago rio igarape ribeira canal mina freguesia quinta
rua avenida av praca mercado bairro distrito zona freguesia concelho provincia departamento municipio cidade vila estado
regiao vale ilha porto terminal estacao localidade feira lixao aterro parque largo praia baia prefeitura favela
comunidade comarca posto
""")
NOT_PLACES = Words("""
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro segunda terca quarta quinta sexta
sabado domingo trabalho comercio fazenda saude mulher mulheres genero economia emprego congresso parlamento convencao
lei wiego internet covid ministerio ministro ministra camara corte comite sindicato federacao associacao a o as os um uma
oit onu ue casa agenda recomendacao agricultura interior educacao justica ambiente planejamento transporte obras energia
turismo industria desenvolvimento cultura habitacao publica publico nacional geral suprema supremo superior
constitucional estatistica seguranca protecao previdencia social codigo artigo secao capitulo resolucao portaria decreto
portugues natal internacional alianca rede governo estado comissao presidencia presidente gabinete senado secretaria
departamento facebook whatsapp zoom twitter prefeitura prefeito municipal financas servicos residuos relacoes
exteriores inclusao producao semana contas urbanismo
""")
DEMONYM_ENDINGS = Words("*ense *enses *enhos *enho *enha *enhas")
"""How words for people and things of a place end; see also demonyms.txt."""
NO_DEMONYMS = Words("""
forense forenses pense desempenho desempenha desenho desenhos desenha empenho empenha tenha tenho venha venho
engenho engenhos detenha mantenha obtenha contenha senha senhas lenha dispense compense suspense resenha montanha
ordenha cegonha ferrenho ferrenha estranha
""")
OF_NO_PLACE = Words("""
caso acao denuncia queixa historia depoimento morte detencao prisao libertacao carta nome empregador patroa mae pai marido esposa
filho filha familia sindicato sindicatos federacao associacao associacoes cooperativa cooperativas rede alianca comite
sociedade grupo movimento coletivo coletiva lei codigo projeto politica convencao ministerio ministerios departamento principios
direitos curso programa marca dia campanha fundo mes fim fins voz maos ajuda apoio salarios viuva parte secretaria
direcao plano liga frente central uniao confederacao fundacao organizacao unidade ata mesa registro casa ong
""")
GLOBAL = Phrases("""
uniao|federacao|congresso|alianca|rede|confederacao|forum|sindicato mundial|global
oit|onu|unesco|pnud|unicef|omc|ocde|fmi|oms|fao|acnur|uita|csi|fitd|idwf
mundialmente
nacoes unidas
banco mundial
no|em|todo todo|o mundo
unilever|nestle|coca|pepsico|adidas|nike|inditex|primark|uber|amazon|ikea|walmart|zara|danone|gap|puma|ifood|google|microsoft
streetnet
""")


def demonym_forms(word: str) -> tuple[str, ...]:
    """Return the masculine singular forms to which a word may belong."""
    stem = word.removesuffix("s")
    return (
        word,
        stem,
        stem.removesuffix("a") + "o",
        stem.removesuffix("e"),
        stem.removesuffix("a"),
        word.removesuffix("es"),
    )


# Persons --------------------------------------------------------------------------------------------------

PRIVATE_NAME = Phrases(
    """
patroa|patrao|patroes|empregador|empregadora|chefe|marido|esposo|esposa|mulher|mae|pai|filho|filha|viuva|irma|irmao|vizinha de|da|do NAME NAME
NAME que .. vende|vendia|trabalha|trabalhava|costura|lava|limpa|cata|cuida|dirige|cozinha|recicla|conserta
<worker> NAME NAME
<worker> NAME da|de|do|dos NAME
<worker> chamada|chamado NAME
NAME NAME ..? <worker> de|da|do|em|ambulante|domestica|e
dona|seu|senhora|senhor|sra|sr NAME
o? seu? nome e NAME
""",
    worker="guarda jardineiro pedreiro carregador lavadeira padeira artesa tecelagem pescadora mecanico sapateiro gari cuidadora faxineira marisqueira rendeira trabalhadora trabalhador vendedora vendedor catadora catador costureira empregada diarista baba comerciante cozinheira viuva moradora morador feirante ambulante entregador motorista jovem menina menino adolescente mae filha filho bordadeira camelo domestica zungueira",
)
_AGES = "5 6 7 8 9 10 11 12 13 14 15 16 17 seis sete oito nove dez onze doze treze catorze quatorze quinze dezesseis dezessete dezasseis dezassete"
MINOR = Phrases(
    """
meninas|meninos|menores|adolescentes|filhas|filhos|criancas|rapazes .. <age> y|e|et|a|o|ou <age> anos
NAME <age> anos? que|cuja|anos
de <age> anos que|quem
menina|menino|menor|adolescente|filha|filho|jovem|rapariga|rapaz|crianca ... <age> anos
de <age> anos
menor|menores de idade|foi|foram
""",
    age=_AGES,
)
POLICE_CASE = Phrases(
    """
<police> ... <seized> ..? a|o|as|os|uma|um|sua? ..? <one>
<one> ... foi|foram|segue|esteve|esta ..? <seizedp>
abuso|abusos|violencia|assedio|agressao sexual|sexuais
estuprada|estupro|espancada|agredida|violada ... por|pelo|pela|a|de
""",
    police="policia policiais policial agente agentes guarda guardas delegacia esquadra",
    seized="det* prend* prendeu espanc* libert* solt* acus* agred* ret*",
    seizedp="detid* pres* espancad* libertad* acusad* agredid* deportad* retid* violad* solt*",
    one="trabalhadora vendedora vendedor mulher mae menina menino catador catadora lider dirigente ambulante jovem homem filha empregada zungueira",
)
ADDRESS_WORDS = Phrases("""
mora|vive|domiciliada|domiciliado|reside|residente|domicilio|endereco|morada|casa ... rua|avenida|travessa|numero|no|quadra ... NUMBER
casa|apartamento|domicilio da|na|no|de rua|avenida|travessa ... NUMBER
casa|quadra|apartamento|lote numero|no|n? NUMBER
""")

WORLDWIDE = Words(
    "universal interamericana interamericano iberoamericana panafricana continental internacional mundial global"
)
"""In the name of a body these say that it is one of the whole world."""

OF = Words("de do da dos das")
GENERAL_ANYWHERE = Words("""
pessoal galera malta turma autoridades autoridade atores actores intervenientes interessadas envolvidas comunidade comunidades sociedade civil populacao decisores politicos poder publico
opiniao publica tomadores decisao setores sectores gente todos povo
""")
"""General even where "of" and a name follows; others are somebody then ("officials of the ministry")."""

PREPOSITIONS = Words(
    "em no na nos nas de do da dos das ao aos por pelo pela para com sem sob apos desde ate entre durante perante sobre segundo"
)

EXISTS = Words("há houve existe existem")
"""Verbs that say that something is there, and leave open who brought it about."""

TRADES = Words(
    "baba diarista domestica empregada empregado trabalhadora trabalhador ambulante aprendiz ajudante camelo *dora *dor *eira *eiro *ista"
)
"""How the words for the work of a private person end, where they stand after a name."""

THANKS = Words("obrigad* agradec*")
FOUND_OUT = Words(
    "viu viram encontrou constatou soube verificou encontramos constatamos vimos ouvimos soubemos verificamos observamos apuramos"
)
CONTRIBUTED = Words("contribuiu contribuiram")

MEANWHILE = Phrases("""
enquanto
ao mesmo tempo que|em
ao passo que
no momento em que
""")

LIFE_WORDS = Words("""
divid* deviam devem endivid* penhor* agiota* atravessador* fome refeic* jantar* carne morreu morreram morre* morte* obito* tosse* tossi* asma* tubercul* ferid* acident* queimad* doen* adoec* desnutr* teto* telhado* tijolo* torneira*
matricul* escola*  aluguel* renda* poup* ganh* rendiment* lucro* dorm* sono febre* afog* abort* alimenta*
""")

ARTICLES = Words("o a os as um uma")

TIME_UNITS = Words("dia dias semana semanas mes meses ano anos hora horas noite noites pouco logo")

COMPARED = Words("mais menos maior menor melhor outro outra outros outras")

ON_ORDERS = Phrases("""
por|sob|com|mediante ordem|ordens|decisao|decreto|determinacao|resolucao|instrucao|despacho|sentenca|acordo|mandado|permissao|autorizacao|voto de|do|da
""")

BETWEEN = Words("entre")

BY_ITSELF = Phrases("""
passou|passaram a ser|se *ad*|*id*|*ar|*er|*ir
entrou|entraram|entra|entram em vigor|vigencia|funcionamento
ficou|ficaram|fica|ficam sem efeito|validade|vigor
ficou|ficaram abolid*|revogad*|anulad*|eliminad*|suspens*|proibid*|permitid*|autorizad*|decidid*|acordad*|estabelecid*|combinad*|livre
deixou|deixaram de ser|se|vigorar cobrad*|exigid*|proibid*|pag*|aplicad*|cobrar|exigir|pagar|obrigatori*|pedid*
ja|mais nao|se|e se|e|mais? cobra|cobram|exige|exigem|paga|pagam|pede|proibe|cobrad*|exigid*
passou|passaram a ser|estar ..? permitid*|livre|legal|gratuit*|proibid*|cobrad*|obrigatori*
viu|viram a luz
perdeu|perderam vigencia|efeito|validade
vigora|vigoram|caducou|caducaram|expirou|venceu
cessou|cessaram|acabou|acabaram|terminaram|desapareceu|desapareceram|diminuiram o|a|os|as ..? despejo*|apreens*|rusga*|multa*|cobranca*|taxa*|tarifa*|assedio|restric*|proibi*|persegui*|expuls*|imposto*|deten*|remoc*
""")

NOT_BY_PLACE = Words(
    "pessoal galera turma malta povo competentes pertinentes responsaveis lideres liderancas dirigentes decisores decisao setores sectores politicos gestores governantes"
)

ACTIVITY_ACTS = Words("""
publicacao lancamento apresentacao realizacao organizacao celebracao elaboracao divulgacao impressao distribuicao producao difusao
participacao presenca facilitacao execucao desenvolvimento preparacao redacao traducao entrega projecao exibicao edicao conducao
inauguracao conclusao
""")

UNITS = Words("projeto projecto programa equipe equipa")

DREW = Words("""
reuniu reuniram juntou juntaram congregou atraiu convocou chegou percorreu circulou contou alcancou formou levou acolheu recebeu capacitou
ensinou mostrou explicou tratou abordou saiu sairam teve trouxe envolveu mobilizou
apareceu durou terminou comecou decorreu circularam
""")

OF_OURS = Phrases("""
de|do|da|pelo|pela|com nosso|nossa|nossos|nossas|wiego|nos
do|da|pelo|pela o|a|nosso|nossa? _? programa|projeto|equipe|equipa
do|pelo programa|projeto
""")

SAID_AGAIN = Words("""
pode podem poderao podera poderiam possam poder agora ja desde hoje mais nunca assim pois porque segundo conforme dito diz fica ficou ficam
ficaram efeito efeitos resultado mudanca muda decidiu decidido novo nova significa quer dizer mediante gracas logo cabe somente
unicamente aqui antes diante atualmente entao tanto isso isto aquele aquela devem deve ter tem fazer faz fazem feito estar esta estao
deixou deixaram deixam deixa vao vez oficialmente finalmente sequer doravante nela nele
dois duas tres quatro cinco seis sete oito nove dez onze doze quinze vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem cento centenas duzentos duzentas trezentos trezentas quinhentos mil milhares milhao milhoes duzia
vai ir irao
""")

SAME = (
    Words(
        "pag* cobr* cust* taxa* tarifa* imposto* tribut* quota* cota portagem aluguel alugue* renda preco* mensalidad*"
    ),
    Words("permi* autoriz* deix* licenca* livre* livremente consent* aceit* direito"),
    Words("proib* veda* vedad* ilega* impedi* interdi*"),
    Words("metade meio meia 50"),
    Words("baix* reduz* reduc* diminu* menos menor menores cort* desc*"),
    Words("ganh* cresc* subi* sobe aument* mais maior duplic* dobr* elev*"),
    Words("elimin* revog* aboli* suprim* levant* retir* anul* isent* zer* suspen* cancel* acab*"),
    Words(
        "deu deram da dao outorg* entreg* conced* receb* obteve obtiveram dispo* possu* emiti* atribu* ganh*"
    ),
    Words("lei leis norma* regulament* regra* codigo* decreto* portaria* ordem ordeno* artigo*"),
    Words("tribuna* juiz* juiza* corte justica sentenca* acordao magistrad*"),
    Words("vend* comerc* ambulant*"),
    Words("cidade municip* prefeit* camara*"),
    Words("acordo* convenio* pacto assin* contrato* termo protocolo*"),
    Words("abri* abre abert* cri* fund* estabelec* inaugur* instal* constru* exist* lanc* inici*"),
    Words("deix* cess* termin* suspen*"),
    Words("apreend* confisc* tomad*"),
    Words("despej* remov* expuls* demol*"),
    Words("regist* inscri* cadastr* lista*"),
    Words("cartao cartoes carteira* credencial* documento* certidao certificad* cracha*"),
    Words("reconhec* consider* aceit*"),
    Words("mulher mulheres femin*"),
    Words("noite* notur* noctur*"),
    Words("descans* repous*"),
    Words("quinto 20"),
    Words("terco 33"),
    Words("quarto 25"),
)

BEFORE = Words("""
nunca antes jamais *avam *ava era eram tinha tinham havia podia podiam devia deviam vivia viviam fazia faziam perdia perdiam sofria dormia dormiam iam ia ninguem nada nem
""")

CLEFT = Phrases("""
faz|fazia|ha NUMBER|um|uma|uns|umas|dois|duas|tres|muito|pouco|bastante _? que
foi|foram|e ..? NAME ..? quem|que
foi|foram|e ..? nosso|nossa|nossos|nossas ..? quem|que
""")

TOOK_PLACE = Phrases("""
teve|tiveram|tido lugar
decorreu|decorreram|aconteceu|aconteceram|ocorreu|ocorreram
""")

DONE_ENDINGS: tuple[str, ...] = ()

DOCUMENTS = Words(
    "aviso lei orcamento portaria decreto acordo convenio contrato regulamento resolucao norma estatuto plano edital postura"
)
PROVIDES = Words("preve preveem contempla contemplam")

NOBODY = Phrases("""
os|as|aqueles que tem|detem|levam
os|as|gente de cima|sempre
ja nao *am|*em os|as|aos|a
deixam|permitem|toleram|deixaram|permitiram que|os|as
quem manda|decide|governa|pode|de|toma|detem|tem
quem|quens de direito|poder
os|as|aqueles|daqueles que mandam|decidem|governam|podem
nota|observa|constata|percebe|ve|verifica|sente|regista|registra se
se nota|observa|constata|percebe|ve|verifica
nas altas esferas
""")

INDEFINITE = Words("um uma uns umas outro outra")
CLEFT_AFTER_IF = Phrases("""
foi|e por|pela|pelo|gracas|porque|a|devido|nossa|nosso
""")

FAMILY = Words("mae pai viuva viuvo filhos filhas filho filha")
LIKE = Words("como")
APART_ACTS = Phrases("""
e comprou|compraram|adquiriu|adquiriram|rebatizou|rebatizaram|reformou|pintou|pintaram
""")

COUNTED = Phrases("""
fizemos|fez|tiramos um|uma|o|a|os|as? conta|contas|contagem|soma|calculo|calculos
contamos|medimos|pesamos|cronometramos as|os|o|a _
""")

# Classes that the rules combine freely ------------------------------------------------------------------------

INNER = Words("""
pacien* atitude* animo* mentalidade* percepc* perceb* preconceit* estigma* confianca desconfianca confia* desconfia* fe crenca* acredit* cre creem autoestima estima
respeito respeitad* dignidade orgulho orgulhos* vergonha* envergonh* coragem valentia medo* temor* tem-medo receio* esperanca* moral espirito motiv* concien* consciente* conscientes consciencia compreens*
compreend* entend* -entendimento conhecimento* sabem sabiam sabia sabe conhece* conheciam sentido sentimento* senti* sent* sente* uniao unid* pertenca pertencimento irmandade companheirismo sororidade
menosprez* desprez* desdem odio cortesia gentileza amabilidade calor isolamento isolad* distanciamento rixa solidariedade solidari* coesao harmonia vontade empatia simpat* tolerancia tolerante* hostil* inimizade* rivalidade* rancor* ressentimento* suspeita* tensao tensoes tens* desconfiad*
indiferen* relacao relacoes vinculo* laco* clima atmosfera ambiente tom cultura identidade* visib* visiv* invisi* voz vozes peso pesa pesava prestigio
reputacao imagem credibilidade legitimidade influen* reconhecimento* lideranca apropriacao autonomia poder empoder* capacidade* capaz capazes habilidade* competencia*
disposicao dispost* abertura abert* receptiv* sensibil* sensivei* sensivel atent* consider* apreco apreci* interess* compromiss* comprometid* firme* seguranca segur* fortale*
audaz valente* resilien* facil dificil proxim* cordial amave* leve leves pens* pensa* veem via* viam ver ver-se vist* olhar* olhav* olha* encara* encarar* valoriz* duvida* duvidava*
credito postura ouvido ouvidos ideia ideias inimig* estorvo iguais aliad* dign* cooperacao cooperam colabora* dialogo comunicacao coordenacao escut* cabeca
""")
ASPECTS = Words(
    "deixou deixaram deixa deixam deixado comecou comecaram passou passaram chegou chegaram voltou voltaram aprendeu aprenderam foi foram ido vai vao parou pararam veio vieram vem vinha"
)
LIGHT_VERBS = Words("""
teve tiveram tem ganhou ganharam ganhado ganho deu deram dado fez fizeram feito manteve mantiveram mostrou mostraram perdeu perderam perdido adquiriu
adquiriram obteve obtiveram conseguiu conseguiram alcancou alcancaram tomou tomaram pos puseram levou levaram construiu construiram formou formaram desenvolveu desenvolveram
mudou mudaram mudado recuperou recuperaram cresceu cresceram gerou geraram encontrou encontraram achou ficou ficaram viu viram teceu teceram forjou instalou
instalaram semeou cedeu cederam abriu abriram reconheceu reconheceram melhorou quebrou quebraram rompeu romperam expressou expressaram superou tornou tornaram
""")
PLANS = Words("""
projeto minuta minutas anteprojeto proposta conversas consultas negociacoes preparativos perspectiva perspectivas perspetiva perspetivas intencao
intencoes esperanca esperancas expectativa expectativas ambicao prioridade prioridades meta metas objetivo objectivo possibilidade possibilidades probabilidade
desejo desejos sonho sonhos tramite prevista previsto previstas previstos esperada pendente pendentes iminente plano planos promessa questao carteira pauta agenda vias estudo estudos vista fase
""")
HOPES = Words(
    "esperanca esperancas possibilidades perspectiva perspectivas perspetivas expectativa expectativas intencao intencoes probabilidade boato boatos"
)
MODALS = Words("poderia poderiam deveria deveriam devera deverao haveria seria seriam possa possam")
LAST_DAYS = Phrases("""
para|ate|antes NUMBER
para|ate o|a|os|as ..? proximo|proxima|seguinte|ano|mes|NUMBER
o|a|os|as|no|na|nos|nas|em proximo|proxima|proximos|proximas ano|mes|semana|semestre|trimestre|meses|semanas|epoca
ano|mes|semestre|semana que|vindouro|proximo
falta|faltam pouco|dias|semanas|meses|nada
""")
HINTS = Words(
    "trabalha trabalham elabora elaboram redige redigem ultima ultimam discute discutem debate debatem prepara preparam aponta apontam encaminha encaminham avanca avancam negocia negociam acena acenam promete prometem anuncia anunciam insinua cogita cogitam sugere estuda estudam pondera avalia"
)
THING_ENDINGS = Words(
    "*cao *coes *sao *soes *mento *mentos *dade *dades *ancia *ancias *encia *encias *agem *agens -autoridade -autoridades -comunidade -comunidades -entidade -entidades -sociedade -gerencia -agencia -irmandade -universidade -presidencia -instituicao -instituicoes -delegacao -delegacoes -populacao -populacoes -personagem"
)
GOODS = Words("""
banco bancos banca bancas lampada lampadas luz luzes torneira torneiras toldo toldos telhado teto tetos balanca balancas carro carrinhos galpao galpoes quiosque quiosques contentor
contentores placa placas licenca licencas autorizacao ordem ordens cobranca aluguel renda tributo porta portas abatimento sombra sombras latrinas barracas caminho coisa coisas veto
apreensoes caso casos avisos alvara alvaras
""")
HAPPENS = Words("""
veio vieram chegou chegaram caiu cairam baixou baixaram subiu subiram surgiu surgiram apareceu apareceram acabou acabaram terminou terminaram venceu caducou cessou cessaram mudou mudaram
desapareceu desapareceram saiu sairam cresceu cresceram diminuiu diminuiram melhorou melhoraram comecou comecaram ficou ficaram houve brotaram nasceram
deixou deixaram passou passaram continuou
""")
IMPERSONAL = Phrases("""
ja? nao lhes|as|os? se? *am|*em|*avam|*iam
deixaram de *ar|*er|*ir
tira|tiram|pede|pedem|cobra|cobram|exige|exigem|paga|pagam|leva|levam|toma|tomam|vende|vendem|permite|permitem|aceita|aceitam|deixa|deixam|nota|ve|sente se
""")
COMPLETES = Words(
    "cola colam afixa afixam assina assinam publica afixou afixaram colou leu assinou assinaram promulgou promulgaram ratificou ratificaram sancionou sancionaram referendou confirmou aprovou aprovaram publicou publicaram homologou rubricou"
)
JUDGING = Words("""
si so resultado
momento momentos sinal sinais simbolo simbolic* boa bom direcao caminho porta portas luz inicio comeco exemplo modelo inspira* lagrimas alegria alegra forca forcas seguir frente animo anima* animador*
alento alenta* energia motiva* celebr* comemor* festej* capitulo pagina impulso vento esper* anseio sonhar sonhado futuro melhor melhores confianca alto alta primeira primeiro ordem dia ha como
disto isto nisto disso isso ver orgulho bonito bonita pesa palavras palavra descrever descrev* fala fal* mesma mesmo so pedir ped* mais valor setor sector dificil exagerar por estrategia prioridade interesse nivel escala sorri sorriso
enche enchem nos sente sentir sentimos representa representar significa significado mostrar mostra conta contam muito muita resultado resultados todos todas sentido claro clara evidente
dizer diz dito contar pensar imagin* crer ver visto vist* expressar explicar acrescentar coracao olhos futuro esperanca tempo ninguem esquec* record* lembr* marca antes depois historia
feliz felizes satisf* vale valem pena reconhecimento trabalho equipe equipa equipes programa projeto objetivo objetivos meta metas teoria mudanca estrategico plano missao visao colheita esperar
esperad* expectativas peso tem ter faz fazer longe luta
""")
WITHOUT = Words("sem")
WITHOUT_US = Phrases("""
sem ..? ..? wiego|nos|nosso|nossa|nossos|nossas
nao fosse|fossem ..? ..? wiego|nos|nosso|nossa
se nao ..? ..? wiego|nos|nosso|nossa
se ..? wiego nao
a|na falta|ausencia da|de|do wiego|nosso|nossa
""")
WOULD = Words(
    "nada ninguem nunca jamais nao nenhuma nenhum impossivel impensavel continuaria continuariam teria teriam tivesse *aria *ariam *eria *eriam *iria *iriam -secretaria"
)
CAUSE_CLASSES = Phrases(
    """
<our> ..? _ e|foi|foram|sao a|o? ..? razao|motivo|explicacao
<our> <work> explica* por|porque _
<our> ..? <work> ... <swayed>
resultado|fruto|consequencia|efeito|produto do|da|de|dos|das ... que *amos|*emos|*imos
<work> da|de wiego .. <swayed>
<our> ..? <work> ... que <swayed>
wiego|nos conseguiu|logrou|obteve|ganhou|assegurou|garantiu|evitou|impediu|convenceu|forcou|fez|mudou|conseguimos|garantimos _
com|gracas ... <our> ..? <work> conseguimos|obtivemos|fizemos|ganhamos
conseguimos|fizemos|obtivemos|garantimos que|com
<credit> .... <our>
por obra|acao|forca|influencia|intervencao|pressao|gestao|insistencia ..? ..? da|de|a ..? <our>
<our> <credit>
<our> ..? <work> ... deixou|deixaram|marcou|fez|fizeram a|sua|marca|diferenca
so|apenas quando|depois|apos|porque ..? ..? <our>
<swayed> por|pela|pelo|pelos|pelas ..? <our> ..? <work>
""",
    our="nosso nossa nossos nossas wiego",
    work="campanha* incidencia advocacy lobby pressao pressoes peticao estudo* relatorio* pesquisa* investigacao trabalho esforco* capacitacao formacao formacoes apoio acompanhamento dados argumento* demanda* persistencia insistencia mobilizacao intervencao intervencoes carta* acao acoes atuacao programa projeto contribuicao assessoria proposta* numeros analise mapa* presenca ajuda",
    swayed="convenc* mud* vir* forc* ganh* salv* logr* consegui* assegur* garanti* permiti* possibilit* desencade* desbloque* derrub* decid* inclin* lev* result* produzi* trouxe* empurr* provoc* obrig* mov* abriu abriram reverte* termin* levant* funcion* surti* rend* fez fizeram dobr* quebr* fortalec* empoder* melhor* aument* elev*",
    credit="merito meritos credito gracas fruto frutos marca impressao selo mao obra deve devem devemos divida atribuivel vitoria conquista",
)
BEGUN = Phrases(
    """
<begins> a|de|por nao? *ar|*er|*ir
<begins> *ando|*endo|*indo
<begins> se a|de *ar|*er|*ir
""",
    begins="deixou deixaram deixa deixam deixado comecou comecaram passou passaram voltou voltaram acabou acabaram terminou terminaram chegou chegaram pararam parou continuou continuaram vem vinha veio continua continuam",
)
BEHAVES = Words(
    "trat* comport* dirig* relacion* lida* lidar* atend* receb* saud* cumprimen* fala* falo* respond* abord*"
)
BEFORE_OF = Words("fora cheias cheios cheia")
PLURAL_PASTS = Words("tinham haviam *aram *eram *iram *seram")
RECEIVERS = Words("ao aos à às")
CLITICS = Words("lhes")
NO_ACTS = Words(
    "ser estar ter sentir melhorar crescer aumentar subir ganhar mudar ficar tornar parecer gozar viver fortalecer haver"
)
MOVES = Words("""
levou levaram saiu sairam voltou voltaram mostrou mostraram informou informaram deu deram tomou tomaram falou falaram abriu abriram baixou mudou mudaram
identificou identificaram passou passaram deixou deixaram fez fizeram
""")
PRESENT_ENDINGS = Words("*a *am *e *em")
AFTER_PRESENT = Words("o a os as um uma ao aos seu sua seus suas cada todo toda todos todas")
SOLE_CAUSE = Phrases(
    """
<sole> <through> ..? <our>
<through> ..? <our> ..? <alone>
<our> .. <alone> .. <effect>
<effect> ..? <our> ..? <alone>
<alone> a? <our> .. <effect>
<nobody> mais|senao|exceto|salvo|alem da|do|a|o|de? ..? <our>
<nobody> a? nao ser ..? <our>
so|apenas a? <our> pode|conseguiu|puderam|soube|podia _
<our> ... e|foi|sao|foram|continua .. <reason> ..? de|da|do|por|para|que|pela|pelo
<sole> ..? <reason> ... <our>
<won> por|pela|pelo|pelas|pelos ..? <our>
<work> .. wiego .. <freed>
<work> .. wiego .. <took> .... de|da|do|das|dos|a|ao
<our> ..? <work> ... <freed>
<work> .. wiego .. pos|puseram fim|termo|travao a|ao|as|aos
<our> ..? <work> .. pos|puseram fim|termo|travao a|ao|as|aos
<our> ..? <work> .. <took> .... de|da|do|das|dos
wiego tirou|resgatou|libertou|liberou .... de|da|do|das|dos _
tudo ..? <hinges> a|ao|da|do|na|no|em|de ..? <our>
exito|vitoria|triunfo|sucesso|merito|conquista|facanha .. e|foi|pertence|cabe .. <our>
<our> .. tornou|tornaram possivel|realidade
atribu* ..? a ..? <our>
por|a nossa instigacao|insistencia|iniciativa|instancia
a|por instancia|instancias|instigacao|insistencia|impulso|iniciativa nossa|nossas|nosso
remont* ..? a|ao|aos|as ..? <our>
porque ..? <our>
ced* a|as ..? pressao|pressoes|insistencia ..? <our>
bastou|bastava|bastaram|chegou com? ..? <our>
<our> ..? <work> ..? bastou|bastaram|foi|chegou suficiente? para|a _
<our> ..? que? se deve|devemos|devem|deveu
<push> .... veio|vieram|nasceu|saiu|partiu de|da|do ..? <our>
tudo comecou|partiu|arrancou com|de|da|do ..? <our>
""",
    our="nosso nossa nossos nossas wiego",
    work="campanha* incidencia advocacy lobby pressao pressoes peticao estudo* relatorio* pesquisa* investigacao trabalho esforco* capacitacao formacao formacoes curso* oficina* apoio acompanhamento argumento* persistencia insistencia mobilizacao intervencao carta* acao acoes atuacao programa projeto contribuicao assessoria proposta* numeros presenca ajuda",
    sole="so somente unicamente exclusivamente apenas inteiramente puramente unica unico sozinha principal verdadeira tudo integralmente",
    through="gracas por pela pelo pelas pelos devido mediante causa atraves",
    alone="sozinha sozinhas sozinho sozinhos exclusivamente unicamente mesma apenas",
    effect="conseguiu obteve ganhou fez mudou arrancou conseguimos obtivemos ganhamos fizemos trouxe convenceu travou acabou alcancou tirou conquistou",
    nobody="ninguem nada nenhum nenhuma quem",
    reason="razao razoes causa causas motivo explicacao chave motor artifice fonte",
    won="ganh* conseguid* obtid* arrancad* conquistad* alcancad* impost* forcad* desbloquead* destravad* evitad* impedid* resgatad* salv* libertad* liberad* transformad* travad*",
    freed="convert* transform* libert* liberou resgat* salv* poupou alivi* quebr* romp* calou dobrou livrou",
    took="tirou tiraram tiramos levantou retirou retiraram resgatou arrancou",
    hinges="resume resumiu reduz reduziu depende dependeu assenta parte nasce vem veio provem",
    push="empurrao impulso faisca estopim ideia rastilho",
)

VAGUE_CLASSES = Phrases(
    """
faz|fazia|ha um|uns|algum|bom|muito|pouco <time>
<time> mais? recentes|recente|passados|passadas|anteriores
<quant> <quant>? de? <quant>? <time>
ha|fazia|faz <quant>? <quant>? <time>
<time> atras|depois|passados|passadas|idos
com|em|por|a|no|na|nos|nas|ao|aos o|os|as ..? <time>
com|ao|no o? passar|correr|decorrer|longo|fim do|dos|das|de ..? <time>
em|por|desde|de|a|num|numa|nalgum|dum algum|alguma|um|uma|dada|determinada|determinado|certa|certo|alguns|aquele|dado|certo _? <time>
um|uma belo|bela|dia|manha|tarde
mais? cedo ou mais tarde
<time> a|apos|por <time>
estes|estas|nestes|nestas|aqueles|aquelas <time>
<time> que correm|correndo
aos poucos
pouco a pouco
volta e meia
""",
    quant="ultimo ultima ultimos ultimas passado passada passados passadas recente recentes pouco poucos poucas par varios varias muitos muitas muito algum alguns algumas uns umas tantos tantas diversos diversas numerosos numerosas bastante bastantes longo longa longos bom boa certo certa proximos anteriores meio",
    time="tempinho tempao bocado tempo tempos dia dias semana semanas mes meses ano anos decada decadas temporada temporadas periodo epoca epocas momento momentos ponto altura etapa geracoes espera lustro estacoes",
)
INFLUENTIAL = Phrases(
    """
<much> da|do|das|dos <mass>
<class> <high>
<people> mais? <high>
<people> com|de|do|da|em o|a|muito|muita|grande|certo? <power>
os|as de cima|sempre
os|as do poder|mando
""",
    much="boa parte grande maioria metade",
    mass="burocracia oficialidade elite elites sociedade populacao",
    high="influente* poderos* importante* proeminente* politica politicas dirigente dirigentes governante abastad*",
    people="gente pessoa pessoas figura figuras vozes personalidades individuos familias circulos",
    **{"class": "classe classes elite elites cupula cupulas esfera esferas mundo"},
    power="influencia poder peso meios autoridade posicao mando dinheiro contactos contatos",
)
REASONS = Words("porque pois ja")
WAS_SO = Words("era eram tinha tinham havia antes *avam *ava *iam")
DEALS = Words("""
assin* acord* acordo acordos pact* negoci* convencion* cheg* entendimento compromiss* ata convenio acert* combin*
""")
AFTERWARDS = Words("apos depois logo quando")
GERUND = Words("*ando *endo *indo -quando -segundo")
GOING_ON = Phrases("""
esta|estao|segue|seguem|anda|andam *ando|*endo|*indo
esta|estao|segue|anda|andam a *ar|*er|*ir
""")
SINCE = Words("desde ja agora")
COMPARATIVES = Words("mais menos melhor melhores maior maiores menor menores")
IMPERSONAL_STATE = Phrases("""
vender|trabalhar|venda ..? ..? e|foi|voltou ..? possivel|legal|livre
tornou|ficou|passou se? a? ser? possivel|legal|facil|gratis|obrigatori*|gratuito
e|foi|era ja? possivel|legal|licito|gratis|obrigatorio
""")
REACTS = Words(
    "receb* celebr* agradec* aplaud* saud* festej* comemor* protest* queix* voltou voltaram regress* retom* acat* alegr*"
)
PEOPLE_ENDINGS = Words("*dores *doras *dora *dor *eiros *eiras *eira *eiro *istas *ista *antes *enses")
TOOK_PART = Words("""
assisti* particip* viaj* conclu* termin* complet* form* curs* seguiram seguiu viram viu ouviram aprend* reuniram encontr* compareceram foram foi receb* visit* discut* partilh* compartilh*
apresent* troc* fizeram fez frequent*
""")
HELPED_TO = Phrases("""
ajud* .. a *ar|*er|*ir|-fortalecer|-avancar|-conseguir|-melhorar|-visibilizar
""")
NUMBERS = Words(
    "dois duas tres quatro cinco seis sete oito nove dez onze doze quinze vinte trinta quarenta cinquenta duzia ambas ambos"
)
GAVE = Words("demos deu dado deram fizemos fez feito emprestamos levamos oferecemos prestamos")
OPENED_UP = Words("abriu abriram reconheceu reconheceram")
ADOPTED = Words("aprovad* adotad* votad* assinad* publicad* promulgad* sancionad* ratificad*")
NOT_YET = Words("uma vez quando se ate ser seja")
ANYBODY = Words("""
viuva viuvas viuvo viuvos
trabalhador trabalhadora trabalhadores trabalhadoras mulher mulheres homem homens pessoa pessoas familia familias crianca criancas filho filha filhos filhas mae
maes pai pais jovem jovens menina menino meninas meninos migrantes integrante integrantes membro membros socia socias socio socios lider lideres lideranca
liderancas dirigente dirigentes morador moradora moradores vizinha vizinhos cliente clientes estudantes alunos usuarios advogado advogada participantes
produtoras consumidores agregados lares miudos empregada empregadas
""")
KINDS_OF_WORK = Words("domestica domesticas domestico domesticos domicilio textil feira construcao limpeza")
CHANGING = Words(
    "mudanca mudancas virada aumento crescimento alta perda salto onda queda descida transformacao evolucao reviravolta"
)
OCCURS = Words("ocorreu houve deu verificou operou registou registrou produziu notou veio e foi")
NOT_INNER = Phrases("""
a vista
fech* os olhos
disposicao de|da|do|das|dos
viu|viram a luz
poder|poderes publico|publicos|judiciario|judicial|legislativo|executivo
""")
WITHIN = Words("de do da dos das no na nos nas em")
THROUGH_US = Phrases(
    """
atraves|por|com|mediante|via meio|intermedio? de|do|da|dos|das|o|a? ..? <ours> ..? <work>
""",
    ours="nosso nossa nossos nossas",
    work="projeto projetos programa campanha trabalho apoio formacao fundo iniciativa",
)
SINGLED_OUT = Phrases("""
entre outras|outros|elas|eles|os|as a?
uma|um|delas|deles delas|deles? a?
sobretudo|especialmente|particularmente|nomeadamente|inclusive a?
em especial|particular a?
incluindo a?
""")
AFTER_A_NAME = Words("de da do das dos que quem moradora")
VAGUE_DOING = Phrases(
    """
acompanh*|segu*|carregamos|abracamos|zelamos ..? caso|tema|assunto|processo|causa|pauta|dossie|luta
tec*|forjamos|construimos|cultivamos|lancamos ..? aliancas|pontes|lacos|redes|vinculos|confianca
atuamos|servimos|agimos|fizemos|fomos de|como|ponte|ponto _? _?
pusemos|compartilhamos|partilhamos|aportamos|oferecemos|demos|emprestamos|somamos|colocamos|trouxemos .. <goods>
estendemos|demos|lancamos uma? mao|ponte|pontes
onde|quando foi|era|fosse preciso|necessario
""",
    goods="conhecimento conhecimentos experiencia experiencias saber saberes tempo coracao energia conviccao contatos presenca voz trajetoria",
)
UNRELATED = Words("""
logotipo logo hino bandeira estatua estatuas monumento banda orquestra estadio festival carnaval frota sede limusine limusines piscina piscinas geminacao
zoologico aeroporto catedral museu teatro opera casino cassino golfe mascote brasao desfile cupula fonte fontes chafariz lema bonde eletrico fachada
""")
THAN_BEFORE = Phrases("""
que antes|outrora
""")
THEM = Words("lhes elas eles")
COSTS = Phrases("""
foi|foram preciso|precisos|precisas|precisa|necessario|necessarios|necessarias
custou|demorou|levou|custaram|levaram ..? NUMBER|um|uma|dois|duas|tres|anos|meses
""")
ALSO = Words("tambem ainda igualmente")
FOUNDS = Words("fundaram fundam criaram criam formaram formam constituiram registraram registaram")
SEIZED = Phrases("""
detid*|encarcerad*|algemad*|indiciad*|autuad*|apreendidos|apreendidas em|na|no|por
presos|presas|preso|presa em|na|no|por|desde|sem|durante|nas|nos
acusad*|condenad*|investigad*|retid* por|de|em|na|no|pela|pelo
detid*
""")
CAN = Words("pode podem podera poderao deve devem nunca ninguem nenhum nenhuma")
WORKS_AS = Words(
    "vende vendia lava passa cozinha limpa costura tece borda recicla carrega cuida trabalha recolhe cata engraxa faz"
)
SAYS = Words(
    "disse disseram diz dizem conta contam contou comenta comentam comentou fala falam falou mencionou ouvimos parece"
)
THAT = Words("que")
PERHAPS = Phrases("""
talvez|quica|porventura|oxala|tomara
quer|querem|pensa|pensam|planeja|planeia|pretende|pretendem em? *ar|*er|*ir
vai|vao|ia|iam *ar|*er|*ir
""")
TO_DO = Phrases("""
a *ar|*er|*ir
""")
OUR_ROLES = Phrases("""
colega|colegas da|do|de|nossa|nosso equipe|equipa|escritorio|programa|area
colega|colegas
tecnica|tecnico|oficial|coordenadora|coordenador|assessora|assessor de|do|da projeto|programa|campo|terreno|wiego
facilitadora|facilitador|estagiaria|estagiario|consultora|consultor
""")
ISSUES = Words("numero numeros edicao edicoes exemplar exemplares tomo volume tiragem fasciculo reimpressao")
SUMMED_UP = Phrases(
    """
assim|isso|esse|essa|isto|tal|tais foi|foram|e|sao .... <our> <unit>
<our> ..? <unit> em numeros
""",
    our="nosso nossa nossos nossas wiego",
    unit="programa projeto projecto equipe equipa trabalho escritorio ano rede",
)
OPENINGS = Phrases("""
cabe|vale|ha|convem|e a|de|que|preciso|necessario|importante? pena? dizer|notar|assinalar|destacar|mencionar|lembrar|registrar|registar|salientar que
constata|observa|verifica se que
""")
PARTICIPLES = Words(
    "*ado *ada *ados *adas *ido *ida *idos *idas *aberto *aberta *abertos *abertas suspenso suspensa suspensos suspensas posto posta feito feita extinto extinta"
)
VENUES = Words(
    "mercado terminal estacao rodoviaria porto estadio matadouro lixao aterro moinho feira central"
)
SPEAKS = Words("""
exortou pediu convidou decidiu recusou votou contratou emprestou pagou acordou prometeu agradeceu apelou instou empregou comprou
""")
BODIES = Words("sociedade")
FOLKS = Words("pessoal gente povo galera turma malta")
DURING = Phrases("""
no|em curso de|do|da
""")
MAKES = Words(
    "abriu abriram inaugurou inauguraram construiu construiram calcetou pavimentou asfaltou instalou instalaram ergueu cobriu iluminou equipou"
)
UNDOES = Words(
    "revogou revogaram aboliu aboliram extinguiu eliminou eliminaram anulou suprimiu suspendeu levantou"
)
SELLING = Words(
    "vender assar cozinhar carregar engraxar coser costurar lavar fritar catar reciclar pescar entregar venda vendas"
)
TO_BE_DONE = Phrases("""
seja|sejam|sera|serao|seria|seriam ..? *ado|*ada|*ados|*adas|*ido|*ida|*idos|*idas|revist*|feit*|abert*|post*|pag*|entreg*|escrit*|aceit*|gast*|ganh*
que ... se *am|*em|*e
""")
REGIONS = Phrases("""
america|africa|asia|europa latina|central|ocidental|oriental|austral|meridional|subsaariana|do|lusofona sul|norte?
africa|asia|europa|oceania|sahel|caribe|magrebe|andes|mercosul|mesoamerica|palop|lusofonia
cone sul
istmo
a|o? regiao|subregiao|continente
""")
ALL_OFFICES = Words(
    "governos ministerios cidades paises estados municipios prefeituras autoridades parlamentos empregadores"
)
TOGETHER = Phrases("""
conjunto|conjuntamente|colaboracao|parceria|coproducao|associacao|junto com
""")
MEDIA = Words("radio televisao tv canal revista")
INTERESTED = Phrases("""
os|as|demais|outros|outras|pessoas|partes interessados|interessadas
""")
