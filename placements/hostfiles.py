"""What the page of a host shows: what decides first, and below it everything that hangs on the host."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from placements.models import (
    Agreement,
    Contact,
    Hire,
    Host,
    HostEntry,
    Internship,
    Opening,
    Site,
)
from placements.rules import quotas
from placements.rules.frameworks import Nearness

SHOWN = 50


@dataclass(frozen=True)
class Told:
    """How interns went on, of those who were here: how many began, were interrupted, were hired by this host."""

    interns: int
    interrupted: int
    hired: int

    @property
    def percent_hired(self):
        """Whole per cent of the interns; nothing without any."""
        return round(100 * self.hired / self.interns) if self.interns else None


@dataclass(frozen=True)
class HostFile:
    """A host with its seats and employees on a day, as one reader may see it."""

    host: Host
    reader: object
    on: date

    @cached_property
    def agreements(self):
        """Newest first, each with how near its end is; nothing nags where another one follows."""
        own = Agreement.objects.of_host(self.host).with_what_follows()
        found = list(own.with_seats(on=self.on).newest_first())
        for agreement in found:
            near = agreement.nearness(on=self.on)
            is_quiet = near != Nearness.OVER and (agreement.is_settled or not self.host.is_active)
            agreement.near = Nearness.FAR if is_quiet else near
        return found

    @property
    def until(self):
        """The agreement by which one measures how long it goes on: the one that ends last of those valid."""
        valid = [agreement for agreement in self.agreements if agreement.holds(self.on, self.on)]
        return max(valid, key=lambda agreement: agreement.ends_on, default=None)

    @property
    def free(self):
        return max(self.host.seats - self.host.taken, 0)

    @property
    def quota(self):
        """How many interns at once by the employees; None while these are not known."""
        return None if self.host.employees is None else quotas.quota(self.host.employees)

    @cached_property
    def sites(self):
        return Site.objects.of_host(self.host).with_people(on=self.on).in_order()

    @cached_property
    def contacts(self):
        return Contact.objects.of_host(self.host).with_sites().in_order()

    @cached_property
    def awaited(self):
        return list(HostEntry.objects.of_host(self.host).awaited().with_people().by_due_day())

    @cached_property
    def entries(self):
        return HostEntry.objects.of_host(self.host).with_people().newest_first()[:SHOWN]

    @cached_property
    def openings(self):
        """Those that are not closed, each with where it stands on the day."""
        openings = list(Opening.objects.at(self.host).not_closed(on=self.on).with_hosts().with_counts(on=self.on))
        for opening in openings:
            opening.now = opening.state(on=self.on)
        return openings

    @cached_property
    def internships(self):
        return Internship.objects.visible_to(self.reader).at(self.host).with_people().newest_first()[:SHOWN]

    @cached_property
    def hires(self):
        return Hire.objects.visible_to(self.reader).at(self.host).with_people().newest_first()[:SHOWN]

    @cached_property
    def told(self):
        """Counted over everybody who was here, whether the reader may see each case or not."""
        return Told(**Internship.objects.at(self.host).begun(on=self.on).outcomes_at(self.host))


def file_of(host, *, reader, on):
    return HostFile(host, reader, on)
