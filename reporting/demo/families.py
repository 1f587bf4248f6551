"""Who lives with the invented people, whom they care for, who else is in charge; and some who were registered twice."""

import uuid
from datetime import datetime, time, timedelta
from random import Random

from beneficiaries.enums import CareKind, ReferralState, Relation, ServiceKind, Sex, TimeOfDay
from beneficiaries.models import CaringDuty, HouseholdMember, Merge, OtherService, Person, Referral, note_duplicates
from reporting.demo.people import tax_code_of
from reporting.demo.stage import ROME, SEED

CHILDREN = ("Luca", "Sofia", "Amina", "Matteo", "Giulia", "Adam", "Emma", "Pietro", "Sara", "Denis")
PARTNERS = {Sex.FEMALE: ("Paolo", "Ermal", "Mohamed", "Andrea"), Sex.MALE: ("Maria", "Drita", "Fatima", "Elisa")}
PARENTS = (("Rosa", "vive a due passi"), ("Angelo", "in casa di riposo"), ("Teresa", ""))
SERVICES = (
    (ServiceKind.HEALTH, "Distretto sanitario del Noncello", "dott.ssa Zorzi", "0434 600111", "Visite e certificati."),
    (ServiceKind.ADDICTION, "Servizio dipendenze", "dott. Ferro", "0434 600222", "Colloqui ogni due settimane."),
    (ServiceKind.MENTAL_HEALTH, "Centro di salute mentale", "dott.ssa Salvi", "0434 600333", "Colloquio mensile."),
    (ServiceKind.JOB_CENTRE, "Centro per l’impiego", "Sportello C", "0434 600444", "Patto di servizio."),
    (ServiceKind.PROBATION, "Ufficio esecuzione penale esterna", "dott. Neri", "0434 600555", "Messa alla prova."),
    (ServiceKind.SCHOOL, "Scuola primaria Gabelli", "maestra Lina", "0434 600666", "Segue il figlio più piccolo."),
    (ServiceKind.ASSOCIATION, "Emporio solidale", "Bruno", "0434 600777", "Pacco alimentare ogni giovedì."),
    (ServiceKind.LANDLORD, "Ater Pordenone", "ufficio inquilini", "0434 600888", "Piano di rientro dell’affitto."),
)
REGISTERED_TWICE = 3


def tell_of_families(stage, episodes):
    """Households and network of most open cases; with a chance of its own, so that no other story changes."""
    teller = _Teller(stage, Random(SEED + 40))
    still_open = [episode for episode in episodes if episode.closed_on is None]
    for episode in still_open:
        if teller.rng.random() < 0.75:
            teller.tell(episode)
    for one, other in zip(still_open[:12:2], still_open[1:12:2], strict=True):
        teller.tie(one, other)
    for noun, rows in teller.rows.items():
        noun.objects.bulk_create(rows)


def register_some_twice(stage, episodes):
    """Some of those who wait are people of before, with another birthplace; one pair has been merged already."""
    rng = Random(SEED + 41)
    before = [episode.person for episode in episodes if episode.closed_on]
    waiting = [
        r.person for r in Referral.objects.undecided().with_people().oldest_first() if r.state == ReferralState.SENT
    ]
    known = iter(before)
    for person in waiting[:REGISTERED_TWICE]:
        _look_like(person, next(who for who in known if who.sex == person.sex))
    note_duplicates(waiting[:REGISTERED_TWICE])
    _merge_one(stage, rng, before[-1])


