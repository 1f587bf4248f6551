"""What is known of the invented hosts besides their names: sectors, how one gets there, what was said on the phone."""

ATECO = {
    "Panificazione": "10.71.10",
    "Lavorazione del legno": "16.23",
    "Manutenzione del verde": "81.30",
    "Assemblaggio conto terzi": "33.20",
    "Pulizie": "81.21",
    "Grande distribuzione": "47.11",
    "Lavanderia industriale": "96.01.10",
    "Ente locale": "84.11.10",
    "Assistenza agli anziani": "87.30",
    "Commercio al dettaglio": "47.52.10",
    "Meccanica": "45.20.10",
    "Florovivaismo": "01.30",
    "Alberghiero": "55.10",
    "Ristorazione": "56.10.11",
    "Stampa": "18.12",
    "Logistica": "52.10.10",
    "Arredamento": "31.09.10",
    "Volontariato": "94.99",
    "Servizi alla persona": "88.10",
    "Caseario": "10.51.20",
    "Servizi auto": "45.20.91",
    "Sartoria sociale": "14.13.20",
    "Cura degli animali": "96.09.04",
    "Artigianato alimentare": "10.52",
}

LINES = (
    "linea 5, fermata viale Grigoletti",
    "linea 3, fermata municipio",
    "linee 1 e 7, fermata stazione",
    "linea 41 da Pordenone, arrivo 7.40",
    "",
)
ACCESS = ("", "", "due gradini all’ingresso", "piano terra, bagno accessibile", "reparto rumoroso, cuffie fornite")
ROLES = ("titolare", "ufficio personale", "responsabile di reparto", "segreteria", "direttrice")

SAFETY = (
    "Formazione generale a cura del soggetto promotore, formazione specifica e addestramento a cura dell’ospitante, "
    "che consegna i dispositivi di protezione il primo giorno."
)
INSURER, POLICY = "Assicurazioni Alpe Adria", "RC 2024/{number}"

SAID = (
    ("call", "Disponibili a un nuovo inserimento da metà mese, mattino. Chiedono di conoscere prima la persona.", True),
    ("visit", "Visti gli spazi e parlato con il capoturno: ritmo tranquillo, sempre qualcuno accanto. Bene.", False),
    ("call", "Per ora nessun posto libero: stagione bassa. Da risentire a primavera.", True),
    ("mail", "Mandata la bozza della convenzione aggiornata, con la nuova polizza.", True),
    ("visit", "Incontro a metà percorso con il tutor: orario rispettato, da lavorare sulla comunicazione.", False),
    ("call", "Chiedono se è possibile prolungare di due mesi chi è già lì.", True),
    ("other", "Incontrati alla fiera del lavoro: interessati, vogliono capire gli impegni dell’ospitante.", True),
)
NEXT = (
    "Richiamare per fissare l’incontro di conoscenza",
    "Sentire di nuovo per i posti della stagione",
    "Chiedere la convenzione firmata",
    "Portare il modulo per la proroga",
    "Passare a vedere il reparto",
)
NOT_NEEDED = "Hanno richiamato loro"
