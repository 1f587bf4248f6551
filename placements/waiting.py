"""Who waits for a place: open cases with neither an internship that runs or is to come nor a job."""

from django.db.models import Exists, OuterRef, Q

from beneficiaries.models import Episode
from placements.models import Availability, Candidacy, Hire, Internship


def waiting(user, ambito, *, on):
    """Cases of a district that the user may see, with people; newest last."""
    to_come = Internship.objects.filter(episode=OuterRef("pk"), interrupted_on=None, ends_on__gte=on)
    hired = Hire.objects.filter(episode=OuterRef("pk"))
    cases = Episode.objects.visible_to(user).open().filter(team__ambito=ambito)
    cases = cases.exclude(Exists(to_come)).exclude(Exists(hired))
    return cases.select_related("person__municipality", "team", "case_manager").order_by("opened_on", "pk")


def asked(cases):
    """Of these, those whose availability is known: without it everything is a question."""
    return cases.filter(Exists(Availability.objects.filter(episode=OuterRef("pk"))))


def not_asked(cases):
    """Of these, those nobody has asked yet."""
    return cases.exclude(Exists(Availability.objects.filter(episode=OuterRef("pk"))))


def not_proposed(cases):
    """Of these, those no host has been told of: whoever is proposed somewhere is not planned for another place."""
    return cases.exclude(Exists(Candidacy.objects.told().filter(episode=OuterRef("pk"))))


def with_candidacies(cases, *, since):
    """Of these, those that wait, or were on a board since a day."""
    lately = Candidacy.objects.filter(episode=OuterRef("pk"), moved_on__gte=since)
    known = Availability.objects.filter(episode=OuterRef("pk"))
    return cases.filter(Q(Exists(lately)) | Q(closed_on=None) & Q(Exists(known)))
