"""What projects and meetings of the demo say: objectives in people's own words, supports, commitments, minutes."""

from beneficiaries.enums import Area, DecisionKind

EDUCATOR, MEDIATOR, MANAGER = "educator", "mediator", "case_manager"

AIMS = (
    {
        "area": Area.WORK,
        "need": "È ferm{a} da molto e ha perso il ritmo delle giornate.",
        "aim": "Voglio tornare a lavorare, di mattina, in un posto dove mi spiegano le cose con calma.",
        "result": "Tre mesi di tirocinio con meno di quattro assenze.",
        "supports": (("Cercare un’azienda disposta a un tirocinio di mattina", MEDIATOR),),
        "commitments": (
            ("Preparo il curriculum con l’educatrice", None),
            ("Vado ai colloqui e avviso se non posso", None),
        ),
    },
    {
        "area": Area.WORK,
        "need": "Non ha qualifiche che si possano spendere qui.",
        "aim": "Voglio imparare un mestiere vero, in cucina o in magazzino.",
        "result": "L’attestato HACCP o il patentino del muletto in mano.",
        "supports": (("Iscrizione al corso e contributo per il trasporto", EDUCATOR),),
        "commitments": (("Frequento il corso fino alla fine", None),),
    },
    {
        "area": Area.ECONOMY,
        "need": "Bollette arretrate e nessun piano per pagarle.",
        "aim": "Voglio smettere di aver paura di aprire la posta.",
        "result": "Un piano di rientro firmato e tre rate pagate.",
        "supports": (("Incontro allo sportello debiti e piano di rientro", MANAGER),),
        "commitments": (("Porto tutte le bollette e le lettere", None),),
    },
    {
        "area": Area.HOUSING,
        "need": "L’alloggio è provvisorio e costa troppo.",
        "aim": "Voglio una stanza mia, anche piccola, con un contratto.",
        "result": "Un contratto di locazione registrato.",
        "supports": (("Domanda per l’alloggio e garanzia del fondo affitti", MANAGER),),
        "commitments": (("Telefono ogni settimana agli annunci scelti insieme", None),),
    },
    {
        "area": Area.EXCLUSION,
        "need": "Passa le giornate in casa e vede poche persone.",
        "aim": "Voglio avere un motivo per uscire almeno due volte alla settimana.",
        "result": "Due mesi di presenza al laboratorio.",
        "supports": (("Accompagnamento alle prime giornate del laboratorio", EDUCATOR),),
        "commitments": (("Vado al laboratorio il martedì e il giovedì", None),),
    },
)

OTHERS = ("Marta Polo, Centro per l’impiego", "la sorella", "il medico di base")

WITHOUT_AIM = "Colloquio ogni due settimane con l’educatrice"

NOTES = {
    "under_way": (
        "Ha cominciato, con fatica ma c’è.",
        "Due volte su tre, sta andando.",
        "Serve ancora accompagnamento.",
    ),
    "reached": ("Fatto, e prima del previsto.", "Riesce da sol{a}.", "Obiettivo raggiunto."),
    "given_up": ("Non è il momento: lo riprendiamo più avanti.", "La proposta non era adatta."),
    "to_do": ("Non ancora cominciato.",),
}

CAME_OUT = (
    "Siamo contenti di come procede; restano i trasporti da risolvere.",
    "È arrivat{a} puntuale e ha raccontato la settimana senza che glielo chiedessimo.",
    "Chiede di rallentare: abbiamo spostato due date.",
)

SAID = (
    "Presenti d’accordo che il tirocinio ha dato ritmo; la casa resta il punto debole.",
    "L’educatrice riporta assenze al lunedì; l’assistente sociale conferma la situazione in famiglia.",
    "Il mediatore ha un posto in magazzino da aprile; serve verificare gli orari del nido.",
    "La persona ha chiesto di cambiare settore; il gruppo trova sensata la richiesta.",
    "Colloqui regolari, buona tenuta; la valutazione concordata mostra progressi nella puntualità.",
)

DECIDED = {
    DecisionKind.PROJECT_AGREED: "Progetto come scritto; si firma con la persona entro due settimane.",
    DecisionKind.CHANGE_PATH: "Si passa dal laboratorio al tirocinio, con orario ridotto.",
    DecisionKind.GO_ON: "Si prosegue; verifica alla prossima riunione.",
    DecisionKind.REFER_ELSEWHERE: "Invio al Centro per l’impiego per il collocamento mirato.",
    DecisionKind.WAIT: "Si attende la risposta dell’azienda.",
    DecisionKind.TAKE_IN_CHARGE: "Presa in carico; primo colloquio entro dieci giorni.",
}

TASKS = (
    "Telefonare all’azienda per gli orari",
    "Chiedere al Centro per l’impiego lo stato della domanda",
    "Fissare il colloquio con la persona",
    "Preparare il progetto da firmare",
    "Sentire il medico per il certificato",
)

WHY = ("situazione in famiglia cambiata", "assenze al tirocinio", "proposta di un’azienda", "verifica del progetto")

GUESTS = ("Marta Polo, Centro per l’impiego", "Fabio Rossi, Consorzio Leonardo")

REMARKS = "Il bando regionale per i tirocini scade a fine mese. La prossima formazione comune è in giugno."

QUESTIONS = ("Chi la accompagna alle visite?", "Ha chiesto di cambiare azienda: che cosa le diciamo?")
