"""The deeds of placing: what changes, which trace stays, what is refused and leaves none."""

from datetime import UTC, date, datetime
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection

from beneficiaries.models import Episode
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.enums import HostKind, InternshipKind
from placements.models import Agreement, AttendanceMonth, Hire, Host, Internship
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import AmbitoFactory, actor
from tests.placements.factories import (
    AgreementFactory,
    AttendanceMonthFactory,
    HireFactory,
    HostFactory,
    InternshipFactory,
)

TODAY = date(2026, 11, 22)
MARCH = date(2026, 3, 1)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

SHEET = {
    "name": "Cooperativa Il Faro",
    "vat_number": "IT 35117660932",
    "kind": HostKind.COOPERATIVE_B,
}


def verbs():
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


def opened(episode, agreement, by, **changed):
    agreed = {
        "kind": InternshipKind.INSERTION,
        "starts_on": MARCH,
        "ends_on": date(2026, 8, 31),
        "weekly_hours": 20,
        "allowance": Decimal("300.00"),
        "promoter_tutor": by,
        "host_tutor_name": "Fabio Rossi",
        "motive": "",
    }
    return actions.open_internship(episode, agreement, by=by, on=TODAY, **agreed | changed)


def another_episode(last_name, **fields):
    return EpisodeFactory(person=PersonFactory(last_name=last_name), **fields)


# Hosts


def test_a_host_is_registered_with_its_plain_vat_number(dario):
    host = actions.add_host(ambito=AmbitoFactory(), by=dario, on=TODAY, **SHEET)
    assert host.vat_number == "35117660932"
    assert verbs() == ["host.added"]


@pytest.mark.parametrize("number", ["35117660931", "IT123", "RSSMRA80A01H501U"])
def test_a_wrong_vat_number_registers_nothing(dario, number):
    with pytest.raises(Refused, match="eleven digits"):
        actions.add_host(ambito=AmbitoFactory(), by=dario, on=TODAY, **SHEET | {"vat_number": number})
    assert not Host.objects.exists()


def test_a_vat_number_stands_once_in_a_district(dario):
    actions.add_host(ambito=AmbitoFactory(), by=dario, on=TODAY, **SHEET)
    with pytest.raises(Refused, match="already registered"):
        actions.add_host(ambito=AmbitoFactory(), by=dario, on=TODAY, **SHEET | {"vat_number": "35117660932"})
    actions.add_host(ambito=AmbitoFactory(name="Livenza"), by=dario, on=TODAY, **SHEET)


def test_a_host_is_changed_once_a_version(dario):
    host = HostFactory(vat_number="35117660932")
    actions.edit_host(host, version=0, by=dario, **SHEET)
    assert (host.name, host.version) == ("Cooperativa Il Faro", 1)
    assert AuditEntry.objects.get().details == {"fields": ["kind", "name"]}
    with pytest.raises(actions.Stale, match="in the meantime"):
        actions.edit_host(host, version=0, by=dario, **SHEET | {"name": "Il Faro"})
    host.refresh_from_db()
    assert host.name == "Cooperativa Il Faro"


def test_a_host_goes_and_comes_back(dario):
    host = HostFactory()
    actions.deactivate_host(host, version=0, on=TODAY, by=dario)
    assert not Host.objects.active().exists()
    actions.reactivate_host(host, version=1, by=dario)
    assert host.is_active
    assert verbs() == ["host.deactivated", "host.reactivated"]


def test_a_host_stays_while_an_internship_runs_there(dario):
    internship = InternshipFactory(starts_on=TODAY, ends_on=date(2027, 1, 31))
    with pytest.raises(Refused, match="31/01/2027"):
        actions.deactivate_host(internship.host, version=0, on=TODAY, by=dario)


def test_an_agreement_needs_a_host_in_use_and_a_number_of_its_own(dario):
    host = HostFactory()
    what = {"number": "3/2026", "starts_on": MARCH, "ends_on": date(2027, 2, 28), "seats": 2, "by": dario}
    actions.add_agreement(host, **what)
    with pytest.raises(Refused, match="with this number"):
        actions.add_agreement(host, **what)
    with pytest.raises(Refused, match="ends before"):
        actions.add_agreement(host, **what | {"number": "4/2026", "ends_on": date(2026, 2, 28)})
    with pytest.raises(Refused, match="no longer receives"):
        actions.add_agreement(HostFactory(deactivated_on=MARCH), **what)
    assert verbs() == ["agreement.added"]


