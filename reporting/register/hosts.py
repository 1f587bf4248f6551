"""Rows of the sheet Aziende: a host and its agreement; the same host again brings another agreement."""

from datetime import date

from placements.enums import HostKind
from reporting.register.books import Frame
from reporting.register.entries import HostEntry
from reporting.register.reading import bare, is_empty, read_date, read_name, read_text, read_vat_number, read_whole
from reporting.register.rows import SetAside
from reporting.register.words import HOST_KINDS, Repair, Setback, Warned

AGREEMENT = ("number", "starts_on", "ends_on", "seats")


def plan_host(row, books):
    """A host by its VAT number; known already, it is a duplicate unless the row brings an agreement it has not."""
    vat_number = row.insist("vat_number", read_vat_number, otherwise=Setback.VAT_NUMBER)
    starts_on = row.take("starts_on", read_date, otherwise=Setback.DATE)
    ends_on = row.take("ends_on", read_date, otherwise=Setback.DATE)
    number, notes = _agreement(row, starts_on, ends_on)
    known = books.hosts.get(vat_number)
    if known is not None and (not number or number in {frame.number for frame in known}):
        raise SetAside(Setback.DUPLICATE)
    name = row.words("name", most=160, read=read_name)
    if not name:
        raise SetAside(Setback.NAME, "name")
    return HostEntry(
        vat_number=vat_number,
        is_new=known is None,
        name=name,
        kind=row.meaning("kind", HOST_KINDS, otherwise=HostKind.BUSINESS),
        place=row.words("place", most=120, read=read_name),
        employees=row.take("employees", read_whole),
        contact_name=row.words("contact_name", most=120, read=read_name),
        phone=row.words("phone", most=30),
        notes=notes,
        number=number,
        starts_on=starts_on,
        ends_on=ends_on,
        seats=_seats(row) if number else 0,
    )


def take_in_host(entry, books):
    frames = books.hosts.setdefault(entry.vat_number, [])
    books.host_kinds.setdefault(entry.vat_number, entry.kind)
    if entry.number:
        frames.append(Frame(entry.number, entry.starts_on, entry.ends_on, entry.seats))


def _agreement(row, starts_on, ends_on):
    """The number of the agreement if there is a whole one; an incomplete one is kept in words, for the notes."""
    number = _number(row)
    if starts_on and ends_on and starts_on <= ends_on:
        return number or f"s.n. {starts_on:%d/%m/%Y}", ""
    if not number and starts_on is None and ends_on is None:
        return "", ""
    row.warn(Warned.AGREEMENT)
    said = [read_text(row.cell(column)).value for column in AGREEMENT if not is_empty(row.cell(column))]
    return "", "Convenzione (dal registro): " + " · ".join(said)


def _number(row):
    """The agreement's number; a spreadsheet may have made a date of "3/2023"."""
    cell = row.cell("number")
    if isinstance(cell, date):
        row.repaired("number", Repair.CELL_DATE)
        return f"{cell.month}/{cell.year}"
    return row.words("number", most=40) if bare(cell) else ""


def _seats(row):
    seats = row.take("seats", read_whole)
    if not seats:
        row.warn(Warned.MISSING)
    return seats or 1
