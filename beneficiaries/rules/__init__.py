"""What is true of people by law or by register; the names are handed on, nothing more."""

from beneficiaries.rules.citizenship import citizenship_group, countries, country_code, country_name
from beneficiaries.rules.deadlines import Deadline, deadlines, when
from beneficiaries.rules.privacy import FREE_PURPOSES, SOURCES_OF_BASES, Word, basis_for, informed, telling
from beneficiaries.rules.projects import becomes_task, is_over, missing_in, next_review
from beneficiaries.rules.tax_code import TaxCode, compare, parse_tax_code

__all__ = [
    "Deadline",
    "FREE_PURPOSES",
    "SOURCES_OF_BASES",
    "TaxCode",
    "Word",
    "basis_for",
    "becomes_task",
    "citizenship_group",
    "compare",
    "countries",
    "country_code",
    "country_name",
    "deadlines",
    "informed",
    "is_over",
    "missing_in",
    "next_review",
    "parse_tax_code",
    "telling",
    "when",
]
