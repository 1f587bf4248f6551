"""What the doors of placing add: form to deed, refusal to screen, the part for htmx, who enters, how many queries."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from equipe.models import AuditEntry, Draft, SavedView
from placements.enums import HostKind
from placements.models import Agreement, AttendanceMonth, Hire, Host, Internship
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.placements.factories import (
    AgreementFactory,
    AttendanceMonthFactory,
    HireFactory,
    HostFactory,
    InternshipFactory,
)

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


def sheet_of(response):
    return openpyxl.load_workbook(io.BytesIO(response.content)).active


HOST = {"name": "Il Faro", "vat_number": "IT35117660932", "kind": HostKind.COOPERATIVE_B, "version": "0"}


# Who enters


@pytest.mark.parametrize(
    ("name", "thing", "seen", "refused"),
    [
        ("hosts", None, "dario elena franca", "alice bruno chiara guido ines"),
        ("add_host", None, "dario elena franca", "alice bruno chiara guido ines"),
        ("months", None, "dario elena franca", "alice bruno chiara guido ines"),
        ("internships", None, "alice bruno chiara dario elena franca", "guido ines"),
        ("host", "host", "dario elena franca", ""),
        ("edit_host", "host", "dario elena franca", ""),
        ("deactivate_host", "host", "dario elena franca", ""),
        ("add_agreement", "host", "dario elena franca", ""),
        ("agreement", "agreement", "dario elena franca", ""),
        ("panel", "episode", "alice bruno dario elena franca", ""),
        ("internship", "internship", "alice bruno dario elena franca", ""),
        ("open_internship", "episode", "dario elena franca", "alice bruno"),
        ("extend", "internship", "dario elena franca", "alice bruno"),
        ("interrupt", "internship", "dario elena franca", "alice bruno"),
        ("confirm_month", "internship", "dario elena franca", "alice bruno"),
        ("hire", "episode", "alice dario elena franca", "bruno"),
        ("close_case", "episode", "alice dario elena franca", "bruno"),
    ],
)
def test_who_enters(name, thing, seen, refused, internship, request, browse):
    things = {
        None: [],
        "host": [internship.host],
        "agreement": [internship.agreement],
        "episode": [internship.episode],
        "internship": [internship],
    }[thing]
    found = {
        actor: browse(request.getfixturevalue(actor)).get(door(name, *things)).status_code
        for actor in "alice bruno chiara dario elena franca guido ines".split()
    }
    expected = {actor: 200 if actor in seen.split() else 403 if actor in refused.split() else 404 for actor in found}
    assert found == expected


def test_nobody_enters_without_a_name(client, internship):
    assert "/accounts/login/" in client.get(door("internship", internship))["Location"]


@pytest.mark.parametrize("name", ["panel", "open_internship", "hire", "close_case"])
def test_a_look_at_a_case_leaves_its_row(name, internship, dario, browse):
    browse(dario).get(door(name, internship.episode))
    look = AuditEntry.objects.reads().get()
    assert (look.actor, look.verb, look.thing_id) == (dario, "episode.read", str(internship.episode_id))


@pytest.mark.parametrize("name", ["internship", "interrupt", "confirm_month"])
def test_a_look_at_an_internship_is_a_look_at_its_case(name, internship, dario, browse):
    browse(dario).get(door(name, internship))
    assert AuditEntry.objects.reads().get().thing_id == str(internship.episode_id)


# Hosts


def test_hosts_are_searched_and_narrowed(internship, dario, browse):
    HostFactory(name="Panificio Àlvaro", kind=HostKind.ASSOCIATION)
    HostFactory(name="Vecchia Officina", deactivated_on=date(2026, 1, 1))
    ending = AgreementFactory(host__name="Serra Fiorita", ends_on=date(2026, 7, 31)).host
    desk = browse(dario)

    def names(**query):
        return {host.name for host in desk.get(door("hosts", **query)).context["page"]}

    assert names() == {internship.host.name, "Panificio Àlvaro", "Serra Fiorita"}
    assert names(q="alvaro") == {"Panificio Àlvaro"}
    assert names(kind="association") == {"Panificio Àlvaro"}
    assert names(state="gone") == {"Vecchia Officina"}
    assert names(state="none") == {"Panificio Àlvaro"}
    assert names(state="ending") == {ending.name}
    assert names(state="free") == {internship.host.name, "Serra Fiorita"}
    assert names(state="nonsense", page="9999") == {internship.host.name, "Panificio Àlvaro", "Serra Fiorita"}


def test_free_seats_are_counted_today(dario, browse):
    agreement = AgreementFactory(seats=1)
    InternshipFactory(agreement=agreement)
    InternshipFactory(agreement=agreement, episode__person__last_name="Basso", interrupted=True)
    host = browse(dario).get(door("hosts")).context["page"][0]
    assert (host.seats, host.taken) == (1, 1)
    assert not browse(dario).get(door("hosts", state="free")).context["page"].object_list


def test_an_empty_house_says_what_to_do(dario, browse):
    assert "Register the first one" in words(browse(dario).get(door("hosts")))
    assert "opened from the page of the case" in words(browse(dario).get(door("internships")))
    assert "one a row" in words(browse(dario).get(door("months")))


def test_a_host_is_registered(dario, browse):
    answer = browse(dario).post(door("add_host"), HOST)
    assert answer["Location"] == Host.objects.get().get_absolute_url()


def test_a_refused_host_keeps_what_was_typed(dario, browse):
    HostFactory(vat_number="35117660932")
    answer = browse(dario).post(door("add_host"), HOST)
    assert "already registered" in words(answer)
    assert 'value="Il Faro"' in words(answer)


def test_a_stale_host_shows_both_versions(dario, browse):
    host = HostFactory(name="Il Vecchio Faro", vat_number="35117660932", version=3)
    answer = browse(dario).post(door("edit_host", host), HOST | {"version": "2"})
    assert "in the meantime" in words(answer)
    assert "Il Vecchio Faro" in words(answer)
    assert 'value="Il Faro"' in words(answer)
    assert 'name="version" value="3"' in words(answer)
    browse(dario).post(door("edit_host", host), HOST | {"version": "3"})
    host.refresh_from_db()
    assert host.name == "Il Faro"


def test_the_file_of_a_host(internship, dario, browse):
    hire = HireFactory(episode=internship.episode, host=internship.host)
    page = words(browse(dario).get(internship.host.get_absolute_url()))
    assert "1 seat taken of 2" in page
    assert str(hire.person) in page


def test_a_host_goes_and_comes_back(dario, browse):
    host, desk = HostFactory(), browse(dario)
    desk.post(door("deactivate_host", host), {"on": "2026-06-30", "version": "0"})
    host.refresh_from_db()
    assert host.deactivated_on == date(2026, 6, 30)
    desk.post(door("deactivate_host", host), {"on": "2026-06-30", "version": "1"})
    host.refresh_from_db()
    assert host.is_active


def test_an_agreement_is_registered(dario, browse):
    host = HostFactory()
    what = {"number": "9/2026", "seats": "2", "starts_on": "2026-07-01", "ends_on": "2026-06-01"}
    what["inail_by"] = "promoter"
    assert "end before it begins" in words(browse(dario).post(door("add_agreement", host), what))
    browse(dario).post(door("add_agreement", host), what | {"ends_on": "2027-06-30"})
    assert Agreement.objects.get().number == "9/2026"


# Internships


def test_internships_are_narrowed(internship, dario, browse):
    def placed(name, starts_on, ends_on, **more):
        episode = EpisodeFactory(person=PersonFactory(last_name=name))
        return InternshipFactory(episode=episode, starts_on=starts_on, ends_on=ends_on, **more)

    placed("Basso", date(2026, 2, 1), date(2026, 7, 15), kind="inclusion")
    placed("Corazza", date(2026, 8, 1), date(2026, 12, 31))
    past = placed("De Luca", date(2025, 1, 1), date(2025, 6, 30))
    AttendanceMonthFactory(internship=internship, month=date(2026, 6, 1))
    desk = browse(dario)

    def people(**query):
        return [found.person.last_name for found in desk.get(door("internships", **query)).context["page"]]

    assert people() == ["Basso", "Moro"]
    assert people(state="ending") == ["Basso"]
    assert people(state="confirm") == ["Basso"]
    assert people(state="coming") == ["Corazza"]
    assert people(state="past") == [past.person.last_name]
    assert people(kind="inclusion") == ["Basso"]
    assert "<html" not in words(desk.get(door("internships"), headers=HTMX))


def test_neighbours_see_their_own_internships_alone(internship, alice, chiara, browse):
    assert len(browse(alice).get(door("internships")).context["page"]) == 1
    assert len(browse(chiara).get(door("internships")).context["page"]) == 0


def test_the_page_tells_how_each_month_was_computed(internship, dario, alice, browse):
    AttendanceMonthFactory(internship=internship, days_planned=23, days_attended=16, due=Decimal("208.70"))
    page = words(browse(dario).get(internship.get_absolute_url()))
    assert "16 of 23 days; the full allowance needs 17" in page
    assert "300.00 € × 16 ÷ 23 = 208.70 €" in page
    assert "Interrupt the internship" in page
    assert "Interrupt the internship" not in words(browse(alice).get(internship.get_absolute_url()))


def test_a_month_paid_otherwise_is_marked(internship, dario, browse):
    AttendanceMonthFactory(internship=internship, due=Decimal("299.00"))
    assert "correct it" in words(browse(dario).get(internship.get_absolute_url()))


def test_history_stands_with_a_warning(episode, alice, browse):
    internship = InternshipFactory(episode=episode, brought_in=True, promoter_tutor=None, promoter_tutor_name="Rosa")
    page = words(browse(alice).get(internship.get_absolute_url()))
    assert "No agreement is known" in page
    assert "Rosa" in page


def test_the_page_says_what_the_rules_say(episode, alice, browse):
    internship = InternshipFactory(episode=episode, ends_on=date(2026, 9, 30))
    page = words(browse(alice).get(internship.get_absolute_url()))
    assert "may last 6 months: end it by 31/08/2026" in page
    assert page.count('class="check-line"') == 4


@pytest.fixture
def extensible(episode, dario):
    return InternshipFactory(episode=episode, promoter_tutor=dario, kind="disadvantaged")


def test_an_internship_is_extended(extensible, dario, alice, browse):
    Draft.objects.create(user=dario, key=f"extension:{extensible.pk}", content={"ends_on": "2026-12-31"})
    desk = browse(dario)
    assert door("extend", extensible) in words(desk.get(extensible.get_absolute_url()))
    assert 'value="2026-12-31"' in words(desk.get(door("extend", extensible)))
    answer = desk.post(door("extend", extensible), {"ends_on": "2026-12-31", "version": "0"})
    assert answer["Location"] == extensible.get_absolute_url()
    assert not Draft.objects.exists()
    page = words(browse(alice).get(extensible.get_absolute_url()))
    assert "last day 31/12/2026 instead of 31/08/2026" in page
    assert door("extend", extensible) not in page


def test_what_cannot_be_extended_offers_no_extension(episode, dario, browse):
    internship = InternshipFactory(episode=episode, interrupted=True)
    assert door("extend", internship) not in words(browse(dario).get(internship.get_absolute_url()))
    page = words(browse(dario).post(door("extend", internship), {"ends_on": "2026-12-31", "version": "0"}))
    assert "already interrupted on 14/05/2026" in page


def test_the_check_of_an_extension_answers_and_writes_nothing(extensible, dario, browse):
    what = {"ends_on": "2027-10-01", "version": "0", "check": "1"}
    page = words(browse(dario).post(door("extend", extensible), what, headers=HTMX))
    assert "<html" not in page
    assert page.count('class="check-line"') == 6
    assert "may last 18 months" in page
    page = words(browse(dario).post(door("extend", extensible), what | {"ends_on": "2026-08-31"}, headers=HTMX))
    assert "lasts until 31/08/2026 already" in page
    assert not AuditEntry.objects.deeds().exists()


def test_a_refused_extension_loses_nothing(extensible, dario, browse):
    what = {"ends_on": "2027-10-01", "motive": "She asks for it", "version": "0"}
    page = words(browse(dario).post(door("extend", extensible), what))
    assert "may last 18 months: end it by 31/08/2027" in page
    assert "She asks for it" in page
    assert 'value="2027-10-01"' in page


def test_a_stale_extension_is_made_again_knowingly(extensible, dario, browse):
    Internship.objects.update(version=2)
    what = {"ends_on": "2026-12-31", "version": "0"}
    page = words(browse(dario).post(door("extend", extensible), what))
    assert "in the meantime" in page
    assert 'name="version" value="2"' in page
    browse(dario).post(door("extend", extensible), what | {"version": "2"})
    extensible.refresh_from_db()
    assert extensible.ends_on == date(2026, 12, 31)


def test_an_internship_is_interrupted(internship, dario, browse):
    what = {"on": "2026-06-15", "reason": "", "note": "Moved away", "version": "0"}
    page = words(browse(dario).post(door("interrupt", internship), what))
    assert "Choose the reason." in page
    assert "Moved away" in page
    browse(dario).post(door("interrupt", internship), what | {"reason": "family"})
    internship.refresh_from_db()
    assert internship.last_day == date(2026, 6, 15)


def test_the_plate_of_the_case(internship, dario, alice, browse):
    page = words(browse(dario).get(door("panel", internship.episode), headers=HTMX))
    assert "<html" not in page
    assert "Fabio Rossi" in page
    assert "Confirm March" in page
    assert "Confirm March" not in words(browse(alice).get(door("panel", internship.episode)))


# Months


def test_a_month_is_confirmed_and_corrected(internship, dario, browse):
    march = door("confirm_month", internship, month="2026-03")
    browse(dario).post(march, {"days_planned": "20", "days_attended": "13", "hours": "52", "note": "", "seen": ""})
    month = AttendanceMonth.objects.get()
    assert (month.due, month.hours_attended) == (Decimal("195.00"), 52)
    again = {"days_planned": "20", "days_attended": "14", "hours": "56", "note": "", "seen": month.seen}
    assert "Write in the note why" in words(browse(dario).post(march, again))
    browse(dario).post(march, again | {"note": "Forgotten day"})
    month = AttendanceMonth.objects.get()
    assert (month.due, month.due_now) == (Decimal("195.00"), Decimal("300.00"))
    page = words(browse(dario).get(internship.get_absolute_url()))
    assert "closed with 195.00 €" in page
    assert "to 14 of 20 days: 105.00 €" in page
    assert "Forgotten day" in page


def test_the_computation_follows_the_typing(internship, dario, browse):
    what = {"days_planned": "20", "days_attended": "13"}
    answer = browse(dario).post(door("confirm_month", internship, month="2026-03"), what, headers=HTMX)
    assert "195.00 €" in words(answer)
    assert not AttendanceMonth.objects.exists()


@pytest.mark.parametrize("month", ["2026-02", "2026-09"])
def test_a_month_without_the_internship_is_not_there(internship, dario, browse, month):
    assert browse(dario).get(door("confirm_month", internship, month=month)).status_code == 404


def test_the_next_month_to_confirm_is_proposed(internship, dario, browse):
    AttendanceMonthFactory(internship=internship)
    assert browse(dario).get(door("confirm_month", internship)).context["month"] == date(2026, 4, 1)


def row(internship, planned, attended, **more):
    return {f"{internship.pk}-days_planned": planned, f"{internship.pk}-days_attended": attended} | {
        f"{internship.pk}-{name}": value for name, value in more.items()
    }


def test_the_grid_keeps_what_is_right_and_shows_what_is_not(internship, dario, browse):
    basso, corazza = (
        InternshipFactory(episode=EpisodeFactory(person=PersonFactory(last_name=name))) for name in ("Basso", "Corazza")
    )
    what = row(internship, "20", "20", seen="") | row(basso, "20", "21", note="Saturday") | row(corazza, "22", "")
    page = words(browse(dario).post(door("months", month="2026-05"), what))
    assert AttendanceMonth.objects.get().internship == internship
    assert "1 month confirmed." in page
    assert "More days attended than planned" in page
    assert 'value="Saturday"' in page
    assert "Enter how many days were attended" not in page  # Corazza's row was left alone
    confirmed = AttendanceMonth.objects.get()
    assert f'value="{confirmed.seen}"' in page


def test_a_saved_grid_can_be_sent_again_without_harm(internship, dario, browse):
    url = door("months", month="2026-05")
    assert browse(dario).post(url, row(internship, "20", "20", seen="")).status_code == 302
    seen = AttendanceMonth.objects.get().seen
    assert browse(dario).post(url, row(internship, "20", "20", seen=seen)).status_code == 302
    assert AuditEntry.objects.deeds().count() == 1
    assert "in the meantime" in words(browse(dario).post(url, row(internship, "20", "10", seen="")))


def test_the_grid_reckons_while_one_types(internship, dario, browse):
    answer = browse(dario).post(door("months", month="2026-05"), row(internship, "20", "13"), headers=HTMX)
    assert f'id="due-{internship.pk}"' in words(answer)
    assert "1 internship: 13 of 20 days, 195.00 €" in words(answer)
    assert not AttendanceMonth.objects.exists()


def test_the_grid_asks_for_the_month_that_ends(internship, dario, browse):
    assert browse(dario).get(door("months")).context["month"] == date(2026, 6, 1)
    assert browse(dario).get(door("months", month="nonsense")).context["month"] == date(2026, 6, 1)


# How it ends


def test_a_job_is_registered_by_the_case_manager(internship, alice, browse):
    what = {"host": "", "employer": "", "starts_on": "2026-09-01", "contract": "permanent"}
    assert "write the name of another employer" in words(browse(alice).post(door("hire", internship.episode), what))
    browse(alice).post(door("hire", internship.episode), what | {"employer": "Bar Sport"})
    assert Hire.objects.get().where == "Bar Sport"


def test_a_case_with_an_internship_is_not_closed(internship, alice, browse):
    what = {"closed_on": "2026-06-30", "reason": "moved", "note": "To Udine"}
    page = words(browse(alice).post(door("close_case", internship.episode), what))
    assert "runs until 31/08/2026" in page
    assert f'href="{internship.get_absolute_url()}"' in page
    assert "To Udine" in page


def test_a_case_is_closed(episode, alice, browse):
    browse(alice).post(door("close_case", episode), {"closed_on": "2026-06-30", "reason": "moved", "note": "To Udine"})
    episode.refresh_from_db()
    assert (episode.closed_on, episode.closing_reason) == (date(2026, 6, 30), "moved")


def test_a_case_is_not_closed_tomorrow(episode, alice, browse):
    page = words(browse(alice).post(door("close_case", episode), {"closed_on": "2026-07-01", "reason": "moved"}))
    assert "a day that has come" in page


# How many queries


@pytest.mark.parametrize(
    ("name", "most"), [("hosts", 10), ("internships", 10), ("months", 11), ("host", 18), ("internship", 20)]
)
def test_the_number_of_queries_does_not_grow(name, most, dario, browse, django_assert_max_num_queries):
    agreement = AgreementFactory(seats=20)
    for n in range(12):
        episode = EpisodeFactory(person=PersonFactory(last_name=f"Basso{n}"))
        internship = InternshipFactory(episode=episode, agreement=agreement, promoter_tutor=dario)
        AttendanceMonthFactory(internship=internship)
        AgreementFactory()
    thing = {"host": [agreement.host], "internship": [internship]}.get(name, [])
    desk = browse(dario)
    desk.get(door(name, *thing))
    with django_assert_max_num_queries(most):
        desk.get(door(name, *thing))


class TestListOfInternships:
    def test_columns_and_order_are_chosen(self, internship, dario, browse):
        shown = words(browse(dario).get(door("internships", columns="allowance", order="-allowance")))
        assert 'data-label="Monthly allowance"' in shown
        assert 'data-label="Host"' not in shown
        assert 'aria-sort="descending"' in shown
        assert 'name="search"' not in shown

    def test_the_workbook_holds_what_the_page_shows(self, internship, dario, chiara, browse):
        asked = door("export_internships", columns="start")
        head, *rows = [[cell.value for cell in row] for row in sheet_of(browse(dario).get(asked)).iter_rows()]
        assert head == ["Person", "First day"]
        assert [row[1].date() for row in rows] == [internship.starts_on]
        assert sheet_of(browse(chiara).get(asked)).max_row == 1
        assert AuditEntry.objects.about(internship).reads().get().details == {"section": "export"}

    def test_a_view_of_it_is_kept_apart_from_those_of_other_lists(self, internship, dario, browse):
        client = browse(dario)
        kept = {"list": "internships", "query": "state=ending&whose=mine&order=end", "name": "Soon over"}
        client.post(reverse("equipe:save_view"), kept)
        assert SavedView.objects.get().query == "state=ending&order=end"
        assert "Soon over" in words(client.get(door("internships")))
        assert "Soon over" not in words(client.get(reverse("beneficiaries:caseload")))
