"""Matching as it is lived: conditions, availability, suggestions both ways, the board, the plan, what stays inside."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, connections, transaction
from django.urls import reverse

from assessments.models import HeldCompetence, WorkExperience
from beneficiaries.enums import Telling
from beneficiaries.models import CaringDuty, DataExchange, Episode
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions, suggestions
from placements.enums import CandidacyState, Decider, NoReason, Obstacle
from placements.fairness import selection_rates
from placements.models import Availability, Candidacy, Opening, Step
from placements.pending import candidacies_standing
from placements.planning import plan_the_week
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.placements.agreed import internship_of
from tests.placements.factories import (
    AgreementFactory,
    AvailabilityFactory,
    HostFactory,
    InternshipFactory,
    OpeningFactory,
    SiteFactory,
    agreed,
    require,
)
from tests.world import calibrated

TODAY = date(2026, 6, 30)
MORNINGS = [[day, "08:00", "12:00"] for day in range(5)]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield


@pytest.fixture
def opening():
    return OpeningFactory(
        title="Aiuto cucina", weekly_hours=20, timetable=MORNINGS, conditions_asked_on=TODAY, site=None
    )


def door(name, *things):
    return reverse(f"placements:{name}", args=[thing.pk for thing in things])


def words(response):
    return " ".join(response.content.decode().split())


def verbs():
    return list(AuditEntry.objects.deeds().order_by("pk").values_list("verb", flat=True))


def obstacles(suggestion):
    return {obstacle for line in suggestion.lines for obstacle, _reason in line.found}


# What is asked of the host and of the person


def test_the_conditions_of_an_opening_are_written_down(client, dario, opening):
    site = SiteFactory(host=opening.host, lines="4")
    client.force_login(dario)
    told = {
        "version": 0,
        "site": site.pk,
        "begins-0": "07:30",
        "ends-0": "12:30",
        "begins-5": "08:00",
        "ends-5": "10:00",
        "demands": ["heavy", "dust"],
        "licences": ["car"],
        "language-0": "it",
        "level-0": "A2",
    }
    assert client.post(door("conditions", opening), told).status_code == 302
    opening.refresh_from_db()
    assert opening.timetable == [[0, "07:30", "12:30"], [5, "08:00", "10:00"]]
    assert (opening.weekly_hours, opening.languages, opening.site) == (7, [["it", "A2"]], site)
    assert opening.conditions_asked_on == TODAY
    assert verbs() == ["opening.conditions"]
    page = words(client.get(opening.get_absolute_url()))
    for said in ("Italian A2", "lifting more than 10 kg, dust", "mornings, weekends"):
        assert said in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"begins-0": "12:00", "ends-0": "08:00"}, "would end before it begins"),
        ({"begins-0": "12:00"}, "Write both hours"),
        ({"language-0": "it"}, "Choose a language and its least level"),
        ({"weekly_hours": "49"}, "48"),
    ],
)
def test_wrong_conditions_are_refused_and_kept(client, dario, opening, wrong, said):
    client.force_login(dario)
    page = words(client.post(door("conditions", opening), {"version": 0, **wrong}))
    assert said in page
    assert verbs() == []


def test_conditions_written_at_once_by_two_go_under_for_nobody(client, dario, opening):
    actions.tell_conditions(opening, version=0, by=dario, on=TODAY, weekly_hours=25)
    client.force_login(dario)
    page = words(client.post(door("conditions", opening), {"version": 0, "weekly_hours": 30}))
    assert "Someone else changed this" in page
    assert "<dd>25</dd>" in page or "<dd><p>25</p></dd>" in page
    assert client.post(door("conditions", opening), {"version": 1, "weekly_hours": 30}).status_code == 302


def test_what_is_possible_is_asked_in_one_page_and_told_on_the_case(client, alice, episode):
    unwanted = HostFactory(ambito=episode.team.ambito)
    client.force_login(alice)
    told = {
        "hours_most": 25,
        "times": ["morning"],
        "days": ["0", "1"],
        "latest": "13:00",
        "ways": ["transport"],
        "limits": ["heavy"],
        "wished_work": "cucina",
        "hosts_not_wanted": [unwanted.pk],
        "asked_on": "2026-06-29",
    }
    assert client.post(door("availability", episode), told).status_code == 302
    row = Availability.objects.get(episode=episode)
    assert (row.asked_by, row.days, list(row.hosts_not_wanted.all())) == (alice, [0, 1], [unwanted])
    assert verbs() == ["availability.asked"]
    page = words(client.get(door("panel", episode)))
    assert "at most 25" in page
    assert "lifting more than 10 kg" in page


def test_there_is_no_room_for_a_diagnosis():
    free = {f.name for f in Availability._meta.get_fields() if f.get_internal_type() in ("TextField", "CharField")}
    assert free == {"wished_work", "wished_towns"}


def test_availability_saved_at_once_by_two_shows_both(client, alice, dario, episode):
    row = AvailabilityFactory(episode=episode)
    client.force_login(alice)
    fresh = client.get(door("availability", episode)).context["form"]
    actions.tell_availability(episode, version=0, by=dario, hours_most=10)
    typed = {"version": 0, "was": fresh.was, "hours_most": 30, "hours_wished": 22, "asked_on": "2026-05-04"}
    page = words(client.post(door("availability", episode), typed))
    assert "Someone else changed this" in page
    assert 'value="22"' in page
    row.refresh_from_db()
    assert row.hours_most == 10


def test_availability_of_a_closed_case_is_history(dario):
    with pytest.raises(Refused, match="closed"):
        actions.tell_availability(EpisodeFactory(closed_on=TODAY), by=dario, asked_on=TODAY)


# Suggestions, both ways


def test_an_opening_is_suggested_with_what_fits_what_is_missing_and_what_closes_the_gap(client, dario, episode, scale):
    AvailabilityFactory(episode=episode, wished_work="cucina")
    opening = OpeningFactory(
        agreement__host__ambito=episode.team.ambito,
        title="Aiuto in cucina",
        weekly_hours=20,
        timetable=MORNINGS,
        conditions_asked_on=TODAY,
    )
    require(opening, 3)
    require(opening, 3, code="works-with-care")
    agreed(episode, {"keeps-times": 3, "works-with-care": 2})
    client.force_login(dario)
    page = words(client.get(door("suggested_openings", episode)))
    for said in (
        "Aiuto in cucina",
        "1 step is missing (between 0 and 3)",
        "a learning goal of the internship",
        "the work wished for: cucina",
        "Look up whether a bus or train gets there in time.",
        "times of day and days",
        "Citizenship, sex, age, health and faith are not known here",
    ):
        assert said in page
    assert AuditEntry.objects.reads().count() == 1


def test_who_is_left_out_is_told_why_not(client, dario, episode, opening):
    person = episode.person
    AvailabilityFactory(episode=episode, limits=["heavy"])
    CaringDuty.objects.create(person=person, kind="children", for_whom="Luca", times=["morning"], written_by=dario)
    Opening.objects.filter(pk=opening.pk).update(demands=["heavy"])
    client.force_login(dario)
    page = words(client.get(door("suggested_people", opening)))
    for said in (
        "1 person is left out: why not",
        "Caring duties stand in the way at these times: mornings.",
        "ask the host for other hours",
        "The work asks what is not possible for the person: lifting more than 10 kg.",
    ):
        assert said in page
    assert AuditEntry.objects.filter(verb="episode.read", thing_id=str(episode.pk)).count() == 1


def test_what_nobody_asked_is_a_question_not_a_no(dario, episode, opening):
    [found] = suggestions.openings_for(episode, Opening.objects.all(), on=TODAY)
    assert not found.verdict.refused
    assert obstacles(found) == {Obstacle.ASK_HOURS, Obstacle.ASK_TIMES, Obstacle.ASK_WAY}


def test_the_order_is_what_stands_against_it_then_what_is_missing_then_wishes(scale, opening):
    cases = [EpisodeFactory(person=PersonFactory(last_name=name)) for name in ("Uno", "Due", "Tre", "Quattro")]
    for case, more in zip(cases, ({}, {"hours_most": 10}, {"wished_work": "cucina"}, {}), strict=True):
        AvailabilityFactory(episode=case, ways=["vehicle"], **more)
    require(opening, 3)
    for case, level in zip(cases, (3, 3, 3, 2), strict=True):
        agreed(case, {"keeps-times": level})
    opening = suggestions.to_match(Opening.objects.all(), on=TODAY).get()
    found = suggestions.people_for(opening, type(cases[0]).objects.all(), on=TODAY)
    assert [one.subject.person.last_name for one in found] == ["Tre", "Uno", "Quattro", "Due"]


def told_of(found):
    return [(one.order[:-1], one.in_words, one.fits, [g.what for g in one.why_not], one.to_ask) for one in found]


@pytest.mark.parametrize(
    "changed",
    [
        {"sex": "M"},
        {"birth_date": date(1960, 1, 1)},
        {"citizenship": "NG", "birth_place": "Lagos"},
        {"first_name": "Mohamed", "last_name": "Abdi"},
    ],
)
def test_who_somebody_is_changes_nothing(scale, opening, changed):
    case = EpisodeFactory(person=PersonFactory(sex="F"))
    AvailabilityFactory(episode=case)
    require(opening, 3)
    agreed(case, {"keeps-times": 2})

    def everything():
        fresh = type(case).objects.with_people().get(pk=case.pk)
        one = suggestions.to_match(Opening.objects.all(), on=TODAY).get()
        both = suggestions.openings_for(fresh, Opening.objects.all(), on=TODAY)
        both += suggestions.people_for(one, type(case).objects.filter(pk=case.pk), on=TODAY)
        return told_of(both)

    before = everything()
    type(case.person).objects.filter(pk=case.person.pk).update(**changed)
    type(case).objects.filter(pk=case.pk).update(citizenship_group="third_country", disabled=True)
    assert everything() == before


def test_one_persons_list_asks_a_fixed_number_of_questions(
    django_assert_max_num_queries, scale, episode, calibrated_district
):
    AvailabilityFactory(episode=episode)
    host = HostFactory(ambito=episode.team.ambito)
    for _ in range(12):
        require(OpeningFactory(agreement=AgreementFactory(host=host)), 3)
    agreed(episode, {"keeps-times": 3, "works-with-care": 2, "listens": 2})
    episode = type(episode).objects.with_people().select_related("person__municipality").get(pk=episode.pk)
    with django_assert_max_num_queries(8):
        assert len(suggestions.openings_for(episode, Opening.objects.all(), on=TODAY)) == 12


@pytest.fixture
def calibrated_district(episode):
    """A calibration that measures nothing: its question is asked all the same."""
    return calibrated()


# The board


def moved(candidacy, *states, by):
    for state in states:
        no = {"decider": Decider.HOST, "reason": NoReason.SKILLS} if state == CandidacyState.REFUSED else {}
        candidacy = actions.move(candidacy, state, version=candidacy.version, by=by, on=TODAY, **no)
    return candidacy


S = CandidacyState


def test_a_card_goes_over_the_board_step_by_step(dario, episode, opening):
    card = actions.shortlist(episode, opening, by=dario, on=TODAY)
    moved(card, S.PROPOSED, S.INTERVIEW, S.ACCEPTED, by=dario)
    assert list(Step.objects.of(card).in_order().values_list("number", "state")) == [
        (1, "shortlisted"),
        (2, "proposed"),
        (3, "interview"),
        (4, "accepted"),
    ]
    assert verbs()[-1] == "candidacy.accepted"


@pytest.mark.parametrize(
    ("way", "to"),
    [
        ((), S.INTERVIEW),
        ((), S.ACCEPTED),
        ((), S.REFUSED),
        ((S.PROPOSED,), S.SHORTLISTED),
        ((S.PROPOSED, S.REFUSED), S.ACCEPTED),
    ],
)
def test_no_step_is_left_out_and_a_no_stays(dario, episode, opening, way, to):
    card = moved(actions.shortlist(episode, opening, by=dario, on=TODAY), *way, by=dario)
    with pytest.raises(Refused, match="cannot go there"):
        actions.move(card, to, version=card.version, by=dario, on=TODAY)


def test_nobody_stands_twice_for_one_opening_but_may_come_again_after_a_no(dario, episode, opening):
    card = actions.shortlist(episode, opening, by=dario, on=TODAY)
    with pytest.raises(Refused, match="on the board of this opening already"):
        actions.shortlist(episode, opening, by=dario, on=TODAY)
    moved(card, S.PROPOSED, S.REFUSED, by=dario)
    actions.shortlist(episode, opening, by=dario, on=TODAY)
    assert Candidacy.objects.count() == 2


def test_a_card_somebody_else_moved_is_not_moved_again(dario, episode, opening):
    card = actions.shortlist(episode, opening, by=dario, on=TODAY)
    actions.move(card, S.PROPOSED, version=0, by=dario, on=TODAY)
    with pytest.raises(actions.Stale, match="stands in “proposed to the host” now"):
        actions.move(card, S.WITHDRAWN, version=0, by=dario, on=TODAY, reason=NoReason.NOT_NOW)


def test_steps_are_never_changed(dario, episode, opening):
    actions.shortlist(episode, opening, by=dario, on=TODAY)
    for spoil in (lambda: Step.objects.update(state="accepted"), lambda: Step.objects.all().delete()):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            spoil()


def test_no_more_are_accepted_than_there_are_places(dario, opening):
    cards = [actions.shortlist(EpisodeFactory(), opening, by=dario, on=TODAY) for _ in range(2)]
    moved(cards[0], S.PROPOSED, S.ACCEPTED, by=dario)
    with pytest.raises(Refused, match="taken or promised"):
        moved(cards[1], S.PROPOSED, S.ACCEPTED, by=dario)


def test_a_place_is_taken_from_the_agreement_on_an_internship_not_from_its_first_day(dario, episode, opening):
    cards = [actions.shortlist(one, opening, by=dario, on=TODAY) for one in (episode, EpisodeFactory())]
    moved(cards[0], S.PROPOSED, S.ACCEPTED, by=dario)
    tomorrow = {"starts_on": TODAY + timedelta(days=1), "ends_on": TODAY + timedelta(days=180)}
    InternshipFactory(episode=episode, agreement=opening.agreement, opening=opening, **tomorrow)
    with pytest.raises(Refused, match="taken or promised"):
        moved(cards[1], S.PROPOSED, S.ACCEPTED, by=dario)


def test_nobody_is_expected_in_two_places(dario, episode, opening):
    other = OpeningFactory()
    moved(actions.shortlist(episode, opening, by=dario, on=TODAY), S.PROPOSED, S.ACCEPTED, by=dario)
    with pytest.raises(Refused, match="accepted for Aiuto cucina"):
        moved(actions.shortlist(episode, other, by=dario, on=TODAY), S.PROPOSED, S.ACCEPTED, by=dario)


def test_who_has_begun_leaves_the_board_and_frees_the_promise(dario, episode, opening):
    card = moved(actions.shortlist(episode, opening, by=dario, on=TODAY), S.PROPOSED, S.ACCEPTED, by=dario)
    assert list(Candidacy.objects.waiting_to_begin()) == [card]
    internship_of(dario, episode=episode, agreement=opening.agreement, opening=opening, on=TODAY)
    assert not Candidacy.objects.waiting_to_begin().exists()
    assert not Candidacy.objects.on_the_board(since=TODAY).exists()
    assert list(candidacies_standing([episode], reader=dario, on=TODAY)) == []


def test_the_board_shows_each_card_in_its_column_and_works_by_buttons(client, dario, episode, opening):
    AvailabilityFactory(episode=episode)
    client.force_login(dario)
    client.post(door("shortlist", opening, episode))
    card = Candidacy.objects.get()
    page = words(client.get(door("board")))
    assert episode.person.full_name in page
    assert door("propose", card) in page
    moved(card, S.PROPOSED, by=dario)
    answer = client.post(door("move", card), {"to": "interview", "version": 1, "next": door("board")})
    assert answer["Location"] == door("board")
    page = words(client.get(door("opening_board", opening)))
    assert 'value="accepted"' in page
    client.post(door("move", card), {"to": "accepted", "version": 2})
    page = words(client.get(door("board")))
    assert f"{door('open_internship', episode)}?opening={opening.pk}" in page


def test_a_no_asks_for_its_reason(client, dario, episode, opening):
    card = moved(actions.shortlist(episode, opening, by=dario, on=TODAY), S.PROPOSED, by=dario)
    client.force_login(dario)
    page = words(client.post(door("move", card), {"to": "refused", "version": 1}))
    assert "Choose the reason." in page
    client.post(door("move", card), {"to": "refused", "version": 1, "decider": "host", "reason": "times"})
    card.refresh_from_db()
    assert card.state == S.REFUSED
    page = words(client.get(card.get_absolute_url()))
    assert "The host: hours or shifts do not go together" in page


# What a host is told


@pytest.fixture
def full_case(episode):
    """A case in which everything that must stay inside has a word of its own."""
    person = episode.person
    person.first_name, person.last_name, person.address = "Drita", "CanaryName", "via CanaryStreet"
    person.phone, person.birth_place = "0434 000111", "CanaryTown"
    person.save()
    episode.wishes = "CanaryWish"
    episode.strengths, episode.fragilities = "CanaryStrength", "CanaryFragility"
    episode.save()
    AvailabilityFactory(episode=episode, limits=["heavy", "screen"], wished_work="CanaryWork")
    CaringDuty.objects.create(
        person=person, kind="children", for_whom="CanaryChild", times=["night"], written_by=episode.case_manager
    )
    WorkExperience.objects.create(episode=episode, job_title="Aiuto cuoca", tasks="CanaryTask", since="2019-03")
    HeldCompetence.objects.create(episode=episode, label="italiano", kind="language", level="B1")
    HeldCompetence.objects.create(episode=episode, label="CanaryUnticked", kind="skill")
    return episode


CANARIES = ("Canary", "0434 000111", "lifting", "screen", "1990", "LAMDRT")


def proposing(client, dario, card, **more):
    client.force_login(dario)
    typed = {"version": 0, "languages": ["0"], "strengths": ["1"], "with_times": "on", "agreed": "on"}
    return client.post(door("propose", card), typed | more)


def test_a_host_reads_what_was_ticked_and_nothing_else(client, dario, full_case, opening):
    card = actions.shortlist(full_case, opening, by=dario, on=TODAY)
    answer = proposing(client, dario, card, write_down="on")
    assert answer["Location"] == door("proposal", card)
    paper = words(client.get(door("proposal", card)))
    for said in ("Drita C.", "italiano B1", "Aiuto cuoca", "up to 30 hours a week", "mornings"):
        assert said in paper
    step = Step.objects.get(state="proposed")
    for canary in CANARIES:
        assert canary not in paper
        assert canary not in str(step.told)
    assert str(full_case.person.birth_date.year) not in paper
    assert set(step.told) == {"name", "languages", "strengths", "times"}


def test_without_a_written_word_nothing_is_told(client, dario, full_case, opening):
    card = actions.shortlist(full_case, opening, by=dario, on=TODAY)
    page = words(proposing(client, dario, card))
    assert "Nothing is written down yet about telling this receiver" in page
    assert not Step.objects.filter(state="proposed").exists()


def test_a_host_that_must_not_be_told_is_told_nothing_even_later(client, dario, full_case, opening):
    card = actions.shortlist(full_case, opening, by=dario, on=TODAY)
    proposing(client, dario, card, write_down="on")
    DataExchange.objects.update(telling=Telling.NOT_ALLOWED)
    answer = client.get(door("proposal", card))
    assert answer["Location"] == card.get_absolute_url()
    other = actions.shortlist(full_case, OpeningFactory(agreement=opening.agreement), by=dario, on=TODAY)
    assert "must not be told anything" in words(proposing(client, dario, other, write_down="on"))


def test_nothing_is_proposed_that_the_person_has_not_agreed_to(client, dario, full_case, opening):
    card = actions.shortlist(full_case, opening, by=dario, on=TODAY)
    assert "Read it to the person first" in words(proposing(client, dario, card, agreed="", write_down="on"))


# The plan of the week


def test_a_plan_places_as_many_as_possible_and_changes_nothing_by_itself(client, dario, scale):
    picky, easy = (EpisodeFactory(person=PersonFactory(last_name=name)) for name in ("Picky", "Easy"))
    AvailabilityFactory(episode=picky, hours_most=20, ways=["vehicle"])
    AvailabilityFactory(episode=easy, hours_most=40, ways=["vehicle"], wished_work="cucina")
    offer = {"timetable": MORNINGS, "conditions_asked_on": TODAY}
    short = OpeningFactory(title="Aiuto cucina", weekly_hours=20, **offer)
    long = OpeningFactory(title="Magazzino", weekly_hours=36, agreement__host__ambito=short.host.ambito, **offer)
    EpisodeFactory(person=PersonFactory(last_name="Unasked"))
    found = plan_the_week(dario, short.host.ambito, on=TODAY)
    assert {(pair.episode, pair.opening) for pair in found.pairs} == {(picky, short), (easy, long)}
    assert found.not_asked == 1
    assert Candidacy.objects.count() == 0
    client.force_login(dario)
    page = words(client.get(door("plan")))
    assert "Picky" in page
    assert Candidacy.objects.count() == 0
    chosen = next(pair for pair in found.pairs if pair.episode == picky)
    assert client.post(door("plan"), {"pairs": [chosen.reference]})["Location"] == door("board")
    assert [(one.episode, one.opening) for one in Candidacy.objects.all()] == [(picky, short)]
    assert "Tick at least one pair" in words(client.post(door("plan"), {}))


def test_who_has_no_place_in_the_plan_is_told_why(dario, opening):
    blocked, one, other = (EpisodeFactory() for _ in range(3))
    AvailabilityFactory(episode=blocked, hours_most=10)
    for case in (one, other):
        AvailabilityFactory(episode=case)
    found = plan_the_week(dario, opening.host.ambito, on=TODAY)
    assert len(found.pairs) == 1
    because = {left.episode: left.because[0] for left in found.left_out}
    assert because[blocked] == "It asks 20 hours a week; at most 10 are possible. (1)"
    assert any("goes to somebody" in said for said in because.values())


def test_seats_of_an_agreement_are_shared_by_its_openings(dario):
    agreement = AgreementFactory(seats=1)
    offer = {"timetable": MORNINGS, "weekly_hours": 20, "conditions_asked_on": TODAY, "agreement": agreement}
    for _ in range(2):
        OpeningFactory(**offer)
        AvailabilityFactory(episode=EpisodeFactory())
    assert len(plan_the_week(dario, agreement.host.ambito, on=TODAY).pairs) == 1


def test_a_pair_that_was_refused_is_not_planned_again(dario, episode, opening):
    AvailabilityFactory(episode=episode)
    moved(actions.shortlist(episode, opening, by=dario, on=TODAY), S.PROPOSED, S.REFUSED, by=dario)
    found = plan_the_week(dario, opening.host.ambito, on=TODAY)
    assert found.pairs == ()
    assert found.left_out[0].because == ("Refused or withdrawn before. (1)",)


# How groups come through


def test_groups_are_counted_and_small_ones_hidden(client, franca, dario, opening):
    for n in range(12):
        case = EpisodeFactory(person=PersonFactory(sex="F" if n < 6 else "M"), citizenship_group="italian")
        AvailabilityFactory(episode=case, hours_most=30 if n < 6 else 10)
    [by_sex, *_others] = selection_rates(franca, opening.host.ambito, on=TODAY)
    [_suggested, lines] = by_sex.steps[0]
    rates = {line.name: line for line in lines}
    assert (rates["female"].people, rates["female"].rate, rates["female"].warns) == (6, 1.0, False)
    assert (rates["male"].people, rates["male"].chosen, rates["male"].warns) == (6, 0, True)
    actions.shortlist(Episode.objects.filter(person__sex="M").first(), opening, by=dario, on=TODAY)
    client.force_login(franca)
    page = words(client.get(door("fairness")))
    assert "less than four fifths as often" not in page
    assert "not shown" in page


# Races


@pytest.mark.django_db(transaction=True)
def test_the_last_place_is_never_given_to_two(dario):
    opening = OpeningFactory(places=1)
    cards = [
        moved(actions.shortlist(EpisodeFactory(), opening, by=dario, on=TODAY), S.PROPOSED, by=dario) for _ in range(4)
    ]

    def accept(card):
        try:
            actions.move(card, S.ACCEPTED, version=card.version, by=dario, on=TODAY)
        except Refused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(accept, cards))
    assert won.count(True) == 1
    assert Candidacy.objects.accepted().count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_mediators_at_once_make_one_card(dario, episode):
    opening = OpeningFactory()

    def put(_n):
        try:
            actions.shortlist(episode, opening, by=dario, on=TODAY)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(put, range(3))).count(True) == 1
