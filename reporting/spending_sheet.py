"""A simple sheet of spending: read row by row, each with what it would become or why it cannot be entered."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from equipe.verdicts import Refused
from equipe.workbook import new_book
from reporting.enums import Origin
from reporting.holding import Allowing
from reporting.models import CostLine, Fund, Spending
from reporting.register.reading import Unreadable, bare, is_empty, read_amount, read_date, text
from reporting.register.workbook import open_workbook

COLUMNS = {
    "dated_on": ("Data", "Date"),
    "cost_line": ("Voce di spesa", "Voce", "Cost line"),
    "fund": ("Fondo", "Fund"),
    "description": ("Descrizione", "Description"),
    "amount": ("Importo", "Amount"),
    "paid_on": ("Pagato il", "Paid on"),
    "document_number": ("N. documento", "Documento", "Document no."),
}
"""How a heading may be written; the first is how the blank sheet writes it."""
NEEDED = ("dated_on", "cost_line", "amount")
HEADER_WITHIN, MOST_ROWS = 30, 500
SHEETS = UUID("6f1f4a52-6d0e-4c55-9f43-0d1b5a3f2c11")


@dataclass(frozen=True)
class SheetRow:
    """One row: its number in the file, what it would enter, or what stands against it.

    Its key makes it enter once; it is known too where an equal row stands that no row of this file has entered.
    """

    number: int
    key: UUID
    row: Spending | None = None
    problem: str = ""
    is_known: bool = False
    said: dict = field(default_factory=dict)
    """The cells as they stand in the file, so that a row that cannot be entered is found again."""


def blank_sheet() -> bytes:
    with new_book() as (book, made):
        page, head = book.add_worksheet("Spese"), book.add_format({"bold": True})
        for place, names in enumerate(COLUMNS.values()):
            page.write_string(0, place, names[0], head)
            page.set_column(place, place, 22)
    return made.getvalue()


def read_sheet(content: bytes, ambito, *, on) -> list[SheetRow]:
    """The rows below the headings of the first sheet that has them; refused with one sentence where none has."""
    digest = sha256(content).hexdigest()
    places, rows = _find(open_workbook(content))
    if len(rows) > MOST_ROWS:
        raise Refused(_("More than %(most)s rows: bring them in several sheets.") % {"most": MOST_ROWS})
    lines = {bare(line.name): line for line in CostLine.objects.of(ambito)}
    funds, allowing = {}, Allowing(ambito.pk)
    for fund in Fund.objects.of(ambito).with_lines():
        funds |= {bare(name): fund for name in (fund.name, str(fund), fund.code) if name}
    told = [
        _told(number, uuid5(SHEETS, f"{ambito.pk}:{digest}:{number}"), cells, lines, funds, allowing, on=on)
        for number, cells in ((number, {name: row[place] for name, place in places.items()}) for number, row in rows)
        if not all(is_empty(cell) for cell in cells.values())
    ]
    return _with_known(told, ambito)


def _with_known(told, ambito):
    """A sheet that was mended and saved again is another file: what stands already is not entered a second time."""
    by_key = set(Spending.objects.filter(pk__in=[each.key for each in told]).values_list("pk", flat=True))
    equal = Spending.objects.of(ambito).typed_or_brought_in().on_days(each.row.dated_on for each in told if each.row)
    others, marked = Counter(said for key, said in equal.by_key() if key not in by_key), []
    for each in told:
        is_known = each.key in by_key
        if each.row and not is_known and others[said := _said(each.row)]:
            others[said] -= 1
            is_known = True
        marked.append(replace(each, is_known=is_known))
    return marked


def _said(row):
    """What two rows have in common that nobody could tell apart."""
    return row.cost_line_id, row.dated_on, row.description, row.amount, row.document_number


def _find(workbook):
    names = {bare(name): column for column, known in COLUMNS.items() for name in known}
    for _name, rows in workbook:
        for at, row in enumerate(rows[:HEADER_WITHIN]):
            places = {names[bare(cell)]: place for place, cell in enumerate(row) if bare(cell) in names}
            if set(NEEDED) <= set(places):
                return places, list(enumerate(rows[at + 1 :], at + 2))
    wanted = ", ".join(COLUMNS[name][0] for name in NEEDED)
    raise Refused(_("No sheet has the headings %(names)s: take the blank sheet and fill it in.") % {"names": wanted})


def _told(number, key, cells, lines, funds, allowing, *, on):
    try:
        row = _row(cells, lines, funds)
        row.origin = Origin.SHEET
        allowing.insist(row, motive=_("brought in with a sheet"), on=on)
    except Refused as refusal:
        return SheetRow(number, key, problem=str(refusal), said={name: text(cell) for name, cell in cells.items()})
    return SheetRow(number, key, row)


def _row(cells, lines, funds):
    line, fund = lines.get(bare(cells["cost_line"])), funds.get(bare(cells.get("fund", "")))
    if line is None:
        raise Refused(_("There is no cost line “%(name)s”.") % {"name": text(cells["cost_line"])})
    if fund is None and not is_empty(cells.get("fund", "")):
        raise Refused(_("There is no fund “%(name)s”.") % {"name": text(cells["fund"])})
    dated_on, paid_on = _day(cells["dated_on"]), _day(cells.get("paid_on", ""))
    amount = _amount(cells["amount"])
    if dated_on is None:
        raise Refused(_("The date is missing."))
    if not amount:
        raise Refused(_("The amount is missing, or zero."))
    said = {name: text(cells.get(name, "")) for name in ("description", "document_number")}
    return Spending(
        cost_line=line,
        fund=fund,
        dated_on=dated_on,
        paid_on=paid_on,
        amount=amount,
        description=said["description"][:200],
        document_number=said["document_number"][:60],
    )


def _day(cell) -> date | None:
    try:
        return read_date(cell).value
    except Unreadable:
        raise Refused(_("“%(cell)s” is no day: write it as 31/01/2026.") % {"cell": text(cell)}) from None


def _amount(cell) -> Decimal | None:
    try:
        return read_amount(cell).value
    except Unreadable:
        raise Refused(_("“%(cell)s” is no amount: write it as 1.234,56.") % {"cell": text(cell)}) from None
