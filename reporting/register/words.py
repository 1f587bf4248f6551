"""The words of a register: its sheets and columns as offices name them, and what their entries mean."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Channel, ClosingReason, EmploymentStatus, Isced, Sex
from placements.enums import ContractKind, HostKind, InternshipKind

YES_WORDS = ("sì", "si", "si'", "s", "x", "1", "yes", "vero", "true")
NO_WORDS = ("no", "n", "-", "–", "0", "", "falso", "false")

SERVICE_COST_LINES = (
    "Personale",
    "Indennità di tirocinio",
    "Assicurazioni",
    "Formazione",
    "Trasporti e materiali",
)
"""The headings under which a service of this kind spends, for a district that has not yet written its own."""


class Sheet(TextChoices):
    PEOPLE = "Persone", _("People")
    HOSTS = "Aziende", _("Hosts")
    INTERNSHIPS = "Tirocini", _("Internships")
    HIRES = "Assunzioni", _("Hires")
    SPENDING = "Spese", _("Spending")
    DIARY = "Diario", _("Diary")


OPTIONAL = (Sheet.DIARY,)
"""A register is whole without these sheets: nobody is told that they are missing."""


class Setback(TextChoices):
    """Why a row is set aside; the values are the names the register's papers use."""

    TAX_CODE = "invalid tax code", _("the tax code is not valid")
    VAT_NUMBER = "invalid VAT number", _("the VAT number is not valid")
    DATE = "unreadable date", _("a date cannot be read or is missing")
    AMOUNT = "unreadable amount", _("an amount cannot be read or is missing")
    CLOSED_BEFORE = "closed before opened", _("closed before it was opened")
    ENDS_BEFORE = "ends before it starts", _("ends before it starts")
    DUPLICATE = "duplicate", _("already there")
    IN_CHARGE = "already in charge", _("this person is already in charge: close the other case first")
    UNKNOWN_PERSON = "unknown person", _("no person with this tax code has a case")
    UNKNOWN_HOST = "unknown host", _("no host with this VAT number")
    OVERLAPS = "overlaps another", _("overlaps another internship of the same person")
    COST_LINE = "unknown cost line", _("the cost line is not known")
    TOTAL = "total row", _("a sum under the list, not an entry")
    YEAR_CLOSED = "year closed", _("its year is closed: open it again before it is brought in")
    NAME = "name missing", _("the name is missing")
    CASE = "no case on the day", _("the person had no open case on that day")
    FUTURE = "in the future", _("the day has not come yet")
    TEXT = "text missing", _("nothing is written in it")
    LONG = "text too long", _("longer than 20,000 characters: split it into two rows")
    AUTHOR = "unknown author", _("no colleague of the district has this name or e-mail address")
    PRIVATE = "private of another", _("only your own entries can be private: write “no”, or your own name")
    UNCLEAR = "unclear yes or no", _("private or not? Write “yes” or “no”")
    COLUMN = "column missing", _("the sheet lacks a column without which it cannot be read")


class Warned(TextChoices):
    """What stands out in a row that is taken in all the same."""

    SEATS = "seats exceeded", _("more internships than the agreement has seats")
    OUTSIDE = "outside the agreement", _("no agreement of the host covers the whole period")
    ALLOWANCE = "below the minimum allowance", _("below the minimum allowance")
    DURATION = "duration over the limit", _("longer than the limit of its kind")
    CASE = "outside the case period", _("begins on a day on which the person had no open case")
    DIFFERS = "differs from the tax code", _("name, day of birth or sex differ from the tax code")
    WORD = "word not recognised", _("an entry is not understood: the most prudent reading was taken")
    MISSING = "value missing", _("an entry is missing")
    SHORTENED = "text shortened", _("a text was too long and was shortened")
    LATE = "interrupted after the planned end", _("interrupted after the planned end: the end was moved")
    UNDATED = "interruption without a date", _("written as interrupted, without a date: taken as completed")
    AGREEMENT = "agreement not clear", _("the agreement is not complete: kept in the notes of the host")
    MUNICIPALITY = "municipality outside the district", _("lives outside the district: kept as address")
    NO_CASE = "case not named", _("without the day of taking in charge: what it says of the case was left out")
    KEPT = "differs from what is there", _("differs from what is there")
    REPEATED = "cases overlap", _("another case of the same person covers part of this period")


