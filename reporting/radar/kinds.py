"""The kinds of records that break a figure of the year: one condition each, which counts and lists them alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, IntegerField, Q
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear, Greatest, Least
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beneficiaries.enums import EmploymentStatus, SnapshotMoment, Standing
from beneficiaries.models import Episode, Referral, Snapshot
from equipe.enums import Role
from placements.enums import ContractKind, JobState
from placements.models import Agreement, Hire, Internship, JobCheck, Signature
from placements.rules import retention
from reporting import rules
from reporting.indicators.figure import Words, Year
from reporting.indicators.nouns import LAST_DAY, day, period
from reporting.models import Fund, Spending, Timesheet


@dataclass(frozen=True)
class Asked:
    """A year of a service, looked at on a day."""

    year: Year
    on: date

    @property
    def days(self):
        """The year as far as it has gone."""
        return self.year.first, min(self.year.last, self.on)

    @property
    def months_until(self):
        """The last day of the year's last month that is over."""
        return min(self.year.last, rules.last_whole_month(self.on))


@dataclass(frozen=True)
class Kind:
    """Records that break figures. `owner` leads to who mends them; where there is nobody, all of `role` do.

    `row` tells of one of them in a list: (who or what, which, address where it is mended).
    """

    code: str
    label: Words
    why: Words
    breaks: tuple[str, ...]
    role: Role
    rows: Callable
    row: Callable
    owner: str = ""
    fetch: tuple[str, ...] = ()
    sees_people: bool = True


def _cases(asked):
    return Episode.objects.filter(team__ambito=asked.year.ambito)


def _facts_at_entry(asked):
    unknown = Q(employment=EmploymentStatus.UNKNOWN) | Q(isced="") | Q(entry_facts__pk=None)
    return _cases(asked).opened_within(*asked.days).filter(unknown)


def _closed(asked):
    return _cases(asked).filter(closed_on__range=asked.days)


def _situation_on_leaving(asked):
    known = Snapshot.objects.filter(moment=SnapshotMoment.EXIT, replaced_at=None).exclude(standing=Standing.UNKNOWN)
    return _closed(asked).exclude(pk__in=known.values("episode"))


def _reason_for_closing(asked):
    return _closed(asked).filter(closing_reason="")


def _hires(asked):
    return Hire.objects.filter(episode__team__ambito=asked.year.ambito)


def _hours_of_jobs(asked):
    started = _hires(asked).started_within(*asked.days)
    return started.filter(Q(weekly_hours=None) | Q(months=None) & ~Q(contract=ContractKind.PERMANENT))


def _checks_of_jobs(asked):
    """The last check whose day has come, where nobody has answered it: as `retention.due` says."""
    due = Q(pk=None)
    for month, after in zip(retention.CHECKS, (*retention.CHECKS[1:], None), strict=True):
        began = Q(starts_on__lte=rules.months_before(asked.on, month))
        if after:
            began &= Q(starts_on__gt=rules.months_before(asked.on, after))
        answered = JobCheck.objects.filter(month=month).exclude(state=JobState.NO_ANSWER)
        due |= began & ~Q(pk__in=answered.values("hire"))
    earliest = rules.months_before(asked.on, 2 * retention.CHECKS[-1])
    return _hires(asked).filter(due, starts_on__gt=earliest)


def _internships(asked):
    return Internship.objects.filter(episode__team__ambito=asked.year.ambito).alias(last_day=LAST_DAY)


def _words_at_the_end(asked):
    ended = _internships(asked).filter(last_day__range=asked.days, last_day__lt=asked.on)
    return ended.filter(conclusions=None)


def _months(day_of):
    return 12 * ExtractYear(day_of) + ExtractMonth(day_of)


def _attendance(asked):
    """With fewer closed months than have passed while it ran in this year."""
    first, last = asked.year.first, asked.months_until
    ran = _internships(asked).running_within(first, last)
    ran = ran.alias(since=Greatest("starts_on", first), until=Least("last_day", last))
    ran = ran.alias(closed=Count("months", filter=Q(months__month__range=(first, last)), distinct=True))
    passed = _months("until") - _months("since") + 1
    return ran.alias(passed=Coalesce(passed, 0, output_field=IntegerField())).filter(closed__lt=F("passed"))


def _unsigned_agreements(asked):
    valid = Agreement.objects.filter(host__ambito=asked.year.ambito, starts_on__lte=asked.days[1])
    return valid.filter(ends_on__gte=asked.year.first, pk__in=Signature.objects.missing().values("agreement"))


def _undecided_referrals(asked):
    sent = Referral.objects.filter(team__ambito=asked.year.ambito).undecided()
    return sent.filter(sent_at__date__lt=asked.on - rules.REFERRAL_WITHIN, sent_at__date__lte=asked.year.last)


def _spending(asked):
    return Spending.objects.filter(ambito=asked.year.ambito, dated_on__range=asked.days)


def _without_fund(asked):
    """Where the year has funds: without any, nothing has to be told apart."""
    funds = Fund.objects.filter(ambito=asked.year.ambito, starts_on__lte=asked.year.last, ends_on__gte=asked.year.first)
    return _spending(asked).filter(fund=None, ambito__in=funds.values("ambito"))


def _unpaid(asked):
    return _spending(asked).filter(paid_on=None, fund__paid_by__lt=asked.on)


def _unsigned_hours(asked):
    return Timesheet.objects.of(asked.year.ambito).within(asked.year.first, asked.months_until).open()


# How one of them is told


def _case_row(door, *more):
    def row(episode):
        return episode.person, period(episode.opened_on, episode.closed_on), reverse(door, args=[episode.pk, *more])

    return row


