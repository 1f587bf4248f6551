"""Hosts with their agreements: one ends next week, one has just ended, most go on."""

from datetime import timedelta

from stdnum import luhn

from placements.enums import HostKind
from placements.models import Agreement, Host
from reporting.demo.businesses import BUSINESSES, HOST_TUTORS
from reporting.demo.host_texts import ATECO
from reporting.demo.in_touch import furnish, keep_in_touch, sign_and_renew
from reporting.demo.stage import Occupied, months_later

ENDS_NEXT_WEEK, HAS_ENDED = 10, 21  # places in the list of businesses
TUTORS_ROOM = 3


class Place:
    """A host with its seats and tutors, as the mediator has them in mind."""

    def __init__(self, host, business, tutors, *, address, phone):
        self.host, self.business = host, business
        self.contact, self.address, self.phone = tutors[0], address, phone
        self.agreements = []
        self.seats = Occupied(business.seats)
        self.tutors = {name: Occupied(TUTORS_ROOM) for name in tutors}

    def agreement_for(self, first, last):
        """The agreement that covers the whole period, if there is a free seat on every day of it."""
        covering = (one for one in self.agreements if one.starts_on <= first and last <= one.ends_on)
        return next(covering, None) if self.seats.has_room(first, last) else None

    def tutor_for(self, first, last):
        return next((name for name, load in self.tutors.items() if load.has_room(first, last)), None)


def open_the_doors(stage):
    """The hosts and agreements of the whole story, written; handed back as places with seats."""
    places = [_place(stage, number, business) for number, business in enumerate(BUSINESSES)]
    Host.objects.bulk_create([place.host for place in places])
    Agreement.objects.bulk_create([agreement for place in places for agreement in place.agreements])
    furnish(stage, places)
    sign_and_renew(stage, places)
    keep_in_touch(stage, places)
    return places


def _place(stage, number, business):
    rng = stage.rng
    contact = HOST_TUTORS[number % len(HOST_TUTORS)]
    host = Host(
        id=stage.id(),
        ambito=stage.ambito,
        name=business.name,
        vat_number=_vat_number(rng),
        kind=business.kind,
        ateco=ATECO.get(business.sector, ""),
        sector=business.sector,
    )
    if host.kind == HostKind.ASSOCIATION:
        host.vat_number, host.tax_code = "", host.vat_number
    reached = {
        "address": f"via dell’Artigiano {rng.randint(1, 60)}",
        "phone": f"0434 {rng.randint(100000, 999999)}",
    }
    second = HOST_TUTORS[(number + len(BUSINESSES)) % len(HOST_TUTORS)]
    place = Place(host, business, (contact,) if business.seats <= 2 else (contact, second), **reached)
    _agree(stage, place, number)
    return place


def _agree(stage, place, number):
    """One agreement after the other, from before the story begins until well after today."""
    starts_on = stage.begins_on - timedelta(days=stage.rng.randint(40, 500))
    last_wanted = {ENDS_NEXT_WEEK: stage.today + timedelta(days=6), HAS_ENDED: stage.today - timedelta(days=25)}
    until = last_wanted.get(number, stage.today + timedelta(days=stage.rng.randint(100, 800)))
    while starts_on < until:
        ends_on = months_later(starts_on, stage.rng.choice((24, 36))) - timedelta(days=1)
        if ends_on > until or (until - ends_on).days < 120:
            ends_on = until
        place.agreements.append(
            Agreement(
                id=stage.id(),
                host=place.host,
                number=f"{stage.rng.randint(10, 980)}/{starts_on.year}",
                starts_on=starts_on,
                ends_on=ends_on,
                seats=place.business.seats,
            )
        )
        starts_on = ends_on + timedelta(days=1)


def _vat_number(rng):
    """Eleven digits of the province of Pordenone with the right check digit."""
    number = f"{rng.randint(1000000, 9999999)}093"
    return number + luhn.calc_check_digit(number)
