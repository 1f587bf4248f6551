"""What one version of an instrument changed of another, and which items elsewhere mean the same."""

from collections import Counter
from dataclasses import dataclass

from assessments.models import Item


@dataclass(frozen=True)
class Changes:
    """The items of a version seen from the one before: pairs hold the item then and now."""

    kept: list
    reworded: list
    anew: list
    added: list
    removed: list

    @property
    def none(self):
        return not (self.reworded or self.anew or self.added or self.removed)

    @property
    def standing(self):
        """Item code to what became of it, in a word of the page: "reworded", "anew" or "added"."""
        pairs = {"reworded": self.reworded, "anew": self.anew}
        found = {item.code: word for word, items in pairs.items() for _before, item in items}
        return found | {item.code: "added" for item in self.added}


def changes(before, after):
    """What the items of a version (`after`) changed of those of another (`before`)."""
    by_lineage = {item.lineage: item for item in before}
    by_code = {item.code: item for item in before}
    found = Changes([], [], [], [], [])
    gone = dict(by_code)
    for item in after:
        if earlier := by_lineage.get(item.lineage):
            same = earlier.as_meant == item.as_meant
            (found.kept if same else found.reworded).append((earlier, item))
        elif earlier := by_code.get(item.code):
            found.anew.append((earlier, item))
        else:
            found.added.append(item)
            continue
        gone.pop(earlier.code, None)
    found.removed.extend(gone.values())
    return found


def changes_of(instrument):
    """What an instrument changed of the version it was written from; nothing for a first one."""
    if instrument.based_on is None:
        return None
    before, after = (list(Item.objects.of(each).in_order()) for each in (instrument.based_on, instrument))
    return changes(before, after)


def read_together(instrument, user):
    """The other instruments, of those the user may see, with how many items mean the same there."""
    ours = Item.objects.of(instrument).values("lineage")
    there = Item.objects.visible_to(user).meaning(ours).not_in(instrument).with_instruments()
    counts = Counter(item.area.instrument for item in there)
    return sorted(counts.items(), key=lambda found: (found[0].code, found[0].version))


def rows_of(instrument, changes):
    """The areas of a draft with their items, each beside what became of it since the version before."""
    standing = changes.standing if changes else {}
    return [(area, [(item, standing.get(item.code, "")) for item in area.items.all()]) for area in instrument.in_full()]
