"""Deeds on an internship under way: each leaves an act, moves the row with it, and is refused in words."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.amendments import counted_out, open_rest
from placements.enums import ActKind, SigningManner, TutorSide
from placements.models import Act, Cover, ExtensionRequest, Signature, Tutor, changes_of
from placements.rules.acts import as_amended
from placements.rules.timetables import read
from placements.tutoring import at_hosts, of_service, without_tutor
from tests.beneficiaries.factories import DocumentFactory, EpisodeFactory, PersonFactory
from tests.equipe.factories import actor
from tests.placements.agreed import TODAY, covered, internship_of
from tests.placements.factories import AgreementFactory, AttendanceMonthFactory, InternshipFactory

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)
THIRTY = read([[day, "08:00", "14:00"] for day in range(5)])
SUNDAY = read([[6, "08:00", "12:00"]])


@pytest.fixture
def dario(db):
    return actor("dario")


@pytest.fixture
def internship(dario):
    return internship_of(dario)


def told(internship):
    terms = as_amended(changes_of(internship))
    return terms.ends_on, terms.weekly_hours, terms.allowance, terms.timetable, terms.tasks, terms.shares


def written(internship):
    internship.refresh_from_db()
    cover = Cover.objects.get(internship=internship)
    row = (internship.ends_on, internship.weekly_hours, internship.allowance, internship.week, internship.tasks)
    return (*row, cover.shares)


def amend(internship, by, *, holds_from=MAY, **changes):
    internship.refresh_from_db()
    return actions.amend(internship, version=internship.version, holds_from=holds_from, by=by, on=TODAY, **changes)


def suspend(internship, by, first=MAY, back_on=None, reason="illness", **more):
    internship.refresh_from_db()
    said = {"holds_from": first, "back_on": back_on, "reason": reason, "by": by, "on": TODAY}
    return actions.suspend(internship, version=internship.version, **said | more)


def resume(internship, by, back_on):
    internship.refresh_from_db()
    return actions.resume(internship, version=internship.version, holds_from=back_on, by=by, on=TODAY)


def extend(internship, by, ends_on, **more):
    internship.refresh_from_db()
    return actions.extend(internship, version=internship.version, ends_on=ends_on, by=by, on=TODAY, **more)


# Amendments


def test_the_row_says_what_its_acts_say(internship, dario):
    amend(internship, dario, timetable=THIRTY, weekly_hours=30, allowance=Decimal("400.00"))
    assert told(internship) == written(internship)
    assert told(internship)[:3] == (date(2026, 8, 31), 30, Decimal("400.00"))
    assert Cover.objects.get().shares == {"host": "400.00"}  # who pays alone pays on
    amend(internship, dario, holds_from=JUNE, ends_on=date(2026, 7, 31), tasks="Watering")
    assert told(internship) == written(internship)
    before = as_amended(changes_of(internship), on=date(2026, 5, 3))
    assert (before.weekly_hours, before.allowance, before.shares) == (20, Decimal("300.00"), {"host": "300.00"})
    assert as_amended(changes_of(internship), on=MAY).weekly_hours == 30
    assert AuditEntry.objects.filter(verb="internship.amended").count() == 2


def test_the_rules_are_asked_again_for_what_changes(internship, dario):
    with pytest.raises(Refused, match="at least 400 €"):
        amend(internship, dario, timetable=THIRTY, weekly_hours=30)
    with pytest.raises(Refused, match="at least 300 €"):
        amend(internship, dario, allowance=Decimal("299.99"))
    with pytest.raises(Refused, match="on Sunday"):
        amend(internship, dario, timetable=SUNDAY, weekly_hours=4)
    act = amend(internship, dario, timetable=SUNDAY, weekly_hours=4, motive="The market")
    assert act.motive == "The market"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Nothing would change"),
        ({"allowance": Decimal("300.00"), "weekly_hours": 20}, "Nothing would change"),
        ({"ends_on": date(2026, 9, 1)}, "is an extension"),
        ({"ends_on": date(2026, 5, 3)}, "before the day from which"),
        ({"holds_from": date(2026, 3, 1), "tasks": "x"}, "begins on 02/03/2026"),
        ({"holds_from": date(2026, 9, 1), "tasks": "x"}, "ends on 31/08/2026"),
        ({"ends_on": date(2026, 4, 1), "holds_from": date(2026, 3, 20)}, "lasts at least|works by season|until"),
    ],
)
def test_what_cannot_be_amended_is_said(internship, dario, changes, sentence):
    with pytest.raises(Refused, match=sentence):
        amend(internship, dario, **changes)


def test_shared_parts_are_said_anew(dario):
    shared = covered(shares={"host": "100.00", "promoter": "200.00"})
    internship = internship_of(dario, cover=shared)
    with pytest.raises(Refused, match="The parts make"):
        amend(internship, dario, allowance=Decimal("350.00"), shares={"host": Decimal(100), "promoter": Decimal(200)})
    amend(internship, dario, allowance=Decimal("350.00"), shares={"host": Decimal(150), "promoter": Decimal(200)})
    assert told(internship) == written(internship)
    assert Cover.objects.get().shares == {"host": "150.00", "promoter": "200.00"}


def test_a_stale_amendment_changes_nothing(internship, dario):
    with pytest.raises(actions.Stale):
        actions.amend(internship, version=7, holds_from=MAY, tasks="x", by=dario, on=TODAY)
    assert Act.objects.count() == 1


def test_an_internship_that_was_ended_is_not_amended(internship, dario):
    actions.interrupt(internship, version=0, on=JUNE, reason="health", by=dario)
    for deed in (
        lambda: amend(internship, dario, tasks="x"),
        lambda: suspend(internship, dario),
        lambda: resume(internship, dario, MAY),
        lambda: extend(internship, dario, date(2026, 10, 31)),
    ):
        with pytest.raises(Refused, match="01/06/2026"):
            deed()


# Months that are confirmed


@pytest.mark.parametrize("holds_from", [date(2026, 3, 20), date(2026, 4, 1), date(2026, 4, 30)])
def test_no_act_reaches_into_a_confirmed_month(internship, dario, holds_from):
    AttendanceMonthFactory(internship=internship, month=date(2026, 4, 1))
    for deed in (
        lambda: amend(internship, dario, holds_from=holds_from, tasks="x"),
        lambda: suspend(internship, dario, holds_from),
    ):
        with pytest.raises(Refused, match="04/2026 is already confirmed"):
            deed()
    assert amend(internship, dario, holds_from=date(2026, 5, 1), tasks="x")


def test_no_resumption_either(internship, dario):
    suspend(internship, dario, date(2026, 8, 3))
    AttendanceMonthFactory(internship=internship, month=date(2026, 8, 1))
    with pytest.raises(Refused, match="08/2026 is already confirmed"):
        resume(internship, dario, date(2026, 8, 20))


def test_no_extension_either(internship, dario):
    amend(internship, dario, ends_on=date(2026, 8, 25), holds_from=date(2026, 8, 21))
    AttendanceMonthFactory(internship=internship, month=date(2026, 8, 1))
    with pytest.raises(Refused, match="08/2026 is already confirmed"):
        extend(internship, dario, date(2026, 9, 30))


# Suspensions


def test_an_internship_rests_and_goes_on(internship, dario):
    suspend(internship, dario)
    assert open_rest(internship).first == MAY
    with pytest.raises(Refused, match="suspended since 04/05/2026"):
        suspend(internship, dario, JUNE)
    with pytest.raises(Refused, match="suspended since 04/05/2026: resume it first"):
        extend(internship, dario, date(2026, 10, 31))
    with pytest.raises(Refused, match="the first day back comes later"):
        resume(internship, dario, MAY)
    resume(internship, dario, date(2026, 6, 3))  # thirty days
    with pytest.raises(Refused, match="nothing to resume"):
        resume(internship, dario, date(2026, 6, 10))
    assert counted_out(internship, until=internship.ends_on) == 30


def test_days_of_rest_may_be_added_at_the_end(dario):
    internship = internship_of(dario, kind="insertion")  # six months: until 1 September
    with pytest.raises(Refused, match="may last 6 months"):
        extend(internship, dario, date(2026, 9, 15))
    suspend(internship, dario, back_on=MAY.replace(day=24), reason="closure", motive="")
    assert extend(internship, dario, date(2026, 9, 21)).ends_on == date(2026, 9, 21)
    with pytest.raises(Refused, match="20 days|by 21/09/2026"):
        extend(internship, dario, date(2026, 9, 22))


@pytest.mark.parametrize(
    ("first", "back_on", "sentence"),
    [
        (date(2026, 5, 10), date(2026, 5, 20), "from 04/05/2026 to 31/05/2026 already"),
        (date(2026, 4, 20), date(2026, 5, 5), "from 04/05/2026 to 31/05/2026 already"),
        (date(2026, 4, 20), None, "from 04/05/2026 to 31/05/2026 already"),
        (date(2026, 6, 1), date(2026, 6, 1), "the first day back comes later"),
        (date(2026, 8, 1), date(2026, 9, 1), "ends on 31/08/2026"),
        (date(2026, 9, 1), None, "ends on 31/08/2026"),
        (date(2026, 3, 1), None, "begins on 02/03/2026"),
    ],
)
def test_suspensions_do_not_overlap(internship, dario, first, back_on, sentence):
    suspend(internship, dario, back_on=JUNE, reason="maternity")
    with pytest.raises(Refused, match=sentence):
        suspend(internship, dario, first, back_on, reason="maternity")


def test_two_rests_may_follow_each_other_in_any_order(internship, dario):
    suspend(internship, dario, back_on=JUNE, reason="maternity")
    suspend(internship, dario, date(2026, 4, 20), MAY, reason="accident")
    assert counted_out(internship, until=internship.ends_on) == 28 + 14


def test_a_short_illness_is_no_suspension_without_a_motive(internship, dario):
    with pytest.raises(Refused, match="at least 30 days"):
        suspend(internship, dario, back_on=date(2026, 5, 20))
    act = suspend(internship, dario, back_on=date(2026, 5, 20), motive="Asked by the person")
    assert act.motive == "Asked by the person"


@pytest.mark.parametrize(
    ("first", "back_on", "days"),
    [(date(2026, 3, 28), date(2026, 4, 12), 15), (date(2026, 4, 1), date(2026, 4, 16), 15)],
)
def test_a_night_on_which_clocks_change_is_a_night(internship, dario, first, back_on, days):
    suspend(internship, dario, first, back_on, reason="closure")
    assert counted_out(internship, until=internship.ends_on) == days


# Extensions


def test_an_extension_is_asked_for_and_granted(internship, dario):
    asked = {"ends_on": date(2026, 10, 31), "asked_by": "person", "requested_on": date(2026, 4, 15)}
    request = actions.ask_extension(internship, asker="Anna Moro", by=dario, on=TODAY, **asked)
    with pytest.raises(Refused, match="until 31/10/2026 was asked for"):
        actions.ask_extension(internship, by=dario, on=TODAY, **asked)
    extend(internship, dario, date(2026, 9, 30))
    request.refresh_from_db()
    act = Act.objects.get(kind=ActKind.EXTENSION)
    assert (request.act, request.decided_by) == (act, dario)
    assert (act.requested_on, act.requested_by) == (date(2026, 4, 15), "Anna Moro (the intern)")
    with pytest.raises(Refused, match="already decided"):
        actions.refuse_extension(request, why="Late", by=dario, on=TODAY)


def test_an_extension_is_refused_in_words(internship, dario):
    asked = {"ends_on": date(2026, 10, 31), "asked_by": "host", "requested_on": TODAY}
    request = actions.ask_extension(internship, by=dario, on=TODAY, **asked)
    actions.refuse_extension(request, why="No seat is free", by=dario, on=TODAY)
    assert ExtensionRequest.objects.refused().get().refusal == "No seat is free"
    internship.refresh_from_db()
    assert internship.ends_on == date(2026, 8, 31)
    assert actions.ask_extension(internship, by=dario, on=TODAY, **asked)


def test_a_request_falls_with_an_early_end(internship, dario):
    asked = {"ends_on": date(2026, 10, 31), "asked_by": "host", "requested_on": TODAY}
    actions.ask_extension(internship, by=dario, on=TODAY, **asked)
    actions.interrupt(internship, version=0, on=JUNE, reason="job_found", by=dario)
    assert not ExtensionRequest.objects.pending().exists()


# Tutors


def change_tutor(internship, by, side, **more):
    internship.refresh_from_db()
    said = {"holds_from": MAY, "by": by, "on": TODAY}
    return actions.change_tutor(internship, version=internship.version, side=side, **said | more)


def test_a_tutor_leaves_and_another_comes(internship, dario):
    elena = actor("elena")
    act = change_tutor(internship, dario, TutorSide.PROMOTER, user=elena)
    periods = Tutor.objects.of(internship).on_side(TutorSide.PROMOTER).in_order()
    assert [(each.name, each.from_day, each.to_day) for each in periods] == [
        (str(dario), date(2026, 3, 2), date(2026, 5, 3)),
        (str(elena), MAY, None),
    ]
    internship.refresh_from_db()
    assert internship.promoter_tutor == elena
    assert Signature.objects.of_act(act).count() == 5
    change_tutor(internship, dario, TutorSide.HOST, name="Rita Sartor", phone="0434 1", email="rita@example.it")
    internship.refresh_from_db()
    assert (internship.host_tutor_name, internship.host_tutor_phone) == ("Rita Sartor", "0434 1")
    change_tutor(internship, dario, TutorSide.OTHER, name="Job coach")
    change_tutor(internship, dario, TutorSide.OTHER, name="Educator")
    assert Tutor.objects.of(internship).current().count() == 4


@pytest.mark.parametrize(
    ("side", "more", "sentence"),
    [
        (TutorSide.HOST, {"name": "fabio rossi"}, "tutor of now"),
        (TutorSide.HOST, {"name": "Rita Sartor", "holds_from": date(2026, 3, 2)}, "began on 02/03/2026"),
        (TutorSide.HOST, {"name": "Rita Sartor", "holds_from": date(2026, 9, 2)}, "ends on 31/08/2026"),
    ],
)
def test_a_tutor_is_not_changed_so(internship, dario, side, more, sentence):
    with pytest.raises(Refused, match=sentence):
        change_tutor(internship, dario, side, **more)


def test_a_host_tutor_with_three_interns_asks_for_a_motive(internship, dario):
    agreement = AgreementFactory(host=internship.host, seats=5)
    for name in ("Basso", "Corazza", "De Luca"):
        episode = EpisodeFactory(person=PersonFactory(last_name=name))
        InternshipFactory(episode=episode, agreement=agreement, kind="inclusion", host_tutor_name="Rita Sartor")
    with pytest.raises(Refused, match="more than 3 is not advised"):
        change_tutor(internship, dario, TutorSide.HOST, name="Rita Sartor")
    act = change_tutor(internship, dario, TutorSide.HOST, name="Rita Sartor", motive="Two leave in a week")
    assert act.motive == "Two leave in a week"


def test_who_left_is_missed(internship, dario):
    franca = actor("franca")
    assert not without_tutor(franca, on=TODAY).exists()
    dario.is_active = False
    dario.save()
    assert list(without_tutor(franca, on=TODAY)) == [internship]
    [load] = of_service(franca, on=TODAY)
    assert (load.count, load.has_left, load.look) == (1, True, "stop")
    [host] = at_hosts(franca, on=TODAY)
    assert (host.name, host.most, host.look) == ("Fabio Rossi", 3, "good")
    dario.is_active = True
    dario.save()
    dario.memberships.update(ended_at=datetime(2026, 4, 1, tzinfo=UTC))
    assert list(without_tutor(franca, on=TODAY)) == [internship]


# Signatures and cover


def test_signatures_are_filed_once(internship, dario):
    act, at = Act.objects.get(), datetime(2026, 4, 20, 9, tzinfo=UTC)
    scan = DocumentFactory(episode=internship.episode)
    filed = {"manner": SigningManner.PAPER, "signed_on": TODAY, "document": scan, "by": dario, "at": at, "on": TODAY}
    actions.file_signatures(act, ["person", "host"], **filed)
    assert Signature.objects.of_act(act).missing().count() == 3
    with pytest.raises(Refused, match="in the meantime"):
        actions.file_signatures(act, ["host", "promoter"], **filed)
    with pytest.raises(Refused, match="future"):
        actions.file_signatures(act, ["promoter"], **filed | {"signed_on": JUNE})
    foreign = DocumentFactory(episode__person__last_name="Basso")
    with pytest.raises(Refused, match="does not belong to the case"):
        actions.file_signatures(act, ["promoter"], **filed | {"document": foreign})


def test_the_cover_is_settled_later(internship, dario):
    actions.settle(internship, version=0, by=dario, on=date(2026, 3, 1), cob_on=date(2026, 3, 1))
    assert Cover.objects.get().cob_on == date(2026, 3, 1)
    with pytest.raises(actions.Stale):
        actions.settle(internship, version=0, by=dario, on=date(2026, 3, 1), cob_on=date(2026, 3, 2))