class Repair(TextChoices):
    """How a cell was mended before it could be read."""

    BLANKS = "blanks removed", _("blanks removed")
    CAPITALS = "capitals put right", _("capitals put right")
    PREFIX = "IT prefix removed", _("IT prefix removed")
    NUMBER = "number read as text", _("number read as text")
    DATE = "date text read", _("date written as text, read")
    CENTURY = "two-digit year read", _("year of two digits, completed")
    HOUR = "hour read", _("hour put right")
    AMOUNT = "amount text read", _("amount written as text, read")
    ROUNDED = "rounded", _("rounded to a whole number")
    DERIVED = "taken from the tax code", _("taken from the tax code")
    CELL_DATE = "number spoiled into a date", _("turned into a date by the spreadsheet, put right")
    MENDED = "mended by hand", _("mended by hand")


COLUMNS = {
    Sheet.PEOPLE: {
        "last_name": ("Cognome",),
        "first_name": ("Nome",),
        "tax_code": ("Codice fiscale", "CF", "Cod. fiscale"),
        "sex": ("Sesso", "Genere", "M/F"),
        "birth_date": ("Data di nascita", "Data nascita", "Nato il", "Nata il", "Nato/a il"),
        "birth_place": ("Luogo di nascita", "Luogo nascita", "Comune di nascita", "Nato a", "Nato/a a"),
        "citizenship": ("Cittadinanza", "Nazionalità"),
        "municipality": ("Comune di residenza", "Residenza", "Comune residenza", "Comune"),
        "address": ("Indirizzo", "Indirizzo di residenza", "Via", "Domicilio"),
        "phone": ("Telefono", "Cellulare", "Tel.", "Cell.", "Recapito", "Recapito telefonico"),
        "email": ("E-mail", "Mail", "Posta elettronica", "Indirizzo e-mail"),
        "education": ("Titolo di studio", "Istruzione"),
        "employment": ("Condizione occupazionale", "Condizione lavorativa", "Stato occupazionale"),
        "disabled": ("Disabilità", "Disabile"),
        "referred_on": ("Data segnalazione", "Data della segnalazione", "Segnalazione"),
        "team": ("Inviante", "Servizio inviante", "Unità inviante"),
        "opened_on": ("Presa in carico", "Data presa in carico", "Data di presa in carico"),
        "reason": ("Motivo", "Motivo segnalazione"),
        "closed_on": ("Chiusura", "Data chiusura", "Data di chiusura"),
        "closing_reason": ("Motivo chiusura", "Motivo della chiusura", "Motivo di chiusura"),
    },
    Sheet.HOSTS: {
        "name": ("Ragione sociale", "Azienda", "Denominazione"),
        "vat_number": ("P. IVA", "Partita IVA", "P. IVA azienda"),
        "kind": ("Tipo", "Tipologia"),
        "place": ("Comune", "Sede"),
        "employees": ("N. dipendenti", "Dipendenti", "Numero dipendenti"),
        "contact_name": ("Referente",),
        "phone": ("Telefono", "Tel."),
        "number": ("N. convenzione", "Numero convenzione", "Convenzione n.", "Convenzione"),
        "starts_on": ("Convenzione dal", "Dal"),
        "ends_on": ("Convenzione al", "Al"),
        "seats": ("Posti", "N. posti", "Numero posti"),
    },
    Sheet.INTERNSHIPS: {
        "tax_code": ("Codice fiscale", "CF", "Cod. fiscale"),
        "vat_number": ("P. IVA azienda", "P. IVA", "Partita IVA", "Partita IVA azienda"),
        "kind": ("Tipo tirocinio", "Tipo", "Tipologia"),
        "starts_on": ("Dal", "Inizio", "Data inizio"),
        "ends_on": ("Al", "Fine", "Data fine"),
        "weekly_hours": ("Ore settimanali", "Ore/settimana", "Ore"),
        "allowance": ("Indennità mensile", "Indennità"),
        "promoter_tutor": ("Tutor", "Tutor del servizio", "Tutor promotore"),
        "host_tutor": ("Tutor aziendale", "Tutor azienda", "Tutor ospitante"),
        "interrupted_on": ("Interrotto il", "Interruzione", "Data interruzione"),
        "outcome": ("Esito",),
    },
    Sheet.HIRES: {
        "tax_code": ("Codice fiscale", "CF", "Cod. fiscale"),
        "vat_number": ("P. IVA azienda", "P. IVA", "Partita IVA", "Partita IVA azienda"),
        "starts_on": ("Data assunzione", "Assunto il", "Assunzione", "Dal"),
        "contract": ("Contratto", "Tipo contratto"),
        "months": ("Durata mesi", "Mesi", "Durata"),
    },
    Sheet.SPENDING: {
        "dated_on": ("Data",),
        "cost_line": ("Voce di spesa", "Voce"),
        "description": ("Descrizione", "Causale"),
        "amount": ("Importo", "Importo €", "Euro"),
    },
    Sheet.DIARY: {
        "tax_code": ("Codice fiscale", "CF", "Cod. fiscale"),
        "day": ("Data", "Giorno", "Data e ora", "Data colloquio", "Data contatto"),
        "hour": ("Ora", "Orario", "Ore"),
        "channel": ("Modalità", "Canale", "Tipo", "Tipo di contatto"),
        "minutes": ("Minuti", "Durata", "Durata in minuti"),
        "author": ("Operatore", "Operatrice", "Autore", "Scritto da"),
        "private": ("Riservata", "Riservato", "Privata", "Privato"),
        "text": ("Testo", "Annotazione", "Nota", "Note", "Descrizione", "Contenuto"),
    },
}
"""For each sheet its columns: the register's own heading first, then others that mean the same."""

