"""What stands in a diary; what begins with ~ is said only of people from abroad."""

from beneficiaries.enums import Channel

FIRST = (
    "Primo colloquio. {name} racconta con calma il suo percorso; spiegato che cosa possiamo fare e che cosa no.",
    "Colloquio di conoscenza. Portati documenti e due vecchi contratti: li ho copiati nel fascicolo.",
    "Ci siamo conosciuti alla presenza dell’assistente sociale inviante. Clima buono, molte domande sui tempi.",
    "~Primo incontro con mediazione linguistica. Chiariti i passaggi: valutazione, progetto, tirocinio.",
)

HAPPENED = {
    Channel.INTERVIEW: (
        "Rivisto il curriculum: tolte le esperienze troppo vecchie, messe in evidenza le mansioni.",
        "Abbiamo provato un colloquio di lavoro: risponde bene, ma abbassa la voce quando parla di sé.",
        "Porta la lettera del padrone di casa: il canone è aumentato. Valutato un contributo.",
        "Discusse le ore di lavoro possibili con gli orari di scuola dei figli.",
        "Ha portato l’attestato del corso di sicurezza. Molto soddisfatt{a}.",
        "Parlato della difficoltà ad alzarsi presto; deciso di provare con un impegno di due mattine.",
        "Letta insieme la bozza del progetto; ha chiesto di aggiungere il corso di informatica.",
        "~Porta il certificato A2 di italiano. Si iscrive al B1 della scuola serale.",
        "Si sente pront{a} per una prova in azienda. Abbiamo scelto due settori.",
        "Momento difficile: la madre è in ospedale. Rimandato il tirocinio di due settimane, d’accordo con tutti.",
        "Ha risposto da sol{a} a tre annunci e ha ottenuto un colloquio. Un bel passo avanti.",
    ),
    Channel.PHONE: (
        "Chiama per avvisare che l’appuntamento di domani salta: visita medica. Fissata un’altra data.",
        "Telefonata di controllo: va tutto bene, qualche fatica con gli autobus.",
        "Chiamat{a} per proporre il posto; chiede una notte per pensarci.",
        "Non risponde da due giorni; lasciato messaggio.",
        "Chiede informazioni sul pagamento dell’indennità: spiegati i tempi.",
        "Sentita la sorella, con il suo consenso: conferma che l’umore è migliorato.",
    ),
    Channel.MESSAGE: (
        "Inviato l’indirizzo e l’orario del primo giorno; ha risposto con un pollice alzato.",
        "Mandata per e-mail la lista dei documenti per l’ISEE.",
        "Scrive che ha trovato un passaggio per il turno delle 7.",
        "Confermato per messaggio l’incontro di giovedì.",
    ),
    Channel.HOME_VISIT: (
        "Visita a casa con la collega: alloggio piccolo ma curato. Manca un luogo tranquillo per studiare.",
        "Visita domiciliare concordata. Abbiamo fatto insieme il calendario della settimana.",
        "A casa per capire l’organizzazione con i bambini: una vicina può tenerli fino alle 14.",
    ),
    Channel.NETWORK: (
        "Incontro con il Centro per l’impiego: confermato il patto, noi seguiamo il tirocinio.",
        "Riunione con il servizio dipendenze: terapia stabile, orari compatibili.",
        "Sentito il distretto sanitario: nessuna controindicazione a lavori leggeri.",
        "Con la Caritas parrocchiale: sostegno alimentare per altri tre mesi.",
        "Confronto con la scuola serale: può iscriversi a settembre.",
    ),
    Channel.TEAM: (
        "In équipe: si decide per un tirocinio di inclusione a venti ore, con visita ogni due settimane.",
        "In équipe: prima di cercare l’azienda, un mese di laboratorio per vedere tenuta e orari.",
        "Condiviso il profilo: i punti di forza sono più di quanto sembrava dal primo colloquio.",
        "In équipe abbiamo letto le valutazioni diverse su puntualità e iniziativa, e trovato un accordo.",
    ),
    Channel.NOTE: (
        "Arrivato l’ISEE aggiornato.",
        "~Permesso di soggiorno rinnovato, copia nel fascicolo.",
        "L’azienda chiede chi sostituire in agosto: da ricordare per l’autunno.",
        "Preparata la bozza del progetto formativo.",
    ),
}

