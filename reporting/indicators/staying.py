"""People who stay from one year to the next: who came, who was there, who went, and who went on.

The papers of a year tell the first three, and so, with those of the year before, the fourth: whoever was in charge then
or came since, and is not in charge now, has left then. So the years are one net, as the quarters of a year are. What
the papers of the years before tell is known and can no longer be hidden; what they hide gives way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from equipe.suppression import Count, hide

WHOLE, ELSEWHERE = "", None


@dataclass(frozen=True)
class Stay:
    """The codes of what is told of people, or of internships, that stay: who is there, came and went."""

    here: str
    came: str
    went: str


@dataclass(frozen=True)
class Published:
    """The figures of a year by place, that of all places together by `WHOLE`, and the (place, code, line) it hides."""

    figures: Mapping
    hidden: Iterable

    @property
    def places(self):
        return [place for place in self.figures if place != WHOLE]

    def people(self, place, code):
        if place is not ELSEWHERE:
            return self.figures[place][code]
        return max(self.people(WHOLE, code) - sum(self.people(each, code) for each in self.places), 0)

    def way(self, place, code, tail, head):
        """As it is known once it was published."""
        told = place is not ELSEWHERE and (place, code, "") not in self.hidden
        return Count(tail, head, self.people(place, code), told=told, known=told)

    def rest(self, place, part, whole, tail, head, *, told=False):
        """Those who did not do it, whom nobody prints: known of all places where both numbers are."""
        people = max(self.people(place, whole) - self.people(place, part), 0)
        told = told and self.hidden.isdisjoint({(place, part, ""), (place, whole, "")})
        return Count(tail, head, people, told=told, known=told)


def hidden_in_staying(stay: Stay, *years: Published) -> frozenset:
    """What the last of the years does not tell, as (place, code, line), beside all that the years before have told.

    Where there are places, the numbers of all together are known, and who lives elsewhere is in no paper.
    """
    last, places = years[-1], years[-1].places
    counts = _together(stay, years) if places else {}
    for place in [*places, ELSEWHERE] if places else [WHOLE]:
        counts |= _through(stay, place, years, apart=bool(places))
    return hide(counts, last.hidden & counts.keys(), more=0)


def _through(stay, place, years, *, apart):
    """One place through the years: what is told of the last may be hidden, what was told before cannot."""

    def outside(*name):
        return name if apart else "all"

    counts = {object(): years[0].rest(place, stay.came, stay.here, outside("before"), (place, 0))}
    for number, year in enumerate(years):
        begins, ends = (place, number), (place, number, "ends")
        is_last = number + 1 == len(years)
        after = outside("after") if is_last else (place, number + 1)
        counts[object()] = year.rest(place, stay.went, stay.here, ends, after)
        for code, *way in (
            (stay.came, outside("coming", number), begins),
            (stay.here, begins, ends),
            (stay.went, ends, outside("going", number)),
        ):
            if is_last and place is not ELSEWHERE:
                counts[place, code, ""] = Count(*way, year.people(place, code))
            else:
                counts[object()] = year.way(place, code, *way)
    return counts


def _together(stay, years):
    """All places together, as far as it is told of the whole."""
    counts = {
        object(): years[0].rest(WHOLE, stay.came, stay.here, "all", ("before",), told=True),
        object(): years[-1].rest(WHOLE, stay.went, stay.here, ("after",), "all", told=True),
    }
    for number, year in enumerate(years):
        counts[object()] = year.way(WHOLE, stay.came, "all", ("coming", number))
        counts[object()] = year.way(WHOLE, stay.went, ("going", number), "all")
    return counts
