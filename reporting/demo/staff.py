"""Those who work in the invented service, and how each one introduces herself on the login page."""

from typing import NamedTuple

from equipe.enums import Role, TeamKind

AMBITO = "Noncello"
MANAGING_BODY = "Comune di Pordenone"
INCLUSION = "Equipe Inclusione"
OFFICE = "Ufficio di piano"
PASSWORD = "demo-orienta-lavoro"  # worth nothing: these accounts exist in the demo alone

TEAMS = {
    "UOT Pordenone": TeamKind.UNIT,
    "UOT Porcia": TeamKind.UNIT,
    "UOT Cordenons": TeamKind.UNIT,
    INCLUSION: TeamKind.INCLUSION,
    OFFICE: TeamKind.OFFICE,
}


class Colleague(NamedTuple):
    first_name: str
    last_name: str
    role: Role
    team: str
    persona: str

    @property
    def email(self):
        return f"{self.first_name}.{self.last_name}@example.org".lower().replace(" ", "")


COLLEAGUES = (
    Colleague(
        "Anna",
        "Bortolin",
        Role.SOCIAL_WORKER,
        "UOT Pordenone",
        "Assistente sociale a Pordenone: segnala le persone e segue i propri casi.",
    ),
    Colleague(
        "Davide",
        "Zoccolan",
        Role.MEDIATOR,
        INCLUSION,
        "Mediatore al lavoro: cura le aziende, le convenzioni e i tirocini.",
    ),
    Colleague(
        "Silvia",
        "Martinuzzi",
        Role.EDUCATOR,
        INCLUSION,
        "Educatrice: valuta con la persona, la accompagna e visita i tirocini.",
    ),
    Colleague(
        "Marta",
        "Pagnucco",
        Role.COORDINATOR,
        INCLUSION,
        "Responsabile: decide con l’équipe, guarda i conti e firma le relazioni dell’anno.",
    ),
    Colleague(
        "Luca",
        "Marson",
        Role.SOCIAL_WORKER,
        "UOT Pordenone",
        "Assistente sociale a Pordenone, collega di Anna nella stessa unità.",
    ),
    Colleague(
        "Giulia",
        "Vendrame",
        Role.SOCIAL_WORKER,
        "UOT Porcia",
        "Assistente sociale a Porcia e Roveredo in Piano.",
    ),
    Colleague(
        "Federica",
        "Zanette",
        Role.SOCIAL_WORKER,
        "UOT Cordenons",
        "Assistente sociale a Cordenons, con le famiglie di Zoppola.",
    ),
    Colleague(
        "Omar",
        "Belkacem",
        Role.SOCIAL_WORKER,
        "UOT Cordenons",
        "Assistente sociale a Cordenons e San Quirino.",
    ),
    Colleague(
        "Paolo",
        "Venier",
        Role.AUDITOR,
        OFFICE,
        "Controllo interno: vede chi ha aperto che cosa, mai i contenuti.",
    ),
    Colleague(
        "Ilaria",
        "Cescutti",
        Role.ADMINISTRATOR,
        OFFICE,
        "Amministratrice: invita i colleghi e tiene le unità, senza vedere i casi.",
    ),
)

FORMER = Colleague("Renata", "Fabbro", Role.EDUCATOR, INCLUSION, "")
"""She worked here until the end of last month: whom she followed, a colleague follows now."""
