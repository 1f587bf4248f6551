"""A host's tutor by link: what it shows, to whom, on which device; weeks, reports, looks, signatures."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from html import unescape

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from beneficiaries.models import HouseholdMember, Task
from equipe import jobs
from equipe.by_link import DEVICE
from equipe.models import AuditEntry, Job
from equipe.verdicts import Refused
from placements import actions
from placements.actions.acts import add_act
from placements.actions.observations import note_observations
from placements.enums import ActKind, SignerSide
from placements.models import Act, Day, HostLink, HostReport, Internship, Observation, Signature, Tutor, Week
from placements.rules.following import Told
from tests.beneficiaries.factories import DiaryEntryFactory, ExchangeFactory
from tests.phones import Phone
from tests.placements.factories import (
    AgreementFactory,
    AttendanceMonthFactory,
    HostFactory,
    InternshipFactory,
    item,
)

MORNINGS = [[day, "08:30", "12:30"] for day in range(5)]
MONDAY = date(2026, 6, 22)
TODAY = date(2026, 6, 26)  # the Friday of that week
NOW = datetime(2026, 6, 26, 15, tzinfo=UTC)
SITE = "https://equipe.example"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-26 17:00:00+02:00", tick=False):
        yield


@pytest.fixture
def internship(scale, episode, dario):
    """From Monday 15 June to the end of August, every morning."""
    internship = InternshipFactory(
        episode=episode,
        agreement=AgreementFactory(host=HostFactory(name="Il Faro", contact__email="info@example.org")),
        promoter_tutor=dario,
        starts_on=date(2026, 6, 15),
        ends_on=date(2026, 8, 28),
        timetable=MORNINGS,
        tasks="Levigare e imballare.",
        host_tutor_name="Fabio Rossi",
    )
    actions.begin([internship])
    return internship


def door_of(internship, by):
    _link, secret = actions.hand_host_link(internship, by=by, on=TODAY)
    return reverse("host_link:door", args=[secret])


@pytest.fixture
def phone(internship, dario):
    """The tutor's phone, with the link begun on it."""
    return Phone(door_of(internship, dario)).begin()


@pytest.fixture
def link(phone):
    return HostLink.objects.valid().with_internships().get()


def words(page):
    return " ".join(page.content.decode().split())


PAGES = ("", "week/", "week/?monday=2026-06-15", "report/", "looks/", "looks/?part=2", "looks/?part=3", "sign/")


# The door


def test_looking_a_hundred_times_opens_nothing_and_tells_nothing(internship, dario):
    address, scanner = door_of(internship, dario), Client()
    pages = {words(scanner.get(address)).partition("csrfmiddlewaretoken")[0] for _ in range(100)}
    [page] = pages
    assert not [told for told in ("Anna", "Moro", "Fabio", "Il Faro", "Levigare") if told in page]
    assert HostLink.objects.get().begun_at is None
    assert Phone(address).begin().look("week/").status_code == 200


def test_the_same_page_whatever_is_wrong_with_a_link(internship, dario):
    """Invented, replaced, revoked, not begun in time: nothing tells which, nor whether there ever was one."""
    replaced, revoked = door_of(internship, dario), door_of(internship, dario)
    actions.revoke_host_link(internship, by=dario)
    late = door_of(internship, dario)
    HostLink.objects.valid().update(begin_by=TODAY - timedelta(days=1))
    answers = {}
    for address in (replaced, revoked, late, reverse("host_link:door", args=["0" * 5])):
        for method, part in (("get", ""), ("get", "week/"), ("post", "begin/"), ("post", "report/"), ("post", "sign/")):
            answer = getattr(Client(), method)(address + part)
            answers.setdefault((answer.status_code, words(answer)), []).append(address)
    assert [status for status, _ in answers] == [404]


