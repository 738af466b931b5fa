"""French words for the rules; what each list is for is said in english.py, which has the same names."""

from outcomes.coach.phrases import Phrases, Words
from outcomes.coach.reading import Reading

CODE = "fr"

# Who acts -------------------------------------------------------------------------------------------------

OFFICES = Words("""
polyclinique polycliniques dispensaires
cathedrale basilique monastere couvent financiere
urbaine rurale
poste postes port ports regulateur regulatrice regie regies  aeroport  chemins metro
musee bibliotheque armee marine garde gardes patrouille ambassade mission cadastre diocese paroisse eveche mosquee
hotel hotels restaurant plantation raffinerie mine mines compagnies  operateur operatrice operateurs
telecom aerien grossiste grossistes distributeur fabricant consortium holding faculte college lycee academie
observatoire laboratoire cantons   bourgmestrie hospice clinique dispensaire assurance
assurances caisses bundestag trésorerie perception recette chefferie sultanat emirat  cantonal
copropriete syndic bailleur bailleurs loterie quotidien television chaine  senateurs
administration agence agences assemblee autorite banque banques bureau cabinet caisse chambre chambres chancellerie
collectivite commandement commissariat commission commissions commune communes  compagnie conseil
conseils consulat corporation cour cercle delegation departement departements direction directions district
entreprise entreprises executif fonds gendarmerie gouvernement gouvernorat hopital inspection institut juridiction
mairie mairies ministere ministeres municipalite municipalites office parlement parquet police polices prefecture
prefectures presidence primature province region registre secretariat senat service services societe
tresor tribunal tribunaux universite usine usines marque marques etat etats departements douane douanes ecole journal
radio archeveche  ville canton plateforme projet programme assureur mutuelle supermarche cimenterie
mediateur mediature
""")
OFFICIALS = Words("""
commandante lieutenante adjudante intendantes
adjointes presidentes gouverneures prefetes magistrates procureures directrices cheffes senatrices deputees ambassadrices deleguees
policieres coordinatrices mairesses echevines edile ediles bourgmestre gerantes gerants intendants superviseurs controleuses
employeuses patronne patronnes tenancieres tenanciers doyens imams eveques pretres pasteurs rabbins rois reines sultans notable brigadier
capitaine commandant colonel general lieutenant sergent amiral sultan emir cadi  doyen doyenne recteur rectrice
intendant intendante superviseur superviseure contremaitre contremaitresse mediateur mediatrice arbitre auditeur
auditrice controleur controleure controleurs huissier greffiere notaires consul consule ambassadeurs depositaire
tresorier tresoriere directoire    chefferie notable notables pretre
pretresse cure rabbin pasteur cardinal archeveque syndic conservateur conservatrice
maire maires mairesse adjoint adjointe ministre ministres president presidente presidents gouverneur gouverneure
gouverneurs prefet prefete prefets commissaire commissaires juge juges magistrat magistrate magistrats procureur
procureure fonctionnaire fonctionnaires inspecteur inspectrice inspecteurs inspectrices directeur directrice directeurs
secretaire secretaires administrateur administratrice gestionnaire gerant gerante chef cheffe chefs conseiller
conseillere conseillers conseilleres senateur senatrice senateurs depute deputee deputes parlementaire parlementaires
ambassadeur ambassadrice agent agente agents agentes candidat candidate candidats candidates delegue deleguee delegues
elu elue elus elues echevin bourgmestre bourgmestres officier officiers policier policiers gendarmes gendarme
responsable responsables coordinateur coordinatrice proprietaire proprietaires employeur employeurs employeuse patron
patrons ingenieur roi reine imam eveque journaliste journalistes notaire greffier  receveur percepteur
partis parti wali pacha caid
""")
ORGANISATIONS = Words("""
coordination
clinique cercle cercles club clubs confrerie diocese caritas secours juristes barreau
observatoire initiative consortium congregation pastorale  ligues  centres instituts centrales
fraternite solidarite ordre comptoir  federees collectivité fondations confederations plateformes
section antenne benevoles entraide scoutisme croix croissant
syndicat syndicats syndicale federation federations association associations cooperative cooperatives alliance reseau
reseaux ong coalition comite comites confederation fondation centre collectif collectifs mouvement mouvements
organisation organisations union unions front groupement groupements groupe ligue societe institut universite centrale
plateforme campagne forum mutuelle mutuelles intersyndicale eglise amicale homenet streetnet gie reseautage
""")
PEOPLE = Words("""
veuve veuves veuf veufs
*euses *trices *tieres *nieres *cieres *diers *tiers *niers *sculpteurs *tailleurs *mineurs *creuseurs *graveurs *piroguiers *istes menages
travailleur travailleuse travailleurs travailleuses vendeur vendeuse vendeurs vendeuses marchand marchande marchands
marchandes commercant commercante commercants commercantes ambulant ambulants ambulante recuperateur recuperatrice
recuperateurs recuperatrices recycleur recycleurs recycleuses chiffonnier chiffonniers trieur trieuse trieurs trieuses
domestique domestiques employee employees bonne bonnes nounou nounous brodeuse brodeuses couturiere couturieres
couturier couturiers tailleur tailleurs tisserande tisserandes artisan artisane artisans artisanes coiffeuse coiffeuses
chauffeur chauffeurs conducteur conducteurs conductrices porteur porteurs porteuse porteuses pecheur pecheurs pecheuses
agriculteur agriculteurs agricultrices paysan paysans paysannes maraichere maraicheres transformatrice transformatrices
restauratrice restauratrices cuisiniere cuisinieres menagere menageres femme femmes homme hommes personne personnes
famille familles enfant enfants fille filles garcon garcons fils mere meres pere peres jeune jeunes migrants migrantes
membre membres adherent adherente adherents adherentes leader leaders dirigeante dirigeantes dirigeant dirigeants
riverains habitants habitantes voisin voisins client clients clientes eleves etudiants usagers avocat avocate avocats
participantes participants productrices producteurs fumeuses livreurs livreur saisonniers menages foyers occupants
fripiers fripieres mareyeuses teinturieres potieres etalagistes exploitants gargotieres
tresseuse tresseuses lavandiere lavandieres laveuses veilleurs veilleuses gardiens gardiennes balayeuses cireurs fileuses
-dernieres -premieres -manieres -matieres -frontieres -rivieres -lumieres -carrieres -entieres -regulieres -particulieres -barrieres -poussieres -prieres -bannieres -ornieres
""")
GENERIC_ACTORS = Phrases("""
les autorites
autorites
autorite competente|locale|publique|concernee
les|des|plusieurs|differents|differentes|divers|diverses|certains|certaines|nombreux|nombreuses|tous|toutes les? _? acteurs|actrices|institutions|gouvernements|gouvernants|secteurs|organisations|entreprises|communes|villes|pays|fonctionnaires|politiques|entites|instances|leaders|groupes|employeurs|personnes|organismes|partis|etats|mairies|municipalites|elus|decideurs|responsables
parties prenantes|interessees|concernees
acteurs|actrices|decideurs|gouvernants
instances|services|organismes|institutions competents|competentes|concernes|concernees|responsables|publics|publiques|locales|locaux
la communaute
les communautes
la societe civile|a|est|par?
la societe
la population
les populations|elites|gens
pouvoirs publics
le pouvoir public|local
opinion publique
le systeme
on
tout le monde
ceux|celles qui
quelqu un
les|des|de|plusieurs|differents|differentes|divers|diverses|certains|certaines|nombreux|nombreuses|tous|toutes|maints|quelques les? _? acteurs|actrices|milieux|cercles|spheres|couches|secteurs|parties|forces|voix|dirigeants|leaders|elus|responsables|decideurs|pouvoirs
les|des dirigeants|leaders|responsables|elus|gouvernants|decideurs
dirigeants|leaders|responsables|elus locaux|politiques|communautaires|concernes|publics
couches|milieux|secteurs|pans de la? societe|population
le grand? public
l opinion publique?
les gens
""")
NEEDS_NO_PLACE = Words("gouvernement etat")
THINGS = Words("""
loi lois norme normes arrete arretes ordonnance reglement reglements decret decrets politique politiques projet mesure
mesures regle regles tarif tarifs taxe taxes impot impots amende amendes prix budget plan plans programme programmes
marche marches etal etals place places permis licence licences registre enregistrement expulsion expulsions
deguerpissement deguerpissements harcelement rafle rafles saisie saisies confiscations acces espace espaces toilettes eau
voix visibilite conscience reconnaissance protection conditions situation changement changements avancee avancees dialogue
relation relations cooperation accord accords convention contrat contrats salaire salaires couverture assurance
prestations droit droits capacite capacites confiance comprehension attitude attitudes perception statut pouvoir
negociation pratique pratiques pas cadre amendement quota interdiction restrictions couvre site sites zone zones rues
creche creches revendication revendications question inclusion participation liste carte cartes il existe resultat
resultats leadership
""")
AGENT = Words("par")
NOT_AN_AGENT = Phrases("""
par deux|trois|quatre|cinq|dix|moitie
par an|mois|jour|semaine|heure|tonne|kilo|piece|personne|decret|arrete|ordonnance|loi|consensus|unanimite|acclamation|ecrit|exemple|ailleurs|consequent|rapport|contre|telephone|mobile|voie|tirage|lettre|sms|lequel|laquelle|lesquels|lesquelles
par NUMBER
par le|la|l|les biais|suite|rue|force|loi|meme|passe|nuit|crise|pandemie|travail|fait|voie|vente
par un|une vote|majorite|arrete|decret|courrier|lettre|note|loi|circulaire
""")

# Verbs ----------------------------------------------------------------------------------------------------

_IRREGULAR_PARTICIPLES = frozenset(
    "lu relu peint repeint adjoint astreint enfreint teint plaint craint feint "
    "fait refait mis remis admis promis permis soumis transmis commis pris repris compris appris surpris entrepris dit "
    "interdit contredit ecrit inscrit souscrit decrit prescrit ouvert rouvert offert couvert decouvert recu percu concu "
    "apparu survenu voulu pu du su vu revu lu elu reelu tenu obtenu retenu maintenu soutenu detenu convenu devenu venu intervenu parvenu "
    "revenu rendu vendu suspendu etendu entendu defendu attendu repondu perdu descendu tendu reconnu connu paru disparu "
    "conclu inclus exclu dissous resolu vecu conduit reduit produit introduit construit detruit traduit instruit eu ete "
    "acquis requis conquis joint rejoint contraint restreint atteint eteint fini choisi etabli garanti reuni reussi saisi "
    "accompli rempli elargi investi averti fourni reparti bati demoli aboli subi servi suivi sorti parti agi reagi retabli "
    "affranchi ralenti puni banni defini nourri accueilli recueilli couru secouru battu abattu debattu grandi agrandi "
    "adouci assoupli durci enrichi reflechi convaincu vaincu rompu interrompu exclus assujetti aboutit abouti prevu "
    "pourvu poursuivi ouverte mort ne franchi".split()
)
_MOVED = frozenset(
    "apparu survenu venu devenu alle reste entre sorti parti arrive ne mort tombe intervenu parvenu revenu monte descendu retourne passe".split()
)
_NO_PARTICIPLES = frozenset(
    "marche marchee sante qualite liberte societe securite dignite pauvrete activite municipalite communaute cite ete "
    "autorite assemblee annee journee tournee comite arrete arretes qualites capacite capacites visibilite entree rentree "
    "armee employee employees salariee salaries salarie priorite mobilite solidarite".split()
)
_BE = Words("est sont etait etaient fut furent ete soit soient etre etant")
HAVE = Words("a ont avait avaient avons ai avez ait aient eut eurent")
_PRESENT_ACTS = Words("""
supprime suppriment exonère exonèrent installe installent cède cèdent suspend suspendent réduit réduisent construit aménage
inaugure crée créent abolit abolissent abroge adopte adoptent légalise baisse baissent nomme nomment achète achètent remet
commence commencent loue louent rouvre lève lèvent lance lancent fait vote votent attribue attribuent rend rendent
paie paient paye payent exige exigent publie publient oblige obligent reconnaît reconnaissent accorde accordent permet
permettent interdit interdisent embauche embauchent forme forment enregistre enregistrent remet remettent offre offrent
inclut incluent applique appliquent perçoit perçoivent accepte acceptent reçoit reçoivent accueille garantit garantissent
contrôle contrôlent inspecte collecte collectent admet admettent ouvre ouvrent finance financent consulte consultent
convoque invite invitent impose imposent autorise autorisent délivre délivrent verse versent exempte applique réunit
protège protègent prélève prélèvent recrute recrutent tient tiennent
""")
_ADVERBS = Words("""
pas ne plus jamais aussi également egalement ainsi enfin déjà deja toujours encore notamment ensuite alors désormais
désormais bien mieux peu beaucoup très tres tout d nouveau été
""")
_FUTURE_ENDINGS = (
    "era",
    "eront",
    "ira",
    "iront",
    "dra",
    "dront",
    "ura",
    "uront",
    "rra",
    "rront",
    "tra",
    "tront",
    "vra",
    "vront",
    "erons",
    "irons",
    "crira",
)
_NO_FUTURES = Words("opera camera sahara extra infra contra ultra era mantra tiara misera")


