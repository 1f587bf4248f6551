"""One scale all the way: Dario offers a place, looks at Anna beside it, sets goals with her, and asks her tutor."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.timezone import localdate

from equipe import celery_app, jobs
from equipe.models import Job
from placements.models import Evaluation, Internship, LearningGoal, Opening, Requirement
from tests.placements.factories import AgreementFactory, HostFactory, agreed, item, scale

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TODAY = localdate()
STARTED = TODAY - timedelta(days=40)
PHONE = 390


def choose(browser, code, level):
    """Open the fold of an item and choose a level with its written behaviour."""
    asked = browser.page.locator(f".choose:has(input[name='level-{item(code).pk}'])")
    asked.locator("summary").click()
    asked.locator(f".level input[value='{level}']").check()
    return asked


def offer(dario, host):
    dario.go(host.get_absolute_url())
    dario.press("New opening")
    dario.fill(title="Aiuto in laboratorio", tasks="Levigare e imballare.", opens_on=STARTED)
    dario.press("Save", within="main form")
    choose(dario, "keeps-times", 3)
    choose(dario, "italian-speaking", 3)
    choose(dario, "listens", 2).get_by_role("radio").last.check()
    dario.press("Save what it asks")
    assert dict(Requirement.objects.values_list("item__code", "need")) == {
        "keeps-times": "required",
        "italian-speaking": "required",
        "listens": "desired",
    }
    return Opening.objects.get()


def look_at(dario):
    dario.page.locator("main [name='q']").fill("Moro")
    dario.press("Look", within="main")
    dario.sees("one step below")
    dario.sees("not observed yet")
    dario.press("1 persona l’ha visto", within="main")
    dario.sees("Seen: keeps-times.")
    dario.press("Open an internship here")


def place(dario, tutor):
    """Agreement and tasks are filled in by the opening; the goals are set with Anna afterwards."""
    dario.press("Continue")
    week = {f"{end}-{day}-1": hour for day in range(5) for end, hour in (("from", "08:30"), ("until", "12:30"))}
    dario.fill(kind="inclusion", starts_on=STARTED, ends_on=TODAY + timedelta(days=30), **week)
    dario.press("Continue")
    dario.fill(later=True)
    dario.press("Continue")
    dario.fill(promoter_tutor=tutor.pk, host_tutor_name="Fabio Rossi")
    dario.press("Continue")
    dario.fill(allowance="300", payer="host", inail_position="91234567", liability_policy="RC 77/2026")
    dario.press("Continue")
    dario.fill(motive="Concordato con l'azienda e con la persona.")
    dario.press("Open the internship", within="main form")
    dario.sees("What comes next")
    internship = Internship.objects.get()
    dario.go(reverse("placements:goals", args=[internship.pk]))
    return internship


def set_out(dario):
    """What the opening requires stands first; the aim is chosen with Anna's own words beside it."""
    asked = choose(dario, "keeps-times", 3)
    asked.locator("input[type=text]").fill("Arrivare da sola, senza che mi chiamino.")
    dario.press("Set the goals")
    dario.sees("Arrivare da sola, senza che mi chiamino.")
    return LearningGoal.objects.get()


def ask(dario):
    dario.press("Ask the host’s tutor")
    dario.fill(email="fabio@example.org", person=False)
    dario.fill(write_down=True)
    dario.press("Ask", within="main form")
    celery_app.loader.import_default_modules()  # as a worker does when it starts
    for job in Job.objects.unfinished():
        jobs.carry_out(job_id=str(job.pk))
    assert Evaluation.objects.get().round.leading == ["keeps-times"]


def answer_on_the_phone(phone):
    """The goal comes first, on a screen of its own; the rest he has not been able to see."""
    phone.go(mail.outbox[-1].body.partition(phone.address)[2].split()[0])
    phone.press("Begin")
    assert phone.page.locator("[data-item]").count() == 1
    phone.page.locator("[data-item] .level input[value='3']").check()
    phone.press("Save and go on")
    while phone.page.locator("[data-item]").count():
        for asked in phone.page.locator("[data-item]").all():
            asked.locator(".level-none input").check()
        phone.press("Save and go on")
    phone.press("Hand in my answers")


def test_from_what_an_opening_asks_to_what_the_tutor_sees(open_browser, episode, dario):
    scale()
    agreed(episode, {"keeps-times": 2, "listens": 3}, on=STARTED - timedelta(days=20))
    host = HostFactory(name="Falegnameria Del Pup", contact__email="info@example.org")
    AgreementFactory(host=host, starts_on=STARTED - timedelta(days=100), ends_on=TODAY + timedelta(days=400))
    at_the_desk = open_browser(dario)
    opening = offer(at_the_desk, host)
    look_at(at_the_desk)
    internship = place(at_the_desk, dario)
    assert internship.opening == opening
    goal = set_out(at_the_desk)
    assert (goal.start, goal.aim) == (2, 3)
    ask(at_the_desk)
    answer_on_the_phone(open_browser(None, width=PHONE))
    at_the_desk.go(internship.get_absolute_url())
    at_the_desk.sees("waiting for answers")