NEEDED = {
    Sheet.PEOPLE: ("tax_code",),  # a new case needs its day too; who is known may be completed without
    Sheet.HOSTS: ("vat_number",),
    Sheet.INTERNSHIPS: ("tax_code", "vat_number", "starts_on", "ends_on"),
    Sheet.HIRES: ("tax_code", "vat_number", "starts_on"),
    Sheet.SPENDING: ("dated_on", "cost_line", "amount"),
    Sheet.DIARY: ("tax_code", "day", "text"),
}
"""Without these columns a sheet cannot be read at all."""

SEX = {"f": Sex.FEMALE, "femmina": Sex.FEMALE, "donna": Sex.FEMALE, "m": Sex.MALE, "maschio": Sex.MALE}
SEX |= {"uomo": Sex.MALE, "x": Sex.OTHER, "nonbinario": Sex.OTHER}

EDUCATION = (
    ("nessun", Isced.LOW),
    ("elementar", Isced.LOW),
    ("primaria", Isced.LOW),
    ("superiore", Isced.MIDDLE),
    ("media", Isced.LOW),
    ("qualifica", Isced.MIDDLE),
    ("diplomadilaurea", Isced.HIGH),
    ("diplomauniversitario", Isced.HIGH),
    ("diploma", Isced.MIDDLE),
    ("maturita", Isced.MIDDLE),
    ("laurea", Isced.HIGH),
    ("dottorato", Isced.HIGH),
    ("master", Isced.HIGH),
)
"""The first part of a word that is found decides: "diploma di laurea" before "diploma"."""

EMPLOYMENT = (
    ("oltre12mesi", EmploymentStatus.LONG_TERM_UNEMPLOYED),
    ("lungadurata", EmploymentStatus.LONG_TERM_UNEMPLOYED),
    ("disoccupat", EmploymentStatus.UNEMPLOYED),
    ("inoccupat", EmploymentStatus.UNEMPLOYED),
    ("inattiv", EmploymentStatus.INACTIVE),
    ("occupat", EmploymentStatus.EMPLOYED),
)