def tense(reading: Reading, index: int) -> str:
    """Return `past`, `passive`, `present`, `future`, or nothing where a word is no verb of a sentence."""
    word = reading.lower[index]
    folded = reading.words[index]
    if reading.is_name(index):
        return ""
    if _is_participle(word, folded) or _has_arrested(reading, index):
        helper, at = _helper(reading, index)
        reflexive = at > 0 and reading.words[at - 1] in ("s", "se")
        if helper == "ete":
            return "passive"
        if helper in _BE:
            stem = folded.rstrip("s").rstrip("e") if folded not in _MOVED else folded
            return (
                "past"
                if reflexive
                or stem in _MOVED
                or folded.rstrip("s") in _MOVED
                or (folded.rstrip("s") + "#").replace("ee#", "e") in _MOVED
                else "passive"
            )
        if helper in HAVE and reading.lower[at] != "à":
            return "past"
    if _is_unlisted_participle(reading, index):
        return "past"
    if word.endswith(("èrent", "irent", "urent")) and len(word) > 6:
        return "past"
    if (
        word.endswith("ons")
        and folded not in _NO_ACTS_OF_OURS
        and index
        and reading.words[index - 1] == "nous"
    ):
        return "present"
    if index and reading.words[index - 1] in ("vient", "viennent") and folded in ("de", "d"):
        return "past"
    if (
        len(word) > 4
        and word.endswith(_FUTURE_ENDINGS)
        and folded not in _NO_FUTURES
        and not reading.is_capital(index)
    ):
        return "future"
    if (
        len(word) > 5
        and word.endswith(("rait", "raient"))
        and folded not in _NO_CONDITIONALS
        and not reading.is_capital(index)
    ):
        return "future"
    if word in ("sera", "seront", "aura", "auront", "fera", "feront", "ira", "iront"):
        return "future"
    helper, at = _helper(reading, index)
    if word in _PRESENT_ACTS and helper not in _BEFORE_NOUNS and not _is_after_helper(helper, reading, at):
        return "present"
    return (
        "be"
        if word
        in ("est", "sont", "a", "ont", "était", "étaient", "existe", "existent", "comprennent", "comprend")
        else ""
    )


_NO_CONDITIONALS = Words("""
portrait retrait extrait attrait soustrait distrait abstrait aurait auraient entrait entraient montrait montraient rentrait
rentraient ouvrait ouvraient offrait offraient souffrait souffraient couvrait couvraient livrait livraient tirait tiraient
durait duraient retirait retiraient demeurait demeuraient ignorait ignoraient rencontrait rencontraient administrait
enregistrait enregistraient illustrait assurait assuraient mesurait procurait figurait attirait encadrait
considerait consideraient operait operaient preferait preferaient esperait esperaient liberait tolerait toleraient
generait gerait geraient admirait declarait preparait preparaient separait comparait reparait reparaient
""")
"""Words that end like a conditional and are none; "aurait" tells what is said to have happened."""
_NO_ACTS_OF_OURS = Words("""
avons sommes savons pensons esperons constatons voyons notons croyons devons pouvons voulons souhaitons allons
""")
_BEFORE_NOUNS = Words(
    "ayant le la les l un une des du de d en par pour sa son ses leur leurs au aux et chaque cette cet ce sur"
)


def _is_after_helper(helper: str, reading: Reading, at: int) -> bool:
    return helper in _BE or (helper in HAVE and reading.lower[at] != "à")


def _has_arrested(reading: Reading, index: int) -> bool:
    """Say whether "arrêté" is a verb, which else is a decree."""
    return reading.words[index] == "arrete" and index > 0 and reading.lower[index - 1] in ("a", "ont", "été")


def _is_participle(word: str, folded: str) -> bool:
    if folded in _NO_PARTICIPLES:
        return False
    if len(word) > 3 and word.endswith(("é", "ée", "és", "ées")):
        return True
    stem = folded
    for _ending in range(3):
        if stem in _IRREGULAR_PARTICIPLES:
            return True
        if stem[-1:] not in ("e", "s"):
            return False
        stem = stem[:-1]
    return False


def _is_unlisted_participle(reading: Reading, index: int) -> bool:
    """Say whether a word after "a" or "ont" ends like an irregular participle ("ont cousu")."""
    word, (helper, at) = reading.words[index], _helper(reading, index)
    return (
        len(word) > 3
        and word.endswith(("u", "i", "is", "it"))
        and word not in _NO_IRREGULARS
        and helper in HAVE
        and reading.lower[at] != "à"
    )


_NO_IRREGULARS = Words(
    "aussi ainsi parmi depuis jamais quasi midi lundi mardi jeudi samedi ceci celui autrui credit droit"
)


def also_done(reading: Reading, index: int, joined: int | None = None) -> bool:
    """Say whether a participle after "et" shares "a" or "ont" with one before it ("ont perdu … et refusé").

    Where words stand between the two, `joined` is the first after "et".
    """
    start, word = reading.sentence_start(index), reading.lower[index]
    joined = index if joined is None else joined
    if index < start + 3 or reading.words[joined - 1] not in ("et", "puis"):
        return False
    if word.endswith(("ée", "ées", "és")) or not _is_participle(word, reading.words[index]):
        return False
    return any(
        reading.lower[place] in ("a", "ont", "avait", "avaient")
        and _is_participle(reading.lower[place + 1], reading.words[place + 1])
        for place in range(start, index - 1)
    )


def says_we(reading: Reading, index: int) -> bool:
    """Say whether a verb tells what we did."""
    start = reading.sentence_start(index)
    return any(word in ("nous", "avons") for word in reading.words[max(start, index - 4) : index])


def _helper(reading: Reading, index: int) -> tuple[str, int]:
    """Return the nearest word before this one that is no adverb, and where it stands."""
    start, place = reading.sentence_start(index), index - 1
    while (
        place >= start
        and place > index - 6
        and (
            (reading.lower[place] in _ADVERBS and reading.lower[place] != "été")
            or (reading.words[place].endswith("ment") and len(reading.words[place]) > 6)
        )
    ):
        place -= 1
    return (reading.words[place], place) if place >= start else ("", 0)


def has_subject_after(reading: Reading, index: int) -> bool:
    """Say whether the subject may stand after a verb: it does after a verdict ("ainsi en a jugé le tribunal")."""
    if reading.words[index] not in _VERDICTS or index + 1 >= reading.sentence_end(index):
        return False
    start = max(index - 4, reading.sentence_start(index))
    opens = any(
        reading.pause_before(place) and reading.words[place] in ("ainsi", "a", "ont")
        for place in range(start, index)
    )
    return opens and reading.words[index + 1] in ARTICLES


_VERDICTS = Words("juge decide tranche statue ordonne arrete vote")


FUTURE = Phrases(
    """
pret|prete|prets|pretes a|pour la|l? signature|adoption|vote|etre|*er
ne manque|reste plus|que|plus? que
laisse|laissent|laissait entendre|esperer|presager
est|sont|reste en gestation|chantier|germe|projet|attente|debat|consultation
est|sont fixe|fixee|programme|programmee|annonce|annoncee|attendue|convoquee ..? pour
est pour bientot|demain
dans ses|leurs cartons|projets|plans|tiroirs
se dispose|disposent|prepare|preparent|apprete|appretent a
a|ont hate|vocation|dessein|en de|tete|vue|projet
on attend|espere|compte|s
nous attendons|esperons|comptons
a|ont|reste|restent a|encore l|le|les|a etude|adopter|voter|signer|trancher
compte|comptent bien _
ambition|objectif|idee|intention|but|espoir|souhait|voeu|projet|volonte|priorite .... est|serait de|d|que|qu
il est|serait question
il y a|aurait un|des|le|une projet|projets|intention|plan|plans|perspective|idee de|d
est|sont|reste|restent|demeure a l etude
est|sont|reste a venir|faire|voter|signer|adopter|ratifier|trancher
caresse|mijote|nourrit l|le|un|des idee|projet|espoir
dans les prochains|prochaines mois|semaines|jours|annees
s achemine|acheminent|oriente|orientent|dirige vers
il est envisage|prevu|attendu|espere|projete
va|vont|allons bientot|prochainement|sans|tres? ..? _
va|vont|allons _? *er|*ir|*re
prevoit|prevoient|prevoyait de|d|que|la|une?
envisage|envisagent|envisageait de|d|la|une?
compte|comptent|entend|entendent *er|*ir|*re
souhaite|souhaitent|espere|esperent|projette|projettent|ambitionne|veut|veulent|pense|pensent|cherche|cherchent|tente|reflechit|etudie|etudient|examine|examinent|negocie|negocient|prepare|preparent|planifie|planifient|attend _
s appretent|apprete|engagera a
propose|proposent de|d
a|ont l|pour intention|projet|objectif|ambition
devrait|devraient|pourrait|pourraient|voudrait|voudraient|serait|seraient _
doit|doivent bientot|prochainement|adopter|voter|signer|publier|creer|ouvrir|recevoir|etre|ratifier
il est prevu
est|sont prevu|prevue|prevus|prevues|attendu|attendue|envisage|envisagee|programme|programmee|planifie|planifiee|cense|censee
est|sont en train|cours|phase|voie|passe|discussion|negociation|preparation
est|sont sur le point
a|ont commence a reflechir|penser|envisager|discuter|etudier
une fois que|adopte|adoptee|vote|votee
on s attend
prochainement|bientot
doit|doivent _? passer|aller|venir|debattre|examiner|statuer|entrer|se|etre
est|sont inscrit|inscrite|inscrits|inscrites a|au son|leur|l? ordre|agenda|programme
devra|devront|passera|iront|ira a|au|devant|en|_
a|sur l etude|ordre|agenda
""",
    infinitive="adopter voter signer publier creer ouvrir recevoir etre avoir ratifier installer inviter mettre faire lancer reviser inclure reconnaitre accorder construire reunir abroger supprimer integrer ajouter proposer permettre instaurer modifier interdire organiser autoriser verser distribuer elargir etendre demander examiner consulter introduire renforcer rendre donner payer prendre amenager enregistrer presenter etablir former nommer reserver suspendre financer baisser reduire augmenter",
)

# Parts of a sentence --------------------------------------------------------------------------------------

SUBORDINATORS = Words("""
attendu considerant vu
apres lorsque quand depuis si pendant avant pour parce comme alors tandis
""")
RELATIVES = Words(
    "que qu qui dont lequel laquelle lesquels lesquelles ou auquel auxquels duquel car parce lorsque quand si"
)
ANDS = Words("et tandis pendant alors")
SEPARATELY = Phrases(
    """
dans|sur|pour un|une tout|toute? autre dossier|sujet|registre|chapitre|question|domaine|affaire|point
par|dans un|une _? _? sans lien|rapport|liaison
sans lien|rapport aucun? avec
et? elle|il a|ont aussi|egalement|encore
cerise sur
qui plus est
en prime
quant a|au|aux
au passage
pendant ce temps
comme si cela|ca
pour couronner|completer|finir
de son|leur cote
non seulement .... mais
le|la|ce|cette|au|du|un meme jour|mois|semaine|annee|seance|matin|soir
la semaine|annee meme
le NUMBER ..? elle|il|ils|elles a|ont
et le NUMBER _? elle|il
separement
sur|dans un|une autre plan|front|volet|affaire|mesure|domaine
par ailleurs
d autre part
en outre
de plus
de surcroit
en meme temps
dans le meme temps
et aussi
a egalement|aussi <past>
dans un|une autre|differente|different dossier|seance|decision|domaine|acte
le|la meme jour|mois|semaine|annee|seance
sans lien|rapport avec
a part
parallelement
dans|sur|pour|par un|une|d? autre|autres|different|differente|distinct|distincte|tout dossier|seance|decision|domaine|acte|sujet|registre|plan|matiere|chapitre|affaire|ordre|theme
dans un tout autre
a|au titre|cote part|separe
de|pour son|sa|leur|leurs cote|part
independamment
sans lien|rapport
en parallele
d autre part
hors|outre cela
""",
    past="adopte ouvert cree signe lance commence nomme ferme interdit reduit augmente recrute supprime suspendu accorde reconnu ordonne annonce publie abroge vote peint plante construit bati baisse installe repare change eleve elu condamne nomme donne",
)
BACK_WORDS = Words("cela ceci celle celui ladite ledit promulgue")
OBJECT_BEFORE = Words("le la l les")

# Ourselves ------------------------------------------------------------------------------------------------