def test_a_link_opens_on_one_device(phone):
    laptop = Phone(phone.link)
    assert laptop.look().status_code == 403
    assert "opened on another device" in words(laptop.look())
    assert laptop.send("begin/")["Location"] == phone.link
    for page in PAGES[1:]:
        assert laptop.look(page)["Location"] == phone.link
    assert laptop.send("week/", {"all": 1}).status_code == 403
    assert not Week.objects.exists()
    assert phone.look("week/").status_code == 200


def test_the_device_is_known_by_a_cookie_of_this_path_alone(internship, dario):
    phone = Phone(door_of(internship, dario))
    cookie = phone.send("begin/").cookies[DEVICE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (phone.link, True, "Lax")
    assert cookie.value.split(":")[0] not in str(list(HostLink.objects.values()))


def test_forms_of_other_sites_are_refused(internship, dario):
    address, stranger = door_of(internship, dario), Client(enforce_csrf_checks=True)
    for part in ("begin/", "week/", "report/", "looks/", "sign/", "language/"):
        assert stranger.post(address + part).status_code == 403


def test_looking_changes_nothing_and_leaves_its_trace(phone, episode):
    before = [model.objects.count() for model in (Day, Week, HostReport, Observation, Job)]
    traces = AuditEntry.objects.about(episode).reads().count()
    for page in PAGES:
        answer = phone.look(page)
        assert answer.status_code == 200
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "no-store" in answer["Cache-Control"]
    assert [model.objects.count() for model in (Day, Week, HostReport, Observation, Job)] == before
    assert AuditEntry.objects.about(episode).reads().count() == traces + len(PAGES)


def test_pages_lead_nowhere_else_and_speak_the_chosen_language(phone):
    for page in PAGES:
        leads = [piece.partition('"')[0] for piece in words(phone.look(page)).split('href="')[1:]]
        assert [lead for lead in leads if not lead.startswith(("?", "#", "/static/", phone.link))] == []
    phone.send("language/", {"language": "it"})
    assert "Segnala qualcosa" in words(phone.look())
    assert '<html lang="it">' in words(phone.look("week/"))


def test_few_questions_to_the_database(phone, django_assert_max_num_queries):
    for page in PAGES:
        with django_assert_max_num_queries(16):
            phone.look(page)


# Until when


def test_the_link_lives_as_long_as_the_internship_and_a_week(phone, internship):
    for moment, status in (("2026-08-28", 200), ("2026-09-04", 200), ("2026-09-05", 404)):
        with time_machine.travel(f"{moment} 12:00:00+02:00", tick=False):
            assert phone.look().status_code == status


def test_an_early_end_shortens_it_and_an_extension_lengthens_it(phone, internship, dario):
    actions.interrupt(internship, version=internship.version, on=TODAY, reason="health", by=dario)
    with time_machine.travel("2026-07-03 12:00:00+02:00", tick=False):
        assert phone.look().status_code == 200
    with time_machine.travel("2026-07-04 12:00:00+02:00", tick=False):
        assert phone.look().status_code == 404


def test_a_tutor_who_left_comes_in_no_more_and_the_next_one_gets_the_link(phone, internship, dario):
    Tutor.objects.filter(side="host").update(to_day=TODAY)
    assert phone.look().status_code == 200
    Tutor.objects.create(internship=internship, side="host", name="Lia Bo", from_day=TODAY + timedelta(days=1))
    with time_machine.travel("2026-06-27 12:00:00+02:00", tick=False):
        assert phone.look().status_code == 404
        link, _secret = actions.hand_host_link(internship, by=dario, on=date(2026, 6, 27))
        assert link.tutor.name == "Lia Bo"


def test_who_left_and_was_not_replaced_is_told_by_name(internship, dario):
    Tutor.objects.filter(side="host").update(to_day=date(2026, 6, 19))
    with pytest.raises(Refused, match="Fabio Rossi no longer follows"):
        actions.hand_host_link(internship, by=dario, on=TODAY)


def test_a_host_that_was_merged_meanwhile_keeps_the_link_open(phone, internship):
    other = HostFactory(name="Il Faro Verde", ambito=internship.host.ambito)
    Internship.objects.filter(pk=internship.pk).update(host=other)
    assert "Il Faro Verde" in words(phone.look())
    phone.send("week/", {"all": 1})
    assert Week.objects.get().internship_id == internship.pk


def test_where_the_host_must_not_be_told_nothing_opens(phone, internship, dario):
    ExchangeFactory(episode=internship.episode, receiver="host", telling="not_allowed", starts_on=TODAY)
    assert phone.look().status_code == 404
    with pytest.raises(Refused):
        actions.hand_host_link(internship, by=dario, on=TODAY)


def test_what_was_typed_when_the_link_died_is_given_back(phone, internship, dario):
    actions.revoke_host_link(internship, by=dario)
    page = phone.press("report/", {"kind": "other", "words": "The saw stopped; <b>nobody</b> was hurt."})
    assert page.status_code == 404
    assert "The saw stopped; &lt;b&gt;nobody&lt;/b&gt; was hurt." in words(page)


# The mail


def test_the_link_goes_by_mail_without_anybodys_name(internship, dario, django_capture_on_commit_callbacks):
    with pytest.raises(Refused, match="no e-mail address"):
        actions.send_host_link(internship, site=SITE, by=dario, on=TODAY)
    with django_capture_on_commit_callbacks(execute=True):
        actions.send_host_link(internship, to=" fabio@example.org ", site=SITE, by=dario, on=TODAY)
    jobs.carry_out(job_id=str(Job.objects.get(kind="placements.send_host_link").pk))
    [letter] = mail.outbox
    assert letter.to == ["fabio@example.org"]
    assert f"{SITE}/h/" in letter.body
    for told in ("Anna", "Moro", "Fabio", "Il Faro", "Levigare"):
        assert told not in letter.subject + letter.body
    secret = letter.body.partition("/h/")[2].partition("/")[0]
    assert HostLink.objects.known_by(secret).get().sent_at
    assert secret not in str(list(Job.objects.values())) + str(list(HostLink.objects.values()))


# The week


def confirm(link, told=None, **more):
    every = {MONDAY + timedelta(n): Told("present", Decimal(4)) for n in range(5)}
    return actions.confirm_week(link, MONDAY, every | (told or {}), at=NOW, **more)


def test_all_as_planned_with_one_tap_and_a_second_one_changes_nothing(phone, internship):
    page = words(phone.look())
    assert "2 weeks wait for you" in page
    assert "Levigare e imballare." in page
    assert "08:30–12:30" in page
    for _tap in range(2):
        assert phone.send("week/?monday=2026-06-22", {"all": 1})["Location"] == phone.link + "?said=week"
    days = list(Day.objects.of(internship).in_order())
    assert [(day.day.day, day.presence, day.hours, day.noted_from) for day in days] == [
        (n, "present", 4, "link") for n in range(22, 27)
    ]
    assert Week.objects.count() == 1
    assert AuditEntry.objects.filter(verb="week.confirmed").count() == 1
    assert "1 week waits for you" in words(phone.look())
    assert HostLink.objects.get().used_at


def test_a_day_is_changed_and_the_reason_is_asked(phone, internship):
    typed = {f"2026-06-{n}-presence": "present" for n in range(22, 27)}
    typed |= {"2026-06-23-presence": "absent", "2026-06-24-hours": "2,5", "2026-06-25-presence": "closed"}
    page = phone.send("week/?monday=2026-06-22", typed)
    assert "“other” is enough" in words(page)
    assert 'value="2,5"' in words(page)
    phone.send("week/?monday=2026-06-22", typed | {"2026-06-23-reason": "illness"})
    told = {day.day.day: (day.presence, day.hours, day.reason) for day in Day.objects.of(internship)}
    assert told == {
        22: ("present", 4, ""),
        23: ("absent", 0, "illness"),
        24: ("present", Decimal("2.5"), ""),
        25: ("closed", 0, ""),
        26: ("present", 4, ""),
    }


def test_a_week_may_be_corrected_with_a_trace(link, internship):
    confirm(link)
    confirm(link, {MONDAY: Told("absent", reason="family")})
    assert Day.objects.get(day=MONDAY).reason == "family"
    trace = AuditEntry.objects.get(verb="day.changed")
    assert trace.details["before"] == {"presence": "present", "hours": "4.0"}
    assert "family" not in str(trace.details)
    assert Week.objects.count() == 1


def test_what_the_desk_noted_since_the_page_was_shown_is_not_written_over_unseen(phone, internship):
    """The person rang the service on Tuesday; the page of the host's tutor was older, and said "all as planned"."""
    shown = re.search(r'name="seen" value="([^"]*)"', words(phone.look("week/?monday=2026-06-22")))[1]
    ill = Day.objects.create(internship=internship, day=date(2026, 6, 23), presence="absent", reason="illness")
    page = words(phone.send("week/?monday=2026-06-22", {"all": 1, "seen": unescape(shown)}))
    assert "noted something else: 23/06/2026 (absent)" in page
    assert Day.objects.get() == ill
    known = re.search(r'name="seen" value="([^"]*)"', page)[1]
    phone.send("week/?monday=2026-06-22", {"all": 1, "seen": unescape(known)})
    assert Day.objects.get(day=ill.day).presence == "present"


def test_a_week_that_is_not_over_waits(phone, link):
    assert "when its last planned day has come" in words(phone.look("week/?monday=2026-06-29"))
    with pytest.raises(Refused, match="can be confirmed from 03/07/2026"):
        actions.confirm_week(link, date(2026, 6, 29), {}, at=NOW)


@pytest.mark.parametrize(
    ("monday", "days", "says"),
    [
        (date(2026, 6, 8), [], "no planned day"),
        (date(2026, 6, 23), [], "no planned day"),  # not a Monday
        (MONDAY, [22, 23, 24, 25], "26/06/2026 is missing"),
        (MONDAY, [22, 23, 24, 25, 26, 27], "27/06/2026 is not a planned day"),
    ],
)
def test_what_is_not_asked_is_refused(link, monday, days, says):
    told = {date(2026, 6, n): Told("present", Decimal(4)) for n in days}
    with pytest.raises(Refused, match=says):
        actions.confirm_week(link, monday, told, at=NOW)
    assert not Day.objects.exists()


def test_a_closed_month_is_refused_with_a_sentence(phone, link, internship):
    AttendanceMonthFactory(internship=internship, month=date(2026, 6, 1))
    with pytest.raises(Refused, match="06/2026 is closed"):
        confirm(link)
    assert "is closed" in words(phone.look("week/?monday=2026-06-22"))
    assert not Week.objects.exists()


def test_of_a_week_across_two_months_only_the_open_one_is_asked(phone, internship):
    AttendanceMonthFactory(internship=internship, month=date(2026, 6, 1))
    with time_machine.travel("2026-07-03 17:00:00+02:00", tick=False):
        page = words(phone.look("week/?monday=2026-06-29"))
        assert "2 days of this week lie in a month that is closed" in page
        phone.send("week/?monday=2026-06-29", {"all": 1})
    assert [day.day.day for day in Day.objects.of(internship).in_order()] == [1, 2, 3]


def test_days_of_a_suspension_are_not_asked(link, internship, dario):
    said = {"dated_on": TODAY, "by": dario}
    add_act(internship, ActKind.SUSPENSION, holds_from=date(2026, 6, 24), reason="illness", **said)
    with pytest.raises(Refused, match="24/06/2026 is not a planned day"):
        confirm(link)
    told = {date(2026, 6, n): Told("present", Decimal(4)) for n in (22, 23)}
    assert actions.confirm_week(link, MONDAY, told, at=NOW).monday == MONDAY


def test_a_reported_absence_stands_in_the_week(phone):
    phone.send("report/", report("absence", on="2026-06-26", reason="illness"))
    page = words(phone.look("week/?monday=2026-06-22"))
    assert "All as planned" not in page
    [absent] = [piece for piece in page.split("<input")[1:] if 'name="2026-06-26-presence" value="absent"' in piece]
    assert "checked" in absent.partition(">")[0]


# Reports


def report(kind, key="6ad40d8e-77a2-4b4e-8d6e-0b0c2a4c9d01", **said):
    return {"kind": kind, "key": key, **said}


def test_an_accident_starts_the_clock_and_the_service_is_told(phone, internship, django_capture_on_commit_callbacks):
    typed = report("accident", on="2026-06-26", words="A finger in the press.", days_away="5")
    with django_capture_on_commit_callbacks(execute=True):
        for _tap in range(2):
            assert phone.send("report/", typed)["Location"].endswith("?said=accident")
    told = HostReport.objects.get()
    assert (told.due_at, told.hours_left(at=NOW)) == (NOW + timedelta(hours=48), 48)
    assert told.duty == "report"
    jobs.carry_out(job_id=str(Job.objects.get(kind="placements.tell_of_report").pk))
    [letter] = mail.outbox
    assert letter.to == [internship.promoter_tutor.email]
    for name in ("Anna", "Moro", "Il Faro", "finger", "Rossi"):
        assert name not in letter.subject + letter.body


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (report("accident", on="2026-06-27", words="x"), "cannot be in the future"),
        (report("accident", on="2026-06-14", words="x"), "does not run on 14/06/2026"),
        (report("accident", on="2026-06-26"), "what happened"),
        (report("absence", on="2026-06-29", reason="illness"), "Select a valid choice"),
        (report("absence", on="2026-06-26"), "“other” is enough"),
        (report("other", words="x" * 501), "501"),
        (report("other", key="x", words="x"), "Enter a valid UUID"),
    ],
)
def test_a_report_that_cannot_be_is_told_at_its_field(phone, typed, says):
    page = phone.send("report/", typed)
    assert page.status_code == 200
    assert says in words(page)
    assert not HostReport.objects.exists()


