"""What an accepted row says, in our words: values only, ready to be written."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class PersonEntry:
    tax_code: str
    last_name: str
    first_name: str
    sex: str
    birth_date: date
    birth_place: str
    citizenship: str
    citizenship_group: str
    municipality: str
    address: str
    isced: str
    employment: str
    disabled: bool
    referred_on: date | None
    team: str
    opened_on: date
    reason: str
    closed_on: date | None
    closing_reason: str
    closing_note: str


@dataclass(frozen=True)
class HostEntry:
    vat_number: str
    is_new: bool
    name: str
    kind: str
    place: str
    employees: int | None
    contact_name: str
    phone: str
    notes: str
    number: str  # of the agreement; empty: none
    starts_on: date | None
    ends_on: date | None
    seats: int


@dataclass(frozen=True)
class InternshipEntry:
    tax_code: str
    vat_number: str
    agreement: str
    kind: str
    starts_on: date
    ends_on: date
    interrupted_on: date | None
    weekly_hours: int
    allowance: Decimal
    promoter_tutor: str
    host_tutor: str
    outcome: str

    @property
    def last_day(self):
        return self.interrupted_on or self.ends_on


@dataclass(frozen=True)
class HireEntry:
    tax_code: str
    vat_number: str
    starts_on: date
    contract: str
    months: int | None


@dataclass(frozen=True)
class SpendingEntry:
    cost_line: str
    dated_on: date
    description: str
    amount: Decimal
    occurrence: int