class _Teller:
    def __init__(self, stage, rng):
        self.stage, self.rng = stage, rng
        self.rows = {HouseholdMember: [], CaringDuty: [], OtherService: []}

    def tell(self, episode):
        person, rng = episode.person, self.rng
        adult_since = person.birth_date.year + 20
        for name in rng.sample(CHILDREN, rng.choice((0, 0, 1, 1, 2, 3))):
            born_in = rng.randint(min(adult_since, self.stage.today.year - 2), self.stage.today.year - 1)
            self._member(episode, name, Relation.CHILD, born_in=born_in, lives_together=rng.random() < 0.8)
            if self.stage.today.year - born_in < 11 and rng.random() < 0.6:
                self._write(
                    CaringDuty,
                    episode,
                    person=person,
                    kind=CareKind.CHILDREN,
                    for_whom=name,
                    times=rng.choice(([TimeOfDay.AFTERNOON], [TimeOfDay.MORNING, TimeOfDay.WEEKEND])),
                )
        if rng.random() < 0.5:
            relation = rng.choice((Relation.SPOUSE, Relation.PARTNER))
            born_in = person.birth_date.year + rng.randint(-6, 6)
            self._member(episode, rng.choice(PARTNERS.get(person.sex, ("Andrea",))), relation, born_in=born_in)
        if rng.random() < 0.35:
            name, note = rng.choice(PARENTS)
            born_in = person.birth_date.year - rng.randint(20, 35)
            self._member(episode, name, Relation.PARENT, born_in=born_in, lives_together=not note, note=note)
            if not note:
                self._write(CaringDuty, episode, person=person, kind=CareKind.DAILY, for_whom=name, hours=10)
        for kind, name, contact, phone, task in rng.sample(SERVICES, rng.choice((0, 1, 1, 2, 3))):
            since = episode.opened_on - timedelta(days=rng.randint(0, 200))
            self._write(
                OtherService,
                episode,
                episode=episode,
                kind=kind,
                name=name,
                contact=contact,
                phone=phone,
                task=task,
                since=since,
            )

    def tie(self, one, other):
        """Two of those in charge share a flat, each with a file of her own."""
        self._member(
            one,
            other.person.full_name,
            Relation.OTHER,
            born_in=other.person.birth_date.year,
            note="Dividono l’appartamento.",
            relative=other.person,
        )

    def _member(self, episode, name, relation, **told):
        self._write(HouseholdMember, episode, person=episode.person, name=name, relation=relation, **told)

    def _write(self, noun, case, /, **told):
        row_id = uuid.UUID(int=self.rng.getrandbits(128), version=4)
        self.rows[noun].append(noun(id=row_id, written_by=case.case_manager or self.stage.coordinator, **told))


def _look_like(person, known):
    """The same names, birthday and phone; the birthplace was told in another way, so the tax code came out another."""
    place = "Udine" if known.birth_place != "Udine" else "Treviso"
    told = {"last_name": known.last_name, "first_name": known.first_name, "birth_date": known.birth_date}
    code = tax_code_of(**told, birth_place=place, sex=person.sex)
    Person.objects.same_row(person).update(**told, birth_place=place, phone=known.phone, tax_code=code)
    person.refresh_from_db()


def _merge_one(stage, rng, survivor):
    """A record with a mistyped name, merged three weeks ago: it can still be taken back."""
    at = datetime.combine(stage.today - timedelta(days=20), time(10, 20), ROME)
    told = {"last_name": f"{survivor.last_name[:-1]}{survivor.last_name[-1] * 2}", "first_name": survivor.first_name}
    told |= {"birth_date": survivor.birth_date, "birth_place": survivor.birth_place, "sex": survivor.sex}
    merged = Person.objects.create(
        id=uuid.UUID(int=rng.getrandbits(128), version=4),
        ambito=stage.ambito,
        citizenship=survivor.citizenship,
        tax_code=tax_code_of(**told),
        merged_into=survivor,
        version=1,
        **told,
    )
    Person.objects.same_row(survivor).update(version=survivor.version + 1)
    merge = Merge.objects.create(
        id=uuid.UUID(int=rng.getrandbits(128), version=4),
        survivor=survivor,
        merged=merged,
        versions=[survivor.version, 0],
        by=stage.coordinator,
        at=at,
    )
    details = {"merge": str(merge.pk), "rows": 0, "fields": []}
    stage.trace("person.merged", survivor, stage.coordinator, at, other=str(merged.pk), **details)
    stage.trace("person.merged", merged, stage.coordinator, at, other=str(survivor.pk), **details)