WIEGO = Words("wiego")
OURS = Words("wiego notre nos nous")
OUR_STAFF = Phrases("""
je suis|me
j ai|y|etais
ma|mon|mes collegue|collegues
notre|nos ..? directrice|directeur|cheffe|chef|presidente|president|secretaire|formateur|formatrice|formatrices|facilitatrice|photographe|stagiaire|stagiaires|statisticienne|statisticien|representante|representant|benevole|benevoles|traductrice|assistante|responsable|technicienne|documentaliste|journaliste|visite|tournee|voyage|juristes|cadres|delegues|deleguees
wiego
nous
notre|nos ..? equipe|equipes|personnel|bureau|programme|collegue|collegues|coordinateur|coordinatrice|consultant|consultante|conseiller|conseillere|chercheur|chercheuse|chercheuses|specialiste|specialistes|avocate|avocat|organisation|projet|reseau|service|economiste|delegation|partenaires|animatrice|animatrices|juriste
l|la|le equipe|coordinateur|coordinatrice|chargee|charge|responsable|personnel du|de|d projet|programme|communication|notre
membre|membres de notre
notre|nos ..? formateurs|organisat*|educat*|animat*|facilitat*|instruct*|enquet*|conseill*|juriste*|avocat*|collegue*|coordinat*|consultant*|chercheu*|specialiste*|expert*|direct*|volontaire*|benevole*|secretariat|charge*|responsable*|point|economiste*|statisticien*|equipe*|programme*|projet*|partenaire*|reseau*|camarade*|militant*|deux|trois
collegues|collegue|chercheuse*|chercheur*|conseill*|animatr*|formatr*|formateur*|coordinat*|juriste*|specialiste*|membre|membres|responsable|chargee|charge du|de|d l|la|le|notre? .. programme|projet|equipe
l|la|le chargee|charge|responsable|assistante|coordinatrice de|du|d la? programme|projet|mission|communication
l|la|le|une equipe|chargee|charge|unite|cellule de|du|d terrain|recherche|plaidoyer|communication|formation|suivi|droit|statistiques|pays
""")
ACTIVITIES = Words("""
forme organise tenu anime facilite publie lance presente assiste participe visite rencontre reuni dispense mene produit
elabore diffuse imprime redige traduit enquete partage conduit coordonne donne voyage distribue realise developpe accueilli
imprime imprimee filme tourne enregistre photographie documente cartographie sillonne parcouru recueilli collecte compile edite redige traduit
expose intervenu* intervenue* anime donne offert distribue remis dispense forme sensibilise discute echange rencontre visite assiste participe
parle tenu monte prepare organise publie presente projete prete mene enquete interroge sonde accueilli siege pris
achete achetee equipe fourni finance parraine accueilli inaugure clos enseigne
""")
ACTIVITY_NOUNS = Words("""
ronde atelier ateliers formation formations seminaire seminaires webinaire webinaires reunion reunions cours conference
session sessions dialogue rencontre rencontres forum etude etudes rapport rapports bulletin publication publications video
videos manuel manuels podcast echange visite enquete recherche livre brochure guide depliant documentaire evenement
journee journees lancement causerie causeries table consultation stage exposition fiche note
ecole ecoles classe classes clinique presentation presentations conferences colloque congres camp salon exposition
bande-dessinee dessinee bande guides depliants brochures livres affiche affiches tract tracts podcasts film films court-metrage
campagne caravane cartographie enquetes entretiens sondage module modules article articles infographie infographies cycle tutorat retraite
tournee caravanes bulletins carnet carnets cahier cahiers livret livrets masques portraits panel
visites echanges recherches manuels causeries tables consultations stages fiches notes lancements
""")
WAS_HELD = Words("""
organise organisee organises organisees tenu tenue tenus realise realisee publie publiee publies lance lancee anime animee
presente presentee dispense dispensee mene menee produit produite elabore elaboree diffuse diffusee imprime distribue
deroule deroulee facilite donne donnee eu conduite conduit traduit
telecharge telechargee telecharges lu lue lus vu vue vus edite editee paru parue sorti sortie projete projetee expose exposee distribuee distribues remis
enseigne enseignee filme filmee enregistre formes formees animes animees suivi suivie
propose proposee proposes proposees offert offerte offerts offertes
""")
ATTENDED = Phrases(
    """
ont|a ..? participe|assiste|suivi|pris ... <activity>
participe|assiste|suivi|pris ... <activity>
ont|a pris part a|au|aux ... <activity>
pris part a|au|aux ... <activity>
ete|sont ..? formes|formees|forme|formee
recu|suivi ..? formation|formations
sont|est venus|venues|venu|venue|inscrits|inscrites a|au|aux|chez notre|nos|nous ..? _
ont|a expose|parle|pris|siege a|au|aux|lors|dans|sur ... <activity>|parole
intervenu|intervenue|intervenus|intervenues a|au|aux|lors|dans|sur ... <activity>
termine|acheve|suivi|reussi|frequente|rejoint notre|nos ..? _
sont|est diplomes|diplomees|sortis|sorties de notre|nos _
vu|lu|ecoute|visite|visionne|decouvert|retrouves|retrouvees|rencontres|rencontrees|reunis|reunies a|au|aux|dans|lors|pour? de? notre|nos ..? <activity>
""",
    activity=ACTIVITY_NOUNS,
)

# What cannot be seen --------------------------------------------------------------------------------------

_ABSTRACT = (
    "conscience sensibilisation sensibilite capacite capacites voix visibilite confiance comprehension connaissance connaissances "
    "competence competences relation relations solidarite leadership autonomisation estime reconnaissance engagement cooperation collaboration "
    "dialogue unite cohesion motivation influence plaidoyer representation interet respect credibilite legitimite attitude "
    "attitudes perception perceptions appropriation volonte liens alliance alliances coordination communication participation "
    "pouvoir ouverture disposition autonomie valorisation organisation assurance"
)
_GREW = "affirm* augment* amelior* cru accru* accroi* renforc* elev* approfond* consolid* gagn* elarg* developp* grandi* progress* adouci* assoupli* decupl* resserr*"
ABSTRACT = Phrases(
    """
camaraderie|fraternite|entraide|<abstract> .... est|sont plus|meilleure|meilleur|autre
camaraderie|fraternite|entraide .... <grew>|<emerged>
plus|davantage de camaraderie|fraternite|entraide
sort|sortent|sorti|sortie|sortis|sorties ..? renforc*|grandi*|affermi*|soude*|revigor*
gagne|gagnent|pris|prennent ..? en|de l? assurance|confiance|visibilite|poids|autonomie
d un|avec autre|d|un ..? oeil|yeux|regard
plus|davantage ..? voix|clarte
tete|front haute|haut
connait|connaissent|savent|sait|connu|su|ignorent ... droit|droits|loi|lois|protege|valent|vaut|revient
n est|sont plus ..? le|la|les meme|memes
regard|attitude|image|opinion|mentalite .... n|a|est|sont est|change|autre|plus|different|differente
parl* d|avec une|seule ..? voix
plus|davantage de ..? respect|tolerance|empathie|sympathie|comprehension|fierte
moins|plus|sans ..? peur|honte|crainte
cause|vision|identite commune|partagee|propre|collective
s est|sont approprie*
prend|prennent|pris|prenaient|prenant .. conscien*
croi*|croy*|cru|foi|confiance ..? en elle|elles|eux|lui|leur|leurs|soi|elles-memes
se voient|voit|considerent|considere|reconnaissent|percoivent|vivent ..? comme|en
espace|espaces|porte|portes|canal|canaux ..? dialogue|politique|politiques|concertation|participation|pour|aux .... ouvert*|ouvre*|elarg*
<soft> .... <emerged>
<emerged> .... <soft>
autre|nouvelle|nouveau ..? attitude|posture|regard|mentalite|assurance|confiance|conscience|identite|etat
force|identite|conscience collective
meilleure|meilleur prise en
plus|mieux|davantage ..? solidair*|connect*|tolerant*|collaborati*|critiqu*|politise*|structure*|outille*|sereines|serein|sereins
progres|avancee|avancees|pas ... <abstract>|dignite|inclusion|egalite|justice
<grew> ..? <abstract>
<abstract> .... <grew>
plus|meilleur|meilleure|meilleurs|meilleures|davantage|grande|grand|nouvelle ..? <abstract>
autonomis*|sensibilis*|conscientis*|responsabilis*
plus|mieux|davantage _? conscient*|confiant*|sensib*|informe*|visib*|uni|unies|fort*|motive*|prepare*|ouvert*|organise*|engage*|capabl*|reconnu*|receptif*|attentif*|sur|sures|surs|conscients|conscient|conscientes|sensibles|sensible|informes|informees|informe|confiantes|confiants|visibles|visible|unies|unis|forts|fortes|motivees|motives|preparees|ouverts|ouverte|ouvert|organisees|organises|engages|engagees|capables|reconnues|reconnus|receptif|receptifs|attentifs|attentive|attentif
ont|a pris|acquis|gagne ..? conscience|confiance|assurance|competences|connaissances
se sentent|sent|sont sentis|senties
comprend|comprennent|connait|connaissent|compris|apprecient ..? mieux|davantage|plus
changement|change|evolue|evolution ..? attitude|mentalite|mentalites|perception|regard
attitude|mentalites|perception|regard ... change|evolue
trouv*|retrouv* ..? voix|courage|confiance|force|fierte|dignite|assurance
vainc*|vaincu*|perdu|perdent|surmont*|depass* ..? peur|crainte|honte|timidite|gene|mefiance
<relation> .... <warmer>
mefiance|defiance|tension|tensions|hostilite|peur|timidite|prejuge|prejuges|stigmatisation|apathie ... cede|disparu*|diminu*|baiss*|recul*|redui*|laisse|fait|estomp*|apais*
moins de ..? mefiance|defiance|tension|tensions|hostilite|prejuges|stigmatisation|peur
plus|mieux|davantage ..? respecte*|ecoute*|valorise*|considere*|represente*|accepte*|apprecie*|entendu*|compris*|present*|audacieu*|soude*|autonom*|independan*|dispose*|ferm*|affirm*
pris|prises|prise ..? au serieux
prises|pris|prise ..? en compte|consideration
sorti* de|du l? ombre|anonymat|invisibilite|silence
osent|ose|osaient desormais? _
plus|davantage de ..? poids|force|presence|prestige
plus|moins|tres|une positi*|favorabl*|ouvert*|constructi*|respectueu*|bienveillant*|comprehensi* <abstract>
<abstract> plus|moins|tres|une positi*|favorabl*|ouvert*|constructi*|respectueu*|bienveillant*|comprehensi*
""",
    soft="identite sentiment esprit climat culture confiance solidarite conscience unite fierte espoir courage tissu mentalite respect estime cohesion appartenance dignite relation relations dialogue volonte entente sororite",
    emerged="emerge emergee emergé ne nee nees mur* muri surgi* apparu* eclos* fleuri* enracin* evolu* install* forge* tisse* affermi* ancre* noue* nouee*",
    relation="relation relations rapport rapports lien liens climat communication dialogue echanges contacts entente",
    warmer="proch* cordia* fluid* chaleureu* etroit* amica* tendu* constructi* respectueu* harmonieu* meilleur* bon bonne bons bonnes sain* ouvert* apaise* serein* franc* solid* resserr* detend*",
    grew=Words(_GREW),
    abstract=_ABSTRACT,
)
ABSTRACT_VERBS = Words(f"""
regarde* pense* percu* craint crainte semble* paru pese identifi* vu vue vus vues
approprie* parle* su connu
cru croi* emerge nee ne muri surgi* apparu* eclos* fleuri* enracin* evolu* install* forge* tisse* affermi* ancre* noue* constate*
{_GREW} change changee evolue pris acquis* autonomis* sensibilis* conscientis* senti* sentis compris* connu* appris* motiv* devenu* eu
mobilis* uni* inspir* encourag* fait considere vu montre temoigne reconnu* inform* responsabilis*
trouv* retrouv* vainc* vaincu* perdu* surmont* depass* cede disparu* diminu* baiss* recul* laisse estomp* apais* sorti* ose* osent devenu* respecte*
ecoute* valorise* considere* represente* accepte* apprecie* entendu* pris* chaleureu* detend*
""")
_AILMENTS = "blessures blessure douleur douleurs maladie maladies accident accidents infections infection stress anxiete faim malnutrition brulures diarrhee diarrhees paludisme dengue asthme toux depression deces mortalite coupures anemie fatigue blesses blessees blesse blessee migraine migraines maux noyade noyades noyes fausses couches prematures naissances epuisement insolation insolations deshydratation silicose tuberculose cholera typhoide ampoules plaies amputations malaises poumons vue bronchite bronchites lombalgies lombalgie dos retard intoxication intoxications empoisonnements fractures chutes allergies ulceres fievre fievres grippe insomnie insomnies hospitalisations piqures morsures nuits blanches malades malade eczema vertiges sinistres morts troubles affections sous-nutrition denutrition rachitisme disette"
IMPACT = Phrases(
    """
<money> .... <moved>
<moved> ... <money>
<better> ..? <money>|<wellbeing>
<wellbeing> .... <moved>
<moved> .. <wellbeing>
<moved> ... <ailments>
sorti|sorties|sortir|tire ... pauvrete|misere
gagne|gagnent|gagnaient|gagnees ..? plus|mieux|moins|deux|le|presque|davantage|bien
vit|vivent|viv* ..? mieux|plus|sans
tombent|tombe ..? moins|malades
mange|mangent ..? mieux|plus|trois
mieux|plus|moins|bien ..? nourris|nourries|soignes|soignees|heureux|heureuses|pauvres|riches|malades|logees
bonne|meilleure|meilleur sante
<ailments> .... <moved>
<fewer> .... <ailments>
sorti|sorties|sortis|sortent|sortir de la? ..? pauvrete|misere
pauvrete|misere|faim|malnutrition|dettes .... <moved>
<moved> ... pauvrete|misere|faim|malnutrition
enfants|filles .. mangent|vont|frequentent|etudient|sont|peuvent
qualite|niveau|conditions de vie
securite alimentaire
peuvent|peut desormais? payer|epargner|acheter
epargnent|epargne ..? plus|davantage
dettes|dette ... <moved>
perdu ..? revenus|revenu|recettes
""",
    money="revenu revenus gains gain salaire salaires recettes recette remuneration benefices epargne benefice chiffre pecule pecules pourboires paie paies commissions commission achat marge marges caisse economies economie rentrees transferts avoir bourse ressources patrimoine argent profit profits ventes",
    wellbeing="sante nutrition alimentation vie bonheur etre logement sommeil repos toit scolarite regime alimentaire prosperite survie poids taille appetit qualite maisons foyers niveau existence subsistance",
    moved="augmente augmentee augmentes augmentent augmenté hausse double doubles triple monte baisse baisses diminue diminues diminuent reduit reduits reduite chute ameliore amelioree ameliores amelioreés ameliorent progresse meilleur meilleure meilleurs meilleures moins plus moindre accru accrus accrue recule eleve eleves elevee elevees haut hauts haute hausser monter baisser augmenter ameliorer diminuer reduire frequents frequentes frequentes rares stable stables tombe aggrave degrade grimpe grimpes bondi chuté chutes plonge fondu fondue fondus flechi flechie reculé reculee recules quadruple multiplie multiplies passe passee passes passees atteint atteignent depasse disparu disparue disparus disparues cesse moitie tiers quart rare rarement guere redresse redressee remonte remontee regagne retombe retombee degringole dégringolé effondre gonfle gonflee gagne perdu rattrape allonge raccourci régresse regresse regressé cru croissent grandi accroissement repris recupere doubler tripler quadrupler augmenter elever relever ameliorer reculer baisser diminuer progresser accroitre grossir fondre regresser",
    better="meilleur meilleure meilleurs meilleures plus bon bons bonne stable stables decent moins moindre double triple suffisant suffisants fixe fixes regulier reguliers complet complets plein pleins",
    ailments=_AILMENTS,
    fewer="moins moindre souffrent diminue baisse moitie guere rarement rares peu recule recules",
)
LIFE = Phrases(
    """
gagne|gagnent|gagneront|depense|depensent|depenseront|mange|mangent|mangeront|endettent|endetteront plus|moins|mieux|davantage
mett*|mis|met|epargn* ..? argent|sous|cote
de quoi *er|*ir|*re|*oir
situation|aisance|tranquillite|securite|stabilite|autonomie|independance|condition financier*|economi*|materiel*
a l aise|abri
mieux|pire lotis|loties|lotie|loti
enfants|enfant|filles|fils|garcons .... terminent|termine|finissent|achevent|restent|poursuivent|continuent ... college|lycee|ecole|primaire|etudes|secondaire
viv*|log*|habit*|dorm* ... en dur
chambre|chambres|maison|maisons|toit en dur|brique|briques|tole
fois par jour
pay*|paie*|achet*|regl* ... medicament|medicaments|medecin|soins|lunettes|uniformes|loyer|traitement ... premiere|fois|sans|seul*|desormais
rapport*|ramen*|touch*|empoch* ..? a|plus|davantage|moins|double|deux ..? maison|foyer|double|plus|davantage
solde*|rembours*|apur*|regl*|pay*|liber*|debarrass* ..? dette|dettes|usurier|usuriers|credit|credits|pret|prets|arrieres|impayes|ardoise|ardoises|preteur|preteurs
sans|moins|hors|quitte* de? ..? dette|dettes|faim|misere|endette*
endette*|desendette*|surendette*
ne|plus|jamais ..? faim|famine|malade|malades|ventre|endett*
saute*|sauter|manqu*|prive* ..? repas|diner|souper|dejeuner|ecole
trois|deux|second|vrai|vrais|chaud|chauds repas
mang*|servent|sert|din*|soup*|prennent|cuisin*|dejeun* ..? viande|poisson|oeufs|legumes|fruits|lait|repas|faim|fois|jour|jours|matin|soir
dor*|log*|habit*|couch* ..? sous|dans|mieux|plus|sur|heures|en ..? toit|dur|maison|maisons|lit|lits|matelas|brique|briques|heures|parpaings|sec|nuit|nuits|chambre
dor*|repos* ..? mieux|plus|heures|davantage|nuit|nuits
nuits|jours|journees ..? blanches|perdues|perdus|arret|maladie|chomees
paie|paient|payent|paye|payaient|couvr*|regl*|acquitt* ..? loyer|loyers|scolarite|ecole|ecolage|factures|facture|electricite|eau|soins|medicaments|fournitures|etudes|frais
enfants|enfant|filles|fils|gamins ... ecole|ecoles|college|lycee|universite|scolaris*|classe|classes|inscrit*|etudi*|mangent|poids|taille|grandissent|sante
pouvoir d achat
cout|niveau|qualite|conditions|esperance|train de la? vie
joindre|boucler|bouclent|joignent les|leurs|la|leur deux? bouts|mois|fins
fins|fin de mois
seuil de la? pauvrete
mettent|met|mis|mettre de cote
epargn* ... NUMBER|plus|davantage|mois|semaine|double
eau|electricite|courant|toilettes|latrines|toit dans|chez|a leurs|leur|la|elles|eux maisons|maison|domicile|logis?
arret|arrets maladie|travail
mieux|moins|plus ..? nourri*|soign*|log*|vetu*|chauff*|endett*|riche*|pauvre*|instruit*
poids|gagne du|de? poids|kilos
accouch* ... moins|mieux|plus|terme|sans
gagn*|encaiss*|touch*|empoch*|percev*|rapport*|tir* ... double|triple|moitie|tiers|quart|NUMBER ... plus|que|de|par|qu
le double|triple de|qu
""",
    ailments=_AILMENTS,
)
"""How people live, without a word for a change: asked about where no office acts."""
IMPACT_VERBS = ABSTRACT_VERBS | Words("""
    souff* tire double doubles triple monte baisse diminue reduit* chute recule perdu gagne* vecu sorti* sortis mange permis paye epargne
tombe* aggrave* degrade* obtenu nourri* soigne* rendu
""")

