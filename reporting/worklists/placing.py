"""What waits for who places people: seats, endings, months, people without a place."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.enums import Profile
from assessments.models import Round
from beneficiaries.models import Episode
from placements.models import Agreement, AttendanceMonth, ExtensionRequest, Hire, Internship
from placements.tutoring import without_tutor
from reporting.tables import month_of
from reporting.worklists.shapes import Line, Tile, day, plate_of, urgency

SOON, LATER, LATEST = 30, 60, 90
"""Days within which an ending is pressing, near, in sight."""


def seats(user, *, on):
    valid = Agreement.objects.visible_to(user).valid(on=on).aggregate(seats=Sum("seats", default=0))["seats"]
    under = Agreement.objects.visible_to(user).valid(on=on)
    taken = Internship.objects.running(on=on).filter(agreement__in=under).count()
    running = Internship.objects.visible_to(user).running(on=on).count()
    note = _("of %(seats)s in agreements valid today") % {"seats": valid}
    free = Tile(_("Free seats"), max(valid - taken, 0), "placements:hosts", "", note)
    return (Tile(_("Internships running"), running, "placements:internships"), free), ()


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
        plate_of(
            _("Internships ending within %(days)s days") % {"days": SOON},
            _("No internship ends in the next weeks."),
            internships.order_by("ends_on", "pk"),
            internship_line,
            door="placements:internships",
        ),
        plate_of(
            _("Agreements ending within %(days)s days") % {"days": LATEST},
            _("No agreement ends in the next three months."),
            agreements.order_by("ends_on", "pk"),
            agreement_line,
            door="placements:hosts",
        ),
    )


def acts_waiting(user, *, on):
    """Requests to extend that nobody has decided on, and internships whose tutor of the service has left."""
    requests = ExtensionRequest.objects.visible_to(user).pending().with_internships().oldest_first()
    left = without_tutor(user, on=on).by_end()

    def request_line(request):
        detail = _("until %(last)s, asked by %(who)s") % {"last": day(request.ends_on), "who": request.who}
        door = reverse("placements:extend", args=[request.internship_id])
        state = urgency(request.internship.ends_on, on=on)
        return Line(str(request.internship.person), door, detail, day(request.internship.ends_on), state)

    def left_line(internship):
        who = internship.tutor_name or _("nobody")
        return Line(str(internship.person), internship.get_absolute_url(), str(internship.host), who, "stop")

    return (), (
        plate_of(_("Extensions asked for"), _("No extension waits for a decision."), requests, request_line),
        plate_of(
            _("Internships without a tutor of the service"),
            _("Every internship is followed by somebody of the service."),
            left,
            left_line,
            door="placements:tutors",
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
    plate = plate_of(_("Ready, without a place"), empty, ready.order_by("opened_on", "pk"), line)
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
    return (), (plate_of(_("Months to confirm"), empty, rows, line, door="placements:internships"),)
