"""Two hundred races for a last seat: never two winners, and whoever loses reads a sentence."""

from datetime import date
from decimal import Decimal
from functools import partial
from threading import Barrier, Thread
from time import sleep

import pytest
from django.db import connection, transaction

from beneficiaries.models import Episode, Person
from equipe.enums import Role
from equipe.verdicts import Refused
from placements import actions
from placements.enums import CandidacyState, InternshipKind
from placements.models import (
    Agreement,
    Availability,
    Candidacy,
    Contact,
    Enrolment,
    Headcount,
    Host,
    Internship,
    Site,
)
from placements.rules.agreements import most_at_once
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import AmbitoFactory, TeamFactory, actor
from tests.placements.factories import AgreementFactory, HostFactory, OpeningFactory, vat_number

RACES = 200
FIRST, MIDDLE, LAST = date(2026, 3, 1), date(2026, 5, 31), date(2026, 9, 30)
AFTER = date(2026, 6, 1)
TODAY = date(2026, 4, 1)
AGREED = {
    "kind": InternshipKind.DISADVANTAGED,
    "weekly_hours": 20,
    "allowance": Decimal("300.00"),
    "host_tutor_name": "",
}

pytestmark = pytest.mark.django_db(transaction=True)


def run_all(races):
    """Each race between two threads that keep their connections; what the two of each came to."""
    start, found = Barrier(2), [[None, None] for _race in races]

    def run(side):
        try:
            for number, deeds in enumerate(races):
                start.wait(20)
                try:
                    deeds[side]()
                    found[number][side] = "done"
                except Refused as refusal:
                    found[number][side] = str(refusal)
                except Exception as fault:
                    found[number][side] = repr(fault)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(side,)) for side in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return found


def furnished(number):
    """Hosts with one seat each, and two people a host with an open case."""
    ambito, team = AmbitoFactory(), TeamFactory()
    hosts = [Host(ambito=ambito, name=f"Host {n}", vat_number=vat_number(n), kind="business") for n in range(number)]
    sites = [Site(host=host, is_main=True) for host in hosts]
    people = [
        Person(ambito=ambito, last_name=f"Name{n}", first_name="Ada", birth_date=date(1990, 1, 1), sex="F")
        for n in range(2 * number)
    ]
    cases = [Episode(person=person, team=team, opened_on=date(2025, 1, 1)) for person in people]
    agreements = [
        Agreement(host=host, number="1", starts_on=FIRST, ends_on=date(2027, 12, 31), seats=1) for host in hosts
    ]
    for model, rows in ((Host, hosts), (Site, sites), (Person, people), (Episode, cases), (Agreement, agreements)):
        model.objects.bulk_create(rows)
    Headcount.objects.bulk_create(Headcount(site=site, counted_on=FIRST, permanent=100) for site in sites)
    return agreements, cases[:number], cases[number:]


def opened(episode, agreement, by, *, starts_on=FIRST, **more):
    said = AGREED | {"starts_on": starts_on, "ends_on": LAST, "motive": "Agreed.", "promoter_tutor": by} | more
    return lambda: actions.open_internship(episode, agreement, by=by, on=TODAY, **said)


def extending(internship, by):
    return lambda: actions.extend(internship, version=0, ends_on=LAST, motive="Agreed.", by=by, on=TODAY)


