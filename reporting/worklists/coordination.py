"""What waits for the coordinator: the year against its target, the money, referrals, alerts, papers."""

from collections import Counter

from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from beneficiaries.models import Episode, PossibleDuplicate, Referral, Task, deadlines
from equipe import navigation
from equipe.models import Team
from placements.models import Hire, Internship
from reporting import rules
from reporting.indicators import Year, grants_of, money_of, plan_of
from reporting.models import Report
from reporting.tables import money, per_cent
from reporting.worklists.shapes import Bar, Line, Plate, Tile, plate_of


def year_and_money(user, *, on):
    """What the plan of the year aims at and grants, and how far it has come."""
    year = Year(user.ambito, on.year)
    grants = grants_of(year)
    plan = plan_of(year, grants)
    return (), (_against_target(user, year, plan), _money_of(year, plan, grants))


def _against_target(user, year, plan):
    started = Internship.objects.filter(episode__team__ambito=user.ambito).started_within(*year.days).count()
    jobs = Hire.objects.filter(episode__team__ambito=user.ambito).started_within(*year.days).count()
    return Plate(
        _("%(year)s against its target") % {"year": year.number},
        "",
        bars=(
            _target(_("Internships started"), started, plan.target_placements),
            _target(_("Jobs started"), jobs, plan.target_jobs),
        ),
        door="reporting:year",
        query=urlencode({"district": year.ambito.pk}),
    )


def _target(label, reached, aim):
    if not aim:
        return Bar(label, 0, 1, _("%(reached)s; no target set") % {"reached": reached})
    words = _("%(reached)s of %(aim)s") % {"reached": reached, "aim": aim}
    return Bar(label, min(reached, aim), aim, words)


def _money_of(year, plan, grants):
    spent = money_of(year, plan, grants)
    query = urlencode({"year": year.number, "district": year.ambito.pk})
    payers = (
        (_("Region"), spent["share_region"], spent["granted_region"]),
        (_("Municipality"), spent["share_municipality"], spent["granted_municipality"]),
    )
    bars = tuple(_source(*payer) for payer in payers)
    title = _("Money spent in %(year)s") % {"year": year.number}
    return Plate(title, "", bars=bars, door="reporting:spending", query=query)


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
    return (), (plate_of(_("Referrals waiting"), empty, waiting.oldest_first(), line, door="beneficiaries:referrals"),)


def alerts(user, *, on):
    """What would otherwise be seen too late."""
    nobody = Episode.objects.visible_to(user).open().followed_by_nobody().count()
    pairs = PossibleDuplicate.objects.visible_to(user).undecided().count()
    return (
        Tile(
            _("Cases without a case manager"),
            nobody,
            "beneficiaries:caseload",
            "whose=nobody",
            kind="warn" if nobody else "good",
        ),
        Tile(
            _("Possible duplicates"),
            pairs,
            "beneficiaries:duplicates",
            note=_("two records, perhaps one person"),
            kind="warn" if pairs else "good",
        ),
    ), ()


def overdue_by_team(user, *, on):
    """How many tasks and deadlines are past in each team: of teams, never of who works in them."""
    cases = Episode.objects.visible_to(user)
    tasks = Task.objects.of_cases(cases.open()).overdue(on=on).numbers_by_team()
    past = Counter(due.team for due in deadlines(cases, reader=user) if due.deadline.by < on)
    late = Counter(tasks) + past

    def line(team):
        told = {"tasks": tasks.get(team.pk, 0), "deadlines": past[team.pk]}
        detail = _("tasks: %(tasks)s · deadlines: %(deadlines)s") % told
        address = f"{navigation.address('beneficiaries:caseload')}?team={team.pk}&order=next"
        return Line(team.name, address, detail, str(late[team.pk]), "warn")

    behind = [team for team in Team.objects.seen_by(user).by_name() if late[team.pk]]
    empty = _("Nothing is overdue in any team.")
    query = "whose=team&when=overdue"
    return (), (plate_of(_("Overdue by team"), empty, behind, line, door="beneficiaries:tasks", query=query),)


def last_reports(user, *, on):
    reports = Report.objects.visible_to(user).with_who().newest_first()

    def line(report):
        state, kind = report.state.label, "good" if report.frozen_at else "wait"
        return Line(capfirst(report), report.get_absolute_url(), str(report.begun_by), state, kind)

    empty = _("No report yet. Begin the one of the year for Region and Municipality.")
    plate = plate_of(_("Last reports"), empty, reports, line, door="reporting:reports")
    return (), (plate,)
