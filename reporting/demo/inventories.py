"""What the invented people have done and can do: jobs of before, a few competences, a licence that runs out."""

import uuid
from datetime import timedelta
from random import Random

from assessments.enums import Again, Evidence, HeldKind, WorkKind
from assessments.models import HeldCompetence, WorkExperience
from reporting.demo.people import age_on
from reporting.demo.stage import SEED, weighted

TOLD = 0.7
JOBS = (
    ("Aiuto cuoca", "mensa scolastica", "Preparava i contorni, lavava le verdure, serviva ai tavoli.", "affettatrice"),
    ("Addetta alle pulizie", "impresa di pulizie", "Scale, uffici e vetri, da sola e in squadra.", "lavapavimenti"),
    (
        "Magazziniere",
        "cooperativa logistica",
        "Carico, scarico, preparazione degli ordini.",
        "muletto, lettore",
    ),
    ("Operaio agricolo", "azienda agricola", "Potatura, raccolta e cernita.", "trattore, forbici elettriche"),
    ("Montatore di mobili", "mobilificio", "Montaggio e imballaggio in linea.", "avvitatore, pressa"),
    ("Commessa", "negozio di alimentari", "Banco, cassa e scaffali.", "registratore di cassa"),
    ("Muratore", "impresa edile", "Intonaci, massetti, piccole riparazioni.", "betoniera, flessibile"),
    ("Assistente familiare", "presso una famiglia", "Igiene, pasti e compagnia a un’anziana.", ""),
    ("Cura dei figli e della casa", "", "Orari, spesa, compiti, bilancio di casa.", ""),
    (
        "Volontario al centro di riuso",
        "associazione di quartiere",
        "Smistamento e piccole riparazioni.",
        "utensili da banco",
    ),
)
FOOTINGS = (
    (WorkKind.EMPLOYED, 60),
    (WorkKind.INFORMAL, 14),
    (WorkKind.INTERNSHIP, 10),
    (WorkKind.VOLUNTEER, 6),
    (WorkKind.SELF_EMPLOYED, 6),
    (WorkKind.PRISON, 4),
)
COMPETENCES = (
    (HeldKind.SKILL, "lavorare in squadra", ""),
    (HeldKind.SKILL, "tenere in ordine il posto di lavoro", ""),
    (HeldKind.SKILL, "trattare con i clienti", ""),
    (HeldKind.SKILL, "cucinare per molte persone", ""),
    (HeldKind.TOOL, "trapano e avvitatore", ""),
    (HeldKind.TOOL, "macchina da cucire", ""),
    (HeldKind.LICENCE, "patente B", ""),
    (HeldKind.LICENCE, "patentino del muletto", ""),
    (HeldKind.LICENCE, "attestato HACCP", ""),
    (HeldKind.DIGITAL, "posta elettronica e moduli in rete", "basic"),
    (HeldKind.QUALIFICATION, "operatore della ristorazione", "3"),
    (HeldKind.QUALIFICATION, "diploma di scuola superiore", "4"),
)
LEVELS_OF_ITALIAN = ("A1", "A2", "B1", "B2")
GROUNDS = ((Evidence.SAID, 45), (Evidence.SEEN, 25), (Evidence.DOCUMENT, 20), (Evidence.TESTED, 10))


def tell_of_work(stage, episodes):
    """Jobs and competences of most cases; with a chance of its own, so that no other story changes."""
    teller = _Teller(stage, Random(SEED + 1))
    for episode in episodes:
        if teller.rng.random() < TOLD:
            teller.tell(episode)
    WorkExperience.objects.bulk_create(teller.jobs)
    HeldCompetence.objects.bulk_create(teller.held)


class _Teller:
    def __init__(self, stage, rng):
        self.stage, self.rng = stage, rng
        self.jobs, self.held = [], []

    def tell(self, episode):
        grown_in = episode.opened_on.year - max(age_on(episode.person, episode.opened_on) - 18, 0)
        jobs = [self._job(episode, job, grown_in) for job in self.rng.sample(JOBS, self.rng.randint(0, 3))]
        self.jobs += jobs
        for kind, label, level in self.rng.sample(COMPETENCES, self.rng.randint(1, 5)):
            self._hold(episode, kind, label, level, self.rng.choice([None, *jobs]))
        if episode.person.citizenship != "IT":
            self._hold(episode, HeldKind.LANGUAGE, "italiano", self.rng.choice(LEVELS_OF_ITALIAN), None)

    def _job(self, episode, job, grown_in):
        title, employer, tasks, tools = job
        since = self.rng.randint(min(grown_in, episode.opened_on.year), episode.opened_on.year)
        until = min(since + self.rng.randint(0, 6), episode.opened_on.year)
        abroad = episode.person.citizenship != "IT" and self.rng.random() < 0.4
        return WorkExperience(
            id=self._id(),
            episode=episode,
            job_title=title,
            kind=weighted(self.rng, *zip(*FOOTINGS, strict=True)) if employer else WorkKind.FAMILY,
            employer=employer,
            country=episode.person.citizenship if abroad else "IT",
            since=str(since),
            until=str(until),
            tasks=tasks,
            tools=tools,
            again=self.rng.choice(["", Again.YES, Again.YES, Again.PERHAPS, Again.NO]),
        )

    def _hold(self, episode, kind, label, level, job):
        ends = self.stage.today + timedelta(days=self.rng.randint(-90, 900))
        self.held.append(
            HeldCompetence(
                id=self._id(),
                episode=episode,
                kind=kind,
                label=label,
                level=level,
                evidence=weighted(self.rng, *zip(*GROUNDS, strict=True)),
                experience=job,
                valid_until=ends if kind == HeldKind.LICENCE else None,
            )
        )

    def _id(self):
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)