def test_a_last_seat_has_one_winner():
    agreements, some, others = furnished(RACES)
    tutors, races = [actor(f"Tutor{n}", Role.MEDIATOR, inclusion=True) for n in range(RACES // 10)], []
    for number, (agreement, one, other) in enumerate(zip(agreements, some, others, strict=True)):
        dario, elena = tutors[number % len(tutors)], tutors[(number + 1) % len(tutors)]
        if number % 2:
            races.append((opened(one, agreement, elena), opened(other, agreement, dario)))
        else:
            stays = Internship.objects.create(
                episode=one, person=one.person, host=agreement.host, agreement=agreement,
                starts_on=FIRST, ends_on=MIDDLE, **AGREED,
            )  # fmt: skip
            races.append((extending(stays, dario), opened(other, agreement, elena, starts_on=AFTER)))
    found = run_all(races)
    losers = {min(pair, key=lambda word: word == "done") for pair in found}
    assert [pair for pair in found if sorted(word == "done" for word in pair) != [False, True]] == []
    assert all("No seat of the agreement is free" in words for words in losers), losers
    for agreement in agreements:
        assert most_at_once(Internship.objects.under(agreement).periods(), first=FIRST, last=LAST) == 1


@pytest.mark.parametrize("turn", range(20))
def test_the_last_place_of_an_opening_has_one_winner(turn, dario, elena):
    """Seats enough for both, one place: opened twice, opened and extended, or opened while the host takes it back."""
    agreement = AgreementFactory(host__employees=200, seats=9, starts_on=FIRST)
    opening = OpeningFactory(agreement=agreement, opens_on=FIRST)
    one, other, third = (EpisodeFactory(person=PersonFactory(last_name=f"Name{n}")) for n in range(3))
    new = opened(one, agreement, dario, opening=opening)
    if turn % 2:
        rival = opened(other, agreement, elena, opening=opening)
    else:
        stays = Internship.objects.create(
            episode=third, person=third.person, host=agreement.host, agreement=agreement, opening=opening,
            starts_on=FIRST, ends_on=MIDDLE, **AGREED,
        )  # fmt: skip
        new, rival = opened(one, agreement, dario, opening=opening, starts_on=AFTER), extending(stays, elena)
    [pair] = run_all([(new, rival)])
    assert sorted(word == "done" for word in pair) == [False, True], pair
    assert "No place of this opening is free" in min(pair, key=lambda word: word == "done")
    assert most_at_once(Internship.objects.filling(opening).periods(), first=FIRST, last=LAST) == 1


@pytest.mark.parametrize("turn", range(10))
def test_accepted_on_the_board_while_somebody_else_begins(turn, dario, elena):
    """The promise and the internship ask for the same place: whoever comes second is told."""
    opening = OpeningFactory(agreement=AgreementFactory(seats=9, starts_on=FIRST), opens_on=FIRST)
    one, other = (EpisodeFactory(person=PersonFactory(last_name=name)) for name in ("Basso", "Corte"))
    card = actions.shortlist(one, opening, by=dario, on=TODAY)
    actions.move(card, CandidacyState.PROPOSED, version=0, by=dario, on=TODAY)
    accept = partial(actions.move, card, CandidacyState.ACCEPTED, version=1, by=dario, on=TODAY)
    begin = opened(other, opening.agreement, elena, opening=opening, motive="")
    [pair] = run_all([(accept, begin) if turn % 2 else (begin, accept)])
    assert sorted(word == "done" for word in pair) == [False, True], pair


@pytest.mark.parametrize("turn", range(12))
def test_a_case_is_closed_while_something_is_done_in_it(turn, dario, alice, episode):
    """Either the deed comes first and the case is closed after it, or it is refused; nothing new in a closed case."""
    opening = OpeningFactory()
    about = {"title": "Italiano A2", "provider": "CPIA", "hours": 40, "starts_on": TODAY}
    course = actions.add_course(ambito=episode.team.ambito, by=dario, **about)
    deeds = (
        (lambda: actions.enrol(episode, course, payer="service", on=TODAY, by=dario), Enrolment),
        (lambda: actions.shortlist(episode, opening, by=dario, on=TODAY), Candidacy),
        (lambda: actions.tell_availability(episode, hours_most=20, asked_on=TODAY, by=dario), Availability),
    )
    deed, noun = deeds[turn % 3]
    began = Barrier(2)

    def close():
        with transaction.atomic():
            actions.close_case(episode, closed_on=TODAY, reason="goals_reached", by=alice)
            began.wait(20)
            sleep(0.2)

    def act():
        began.wait(20)
        deed()

    [pair] = run_all([(close, act)])
    assert pair[0] == "done"
    assert "This case is closed" in pair[1]
    assert not noun.objects.exists()


@pytest.mark.parametrize("turn", range(6))
def test_a_host_is_merged_while_something_new_hangs_itself_on_it(turn, dario, elena, episode):
    """Whoever comes second goes on at the host that stays, or reads a sentence; nothing stays behind."""
    survivor, gone = HostFactory(), HostFactory()
    agreement = Agreement.objects.create(host=gone, number="7", starts_on=FIRST, ends_on=date(2027, 12, 31), seats=1)
    new = (
        opened(episode, agreement, dario),
        lambda: actions.add_contact(gone, name="Silvia", by=dario),
        lambda: actions.write_entry(gone, happened_on=TODAY, kind="call", text="Said.", by=dario),
    )[turn % 3]
    [pair] = run_all([(lambda: actions.merge_hosts(survivor, gone, by=elena), new)])
    assert pair[0] == "done"
    assert pair[1] == "done" or "merged" in pair[1], pair
    assert not Contact.objects.of_host(gone).exists()
    assert not Internship.objects.at(gone).exists()
    assert Agreement.objects.get().host == survivor
