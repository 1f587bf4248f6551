"""What insuring internships costs the service, by internship and year, and from which line it is paid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from placements.models import Cover
from placements.months import changes_of
from placements.rules.acts import as_amended
from reporting.models import PaidFrom


@dataclass(frozen=True)
class Insured:
    """The insurance of one internship: what it costs by the first insured day of each year."""

    cover: Cover
    paid_from: PaidFrom | None
    costs: dict[date, Decimal]

    @property
    def internship(self):
        return self.cover.internship


def insured(ambito, *, on) -> list[Insured]:
    """Every internship whose insurance has a price, as it was agreed by a day; the first to begin first."""
    covers = Cover.objects.of_ambito(ambito).priced().with_internships().newest_first()
    covers = list(reversed(covers))
    if not covers:
        return []
    chosen = PaidFrom.objects.of_district(ambito).by_internship()
    changes, told = changes_of([cover.internship for cover in covers], made_by=on), []
    for cover in covers:
        if agreed := changes[cover.pk]:
            terms = as_amended(agreed)
            costs = cover.insurance_costs(starts_on=terms.starts_on, last_day=terms.last_day)
            told.append(Insured(cover, chosen.get(cover.pk), costs))
    return told
