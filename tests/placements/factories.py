"""Hosts, agreements and internships for the stories; fixed dates, invented names, VAT numbers that hold."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import factory
from stdnum.it import iva

from assessments.actions import load_instrument
from assessments.instrument_file import SHIPPED
from assessments.models import AgreedRating, Assessment, Item, Rating, Round
from placements.enums import (
    AGREEMENT_SIGNERS,
    AbsenceReason,
    ContractKind,
    HostKind,
    InternshipKind,
    Need,
    Presence,
    SigningManner,
)
from placements.models import (
    Agreement,
    AttendanceMonth,
    Availability,
    Contact,
    Day,
    Headcount,
    Hire,
    Host,
    Internship,
    Opening,
    Requirement,
    Signature,
    Site,
)
from placements.months import sheet
from tests.beneficiaries.factories import EpisodeFactory
from tests.equipe.factories import AmbitoFactory, UserFactory


def vat_number(n):
    """The n-th of a row of valid VAT numbers of Pordenone."""
    ten = f"{1234500 + n:07d}093"
    return ten + iva.luhn.calc_check_digit(ten)


class HostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Host
        skip_postgeneration_save = True

    ambito = factory.SubFactory(AmbitoFactory)
    name = factory.Sequence(lambda n: f"Falegnameria Del Ben {n}")
    vat_number = factory.Sequence(vat_number)
    kind = HostKind.BUSINESS

    @factory.post_generation
    def employees(self, create, extracted, **kwargs):
        """Counted at the main place of work before every story."""
        site = Site.objects.create(host=self, is_main=True, place="Porcia")
        people = 12 if extracted is None else extracted
        Headcount.objects.create(site=site, counted_on=date(2020, 1, 1), permanent=people)

    @factory.post_generation
    def contact(self, create, extracted, **reached):
        """Whom one asks for: `contact__email="info@example.org"`."""
        if reached:
            Contact.objects.create(host=self, **reached)


class AgreementFactory(factory.django.DjangoModelFactory):
    """Signed by both before it begins; `signed=False` is one that waits for its signatures."""

    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    host = factory.SubFactory(HostFactory)
    number = factory.Sequence(lambda n: f"{n + 1}/2026")
    starts_on = date(2026, 1, 1)
    ends_on = date(2027, 12, 31)
    seats = 2

    @factory.post_generation
    def signed(self, create, extracted, **kwargs):
        if extracted is not False:
            said = {"manner": SigningManner.PAPER, "signed_on": min(self.starts_on, date(2026, 1, 1))}
            Signature.objects.bulk_create(Signature(agreement=self, side=side, **said) for side in AGREEMENT_SIGNERS)


class InternshipFactory(factory.django.DjangoModelFactory):
    """Minimal and valid: six months of insertion, twenty hours a week."""

    class Meta:
        model = Internship

    episode = factory.SubFactory(EpisodeFactory)
    person = factory.SelfAttribute("episode.person")
    agreement = factory.SubFactory(AgreementFactory)
    host = factory.LazyAttribute(lambda internship: internship.agreement.host)
    kind = InternshipKind.INSERTION
    starts_on = date(2026, 3, 1)
    ends_on = date(2026, 8, 31)
    weekly_hours = 20
    allowance = Decimal("300.00")
    promoter_tutor = factory.SubFactory(UserFactory, first_name="Dario")
    host_tutor_name = "Fabio Rossi"

    class Params:
        interrupted = factory.Trait(interrupted_on=date(2026, 5, 14), interruption_reason="health")
        brought_in = factory.Trait(agreement=None, host=factory.SubFactory(HostFactory))


class AttendanceMonthFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AttendanceMonth

    internship = factory.SubFactory(InternshipFactory)
    month = date(2026, 3, 1)
    days_planned = 20
    days_attended = 20
    due = Decimal("300.00")
    confirmed_by = factory.SelfAttribute("internship.promoter_tutor")
    confirmed_at = datetime(2026, 4, 2, 9, 0, tzinfo=UTC)


class DayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Day

    internship = factory.SubFactory(InternshipFactory)
    day = date(2026, 3, 2)
    presence = Presence.PRESENT
    hours = Decimal(4)

    class Params:
        ill = factory.Trait(presence=Presence.ABSENT, hours=0, reason=AbsenceReason.ILLNESS)


class HireFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Hire

    episode = factory.SubFactory(EpisodeFactory)
    person = factory.SelfAttribute("episode.person")
    host = factory.SubFactory(HostFactory)
    starts_on = date(2026, 10, 1)
    contract = ContractKind.FIXED_TERM


class OpeningFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Opening

    agreement = factory.SubFactory(AgreementFactory)
    title = factory.Sequence(lambda n: f"Workshop help {n}")
    places = 1
    opens_on = date(2026, 2, 1)

    class Params:
        paused = factory.Trait(paused_on=date(2026, 3, 1))


class SiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Site

    host = factory.SubFactory(HostFactory)
    place = "Porcia"


class AvailabilityFactory(factory.django.DjangoModelFactory):
    """Somebody who could come on any morning and afternoon, by bus, up to thirty hours a week."""

    class Meta:
        model = Availability
        skip_postgeneration_save = True

    episode = factory.SubFactory(EpisodeFactory)
    hours_most = 30
    times = ("morning", "afternoon")
    ways = ("transport",)
    asked_on = date(2026, 5, 4)
    asked_by = factory.SelfAttribute("episode.case_manager")


def scale():
    """The instruments of the one scale as they are shipped; behaviours go on from the employability grid."""
    for name in ("employability-1", "soft-skills-1", "inventory-1"):
        load_instrument(SHIPPED / f"{name}.toml")


def item(code):
    """A behaviour, or a level by code."""
    return Item.objects.get(code=code, area__instrument__code__in=("soft-skills", "inventory"))


def require(opening, level=3, need=Need.REQUIRED, code="keeps-times"):
    """The opening asks a level of one item."""
    asked = item(code)
    return Requirement.objects.create(opening=opening, item=asked, lineage=asked.lineage, level=level, need=need)


def agreed(episode, levels, *, on=date(2026, 2, 20), by=None, own=None):
    """The team agreed on these levels (item code to level or nothing), with one professional's note beside each."""
    by = by or episode.case_manager
    instrument = item("keeps-times").area.instrument
    round = Round.objects.create(episode=episode, instrument=instrument, opened_by=by, opened_on=on, agreed_on=on)
    at = datetime.combine(on, time(9), UTC)
    seen = Assessment.objects.create(round=round, rater=by, role="social_worker", submitted_at=at)
    for code, level in levels.items():
        absence = "" if level is not None else "not_observable"
        what = {"item": item(code), "value": level, "absence": absence}
        Rating.objects.create(assessment=seen, note=f"Seen: {code}.", **what)
        AgreedRating.objects.create(round=round, **what)
    if own:
        herself = Assessment.objects.create(round=round, role="person", submitted_at=at)
        Rating.objects.bulk_create(Rating(assessment=herself, item=item(code), value=own[code]) for code in own)
    return round


def note_month(internship, month=date(2026, 3, 1), *, absent=0, missing=0):
    """Every planned day of a month noted: the first ones absent, the last ones not noted at all, presence between."""
    planned = sheet(internship, month).plan.planned
    planned = planned[: len(planned) - missing]
    for place, day in enumerate(planned):
        DayFactory(internship=internship, day=day.day, **({"ill": True} if place < absent else {"hours": day.hours}))
    return planned
