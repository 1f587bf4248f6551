"""What was granted and spent: allowances as the months say, the rest as a service of this size spends it."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from placements.payable import begins
from placements.rules.attendance import last_of
from reporting.demo.stage import months_later
from reporting.enums import Chapter
from reporting.models import CostLine, FundingYear, Spending
from reporting.register.words import SERVICE_COST_LINES

GRANTED = {0: Decimal("245000.00"), 1: Decimal("252000.00"), 2: Decimal("260000.00")}
STAFF, ALLOWANCES, INSURANCE, TRAINING, TRANSPORT = SERVICE_COST_LINES
CHAPTERS = {
    STAFF: Chapter.STAFF,
    ALLOWANCES: Chapter.PARTICIPANTS,
    INSURANCE: Chapter.PARTICIPANTS,
    TRAINING: Chapter.PARTICIPANTS,
    TRANSPORT: Chapter.RUNNING,
}
MONTHLY = {STAFF: (9_900, 10_600), INSURANCE: (380, 900), TRAINING: (0, 3_400), TRANSPORT: (250, 1_200)}
WORDS = {
    STAFF: ("Stipendi e oneri dell’équipe",),
    INSURANCE: ("INAIL e responsabilità civile dei tirocinanti", "Regolazione premio polizza RC"),
    TRAINING: (
        "Corso sicurezza generale e specifica",
        "Laboratorio di orientamento",
        "Corso HACCP",
        "Italiano per il lavoro",
    ),
    TRANSPORT: ("Abbonamenti autobus ai tirocinanti", "Indumenti da lavoro e scarpe", "Materiale per i laboratori"),
}


TARGETS = {"target_placements": 75, "target_jobs": 20}


def spend(stage, months):
    """Funding for every year, spending for every month that has passed."""
    FundingYear.objects.bulk_create(
        [
            FundingYear(ambito=stage.ambito, year=year, granted=GRANTED[place], **TARGETS)
            for place, year in enumerate(stage.years)
        ]
    )
    names = [
        CostLine(ambito=stage.ambito, name=name, chapter=CHAPTERS[name], position=place)
        for place, name in enumerate(SERVICE_COST_LINES, 1)
    ]
    lines = {line.name: line for line in CostLine.objects.bulk_create(names)}
    rows = _allowances(stage, lines[ALLOWANCES], months) + _running_costs(stage, lines)
    Spending.objects.bulk_create(rows)
    return rows


def _allowances(stage, line, months):
    """Paid on the tenth of the month after, exactly what the confirmed months say; what payments hand on is booked."""
    sums, handed_on = defaultdict(Decimal), begins(stage.ambito)
    for month in months:
        if handed_on is None or month.month < handed_on:
            sums[month.month] += month.due
    paid = [(month, months_later(month, 1).replace(day=10), amount) for month, amount in sorted(sums.items())]
    return [
        _spending(stage, line, on, f"Indennità dei tirocinanti, {month:%m/%Y}", amount)
        for month, on, amount in paid
        if on <= stage.today and amount and on >= stage.begins_on
    ]


def _running_costs(stage, lines):
    rows, month = [], stage.begins_on
    while month <= stage.today:
        for name, (least, most) in MONTHLY.items():
            euro = stage.rng.randint(least, most)
            if euro < 150 and name == TRAINING:
                continue
            on = stage.day_between(month + timedelta(days=4), last_of(month))
            amount = Decimal(euro) + Decimal(stage.rng.randint(0, 99)) / 100
            if on <= stage.today:
                rows.append(_spending(stage, lines[name], on, stage.rng.choice(WORDS[name]), amount))
        month = months_later(month, 1)
    return rows


def _spending(stage, line, on: date, description, amount):
    return Spending(
        id=stage.id(),
        ambito=stage.ambito,
        cost_line=line,
        dated_on=on,
        description=description,
        amount=amount,
        entered_by=stage.coordinator,
    )