# How it goes


def test_levels_are_kept_screen_by_screen_and_others_are_not_shown(phone, internship, elena):
    punctual = item("keeps-times")
    note_observations(
        internship,
        internship.tutors.get(side="promoter"),
        [(punctual, 1, "Late twice, says Elena.")],
        on=TODAY,
        by=elena,
    )
    first = phone.look("looks/").context["form"].items
    typed = {f"level-{first[0].pk}": "3", f"note-{first[0].pk}": "On time.", f"level-{first[1].pk}": "unseen"}
    assert phone.send("looks/", typed)["Location"].endswith("?part=2")
    page = words(phone.look("looks/"))
    assert "On time." in page
    assert "says Elena" not in "".join(words(phone.look(part)) for part in PAGES)
    last = phone.look("looks/?part=3").context["parts"]
    phone.send(f"looks/?part={last}", {"whole": "Willing and friendly."})
    looks = Observation.objects.by_tutor(internship.tutors.get(side="host"))
    assert {(look.lineage != "", look.level, look.note) for look in looks} == {
        (True, 3, "On time."),
        (True, None, ""),
        (False, None, "Willing and friendly."),
    }
    phone.send("looks/", typed | {f"level-{first[0].pk}": "2"})
    assert looks.get(lineage=first[0].lineage).level == 2  # the later word of the day


