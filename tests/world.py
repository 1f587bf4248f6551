"""A small whole world for the doors: one of everything, around Alice's case."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

import assessments
from assessments.actions import load_instrument, new_version
from assessments.models import (
    AgreedRating,
    Assessment,
    CalibrationSession,
    Instrument,
    Rating,
    Round,
    SessionVignette,
    Vignette,
)
from equipe.models import Job
from equipe.sealing import seal
from placements.models import Agreement, Host, Internship
from reporting.indicators import Year, count
from reporting.models import CostLine, RegisterImport, Report, Spending
from tests.beneficiaries.factories import PersonFactory, ReferralFactory
from tests.doors import ACTORS
from tests.equipe.factories import AmbitoFactory, TeamFactory

INSTRUMENT = sorted((Path(assessments.__file__).parent / "instruments").glob("*.toml"))[0]
REGISTER = Path(__file__).parent / "data" / "registro-2024.xlsx"
YESTERDAY = datetime(2024, 6, 1, 9, tzinfo=UTC)


def placed(episode, tutor):
    """A host with an agreement, and an internship of the case there."""
    host = Host.objects.create(
        ambito=episode.team.ambito, name="Falegnameria Del Pup", vat_number="35117660932", kind="business", employees=12
    )
    agreement = Agreement.objects.create(
        host=host, number="7/2024", starts_on=date(2024, 1, 1), ends_on=date(2030, 12, 31), seats=3
    )
    internship = Internship.objects.create(
        episode=episode,
        person=episode.person,
        host=host,
        agreement=agreement,
        kind="inclusion",
        starts_on=date(2024, 3, 1),
        ends_on=date(2030, 6, 30),
        weekly_hours=20,
        allowance=Decimal(300),
        promoter_tutor=tutor,
        host_tutor_name="Fabio Rossi",
    )
    return host, agreement, internship


def assessed(episode, *raters):
    """A round that waits for its raters; the first one's sheet."""
    load_instrument(INSTRUMENT)
    from_file = Round._meta.get_field("instrument").related_model.objects.first()
    waiting = Round.objects.create(
        episode=episode, instrument=from_file, opened_by=raters[0], opened_on=date(2024, 3, 1)
    )
    sheets = [Assessment.objects.create(round=waiting, rater=rater) for rater in raters]
    return waiting, sheets[0]


def calibrated(ambito, coordinator):
    """A case of the district, a session that ended with it and one that is open with another."""
    instrument = Instrument.objects.get(code="employability", version=1)
    cases = [
        Vignette.objects.create(
            ambito=ambito,
            code=code,
            instrument_code="employability",
            title={"it": "Tommaso, al panificio", "en": "Tommaso, at the bakery"},
            text={"it": "Arriva puntuale.", "en": "He comes on time."},
            items=["keeps-times", "listens"],
        )
        for code in ("bakery", "laundry", "library")
    ]
    days = {"closed": (date(2024, 1, 8), date(2024, 1, 29)), "open": (date(2024, 6, 3), date(2999, 6, 30))}
    sessions = {
        name: CalibrationSession.objects.create(
            ambito=ambito,
            opened_by=coordinator,
            opened_on=first,
            closes_on=last,
            closed_on=last if name == "closed" else None,
        )
        for name, (first, last) in days.items()
    }
    for session in sessions.values():
        for case in cases[:2]:
            SessionVignette.objects.create(session=session, vignette=case, instrument=instrument)
    return sessions, cases[2]


def agreed(episode, rater):
    """A round that ended: every item seen at its second level."""
    ended = Round.objects.create(
        episode=episode,
        instrument=Round._meta.get_field("instrument").related_model.objects.first(),
        opened_by=rater,
        opened_on=date(2024, 1, 10),
        agreed_on=date(2024, 1, 20),
        score=60,
        profile="mild",
    )
    sheet = Assessment.objects.create(round=ended, rater=rater, submitted_at=YESTERDAY)
    items = [item for area in ended.instrument.areas.all() for item in area.items.all()]
    Rating.objects.bulk_create(Rating(assessment=sheet, item=item, value=item.levels[1]["value"]) for item in items)
    AgreedRating.objects.bulk_create(AgreedRating(round=ended, item=i, value=i.levels[1]["value"]) for i in items)
    return ended


def printed(author):
    """A report that was printed, and its job."""
    counted = [count(Year(AmbitoFactory(), year)).frozen() for year in (2023, 2022)]
    job = Job.objects.create(kind="reporting.print_report", requested_by=author, finished_at=YESTERDAY)
    report = Report.objects.create(
        ambito=AmbitoFactory(),
        kind="outcomes",
        year=2023,
        requested_by=author,
        job=job,
        printed_at=YESTERDAY,
        figures=dict(zip(("counted", "previous"), counted, strict=True)),
        pdf=b"%PDF-1.7",
        workbook=b"PK",
    )
    return report, job


@pytest.fixture
def world(episode, alice, bruno, chiara, dario, elena, franca, guido, ines):
    by_name = dict(zip(ACTORS, (alice, bruno, chiara, dario, elena, franca, guido, ines, None), strict=True))
    host, agreement, internship = placed(episode, elena)
    waiting, sheet = assessed(episode, alice, dario)
    report, job = printed(franca)
    line = CostLine.objects.create(ambito=AmbitoFactory(), name="Formazione")
    spending = Spending.objects.create(
        ambito=line.ambito, cost_line=line, dated_on=date(2024, 5, 2), amount=Decimal("120.50"), entered_by=franca
    )
    register = RegisterImport.objects.create(
        ambito=line.ambito, filename="registro.xlsx", content=seal(REGISTER.read_bytes()), uploaded_by=franca
    )
    referral = ReferralFactory(person=PersonFactory(last_name="Hoxha"), team=TeamFactory(), referrer=alice)
    draft = new_version(waiting.instrument, ambito=line.ambito, by=franca)
    sessions, unasked = calibrated(line.ambito, franca)
    things = {
        "session": sessions["open"].pk,
        "closed_session": sessions["closed"].pk,
        "asked": sessions["open"].asked.first().pk,
        "vignette": unasked.pk,
        "draft": draft.pk,
        "area": draft.areas.first().pk,
        "item": draft.areas.first().items.first().pk,
        "episode": episode.pk,
        "person": episode.person.pk,
        "referral": referral.pk,
        "round": waiting.pk,
        "agreed": agreed(episode, alice).pk,
        "sheet": sheet.pk,
        "instrument": waiting.instrument.pk,
        "host": host.pk,
        "agreement": agreement.pk,
        "internship": internship.pk,
        "report": report.pk,
        "job": job.pk,
        "spending": spending.pk,
        "register": register.pk,
        "colleague": bruno.pk,
        "membership": bruno.memberships.get().pk,
        "year": 2024,
        "figure": "people_in_charge",
        "word": "x",
        "token": "x-x",
    }
    return SimpleNamespace(actors=by_name, things=things)
