"""One story on many devices: Elena asks a host's tutor, who answers on his phone, and the person, on Alice's tablet."""

import io

import pypdf
import pytest
from django.core import mail
from django.urls import reverse

from assessments.actions import excuse_rater
from assessments.enums import THE_PERSON
from assessments.models import PersonsWord, Round
from equipe import celery_app, jobs
from equipe.models import Job
from tests.assessments.factories import voices_instrument

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE, TABLET = 390, 820


def ask(elena, episode):
    """The tutor is not known yet: he is typed in, and gets his link by mail."""
    elena.go(reverse("assessments:start", args=[episode.pk]))
    elena.page.locator(f"[name=raters][value='{episode.case_manager_id}']").uncheck()
    elena.fill(person=True)
    elena.press("Somebody outside: a host’s tutor or a trainer")
    elena.fill(new_role="host_tutor", new_name="Fabio Rossi", new_email="fabio@example.org")
    elena.fill(write_down=True)
    elena.press("Ask for the assessment")
    elena.sees("link on its way")
    celery_app.loader.import_default_modules()  # as a worker does when it starts
    for job in Job.objects.unfinished():
        jobs.carry_out(job_id=str(job.pk))
    elena.go(Round.objects.get().get_absolute_url())
    elena.sees("link sent")
    return Round.objects.get()


def link_in(letter, address):
    return letter.body.partition(address)[2].split()[0]


def answer_all(device, *, levels):
    """Each screen by tapping; what is tapped is kept before the button is pressed."""
    device.press("Begin")
    while device.page.locator("[data-item]").count():
        for item in device.page.locator("[data-item]").all():
            if item.locator(".level").count():
                item.locator(".level input").nth(levels.pop(0)).check()
            else:
                item.locator("textarea").first.fill("In cucina.")
        device.press("Save and go on")


def tutor_answers(phone, link):
    referrers = []
    phone.page.on("request", lambda request: referrers.append(request.headers.get("referer", "")))
    phone.go(link)
    phone.press("Begin")
    phone.page.locator("[data-item] .level input").first.check()
    phone.page.locator("#saved").get_by_text("1").first.wait_for()
    phone.press("What did you see?")
    phone.page.locator("[data-item] textarea").first.fill("Due volte in ritardo.")
    phone.press("Save and go on")
    answer_rest(phone, [3])
    phone.sees("These are still open; where you cannot say anything, choose the last answer.")
    phone.page.locator(".silent a").first.click()
    phone.page.locator("#item-finishes .level input").nth(5).check()
    phone.press("Save and go on")
    phone.press("Save and go on")
    phone.press("Hand in my answers")
    phone.sees("Thank you")
    secret = link.strip("/").split("/")[1]
    assert referrers
    assert [referrer for referrer in referrers if secret in referrer] == []


def answer_rest(device, levels):
    for item, level in zip(device.page.locator("[data-item]").all(), levels, strict=True):
        item.locator(".level input").nth(level).check()
    device.press("Save and go on")


def person_answers(tablet, round):
    """The worker hands the tablet over: from then on nobody is signed in on it."""
    tablet.go(round.get_absolute_url())
    own = round.assessments.get(role=THE_PERSON)
    door = reverse("assessments:answer_here", args=[own.pk])
    form = tablet.page.locator(f"form[action='{door}']")
    tablet.page.locator("details.reach", has=form).locator("summary").click()
    form.locator("button").click()
    tablet.look()
    answer_all(tablet, levels=[4, 3, 3])
    tablet.press("Hand in my answers")
    tablet.sees("Thank you")
    tablet.go(round.get_absolute_url())
    assert "/accounts/login/" in tablet.page.url


def elena_answers(elena, assessment):
    elena.go(assessment.get_absolute_url())
    for _area in range(3):
        for item in elena.page.locator("[data-item]").all():
            if item.locator(".level").count():
                item.locator(".level input").nth(1).check()
            else:
                item.locator("textarea").first.fill("Cucire.")
        elena.press("Save and go on")
    elena.press("Submit my answers")


def agree(elena, round):
    elena.go(round.get_absolute_url())
    for row in elena.page.locator(".agree-form tbody tr").all():
        if row.locator("select").count() and row.locator("textarea").first.is_visible():
            row.locator("select").first.select_option(index=2)
            row.locator("textarea").first.fill("Visto insieme in laboratorio.")
    elena.press("Agree on the profile")
    round.refresh_from_db()
    assert round.agreed_on


def write_down_the_word(elena):
    elena.press("Write down what the person says")
    elena.page.locator("[name=stance][value=disagrees]").check()
    elena.fill(words="Io arrivo sempre prima degli altri.")
    elena.page.locator("[name=item]").select_option(label="Puntualità")
    elena.press("Write it down", within=".word-form")
    elena.sees("The person does not agree")


def test_the_tutor_on_the_phone_and_the_person_on_the_tablet(open_browser, live_server, episode, alice, elena):
    voices_instrument()
    hers = open_browser(elena)
    round = ask(hers, episode)
    [letter] = mail.outbox
    link = link_in(letter, live_server.url)

    tutor_answers(open_browser(width=PHONE), link)
    stranger = open_browser(width=PHONE)
    stranger.go(link)
    stranger.sees("This link opens nothing")

    person_answers(open_browser(alice, width=TABLET), round)

    hers.go(round.get_absolute_url())
    hers.sees("still to answer")
    assert hers.page.locator(".range-dot, .range-own").count() == 0
    elena_answers(hers, round.assessments.get(rater=elena))
    hers.go(round.get_absolute_url())
    hers.sees("Due volte in ritardo.")
    assert hers.page.locator(".compare .range-own").count() == 3
    agree(hers, round)
    write_down_the_word(hers)
    assert PersonsWord.objects.get().item.code == "on-time"
    phone = open_browser(alice, width=PHONE)
    phone.go(round.get_absolute_url())
    paper = hers.download(reverse("reporting:profile_for_person", args=[round.episode_id]))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages)
    assert "Io arrivo sempre prima degli altri." in " ".join(text.split())


def test_a_link_that_dies_while_somebody_types(open_browser, live_server, episode, elena):
    """The tap says that nothing was kept; the button gives the words back."""
    voices_instrument()
    round = ask(open_browser(elena), episode)
    phone = open_browser(width=PHONE)
    phone.go(link_in(mail.outbox[0], live_server.url))
    phone.press("Begin")
    phone.press("What did you see?")
    excuse_rater(round.assessments.get(role="host_tutor"), reason="Malato.", by=elena, on=round.opened_on)
    phone.page.locator("[data-item] textarea").first.fill("Lunedì era in anticipo.")
    phone.sees("Not kept. Press “Save and go on”: you will see what you wrote, and what to do.")
    phone.press("Save and go on")
    phone.sees("What you wrote last was not kept. Copy it from here:")
    phone.sees("Lunedì era in anticipo.")
