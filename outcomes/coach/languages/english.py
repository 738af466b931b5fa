"""English words for the rules: who acts, verbs, and the turns of phrase of each rule.

The modules of the other languages have the same names; what a list is for is said here.
"""

from outcomes.coach.phrases import Phrases, Words
from outcomes.coach.reading import Reading

OFFICES = Words("""
polyclinic polyclinics dispensary dispensaries
cathedral basilica monastery microlender microlenders lenders utility
embassies consulates dioceses parishes clinics hospitals schools universities registries secretariats inspectorates treasuries museums
airlines insurers breweries refineries plantations clubs
regulator regulators utilities  faction chancery customs exchequer archive archives airport
 railway railways  depot museum library orchestra navy army militia patrol gendarmerie
commissionership embassy consulate mission cantonal canton voivodeship oblast prefectural sheikhdom emirate kingdom
caucus   bundestag knesset duma diet sejm storting riksdag folketing oireachtas dail lok rajya
sabha panchayat barangay  lender insurers telecom operator operators airline brewery mill refinery mine
plantation estate franchise grocer wholesaler wholesalers distributor marketplace startup publisher cinema hotel
hotels restaurant     post gazette paper broadcaster diocese parish
temple mosque trust trusts  college faculty academy observatory laboratory consortium conglomerate
bureaus squad battalion garrison arbitrator arbitrators mediator notary boards chambers assemblies presidium junta
regime admin commune communes
administration agency agencies assembly authority board bureau cabinet chamber chancellery commission
commissions committee committees
congress constabulary corporation corporations council councils councillors court courts department departments
directorate directorates district division executive federal government governorate inspectorate institute
judiciary jury legislature magistracy ministry ministries municipality municipalities office offices
parliament parliaments parlament police prefecture presidency registry secretariat senate service
services state states station tribunal tribunals treasury unit university utility city county province town
bank banks company companies factory factories brand brands supplier suppliers retailer retailers employer
employers buyer buyers firm firms contractor contractors hospital clinic school landlord landlords fund insurer
    platform platforms supermarket mall inspectors gov govt commissariat
ombudsman ombudsperson taskforce force panel house lawmakers legislators newspaper radio archdiocese bishop church
conference bench
""")
"""Those who decide or carry out."""

OFFICIALS = Words("""
prefects registrars treasurers bishops priests pastors imams kings queens generals captains sergeants headmen sheikhs sheikh mufti muftis
rabbi cardinal ombudswoman assemblymen senators speakers envoys consuls comptrollers rectors deans justices justice
master harbourmaster harbormaster defender speaker headwoman headman headmen elder elders chieftain emir sultan prince
princess viceroy regent alderman aldermen alderwoman burgomaster provost dean rector  postmaster
stationmaster foreman forewoman supervisor supervisors coordinator convenor convener chairs whip assemblyman
assemblywoman congressman congresswoman congressmember comptroller auditor auditors ombudsman solicitor
 coroner examiner assessor surveyor receiver  surgeon matron general colonel captain
major lieutenant sergeant  commander brigadier admiral ceo  vicepresident wali mukhtar
caid induna paramount
mayor mayors minister ministers president governor governors commissioner commissioners judge judges magistrate
magistrates officer officers official officials inspector inspectors director directors secretary secretaries
clerk manager managers chief chiefs councillor councillors councilor councilors senator senators deputy deputies mp mps
prefect administrator administrators ambassador superintendent warden wardens chair chairperson chairman chairwoman
treasurer registrar prosecutor attorney spokesperson rapporteur askaris candidate candidates delegate delegates
lawmaker legislator king queen premier chancellor marshal marshals sheriff constable constables owner owners
engineer engineers planner planners teacher teachers archbishop archbishops pastor priest imam consul envoy principal headmaster bailiff nurse doctors employee guard guards
statistician statisticians editor journalist journalists party parties
""")

ORGANISATIONS = Words("""
clinic clinics circle circles club clubs front  committees caucus brotherhood sisterhood platform
 charity charities diocese parish archdiocese caritas jurists  pastoral
congregation  institutes faculty  bar npo cso csos initiative consortium observatory
parents' tenants' confederations leagues fellowship fraternity centre center observers monitors
solidarity sangam mahila sangha samiti sabha collectives
union unions federation federations association associations cooperative cooperatives coop coops
alliance alliances network networks ngo ngos coalition coalitions committee society forum congress confederation
foundation collective movement movements league syndicate guild group groups
organisation organisations organization organizations institute university homenet streetnet
sewa
""")
"""Those that workers and their allies make."""

PEOPLE = Words("""
dealer dealers barrowmen
widows orphans
*makers *sellers *pickers *workers *growers *carriers *grinders *cutters *sorters *keepers *owners *stitchers *weavers
*gatherers *dryers *washers *menders *peelers *divers *fishers *burners *crushers *smokers *diggers *minders *sweepers *loaders *pullers
*haulers *peddlers *brewers *finishers *bakers *painters *welders *shiners *collectors *hustlers *herders *tappers *dyers *tanners
*potters *spinners *knitters *carvers *miners *shellers *roasters *harvesters *haulers *vendors *traders *hawkers *mechanics *choppers
*splitters *polishers *binders *planters *milkers *shearers *printers *sprayers *sculptors *musicians *divers caddies nurses midwives
caretakers knackers ferrymen boatmen fishermen fisherfolk craftswomen craftsmen washerwomen
worker workers vendor vendors trader traders hawker hawkers seller sellers picker pickers reclaimer reclaimers recycler
recyclers homeworkers homeworker porter porters kayayei driver drivers rider riders cleaner cleaners nanny nannies
women men people members leaders leader member families family households household children mothers fathers parents
girls boys youth migrants artisans weavers embroiderers tailors seamstresses stitchers rollers sorters cooks
fishers fishmongers smokers farmers builders masons carpenters shoemakers cobblers barbers hairdressers residents
customers neighbours tenants passengers patients pupils students booksellers cartoneros catadores zungueiras carers
caregivers producers processors shopkeepers stallholders operatives labourers laborers girl boy woman man wife daughter
son widow person persons waste-pickers volunteers lawyer lawyers paralegals paralegal researchers economist
""")

GENERIC_ACTORS = Phrases(
    """
interested|affected parties|persons
the? folks|folk|guys|fellows
stakeholder|stakeholders
community|communities
authorities
the|local|competent authority
governments
actors
players
<vague> services|service|units|organs|offices|government|governments|officials|institutions|agencies|leaders|cities|countries|municipalities|councils|ministries|states|companies|employers|brands|politicians|organisations|organizations|groups|people|departments|offices|parties|bodies|policymakers
policymakers|policymaker|politicians|decisionmakers
policy|decision makers|maker
public opinion
general? public
society
civil society
institutions
partners
leadership
powers that be
those|people in charge
duty bearers
officials
local|community|political|opinion|traditional|government|relevant|key|city|national leaders|officials|powers|institutions|bodies
government bodies|agencies|institutions
cities|countries|municipalities
the? government
the? state
everyone|everybody|somebody|someone|they
the system
sector
international community
<vague> sectors|sector|sections|section|circles|quarters|sides|actors|stakeholders|players|powers|forces|interests|segments
sections|section|parts|segments|sectors|members of the? society|public|population|community
those|people|persons|anyone responsible|concerned|involved|affected
the? powers|leaders|politicians|leadership in|at|across
the? powers
the|many|most? public
decision takers|taker
public figures|officials|sector|bodies|agencies|institutions
<vague> people|others|ones
people in|across|everywhere
""",
    vague="various relevant different several many some all local concerned responsible competent other key numerous national public city municipal world's diverse distinct respective appropriate those leading certain most powerful high",
)
"""Nobody in particular, unless a name or a place makes it one (see actors.py)."""

NEEDS_NO_PLACE = Words("government state")

THINGS = Words("""
law laws bylaw bylaws act bill policy policies regulation regulations ordinance rule rules decree decision decisions
fee fees tax taxes toll tolls fine fines price prices budget budgets plan plans programme program programs market
markets stall stalls permit permits licence licences license licenses registration eviction evictions harassment
raids raid confiscation confiscations access space spaces toilet toilets water shelter shelters storage
voice visibility awareness recognition protection conditions situation changes change progress dialogue
relations relationship relationships cooperation collaboration agreement agreements contract contracts clause wage wages
coverage insurance benefits benefit rights right capacity capacities confidence understanding attitudes attitude perception
status power negotiation negotiations practice practices measures measure steps step framework guidelines guideline
amendment amendments quota ban restriction restrictions curfew site sites area areas zone zones road roads facility
facilities creche creches centre demand demands issue issues question questions there result results
inclusion participation registers register list lists card cards id
""")
"""What cannot act: as the only subject they leave open who did."""

AGENT = Words("by")
NOT_AN_AGENT = Phrases("""
by the? end|beginning|middle|start|close|time|year|month|summer|spring|autumn|winter|morning|way|means|law|laws|name|hand
by NUMBER
by a|an? vote|majority|margin|third|quarter|half|decree|ordinance|letter|consensus|resolution|phone|mail|lottery|draw|weight
by one|two|three|four|five|six|seven|eight|nine|ten|half|votes|acclamation|decree|consensus|now|then|january|february|march|april|may|june|july|august|september|october|november|december
""")
_IRREGULAR_PASTS = Words("""
broadcast telecast webcast livestreamed typeset reset offset proofread reread forecast recast
read cost wept knelt leant strung stung flung trod wrung misled mistook resold outdid sprang overcame arose split dug hung lit swept bred crept burnt leapt clung bent strode spelt swung strung slid wound thrust shrunk withstood befell
became began bought bound brought broke built came caught chose cut did drew drove fed fell felt found forbade froze
gave got grew had heard held hit kept knew laid led left lent let lost made met overrode oversaw overturned paid put
quit ran rebuilt
rose said sat saw sent set shook shut sold sought spent spoke spread stood stopped struck swore taught threw told
took undertook undid understood upheld went withdrew withheld won wrote rode redrew rewrote won bore beat bid cast
shot slept woke dealt fled flew hid sang stole stuck swam wore wove blew drank ate fought forgot withstood forbore shrank sank foresaw forwent spun tore underwent
""")
_IRREGULAR_PARTICIPLES = Words("""
broadcast telecast webcast typeset reset offset proofread reread forecast recast
slept sat stood stayed bled rung sunk lain lent wept kept waited
sprung overcome arisen split dug hung lit swept swung wound bound bent sworn borne stripped
become begun born bought brought broken built chosen cut done drawn driven fallen found forbidden frozen given gone
grown held hit kept known laid led left let lost made met overseen paid put rebuilt risen run said seen sent set shut
sold sought spent spoken struck sworn taught thrown told taken torn undertaken undone understood upheld withdrawn
withheld won written rewritten redrawn heard hurt worn
shot dealt fled flown hidden sung stolen stuck worn woven blown drunk eaten fought forgotten beaten shrunk sunk undergone
""")
_BE = Words("was were is are been being be wasn weren isn aren")
HAVE = Words("has have had having hasn haven")
_NOT_FINITE_BEFORE = Words("""
the a an of in on at to for with without by from into under over their its his her our your my these those no and-or
newly recently self more most less un already not well poorly all some any many other both each every previously
formerly jointly long so better become becomes becoming
""")
"""After these a word in -ed describes something."""
_NEVER_VERBS = Words("""
dated titled
need seed feed speed united limited indeed hundred red bed shed led-in agreed-upon interested wed sacred naked wicked
related based employed skilled unskilled unorganised unorganized organised-sector unpaid supposed
concerned required proposed advanced exceed proceed succeed
""")
_PRESENT_ACTS = Words("""
accepts admits allows applies asks bans buys checks collects consults contracts covers demands employs enforces
exempts funds gives grants guarantees hires holds includes inspects invites issues lets lists meets negotiates obliges
offers opens orders pays permits prohibits protects provides publishes recognises recognizes records refuses
registers removes requires runs serves sets sits supplies teaches trains treats uses accept allow apply ask buy
collect consult contract employ enforce fund give grant hire include inspect invite issue meet negotiate obliged offer
pay permit provide publish recognise recognize record refuse register treat use
""")
_PRESENT_OR_NOUN = Words("""
waives scraps abolishes suspends installs exempts donates introduces cancels repeals adopts approves legalises legalizes lifts
cuts halves votes grants starts begins launches drops hands lends leases builds creates extends signs raises lowers
halts ends stops rents sells assigns paints paves repairs renames frees hosts
releases
""")
"""Verbs of the present, some of them also nouns: verbs where an article, a number or "to" follows."""
_ADVERBS = Words("""
not also now then finally formally officially publicly unanimously again first never recently only already since
still just jointly therefore thus soon later even immediately and both so far often always usually well
completely partly fully once newly eventually subsequently all
""")


