"""The whole story, told in the order in which it happened."""

from django.db import transaction
from django.db.models import F

from beneficiaries.models import DiaryEntry
from placements.models import Hire, Internship
from reporting.demo.acts import make_acts
from reporting.demo.appointments import fill_calendars
from reporting.demo.approvals import ask_for_approval
from reporting.demo.attendance import pay
from reporting.demo.calibrations import calibrate_years
from reporting.demo.diary import write_diaries
from reporting.demo.documents import keep_papers
from reporting.demo.families import register_some_twice, tell_of_families
from reporting.demo.following import follow
from reporting.demo.funds import fund_the_years
from reporting.demo.goals import set_out
from reporting.demo.handovers import pass_on
from reporting.demo.hosts import open_the_doors
from reporting.demo.inventories import tell_of_work
from reporting.demo.matches import match
from reporting.demo.money import spend
from reporting.demo.notes import use_the_diary
from reporting.demo.outcomes import tell_outcomes
from reporting.demo.people import invent_people, refer_and_open
from reporting.demo.placements import confirm_months, find_jobs, place_people
from reporting.demo.rounds import assess
from reporting.demo.service import open_the_service
from reporting.demo.snapshots import look_again
from reporting.demo.stage import Stage
from reporting.demo.tasks import promise
from reporting.demo.together import agree_together
from reporting.demo.traces import leave_traces, trace_closings
from reporting.demo.vignettes import rate_together


@transaction.atomic
def tell(today) -> Stage:
    """Three years of an invented service up to a day; the same day always tells the same story."""
    stage = Stage(today)
    open_the_service(stage)
    people = invent_people(stage)
    tale = refer_and_open(stage, people)
    places = open_the_doors(stage)
    internships = place_people(stage, tale, places)
    hires = find_jobs(stage, tale, internships)
    tale.write()
    Internship.objects.bulk_create(internships)
    make_acts(stage, internships)
    Hire.objects.bulk_create(hires)
    months = confirm_months(stage, internships)
    pay(stage, months)
    promise(stage, tale.agreed)
    entries = write_diaries(stage, tale.episodes, internships)
    use_the_diary(stage, tale.episodes, entries)
    DiaryEntry.objects.update(written_at=F("happened_at"))
    assess(stage, tale.episodes)
    tell_of_work(stage, tale.episodes)
    tell_of_families(stage, tale.episodes)
    register_some_twice(stage, tale.episodes)
    spend(stage, months)
    trace_closings(stage, tale.episodes)
    set_out(stage, places, internships)
    rate_together(stage)
    fill_calendars(stage, tale.episodes)
    agree_together(stage, tale.episodes)
    keep_papers(stage, tale.episodes)
    pass_on(stage, tale.episodes)
    follow(stage)
    match(stage)
    ask_for_approval(stage)
    leave_traces(stage, tale.episodes)
    calibrate_years(stage)
    tell_outcomes(stage, internships, hires)
    look_again(stage, tale.episodes, hires)
    fund_the_years(stage)
    return stage
