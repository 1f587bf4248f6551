"""The skills profile on paper, in three copies: for the person, for the team, and one that may be shown to others."""

from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from assessments import esco
from assessments.comparisons import Comparison, compare
from assessments.enums import AdviceToPerson, OwnStanding, Standing
from assessments.models import Round
from assessments.profile_file.telling import Told
from assessments.profiles import Bar, SkillsProfile
from beneficiaries.models import Task
from reporting import tables
from reporting.charts import Drawing, as_address, range_bar
from reporting.documents import Imprint

HELD, WEAK = 3, 1
"""Levels from which a domain of everyday life holds by itself, and up to which help is useful."""


def bar_drawing(bar: Bar) -> Drawing:
    """An area with its interval, as on the page."""
    return Drawing(as_address(render_to_string("assessments/bar.svg", {"bar": bar})), bar.in_words)


@dataclass(frozen=True)
class PlainStrength:
    """What the person can do, as she would say it herself."""

    sentence: str
    answer: str


@dataclass(frozen=True)
class PlainArea:
    """An area in words: the level nearest to its measure, and whether something has really changed."""

    title: str
    level: int | None
    words: str
    changed: str

    @property
    def steps(self):
        return [level <= self.level for level in range(1, 5)] if self.level is not None else []


@dataclass(frozen=True)
class ForThePerson:
    """What stands on the copy for the person: no numbers to explain, and how to disagree."""

    episode: object
    profile: SkillsProfile

    @property
    def strengths(self):
        return [
            PlainStrength(one.plain, OwnStanding(str(one.value)).label)
            if one.plain
            else PlainStrength(one.title, one.words)
            for one in self.profile.strengths
        ]

    @property
    def areas(self):
        return [_plain(bar) for bar in self.profile.behaviours.areas] if self.profile.behaviours else []

    @property
    def path(self):
        """What kind of path the team thinks of."""
        profile = self.profile.conditions and self.profile.conditions.profile
        return AdviceToPerson(profile).label if profile else ""

    @property
    def raters(self):
        """Everybody who looked, once each, as what."""
        sides = [self.profile.behaviours, self.profile.conditions, *self.profile.domains]
        found = {(one.name, str(one.role_in_words)) for side in sides if side for one in side.behind}
        return sorted(found)

    @property
    def holding(self):
        return self._domains(lambda value: value >= HELD)

    @property
    def to_help(self):
        return self._domains(lambda value: value <= WEAK)

    def _domains(self, wanted):
        rungs = [rung for domains in self.profile.domains for rung in domains.rungs]
        return [rung for rung in rungs if rung.value is not None and wanted(rung.value)]


def _plain(bar: Bar) -> PlainArea:
    if bar.value is None:
        return PlainArea(bar.title, None, _("nobody could see it yet"), "")
    level = round(bar.value)
    return PlainArea(bar.title, level, Standing(str(level)).label, bar.changed)


@dataclass(frozen=True)
class TeamRound:
    """One round item by item: what each rater chose and wrote, what was agreed and why."""

    round: Round
    comparison: Comparison

    @cached_property
    def by_area(self):
        """Areas in the order of the instrument, each with its rows."""
        rows = sorted(self.comparison.rows, key=lambda row: (row.item.area.position, row.item.position))
        found = {}
        for row in rows:
            found.setdefault(row.item.area, []).append(row)
        return list(found.items())

    @property
    def opened_day(self):
        return tables.long_day(self.round.opened_on)

    @property
    def agreed_day(self):
        return tables.long_day(self.round.agreed_on)


@dataclass(frozen=True)
class PrintedBar:
    """A bar with its drawing and its numbers as they are printed."""

    bar: Bar

    @cached_property
    def chart(self):
        return bar_drawing(self.bar)

    @property
    def value(self):
        return _number(self.bar.value)

    @property
    def between(self):
        if self.bar.low is None:
            return tables.NOTHING
        return f"{_number(self.bar.low)} – {_number(self.bar.high)}"

    @property
    def earlier(self):
        return _number(self.bar.earlier)

    @property
    def own(self):
        return _number(self.bar.own)

    @property
    def agreed(self):
        return _number(self.bar.agreed)


@dataclass(frozen=True)
class PrintedShare:
    """An area of the conditions with its drawing."""

    area: object

    @cached_property
    def chart(self):
        return range_bar(self.area)


def _number(value):
    return tables.NOTHING if value is None else number_format(value, 1)


def for_person(episode, profile: SkillsProfile, *, imprint: Imprint, large: bool):
    """In plain words; in large type for whoever asks for it."""
    with override(imprint.language):
        step = Task.objects.of_case(episode).open().by_due_day().first()
        told = {"next_step": step, "next_day": tables.long_day(step.due_on) if step and step.due_on else ""}
    context = {"paper": ForThePerson(episode, profile), "profile": profile, "episode": episode, "large": large}
    return "reporting/documents/profile_for_person.html", context | told | {"imprint": imprint}


def for_team(episode, profile: SkillsProfile, *, imprint: Imprint):
    """Everything: measures, items, raters, reasons, the person's words, sources."""
    sides = [side for side in (profile.behaviours, profile.conditions, *profile.domains) if side]
    rounds = {side.round.pk: side.round for side in sides}
    with override(imprint.language):
        context = {
            "profile": profile,
            "episode": episode,
            "bars": [PrintedBar(bar) for bar in profile.behaviours.bars] if profile.behaviours else [],
            "shares": [PrintedShare(area) for area in profile.conditions.areas] if profile.conditions else [],
            "rounds": [TeamRound(round, compare(round)) for round in rounds.values()],
            "imprint": imprint,
        }
    return "reporting/documents/profile_for_team.html", context


def to_share(shown: Told, *, imprint: Imprint):
    """What the file of a profile holds, on paper: nothing else is known here."""
    with override(imprint.language):
        context = {
            "shown": shown,
            "bars": [PrintedBar(bar) for bar in shown.bars],
            "imprint": imprint,
            "esco": esco.ATTRIBUTION if shown.uses_esco else "",
        }
    return "reporting/documents/profile_to_share.html", context
