"""A district with simulated rounds, for calibrations: many people, several raters, severities that are known."""

from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from assessments.actions import load_instrument
from assessments.enums import RaterRole
from assessments.instrument_file import SHIPPED
from assessments.models import (
    Assessment,
    CalibrationSession,
    Item,
    OutsideRater,
    Rating,
    Round,
    SessionVignette,
    Vignette,
    VignetteRating,
    VignetteSheet,
)
from beneficiaries.models import Episode, Person
from equipe.enums import Role
from tests.assessments.measures.rated import draw
from tests.equipe.factories import AmbitoFactory, TeamFactory, actor

FIRST_DAY = date(2024, 3, 4)
SEVERITIES = (-0.8, -0.2, 0.2, 0.8)


def staff(ambito, *, named="Rater", count=4):
    """Raters of the district's desk."""
    return [actor(f"{named}{n}", Role.EDUCATOR, ambito=ambito, inclusion=True) for n in range(count)]


def behaviours():
    """The anchored items of the instrument that ships, and how hard each is in the simulation."""
    items = list(Item.objects.of(load_instrument(SHIPPED / "employability-1.toml")).of_kind("anchored").in_order())
    return dict(zip(items, np.linspace(-1.0, 1.0, len(items)), strict=True))


def cases(ambito, count, *, by):
    people = Person.objects.bulk_create(
        Person(ambito=ambito, last_name=f"Person{n}", first_name="Anna", sex="F", birth_date=date(1985, 5, 17))
        for n in range(count)
    )
    team = TeamFactory(ambito=ambito)
    return Episode.objects.bulk_create(
        Episode(person=person, team=team, case_manager=by, opened_on=date(2024, 2, 1), citizenship_group="italian")
        for person in people
    )


def rounds(episodes, raters, *, severities=SEVERITIES, each=2, seed=1, on=FIRST_DAY, abler=0.0):
    """One round a case, in which `each` of the raters saw every behaviour; all have submitted."""
    rng, items = np.random.default_rng(seed), behaviours()
    instrument = next(iter(items)).area.instrument
    opened, sheets, ratings = [], [], []
    able = np.random.default_rng(0).normal(0.3, 1.0, len(episodes)) + abler
    for place, episode in enumerate(episodes):
        day = on + timedelta(days=place % 20)
        opened.append(Round(episode=episode, instrument=instrument, opened_by=raters[0], opened_on=day))
        for number in sorted(rng.choice(len(raters), each, replace=False)):
            sheets.append(_sheet(opened[-1], raters[number], day))
            ratings += [
                Rating(assessment=sheets[-1], item=item, value=draw(rng, able[place] - hard - severities[number]))
                for item, hard in items.items()
            ]
    Round.objects.bulk_create(opened)
    Assessment.objects.bulk_create(sheets)
    Rating.objects.bulk_create(ratings)
    return opened


def _sheet(round, rater, day):
    who = {"outside_rater": rater, "role": rater.role} if isinstance(rater, OutsideRater) else {"rater": rater}
    at = datetime.combine(day, time(9), UTC)
    return Assessment(round=round, submitted_at=at, **{"role": RaterRole.EDUCATOR, **who})


def closed_session(ambito, raters, *, count=3, on=FIRST_DAY):
    """A session on that day in which all of them rated some written cases, closed the day after."""
    items = list(behaviours())
    session = CalibrationSession.objects.create(
        ambito=ambito, opened_by=raters[0], opened_on=on, closes_on=on, closed_on=on + timedelta(days=1)
    )
    for number in range(count):
        case = Vignette.objects.create(
            ambito=ambito,
            code=f"case-{number}-{session.pk}",
            instrument_code=items[0].area.instrument.code,
            title={"it": "Caso"},
            text={"it": "Testo"},
            items=[item.code for item in items],
        )
        asked = SessionVignette.objects.create(session=session, vignette=case, instrument=items[0].area.instrument)
        for rater in raters:
            at = datetime.combine(on, time(9), UTC)
            sheet = VignetteSheet.objects.create(asked=asked, rater=rater, submitted_at=at)
            VignetteRating.objects.bulk_create(
                VignetteRating(sheet=sheet, item=item, value=(number + place) % 5) for place, item in enumerate(items)
            )
    return session


def own_view(round, value, *, on=FIRST_DAY):
    """The person's own view of every behaviour, the same level throughout."""
    at = datetime.combine(on, time(9), UTC)
    sheet = Assessment.objects.create(round=round, role=RaterRole.PERSON, submitted_at=at)
    Rating.objects.bulk_create(Rating(assessment=sheet, item=item, value=value) for item in behaviours())
    return sheet


def district(count=24, *, name="Noncello", raters=None, **more):
    """A district, its raters and its rounds."""
    ambito = AmbitoFactory(name=name)
    raters = raters or staff(ambito, named=name)
    return ambito, raters, rounds(cases(ambito, count, by=raters[0]), raters, **more)
