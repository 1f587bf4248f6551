"""What became of those who came in a year, and of those who left in one: two questions, however many years."""

from dataclasses import dataclass, replace

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from beneficiaries.enums import SnapshotMoment, Standing
from beneficiaries.models import Episode
from placements.models import Hire, Internship
from reporting.indicators.figure import Figure
from reporting.indicators.nouns import ENTRIES, EXITS
from reporting.indicators.progress import BROKEN_OFF

ENTRY_COLUMNS = {
    "people": _("Entered"),
    "placed": _("Placed since"),
    "hired": _("Hired since"),
    "converted": _("Hired after an internship"),
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
COLUMNS = {"entered": ENTRY_COLUMNS, "left": EXIT_COLUMNS}


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
    return _by_year(_who_came(ambito), "opened_on", BECAME)


def left(ambito) -> list[Cohort]:
    """Everybody by the year she left, once a year, as she stood when her last case of that year was closed."""
    return _by_year(_who_left(ambito), "closed_on", STOOD)


def behind(code: str, column: str) -> Figure:
    """The people of one number of a cohort, "entered" or "left", found by the condition that counts them."""
    words, where = COLUMNS[code][column], CONDITIONS[code].get(column, Q())
    told = {
        "entered": _("Everybody who came in the year, as her first case of that year went on up to today."),
        "left": _("Everybody who left in the year, as she stood when her last case of that year was closed."),
    }
    return Figure(f"cohort_{code}_{column}", words, told[code], COUNTED[code], lambda year: where, people=True)


def _who_came(ambito):
    earlier = _same_year("opened_on").filter(opened_on__lt=OuterRef("opened_on"))
    placed, hired = (model.objects.filter(episode=OuterRef("pk")) for model in (Internship, Hire))
    before = Internship.objects.filter(episode=OuterRef("episode"), starts_on__lte=OuterRef("starts_on"))
    cases = Episode.objects.filter(~Exists(earlier), team__ambito=ambito)
    return cases.alias(placed=Exists(placed), hired=Exists(hired), converted=Exists(hired.filter(Exists(before))))


BECAME = {
    "placed": Q(placed=True),
    "hired": Q(hired=True),
    "converted": Q(converted=True),
    "open": Q(closed_on=None),
    "dropped": Q(closed_on__isnull=False, closing_reason__in=BROKEN_OFF),
    "left": Q(closed_on__isnull=False) & ~Q(closing_reason__in=BROKEN_OFF),
}


def _who_left(ambito):
    later = _same_year("closed_on").filter(closed_on__gt=OuterRef("closed_on"))
    cases = Episode.objects.filter(~Exists(later), team__ambito=ambito, closed_on__isnull=False)
    return cases.alias(exit=_snapshot(SnapshotMoment.EXIT), half_a_year=_snapshot(SnapshotMoment.SIX_MONTHS))


def _stood(moment):
    """How people stood then: working, not working, not known; what nobody noted is not known."""
    standing = f"{moment}__standing"
    return (
        Q(**{standing: Standing.EMPLOYED}),
        Q(**{f"{standing}__in": (Standing.SEEKING, Standing.NOT_SEEKING)}),
        Q(**{f"{moment}__pk": None}) | Q(**{standing: Standing.UNKNOWN}),
    )


STOOD = dict(zip(("working", "not_working", "exit_unknown"), _stood("exit"), strict=True))
STOOD |= dict(zip(("working_later", "not_working_later", "later_unknown"), _stood("half_a_year"), strict=True))

CONDITIONS = {"entered": BECAME, "left": STOOD}

COUNTED = {
    "entered": replace(ENTRIES, rows=lambda year: _who_came(year.ambito).filter(opened_on__range=year.days)),
    "left": replace(EXITS, rows=lambda year: _who_left(year.ambito).filter(closed_on__range=year.days)),
}
"""The cases of a cohort as the lists behind it ask for them."""


def _by_year(cases, field, counts):
    rows = cases.order_by().values(cohort=ExtractYear(field))
    once = {name: Count("person", filter=where, distinct=True) for name, where in counts.items()}
    rows = rows.annotate(people=Count("person", distinct=True), **{f"n_{name}": n for name, n in once.items()})
    return [_cohort(row, counts) for row in rows.order_by("-cohort")]


def _cohort(row, counts):
    return Cohort(row["cohort"], {"people": row["people"], **{name: row[f"n_{name}"] for name in counts}})


def _same_year(field):
    """Cases of the same person and district that began, or ended, in the same year."""
    same = {"person": OuterRef("person"), "team__ambito": OuterRef("team__ambito")}
    return Episode.objects.alias(cohort=ExtractYear(field)).filter(cohort=ExtractYear(OuterRef(field)), **same)


def _snapshot(moment):
    return FilteredRelation("snapshots", condition=Q(snapshots__moment=moment, snapshots__replaced_at=None))
