"""One long story in three browsers: Alice refers a person, Dario places her, Franca prints the year."""

import io
from datetime import date, timedelta

import pypdf
import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import expect

from assessments.actions import load_instrument
from assessments.models import Assessment, Round
from beneficiaries.models import DiaryEntry, Episode, Person, Referral
from equipe import celery_app, jobs
from equipe.models import AuditEntry, Job
from placements.models import Hire
from reporting.models import Report
from tests.equipe.factories import MunicipalityFactory
from tests.journeys.approving import approved
from tests.placements.factories import AgreementFactory
from tests.world import INSTRUMENT

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TODAY = localdate()
STARTED = TODAY - timedelta(days=40)


def refer(alice):
    """Mirela's tax code fills in birth date, sex and birthplace; the rest takes two minutes."""
    alice.go(reverse("beneficiaries:refer"))
    alice.fill(tax_code="HXHMRL86E66Z100N")
    alice.page.keyboard.press("Tab")
    expect(alice.page.locator("[name=birth_date]")).to_have_value("1986-05-26")
    alice.fill(
        last_name="Hoxha",
        first_name="Mirela",
        citizenship="AL",
        reason="Cerca lavoro dopo tre anni a casa con i figli.",
        work_level=2,
        work_note="ha cucito in fabbrica",
        household="Con il marito e due bambini.",
        tried="Iscritta al centro per l'impiego.",
    )
    alice.press("Send the referral")
    return Referral.objects.get()


def ask_and_answer(dario, alice, referral):
    dario.go(referral.get_absolute_url())
    dario.press("Return with a question")
    dario.write("form[action$='/return/'] textarea", "Chi tiene i bambini quando lavora?")
    dario.press("Return with the question")
    alice.go(referral.get_absolute_url())
    alice.sees("Chi tiene i bambini quando lavora?")
    alice.write("form[action$='/answer/'] textarea", "La suocera, tutti i giorni fino alle 18.")
    alice.press("Send the answer")


def accept(dario, referral, case_manager):
    dario.go(referral.get_absolute_url())
    dario.fill(case_manager=case_manager.pk, opened_on=STARTED)
    dario.press("Accept")
    return Episode.objects.get()


def know(alice, episode):
    """The sheet with strengths first, and a first entry in the diary."""
    alice.go(reverse("beneficiaries:edit_case", args=[episode.pk]))
    alice.fill(strengths="Cuce bene e arriva puntuale.", wishes="Un lavoro al mattino.")
    alice.press("Save")
    alice.fill(text="Primo colloquio: racconta il lavoro in sartoria.", minutes=45)
    alice.press("Write in the diary")
    alice.sees("Primo colloquio: racconta il lavoro in sartoria.")


def ask_raters(alice, episode, raters):
    alice.go(reverse("assessments:start", args=[episode.pk]))
    for rater in raters:
        alice.page.locator(f"[name=raters][value='{rater.pk}']").check()
    alice.press("Ask for the assessment")
    return Round.objects.get()


def assess(browser, assessment, *, first):
    """Answer every item with its third level, the very first with `first`; then submit."""
    browser.go(assessment.get_absolute_url())
    for area in range(assessment.round.instrument.areas.count()):
        for number, item in enumerate(browser.page.locator("[data-item]").all()):
            level = first if area == number == 0 else 2
            item.locator(".level input").nth(level).check()
        browser.press("Save and go on")
    browser.press("Submit my answers")


def agree(dario, waiting):
    dario.go(waiting.get_absolute_url())
    row = dario.page.locator(".agree-form tbody tr").first
    row.locator("select").select_option(index=2)
    row.locator("textarea").fill("Lo abbiamo visto insieme in laboratorio.")
    dario.press("Agree on the profile")
    waiting.refresh_from_db()
    assert waiting.agreed_on == TODAY
    assert waiting.profile