# Cause ----------------------------------------------------------------------------------------------------

CAUSE = Phrases(
    """
obeit|repond|tient a|aux ..? <our>
si wiego|nous|notre|nos ..? n avait|avions|avaient|etait|etions
on le|la|les? doit a ..? <our>
merite|honneur|credit ... nous|wiego|notre ..? revient|_
<our> ..? a|ont|avons joue|eu un ..? role ..? decisif|cle|central|determinant|crucial|majeur
<our> ..? a|ont|fut|avons|etait ete? ..? decisi*|determinant*|crucia*|indispensabl*
<our> ... ouvert|change|fait ..? yeux|avis|esprits|changer
<our> ... a l origine
raison|motif|cause|cle|secret|explication .... ... est|c ..? <our>
derriere .... se|est|sont|il|y trouve|trouvent|wiego|a|notre|nos|cache .. wiego|notre|nos|nous?
derriere .... est|sont ..? <our>
ce qui ... est|c|etait|fut ..? <our>
a|au <our> ..? que .... doit|doivent|devons
<our> ..? est|sommes|fut ..? artisan|artisane|artisans|auteur|autrice|moteur|responsable
reponse|reaction|suite|reponses _? a ..? <our> ..? <push>
<our> ..? <push> ... amene|convaincu|decide|fait|conduit|incite|pousse ..? le|la|l|les
credit|merite|honneur de|d|du|des ..? <our>
victoire|succes|triomphe|exploit|reussite|conquete de|d|pour ..? wiego
<our> victoire|triomphe|succes|conquete
sous|devant|face|cedant|apres a? la? pression|pressions|insistance|force de|d ..? <our>
sous|devant|face|cedant|apres a? notre|nos pression|pressions|insistance
a force de ..? <our>
quand|lorsque|apres|depuis que <our> ..? est|a|sommes|avons ..? intervenu*|insiste|pese|presse
<our> ..? <push> ouvert|ont|a ouvert|prepare|balise|aplani|debloque la|le|les voie|terrain|chemin|porte
serait|seraient|fut .. arrive*|fait*|eu|pu|possible sans ..? <our>
parce que ..? wiego|notre|nous
du fait|sous de|l|la|le effet|pression|poids? de|d ..? <our>
du fait de ..? <our>
sous l|la effet|pression|impulsion|insistance de ..? <our>
n eut ete|etait ..? <our>
si ce n etait|est ..? <our>
pousse*|force*|contraint*|oblige*|amene*|convaincu*|persuade*|ebranle*|conduit* .. par|a|de ..? <our>
<our> ... pousse|force|contraint|arrache|fait|ebranle|decide|debloque|emporte|renverse|fini|su|permis|valu .. a|le|la|les|l|de|par|plier|ceder|reculer|bouger|convaincre|basculer
sans wiego|nous|notre|nos ... *rait|*raient|jamais|toujours
c est|etait|fut a|notre|wiego|par|grace|nous ..? insistance|notre|plaidoyer|qui|que|qu
doit|doivent|devons ..? a ..? <our>
consequence|resultat|fruit|effet direct*|pur|logique|immediate|naturelle de|d ..? <our>
grace a|au|aux l? ..? <our>
<our> ... porte ses|leurs fruits
grace a|au|aux l|la? appui|soutien|travail|plaidoyer|efforts|accompagnement|conseil|formation|intervention|campagne|pression ..? de|d ..? <our>
a cause de ..? <our>
en raison de ..? <our>
resultat|fruit|produit|consequence|effet|merite direct? de|d ..? <our>
suite a ..? <our> ... a|ont ete? pu
<our> ... <caused>
<our> ..? va|vont ..? obliger|conduire|forcer|convaincre|faire|amener|pousser|permettre|contraindre
<our> ..? obligera|conduira|forcera|fera|amenera|poussera|permettra|contraindra _
travail|plaidoyer|campagne|projet|programme|etude|appui|accompagnement|formation|action|soutien de wiego .. <caused>|<raised>
notre|nos _ .. <raised>
<our> ... conduit|mene|amene|pousse|abouti|oblige|force a|le|la|l|les|au
<our> ..? a|ont|avons|y|est ..? fait|rendu|reussi|parvenu ..? _
<our> avons|a|ont ..? <caused>
sans wiego|nous|notre|nos ... aurait|auraient|serait|pas
n aurait ... sans ..? <our>
c est wiego|nous|notre|grace
obtenu|acquis|cause|provoque|convaincu|pousse|amene|force|oblige|declenche|arrache par ..? <our>
est|sont due?s? a ..? <our>
du|due|dus|dues|doit|doivent a ..? <our>
est|soit notre victoire|succes|reussite|merite|oeuvre
notre victoire|succes|reussite
par notre|nos action|plaidoyer|effort|efforts|pression
c est notre|nos ..? qui
""",
    push="campagne campagnes plaidoyer lobbying pression pressions petition petitions etude etudes rapport rapports note notes recherche recherches travail travaux effort efforts formation formations appui soutien preuves donnees arguments demandes insistance mobilisation intervention lettre lettres action actions programme projet conseils proposition constats",
    raised="augmente ameliore reduit double sorti change sauve transforme eleve empeche fait mis evite",
    our="notre nos wiego nous",
    caused="provoque cause genere abouti obtenu oblige convaincu force entraine declenche garanti persuade permis suscite conduit amene pousse contraint debouche arrache engendre",
)
NOT_A_CAUSE = Phrases("""
fait office|partie|appel|part|don|face|suite|savoir
remerci* ... wiego|nous
""")

# Significance ---------------------------------------------------------------------------------------------

