"""An internship agreed on step by step: what is typed is kept, nothing is agreed before the last step."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from equipe.models import Draft
from placements.enums import SignerSide, TutorSide
from placements.models import Act, Cover, Internship, LearningGoal, Signature, Tutor
from tests.beneficiaries.factories import EpisodeFactory
from tests.placements.agreed import internship_of, typed_steps
from tests.placements.factories import AgreementFactory, HostFactory, InternshipFactory, OpeningFactory, item, require


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield date(2026, 6, 30)


@pytest.fixture
def typed(dario):
    return typed_steps(AgreementFactory(), dario)


def step(episode, slug):
    return reverse("placements:internship_step", args=[episode.pk, slug])


def entrance(episode):
    return reverse("placements:open_internship", args=[episode.pk])


def words(response):
    return " ".join(response.content.decode().split())


def walk(desk, episode, typed, *, until=""):
    """Send each step in order; the answer of the last one."""
    answer = None
    for slug, what in typed.items():
        answer = desk.post(step(episode, slug), what)
        if slug == until:
            break
    return answer


def test_an_internship_is_agreed_on_in_six_steps(episode, typed, dario, browse):
    answer = walk(browse(dario), episode, typed)
    internship = Internship.objects.get()
    assert answer["Location"] == reverse("placements:internship_opened", args=[internship.pk])
    assert (internship.weekly_hours, internship.allowance, len(internship.timetable)) == (20, Decimal("300.00"), 5)
    assert internship.tasks == "Sanding and painting"
    tutors = Tutor.objects.of(internship).in_order().values_list("side", "name", "role", "email")
    assert list(tutors) == [
        (TutorSide.PROMOTER, str(dario), "", ""),
        (TutorSide.HOST, "Fabio Rossi", "foreman", "fabio@example.it"),
        (TutorSide.OTHER, "Elena Zanin", "job coach", ""),
    ]
    cover = Cover.objects.get()
    assert (cover.parts, cover.training_hours, cover.cob_on) == ({"host": Decimal("300.00")}, 12, date(2026, 6, 30))
    act = Act.objects.get()
    assert (act.declared["replaces"], act.declared["safe"], act.shares) == ("no", "yes", {"host": "300.00"})
    assert list(Signature.objects.of_act(act).in_order().values_list("side", flat=True)) == list(SignerSide)
    assert not Draft.objects.exists()
    page = words(browse(dario).get(answer["Location"]))
    assert "5 signatures are missing" in page
    assert "made on 30/06/2026" in page


def test_nothing_is_agreed_before_the_last_step(episode, typed, dario, browse):
    walk(browse(dario), episode, typed, until="money")
    assert not Internship.objects.exists()
    page = words(browse(dario).get(step(episode, "check")))
    assert page.count('class="check-line"') == 25
    assert "D.Lgs. 66/2003" in page
    assert not Internship.objects.exists()


def test_every_step_keeps_what_was_typed_right_or_wrong(episode, typed, dario, browse):
    desk = browse(dario)
    wrong = typed["when"] | {"ends_on": "2026-02-31", "until-0-1": "07:00"}
    page = words(desk.post(step(episode, "when"), wrong))
    assert "There is no such day" in page
    assert "This slot ends before it begins" in page
    again = words(desk.get(step(episode, "when")))
    assert 'value="2026-02-31"' in again
    assert 'value="07:00"' in again


def test_one_leaves_and_comes_back_to_where_one_was(episode, typed, dario, browse):
    desk = browse(dario)
    desk.post(step(episode, "where"), typed["where"])
    answer = desk.post(step(episode, "when"), typed["when"] | {"leave": "1"})
    assert answer["Location"] == episode.get_absolute_url()
    assert desk.get(entrance(episode))["Location"] == step(episode, "learning")
    back = desk.post(step(episode, "learning"), {"tasks": "Sorting", "go": "when"})
    assert back["Location"] == step(episode, "when")
    assert "Sorting" in words(desk.get(step(episode, "learning")))


def test_what_the_page_kept_by_itself_is_not_lost(episode, typed, dario, browse):
    desk = browse(dario)
    desk.post(step(episode, "where"), typed["where"])
    Draft.objects.create(user=dario, key=f"internship:{episode.pk}", page="a1", content={"tasks": "Typed, not sent"})
    assert "Typed, not sent" in words(desk.get(step(episode, "learning")))
    desk.post(step(episode, "learning"), typed["learning"] | {"page_of_draft": "a1"})
    assert "Sanding and painting" in words(desk.get(step(episode, "learning")))
    assert Draft.objects.count() == 1


def test_the_check_names_the_steps_that_are_missing(episode, typed, dario, browse):
    desk = browse(dario)
    desk.post(step(episode, "where"), typed["where"])
    page = words(desk.get(step(episode, "check")))
    assert "Something is still missing" in page
    assert "Choose which kind of internship." in page
    desk.post(step(episode, "check"), typed["check"])
    assert not Internship.objects.exists()


@pytest.mark.parametrize(
    ("slug", "changed", "sentence"),
    [
        ("money", {"allowance": "-5"}, "cannot be less than nothing"),
        ("money", {"payer": "shared", "share_host": "100", "share_promoter": "199,99"}, "The parts make 299,99 €"),
        ("money", {"payer": "third"}, "Enter the name of the third party."),
        ("when", {"ends_on": "2026-06-01"}, "would end before it begins"),
        ("when", {"from-0-2": "12:00", "until-0-2": "13:00"}, "overlap"),
        ("when", {"from-0-2": "14:00"}, "Enter both hours"),
        ("learning", {"later": ""}, "Choose a goal, or say"),
        ("tutors", {"other-2-role": "coach"}, "Enter the name of this tutor too."),
        ("where", {"agreement": ""}, "Choose an opening, or under which agreement."),
    ],
)
def test_a_step_says_what_is_wrong(scale, episode, typed, dario, browse, slug, changed, sentence):
    page = browse(dario).post(step(episode, slug), typed[slug] | changed)
    assert page.status_code == 200
    assert sentence in words(page)


def test_a_week_follows_from_monday(episode, typed, dario, browse):
    desk, monday = browse(dario), {"from-0-1": "08:00", "until-0-1": "12:00", "from-0-2": "13:00", "until-0-2": "15:00"}
    desk.post(step(episode, "when"), {"kind": "insertion", **monday, "as_monday": "1"})
    form = desk.get(step(episode, "when")).context["form"]
    assert form["from-4-2"].value() == "13:00"
    assert not form["from-5-1"].value()


def test_a_refusal_shows_the_article_and_loses_nothing(episode, typed, dario, browse):
    typed["money"] |= {"allowance": "299,99"}
    page = words(walk(browse(dario), episode, typed))
    assert "at least 300 € a month" in page
    assert "art. 13" in page
    assert "secondary source" in page
    assert not Internship.objects.exists()
    assert 'value="299,99"' in words(browse(dario).get(step(episode, "money")))


def test_a_warning_asks_for_a_motive(episode, typed, dario, browse):
    typed["money"] |= {"cob_on": ""}
    page = words(walk(browse(dario), episode, typed))
    assert "due by 30/06/2026" in page
    assert not Internship.objects.exists()
    browse(dario).post(step(episode, "check"), typed["check"] | {"motive": "The host sends it tonight"})
    assert Internship.objects.get().motive == "The host sends it tonight"


def test_what_is_declared_can_refuse(episode, typed, dario, browse):
    typed["check"] |= {"said-replaces": "yes", "motive": "Please"}
    page = words(walk(browse(dario), episode, typed))
    assert "must not stand in for staff" in page
    assert not Internship.objects.exists()


def test_without_insurance_nobody_begins(episode, typed, dario, browse):
    typed["money"] |= {"liability_policy": ""}
    typed["check"] |= {"motive": "It will come"}
    assert "must name the INAIL position" in words(walk(browse(dario), episode, typed))
    assert not Internship.objects.exists()


def test_a_host_that_works_by_season_is_asked_for_it(episode, typed, dario, browse):
    typed["when"] |= {"ends_on": "2026-08-15"}
    desk = browse(dario)
    walk(desk, episode, typed, until="money")
    assert "Does the host work by season?" in words(desk.get(step(episode, "check")))
    refused = words(desk.post(step(episode, "check"), typed["check"] | {"said-seasonal": "no", "motive": "Please"}))
    assert "only where the host works by season" in refused
    desk.post(step(episode, "check"), typed["check"] | {"said-seasonal": "yes"})
    assert Act.objects.get().declared["seasonal"] == "yes"


def test_an_overlap_is_said_on_the_page(episode, typed, dario, browse):
    InternshipFactory(episode=episode, promoter_tutor=dario)
    page = walk(browse(dario), episode, typed)
    assert page.status_code == 200
    assert "already has an internship in this period" in words(page)


def test_sent_twice_it_is_opened_once(episode, typed, dario, browse):
    walk(browse(dario), episode, typed)
    again = browse(dario).post(step(episode, "check"), typed["check"])
    assert again.status_code == 200
    assert Internship.objects.count() == 1


def test_a_closed_case_opens_nothing(typed, dario, browse):
    closed = EpisodeFactory(closed=True)
    assert browse(dario).post(step(closed, "where"), typed["where"]).status_code == 403


def test_an_unknown_step_is_not_there(episode, dario, browse):
    assert browse(dario).get(step(episode, "party")).status_code == 404


def test_an_opening_brings_its_agreement_and_tasks(scale, episode, typed, dario, browse):
    opening, desk = OpeningFactory(tasks="Peeling and washing"), browse(dario)
    require(opening, 3)
    start = f"{entrance(episode)}?opening={opening.pk}"
    assert f'value="{opening.pk}" selected' in words(desk.get(start))
    assert not Draft.objects.exists()
    wrong = desk.post(step(episode, "where"), {"opening": opening.pk, "agreement": AgreementFactory().pk})
    assert "stands under another agreement" in words(wrong)
    desk.post(step(episode, "where"), {"opening": opening.pk})
    assert "Peeling and washing" in words(desk.get(step(episode, "learning")))
    times = item("keeps-times")
    typed["where"] = {"opening": opening.pk}
    typed["learning"] = {"tasks": "Peeling", f"level-{times.pk}": "3", f"more-{times.pk}": "Be there at eight"}
    walk(desk, episode, typed)
    internship = Internship.objects.get()
    assert internship.opening == opening
    assert LearningGoal.objects.get().words == "Be there at eight"


@pytest.mark.parametrize("asked", ["", "no-uuid", "0b9f5f0e-0000-4000-8000-000000000000"])
def test_a_reference_to_no_opening_does_no_harm(episode, dario, browse, asked):
    assert browse(dario).get(f"{entrance(episode)}?opening={asked}").status_code == 200


def test_an_earlier_internship_is_copied(episode, typed, dario, browse):
    earlier = internship_of(dario, episode=EpisodeFactory(person__last_name="Basso"), tasks="Watering")
    desk = browse(dario)
    desk.post(step(episode, "where"), {"agreement": earlier.agreement.pk})
    desk.post(step(episode, "when"), {"earlier": earlier.pk, "copy": "1", "starts_on": "2026-09-01"})
    form = desk.get(step(episode, "when")).context["form"]
    assert (form["kind"].value(), form["starts_on"].value()) == ("disadvantaged", "2026-09-01")
    assert "Watering" in words(desk.get(step(episode, "learning")))
    money = desk.get(step(episode, "money")).context["form"]
    assert (money["payer"].value(), money["inail_position"].value()) == ("host", "91234567")


def test_an_earlier_internship_elsewhere_is_no_choice(episode, typed, dario, browse):
    foreign = InternshipFactory(agreement=AgreementFactory(host=HostFactory()))
    desk = browse(dario)
    desk.post(step(episode, "where"), typed["where"])
    desk.post(step(episode, "when"), {"earlier": foreign.pk, "copy": "1"})
    assert not desk.get(step(episode, "when")).context["form"]["kind"].value()
