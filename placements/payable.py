"""What waits to be paid in a district, and what a payment handed on: one row an internship, whatever it is made of."""

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from placements.models import Adjustment, AttendanceMonth, Internship, PaymentLine, PaymentRun
from placements.months import changes_of
from placements.rules import payments
from placements.rules.payers import part_of_promoter

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""
BOM = "\ufeff"


@dataclass(frozen=True)
class Row:
    """What one internship is paid, in euro, with the amounts that make it up, and what of it the promoter pays.

    That is what is to be paid; the whole `amount` tells the allowance, of which others may pay their part themselves.
    """

    internship: Internship
    lines: Sequence[PaymentLine]
    by_promoter: Decimal

    @property
    def amount(self) -> Decimal:
        return sum((line.amount for line in self.lines), start=Decimal(0))

    @property
    def months(self):
        """The first days of the months it is for, in order."""
        return sorted({line.month.month for line in self.lines})


def begins(ambito):
    """The first month the district pays in this way; nothing before its first payment."""
    first = _first(ambito)
    return first.since if first else None


def waiting(ambito, *, since, until):
    """The rows not paid yet of the months from `since` to `until`, each internship's as unsaved lines.

    Adjustments count whatever month they adjust, unless they were settled with it before the first payment. An
    internship that owes something back is not among them: it waits until later months set it off.
    """
    return [row for row in _open(ambito, since=since, until=until) if row.by_promoter >= 0]


def owed_back(ambito, *, since, until):
    """The internships whose adjustments take back more than their months pay: kept for a later payment."""
    return [row for row in _open(ambito, since=since, until=until) if row.by_promoter < 0]


def settled_otherwise(ambito, *, since, until):
    """The rows of adjustments that no payment takes in: made before the first one, of months before its first month."""
    adjusted, first = _adjusted(ambito, until), _first(ambito)
    return _rows(_in_order(_line(each) for each in adjusted if _is_settled(each, since, first)))


def rows(run):
    """What a payment handed on, by name."""
    return _rows(PaymentLine.objects.of(run).with_people().with_adjustments().by_name())


def with_parts(lines):
    """Each amount with what of it the promoter pays; host and third party pay their parts themselves.

    Of one month, the amounts handed on add up to the promoter's part of what it pays at last.
    """
    lines = list(lines)
    changes = changes_of({line.month.internship for line in lines})
    for line in lines:
        month, acts = line.month, changes[line.month.internship_id]
        after = month.due_after(line.adjustment.number) if line.adjustment else month.due
        before, after = (part_of_promoter(acts, month.month, amount) for amount in (after - line.amount, after))
        yield line, after - before


def as_csv(run):
    """The payment for who pays: semicolons, decimal commas, UTF-8 with its mark; nothing runs as a formula.

    The amount to pay is what the promoter pays; the whole allowance stands last, to be read. Who gets nothing of the
    promoter has no row. The IBAN stands empty: the service does not keep it.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            _("reference"),
            _("tax code"),
            _("name"),
            "IBAN",
            _("amount to pay"),
            _("month"),
            _("agreement number"),
            _("whole allowance"),
        ]
    )
    for place, row in enumerate((row for row in rows(run) if row.by_promoter), 1):
        one = row.internship
        writer.writerow(
            [
                f"{run.reference}-{place}",
                _harmless(one.person.tax_code),
                _harmless(f"{one.person.last_name} {one.person.first_name}"),
                "",
                f"{row.by_promoter:.2f}".replace(".", ","),
                " ".join(f"{month:%Y-%m}" for month in row.months),
                _harmless(one.agreement.number if one.agreement else ""),
                f"{row.amount:.2f}".replace(".", ","),
            ]
        )
    return (BOM + written.getvalue()).encode()


def _open(ambito, *, since, until):
    months = AttendanceMonth.objects.of_district(ambito).unpaid().within(since, until)
    lines = [PaymentLine(month=month, amount=month.due) for month in months.with_internships().with_adjustments()]
    first = _first(ambito)
    lines += [_line(each) for each in _adjusted(ambito, until) if not _is_settled(each, since, first)]
    return _rows(_in_order(lines))


def _first(ambito):
    return PaymentRun.objects.of_district(ambito).order_by("number").first()


def _adjusted(ambito, until):
    return Adjustment.objects.of_district(ambito).unpaid().until(until).with_internships().with_months()


def _is_settled(adjustment, since, first):
    begun_at = first.made_at if first else None
    return payments.settled_otherwise(
        adjustment.month.month, made_at=adjustment.made_at, since=since, begun_at=begun_at
    )


def _line(adjustment):
    return PaymentLine(month=adjustment.month, adjustment=adjustment, amount=adjustment.amount)


def _rows(lines):
    found = defaultdict(list)
    for line, part in with_parts(lines):
        found[line.month.internship].append((line, part))
    return [Row(one, [line for line, _part in told], sum(part for _line, part in told)) for one, told in found.items()]


def _in_order(lines):
    return sorted(lines, key=_place)


def _place(line):
    internship, adjustment = line.month.internship, line.adjustment
    return internship.person.sort_name, internship.pk, line.month.month, adjustment.number if adjustment else 0


def _harmless(text):
    """A text that a spreadsheet shows and never reckons."""
    text = " ".join(text.split())
    return f"'{text}" if text.startswith(RISKY) else text
