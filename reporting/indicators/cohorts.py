"""What became of those who came in a year, and of those who left in one: two questions, however many years."""

from dataclasses import dataclass

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import SnapshotMoment, Standing
from beneficiaries.models import Episode
from placements.models import Hire, Internship
from reporting.indicators.progress import BROKEN_OFF

ENTRY_COLUMNS = {
    "people": _("Entered"),
    "placed": _("Placed since"),
    "hired": _("Hired since"),
    "open": _("Still in charge"),
    "dropped": _("Broken off"),
    "left": _("Left otherwise"),
}
EXIT_COLUMNS = {
    "people": _("Left"),
    "working": _("Worked upon leaving"),
    "not_working": _("Did not work upon leaving"),
    "exit_unknown": _("Not known upon leaving"),
    "working_later": _("Worked six months later"),
    "not_working_later": _("Did not work six months later"),
    "later_unknown": _("Not known six months later"),
}


@dataclass(frozen=True)
class Cohort:
    """Those of one year, and how many of them became what."""

    year: int
    counts: dict

    @property
    def people(self):
        return self.counts["people"]


def entered(ambito) -> list[Cohort]:
    """Everybody by the year she came, once a year, as her first case of that year went on."""
    earlier = _same_year("opened_on").filter(opened_on__lt=OuterRef("opened_on"))
    cases = Episode.objects.filter(~Exists(earlier), team__ambito=ambito)
    placed, hired = (Exists(model.objects.filter(episode=OuterRef("pk"))) for model in (Internship, Hire))
    broken_off = Q(closing_reason__in=BROKEN_OFF)
    counts = {
        "placed": placed,
        "hired": hired,
        "open": Q(closed_on=None),
        "dropped": Q(closed_on__isnull=False) & broken_off,
        "left": Q(closed_on__isnull=False) & ~broken_off,
    }
    return _by_year(cases, "opened_on", counts)


def left(ambito) -> list[Cohort]:
    """Everybody by the year she left, once a year, as she stood when her last case of that year was closed."""
    later = _same_year("closed_on").filter(closed_on__gt=OuterRef("closed_on"))
    cases = Episode.objects.filter(~Exists(later), team__ambito=ambito, closed_on__isnull=False)
    cases = cases.alias(exit=_snapshot(SnapshotMoment.EXIT), half_a_year=_snapshot(SnapshotMoment.SIX_MONTHS))
    counts = {}
    for moment, suffix in (("exit", ""), ("half_a_year", "_later")):
        told = {name: Q(**{f"{moment}__standing{how}": value}) for name, how, value in STANDINGS}
        counts[f"working{suffix}"] = told["working"]
        counts[f"not_working{suffix}"] = told["not_working"]
        unknown = Q(**{f"{moment}__pk": None}) | Q(**{f"{moment}__standing": Standing.UNKNOWN})
        counts["later_unknown" if suffix else "exit_unknown"] = unknown
    return _by_year(cases, "closed_on", counts)


STANDINGS = (
    ("working", "", Standing.EMPLOYED),
    ("not_working", "__in", (Standing.SEEKING, Standing.NOT_SEEKING)),
)


def _by_year(cases, field, counts):
    rows = cases.order_by().values(cohort=ExtractYear(field))
    once = {name: Count("person", filter=where, distinct=True) for name, where in counts.items()}
    rows = rows.annotate(people=Count("person", distinct=True), **once).order_by("-cohort")
    return [Cohort(row.pop("cohort"), row) for row in rows]


def _same_year(field):
    """Cases of the same person and district that began, or ended, in the same year."""
    same = {"person": OuterRef("person"), "team__ambito": OuterRef("team__ambito")}
    return Episode.objects.alias(cohort=ExtractYear(field)).filter(cohort=ExtractYear(OuterRef(field)), **same)


def _snapshot(moment):
    return FilteredRelation("snapshots", condition=Q(snapshots__moment=moment, snapshots__replaced_at=None))