PRAISE = Words("""
chapeau palmes pierre blanche marquer date annales hourra bas
merci mercis utile utiles necessaire necessaires reussi reussie qualite attendu attendue precieu* felicitation* contentes contents ravie* ravis bienvenu* merit* remarqu* combien mille *issime
jalon* triomph* reve* merveill* magnifi* superb* sensation* brillant* splendid* glorieu* fabuleu* incroyabl* inoubliabl* exager* elog* applaud* salu* felicit*
fier* joie joyeu* enthousias* heureu* emouvant* colossal* gigantesq* geant* phenomenal* exceptionnel* exemplaire* admirabl* louabl* miracl* parfait* ideal* inestimabl* uniqu* precedent* indispensabl*
profond* incontournabl* formidabl* geni* genial* bravo chapeau inouï inoui mots mot peur peurs doute unanim* exception tous toutes quelle quel beau bel belle beaux belles memorabl* eclatant* spectaculair* sacre* sacré bond coup maitre voila
tres important importante importants importantes significatif significative grand grande grands grandes enorme enormes
historique historiques jalon succes reussite reussites remarquable extraordinaire excellent excellente inedit inedite cle
crucial cruciale essentiel essentielle vital vitale fondamental fondamentale victoire bon bonne positif positive pertinent
pertinente pertinence importance precieux precieuse majeur majeure formidable impressionnant impressionnante pas avant
avancee avancees progres tournant vrai vraie veritable vraiment extremement meilleur meilleure incroyable merveilleux
fierte fiers fieres joie impact immense decisif decisive fort forte exemplaire capital capitale portee significatif
revolution magnifique etape
""")
EMPTY = Words("""
maire conseil ministre ministere gouvernement restera d une
materiel outil travail effort efforts nouvelle nouvelles initiative oeuvre piece soeurs freres camarades amies sommes toutes quel quelle quels o bien fait faite
voila tout toute peut peuvent dire dit faut faudrait soit soient sans jamais toujours aujourd hui demain verite ici y avons ayons n nul doute autre chose rien quelque vraiment bien encore meme aussi a saluer
ce cet cette ceci cela c est fut un une des le la les l de d du pour et en dans notre nos nous tous toutes secteur changement
changements resultat developpement moment fait chose quelque si tant plus a ete sera qui que se jour mouvement lutte cause
gens personnes beaucoup non pas seulement mais aussi son sa ses avec au aux travailleurs travailleuses travail femmes
vendeuses recuperateurs recuperatrices domestiques economie informelle ville pays region communaute organisation reseau
wiego histoire temps ans comme par constitue represente marque il s agit considere
""")
SMALL_WORDS = Words("""
contre le la les l un une des de du d a au aux en y et ou que qui qu se s sa son ses leur leurs lui par pour avec sans sur entre
depuis dans est sont fut ete a ont etre ce cet cette ces cela ceci il elle ils elles on ne pas ni plus tres deja aussi
comme quand ou maintenant si dont tout toute tous toutes autre autres chaque apres etait etaient avait desormais
""")

# Contribution ---------------------------------------------------------------------------------------------

VAGUE_HELP = Words("""
rest* demeur* etions etaient etre serons
suivons suit suivent concours prete pretes pretee suivi assistance orientation conseil conseils accompagnement impulsion appui* soutien* voix force visibilite main elan
pierre edifice
joue jouent jouons role chemine cheminons chemin* avanc* pese* oeuvre*
tient tenons tenu tenus dynamis* anim* encourag* nourri* inspir* ecout* present* presents disponibl* attenti* solidair* veill* cote cotes epaul* marche* relaye* valoris*
appuy* appui* soutenu* soutien* accompagn* contribu* aid* assist* facilit* collabor* coopere* particip* renforc* promu* promouv* impuls*
ete est sont donn* apport* offert* prest* suivi* travaill* articul* coordonn* impliqu* engag* maintenu* joue* realise*
fait* conseill* orient* motiv* sensibilis* mobilis* plaid* continu* encourag* permis* reste* ont a avons partenaire*
foment* inscrit* oeuvr* defendu tenu eu pris mis associe* cotoye* epaule*
assure* proximite proche*
""")
CONCRETE_HELP = Words("""
comptage* recensement* inventaire* croquis releve* mesures gants balance* cahier*
rapport* lettre* note* etude* enquete* formation* atelier* cours seminaire* visite* brouillon* projet-de-loi avocat* fonds argent subvention*
reunion* rencontre* donnees chiffre* statisti* carte* cartographi* recherche* questionnaire* video* film* depliant* brochure* manuel* tradu* texte*
modele* proposition* petition* presentation* audience* temoignage* article* delegation* tableau* guide* affiche* radio fiche* feuille* analys*
compar* comment* transport billet* consultant* interprete* preuve* document* avis calcul* cout* evaluation* campagne* photo* cas
clause* amendement* masque* bourse* table* causerie* entretien* memo* memorandum tribune*
""")
NO_CONTRIBUTION = Phrases("""
aucun|aucune
rien
pas de|d contribution|role|apport
nous n avons|y
wiego n a|y
sans contribution|objet
a confirmer
inconnu*
neant
n a
""")

# When -----------------------------------------------------------------------------------------------------

DATE_WORDS = Words("""
janvier fevrier avril mai juin juillet aout septembre octobre novembre decembre hier noel paques ramadan tabaski korite
pandemie confinement covid avant-hier
""")
DATES = Phrases(
    """
en|de|fin|debut|depuis|du|mi|courant|et|a|NUMBER|er|ce|le|au mars
mars NUMBER
<number> jour|jours|semaine|semaines|mois|heures avant|apres|plus|auparavant
il y a <number> jour|jours|semaine|semaines|mois|an
jour|lendemain|veille|semaine|nuit|mois|annee|matin|soir avant|apres|suivant|suivante|precedent|precedente|du|de|des
au lendemain
la veille
lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche dernier|matin|soir|NUMBER
premier|deuxieme|second|troisieme|quatrieme|dernier trimestre|semestre
premiere|seconde|deuxieme moitie|quinzaine
semaine|nuit|annee derniere|passee|prochaine
mois|an dernier|passe
pendant|durant|depuis|apres|avant|lors|des|a|pour l|la|le|les|du|de|des? ..? elections|election|pandemie|seisme|inondations|inondation|cyclone|ouragan|greve|couvre|guerre|coup|referendum|can|recensement|investiture|confinement|hivernage|magal|gamou
au|cet|cette|l printemps|ete|automne|hiver|hivernage
journee|fete internationale|mondiale|nationale|du|de|des ..? travail|femme|femmes|travailleurs|travailleuses|meres|independance|recuperateurs|enfance|paix|mai
nouvel an
premier|1er mai
""",
    number="2 3 4 5 6 7 8 9 10 11 12 15 18 20 24 30 48 un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quelques",
)
_LAWS = "loi lois norme ordonnance reglement decret arrete code convention plan constitution agenda recommandation resolution accord politique acte statut charte"
LAW_YEARS = Phrases(
    """
<law> NUMBER de NUMBER
<law> de|no|n|numero NUMBER
<law> organique|federale|municipale|generale|nationale|cadre|numero|uniforme NUMBER
<law> NUMBER
avenue|rue|place|quartier|boulevard|pont du? NUMBER _
""",
    law=_LAWS,
)
VAGUE_TIMES = Phrases("""
voici|voila quelque|quelques|un|longtemps|des|plusieurs|peu
de temps|loin en|a temps|loin|autre
parfois|occasionnellement|sporadiquement
a la longue
un beau? jour|matin
dans un passe
en son temps
au cours|long du|des temps|ans|annees
belle|belles lurette
lustres|lurette
un bon? bon|moment|bout|temps
un moment|bail
a une|un|sans date|moment|jour ..? inconnu*|incertain*|indetermin*|precis*|exact*|imprecis*
depuis|de toujours|moment|peu|generations
jour apres|en jour
au|avec fil|cours|passage de|du|des|le temps|ans|annees|mois
un beau|de jour|ces
de temps|longue en|haleine temps?
annee apres annee
prochainement|bientot|recemment|dernierement|progressivement|graduellement|autrefois|naguere|jadis|longtemps
il y a|voici|voila peu|longtemps|quelque|quelques|plusieurs|des|un|certain temps?|annees|ans?
depuis peu|longtemps|quelque|quelques|plusieurs|des|un|certain|toujours temps?|annees|ans|mois?
ces|cette|dernieres|derniers|recents|recentes|recente dernieres|derniers|temps|annees|mois|semaines
au|dans|pendant|durant|lors cours? des|de|les ..? dernieres|derniers|dernier|annees|ans|decennies
dernieres|derniers _? temps|annees|mois|semaines|jours|decennies
au fil du|des temps|ans|annees
avec le temps
peu a peu
petit a petit
par le passe
a un certain? moment|jour
a une epoque
ces jours|temps ci
pendant|durant des|longtemps|plusieurs|quelque|quelques annees|temps|mois|decennies?
de longue date
d ici peu
fil des? annees|temps|ans
depuis|il un|quelque|y certain|temps|a temps|quelque
""")

# The others -----------------------------------------------------------------------------------------------

_ORG = "ACRONYM syndicat syndicats federation association associations cooperative cooperatives alliance reseau ong coalition comite confederation fondation collectif mouvement organisation organisations centrale ligue front union universite eglise groupement intersyndicale mutuelle centre"
HELPED_BY = Phrases(
    """
voulait|demandait|reclamait|exigeait|souhaitait|proposait|revendiquait ..? <org>
<org> ..? contestait|contestaient|combattait|attaquait|soutenait|appuyait|denoncait|preparait|reclamaient|demandaient
<org> NAME? NAME? reclamait|demandait|exigeait|revendiquait|proposait|portait|defendait|sollicitait|avait|avaient ..? depuis|demande|reclame|porte|saisi|plaide|propose
ensemble|conjointement|partenariat|collaboration|coordination|accord|concert|lien|concertation avec ..? <org>
avec le|l|la? ..? appui|aide|soutien|assistance|participation|accompagnement|conseil|collaboration de|du|des|d ..? <org>
a|sur|sous l|la? demande|requete|initiative|proposition|pression|invitation|instance|sollicitation de|du|des|d ..? <org>
apres|suite|lors|au pour|une?|des|des|la|le|avoir|s|de|a|terme ..? negoci*|dialog*|reunion*|pourparlers|discussion*|pression*|manifestation*|petition|campagne|greve|marche|concertation*|echange*|rencontre* ..? avec|de|du|des|d|par|entre ..? <org>
negoci*|dialog*|concert*|discut*|convenu* ... avec ..? <org>
presse*|accompagne*|assiste*|conseille*|appuye*|soutenu*|sollicite*|demande*|propose*|convoque*|exige*|redige*|saisi* par ..? <org>
<org> ... sollicite|demande|negocie|exige|propose|presse|porte|presente|reclame|redige|reuni|appuye|aide|denonce|recueilli|plaide|saisi
""",
    org=Words(_ORG),
)
WITH_US = Words("avec et")
HELP = Words("""
revendic* revendiq*
contest* ecout* entendu* assis* tandem attaqu* denonc* poignee tete
-medicament -medicaments -medecin -medical -medicale -medicaux
sit-in sit sit-ins occupation blocage boycott veillee marche marches rejoint rejoignons lance* manifestation*
compagnie travail perseverance merci grace obstination tenacite dossier etude memoire enquete collegues depos* fort* nom
accompagn* assist* conseill* appuy* appui aid* epaul* soutenu* soutien* second* mediation medi* intermedia* press* pression* petition*
plaid* poursui* plaint* reclam* negoci* dialog* discut* discussion* pourparler* concert* convenu* accord* demand* sollicit* requet*
redig* represent* ensemble conjoint* alliance alliances partenariat* collabor* cooper* coordon* particip* invit* convoqu* propos* present*
recueill* sign* greve* protest* manifest* march* mobilis* campagne* avocat* defen* defendu* saisi* saisine recours apport* ecrit* prepar*
elabor* reuni* rencontr* table lettre* rapport* facilit* financ* pay* prete* main mains cote cotes initiative instance insistance
intervention entremise concours egide houlette portes porte* pousse* flanqu* guide* oriente* relay* interpell* incit* protocole pacte
compromis convention
""")
HELP_LINKS = Words("par de du des d avec entre aupres chez")
GIVEN_TO = Words("au aux pour")
NAME_LINKS = Words("de du des d et pour la le les sans")
NAMING = Words(
    "croix croissant rouge *euses *eurs *iers *ieres *istes justice droit droits femmes travail terre solidaire solidaires solidarite action vie espoir developpement commerce dignite paix tous toutes peuple"
)

# Where ----------------------------------------------------------------------------------------------------

