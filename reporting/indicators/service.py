"""The figures of the service: who came, what was done together, where they were placed, which jobs followed."""

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Channel, CitizenshipGroup, ClosingReason, Isced, ReferralState, Sex
from beneficiaries.rules.sources import ESF_PLUS
from placements.enums import ContractKind, InternshipKind
from placements.rules.sources import DURATION as REGULATION_57
from reporting.indicators.conditions import BY_AGE, BY_INTERRUPTION, by_choice, by_month, moment_within, within
from reporting.indicators.figure import Figure, Unit
from reporting.indicators.measures import ANSWERED_IN, median
from reporting.indicators.nouns import (
    AGREEMENTS,
    CONTACTS,
    ENTRIES,
    EPISODES,
    HIRES,
    INTERNSHIPS,
    REFERRALS,
    ROUNDS,
)


def _open_within(year):
    return Q(opened_on__lte=year.last) & (Q(closed_on=None) | Q(closed_on__gte=year.first))


def _running_within(year):
    return Q(starts_on__lte=year.last, last_day__gte=year.first)


def _follows_internship(year):
    """Hires by a host where an internship of the same person had ended in the six months before (`rules`)."""
    return within("starts_on")(year) & Q(follows=True)


ACCESS = (
    Figure(
        "referrals_received",
        _("Referrals received"),
        _("Referrals sent to the inclusion team in the year, whatever became of them."),
        REFERRALS,
        moment_within("sent_at"),
    ),
    Figure(
        "referrals_accepted",
        _("Referrals accepted"),
        _("Referrals that the team accepted in the year: the person was taken in charge."),
        REFERRALS,
        lambda year: moment_within("decided_at")(year) & Q(state=ReferralState.ACCEPTED),
    ),
    Figure(
        "referrals_declined",
        _("Referrals not taken in charge"),
        _("Referrals that the team declined in the year, with a reason."),
        REFERRALS,
        lambda year: moment_within("decided_at")(year) & Q(state=ReferralState.DECLINED),
    ),
    Figure(
        "waiting_days",
        _("Days until the answer"),
        _("Median of the days between a referral and its decision, over the referrals decided in the year."),
        REFERRALS,
        moment_within("decided_at"),
        measure=median(ANSWERED_IN),
        unit=Unit.DAYS,
        spread=("waiting_days_from", "waiting_days_to"),
    ),
)

PEOPLE = (
    Figure(
        "people_in_charge",
        _("People in charge"),
        _("Distinct people with a case open on at least one day of the year."),
        EPISODES,
        _open_within,
        people=True,
    ),
    Figure(
        "people_entered",
        _("People entered"),
        _("Distinct people whose case was opened in the year."),
        ENTRIES,
    ),
    Figure(
        "people_left",
        _("People left"),
        _("Cases closed in the year."),
        EPISODES,
        within("closed_on"),
    ),
    Figure(
        "left_by_reason",
        _("People left, by reason"),
        _("Cases closed in the year, by the reason for closing."),
        EPISODES,
        within("closed_on"),
        slices=by_choice("closing_reason", ClosingReason, unknown=True),
        sums_to="people_left",
        gaps=("missing_reason",),
    ),
)

ENTERED = (
    Figure(
        "entered_by_sex",
        _("People entered, by sex"),
        _("People entered, by sex."),
        ENTRIES,
        slices=by_choice("person__sex", Sex),
        sums_to="people_entered",
    ),
    Figure(
        "entered_by_citizenship",
        _("People entered, by citizenship"),
        _("People entered, by citizenship group: Italy, another member state of the European Union, another country."),
        ENTRIES,
        slices=by_choice("citizenship_group", CitizenshipGroup),
        sums_to="people_entered",
    ),
    Figure(
        "entered_by_age",
        _("People entered, by age"),
        _("People entered, by completed years on the day the case was opened."),
        ENTRIES,
        slices=BY_AGE,
        sums_to="people_entered",
        source=ESF_PLUS,
    ),
    Figure(
        "entered_by_isced",
        _("People entered, by education"),
        _("People entered, by education on that day, in the three ISCED groups of the European Social Fund."),
        ENTRIES,
        slices=by_choice("isced", Isced, unknown=True),
        sums_to="people_entered",
        source=ESF_PLUS,
        gaps=("missing_isced",),
    ),
    Figure(
        "entered_disabled",
        _("People entered with a disability"),
        _("People entered who had a disability on the day the case was opened."),
        ENTRIES,
        lambda year: Q(disabled=True),
        sensitive=True,
        source=ESF_PLUS,
    ),
)