def tense(reading: Reading, index: int) -> str:
    """Return `past`, `passive`, `present`, `future`, or nothing where a word is no verb of a sentence."""
    word = reading.words[index]
    before = reading.words[index - 1] if index > reading.sentence_start(index) else ""
    after = reading.words[index + 1] if index + 1 < reading.sentence_end(index) else "of"
    is_noun = word == "will" and (after in _AFTER_A_NOUN or reading.pause_after[index])
    if word in ("will", "shall", "ll", "would") and before not in _BEFORE_WILL and not is_noun:
        return "future"
    if reading.is_name(index):
        return ""
    if _hangs_on_noun(reading, index):
        return ""
    helper = _before_adverbs(reading, index)
    if (
        word.endswith("ing")
        and word not in _NO_PROGRESSIVES
        and helper in ("been", "was", "were", "is", "are")
    ):
        return "present" if helper in ("is", "are") else "past"
    participle = word in _IRREGULAR_PARTICIPLES or _in_ed(word)
    if participle and helper in _BE:
        return "passive"
    if participle and helper in HAVE:
        return "past"
    if (
        word in _IRREGULAR_PASTS
        and before not in _BEFORE_NOUNS
        and not (word in _ALSO_NOUNS and _a_noun(before))
    ):
        return "past"
    if (
        _in_ed(word)
        and (
            before not in _NOT_FINITE_BEFORE or reading.pause_before(index) or _opens_with_so(reading, index)
        )
        and before not in HAVE
        and helper not in _BE
    ):
        following = reading.words[index + 1] if index + 1 < reading.sentence_end(index) else ""
        starts = index == reading.sentence_start(index)
        if _follows_only_a_date(reading, index):
            return ""
        reduced = following == "by" and word not in HAPPENS
        return "" if reduced and (starts or not reading.pause_before(index)) else "past"
    after = reading.words[index + 1] if index + 1 < reading.sentence_end(index) else ""
    if after in _BE or after in HAVE:
        return ""
    if word in _PRESENT_ACTS and before and before not in _BEFORE_NOUNS and before != "to":
        return "present" if word.endswith("s") else ""
    if word in _PRESENT_OR_NOUN and before and before not in _BEFORE_NOUNS and _has_an_object(reading, index):
        return "present"
    return "be" if word in ("is", "are", "was", "were") else ""


def _has_an_object(reading: Reading, index: int) -> bool:
    """Say whether an article, a number, "to" or a figure follows a word, as what it does it to."""
    if index + 1 >= reading.sentence_end(index) or reading.pause_after[index]:
        return False
    after = reading.words[index + 1]
    people = any(word in PEOPLE for word in reading.words[index + 1 : index + 3])
    return people or after in AFTER_PRESENT or after in NUMBERS or after == "to" or after[0].isdigit()


_AFTER_A_NOUN = Words("of in and or was is had has from to for at")
_BEFORE_WILL = Words("the a of no political good free own their his her its at this that ill strong")
_BEFORE_NOUNS = Words(
    "the a an of in on at for with their its his her our to no this these by and-or per some all any"
)
_ALSO_NOUNS = Words("broadcast webcast forecast set cut put spread hit left found saw")


_NO_PROGRESSIVES = Words(
    "being going nothing something anything everything housing ruling missing lacking willing king"
)


def _a_noun(word: str) -> bool:
    return word in Words("tax price fee wage budget a the of and")


def _hangs_on_noun(reading: Reading, index: int) -> bool:
    """Say whether a word only describes what stands before a comma ("toilets, paid from the budget, were …")."""
    start, end = reading.sentence_start(index), reading.sentence_end(index)
    return (
        start < index < end - 1
        and reading.pause_after[index - 1]
        and reading.words[index + 1] in _AFTER_PARTICIPLE
    )


_AFTER_PARTICIPLE = Words("by from with for under")


def _follows_only_a_date(reading: Reading, index: int) -> bool:
    """Say whether no subject stands before a word in -ed, so that it describes ("In 2017 confiscated carts were …")."""
    before = reading.words[reading.sentence_start(index) : index]
    return bool(before) and all(
        word[0].isdigit() or word in DATE_WORDS or word in _OF_A_DATE for word in before
    )


_OF_A_DATE = Words("in on since by until before after during early late mid the of end beginning may march")


