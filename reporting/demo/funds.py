"""Two years of funds: granted, planned, received in part; lines of internships, a booked payment, signed hours."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from placements.models import PaymentLine
from placements.payable import with_parts
from placements.rules.attendance import days_of, last_of, month_after
from placements.rules.holidays import is_holiday
from reporting.demo.money import ALLOWANCES, GRANTED, INSURANCE, STAFF, TRAINING, TRANSPORT
from reporting.demo.stage import SEED
from reporting.enums import Activity, FundActKind, Origin, PayerKind, YearActKind
from reporting.models import (
    Commitment,
    CostLine,
    Fund,
    FundAct,
    FundingYear,
    FundPayer,
    PaidFrom,
    PlannedAmount,
    Spending,
    Timesheet,
    TimesheetHours,
    UnitCost,
    WorkCost,
    YearAct,
)

PLANNED = {STAFF: 50, ALLOWANCES: 35, INSURANCE: 4, TRAINING: 6, TRANSPORT: 5}
"""Per cent of the grant that is planned on each line."""
PAYERS = ((PayerKind.REGION, "Regione Friuli Venezia Giulia", 70), (PayerKind.MUNICIPALITY, "Comune ente gestore", 30))
UNION = ((PayerKind.UNION, "Unione europea", 40), (PayerKind.STATE, "Stato", 42), (PayerKind.REGION, "Regione", 18))
LEFT_TO_BOOK, WITHOUT_LINE = 4, 2
INHABITANTS = {"Pordenone": 50_000, "Cordenons": 18_000, "Porcia": 15_000, "Zoppola": 8_000}
"""Round numbers, for the demo only: the real ones are the administrator's to write down."""


def fund_the_years(stage):
    """After spending, payments and internships: the last two years have funds, the first one is closed."""
    lines = {line.name: line for line in CostLine.objects.of(stage.ambito)}
    funds = [_fund(stage, lines, place) for place in (1, 2)]
    _second_fund(stage, lines)
    _pay_internships(stage, lines, funds[-1])
    _bind(stage, lines, funds[-1])
    _write_hours(stage)
    _close(stage)
    for place in stage.municipalities.values():
        place.population, place.counted_on = INHABITANTS.get(place.name, 5_000), date(stage.today.year, 1, 1)
        place.save(update_fields=["population", "counted_on"])


def _fund(stage, lines, place):
    year = stage.years[place]
    fund = Fund.objects.create(
        id=stage.id(),
        ambito=stage.ambito,
        name="Fondo per l’inclusione lavorativa",
        code=f"DGR {140 + place}/{year - 1}",
        year=year,
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        paid_by=date(year + 1, 2, 28),
        report_by=date(year + 1, 3, 31),
        rules="Spese sostenute nell’anno, intestate al Comune e pagate entro il termine.\nRendiconto con il registro.",
    )
    _payers(fund, PAYERS)
    granted = GRANTED[place]
    _act(stage, fund, 1, FundActKind.GRANT, date(year, 1, 15), granted, f"prot. {1200 + place}/{year}")
    _act(stage, fund, 2, FundActKind.ADVANCE, date(year, 3, 20), granted * 7 / 10, f"mandato {310 + place}")
    _act(stage, fund, 3, FundActKind.BALANCE, date(year + 1, 4, 30), granted * 3 / 10, f"mandato {420 + place}")
    for number, (name, part) in enumerate(PLANNED.items(), 1):
        _plan(stage, fund, lines[name], number, granted * part / 100)
    Spending.objects.dated_within(fund.starts_on, fund.ends_on).of(stage.ambito).update(fund=fund)
    return fund


def _second_fund(stage, lines):
    year = stage.years[-1]
    fund = Fund.objects.create(
        id=stage.id(),
        ambito=stage.ambito,
        name="FSE+ Laboratori di orientamento",
        code="CUP H51J24000120006",
        year=year,
        starts_on=date(year, 2, 1),
        ends_on=date(year, 12, 31),
        overhead=Decimal(15),
    )
    _payers(fund, UNION)
    fund.eligible_lines.set([lines[STAFF], lines[TRAINING]])
    _act(stage, fund, 1, FundActKind.GRANT, date(year, 2, 1), Decimal(18_000), f"decreto {77}/{year}")
    _plan(stage, fund, lines[STAFF], 1, Decimal(12_000))
    _plan(stage, fund, lines[TRAINING], 2, Decimal(6_000))
    UnitCost.objects.create(
        fund=fund,
        name="Ora di orientamento individuale",
        unit="ora",
        amount=Decimal("38.00"),
        act="importo d’esempio, da sostituire con quello del decreto",
        valid_from=fund.starts_on,
    )


def _payers(fund, payers):
    FundPayer.objects.bulk_create(
        [
            FundPayer(fund=fund, kind=kind, name=name, share=share, position=place)
            for place, (kind, name, share) in enumerate(payers, 1)
        ]
    )


