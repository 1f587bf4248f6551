"""One long story of a place: matched, confirmed on a phone, changed by acts, ended well; a job follows."""

import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pikepdf
import pypdf
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from placements.enums import CandidacyState, JobState, NotedFrom
from placements.models import Candidacy, Conclusion, Day, Hire, HostReport, JobCheck, Opening, Signature
from tests.beneficiaries.factories import EpisodeFactory, PersonFactory
from tests.journeys.approving import approved
from tests.placements.agreed import MORNINGS, NOTHING_WRONG
from tests.placements.factories import AgreementFactory, AvailabilityFactory, agreed, item, scale
from tests.reporting.test_pdf import structure

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = 390
FIRST, LAST, EXTENDED = date(2026, 9, 7), date(2026, 11, 6), date(2026, 11, 30)
RESTS, BACK = date(2026, 9, 14), date(2026, 10, 1)
SEPTEMBER = "2026-09"


@pytest.fixture
def on(time_machine, settings):
    """`on(month, day)`: it is the evening of that day, of 2026 where no year is told; who signed in stays so."""
    settings.SESSION_COOKIE_AGE = 400 * 24 * 3600

    def travel(month, day, year=2026):
        time_machine.move_to(datetime(year, month, day, 18, tzinfo=ZoneInfo("Europe/Rome")))

    travel(9, 1)
    return travel


def tap(browser, selector):
    """Press what has no words of its own, or the words of somebody's name."""
    browser.page.locator(selector).locator("visible=true").first.click()
    browser.wait()
    browser.look()


def choose(browser, **chosen):
    """Tick boxes and radio buttons by name and value."""
    for name, values in chosen.items():
        for value in values if isinstance(values, list) else [values]:
            browser.page.locator(f"main [name='{name}'][value='{value}']").check()


def choose_level(browser, asked, level):
    """A level of one item, behind its fold."""
    field = f"[name='level-{asked.pk}'][value='{level}']"
    browser.page.locator("details.choose", has=browser.page.locator(field)).locator("summary").click()
    browser.page.locator(field).check()


