"""Invented hosts: what they are, where, how big, and under which agreement."""

from typing import NamedTuple

from placements.enums import HostKind


class Business(NamedTuple):
    name: str
    kind: HostKind
    sector: str
    place: str
    employees: int
    seats: int
    tasks: tuple[str, ...]


B, A, CB, CA, C, P = (
    HostKind.BUSINESS,
    HostKind.ASSOCIATION,
    HostKind.COOPERATIVE_B,
    HostKind.COOPERATIVE_A,
    HostKind.COOPERATIVE,
    HostKind.PUBLIC_BODY,
)

BUSINESSES = (
    Business(
        "Panificio alle Risorgive",
        B,
        "Panificazione",
        "Cordenons",
        4,
        1,
        ("Confezionamento del pane e pulizia del laboratorio", "Servizio al banco"),
    ),
    Business(
        "Falegnameria Del Noncello",
        B,
        "Lavorazione del legno",
        "Porcia",
        14,
        2,
        ("Levigatura e imballaggio", "Montaggio di piccoli mobili"),
    ),
    Business(
        "Cooperativa sociale Il Guado",
        CB,
        "Manutenzione del verde",
        "Pordenone",
        38,
        3,
        ("Sfalcio e cura delle aiuole", "Raccolta foglie e piccola manutenzione"),
    ),
    Business(
        "Cooperativa sociale Arcobaleno",
        CB,
        "Assemblaggio conto terzi",
        "Cordenons",
        44,
        4,
        ("Assemblaggio di componenti", "Etichettatura e controllo a vista"),
    ),
    Business(
        "Cooperativa sociale Raggio di Sole",
        CB,
        "Pulizie",
        "Porcia",
        52,
        4,
        ("Pulizia di uffici", "Riordino di ambienti comuni"),
    ),
    Business(
        "Supermercato Meduna",
        B,
        "Grande distribuzione",
        "Pordenone",
        26,
        2,
        ("Rifornimento scaffali", "Aiuto al reparto ortofrutta"),
    ),
    Business(
        "Lavanderia La Rapida",
        B,
        "Lavanderia industriale",
        "Roveredo in Piano",
        11,
        2,
        ("Stiro e piegatura", "Cernita della biancheria"),
    ),
    Business(
        "Comune di Porcia",
        P,
        "Ente locale",
        "Porcia",
        76,
        3,
        ("Riordino dell’archivio", "Piccole manutenzioni con gli operai comunali"),
    ),
    Business(
        "Comune di Zoppola", P, "Ente locale", "Zoppola", 48, 2, ("Supporto alla biblioteca", "Cura del verde pubblico")
    ),
    Business(
        "Casa di riposo Villa Serena",
        P,
        "Assistenza agli anziani",
        "San Quirino",
        88,
        4,
        ("Aiuto in cucina e in sala", "Guardaroba"),
    ),
    Business("Ferramenta Bidinost", B, "Commercio al dettaglio", "Pordenone", 5, 1, ("Magazzino e rifornimento",)),
    Business(
        "Officina meccanica Tondat",
        B,
        "Meccanica",
        "Zoppola",
        9,
        2,
        ("Pulizia dei pezzi e riordino degli attrezzi", "Aiuto al cambio gomme"),
    ),
    Business(
        "Vivai Cellina",
        B,
        "Florovivaismo",
        "San Quirino",
        12,
        2,
        ("Invasatura e irrigazione", "Preparazione degli ordini"),
    ),
    Business(
        "Albergo Ai Portici", B, "Alberghiero", "Pordenone", 18, 2, ("Riassetto delle camere", "Aiuto alla colazione")
    ),
    Business("Trattoria al Cidin", B, "Ristorazione", "Cordenons", 6, 1, ("Aiuto cucina e lavaggio",)),
    Business("Tipografia Sant’Antonio", B, "Stampa", "Pordenone", 8, 2, ("Legatoria e confezionamento",)),
    Business(
        "Magazzini Interporto Nord",
        B,
        "Logistica",
        "Pordenone",
        41,
        4,
        ("Preparazione degli ordini", "Movimentazione con transpallet manuale"),
    ),
    Business(
        "Mobilificio Livenza", B, "Arredamento", "Porcia", 63, 4, ("Imballaggio", "Preparazione della ferramenta")
    ),
    Business(
        "Emporio solidale Il Cesto",
        A,
        "Volontariato",
        "Pordenone",
        3,
        1,
        ("Sistemazione degli scaffali e accoglienza",),
    ),
    Business(
        "Cooperativa sociale Itaca Lieve",
        CA,
        "Servizi alla persona",
        "Pordenone",
        120,
        4,
        ("Aiuto alla mensa scolastica", "Accompagnamento sullo scuolabus"),
    ),
    Business(
        "Latteria di Ovoledo", C, "Caseario", "Zoppola", 15, 2, ("Confezionamento dei formaggi", "Pulizia dei locali")
    ),
    Business("Autolavaggio San Valentino", B, "Servizi auto", "Pordenone", 4, 1, ("Lavaggio interni",)),
    Business(
        "Sartoria Filo Rosso",
        CB,
        "Sartoria sociale",
        "Roveredo in Piano",
        9,
        2,
        ("Riparazioni semplici", "Taglio e stiro"),
    ),
    Business(
        "Canile intercomunale di Villotta", A, "Cura degli animali", "Zoppola", 7, 1, ("Cura dei box e passeggiate",)
    ),
    Business("Gelateria Montereale", B, "Artigianato alimentare", "Pordenone", 5, 1, ("Servizio al banco e pulizia",)),
)

EMPLOYERS = (
    "Agenzia di servizi Friuli Lavoro",
    "Elettromeccanica Pedemontana",
    "Impresa di pulizie Splendor",
    "Azienda agricola Grava",
    "Famiglia privata (assistenza)",
    "Pizzeria Da Nando",
    "Costruzioni Meduno",
    "Centro commerciale Gran Fiume",
)

HOST_TUTORS = (
    "Roberto Casagrande",
    "Luisa Bertacco",
    "Gianni Poles",
    "Marina Cozzarin",
    "Fulvio Truant",
    "Elisa Magris",
    "Renzo Filippin",
    "Katia Lot",
    "Ezio Buttignol",
    "Manuela Scian",
    "Tiziano Crovatto",
    "Paola Rigutto",
    "Dino Martin",
    "Carla Ellero",
    "Massimo Polesel",
    "Nadia Brun",
    "Sandro Cesaratto",
    "Orietta Vicenzi",
    "Mauro Piva",
    "Lorella Gobbo",
    "Flavio Dalla Torre",
    "Gabriella Sut",
    "Bruno Mores",
    "Antonella Favot",
    "Claudio Mio",
    "Renata Bidoli",
    "Ivano Pase",
    "Cristina Zille",
    "Aldo Vaccher",
    "Donatella Manfrin",
)
