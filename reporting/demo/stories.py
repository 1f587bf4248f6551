"""What colleagues write: sentences for referrals, cases and diaries, in the words of an Italian office.

{a} is the ending that the person's sex asks for (o/a), {name} her first name, {host} the name of the host. They are
put together by chance. What begins with ~ is said only of people from abroad.
"""

from beneficiaries.enums import Area

SITUATIONS = (
    "Ha perso il lavoro da oltre un anno e i risparmi sono finiti; chiede aiuto per ripartire.",
    "Vive sol{a} dopo la separazione, con lavori saltuari e in nero che non bastano per l’affitto.",
    "~È arrivat{a} in Italia da poco, parla un italiano di base e vuole imparare un mestiere.",
    "Dopo una lunga malattia se la sente di tornare a lavorare, ma non ha fiducia nelle proprie forze.",
    "Ha figli piccoli e nessuna rete familiare: può lavorare solo in certi orari.",
    "Ha sempre lavorato in fabbrica; dopo la chiusura non ha più trovato nulla e si è isolat{a}.",
    "Percepisce l’assegno di inclusione e ha firmato il patto; manca un percorso verso il lavoro.",
    "Giovane uscit{a} presto dalla scuola, senza esperienze; la famiglia è preoccupata.",
    "Sta concludendo un percorso con il servizio dipendenze e cerca una occupazione stabile.",
    "Ha lavorato come badante convivente; morta l’anziana ha perso insieme casa e lavoro.",
    "Ha una invalidità riconosciuta e non sa come muoversi con il collocamento mirato.",
    "È in sfratto esecutivo; senza un reddito dimostrabile non trova un’altra casa.",
    "~Ha un titolo di studio del suo Paese non riconosciuto e accetta qualunque lavoro.",
    "Rientra dopo anni dedicati alla cura dei genitori; non ha contratti recenti.",
    "Ha debiti con le utenze e vergogna di chiedere aiuto; il medico di base ha insistito.",
)

ATTITUDES = (
    "Si presenta puntuale ai colloqui e accetta le indicazioni.",
    "Chiede soprattutto di essere ascoltat{a} e di non essere mandat{a} da un ufficio all’altro.",
    "È disponibile anche a un tirocinio, se compatibile con i trasporti.",
    "Desidera un lavoro di mattina, vicino a casa.",
    "Ha buone capacità manuali, che sottovaluta.",
    "Per ora fatica a fidarsi: servirà tempo.",
    "",
)

HOUSEHOLDS = (
    "Vive sol{a}.",
    "Vive con i genitori anziani.",
    "Coppia con due figli in età scolare.",
    "Coppia con tre figli, il più piccolo al nido.",
    "Genitore unico con un figlio adolescente.",
    "~Ospite di connazionali, in attesa di una sistemazione.",
    "Vive con la sorella e i nipoti.",
    "Coppia senza figli; il partner lavora a chiamata.",
    "In alloggio di emergenza abitativa.",
    "Vive in casa popolare con la madre.",
)

TRIED = (
    "Iscrizione al Centro per l’impiego e tre candidature, senza risposta.",
    "Contributo economico per le utenze in primavera; invio allo sportello CV.",
    "~Corso di italiano A2 concluso; tirocinio proposto e poi saltato per i trasporti.",
    "Colloqui con l’agenzia per il lavoro, nessuna chiamata.",
    "Nulla di formale finora.",
    "Un mese in una cooperativa tre anni fa, interrotto per motivi di salute.",
    "Percorso con l’educatrice territoriale per l’organizzazione della giornata.",
)

NEED_NOTES = {
    Area.HOUSING: (
        "Sfratto in corso",
        "Affitto troppo alto per il reddito",
        "Alloggio condiviso e provvisorio",
        "Casa fredda, bollette arretrate",
    ),
    Area.ECONOMY: (
        "Nessun reddito da sei mesi",
        "Assegno di inclusione in pagamento",
        "Debiti con le utenze",
        "Vive dell’aiuto dei familiari",
    ),
    Area.EXCLUSION: (
        "Pochi contatti fuori casa",
        "~Rete di connazionali, poca con il territorio",
        "Isolamento dopo il lutto",
        "Esce volentieri se accompagnat{a}",
    ),
    Area.WORK: (
        "Ferm{a} da oltre due anni",
        "Nessuna qualifica spendibile",
        "Esperienze solo in nero",
        "~Titolo estero non riconosciuto",
        "Senza patente",
    ),
}

