"""Which groups come through the steps of matching, and how: the one place where group and candidacy are seen together.

It counts; it never shows anybody, and nothing of it flows back into a match.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from beneficiaries.enums import CitizenshipGroup, Sex
from beneficiaries.models import Episode
from placements.enums import CandidacyState
from placements.matchable import people_of, places_of, requirements_of, to_match
from placements.matching.scoring import pairs
from placements.matching.tables import tables_of
from placements.models import Candidacy, Opening, Step
from placements.rules.fairness import Group, Rate, rates
from placements.waiting import with_candidacies

A_YEAR = timedelta(days=365)
AGES = ((0, 29), (30, 44), (45, 54), (55, 200))


@dataclass(frozen=True)
class Dimension:
    """One way of dividing people, with a table of rates for each step."""

    name: str
    steps: tuple[tuple[str, list[Rate]], ...]

    @property
    def warns(self):
        return any(rate.warns for _step, lines in self.steps for rate in lines)

    @property
    def rows(self):
        """Each group with its rates, a step after the other: the steps divide the same people in the same way."""
        return list(zip(*([(step, rate) for rate in lines] for step, lines in self.steps), strict=True))


def selection_rates(user, ambito, *, on: date) -> list[Dimension]:
    """Of those who wait or were on a board within a year: who is suggested, proposed and accepted, by group."""
    cases = with_candidacies(Episode.objects.visible_to(user).filter(team__ambito=ambito), since=on - A_YEAR)
    cases = list(cases.select_related("person__municipality").annotate(**_came_to(on)).order_by("pk"))
    suggested = _suggested(cases, ambito, on=on)
    steps = (
        _("suggested: nothing stands against at least one opening"),
        _("proposed to a host"),
        _("accepted by a host"),
    )
    return [
        Dimension(str(name), tuple(zip(steps, rates(_groups(cases, group_of, names, suggested)), strict=True)))
        for name, group_of, names in _ways(on)
    ]


def _came_to(on):
    taken = Step.objects.filter(candidacy__episode=OuterRef("pk"), on__gte=on - A_YEAR)
    return {
        "on_a_board": Exists(Candidacy.objects.filter(episode=OuterRef("pk"), moved_on__gte=on - A_YEAR)),
        "was_proposed": Exists(taken.into(CandidacyState.PROPOSED)),
        "was_accepted": Exists(taken.into(CandidacyState.ACCEPTED)),
    }


def _suggested(cases, ambito, *, on):
    """The cases that are open and to which nothing stands against at least one opening of today."""
    cases = [one for one in cases if one.is_open]
    openings = list(to_match(Opening.objects.of_ambito(ambito).open(on=on), on=on))
    if not (cases and openings):
        return set()
    asked = requirements_of(openings)
    people = people_of(cases, [one for each in asked.values() for one in each], ambito=ambito, on=on)
    places = places_of(openings, asked, on=on)
    found = pairs(tables_of([people[one.pk] for one in cases], [places[one.pk] for one in openings], on=on))
    return {cases[row].pk for row in found.person}


def _ways(on):
    ages = [_band(low, high) for low, high in AGES]
    return (
        (_("sex"), lambda one: one.person.get_sex_display(), [str(sex.label) for sex in Sex]),
        (_("age"), lambda one: _age_band(one.person.birth_date, on), ages),
        (
            _("citizenship"),
            lambda one: str(CitizenshipGroup(one.citizenship_group).label) if one.citizenship_group else "",
            [str(group.label) for group in CitizenshipGroup],
        ),
    )


def _groups(cases, group_of, names, suggested):
    """Each group with how many came through each step; whoever came further came through those before too."""
    here = [(group_of(one), _reached(one, suggested)) for one in cases]
    return [
        Group(
            name,
            sum(group == name for group, _step in here),
            tuple(sum(group == name and reached >= step for group, reached in here) for step in (1, 2, 3)),
        )
        for name in names
    ]


def _reached(case, suggested):
    """How many of the steps a case came through."""
    came = (case.pk in suggested or case.on_a_board, case.was_proposed, case.was_accepted)
    return max((step for step, did in enumerate(came, 1) if did), default=0)


def _age_band(born, on):
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return next(_band(low, high) for low, high in AGES if low <= age <= high)


def _band(low, high):
    if high == AGES[-1][1]:
        return _("%(low)s and more") % {"low": low}
    return _("up to %(high)s") % {"high": high} if low == 0 else f"{low}–{high}"