DEMONYMS_HAVE_CAPITALS = False
HEAD_IS_LAST = False
PLACE_BEFORE = Words("a au aux en de d du des dans pres vers depuis")
WITH_A_SUBJECT = Words(
    "ministere ministre secretariat secretaire departement direction commission comite institut fonds caisse office agence bureau programme"
)
"""Offices after whose "of" often stands what they are for."""
SURE_PLACE_BEFORE = Words("a en pres")
PLACE_NOUNS = Words("""
jardin cote foret mont montagne lagune golfe delta fleuve riviere quai foire presqu canton sultanat chefferie domaine mine hauts plateau
rue avenue av boulevard place marche quartier district arrondissement commune departement province ville village etat
region vallee ile port terminal gare station localite decharge depotoir parc plage baie mairie cercle prefecture
carrefour camp lac
""")
NOT_PLACES = Words("""
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi
samedi dimanche travail commerce finances sante femme femmes genre economie emploi congres parlement convention loi wiego
internet covid ministere ministre cour comite syndicat federation association le la les l un une oit onu ue maison agenda
recommandation agriculture interieur education justice environnement urbanisme transport transports energie tourisme
industrie developpement culture habitat publique public national nationale general generale supreme constitutionnelle
statistique statistiques securite protection sociale prevoyance code article section chapitre resolution ordonnance
decret francais anglais noel internationale alliance reseau gouvernement etat commission presidence president cabinet
senat secretariat departement direction facebook whatsapp zoom twitter mairie maire municipal services dechets relations
exterieures inclusion production semaine numerique impots douanes
""")
DEMONYM_ENDINGS = Words(
    "*eens *eenne *eennes *landais *landaise *istanais *istanaise *sois *soise *kinois *nois *lois-e *rinois *azien *aviens"
)
"""How words for people and things of a place end; see also demonyms.txt."""
NO_DEMONYMS = Words("""
tournois sournois lyceens lyceenne lyceennes minois chinoiserie
""")
OF_NO_PLACE = Words("""
cas plainte plaintes histoire temoignage mort arrestation liberation lettre nom employeur employeuse mere pere mari femme fils fille
famille syndicat syndicats federation association associations cooperative cooperatives reseau alliance comite societe groupe
mouvement collectif groupement loi code projet politique convention ministere departement principes droits cours programme
marque jour journee campagne fonds mois fin voix mains aide appui soutien salaires veuve part direction secretariat patronne
plan ligue front centrale union confederation fondation organisation unite acte table registre maison ong amicale mutuelle
""")
GLOBAL = Phrases("""
union|federation|congres|alliance|reseau|confederation|forum|syndicat mondial|mondiale
oit|bit|onu|unesco|pnud|unicef|omc|ocde|fmi|oms|fao|hcr|uita|csi|fitd|idwf
mondialement
nations unies
banque mondiale
dans|du le? monde
unilever|nestle|coca|pepsico|adidas|nike|inditex|primark|uber|amazon|ikea|walmart|zara|danone|gap|puma|google|microsoft
streetnet
""")


def demonym_forms(word: str) -> tuple[str, ...]:
    """Return the masculine singular forms to which a word may belong."""
    stem = word.removesuffix("s")
    base = stem.removesuffix("e")
    doubled = base[:-1] if len(base) > 3 and base[-1] == base[-2] else base
    return (word, stem, base, doubled, base.removesuffix("qu") + "c")


# Persons --------------------------------------------------------------------------------------------------

PRIVATE_NAME = Phrases(
    """
employeur|employeuse|employeurs|patron|patronne|mari|epoux|epouse|femme|mere|pere|fils|fille|veuve|soeur|frere|voisine|proprietaire de|d NAME NAME
NAME qui .. vend|vendait|travaille|travaillait|ramasse|ramassait|coud|lave|nettoie|garde|livre|tresse|trie|repare|cuisine
<worker> NAME NAME
<worker> nommee|nomme|appelee NAME
NAME NAME ..? <worker> a|de|du|en|ambulante|chez|et
employeur|employeurs|mere|pere|mari|fils|fille de|d NAME NAME
madame|monsieur|mme|mlle NAME
son nom est NAME
""",
    worker="gardien gardienne jardinier macon porteur porteuse lavandiere boulangere artisane potiere tresseuse mecanicien cordonnier balayeuse teinturiere laveuse cireur travailleuse travailleur vendeuse vendeur marchande marchand recuperatrice recuperateur couturiere domestique employee nounou commercante cuisiniere veuve habitante chauffeur jeune fille garcon adolescente mere fils brodeuse bonne coiffeuse livreur",
)
_AGES = "5 6 7 8 9 10 11 12 13 14 15 16 17 six sept huit neuf dix onze douze treize quatorze quinze seize"
MINOR = Phrases(
    """
filles|fillettes|garcons|enfants|mineurs|mineures|adolescents|adolescentes .. <age> y|e|et|a|o|ou <age> ans
NAME <age> ans? qui|dont|ans
<people> .. de <age> ans
fille|fillette|mineure|mineur|adolescente|adolescent|garcon|enfant|jeune|eleve|apprentie ... <age> ans
agee|age|agees de <age> ans
de <age> ans qui
mineure|mineur a|ete|fut|qui
""",
    age=_AGES,
    people=PEOPLE,
)
POLICE_CASE = Phrases(
    """
<police> ... <seized> ..? la|le|l|les|une|un|sa ..? <one>
<one> ... a|est|fut ..? ete? ..? <seizedp>
abus|violences|violence|harcelement|agression sexuel|sexuelle|sexuels|sexuelles
violee|viol|battue|agressee ... par|de
""",
    police="police policiers policier gendarmes gendarmerie agent agents commissariat",
    seized="arrete* detenu* emprisonne* frappe* libere* retenu* accuse* agresse* relache* interpelle*",
    seizedp="arrete* detenu* emprisonne* frappe* libere* retenu* accuse* agresse* relache* interpelle* expulsee violee",
    one="travailleuse vendeuse vendeur femme mere fille garcon recuperateur recuperatrice dirigeante responsable jeune homme employee domestique marchande",
)
ADDRESS_WORDS = Phrases("""
habite|demeurant|domiciliee|domicilie|reside|residant|domicile|adresse|maison ... rue|avenue|boulevard|numero|n|villa|lot ... NUMBER
habite|demeurant|domiciliee|domicilie|reside|residant au? NUMBER
maison|appartement|domicile du|de|au|dans|sis rue|avenue|boulevard ... NUMBER
maison|villa|appartement|lot|porte numero|no|n? NUMBER
NUMBER rue|avenue|boulevard NAME
""")

WORLDWIDE = Words(
    "universelle universel mondiaux internationaux interamericaine panafricaine continental continentale international internationale mondial mondiale global"
)
"""In the name of a body these say that it is one of the whole world."""

OF = Words("de du des d")
GENERAL_ANYWHERE = Words("""
autorites autorite acteurs actrices prenantes interessees concernees decideurs gouvernants communaute communautes societe civile population populations publics
opinion publique milieux secteurs gens
""")
"""General even where "of" and a name follows; others are somebody then ("officials of the ministry")."""

PREPOSITIONS = Words(
    "en au aux de du des d dans par pour avec sans sous apres depuis entre pendant durant sur selon devant chez"
)

EXISTS = Words("existe existent")
"""Verbs that say that something is there, and leave open who brought it about."""

TRADES = Words(
    "marchand marchande commercante commercant artisane artisan femme bonne nounou domestique aide menagere employee cuisinier apprentie *euse *eur *iere *ier *trice"
)
"""How the words for the work of a private person end, where they stand after a name."""

THANKS = Words("merci remerci*")
FOUND_OUT = Words("constate observe trouve vu entendu appris releve")
CONTRIBUTED = Words("contribue")

MEANWHILE = Phrases("""
cependant que|qu
tandis que|qu
alors que|qu
pendant que|qu
en meme temps que|qu
au moment ou
""")

LIFE_WORDS = Words("""
dette* endett* usurier* gage* faim repas souper* viande poisson meurt meurent mort morts mortes deces toux touss* asthm* tubercul* bless* accident* brul* malad* denutri* anemi* toit* parpaing* robinet* scolar* loyer* epargn*
gagn* revenu* recette* benefice* riz dor* sommeil fievre* noy* fausse* couche* paludi* panier* economies
""")

ARTICLES = Words("le la l les un une")

TIME_UNITS = Words("jour jours semaine semaines mois an ans annee annees heure heures nuit nuits peu juste")

COMPARED = Words("mieux plus moins autre autres")

ON_ORDERS = Phrases("""
sur|par|selon|d l? ordre|ordres|decision|decret|arrete|instruction|instructions|jugement|arret|resolution|autorisation|ordonnance|vote de|du|des|d
""")

BETWEEN = Words("entre")

BY_ITSELF = Phrases("""
est|sont|etait|entre|entree|entrees|entres en vigueur|application|fonction|service
est|sont tombe|tombee|tombes|tombees en desuetude
pris|prend|prennent fin|effet
n|ne est|sont plus ..? exig*|percu*|requis*|demand*|appliqu*|interdit*|obligatoire*|pay*
ne se|s paie|paye|pratique|applique|percoit
cesse d|de etre|s
vu le jour
a|ont expire|vecu
""")

NOT_BY_PLACE = Words(
    "gens competents competentes concernes concernees responsables leaders dirigeants decideurs milieux secteurs politiques gouvernants"
)

ACTIVITY_ACTS = Words("""
publication lancement presentation realisation organisation tenue elaboration diffusion impression distribution production
participation animation facilitation preparation redaction traduction remise projection edition conduite parution coorganisation
inauguration mise sortie
""")

UNITS = Words("projet programme equipe")

DREW = Words("""
reuni reunis rassemble attire touche accueilli circule parcouru compte forme rencontre connu montre explique couvert traite
paru sorti vu
paraitre parue sorti sortie conduit emmene dure commence termine
""")

OF_OURS = Phrases("""
de|du|par|avec|d|chez notre|nos|wiego|nous
du|par|de|dans|d le|la|l|notre? _? programme|projet|equipe
du programme|projet
monte|montee|concu|concue|ecrit|ecrite|produit|produite|signe|signee par nous|wiego|notre
""")

SAID_AGAIN = Words("""
peut peuvent pourront pourra pouvoir maintenant deja desormais dorenavant depuis plus jamais ainsi donc car parce puisque selon apres
dit oui effet resultat changement decide nouveau nouvelle nouveaux nouvelles signifie veut dire grace cela celui celle ceux ici avant
doit doivent fait faire font ayant etant soit rendu rend enfin officiellement seulement seul seule uniquement puis alors meme encore
possible jugement bien
deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent cents mille million millions dizaine douzaine
va vont aller
""")

SAME = (
    Words(
        "pay* paie* pai* cout* taxe* tarif* impot* patente* cotis* redevance* droit* loyer* prix peage* ticket* frais"
    ),
    Words("permi* permet* autoris* laiss* licence* libre* librement accept* oui consent* droit"),
    Words("interdi* prohib* illegal* defend* banni*"),
    Words("moitie demi demie 50"),
    Words("baiss* redui* diminu* moins abaiss* allege* ramen*"),
    Words("gagn* accr* augment* hauss* releve* plus doubl* accru*"),
    Words("supprim* abrog* aboli* leve* retir* annul* exoner* exempt* suspend* revoqu*"),
    Words(
        "donn* accord* remis* remet* octroy* recu* recoi* obten* obtenu* dispos* delivr* attribu* possed* beneficie*"
    ),
    Words("loi lois reglement* arrete* regle* code* decret* ordre ordonn* norme*"),
    Words("tribunal* juge* jugement* cour arret verdict magistrat*"),
    Words("vend* vente* commerc* ambulant*"),
    Words("ville commune mair* municipal* conseil*"),
    Words("accord* convention* pacte sign* contrat* protocole* charte* convenu*"),
    Words("ouvr* ouvert* cre* fond* etabl* inaugur* install* constru* lanc* exist*"),
    Words("cess* suspend*"),
    Words("saisi* confisq*"),
    Words("expuls* deguerpi* deplac* demol* rase*"),
    Words("enregistr* inscri* liste* recens*"),
    Words("carte* document* certificat* badge* piece*"),
    Words("reconn* consider* accept*"),
    Words("femme* feminin*"),
    Words("nuit* nocturn*"),
    Words("repos*"),
    Words("semaine* hebdomad*"),
    Words("mois mensuel*"),
    Words("jour* quotid* journal*"),
    Words("cinquieme 20"),
    Words("tiers 33"),
    Words("quart 25"),
    Words("horaire* heure*"),
    Words("unique* seul*"),
)

BEFORE = Words("""
jamais avant *aient etait avait fallait devait pouvait allait faisait nul nulle personne rien
""")

CLEFT = Phrases("""
il? y a|avait NUMBER|un|une|deux|trois|quelques|longtemps|peu _? que|qu
ca|cela fait NUMBER|un|une|deux|trois|quelques|longtemps|peu _? que|qu
c|ce est|sont|etait|fut|a ..? NAME ..? qui|que|qu
c|ce est|sont|etait|fut|a ..? notre|nos|nous ..? qui|que|qu
""")

TOOK_PLACE = Phrases("""
eu lieu
ont|a dure|marque
""")

DONE_ENDINGS: tuple[str, ...] = ("é", "ée", "és", "ées")

