"""What the file of a profile tells, in words: in the reader's language where the file has it, otherwise as it came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from assessments import months
from assessments.enums import Evidence, HeldKind, RaterRole, WorkKind
from assessments.frameworks import FRAMEWORKS
from assessments.measures.placing import Placed, change
from assessments.models.competences import in_any_words
from assessments.profile_file import reckoning
from assessments.profiles import Bar

STRONG = 3
MOST_STRENGTHS = 8


@dataclass(frozen=True)
class ToldRound:
    """When it was, what was asked, who rated as what."""

    instrument: str
    opened_on: date
    agreed_on: date
    raters: tuple[str, ...]


@dataclass(frozen=True)
class ToldStrength:
    title: str
    words: str


@dataclass(frozen=True)
class ToldCompetence:
    """The label in its own words, the rest in the reader's."""

    kind: str
    label: str
    level: str
    evidence: str
    esco: Mapping | None
    valid_until: date | None


@dataclass(frozen=True)
class ToldMeasure:
    """A measure of the latest round, and of the same items the time before."""

    title: str
    reckoned: reckoning.Reckoned
    before: Placed | None

    def bar(self) -> Bar:
        placed = self.reckoned.placed
        return bar_of(self, placed, self.before, change(self.before, placed) if placed and self.before else None)


def bar_of(told: ToldMeasure, placed: Placed | None, before: Placed | None, changed=None) -> Bar:
    """As a profile draws it; `changed` is what became of it (see `measures.change`)."""
    return Bar(
        code=told.reckoned.area or "",
        title=told.title,
        value=placed.fair if placed else told.reckoned.mean,
        low=placed.fair_lower if placed else None,
        high=placed.fair_upper if placed else None,
        agreed=None,
        earlier=before.fair if before else None,
        own=None,
        behind=(),
        is_measured=placed is not None,
        changed=changed.movement if changed and changed.movement else "",
    )


@dataclass(frozen=True)
class Told:
    """A checked file, ready to be shown or printed."""

    content: Mapping

    @property
    def source(self):
        return self.content["source"]

    @property
    def name(self):
        """Empty where the person did not want it told."""
        return self.content["person"].get("name", "")

    @property
    def exported_on(self):
        return date.fromisoformat(self.content["exported_on"])

    @property
    def is_measured(self):
        return self.content["calibration"] is not None

    @property
    def calibrated_until(self):
        return date.fromisoformat(self.content["calibration"]["until"]) if self.is_measured else None

    @property
    def latest(self):
        return self.content["rounds"][0]

    @property
    def earlier(self):
        return next(iter(self.content["rounds"][1:]), None)

    @property
    def rounds(self):
        return [self._round(round) for round in self.content["rounds"]]

    def _round(self, round):
        roles = {rater["key"]: rater["role"] for rater in self.content["raters"]}
        present = {one["rater"] for one in round["ratings"]}
        return ToldRound(
            instrument=in_any_words(reckoning.instrument_of(self.content, round)["name"]),
            opened_on=date.fromisoformat(round["opened_on"]),
            agreed_on=date.fromisoformat(round["agreed_on"]),
            raters=tuple(sorted(str(RaterRole(roles[key]).label) for key in present)),
        )

    @property
    def strengths(self):
        """The levels 3 and 4 that were agreed last, the highest first."""
        items = {item["id"]: item for item in reckoning.instrument_of(self.content, self.latest)["items"]}
        strong = sorted((one for one in self.latest["agreed"] if one.get("value", 0) >= STRONG), key=_highest)
        return [_strength(items[one["item"]], one["value"]) for one in strong[:MOST_STRENGTHS]]

    @cached_property
    def measures(self):
        """Of the latest round: over all, then area by area."""
        scale = reckoning.carried_by(self.content)
        areas = reckoning.instrument_of(self.content, self.latest)["areas"]
        titles = {area["code"]: in_any_words(area["name"]) for area in areas} | {None: _("All together")}
        return [
            ToldMeasure(titles[one.area], one, self._before(scale, one.area))
            for one in reckoning.reckon(self.content, self.latest)
        ]

    def _before(self, scale, area):
        if scale is None or self.earlier is None:
            return None
        return scale.place(reckoning.same_items(self.content, self.earlier, self.latest, area))

    @property
    def bars(self):
        return [measure.bar() for measure in self.measures]

    @property
    def titles(self):
        """Meaning of an item to what it is called."""
        items = [item for one in self.content["instruments"] for item in one["items"]]
        return {item["lineage"]: in_any_words(item["name"]) for item in items}

    @property
    def competences(self):
        return [_competence(one) for one in (self.content["inventory"] or {}).get("competences", ())]

    @property
    def experiences(self):
        told = (self.content["inventory"] or {}).get("experiences", ())
        return [_experience(one) for one in told]

    @property
    def uses_esco(self):
        return any(one.esco for one in self.competences)


def _experience(job):
    """With the months and the footing in words."""
    words = {name: months.in_words(job[name]) for name in ("since", "until") if name in job}
    return job | words | {"kind": WorkKind(job["kind"]).label if "kind" in job else ""}


def _highest(agreed):
    return -agreed["value"]


def _strength(item, value):
    words = next(level["label"] for level in item["levels"] if level["value"] == value)
    return ToldStrength(in_any_words(item["name"]), in_any_words(words))


def _competence(held):
    framework, level = FRAMEWORKS.get(held.get("framework")), held.get("level", "")
    return ToldCompetence(
        kind=HeldKind(held["kind"]).label,
        label=held["label"],
        level=framework.label_of(level) if framework and level in framework.codes else level,
        evidence=Evidence(held["evidence"]).label,
        esco=held.get("esco"),
        valid_until=date.fromisoformat(held["valid_until"]) if "valid_until" in held else None,
    )
