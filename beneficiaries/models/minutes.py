"""The minutes of a meeting as one reader may see them: of a case that is not hers she learns that there was one."""

from collections import Counter
from dataclasses import dataclass

from beneficiaries.models.meetings import Addition, AgendaItem, Meeting, Presence


@dataclass(frozen=True)
class Minutes:
    """Agenda and minutes for one reader. Items of others have nothing but their place."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    presences: tuple[Presence, ...]
    additions: tuple[Addition, ...]

    @property
    def cases(self):
        """The cases and referrals of which something is shown."""
        return [item.case for item in self.items if item.is_told]

    @property
    def hidden(self):
        return sum(not item.is_told for item in self.items)

    @property
    def decided(self):
        return sum(bool(item.decision) for item in self.items)

    @property
    def undecided(self):
        return [item for item in self.items if not item.decision]

    @property
    def first_to_write(self):
        """Where writing goes on: the first case of the reader's on which nothing was decided yet."""
        return next((item for item in self.items if item.is_told and not item.decision), None)

    @property
    def tasks_given(self):
        """How many tasks each colleague was given, as far as the reader may know: (name, number)."""
        owners = Counter(str(task.owner) for item in self.items if item.is_told for task in item.tasks.all())
        return sorted(owners.items())

    @property
    def tasks(self):
        return sum(number for _owner, number in self.tasks_given)

    @property
    def colleagues(self):
        return [one.user for one in self.presences if one.user]

    @property
    def guests(self):
        return [one.guest for one in self.presences if one.guest]


def minutes_for(meeting, *, reader):
    """What a reader may see; additions to a case that is not hers are left out with it."""
    items = tuple(AgendaItem.objects.of_meeting(meeting).told_to(reader).with_cases().with_tasks().in_order())
    hidden = {item.pk for item in items if not item.is_told}
    additions = Addition.objects.of_meeting(meeting).in_order()
    return Minutes(
        meeting=meeting,
        items=items,
        presences=tuple(Presence.objects.of_meeting(meeting).with_people()),
        additions=tuple(one for one in additions if one.item_id not in hidden),
    )