DOCUMENTS = Words(
    "avis loi budget ordonnance decret arrete accord convention contrat reglement deliberation protocole code plan"
)
PROVIDES = Words("prevoit prevoient prevoyait")

NOBODY = Phrases("""
on a ..? rendu|donne|permis|tolere|accorde|autorise|laisse|accepte|promis|reduit|baisse
les gens d|de en|haut
ceux|celles d en haut
qui de droit
ceux|celles|les qui|gens decident|commandent|gouvernent|dirigent|tranchent|comptent
on constate|note|observe|remarque|voit|tolere|permet|laisse|sent|percoit|accepte|autorise|reconnait|ecoute
en haut lieu
il est|a ..? constate|note|observe|remarque
""")

INDEFINITE = Words("un une des")
CLEFT_AFTER_IF = Phrases("""
c est|etait|fut
ce fut|n est|n etait
""")

FAMILY = Words("mere pere veuve veuf enfants filles fils")
LIKE = Words("comme")
APART_ACTS = Phrases("""
et a|ont? achete|achetent|acquis|rebaptise|repeint|renove
""")

COUNTED = Phrases("""
fait|dresse|tenu le|la|les|un|une|des compte|comptes|decompte|comptage|calcul|calculs|addition|somme
compte|mesure|pese|chronometre les|le|la|des|l _
""")

# Classes that the rules combine freely ------------------------------------------------------------------------

INNER = Words("""
patien* attitude* humeur mentalite* percept* percoi* percev* prejuge* stigma* confian* defian* mefian* foi croyance* croi* croya* estime
respectee respectees respectueu* dignite fierte fier fiers fiere fieres honte* honteu* courage* peur peurs crain* crainte* espoir* moral esprit esprits motiv* conscien* comprehension*
compren* compris connaissance* sav* savent savaient connaiss* sens sent sentent sentaient sentiment* senti* union uni unis unie unies appartenance sororite fraternite camaraderie
mepris* dedain* dedaign* haine courtois* politesse amabilite chaleur isolement isole* egard egards querelle* brouille* solidarit* solidair* cohesion harmonie volonte empathie sympath* toleran* hostil* inimitie* rivalit* rancun* ressentiment* soupcon* tension* tendu* mefiant*
indifferen* relation relations rapports lien liens climat atmosphere ambiance ton culture identite* visib* invisib* voix poids pes* prestige
reputation image credib* legitim* influen* reconnaissance leadership appropriation autonomie pouvoir capacite* capab* aptitude* competence* habilet* savoir-faire
disposition dispose* disposees ouverture ouvert* receptiv* sensib* attenti* consider* apprecia* interet* engagement* engage* ferme fermes fermement fermete assuranc* assure* force
audac* vaillan* resilien* facile* difficile* proche* cordia* aimable* leger pens* voir voit voient voyait voyaient vu vus vue vues yeux regard* concoi* concev* valoris* doute* doutaient
credit oreille posture ennemi* egal egales egaux alli* digne* cooper* collabor* dialogue* communication coordination ecout* tete* idee idees osent osaient oser
""")
ASPECTS = Words(
    "cesse cessent cessaient cessees arrete arretent commence commencent mis mise mises appris apprend apprennent venu venus venues fini finit"
)
LIGHT_VERBS = Words("""
eu a ont avait avaient gagne gagnent pris prise donne donnent fait garde gardent tenu montre montrent perdu acquis obtenu atteint porte construit bati forme developpe change changee
retrouve recupere grandi cru noue tisse forge instaure installe seme cede cedee ouvert reconnu reconnue ameliore rompu exprime trouve trouvent rendu rendus habite habitait regne regnait
""")
PLANS = Words("""
projet projets ebauche avant-projet proposition propositions pourparlers discussions concertations consultations preparatifs perspective perspectives intention
intentions espoir espoirs attente attentes ambition priorite priorites but objectif objectifs possibilite chance chances probabilite
souhait souhaits reve reves chantier prevue prevu prevues prevus attendue attendu imminent imminente plan plans promesse question carton cartons chantiers stade etude voie vue
""")
HOPES = Words(
    "espoir espoirs chances perspective perspectives attente attentes intention intentions probabilite rumeur rumeurs"
)
MODALS = Words("pourrait pourraient devrait devraient devra devront serait seraient puisse puissent")
LAST_DAYS = Phrases("""
en cours
pour|avant|jusque|ici|jusqu a|en? NUMBER
d|jusqu ici|a NUMBER
d ici la|le|l|un|une|fin|peu|quelques
pour|avant le|la|l|les|fin ..? prochain|prochaine|an|annee|mois|NUMBER
annee|an|mois|semaine|semestre|trimestre|session|saison|rentree prochain|prochaine|prochains|prochaines|suivante
prochaine|prochain|prochains|prochaines annee|mois|semaine|semaines|session|rentree|budget
""")
HINTS = Words(
    "travaille travaillent elabore elaborent redige redigent peaufine peaufinent discute discutent debat debattent prepare preparent achemine acheminent planche planchent negocie negocient promet promettent annonce annoncent mijote suggere caresse etudie etudient envisage envisagent"
)
THING_ENDINGS = Words(
    "*tion *tions *sion *sions *ment *ments *te *tes *ance *ances *ence *ences *age *ages *ude *udes -mairie -agence -presidence -autorite -autorites -societe -societes -communaute -communautes -municipalite -entite -comite -comites -regence -intendance -departement -gouvernement -parlement -delegation -direction -commission -association -federation -organisation -fondation -institution -administration -police -collectivite -sante -institutions -delegations -populations -population -collectivites -organisations -administrations -personnage -personnages -assistante -assistantes -commercante"
)
GOODS = Words("""
banc bancs lampe lampes lumiere robinet robinets auvent auvents toit toits balance balances chariot chariots hangar hangars abri abris kiosque kiosques bac bacs
panneau panneaux permission ordre ordres droit loyer loyers redevance porte portes rabais baisse latrines cabines chemin chose choses interdiction rafles
saisies cas avis patente patentes parasols
""")
HAPPENS = Words("""
venu venue venus venues arrive arrivee arrivees arrives tombe tombee tombes tombees baisse baissee monte montee surgi surgis apparu apparus apparue apparues fini cesse change disparu disparue disparus
sorti sortie sortis crue cru grandi diminue ameliore commence reste restee passe passee rouvert ouvert double
""")
IMPERSONAL = Phrases("""
on _
""")
COMPLETES = Words(
    "affichent signent publie publient affiche affichee colle lu signe signee promulgue promulguee ratifie ratifiee sanctionne contresigne confirme confirmee approuve approuvee approuves publie publiee homologue enterine enterinee validee valide"
)
JUDGING = Words("""
moment moments signe signes signal signaux symbole symbolique bon bonne fort forte sens direction chemin porte portes lumiere debut commencement exemple modele inspir* larmes joie force forces
continuer courage elan energie motiv* encourage* rejoui* celebr* fete* chapitre page ere souffle attend* reve reves avenir meilleur meilleurs confiance haut haute premier premiere ordre jour peut
ceci cela geste ca mots mot decrire dit dire meme seul demander demand* plus valeur secteur difficile exagerer mettre strategie priorite interet niveau echelle sourire sourit
remplit sent sentir sentons represente representer signifie montrer montre compte comptent beaucoup enormement resultat resultats tous toutes sens clair claire evident
raconter penser imagin* croire voir vu exprimer expliquer ajouter coeur yeux avenir espoir temps personne oubli* souvenir marque avant apres histoire portee geste echappe
heureux heureuses satisf* vaut valent peine reconnaissance travail equipe equipes programme projet objectif objectifs but buts theorie changement strategique plan mission vision recolte attendre
attentes attendu poids pese fait faire loin lutte rien que
""")
WITHOUT = Words("sans")
WITHOUT_US = Phrases("""
sans ..? ..? wiego|nous|notre|nos
n eut|eussent ete ..? wiego|nous|notre|nos
si ..? wiego|nous|notre|nos ..? n|ne
si ce n|ne ..? wiego|nous|notre|nos
absence de ..? wiego|notre|nos|nous
""")
WOULD = Words("rien personne jamais aucun aucune impossible impensable n ne *rait *raient eut")
CAUSE_CLASSES = Phrases(
    """
<our> ..? _ est|fut|etait|sont la|le|l? ..? raison|motif|explication
<our> <work> explique* pourquoi|que|le|la|l
nous|avons .... ainsi obtenu|gagne|arrache|empeche|evite|sauve|leve|permis|fait|reussi|mis _
<our> ..? <work> ... <swayed>
resultat|fruit|consequence|effet|produit de|du|des|d ... que nous
<work> de|du ..? wiego .. <swayed>
<our> ..? <work> ... qui <swayed>
wiego|nous a|avons ..? obtenu|gagne|assure|garanti|evite|empeche|convaincu|force|fait|change|reussi|permis|arrache
<credit> .... <our>
sous|par l|la|le|les ..? impulsion|influence|pression|poussee|action|intervention|insistance ..? de ..? <our>
<our> <credit>
<our> ..? <work> ... laisse|marque|fait la|sa|son|difference|empreinte
seulement|que|ne lorsque|quand|apres|parce ..? ..? <our>
<swayed> par ..? <our> ..? <work>
""",
    our="notre nos wiego",
    work="campagne* plaidoyer lobbying pression* petition* etude* rapport* recherche* travail effort* formation* appui soutien accompagnement donnees argument* demande* perseverance insistance mobilisation* intervention* lettre* action* programme projet apport* conseil conseils proposition* chiffres analyse* carte* presence aide enquete*",
    swayed="convaincu* change* bascul* forc* gagn* sauv* reussi* assur* garanti* perm* rendu* declench* debloqu* renvers* decid* inclin* conduit* men* produi* amen* pouss* provoqu* oblig* ouvert* revers* mis* lev* march* port* fait* fl* emport* arrach* abouti* renforc* amelior* augment*",
    credit="merite grace fruit fruits empreinte marque sceau main oeuvre doit doivent devons dette imputable victoire reussite",
)
BEGUN = Phrases(
    """
<begins> a|de|d|par ne? pas? les|la|le|l|se|s|y|leur|lui|en? *er|*ir|*re|*oir
""",
    begins="cesse cessent cessees arrete arretent commence commencent mis mise mises fini finit finissent continue continuent recommence",
)
BEHAVES = Words("trait* comport* conduis* adress* accueil* recoi* recu* recev* salu* parle* repond* abord*")
BEFORE_OF = Words("hors plein pleines")
PLURAL_PASTS = Words("-")
RECEIVERS = Words("-")
CLITICS = Words("-")
NO_ACTS = Words(
    "etre avoir devenir ameliorer croitre augmenter monter gagner changer sembler paraitre grandir progresser evoluer jouir vivre murir"
)
MOVES = Words("""
pris mis montre montree sorti sortie sorties sortis informe parle parlent porte fait laisse cede depasse baisse change identifie passe exprime inform*
""")
PRESENT_ENDINGS = Words("*e *ent *t *d")
AFTER_PRESENT = Words("le la l les un une au aux son sa ses leur leurs chaque tous toutes")
SOLE_CAUSE = Phrases(
    """
<sole> <through> ..? <our>
<through> a|au|aux|de|l|la|le? ..? seul|seule|seuls|seules ..? de|d? ..? <our>
<through> ..? <our> ..? <alone>
<our> .. <alone> ... <effect>
<our> ..? est|y|a|sommes ..? <effect> .. seul|seule|seuls|seules
a <our> seul|seule|seuls|seules
seul|seule|seuls|seules ..? <our> ... <effect>
<nobody> d? autre que ..? <our>
<nobody> sinon|hormis|sauf ..? <our>
<our> ... est|fut|sont|furent|reste|etait .. <reason> ..? de|du|des|d|pour|qui|que
<sole> ..? <reason> ... <our>
<won> par ..? <our>
<work> .. wiego .. <freed>
<work> .. wiego .. <took> .... de|du|des|d|a|au|hors
<our> ..? <work> ... <freed>
<work> .. wiego a|ont ..? mis fin|terme a|au|aux
<our> ..? <work> a|ont ..? mis fin|terme a|au|aux
<our> ..? <work> .. <took> .... de|du|des|d|hors
wiego|nous a|avons sorti|arrache|extirpe|sauve|libere .... de|du|des|d|hors _
suffi d|de|du|des|que ..? <our>
succes|victoire|triomphe|reussite|merite|exploit .. est|fut|revient|appartient .. <our>
ced* a|aux ..? pression|pressions|insistance ..? <our>
ouvre d|de ... <our>
attribu* ..? a ..? <our>
a|sur|par notre|nos instigation|initiative|insistance|invitation
a|sur l? instigation|initiative|insistance de ..? <our>
notre ouvre|oeuvre
remont* ..? a|au|aux ..? <our>
parce qu|que ..? <our>
tout ..? <hinges> a|de|sur|d ..? <our>
<our> ..? <work> ..? a|ont suffi
mettre|porter|inscrire|mis|porte|inscrit au|a ..? credit|actif|compte de ..? <our>
<our> ... on|que? l? doit|devons|doivent
<push> .... vient|venu|venue|est|parti|partie de ..? <our>
tout a? commence|part|parti|commenca avec|de|par ..? <our>
<our> ..? y est|sommes pour beaucoup|tout|quelque
""",
    our="notre nos wiego nous",
    work="campagne* plaidoyer lobbying pression* petition* etude* rapport* recherche* travail effort* formation* cours atelier* appui soutien accompagnement argument* perseverance insistance mobilisation* intervention* lettre* action* programme projet apport* conseil conseils proposition* chiffres presence aide enquete*",
    sole="seulement uniquement exclusivement purement entierement seul seule unique principale principal vraie vrai tout simplement",
    through="grace par parce cause",
    alone="seul seule seuls seules exclusivement uniquement memes",
    effect="obtenu gagne reussi parvenu* arrache fait change decroche amene sauve convaincu leve impose arrete stoppe mis",
    nobody="personne rien nul nulle qui",
    reason="raison raisons cause causes motif explication cle moteur artisan source",
    won="gagne* obtenu* arrach* conquis* decroch* impose* debloqu* evite* empeche* sauve* libere* transforme* possible emporte*",
    freed="transforme* libere* delivre* affranchi* soulage* sauve* epargn* brise* vaincu* dompte* converti*",
    took="tire tiree tires tirees sorti sortie sortis sorties arrache arrachee arraches arrachees extirpe extirpes eloigne eloignes retire retires",
    hinges="tient tenait tenu resume depend dependait repose reposait part vient decoule",
    push="impulsion elan declic etincelle idee coup",
)

