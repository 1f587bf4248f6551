"""What the doors of the acts add: the check without a deed, a refusal that loses nothing, the page that tells them."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from equipe.models import Draft
from placements.enums import ActKind
from placements.models import Act, Cover, ExtensionRequest, Signature, Tutor
from placements.tutoring import at_hosts
from tests.beneficiaries.factories import DocumentFactory
from tests.placements.agreed import internship_of

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-06-30 10:00:00+02:00", tick=False):
        yield date(2026, 6, 30)


@pytest.fixture
def internship(episode, dario):
    return internship_of(dario, episode=episode, tasks="Sanding")


def door(name, thing):
    return reverse(f"placements:{name}", args=[thing.pk])


def words(response):
    return " ".join(response.content.decode().split())


LONGER = {
    "version": "0",
    "holds_from": "2026-07-01",
    "ends_on": "2026-08-31",
    "allowance": "400",
    "tasks": "Sanding",
    **{f"{end}-{day}-1": hour for day in range(5) for end, hour in (("from", "08:00"), ("until", "14:00"))},
}


def test_an_amendment_is_checked_then_agreed(internship, dario, browse):
    desk = browse(dario)
    page = words(desk.get(door("amend", internship)))
    assert 'value="2026-08-31"' in page
    checked = words(desk.post(door("amend", internship), LONGER | {"allowance": "300", "check": "1"}, headers=HTMX))
    assert "<html" not in checked
    assert "at least 400 €" in checked
    refused = words(desk.post(door("amend", internship), LONGER | {"allowance": "300", "note": "She manages"}))
    assert "at least 400 €" in refused
    assert "She manages" in refused
    assert Act.objects.count() == 1
    answer = desk.post(door("amend", internship), LONGER)
    assert answer["Location"] == internship.get_absolute_url()
    internship.refresh_from_db()
    assert (internship.weekly_hours, internship.allowance) == (30, 400)


def test_a_draft_of_an_amendment_comes_back(internship, dario, browse):
    Draft.objects.create(user=dario, key=f"amendment:{internship.pk}", content={"note": "Half typed"})
    assert "Half typed" in words(browse(dario).get(door("amend", internship)))
    browse(dario).post(door("amend", internship), LONGER)
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ends_on": "2026-02-31"}, "There is no such day"),
        ({"allowance": "-1"}, "cannot be less than nothing"),
        ({"ends_on": "2026-09-30"}, "is an extension"),
        ({"holds_from": "2026-09-30"}, "ends on 31/08/2026"),
        ({"holds_from": "2026-01-01"}, "begins on 02/03/2026"),
        ({"version": "9"}, "in the meantime"),
    ],
)
def test_what_is_wrong_is_said_on_the_page(internship, dario, browse, changed, sentence):
    answer = browse(dario).post(door("amend", internship), LONGER | changed)
    assert answer.status_code == 200
    assert sentence in words(answer)
    assert Act.objects.count() == 1


def test_a_stale_amendment_is_made_again_knowingly(internship, dario, browse):
    desk = browse(dario)
    desk.post(door("suspend", internship), {"version": "0", "holds_from": "2026-08-03", "reason": "maternity"})
    page = words(desk.post(door("amend", internship), LONGER))
    assert 'name="version" value="1"' in page
    assert desk.post(door("amend", internship), LONGER | {"version": "1"}).status_code == 302


def test_it_rests_and_goes_on_and_the_page_says_so(internship, dario, alice, browse):
    desk = browse(dario)
    rest = {"version": "0", "holds_from": "2026-06-22", "reason": "illness", "note": "Certificate given"}
    desk.post(door("suspend", internship), rest)
    page = words(desk.get(internship.get_absolute_url()))
    assert "Suspended since 22/06/2026" in page
    assert door("resume", internship) in page
    assert door("extend", internship) not in page
    assert "Certificate given" in page
    assert door("resume", internship) not in words(browse(alice).get(internship.get_absolute_url()))
    desk.post(door("resume", internship), {"version": "1", "holds_from": "2026-07-01"})
    assert "Suspended from 22/06/2026 to 30/06/2026" in words(desk.get(internship.get_absolute_url()))
    again = words(desk.post(door("resume", internship), {"version": "2", "holds_from": "2026-07-02"}))
    assert "nothing to resume" in again


def test_the_page_tells_what_held_on_a_day(internship, dario, browse):
    desk = browse(dario)
    desk.post(door("amend", internship), LONGER)
    before = words(desk.get(f"{internship.get_absolute_url()}?on=2026-06-30"))
    assert "As agreed on 30/06/2026" in before
    assert "<dd>20</dd>" in before
    assert "<dd>30</dd>" in words(desk.get(f"{internship.get_absolute_url()}?on=2026-07-01"))
    assert "had not begun" in words(desk.get(f"{internship.get_absolute_url()}?on=2026-01-01"))
    assert "There is no such day" in words(desk.get(f"{internship.get_absolute_url()}?on=2026-02-31"))


def test_an_extension_is_asked_for_refused_and_granted(internship, dario, browse):
    desk = browse(dario)
    asked = {"ends_on": "2026-10-31", "asked_by": "person", "requested_on": "2026-06-29", "why": "Learning a lot"}
    assert "Choose who asks." in words(desk.post(door("ask_extension", internship), asked | {"asked_by": ""}))
    desk.post(door("ask_extension", internship), asked)
    page = words(desk.get(internship.get_absolute_url()))
    assert "An extension until 31/10/2026 was asked for on 29/06/2026" in page
    assert "Decide on the extension" in page
    waiting = ExtensionRequest.objects.get()
    assert "Write in a sentence" in words(desk.post(door("refuse_extension", waiting), {"why": ""}))
    desk.post(door("refuse_extension", waiting), {"why": "No seat is free"})
    assert "No seat is free" in words(desk.get(internship.get_absolute_url()))
    desk.post(door("ask_extension", internship), asked)
    assert 'value="2026-10-31"' in words(desk.get(door("extend", internship)))
    desk.post(door("extend", internship), {"ends_on": "2026-10-31", "version": "0"})
    act = Act.objects.get(kind=ActKind.EXTENSION)
    assert act.request.asked_by == "person"


def test_another_tutor_comes(internship, dario, elena, browse):
    desk, what = browse(dario), {"version": "0", "side": "promoter", "holds_from": "2026-07-01"}
    assert "Choose who follows" in words(desk.post(door("change_tutor", internship), what))
    desk.post(door("change_tutor", internship), what | {"user": elena.pk})
    internship.refresh_from_db()
    assert internship.promoter_tutor == elena
    assert Tutor.objects.of(internship).count() == 3
    page = words(desk.get(internship.get_absolute_url()))
    assert f"{elena} (the service&#x27;s tutor) from 01/07/2026" in page


def test_signatures_are_filed_with_their_scan(internship, dario, browse):
    desk, act = browse(dario), Act.objects.get()
    scan = DocumentFactory(episode=internship.episode)
    assert "5 signatures missing" in words(desk.get(internship.get_absolute_url()))
    what = {"sides": ["person", "host"], "manner": "paper", "signed_on": "2026-06-30", "document": scan.pk}
    assert "future" in words(desk.post(door("sign_act", act), what | {"signed_on": "2026-07-01"}))
    desk.post(door("sign_act", act), what)
    assert Signature.objects.of_act(act).missing().count() == 3
    assert scan.get_absolute_url() in words(desk.get(internship.get_absolute_url()))
    rest = {"sides": ["promoter", "promoter_tutor", "host_tutor"], "manner": "electronic", "signed_on": "2026-06-30"}
    desk.post(door("sign_act", act), rest)
    assert "Nothing is left to sign" in words(desk.get(door("sign_act", act)))
    assert "signed by all" in words(desk.get(internship.get_absolute_url()))


def test_the_price_of_the_insurance_is_kept_and_told(internship, dario, browse):
    desk = browse(dario)
    what = {"version": 0, "inail_by": "promoter", "training_by": "host", "cob_by": "host"}
    desk.post(door("cover", internship), what | {"insurance_price": "4,50", "insurance_per": "month"})
    page = words(desk.get(internship.get_absolute_url()))
    assert "Price of the insurance" in page
    assert "4.50" in page


def test_the_cover_is_settled_and_a_stale_one_compared(internship, dario, browse):
    desk = browse(dario)
    what = {"version": "0", "inail_by": "promoter", "training_by": "host", "cob_by": "host", "cob_on": "2026-03-01"}
    desk.post(door("cover", internship), what)
    assert Cover.objects.get().cob_on == date(2026, 3, 1)
    page = words(desk.post(door("cover", internship), what | {"cob_on": "2026-02-28"}))
    assert "In the meantime somebody wrote" in page
    assert 'value="2026-02-28"' in page


def test_the_tutors_and_whom_they_follow(internship, dario, browse):
    page = words(browse(dario).get(reverse("placements:tutors")))
    assert "1 of 20" in page
    assert "1 of 3" in page
    assert "Fabio Rossi" in page
    assert page.count("Nobody follows an internship on this day") == 0
    before = words(browse(dario).get(reverse("placements:tutors"), {"on": "2026-03-01"}))
    assert before.count("Nobody follows an internship on this day") == 2
    assert browse(dario).get(reverse("placements:tutors"), {"on": "2026-02-31"}).status_code == 404


def test_a_tutor_of_a_host_is_one_however_the_name_is_typed(internship, dario, browse):
    again = internship_of(dario, agreement=internship.agreement)
    Tutor.objects.filter(internship=again, name="Fabio Rossi").update(name=" fabio  ROSSI ")
    assert [(load.count, load.where) for load in at_hosts(dario, on=date(2026, 6, 30))] == [(2, str(internship.host))]


def test_the_story_of_the_case_tells_the_acts(internship, dario, browse):
    desk = browse(dario)
    desk.post(door("suspend", internship), {"version": "0", "holds_from": "2026-06-22", "reason": "maternity"})
    assert "internship: suspension" in words(desk.get(internship.episode.get_absolute_url())).lower()