# Opening


def test_an_internship_is_opened_under_its_agreement(episode, dario):
    internship = opened(episode, AgreementFactory(), dario, motive="not needed")
    assert (internship.person, internship.motive) == (episode.person, "")
    entry = AuditEntry.objects.get()
    assert entry.verb == "internship.opened"
    assert set(entry.details) == {"episode", "agreement", "warnings"}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"ends_on": date(2026, 9, 1)}, "6 months"),
        ({"allowance": Decimal("299.99")}, "at least 300 €"),
        ({"starts_on": date(2025, 12, 31), "ends_on": date(2026, 4, 30)}, "begins on 01/01/2026"),
        ({"starts_on": date(2027, 12, 1), "ends_on": date(2028, 2, 29)}, "ends on 31/12/2027"),
        ({"starts_on": date(2024, 1, 31)}, "taken in charge on 01/02/2024"),
    ],
)
def test_what_the_rules_refuse_is_not_written(episode, dario, changed, words):
    with pytest.raises(Refused, match=words):
        opened(episode, AgreementFactory(), dario, **changed)
    assert not Internship.objects.exists()
    assert verbs() == []


def test_a_warning_is_passed_with_a_motive_that_stays(episode, dario):
    low = {"kind": InternshipKind.INCLUSION, "allowance": Decimal("200.00")}
    with pytest.raises(Refused, match="not verified"):
        opened(episode, AgreementFactory(), dario, motive="  ", **low)
    internship = opened(episode, AgreementFactory(), dario, motive="Agreed with the Region", **low)
    assert internship.motive == "Agreed with the Region"
    assert AuditEntry.objects.get().details["warnings"] == 1


def test_a_motive_does_not_help_against_a_refusal(episode, dario):
    with pytest.raises(Refused):
        opened(episode, AgreementFactory(), dario, allowance=Decimal(1), motive="Please")


def test_the_seats_are_counted_on_the_fullest_day(episode, dario):
    agreement = AgreementFactory(seats=1)
    InternshipFactory(
        episode=another_episode("Basso"), agreement=agreement, starts_on=date(2026, 8, 31), ends_on=date(2026, 12, 31)
    )
    with pytest.raises(Refused, match="No seat"):
        opened(episode, agreement, dario)
    assert opened(episode, agreement, dario, ends_on=date(2026, 8, 30))


def test_an_interrupted_internship_frees_its_seat(episode, dario):
    agreement = AgreementFactory(seats=1)
    InternshipFactory(episode=another_episode("Basso"), agreement=agreement, interrupted_on=date(2026, 4, 30))
    assert opened(episode, agreement, dario, starts_on=date(2026, 5, 1))


def test_the_quota_counts_the_host_and_not_the_agreement(episode, dario):
    agreement = AgreementFactory(host__employees=5, seats=9)
    InternshipFactory(episode=another_episode("Basso"), agreement=AgreementFactory(host=agreement.host))
    with pytest.raises(Refused, match="5 employees"):
        opened(episode, agreement, dario)


def test_disadvantaged_interns_do_not_fill_the_quota(episode, dario):
    agreement = AgreementFactory(host__employees=5, seats=9)
    InternshipFactory(episode=another_episode("Basso"), agreement=agreement, kind=InternshipKind.DISADVANTAGED)
    assert opened(episode, agreement, dario)


def test_the_services_tutor_follows_no_more_than_twenty(episode, dario):
    for n in range(20):
        InternshipFactory(episode=another_episode(f"Basso{n}"), promoter_tutor=dario)
    with pytest.raises(Refused, match="20 others"):
        opened(episode, AgreementFactory(), dario)


def test_the_hosts_tutor_is_known_by_name(episode, dario):
    agreement = AgreementFactory(seats=9, host__employees=100)
    for n in range(3):
        InternshipFactory(episode=another_episode(f"Basso{n}"), agreement=agreement, host_tutor_name="fabio ROSSI")
    with pytest.raises(Refused, match="not advised"):
        opened(episode, agreement, dario)
    assert opened(episode, agreement, dario, motive="One leaves next week")