def _act(stage, fund, number, kind, on, amount, protocol):
    if on <= stage.today:
        FundAct.objects.create(
            id=stage.id(),
            fund=fund,
            number=number,
            kind=kind,
            dated_on=on,
            amount=amount,
            protocol=protocol,
            noted_by=stage.coordinator,
        )


def _plan(stage, fund, line, number, amount):
    PlannedAmount.objects.create(
        fund=fund,
        cost_line=line,
        number=number,
        dated_on=fund.starts_on,
        amount=amount,
        noted_by=stage.coordinator,
    )


def _pay_internships(stage, lines, fund):
    """The internships of the one payment have their line, all but two; most of their amounts are booked."""
    handed_on = PaymentLine.objects.of_district(stage.ambito).with_people().with_adjustments()
    paid = list(handed_on.select_related("run").order_by("pk"))
    known = list({line.month.internship_id: line.month.internship for line in paid}.values())
    line = lines[ALLOWANCES]
    PaidFrom.objects.bulk_create(
        [
            PaidFrom(
                internship=one,
                cost_line=line,
                insurance_line=lines[INSURANCE],
                fund=fund,
                chosen_by=stage.coordinator,
            )
            for one in known[WITHOUT_LINE:]
        ]
    )
    with_line = {one.pk for one in known[WITHOUT_LINE:]}
    own = [(each, part) for each, part in with_parts(paid) if each.month.internship_id in with_line and part]
    Spending.objects.bulk_create([_booked(stage, each, part, line, fund) for each, part in own[:-LEFT_TO_BOOK]])


def _booked(stage, each, part, line, fund):
    paid_on = each.run.made_at.date()
    dated_on = min(last_of(each.month.month), paid_on)
    return Spending(
        id=stage.id(),
        ambito=stage.ambito,
        origin=Origin.PAYMENT,
        payment_line=each,
        cost_line=line,
        fund=fund if fund.starts_on <= dated_on <= fund.ends_on else None,
        dated_on=dated_on,
        paid_on=paid_on,
        document_number=each.run.reference,
        description=f"Indennità di {each.month.month:%m/%Y}, pagamento {each.run.reference}",
        amount=part,
        entered_by=stage.coordinator,
    )


def _bind(stage, lines, fund):
    for number, name, amount, words in (
        (88, TRAINING, 3_200, "Corso sicurezza, due edizioni"),
        (104, TRANSPORT, 1_450, "Abbonamenti autobus del trimestre"),
    ):
        Commitment.objects.create(
            id=stage.id(),
            ambito=stage.ambito,
            fund=fund,
            cost_line=lines[name],
            dated_on=max(fund.starts_on, stage.today - timedelta(days=30)),
            number=f"determina {number}/{fund.year}",
            description=words,
            amount=amount,
            entered_by=stage.coordinator,
        )


def _write_hours(stage):
    """Fourteen months of the desk: countersigned, but for the coordinator's own, and the last of the others."""
    rng, this = Random(SEED + 21), stage.today.replace(day=1)
    people = (stage.mediator, stage.educator, stage.coordinator)
    for user, cost in zip(people, ("34120.00", "32480.50", "41900.00"), strict=True):
        for year in stage.years[1:]:
            WorkCost.objects.create(
                ambito=stage.ambito, user=user, year=year, yearly_cost=Decimal(cost), yearly_hours=1_720
            )
    for back in range(14, 0, -1):
        month = month_after(this, -back)
        for user in people:
            if back == 1 and user == stage.mediator:
                continue  # the one that is missing
            sheet = Timesheet.objects.create(id=stage.id(), ambito=stage.ambito, user=user, month=month)
            TimesheetHours.objects.bulk_create(_hours(rng, sheet))
            _sign(stage, sheet, still_open=back == 1 and user == stage.educator, waits=back == 2)


def _sign(stage, sheet, *, still_open, waits):
    if still_open:
        return
    sheet.signed_at = stage.moment(month_after(sheet.month, 1))
    if not waits and sheet.user != stage.coordinator:
        sheet.countersigned_at, sheet.countersigned_by = sheet.signed_at + timedelta(days=1), stage.coordinator
    sheet.save()


def _hours(rng, sheet):
    for number in range(days_of(sheet.month)):
        day = sheet.month + timedelta(days=number)
        if day.weekday() < 5 and not is_holiday(day):
            first = rng.choice((3, 4, 5))
            other = rng.choice((Activity.HOSTS, Activity.GROUPS, Activity.TEAM, Activity.OFFICE))
            for activity, hours in ((Activity.CASES, first), (other, Decimal("7.25") - first)):
                yield TimesheetHours(timesheet=sheet, day=day, activity=activity, hours=hours)


def _close(stage):
    year = FundingYear.objects.get(ambito=stage.ambito, year=stage.years[0])
    year.closed_on = date(year.year + 1, 4, 15)
    if year.closed_on > stage.today:
        return
    year.save(update_fields=["closed_on"])
    YearAct.objects.create(
        funding_year=year, kind=YearActKind.CLOSED, dated_on=year.closed_on, done_by=stage.coordinator
    )