def _internship_row(door):
    def row(internship):
        which = f"{internship.host}, {period(internship.starts_on, internship.last_day)}"
        return internship.person, which, reverse(door, args=[internship.pk])

    return row


def _hire_row(hire):
    return hire.person, f"{hire.where}, {day(hire.starts_on)}", hire.get_absolute_url()


def _referral_row(referral):
    return (
        referral.person,
        _("sent on %(day)s") % {"day": day(localtime(referral.sent_at))},
        referral.get_absolute_url(),
    )


def _agreement_row(agreement):
    return agreement.host, agreement.number, agreement.get_absolute_url()


def _spending_row(spending):
    return spending.cost_line, f"{day(spending.dated_on)} {spending.description}".strip(), spending.get_absolute_url()


def _hours_row(sheet):
    return sheet.user, f"{sheet.month:%m/%Y}", sheet.get_absolute_url()


OF_CASES = {"role": Role.COORDINATOR, "owner": "case_manager", "fetch": ("person",)}
OF_INTERNSHIPS = {"role": Role.MEDIATOR, "owner": "promoter_tutor", "fetch": ("person", "host")}
OF_JOBS = {"role": Role.COORDINATOR, "owner": "episode__case_manager", "fetch": ("person", "host")}
OF_MONEY = {"role": Role.COORDINATOR, "sees_people": False}

KINDS = {
    kind.code: kind
    for kind in (
        Kind(
            "entry",
            gettext_lazy("Facts at entry missing"),
            gettext_lazy("Work, education or the questions of the Fund were not written down when the person came."),
            ("eeco01", "eeco03", "eeco09", "eeco10", "eeco11", "entered_by_isced"),
            rows=_facts_at_entry,
            row=_case_row("beneficiaries:entry_facts"),
            **OF_CASES,
        ),
        Kind(
            "leaving",
            gettext_lazy("Situation upon leaving missing"),
            gettext_lazy("The case was closed and nobody noted how the person stands to work; four weeks are given."),
            ("eecr01", "eecr02", "eecr03", "eecr04"),
            rows=_situation_on_leaving,
            row=_case_row("beneficiaries:take_snapshot", SnapshotMoment.EXIT),
            **OF_CASES,
        ),
        Kind(
            "reason",
            gettext_lazy("Closed without a reason"),
            gettext_lazy("The case was closed and no reason is written down."),
            ("left_by_reason",),
            rows=_reason_for_closing,
            row=_case_row("beneficiaries:episode"),
            **OF_CASES,
        ),
        Kind(
            "job",
            gettext_lazy("Hours or length of a job missing"),
            gettext_lazy("A hire without weekly hours, or for a time without its months."),
            ("jobs_started", "jobs_by_contract"),
            rows=_hours_of_jobs,
            row=_hire_row,
            **OF_JOBS,
        ),
        Kind(
            "check",
            gettext_lazy("Job to be asked about"),
            gettext_lazy("The day has come to ask whether the person still works there; later nobody remembers."),
            ("jobs_started",),
            rows=_checks_of_jobs,
            row=_hire_row,
            **OF_JOBS,
        ),
        Kind(
            "end",
            gettext_lazy("No word at the end of an internship"),
            gettext_lazy("The internship is over and neither host, tutor nor person said how it went."),
            ("placements_completed", "placements_interrupted"),
            rows=_words_at_the_end,
            row=_internship_row("placements:evaluate"),
            **OF_INTERNSHIPS,
        ),
        Kind(
            "months",
            gettext_lazy("Months of attendance not closed"),
            gettext_lazy("A month is over and its attendance is not closed: days and allowance may still change."),
            ("placements_running", "cost_total"),
            rows=_attendance,
            row=_internship_row("placements:days"),
            **OF_INTERNSHIPS,
        ),
        Kind(
            "agreement",
            gettext_lazy("Agreement not signed by everybody"),
            gettext_lazy("A framework agreement of the year lacks a signature."),
            ("agreements_valid_at_year_end", "seats_at_year_end"),
            Role.MEDIATOR,
            _unsigned_agreements,
            _agreement_row,
            fetch=("host",),
            sees_people=False,
        ),
        Kind(
            "referral",
            gettext_lazy("Referral undecided for over 30 days"),
            gettext_lazy("It waits for the answer of the inclusion team."),
            ("referrals_accepted", "referrals_declined", "waiting_days"),
            Role.COORDINATOR,
            _undecided_referrals,
            _referral_row,
            fetch=("person",),
        ),
        Kind(
            "fund",
            gettext_lazy("Spending without a fund"),
            gettext_lazy("The year has funds, and nobody said which of them pays."),
            ("cost_total", "cost_lines", "share_region", "share_municipality"),
            rows=_without_fund,
            row=_spending_row,
            fetch=("cost_line",),
            **OF_MONEY,
        ),
        Kind(
            "unpaid",
            gettext_lazy("Spending unpaid after the last day"),
            gettext_lazy("The fund takes only what was paid by its last day."),
            ("cost_total", "cost_lines", "share_region", "share_municipality"),
            rows=_unpaid,
            row=_spending_row,
            fetch=("cost_line",),
            **OF_MONEY,
        ),
        Kind(
            "hours",
            gettext_lazy("Month of hours not signed"),
            gettext_lazy("Hours that nobody signed are no cost of the year."),
            ("cost_total", "cost_lines"),
            Role.COORDINATOR,
            _unsigned_hours,
            _hours_row,
            owner="user",
            fetch=("user",),
            sees_people=False,
        ),
    )
}
