"""What stands between a person and an opening, what must still be asked, and what could close each gap."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Obstacle(TextChoices):
    """One sentence each; the first ones answer "why not", those from ASK_… on are no "no" but a question."""

    PAUSED = "paused", _("The host has paused this opening.")
    CLOSED = "closed", _("This opening is no longer offered.")
    FULL = "full", _("All its places are taken.")
    NO_SEAT = "no_seat", _("No seat of the agreement is free.")
    NOT_WANTED = "not_wanted", _("The person does not want to go to this host.")
    TOO_MANY_HOURS = "too_many_hours", _("It asks %(asked)s hours a week; at most %(most)s are possible.")
    BOUND = "bound", _("Caring duties stand in the way at these times: %(times)s.")
    NOT_POSSIBLE = "not_possible", _("These times are not possible for the person: %(times)s.")
    NOT_THESE_DAYS = "not_these_days", _("These days are not possible for the person: %(days)s.")
    TOO_EARLY = "too_early", _("It begins at %(begins)s; not before %(earliest)s is possible.")
    TOO_LATE = "too_late", _("It ends at %(ends)s; not after %(latest)s is possible.")
    OUT_OF_REACH = "out_of_reach", _("One gets there only with a vehicle of one’s own, and there is none.")
    NO_LICENCE = "no_licence", _("It needs what the person does not have: %(licence)s.")
    LICENCE_OVER = "licence_over", _("Her %(licence)s ran out on %(day)s.")
    LANGUAGE_BELOW = "language_below", _("It asks %(language)s %(asked)s; the person has %(held)s.")
    LIMITS = "limits", _("The work asks what is not possible for the person: %(demands)s.")

    ASK_COMING = "ask_coming", _("It opens on %(day)s: ask whether waiting is all right.")
    ASK_HOURS = "ask_hours", _("Ask the person how many hours a week are possible.")
    ASK_HOST_HOURS = "ask_host_hours", _("Ask the host how many hours a week it is.")
    ASK_TIMES = "ask_times", _("Ask the person which times of day are possible.")
    ASK_HOST_TIMES = "ask_host_times", _("Ask the host at which times one works.")
    ASK_CARE = "ask_care", _("The person cares for somebody %(hours)s hours a week: ask when.")
    ASK_CLOCK = "ask_clock", _("Ask the host when work begins and ends: it matters to the person.")
    ASK_WAY = "ask_way", _("Ask the person about the way there.")
    ASK_LINES = "ask_lines", _("Look up whether a bus or train gets there in time.")
    ASK_DISTANCE = "ask_distance", _("Look up how far it is: it would be by bicycle or on foot.")
    ASK_DISTANCE_KM = "ask_distance_km", _("Look up how far it is: by bicycle or on foot up to %(km)s km is possible.")
    ASK_LICENCE = "ask_licence", _("Ask the person about this: %(licence)s.")
    ASK_LANGUAGE = "ask_language", _("Ask about the level of %(language)s: %(asked)s is needed.")
    ASK_LIMITS = "ask_limits", _("Ask the person whether any of this is not possible: %(demands)s.")
    ASK_DEMANDS = "ask_demands", _("Ask the host whether the work asks this: %(demands)s.")
    ASK_HOST_DEMANDS = "ask_host_demands", _("Ask the host what the work asks of the body and the setting.")

    @property
    def closes(self):
        """What could close the gap; empty where asking does."""
        return CLOSES.get(self, "")


CLOSES = {
    Obstacle.PAUSED: _("ask the host when it is offered again"),
    Obstacle.FULL: _("ask the host for one more place"),
    Obstacle.NO_SEAT: _("ask for one more seat when the agreement is renewed"),
    Obstacle.TOO_MANY_HOURS: _("ask the host for fewer hours"),
    Obstacle.BOUND: _("ask the host for other hours, or look together for a nursery place or help at home"),
    Obstacle.NOT_POSSIBLE: _("ask the host for other shifts"),
    Obstacle.NOT_THESE_DAYS: _("ask the host for other days"),
    Obstacle.TOO_EARLY: _("ask the host to begin later"),
    Obstacle.TOO_LATE: _("ask the host to end earlier"),
    Obstacle.OUT_OF_REACH: _("a lift with a colleague, or a vehicle on loan"),
    Obstacle.NO_LICENCE: _("a course for it"),
    Obstacle.LICENCE_OVER: _("renewing it"),
    Obstacle.LANGUAGE_BELOW: _("a language course"),
    Obstacle.LIMITS: _("ask the host whether these tasks can be left out, or for an aid"),
}