def printed(browser, internship, kind, **asked):
    """The words of a paper in Italian that is tagged, has one title, and whose cells name their heads."""
    address = reverse("reporting:paper", args=[internship.pk, kind])
    paper = browser.download(f"{address}?{'&'.join(f'{name}={value}' for name, value in asked.items())}&language=it")
    assert paper.startswith(b"%PDF"), f"{kind} is not ready"
    opened = pikepdf.open(io.BytesIO(paper))
    assert opened.Root.MarkInfo.Marked
    assert (str(opened.Root.Lang), opened.Root.ViewerPreferences.DisplayDocTitle) == ("it", True)
    assert 'pdfuaid:part="1"' in opened.Root.Metadata.read_bytes().decode()
    tags = structure(opened)
    levels = [int(name[2]) for name, _element in tags if name in {"/H1", "/H2", "/H3"}]
    assert (levels[0], levels.count(1)) == (1, 1)
    heads = {bytes(element.ID) for name, element in tags if name == "/TH"}
    cells = [element for name, element in tags if name == "/TD"]
    assert cells
    assert {bytes(each) for cell in cells for each in cell.A.Headers} <= heads
    pages = pypdf.PdfReader(io.BytesIO(paper)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


# The match


def offer(dario, agreement):
    """A place in the mornings for somebody who speaks some Italian; it asks one behaviour."""
    dario.go(reverse("placements:add_opening", args=[agreement.host_id]))
    dario.fill(title="Aiuto in falegnameria", tasks="Levigare e imballare.", places=1, opens_on="2026-09-01")
    dario.press("Save", within="main form")
    choose_level(dario, item("keeps-times"), 3)
    dario.press("Save what it asks")
    opening = Opening.objects.get()
    dario.go(reverse("placements:conditions", args=[opening.pk]))
    hours = {f"{bound}-{day}": hour for day in range(5) for bound, hour in (("begins", "08:30"), ("ends", "12:30"))}
    dario.fill(**hours, **{"language-0": "it", "level-0": "A2"})
    choose(dario, demands="standing")
    dario.press("Save", within="main form")
    opening.refresh_from_db()
    assert (opening.weekly_hours, opening.languages, opening.demands) == (20, [["it", "A2"]], ["standing"])
    return opening


def ask_what_is_possible(elena, episode):
    elena.go(reverse("placements:availability", args=[episode.pk]))
    elena.fill(hours_most=25, wished_work="falegnameria")
    choose(elena, times="morning", ways="transport")
    elena.press("Save", within="main form")


def match(dario, opening, episode):
    """Why Anna and why not Bruna; then step by step over the board, the host told only what may be told."""
    dario.go(reverse("placements:suggested_people", args=[opening.pk]))
    expect(dario.page.locator(".suggestion .card-title")).to_have_text("Anna Moro")
    expect(dario.page.locator(".left-out")).to_contain_text("Bruna Neri")
    dario.press("Put on the shortlist")
    dario.press("Thing by thing", within=".suggestion")
    dario.go(reverse("placements:opening_board", args=[opening.pk]))
    dario.press("Propose to the host", within="main")
    dario.fill(agreed=True, write_down=True)
    dario.press("Propose, and show the paper")
    expect(dario.page.locator("main")).to_contain_text("Anna")
    assert "Moro" not in dario.page.locator("main").inner_text()
    dario.go(reverse("placements:opening_board", args=[opening.pk]))
    dario.press("Interview", within=".board-steps")
    dario.press("Accepted", within=".board-steps")
    card = Candidacy.objects.get()
    assert (card.episode, card.state) == (episode, CandidacyState.ACCEPTED)
    dario.go(card.get_absolute_url())


# The internship


def place(dario, franca, elena):
    """From the card through the wizard; host, agreement and tasks come along with the opening."""
    dario.press("Open the internship", within=".main-action")
    dario.press("Continue")
    dario.fill(kind="disadvantaged", starts_on=FIRST, ends_on=LAST, **MORNINGS)
    dario.press("Continue")
    expect(dario.page.locator("[name=tasks]")).to_have_value("Levigare e imballare.")
    choose_level(dario, item("keeps-times"), 3)
    dario.press("Continue")
    dario.fill(promoter_tutor=elena.pk, host_tutor_name="Fabio Rossi", host_tutor_email="fabio@example.org")
    dario.press("Continue")
    dario.fill(allowance="300", payer="host", inail_position="91234567", liability_insurer="Assicura")
    dario.fill(liability_policy="RC 77/2026", liability_until="2027-12-31", cob_on="2026-09-01", training_on=FIRST)
    dario.fill(training_general=4, training_specific=8)
    dario.press("Continue")
    for field in dario.page.locator(".declared").all():
        about = field.locator("input").first.get_attribute("name").removeprefix("said-")
        field.locator(f"input[value='{NOTHING_WRONG.get(about, 'yes')}']").check()
    dario.press("Ask the rules again")
    dario.sees("in order")
    return approved(dario, franca)


def hand_over_the_link(dario, internship, phone):
    """Read from the screen, opened on the phone: from then on it opens there alone."""
    dario.go(reverse("placements:following", args=[internship.pk]))
    dario.press("Show it once")
    address = dario.page.locator("#address").inner_text()
    assert address.startswith(phone.address)
    dario.press("I have passed it on")
    door = address.removeprefix(phone.address)
    phone.go(door)
    phone.press("Begin")
    return door


def sign(dario, phone, door, internship):
    """Fabio by the link, the others on the paper that was printed."""
    project = printed(dario, internship, "start", act=1)
    for told in ("Anna Moro", "Fabio Rossi", "Elena", "Levigare e imballare.", "Assicura"):
        assert told in project
    phone.go(f"{door}sign/")
    tap(phone, "main form button")
    act = internship.acts.get()
    dario.go(reverse("placements:sign_act", args=[act.pk]))
    for box in dario.page.locator("main [name=sides]").all():
        box.check()
    dario.fill(signed_on="2026-09-01")
    dario.press("File the signatures", within="main form")
    assert not Signature.objects.of_act(act).missing().exists()


def confirm_and_report(phone, door, internship):
    phone.go(f"{door}week/")
    assert "Moro" not in phone.page.content()
    phone.press("All as planned")
    assert Day.objects.of(internship).count() == 5
    phone.go(f"{door}report/")
    form = "form:has([name=kind][value=other])"
    phone.page.locator("details.report", has=phone.page.locator(form)).locator("summary").click()
    phone.page.locator(f"{form} textarea").fill("Da lunedì siamo chiusi: arriva la macchina nuova.")
    tap(phone, f"{form} button")
    assert HostReport.objects.get().words.startswith("Da lunedì")


def deal_with_it(elena, internship):
    elena.go(reverse("placements:following", args=[internship.pk]))
    elena.sees("“Da lunedì siamo chiusi: arriva la macchina nuova.”")
    elena.press("Write what was done", within=".reports")
    elena.page.locator(".reports [name=how]").fill("Sentito Fabio: chiusi fino a fine mese, sospendiamo.")
    elena.press("Keep it as dealt with", within=".reports")
    assert HostReport.objects.get().handled_at


def suspend(dario, internship):
    dario.go(reverse("placements:suspend", args=[internship.pk]))
    dario.fill(holds_from=RESTS, reason="closure")
    dario.press("Suspend", within="main .form-actions")
    letter = printed(dario, internship, "suspension", act=2)
    assert "14 settembre 2026" in letter


def resume(dario, internship):
    dario.go(internship.get_absolute_url())
    dario.press("Resume the internship", within=".main-action")
    dario.fill(holds_from=BACK)
    dario.press("Resume", within="main .form-actions")
    assert "1 ottobre 2026" in printed(dario, internship, "resumption", act=3)


def confirm_a_day_of_illness(phone, door, internship):
    """Of this week only two days were planned; on the second nobody came."""
    phone.go(door)
    tap(phone, "a.thing[href$='/week/']")
    phone.press("Something was different")
    choose(phone, **{"2026-10-02-presence": "absent"})
    phone.fill(**{"2026-10-02-reason": "illness"})
    phone.press("Confirm these days")
    noted = Day.objects.of(internship).filter(day__gte=BACK).order_by("day")
    assert list(noted.values_list("presence", "reason")) == [("present", ""), ("absent", "illness")]


def ask_for_more(elena, internship):
    elena.go(reverse("placements:ask_extension", args=[internship.pk]))
    elena.fill(asked_by="person", ends_on=EXTENDED, why="Vuole imparare anche la verniciatura.")
    elena.press("Note the request", within="main form")


def grant(franca, internship):
    franca.go(internship.get_absolute_url())
    franca.press("Decide on the extension")
    expect(franca.page.locator("main [name=ends_on]")).to_have_value(EXTENDED.isoformat())
    franca.press("Extend", within="main .form-actions")
    internship.refresh_from_db()
    assert internship.ends_on == EXTENDED
    letter = printed(franca, internship, "extension", act=4)
    assert "6 novembre 2026" in letter
    assert "30 novembre 2026" in letter


def close_the_month(dario, internship):
    """September from what the phone confirmed: the days of rest are neither planned nor paid."""
    dario.go(reverse("placements:days", args=[internship.pk]) + f"?month={SEPTEMBER}")
    dario.press("Close the month")
    dario.press("Close the month", within="main form")
    month = internship.months.get()
    assert (month.days_planned, month.days_attended, month.from_days) == (5, 5, True)
    assert month.due == 70  # 300 euro × 7 ÷ 30: from the 7th to the 13th
    assert set(Day.objects.of(internship).values_list("noted_from", flat=True)) == {NotedFrom.LINK}
    register = printed(dario, internship, "register", month=SEPTEMBER, filled="on")
    assert "Settembre 2026" in register
    statement = printed(dario, internship, "statement", month=SEPTEMBER)
    assert "Presenza 100 %" in statement
    assert "70,00" in statement


# The end


def say_how_it_went(browser, internship, side, words):
    browser.go(reverse("placements:conclude", args=[internship.pk, side]))
    choose(browser, reached="whole")
    browser.fill(went_well=words)
    browser.press("Save", within="main form")


def countersign(browser, internship):
    """All that somebody else wrote down."""
    browser.go(reverse("placements:conclusion", args=[internship.pk]))
    while browser.page.locator("form[action$='/countersign/']").count():
        browser.press("Countersign", within="main")


def hire(dario, episode, internship):
    dario.go(reverse("placements:hire", args=[episode.pk]))
    dario.fill(host=internship.host_id, internship=internship.pk, starts_on="2026-12-01")
    dario.fill(contract="fixed_term", months=12, weekly_hours=24)
    dario.press("Save", within="main form")
    return Hire.objects.get()


def ask_how_the_job_goes(elena, job, state, words):
    elena.go(job.get_absolute_url())
    choose(elena, state=state)
    elena.fill(words=words)
    elena.press("Save", within="main form")


def test_from_an_opening_to_a_job(on, open_browser, alice, dario, elena, franca):
    scale()
    episode = EpisodeFactory(case_manager=alice)
    agreed(episode, {"keeps-times": 2})
    bruna = EpisodeFactory(person=PersonFactory(first_name="Bruna", last_name="Neri", tax_code=""), case_manager=alice)
    AvailabilityFactory(episode=bruna, times=("afternoon",))
    agreement = AgreementFactory(host__name="Falegnameria Del Pup")
    his, hers, coordinators = open_browser(dario), open_browser(elena), open_browser(franca)
    phone = open_browser(width=PHONE)

    opening = offer(his, agreement)
    ask_what_is_possible(hers, episode)
    match(his, opening, episode)
    internship = place(his, coordinators, elena)
    assert internship.opening == opening
    door = hand_over_the_link(his, internship, phone)
    sign(his, phone, door, internship)

    on(9, 11)
    confirm_and_report(phone, door, internship)
    deal_with_it(hers, internship)
    suspend(his, internship)
    on(10, 2)
    resume(his, internship)
    confirm_a_day_of_illness(phone, door, internship)
    ask_for_more(hers, internship)
    grant(coordinators, internship)
    close_the_month(his, internship)

    on(11, 30)
    say_how_it_went(his, internship, "host", "Ha imparato a levigare da sola.")
    say_how_it_went(hers, internship, "tutor", "Puntuale, anche d'inverno.")
    say_how_it_went(his, internship, "person", "Mi piace il legno.")
    countersign(hers, internship)
    countersign(coordinators, internship)
    assert Conclusion.objects.of(internship).exclude(countersigned_by=None).count() == 3
    on(12, 1)
    attestation = printed(his, internship, "attestation")
    assert "30 novembre 2026" in attestation
    assert "Levigare e imballare." in attestation

    job = hire(his, episode, internship)
    on(1, 4, 2027)
    ask_how_the_job_goes(hers, job, JobState.THERE, "Contenta, chiama lei.")
    on(3, 2, 2027)
    ask_how_the_job_goes(hers, job, JobState.NO_ANSWER, "")
    checks = JobCheck.objects.of(job).order_by("month").values_list("month", "state")
    assert list(checks) == [(1, JobState.THERE), (3, JobState.NO_ANSWER)]
    hers.go(reverse("placements:panel", args=[episode.pk]))
    hers.sees("Falegnameria Del Pup")
    assert "Aiuto in falegnameria" not in hers.page.content()  # who has begun is thought of no more