def test_who_was_there_before_comes_back_with_a_motive(episode, dario):
    agreement = AgreementFactory()
    InternshipFactory(episode=episode, agreement=agreement, starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 28))
    HireFactory(episode=episode, host=agreement.host, starts_on=date(2024, 3, 1))
    with pytest.raises(Refused, match="already been an intern"):
        opened(episode, agreement, dario)
    opened(episode, agreement, dario, motive="Other tasks")
    assert AuditEntry.objects.get().details["warnings"] == 2


def test_an_overlap_is_a_sentence_and_not_an_error(episode, dario):
    InternshipFactory(episode=episode, starts_on=date(2026, 8, 31), ends_on=date(2026, 12, 31))
    with pytest.raises(Refused, match="already has an internship"):
        opened(episode, AgreementFactory(), dario)


def test_a_closed_case_a_gone_host_and_a_stranger_tutor_are_refused(episode, alice, dario):
    with pytest.raises(Refused, match="closed"):
        opened(another_episode("Basso", closed=True), AgreementFactory(), dario)
    with pytest.raises(Refused, match="no longer receives"):
        opened(episode, AgreementFactory(host__deactivated_on=TODAY), dario)
    with pytest.raises(Refused, match="another district"):
        opened(episode, AgreementFactory(host__ambito=AmbitoFactory(name="Livenza")), dario)
    with pytest.raises(Refused, match="tutor does not work"):
        opened(episode, AgreementFactory(), dario, promoter_tutor=actor("Zeno", ambito=AmbitoFactory(name="Livenza")))


# Two at once


def at_once(*deeds):
    """Do the deeds at the same moment, each in a thread with a connection of its own; what each came to."""
    start, found = Barrier(len(deeds)), [None] * len(deeds)

    def run(place, deed):
        try:
            start.wait(5)
            deed()
            found[place] = "done"
        except Refused as refusal:
            found[place] = str(refusal)
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return sorted(found, key=lambda word: word != "done")


@pytest.mark.django_db(transaction=True)
def test_the_last_seat_is_given_once(episode, dario):
    agreement, other = AgreementFactory(seats=1), another_episode("Basso")
    done, told = at_once(
        lambda: opened(episode, agreement, dario),
        lambda: opened(other, agreement, dario),
    )
    assert done == "done"
    assert "No seat of the agreement is free" in told
    assert Internship.objects.under(agreement).count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_person_is_placed_once_at_two_hosts(episode, dario):
    one, other = AgreementFactory(), AgreementFactory()
    done, told = at_once(
        lambda: opened(episode, one, dario),
        lambda: opened(episode, other, dario),
    )
    assert (done, told) == ("done", "This person already has an internship in this period.")
    assert Internship.objects.of(episode.person).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_case_is_not_closed_while_an_internship_is_opened(episode, dario):
    agreement = AgreementFactory()
    found = at_once(
        lambda: opened(episode, agreement, dario, ends_on=date(2026, 8, 31)),
        lambda: actions.close_case(episode, closed_on=date(2026, 3, 2), reason="moved", by=dario),
    )
    assert found.count("done") == 1
    assert Episode.objects.open().same_as(episode).exists() is Internship.objects.exists()


# Going on


def running(**changed):
    """An internship that the regulation lets last eighteen months."""
    return InternshipFactory(**{"kind": InternshipKind.DISADVANTAGED} | changed)


def extend(internship, by, ends_on=date(2026, 12, 31), on=date(2026, 6, 30), **more):
    return actions.extend(internship, version=0, ends_on=ends_on, by=by, on=on, **more)


def test_an_extension_moves_the_end_and_leaves_both(dario):
    extended = extend(running(), dario, motive="not needed")
    assert (extended.ends_on, extended.version, extended.motive) == (date(2026, 12, 31), 1, "")
    entry = AuditEntry.objects.get()
    assert entry.verb == "internship.extended"
    assert entry.details == {"before": "2026-08-31", "after": "2026-12-31", "warnings": 0}


