"""Both ways of a match, put into words: what fits, what is missing, what could close the gap, and why not.

The order is said on the page: first whom nothing stands against, fewest questions first; then as little missing as
possible; then the most wishes met; then the name.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from equipe.verdicts import Verdict
from placements.enums import Fit
from placements.matchable import asked_of, people_of, places_of, requirements_of, to_match
from placements.models import Candidacy, Internship, Opening, Requirement
from placements.rules import openings as levels
from placements.rules.matching import Obstacles, between, wishes_met
from placements.rules.missing import Missing, missing
from placements.rules.sides import Person, Place

SUPPORTS = {
    Fit.ONE_BELOW: gettext_lazy("a learning goal of the internship"),
    Fit.BELOW: gettext_lazy("a course, or support at work, before or beside it"),
    Fit.UNSEEN: gettext_lazy("an assessment, a visit or some days of trial would show it"),
}


@dataclass(frozen=True)
class Gap:
    """Something that is missing and what could close it; either may stand alone."""

    what: str
    closes: str = ""


class Bar(NamedTuple):
    """In hundredths of what is asked: at least, as expected, at most."""

    low: int
    value: int
    high: int

    @property
    def width(self):
        return self.high - self.low


@dataclass(frozen=True)
class Suggestion:
    """One person and one opening, explained. `subject` is what the list is of: a case or an opening."""

    subject: object
    lines: tuple[Obstacles, ...]
    requirements: tuple[Requirement, ...]
    person: Person
    place: Place

    @cached_property
    def verdict(self) -> Verdict:
        return sum((line.verdict for line in self.lines), Verdict())

    @cached_property
    def missing(self) -> Missing:
        return missing(self.place.asks, self.person.levels)

    @cached_property
    def wishes(self):
        """Her wishes that are met, in words."""
        return [wish.label % {"what": what} for wish, what in wishes_met(self.person, self.place)]

    @property
    def order(self):
        against, ask = len(self.verdict.blocking), len(self.verdict.warnings)
        return bool(against), against, ask, self.missing.expected, -len(self.wishes), str(self.subject)

    @property
    def fits(self):
        """What fits: the checks nothing was found against, and the things whose level is reached."""
        checks = [line.check.label for line in self.lines if line.verdict.favourable]
        return checks + [requirement.item.title for requirement, stand in self._stands if stand.fit == Fit.FITS]

    @property
    def gaps(self):
        """What is missing on the scale, by how far, each with what could close it."""
        for fit, closes in SUPPORTS.items():
            there = [requirement.item.title for requirement, stand in self._stands if stand.fit == fit]
            if there:
                yield Gap(f"{fit.label}: {' · '.join(there)}", closes)

    @property
    def why_not(self):
        """What stands against it, each with what could close the gap."""
        return [Gap(str(reason), obstacle.closes) for obstacle, reason in self._found if reason.blocking]

    @property
    def to_ask(self):
        return [str(reason) for _obstacle, reason in self._found if not reason.blocking]

    @property
    def in_words(self):
        """How much of what is asked is there, in words, with its bounds."""
        asked = self.missing
        if not asked.whole:
            return _("nothing is asked on the scale yet")
        if asked.most == 0:
            return _("everything that is asked is there")
        told = _("everything that is asked was seen") if asked.expected == 0 else _steps(asked.expected)
        bounds = _("between %(least)s and %(most)s") % {"least": _figure(asked.least), "most": _figure(asked.most)}
        return f"{told} ({bounds})"

    @property
    def bar(self):
        """How much of what is asked is there, drawn with its bounds; nothing where nothing is asked."""
        return Bar(*(round(share * 100) for share in self.missing.shares)) if self.missing.whole else None

    @property
    def _found(self):
        return [pair for line in self.lines for pair in line.found]

    @cached_property
    def _stands(self):
        seen = self.person.levels
        asked = [(one, asked_of(one)) for one in self.requirements]
        return [(one, levels.stand(a.level, seen.get(a.lineage), values=a.values)) for one, a in asked]


def openings_for(episode, openings, *, on: date) -> list[Suggestion]:
    """Openings for one person: those that are possible first, then those that are not, each with why."""
    standing = Candidacy.objects.of_case(episode).standing().filter(opening=OuterRef("pk"))
    there = Internship.objects.of_episode(episode).filling(OuterRef("pk"))
    openings = list(_before(to_match(openings, on=on), standing, there))
    asked = requirements_of(openings)
    everything = [one for each in asked.values() for one in each]
    person = people_of([episode], everything, ambito=episode.team.ambito_id, on=on)[episode.pk]
    places = places_of(openings, asked, on=on)
    return _in_order(suggest(one, person, places[one.pk], asked.get(one.pk, ()), on=on) for one in openings)


def people_for(opening: Opening, episodes, *, on: date) -> list[Suggestion]:
    """People for one opening, in the same order and with the same words. The opening comes `to_match`."""
    standing = Candidacy.objects.for_opening(opening).standing().filter(episode=OuterRef("pk"))
    there = Internship.objects.filling(opening).of_episode(OuterRef("pk"))
    episodes = list(_before(episodes, standing, there))
    asked = requirements_of([opening])
    [place] = places_of([opening], asked, on=on).values()
    requirements = asked.get(opening.pk, ())
    people = people_of(episodes, requirements, ambito=opening.host.ambito_id, on=on)
    return _in_order(suggest(one, people[one.pk], place, requirements, on=on) for one in episodes)


def suggest(subject, person, place, requirements, *, on) -> Suggestion:
    return Suggestion(subject, tuple(between(person, place, on=on)), tuple(requirements), person, place)


def _before(rows, standing, there):
    """Each with the key of its standing candidacy, and of the latest internship that was there, if it has one."""
    return rows.annotate(
        candidacy=Subquery(standing.values("pk")[:1]), been_there=Subquery(there.newest_first().values("pk")[:1])
    )


def _in_order(suggestions):
    return sorted(suggestions, key=lambda suggestion: suggestion.order)


def _steps(halves):
    whole = -(-halves // 2)
    return ngettext("%(n)s step is missing", "%(n)s steps are missing", whole) % {"n": _figure(halves)}


def _figure(halves):
    """Half steps as one writes them."""
    whole, half = divmod(halves, 2)
    return f"{whole}½" if half and whole else "½" if half else str(whole)