def test_a_level_that_was_not_offered_is_not_taken(phone):
    first = phone.look("looks/").context["form"].items[0]
    page = phone.send("looks/", {f"level-{first.pk}": "9"})
    assert "Choose one of the levels shown" in words(page)
    assert not Observation.objects.exists()


# Signing


@pytest.fixture
def paper(internship):
    start = Act.objects.of(internship).get()
    return Signature.objects.create(act=start, side=SignerSide.HOST_TUTOR)


def test_an_act_is_signed_once(phone, paper, internship):
    page = words(phone.look("sign/"))
    for told in ("Start", "Levigare e imballare.", "08:30–12:30", "28/08/2026", "Sign as Fabio Rossi"):
        assert told in page
    for _tap in range(2):
        phone.send("sign/", {"signature": str(paper.pk)})
    paper.refresh_from_db()
    assert (paper.manner, paper.signed_on, paper.name, paper.filed_by) == ("link", TODAY, "Fabio Rossi", None)
    assert AuditEntry.objects.filter(verb="act.signed_by_link").count() == 1
    assert "Nothing waits" in words(phone.look("sign/"))


@pytest.mark.parametrize("typed", ["x", "6ad40d8e-77a2-4b4e-8d6e-0b0c2a4c9d01"])
def test_what_is_not_hers_is_not_signed(phone, paper, typed, episode):
    other = InternshipFactory(starts_on=date(2025, 1, 1), ends_on=date(2025, 3, 1))
    actions.begin([other])
    foreign = Signature.objects.create(act=Act.objects.of(other).get(), side=SignerSide.HOST_TUTOR)
    for value in (typed, str(foreign.pk)):
        assert phone.send("sign/", {"signature": value}).status_code == 200
    assert not Signature.objects.filter(agreement=None).exclude(signed_on=None).exists()