@pytest.mark.parametrize(
    ("changed", "asked", "words"),
    [
        ({"kind": InternshipKind.INSERTION}, {"ends_on": date(2026, 9, 1)}, "6 months"),
        ({}, {"ends_on": date(2027, 9, 1)}, "18 months"),
        ({"agreement__ends_on": date(2026, 10, 31)}, {}, "ends on 31/10/2026: extend until then"),
        ({}, {"ends_on": date(2026, 8, 31)}, "until 31/08/2026 already"),
        ({}, {"on": date(2026, 9, 1)}, "ended on 31/08/2026"),
        ({"interrupted": True}, {}, "already interrupted"),
        ({"brought_in": True}, {}, "No agreement is known"),
        ({"episode__closed": True}, {}, "case is closed"),
        ({"agreement__host__deactivated_on": date(2026, 10, 1)}, {}, "no longer receives"),
    ],
)
def test_what_may_not_be_extended_keeps_its_end(dario, changed, asked, words):
    internship = running(**changed)
    with pytest.raises(Refused, match=words):
        extend(internship, dario, **asked)
    internship.refresh_from_db()
    assert (internship.ends_on, internship.version) == (date(2026, 8, 31), 0)
    assert verbs() == []


def test_the_last_day_is_still_a_day_to_extend(dario):
    assert extend(running(), dario, on=date(2026, 8, 31))


def test_a_seat_is_free_on_the_days_gained(dario):
    agreement = AgreementFactory(seats=1)
    internship = running(agreement=agreement)
    InternshipFactory(
        episode=another_episode("Basso"), agreement=agreement, starts_on=date(2026, 11, 1), ends_on=date(2027, 1, 31)
    )
    with pytest.raises(Refused, match="No seat"):
        extend(internship, dario, ends_on=date(2026, 11, 1))
    assert extend(internship, dario, ends_on=date(2026, 10, 31))


def test_an_extension_asks_for_quota_and_tutors(dario):
    internship = running(promoter_tutor=dario, kind=InternshipKind.ORIENTATION, ends_on=date(2026, 6, 30))
    days = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 8, 31)}
    for n in range(20):
        InternshipFactory(episode=another_episode(f"Basso{n}"), promoter_tutor=dario, **days)
    with pytest.raises(Refused, match="20 others"):
        extend(internship, dario, ends_on=date(2026, 7, 31))
    internship = running(kind=InternshipKind.ORIENTATION, agreement__host__employees=5, ends_on=date(2026, 6, 30))
    InternshipFactory(episode=another_episode("Corazza"), agreement=AgreementFactory(host=internship.host), **days)
    with pytest.raises(Refused, match="5 employees"):
        extend(internship, dario, ends_on=date(2026, 7, 31))


def test_an_extension_passes_a_warning_with_a_motive_that_stays(dario):
    internship = running(kind=InternshipKind.INCLUSION, motive="Agreed", agreement__ends_on=date(2029, 12, 31))
    with pytest.raises(Refused, match="certify the need"):
        extend(internship, dario, ends_on=date(2028, 3, 1), motive=" ")
    extended = extend(internship, dario, ends_on=date(2028, 3, 1), motive="Certified on 1 June")
    assert extended.motive == "Agreed\n30/06/2026: Certified on 1 June"
    details = AuditEntry.objects.get().details
    assert details["warnings"] == 1
    assert "Certified" not in str(details)


def test_an_extension_into_another_internship_is_a_sentence(episode, dario):
    internship = running(episode=episode)
    InternshipFactory(episode=episode, starts_on=date(2026, 12, 1), ends_on=date(2027, 1, 31))
    with pytest.raises(Refused, match="already has an internship"):
        extend(internship, dario)
    assert verbs() == []


def test_nobody_extends_over_somebody_else(dario):
    internship = running()
    actions.interrupt(internship, version=0, on=date(2026, 7, 1), reason="health", by=dario)
    with pytest.raises(actions.Stale, match="in the meantime"):
        extend(internship, dario)


def test_a_register_without_the_services_tutor_is_extended(dario):
    assert extend(running(promoter_tutor=None, promoter_tutor_name="Rosa"), dario)


# Ending early


