"""A profile from another service as it is shown: the measures as they came, and beside them on our own scale."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assessments.enums import NoLink
from assessments.measures.carried import Carried
from assessments.measures.linking import Link, Place, link
from assessments.measures.placing import Placed
from assessments.measures.scales import Scale
from assessments.models import Calibration, ImportedProfile
from assessments.profile_file import reckoning
from assessments.profile_file.telling import Told, ToldMeasure, bar_of
from assessments.profiles import Bar
from assessments.soft_skills import SOFT_SKILLS


@dataclass(frozen=True)
class ReceivedBar:
    """An area of the latest round: with their numbers, and on our scale where the two could be linked."""

    theirs: Bar
    ours: Bar | None


@dataclass(frozen=True)
class Received:
    """All that a page tells of an imported profile. `link` says how it came to our scale, or why it did not."""

    profile: ImportedProfile
    told: Told
    bars: tuple[ReceivedBar, ...]
    link: Link | None
    calibrated_until: date | None

    @property
    def is_linked(self):
        return self.link is not None and self.link.trouble is None

    @property
    def why_not_linked(self):
        """Why it does not stand on our scale, and what would help."""
        if not self.told.is_measured:
            return NoLink.THEIRS.label
        if self.link is None:
            return NoLink.OURS.label
        return NoLink(self.link.trouble).label % self._counts if self.link.trouble else ""

    @property
    def link_in_words(self):
        if not self.is_linked:
            return ""
        counts = self._counts | {"shift": number_format(self.link.shift, 2), "error": number_format(self.link.error, 2)}
        return _("Linked by %(steady)s common items: %(shift)s logits, with an error of %(error)s.") % counts

    @property
    def left_out(self):
        """The common items that were left out of the link, by name."""
        titles = self.told.titles
        return [titles.get(drift.item, drift.item) for drift in self.link.drifted] if self.link else []

    @property
    def _counts(self) -> Mapping[str, int]:
        return {"common": len(self.link.common), "steady": len(self.link.steady), "drifted": len(self.link.drifted)}


def received(profile: ImportedProfile) -> Received:
    """One question to the database: our own scale."""
    told = Told(profile.content)
    theirs = reckoning.carried_by(profile.content)
    calibration = Calibration.objects.of(profile.ambito).light().latest_first().first()
    ours = _nearest(calibration.scales, theirs) if calibration and theirs else None
    linked = link(_known(theirs.places), _known(_places(ours))) if ours else None
    return Received(
        profile=profile,
        told=told,
        bars=tuple(ReceivedBar(measure.bar(), _ours(measure, ours, linked)) for measure in told.measures),
        link=linked,
        calibrated_until=calibration.until if calibration else None,
    )


def _known(places):
    """Only the items that mean the same wherever they are asked: the codes of others are each service's own."""
    return {item: place for item, place in places.items() if item in SOFT_SKILLS}


def _places(scale: Scale) -> dict[str, Place]:
    return {one.item: Place(one.measure, one.se or 0.0) for one in scale.items if one.measure is not None}


def _nearest(scales, theirs: Carried) -> Scale | None:
    """Of our scales the one with most items in common."""
    return max(scales, key=lambda scale: len(theirs.item_at.keys() & scale.item_at.keys()), default=None)


def _ours(measure: ToldMeasure, ours: Scale | None, linked: Link | None) -> Bar | None:
    placed = measure.reckoned.placed
    if linked is None or linked.trouble or placed is None:
        return None
    before = measure.before and carried_over(measure.before, ours, linked)
    return bar_of(measure, carried_over(placed, ours, linked), before)


def carried_over(placed: Placed, ours: Scale, linked: Link) -> Placed:
    """Somebody on our scale: her measure moved, its error grown by that of the link."""
    measure, error = linked.carry(placed.measure, placed.error)
    climb = tuple(float("inf") if one is None else one for one in ours.climbs)
    return replace(placed, measure=measure, se=error, shares={}, climb=climb)
