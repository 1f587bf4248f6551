"""What a person brings, ready to be shown, printed or handed on: strengths first, then where they were made.

Plain frozen values. Words for a reader come from the properties; the codes beside them are what another service reads.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language

from assessments import months
from assessments.enums import Again, Ending, Evidence, HeldKind, WorkKind
from assessments.frameworks import FRAMEWORKS
from assessments.models import HeldCompetence, WorkExperience
from beneficiaries.models import Episode
from beneficiaries.rules import country_name

SOON = timedelta(days=60)
"""A licence that runs out within so many days is worth a word."""

FIRMEST_FIRST = [Evidence.TESTED, Evidence.DOCUMENT, Evidence.SEEN, Evidence.SAID]


@dataclass(frozen=True)
class Experience:
    """One job or other work. `kind`, `ending` and `again` are codes, `country` an ISO 3166-1 one."""

    pk: str
    job_title: str
    kind: str
    employer: str
    country: str
    since: str
    until: str
    weekly_hours: int | None
    tasks: str
    tools: str
    ending: str
    again: str

    @property
    def kind_in_words(self):
        return WorkKind(self.kind).label

    @property
    def ending_in_words(self):
        return Ending(self.ending).label if self.ending else ""

    @property
    def again_in_words(self):
        return Again(self.again).label if self.again else ""

    @property
    def abroad(self):
        """The country, where it was not Italy."""
        return country_name(self.country, language=get_language()) if self.country not in ("", "IT") else ""

    @property
    def since_in_words(self):
        return months.in_words(self.since)

    @property
    def until_in_words(self):
        return months.in_words(self.until) if self.until else ""


@dataclass(frozen=True)
class Held:
    """One competence. `framework` and `level` are codes (CEFR, B1), `esco_uri` the address of ESCO's concept."""

    pk: str
    kind: str
    label: str
    framework: str
    level: str
    esco_uri: str
    esco_label: str
    evidence: str
    valid_until: date | None
    experience: str
    """The job it comes from, in words."""

    @property
    def kind_in_words(self):
        return HeldKind(self.kind).label

    @property
    def level_in_words(self):
        return FRAMEWORKS[self.framework].label_of(self.level) if self.level else ""

    @property
    def evidence_in_words(self):
        return Evidence(self.evidence).label

    def is_over(self, on):
        return self.valid_until is not None and self.valid_until < on

    def ends_soon(self, on):
        return self.valid_until is not None and on <= self.valid_until <= on + SOON


@dataclass(frozen=True)
class Chip:
    """A competence as a page shows it on a day: its validity has a state."""

    held: Held
    is_over: bool
    ends_soon: bool


@dataclass(frozen=True)
class Inventory:
    """All of it: competences the firmest ground first, work the latest first."""

    competences: tuple[Held, ...]
    experiences: tuple[Experience, ...]

    @property
    def is_empty(self):
        return not (self.competences or self.experiences)

    @property
    def uses_esco(self):
        """Whether the attribution of ESCO is due."""
        return any(held.esco_uri for held in self.competences)

    def groups(self, *, on):
        """Kinds in words with their chips, as of a day; kinds of which there is nothing are left out."""
        kinds = {kind: [Chip(h, h.is_over(on), h.ends_soon(on)) for h in self._of(kind)] for kind in HeldKind}
        return [(kind, chips) for kind, chips in kinds.items() if chips]

    def running_out(self, *, on):
        """What is no longer valid, or not for long, the first to end first."""
        ending = [held for held in self.competences if held.is_over(on) or held.ends_soon(on)]
        chips = [Chip(held, held.is_over(on), held.ends_soon(on)) for held in ending]
        return sorted(chips, key=lambda chip: chip.held.valid_until)

    def _of(self, kind):
        return [held for held in self.competences if held.kind == kind]


def inventory_of(episode):
    """What is known in this case of the person’s work and competences; what was removed is not there."""
    held = HeldCompetence.objects.of_case(episode).kept().with_sources().by_label()
    firmest = sorted(map(_held, held), key=lambda one: FIRMEST_FIRST.index(one.evidence))
    worked = WorkExperience.objects.of_case(episode).kept().newest_first()
    return Inventory(competences=tuple(firmest), experiences=tuple(map(_experience, worked)))


def earlier_case(episode, *, user):
    """The last case of the same person that the user may see and that knows something this one has not taken over."""
    others = Episode.objects.visible_to(user).of_person(episode.person).closed().newest_first()
    return next((other for other in others if any(still_to_take(episode, other))), None)


def still_to_take(episode, earlier):
    """The work and the competences of an earlier case that this one has not taken over yet."""
    return tuple(
        list(model.objects.of_case(earlier).kept().not_taken_over_by(episode))
        for model in (WorkExperience, HeldCompetence)
    )


def _experience(row):
    return Experience(
        pk=str(row.pk),
        job_title=row.job_title,
        kind=row.kind,
        employer=row.employer,
        country=row.country,
        since=row.since,
        until=row.until,
        weekly_hours=row.weekly_hours,
        tasks=row.tasks,
        tools=row.tools,
        ending=row.ending,
        again=row.again,
    )


def _held(row):
    worked = row.experience if row.experience and row.experience.removed_on is None else None
    return Held(
        pk=str(row.pk),
        kind=row.kind,
        label=row.label,
        framework=row.framework.code if row.level else "",
        level=row.level,
        esco_uri=(row.competence.uri or "") if row.competence else "",
        esco_label=row.competence.label if row.competence else "",
        evidence=row.evidence,
        valid_until=row.valid_until,
        experience=worked.job_title if worked else "",
    )