def place(dario, franca, episode, agreement, tutor):
    """Step by step; it is an internship once Franca, who sees what it costs, has approved it."""
    dario.go(reverse("placements:open_internship", args=[episode.pk]))
    dario.fill(agreement=agreement.pk)
    dario.press("Continue")
    week = {f"{end}-{day}-1": hour for day in range(5) for end, hour in (("from", "08:30"), ("until", "12:30"))}
    dario.fill(kind="inclusion", starts_on=STARTED, ends_on=STARTED + timedelta(days=150), **week)
    dario.press("Continue")
    dario.fill(tasks="Cucito e stiro.", later=True)
    dario.press("Continue")
    dario.fill(promoter_tutor=tutor.pk, host_tutor_name="Rita Sartor")
    dario.press("Continue")
    dario.fill(allowance="300", payer="host", inail_position="91234567", liability_policy="RC 77/2026")
    dario.press("Continue")
    dario.fill(motive="Concordato con l'azienda e con la persona.")
    return approved(dario, franca)


def confirm_first_month(dario, internship):
    dario.go(reverse("placements:confirm_month", args=[internship.pk]))
    dario.fill(days_planned=10, days_attended=9)
    dario.press("Confirm the month")
    month = internship.months.get()
    assert month.days_attended == 9
    assert month.due > 0


def end_with_a_job(dario, internship, episode):
    dario.go(reverse("placements:interrupt", args=[internship.pk]))
    dario.fill(on=TODAY, reason="job_found")
    dario.press("Interrupt", within="main form")
    dario.go(reverse("placements:hire", args=[episode.pk]))
    dario.fill(host=internship.host.pk, starts_on=TODAY, contract="fixed_term", months=12)
    dario.press("Save")
    assert Hire.objects.get().host == internship.host


def print_year(franca):
    """Franca begins the outcome report, accepts what stands against it, freezes it; the page says when it is done."""
    franca.go(reverse("reporting:reports"))
    form = franca.page.locator("form:has(#kind)")
    form.locator("#kind").select_option("outcomes")
    form.locator("#year").select_option(str(STARTED.year))
    form.locator("button").click()
    franca.look()
    for reason in franca.page.locator(".warning [name$=because]").all():
        reason.fill("È così.")
    franca.press("Keep the answers")
    franca.page.locator("form[action$='/check/'] button").click()
    franca.page.locator("form[action$='/freeze/'] button.btn-primary").click()
    celery_app.loader.import_default_modules()  # as a worker does when it starts
    for job in Job.objects.unfinished():
        jobs.carry_out(job_id=str(job.pk))
    franca.sees("Since it was frozen")
    franca.look()
    return Report.objects.get()


def test_from_referral_to_the_printed_year(open_browser, alice, dario, elena, franca):
    load_instrument(INSTRUMENT)
    MunicipalityFactory()
    agreement = AgreementFactory(starts_on=STARTED - timedelta(days=300), ends_on=TODAY + timedelta(days=400), seats=2)
    hers, his, coordinators = open_browser(alice), open_browser(dario), open_browser(franca)

    referral = refer(hers)
    assert (referral.person.sex, referral.person.birth_date) == ("F", date(1986, 5, 26))
    ask_and_answer(his, hers, referral)
    episode = accept(his, referral, alice)
    assert Person.objects.get().episodes.get() == episode

    know(hers, episode)
    assert DiaryEntry.objects.get().author == alice
    waiting = ask_raters(hers, episode, [alice, dario])
    assess(hers, Assessment.objects.get(rater=alice), first=1)
    his.go(waiting.get_absolute_url())
    assert his.page.locator(".agree-form").count() == 0
    assess(his, Assessment.objects.get(rater=dario), first=3)
    agree(his, waiting)
    hers.go(reverse("assessments:profile", args=[episode.pk]))
    hers.sees("Conditions for work")
    assert hers.download(reverse("reporting:profile_for_person", args=[episode.pk])).startswith(b"%PDF")

    internship = place(his, coordinators, episode, agreement, elena)
    confirm_first_month(his, internship)
    end_with_a_job(his, internship, episode)

    report = print_year(coordinators)
    paper = coordinators.download(reverse("reporting:report_pdf", args=[report.pk]))
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages)
    assert "Orienta Lavoro" in text
    assert str(STARTED.year) in text
    assert "Hoxha" not in text
    coordinators.go(reverse("reporting:home"))
    coordinators.go(reverse("reporting:figures") + f"?year={STARTED.year}")
    coordinators.go(reverse("reporting:cases_behind", args=[STARTED.year, "placements_started"]))
    coordinators.sees("Hoxha")
    assert AuditEntry.objects.about(episode).reads().exists()
