"""Attendance by day: typed into a grid, kept against each other, counted, closed and adjusted."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beneficiaries.models import Episode
from equipe.enums import Role
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.enums import ActKind, NotedFrom, Presence
from placements.models import Act, AttendanceMonth, Day, recorded_acts
from placements.months import sheet
from placements.rules.planning import Noted
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import AmbitoFactory, MembershipFactory, TeamFactory
from tests.placements.factories import AttendanceMonthFactory, DayFactory, InternshipFactory, note_month

MARCH = date(2026, 3, 1)
MAY = date(2026, 5, 1)
NOW = datetime(2026, 6, 30, 8, tzinfo=UTC)
PRESENT, ABSENT = Noted(Presence.PRESENT, Decimal(4)), Noted(Presence.ABSENT, reason="unannounced")
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield date(2026, 6, 30)


@pytest.fixture
def internship(episode, dario):
    return InternshipFactory(episode=episode, promoter_tutor=dario)


def door(name, *things, **query):
    url = reverse(f"placements:{name}", args=[thing.pk for thing in things])
    return url + ("?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else "")


def words(response):
    return " ".join(response.content.decode().split())


def note(internship, by, wanted, *, seen=None, month=MARCH):
    return actions.note_days(internship, month, wanted, seen=seen or {}, noted_from=NotedFrom.DESK, by=by)


def typed(internship, seen=None, **days):
    """A row as a browser sends it: what was shown, and d2="p" for the second."""
    row = {f"{internship.pk}-{name[1:]}": value for name, value in days.items()}
    return row | {f"{internship.pk}-seen": json.dumps(seen or {})}


def amend(internship, kind, holds_from, **said):
    """The next act of an internship, after the start that its row tells."""
    if not Act.objects.of(internship).exists():
        Act.objects.bulk_create(recorded_acts(internship, dated_on=internship.starts_on))
    number = Act.objects.of(internship).count() + 1
    return Act.objects.create(
        internship=internship, number=number, kind=kind, dated_on=holds_from, holds_from=holds_from, **said
    )


class TestNoting:
    def test_days_are_noted_with_their_origin_and_a_trace_without_reasons(self, internship, dario):
        saving = note(internship, dario, {date(2026, 3, 2): PRESENT, date(2026, 3, 3): ABSENT})
        assert [day.day for day in saving.written] == [2, 3]
        first, second = Day.objects.of(internship).in_order()
        assert (first.hours, first.noted_by, first.noted_from) == (4, dario, NotedFrom.DESK)
        assert (second.presence, second.hours, second.reason) == (Presence.ABSENT, 0, "unannounced")
        assert AuditEntry.objects.get().details == {"month": "2026-03", "days": 2}

    def test_the_desk_corrects_what_the_hosts_tutor_noted_and_the_trace_says_from_whom(self, internship, dario):
        DayFactory(internship=internship, noted_from=NotedFrom.LINK)
        note(
            internship,
            dario,
            {date(2026, 3, 2): Noted(Presence.ABSENT, reason="illness")},
            seen={date(2026, 3, 2): "4"},
        )
        day = Day.objects.get()
        assert (day.presence, day.noted_from, day.version) == (Presence.ABSENT, NotedFrom.DESK, 1)
        details = AuditEntry.objects.get(verb="days.changed").details
        assert details["days"]["2026-03-02"] == {"from": "link", "before": ["present", "4.0"], "after": ["absent", "0"]}
        assert "illness" not in str(details)

    def test_a_day_is_taken_out(self, internship, dario):
        DayFactory(internship=internship)
        note(internship, dario, {date(2026, 3, 2): None}, seen={date(2026, 3, 2): "4"})
        assert not Day.objects.exists()
        assert AuditEntry.objects.get().verb == "days.changed"

    def test_what_somebody_else_changed_is_not_written_over_and_the_rest_is_saved(self, internship, dario):
        DayFactory(internship=internship, ill=True)
        saving = note(internship, dario, {date(2026, 3, 2): PRESENT, date(2026, 3, 3): PRESENT})
        assert [day.day for day in saving.written] == [3]
        assert saving.stand_against == {date(2026, 3, 2): Noted(Presence.ABSENT, Decimal(0), "illness")}
        assert Day.objects.get(day=date(2026, 3, 2)).presence == Presence.ABSENT

    def test_two_who_noted_the_same_agree(self, internship, dario):
        DayFactory(internship=internship)
        saving = note(internship, dario, {date(2026, 3, 2): PRESENT})
        assert (saving.written, saving.stand_against) == ((), {})
        assert not AuditEntry.objects.exists()

    @pytest.mark.parametrize(("month", "why"), [(MARCH, "is closed"), (date(2026, 1, 1), "did not run")])
    def test_a_closed_month_and_one_outside_are_refused(self, internship, dario, month, why):
        AttendanceMonthFactory(internship=internship)
        with pytest.raises(Refused, match=why):
            note(internship, dario, {month.replace(day=2): PRESENT}, month=month)

    def test_the_database_keeps_the_days_of_a_closed_month_too(self, internship):
        day = DayFactory(internship=internship)
        AttendanceMonthFactory(internship=internship)
        with pytest.raises(IntegrityError, match="closed month"), transaction.atomic():
            DayFactory(internship=internship, day=date(2026, 3, 3))
        with pytest.raises(IntegrityError, match="closed month"), transaction.atomic():
            day.delete()
        assert DayFactory(internship=internship, day=date(2026, 4, 1)).pk


class TestClosing:
    def close(self, internship, by, month=MARCH, *, seen=None, **more):
        seen = sheet(internship, month).seen if seen is None else seen
        return actions.close_month(internship, month, seen=seen, by=by, at=NOW, **more)

    def test_a_month_is_closed_from_its_days(self, internship, dario):
        note_month(internship, absent=7)
        month = self.close(internship, dario)
        assert (month.days_planned, month.days_attended, month.hours_attended) == (22, 15, 60)
        assert (month.due, month.from_days, month.days_missing) == (Decimal("204.55"), True, 0)
        assert month.parts == [["2026-03-01", "2026-03-31", "300.00", "204.55"]]
        assert AuditEntry.objects.get().verb == "month.closed"

    def test_days_nobody_noted_need_a_decision_that_stays_written(self, internship, dario):
        note_month(internship, missing=7)
        with pytest.raises(Refused, match="not noted yet: 7"):
            self.close(internship, dario)
        month = self.close(internship, dario, missing_absent=True)
        assert (month.days_attended, month.days_missing, month.due) == (15, 7, Decimal("204.55"))

    def test_a_sum_that_changed_is_looked_at_again(self, internship, dario):
        note_month(internship)
        with pytest.raises(Refused, match="changed in the meantime"):
            self.close(internship, dario, seen="22/21/0/84")

    def test_a_month_is_closed_once_its_last_planned_day_has_come(self, internship, dario):
        note_month(internship, date(2026, 6, 1))
        with time_machine.travel("2026-06-29 10:00:00+02:00"), pytest.raises(Refused, match="30/06/2026"):
            actions.close_month(
                internship,
                date(2026, 6, 1),
                seen=sheet(internship, date(2026, 6, 1)).seen,
                by=dario,
                at=datetime(2026, 6, 29, 8, tzinfo=UTC),
            )
        assert self.close(internship, dario, date(2026, 6, 1)).days_planned == 21

    def test_neither_twice_nor_without_days_nor_in_numbers_beside_them(self, internship, dario):
        with pytest.raises(Refused, match="No day of this month"):
            self.close(internship, dario)
        note_month(internship)
        with pytest.raises(Refused, match="close it from them"):
            actions.confirm_month(internship, MARCH, days_planned=20, days_attended=20, by=dario, at=NOW)
        self.close(internship, dario)
        with pytest.raises(Refused, match="in the meantime"):
            self.close(internship, dario)

    def test_an_amendment_and_a_suspension_within_the_month_are_told_apart(self, internship, dario):
        amend(internship, ActKind.AMENDMENT, date(2026, 3, 9), allowance=Decimal(310))
        amend(internship, ActKind.SUSPENSION, date(2026, 3, 16), reason="illness")
        amend(internship, ActKind.RESUMPTION, date(2026, 3, 30))
        note_month(internship)
        month = self.close(internship, dario)
        assert month.days_planned == 12
        assert month.parts == [
            ["2026-03-01", "2026-03-08", "300.00", "77.42"],
            ["2026-03-09", "2026-03-15", "310.00", "70.00"],
            ["2026-03-30", "2026-03-31", "310.00", "20.00"],
        ]
        assert month.due == Decimal("167.42")

    def test_a_closed_month_and_its_adjustment_stand_in_the_database(self, internship, dario):
        note_month(internship)
        month = self.close(internship, dario)
        actions.confirm_month(
            internship,
            MARCH,
            days_planned=22,
            days_attended=11,
            note="Counted wrong",
            seen=month.seen,
            by=dario,
            at=NOW,
        )
        adjustment = AttendanceMonth.objects.get().changes[0]
        assert adjustment.amount == Decimal("-150.00")
        for thing in (month, adjustment):
            with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
                thing.save()
            with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
                type(thing).objects.filter(pk=thing.pk)._raw_delete("default")
        adjustment.pk, adjustment.number, adjustment._state.adding = None, 2, True
        adjustment.amount = Decimal("-150.01")
        adjustment.id = "6f9619ff-8b86-4d11-b42d-00c04fc964ff"
        with pytest.raises(IntegrityError, match="less than nothing"), transaction.atomic():
            adjustment.save(force_insert=True)

    def test_no_adjustment_goes_beyond_what_was_agreed(self, internship, dario):
        month = actions.confirm_month(internship, MARCH, days_planned=20, days_attended=20, by=dario, at=NOW)
        with pytest.raises(Refused, match="has 31 days"):
            actions.confirm_month(
                internship, MARCH, days_planned=40, days_attended=40, note="More", seen=month.seen, by=dario, at=NOW
            )
        assert AttendanceMonth.objects.get().due_now == internship.allowance


class TestCalendar:
    def test_the_month_of_one_person_is_typed_and_counted(self, internship, dario, browse):
        url = door("days", internship, month="2026-03")
        page = words(browse(dario).get(url))
        assert f'name="{internship.pk}-2"' in page
        assert browse(dario).post(url, typed(internship, d2="p", d3="m", d7="5,5")).status_code == 302
        assert {day.day.day: day.hours for day in Day.objects.all()} == {2: 4, 3: 0, 7: Decimal("5.5")}
        page = words(browse(dario).get(url))
        assert "present, 5.5 h" in page
        assert "to note: 20" in page

    def test_days_of_the_hosts_tutor_and_of_suspensions_are_told(self, internship, dario, browse):
        DayFactory(internship=internship, noted_from=NotedFrom.LINK)
        amend(internship, ActKind.SUSPENSION, date(2026, 3, 16), reason="illness")
        page = words(browse(dario).get(door("days", internship, month="2026-03")))
        assert "(the host&#x27;s tutor)" in page
        assert f'name="{internship.pk}-13"' in page
        assert f'name="{internship.pk}-16"' not in page

    def test_who_follows_the_case_looks_and_does_not_type(self, internship, alice, browse):
        DayFactory(internship=internship)
        url = door("days", internship, month="2026-03")
        page = words(browse(alice).get(url))
        assert "present, 4.0 h" in page
        assert f'name="{internship.pk}-2"' not in page
        assert browse(alice).post(url, typed(internship, d3="p")).status_code == 403
        assert AuditEntry.objects.reads().count() == 1

    def test_the_sum_follows_the_typing(self, internship, dario, browse):
        answer = browse(dario).post(
            door("days", internship, month="2026-03"), typed(internship, d2="p", d3="a"), headers=HTMX
        )
        assert "1 of 22" in words(answer)
        assert not Day.objects.exists()

    def test_a_month_is_closed_from_its_page(self, internship, dario, browse):
        note_month(internship, missing=2)
        url = door("confirm_month", internship, month="2026-03")
        page = words(browse(dario).get(url))
        assert "30/3, 31/3" in page
        seen = sheet(internship, MARCH).seen
        assert "Days not noted yet: 2" in words(browse(dario).post(url, {"seen": seen, "note": "Sheet lost"}))
        assert "Sheet lost" in words(
            browse(dario).post(url, {"seen": "old", "note": "Sheet lost", "missing_absent": "on"})
        )
        assert browse(dario).post(url, {"seen": seen, "note": "Sheet lost", "missing_absent": "on"}).status_code == 302
        assert AttendanceMonth.objects.get().due == Decimal("300.00")
        assert "2 planned days nobody noted count as absences" in words(
            browse(dario).get(internship.get_absolute_url())
        )

    @pytest.mark.parametrize("month", ["2026-02", "2026-09"])
    def test_a_month_without_the_internship_is_not_there(self, internship, dario, browse, month):
        assert browse(dario).get(door("days", internship, month=month)).status_code == 404


class TestGrid:
    @pytest.fixture
    def basso(self):
        return InternshipFactory(episode=EpisodeFactory(person=PersonFactory(last_name="Basso")))

    def test_what_is_right_is_saved_and_what_is_wrong_stays_with_its_sentence(self, internship, basso, dario, browse):
        what = typed(internship, d4="p", d5="q", d6="30") | typed(basso, d4="a") | {"noted_from": "sheet"}
        page = words(browse(dario).post(door("month_days", month="2026-05"), what))
        assert {(day.internship, day.day.day) for day in Day.objects.all()} == {(internship, 4), (basso, 4)}
        assert set(Day.objects.values_list("noted_from", flat=True)) == {NotedFrom.SHEET}
        assert "05/05: “q” was not saved: type p, a number of hours" in page
        assert "06/05: “30” was not saved: type more than 0 and at most 24 hours" in page
        assert f'name="{internship.pk}-5" value="q"' in page
        assert "2 days noted." in page

    def test_two_who_type_the_same_row_see_both_values_and_then_decide(self, internship, dario, elena, browse):
        url = door("month_days", month="2026-05")
        browse(elena).post(url, typed(internship, d4="m", d5="p"))
        page = words(browse(dario).post(url, typed(internship, d4="p", d6="p")))
        assert "04/05: you typed “p”, somebody else saved “m” meanwhile" in page
        assert Day.objects.count() == 3
        seen = {4: "m", 5: "4", 6: "4"}
        assert f'value="{json.dumps(seen).replace(chr(34), "&quot;")}"' in page
        assert browse(dario).post(url, typed(internship, seen, d4="p", d5="p", d6="p")).status_code == 302
        assert Day.objects.get(day=date(2026, 5, 4)).presence == Presence.PRESENT

    def test_the_same_page_sent_twice_writes_once(self, internship, dario, browse):
        url, what = door("month_days", month="2026-05"), typed(internship, d4="p")
        assert [browse(dario).post(url, what).status_code for _ in range(2)] == [302, 302]
        assert AuditEntry.objects.deeds().count() == 1

    def test_what_was_typed_for_a_month_closed_meanwhile_is_told(self, internship, dario, browse):
        AttendanceMonthFactory(internship=internship, month=MAY)
        url = door("days", internship, month="2026-05")
        page = words(browse(dario).get(url))
        assert "Its days stand as they are" in page
        assert f'name="{internship.pk}-4"' not in page
        page = words(browse(dario).post(url, typed(internship, d4="p", d5="x")))
        assert "05/2026 is closed" in page
        assert "What you typed: 04/05 p, 05/05 x" in page

    def test_the_months_wholly_noted_are_closed_together(self, internship, basso, dario, browse):
        note_month(internship, MAY, absent=8)
        note_month(basso, MAY, missing=1)
        seen = {str(day.day.day): "m" if day.reason else "4" for day in Day.objects.of(internship)}
        of_basso = {str(day.day.day): "4" for day in Day.objects.of(basso)}
        what = typed(internship, seen) | typed(basso, of_basso) | {"close": "1"}
        assert browse(dario).post(door("month_days", month="2026-05"), what).status_code == 302
        closed = AttendanceMonth.objects.get()
        assert (closed.internship, closed.days_planned, closed.days_attended) == (internship, 20, 12)
        assert closed.due == Decimal("180.00")

    def test_a_month_whose_days_changed_unseen_is_not_closed(self, internship, dario, browse):
        note_month(internship, MAY)
        what = typed(internship) | {"close": "1"}
        page = words(browse(dario).post(door("month_days", month="2026-05"), what))
        assert "The days of this month were changed in the meantime" in page
        assert not AttendanceMonth.objects.exists()

    def test_the_grid_reckons_while_one_types(self, internship, dario, browse):
        days = {f"d{day}": "p" for day in range(4, 9)}
        answer = browse(dario).post(door("month_days", month="2026-05"), typed(internship, **days), headers=HTMX)
        assert f'id="sum-{internship.pk}"' in words(answer)
        assert "1 internship: 5 of 20 days, still to note: 15, 75.00 €" in words(answer)
        assert not Day.objects.exists()

    def test_every_look_leaves_its_trace(self, internship, basso, dario, browse):
        browse(dario).get(door("month_days", month="2026-05"))
        reads = AuditEntry.objects.reads()
        assert {entry.details["section"] for entry in reads} == {"attendance"}
        assert {entry.thing_id for entry in reads} == {str(pk) for pk in Episode.objects.values_list("pk", flat=True)}

    @pytest.mark.parametrize("seen", ["[1]", "nonsense", '{"40": "p"}', '{"a": 1}', "{}" * 3000, "null"])
    def test_a_hand_made_memory_is_no_fault(self, internship, dario, browse, seen):
        what = {f"{internship.pk}-4": "p", f"{internship.pk}-seen": seen}
        assert browse(dario).post(door("month_days", month="2026-05"), what).status_code == 302

    def test_the_number_of_queries_does_not_grow_with_the_people(self, dario, browse, django_assert_num_queries):
        def row(n):
            one = InternshipFactory(episode=EpisodeFactory(person=PersonFactory(last_name=f"Basso{n}")))
            DayFactory(internship=one, day=date(2026, 5, 4), noted_by=dario)

        row(0)
        desk, url = browse(dario), door("month_days", month="2026-05")
        desk.get(url)
        with CaptureQueriesContext(connection) as few:
            desk.get(url)
        for n in range(1, 12):
            row(n)
        with django_assert_num_queries(len(few)):
            desk.get(url)

    def test_twenty_five_people_a_page_stay_within_what_a_form_may_send(self, dario, browse, settings):
        for n in range(27):
            InternshipFactory(episode=EpisodeFactory(person=PersonFactory(last_name=f"Basso{n}")))
        page = browse(dario).get(door("month_days", month="2026-05"))
        assert page.content.count(b"<input") < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        assert len(page.context["grid"].rows) == 25


class TestWhoKeepsThem:
    """A desk keeps the attendance of its own district: what she reads elsewhere, nobody types through the grids."""

    @pytest.fixture
    def helga(self, internship):
        """Social worker of the unit of the case; at the desk, but of another district."""
        team = TeamFactory(name="Tagliamento", ambito=AmbitoFactory(name="Tagliamento"), inclusion=True)
        helga = MembershipFactory(user__first_name="Helga", team=team, role=Role.MEDIATOR).user
        MembershipFactory(user=helga, team=internship.episode.team)
        return helga

    def test_no_day_is_noted_from_another_district(self, internship, helga, browse):
        assert browse(helga).get(internship.get_absolute_url()).status_code == 200
        what = typed(internship, d4="p") | {"close": "on"}
        browse(helga).post(door("month_days", month="2026-05"), what)
        assert not Day.objects.exists()

    def test_no_month_is_confirmed_from_another_district(self, internship, helga, browse):
        numbers = {"days_planned": 20, "days_attended": 20, "hours": "", "note": "", "seen": ""}
        what = {f"{internship.pk}-{name}": value for name, value in numbers.items()}
        browse(helga).post(door("months", month="2026-05"), what)
        assert not AttendanceMonth.objects.exists()

    def test_whoever_opens_the_months_has_looked_at_their_cases(self, internship, dario, browse):
        browse(dario).get(door("months", month="2026-05"))
        [look] = AuditEntry.objects.reads()
        assert (look.thing_id, look.details["section"]) == (str(internship.episode_id), "attendance")
