"""What openings ask, what is possible for those who wait, and a board with cards in all its columns."""

from datetime import timedelta
from random import Random
from typing import NamedTuple

from beneficiaries.enums import Basis, Receiver, Telling, TimeOfDay
from beneficiaries.models import DataExchange
from placements.enums import CandidacyState, Decider, Demand, Licence, NoReason, Way
from placements.models import Availability, Candidacy, Opening, Site, Step
from placements.planning import plan_the_week
from placements.rules import timetables
from placements.sayable import first_name_of, sayable
from placements.waiting import waiting
from reporting.demo.stage import SEED, weighted

ASKED = 0.8

D, L, T = Demand, Licence, TimeOfDay
S = CandidacyState


def mornings(begins, ends, days=range(5)):
    return [[day, begins, ends] for day in days]


class Terms(NamedTuple):
    """What a host told of an opening of that title; `lines` and `far` are how its place of work is reached."""

    week: list
    demands: tuple = ()
    licences: tuple = ()
    languages: tuple = ()
    lines: str = ""
    far: bool = False
    shifts: tuple = ()
    hours: int | None = None


TERMS = {
    "Aiuto in laboratorio": Terms(
        mornings("08:00", "12:00"), (D.STANDING, D.DUST, D.NOISE, D.MACHINES), lines="linea 7"
    ),
    "Squadra del verde": Terms(
        mornings("07:00", "12:00"), (D.OUTDOORS, D.BENDING, D.HEAVY, D.ALLERGENS), lines="linee 2 e 5"
    ),
    "Aiuto in cucina e in sala": Terms(
        [],
        (D.STANDING, D.HEAT, D.PACE, D.PUBLIC),
        (L.FOOD,),
        (("it", "B1"),),
        lines="autobus extraurbano 40",
        shifts=(T.MORNING, T.AFTERNOON, T.WEEKEND),
        hours=24,
    ),
    "Preparazione degli ordini": Terms(
        mornings("13:30", "18:30"), (D.STANDING, D.HEAVY, D.PACE), (L.FORKLIFT,), (("it", "A2"),), far=True
    ),
    "Invasatura e irrigazione": Terms(mornings("08:00", "12:30"), (D.BENDING, D.OUTDOORS, D.LIFTING), far=True),
    "Riassetto delle camere": Terms(
        mornings("09:00", "13:00", range(6)),
        (D.STANDING, D.BENDING, D.CHEMICALS, D.STAIRS),
        lines="tutte le linee urbane",
    ),
    "Aiuto cucina": Terms(
        mornings("10:00", "14:30"), (D.STANDING, D.HEAT, D.PACE), (L.FOOD,), (("it", "A2"),), lines="linea 3"
    ),
    "Riparazioni semplici": Terms(mornings("08:30", "12:30"), (D.SCREEN,), lines="linea 9"),
    "Riordino dell’archivio": Terms(
        mornings("08:30", "13:00", (0, 1, 2, 3)), (D.DUST, D.STAIRS, D.LIFTING), (), (("it", "B1"),), lines="linea 7"
    ),
    "Magazzino e riordino": Terms(mornings("08:00", "12:00"), (D.HEAVY, D.STAIRS), (L.CAR,)),
}
"""The others nobody has asked about yet."""

WISHES = ("cucina, mensa", "verde, vivaio", "magazzino", "pulizie, camere", "sartoria", "legno, laboratorio", "", "")
TOWNS = ("Pordenone", "Porcia, Pordenone", "Cordenons", "", "")
WAYS = (
    ((Way.TRANSPORT,), 4),
    ((Way.TRANSPORT, Way.BICYCLE), 3),
    ((Way.VEHICLE,), 3),
    ((Way.BICYCLE, Way.FOOT), 1),
)
LIMITS = ((), (), (), (D.HEAVY,), (D.HEAVY, D.BENDING), (D.STANDING,), (D.CROWD, D.PACE), (D.HEIGHTS,), (D.DUST,))

WAYS_OVER_THE_BOARD = (
    (),
    (S.PROPOSED,),
    (S.PROPOSED, S.INTERVIEW),
    (S.PROPOSED, S.INTERVIEW, S.ACCEPTED),
    (),
    (S.PROPOSED, S.REFUSED),
    (S.PROPOSED,),
    (S.WITHDRAWN,),
    (S.PROPOSED, S.INTERVIEW, S.REFUSED),
)
"""How far the cards have come, one pair of the plan each; what is left over is the plan of today."""

NOES = {
    S.REFUSED: ((Decider.HOST, NoReason.TIMES), (Decider.PERSON, NoReason.WAY)),
    S.WITHDRAWN: ((Decider.SERVICE, NoReason.OTHER_PLACE),),
}


