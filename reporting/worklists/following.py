"""What waits for who follows internships: accidents, reports, visits, early signals."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from placements.enums import ReportKind
from placements.models import HostReport, Internship, Visit
from placements.watching import besides_accidents, troubled
from reporting.worklists.shapes import UNFOLDED, Line, Plate, day, plate_of, urgency

VISITS_AHEAD = timedelta(days=7)


def host_reports(user, *, on):
    """Accidents with the hours that are left, and whatever else hosts' tutors told that nobody has dealt with."""
    waiting = HostReport.objects.visible_to(user).unhandled().with_internships().with_the_time().oldest_first()
    if not user.works_at_the_desk:
        waiting = waiting.followed_by(user)
    reports = list(waiting)

    def accident(report):
        left = report.hours_left(at=report.now)
        if left < 0:
            return _line(report, str(report.duty.label), _("48 hours are over"), "stop")
        words = ngettext("%(n)s hour left", "%(n)s hours left", left) % {"n": left}
        return _line(report, str(report.duty.label), words, "stop")

    def other(report):
        return _line(report, report.words, f"{report.get_kind_display()}, {day(report.on)}", "wait")

    accidents = plate_of(
        _("Accidents to report within 48 hours"),
        _("No accident waits."),
        [report for report in reports if report.kind == ReportKind.ACCIDENT],
        accident,
    )
    told = plate_of(
        _("Told by hosts’ tutors"),
        _("What a tutor at a host tells by the link would stand here."),
        [report for report in reports if report.kind != ReportKind.ACCIDENT],
        other,
    )
    shown = [accidents] if accidents.lines else []
    return (), (*shown, *_for(user, told))


def _for(user, plate):
    """An empty plate is shown at the desk alone: others seldom follow an internship themselves."""
    return (plate,) if plate.lines or user.works_at_the_desk else ()


def _line(report, detail, state, kind):
    url = reverse("placements:following", args=[report.internship_id]) + "#reports"
    return Line(str(report.internship.person), url, f"{report.internship.host}: {detail}", state, kind)


def visits_to_make(user, *, on):
    """One's own of the next days, and those that are late."""
    rows = Visit.objects.visible_to(user).of_user(user).planned().due_by(on + VISITS_AHEAD).with_internships()

    def line(visit):
        internship = visit.internship
        return Line(
            str(internship.person),
            visit.get_absolute_url(),
            f"{internship.host} · {visit.get_kind_display()}",
            day(visit.planned_on),
            urgency(visit.planned_on, on=on),
        )

    empty = _("No visit is planned for the next days.")
    return (), _for(user, plate_of(_("Visits at the hosts"), empty, rows.in_order(), line))


def early_signals(user, *, on):
    """Running internships in which something may go wrong: the desk sees all, others those they follow."""
    running = Internship.objects.visible_to(user).running(on=on).with_people()
    if not user.works_at_the_desk:
        running = running.followed_by(user)
    early = {internship: besides_accidents(signals) for internship, signals in troubled(running, on=on).items()}
    found = [(internship, signals) for internship, signals in early.items() if signals]
    found.sort(key=lambda pair: (-len(pair[1]), pair[0].person.sort_name))
    lines = [
        Line(
            str(internship.person),
            reverse("placements:following", args=[internship.pk]),
            " ".join(signal.sentence for signal in signals),
            str(signals[0].kind.label),
            signals[0].kind.look,
        )
        for internship, signals in found[:UNFOLDED]
    ]
    empty = _("No internship shows anything to worry about.")
    return (), _for(user, Plate(_("Early signals"), empty, tuple(lines), (), len(found) > UNFOLDED))