def test_an_interruption_is_the_last_day(episode, dario):
    internship = InternshipFactory(episode=episode)
    ended = actions.interrupt(internship, version=0, on=date(2026, 5, 14), reason="health", note="Tired", by=dario)
    assert (ended.last_day, ended.ends_on, ended.version) == (date(2026, 5, 14), date(2026, 8, 31), 1)
    assert AuditEntry.objects.get().details == {"on": "2026-05-14", "reason": "health"}


@pytest.mark.parametrize("on", [date(2026, 2, 28), date(2026, 9, 1)])
def test_an_interruption_lies_within_the_internship(dario, on):
    with pytest.raises(Refused, match="between 01/03/2026 and 31/08/2026"):
        actions.interrupt(InternshipFactory(), version=0, on=on, reason="health", by=dario)


def test_the_internship_of_a_closed_case_is_not_shortened(episode, dario):
    internship = InternshipFactory(episode=episode, ends_on=date(2026, 8, 31))
    actions.close_case(episode, closed_on=date(2026, 8, 31), reason="completed", by=dario)
    with pytest.raises(Refused, match="case is closed"):
        actions.interrupt(internship, version=0, on=date(2026, 5, 14), reason="health", by=dario)


def test_nobody_interrupts_twice_or_over_somebody_else(dario):
    internship = InternshipFactory()
    with pytest.raises(Refused, match="in the meantime"):
        actions.interrupt(internship, version=7, on=date(2026, 5, 1), reason="health", by=dario)
    with pytest.raises(Refused, match="already interrupted on 14/05/2026"):
        actions.interrupt(
            InternshipFactory(episode=another_episode("Basso"), interrupted=True),
            version=0,
            on=date(2026, 5, 1),
            reason="health",
            by=dario,
        )


def test_paid_months_are_not_cut_off(dario):
    internship = InternshipFactory()
    AttendanceMonthFactory(internship=internship, month=date(2026, 6, 1))
    with pytest.raises(Refused, match="06/2026"):
        actions.interrupt(internship, version=0, on=date(2026, 5, 31), reason="health", by=dario)
    assert actions.interrupt(internship, version=0, on=date(2026, 6, 1), reason="health", by=dario)


# Months


def confirm(internship, by, month=MARCH, planned=20, attended=13, **more):
    return actions.confirm_month(internship, month, days_planned=planned, days_attended=attended, by=by, at=NOW, **more)


def test_a_month_is_confirmed_with_what_it_pays(dario):
    internship = InternshipFactory()
    assert confirm(internship, dario).due == Decimal("195.00")
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.details) == ("month.confirmed", {"month": "2026-03", "due": "195.00"})


def test_the_first_month_pays_its_part(dario):
    internship = InternshipFactory(starts_on=date(2026, 3, 16), ends_on=date(2026, 9, 15), allowance=Decimal("310.00"))
    assert confirm(internship, dario, planned=12, attended=12).due == Decimal("160.00")


@pytest.mark.parametrize(
    ("month", "planned", "attended", "words"),
    [
        (date(2026, 2, 1), 20, 20, "did not run"),
        (date(2026, 9, 1), 20, 20, "did not run"),
        (MARCH, 20, 21, "More days attended"),
        (date(2026, 4, 1), 31, 20, "has 30 days"),
    ],
)
def test_impossible_months_are_refused(dario, month, planned, attended, words):
    with pytest.raises(Refused, match=words):
        confirm(InternshipFactory(), dario, month, planned, attended)
    assert verbs() == []


def test_a_month_ahead_is_not_confirmed(dario):
    internship = InternshipFactory(starts_on=TODAY, ends_on=date(2027, 3, 31))
    with pytest.raises(Refused, match="not begun"):
        confirm(internship, dario, date(2026, 12, 1))