# Nothing of the person is told


CANARIES = {
    "last_name": "Canaryname",
    "birth_place": "CNRY-birth",
    "address": "CNRY-address",
    "phone": "3339876543",
    "email": "canary@example.org",
    "tax_code": "MRONNA90A41G888Y",
}


def test_the_link_shows_no_canary(phone, internship, paper, dario, django_capture_on_commit_callbacks):
    """Profile, health, judicial, address, household, diary, phone, tax code: on no page, in no header, in no letter."""
    person, episode = internship.person, internship.episode
    known = {field.name for field in person._meta.get_fields()}
    for name, value in CANARIES.items():
        if name in known:
            setattr(person, name, value)
    person.save()
    planted = [value for name, value in CANARIES.items() if name in known]
    for field in episode._meta.concrete_fields:
        if field.get_internal_type() == "TextField":
            setattr(episode, field.name, f"CNRY-{field.name}")
    episode.save()
    DiaryEntryFactory(episode=episode, author=dario, text="CNRY-diary")
    Task.objects.create(episode=episode, text="CNRY-task", owner=dario, created_by=dario)
    HouseholdMember.objects.create(person=person, name="CNRY-member", relation="child", written_by=dario)
    Internship.objects.filter(pk=internship.pk).update(
        motive="CNRY-motive", host_tutor_phone="CNRY-tutorphone", outcome="CNRY-outcome"
    )
    HostReport.objects.create(
        internship=internship,
        tutor=internship.tutors.get(side="host"),
        kind="other",
        on=TODAY,
        words="CNRY-report",
        reported_at=NOW,
    )
    planted += ["CNRY-", str(internship.pk), str(episode.pk), str(person.pk), "300.00", "300,00", "Dario"]
    with django_capture_on_commit_callbacks(execute=True):
        answers = [phone.look(page) for page in PAGES]
        answers += [
            phone.send("week/?monday=2026-06-15", {"all": 1}),
            phone.send("week/?monday=2026-06-22", {"2026-06-22-presence": "x"}),
            phone.send("report/", report("accident", on="2026-06-26")),
            phone.send("report/", report("other", words="Gloves.")),
            phone.send("looks/", {}),
            phone.send("sign/", {"signature": "x"}),
        ]
    for job in Job.objects.all():
        jobs.carry_out(job_id=str(job.pk))
    told = [answer.content.decode() + str(answer.headers) + str(answer.cookies) for answer in answers]
    told += [letter.subject + letter.body for letter in mail.outbox if dario.email not in letter.to]
    letters = [letter.subject + letter.body for letter in mail.outbox]
    assert planted
    for value in planted:
        assert [page for page in told if value in page] == [], value
        assert [letter for letter in letters if value in letter and value != "Dario"] == [], value
    assert any("Anna C." in page for page in told)
