"""How a district rates: items read differently, severities without names, who is tied to whom and what would help."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.html import escape

from assessments import actions
from assessments.calibrating import rater_key
from assessments.models import OutsideRater, Rating, Round
from assessments.net import Pair, net_of
from assessments.quality import letter_of, quality_of
from equipe.enums import Role
from equipe.models import AuditEntry
from tests.assessments.districts import FIRST_DAY, cases, closed_session, district, rounds, staff
from tests.equipe.factories import AmbitoFactory, actor

TODAY = date(2024, 12, 31)
QUALITY = reverse("assessments:quality")
MINE = reverse("assessments:how_i_rate")


def url(one, other):
    return reverse("assessments:rater_pair", args=[rater_key(one.pk, None), rater_key(other.pk, None)])


def coordinator(ambito):
    return actor("Franca", Role.COORDINATOR, ambito=ambito, inclusion=True)


@pytest.fixture
def noncello(db):
    """Four raters of known severity, two for each of 24 people, calibrated."""
    ambito, raters, opened = district()
    return ambito, raters, opened, actions.calibrate(ambito, on=TODAY)


@pytest.fixture
def apart(db):
    """Two pairs of raters who never rated the same person: six people each."""
    ambito = AmbitoFactory(name="Noncello")
    raters = staff(ambito, named="Noncello")
    people = cases(ambito, 12, by=raters[0])
    rounds(people[:6], raters[:2])
    rounds(people[6:], raters[2:])
    return ambito, raters, people


# Item by item


def test_an_item_that_everybody_reads_alike_and_one_read_differently(noncello):
    """On one item the second to rate always chose the other end; on another always the same level."""
    ambito, raters, opened, _ = noncello
    alike, upset = sorted({rating.item.code for rating in Rating.objects.select_related("item")})[:2]
    for round in opened:
        first, second = round.assessments.order_by("rater")
        for rating in second.ratings.select_related("item"):
            seen = first.ratings.get(item=rating.item).value
            if rating.item.code in (alike, upset):
                rating.value = seen if rating.item.code == alike else 4 - seen
                rating.save()
    quality = quality_of(actions.calibrate(ambito, on=TODAY), raters[0])
    titles = {item.title: item for item in quality.items}
    by_code = {code: titles[Rating.objects.filter(item__code=code).first().item.title] for code in (alike, upset)}
    assert by_code[alike].agreement.value == 1
    assert by_code[upset].is_read_differently
    assert by_code[upset].agreement.value < 0
    assert quality.items[0].is_read_differently
    assert by_code[upset] in quality.to_discuss
    assert by_code[alike] not in quality.to_discuss


def test_levels_that_nobody_chose_are_named(noncello, browse):
    ambito, raters, _opened, _ = noncello
    item = Rating.objects.first().item
    Rating.objects.filter(item=item, value__gte=3).update(value=2)
    quality = quality_of(actions.calibrate(ambito, on=TODAY), raters[0])
    found = next(one for one in quality.items if one.title == item.title)
    assert {3, 4} <= set(found.never_used)
    assert sum(count for _, count, _ in found.levels) == found.agreement.pairable
    page = browse(coordinator(ambito)).get(QUALITY).content.decode()
    assert f"Never chosen: {', '.join(map(str, found.never_used))}" in page


def test_agreement_on_few_people_is_withheld_and_says_why(db):
    """Ten people are rated twice, but one item was observable on nine of them only."""
    ambito, raters, opened = district(10)
    item = Rating.objects.first().item
    Rating.objects.filter(item=item, assessment__round=opened[0]).update(value=None, absence="not_observable")
    quality = quality_of(actions.calibrate(ambito, on=TODAY), raters[0])
    found = next(one for one in quality.items if one.title == item.title)
    assert (found.agreement.units, found.band, found.reading) == (9, None, "")
    assert found.withheld.refused


# Severity


def test_everybody_sees_her_own_severity_and_the_others_without_names(noncello, browse):
    ambito, raters, _opened, calibration = noncello
    page = browse(raters[0]).get(MINE).content.decode()
    assert "You" in page
    assert "Tends to choose higher levels" in page
    assert "Rater " not in page
    told = quality_of(calibration, raters[3])
    assert [one.letter for one in told.severities] == ["A", "B", "C", "D"]
    assert told.mine.place.severity == max(one.place.severity for one in told.severities)


def test_no_severity_stands_beside_a_name(noncello, browse):
    ambito, raters, _opened, _ = noncello
    page = browse(coordinator(ambito)).get(QUALITY).content.decode()
    part = page[page.index('id="severity"') : page.index('id="net"')]
    assert "Rater A" in part
    assert [rater.get_full_name() for rater in raters if escape(rater.get_full_name()) in part] == []
    assert [rater.pk for rater in raters if f"u{rater.pk}" in part] == []


def test_letters_are_drawn_anew_for_every_calibration(noncello):
    """Whoever learned once whose letter is whose knows nothing the next time."""
    _ambito, raters, _opened, calibration = noncello
    orders = set()
    for _ in range(12):
        calibration.pk = uuid4()
        orders.add(tuple(one.place.rater for one in quality_of(calibration, raters[0]).severities))
    assert len(orders) > 3


def test_letters_go_on_after_z():
    assert [letter_of(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_among_three_raters_nobody_sees_the_others(db, browse):
    ambito = AmbitoFactory(name="Noncello")
    franca = coordinator(ambito)
    raters = [*staff(ambito, named="Noncello", count=2), franca]
    rounds(cases(ambito, 24, by=raters[0]), raters, severities=(-0.5, 0, 0.5))
    quality = quality_of(actions.calibrate(ambito, on=TODAY), franca)
    assert (quality.others, quality.others_are_shown) == (2, False)
    assert quality.shown == [quality.mine]
    page = browse(franca).get(QUALITY).content.decode()
    assert "one could tell whose severity is whose" in page
    assert "Rater A" not in page


def test_before_the_first_calibration_the_pages_say_what_it_needs(db, browse):
    ambito = AmbitoFactory(name="Noncello")
    franca = coordinator(ambito)
    assert "Nothing measured yet" in browse(franca).get(QUALITY).content.decode()
    assert "Nothing to tell yet" in browse(franca).get(MINE).content.decode()


# The net


def test_two_pairs_who_never_met_are_two_groups_and_told_apart(apart, browse):
    ambito, raters, _people = apart
    net = net_of(ambito, on=TODAY)
    names = [rater.get_full_name() for rater in raters]
    assert sorted(map(sorted, net.groups)) == sorted([sorted(names[:2]), sorted(names[2:])])
    page = browse(coordinator(ambito)).get(QUALITY).content.decode()
    assert "fall into 2 groups" in page
    assert all(escape(name) in page for name in names)


def test_a_pair_without_a_common_person_cannot_be_compared_and_is_told_whom_to_rate_twice(apart, browse):
    ambito, raters, people = apart
    client = browse(coordinator(ambito))
    page = client.get(url(raters[0], raters[2])).content.decode()
    assert "Their ratings cannot be compared." in page
    assert page.count('<ul class="net-groups">') == 1
    for rater in raters:
        assert escape(rater.get_full_name()) in page
    proposed = {str(one.pk) for one in people if reverse("assessments:start", args=[one.pk]) in page}
    assert len(proposed) >= 2
    assert set(AuditEntry.objects.reads().values_list("thing_id", flat=True)) == proposed


def test_the_proposals_tie_the_groups_once_they_are_followed(apart):
    """Each proposal is a person somebody already rated, by a rater who has not: enough of them make one group."""
    ambito, raters, _people = apart
    net = net_of(ambito, on=TODAY)
    named = {rater.get_full_name(): rater for rater in raters}
    Round.objects.update(agreed_on=TODAY)
    for proposal in net.proposals:
        rater = named[proposal.rater]
        assert rater not in {a.rater for a in proposal.round.assessments.all()}
        with_whom = proposal.round.assessments.first().rater
        rounds([proposal.episode], [rater, with_whom], seed=3)
    assert net_of(ambito, on=TODAY).hangs_together


def test_written_cases_that_all_rated_tie_the_groups(apart):
    ambito, raters, _people = apart
    closed_session(ambito, raters, on=FIRST_DAY)
    net = net_of(ambito, on=TODAY)
    assert net.hangs_together
    pair = Pair(net, *(rater_key(raters[n].pk, None) for n in (0, 2)))
    assert (pair.shared, pair.levels, pair.are_tied_by_others) == ([], [], True)


def test_of_closed_cases_nothing_is_proposed(apart):
    ambito, raters, people = apart
    for episode in people:
        episode.closed_on = TODAY
        episode.save()
    net = net_of(ambito, on=TODAY)
    assert net.proposals == []
    assert not net.hangs_together


def test_a_pair_tied_by_others_is_said_to_be(db, browse):
    """The first and the third never met, the second rated with both."""
    ambito = AmbitoFactory(name="Noncello")
    one, middle, other = staff(ambito, named="Noncello", count=3)
    people = cases(ambito, 12, by=one)
    rounds(people[:6], [one, middle])
    rounds(people[6:], [middle, other])
    page = browse(coordinator(ambito)).get(url(one, other)).content.decode()
    assert "tied only by way of others" in page
    assert "Their ratings cannot be compared." not in page


def test_a_pair_with_people_in_common_shows_how_far_they_agree(noncello, browse):
    ambito, raters, opened, _ = noncello
    shared = sum({a.rater for a in round.assessments.all()} == set(raters[:2]) for round in opened)
    page = browse(coordinator(ambito)).get(url(raters[0], raters[1])).content.decode()
    assert f"{shared} people rated by both" in page or f"{shared} person rated by both" in page
    assert f"<dd>{shared * 18}</dd>" in page
    assert ("Agreement (alpha)" in page) == (shared >= 10)


@pytest.mark.parametrize("keys", [("u1", "u1"), ("u1", "u999999"), ("x", "y"), ("o1", "u1")])
def test_an_unknown_pair_is_not_there(noncello, browse, keys):
    page = browse(coordinator(noncello[0])).get(reverse("assessments:rater_pair", args=keys))
    assert page.status_code == 404


def test_another_district_stays_out(noncello, browse):
    other = AmbitoFactory(name="Livenza")
    stranger = coordinator(other)
    assert browse(stranger).get(url(*noncello[1][:2])).status_code == 404
    page = browse(stranger).get(QUALITY).content.decode()
    assert not [rater for rater in noncello[1] if escape(rater.get_full_name()) in page]


def test_the_page_asks_few_questions(noncello, browse, django_assert_max_num_queries):
    client = browse(coordinator(noncello[0]))
    with django_assert_max_num_queries(16):
        client.get(QUALITY)


def test_a_hosts_tutor_is_asked_for_her_own_intern_alone(noncello, browse):
    """She met one person: she makes the net of colleagues no thinner, and is proposed nobody else's."""
    ambito, raters, _opened, _ = noncello
    tutor = OutsideRater.objects.create(ambito=ambito, role="host_tutor", name="Katia Lot", organisation="Vivai")
    rounds(cases(ambito, 1, by=raters[0]), [raters[0], tutor])
    net = net_of(ambito, on=TODAY)
    assert str(tutor) in net.names.values()
    assert str(tutor) not in net.colleagues.names.values()
    assert str(tutor) not in net.colleagues.weakest[1]
    assert [one for one in net.colleagues.proposals if one.rater == str(tutor)] == []
    keys = rater_key(None, tutor.pk), rater_key(raters[1].pk, None)
    page = browse(coordinator(ambito)).get(reverse("assessments:rater_pair", args=keys)).content.decode()
    assert "rated by Katia Lot" not in page
