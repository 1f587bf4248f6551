"""The words of following an internship: reports, visits, signals, and why something cannot be done by a link."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    """What a host's tutor tells between one week and the next."""

    ABSENCE = "absence", _("absence")
    ACCIDENT = "accident", _("accident")
    OTHER = "other", _("something else")


class Duty(TextChoices):
    """What follows from an accident, as long as somebody is away because of it."""

    REPORT = "report", _("Away for more than three days: the report to INAIL is mandatory.")
    COMMUNICATION = "communication", _("Away for three days at most: the communication to INAIL is enough.")
    ASK = "ask", _("Ask how long: beyond three days the report to INAIL is mandatory.")


class VisitKind(TextChoices):
    VISIT = "visit", _("visit at the host")
    CALL = "call", _("phone call")
    MEETING = "meeting", _("meeting at the service")


class Checkpoint(TextChoices):
    """The three looks that every internship has."""

    FIRST = "first", _("first week")
    MIDTERM = "midterm", _("half way")
    FINAL = "final", _("before the end")


class HowItGoes(TextChoices):
    WELL = "well", _("going well")
    WATCH = "watch", _("to be watched")
    WORRYING = "worrying", _("worrying")

    @property
    def look(self):
        """How components/state.html draws it."""
        return {self.WELL: "good", self.WATCH: "warn", self.WORRYING: "stop"}[self]


class SignalKind(TextChoices):
    """What may tell early that an internship is in trouble."""

    ABSENCES = "absences", _("absences")
    EMPTY_WEEK = "empty_week", _("a week without presence")
    FEWER_HOURS = "fewer_hours", _("fewer hours")
    NEGATIVE_NOTE = "negative_note", _("worrying note")
    LOWER_LEVEL = "lower_level", _("lower than before")
    UNCONFIRMED = "unconfirmed", _("weeks not confirmed")
    ACCIDENT = "accident", _("accident")
    VISIT_OVERDUE = "visit_overdue", _("visit overdue")

    @property
    def look(self):
        """How components/state.html draws it."""
        pressing = (self.ACCIDENT, self.EMPTY_WEEK, self.NEGATIVE_NOTE)
        return "stop" if self in pressing else "warn"


class Saying(TextChoices):
    """What each signal says, its sentence."""

    ABSENCES = "absences", _("Absent on %(count)s of the planned days since %(since)s.")
    EMPTY_WEEK = "empty_week", _("Not present on any planned day of the week from %(monday)s.")
    FEWER_HOURS = "fewer_hours", _("From %(day)s the week has %(after)s hours instead of %(before)s.")
    NEGATIVE_NOTE = "negative_note", _("The visit of %(day)s was worrying.")
    LOWER_LEVEL = "lower_level", _("“%(item)s” went from %(before)s to %(after)s on %(day)s.")
    UNCONFIRMED = "unconfirmed", _("%(count)s weeks wait for the host’s tutor, the first from %(monday)s.")
    ACCIDENT = "accident", _("An accident was reported on %(day)s and nobody has said what was done.")
    VISIT_OVERDUE = "visit_overdue", _("The visit planned on %(day)s was neither done nor given up.")


class Unmet(TextChoices):
    """Why something cannot be done now for the host's tutor, or in following an internship; and what to do."""

    LINK_OVER = "link_over", _("This link opens nothing any more: ask the service for a new one.")
    OPENED_ELSEWHERE = "opened_elsewhere", _("This link was opened on another device.")
    NO_ADDRESS = "no_address", _("The host's tutor has no e-mail address here: write one, or hand the link over.")
    TUTOR_LEFT = "tutor_left", _("%(name)s no longer follows this internship: send the link to who does now.")
    OVER = "over", _("This internship ended on %(day)s: there is nothing left to confirm by a link.")
    NO_HOST_TUTOR = "no_host_tutor", _("No tutor of the host is known: name one first.")
    WEEK_OUTSIDE = "week_outside", _("In this week the internship has no planned day.")
    WEEK_AHEAD = "week_ahead", _("This week can be confirmed from %(day)s on, its last planned day.")
    MONTH_CLOSED = "month_closed", _("%(month)s is closed: the service can still correct its days, tell them.")
    DAY_OUTSIDE = "day_outside", _("%(day)s is not a planned day: the internship rests or does not run then.")
    DAYS_MISSING = "days_missing", _("Say something of each planned day: %(days)s is missing.")
    WEEK_CHANGED = (
        "week_changed",
        _("Meanwhile the service has noted something else: %(days)s. Look at the week again, then confirm it."),
    )
    DAY_TOO_LONG = "day_too_long", _("On %(day)s there are more hours than a day has.")
    REPORT_OUTSIDE = (
        "report_outside",
        _("The internship does not run on %(day)s: choose a day from %(first)s to %(last)s."),
    )
    ABSENCE_FAR = "absence_far", _("Absences are told for today or tomorrow; what is past, confirm with its week.")
    ACCIDENT_AHEAD = "accident_ahead", _("An accident cannot be in the future: choose the day on which it happened.")
    ALREADY_HANDLED = "already_handled", _("Somebody has already written what was done: it stands below.")
    SIGNED_ALREADY = "signed_already", _("This paper is signed already.")
    VISIT_AHEAD = "visit_ahead", _("This day has not come yet: a visit is written down when it was made.")
    VISIT_OUTSIDE = "visit_outside", _("The internship runs from %(first)s to %(last)s: choose a day in it.")
    VISIT_TOLD = "visit_told", _("What became of this visit is written already.")
    VISIT_GONE = (
        "visit_gone",
        _("The visits were planned anew meanwhile, and this one is no more: copy what you typed into another one."),
    )
    WHY_MISSED = "why_missed", _("Write in a few words why it did not take place.")
    SIGNAL_CHANGED = "signal_changed", _("Something new happened meanwhile: look at it before putting it aside.")


DEEDS = {
    "hostlink.sent": _("link sent to the host’s tutor"),
    "hostlink.shown": _("link for the host’s tutor shown"),
    "hostlink.begun": _("link opened by the host’s tutor"),
    "hostlink.revoked": _("link of the host’s tutor revoked"),
    "week.confirmed": _("week confirmed by the host’s tutor"),
    "day.changed": _("day of attendance changed"),
    "host_report.made": _("reported by the host’s tutor"),
    "host_report.handled": _("report of the host’s tutor dealt with"),
    "observations.told": _("observations written"),
    "observations.moved": _("observations moved with the visit to another day"),
    "act.signed_by_link": _("act signed through the tutor’s link"),
    "visits.planned": _("visits planned"),
    "visit.added": _("visit added"),
    "visit.moved": _("visit moved to another day"),
    "visit.done": _("visit done"),
    "visit.corrected": _("what was written of a visit corrected"),
    "visit.missed": _("visit did not take place"),
    "rhythm.changed": _("rhythm of visits changed"),
    "signal.put_aside": _("early signal put aside"),
}
