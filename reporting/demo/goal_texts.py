"""What hosts ask, and what people say of what they set out to learn: words for the invented openings and goals."""

from typing import NamedTuple

from placements.enums import Need


class Offer(NamedTuple):
    """An opening at a host of that name: what it is called and what it asks, item code to level and need."""

    host: str
    title: str
    asks: dict
    notes: str = ""


MUST, MAY = Need.REQUIRED, Need.DESIRED

OFFERS = (
    Offer(
        "Falegnameria Del Noncello",
        "Aiuto in laboratorio",
        {
            "keeps-times": (3, MUST),
            "works-with-care": (3, MUST),
            "keeps-rules": (3, MUST),
            "learns-new-work": (2, MUST),
            "uses-numbers": (2, MAY),
        },
    ),
    Offer(
        "Cooperativa sociale Il Guado",
        "Squadra del verde",
        {
            "keeps-times": (2, MUST),
            "works-with-others": (2, MUST),
            "keeps-rules": (2, MUST),
            "adapts-to-change": (2, MAY),
            "italian-listening": (2, MUST),
        },
        "Si parte dal magazzino alle 7.",
    ),
    Offer(
        "Casa di riposo Villa Serena",
        "Aiuto in cucina e in sala",
        {
            "keeps-times": (3, MUST),
            "respects-others": (3, MUST),
            "listens": (3, MUST),
            "holds-under-pressure": (2, MUST),
            "italian-speaking": (3, MUST),
            "italian-reading": (2, MAY),
        },
    ),
    Offer(
        "Magazzini Interporto Nord",
        "Preparazione degli ordini",
        {
            "keeps-times": (3, MUST),
            "works-with-care": (2, MUST),
            "uses-numbers": (3, MUST),
            "uses-devices": (2, MUST),
            "stays-on-task": (3, MAY),
            "italian-reading": (2, MUST),
        },
    ),
    Offer(
        "Vivai Cellina",
        "Invasatura e irrigazione",
        {
            "works-with-care": (2, MUST),
            "stays-on-task": (2, MUST),
            "takes-feedback": (2, MUST),
            "plans-work": (2, MAY),
        },
    ),
    Offer(
        "Albergo Ai Portici",
        "Riassetto delle camere",
        {
            "keeps-times": (3, MUST),
            "works-with-care": (3, MUST),
            "respects-others": (2, MUST),
            "stays-on-task": (3, MUST),
            "makes-self-understood": (2, MAY),
        },
    ),
    Offer(
        "Trattoria al Cidin",
        "Aiuto cucina",
        {
            "holds-under-pressure": (3, MUST),
            "keeps-times": (3, MUST),
            "listens": (2, MUST),
            "takes-initiative": (2, MAY),
        },
    ),
    Offer(
        "Sartoria Filo Rosso",
        "Riparazioni semplici",
        {
            "works-with-care": (3, MUST),
            "takes-feedback": (2, MUST),
            "learns-new-work": (2, MUST),
            "finds-another-way": (2, MAY),
        },
    ),
    Offer(
        "Comune di Porcia",
        "Riordino dell’archivio",
        {
            "works-with-care": (3, MUST),
            "plans-work": (2, MUST),
            "uses-devices": (2, MUST),
            "italian-reading": (4, MUST),
            "digital-information": (1, MAY),
        },
    ),
    Offer(
        "Ferramenta Bidinost",
        "Magazzino e riordino",
        {
            "keeps-times": (2, MUST),
            "uses-numbers": (2, MUST),
            "listens": (2, MUST),
            "solves-problems": (2, MAY),
        },
        "Sospesa finché non torna il collega.",
    ),
    Offer(
        "Mobilificio Livenza",
        "Imballaggio",
        {
            "keeps-times": (3, MUST),
            "stays-on-task": (2, MUST),
            "works-with-others": (2, MUST),
        },
    ),
    Offer("Emporio solidale Il Cesto", "Scaffali e accoglienza", {}),
)
"""Of the last one nothing is asked yet."""

OWN_WORDS = {
    "keeps-times": "Arrivare puntuale senza che nessuno mi chiami.",
    "works-with-care": "Finire bene le cose, senza doverle rifare.",
    "stays-on-task": "Andare avanti da sol{a} quando il capo non c’è.",
    "takes-initiative": "Fare il passo dopo senza aspettare.",
    "holds-under-pressure": "Non bloccarmi quando c’è fretta.",
    "takes-feedback": "Ascoltare senza prendermela.",
    "adapts-to-change": "Non agitarmi se cambia il turno.",
    "learns-new-work": "Imparare a usare le macchine.",
    "listens": "Capire bene che cosa devo fare, alla prima.",
    "makes-self-understood": "Dire quello che non ho capito.",
    "works-with-others": "Stare bene con la squadra.",
    "keeps-rules": "Usare sempre guanti e occhiali.",
    "plans-work": "Organizzarmi la mattinata.",
    "solves-problems": "Cavarmela se qualcosa non va.",
    "uses-numbers": "Non sbagliare più con le misure.",
    "uses-devices": "Usare il palmare del magazzino.",
}

CHANGED = (
    "Raggiunto prima del previsto: si punta più in alto.",
    "In azienda serve altro: il reparto è cambiato.",
    "Era troppo per questi mesi, d’accordo con la persona.",
)

TUTORS_NOTES = (
    "All’inizio andava ricordato, ora lo fa.",
    "Bene nei lavori che conosce.",
    "Con i colleghi nessun problema.",
    "Quando c’è fretta va ancora affiancat{a}.",
    "Mi ha sorpreso: ha aiutato anche il nuovo arrivato.",
)