def match(stage):
    """Write it; with a chance of its own, so that no other story changes."""
    rng = Random(SEED + 60)
    _tell_terms(stage)
    _ask(stage, rng)
    _fill_the_board(stage, rng)


def _tell_terms(stage):
    openings = list(Opening.objects.of_ambito(stage.ambito).with_hosts().by_host())
    for opening in openings:
        told = TERMS.get(opening.title)
        if told is None:
            continue
        opening.conditions_asked_on = opening.opens_on
        opening.timetable, opening.shifts = told.week, list(told.shifts)
        opening.weekly_hours = told.hours or round(timetables.weekly_hours(opening.week))
        opening.demands, opening.licences = list(told.demands), list(told.licences)
        opening.languages = [list(one) for one in told.languages]
        opening.site = _site(stage, opening.host, told)
    Opening.objects.bulk_update(
        openings,
        ["conditions_asked_on", "timetable", "shifts", "weekly_hours", "demands", "licences", "languages", "site"],
    )


def _site(stage, host, told):
    """The place of work the host has, or a new one, with how it is reached."""
    site = Site.objects.of_host(host).in_use(on=stage.today).in_order().first()
    site = site or Site(host=host, is_main=True)
    site.lines, site.needs_vehicle = told.lines, told.far
    site.save()
    return site


def _ask(stage, rng):
    """Most of those who wait have been asked."""
    rows = []
    for episode in waiting(stage.mediator, stage.ambito, on=stage.today):
        if rng.random() > ASKED:
            continue
        most = rng.choice((None, 20, 25, 30, 36, 40))
        times = rng.choice(([T.MORNING], [T.MORNING, T.AFTERNOON], [T.MORNING, T.AFTERNOON], list(T), []))
        asked_on = max(episode.opened_on, stage.today - timedelta(days=rng.randint(2, 90)))
        rows.append(
            Availability(
                episode=episode,
                hours_most=most,
                hours_wished=rng.choice((None, None, 20, 25)),
                times=times,
                latest=rng.choice((None, None, None, "13:00", "14:30")),
                ways=list(weighted(rng, *zip(*WAYS, strict=True))),
                furthest=rng.choice((None, 3, 5, 8)),
                limits=list(rng.choice(LIMITS)),
                lacks=rng.choice(([], [L.CAR], [L.CAR, L.FORKLIFT])),
                wished_work=rng.choice(WISHES),
                wished_towns=rng.choice(TOWNS),
                asked_on=asked_on,
                asked_by=episode.case_manager or stage.educator,
            )
        )
    Availability.objects.bulk_create(rows)
    for row in rows:
        stage.trace("availability.asked", row, row.asked_by, stage.moment(min(row.asked_on, stage.today)))


def _fill_the_board(stage, rng):
    pairs = plan_the_week(stage.mediator, stage.ambito, on=stage.today).pairs
    for pair, way in zip(pairs, WAYS_OVER_THE_BOARD, strict=False):
        if S.PROPOSED in way:
            _may_be_told(stage, pair)
        states = (S.SHORTLISTED, *way)
        day = stage.workday(stage.today - timedelta(days=5 * len(states) + rng.randint(1, 4)))
        card = Candidacy.objects.create(
            id=stage.id(), episode=pair.episode, opening=pair.opening, state=states[-1], moved_on=day, version=len(way)
        )
        for number, state in enumerate(states, 1):
            decider, reason = rng.choice(NOES[state]) if state in NOES else ("", "")
            told = _told(pair.episode) if state == S.PROPOSED else {}
            Step.objects.create(
                candidacy=card,
                number=number,
                state=state,
                decider=decider,
                reason=reason,
                told=told,
                on=day,
                taken_by=stage.mediator,
            )
            stage.trace(f"candidacy.{state}", card, stage.mediator, stage.moment(day))
            Candidacy.objects.filter(pk=card.pk).update(moved_on=day)
            day = min(stage.workday(day + timedelta(days=rng.randint(2, 5))), stage.today)


def _may_be_told(stage, pair):
    """Nobody is proposed to a host of whom it is not written down that it may be told."""
    DataExchange.objects.create(
        id=stage.id(),
        episode=pair.episode,
        receiver=Receiver.HOST,
        name=pair.opening.host.name,
        telling=Telling.ALLOWED,
        what="nome, lingue, orari, esperienze scelte insieme",
        basis=Basis.PUBLIC_TASK,
        starts_on=stage.workday(stage.today - timedelta(days=30)),
        noted_by=stage.mediator,
    )


def _told(episode):
    words = sayable(episode)
    return {
        "name": first_name_of(episode.person),
        "languages": words["languages"],
        "strengths": words["strengths"][:3],
        "times": words["times"],
    }
