"""What changed for people: how far they came, how long it took, which jobs followed and lasted, who broke off."""

from django.db.models import F, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from assessments.changes import NOT_MEASURABLE, movements
from assessments.enums import Changed
from assessments.measures.change import Movement
from beneficiaries.enums import ClosingReason
from beneficiaries.rules.sources import ESF_PLUS, PRACTICE
from placements.enums import DropReason, EnrolmentState, JobState
from placements.rules import retention
from reporting.indicators.conditions import NOT_KNOWN, by_choice, moment_within, within
from reporting.indicators.figure import Figure, Slice, Unit
from reporting.indicators.measures import ANSWERED_IN, Days, duration, quarters
from reporting.indicators.nouns import (
    ENROLMENTS,
    EPISODES,
    HIRES,
    INTERNSHIPS,
    PROJECTS,
    REFERRALS,
    ROUNDS,
    WELL_BEINGS,
)
from reporting.indicators.sources import RELIABLE_CHANGE, WHO_5

WELL_BEING_STEP = 10
"""Points from 0 to 100 from which a difference counts, as the index itself is read."""

BROKEN_OFF = (ClosingReason.GAVE_UP, ClosingReason.NOT_REACHABLE)


def _movements(year):
    return movements(year.ambito, year.number)


SKILLS = (
    Figure(
        "distance_travelled",
        _("How far people have come"),
        _(
            "Of everybody assessed again in the year, the last assessment beside the one before the year, or the first "
            "in it, on the comparable scale: a change counts where it is larger than what chance and raters explain."
        ),
        ROUNDS,
        reckoned=_movements,
        labels={**{str(one): Changed(one).label for one in Movement}, NOT_MEASURABLE: _("not measurable")},
        source=RELIABLE_CHANGE,
    ),
    Figure(
        "well_being_change",
        _("How people say they are"),
        _(
            "Of everybody who told again in the year how they are (WHO-5), the first time beside the last one: ten "
            "points of a hundred count as a change."
        ),
        WELL_BEINGS,
        slices=(
            Slice("improved", _("better"), Q(gained__gte=WELL_BEING_STEP)),
            Slice("unchanged", _("about the same"), Q(gained__gt=-WELL_BEING_STEP, gained__lt=WELL_BEING_STEP)),
            Slice("worsened", _("worse"), Q(gained__lte=-WELL_BEING_STEP)),
        ),
        source=WHO_5,
        sensitive=True,
    ),
)

WAITING = (
    *quarters("waiting_days", _("Days until the answer"), REFERRALS, moment_within("decided_at"), ANSWERED_IN),
    *duration(
        "days_to_assessment",
        _("Until the first assessment"),
        _("Median of the days from the opening of a case to its first agreed assessment, if that was in the year."),
        ROUNDS,
        within("agreed_on"),
        Days("agreed_on", "episode__opened_on"),
        of="is_first",
    ),
    *duration(
        "days_to_project",
        _("Days until the first project"),
        _("Median of the days from the opening of a case to its first signed project, if that was in the year."),
        PROJECTS,
        within("signed_on"),
        Days("signed_on", "episode__opened_on"),
        of="is_first",
    ),
    *duration(
        "days_to_placement",
        _("Until the first internship"),
        _("Median of the days from the opening of a case to its first internship, if that began in the year."),
        INTERNSHIPS,
        within("starts_on"),
        Days("starts_on", "episode__opened_on"),
        of="is_first",
    ),
    *duration(
        "days_to_job",
        _("Days until the first job"),
        _("Median of the days from the opening of a case to its first job, if that began in the year."),
        HIRES,
        lambda year: within("starts_on")(year) & Q(starts_on__gte=F("episode__opened_on")),
        Days("starts_on", "episode__opened_on"),
        of="is_first",
        gaps=("jobs_before_case",),
    ),
    *duration(
        "days_in_charge",
        _("Time in charge"),
        _("Median of the days from the opening to the closing of the cases closed in the year."),
        EPISODES,
        within("closed_on"),
        Days("closed_on", "opened_on"),
    ),
)

LEFT = (
    Figure(
        "dropped_out",
        _("Cases broken off"),
        _("Cases closed in the year because the person gave up or could no longer be reached."),
        EPISODES,
        lambda year: within("closed_on")(year) & Q(closing_reason__in=BROKEN_OFF),
    ),
    Figure(
        "drop_out_rate",
        _("Part of cases broken off"),
        _("Of the cases closed in the year, those in which the person gave up or could no longer be reached."),
        part="dropped_out",
        whole="people_left",
        unit=Unit.PER_CENT,
        gaps=("missing_reason",),
    ),
    Figure(
        "dropped_out_by_reason",
        _("Cases broken off, by reason"),
        _("Cases broken off, by the reason for closing."),
        EPISODES,
        lambda year: within("closed_on")(year) & Q(closing_reason__in=BROKEN_OFF),
        slices=tuple(Slice(reason, reason.label, Q(closing_reason=reason)) for reason in BROKEN_OFF),
        sums_to="dropped_out",
    ),
    Figure(
        "courses_dropped_by_reason",
        _("Courses broken off, by reason"),
        _("Places on a course that a person left in the year before its end, by the reason."),
        ENROLMENTS,
        lambda year: within("ended_on")(year) & Q(state=EnrolmentState.DROPPED),
        slices=by_choice("drop_reason", DropReason),
    ),
)

CONVERSION = (
    Figure(
        "people_whose_placement_ended",
        _("People whose internship ended"),
        _("Distinct people of whom an internship ended in the year, as planned or not."),
        INTERNSHIPS,
        within("last_day"),
        people=True,
    ),
    Figure(
        "people_hired_after_placement",
        _("People hired after the internship"),
        _("Of the people whose internship ended, those hired by anybody on its last day or within six months of it."),
        INTERNSHIPS,
        lambda year: within("last_day")(year) & Q(job_follows=True),
        people=True,
    ),
    Figure(
        "placement_to_job",
        _("From internship to job"),
        _("Of the people whose internship ended in the year, the part hired within six months of its end."),
        part="people_hired_after_placement",
        whole="people_whose_placement_ended",
        unit=Unit.PER_CENT,
    ),
)


def _heard(month):
    """One line for each thing that can have become of a job; what nobody asked or heard is not known."""
    heard = {state: Q(**{f"after_{month}__state": state}) for state in JobState if state != JobState.NO_ANSWER}
    nothing = Q(**{f"after_{month}__pk": None})
    over, unheard = nothing & Q(**{f"over_{month}": True}), nothing & Q(**{f"over_{month}": False})
    lines = [Slice(state, state.label, where) for state, where in heard.items() if state != JobState.UNREACHABLE]
    unknown = heard[JobState.UNREACHABLE] | unheard
    return (
        *lines,
        Slice("over", _("over by then, and nothing known since"), over),
        Slice("unknown", NOT_KNOWN, unknown),
    )


def _retention(month):
    label = _("Jobs after {months} months") if month > 1 else _("Jobs after {months} month")
    return Figure(
        f"jobs_after_{month}",
        format_lazy(label, months=month),
        _("Jobs started in the year, by what was heard of them so many months later; not yet asked is not known."),
        HIRES,
        within("starts_on"),
        slices=_heard(month),
        sums_to="jobs_started",
        source=ESF_PLUS if month == 6 else PRACTICE,
        gaps=("jobs_before_case",),
    )


RETENTION = tuple(_retention(month) for month in retention.CHECKS)
