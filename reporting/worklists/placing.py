"""What waits for who places people: seats, endings, months, people without a place."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.enums import Profile
from assessments.models import Round
from beneficiaries.models import Episode
from placements.enums import Nearness
from placements.models import Agreement, ApprovalRequest, Candidacy, Day, ExtensionRequest, Hire, Internship
from placements.tutoring import without_tutor
from reporting.tables import month_of
from reporting.worklists.shapes import Line, Tile, day, plate_of, urgency

SOON, LATEST = 30, 90
"""Days within which an ending is pressing, and in sight."""

OVER_SINCE = 30
"""An agreement that nothing followed is still told for so many days after its end."""


def seats(user, *, on):
    under = Agreement.objects.visible_to(user).valid(on=on)
    valid = under.with_seats_then(on=on).aggregate(seats=Sum("seats_then", default=0))["seats"]
    taken = Internship.objects.running(on=on).filter(agreement__in=under).count()
    running = Internship.objects.visible_to(user).running(on=on).count()
    note = _("of %(seats)s in agreements valid today") % {"seats": valid}
    free = Tile(_("Free seats"), max(valid - taken, 0), "placements:hosts", "", note)
    return (Tile(_("Internships running"), running, "placements:internships"), free), ()


def endings(user, *, on):
    internships = Internship.objects.visible_to(user).uninterrupted()
    internships = internships.filter(ends_on__range=(on, on + timedelta(days=SOON))).with_people()

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
    )


def agreements_running_out(user, *, on):
    """Those that end within 90 days or ended in the last 30, while nothing follows them: a renewal ends the nagging."""
    first, last = on - timedelta(days=OVER_SINCE), on + timedelta(days=LATEST)
    agreements = Agreement.objects.visible_to(user).running_out(first, last).with_hosts().with_seats_then(on=on)

    def line(agreement):
        near, told = agreement.nearness(on=on), {"number": agreement.number, "seats": agreement.seats_then}
        detail = _("agreement %(number)s, seats: %(seats)s") % told
        state = near.label if near == Nearness.OVER else day(agreement.ends_on)
        return Line(str(agreement.host), agreement.get_absolute_url(), detail, state, near.look)

    title = _("Agreements ending within %(days)s days") % {"days": LATEST}
    empty = _("No agreement ends in the next three months.")
    rows = agreements.order_by("ends_on", "pk")
    return (), (plate_of(title, empty, rows, line, door="placements:hosts"),)


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


def internships_to_approve(user, *, on):
    """What the desk made ready and the coordinator has not answered yet."""
    waiting = ApprovalRequest.objects.visible_to(user).waiting().with_cases().oldest_first()

    def line(asked):
        detail = _("%(host)s, asked by %(who)s") % {"host": asked.host, "who": asked.asked_by}
        begins = _("begins %(day)s") % {"day": day(asked.starts_on)}
        return Line(
            str(asked.episode.person), asked.get_absolute_url(), detail, begins, urgency(asked.starts_on, on=on)
        )

    return (), (plate_of(_("Internships to approve"), _("No internship waits for approval."), waiting, line),)


def internships_asked_for(user, *, on):
    """What the desk has asked approval for, what came back first."""
    asked = ApprovalRequest.objects.visible_to(user).with_cases()
    came_back, waiting = asked.to_take_up().given_back().oldest_first(), asked.waiting().oldest_first()

    def line(one):
        said = one.why if one.answer else str(one.host)
        word = one.get_answer_display() if one.answer else _("since %(day)s") % {"day": day(one.asked_on)}
        return Line(str(one.episode.person), one.get_absolute_url(), said, word, "warn" if one.answer else "wait")

    empty = _("Nothing you asked for waits or came back.")
    return (), (plate_of(_("Internships asked for"), empty, [*came_back, *waiting], line),)


def people_without_a_place(user, *, on):
    """Open cases whose latest agreed profile leads to work, with neither an internship to come nor a job."""
    to_come = Internship.objects.filter(person=OuterRef("person"), interrupted_on=None, ends_on__gte=on)
    hired = Hire.objects.filter(episode=OuterRef("pk")).still_held()
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


def jobs_to_ask_about(user, *, on):
    """Jobs of which one asks now how they go: after one, three, six and twelve months."""
    recent = Hire.objects.visible_to(user).begun_between(on - timedelta(days=2 * 366), on)
    asked = [(hire, hire.due(on=on)) for hire in recent.with_people().with_checks().order_by("starts_on", "pk")]
    rows = [(hire, month) for hire, month in asked if month]

    def line(row):
        hire, month = row
        words = ngettext("after %(n)s month", "after %(n)s months", month) % {"n": month}
        return Line(str(hire.person), hire.get_absolute_url(), hire.where, words, "wait")

    return (), (plate_of(_("Ask how the job goes"), _("No job is to be asked about now."), rows, line),)


def cards_to_move(user, *, on):
    """Candidacies that stand, those that have waited longest for their next step first."""
    cards = Candidacy.objects.visible_to(user).standing().on_the_board(since=on).with_people()

    def line(card):
        return Line(
            str(card.episode.person),
            card.get_absolute_url(),
            str(card.opening),
            _("since %(day)s") % {"day": day(card.moved_on)},
            "good" if card.state == "accepted" else "wait",
        )

    empty = _("Nobody is on the board: look for people from an opening, or let a plan be proposed.")
    return (), (plate_of(_("Matches to decide"), empty, cards.in_order(), line, door="placements:board"),)


def months_to_confirm(user, *, on):
    """The months that are over and not closed; where days are noted the line leads to the closing, else to the days."""
    last = on.replace(day=1) - timedelta(days=1)
    first = last.replace(day=1)
    noted = Day.objects.filter(internship=OuterRef("pk")).within(first, last)
    open_months = Internship.objects.visible_to(user).unconfirmed(first, last).annotate(is_noted=Exists(noted))
    month = month_of(first)

    def line(internship):
        door = "placements:confirm_month" if internship.is_noted else "placements:days"
        state = _("days noted") if internship.is_noted else month
        url = f"{reverse(door, args=[internship.pk])}?month={first:%Y-%m}"
        return Line(str(internship.person), url, str(internship.host), state, "good" if internship.is_noted else "wait")

    rows = open_months.with_people().order_by("person__sort_name", "pk")
    empty = _("The attendance of %(month)s is confirmed for everybody.") % {"month": month}
    query = f"month={first:%Y-%m}"
    plate = plate_of(_("Months to close"), empty, rows, line, door="placements:month_days", query=query)
    return (), (plate,)
