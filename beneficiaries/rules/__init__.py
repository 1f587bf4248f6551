"""What is true of people by law or by register; the names are handed on, nothing more."""

from beneficiaries.rules.citizenship import citizenship_group, countries, country_code, country_name
from beneficiaries.rules.deadlines import Deadline, deadlines, when
from beneficiaries.rules.household import GENERATIONS, busy_times, from_the_other_end, runs_on
from beneficiaries.rules.likeness import likeness, names_alike, phone_key
from beneficiaries.rules.privacy import FREE_PURPOSES, SOURCES_OF_BASES, Word, basis_for, informed, telling
from beneficiaries.rules.projects import becomes_task, is_over, missing_in, next_review
from beneficiaries.rules.snapshots import seen_in_time, window
from beneficiaries.rules.tax_code import TaxCode, compare, parse_tax_code

__all__ = [
    "Deadline",
    "FREE_PURPOSES",
    "GENERATIONS",
    "SOURCES_OF_BASES",
    "TaxCode",
    "Word",
    "basis_for",
    "becomes_task",
    "busy_times",
    "citizenship_group",
    "compare",
    "countries",
    "country_code",
    "country_name",
    "deadlines",
    "from_the_other_end",
    "informed",
    "is_over",
    "likeness",
    "missing_in",
    "names_alike",
    "next_review",
    "parse_tax_code",
    "phone_key",
    "runs_on",
    "seen_in_time",
    "telling",
    "when",
    "window",
]
