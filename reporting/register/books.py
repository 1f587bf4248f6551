"""What is known while a register is read: what the district has already, and what the rows above have added."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reporting.register.reading import bare


@dataclass
class Case:
    """The period of one case."""

    opened_on: date
    closed_on: date | None
    known: dict = field(default_factory=dict, compare=False)  # what is known of its entry: field → value

    def covers(self, day):
        return self.opened_on <= day <= (self.closed_on or date.max)

    def overlaps(self, other):
        return self.opened_on <= (other.closed_on or date.max) and other.opened_on <= (self.closed_on or date.max)


@dataclass
class Frame:
    """A framework agreement: its number, period and seats, and the internships under it."""

    number: str
    starts_on: date
    ends_on: date
    seats: int
    taken: list[tuple[date, date]] = field(default_factory=list)

    def covers(self, first, last):
        return self.starts_on <= first and last <= self.ends_on


@dataclass
class Books:
    """Keys are as the register writes them: tax codes, VAT numbers, names bare of accents and signs."""

    people: dict[str, dict] = field(default_factory=dict)  # tax code → what is known of her: field → value
    cases: dict[str, list[Case]] = field(default_factory=dict)
    hosts: dict[str, list[Frame]] = field(default_factory=dict)
    host_kinds: dict[str, str] = field(default_factory=dict)
    internships: dict[str, list[tuple[date, date]]] = field(default_factory=dict)  # first and last day
    internship_keys: set = field(default_factory=set)  # tax code, VAT number, first day
    hire_keys: set = field(default_factory=set)
    spending: Counter = field(default_factory=Counter)  # line, day, description, amount → how many are there
    spending_seen: Counter = field(default_factory=Counter)
    closed_years: set[int] = field(default_factory=set)
    cost_lines: dict[str, str] = field(default_factory=dict)  # bare → as the district writes it
    municipalities: dict[str, str] | None = None  # bare → as it is written; None: the district has named none yet
    teams: dict[str, str] = field(default_factory=dict)
    colleagues: dict[str, int] = field(default_factory=dict)  # bare name or e-mail address → who that is
    hands_in: int | None = None  # who hands the workbook in: the author of notes that name none
    last_day: date | None = None  # nothing in it can have happened later
    notes: set = field(default_factory=set)  # tax code, opening day of the case, moment, author, trace of the text
    sum_above: Decimal = Decimal(0)  # of the amounts in the rows above, to know a sum under them

    def knows_case(self, tax_code):
        return bool(self.cases.get(tax_code))

    def case_opened(self, tax_code, day):
        """The case of a person that was opened on a day."""
        return next((case for case in self.cases.get(tax_code, ()) if case.opened_on == day), None)

    def case_on(self, tax_code, day):
        """The case of a person that was open on a day; of two, the later one."""
        covering = [case for case in self.cases.get(tax_code, ()) if case.covers(day)]
        return max(covering, key=lambda case: case.opened_on, default=None)

    def frame_for(self, vat_number, first, last):
        """The agreement that covers the whole period, else one that covers its first day, else none."""
        frames = self.hosts.get(vat_number, ())
        whole = (frame for frame in frames if frame.covers(first, last))
        begun = (frame for frame in frames if frame.covers(first, first))
        return next(whole, None) or next(begun, None)

    def line_named(self, name):
        return self.cost_lines.get(bare(name), "")


def case_for(cases, day):
    """The case something belongs to that began on a day: the one open then, else the last before, else the first."""
    covering = [case for case in cases if case.opened_on <= day <= (case.closed_on or date.max)]
    before = [case for case in cases if case.opened_on <= day]
    return max(covering or before, key=lambda case: case.opened_on, default=None) or min(
        cases, key=lambda case: case.opened_on
    )
