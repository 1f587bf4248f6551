"""What a host may be told of somebody: words to choose from, and nothing else leaves the house.

No last name, no birthday, no address, no health, no household, no judgement: what is not here cannot be ticked.
"""

from django.utils.translation import gettext as _

from assessments.enums import HeldKind
from assessments.inventory import inventory_of
from placements.models import Availability

CAN = (HeldKind.SKILL, HeldKind.TOOL, HeldKind.LICENCE, HeldKind.DIGITAL, HeldKind.QUALIFICATION)


def first_name_of(person):
    """The first name and one letter of the last: enough to talk about somebody."""
    return f"{person.first_name} {person.last_name[:1]}."


def sayable(episode):
    """Lists of words: languages, strengths, and the times at which somebody can come."""
    inventory = inventory_of(episode)
    held = inventory.competences
    spoken = [f"{one.label} {one.level_in_words}".strip() for one in held if one.kind == HeldKind.LANGUAGE]
    can = [one.label for one in held if one.kind in CAN]
    done = [one.job_title for one in inventory.experiences]
    asked = Availability.objects.of_case(episode).first()
    return {"languages": spoken, "strengths": [*can, *done], "times": _times(asked) if asked else []}


def _times(asked):
    times = [str(word) for word in (*asked.times_in_words, *asked.days_in_words)]
    if asked.hours_most:
        times.insert(0, _("up to %(hours)s hours a week") % {"hours": asked.hours_most})
    if asked.earliest:
        times.append(_("not before %(hour)s") % {"hour": f"{asked.earliest:%H:%M}"})
    if asked.latest:
        times.append(_("not after %(hour)s") % {"hour": f"{asked.latest:%H:%M}"})
    return times