VAGUE_CLASSES = Phrases(
    """
<time> plus? recents|recentes|derniers|dernieres|passes|passees|ecoules|ecoulees
<quant> <quant>? de? <quant>? <time>
il y a <quant>? <quant>? <time>
y a|pas ... <time>|longtemps
voila|voici|cela|ca <quant>? <quant>? <time>
<time> apres|passes|passees|revolus|durant
au|avec|par|a le|l|les|la|fil ..? <time>
au|avec le? fil|cours|gre|passage|bout des|du|de ..? <time>
en|a|depuis|par|d|un|une certain|certaine|quelque|quelques|un|une|aucun _? <time>
un|une beau|belle|jour|matin|soir
tot ou tard
<time> apres|par <time>
ces <time> ci?
peu a peu
<quant> temps
""",
    quant="dernier derniere derniers dernieres passe passes recent recents recente recentes peu quelques quelque plusieurs beaucoup maints maintes divers nombreux nombreuses bon bonne long longue longs longues certain certaine certains prochains precedents pas si tant",
    time="temps jour jours semaine semaines mois an ans annee annees decennie decennies saison saisons periode epoque moment moments point stade generations attente lustre lustres longtemps",
)
INFLUENTIAL = Phrases(
    """
<much> de|des|du la|l|le|les? <mass>
<class> <high>
<people> les|l|le? plus? <high>
<people> d|de|en|avec la|l|le|un|du? <power>
ceux|celles d|de|du|en _
""",
    much="partie plupart majorite moitie",
    mass="bureaucratie elite elites administration societe citoyens",
    high="influent* puissant* important* eminent* politique politiques dirigeante dirigeantes gouvernante haut* place* aise*",
    people="gens personne personnes personnalites figures voix individus familles cercles",
    **{"class": "classe classes elite elites sphere spheres milieu milieux monde"},
    power="influence pouvoir poids moyens autorite rang argent place relations",
)
REASONS = Words("car parce puisque")
WAS_SO = Words("avant jusque jusqu *aient *ait -fait -parfait -souhait")
DEALS = Words("""
sign* accord* entend* entente negoci* convenu* conclu* compromis parven* pact* protocole convention arrang* trouve
""")
AFTERWARDS = Words("apres suite depuis quand lorsque cedant face")
GERUND = Words("*ant -pendant -avant -devant -durant -montant -habitant")
GOING_ON = Phrases("""
est|sont en train|cours|passe|voie
""")
SINCE = Words("depuis deja desormais maintenant")
COMPARATIVES = Words("plus moins mieux meilleur meilleure meilleurs meilleures davantage moindre")
IMPERSONAL_STATE = Phrases("""
il est|etait|fut|devient|a ..? devenu? possible|legal|licite|permis|gratuit|obligatoire|interdit
""")
REACTS = Words(
    "recoi* recu* celebr* remerci* applaud* salu* fet* protest* plaint* retourn* repris revenu* rejoui* obei*"
)
PEOPLE_ENDINGS = Words(
    "*ante *eurs *euses *euse *eur *iers *ieres *iere *ier *istes *iste *ants *antes *iens *iennes"
)
TOOK_PART = Words("""
assiste participe voyage* conclu* termine* acheve* suivi* vu entendu appris reunis reunies rencontre* venues venus allees recu* visite* discute* partage* presente* echange* pris obtenu
""")
HELPED_TO = Phrases("""
avons|ai presente a|au|aux|le|la|les|l|des|un|une|deux|trois|quatre|NUMBER
en *ant|-accompagnant|-soutenant|-appuyant|-aidant|-renforcant|-facilitant|-encourageant|-restant|-etant|-suivant|-conseillant|-avant
aid* .. a *er|*ir|*re|-renforcer|-avancer|-ameliorer|-valoriser
""")
NUMBERS = Words(
    "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante douzaine"
)
GAVE = Words("donne donnes fait fournissons fourni apporte offert prete porte")
OPENED_UP = Words("ouvert reconnu reconnue")
ADOPTED = Words(
    "votee vote votes votees adoptee adopte adoptes adoptees approuvee approuve signee signe signes signees publiee publie promulguee promulgue ratifie ratifiee"
)
NOT_YET = Words("fois si quand lorsque etre sera")
ANYBODY = Words("""
veuve veuves veuf veufs
travailleur travailleuse travailleurs travailleuses employee employees femme femmes homme hommes personne personnes famille familles enfant enfants fille filles
garcon garcons fils mere meres pere peres jeune jeunes migrants migrantes membre membres adherent adherente adherents adherentes leader leaders dirigeante
dirigeantes dirigeant dirigeants riverains habitants habitantes voisin voisins client clients clientes eleves etudiants usagers avocat avocate avocats
participantes participants productrices producteurs saisonniers menages foyers occupants exploitants
""")
KINDS_OF_WORK = Words("domestique domestiques maison domicile textile marche batiment nettoyage")
CHANGING = Words(
    "changement changements virage essor hausse regain poussee perte saut vague baisse recul transformation evolution revirement"
)
OCCURS = Words("opere produit intervenu survenu lieu eu a est fut")
NOT_INNER = Phrases("""
ferm* les yeux
disposition de|du|des|d
vu le jour
en|a la? vue
pouvoir|pouvoirs public|publics|judiciaire|legislatif|executif
""")
WITHIN = Words("de du des d dans")
THROUGH_US = Phrases(
    """
a|au|par|via|avec travers|moyen|biais|intermediaire? de|du? ..? <ours> ..? <work>
""",
    ours="notre nos",
    work="projet projets programme campagne travail appui soutien formation fonds initiative",
)
SINGLED_OUT = Phrases("""
notamment|surtout|dont|particulierement|specialement celui|celle|ceux? de|d|a|au?
entre autres ..? de|d|a|au?
en particulier a?
parmi elles|eux
""")
AFTER_A_NAME = Words("de du des d qui dont agee age")
VAGUE_DOING = Phrases(
    """
suit|suivent|suivi|suivons|porte|portons|veille|accompagn* .. dossier|sujet|cause|processus|affaire|question
tisse|tissons|noue|nouons|forge|bati|cultive .. alliances|liens|ponts|reseaux|confiance
servi|agi|fait|joue|officie de|comme|en|office|le _? _?
mis|partage|apporte|offert|prete|donne|verse .. <goods>
tendu|prete|donne|jete la|un|des|le? main|pont|ponts
la? ou|quand c|il? etait|fallait|faut necessaire|besoin?
""",
    goods="connaissance connaissances experience experiences expertise savoir savoirs savoir-faire temps coeur energie conviction contacts presence voix reseau",
)
UNRELATED = Words("""
logo hymne drapeau statue statues monument fanfare orchestre stade festival carnaval siege limousine limousines piscine piscines jumelage
zoo aeroport cathedrale musee theatre opera casino golf artifice mascotte blason defile coupole fontaine fontaines devise tramway facade
""")
THAN_BEFORE = Phrases("""
qu|que avant|auparavant|jadis
""")
THEM = Words("leur leurs elles eux")
COSTS = Phrases("""
il a fallu
il fallut
fallu ..? NUMBER|un|une|deux|trois
""")
ALSO = Words("aussi egalement encore puis")
FOUNDS = Words("fonde fondent cree creent constitue constituent forme forment enregistre")
SEIZED = Phrases("""
interpelle*|arretee|arretees|arretes|emprisonne*|incarcere*|ecroue*|inculpe*|menotte*
detenus|detenues|detenu|detenue a|au|en|depuis|pour|par|dans|lors|sans|le
gardes|gardees|garde|gardee|places|placees|place|placee en? garde? a? vue
accuse|accusee|accuses|accusees|condamne|condamnee|condamnes|condamnees de|d|pour|a
poursuivis|poursuivies|poursuivie|jugees|juges pour|devant|par|a
""")
CAN = Words("peut peuvent pourra pourront doit doivent jamais aucun aucune plus")
WORKS_AS = Words(
    "vend vendait lave repasse cuisine nettoie coud tisse brode recycle porte garde travaille ramasse cire trie"
)
SAYS = Words("dit disent disait raconte racontent assure laisse parait confie confient racontait")
THAT = Words("que qu")
PERHAPS = Phrases("""
peut etre
sans doute
veut|veulent|pense|pensent|compte|comptent|songe|voudrait a? *er|*ir|*re|*oir
va|vont|allait|allaient *er|*ir|*re|*oir
""")
TO_DO = Phrases("")
OUR_ROLES = Phrases("""
collegue|collegues
chargee|charge|responsable|coordinatrice|coordinateur|conseillere|conseiller de|du|d projet|programme|terrain|wiego
animatrice|animateur|facilitatrice|facilitateur|stagiaire|consultante|consultant
""")
ISSUES = Words(
    "numero numeros edition editions livraison exemplaire exemplaires tome volume tirage reedition"
)
SUMMED_UP = Phrases(
    """
tel|telle|tels|telles|voila|c|ce|ainsi fut|furent|est|sont|etait|ce .... <our> <unit>
<our> ..? <unit> en chiffres
""",
    our="notre nos wiego",
    unit="programme projet equipe travail bureau annee reseau",
)
OPENINGS = Phrases("""
il est|convient|faut|importe|y a? de|d|lieu|a? de|d? noter|dire|relever|souligner|rappeler|signaler|preciser|constater|mentionner|observer que|qu
il est|a ete? constate|observe|rapporte|etabli|note|releve que|qu
""")
PARTICIPLES = Words(
    "*é *ée *és *ées *ouvert *ouverte *ouverts *ouvertes suspendu* interdit* permis* réduit* remis* rendu* supprim* aboli* reconduit* garanti* fini* rétabli* détruit* construit*"
)
VENUES = Words("marche gare port stade abattoir decharge terminal moulin halle foire")
SPEAKS = Words("""
exhorte demande invite decide refuse vote embauche prete paye convenu promis remercie appele prie employe achete
""")
BODIES = Words("societe")
FOLKS = Words("gens")
DURING = Phrases("""
au|en cours de|du|des|d
""")
MAKES = Words("ouvert inaugure construit pave goudronne installe amenage bati equipe couvert agrandi eclaire")
UNDOES = Words("abroge supprime leve revoque annule aboli retire")
SELLING = Words(
    "vendre griller cuire cuisiner porter cirer coudre laver frire ramasser recycler pecher livrer vente ventes"
)
TO_BE_DONE = Phrases("""
soit|soient|sera|seront|serait|seraient ..? *e|*ee|*es|*ees|*is|*ise|*ises|*its|*it|*ite|*ites|*u|*us|*ue|*ues|*ert|*erts|*erte|*ertes
""")
REGIONS = Phrases("""
afrique|asie|europe|amerique|oceanie|sahel|caraibe|caraibes|maghreb|andes|sous-continent|mesoamerique
la? region|sous-region|continent
""")
ALL_OFFICES = Words(
    "gouvernements ministeres villes pays etats municipalites communes mairies autorites parlements employeurs"
)
TOGETHER = Phrases("""
conjointement|collaboration|partenariat|coproduction|concert|association|commun avec
""")
MEDIA = Words("radio television tv revue")
INTERESTED = Phrases("""
les|autres|parties|personnes interesses|interessees|interessee
""")