QUESTIONS = (
    "La persona ha già una DID e un patto con il Centro per l’impiego? Ci serve per scegliere la misura.",
    "Può indicare se ci sono limitazioni certificate alle mansioni? Basta una riga.",
    "~Il permesso di soggiorno consente il lavoro? Ci dica la scadenza.",
    "La persona è informata dell’invio ed è d’accordo? Non lo leggiamo nella segnalazione.",
)

ANSWERS = {
    QUESTIONS[0]: "Sì, patto firmato il mese scorso con il Centro per l’impiego.",
    QUESTIONS[1]: "Nessuna limitazione certificata; solo evitare turni di notte.",
    QUESTIONS[2]: "Permesso per protezione sussidiaria, valido ancora tre anni.",
    QUESTIONS[3]: "Ne abbiamo parlato insieme ieri, è d’accordo.",
}

DECLINED = (
    "Il bisogno prevalente è sanitario: proponiamo prima il raccordo con il distretto, poi ci si risente.",
    "È già seguit{a} dal collocamento mirato con un tirocinio in avvio: evitiamo di sovrapporci.",
    "Ha trovato lavoro a tempo pieno nel frattempo; resta possibile una nuova segnalazione.",
    "Risiede da questo mese in un altro Ambito: segnaliamo noi ai colleghi.",
)

ACCEPTED = (
    "Accolta. Primo colloquio con l’educatrice entro due settimane.",
    "Accolta in équipe; capofila l’assistente sociale inviante.",
    "Accolta. Partiamo dalla valutazione delle competenze.",
    "~Accolta: prima l’italiano, poi un tirocinio breve.",
)

STRENGTHS = (
    "Puntuale, si organizza bene con i mezzi pubblici.",
    "Impara guardando, chiede quando non capisce.",
    "Ha lavorato dieci anni in cucina: conosce ritmi e igiene.",
    "~Parla tre lingue e aiuta volentieri i connazionali.",
    "Precis{a} nei lavori ripetitivi, non perde la pazienza.",
    "Cordiale con il pubblico.",
    "Buona manualità, ripara biciclette ed elettrodomestici.",
    "Molto motivat{a} dai figli.",
    "Ha la patente B e un’auto.",
    "Si prende cura degli altri con naturalezza.",
)

WISHES = (
    "Un lavoro a tempo parziale la mattina.",
    "Imparare un mestiere nel verde o in vivaio.",
    "Lavorare in cucina, anche come lavapiatti per cominciare.",
    "Un contratto regolare per poter affittare una casa.",
    "Restare nelle pulizie, che conosce.",
    "Un corso da operatore socio-sanitario, più avanti.",
    "Lavorare con le macchine, in magazzino.",
    "Tornare a sentirsi utile.",
)

FRAGILITIES = (
    "Mal di schiena: niente pesi oltre i dieci chili.",
    "Si scoraggia dopo il primo errore: servono conferme.",
    "Senza patente; l’ultimo autobus è alle 19.",
    "~Legge l’italiano con fatica: meglio spiegare a voce.",
    "I figli escono da scuola alle 13.",
    "Ansia nei luoghi affollati.",
    "Terapia al mattino: non prima delle 9.",
    "",
)

NEXT_STEPS = (
    "Colloquio di verifica",
    "Telefonare all’azienda per il posto libero",
    "Rivedere il curriculum insieme",
    "Visita al tirocinio",
    "Accompagnare al Centro per l’impiego",
    "Chiudere la valutazione in équipe",
    "~Proporre il corso di italiano B1",
    "Sentire il medico di base per le limitazioni",
    "Incontro con la famiglia",
)

CASE_REASONS = (
    "accompagnamento al lavoro",
    "progetto legato all’assegno di inclusione",
    "rientro al lavoro dopo malattia",
    "primo inserimento",
    "lavoro e casa insieme",
)
