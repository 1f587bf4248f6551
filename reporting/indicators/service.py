"""The figures of the service: who came, what was done together, where they were placed, which jobs followed."""

from django.db.models import Aggregate, DurationField, ExpressionWrapper, F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import Channel, CitizenshipGroup, ClosingReason, Isced, ReferralState, Sex
from placements.enums import ContractKind, InternshipKind, InterruptionReason
from placements.models import Hire
from reporting import rules
from reporting.indicators.figure import Figure, Slice, Unit
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

NOT_KNOWN = _("not known")

AGE_LABELS = {
    "under_18": _("under 18"),
    "18_29": _("18 to 29"),
    "30_54": _("30 to 54"),
    "55_over": _("55 and over"),
}


def by_choice(field, choices, *, unknown=False):
    """One line a choice; a field that may stand empty gets a line of its own, so that the lines make the whole."""
    lines = tuple(Slice(value, label, Q(**{field: value})) for value, label in choices.choices)
    return (*lines, Slice("unknown", NOT_KNOWN, Q(**{field: ""}))) if unknown else lines


def by_month(field):
    return tuple(Slice(f"{number:02}", name, Q(**{f"{field}__month": number})) for number, name in MONTHS.items())


BY_AGE = tuple(Slice(key, AGE_LABELS[key], Q(age__gte=first, age__lte=last)) for key, first, last in rules.AGE_BANDS)


BY_INTERRUPTION = (
    *(line for line in by_choice("interruption_reason", InterruptionReason) if line.key != InterruptionReason.UNKNOWN),
    Slice("unknown", NOT_KNOWN, Q(interruption_reason__in=("", InterruptionReason.UNKNOWN))),
)


def within(field):
    """The field's day lies in the year."""
    return lambda year: Q(**{f"{field}__range": year.days})


def moment_within(field):
    """The field's moment lies in the year."""
    return lambda year: Q(**{f"{field}__gte": year.moments[0], f"{field}__lt": year.moments[1]})


def _open_within(year):
    return Q(opened_on__lte=year.last) & (Q(closed_on=None) | Q(closed_on__gte=year.first))


def _running_within(year):
    return Q(starts_on__lte=year.last, last_day__gte=year.first)


def _follows_internship(year):
    """Hires by a host where an internship of the same person had ended in the six months before (`rules`)."""
    ended = (
        Hire.objects.filter(episode__team__ambito=year.ambito, starts_on__range=year.days)
        .filter(person__internships__host=F("host"))
        .annotate(left_on=Coalesce("person__internships__interrupted_on", "person__internships__ends_on"))
        .values_list("pk", "starts_on", "left_on")
    )
    return Q(pk__in={pk for pk, hired_on, left_on in ended if rules.follows_internship(hired_on, ended_on=left_on)})


class Median(Aggregate):
    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


WAITED = ExpressionWrapper(F("decided_at__date") - F("sent_at__date"), DurationField())

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
        measure=lambda where: Median(WAITED, filter=where),
        unit=Unit.DAYS,
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
    ),
)

ENTERED = (
    Figure(
        "entered_by_sex",
        _("People entered, by sex"),
        _("People entered, by sex."),
        ENTRIES,
        slices=by_choice("person__sex", Sex),
    ),
    Figure(
        "entered_by_citizenship",
        _("People entered, by citizenship"),
        _("People entered, by citizenship group: Italy, another member state of the European Union, another country."),
        ENTRIES,
        slices=by_choice("citizenship_group", CitizenshipGroup),
    ),
    Figure(
        "entered_by_age",
        _("People entered, by age"),
        _("People entered, by completed years on the day the case was opened."),
        ENTRIES,
        slices=BY_AGE,
    ),
    Figure(
        "entered_by_isced",
        _("People entered, by education"),
        _("People entered, by education on that day, in the three ISCED groups of the European Social Fund."),
        ENTRIES,
        slices=by_choice("isced", Isced, unknown=True),
    ),
    Figure(
        "entered_disabled",
        _("People entered with a disability"),
        _("People entered who had a disability on the day the case was opened."),
        ENTRIES,
        lambda year: Q(disabled=True),
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
    ),
    Figure(
        "placements_by_kind",
        _("Internships started, by kind"),
        _("Internships started, by the kinds of the regional regulation (D.P.Reg. FVG 57/2018)."),
        INTERNSHIPS,
        within("starts_on"),
        slices=by_choice("kind", InternshipKind),
    ),
    Figure(
        "placements_by_month",
        _("Internships started, by month"),
        _("Internships started, by the month of the first day."),
        INTERNSHIPS,
        within("starts_on"),
        slices=by_month("starts_on"),
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
    ),
    Figure(
        "jobs_by_month",
        _("Jobs started, by month"),
        _("Hires by the month of their first day."),
        HIRES,
        within("starts_on"),
        slices=by_month("starts_on"),
    ),
)
