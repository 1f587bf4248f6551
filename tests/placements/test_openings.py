"""Openings: what is offered within an agreement, what it asks, and how a person stands to it, without a score."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from assessments import actions as assessing
from assessments.instrument_file import SHIPPED
from assessments.models import AgreedRating, HeldCompetence, Item, Rating
from equipe.models import AuditEntry
from equipe.verdicts import Refused
from placements import actions
from placements.enums import Bearing, Fit, Need, OpeningState
from placements.fits import standing_of
from placements.models import Opening, Requirement
from tests.assessments.districts import district
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.equipe.factories import AmbitoFactory, TeamFactory
from tests.placements.factories import (
    AgreementFactory,
    HostFactory,
    InternshipFactory,
    OpeningFactory,
    agreed,
    item,
    require,
)
from tests.placements.factories import scale as load_the_scale

TODAY = date(2026, 6, 30)
FIRST = date(2026, 2, 1)
OFFER = {"title": "Kitchen help", "places": 1, "opens_on": FIRST, "on": TODAY}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield


def door(name, *things):
    return reverse(f"placements:{name}", args=[thing.pk for thing in things])


def words(response):
    return " ".join(response.content.decode().split())


def verbs():
    return list(AuditEntry.objects.deeds().order_by("pk").values_list("verb", flat=True))


# Offering


def test_an_opening_is_offered_within_its_agreement(dario):
    opening = actions.add_opening(AgreementFactory(), by=dario, tasks="Peeling", **OFFER)
    assert (opening.last_day, opening.state(on=TODAY)) == (date(2027, 12, 31), OpeningState.OPEN)
    assert verbs() == ["opening.added"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"opens_on": date(2025, 12, 31)}, "begins on 01/01/2026"),
        ({"closes_on": date(2028, 1, 1)}, "ends on 31/12/2027"),
        ({"places": 3}, "has 2 seats"),
        ({"closes_on": date(2026, 1, 15)}, "close before it opens"),
        ({"places": 0}, "at least one place"),
    ],
)
def test_nothing_is_offered_outside_it(dario, changed, said):
    with pytest.raises(Refused, match=said):
        actions.add_opening(AgreementFactory(seats=2), by=dario, **OFFER | changed)
    assert verbs() == []


def test_a_host_that_receives_nobody_offers_nothing(dario):
    agreement = AgreementFactory(host=HostFactory(deactivated_on=FIRST))
    with pytest.raises(Refused, match="no longer receives"):
        actions.add_opening(agreement, by=dario, **OFFER)


def test_the_same_offer_is_registered_once(dario):
    agreement = AgreementFactory()
    actions.add_opening(agreement, by=dario, **OFFER)
    with pytest.raises(Refused, match="already has an opening"):
        actions.add_opening(agreement, by=dario, **OFFER)


def test_an_opening_is_changed_once_a_version(dario):
    opening = OpeningFactory()
    sheet = {
        "title": "Kitchen",
        "places": 1,
        "opens_on": FIRST,
        "closes_on": date(2026, 9, 30),
        "tasks": "",
        "notes": "",
    }
    actions.edit_opening(opening, version=0, by=dario, on=TODAY, **sheet)
    with pytest.raises(actions.Stale):
        actions.edit_opening(opening, version=0, by=dario, on=TODAY, **sheet | {"title": "Hall"})
    with pytest.raises(Refused, match="ends on 31/12/2027"):
        actions.edit_opening(opening, version=1, by=dario, on=TODAY, **sheet | {"closes_on": date(2028, 1, 1)})
    opening.refresh_from_db()
    assert (opening.title, opening.version) == ("Kitchen", 1)


def test_places_that_are_given_cannot_be_taken_back(dario):
    opening = OpeningFactory(agreement__seats=3, places=3)
    sheet = {name: getattr(opening, name) for name in ("title", "opens_on", "closes_on", "tasks", "notes")}
    for _ in range(2):
        InternshipFactory(
            opening=opening, agreement=opening.agreement, starts_on=date(2026, 7, 1), ends_on=date(2026, 8, 31)
        )
    with pytest.raises(Refused, match="2 places of this opening are given already"):
        actions.edit_opening(opening, version=0, by=dario, on=TODAY, places=1, **sheet)
    actions.edit_opening(opening, version=0, by=dario, on=TODAY, places=2, **sheet)
    assert Opening.objects.get(pk=opening.pk).places == 2


def test_an_opening_is_paused_and_offered_again(dario):
    opening = OpeningFactory()
    actions.pause_opening(opening, version=0, by=dario, on=TODAY)
    assert opening.state(on=TODAY) == OpeningState.PAUSED
    actions.resume_opening(opening, version=1, by=dario)
    assert opening.state(on=TODAY) == OpeningState.OPEN
    assert verbs() == ["opening.paused", "opening.resumed"]


def test_where_an_opening_stands_is_what_the_list_says(db):
    begun = AgreementFactory()
    standing = {
        OpeningState.OPEN: OpeningFactory(agreement=begun),
        OpeningState.COMING: OpeningFactory(agreement=begun, opens_on=date(2026, 7, 1)),
        OpeningState.PAUSED: OpeningFactory(agreement=begun, paused=True),
        OpeningState.CLOSED: OpeningFactory(agreement=begun, closes_on=date(2026, 6, 29)),
    }
    over = OpeningFactory(agreement=AgreementFactory(ends_on=date(2026, 6, 29)))
    gone = OpeningFactory(agreement=AgreementFactory(host=HostFactory(deactivated_on=TODAY)))
    asked = {state: getattr(Opening.objects, state.value)(on=TODAY) for state in OpeningState}
    assert {state: set(found) - {over, gone} for state, found in asked.items()} == {
        state: {opening} for state, opening in standing.items()
    }
    assert {over, gone} <= set(asked[OpeningState.CLOSED])
    for state, found in asked.items():
        assert {opening.state(on=TODAY) for opening in found} == {state}


# What it asks


def test_what_an_opening_asks_is_fixed_as_a_whole(scale, dario):
    opening = OpeningFactory()
    first = [(item("keeps-times"), 3, "required"), (item("italian-speaking"), 2, "desired")]
    actions.ask_levels(opening, first, version=0, by=dario)
    actions.ask_levels(opening, [(item("listens"), 2, "required")], version=1, by=dario)
    assert [(one.lineage, one.level) for one in Requirement.objects.of(opening)] == [("employability-1/listens", 2)]
    assert AuditEntry.objects.deeds().latest("pk").details == {"levels": {"employability-1/listens": [2, "required"]}}


def test_what_cannot_be_asked_changes_nothing(scale, dario):
    opening = OpeningFactory()
    require(opening, code="listens")
    times = item("keeps-times")
    with pytest.raises(Refused, match="no such level"):
        actions.ask_levels(opening, [(times, 5, "required")], version=0, by=dario)
    with pytest.raises(Refused, match="asked twice"):
        actions.ask_levels(opening, [(times, 3, "required"), (times, 2, "desired")], version=0, by=dario)
    with pytest.raises(actions.Stale):
        actions.ask_levels(opening, [(times, 3, "required")], version=7, by=dario)
    assert Requirement.objects.get().lineage == "employability-1/listens"


def test_an_instrument_by_which_something_is_asked_keeps_its_words(scale, dario, tmp_path):
    require(OpeningFactory())
    changed = tmp_path / "soft-skills-1.toml"
    written = (SHIPPED / "soft-skills-1.toml").read_text(encoding="utf-8")
    changed.write_text(written.replace("Keeps times and commitments", "Comes on time"), encoding="utf-8")
    with pytest.raises(Refused, match="has been used"):
        assessing.load_instrument(changed)
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item("listens").pk).update(name={"it": "Altro", "en": "Other"})


# How a person stands to it


def test_each_thing_is_told_with_what_it_rests_on(scale, episode, alice):
    opening = OpeningFactory()
    for code in ("keeps-times", "works-with-care", "listens", "respects-others"):
        require(opening, 3, code=code)
    require(opening, 2, Need.DESIRED, code="italian-speaking")
    agreed(episode, {"keeps-times": 3, "works-with-care": 2, "listens": 0, "respects-others": None}, by=alice)
    standing = standing_of(episode, Requirement.objects.of(opening).with_items().in_order())
    fits = {line.requirement.item.code: line.stand.fit for line in standing.lines}
    assert fits == {
        "keeps-times": Fit.FITS,
        "works-with-care": Fit.ONE_BELOW,
        "listens": Fit.BELOW,
        "respects-others": Fit.UNSEEN,
        "italian-speaking": Fit.UNSEEN,
    }
    assert standing.counts == [
        ("required", [(Fit.FITS, 1), (Fit.ONE_BELOW, 1), (Fit.BELOW, 1), (Fit.UNSEEN, 1)]),
        ("desired", [(Fit.UNSEEN, 1)]),
    ]
    (witness,) = standing.lines[0].observed.witnesses
    assert (witness.name, witness.level, witness.note) == (alice.get_full_name(), 3, "Seen: keeps-times.")
    assert {line.stand.bearing for line in standing.lines} == {None}


def test_what_the_inventory_tells_stands_beside_and_decides_nothing(scale, episode, dario, browse):
    HeldCompetence.objects.create(episode=episode, kind="language", label="Italiano", level="B1", evidence="document")
    HeldCompetence.objects.create(episode=episode, kind="digital", label="Posta elettronica", level="basic")
    HeldCompetence.objects.create(episode=episode, kind="language", label="Friulano", removed_on=TODAY, level="C2")
    opening = OpeningFactory()
    require(opening, 3, code="italian-speaking")
    require(opening, 3)
    lines = standing_of(episode, Requirement.objects.of(opening).with_items().in_order()).lines
    assert [[held.label for held in line.told] for line in lines] == [[], ["Italiano"]]
    assert lines[1].stand.fit == Fit.UNSEEN
    assert "Italiano B1" in words(browse(dario).get(door("fit", opening, episode)))


def test_the_latest_level_counts_and_what_was_not_seen_again_stays(scale, episode):
    opening = OpeningFactory()
    require(opening, 3, code="keeps-times")
    require(opening, 3, code="listens")
    agreed(episode, {"keeps-times": 1, "listens": 3}, on=date(2025, 5, 5))
    agreed(episode, {"keeps-times": 3, "listens": None}, on=date(2026, 5, 5))
    standing = standing_of(episode, Requirement.objects.of(opening).with_items().in_order())
    seen = {line.requirement.item.code: (line.observed.level, line.observed.on.year) for line in standing.lines}
    assert seen == {"keeps-times": (3, 2026), "listens": (3, 2025)}


def test_a_measure_bears_on_the_level_without_changing_it(db, dario):
    ambito, raters, opened = district(30)
    assessing.calibrate(ambito, on=date(2024, 12, 31))
    round = opened[0]
    Rating.objects.of_rounds([round]).update(value=1)
    load_the_scale()
    opening = OpeningFactory(agreement=AgreementFactory(host=HostFactory(ambito=ambito)))
    require(opening, 4, code="keeps-times")
    agree_everything(round, 4)
    (line,) = standing_of(round.episode, Requirement.objects.of(opening).with_items()).lines
    low, high = line.observed.expected
    assert 0 <= low < high < 3.5
    assert (line.stand.fit, line.stand.bearing) == (Fit.FITS, Bearing.AGAINST)


def agree_everything(round, level):
    """The team agrees on one level throughout, whatever was seen."""
    items = Item.objects.of(round.instrument).of_kind("anchored")
    AgreedRating.objects.bulk_create(AgreedRating(round=round, item=one, value=level, reason="So.") for one in items)
    round.agreed_on = round.opened_on
    round.save(update_fields=["agreed_on"])


# The doors


def test_the_way_from_the_host_to_the_person(scale, episode, dario, browse):
    desk, agreement = browse(dario), AgreementFactory()
    sheet = {
        "agreement": agreement.pk,
        "title": "Kitchen help",
        "places": "1",
        "opens_on": "2026-02-01",
        "version": "0",
    }
    answer = desk.post(door("add_opening", agreement.host), sheet)
    opening = Opening.objects.get()
    assert answer["Location"] == door("requirements", opening)
    asked = item("keeps-times")
    answer = desk.post(answer["Location"], {f"level-{asked.pk}": "3", f"more-{asked.pk}": "required", "version": "0"})
    assert answer["Location"] == opening.get_absolute_url()
    assert "Kitchen help" in words(desk.get(door("openings")))
    assert "Kitchen help" in words(desk.get(agreement.host.get_absolute_url()))
    page = words(desk.get(opening.get_absolute_url()))
    assert "Is on time alone, and says so beforehand if prevented" in page
    found = desk.post(door("look_for_person", opening), {"q": "moro"})
    assert found["Location"] == door("fit", opening, episode)


def test_several_people_of_one_name_are_listed_in_no_order_of_merit(scale, episode, dario, browse):
    opening = OpeningFactory()
    require(opening)
    agreed(episode, {"keeps-times": 4})
    EpisodeFactory(person=PersonFactory(first_name="Beatrice"))
    page = words(browse(dario).post(door("look_for_person", opening), {"q": "moro"}))
    assert page.index("Anna Moro") < page.index("Beatrice Moro")
    assert "fits" not in page


def test_nobody_found_says_so(episode, dario, browse):
    page = words(browse(dario).post(door("look_for_person", OpeningFactory()), {"q": "Nessuno"}))
    assert "No open case answers" in page


def test_the_page_of_a_person_beside_an_opening(scale, episode, dario, browse):
    opening = OpeningFactory()
    require(opening, 3)
    require(opening, 3, code="italian-speaking")
    agreed(episode, {"keeps-times": 2})
    page = words(browse(dario).get(door("fit", opening, episode)))
    assert "one step below" in page
    assert "B1 · intermediate" in page
    assert "not observed yet" in page
    assert "Seen: keeps-times." in page
    assert AuditEntry.objects.reads().about(episode).count() == 1


def test_nothing_but_what_was_asked_is_told_of_a_person(scale, dario, browse):
    person = PersonFactory(citizenship="MA", birth_place="Casablanca", birth_date=date(1961, 3, 9))
    episode = EpisodeFactory(person=person, fragilities="Back pain", disabled=True)
    opening = OpeningFactory()
    require(opening)
    agreed(episode, {"keeps-times": 3, "listens": 1})
    page = words(browse(dario).get(door("fit", opening, episode)))
    for word in ("Morocc", "Casablanca", "1961", "Back pain", "disab", "Listens", "female"):
        assert word not in page, word


def test_an_opening_of_one_district_is_not_held_beside_a_case_of_another(scale, dario, browse):
    elsewhere = EpisodeFactory(team=TeamFactory(ambito=AmbitoFactory(name="Tagliamento"), name="UOT San Vito"))
    assert browse(dario).get(door("fit", OpeningFactory(), elsewhere)).status_code == 404
    foreign = OpeningFactory(agreement=AgreementFactory(host=HostFactory(ambito=AmbitoFactory(name="Tagliamento"))))
    assert browse(dario).get(door("fit", foreign, EpisodeFactory())).status_code == 404


def test_a_stale_profile_is_saved_again_knowingly(scale, dario, browse):
    opening, times = OpeningFactory(version=3), item("keeps-times")
    typed = {f"level-{times.pk}": "3", f"more-{times.pk}": "desired", "version": "2"}
    page = browse(dario).post(door("requirements", opening), typed)
    assert "in the meantime" in words(page)
    assert page.context["form"]["version"].value() == 3
    browse(dario).post(door("requirements", opening), typed | {"version": "3"})
    assert Requirement.objects.get().need == Need.DESIRED


def test_a_stale_opening_shows_both_versions(dario, browse):
    opening = OpeningFactory(version=1, title="Hall service")
    typed = {"title": "Kitchen", "places": "1", "opens_on": "2026-02-01", "version": "0"}
    page = words(browse(dario).post(door("edit_opening", opening), typed))
    assert "Hall service" in page
    assert "Kitchen" in page
    browse(dario).post(door("edit_opening", opening), typed | {"version": "1"})
    opening.refresh_from_db()
    assert opening.title == "Kitchen"


def test_an_opening_is_paused_at_its_door(dario, browse):
    opening = OpeningFactory()
    assert "Offer it again" in words(browse(dario).post(door("pause_opening", opening), follow=True))
    assert "Pause it" in words(browse(dario).post(door("pause_opening", opening), follow=True))


def test_openings_are_narrowed(dario, browse):
    OpeningFactory(title="Kitchen help")
    OpeningFactory(title="Gardening", paused=True)
    desk = browse(dario)
    assert "Gardening" not in words(desk.get(door("openings")))
    assert "Gardening" in words(desk.get(door("openings") + "?state=paused"))
    assert "Kitchen help" in words(desk.get(door("openings") + "?q=KITCHEN"))
    assert "No opening answers" in words(desk.get(door("openings") + "?q=nothing"))
    assert "Gardening" not in words(desk.get(door("openings") + "?state=nonsense"))


def test_a_host_without_an_agreement_is_told_what_comes_first(dario, browse):
    assert "Register it first" in words(browse(dario).get(door("add_opening", HostFactory())))


@pytest.mark.parametrize(("name", "most"), [("openings", 9), ("opening", 17), ("fit", 19), ("requirements", 12)])
def test_the_number_of_queries_does_not_grow(scale, name, most, episode, dario, browse, django_assert_max_num_queries):
    opening = OpeningFactory(agreement=AgreementFactory(seats=20))
    for code in ("keeps-times", "works-with-care", "listens", "plans-work", "uses-numbers", "italian-speaking"):
        require(opening, 3, code=code)
        OpeningFactory()
        InternshipFactory(
            episode=EpisodeFactory(person=PersonFactory(last_name=code)), agreement=opening.agreement, opening=opening
        )
    agreed(episode, {"keeps-times": 2, "works-with-care": 3, "listens": 1, "plans-work": 4, "uses-numbers": 2})
    things = {"openings": [], "fit": [opening, episode]}.get(name, [opening])
    desk = browse(dario)
    desk.get(door(name, *things))
    with django_assert_max_num_queries(most):
        desk.get(door(name, *things))