def test_a_correction_needs_a_note_and_stands_beside_the_closed_month(dario):
    internship = InternshipFactory()
    seen = confirm(internship, dario).seen
    with pytest.raises(Refused, match="note why"):
        confirm(internship, dario, attended=14, seen=seen)
    adjusted = confirm(internship, dario, attended=14, seen=seen, note="A day was forgotten")
    assert (adjusted.due, adjusted.days_attended) == (Decimal("195.00"), 13)
    assert (adjusted.due_now, adjusted.now.days_attended) == (Decimal("300.00"), 14)
    [change] = adjusted.changes
    assert (change.amount, change.why, change.made_by) == (Decimal("105.00"), "A day was forgotten", dario)
    details = AuditEntry.objects.get(verb="month.adjusted").details
    assert (details["before"], details["difference"]) == ("195.00", "105.00")
    assert "forgotten" not in str(details)


def test_an_adjustment_follows_what_it_saw(dario):
    internship = InternshipFactory()
    seen = confirm(internship, dario).seen
    once = confirm(internship, dario, attended=14, seen=seen, note="A day was forgotten")
    with pytest.raises(Refused, match="in the meantime"):
        confirm(internship, dario, attended=15, seen=seen, note="Another")
    with pytest.raises(Refused, match="nothing to adjust"):
        confirm(internship, dario, attended=14, seen=once.seen, note="The same")
    back = confirm(internship, dario, attended=0, seen=once.seen, note="Never came")
    assert (back.due_now, [change.amount for change in back.changes]) == (0, [Decimal("105.00"), Decimal("-300.00")])


@pytest.mark.parametrize("seen", ["", "2026-01-01T00:00:00+00:00"])
def test_a_month_confirmed_by_somebody_else_is_not_written_over(dario, seen):
    internship = InternshipFactory()
    confirm(internship, dario)
    with pytest.raises(Refused, match="in the meantime"):
        confirm(internship, dario, attended=1, seen=seen, note="Mine")
    assert AttendanceMonth.objects.get().now.days_attended == 13


# How it ends


def test_a_job_may_follow_a_closed_case(dario):
    episode = EpisodeFactory(closed=True)
    hire = actions.register_hire(
        episode, host=HostFactory(), starts_on=date(2025, 2, 1), contract="permanent", by=dario
    )
    assert (hire.person, hire.where) == (episode.person, str(hire.host))
    assert verbs() == ["hire.registered"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"starts_on": date(2024, 1, 1)}, "taken in charge"),
        ({"employer": "", "starts_on": MARCH}, "not both"),
    ],
)
def test_a_job_needs_one_employer_and_a_day_in_the_case(episode, dario, changed, words):
    with pytest.raises(Refused, match=words):
        actions.register_hire(
            episode, **{"employer": "Bar Sport", "starts_on": MARCH} | changed, contract="permanent", by=dario
        )


def test_a_job_is_registered_once(episode, dario):
    job = {"employer": "Bar Sport", "starts_on": MARCH, "contract": "permanent", "by": dario}
    actions.register_hire(episode, **job)
    with pytest.raises(Refused, match="already registered"):
        actions.register_hire(episode, **job)
    assert Hire.objects.count() == 1


def test_a_case_is_closed_when_nothing_runs_beyond(episode, dario):
    InternshipFactory(episode=episode)
    with pytest.raises(Refused, match="runs until 31/08/2026"):
        actions.close_case(episode, closed_on=date(2026, 8, 30), reason="job_found", by=dario)
    closed = actions.close_case(episode, closed_on=date(2026, 8, 31), reason="job_found", note="Baker", by=dario)
    assert (closed.closed_on, closed.closing_note, closed.version) == (date(2026, 8, 31), "Baker", 1)
    assert verbs() == ["episode.closed"]
    with pytest.raises(Refused, match="already closed on 31/08/2026"):
        actions.close_case(episode, closed_on=date(2026, 9, 1), reason="job_found", by=dario)


def test_a_case_is_not_closed_before_it_was_opened(episode, dario):
    with pytest.raises(Refused, match="taken in charge on 01/02/2024"):
        actions.close_case(episode, closed_on=date(2024, 1, 31), reason="moved", by=dario)


def test_agreements_are_not_needed_by_history(db):
    """What an older register brings in breaks rules and stays: the database refuses only what cannot be."""
    InternshipFactory(brought_in=True, ends_on=date(2029, 12, 31), allowance=Decimal(0))
    internship = Internship.objects.with_people().get()
    assert internship.stands_outside_its_agreement
    assert not Agreement.objects.exists()