TOGETHER = (
    Figure(
        "assessments_agreed",
        _("Assessments agreed"),
        _("Assessment rounds in which several raters answered independently and the team agreed in the year."),
        ROUNDS,
        within("agreed_on"),
    ),
    Figure(
        "contacts",
        _("Contacts"),
        _("Diary entries of the year that tell of a contact: interviews, visits, calls, messages, meetings."),
        CONTACTS,
        lambda year: moment_within("happened_at")(year) & ~Q(channel=Channel.NOTE),
    ),
    Figure(
        "contact_minutes",
        _("Time given in contacts"),
        _("Sum of the minutes of these contacts, where they were noted, in hours."),
        CONTACTS,
        lambda year: moment_within("happened_at")(year) & ~Q(channel=Channel.NOTE),
        measure=lambda where: Sum("minutes", filter=where, default=0),
        unit=Unit.HOURS,
    ),
)

PLACEMENTS = (
    Figure(
        "placements_started",
        _("Internships started"),
        _("Internships whose first day lies in the year."),
        INTERNSHIPS,
        within("starts_on"),
        target="target_placements",
    ),
    Figure(
        "placements_running",
        _("Internships running"),
        _("Internships active on at least one day of the year; an interrupted one until the day of the interruption."),
        INTERNSHIPS,
        _running_within,
    ),
    Figure(
        "people_placed",
        _("People placed"),
        _("Distinct people among the internships started."),
        INTERNSHIPS,
        within("starts_on"),
        people=True,
    ),
    Figure(
        "placements_completed",
        _("Internships completed"),
        _("Internships that ended in the year as planned."),
        INTERNSHIPS,
        lambda year: within("last_day")(year) & Q(interrupted_on=None),
    ),
    Figure(
        "placements_interrupted",
        _("Internships interrupted"),
        _("Internships that ended in the year by an interruption."),
        INTERNSHIPS,
        within("interrupted_on"),
    ),
    Figure(
        "interrupted_by_reason",
        _("Internships interrupted, by reason"),
        _("Internships that ended in the year by an interruption, by its reason."),
        INTERNSHIPS,
        within("interrupted_on"),
        slices=BY_INTERRUPTION,
        sums_to="placements_interrupted",
    ),
    Figure(
        "placements_by_kind",
        _("Internships started, by kind"),
        _("Internships started, by the kinds of the regional regulation (D.P.Reg. FVG 57/2018)."),
        INTERNSHIPS,
        within("starts_on"),
        slices=by_choice("kind", InternshipKind),
        sums_to="placements_started",
        source=REGULATION_57,
    ),
    Figure(
        "placements_by_month",
        _("Internships started, by month"),
        _("Internships started, by the month of the first day."),
        INTERNSHIPS,
        within("starts_on"),
        slices=by_month("starts_on"),
        sums_to="placements_started",
    ),
    Figure(
        "agreements_valid_at_year_end",
        _("Agreements valid at the end of the year"),
        _("Framework agreements that begin on or before, and end on or after, 31 December."),
        AGREEMENTS,
        lambda year: Q(starts_on__lte=year.last, ends_on__gte=year.last),
    ),
    Figure(
        "seats_at_year_end",
        _("Seats at the end of the year"),
        _("Seats of the framework agreements valid on 31 December."),
        AGREEMENTS,
        lambda year: Q(starts_on__lte=year.last, ends_on__gte=year.last),
        measure=lambda where: Sum("seats", filter=where, default=0),
    ),
)

JOBS = (
    Figure(
        "jobs_started",
        _("Jobs started"),
        _("Hires whose first day lies in the year, also after the case was closed."),
        HIRES,
        within("starts_on"),
        target="target_jobs",
        gaps=("jobs_before_case",),
    ),
    Figure(
        "jobs_same_host_within_6_months",
        _("Jobs at the host of the internship, within six months"),
        _(
            "Of the jobs started, hires by a host where an internship of the same person ended before or on that day "
            "and not more than six calendar months earlier."
        ),
        HIRES,
        _follows_internship,
    ),
    Figure(
        "jobs_by_contract",
        _("Jobs started, by contract"),
        _("Hires whose first day lies in the year, by kind of contract."),
        HIRES,
        within("starts_on"),
        slices=by_choice("contract", ContractKind),
        sums_to="jobs_started",
    ),
    Figure(
        "jobs_by_month",
        _("Jobs started, by month"),
        _("Hires by the month of their first day."),
        HIRES,
        within("starts_on"),
        slices=by_month("starts_on"),
        sums_to="jobs_started",
    ),
)
