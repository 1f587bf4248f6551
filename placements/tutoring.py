"""Who follows how many on a day, against the limits of the rules; which internships nobody of the service follows."""

from dataclasses import dataclass

from equipe.models import User
from placements.enums import TutorSide
from placements.models import Internship, Tutor
from placements.rules.tutors import HOST_TUTOR_INTERNS, PROMOTER_TUTOR_INTERNS


@dataclass(frozen=True)
class Load:
    """One tutor and the internships she follows; `most` is how many she may follow at a time."""

    name: str
    where: str
    internships: tuple[Internship, ...]
    most: int
    has_left: bool = False

    @property
    def count(self):
        return len(self.internships)

    @property
    def is_over(self):
        return self.count > self.most

    @property
    def length(self):
        """Of the bar; it never is longer than its way."""
        return min(self.count, self.most)

    @property
    def look(self):
        """How components/state.html draws it."""
        if self.has_left:
            return "stop"
        return "stop" if self.is_over else "warn" if self.count == self.most else "good"


def of_service(user, *, on):
    """The service's tutors with whom each follows on the day, the fullest first."""
    standing = _standing(user, on).on_side(TutorSide.PROMOTER)
    gone = set(standing.without_colleague().values_list("user", flat=True))
    by_user = {}
    for tutor in standing.exclude(user=None):
        by_user.setdefault(tutor.user_id, []).append(tutor.internship)
    people = User.objects.filter(pk__in=by_user).by_name()
    return _fullest_first(
        Load(str(each), "", tuple(by_user[each.pk]), PROMOTER_TUTOR_INTERNS, has_left=each.pk in gone)
        for each in people
    )


def at_hosts(user, *, on):
    """The hosts' tutors by host and name; the same name at one host is one tutor, however it is typed."""
    by_name = {}
    for tutor in _standing(user, on).on_side(TutorSide.HOST):
        name = " ".join(tutor.name.split())
        key = str(tutor.internship.host), name.casefold()
        by_name.setdefault(key, (name, []))[1].append(tutor.internship)
    return _fullest_first(
        Load(name, host, tuple(found), HOST_TUTOR_INTERNS) for (host, _plain), (name, found) in by_name.items()
    )


def without_tutor(user, *, on):
    """Internships that run or are to begin, whose tutor of the service has left, or that have none."""
    open_ones = Internship.objects.visible_to(user).not_ended(on=on)
    followed = Tutor.objects.on_side(TutorSide.PROMOTER).current()
    gone = followed.without_colleague().values("internship")
    return (open_ones.filter(pk__in=gone) | open_ones.exclude(pk__in=followed.values("internship"))).with_people()


def _fullest_first(loads):
    return sorted(loads, key=lambda load: (-load.count, load.name))


def _standing(user, on):
    running = Internship.objects.visible_to(user).running(on=on)
    tutors = Tutor.objects.of_any(running).standing(on=on).order_by("internship__person__sort_name", "pk")
    return tutors.select_related("internship__person", "internship__host", "internship__episode")