AT_THE_HOST = (
    "Visita da {host}. Il tutor è contento: arriva in anticipo e tiene in ordine la postazione.",
    "Da {host} a metà mattina. Lavora con concentrazione; fatica ancora a chiedere aiuto.",
    "Visita da {host}: le mansioni sono quelle concordate. Il gruppo l’ha accolt{a} bene.",
    "Da {host}: un ritardo questa settimana, ne abbiamo parlato tutti e tre; da domani prende la corsa prima.",
    "Visita da {host}. Il tutor propone di provare anche il reparto spedizioni.",
    "Da {host}: oggi stanc{a}, ma non ha voluto fermarsi. Concordata una pausa in più.",
)

AGREED = (
    "Ci rivediamo tra due settimane.",
    "Prossimo passo: la visita in azienda con il mediatore.",
    "Porterà i documenti mancanti entro venerdì.",
    "Sentirò io il tutor lunedì.",
    "Rimane da chiarire la questione dei trasporti.",
    "Per ora nessun’altra azione.",
    "Aggiorno l’équipe alla prossima riunione.",
    "",
    "",
)

PRIVATE = (
    "Nota per me: oggi l’ho trovat{a} molto giù. Da risentire prima di venerdì, senza farne una questione.",
    "Appunto: quando parla del fratello cambia discorso. Non insistere, ma tenerlo presente.",
    "Ho avuto l’impressione che il compagno rispondesse al posto suo. Proporre un colloquio da sol{a}.",
    "Mi chiedo se il ritmo non sia troppo alto: guardare insieme le presenze del mese.",
)

INTERRUPTIONS = {
    "health": "Il medico consiglia di fermarsi; ci rivediamo quando starà meglio.",
    "absences": "Tre settimane di assenze non spiegate nonostante i richiami concordati.",
    "unsuitable": "Mansioni troppo pesanti per la schiena; l’azienda non ne aveva altre.",
    "conflict": "Incomprensioni con un collega che non si è riusciti a ricomporre.",
    "job_found": "Ha trovato un lavoro altrove: si interrompe per una buona ragione.",
    "family": "Deve occuparsi della madre, dimessa dall’ospedale.",
}

OUTCOMES = (
    "Concluso come previsto, giudizio del tutor buono.",
    "Concluso; l’azienda valuta un contratto.",
    "Concluso con qualche assenza, obiettivi raggiunti in parte.",
    "Concluso; competenze attestate.",
)

RATING_NOTES = (
    "Visto durante il laboratorio.",
    "Raccontato in prima persona, da confermare.",
    "Il tutor dell’azienda conferma.",
    "Migliorato nelle ultime settimane.",
    "Solo se affiancat{a}.",
    "Oggi sì, due mesi fa no.",
)

DISPUTED_NOTES = (
    "In tirocinio è arrivat{a} in ritardo quattro volte su dieci.",
    "Ai nostri colloqui sempre in anticipo, anche con la neve.",
)

AGREEMENTS_REACHED = (
    "Vale quanto si è visto in azienda, che è il contesto del lavoro; al colloquio le condizioni sono più facili.",
    "Abbiamo tenuto il valore di chi è stato più spesso con la persona nell’ultimo mese.",
    "La differenza era nell’intendere il sostegno: con un richiamo ce la fa, dunque il livello di mezzo.",
    "Due contesti diversi: teniamo il più prudente e lo riguardiamo fra tre mesi.",
)

DISPUTED_REASON = (
    "Valutazione discussa a lungo: in azienda i ritardi ci sono stati, ma dipendevano dalla corsa soppressa. "
    "Concordiamo il livello di mezzo; l’assistente sociale mantiene il suo parere e lo si riguarda al prossimo giro."
)