def _in_ed(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word not in _NEVER_VERBS


def _before_adverbs(reading: Reading, index: int) -> str:
    """Return the nearest word before this one that is no adverb."""
    start = reading.sentence_start(index)
    place = index - 1
    while (
        place >= start
        and place > index - 5
        and (reading.words[place] in _ADVERBS or reading.words[place].endswith("ly"))
    ):
        place -= 1
    return reading.words[place] if place >= start else ""


FUTURE = Phrases("""
ready for signature|approval|adoption|the|a|launch
only|just awaits|needs|lacks the|a
hopes|hoping|intends|expects|aims|aspires|longs ... to|that|for
is|are in gestation|preparation|discussion|drafting
on course to|for
has|have ..? sights|eye|eyes|hopes ..? on|set|pinned
looks|seems|appears as|set|likely|poised if|though|to ..? is|will|to
means|mean|meaning to
is|are|remain|remains ..? confident|optimistic|hopeful|certain|convinced that|of|about
is|are in the? works|offing|making|pipeline|wings|sight|store
is|are ..? around the corner
is|are expecting|awaiting|waiting|counting for|on|to|that
stands|stand ready|poised to
sets|set out|sights to|on
next year|month|week|session ... will|is|are
hope|hopes|aim|aims|goal|goals|intention|intentions|plan|plans|ambition|expectation|expectations|target|idea|wish|dream|aspiration|proposal .... is|are to|that
it is ..? intention|aim|hope|plan|goal|ambition|wish|policy ..? of|to|that
there is|are ..? talk|talks|plan|plans|hope|hopes|intention|intentions|proposal|proposals|moves|prospect|prospects|idea|ideas|discussion|discussions
is|are ..? weighing|mulling|eyeing|toying|studying|examining|assessing|reviewing|gearing|preparing|hoping|aiming|intending|aspiring|lining|readying|contemplating|deliberating|tempted
talks|discussions|negotiations|consultations|preparations|deliberations .... is|are|remain ongoing|underway|continuing|afoot|advanced|progress
wish|wishes|want|wants _
remains|remain|is|are yet to
has|have yet to
has|have pencilled|penciled|earmarked|scheduled
is|are in line|talks|discussions|negotiations to|for|with|about|over
is|are pending|forthcoming|imminent|upcoming|tabled|looming
vote|votes|decision|decisions|adoption|signature|signing|opening|launch|hearing .... is|are due|set|expected|scheduled|planned|foreseen|slated|pencilled|awaited|imminent
in the coming|next months|weeks|years|session
is|are minded|inclined|ready|keen|willing to
may put|adopt|bring|table|vote
plan|plans|planning|planned to
intend|intends|intending to
hope|hopes|hoping to|that|for
aim|aims|aiming to|at
expect|expects|expected to|that
is|are|be expected|due|set|likely|scheduled|supposed|about|poised|slated|bound to
is|are going to
is|are expected|scheduled|planned|foreseen|envisaged|likely
is|are _? considering|preparing|planning|discussing|exploring|contemplating|negotiating|drafting|finalising|finalizing|looking|working|thinking|debating|seeking
is|are being considered|discussed|drafted|prepared|planned|negotiated|debated|finalised|finalized
is|are under discussion|consideration|preparation
is|are in the process|pipeline|midst
wish|wishes|want|wants|seek|seeks|propose|proposes to
begun|started to think|plan|consider|discuss
would like to
has|have plans
there|a|the|its plan|plans|intention|proposal is|are|exists
may|might|could soon|eventually|one|adopt|approve|pass|ratify|sign|include|become
should soon|be|adopt|approve|pass|have
on track to
plans|preparations|talks|work are|is under|underway|being|afoot
once? it is|are adopted|passed|approved|ratified
is|are foreseen|anticipated
awaits|await
looks|look forward to
considers|consider _
it is hoped|expected|planned|anticipated
is|are to be|go|come|open|vote|decide|adopt|receive|get|have|start|begin|join|become|take|consider|discuss|debate|review|pass|sign|meet|hear|hold|revise|include|build|pay|give ..? _
is|are thinking of|about
is|are on the|its agenda|cards|table|horizon|way
will|would soon|probably|hopefully|likely|one
draft|bill|proposal awaits|pending
""")

SUBORDINATORS = Words("""
after when since although though because while as if before once until unless whereas where whenever
""")
"""What opens a part of a sentence that tells about something else than the change itself."""
RELATIVES = Words("which who whom whose that where whereby because so although though if unless until when")
ANDS = Words("and while whereas but meanwhile plus")
SEPARATELY = Phrases(
    """
in|on quite|altogether a|an? another|different matter|file|question|affair|business|subject
by|in a _? _? with no|without link|connection|bearing|relation
with no link|connection|relation to|with
and? what is|s more
on|over|into top|and|the of|above|bargain it|that|this
as|and if ..? that|this|it were|was|weren|wasn not|t ..? enough
to boot
for good measure
into the bargain
for|on its|their|his|her part
in passing
while|whilst at it
as for the|its _
in other|unrelated news|matters|business
not only|just|merely ... but|also
same week|day|month|session|year|evening|morning
in|on|at|that|during the? same|very week|day|month|session|sitting|year|meeting|evening|morning
and on NUMBER _ it|they|he|she|also
and on|in _ NUMBER? it|they|he|she|also
separately
on another|a|the other|different front|matter|subject|occasion|topic
elsewhere
quite|entirely apart|independently|separately
in another|other matter|area|field|decision|case|move|city|town|district
in a|an separate|unrelated|different
on a separate|different|another
in addition
additionally
at the same time ..  it|they|he|she|also
as well as _ing
in the same month|week|year|session|meeting|day|period it|they|he|she|also
it|he|she|they|and|has|have also
also <past>
besides
moreover
furthermore
unrelated to this
independently of
on|in|as an|a|another? unrelated|separate|different|other|side|distinct note|matter|issue|subject|topic|move|step|decision|file|case|area|field|measure|context|development|act|question
unrelated|unconnected|unrelatedly
quite|entirely|altogether separate|different|unrelated
that|this aside
apart|aside from that|this
for|on its|their|his|her own? part|side
in a|an? parallel|similar|further move|step|decision|development
also|then|likewise <past>
on|in a|an? quite|entirely|totally|wholly? unrelated|separate|different _
""",
    past="adopted approved opened created launched signed began started named renamed closed banned cut raised appointed hired bought paved lifted abolished suspended extended granted recognised recognized set made gave put paid announced passed introduced issued ordered painted planted built hired scrapped lowered raised installed repaired redesigned changed elected published replaced donated granted fined sued held won",
)
BACK_WORDS = Words("his her their him them it this which these thereby accordingly so therefore")
OBJECT_BEFORE = Words("")

WIEGO = Words("wiego wiego's")
OURS = Words("our ours we us wiego")
OUR_STAFF = Phrases("""
i went|attended|travelled|traveled|visited|spoke|presented|met|gave|took|joined|facilitated|flew|handed|showed|ran|trained|represented
my ..? colleague|colleagues|team|boss|assistant|supervisor
colleague|colleagues and i
our ..? director|directors|head|chair|secretary|treasurer|board|trainer|trainers|facilitator|facilitators|photographer|intern|paralegal|paralegals|fieldworker|worker|workers|manager|statistician|statisticians|writer|editor|fellow|fellows|member|delegate|delegates|representative|representatives|technician|volunteer|volunteers|driver|translator|assistant|accountant|visit|trip|tour
wiego
we
our ..? team|staff|office|programme|program|colleague|colleagues|coordinator|consultant|adviser|advisor|researcher|researchers|specialist|specialists|lawyer|partners|organisation|organization|project|network|unit|officer|communications|statistics|law|delegation|economist|intern|interns|director
the project|programme|program|country|regional coordinator|officer|manager|team|staff|adviser|advisor
project|programme|program team|staff|coordinator|officer
a member|members of our
staff of wiego
our ..? organiser|organisers|organizer|organizers|educator|educators|instructor|instructors|mentor|mentors|interviewer|interviewers|enumerator|enumerators|campaigner|campaigners|secretariat|trustees|focal|advisers|advisors|consultants|coordinators|officers|economists|lawyers|interns|directors|managers|teams|programmes|programs|projects|partners|leads|lead|expert|experts|youth|legal|policy|research|field|liaison|two|three
colleague|colleagues|researcher|researchers|specialist|specialists|trainer|trainers|facilitator|facilitators|staff|member|members|officer|officers|coordinator|adviser|advisers|economist|lawyer|lawyers|director of|from|in|with the|our .. team|programme|program|project
colleague|colleagues of|from ours
member|members|part|half|two|three|four|five|some|several|both|one|all of us
members|member of the? our|wiego|wiego's
the field|research|policy|communications|communication|advocacy|country|regional|statistics|law|legal|monitoring|media|training|central|global|international team|staff|unit|secretariat
""")
ACTIVITIES = Words("""
trained train organised organized held hosted conducted facilitated convened published launched presented attended
participated visited met delivered ran led produced released wrote printed distributed disseminated completed
finalised finalized carried hired recruited interviewed surveyed shared gave took spoke travelled traveled joined moderated
coordinated started finished mapped trains organises holds publishes has have screened posted uploaded invited
developed prepared supported provided issued sent discussed exchanged designed translated
handed hand walked film* shot mapp* photograph* document* record* gave spoke speak* lectur* taught teach* drew brought toured
travel* flew sat met gather* collect* compil* drafted edit* broadcast* stream* recorded surveyed interview* collated commissioned
tabled briefed* debriefed coached mentored advised explained showed told answered tested piloted evaluated reviewed monitored
researched analysed analyzed counted visited called phoned wrote designed built set put worked ran celebrated opened closed
bought purchased donated supplied equipped financed funded paid sponsored aired advertised mailed emailed enrolled
""")
ACTIVITY_NOUNS = Words("""
round training trainings workshop workshops seminar seminars webinar webinars meeting meetings course courses conference
session sessions dialogue dialogues roundtable study studies report reports brief briefs publication publications
newsletter video videos toolkit toolkits manual manuals podcast exchange visit survey research book booklet
handbook guide leaflet leaflets brochure brochures film e-book event events launch consultation consultations
factsheet guidebook photo exhibition blog website curriculum
school schools clinic class classes lecture lectures talk talks presentation presentations bootcamp camp retreat forum panel
masterclass tutorial livestream broadcast exhibit screening poster posters comic comics pamphlet pamphlets flyer flyers
bulletin bulletins infographic infographics dataset article articles paper papers documentary toolbox campaign briefing
briefings teach-in hackathon gathering get-together tour trip mission mapping fieldwork interviews module modules
sheet sheets factsheets spot spots series edition editions issue-no newsletters webpage web-page prize award
visits exchanges surveys films guides handbooks trips missions readings rounds
refresher refreshers coaching mentoring
""")
WAS_HELD = Words("""
held organised organized conducted delivered published launched facilitated hosted carried completed convened released
printed presented produced disseminated given run distributed translated developed prepared shown screened
hosted recorded broadcast screened streamed attended taught downloaded read viewed watched shared circulated commissioned
mailed emailed posted uploaded shot filmed drafted written edited designed handed trained rated praised
aired posted mailed uploaded finalised finalized reprinted advertised relayed
offered proposed provided
""")
ATTENDED = Phrases(
    """
attended|joined ... <activity>
participated|took part|participate in|at ... <activity>
took part in ... <activity>
were|was|been trained
received training|coaching
completed|finished a|the|our|two ... training|course|workshop
were|was invited to ... <activity>
came|turned|flocked|signed|enrolled|registered|showed|listened|went up? to|at|in|for|into our|wiego's|wiego ..? _
sat in|on ... <activity>
spoke|presented|appeared|exhibited at|on|in a|an|the _? _? <activity>
were|was trained|taught|coached|mentored|briefed|instructed
took|take|takes|followed|attend|attends our|a|the _? _? <activity>
completed|finished|graduated|passed|left|entered|joined|used from? our|wiego|wiego's ..? _
met|gathered|watched|saw|read|heard|visited|convened|assembled at|in|for? our|wiego ..? <activity>
""",
    activity=ACTIVITY_NOUNS,
)

ABSTRACT = Phrases(
    """
look|looks|looked|looking down on|upon
more|greater|real|their of? a? say
heads|head|backs ..? higher|high|straight|straighter|up
clear|clearer|better|sharper|fuller picture|idea|view|sense|grasp|notion of|about
camaraderie|fellowship|friendship|comradeship .... grown|grew|deepened|stronger|closer|emerged
run|runs|ran|go|goes|went deep|deeper
with|through other|new|different|kinder|fresh eyes
more|better|greater clarity
speak|speaks|spoke|speaking with|as|in one|a|their|own ..? voice
is|are|was|were|became|become|grown|grew|feel|felt ..? kinder|friendlier|gentler|warmer|prouder|bolder|braver|stronger|wiser|softer|calmer|closer|freer
come|came|comes into their|its|her|his own
know|knows|knew|learned|learnt where|what|how|which .. stand|stood|law|rights|gave|gives|means|meant|entitled
no longer|not ..? afraid|ashamed|shy|scared|silent|invisible|intimidated|voiceless|alone|isolated|ignored
common|shared cause|purpose|vision|understanding|identity|ground
more|greater|less|fewer|growing ..? mutual|respect|trust|fear|suspicion|prejudice|tolerance|sympathy|empathy|goodwill
not|no ..? the same|longer ..? attitude|view|look|eyes
taken|take|took heart|ownership|root
sympathy|empathy|goodwill|tolerance|acceptance for|towards|of|toward ... grown|grew|rose|risen|increased|improved
believe|believes|believed|trust|trusts|belief|faith|confidence ..? in themselves|herself|himself|itself|their|oneself
see|sees|saw|regard|regards|regarded|consider|considers|considered|view|viewed|think|carry|hold ..? themselves|itself|herself as|of|differently|more
door|doors|mind|minds ..? have|has|had|are|is|were|was ..? opened|open|opening
space|spaces|room|channel|channels|window|avenues .... opened|open|opening|widened|expanded|grew|grown|enlarged|broadened|created up?
<soft> .... <emerged>
<emerged> .... <soft>
<more> _? <soft>
gained|gaining|gain|gains|achieved|acquired|enjoy|enjoys|enjoyed|has|have|had ..? prominence|traction|recognition|standing|respect|self-esteem|stature|clout|weight|profile|acceptance|visibility|currency|momentum
on|onto|up the? _? agenda|radar
more|less|better|increasingly ..? self|reliant|connected|networked|assured|cohesive|politicised|politicized|conscious|sure|daring|tolerant|understanding|cooperative|collaborative|responsive|accountable|inclusive|integrated|forthcoming|attentive|considerate|appreciative
progress|advances|strides|headway ... <abstract>|dignity|inclusion|mutual|equality|justice
gains in <abstract>|dignity|inclusion
<more> <abstract>
<grew> .. <abstract>
<abstract> .. <grew>
<abstract> .... have|has|was|were|been|is|are|become|became ..? <grew>
<abstract> .... <grew>
led|leads|brought|resulted|contributed to|about|in ..? <more> <abstract>
voices|voice heard
able|ability to speak|express|negotiate|advocate|demand|defend|stand
empowered|sensitised|sensitized|emboldened
empowerment
more|better|increasingly|fully|much _? able|self|aware|sensitive|informed|confident|visible|united|motivated|knowledgeable|conscious|empowered|organised|organized|capable|recognised|recognized|open|receptive|sympathetic|supportive|engaged|committed|assertive
is|are|was|were|became|become aware|conscious|confident|sensitive of|about|that|to
feel|feels|felt ..? <feelings>
understand|understands|understood better|more|the|that|why|how
know|knows|knew ..? rights|more|better
gained|built|acquired ..? <abstract>
changed|changing ..? attitude|attitudes|mindset|mindsets|perception|perceptions
attitude|attitudes|mindset|mindsets|perception|perceptions .. changed|shifted|improved|softened
learned|learnt about|how|that
appreciate|appreciates|value|values more|better|the
has|have|had|with a|an? better|greater|deeper|stronger|clearer|good|improved|increased|new <abstract>
found|finding|find|recovered|regained|discovered their|her|his|its|the|a|new ..? voice|voices|courage|confidence|strength|feet|pride|dignity|self|boldness
lost|overcame|overcome|shed|shook|conquered|dropped|losing their|her|his|its|the|all ..? fear|fears|shyness|timidity|shame|hesitation|inhibitions|apathy
<relation> .... <warmer>
<warmer> ..? <relation>
mistrust|distrust|suspicion|hostility|tension|tensions|fear|shyness|prejudice|stigma|indifference|apathy .... <less>
<less> ..? mistrust|distrust|suspicion|hostility|tension|tensions|prejudice|stigma
more|better|increasingly|much|far|widely ..? respected|valued|heard|listened|represented|accepted|appreciated|understood|considered|trusted|esteemed|noticed|vocal|outspoken|bold|articulate|proactive|militant|resilient|cohesive|strong|independent|autonomous|willing|inclined|professional|present|mobilised|mobilized
taken|take|takes ..? seriously
stand|stands|stood taller|stronger
stronger|firmer|louder ..? organisation|organization|union|association|movement|network|voice|voices|position|group|federation|bargaining
come|came|emerged|stepped out|forward of|from|into the? shadows|shadow|light|invisibility|shell|shells|obscurity
dare|dares|dared to|speak|raise
learning|learned|learnt to speak|express|negotiate|organise|organize|value
profile|standing|image|reputation|prestige .. rose|risen|improved|grown|grew|higher|better|increased|raised
walk|walks|hold|holds ..? heads? high
heads held high
more|less|very|a positive|favourable|favorable|open|friendly|constructive|supportive|respectful <abstract>
<abstract> more|less|very|a positive|favourable|favorable|open|friendly|constructive|supportive|respectful
""",
    more="increased more greater better improved stronger deeper enhanced raised heightened growing strengthened higher closer new",
    grew="increased improved grew grown strengthened enhanced raised deepened heightened built boosted reinforced gained rose risen better stronger amplified consolidated softened shifted thawed eased warmed matured broadened widened developed higher changed expanded",
    abstract="awareness capacity capacities voice visibility confidence understanding knowledge skills skill trust relations relationship relationships solidarity leadership empowerment ownership sensitivity recognition self-esteem esteem commitment cooperation collaboration dialogue unity engagement cohesion motivation consciousness agency influence representation interest respect morale pride credibility legitimacy attitudes attitude perception perceptions abilities ability competence competences will ties bonds partnership coordination communication awareness-raising appreciation acceptance",
    soft="identity belonging sense spirit climate atmosphere culture trust solidarity awareness consciousness unity confidence pride hope courage understanding mindset attitude respect momentum self-confidence self-esteem sisterhood brotherhood cohesion ownership recognition dignity will",
    emerged="emerged emerge emerging emerges arose arisen born matured matures blossomed flourished evolved root roots shape hold developed surfaced prevails prevailed exists spread spreading grown growing set",
    relation="relations relation relationship relationships ties tie bond bonds rapport contact contacts climate atmosphere dealings tone links communication dialogue cooperation",
    warmer="warmer warm closer close friendlier friendly cordial smoother smooth calmer calm better easier easy constructive respectful harmonious fluid healthier tighter deeper firmer relaxed fruitful trusting tense regular open good",
    less="less lower reduced fewer faded fading gone disappeared vanished decreased declined fallen fell dropped gave given diminished lessened eased broken melted dissolved receded subsided",
    feelings="confident empowered stronger safer respected proud valued heard recognised recognized united supported motivated seen included",
)
ABSTRACT_VERBS = Words("""
thought perceived sensed hoped doubted feared hidden hid cared seemed looked remained identified
got gotten held
took spoke knew emboldened realised realized matured
gaining achieved opened emerged arisen arose surfaced flourished evolved prevailed spread enjoyed believed trusted regarded viewed connected rooted developed
increased improved grew grown strengthened enhanced raised deepened heightened built gained rose became become felt had
have has understood knew learned learnt empowered sensitised sensitized boosted changed shifted developed acquired
reinforced benefited benefitted considered seen motivated recognised recognized expressed reported showed shown said
led brought resulted contributed heard learnt asserted informed exposed been united inspired emboldened amplified softened eased warmed consolidated broadened appreciated realised realized
found find lost overcame overcome shed shook gave given way faded gone went disappeared vanished decreased declined fallen fell dropped diminished
lessened eased melted dissolved stand stood taken take takes came come emerged stepped dared dare regained recovered discovered began begun started
listened respected valued trusted accepted appreciated matured evolved moved blossomed
""")
"""Verbs that by themselves show no act."""

_AILMENTS = "injuries injury pain pains illness illnesses disease diseases sickness accidents accident infections infection cuts stress anxiety hunger malnutrition burns fever diarrhoea diarrhea malaria asthma cough coughs depression deaths mortality respiratory ill fatigue hurt injured wounded sick unwell backache backaches headache headaches migraine migraines rash rashes drowning drownings drowned miscarriage miscarriages stillbirths births exhaustion tiredness sunstroke heatstroke dehydration silicosis tuberculosis tb cholera typhoid dengue blisters sores wounds amputations amputation fainting faint lungs lung eyesight breathing bronchitis anaemia anemia underweight stunting stunted wasting undernutrition undernourished malnourished bites snakebites snakebite poisoning poisonings bruises fractures falls aches ache sprains allergies ulcers fevers flu casualties fatalities fatality insomnia hospitalised hospitalized hospital absences"
IMPACT = Phrases(
    """
well being .... <moved>
<moved> ... well being
<money> .... <moved>
<moved> ... <money>
<better> ..? <money>|<wellbeing>
<wellbeing> .... <moved>
<moved> .. <wellbeing>
<moved> ... <ailments>
go|goes|went|going .. hungry
earn|earns|earned|earning|make|makes|made ..? more|double|twice|better|enough|less
live|lives|lived|living ..? better|healthier|longer|safer
are|is|were|became|become|have|fall|fell|get|gets|felt ..? healthier|sick|ill|poor|poorer|richer|happier|better off|less|nourished
healthier|happier|wealthier|poorer
<ailments> .... <moved>
<fewer> .... <ailments>
lifted|out|escaped|rose|fell|pulled|lifted|raised|moved|brought ...? poverty
poverty|hunger|misery|malnutrition|illness|debt|debts|destitution .... <moved>
<moved> ... poverty|hunger|misery|destitution|malnutrition
children .. eat|ate|go|goes|went|attend|attends|are|can|stay|have .. better|three|school|more|regularly|nourished|fed
can now? afford|pay
save|saved|saves|saving ..? more
eat|eats|ate ..? better|three|more|twice|meals
lost ..? income|earnings|livelihood|livelihoods
quality of life
standard|standards of living
food security
debts|debt ... <moved>
spend|spends|spent less|more on
""",
    money="income incomes earnings wages livelihood livelihoods profits savings takings revenue revenues pay purchasing salaries take-home takehome turnover proceeds tips commission commissions margins margin purse disposable cash payout payouts sales return returns remittances assets nest",
    wellbeing="wellbeing well-being health nutrition welfare lives living livelihoods livelihood happiness diet housing conditions quality safety diets sleep shelter schooling roofs homes prosperity survival lifespan life height weight growth appetite comfort",
    moved="rose risen rise increased increase doubled tripled improved improve grew grown fell fallen declined decreased dropped better higher went gone lower less frequent fewer worsened deteriorated recovered halved more reduced up down stabilised stabilized secure climbed climbing soared jumped leapt shot crept slipped sank sunk shrank shrunk plunged plummeted tumbled dipped eased swelled swollen quadrupled trebled mounted mounting rallied rebounded picked surged subsided vanished disappeared outstripped exceeded topped reached hit stood slid diminished lessened abated multiplied cut ended cleared paid repaid settled wiped twice half third quarter rarer rare seldom again fall drop gain narrowed widened thicker fatter bigger smaller larger longer shorter passed per double doubling triple halve halving raise raising lift boost boosting improving increasing receded shrinking quintupled dwindled eased trebling",
    better="better higher improved more increased stable decent lower reduced less fewer secure double fatter bigger twice triple steadier steady enough thicker full regular larger growing rising falling shrinking",
    ailments=_AILMENTS,
    fewer="fewer less lower reduced suffer suffers suffered decreased rarely seldom hardly half halved falling dropped fell",
)
LIFE = Phrases(
    """
earn|earned|spend|spent|eat|ate|owe|owed|borrow|borrowed more|less|better|fewer
no longer have|has|had|need|needs to choose|decide|beg|borrow|pawn
ends meet|met
have|has|had|with something|anything|little|enough ..? to|put|left|over|laid|saved fall|by|aside|over|live|eat|spare|lean
something|money|savings|little|bit put|set|laid by|aside
financial|economic|material security|stability|peace|independence|situation|position|cushion|comfort|ease|autonomy|worries
worry|worries|worried|worrying less|no|about money|rent|bills
better|worse off
fewer|less|no|without ..? worries|debts|loans
children|daughters|sons|girls|boys|kids .... finish|finished|complete|completed|stay|stayed|attend|enrol|enroll|graduate|graduated ... school|secondary|primary|college|university|class
pay|pays|paid|paying|buy|buys|bought|afford|cover ... medicine|medicines|drugs|doctor|doctors|treatment|uniforms|fees|rent|glasses|surgery|clinic ... first|themselves|without|again|own|now
meals a|per|every|again
households|families|children .... meals|hungry|hunger|ate|eat|supper
took|take|takes|taking home ... more|much|again|double|twice|less|extra|NUMBER
bring|brings|brought home ... more|double|twice|less|NUMBER
almost|nearly|about? half|twice|double as much|more|again
cleared|repaid|settled|paid|wiped|reduced|shed|escaped off? ..? debt|debts|owed|arrears|loan|loans|moneylender|moneylenders|lender|lenders
out|free of|from debt|debts|poverty|hunger|want|destitution|misery
owe|owes|owed|owing ..? nothing|less|little|nobody
no longer|more ..? hungry|borrow|starve|beg|skip|sleep|suffer|cough|faint|fall|pawn|owe|owed|indebted|collapse|limp
hardly|rarely|seldom|never|none|few ... skip|skips|hungry|sick|ill|hurt|cough|coughs|meal|meals|supper|borrow|borrows|faint
skip|skips|skipped|skipping|missed|miss ..? meal|meals|supper|dinner|lunch|breakfast|school|rent
three|two|hot|square|regular|proper|full|decent|second meals|meal
eat|eats|ate|eating|serve|serves|served|put|puts|cook|cooks|have|had ..? meat|fish|eggs|vegetables|fruit|milk|meals|breakfast|supper|dinner
sleep|sleeps|slept|sleeping|live|lives|lived|living|moved ..? under|in|into|on ..? roof|roofs|brick|beds|bed|mattress|house|houses|concrete|rooms|room|home|homes|dry
sleep|slept|sleeping|sleeps ..? better|longer|more|hours|night|nights|through
water|electricity|light|power|toilet|toilets|roof|latrine in|at|inside|over|to their homes|home|house|houses|heads|dwellings
afford|affords|afforded|affording
make|makes|made|making ends meet
breadline|malnourished|undernourished|underfed|underweight|healthier|wealthier|happier|poorer|richer|hungrier|thinner|fitter|slimmer
children|daughters|sons|girls|boys|kids ... school|schools|university|uniform|uniforms|fees|classes|college|secondary|enrolled
school|tuition|hospital|medical|doctor's|clinic fees|fee|bills|bill|costs
pay|pays|paid|paying ... rent|bills|fees|school on|in|without|themselves|time
cost|costs|price of living
purchasing|buying|spending power
life|living|housing|working expectancy|standards|standard|conditions improved|rose|better|worsened
put|puts|putting|set|sets|setting|laid|lay aside|by ... NUMBER|savings|money|week|month|more
saved|saves|save|saving ... NUMBER|more|twice|month|week
loss|lost of? ... income|earnings|limbs|fingers|sight|weight|babies
gained|gain|put on? weight
below|above|over|under|beneath|past the? poverty line|minimum|breadline
days|day|nights ..? lost|off|missed to|through|for|due|because ..? illness|sickness|injury|fever|malaria
treated|admitted|hospitalised|hospitalized ..? for ..? <ailments>
earn|earns|earned|earning|make|makes|made|take|takes|took|get|gets|got|bring|brings|brought|pocket|pocketed|clear|cleared ... double|twice|triple|half|third|quarter|fifth|NUMBER ... more|much|what|than|as
""",
    ailments=_AILMENTS,
)
"""How people live, without a word for a change: asked about where no office acts."""
IMPACT_VERBS = ABSTRACT_VERBS | Words("""
risen fallen grown gone doubled rose doubled tripled fell declined decreased dropped earned made lived got went worsened recovered halved reduced saved
afforded ate suffered escaped lifted stopped lost kept sent stabilised stabilized spent paid attended come came stayed
report reported fed
""")

CAUSE = Phrases(
    """
it is|was to|because|through ..? <our>
if ..? wiego|we|our|us ..? ..? had|hadn|did|didn|was|were not|t
had|were wiego|we|our ..? ..? not
would|could ... still|never ... if|without ..? wiego|we|our
we|wiego ..? take|takes|took|claim|claims|deserve|deserves|earn|share ..? credit|merit
<our> ..? <push> ... opened|changed|swung|swayed|turned|won ..? eyes|mind|minds|heart|hearts|judges|judge|vote|votes|opinion|over|council|mayor|minister|court
<our> ... played|plays|had ..? decisive|key|central|crucial|pivotal|vital|determining ..? role|part
wiego|we ..? was|were ..? decisive|instrumental|key|crucial|pivotal|determining|indispensable
solely|only|simply|purely|just because ..? of|pressure ..? <our>
reason|reasons|explanation|cause|key|secret|force .... ... is|was|were|are|lies <our>
took|takes ..? <our> ..? <push> ... to|for|before|until
what|that .... was|is|were <our> ..? <push>
what .... was|is|were wiego|us
behind .... stands|stood|is|was|lies|lay|are <our>
<our> ..? <push>? ... brought|pulled|carried it|this|that|them|the ..? about|off|through
wiego|we|our .. inspired|masterminded|engineered|orchestrated|spearheaded|sparked|unlocked|clinched|delivered it|this|that|the
<our> ... made sure|certain
courtesy|merit|handiwork of ..? <our>
<our> ... author|authors|architect|architects|driver|drivers|engine|catalyst of|behind
response|answer|reaction|reply|deference to ..? <our> ..? <push>
<our> ..? <push> ... brought|moved|turned|got|won|drew|pulled|steered .. to|round|over|around|into|out
under|amid|facing|yielding|bending|following|after ..? <our> ..? pressure|insistence|prodding|persistence|pushing
under|to the? pressure|insistence|prodding|persistence|urging of|from|by ..? <our>
to ..? <our> credit
credit|credited|applause ... <our>
victory|win|triumph|success|coup|feat|achievement|breakthrough for|of|by wiego
<our> s? victory|triumph|achievement|success|coup|win
on|by the? strength|force|weight|back|power of ..? <our>
after|when|once|as|until <our> ..? intervened|pressed|pushed|insisted|lobbied|persuaded|stepped|pressured|protested|demanded
<our> made|left it|them|her|him|sure|certain|clear|possible
owe|owes|owed|indebted|traceable|traced ... to ..? <our>
the? doing|work|handiwork|merit of ..? <our>
<our> ..? <push> paved|cleared|prepared|opened the? way|ground|road|door
spurred|sparked|set|unleashed|brought|born|stemming|stems|stemmed|arising|arose|grew from|off|by|of|out|about ... <our> ..? <push>
because ..? wiego|our
pushed|compelled|swayed|forced|moved|driven|shamed|obliged|prompted|prodded|persuaded|convinced|spurred|nudged|jolted|pressed|cornered|bowed|yielding|bowing|inspired|stung|impelled|led|triggered|provoked|galvanised|galvanized .. by|to ..? <our>
if it not|were|was|had ... for ..? <our>
had it not been for ..? <our>
but|if not? for wiego|our|us
<our> ... turned|tipped|swung|carried|made|saw|did|clinched|sealed|broke|unlocked|opened the tide|scales|balance|day|difference|to|trick|job|deal|deadlock|way|door|impasse
<our> got|made|talked|pressured|shamed|pushed|nudged|prodded|swayed|lobbied ... to|into
<our> ... is|was|were|are what|behind|why
we|wiego|our ..? got ... to do
<our> .... no|little|other choice|option|alternative
<our> ... left|leaving|gave|giving ... no|little choice|option|alternative
owing|due|down entirely|solely|largely|mainly|mostly|directly|above? to ..? <our>
entirely|solely|largely|mainly|mostly owing|due|down to ..? <our>
direct|directly|sole|main|only result|consequence|effect|fruit|cause ... <our>
without wiego|us|our|we ... would|could|might|never|nothing|still
it is|was|were ..? our|wiego|we|us ..? that|who|which|_ that|who
<our> ... bears|bore|yielded|paid fruit|results|dividends|off
thanks to ..? <our>
thanks to the? work|support|efforts|advocacy|training|intervention|research|campaign|lobbying|advice ..? of|by ..? <our>
due|owing|attributable to ..? <our>
because of ..? <our>
as a? result|consequence of ..? <our>
as a? direct? result of ..? <our>
<our> ... <caused>
<our> ... led|leading|leads to
<our> ... brought about
<our> ... made|make|makes|making the|them|him|her|NAME|a|an ... <base>
<our> .. got <body> .. to
<our> .. forced|compelled|pushed|convinced|persuaded|obliged|caused|moved|induced|pressured|drove|led|force|compel|convince|persuade|oblige|cause|induce|lead|got|get|bring <body>
<our> ..? work|advocacy|campaign|support|training|project|programme|program|lobbying|study|research|efforts|intervention|mentoring|coaching ..? <raised>
work|advocacy|campaign|support|training|project|programme|program|lobbying|study|research|efforts|intervention of wiego ..? <raised>
<our> .. was|were|is|are|has|have ..? responsible|decisive|instrumental|behind|key
wiego|we achieved|secured|obtained|won|ensured|succeeded|managed|delivered|stopped|prevented|changed|transformed|enabled|saved
without us|wiego|our ... would|could|have
would|could not|never have ... without ..? <our>
it was wiego|we|our|us|thanks
<effect> of|from ..? <our>
was|were|is|are|been ..? achieved|secured|won|caused|obtained|brought|prompted|triggered|driven|forced|persuaded|convinced by ..? <our>
was|were|is|are the? fruit|fruits|result|outcome|product|consequence of ..? <our>
through our|wiego|wiego's ..? advocacy|efforts|intervention|lobbying|pressure|campaign|work
following and because
persuaded|convinced|prompted|pushed|forced|spurred|moved by ..? <our>
credit goes to ..? <our>
achieved|possible|happened thanks to
<our> ... paid off
<our> ... bore fruit|fruits
owe|owes|owed|due ... to <our>
this is|was <our> achievement|success|victory|doing|merit|work|victory
our|wiego's achievement|success|victory
wiego|we made ... change|possible|happen|adopt|agree|accept|include|approve|happen
""",
    push="campaign campaigning campaigns advocacy lobbying pressure petition petitions study studies report reports brief briefs research work efforts effort training trainings support evidence data arguments argument demands demand persistence insistence mobilisation mobilization intervention letter letters action actions programme program project input advice findings proposal",
    our="our wiego wiego's us",
    raised="raised increased doubled tripled improved lifted reduced cut ended changed transformed saved stopped prevented boosted pulled halved strengthened empowered made make",
    caused="resulted resulting result cause trigger achieve enable guarantee secure convince persuade force caused triggered prompted achieved enabled guaranteed generated secured convinced persuaded forced compelled",
    body="the a an them him her government council ministry mayor city parliament minister",
    base="put change introduce install provide write set keep remove hire register grant lower raise cut pass adopt approve agree accept include sign pass issue withdraw stop pay recognise recognize give open drop lift suspend grant reopen repeal reverse create act listen move extend cancel",
    effect="result results consequence fruit fruits product outcome effect success",
)
NOT_A_CAUSE = Phrases("""
thank|thanks|thanked|grateful to? wiego|us for
""")

PRAISE = Words("""
waiting history books red letter hats applause thumbs top notch stuff legend* heart* hooray yes finally
kudos awesome happier happiest deal thrilling gorgeous superbly beautiful lovely nice neat cool brilliant useful needed necessary quality well-deserved deserved overdue helpful laudable thank thanks hats off
landmark* triumph* dream* wonder* marvel* magnificent* superb* sensational* brilliant* splendid* glorious* terrific
fabulous* stunning* stellar* incredible* unbelievable* unforgettable* overstate* overstated exaggerat* praise* applaud* applause cheer* celebrat* salut* hail* congratulat*
proud* pride joy* joyful delight* thrill* exciting* excited heartening uplifting momentous* monumental* colossal gigantic giant phenomenal* exceptional* exemplary
admirable commendable laudable praiseworthy magic magical miracle* deal best finest brightest far-reaching far reaching ground breaking path trailblazing pioneering
gem jewel feather cap cornerstone hallmark beacon testament pleased happy glad fantastic* bravo hooray hurrah perfect* ideal superlative
invaluable priceless precious unique unparalleled unmatched unrivalled indispensable profound* deeply immense* immeasurable
serious seriously worth worthy weight stride* bound* word* speak* everybody agrees agree doubt once lifetime ages
very important significant significance great big huge major historic historical milestone achievement success remarkable
extraordinary excellent unprecedented fantastic wonderful key crucial essential vital fundamental landmark breakthrough
victory win proud good positive relevant relevance importance meaningful valuable critical tremendous enormous
amazing impressive outstanding step forward leap progress advance game changer gamechanger turning point real true truly
really extremely highly most matters matter best groundbreaking pivotal momentous impact impactful substantial
welcome encouraging promising inspiring notable noteworthy decisive memorable massive
""")
EMPTY = Words("""
go goes went down will what have has been all for from by off mayor council minister ministry government court parliament state letter annals let stand
could not material materials tool result results news work effort efforts initiative piece sisters brothers comrades friends colleagues step such what how really simply long much longer been both others were
thing things come true cannot could should must there here big just simply very much more than ever never no any doubt everybody agrees agree say said says without we i for over today tomorrow kind sort something else one years all quite rather indeed
this that it is was be a an the of for to in and our we us all them they whole sector change changes outcome result
development moment event thing one such so how as has have been will would can hugely considered day movement
struggle fight cause people everyone everybody many not only but also these those their its on with at from workers
worker women vendors pickers traders waste street domestic home based informal economy city country region community
communities organisation organization network wiego history time work years
""")

VAGUE_HELP = Words("""
remaining committed commitment available
accompaniment watched watching advice tips input visibility hand best all strength voice name weight helping heart time credibility
side alongside moral technical spirit
backstopping backstop* guidance facilitation coordination coaching mentoring mentorship moderation assistance steering oversight liaison advisory backing support
stayed stay remained engaged involved closely engagement
walk* stood stand* standing encourag* were being needed available attentive present inputs input solidarity cheer* follow* keep* being* animat* energi* catalys* catalyz* nurtur* mentor* inspir* amplif* uplift* listen* respond* required asked
supported support supports supporting accompanied accompany accompanies accompanying contributed contribute contributes
contribution helped help helps helping assisted assist assistance facilitated backed encouraged collaborated collaborating
collaboration cooperated worked works working been played plays involved engaged engage engaging participated stood
strengthened strengthen strengthening promoted advocated advocating remained remains is was were has have had
gave given provided provides provide offered offers offering lent continued continues kept partnered built close partner
follow followed following liaised walked guided made took tried coordinated committed dedicated did does done
empowered mobilised mobilized influenced championed closely lobbied pushed maintained enabled intervened ensured
sensitised sensitized raised shared used
""")
"""Verbs that leave open what was done."""
CONCRETE_HELP = Words("""
count counts counting tally tallies census inventory sketch* stopwatch meter gloves
report* letter* brief* memo* note* notes stud* survey* training* trained workshop* session* course* seminar* webinar* visit* exchange*
draft* lawyer* fund* grant* money fee* meeting* data figures statistic* map* mapping research* questionnaire* video* film*
leaflet* toolkit* manual* translat* text* model* proposal* submission* petition* presentation* hearing* testimon* paper* article*
table* template* guide* guideline* booklet* poster* radio spreadsheet* analys* comparison* comment* transport travel
bus fare fares stipend* consultant* interpreter* interpretation facilitator* database* evidence document* legal-opinion opinion*
affidavit* calculat* cost* costing* assessment* evaluation* sheet* script* campaign* photograph* photo* case* clause* amendment* laptop*
phone* masks sanitiser* scholarship* dialogue* roundtable* forum* interview*
""")
NO_CONTRIBUTION = Phrases("""
none
no contribution|role|involvement|direct|positive|known|wiego|part
nothing
not applicable|involved|known
n a
wiego|we had no|nothing
wiego|we did not|nothing
did not contribute|play|take
unknown
to be confirmed|determined
not a contribution
""")

DATE_WORDS = Words("""
january february april june july august september october november december jan feb apr jun jul aug sept oct nov dec
yesterday christmas easter ramadan eid diwali pandemic lockdown covid
""")
DATES = Phrases(
    """
early|mid|late|in|since|until|till|from|by|last|this|of|during|before|after|to|and|every|on|end may|march
may|march NUMBER
NUMBER may|march
NUMBER th|st|nd|rd of? may|march
in|during|since|that|last|this the? spring|summer|autumn|fall|winter|harvest
first|second|third|fourth|last quarter|half|semester|trimester of
day|morning|night|week|month|year|evening|weekend|hours|eve|days|weeks|months after|before|of|following the? _
<number> day|days|week|weeks|month|months|hours after|before|later|earlier|ago|into|prior
last|this|next|previous week|month|year|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday
on monday|tuesday|wednesday|thursday|friday|saturday|sunday
during|since|after|before|in|at|amid|under|throughout the? _? first? lockdown|curfew|pandemic|election|elections|flood|floods|earthquake|cyclone|hurricane|typhoon|coup|war|ebola|olympics|referendum|carnival|eclipse|fire|strike|census|inauguration
after|before|during|at the _ election|elections|summit|games|cup|coronation|congress|festival
world cup|olympics|olympic
q NUMBER
international women's|workers|street|domestic|migrants day
labour|labor|may|independence|women's day
new year
anniversary of
the day|week|month|night|morning after|before|of|following
to coincide with
at the opening|close of
a fortnight|week|month|year|day before|after|later|earlier|prior
fortnight|fortnights before|after|later|earlier
""",
    number="one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty few NUMBER several",
)
LAW_YEARS = Phrases(
    """
<law> NUMBER of NUMBER
<law> of|no|number|nr|,? NUMBER
NUMBER _ <law>
<law> NUMBER
NUMBER <law>
NUMBER constitution|agenda|act|law|policy|ordinance|bill|regulations|guidelines|rules|decree|code|convention|plan
""",
    law="act law policy ordinance bill regulations regulation guidelines rules decree code convention plan constitution agenda recommendation resolution bylaw order statute",
)
VAGUE_TIMES = Phrases("""
now and|then then|again
from time to time
every so|now often|and
sometimes|occasionally|sporadically
in|over past|recent|bygone|previous decades|years|times|generations
in|over|during the course of the? years|time|months|decades
moons ago
in|within a|the|living ..? recent|distant|near past|memory
one fine? morning|day
a|some time|while ago|back
since|for|in ages|yonks|eternity|donkey
not|too|very|so ..? distant|far past|ago
somewhere|sometime|somehow along|down the? line|road|way
at some|an|a ..? stage|juncture|point|unspecified|uncertain|unknown
no|without|uncertain|unknown|unspecified ..? exact|precise|certain|clear|date date|known|given
bit|bits by bit
by and by
day by day
year after|by|on year
as time|years|months went|goes|passed|pass
a|some good|fair|great? many|few|while ..? back|ago|now
for|over generations|years|decades|ages
the other day
once
some|quite a? time|while|years back|ago
recently|lately|soon|shortly
before long
in|over|during|for|within the? last|past|recent|these few|couple|several|many|some|two|three|four|five|ten|of? of? years|year|months|weeks|times|decade|decades|time|period|days
over|through|across|down|for the? years|time|decades|months
over time
for|since some|many|several|a|quite|years|months|decades|long ..? time|years|months|while|now
for years|months|decades|ages
some|long|a|not time|while|years|months|long ago|since|back|now
in recent|the recent|past|latter years|months|times|weeks|past|days
of late
at some|one point
gradually
little by little
step by step
with time
in due course
eventually
one day
once upon
sometime|someday
not|so long|far ago
last few|couple|several
a|some few|couple|number of? of? years|months|weeks ago|back|earlier
in the past
since then
a short|long|little time|while
slowly
this period
for|since some|quite a? time|while|spell now|back
""")

HELPED_BY = Phrases(
    """
with the? <org> ... at|around|round the? table
<org> ... shook hands
shook hands|on ... <org>
<org> NAME? NAME? had been? *ed|*ing|brought|sent|written|put|taken|led|fought|sought|asking
met|meets the|its? <org> ... half|halfway
<org> and the? _? _? <org> ..? _? _? ..? agreed|settled|compromised
<org> NAME? NAME? was|were|has|have been? asking|demanding|requesting|pressing|campaigning|calling|pushing
together|jointly|along|alongside|partnership|collaboration|alliance|cooperation|coordination|jointly|conjunction|association|coalition with ..? <org>
with the? support|help|backing|assistance|participation|involvement|advice|input of|from|by ... <org>
with the? help|support|aid ... <org>
after|following _ _? _? _? by|with|from ... <org>
alongside|joined|accompanied|assisted|supported|backed|pressed|pushed|lobbied|requested|petitioned|urged|prepared|proposed|demanded|negotiated|advised|helped|brought|drafted|campaigned by|with|alongside ... <org>
at the? request|invitation|initiative|urging|insistence|demand|behest|suggestion of|from|by ... <org>
after|following|through|in|during ... talks|negotiation|negotiations|pressure|dialogue|meetings|lobbying|petition|complaint|protest|campaign|request|discussions|consultations|bargaining|mobilisation|mobilization|strike|appeal with|by|from|of|between ... <org>
talks|negotiations|negotiated|negotiating|bargained|agreement|talked|dialogue|discussions|agreed|consulted with|between ... <org>
<org> ... requested|asked|petitioned|negotiated|demanded|proposed|pressed|campaigned|lobbied|helped|urged|supported|complained|filed|argued|protested|pushed|called|drafted|collected|mobilised|mobilized|presented|submitted|came
""",
    org="ACRONYM union unions federation federations association associations cooperative cooperatives alliance network coalition ngo ngos committee society forum confederation foundation centre center movement league syndicate guild university institute church",
)
"""Who helped or took part in the statement."""
WITH_US = Words("with and alongside")
HELP = Words("""
-heardly
shook handshake hands sat listen* heard hearing signature* concert tandem unison
started initiated launched begun joined carried undertook undertaken
sit-ins occupation blockade boycott picketing demonstration demonstrations hunger
company work persistence next thanks colleagues perseverance tenacity efforts dossier file research study insist* beside
accompan* assist* advis* advic* back* support* help* aid aided aids mediat* broker* press* petition* lobb* urg* campaign* sued suing
lawsuit* suit complain* negotiat* talk* bargain* demand* request* appeal* draft* cowrit* represent* join* flank* prompt* spur*
intervention interven* initiative invitation alongside together jointly partnership* partnered allian* collaborat* cooperat* coach* guid*
pleas plea push* prod* nudg* lawyer* counsel* attorney* pleaded strike* protest* march* picket* rally* rallied mobilis* mobiliz* vigil
hosted convened facilitat* liais* consult* dialogue* meeting* meet met session* round roundtable sit-in agreement accord deal pact
settlement compromise letter* memorandum report* evidence figures data testimony brief* sponsor* fund* financ* paid lent loan*
legal instigation insistence behest escort* shepherd* champion* defended plead* argued filed brought took won signed counter-signed
cosigned countersigned written wrote prepared compiled gathered collected circulated submitted presented proposed suggested
recommended tabled translated printed led organised organized conducted run ran hand shoulder side wing auspices aegis
""")
"""Help, pressure, talks, common work: an organisation that they lead to has taken part."""
HELP_LINKS = Words("by with from of between alongside through at under")
GIVEN_TO = Words("to for")
NAME_LINKS = Words("for of and the in without against de des del da do pour para et")
NAMING = Words(
    "cross crescent *ers *ors *ists justice law rights women's workers labour labor legal development solidarity action hope commerce trade fair support development earth land water peace dignity"
)


PLACE_BEFORE = Words("in at near from around outside within across throughout of to for")
WITH_A_SUBJECT = Words(
    "ministry minister department secretary secretariat committee commission institute office code bureau agency"
)
"""Offices after whose "of" often stands what they are for."""
SURE_PLACE_BEFORE = Words("in near around outside across throughout")
PLACE_NOUNS = Words("""
garden gardens pass coast creek bazaar fair quay pier wharf lagoon forest mountain mountains plateau peninsula gulf strait bay highlands delta lowlands provincial prefectural cantonal
street avenue road market district ward port station county province city town municipality region state valley island
village square park dump landfill settlement suburb terminal bay beach neighbourhood neighborhood borough parish
township department prefecture quarter river lane plaza harbour harbor airport bridge hill metropolitan municipal
corporation council
""")
NOT_PLACES = Words("""
january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday labour labor commerce trade finance health gender women social economy employment
parliament congress convention law act wiego internet covid decent work ministry minister council court
committee union association federation the a ilo un eu street house informal home agenda recommendation
agriculture interior education justice environment planning transport works energy tourism industry welfare affairs
development culture housing local public urban national general supreme high appeal statistics
regulations bill code article section chapter part resolution ordinance decree english spanish french portuguese
youth sports science communications security protection revenue customs fisheries water christmas easter ramadan
international alliance waste vendors traders domestic workers homenet streetnet government state city commission president
executive cabinet senate chamber secretary department office bureau authority agency facebook whatsapp zoom twitter
youtube google community mayor governor safe
""")
DEMONYM_ENDINGS = Words("*ian *ians *ese *eans *ean *landic *ish *landers *stani *stanis *enya")
"""How words for people and things of a place end; see also demonyms.txt."""
NO_DEMONYMS = Words("""
christian christians electrician electricians technician technicians politician politicians musician musicians guardian
guardians civilian civilians librarian physician physicians vegetarian pedestrian pedestrians statistician statisticians
veterinarian cheese british-isles parish polish publish establish abolish accomplish finish furnish spanish english
custodian median mathematician beautician magician brahmian humanitarian egalitarian disciplinarian agrarian ocean
""")
OF_NO_PLACE = Words("""
case claim claims complaint story testimony death arrest release letter name names employer mother father husband wife son
daughter family union unions federation association associations cooperative network alliance committee society group movement
guild collective act law code bill policy convention ministry department principles rights course workers programme
project brand day campaign fund scheme month end name president-elect house voice hands help support case wages widow
""")
"""Nouns after which "of" and a name is a person, an organisation or a law."""
GLOBAL = Phrases("""
global|worldwide|world s? union|unions|federation|congress|alliance|network|confederation|compact|forum
ilo|unesco|undp|unicef|wto|oecd|imf|unep|fao|ohchr|unhcr|g|iuf|ituc|idwf
international labour|labor|organisation|organization|conference|federation|trade|alliance|union|monetary|court
united nations
world bank|health|trade|economic|social|food|urban
worldwide|globally
around|across|throughout the world
countries around
unilever|nestle|coca|pepsico|adidas|nike|inditex|primark|uber|amazon|ikea|walmart|zara|danone|gap|puma|asos|patagonia|glovo|bolt|starbucks|mcdonald's|microsoft|google
streetnet
""")

PRIVATE_NAME = Phrases(
    """
employer|employers|boss|landlord|landlady|husband|wife|mother|father|son|daughter|widow|mistress|sister|brother|neighbour of NAME NAME
NAME who|whose .. sells|sold|works|worked|cleans|cleaned|picks|picked|drives|drove|sews|sewed|cooks|hawks|vends|vended|sorts|washes|weaves|makes|repairs|stall|cart|barrow
<worker> NAME NAME
NAME NAME ..? a|an _? _? <worker>
<worker> called|named NAME
his|her name is NAME
mr|mrs|ms|miss|madam NAME
""",
    worker="guard gardener watchman collector sorter loader welder mechanic baker barber potter carpenter mason fisherwoman fisherman carer caregiver caretaker builder labourer laborer shopkeeper stallholder worker vendor trader hawker seller picker reclaimer homeworker porter driver rider cleaner nanny member mother widow resident tailor cook weaver farmer maid employee victim girl boy child woman man teenager",
)
MINOR = Phrases(
    """
boys|girls|children|kids|minors|teenagers|sons|daughters ..? <age> and|to|or <age> years|year
NAME <age> who|whose|works|worked|washed|sold
girl|boy|child|daughter|son|teenager|minor|pupil|student ..? of|aged <age>
girl|boy|child|minor|teenager|daughter|son ... aged|years <age>
<age> year old housemaid|maid|houseboy|servant|helper|apprentice|nanny|girl|boy|child|daughter|son|worker|vendor|picker|student|pupil|domestic|maid
she|he|who|girl|boy|daughter|son|NAME ..? <age> years old
aged <age>
of <age> who|whose|had|was
minor|minors was|were|had|who|girl|boy
underage
""",
    age="5 6 7 8 9 10 11 12 13 14 15 16 17 six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
)
POLICE_CASE = Phrases(
    """
<police> ... <seized> ... <one>
<one> ... was|were|been|is|are ..? <seized>
raped|rape|molested|assaulted|harassed|beaten|stabbed|trafficked ... by|her|him|at|in
sexual|sexually abuse|assault|assaulted|abused|harassment|harassed|violence
""",
    police="police officers officer",
    seized="arrested detained charged jailed imprisoned beaten released accused abused raped assaulted deported prosecuted",
    one="worker girl boy vendor woman man mother daughter trader hawker maid nanny picker her him leader",
)
ADDRESS_WORDS = Phrases("""
lives|living|resides|residing|house|home|flat|apartment|address at|in|is|no|number ... NUMBER
house|flat|plot|apartment|room|stand|door no|number|nr? NUMBER
NUMBER NAME street|road|avenue|lane|close|drive|crescent|way
NUMBER NAME NAME street|road|avenue|lane|close|drive|crescent|way
""")
CODE = "en"
DEMONYMS_HAVE_CAPITALS = True
HEAD_IS_LAST = True
SMALL_WORDS = Words("""
the a an of in on at to for with and or by from that which who this these those it its their his her is are was were be
been has have had will would can could may not no as than then into over under about after before during between each
every all any more most very also so such own them they he she we our us now there where when
""")


def demonym_forms(word: str) -> tuple[str, ...]:
    """Return the forms under which a word may stand among the words for people of a place."""
    return (word,)


def has_subject_after(reading: Reading, index: int) -> bool:
    """Say whether the subject may stand after a verb: it does after a verdict ("so ruled the court")."""
    if reading.words[index] not in _VERDICTS or index + 1 >= reading.sentence_end(index):
        return False
    return reading.words[index + 1] in ARTICLES and (
        reading.pause_before(index) or _opens_with_so(reading, index)
    )


def _opens_with_so(reading: Reading, index: int) -> bool:
    return index > 1 and reading.words[index - 1] == "so" and reading.pause_before(index - 1)


_VERDICTS = Words("ruled decided held ordered decreed found resolved voted")


def also_done(reading: Reading, index: int, joined: int | None = None) -> bool:
    """Say whether a participle shares its helper with one before it; in this language others do not need one."""
    return False


def says_we(reading: Reading, index: int) -> bool:
    """Say whether the form of a verb tells that we did it; in English no form does."""
    return False


WORLDWIDE = Words(
    "universal planetary intercontinental transnational inter-american pan-african international global world"
)
"""In the name of a body these say that it is one of the whole world."""

OF = Words("of from")
GENERAL_ANYWHERE = Words("""
folks folk guys fellows stakeholder stakeholders community communities authorities actors players makers policymakers policymaker politicians decisionmakers society
people sections
""")
"""General even where "of" and a name follows; others are somebody then ("officials of the ministry")."""

PREPOSITIONS = Words(
    "following despite thanks given in at on of by for with under after during to from since until between near before inside around throughout about"
)

EXISTS = Words("there")
"""Verbs that say that something is there, and leave open who brought it about."""

TRADES = Words(
    "maid nanny housekeeper porter apprentice labourer tailor hairdresser *seller *picker *maker *worker *vendor *cleaner *driver *weaver *cook *keeper *trader *hawker *carrier *sorter *mender *grower *farmer"
)
"""How the words for the work of a private person end, where they stand after a name."""

THANKS = Words("thank thanks thanked thanking grateful")
"""Before our name these say that somebody thanks us."""
FOUND_OUT = Words("found heard learned learnt saw")
"""What we found out is no activity of ours."""
CONTRIBUTED = Words("contributed contributes")
"""To have contributed is not to say that all was our own work."""

MEANWHILE = Phrases("""
while
whereas
meanwhile
at the same time as
just|even as
""")
"""What sets two things beside each other, at the beginning or between."""

LIFE_WORDS = Words("""
debt* owe* indebted moneylender* lender* pawn* hunger hungry meal* supper* breakfast* meat died dies death* dead cough* asthma* tubercul* injur* accident* burn* wound*
malnourish* nourish* starv* roof* brick* walls tap tuition school* enrol* literacy doctor*  rent arrears savings save saved earn* income* wage* profit* cash afford* healthier sleep* slept ill sick* fever* drown* miscarr* stillb*  bills
""")
"""Words of how people live; alone enough where only the people themselves are spoken of."""

ARTICLES = Words("the a an this that")

TIME_UNITS = Words("day days week weeks month months year years hour hours night nights shortly soon long")
"""Before "after" or "before" these say how long; what follows is told aside."""

COMPARED = Words("better more less fewer other")
"""After these a word like "than" or "que" compares, and opens no part of a sentence."""

ON_ORDERS = Phrases("""
by|on|under|upon the? order|orders|decision|decree|instruction|instructions|ruling|directive|permission|authority|resolution|act|judgment|judgement|vote of|from
at the order|orders of
""")
"""Who ordered a thing has done it."""

BETWEEN = Words("between among")

BY_ITSELF = Phrases("""
came|comes to be *ed|known|seen
came|comes|went|entered|entering into force|effect|operation|being|vigour
took|takes effect|hold
became|become|becomes free|legal|lawful|optional|compulsory|public
saw|seen the light
fell|went away|through
lapsed|expired|ceased
is|are|was|were|has|have no longer|not _? required|charged|collected|levied|enforced|applied|demanded
no longer applies|apply|applied|exists|exist
""")
"""A thing happens as if by itself, and nobody is told who brought it about."""

NOT_BY_PLACE = Words(
    "folks folk guys fellows concerned competent leaders decisionmakers makers politicians responsible charge power sections sectors powers"
)
"""Whoever is named so with a place alone is still nobody in particular."""

ACTIVITY_ACTS = Words("""
publication launch release printing production distribution dissemination organisation organization holding delivery presentation
participation attendance completion facilitation preparation development drafting translation screening hosting running
attending publishing launching organising organizing presenting training facilitating conducting mapping
""")
"""Nouns of an activity, where they stand for a sentence ("Launch of a guide")."""

UNITS = Words("project programme program team")

DREW = Words("""
drew drawn attracted gathered brought reached assembled toured toured counted graduated united convened welcomed hosted engaged
trained taught introduced showed covered explained taken benefited enabled
took appeared lasted graduated ran went taught
""")
"""What a course or a meeting does of which only the audience is told."""

OF_OURS = Phrases("""
by|of|from|with|under|within our|wiego|us
by|of|from|under|within|in the _? _? programme|program|project|team
""")
"""After a course or a publication these say that it is ours."""

SAID_AGAIN = Words("""
are is was were be agreed
can could may might shall should must able now already henceforth onwards anymore longer still yet since because thus therefore hence so thereby
according said says decided mean means meant change changed result outcome new newly here today time from both too also well
there did does do done doing got gets get having being become became becomes made make makes way ruled officially finally simply
only just even once any again whose whom why how what while until out off upon let one
two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million dozen
going
""")
"""Words with which a thing is said again; they add no reason."""

SAME = (
    Words(
        "pay* paid cost* fee fees toll tolls levy levies charge charges charged rent rents tax taxes dues price prices tariff*"
    ),
    Words(
        "allow* permit permits permitt* permission let lets letting may authoris* authoriz* free freely licence* license* right entitled"
    ),
    Words("ban bans banned prohibit* forbid* forbad* forbidden outlaw* illegal barred"),
    Words("halv* half fifty 50"),
    Words("lower* reduc* cut cuts cheaper less down decreas* drop* fell fall* fallen brought smaller"),
    Words("rais* gain gains gained increas* rose risen higher more grew grown double* doubling"),
    Words(
        "lift* abolish* repeal* scrap* remov* waiv* withdr* cancel* end ended ends revok* struck annul* exempt* free dropp* gone"
    ),
    Words(
        "give gives gave given grant* hand handed hands issue* issuing receiv* get gets got has have obtain* possess* hold holds deliver* provid* enjoy*"
    ),
    Words("law laws act bylaw bylaws ordinance regulation* rule rules code decree order orders ordered"),
    Words("court courts tribunal judge judges judgment* judgement* ruling rulings ruled verdict magistrate*"),
    Words("sell* sale sales trade trades trading trader* vend vends vending vendor* hawk*"),
    Words("city town municipal* council* mayor* corporation"),
    Words("agree* accord* deal pact sign* memorandum contract* convention charter treaty"),
    Words(
        "open* creat* set build* built establish* found* launch* start* begin* began begun introduc* exist*"
    ),
    Words("stop* ceas* end* halt* no-longer suspend* discontinu*"),
    Words("seiz* confiscat* impound*"),
    Words("evict* remov* demolish* clear* displac*"),
    Words("regist* enrol* list listed lists record* inscri*"),
    Words("card cards id document* certificat* badge*"),
    Words("recogni* accept* acknowledg* count counts consider*"),
    Words("space spaces place places stall stalls bay bays spot spots site sites shed sheds"),
    Words("woman women female lady ladies girl girls"),
    Words("stay* remain* keep keeps kept"),
    Words("behind back rear"),
    Words("file files filed lodge* submit* send sends"),
    Words("fifth fifths 20"),
    Words("third thirds 33"),
    Words("quarter quarters 25"),
)
"""Words that say the same of a change, so that a significance in other words is still known."""

BEFORE = Words("""
never before used had otherwise once until previously formerly was were nobody nothing
""")
"""What was before, or would be otherwise: words of a reason, even a short one."""

CLEFT = Phrases("""
it is|was|were ..? NAME ..? who|that
it is|was|were we|us|our ..? who|that
""")
"""These words make one of a sentence stand out, and open no part of it."""

TOOK_PLACE = Phrases("""
took|taken|takes place
""")
"""Verbs that say that something was held, and leave open who held it."""

DONE_ENDINGS: tuple[str, ...] = ()
"""Endings, with their accents, of words that tell of something done where without accents they tell of a plan."""

DOCUMENTS = Words(
    "notice law act bill budget ordinance decree agreement contract regulation bylaw resolution policy"
)
PROVIDES = Words("")
"""What a law or a budget foresees is told by these, and is no plan where the law or budget was adopted."""

NOBODY = Phrases("""
the? bigwigs|higher-ups|elites|heavyweights|bosses
top brass
those|people|persons|everyone who|that run|runs|rule|rules|decide|decides|govern|governs|matter|matters|count|call|make|makes|hold|holds
powers of the day
people|men|voices in high|higher places|circles
one|you notes|note|notices|sees|observes|can|finds
it can be seen|observed|noted
it is|was|has ..? noted|observed|noticed|noticeable|apparent|felt that
whoever|whomever is|it
""")
"""Nobody in particular, wherever they stand in the sentence."""

INDEFINITE = Words("a an another")
CLEFT_AFTER_IF = Phrases("""
it is|was
this is|was
that is|was
""")
"""After "if" and a pause these make what stands in the part with "if" the thing that is told."""

FAMILY = Words("mother father widow widower children kids daughters sons child")
LIKE = Words("like as")
APART_ACTS = Phrases("""
and bought|purchased|renamed|rechristened|refurbished|repainted
""")
"""What is done for one's own house, told after "and"."""

COUNTED = Phrases("""
did|made|worked|ran the? ..? count|counts|sums|sum|maths|arithmetic|math|tally
counted|measured|weighed|timed|priced
""")
"""A count that we made is an act."""

# Classes that the rules combine freely ------------------------------------------------------------------------

INNER = Words("""
patien* attitud* mood moods mindset* mentalit* outlook percept* prejudic* stigma* trust trusts trusted trusting distrust* mistrust* faith belief* believ* confiden* esteem
self-* respect respected respectful dignit* pride proud prouder shame* asham* courage* fear* afraid scared hopeful morale spirit spirits motivat* aware* conscious* understand* understood
knowledge* knew know knows grasp insight* sense senses feel feels feeling feelings felt togetherness belong* unity united solidarity sisterhood brotherhood
fellowship contempt* despis* scorn* disdain* considerat* courtes* courteous* kindness decency tact warmth isolation isolated loneliness quarrel* feud* rift rifts cohesi* harmon* goodwill empath* sympath* toleran* hostil* enmity rivalr* resentment suspicio* tension* tense animosit*
indifferen* relation relations relationship* rapport ties bond bonds climate atmosphere tone culture identit* visib* invisib* voice voices weight standing
prestige reputation image credib* legitima* influen* clout stature recogni* leverage leadership ownership agency empower* capacit* capab* abilit* able skill*
competen* know-how readiness openness receptiv* attuned sensitiv* attentive mindful* alert appreciat* interest interested engaged engagement commitment commitments committed eager
assertive* outspoken vocal bold bolder boldness brave braver strength* resilien* vibrant easier lighter warmer friendlier kinder calmer closer familiar comfortable
thought think thinks thinking see sees seeing seen saw view* regard* perceiv* realis* realiz* valu* doubt* dread* curious
idea notion eye ear ears enemies enemy nuisance equals equal partners worthy strangers cooperation collaborat* dialogue* communicat* coordinat* sympathies
""")
"""What happens within or between people and is no act that can be observed."""

ASPECTS = Words(
    "stopped stop stops ceased began begun begin begins started start starts came come comes quit learned learnt tried"
)
"""Verbs that only tell that another verb begins or ends ("stopped seeing")."""

LIGHT_VERBS = Words("""
carried carries carry took taken takes found finds had has have gained gains gain gave given gives made makes kept keeps held holds showed shown shows won wins
lost loses lose enjoyed enjoys earned earns commanded commands drew got gets built formed developed changed broke broken acquired brought
attained rose raised opened recognised recognized improved set strengthened boosted reached cultivated fostered nurtured forged learned learnt expressed reported declared
""")
"""Verbs that by themselves say little: what they tell is told by their object ("carried more weight")."""

PLANS = Words("""
draft drafts drafting proposal proposals talks discussion discussions consultation consultations negotiations preparation preparations prospect prospects
intention intentions hope hopes expectation expectations ambition ambitions priority priorities goal goals aim aims target possibility possibilities
chance chances likelihood option wish wishes dream dreams pipeline completion foreseen slated envisaged expected hopeful pending forthcoming
upcoming awaited eventual imminent underway offing stage stages tentative plan plans promise promises matter
""")
"""Words of what is not yet; they tell a plan where nothing in a main clause was done."""
HOPES = Words(
    "hope hopes prospect prospects expectation expectations intention intentions likelihood chances rumours rumour rumors"
)
"""The same, even where they are told in the past ("hopes grew")."""
MODALS = Words("should might could would may shall will")
LAST_DAYS = Phrases("""
within|in reach|sight
due out|in|by|for|on|before
to be *ed
should|would|will be
for|before|until|till|around|from NUMBER
in|for|with|by|from the ..? next|new|coming year|month|budget|term|session|quarter|season|weeks|months
next year|month|season|term
before the _? _? of NUMBER
""")
"""Until when something is to be; with no act these tell a plan."""
HINTS = Words(
    "drafts prepares debates discusses points leans hints promises vows signals foresees suggests ponders weighs mulls"
)
"""Verbs of somebody who has not acted yet."""

THING_ENDINGS = Words(
    "*tion *tions *sion *sions *ment *ments *ness *ance *ances *ence *ences *ship *ships *age *ages *als *ings -institution -institutions -delegation -delegations -population -populations -nation -nations -regiment -presidency -professionals -locals -officials -nationals"
)
"""How words for things end that cannot act."""
GOODS = Words("""
bench benches lamp lamps light lights tap taps awning awnings roof roofs scale scales cart carts locker lockers shed sheds canopy canopies kiosk kiosks bin bins
queue queues notice notices sign signs permission order orders charge charges rent rents levy levies dues door doors gate gates
toilets latrine latrines stand stands booth booths bay bays road path way thing things ban bans raid raids seizure seizures case cases
""")
"""Things that are put up, or that are asked for, and cannot act."""
HAPPENS = Words("""
came arrived dropped fell fallen rose risen sprung sprang appeared emerged ended lapsed expired vanished ceased changed disappeared stopped went gone grew shrank
tumbled halved doubled tripled increased decreased declined improved eased opened closed started began became followed materialised materialized dwindled multiplied
remained survived
""")
"""What a thing does by itself, as it is told, when nobody is told who did it."""
IMPERSONAL = Phrases("")
"""Verbs of a "they" that is nobody."""

COMPLETES = Words(
    "puts posts pins displays put posted pasted displayed pinned read signed sign assented gazetted endorsed ratified promulgated countersigned enacted confirmed approved published"
)
"""What a second office does to the same decision."""

JUDGING = Words("""
moment moments worthwhile sign signs signal signals symbol symbolic right direction moving move moves path road way door doors light start beginning example model inspiration inspir* tears
joy joyful chapter page era morale boost wind sails lift uplift spirits courage energy energis* energiz* motivat* encourag* cheer* celebrat* rejoice dance danced sing fruit worth waited
wait longed long-awaited bright brighter tomorrow better promising hopeful hopes confidence trust belief believe dreamt dream dreams ground floor forward onward high highest top rank first kind
high order struggle first rate truly words word describe speaks itself hurry hardly asked ask more value sector hard put strategy priority interest level scale rate smile smiles makes
feel feels represents represent means meaning mean show shows count counts much lot something result everyone kind sense plain obvious clear clearly
say said tell told think imagine believe see seen express explain add said fills fill heart hearts eyes future hope all time ever nobody forget remember
remembered talk talked story stories happy satisfied satisfaction satisfying worthwhile recognition work team teams programme project goals objective objectives
theory change strategic plan mission vision outcome outcomes harvest expect expected beyond expectations imagined
""")
"""Words with which a significance judges, without saying why."""

WITHOUT = Words("without absent")
"""Words that say that somebody had no part."""
WITHOUT_US = Phrases("""
without|absent|unless|if|sans ..? wiego|us|our|we
but for wiego|us|our
in the absence of wiego|our|us
had|were it? not? ..? wiego|we|our|us
""")
WOULD = Words("would wouldn could couldn might never nothing none nobody no not impossible unthinkable")
"""What would not be: with WITHOUT_US, a claim to be the cause."""
CAUSE_CLASSES = Phrases(
    """
we|<our> .... so|thus|thereby achieved|obtained|secured|won|ended|stopped|saved|made|got|brought|lifted|lowered|overturned|managed _
we|<our> .... in this|that way achieved|obtained|secured|won|ended|stopped|saved|made|got|brought|lifted|lowered|overturned|managed _
<our> ..? _ is|was|were|are the? ..? reason|reasons|motive|explanation
<our> s? <work> explains|explain why|how
<our> ..? <work> ... <swayed>
<our> ..? <work> .... brought|led|resulted about|to|in
result|fruit|consequence|outcome|product of|from ... we|our _
<work> of|by|from|at wiego .. <swayed>
<our> ..? <work> ... that|which <swayed>
<credit> ..? to|of|for|with|from|in|by|on ..? <our>
<our> s? <credit>
<our> ..? <work> ... <left> its|their|a|all|the _
only|not .... once|after|when|because|until ..? <our>
we|wiego got the|them|her|him|NAME ... to _
we|wiego won|secured|obtained|achieved|ensured|stopped|prevented|convinced|persuaded|forced|swung|unlocked|toppled|overturned _
<pressed> by ..? <our> ..? <work>
""",
    our="our wiego wiego's",
    work="campaign* advocacy lobbying pressure petition* study studies report* brief* research work efforts effort training* support evidence data argument* demand* persistence insistence mobilisation mobilization intervention* letter* action* programme program project input* advice findings proposal* figures numbers analysis paper* survey* map* help presence involvement film* video*",
    swayed="convinced persuaded changed swung swayed forced won secured saved achieved ensured guaranteed enabled triggered unlocked toppled overturned unblocked decided tipped led resulted produced brought pushed turned caused prompted compelled obliged moved drove paved reversed ended lifted worked paid bore allowed strengthened empowered raised improved increased boosted built",
    pressed="convinced persuaded changed swung swayed forced won secured achieved ensured triggered unlocked unblocked decided caused prompted compelled obliged moved reversed",
    left="left leaves made makes make did does turned tipped",
    credit="credit merit thanks fruit fruits fingerprints fingerprint stamp handwriting handiwork signature doing owed owes debt attributable traceable",
)
"""Our work as a subject, or as what is thanked, with any word for an effect."""

BEGUN = Phrases(
    """
<begins> ..? *ing|-feeling|-being|-becoming|-getting|-having
<begins> to not? _
""",
    begins="stopped stop stops ceased began begun begin begins started start starts quit ended resumed resumes kept keeps",
)
"""A verb that begins or ends another; the last word tells whether that one can be seen."""
BEHAVES = Words(
    "treat treats treated treating behave behaves behaved behaving deal deals dealt dealing relate related act acts acting acted respond receive received receiving greet greeted greeting address addressed approach approached approaching engage speak speaking spoke talk talking talked talks"
)
"""Verbs of dealing with people: no act by themselves where what comes with them is an attitude ("with more respect")."""
BEFORE_OF = Words("out full short")
"""Before "of" these are no noun."""
PLURAL_PASTS = Words("-")
"""Verbs that by their ending tell what "they" did."""
RECEIVERS = Words("-")
"""Before people these tell to whom something was done, where the verb has no subject."""
CLITICS = Words("-")
NO_ACTS = Words(
    "become be have get grow improve improving increase increasing gain gaining rise rising strengthen develop change changing appear seem look looking enjoy enjoying live own warm thaw shift"
)
"""Verbs, not yet told as done, of what cannot be seen."""
MOVES = Words("""
took spoke came stepped stood showed shown told said reported informed brought led dropped shifted moved raised lifted cut went sent hid
identified contributed expressed hidden connected asserted spread
""")
"""Verbs that show an act only together with a thing, an office or a number ("took the petition to the mayor")."""
PRESENT_ENDINGS = Words(
    "*s -exists -remains -stands -lies -seems -applies accept allow apply ask buy collect consult employ enforce fund give grant hire inspect invite meet negotiate offer pay permit provide publish recognise recognize record refuse register teach train treat use sell run share refuse escort visit clean sort weigh"
)
"""How a verb of the present may end that is in no list."""
AFTER_PRESENT = Words("the a an their his her its every each all any no them him no-one")
"""What may follow such a verb."""
SOLE_CAUSE = Phrases(
    """
<sole> <through> ..? <our>
<through> ..? <our> ..? <alone>
<our> .. <alone> .. <effect>
<our> s? <alone>
<alone> ..? <our> .. <effect>
<nobody> one? but|except|besides|other than? ..? <our>
only <our> ..? could|can|managed|was|were _
<our> ... is|was|were|are|remains|remain .. <reason> ..? why|for|behind|that|of|it
<sole> ..? <reason> ... <our>
<won> ..? by|through ..? <our>
<work> <given>? of|by|from wiego .. <freed>
<work> <given>? of|by|from wiego .. <took> .... <away>
<our> ..? <work> ... <freed>
<work> <given>? of|by|from wiego .. turned|turns .... into
<our> ..? <work> .. turned|turns .... into
<work> <given>? of|by|from wiego .. put|puts an|a end|stop|halt
<our> ..? <work> .. put|puts an|a end|stop|halt
<our> ..? <work> .. <took> .... <away>
wiego|we took|pulled|lifted|brought|got .... out of _
<our> ..? <work> .. <kept> .... from _
<our> ..? <work> ..? is|was|were|proved|proves ..? enough|sufficient|all to|for|it|that
had|has|have <our> ..? to thank
<our> ..? is|are|was|were to thank
wiego|we did it|this|that|so
all|everything|it|this|that ..? <hinges> down? to|on ..? <our>
at|on|upon <our> s? <bidding>
<bidding> of <our>
<success> .. is|was|belongs|belong .. <our>
thanks|owing|due|owed ... to .. <our>
<origin> back .... to ..? <our>
<push> .... came|comes|was|from .. <our>
<began> .. with <our>
""",
    our="our wiego wiego's us",
    work="campaign* advocacy lobbying pressure petition* study studies report* brief* research work efforts effort training* course* workshop* support evidence data argument* persistence insistence mobilisation mobilization intervention* letter* action* programme program project input* advice findings figures numbers analysis presence involvement help",
    given="given provided run led delivered offered held done carried",
    sole="solely only purely exclusively entirely wholly sole one single unique simply really all",
    through="through because thanks due owing by down",
    alone="alone singlehandedly single-handedly single singlehanded unaided themselves itself ourselves",
    effect="brought achieved won secured obtained ended stopped got made saved changed did forced managed convinced persuaded lifted delivered turned moved swayed handed",
    nobody="nobody no none nothing noone who",
    reason="reason reasons cause explanation key motor engine driver source",
    won="won achieved secured wrested wrung extracted clinched engineered orchestrated masterminded earned obtained gained unlocked unblocked imposed forced toppled overturned averted prevented rescued saved freed transformed possible about",
    freed="converted transformed freed rescued liberated relieved rid spared pulled dragged hauled plucked cured broke crushed silenced tamed shattered",
    took="took takes brought brings got gets pulled pulls lifted lifts led dragged carried dug kept keeps",
    away="out off away",
    push="push impetus impulse spark trigger nudge breakthrough idea",
    bidding="bidding behest instigation urging prompting prodding insistence instance",
    success="success victory win achievement merit triumph feat breakthrough accomplishment",
    origin="trace traces traced goes went dates leads",
    kept="kept keeps saved saves spared spares prevented prevents stopped stops protected protects",
    hinges="boils boiled comes came hinges hinged depends depended rests rested hung hangs amounts turns turned reduces",
    began="began begins started starts stems stemmed originated originates",
)
"""Nothing but our work, or our work as what took, freed or won something: a claim to be the only cause."""

VAGUE_CLASSES = Phrases(
    """
<quant> <quant>? of? the? <quant>? <time>
<time> ago|back|past|gone|bygone
these|those <time>
as|with|over|through|across|down|throughout the|passing? passing? <time>
as <time> went|wore|go|goes|passed|passes
at|by|since|for|after some|an|one|a|no _? <time>
one _? day|morning|evening|afternoon|night
for|since|in <quant>? <time>
<time> after|by|in|upon <time>
sooner or later
now and then|again
bit|inch|day|step by _
a|some while|spell|stretch
""",
    quant="last past recent few couple several many some various numerous number countless good fair great long short little coming next preceding previous bygone latter certain handful quite",
    time="time times days weeks months years decades seasons while spell period stretch ages moment point stage juncture generations year month season wait delay summers winters harvests",
)
"""Quantity and unit of time, without a number or a name."""
INFLUENTIAL = Phrases(
    """
<much> of <mass>
<mass> in|at|across|within _
<high> <class>
<high> <people>
<people> with|of|in|holding|having the? real? <power>
those|ones with|in|at|holding|having|near|close|around _
""",
    much="much most part parts some many all sections half bulk majority",
    mass="officialdom bureaucracy establishment elite elites leadership society populace citizenry",
    high="political ruling governing powerful influential important prominent eminent well-placed connected",
    people="people persons individuals figures folk folks families circles voices personalities quarters",
    **{"class": "class classes establishment elite elites circles leadership world sphere"},
    power="influence power means weight standing authority charge rank note consequence money connections command",
)
"""People of power who are not named: a quantity or a quality, and a noun for nobody in particular."""
REASONS = Words("because since")
"""Words that open a reason."""
WAS_SO = Words("before used formerly previously until otherwise")
"""Words that tell what was before, or would be otherwise."""
DEALS = Words("""
sign* agree* settle* negotiat* reached conclud* struck hammered compromis* deal accord pact memorandum protocol bargain* truce understanding
""")
"""Words of what two parties come to together."""
AFTERWARDS = Words("after following since as once")
"""What opens the part of a sentence that tells what led to an act."""
GERUND = Words("*ing")
"""How the form of a verb ends that tells aside what somebody did."""
GOING_ON = Phrases("""
is|are ..? *ing
""")
"""What is going on and not done."""
SINCE = Words("since now already been")
COMPARATIVES = Words(
    "more less better greater keener sharper fuller higher deeper closer stronger firmer readier softer lower bigger wider steadier surer rather"
)
"""Words that compare; where nothing was done, they tell of a gain."""
IMPERSONAL_STATE = Phrases("""
*ing|sales|sale|trade is|was|became|becomes ..? possible|legal|allowed|permitted|free|lawful|forbidden
it is|was|became|becomes|has|had ..? legal|illegal|possible|easier|safe|safer|free|cheaper|compulsory|mandatory|customary|usual|common|allowed|permitted|lawful|forbidden
""")
"""A state that nobody is told to have brought about."""
REACTS = Words(
    "receiv* got celebrat* welcom* thank* applaud* cheer* prais* hail* protest* complain* resum* obey* compli* rejoic*"
)
"""What a second party does because of the first act, and is no change of its own."""
PEOPLE_ENDINGS = Words(
    "*ers *ors *ists *ians *men *women *ees *folk *wives *boys *girls *ants *eers -exists -lists -insists -persists -consists -assists -resists -enlists -matters -offers -orders -papers -letters -numbers -powers -covers -centers -quarters -shelters -registers"
)
"""How words for people end, by what they do."""
TOOK_PART = Words("""
attended graduated travelled traveled joined completed finished followed came went watched heard learned learnt met gathered participated took sat spoke enrolled
passed received got visited discussed shared presented practised practiced exchanged toured
""")
"""What people do at a course or a meeting."""
HELPED_TO = Phrases("""
walked|took|led|showed|drove ..? inspector|inspectors|clerk|clerks|mayor|minister|officer|officers|official|officials|director|councillor|councillors|judge|commissioner|manager|secretary through|round|around|to|into the|a|our|his|her|its
asked|ask ... how|what|whether|which|who|why|when|where|if
by *ing|-being|-supporting|-providing|-working|-helping|-giving|-sharing|-strengthening|-accompanying|-standing|-offering|-encouraging|-following|-advising|-facilitating|-promoting|-engaging|-building|-raising|-listening|-staying
help|helped|helps|helping|assisted ..? to? fill|write|draft|sort|count|find|print|prepare|file|translate|register|measure|draw|set|collect|organise|organize|open|read|map|build|pay|bring
""")
"""Help with an act that is named."""
NUMBERS = Words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty dozen both"
)
GAVE = Words("gave given give lent provided offered made brought took did")
"""To give, lend or make: vague by itself, concrete with the thing that was given."""
OPENED_UP = Words("opened recognised recognized")
"""Acts even where what is opened or recognised is a relation."""
ADOPTED = Words("adopted passed approved voted signed published gazetted enacted promulgated ratified issued")
"""What a law is when it was decided already."""
NOT_YET = Words("once if when until unless be being")
ANYBODY = Words("""
widows orphans
worker workers women men people members leaders leader member family families household households children mothers fathers parents girls boys youth
migrants residents customers neighbours tenants passengers patients pupils students girl boy woman man wife daughter son widow person persons operatives labourers
volunteers lawyer lawyers paralegals researchers producers processors
""")
"""Words for people that tell no trade."""
KINDS_OF_WORK = Words(
    "laundry cleaning fish food domestic garment home based homebased sanitation waste street market construction transport household textile beach dock"
)
"""Words that make a trade of "workers"."""
CHANGING = Words(
    "change changes shift shifts growth rise surge gain turn wave leap drop decline thaw loss turnaround reversal"
)
"""Nouns that only say that something within people, which they name with "of", came or went."""
OCCURS = Words("occurred happened took came set began emerged was is been")
"""Verbs by which such a change comes about by itself."""
NOT_INNER = Phrases("""
in|within|into sight|view of?
power of attorney
respect of|to|the|their|its|these
blind eye
saw|seen the light
""")
"""Turns of phrase with an inner word that mean something to be seen."""
WITHIN = Words("of in from")
THROUGH_US = Phrases(
    """
through|via|with|by means? of? ..? <ours> ..? <work>
""",
    ours="our wiego wiego's",
    work="project projects programme program campaign work support training fund initiative scheme",
)
"""Our work as the means; the cause, where somebody else is told to have acted by it."""
SINGLED_OUT = Phrases("""
among|amongst them ..? that|those? of?
including|especially|notably|particularly|like
above all|one of them|whom
such as
one of them
""")
"""Words after which one of many is named."""
AFTER_A_NAME = Words("from of aged who whose living")
"""Words that after a name tell more of who it is."""
VAGUE_DOING = Phrases(
    """
watch*|follow*|track*|monitor*|kept|carried|championed|embraced ..? an? eye|file|case|matter|issue|process|cause|dossier|story|topic
built|wove|forged|nurtured|cultivated ..? alliances|bridges|ties|links|networks|relationships|trust
acted|served|functioned|operated|figured as _? _? _?
served|acted for _? <role>
brought|shared|put|lent|contributed|offered|gave|pooled|invested .. <goods> how? to? the? table?
lent|gave|extended a? helping? hand
where|wherever|whenever it|we? was|were? needed|wanted|necessary|possible|could
""",
    role="bridge partner ally companion catalyst",
    goods="know-how know experience experiences expertise knowledge skills time energy heart energies convictions wisdom connections presence voice weight",
)
"""Help told by what we are or have, and not by what we did with it."""
UNRELATED = Words("""
logo website anthem flag statue statues monument band orchestra stadium festival carnival pageant fleet headquarters limousine limousines swimming pool pools twinning
zoo airport cathedral museum theatre theater opera casino golf fireworks mascot coat parade dome fountain fountains cinema letterhead crest motto tramway ski
""")
"""Things with which a town or an office deals, and informal workers do not."""
THAN_BEFORE = Phrases("""
than before|previously|formerly|earlier|ever
""")
"""A comparison with what was, which is no time."""
THEM = Words("them their theirs they")
"""Words for those who were spoken of."""
COSTS = Phrases("""
it took|takes|cost|required|needed
took|needed|cost ..? NUMBER
""")
"""What it took, before the act itself is told ("it took two years, but …")."""
ALSO = Words("also additionally besides moreover furthermore then")
"""After "and", what one actor does besides."""
FOUNDS = Words(
    "founded founds formed forms launched launches established establishes created creates registered registers"
)
"""What workers do when they bring an organisation of their own into being."""
SEIZED = Phrases("""
arrested|detained|jailed|imprisoned|charged|convicted|prosecuted|remanded|handcuffed|indicted|fingerprinted
held for|since|overnight|without|after|at|in|under|on
picked up by|on|for
accused|suspected of
""")
"""What the police or a court does to somebody, who then is a case."""
CAN = Words("can cannot may must should could would no never longer nobody")
"""Words that make of it a rule, and no case."""
WORKS_AS = Words(
    "sells sold irons ironed cooks cooked cleans cleaned sorts sorted collects collected picks picked washes washed sews sewed weaves wove carries carried stitches rolls drives pushes mends makes recycles hawks vends"
)
"""What somebody does for a living."""
SAYS = Words("said says say told tells hinted mentioned remarked hear heard rumoured rumored reckons thinks")
"""Words after which it is told what somebody says."""
THAT = Words("that")
PERHAPS = Phrases("""
perhaps|maybe|possibly|might
wants|plans|intends|hopes|thinks|want|plan|intend|hope to|of|about
""")
"""What makes of the words of somebody a plan."""
TO_DO = Phrases("""
to _
""")
"""How a heading tells what somebody is going to do."""
OUR_ROLES = Phrases(
    """
staff member|members
colleague|colleagues
<us> desk|field|programme|program|project|liaison|communications|research|law|policy officer|officers|staff|coordinator|assistant|lead|manager
field|desk|programme|program|liaison officer|officers|staff|team
facilitator|facilitators|trainer|trainers|intern|interns|consultant|consultants
""",
    us="wiego wiego's",
)
"""Our people, as notes from the field call them."""
ISSUES = Words(
    "issue issues edition editions number volume copy copies batch round series instalment installment reprint"
)
"""Parts of a publication."""
SUMMED_UP = Phrases(
    """
such|that|this|these|so|here was|were|is|are .... <our> <unit>
<our> ..? <unit> in figures|numbers|brief
""",
    our="our wiego wiego's",
    unit="programme program project team work unit year office network",
)
"""Words that sum up a list as what we did."""
OPENINGS = Phrases("""
it is|must|should|may be? worth? noted|noting|said|saying|recalled|remembered|observed|stressed|mentioning|reported|found that
please? note that
it turns|turned out that
""")
"""How a statement may open before it says what changed."""
PARTICIPLES = Words(
    "*ed cut struck torn given won built made written drawn withdrawn undone thrown shut put -indeed -hundred -need -united -based"
)
"""What was done, at the head of a line: "Dropped in Lagos: the rule …"."""
VENUES = Words(
    "market station terminal port harbour harbor stadium slaughterhouse abattoir landfill dump depot mill mall rank"
)
"""Places that act where they are known by their own place and do something to somebody."""
SPEAKS = Words("""
urged exhorted asked invited decided refused voted hired lent paid agreed promised apologised apologized thanked undertook pledged
employed bought
""")
"""What only somebody does, whatever the word for them."""
BODIES = Words("society")
"""Words for everybody that with "of" and a trade name one organisation."""
FOLKS = Words("folks folk guys fellows people")
"""Words for anybody, named by the office whose people they are."""
DURING = Phrases("""
in the course of
over the course of
""")
"""Words of time that have a word for an activity in them."""
MAKES = Words(
    "opened inaugurated built erected paved tarred installed constructed refurbished repaved equipped roofed lit"
)
"""Acts that bring a place or a building into being."""
UNDOES = Words(
    "repealed scrapped abolished lifted revoked rescinded annulled cancelled canceled axed quashed withdrew dropped"
)
"""Acts that take a rule, a fee or a fine away."""
SELLING = Words("stall stalls kiosk kiosks cart carts vending hawking sellers sales")
"""What people sell from, or do for a living: a trade, with the word that tells of which goods."""
TO_BE_DONE = Phrases("""
will|shall|would|should|must|may|to be|get ..? *ed|built|made|given|put|paid|cut|set|held|lent|bought|sold|written|rewritten|withdrawn|taken|brought|found|drawn|let|split|sent
""")
"""What will be done, by nobody knows whom."""
REGIONS = Phrases("""
west|east|eastern|western|southern|northern|central|north|south|sub|sub-saharan|subsaharan|francophone|anglophone|lusophone|latin|tropical saharan? africa|asia|america|europe
africa|asia|europe|oceania|sahel|caribbean|maghreb|andes|balkans|mekong|americas|mesoamerica
horn of africa
the? global|region|subregion|continent south|north
the region|subregion|continent
""")
"""Many countries together: their governments are nobody in particular."""
ALL_OFFICES = Words(
    "governments ministries cities countries states municipalities councils authorities parliaments employers"
)
"""Offices of many places, which are nobody in particular where only a region is named."""
TOGETHER = Phrases("""
together|jointly|partnership|collaboration|cooperation|tandem|concert with
""")
"""Words of common work, before the name of who worked with us."""
MEDIA = Words("radio television tv magazine")
"""Offices that may be partners, by their name."""
INTERESTED = Phrases("""
interested|concerned|affected parties|party|persons|people|groups
""")
"""Those who have to do with it: people, and no interest within them."""
