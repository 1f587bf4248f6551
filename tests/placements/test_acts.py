"""Acts are what an internship is made of: each deed leaves one, and none is ever written over."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, InternalError, transaction

from placements import actions
from placements.enums import ActKind, InternshipKind, TutorSide
from placements.models import Act, Tutor
from placements.rules.acts import as_amended
from tests.beneficiaries.factories import EpisodeFactory
from tests.equipe.factories import actor
from tests.placements.factories import AgreementFactory

TODAY = date(2026, 4, 20)


@pytest.fixture
def dario(db):
    return actor("dario")


@pytest.fixture
def internship(dario):
    return actions.open_internship(
        EpisodeFactory(),
        AgreementFactory(),
        kind=InternshipKind.DISADVANTAGED,
        starts_on=date(2026, 3, 2),
        ends_on=date(2026, 8, 31),
        weekly_hours=20,
        allowance=Decimal("300.00"),
        promoter_tutor=dario,
        host_tutor_name="Fabio Rossi",
        motive="",
        by=dario,
        on=TODAY,
    )


def told(internship):
    """The row of an internship as its acts tell it."""
    terms = as_amended(Act.objects.of(internship).changes())
    return terms.starts_on, terms.ends_on, terms.weekly_hours, terms.allowance, terms.ended_on


def written(internship):
    internship.refresh_from_db()
    return (
        internship.starts_on,
        internship.ends_on,
        internship.weekly_hours,
        internship.allowance,
        internship.interrupted_on,
    )


def test_the_row_says_what_its_acts_say(internship, dario):
    assert told(internship) == written(internship)
    actions.extend(internship, version=internship.version, ends_on=date(2026, 10, 31), by=dario, on=TODAY)
    assert told(internship) == written(internship)
    internship.refresh_from_db()
    day = date(2026, 9, 15)
    actions.interrupt(internship, version=internship.version, on=day, reason="job_found", by=dario)
    assert told(internship) == written(internship)
    kinds = list(Act.objects.of(internship).in_order().values_list("number", "kind"))
    assert kinds == [(1, ActKind.START), (2, ActKind.EXTENSION), (3, ActKind.EARLY_END)]


def test_an_internship_begins_with_two_tutors(internship, dario):
    tutors = list(Tutor.objects.of(internship).in_order().values_list("side", "user", "name", "from_day", "to_day"))
    assert tutors == [
        (TutorSide.PROMOTER, dario.pk, str(dario), internship.starts_on, None),
        (TutorSide.HOST, None, "Fabio Rossi", internship.starts_on, None),
    ]


def test_a_side_has_one_tutor_at_a_time(internship):
    with pytest.raises(IntegrityError, match="one_tutor_a_side_at_a_time"), transaction.atomic():
        Tutor.objects.create(internship=internship, side=TutorSide.HOST, name="Elena Zanin", from_day=date(2026, 5, 1))


@pytest.mark.parametrize(
    "deed", [lambda acts: acts.update(ends_on=date(2027, 1, 1)), lambda acts: acts._raw_delete(acts.db)]
)
def test_the_database_keeps_an_act_as_it_was_made(internship, deed):
    with pytest.raises((InternalError, IntegrityError), match="never changed"), transaction.atomic():
        deed(Act.objects.of(internship))


def test_the_protocol_number_may_come_later(internship):
    Act.objects.of(internship).update(protocol="12345/2026")
    assert Act.objects.of(internship).get().protocol == "12345/2026"
