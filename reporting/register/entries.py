"""What an accepted row says, in our words: values only, ready to be written."""

from dataclasses import dataclass, field
from datetime import date, datetime
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
    phone: str
    email: str
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
    fills: dict = field(default_factory=dict)  # of a person who is there already: field → what was still empty


@dataclass(frozen=True)
class Completion:
    """What a row adds to a person who is there already, and to the case it names if it names one."""

    tax_code: str
    opened_on: date | None
    fills: dict  # of the person: field → value
    fills_case: dict

    @property
    def municipality(self):
        return self.fills.get("municipality", "")


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


@dataclass(frozen=True)
class DiaryNote:
    tax_code: str
    opened_on: date  # of the case it stands in
    happened_at: datetime
    channel: str
    minutes: int | None
    author: int
    text: str
    private: bool
