"""What waits for whom: the tiles and plates of the first page, for each role; several roles add up."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, Sum
from django.utils import formats
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from assessments.enums import Profile
from assessments.models import Assessment, Round
from beneficiaries.enums import ReferralState
from beneficiaries.models import Episode, Referral
from equipe import navigation
from equipe.enums import Role
from placements.models import Agreement, AttendanceMonth, Hire, Internship
from reporting import rules
from reporting.indicators import Year, money_of, plan_of
from reporting.models import Report
from reporting.tables import money, month_of, per_cent

SHOWN = 8
SOON, LATER, LATEST = 30, 60, 90


class Behind:
    """Something with a list behind it, reached by the name of a door; nothing while nobody has built it."""

    @property
    def url(self):
        leads_to = navigation.address(self.door) if self.door else ""
        return f"{leads_to}?{self.query}" if leads_to and self.query else leads_to


@dataclass(frozen=True)
class Tile(Behind):
    """A number of the first page, with the door to the list behind it."""

    label: str
    number: object
    door: str = ""
    query: str = ""
    note: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Line:
    """One thing that waits: its words, where it leads, what is to be done, by when, how pressing."""

    text: str
    url: str
    detail: str = ""
    state: str = ""
    kind: str = "off"


@dataclass(frozen=True)
class Bar:
    """Something reached of something aimed at."""

    label: str
    value: float
    most: float
    words: str


@dataclass(frozen=True)
class Plate(Behind):
    """One list of the first page; `empty` says what would stand here."""

    title: str
    empty: str
    lines: tuple = ()
    bars: tuple = ()
    more: bool = False
    door: str = ""
    query: str = ""


@dataclass(frozen=True)
class Desk:
    """All that one user finds on the first page."""

    tiles: tuple[Tile, ...]
    plates: tuple[Plate, ...]


def of(user, *, on) -> Desk:
    """What waits for a user on a day: the parts of each of her roles, each part once."""
    parts = []
    if user.has_role(Role.SOCIAL_WORKER):
        parts += [my_people, my_referrals, my_assessments]
    if user.has_role(Role.EDUCATOR):
        parts += [my_assessments, rounds_to_agree, months_to_confirm]
    if user.has_role(Role.MEDIATOR):
        parts += [seats, endings, people_without_a_place, months_to_confirm]
    if user.has_role(Role.COORDINATOR):
        parts += [year_against_target, money_of_the_year, referrals_waiting, alerts, last_reports]
    found = [part(user, on=on) for part in dict.fromkeys(parts)]
    return Desk(tuple(tile for tiles, _plates in found for tile in tiles), tuple(p for _tiles, ps in found for p in ps))


def day(value):
    return formats.date_format(value, "SHORT_DATE_FORMAT")


def urgency(by, *, on):
    """Past is a matter for now, within a month for soon."""
    if by is None:
        return "off"
    return "stop" if by < on else "warn" if by <= on + timedelta(days=7) else "wait"


def _plate(title, empty, rows, line, *, door="", query=""):
    """The first few rows as lines; one row more is asked for, to know whether there are others."""
    rows = list(rows[: SHOWN + 1])
    return Plate(title, empty, tuple(line(row) for row in rows[:SHOWN]), (), len(rows) > SHOWN, door, query)


# The social worker


def my_people(user, *, on):
    mine = Episode.objects.visible_to(user).managed_by(user).open()
    counts = mine.aggregate(all=Count("pk"), due=Count("pk", filter=Q(next_step_on__lt=on)))
    tiles = (
        Tile(_("People I follow"), counts["all"], "beneficiaries:caseload", "whose=mine"),
        Tile(
            _("Steps overdue"),
            counts["due"],
            "beneficiaries:caseload",
            "whose=mine&order=next",
            kind="stop" if counts["due"] else "good",
        ),
    )

    def line(episode):
        by = day(episode.next_step_on) if episode.next_step_on else _("no date set")
        detail = episode.next_step or _("No next step is written down")
        return Line(str(episode.person), episode.get_absolute_url(), detail, by, urgency(episode.next_step_on, on=on))

    rows = mine.with_people().order_by(F("next_step_on").asc(nulls_last=True), "person__sort_name", "pk")
    empty = _("Nobody is entrusted to you yet. People come with a referral that the inclusion team accepts.")
    return tiles, (_plate(_("My people"), empty, rows, line, door="beneficiaries:caseload", query="whose=mine"),)


def my_referrals(user, *, on):
    sent = Referral.objects.visible_to(user).sent_by(user).undecided()

    def line(referral):
        asked = referral.state == ReferralState.RETURNED
        detail = _("sent on %(day)s") % {"day": day(referral.sent_at)}
        kind = "warn" if asked else "wait"
        return Line(str(referral.person), referral.get_absolute_url(), detail, referral.get_state_display(), kind)

    rows = sent.with_people().order_by("state", "sent_at", "pk")
    empty = _("None of your referrals is waiting. A new one takes two minutes.")
    return (), (_plate(_("My referrals"), empty, rows, line, door="beneficiaries:referrals"),)


# Assessing


def my_assessments(user, *, on):
    mine = Assessment.objects.visible_to(user).of(user).awaited().running()

    def line(assessment):
        detail = assessment.round.instrument.title
        since = _("since %(day)s") % {"day": day(assessment.round.opened_on)}
        return Line(str(assessment.round.episode.person), assessment.get_absolute_url(), detail, since, "wait")

    empty = _("Nobody is waiting for an assessment of yours.")
    rows = mine.with_rounds().oldest_first()
    return (), (_plate(_("Assessments to do"), empty, rows, line, door="assessments:assessments"),)


def rounds_to_agree(user, *, on):
    ready = Round.objects.visible_to(user).unagreed().answered_by_all().in_the_hands_of(user)

    def line(ready_round):
        detail = ready_round.instrument.title
        return Line(str(ready_round.episode.person), ready_round.get_absolute_url(), detail, _("to agree"), "warn")

    empty = _("No round is ready to be agreed: everybody has to answer first.")
    rows = ready.with_cases().oldest_first()
    return (), (_plate(_("Assessments to agree"), empty, rows, line, door="assessments:assessments"),)


# Placing


def seats(user, *, on):
    valid = Agreement.objects.visible_to(user).valid(on=on).aggregate(seats=Sum("seats", default=0))["seats"]
    under = Agreement.objects.visible_to(user).valid(on=on)
    taken = Internship.objects.running(on=on).filter(agreement__in=under).count()
    note = _("of %(seats)s in agreements valid today") % {"seats": valid}
    return (Tile(_("Free seats"), max(valid - taken, 0), "placements:hosts", "", note),), ()


def endings(user, *, on):
    agreements = Agreement.objects.visible_to(user).ending_within(on, on + timedelta(days=LATEST)).with_hosts()
    internships = Internship.objects.visible_to(user).uninterrupted()
    internships = internships.filter(ends_on__range=(on, on + timedelta(days=SOON))).with_people()

    def agreement_line(agreement):
        detail = _("agreement %(number)s, seats: %(seats)s") % {"number": agreement.number, "seats": agreement.seats}
        return Line(
            str(agreement.host), agreement.get_absolute_url(), detail, day(agreement.ends_on), _nearness(agreement, on)
        )

    def internship_line(internship):
        return Line(
            str(internship.person),
            internship.get_absolute_url(),
            str(internship.host),
            day(internship.ends_on),
            urgency(internship.ends_on, on=on),
        )

    return (), (
        _plate(
            _("Internships ending within %(days)s days") % {"days": SOON},
            _("No internship ends in the next weeks."),
            internships.order_by("ends_on", "pk"),
            internship_line,
            door="placements:internships",
        ),
        _plate(
            _("Agreements ending within %(days)s days") % {"days": LATEST},
            _("No agreement ends in the next three months."),
            agreements.order_by("ends_on", "pk"),
            agreement_line,
            door="placements:hosts",
        ),
    )


def _nearness(agreement, on):
    left = (agreement.ends_on - on).days
    return "stop" if left <= SOON else "warn" if left <= LATER else "wait"


def people_without_a_place(user, *, on):
    """Open cases whose latest agreed profile leads to work, with neither an internship to come nor a job."""
    to_come = Internship.objects.filter(person=OuterRef("person"), interrupted_on=None, ends_on__gte=on)
    hired = Hire.objects.filter(episode=OuterRef("pk"))
    leading = Round.objects.agreed().filter(episode=OuterRef("pk"), profile__in=(Profile.VULNERABILITY, Profile.MILD))
    ready = Episode.objects.visible_to(user).open().filter(Exists(leading)).exclude(Exists(to_come))
    ready = ready.exclude(Exists(hired)).with_people()

    def line(episode):
        follower = str(episode.case_manager) if episode.case_manager else _("nobody follows her yet")
        since = _("since %(day)s") % {"day": day(episode.opened_on)}
        return Line(str(episode.person), episode.get_absolute_url(), follower, since, "new")

    empty = _("Everybody who is ready for work has a place, or no profile leads to work yet.")
    plate = _plate(_("Ready, without a place"), empty, ready.order_by("opened_on", "pk"), line)
    return (), (plate,)


def months_to_confirm(user, *, on):
    last = on.replace(day=1) - timedelta(days=1)
    first = last.replace(day=1)
    confirmed = AttendanceMonth.objects.filter(internship=OuterRef("pk"), month=first)
    open_months = Internship.objects.visible_to(user).running_within(first, last).exclude(Exists(confirmed))
    month = month_of(first)

    def line(internship):
        return Line(str(internship.person), internship.get_absolute_url(), str(internship.host), month, "wait")

    rows = open_months.with_people().order_by("person__sort_name", "pk")
    empty = _("The attendance of %(month)s is confirmed for everybody.") % {"month": month}
    return (), (_plate(_("Months to confirm"), empty, rows, line, door="placements:internships"),)


# The coordinator


def year_against_target(user, *, on):
    year = Year(user.ambito, on.year)
    plan = plan_of(year)
    started = Internship.objects.filter(episode__team__ambito=user.ambito).started_within(*year.days).count()
    jobs = Hire.objects.filter(episode__team__ambito=user.ambito).started_within(*year.days).count()
    return (), (
        Plate(
            _("%(year)s against its target") % {"year": on.year},
            "",
            bars=(
                _target(_("Internships started"), started, plan.target_placements),
                _target(_("Jobs started"), jobs, plan.target_jobs),
            ),
            door="reporting:figures",
        ),
    )


def _target(label, reached, aim):
    words = _("%(reached)s of %(aim)s") % {"reached": reached, "aim": aim}
    return Bar(label, min(reached, aim), aim or 1, words)


def money_of_the_year(user, *, on):
    year = Year(user.ambito, on.year)
    plan = plan_of(year)
    spent = money_of(year, plan)
    query = f"year={on.year}"
    payers = (
        (_("Region"), spent["share_region"], spent["granted_region"]),
        (_("Municipality"), spent["share_municipality"], spent["granted_municipality"]),
    )
    bars = tuple(_source(*payer) for payer in payers)
    title = _("Money spent in %(year)s") % {"year": on.year}
    return (), (Plate(title, "", bars=bars, door="reporting:spending", query=query),)


def _source(payer, spent, granted):
    if not granted:
        return Bar(payer, 0, 1, _("%(spent)s; what was granted is not entered yet") % {"spent": money(spent)})
    part = {"spent": money(spent), "granted": money(granted), "part": per_cent(rules.per_cent(spent, granted))}
    return Bar(payer, float(min(spent, granted)), float(granted), _("%(spent)s of %(granted)s (%(part)s)") % part)


def referrals_waiting(user, *, on):
    waiting = Referral.objects.visible_to(user).waiting().with_people()

    def line(referral):
        days = (on - referral.sent_at.date()).days
        detail = f"{referral.referrer} · {referral.team}"
        waited = _("%(days)s days") % {"days": days}
        return Line(str(referral.person), referral.get_absolute_url(), detail, waited, "stop" if days > 30 else "wait")

    empty = _("No referral is waiting for an answer.")
    return (), (_plate(_("Referrals waiting"), empty, waiting.oldest_first(), line, door="beneficiaries:referrals"),)


def alerts(user, *, on):
    """What would otherwise be seen too late."""
    cases = Episode.objects.visible_to(user).open()
    counts = cases.aggregate(
        nobody=Count("pk", filter=Q(case_manager=None)), overdue=Count("pk", filter=Q(next_step_on__lt=on))
    )
    ending = Agreement.objects.visible_to(user).ending_within(on, on + timedelta(days=SOON)).count()
    return (
        Tile(
            _("Cases without a case manager"),
            counts["nobody"],
            "beneficiaries:caseload",
            kind="warn" if counts["nobody"] else "good",
        ),
        Tile(
            _("Steps overdue in all teams"),
            counts["overdue"],
            "beneficiaries:caseload",
            "order=next",
            kind="warn" if counts["overdue"] else "good",
        ),
        Tile(
            _("Agreements ending within a month"),
            ending,
            "placements:hosts",
            kind="warn" if ending else "good",
        ),
    ), ()


def last_reports(user, *, on):
    reports = Report.objects.visible_to(user).light().newest_first()

    def line(report):
        state, kind = (_("failed"), "stop") if report.job.failed_at else (_("being printed"), "wait")
        if report.printed_at:
            state, kind = day(localtime(report.printed_at)), "good"
        return Line(capfirst(report), report.get_absolute_url(), str(report.requested_by), state, kind)

    empty = _("No report was printed yet. One click prints the year for Region and Municipality.")
    plate = _plate(_("Last reports"), empty, reports, line, door="reporting:reports")
    return (), (plate,)