CLOSING = (
    ("obiettiv", ClosingReason.GOALS_REACHED),
    ("assunzion", ClosingReason.JOB_FOUND),
    ("assunt", ClosingReason.JOB_FOUND),
    ("lavoro", ClosingReason.JOB_FOUND),
    ("trasferi", ClosingReason.MOVED),
    ("altroservizio", ClosingReason.OTHER_PATH),
    ("invioa", ClosingReason.OTHER_PATH),
    ("rinunci", ClosingReason.GAVE_UP),
    ("abbandon", ClosingReason.GAVE_UP),
    ("ritir", ClosingReason.GAVE_UP),
    ("irreperibil", ClosingReason.NOT_REACHABLE),
    ("decess", ClosingReason.DECEASED),
    ("decedut", ClosingReason.DECEASED),
)

HOST_KINDS = (
    ("cooperativasocialeditipob", HostKind.COOPERATIVE_B),
    ("cooperativasocialeb", HostKind.COOPERATIVE_B),
    ("coopb", HostKind.COOPERATIVE_B),
    ("tipob", HostKind.COOPERATIVE_B),
    ("cooperativasocialeditipoa", HostKind.COOPERATIVE_A),
    ("cooperativasocialea", HostKind.COOPERATIVE_A),
    ("coopa", HostKind.COOPERATIVE_A),
    ("tipoa", HostKind.COOPERATIVE_A),
    ("coop", HostKind.COOPERATIVE),
    ("ente", HostKind.PUBLIC_BODY),
    ("pubblic", HostKind.PUBLIC_BODY),
    ("comune", HostKind.PUBLIC_BODY),
    ("associazion", HostKind.ASSOCIATION),
    ("onlus", HostKind.ASSOCIATION),
    ("fondazion", HostKind.ASSOCIATION),
    ("impresa", HostKind.BUSINESS),
    ("azienda", HostKind.BUSINESS),
    ("ditta", HostKind.BUSINESS),
    ("societa", HostKind.BUSINESS),
)

INTERNSHIP_KINDS = (
    ("inclusion", InternshipKind.INCLUSION),
    ("tis", InternshipKind.INCLUSION),
    ("svantaggi", InternshipKind.DISADVANTAGED),
    ("disabil", InternshipKind.DISABLED),
    ("6899", InternshipKind.DISABLED),
    ("681999", InternshipKind.DISABLED),
    ("estiv", InternshipKind.SUMMER),
    ("orientament", InternshipKind.ORIENTATION),
    ("formativ", InternshipKind.ORIENTATION),
    ("inseriment", InternshipKind.INSERTION),
)

CONTRACTS = (
    ("indeterminato", ContractKind.PERMANENT),
    ("determinato", ContractKind.FIXED_TERM),
    ("apprendist", ContractKind.APPRENTICESHIP),
    ("somministra", ContractKind.AGENCY),
    ("interinal", ContractKind.AGENCY),
    ("chiamata", ContractKind.ON_CALL),
    ("intermittent", ContractKind.ON_CALL),
)

CHANNELS = (
    ("telefon", Channel.PHONE),
    ("chiamata", Channel.PHONE),
    ("mail", Channel.MESSAGE),
    ("messag", Channel.MESSAGE),
    ("whatsapp", Channel.MESSAGE),
    ("sms", Channel.MESSAGE),
    ("domicil", Channel.HOME_VISIT),
    ("serviz", Channel.NETWORK),
    ("sanitari", Channel.NETWORK),
    ("azienda", Channel.HOST_VISIT),
    ("ospitante", Channel.HOST_VISIT),
    ("tirocinio", Channel.HOST_VISIT),
    ("direte", Channel.NETWORK),
    ("equipe", Channel.TEAM),
    ("riunione", Channel.TEAM),
    ("colloquio", Channel.INTERVIEW),
    ("incontro", Channel.INTERVIEW),
    ("ufficio", Channel.INTERVIEW),
    ("sportello", Channel.INTERVIEW),
    ("annota", Channel.NOTE),
    ("appunt", Channel.NOTE),
    ("nota", Channel.NOTE),
)

TOTALS = ("totale", "totali", "totalespese", "subtotale", "total", "somma", "tot")
"""How a row begins that an office keeps under its list (bare of accents and signs)."""
